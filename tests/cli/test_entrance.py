"""The ways in: what is loaded when, and that the short way and the framework's know the same options."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rolekat.cli import check_command
from rolekat.cli.app import COMMANDS, MODULES
from rolekat.cli.check_options import FLAGS, VALUES, CheckOptions, parse
from rolekat.language import LANGUAGES

CLEAN = "system: lille\ntitle: Lille\ngallery: lille@1\nroles:\n  leder:\n    why: Nogen skal lede.\ncontact_point: {start: leder}\n"
GALLERY = """\
gallery: lille
version: "1"
title: Lille
language: da
lifecycle:
  phases: {start: {title: Start}}
groups:
  alle: {title: Alle, roles: [leder]}
changes:
  "1": {text: Første}
"""
ROLE = """\
role: leder
title: Leder
held_per: system
tasks:
  lede: {text: Leder}
appointment: {how: designated, from: start}
suggested: {mandatory: start}
contact_for: [{subject: system}]
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    for name, text in (("systems/lille", CLEAN), ("roles/lille/gallery", GALLERY), ("roles/lille/leder", ROLE)):
        path = tmp_path / "catalog" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    program = code or "from rolekat.__main__ import main; main()"
    command = [sys.executable, "-c", program, *arguments]
    variables = {**os.environ, "ROLEKAT_LANG": "en", "NO_COLOR": "1", **environment}
    return subprocess.run(
        command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
    )


LOADED = "import sys\nfrom rolekat.cli.entrance import run\ncode = run(sys.argv[1:])\nprint(code, *[name for name in {names} if name in sys.modules])"


def test_a_clean_check_loads_neither_framework_nor_pydantic_nor_libyaml(catalog: Path) -> None:
    names = ("typer", "rich", "jinja2", "pydantic", "yaml", "pathlib", "inspect", "dataclasses", "tomllib", "datetime")
    (catalog / "rolekat.toml").write_text('as-of = "2026-11-23"\n\n[check]\nfail-on = "error"\n', encoding="utf-8")
    ran = run(catalog, "check", code=LOADED.format(names=names))
    assert ran.stdout.splitlines()[-1] == "0", ran.stdout + ran.stderr


def test_a_check_loads_no_rules_of_what_is_not_there(catalog: Path) -> None:
    names = (
        "staffing.sheet_not_agreed",
        "staffing.holder_has_left",
        "galleries.wrong_component",
        "systems.timing_differs",
    )
    ran = run(catalog, "check", code=LOADED.format(names=tuple(f"rolekat.rules.{name}" for name in names)))
    assert ran.stdout.splitlines()[-1] == "0 rolekat.rules.systems.timing_differs", ran.stdout + ran.stderr


def test_what_a_check_loads_makes_no_named_tuples_by_the_library(catalog: Path) -> None:
    """Their classes are a twentieth of a run; `Record` makes the same in a sixth of the time."""
    code = (
        "import sys, typing\nmade, make = [], typing.NamedTupleMeta.__new__\n"
        "def noted(cls, name, bases, body, *rest):\n"
        "    made.append(f\"{body['__module__']}.{name}\")\n"
        "    return make(cls, name, bases, body, *rest)\n"
        "typing.NamedTupleMeta.__new__ = noted\n"
        "from rolekat.cli.entrance import run\nrun(sys.argv[1:])\n"
        "print([name for name in made if name.startswith('rolekat')])"
    )
    if sys.version_info < (3, 14):  # from there on a `Record` is a `NamedTuple`
        ran = run(catalog, "check", code=code)
        assert ran.stdout.splitlines()[-1] == "[]", ran.stdout + ran.stderr


def test_a_finding_in_a_plain_file_is_found_and_printed_without_libyaml(catalog: Path) -> None:
    (catalog / "catalog" / "systems" / "x.yaml").write_text(f"{CLEAN}titel: X\n", encoding="utf-8")
    ran = run(catalog, "check", code=LOADED.format(names=("yaml",)))
    assert "`titel` is no key" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "1", ran.stdout + ran.stderr


def test_a_check_that_finds_faults_loads_no_more_than_libyaml(catalog: Path) -> None:
    (catalog / "catalog" / "systems").mkdir(exist_ok=True)
    (catalog / "catalog" / "systems" / "x.yaml").write_text("system: X\ntitel: X\nrolse:\n", encoding="utf-8")
    names = ("typer", "rich", "jinja2", "pydantic", "inspect", "dataclasses")
    ran = run(catalog, "check", code=LOADED.format(names=names))
    assert "RK" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "1", ran.stdout + ran.stderr


def test_the_version_loads_nothing(tmp_path: Path) -> None:
    names = ("re", "enum", "typing", "rolekat.cli")
    code = f"import sys\nsys.argv = ['rolekat', '--version']\nbefore = set(sys.modules)\nfrom rolekat.__main__ import main\nmain()\nprint(*[n for n in {names} if n in set(sys.modules) - before])"
    ran = run(tmp_path, code=code)
    assert ran.stdout.splitlines()[0].startswith("rolekat ")
    assert ran.stdout.splitlines()[1] == ""


def test_the_short_way_knows_the_options_of_the_framework() -> None:
    import inspect

    parameters = set(inspect.signature(check_command.command).parameters)
    known = {"paths", *VALUES.values(), *FLAGS.values()} - {"lang"}  # the framework's words come without --lang
    assert {name.rstrip("_") for name in parameters} == known
    assert known | {"lang"} == set(CheckOptions._fields)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], CheckOptions()),
        (["a", "--strict", "b"], CheckOptions(("a", "b"), strict=True)),
        (["--format=json", "-o", "x"], CheckOptions(format="json", output=("x",))),
        (["-o", "junit:a.xml", "--output=x"], CheckOptions(output=("junit:a.xml", "x"))),
        (["-f", "sarif"], CheckOptions(format="sarif")),
        (["--select", "RK3,RK101", "--select", "x"], CheckOptions(select=("RK3", "RK101", "x"))),
        (["--lang", "da"], CheckOptions(lang="da")),
    ],
)
def test_plain_words_are_read(words: list[str], options: CheckOptions) -> None:
    assert parse(words) == options


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["--foo"], ["--format", "xml"], ["--output"], ["--strict=1"], ["--", "x"], ["-o"]]
)
def test_all_else_goes_to_the_framework(words: list[str]) -> None:
    assert parse(words) is None


EACH_HELP = """
import sys
from rolekat.cli.app import COMMANDS, run_app
for command in COMMANDS:
    print(f"=== {command}", run_app([command, "--help"]))
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_help_in_every_language(tmp_path: Path, language: str) -> None:
    ran = run(tmp_path, code=EACH_HELP, ROLEKAT_LANG=language, COLUMNS="100")  # the language is chosen once a process
    assert ran.returncode == 0, ran.stderr
    shown = {"da": "Vis denne hjælp", "en": "Show this help", "nb": "Vis denne hjelpen", "nn": "Vis denne hjelpa"}
    before = 0
    for command in COMMANDS:
        assert command in MODULES
        end = ran.stdout.index(f"=== {command} 0\n", before)
        assert f"rolekat {command}" in ran.stdout[before:end]
        assert shown[language] in ran.stdout[before:end]
        before = end


def test_alone_it_shows_its_help_and_complains_of_nothing(tmp_path: Path) -> None:
    ran = run(tmp_path, ROLEKAT_LANG="da", COLUMNS="80")
    assert (ran.returncode, ran.stderr) == (2, "")
    assert "Skriv: rolekat [VALGMULIGHEDER] KOMMANDO" in ran.stdout
    panels = re.findall(r"^╭─ ([^─]*) ─", ran.stdout, re.MULTILINE)
    assert panels[:4] == ["Valgmuligheder", "Begynd", "Slå op", "Tjek og ret"]
    assert set(COMMANDS) <= set(re.findall(r"^│ ([a-z]+) ", ran.stdout, re.MULTILINE))
    assert "<bool>" not in ran.stdout


def test_words_to_fill_in_are_in_the_language_and_without_braces(tmp_path: Path) -> None:
    ran = run(tmp_path, "new", "staffing", "--help", ROLEKAT_LANG="nn", COLUMNS="80")
    assert "Skriv: rolekat new staffing [VAL] SYSTEM\n" in re.sub(" +\n", "\n", ran.stdout)
    assert " FASE=DATO " in ran.stdout


def test_help_names_every_list(tmp_path: Path) -> None:
    from rolekat.cli.list_command import KINDS
    from rolekat.terminal.lists import LISTS

    assert tuple(LISTS) == KINDS
    ran = run(tmp_path, "list", "--help", COLUMNS="120")
    assert "components" in ran.stdout
    assert "<str>" not in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("chek",), 2, "Did you mean `rolekat check`?"),
        (("--lang", "da", "chek"), 2, "Mente du `rolekat check`?"),
        (("check", "--formt", "json"), 2, "--format"),
        (("check", "--format", "xml"), 2, "`xml` is not one of github, gitlab, json"),
        (("check", "nowhere"), 2, "There is no file or folder `nowhere`"),
        (("check", "--select", "RK777"), 2, "There is no rule `RK777`"),
        (("explain", "RK777"), 2, "There is no rule `RK777`"),
        (("explain", "302"), 2, "There is no rule `302`. Did you mean `RK302`?"),
        (("explain", "dangling-rol"), 2, "Did you mean `dangling-role`?"),
        (("list", "--phase"), 2, "`--phase` needs a value behind it."),
        (("explain",), 2, "`RULE` is missing"),
        (("transfer", "ab", "cd"), 2, "`rolekat transfer PERSON --to PERSON`"),
        (("transition", "aula", "drift"), 2, "`rolekat transition SYSTEM --to PHASE`"),
        (("delegate", "owner"), 2, "`rolekat delegate ROLE TASK --to HOLDER`"),
        (("who", "ab", "--from", "x"), 2, "There is no option `--from` here. `--help`"),
        (("list", "--lang", "xx"), 2, "`xx` is not one of"),
        (("--lang", "da", "new", "staffing", "aula", "--organisation", "by"), 2, "Der er: ingen."),
        (("check",), 3, "rolekat init"),
    ],
)
def test_a_slip_is_a_sentence(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = run(tmp_path, *arguments)
    assert ran.returncode == code, ran.stderr
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lang = 'xx'", "cannot be `xx`"),
        ("langg = 'da'", "there is no setting `langg`"),
        ("lang = ", "line 1 is not"),
        ("sources = 'catalog'", "must be a list"),
        ("lang = 1", "must be a text"),
        ("sources = ['nowhere']", "`nowhere`"),
    ],
)
def test_a_wrong_setting_is_a_sentence(catalog: Path, text: str, said: str) -> None:
    (catalog / "rolekat.toml").write_text(text, encoding="utf-8")
    ran = run(catalog, "check")
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_settings_count_and_options_count_more(catalog: Path) -> None:
    (catalog / "catalog" / "systems" / "lille.yaml").write_text(
        CLEAN.replace("    why: Nogen skal lede.\n", ""), encoding="utf-8"
    )
    assert run(catalog, "check").returncode == 0  # a note
    (catalog / "rolekat.toml").write_text("[check]\nfail-on = 'note'\n", encoding="utf-8")
    assert run(catalog, "check").returncode == 1
    assert run(catalog, "check", "--fail-on", "warning").returncode == 0
    assert run(catalog, "check", "--ignore", "RK3").returncode == 0
    assert run(catalog, "check", "--select", "RK101").returncode == 0


def test_a_fault_of_ours_is_loud_and_has_its_own_code(tmp_path: Path) -> None:
    code = "import sys\nimport rolekat.cli.check_run as c\nc.run_check = lambda options: 1 / 0\nfrom rolekat.__main__ import main\nsys.argv = ['rolekat', 'check']\nmain()"
    ran = run(tmp_path, code=code)
    assert ran.returncode == 70
    assert "ZeroDivisionError" in ran.stderr
    assert "fault in rolekat itself" in ran.stderr


def test_a_reader_that_has_had_enough_is_no_fault(catalog: Path) -> None:
    code = "import sys, os\nr, w = os.pipe(); os.close(r); os.dup2(w, 1)\nfrom rolekat.__main__ import main\nsys.argv = ['rolekat', 'check']\nmain()"
    ran = run(catalog, code=code)
    assert ran.stderr == ""


def test_reports_go_to_files_whole(catalog: Path) -> None:
    ran = run(catalog, "check", "--format", "json", "--output", "out/report.json")
    assert ran.returncode == 0
    assert (catalog / "out" / "report.json").read_text(encoding="utf-8").startswith("{")
    assert run(catalog, "check", "--output", "catalog").returncode == 2

"""`rolekat fix` as somebody types it: what is told, what is written, what is left alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.hut import FILES, HUT, HUT_FILE, STAFF, STAFF_FILE, VILLAGE, VILLAGE_FILE, lay

from rolekat.changes.fix import Fix, fix
from rolekat.check import Choice
from rolekat.cli.entrance import run
from rolekat.config import Config
from rolekat.fixing import registry
from rolekat.language import LANGUAGES, Language, words

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLEKAT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    def run_and_read(*line: str) -> tuple[int, str]:
        code = run(["fix", *line])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return run_and_read


def test_where_nothing_is_wrong_there_is_nothing_to_mend(here: Path, typed: Typed) -> None:
    before = contents(here)
    assert typed() == (0, "There is nothing to mend.\n")
    assert contents(here) == before


def test_what_is_told_and_what_is_written(here: Path, typed: Typed) -> None:
    lay(here, {HUT_FILE: HUT + "uses: [toolrack] # a rack\nintroduction: “The hut.”\n"})
    assert typed()[1] == (
        "catalog/systems/hut.yaml:6:8: RK112 `toolrack` is now `tool-rack`\n"
        'catalog/systems/hut.yaml:7:15: RK019 `“The hut.”` is now `"The hut."`\n'
        "\n"
        "Changed: catalog/systems/hut.yaml (+2 -2 lines)\n"
        "\n"
        "2 findings are mended.\n"
    )
    assert (here / HUT_FILE).read_text("utf-8") == HUT + 'uses: [tool-rack] # a rack\nintroduction: "The hut."\n'


def test_documents_from_before_it_are_told(here: Path, typed: Typed) -> None:
    document = {"rollekatalog/hut/role-catalog.md": "<!-- rolekat: render x -->\n# Made\n"}
    lay(here, {HUT_FILE: HUT + "uses: [toolrack]\n", **document})
    said = "The documents in rollekatalog/hut are from before this change. `rolekat render hut` makes them anew.\n"
    assert said not in typed("--dry-run")[1]
    assert typed()[1].endswith(f"\n\n{said}")
    assert said not in typed()[1]


def test_a_dry_run_shows_the_difference_and_writes_nothing(here: Path, typed: Typed) -> None:
    lay(here, {HUT_FILE: HUT + "uses: [toolrack]\n"})
    before = contents(here)
    code, said = typed("--dry-run")
    assert code == 0
    assert "-uses: [toolrack]\n+uses: [tool-rack]\n" in said
    assert said.endswith("One finding would be mended.\nNot written: this was only a trial.\n")
    assert contents(here) == before


def test_only_what_is_safe_unless_more_is_asked_for(here: Path, typed: Typed) -> None:
    lay(here, {HUT_FILE: HUT + "uses: [tool-rak]\n"})
    before = contents(here)
    code, said = typed()
    assert code == 0
    assert said.startswith("There is nothing to mend.\n`rolekat fix --unsafe` would try one more.")
    assert contents(here) == before
    assert "`tool-rak` is now `tool-rack`" in typed("--unsafe")[1]
    assert typed("--unsafe") == (0, "There is nothing to mend.\n")


def test_line_ends_a_byte_order_mark_quotes_and_comments_stay(here: Path, typed: Typed) -> None:
    text = "\ufeff" + (HUT + "uses: ['toolrack']  # a rack\n# the end").replace("\n", "\r\n")
    lay(here, {HUT_FILE: text})
    assert typed()[0] == 0
    assert (here / HUT_FILE).read_bytes().decode("utf-8") == text.replace("toolrack", "tool-rack")


@pytest.mark.parametrize(
    ("line", "left"),
    [
        (["--select", "RK112"], "“The hut.”"),
        (["--select", "unknown-name,RK9"], "“The hut.”"),
        (["--ignore", "RK112"], "[toolrack]"),
        (["catalog/organisations"], "[toolrack]"),
    ],
)
def test_only_what_was_asked_for(here: Path, typed: Typed, line: list[str], left: str) -> None:
    lay(here, {HUT_FILE: HUT + "uses: [toolrack]\nintroduction: “The hut.”\n"})
    assert typed(*line)[0] == 0
    assert left in (here / HUT_FILE).read_text("utf-8")


def test_what_cannot_be_is_said_as_elsewhere(here: Path, typed: Typed) -> None:
    assert typed("--select", "RK777")[0] == 2
    assert typed("nowhere")[0] == 2
    (here / "empty").mkdir()
    assert typed("empty")[0] == 3


def test_a_finding_that_somebody_has_explained_is_left_alone(here: Path, typed: Typed) -> None:
    lay(here, {HUT_FILE: HUT + "uses: [toolrack] # rolekat: ignore RK112 -- It will be.\n"})
    assert typed() == (0, "There is nothing to mend.\n")


def test_an_id_is_mended_in_all_files_at_once(here: Path, typed: Typed) -> None:
    lay(here, {VILLAGE_FILE: VILLAGE.replace("anna", "ANNA"), STAFF_FILE: STAFF.replace("anna", "ANNA")})
    assert typed()[0] == 0
    assert {VILLAGE, STAFF} == {(here / VILLAGE_FILE).read_text("utf-8"), (here / STAFF_FILE).read_text("utf-8")}


def test_a_mend_that_would_bring_something_new_is_not_made_and_the_others_are(here: Path, typed: Typed) -> None:
    """The title of a catalog must not be empty, whatever stands there for nothing."""
    text = HUT.replace("The hut", "null") + "uses: [toolrack]\ncategory: ~\n"
    lay(here, {HUT_FILE: text})
    code, said = typed()
    assert code == 0
    assert "Not mended:\ncatalog/systems/hut.yaml:2:8: RK025 " in said
    assert "\n  This would be found instead: catalog/systems/hut.yaml:2:1: RK026 " in said
    assert (here / HUT_FILE).read_text("utf-8") == text.replace("category: ~", "category:")


def test_what_stands_in_the_way_is_mended_first_and_the_rest_in_the_same_run(here: Path, typed: Typed) -> None:
    lay(here, {HUT_FILE: HUT.replace("The hut", "Hut: the new one") + "usess: [toolrack]\n"})
    code, said = typed()
    assert code == 0
    assert [line.split()[1] for line in said.split("\n")[:3]] == ["RK006", "RK021", "RK112"]
    assert (here / HUT_FILE).read_text("utf-8").endswith("uses: [tool-rack]\n")


def test_what_comes_to_light_is_told(here: Path, typed: Typed) -> None:
    lay(here, {HUT_FILE: HUT.replace("The hut", "Hut: the new one") + "uses: [hammer]\n"})
    code, said = typed()
    assert code == 0
    assert "One finding has come to light in what could not be read before:\n\nerror[RK112]: " in said


@pytest.mark.parametrize(
    "staff",
    [
        STAFF.replace("builder:", "bilder:"),
        STAFF.replace("builder:", "Builder:"),
        STAFF.replace("holders:", "holdrs:"),
        STAFF.replace("roles:", "rolles:"),
        STAFF.replace("person: anna", "person: annna"),
        STAFF.replace("person: anna", "persn: anna"),
        STAFF.replace("      - {person: anna, from: 2026-01-05, deputies: [bert]}", "      - anna"),
        STAFF.replace("    holders:\n      - {person: anna, from: 2026-01-05, deputies: [bert]}", "    holders: anna"),
    ],
)
def test_nobody_is_put_into_a_role(here: Path, typed: Typed, staff: str) -> None:
    lay(here, {STAFF_FILE: staff})
    before = contents(here)
    assert typed("--unsafe")[0] == 0
    assert contents(here) == before


def test_why_a_role_under_which_somebody_stands_keeps_its_name(here: Path, typed: Typed) -> None:
    lay(here, {STAFF_FILE: STAFF.replace("builder:", "bilder:")})
    for line in ((), ("--unsafe",)):
        code, said = typed(*line)
        assert code == 0
        assert "RK101" in said
        assert words("en")("fix.why.holder") in said


def test_the_contact_register_is_its_keepers_alone(here: Path, typed: Typed) -> None:
    lay(here, {
        "rolekat.toml": 'as-of = "2026-06-01"\n[contacts]\nregister = "contacts.yaml"\n',
        "contacts.yaml": "anna: {name: Anna, verifed: 1.5.2026}\n",
        ".gitignore": "contacts.yaml\n",
    })  # fmt: skip
    before = contents(here)
    assert typed("--unsafe") == (0, "There is nothing to mend.\n")
    assert contents(here) == before
    assert run(["check", "--format", "json", "--output", "found.json"]) in (0, 1)
    found = json.loads((here / "found.json").read_text("utf-8"))["findings"]
    of_register = [each for each in found if each["file"] == "contacts.yaml"]
    assert of_register
    assert {each["fixable"] for each in of_register} == {None}


def test_a_file_that_gets_another_name(here: Path, typed: Typed) -> None:
    (here / HUT_FILE).rename(here / "catalog/systems/shack.yaml")
    (here / STAFF_FILE).unlink()
    code, said = typed("--unsafe", "catalog/systems/shack.yaml")
    assert code == 0
    assert "the file `shack.yaml` is now called `hut.yaml`" in said
    assert not (here / "catalog/systems/shack.yaml").exists()
    assert (here / HUT_FILE).read_text("utf-8") == HUT


def test_many_mends_of_which_one_cannot_be_made(here: Path) -> None:
    """Fewer are tried until it is plain which it is, and no other is held back."""
    systems = {
        f"catalog/systems/s{number}.yaml": HUT.replace("hut", f"s{number}") + "uses: [toolrack]\nprofile: ~\n"
        for number in range(20)
    }
    systems["catalog/systems/s7.yaml"] = systems["catalog/systems/s7.yaml"].replace("The s7", "~")
    lay(here, systems)
    fixed = fix(Fix(), Config(str(here), as_of="2026-06-01", found=True))
    assert [each.found.finding.place.path for each in fixed.left] == [("title",)]
    assert len(fixed.mended) == 20 + 19


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_each_language(here: Path, language: Language) -> None:
    lay(here, {HUT_FILE: HUT.replace("The hut", "null") + 'profile: ~\nintroduction: a"\n'})
    done = subprocess.run(
        [sys.executable, "-m", "rolekat", "--lang", language, "fix", "--dry-run"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    say = words(language)
    for text in (say("fix.left"), say.count("fix.offered", 1), say.count("fix.would-mend", 1)):
        assert text in done.stdout


def test_each_reason_and_each_mend_has_its_words() -> None:
    """What modules name by a key is there; the languages themselves are held together elsewhere."""
    folder = Path(registry.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    code += Path(fix.__code__.co_filename).read_text("utf-8")
    texts = words("en").section("fix")
    assert set(re.findall(r'UnmendableError\(\s*"([a-z-]+)"', code)) | {"new", "stays"} <= texts["why"].keys()
    assert set(re.findall(r'Mend\(\s*"([a-z-]+)"', code)) <= texts["mended"].keys()
    assert Choice() == Fix().choice

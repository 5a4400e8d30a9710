"""`rolekat upgrade` as it is typed, over the example in docs/examples: KOMBIT Rollegalleri 1.3 to 1.5."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from tests.commands import Ran, rolekat

from rolekat.check import check_workspace
from rolekat.config import find_config
from rolekat.upgrading.wish import is_blank
from rolekat.workspace import open_workspace

EXAMPLE: Final = Path(__file__).parents[2] / "docs" / "examples" / "ny-version"
TO: Final = ("--to", "kombit@1.5")
ALL: Final = ("--all", *TO)
DECIDED: Final = (
    "--replace", "fordelingskomponentansvarlig=infrastrukturansvarlig", "--drop", "sts-projektleder",
    "--role", "klik-administrator",
)  # fmt: skip
Golden = Callable[[str, str], None]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


@pytest.fixture(scope="module")
def once_decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it is once all is decided: made once, and only copied."""
    made = tmp_path_factory.mktemp("once") / "here"
    shutil.copytree(EXAMPLE, made)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert upgrade(*ALL, *DECIDED).code == 0
    return made


@pytest.fixture
def over(once_decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its copy, in which a test may do what it likes."""
    shutil.copytree(once_decided, tmp_path / "over")
    monkeypatch.chdir(tmp_path / "over")
    return tmp_path / "over"


def upgrade(*words: str, language: str = "da") -> Ran:
    return rolekat("upgrade", *words, language=language, width=100)


def told(out: str) -> str:
    """What is told, without the findings in full, which are the rules' own words."""
    head, cut, _ = re.compile(r"\n\n(?=\w+\[RK\d+\])").sub("\0", out, count=1).partition("\0")
    return f"{head}\n…\n" if cut else out


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def errors(folder: Path) -> list[tuple[str, str]]:
    """The errors and warnings in the current folder: rule and file."""
    report = check_workspace(open_workspace([str(folder / "catalog")], find_config()))
    found = [each.finding for each in report.findings if each.finding.severity != "note"]
    return [(each.code, Path(each.place.file).name) for each in found]


@pytest.mark.parametrize("language", ["da", "en", "nb", "nn"])
def test_a_trial_tells_everything_and_writes_nothing(example: Path, golden: Golden, language: str) -> None:
    before = contents(example)
    ran = upgrade(*ALL, "--dry-run", language=language)
    assert (ran.code, ran.err) == (0, "")
    assert contents(example) == before
    golden(f"upgrading/trial.{language}.txt", told(ran.out))


def test_what_is_decided_is_done(example: Path, golden: Golden) -> None:
    ran = upgrade(*ALL, *DECIDED)
    assert ran.code == 0
    golden("upgrading/decided.da.txt", told(ran.out))
    for file in (
        "systems/byggesager.yaml", "systems/kirkegaarde.yaml", "profiles/fordelte-sager.yaml",
        "organisations/sundkoebing/organisation.yaml",
    ):  # fmt: skip
        golden(f"upgrading/{Path(file).name}", (example / "catalog" / file).read_text("utf-8"))


@pytest.mark.usefixtures("example")
def test_as_markdown_and_as_json(golden: Golden) -> None:
    golden("upgrading/trial.da.md", upgrade(*ALL, "--dry-run", "--format", "markdown").out)
    text = upgrade(*ALL, "--dry-run", "--format", "json").out
    data: dict[str, Any] = json.loads(text)
    for found in data["found"]:
        assert found.pop("message")
    golden("upgrading/trial.json", json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    assert (data["schema_version"], data["to"], data["written"]) == (1, "kombit@1.5", False)
    assert {each["status"] for each in data["subjects"]} == {"upgraded"}
    assert {each["kind"] for each in data["questions"]} == {"retired-role", "new-role"}


def test_documents_from_before_it_are_told(example: Path) -> None:
    documents = example / "rollekatalog" / "byggesager"
    documents.mkdir(parents=True)
    (documents / "rollekatalog.md").write_text("<!-- rolekat: render x -->\n# Rollekatalog\n", "utf-8")
    said = "Dokumenterne i rollekatalog/byggesager er fra før ændringen. `rolekat render byggesager` laver dem igen.\n"
    assert said not in upgrade(*ALL, *DECIDED, "--dry-run").out
    assert upgrade(*ALL, *DECIDED).out.endswith(f"\n\n{said}")


def test_a_second_run_changes_nothing(over: Path) -> None:
    after = contents(over)
    ran = upgrade(*ALL)
    assert ran.code == 0
    assert "Er allerede på kombit@1.5: " in ran.out
    assert "Der er ikke noget at ændre." in ran.out
    assert "Skal besluttes" not in ran.out
    assert contents(over) == after


def test_questions_can_be_answered_in_a_second_run(example: Path, once_decided: Path) -> None:
    at_once = contents(once_decided)
    upgrade(*ALL)
    assert {code for code, _ in errors(example)} == {"RK305"}
    upgrade(*ALL, *DECIDED)
    assert contents(example) == at_once


def test_a_new_role_is_all_that_is_left_then(over: Path) -> None:
    assert errors(over) == [("RK401", "organisation.yaml")]
    assign = ("assign", "klik-administrator", "bemo", "--organisation", "sundkoebing")
    assert rolekat(*assign, language="da", width=100).code == 0
    assert errors(over) == []


def test_a_question_that_stays_names_the_line_as_it_is_then(example: Path) -> None:
    ran = upgrade(*ALL, "--drop", "fordelingskomponentansvarlig", "--drop", "sts-projektleder")
    lines = (example / "catalog/systems/byggesager.yaml").read_text("utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if "responsible: fordelingskomponentansvarlig" in line]
    assert f"Byggesager: catalog/systems/byggesager.yaml:{number}\n" in ran.out


def test_the_decisions_as_a_list_to_work_off(example: Path, golden: Golden) -> None:
    ran = upgrade(*ALL, "--report", "beslutninger.md")
    assert ran.out.endswith("Listen over det, der skal besluttes: beslutninger.md\n")
    golden("upgrading/decisions.da.md", (example / "beslutninger.md").read_text("utf-8"))


def test_the_decisions_take_the_place_of_no_catalog_file_and_of_no_pipe(example: Path) -> None:
    system = example / "catalog" / "systems" / "byggesager.yaml"
    before = system.read_bytes()
    assert upgrade(*ALL, "--report", "catalog/systems/byggesager.yaml").code == 2
    assert system.read_bytes() == before
    os.mkfifo(example / "pipe")
    reader = os.open(example / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert upgrade(*ALL, "--dry-run", "--report", "pipe").code == 0
    assert os.read(reader, 10).startswith(b"# ")
    os.close(reader)
    assert (example / "pipe").is_fifo()


def test_a_part_says_what_it_leaves_behind(example: Path, golden: Golden) -> None:
    ran = upgrade("byggesager", *TO)
    assert ran.code == 0
    golden("upgrading/part.da.txt", told(ran.out))
    text = (example / "catalog/organisations/sundkoebing/organisation.yaml").read_text("utf-8")
    assert "gallery: kombit@1.3" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Skriv --all"),
        (("--all", "--to", "kombit@9"), "kombit@1.5"),
        (("--all", "--to", "kombit@1.5", "--replace", "projektleder=systemejer"), "er ikke udgået"),
        (("--all", "--to", "kombit@1.5", "--replace", "sts-projektleder"), "sts-projektleder"),
        (("--all", "--to", "kombit@1.5", "--keep", "superbruger"), "ROLLE#TEKST"),
        (("--all", "--to", "1.6"), "Mente du `kombit@1.5`"),
        (("--all", "--replace", "sts-projektleder=Infrastrukturadministratorer"), "`rolleadministrator`"),
        (("aula", "--to", "kombit@1.5"), "Her er intet, der hedder `aula`"),
        (("--all", "--to", "hjoerring@2022"), "`hjoerring`"),
    ],
)
def test_a_slip_is_a_sentence(example: Path, words: tuple[str, ...], said: str) -> None:
    before = contents(example)
    ran = upgrade(*words)
    assert ran.code == 2
    assert said in ran.err
    assert contents(example) == before


@pytest.mark.usefixtures("over")
def test_going_back_is_refused() -> None:
    ran = upgrade("kirkegaarde", "--to", "kombit@1.3")
    assert (ran.code, "nyere end kombit@1.3" in ran.err) == (2, True)


def test_what_is_printed_can_be_typed(example: Path, once_decided: Path) -> None:
    ran = upgrade(
        "--all", "--to", "1.5", "--replace", "Fordelingskomponentansvarlig=Infrastrukturansvarlig",
        "--drop", "STS-projektleder", "--role", "KLIK-administrator",
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert contents(example) == contents(once_decided)


@pytest.mark.parametrize("trial", [(), ("--dry-run",)])
def test_what_an_answer_leaves_open_has_its_command(example: Path, trial: tuple[str, ...]) -> None:
    """Also in a run after it: what was dropped is named still, and another has to stand there."""
    answers = ("--drop", "fordelingskomponentansvarlig", "--drop", "sts-projektleder", "--role", "klik-administrator")
    said = decided(*ALL, *answers, *trial)
    assert [question["kind"] for question in said] == ["still-named"]
    if not trial:
        assert [(question["kind"], question["ways"]) for question in decided("--all", "--dry-run")] == [
            ("still-named", said[0]["ways"])
        ]
    command = said[0]["ways"][0]["command"]
    assert command.endswith("--replace fordelingskomponentansvarlig=infrastrukturansvarlig")
    assert ("--drop sts-projektleder --role klik-administrator" in command) == bool(trial), "a trial forgets"
    ran = rolekat(*command.split()[1:], language="da", width=100)
    assert (ran.code, "Skal besluttes" in ran.out) == (0, False)
    assert errors(example) == [("RK401", "organisation.yaml")]


def decided(*words: str) -> list[dict[str, Any]]:
    questions: list[dict[str, Any]] = json.loads(upgrade(*words, "--format", "json").out)["questions"]
    return questions


@pytest.mark.parametrize("reason", ["…", "...", "GRUND", "Reason", "TODO", "<grund>", "-", "", "reason"])
def test_what_stands_for_a_reason_is_none(reason: str) -> None:
    assert is_blank(reason)


@pytest.mark.parametrize("reason", ["Vi er små.", "GRUND nok", "KLIK", "sag 25/118"])
def test_a_reason_is_one(reason: str) -> None:
    assert not is_blank(reason)


def test_what_stands_for_a_reason_is_not_written(example: Path) -> None:
    before = contents(example)
    ran = upgrade(*ALL, "--without", "klik-administrator=GRUND")
    assert (ran.code, "er ingen begrundelse" in ran.err) == (2, True)
    assert contents(example) == before


def test_a_reason_can_be_replaced(example: Path) -> None:
    kirkegaarde = example / "catalog/systems/kirkegaarde.yaml"

    def stands() -> str:
        return kirkegaarde.read_text("utf-8").partition("klik-administrator:")[2].lstrip().partition("\n")[0]

    upgrade(*ALL, *DECIDED[:4], "--without", "klik-administrator=Vi er små.")
    assert stands() == "not_needed: Vi er små."
    (question,) = decided("--all", "--without", "klik-administrator=Vi er få.")[1:]
    assert (question["kind"], question["before"]) == ("left-out-already", "Vi er små.")
    assert stands() == "not_needed: Vi er små.", "what a catalog said is not changed in passing"
    ran = upgrade("kirkegaarde", "--without", "KLIK-administrator=Vi er få.")
    assert (ran.code, "Der stod: »Vi er små.«" in ran.out, stands()) == (0, True, "not_needed: Vi er få.")
    upgrade("kirkegaarde", "--role", "klik-administrator")
    assert "not_needed" not in kirkegaarde.read_text("utf-8")


def test_a_reason_that_is_none_is_replaced_everywhere(example: Path) -> None:
    upgrade(*ALL, *DECIDED[:4], "--without", "klik-administrator=Vi er små.")
    for file in (example / "catalog/systems").iterdir():
        file.write_text(file.read_text("utf-8").replace("Vi er små.", "…"), "utf-8")
    assert upgrade("--all", "--without", "klik-administrator=Vi er få.").code == 0
    for file in (example / "catalog/systems").iterdir():
        assert "not_needed: Vi er få." in file.read_text("utf-8")

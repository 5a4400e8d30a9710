"""The report as people and as programs get it."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.check import Choice
from rolekat.report.fingerprints import fingerprints
from rolekat.report.formats import Style, in_format
from rolekat.report.report import Report


@pytest.mark.parametrize(("language", "width"), [("da", 100), ("en", 100), ("da", 46)])
def test_the_text_is_as_it_was(
    report: Callable[..., Report], golden: Callable[[str, str], None], language: str, width: int
) -> None:
    text = in_format("text", report(), Style(language, width=width))  # type: ignore[arg-type]
    golden(f"report/{language}-{width}.txt", text)
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_colours_change_nothing_else(report: Callable[..., Report]) -> None:
    import re

    made = report()
    plain, coloured = in_format("text", made, Style("en")), in_format("text", made, Style("en", colour=True))
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_what_a_file_holds_cannot_steer_the_terminal(report: Callable[..., Report], system: str) -> None:
    text = in_format("text", report(system.replace("ansvarlg:", '"ansvar\\e[31m\\u202elg":')), Style("en"))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_json_has_everything_by_name(report: Callable[..., Report]) -> None:
    made = report()
    data = json.loads(in_format("json", made, Style("en")))
    assert data["schema_version"] == 1
    assert data["summary"]["error"] == sum(found["severity"] == "error" for found in data["findings"])
    assert data["summary"]["files"] == made.files
    wrong = next(found for found in data["findings"] if found["code"] == "RK101")
    assert (wrong["file"], wrong["line"], wrong["column"]) == ("catalog/systems/demo.yaml", 6, 3)
    assert (wrong["end_line"], wrong["end_column"]) == (6, 11)
    assert wrong["path"] == ["roles", "ansvarlg"]
    assert "ansvarlig" in wrong["message"]
    assert wrong["help"]


@pytest.mark.parametrize(
    ("faults", "told"), [(0, ""), (1, "1 fil kunne ikke tjekkes til ende."), (2, "2 filer kunne ikke")]
)
def test_what_could_not_be_judged_is_told(
    report: Callable[..., Report], system: str, tmp_path: Path, faults: int, told: str
) -> None:
    for number in range(faults):
        other = tmp_path / "catalog" / "systems" / f"andet-{number}.yaml"
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_text("system: [a]\ntitle: Andet\ngallery: demo@1\n", "utf-8")
    made = report(system)
    total = in_format("text", made, Style("da")).splitlines()[-1]
    assert told in total if told else "til ende" not in total
    assert json.loads(in_format("json", made, Style("en")))["summary"]["unjudged"] == faults


def test_both_forms_tell_of_the_same_findings(report: Callable[..., Report]) -> None:
    made = report()
    found = json.loads(in_format("json", made, Style("da")))["findings"]
    text = in_format("text", made, Style("da", width=300))
    assert text.count("-->") == len(found)
    for one in found:
        assert f"[{one['code']}]" in text
        assert f"{one['file']}:{one['line']}:{one['column']}" in text


@pytest.fixture
def suppressed(system: str) -> str:
    return system.replace("  ansvarlg:", "  # rolekat: ignore RK101 -- rollen kommer i næste version\n  ansvarlg:")


def test_a_comment_with_a_reason_suppresses_and_counts(report: Callable[..., Report], suppressed: str) -> None:
    made = report(suppressed)
    assert made.suppressed == 1
    assert "RK101" not in {located.finding.code for located in made.findings}


def test_what_a_choice_leaves_out_leaves_no_comment_unused(report: Callable[..., Report], suppressed: str) -> None:
    made = report(suppressed, Choice(ignore=("RK101",)))
    assert {located.finding.code for located in made.findings}.isdisjoint({"RK101", "RK902"})
    assert made.suppressed == 0


def test_a_choice_takes_codes_beginnings_and_names(report: Callable[..., Report]) -> None:
    codes = {located.finding.code for located in report().findings}
    assert {"RK101", "RK302"} <= codes
    assert {at.finding.code for at in report(choice=Choice(select=("RK302",))).findings} == {"RK302"}
    assert {at.finding.code for at in report(choice=Choice(select=("dangling-role",))).findings} == {"RK101"}
    assert all(at.finding.code.startswith("RK3") for at in report(choice=Choice(select=("rk3",))).findings)
    assert not any(at.finding.code.startswith("RK3") for at in report(choice=Choice(ignore=("RK3",))).findings)


@pytest.mark.parametrize(("fail_on", "fails"), [("error", True), ("warning", True), ("note", True), ("never", False)])
def test_errors_fail_unless_nothing_does(report: Callable[..., Report], fail_on: str, *, fails: bool) -> None:
    assert report().fails(fail_on) is fails


def test_notes_fail_only_where_that_was_asked(report: Callable[..., Report]) -> None:
    made = report(
        "system: demo\ntitle: Demo\ngallery: demo@1\nroles:\n  leder:\n  ansvarlig:\n  bruger:\n  chef:\n  netadmin: {not_needed: Systemet bruger ikke nettet.}\ncontact_point: {start: leder, brug: leder, drift: ansvarlig}\n",
        Choice(select=("RK315", "RK324")),
    )
    assert {at.finding.severity for at in made.findings} == {"note"}
    assert not made.fails("warning")
    assert made.fails("note")


def test_the_order_of_files_and_runs_changes_nothing(report: Callable[..., Report]) -> None:
    assert in_format("json", report(), Style("da")) == in_format("json", report(), Style("da"))


def test_a_line_with_hundreds_of_findings_is_prepared_once(report: Callable[..., Report], system: str) -> None:
    keys = ", ".join(f'"x{number} {"y" * 2000}": 1' for number in range(300))
    made = report(f"{system}notes: {{{keys}}}\n")
    began = time.perf_counter()
    assert in_format("text", made, Style("en")).count("-->") >= 200
    assert time.perf_counter() - began < 4
    assert len(set(fingerprints(made))) == len(made.findings)

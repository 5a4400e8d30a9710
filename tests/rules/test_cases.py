"""Each rule's cases: what fails, exactly where, and what passes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.findings.finding import Rule
from rolekat.language import LANGUAGES
from rolekat.rules.pages import sentence
from rolekat.rules.registry import FAMILIES, Subject, checks, folder_of, modules, rules
from rolekat.text.reader import read
from rolekat.workspace import open_workspace

BASE = Path(__file__).parent / "base"
STAFFED = Path(__file__).parent / "staffing_base"
"""Laid over the base for rules on who holds the roles: an organisation, and what its roles need."""
TODAY = "2026-06-01"
"""The day of the cases that name no other (`as_of`)."""


STAFFING = ("RK4", "RK5")


def cases_of(rule: Rule) -> dict[str, Any]:
    path = Path(folder_of(rule)) / f"{rule.name.replace('-', '_')}.cases.yaml"
    reading = read(path.read_text(encoding="utf-8"))
    # A case may write with a backslash what no catalog file may hold.
    problems = [problem for problem in reading.problems if problem.variant != "escape"]
    assert not problems, problems
    value: dict[str, Any] = reading.value
    return value


FAMILY = os.environ.get("ROLEKAT_FAMILY")


def every(kind: str) -> Iterator[Any]:
    for rule in rules():
        if FAMILY and Path(folder_of(rule)).name != FAMILY:
            continue
        for name, case in (cases_of(rule).get(kind) or {}).items():
            yield pytest.param(rule, case, id=f"{rule.code}-{name}")


def found(rule: Rule, case: dict[str, Any], folder: Path) -> list[Any]:
    """The rule's findings over the base catalog with the case's files laid over it."""
    catalog = folder / "catalog"
    shutil.copytree(BASE, catalog)
    if rule.code[:3] in STAFFING or case.get("staffed"):
        shutil.copytree(STAFFED, catalog, dirs_exist_ok=True)
    for name in case.get("without") or []:
        (catalog / name).unlink()
    for name, text in (case.get("files") or {}).items():
        target = catalog / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text or "", encoding="utf-8", newline="")
    for name, text in (case.get("bytes") or {}).items():
        (catalog / name).write_bytes(text.encode("latin-1"))
    for name, how in (case.get("repeated") or {}).items():
        text = how.get("head", "") + how["part"] * int(how["times"])
        (catalog / name).write_text(text, encoding="utf-8", newline="")
    for name, target in (case.get("links") or {}).items():
        (catalog / name).symlink_to(target)
    for name, text in (case.get("beside") or {}).items():  # what lies outside the catalog, such as a register
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text or "", encoding="utf-8", newline="")
    for name, text in (case.get("beside_bytes") or {}).items():
        (folder / name).write_bytes(text.encode("latin-1"))
    for words in case.get("git") or []:
        subprocess.run(["git", *words.split()], cwd=folder, check=True, capture_output=True)
    given: dict[str, str] = case.get("config") or {}
    settings: dict[str, Any] = {name: int(value) if value.isdigit() else value for name, value in given.items()}
    named, sources = ([], ("catalog",)) if "register" in settings else (["catalog"], ())
    workspace = open_workspace(named, Config(str(folder), sources=sources, **settings))
    report = check_workspace(workspace, as_of=case.get("as_of", TODAY))
    return [located for located in report.findings if located.finding.code == rule.code]


@pytest.mark.parametrize(("rule", "case"), list(every("fails")))
def test_fails_where_the_case_says(
    rule: Rule, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    located = found(rule, case, tmp_path)
    places = [f"{at.finding.place.file}:{at.span.line}:{at.span.column}".removeprefix("catalog/") for at in located]
    assert places == case["finds"]
    if severities := case.get("severities"):
        assert [at.finding.severity for at in located] == severities
    if variants := case.get("variants"):
        assert [at.finding.variant for at in located] == variants
    if nears := case.get("nears"):
        assert [dict(at.finding.params)["near"] for at in located] == nears
    if related := case.get("related"):
        assert [str(len(at.related)) for at in located] == related
    for at in located:
        for language in LANGUAGES:
            said = sentence(at.finding, language)
            assert said.message
            assert "{" not in said.message.replace("{…}", "").replace("{}", "")


@pytest.mark.parametrize(("rule", "case"), list(every("passes")))
def test_passes(rule: Rule, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert found(rule, case, tmp_path) == []


@pytest.mark.parametrize("laid_over", [(), (STAFFED,)], ids=["catalog", "staffed"])
def test_the_base_catalog_itself_is_clean(
    laid_over: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (BASE, *laid_over):
        shutil.copytree(folder, tmp_path / "catalog", dirs_exist_ok=True)
    report = check_workspace(open_workspace(["catalog"], Config(str(tmp_path), sources=())), as_of=TODAY)
    assert [found.finding for found in report.findings] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_has_cases_and_a_page_in_every_language(rule: Rule) -> None:
    cases = cases_of(rule)
    assert cases["fails"]
    assert cases["passes"]
    stem = Path(folder_of(rule)) / rule.name.replace("-", "_")
    for language in LANGUAGES:
        assert stem.with_name(f"{stem.name}.{language}.md").is_file()


def test_codes_and_names_are_unique_and_codes_fit_their_family() -> None:
    everything = rules()
    assert len({rule.code for rule in everything}) == len(everything)
    assert len({rule.name for rule in everything}) == len(everything)
    digit = {
        "text": "0",
        "references": "1",
        "galleries": "2",
        "systems": "3",
        "staffing": "4",
        "privacy": "8",
        "review": "5",
        "suppressions": "9",
    }
    assert all(rule.code[2] == digit[Path(folder_of(rule)).name] for rule in everything)


def test_every_check_that_a_module_has_is_run() -> None:
    """Families whose faults the reader finds are not loaded for a check, so nothing in them may check."""
    run = {check for subject in get_args(Subject) for check in checks(subject)}
    for family in FAMILIES:
        for module in modules(family):
            assert {found for name, found in vars(module).items() if name.startswith("check_")} <= run, module.__name__

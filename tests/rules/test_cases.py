"""Each rule's cases: what fails, exactly where, and what passes."""

import functools
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import rolekat.rules
from rolekat.changes.effect import carry_out
from rolekat.changes.fix import Fix, fix
from rolekat.check import Choice, check_workspace, find
from rolekat.config import Config
from rolekat.findings.finding import Finding, Rule
from rolekat.findings.located import Located
from rolekat.findings.mark import MARK
from rolekat.fixing.registry import FOLDER, kinds_of, safety_of
from rolekat.language import LANGUAGES
from rolekat.rules.pages import sentence
from rolekat.rules.registry import FAMILIES, Subject, folder_of, modules, rules
from rolekat.rules.tabling import source
from rolekat.text.comments import comments_in
from rolekat.text.reader import read
from rolekat.text.unseen import unseen_in
from rolekat.workspace import open_workspace

BASE = Path(__file__).parent / "base"
STAFFED = Path(__file__).parent / "staffing_base"
"""Laid over the base for rules on who holds the roles: an organisation, and what its roles need."""
TODAY = "2026-06-01"
"""The day of the cases that name no other (`as_of`)."""


STAFFING = ("RK4", "RK5")


@functools.cache
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


def laid_out(rule: Rule, case: dict[str, Any], folder: Path) -> tuple[tuple[str, ...], Config]:
    """The base catalog with the case's files laid over it: what is to be checked, and the settings."""
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
    named: tuple[str, ...] = () if "register" in settings else tuple(case.get("check") or ("catalog",))
    sources = () if named == ("catalog",) else ("catalog",)
    return named, Config(str(folder), sources=sources, as_of=case.get("as_of", TODAY), **settings)


def found(rule: Rule, case: dict[str, Any], folder: Path) -> list[Any]:
    """The rule's findings over the base catalog with the case's files laid over it."""
    report = check_workspace(open_workspace(*laid_out(rule, case, folder)))
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
    for at, said in zip(located, case.get("says") or (), strict=False):
        english = sentence(at.finding, "en")
        assert any(said in text for text in (english.message, english.help, *english.labels))
    for at in located:
        for language in LANGUAGES:
            said = sentence(at.finding, language)
            assert said.message
            assert "{" not in said.message.replace("{…}", "").replace("{}", "")


@pytest.mark.parametrize(("rule", "case"), list(every("passes")))
def test_passes(rule: Rule, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert found(rule, case, tmp_path) == []


FIXES = {"fixed": False, "fixed_unsafe": True}
"""What a case says that `rolekat fix` leaves of its files, and whether that is with unsafe mends, too."""


def every_fix() -> Iterator[Any]:
    for param in every("fails"):
        rule, case = param.values
        yield from (pytest.param(rule, case, how, id=f"{param.id}-{how}") for how in FIXES if how in case)


@pytest.mark.parametrize(("rule", "case", "how"), list(every_fix()))
def test_fix_leaves_what_the_case_says(
    rule: Rule, case: dict[str, Any], how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are what the case says, the finding is gone, nothing new has come, and a second run changes nothing."""
    monkeypatch.chdir(tmp_path)
    paths, config = laid_out(rule, case, tmp_path)
    before, wanted = contents(tmp_path), contents(tmp_path)
    for name, text in case[how].items():
        wanted.pop(f"catalog/{name}") if text is None else wanted.update({f"catalog/{name}": text.encode("utf-8")})
    assert wanted != before
    wish = Fix(paths, unsafe=FIXES[how], choice=Choice(select=(rule.code,)))
    first = everything(paths, config)
    fixed = fix(wish, config)
    carry_out(fixed.draft, config)
    assert contents(tmp_path) == wanted
    then = everything(paths, config)
    mended = [each.code for each in fixed.mended]
    assert mended.count(rule.code) == len(mended) >= 1
    left = [each.found.finding for each in fixed.left]
    kinds = ("safe", "unsafe") if FIXES[how] else ("safe",)
    rest = [each.finding for each in then if each.finding.code == rule.code and safety_of(each.finding) in kinds]
    assert [finding for finding in rest if finding not in left] == []
    told = [each.finding for each in fixed.revealed]
    new = Counter(weighty(then, told)) - Counter(weighty(first, ()))
    assert not new, new
    assert fix(wish, config).draft.files == {}


def everything(paths: tuple[str, ...], config: Config) -> list[Located]:
    return find(open_workspace(paths, config), Choice()).kept


def weighty(found: list[Located], told: Collection[Finding]) -> list[str]:
    """The codes of errors and warnings, but for those of which somebody was told."""
    return [
        each.finding.code
        for each in found
        if each.finding.severity in ("error", "warning") and each.finding not in told
    ]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.is_symlink()
    }


@pytest.mark.parametrize("rule", [rule for rule in rules() if not FAMILY or folder_of(rule).endswith(FAMILY)])
def test_what_can_be_mended_has_a_case_of_each_kind(rule: Rule) -> None:
    told = {how for case in cases_of(rule)["fails"].values() for how in FIXES if how in case}
    kinds = {"safe": "fixed", "unsafe": "fixed_unsafe"}
    assert told == {kinds[kind] for kind in kinds_of(rule.name)}


def test_every_mend_is_of_a_rule() -> None:
    names = {file.stem.replace("_", "-") for file in Path(FOLDER).glob("*.py")} - {"--init--"}
    assert names <= {rule.name for rule in rules()}


@pytest.mark.parametrize(("rule", "case"), [case for case in every("fails") if "repeated" not in case.values[1]])
def test_fix_does_no_harm(rule: Rule, case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong: a file that can be read stays so, no comment is lost, and nobody comes to hold a role."""
    paths, config = laid_out(rule, case, tmp_path / "safe")
    monkeypatch.chdir(config.folder)
    if fixed_without_harm(Fix(paths), config):
        paths, config = laid_out(rule, case, tmp_path / "unsafe")
        monkeypatch.chdir(config.folder)
    fixed_without_harm(Fix(paths, unsafe=True), config)


def fixed_without_harm(wish: Fix, config: Config) -> bool:
    """Whether anything was mended: without harm, and for good."""
    fixed = fix(wish, config)
    after = {file: written.after for file, written in fixed.draft.files.items()}
    kept = sorted(content for content in after.values() if content is not None)
    for written in fixed.draft.files.values():
        if written.before is not None and written.after is None:
            assert written.before in kept  # under another name
        elif written.before is not None and written.after is not None:
            assert_harmless(*(content.decode("utf-8", "replace") for content in (written.before, written.after)))
    if after:
        carry_out(fixed.draft, config)
        assert fix(wish, config).draft.files == {}
    return bool(after)


def assert_harmless(before: str, after: str) -> None:
    first, then = read(before), read(after)
    if any(problem.fatal for problem in (*unseen_in(before)[1], *first.problems)):
        return
    assert not any(problem.fatal for problem in then.problems)
    for comment in comments_in(before):
        assert comment.text in after or MARK in comment.text
    if isinstance(then.value, dict) and "organisation" in then.value:
        assert not holders_in(then.value) - holders_in(read(seen(before)).value)


def seen(text: str) -> str:
    """A text as one sees it."""
    return unseen_in("".join(text.split("\u200b")))[0]


def holders_in(value: Any, role: str = "") -> Counter[tuple[str, str]]:
    """Who is named as the holder of which role, or of which seat."""
    found: Counter[tuple[str, str]] = Counter()
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        if key in ("holders", "seats") and isinstance(part, dict | list):
            found.update((role, word) for word in words_in(part))
        else:
            found.update(holders_in(part, str(key)))
    return found


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("person", "position", "unit", "supplier", "body", "together", "named"):
                yield from map(str.lower, texts_in(part))
            elif not isinstance(part, str):
                yield from words_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from words_in(part)


def texts_in(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [part for part in value or () if isinstance(part, str)]


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


def test_every_check_that_a_module_has_is_for_something_that_is_checked() -> None:
    subjects = {f"check_{subject}" for subject in get_args(Subject)}
    for family in FAMILIES:
        for module in modules(family):
            assert {name for name in vars(module) if name.startswith("check_")} <= subjects, module.__name__


def test_the_table_says_which_rules_check_what() -> None:
    """A rule that is not in it is never run: `python -m rolekat.rules.tabling` writes it anew."""
    assert Path(rolekat.rules.__path__[0], "table.py").read_text(encoding="utf-8") == source()

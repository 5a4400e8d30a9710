"""What the help of a finding lets people type can be typed as it stands: ids, places and days are right."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rules.test_cases import FAMILY, TODAY, cases_of, laid_out

from rolekat.check import check_workspace
from rolekat.cli.entrance import run
from rolekat.findings.finding import Command, Rule
from rolekat.language import LANGUAGES
from rolekat.rules.commands import DATE, PERSON
from rolekat.rules.pages import page, sentence, typed
from rolekat.rules.registry import folder_of, rules
from rolekat.text.reader import read
from rolekat.workspace import open_workspace

ANSWERS = {"TASK=TEXT": "lede=Leder alle skoler.", "TASK": "hjaelpe", DATE: TODAY}
"""What somebody types in place of the words in capitals, but for people."""
NOT_TYPED = {
    ("RK401", "for-a-group-of-systems"): "an organisation on a single line",
    ("RK402", "whatever-systems-there-are-and-for-a-group"): "an organisation on a single line",
    ("RK403", "the-holder-leaves-before"): "nobody is there to give it to",
    ("RK469", "a-short-one-that-is-to-come"): "the day is to be a later one",
    ("RK417", "on-the-sheet-of-a-group-of-systems"): "nobody is there to give it to",
}


def with_commands() -> Iterator[Any]:
    """The cases of each rule whose help names a command."""
    for rule in rules():
        if FAMILY and Path(folder_of(rule)).name != FAMILY:
            continue
        helps = "".join(page(rule.name, "en").helps.values())
        if not any(f"`{{{name}}}`" in helps for name in ("command", "done", "assign", "keep", "adapt")):
            continue
        for name, case in cases_of(rule)["fails"].items():
            if (rule.code, name) not in NOT_TYPED:
                yield pytest.param(rule, case, id=f"{rule.code}-{name}")


def people(folder: Path, organisation: str | None) -> list[str]:
    """Everybody in an organisation of the case, or in all."""
    heads = [
        read(file.read_text("utf-8")).value for file in sorted(folder.glob("catalog/organisations/*/organisation.yaml"))
    ]
    return [name for head in heads if organisation in (None, head["organisation"]) for name in head.get("people") or ()]


def typable(words: tuple[str, ...], folder: Path) -> bool:
    """Whether a command does what it says for somebody."""
    of = words[words.index("--organisation") + 1] if "--organisation" in words else None
    for person in people(folder, of) if PERSON in words else [""]:
        given = [
            person if word == PERSON else ANSWERS.get(word, word.replace("=TEXT", "=Leder alle.")) for word in words
        ]
        if run([*given, "--dry-run"]) in (0, 1):
            return True
    return False


@pytest.mark.parametrize(("rule", "case"), list(with_commands()))
def test_the_command_can_be_typed(
    rule: Rule,
    case: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    named, config = laid_out(rule, case, tmp_path)
    (tmp_path / "rolekat.toml").write_text(f'as-of = "{config.as_of}"\n', "utf-8")
    for located in check_workspace(open_workspace(named, config)).findings:
        finding = located.finding
        if finding.code != rule.code:
            continue
        said = sentence(finding, "en").help
        for command in (value for _, value in finding.params if isinstance(value, Command)):
            if f"`{typed(command)}`" in said:
                assert typable(command.words, tmp_path), f"{typed(command)}: {capsys.readouterr().err}"


def test_each_language_names_the_same_commands() -> None:
    for rule in rules():
        pages = [page(rule.name, language) for language in LANGUAGES]
        for variant, text in pages[0].helps.items():
            counts = {tuple(each.helps[variant].count(word) for word in ("`{command}`", "`rolekat ")) for each in pages}
            assert len(counts) == 1, f"{rule.code} {variant}: {text}"


def test_a_word_that_a_shell_would_read_otherwise_stands_in_quotes() -> None:
    command = Command(("new", "person", "Anna $(date)", "--organisation", "by"))
    assert typed(command) == "rolekat new person 'Anna $(date)' --organisation by"
    assert shlex.split(typed(command))[1:] == list(command.words)
    assert (
        typed(Command(("assign", "leder", "unit/it+supplier/firma"))) == "rolekat assign leder unit/it+supplier/firma"
    )

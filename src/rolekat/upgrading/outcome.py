"""An upgrade is carried out, or tried: what `rolekat check` finds then and did not before, and where things stand."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.changes.draft import as_if_written
from rolekat.changes.effect import Effect, carry_out, effect_of
from rolekat.diff.wording import Sentences
from rolekat.findings.located import shown_path
from rolekat.report.wording import wording
from rolekat.upgrading.follows import what_follows
from rolekat.upgrading.report import Found, Report, Spot

if TYPE_CHECKING:
    from rolekat.journal import Written
    from rolekat.language import Words
    from rolekat.upgrading.plan import Upgrade
    from rolekat.upgrading.report import Question


_RETIRED: Final = "RK305"


class Outcome(NamedTuple):
    """All that is to be told of an upgrade."""

    report: Report
    effect: Effect


def outcome(upgrade: Upgrade, words: Words) -> Outcome:
    """Prepare an upgrade, check it, and write it unless it is a trial.

    Raises:
        UsageError: it cannot be prepared or not be written; then nothing was changed.
    """
    report, desk = upgrade.prepare(), upgrade.desk
    files = desk.draft.files
    written = bool(files) and not upgrade.wish.trial
    follows = what_follows(upgrade.pairs, desk.library, Sentences(words))
    effect = effect_of(files, desk.config, renamed=upgrade.renamed) if files else Effect((), ())
    effect = _without_what_is_asked(effect, report)
    if written:
        carry_out(desk.draft, desk.config)
        report = _with_lines_of_now(report, files)
    with as_if_written(files):  # findings show their lines
        found = _found(effect, words)
    report = report._replace(
        written=written,
        follows=tuple(follows),
        found=found,
        settled=len(effect.gone),
        files=tuple(map(shown_path, files)),
    )
    return Outcome(report, effect)


def _without_what_is_asked(effect: Effect, report: Report) -> Effect:
    """What is found, but for the retired roles that a question is about."""
    retired = [each.role.id for each in report.questions if each.role and each.kind in ("retired-role", "still-named")]
    asked = {("id", role) for role in retired}
    new = [each for each in effect.new if each.finding.code != _RETIRED or asked.isdisjoint(each.finding.params)]
    return effect._replace(new=tuple(new))


def _found(effect: Effect, words: Words) -> tuple[Found, ...]:
    """The errors and warnings that come with a change, in words."""
    return tuple(
        Found(
            located.finding.code,
            located.finding.severity,
            Spot(shown_path(located.finding.place.file), located.span.line),
            wording(located, words.language).message,
        )
        for located in effect.new
    )


def _with_lines_of_now(report: Report, files: Mapping[str, Written]) -> Report:
    """A report whose questions name the lines of the files as they are after the upgrade."""
    moved = {shown_path(file): _moved(written) for file, written in files.items()}
    return report._replace(questions=tuple(_with_lines(question, moved) for question in report.questions))


def _with_lines(question: Question, moved: Mapping[str, dict[int, int]]) -> Question:
    concerned = [
        each._replace(spots=tuple(Spot(file, moved.get(file, {}).get(line, line)) for file, line in each.spots))
        for each in question.concerned
    ]
    return question._replace(concerned=tuple(concerned))


def _moved(written: Written) -> dict[int, int]:
    """Where the lines of a file stand after a change, by their numbers before."""
    before, after = ((content or b"").splitlines() for content in (written.before, written.after))
    found: dict[int, int] = {}
    for _, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for number in range(start, end):
            found[number + 1] = min(new_start + number - start, max(new_end - 1, new_start)) + 1
    return found

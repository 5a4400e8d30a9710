"""`rolekat check`: from paths to a report."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rolekat.config import Config
from rolekat.errors import UsageError
from rolekat.findings.finding import RANK, Finding, Place
from rolekat.findings.located import Located, locate_all, text_of
from rolekat.record import Record
from rolekat.report.report import Report
from rolekat.rules.registry import rules, text_rule
from rolekat.rules.run import run, run_register
from rolekat.text.limits import MAX_FINDINGS
from rolekat.workspace import Workspace, open_workspace, organisations_in


class Choice(Record):
    """Which rules count, by code, by the beginning of one (`RK3`), or by name. Nothing selected means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, finding: Finding) -> bool:
        """Whether a finding counts."""
        selected = not self.select or any(_names(word, finding) for word in self.select)
        return selected and not any(_names(word, finding) for word in self.ignore)

    def require_known(self) -> None:
        """See to it that every word means a rule.

        Raises:
            UsageError: one does not.
        """
        for word in (*self.select, *self.ignore):
            if not any(rule.name == word or rule.code.startswith(word.upper()) for rule in rules()):
                raise UsageError("unknown-rule", rule=word)


class Found(Record):
    """All that was found, in order and however much; what comments suppressed; how many files were looked at.

    Most rules could not look at the `unjudged` ones among them: what those say or hang on cannot be relied on.
    """

    kept: list[Located]
    suppressed: list[Located]
    files: int
    unjudged: int

    def report(self) -> Report:
        """What of it is reported."""
        return Report(list(_bounded(self.kept)), len(self.suppressed), self.files, unjudged=self.unjudged)


def check(paths: Sequence[str], config: Config, choice: Choice, as_of: str | None = None) -> Report:
    """Check what the paths name, or all of the user's files, as of a day: today, where none is given.

    Raises:
        UsageError: a path does not exist, a selected rule is not known, or the day is none.
        NothingFoundError: there is no file to check.
    """
    choice.require_known()
    return check_workspace(open_workspace(paths, config), choice, as_of)


def check_workspace(workspace: Workspace, choice: Choice | None = None, as_of: str | None = None) -> Report:
    """Check the targets of a workspace, as of a day."""
    return find(workspace, choice or Choice(), as_of).report()


def find(workspace: Workspace, choice: Choice, as_of: str | None = None) -> Found:
    """Everything that the rules find in the targets of a workspace, as of a day."""
    organisations = organisations_in(workspace.library, workspace.config, as_of)
    outcome = run(organisations, set(workspace.targets))
    if workspace.with_register and organisations.register is not None:
        outcome = outcome.with_(run_register(organisations.register, workspace.library))
    if outcome.suppressing:  # what a comment suppresses is seen before anything is left out by choice
        kept, suppressed = _suppress(locate_all(outcome.findings), outcome.suppressing, organisations.outlook.day)
        kept = [found for found in kept if choice.takes(found.finding)]
        suppressed = [found for found in suppressed if choice.takes(found.finding)]
    else:
        kept, suppressed = locate_all(finding for finding in outcome.findings if choice.takes(finding)), []
    return Found(kept, suppressed, outcome.files, outcome.unjudged)


def _bounded(found: Sequence[Located]) -> Iterator[Located]:
    """The first findings of each file and, where there are very many, one that says how many more."""
    for _, group in groupby(found, key=lambda located: located.finding.place.file):
        of_file = list(group)
        yield from of_file[:MAX_FINDINGS]
        left = of_file[MAX_FINDINGS:]
        if left:
            worst = min((located.finding.severity for located in left), key=RANK.__getitem__)
            place = Place(left[0].finding.place.file, span=left[0].span)
            finding = text_rule("more-findings").at(place, severity=worst, count=len(left), limit=MAX_FINDINGS)
            yield Located(finding, left[0].span, ())


def _names(word: str, finding: Finding) -> bool:
    return word == finding.name or finding.code.startswith(word.upper())


def _suppress(located: Iterable[Located], files: Sequence[str], day: str) -> tuple[list[Located], list[Located]]:
    """The findings that stay, with what is wrong with the comments themselves; and those that comments suppress."""
    from rolekat.findings.suppressions import Suppression, suppressions_in
    from rolekat.rules.suppressions import misuses

    comments = {file: suppressions_in(text_of(file)) for file in files}
    used: set[tuple[str, Suppression]] = set()
    kept: list[Located] = []
    suppressed: list[Located] = []
    for found in located:
        file, code, line = found.finding.place.file, found.finding.code, found.span.line
        about = [comment for comment in comments.get(file, ()) if comment.is_about(code, line)]
        used.update((file, comment) for comment in about)
        (kept if all(comment.has_ended(day) for comment in about) else suppressed).append(found)
    for file, found_comments in comments.items():
        for comment in found_comments:
            misused = misuses(comment, Place(file, span=comment.span), day, used=(file, comment) in used)
            kept += locate_all(misused)
    return sorted(kept, key=lambda found: (found.finding.place.file, found.span)), suppressed

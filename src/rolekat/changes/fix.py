"""Everything that rules know to mend, mended: tried on a draft, checked, and kept where nothing new comes of it.

Mends are tried together, since what was written wrongly in one file may be named so in another: only both together
leave nothing new. Where something new comes, fewer are tried, until it is plain whose fault it is. A file that could
not be read says more once it can be: what was wrong in it all the time is not new, it comes to light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.changes.draft import Draft, as_if_written
from rolekat.changes.trial import Seen, brought, by_file, seen, staying
from rolekat.check import Choice, find
from rolekat.errors import UsageError
from rolekat.fixing.mend import Edit, Mend, Rewrite, Safety, UnmendableError
from rolekat.fixing.registry import mending, refusal_of, safety_of
from rolekat.fixing.source import source_of
from rolekat.text.changing import Drop, Put, Rename
from rolekat.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rolekat.config import Config
    from rolekat.findings.finding import Finding, Path
    from rolekat.findings.located import Located
    from rolekat.fixing.mend import Step
    from rolekat.library.library import Library

_OF_THE_TEXT: Final = "RK0"
_MOST_ROUNDS: Final = 2000


class Fix(NamedTuple):
    """What is to be mended: the files under some paths, or all; by safe mends alone, or by unsafe ones, too."""

    paths: tuple[str, ...] = ()
    unsafe: bool = False
    choice: Choice = Choice()


class Mended(NamedTuple):
    """A finding that was mended, where it stood then, and how."""

    file: str
    line: int
    column: int
    code: str
    mend: Mend


class Left(NamedTuple):
    """A finding of a sort that can be mended, and the text that says why this one was not; what would come instead."""

    found: Located
    reason: str
    params: dict[str, str]
    instead: Located | None = None


class Fixed(NamedTuple):
    """What came of it. `offered` counts the findings for which there are only unsafe mends."""

    draft: Draft
    mended: tuple[Mended, ...]
    left: tuple[Left, ...]
    offered: int
    revealed: tuple[Located, ...]


def fix(wish: Fix, config: Config) -> Fixed:
    """Mend what can be mended, on a draft that nobody has written yet.

    Raises:
        UsageError: a path does not exist, or a rule is not known.
        NothingFoundError: there is no file to check.
    """
    wish.choice.require_known()
    return _Fixing(wish, config).run()


class _Fixing:
    """What has been mended so far, and what could not be."""

    def __init__(self, wish: Fix, config: Config) -> None:
        self.wish, self.config = wish, config
        workspace = open_workspace(wish.paths, config)
        self.library = workspace.library
        self.draft = Draft(workspace.library)
        self.targets = set(workspace.targets)
        self.folders = _folders(workspace)
        self.done: list[Mended] = []
        self.left: dict[Finding, Left] = {}
        self.size = 0
        """How many mends are tried at a time; as many as there are where it is 0."""

    def run(self) -> Fixed:
        """Round after round, until nothing is left that could be tried."""
        found, given_up = self.found(self.draft), -1
        first = seen(found, ())
        for _ in range(_MOST_ROUNDS):
            todo = self.todo(found)
            if todo:
                found = self.attempt(todo[: self.size or len(todo)], found)
            elif self.left and len(self.done) > max(given_up, 0):
                given_up = len(self.done)  # what failed may only have waited for what has been mended since
                self.left.clear()
            else:
                break
        there = {each.finding for each in found}
        only_unsafe = [each for each in found if self.is_meant(each) and safety_of(each.finding) == "unsafe"]
        return Fixed(
            self.draft,
            tuple(sorted(self.done)),
            (*(each for finding, each in self.left.items() if finding in there), *self.refused(found)),
            0 if self.wish.unsafe else len(only_unsafe),
            self.revealed(first, found),
        )

    def refused(self, found: Iterable[Located]) -> Iterator[Left]:
        """What names its remedy and is left to somebody who knows."""
        for each in found:
            if self.is_meant(each) and (why := refusal_of(each.finding)):
                yield Left(each, f"fix.why.{why}", {})

    def revealed(self, first: Seen, found: list[Located]) -> tuple[Located, ...]:
        """The errors and warnings that there were not in the beginning: mends only brought them to light."""
        with as_if_written(self.draft.files):
            last = seen(found, ())
        steps = by_file(step for mended in self.done for step in mended.mend.steps)
        new, brought_to_light = brought(first, last, steps)
        return (*new, *brought_to_light)

    def todo(self, found: Iterable[Located]) -> list[Located]:
        """What is to be tried next: faults of the text first, for they hide others; in a file from below."""
        wanted: tuple[Safety, ...] = ("safe", "unsafe") if self.wish.unsafe else ("safe",)
        todo = [
            each
            for each in found
            if self.is_meant(each) and each.finding not in self.left and safety_of(each.finding) in wanted
        ]
        first = [each for each in todo if each.finding.code.startswith(_OF_THE_TEXT)] or todo
        return sorted(first, key=lambda each: (each.finding.place.file, -each.span.line, -each.span.column))

    def is_meant(self, found: Located) -> bool:
        """Whether a finding stands in a file, and is of a rule, that somebody asked for."""
        return found.finding.place.file in self.targets and self.wish.choice.takes(found.finding)

    def found(self, draft: Draft) -> list[Located]:
        """Everything that would be found with a draft, in all that its mends could touch."""
        with as_if_written(draft.files):
            library = open_workspace(self.wish.paths, self.config).library
            return find(Workspace(self.config, library, self.scope(library, draft)), Choice()).kept

    def scope(self, library: Library, draft: Draft) -> list[str]:
        """What mends are judged by: the organisations that they are about, or else everything."""
        if self.folders:
            return [file for folder in self.folders for file in library.organisation_files(folder)]
        gone = {file for file, written in draft.files.items() if written.after is None}
        return list(dict.fromkeys((*library.files, *sorted(self.targets - gone))))

    def attempt(self, todo: Sequence[Located], found: list[Located]) -> list[Located]:
        """Try some mends together, and keep them where nothing new comes; else try fewer next time.

        Gives what is found then.
        """
        trial, tried = self.put(todo)
        if not tried:
            return found
        steps = by_file(step for _, mend in tried for step in mend.steps)
        findings = [each.finding for each, _ in tried]
        with as_if_written(self.draft.files):
            before = seen(found, steps)
        now = self.found(trial)
        with as_if_written(trial.files):
            after = seen(now, steps)
        new = brought(before, after, steps, [each for each, _ in tried], _renamed(tried)).new
        stays = staying(findings, before, after, steps)
        if not new and not stays:
            self.keep(trial, tried)
            self.size *= 2
            return now
        if len(tried) > 1:
            self.size = (len(tried) + 1) // 2
        elif new:
            self.leave(Left(tried[0][0], "fix.why.new", {}, new[0]))
        else:
            self.leave(Left(tried[0][0], "fix.why.stays", {}))
        return found

    def put(self, todo: Sequence[Located]) -> tuple[Draft, list[tuple[Located, Mend]]]:
        """Put mends into a draft. One that finds its file changed by another waits for the next round."""
        trial = self.draft
        tried: list[tuple[Located, Mend]] = []
        touched: set[str] = set()
        for each in todo:
            following = trial.copy()
            try:
                with as_if_written(trial.files):
                    mend = self.mend_of(each.finding)
                for step in mend.steps:
                    _put(step, following)
            except (UnmendableError, UsageError) as error:
                if each.finding.place.file not in touched:
                    self.leave(Left(each, *_reason(error)))
                continue
            touched.update(step.file for step in mend.steps)
            trial = following
            tried.append((each, mend))
        return trial, tried

    def mend_of(self, finding: Finding) -> Mend:
        """What mends a finding, in its file as it is about to be.

        Raises:
            UnmendableError: nothing does.
        """
        found = mending(finding.name)
        if found is None:
            raise UnmendableError("gone")
        return found.mend(finding, source_of(finding.place.file, self.library))

    def leave(self, left: Left) -> None:
        """Note why something is not mended."""
        self.left[left.found.finding] = left

    def keep(self, trial: Draft, tried: Sequence[tuple[Located, Mend]]) -> None:
        """Take over what was tried."""
        self.draft = trial
        for each, mend in tried:
            finding = each.finding
            self.done.append(Mended(finding.place.file, each.span.line, each.span.column, finding.code, mend))
            for step in mend.steps:
                if not isinstance(step, Edit | Rewrite):
                    self.targets.add(step.to)
                    self.targets.discard(step.file)


def _reason(error: UnmendableError | UsageError) -> tuple[str, dict[str, str]]:
    """The text that says why something cannot be mended, and what it speaks of."""
    section = "fix.why" if isinstance(error, UnmendableError) else "errors"
    return f"{section}.{error.key}", {name: str(value) for name, value in error.params.items()}


def _put(step: Step, draft: Draft) -> None:
    """One step, on a draft.

    Raises:
        UsageError: it cannot be made without touching more.
    """
    if isinstance(step, Rewrite):
        draft.rewrite(step.file, step.text)
    elif not isinstance(step, Edit):
        draft.move(step.file, step.to)
    elif isinstance(step.change, Put):
        draft.put(step.file, step.change.path, step.change.value)
    elif isinstance(step.change, Rename):
        draft.rename(step.file, step.change.path, step.change.key)
    elif isinstance(step.change, Drop):
        draft.drop(step.file, step.change.path)


def _renamed(tried: Iterable[tuple[Located, Mend]]) -> list[tuple[str, Path]]:
    """The keys that were none before and now surely have their name: what stands below them is looked at only now."""
    return [
        (step.file, (*step.change.path[:-1], step.change.key))
        for each, mend in tried
        for step in mend.steps
        if isinstance(step, Edit) and isinstance(step.change, Rename) and _is_of_a_key(each.finding)
    ]


def _is_of_a_key(finding: Finding) -> bool:
    return finding.name == "unknown-key" and safety_of(finding) == "safe"


def _folders(workspace: Workspace) -> list[str]:
    """The organisations that all targets belong to; none where one does not."""
    library = workspace.library
    folders = {file: folder for folder in library.organisation_folders for file in library.organisation_files(folder)}
    if not all(file in folders for file in workspace.targets):
        return []
    return list(dict.fromkeys(folders[file] for file in workspace.targets))

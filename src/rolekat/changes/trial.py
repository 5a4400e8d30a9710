"""What mends that were only tried would come to: whether each takes its finding away, and what is found instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rolekat.changes.effect import TOLD
from rolekat.findings.located import text_of
from rolekat.fixing.mend import Edit, Move
from rolekat.library.loading import load
from rolekat.report.newness import surplus, wherever_in_lists
from rolekat.text.changing import Rename
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.reader import read

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding, Path
    from rolekat.findings.located import Located
    from rolekat.fixing.mend import Step

Steps: TypeAlias = "dict[str, list[Step]]"
"""Steps by the file that they are about, in order."""
Site: TypeAlias = tuple[object, ...]
"""What a finding is known by before and after a change: its rule, its file, and its path or the text of its line."""
_OF_THE_TEXT: Final = "RK0"
GARBLED, UNREADABLE, UNFIT, MEANT = range(4)
"""How far a file can be relied on: not even its letters, not how it is written, not what it says, or all of it."""


class Seen(NamedTuple):
    """The findings at one time, each with its site, and how far some files could be relied on."""

    found: list[Located]
    sites: list[Site]
    levels: dict[str, int]


def seen(found: list[Located], files: Iterable[str]) -> Seen:
    """Findings as they are now: must be asked while the files hold what was found in them."""
    lines: dict[str, list[str]] = {}
    return Seen(found, [_site(each, lines) for each in found], {file: level_of(file) for file in files})


def level_of(file: str) -> int:
    """How far a file can be relied on."""
    try:
        text, problems = decode(read_bytes(file))
    except OSError:
        return GARBLED
    if text is None or any(problem.fatal for problem in problems):
        return GARBLED
    if any(problem.fatal for problem in read(text).problems):
        return UNREADABLE
    return UNFIT if load(file).model is None else MEANT


def by_file(steps: Iterable[Step]) -> Steps:
    """Steps as what follows asks for them."""
    found: Steps = {}
    for step in steps:
        found.setdefault(step.file, []).append(step)
    return found


def staying(tried: Iterable[Finding], before: Seen, after: Seen, steps: Steps) -> list[Finding]:
    """The findings that are still there although they should be mended."""
    gone = Counter[Site]()
    site_of = {each.finding: site for each, site in zip(before.found, before.sites, strict=True)}
    for finding in tried:
        gone[_followed(site_of[finding], steps)] += 1
    there = Counter(_followed(site, steps) for site in before.sites)
    now = Counter(after.sites)
    left = {site for site, number in gone.items() if now[site] > there[site] - number}
    return [finding for finding in tried if _followed(site_of[finding], steps) in left]


class Brought(NamedTuple):
    """The errors and warnings that there were not before: those that the change brings, and those that it reveals."""

    new: list[Located]
    revealed: list[Located]


def brought(
    before: Seen,
    after: Seen,
    steps: Steps,
    tried: Iterable[Located] = (),
    renamed: Sequence[tuple[str, Path]] = (),
) -> Brought:
    """What is found that was not found before.

    Where a file can be relied on further than before, what that lets rolekat see was there all the time: what is wrong
    with its form once its text can be read, and anything anywhere once it means something. A text is read up to its
    first fault, so what stands below one of those that were tried was there, too; and so was what is wrong below a key
    that was none before, and that somebody can hardly have meant otherwise (`renamed`).
    """
    known = [
        (_mark(each, _followed(site, steps)), 0)
        for each, site in zip(before.found, before.sites, strict=True)
        if _counts(each)
    ]
    now = [(each, site) for each, site in zip(after.found, after.sites, strict=True) if _counts(each)]
    opened = {file for file, level in after.levels.items() if level > before.levels.get(file, MEANT)}
    first: dict[str, int] = {}
    for each in tried:
        first[each.finding.place.file] = min(first.get(each.finding.place.file, each.span.line), each.span.line)
    speaks = any(after.levels[file] == MEANT for file in opened)
    result = Brought([], [])
    for each in surplus([each for each, _ in now], [(_mark(*both), 0) for both in now], known):
        file = each.finding.place.file
        was_hidden = speaks
        if each.finding.code.startswith(_OF_THE_TEXT):
            below = each.span.line > first.get(file, each.span.line)
            was_hidden = before.levels.get(file, MEANT) <= UNREADABLE and (file in opened or below)
            was_hidden = was_hidden or any(_is_below(each.finding, file, path) for file, path in renamed)
        (result.revealed if was_hidden else result.new).append(each)
    return result


def _is_below(finding: Finding, file: str, path: Path) -> bool:
    """Whether a finding stands within what stands at a path."""
    place = finding.place
    return place.file == file and len(place.path) > len(path) and place.path[: len(path)] == path


def _counts(located: Located) -> bool:
    return located.finding.severity in TOLD


def _site(located: Located, lines: dict[str, list[str]]) -> Site:
    finding = located.finding
    file = finding.place.file
    if finding.place.span is None:
        return (finding.code, file, tuple(map(_visible, finding.place.path)))
    if file not in lines:
        lines[file] = text_of(file).splitlines()
    line = located.span.line
    return (finding.code, file, None, lines[file][line - 1].strip() if line <= len(lines[file]) else "")


def _visible(step: str | int) -> str | int:
    """A key as one sees it: an invisible character that goes leaves it what it was."""
    return step if isinstance(step, int) or step.isascii() else "".join(filter(str.isprintable, step))


def _mark(located: Located, site: Site) -> Site:
    """A finding's site as it counts for whether there are more: positions in lists and lines of texts do not."""
    code, file, path, *_ = site
    if not isinstance(path, tuple):
        return (code, file)
    return (code, file, located.finding.severity, wherever_in_lists(path))


def _followed(site: Site, steps: Steps) -> Site:
    """Where a finding is after steps that gave a key or a file another name."""
    code, file, path, *rest = site
    for step in steps.get(str(file), ()):
        if isinstance(step, Move):
            file = step.to
        elif isinstance(step, Edit) and isinstance(step.change, Rename) and isinstance(path, tuple):
            path = _renamed(path, step.change)
    return (code, file, path, *rest)


def _renamed(path: Path, change: Rename) -> Path:
    length = len(change.path)
    return (*path[: length - 1], change.key, *path[length:]) if path[:length] == change.path else path

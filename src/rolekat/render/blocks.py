"""What somebody did by hand in a document stays when it is made anew: ticks in checklists, and hand-written blocks.

Hand-written blocks: what stands between `begin` and `end` in a file stays when the file is made anew.

    <!-- rolekat: begin NAME -->
    anything
    <!-- rolekat: end NAME -->

Templates set out empty blocks. A block that somebody put elsewhere stays after the line it stood after; where that
line is gone, below the nearest paragraph before it that is still there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from rolekat.errors import UsageError

_MARK: Final = re.compile(r"\s*<!-- rolekat: (begin|end) (\S+) -->\s*")


_BOX: Final = re.compile(r"(\s*- \[)([ xX])(\] .*)")
_HEADING: Final = re.compile(r"#+ .*|\*\*.*\*\*")


def keep_ticks(old: str, new: str) -> str:
    """The new text with the ticks of the old one: of each box that says the same under the same heading."""
    ticked = Counter(key for tick, key, _ in _boxes(old) if tick != " ")
    lines = new.split("\n")
    for tick, key, number in _boxes(new):
        if ticked[key]:
            ticked[key] -= 1
            if tick == " ":
                lines[number] = _BOX.sub(r"\1x\3", lines[number])
    return "\n".join(lines)


def _boxes(text: str) -> Iterator[tuple[str, tuple[str, str], int]]:
    """The boxes outside of hand-written blocks: tick, what it says under which heading, and the number of its line."""
    heading, by_hand = "", False
    for number, line in enumerate(text.split("\n")):
        mark = _MARK.fullmatch(line)
        by_hand = mark[1] == "begin" if mark else by_hand
        if _HEADING.fullmatch(line):
            heading = line
        box = _BOX.fullmatch(line)
        if box and not by_hand:
            yield box[2], (heading, box[3]), number


class _Block(NamedTuple):
    """A block with its marks."""

    name: str
    lines: tuple[str, ...]


_Part: TypeAlias = str | _Block
"""A line outside all blocks, or a block."""


def keep_blocks(old: str, new: str, file: str) -> str:
    """The new text with the blocks of the old one.

    Raises:
        UsageError: a mark of the old text lacks its other half, so that nobody can tell what is hand-written.
    """
    before, after = _parts(old, file), _parts(new, file)
    waiting: dict[str, list[int]] = {}
    for index, part in enumerate(before):
        if isinstance(part, _Block):
            waiting.setdefault(part.name, []).append(index)
    for index, part in enumerate(after):
        if isinstance(part, _Block) and waiting.get(part.name):
            after[index] = before[waiting[part.name].pop(0)]
    loose = sorted(index for indices in waiting.values() for index in indices)
    added: dict[int, list[str]] = {}
    for index in loose:
        at, lines = _placed(index, before, after, loose)
        added.setdefault(at, []).extend(lines)
    whole: list[str] = []
    for index in range(len(after) + 1):
        whole += added.get(index, ())
        for part in after[index : index + 1]:
            whole += [part] if isinstance(part, str) else part.lines
    return "\n".join(whole)


def _parts(text: str, file: str) -> list[_Part]:
    found: list[_Part] = []
    name: str | None = None
    begun = 0
    inside: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        mark = _MARK.fullmatch(line)
        if mark and name != (mark[2] if mark[1] == "end" else None):
            raise UsageError("block-broken", file=f"{file}:{begun or number}", name=name or mark[2])
        if name is None and mark is None:
            found.append(line)
            continue
        inside.append(line)
        if mark and name is None:
            name, begun = mark[2], number
        elif mark and name is not None:
            found.append(_Block(name, tuple(inside)))
            name, begun, inside = None, 0, []
    if name is not None:
        raise UsageError("block-broken", file=f"{file}:{begun}", name=name)
    return found


def _placed(index: int, before: Sequence[_Part], after: Sequence[_Part], loose: Sequence[int]) -> tuple[int, list[str]]:
    """Where a block of the old text goes in the new one, and its lines with the empty ones before it."""
    block = before[index]
    assert isinstance(block, _Block)
    blank = 0
    while index > blank and before[index - blank - 1] == "":
        blank += 1
    above = [part for at, part in enumerate(before[:index]) if part != "" and at not in loose]
    for distance, part in enumerate(reversed(above)):
        occurrence = sum(_same(part, other) for other in above[: len(above) - distance])
        places = [at for at, other in enumerate(after) if _same(part, other)]
        if len(places) >= occurrence:
            at = places[occurrence - 1] + 1
            if distance == 0:
                return at, [*[""] * blank, *block.lines]
            while at < len(after) and after[at] != "":
                at += 1
            return at, ["", *block.lines]
    return 0, [*block.lines, ""]


def _same(part: _Part, other: _Part) -> bool:
    if isinstance(part, _Block) and isinstance(other, _Block):
        return part.name == other.name
    return part == other

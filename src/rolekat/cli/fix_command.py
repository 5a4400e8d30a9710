"""`rolekat fix`: mends what rules know to mend."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final, Optional

import typer

from rolekat.cli.check_options import split_codes
from rolekat.cli.editing import DryRunOption, changed_files, differences, outdated
from rolekat.cli.speech import say
from rolekat.cli.surroundings import terminal_width, wants_colour

if TYPE_CHECKING:
    from rolekat.changes.fix import Fixed, Left, Mended
    from rolekat.findings.located import Located

_MOST: Final = 3
"""Findings that are shown in full; `rolekat check` shows all."""


def command(
    paths: Annotated[Optional[list[str]], typer.Argument(metavar="PATH", help=say("help.fix.paths"))] = None,
    unsafe: Annotated[bool, typer.Option("--unsafe", help=say("help.fix.unsafe"))] = False,
    select: Annotated[
        Optional[list[str]], typer.Option("--select", metavar="RULE", help=say("help.fix.select"))
    ] = None,
    ignore: Annotated[
        Optional[list[str]], typer.Option("--ignore", metavar="RULE", help=say("help.fix.ignore"))
    ] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Mend what can be mended."""
    from rolekat.changes.effect import carry_out
    from rolekat.changes.fix import Fix, fix
    from rolekat.check import Choice
    from rolekat.config import find_config
    from rolekat.workspace import open_library

    config = find_config()
    selected, ignored = [
        tuple(code for word in words or () for code in split_codes(word)) for words in (select, ignore)
    ]
    choice = Choice(selected or config.select, (*ignored, *config.ignore))
    fixed = fix(Fix(tuple(paths or ()), unsafe, choice), config)
    out = [*_told(fixed, dry_run=dry_run)]
    if fixed.draft.files and not dry_run:
        carry_out(fixed.draft, config)
        out += outdated(fixed.draft.files, open_library(config), config)
    sys.stdout.write("\n".join(out) + "\n")
    return 0


def _told(fixed: Fixed, *, dry_run: bool) -> Iterator[str]:
    """What was mended and how, what was not and why, what became of the files, what came to light, and the sum."""
    from rolekat.changes.draft import as_if_written

    files = fixed.draft.files
    blocks = [[*map(_mended, fixed.mended)], [say("fix.left"), *map(_left, fixed.left)] if fixed.left else []]
    blocks.append([*differences(files)][:-1] if dry_run else [*changed_files(files)])
    with as_if_written(files):  # findings show their lines
        blocks.append([*_revealed(fixed.revealed)])
    done = "fix.would-mend" if dry_run else "fix.mended-count"
    blocks.append([say.count(done, len(fixed.mended)) if fixed.mended else say("fix.nothing")])
    if fixed.offered:
        blocks[-1].append(say.count("fix.offered", fixed.offered))
    if dry_run and files:
        blocks[-1].append(say("changes.done.dry-run"))
    said = [block for block in blocks if block]
    for block in said[:-1]:
        yield from (*block, "")
    yield from said[-1]


def _mended(mended: Mended) -> str:
    from rolekat.text.printable import printable

    return f"{_place(mended.file, mended.line, mended.column)}: {mended.code} {printable(_said(mended))}"


def _said(mended: Mended) -> str:
    from rolekat.cli.editing import in_words

    params = {name: in_words(value) if name == "day" else value for name, value in mended.mend.params.items()}
    return say(f"fix.mended.{mended.mend.key}", **params)


def _left(left: Left) -> str:
    return f"{_said_of(left.found)}\n  {_reason(left)}"


def _reason(left: Left) -> str:
    from rolekat.text.printable import printable

    instead = _said_of(left.instead) if left.instead else ""
    return printable(say(left.reason, **{**left.params, "instead": instead}))


def _said_of(found: Located) -> str:
    """A finding in a line."""
    from rolekat.report.wording import wording

    said = wording(found, say.language)
    return f"{said.place}: {found.finding.code} {said.message}"


def _place(file: str, line: int, column: int) -> str:
    from rolekat.report.wording import place_of
    from rolekat.text.problem import Span

    return place_of(file, Span(line, column, line, column))


def _revealed(found: tuple[Located, ...]) -> Iterator[str]:
    """What could not be seen before, each in full as long as they are few."""
    if found:
        from rolekat.report.printer import Printer

        printer = Printer(say, terminal_width(), colour=wants_colour())
        yield say.count("fix.revealed", len(found))
        for located in found[:_MOST]:
            yield from ("", printer.finding(located).rstrip("\n"))
        if len(found) > _MOST:
            yield from ("", say("changes.done.more-found", n=len(found) - _MOST))

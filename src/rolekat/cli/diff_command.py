"""`rolekat diff`, `rolekat diff main`, `rolekat diff old/ new/`: what changed, told of roles and not of lines."""

import sys
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from rolekat.cli.answering import AsOfOption, FormatOption, OrganisationOption, RoleOption, SystemOption
from rolekat.cli.speech import say
from rolekat.errors import EXIT_CLEAN, EXIT_FINDINGS

if TYPE_CHECKING:
    from rolekat.diff.sheets import Sheets


def command(
    old: Annotated[Optional[str], typer.Argument(metavar="OLD", help=say("help.diff.old"), show_default=False)] = None,
    new: Annotated[Optional[str], typer.Argument(metavar="NEW", help=say("help.diff.new"), show_default=False)] = None,
    organisation: OrganisationOption = None,
    system: SystemOption = None,
    role: RoleOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = "text",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1000, help=say("help.diff.limit"))] = 60_000,
    exit_code: Annotated[bool, typer.Option("--exit-code", help=say("help.diff.exit-code"))] = False,
) -> int:
    """Say what changed."""
    from rolekat.cli.diff_sides import opened
    from rolekat.diff.comparing import Comparison
    from rolekat.diff.difference import Locator, ranked
    from rolekat.diff.markdown import bounded_markdown
    from rolekat.diff.narrowing import narrow
    from rolekat.diff.sheets import Sheets

    with opened(old, new, as_of) as sides:
        meant = narrow(sides.old, sides.new, organisation, system, role)
        comparison = Comparison(sides.old, sides.new, meant, sides.register)
        found = ranked(comparison, *sides.names)
        sheets = Sheets(found, Locator(comparison), say)
        if format_ == "markdown":
            text = bounded_markdown(sheets, limit)
        else:
            text = _as_json(sheets) if format_ == "json" else _as_text(sheets)
    sys.stdout.write(text)
    return EXIT_FINDINGS if exit_code and found.totals.demands else EXIT_CLEAN


def _as_json(sheets: "Sheets") -> str:
    """Everything for programs."""
    from rolekat.answers.plain import as_json
    from rolekat.diff.difference import difference

    return as_json(difference(sheets.found, sheets.locator, sheets.sentences))


def _as_text(sheets: "Sheets") -> str:
    """Everything for people at a terminal: first what there is to know at once."""
    from rolekat.cli.surroundings import terminal_width, wants_colour
    from rolekat.terminal.sheets import as_text

    width, colour = terminal_width(), wants_colour()
    parts = (
        as_text(sheet, width=width, colour=colour)
        for sheet in (sheets.head(stacked=True), sheets.sections(stacked=True))
    )
    return "\n".join(filter(None, parts))

"""`rolekat list`, `rolekat list roles --system aula`: what there is."""

import sys
from typing import Annotated, Optional

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.speech import say
from rolekat.errors import UsageError

_FORMATS = ("text", "json", "tsv")
KINDS = (
    "roles", "systems", "galleries", "profiles", "organisations", "decisions", "contacts", "actions", "tasks",
    "bodies", "groups", "phases", "components", "terms",
)  # fmt: skip
"""The lists there are, named here too because help must not load what makes them."""


def command(
    kind: Annotated[
        Optional[str], typer.Argument(metavar="LIST", help=say("help.list.kind", kinds=", ".join(KINDS)))
    ] = None,
    gallery: Annotated[Optional[str], typer.Option("--gallery", metavar="ID", help=say("help.list.gallery"))] = None,
    group: Annotated[Optional[str], typer.Option("--group", metavar="ID", help=say("help.list.group"))] = None,
    system: Annotated[Optional[str], typer.Option("--system", metavar="ID", help=say("help.list.system"))] = None,
    phase: Annotated[Optional[str], typer.Option("--phase", metavar="ID", help=say("help.list.phase"))] = None,
    role: Annotated[Optional[str], typer.Option("--role", metavar="ID", help=say("help.list.role"))] = None,
    category: Annotated[Optional[str], typer.Option("--category", metavar="ID", help=say("help.list.category"))] = None,
    shipped: Annotated[bool, typer.Option("--shipped", help=say("help.list.shipped"))] = False,
    format_: Annotated[str, typer.Option("--format", "-f", help=say("help.list.format"), **one_of(_FORMATS))] = "text",
) -> int:
    """List what there is."""
    from rolekat.cli.surroundings import terminal_width, wants_colour
    from rolekat.config import find_config
    from rolekat.terminal.listing import as_json, as_tsv
    from rolekat.terminal.lists import LISTS, build, unreadable_lines
    from rolekat.terminal.scope import Filters
    from rolekat.terminal.table import as_text
    from rolekat.workspace import open_library

    if kind is None and format_ == "tsv":
        raise UsageError("list-overview-format", known=", ".join(LISTS))
    filters = Filters(gallery, group, system, phase, role, category, shipped or None)
    listings, found = build(kind, open_library(find_config()), filters, say)
    if format_ == "json":
        text = as_json(listings)
    elif format_ == "tsv":
        text = as_tsv(listings[0])
    else:
        text = as_text(listings, say, width=terminal_width(), colour=wants_colour())
    sys.stdout.write(text)
    for line in unreadable_lines(found, say):
        sys.stderr.write(f"{say('terms.warning')}: {line}\n")
    return 0

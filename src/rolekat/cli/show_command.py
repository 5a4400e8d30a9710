"""`rolekat show systemejer`, `rolekat show aula`: one card."""

import sys
from typing import Annotated

import typer

from rolekat.cli.answering import AsOfOption
from rolekat.cli.speech import say


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say("help.show.name"))],
    as_of: AsOfOption = None,
) -> int:
    """Show a role, a system, a gallery or a word."""
    from rolekat.cli.surroundings import terminal_width, wants_colour
    from rolekat.config import find_config
    from rolekat.state.naming import find
    from rolekat.terminal.show import card
    from rolekat.workspace import open_organisations

    organisations = open_organisations(find_config(), as_of)
    named = find(organisations.library, name)
    sys.stdout.write(card(named, organisations, say, width=terminal_width(), colour=wants_colour()))
    return 0

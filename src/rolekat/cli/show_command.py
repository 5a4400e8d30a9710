"""`rolekat show systemejer`, `rolekat show aula`: one card."""

import sys
from typing import Annotated

import typer

from rolekat.cli.speech import say


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help=say("help.show.name"))],
) -> int:
    """Show a role, a system, a gallery or a word."""
    from rolekat.cli.check_run import wants_colour
    from rolekat.config import find_config
    from rolekat.report.text import terminal_width
    from rolekat.state.naming import find
    from rolekat.terminal.show import card
    from rolekat.workspace import open_library

    named = find(open_library(find_config()), name)
    sys.stdout.write(card(named, say, width=terminal_width(), colour=wants_colour()))
    return 0

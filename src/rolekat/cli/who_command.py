"""`rolekat who abcd`: what one person holds, and what would be vacant without them."""

from typing import Annotated

import typer

from rolekat.cli.answering import AsOfOption, FormatOption, OrganisationOption, ground, print_answer
from rolekat.cli.speech import say


def command(
    name: Annotated[str, typer.Argument(metavar="PERSON", help=say("help.who.name"))],
    organisation: OrganisationOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = "text",
) -> int:
    """Say what a person holds."""
    from rolekat.answers.person import person
    from rolekat.answers.scope import Wishes, scope_of
    from rolekat.answers.wording.person import sheet

    organisations, register = ground(as_of)
    scope = scope_of(organisations, Wishes(organisation=organisation))
    found = person(organisations, name, scope, register)
    print_answer(found, (sheet(found, say),), format_)
    return 0

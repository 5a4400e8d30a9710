"""`rolekat who abcd`: what one person holds, and what would be vacant without them."""

from typing import Annotated

import typer

from rolekat.cli.answering import AsOfOption, FormatOption, OrganisationOption, PublicOption, ground, print_answer, seen
from rolekat.cli.speech import say


def command(
    name: Annotated[str, typer.Argument(metavar="PERSON", help=say("help.who.name"))],
    organisation: OrganisationOption = None,
    as_of: AsOfOption = None,
    public: PublicOption = False,
    format_: FormatOption = "text",
) -> int:
    """Say what a person holds."""
    from rolekat.answers.person import person
    from rolekat.answers.scope import Wishes, scope_of
    from rolekat.answers.wording.person import sheet

    organisations, register = ground(as_of, public=public)
    scope = scope_of(organisations, Wishes(organisation=organisation))
    shown = register if public else None
    found = seen(person(organisations, name, scope, organisations.register, shown), public=public)
    print_answer(found, (sheet(found, say),), format_)
    return 0

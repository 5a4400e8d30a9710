"""`rolekat holders aula`: who holds the roles of a system."""

from typing import Annotated

import typer

from rolekat.cli.answering import (
    AsOfOption,
    FormatOption,
    OrganisationOption,
    PublicOption,
    RoleOption,
    ground,
    print_answer,
    seen,
)
from rolekat.cli.speech import say


def command(
    system: Annotated[str, typer.Argument(metavar="SYSTEM", help=say("help.holders.system"))],
    organisation: OrganisationOption = None,
    role: RoleOption = None,
    as_of: AsOfOption = None,
    public: PublicOption = False,
    format_: FormatOption = "text",
) -> int:
    """Say who holds the roles of a system."""
    from rolekat.answers.holders import holders
    from rolekat.answers.scope import Wishes, scope_of
    from rolekat.answers.wording.holders import closing, sheet
    from rolekat.language.alphabet import alphabetical

    organisations, register = ground(as_of, public=public)
    scope = scope_of(organisations, Wishes((), organisation, system, role))
    found = seen(holders(organisations, scope, register), public=public)
    in_order = alphabetical(found.organisations, lambda each: each.organisation.title, say.language)
    sheets = [sheet(each, found.as_of, say) for each in in_order]
    print_answer(found, (*sheets, closing(found, say)), format_)
    return 0

"""`rolekat load`: how many roles everybody has, and which rest on one person."""

from typing import Annotated, Optional

import typer

from rolekat.cli.answering import (
    AsOfOption,
    FormatOption,
    OrganisationOption,
    PublicOption,
    RoleOption,
    SystemOption,
    ground,
    print_answer,
    seen,
)
from rolekat.cli.speech import say


def command(
    names: Annotated[Optional[list[str]], typer.Argument(metavar="NAME", help=say("help.vacancies.names"))] = None,
    organisation: OrganisationOption = None,
    system: SystemOption = None,
    role: RoleOption = None,
    as_of: AsOfOption = None,
    public: PublicOption = False,
    format_: FormatOption = "text",
) -> int:
    """Say how the roles lie on people."""
    from rolekat.answers.load import load
    from rolekat.answers.scope import Wishes, scope_of
    from rolekat.answers.wording.load import closing, sheet
    from rolekat.answers.wording.phrases import by_title

    organisations, register = ground(as_of, public=public)
    scope = scope_of(organisations, Wishes(names or (), organisation, system, role))
    found = load(organisations, scope, register)
    sheets = [sheet(each, found, say) for each in by_title(found.organisations, say)]
    print_answer(seen(found, public=public), (*sheets, closing(found, say)), format_)
    return 0

"""`rolekat compare`: systems by organisations."""

from typing import Annotated, Optional

import typer

from rolekat.cli.answering import (
    AsOfOption,
    FormatOption,
    OrganisationOption,
    PublicOption,
    SystemOption,
    ground,
    print_answer,
    seen,
)
from rolekat.cli.speech import say


def command(
    names: Annotated[Optional[list[str]], typer.Argument(metavar="NAME", help=say("help.compare.names"))] = None,
    organisation: OrganisationOption = None,
    system: SystemOption = None,
    role: Annotated[Optional[str], typer.Option("--role", metavar="ID", help=say("help.compare.role"))] = None,
    phase: Annotated[Optional[str], typer.Option("--phase", metavar="ID", help=say("help.compare.phase"))] = None,
    as_of: AsOfOption = None,
    public: PublicOption = False,
    format_: FormatOption = "text",
) -> int:
    """Compare organisations."""
    from rolekat.answers.comparison import compare, compare_role
    from rolekat.answers.scope import Wishes, role_title, scope_of
    from rolekat.answers.wording.comparison import role_sheet, sheet

    organisations, register = ground(as_of, public=public)
    scope = scope_of(organisations, Wishes(names or (), organisation, system, role, phase))
    if scope.roles:
        found = seen(compare_role(organisations, scope, register), public=public)
        title = ", ".join(role_title(organisations, name) for name in sorted(scope.roles))
        print_answer(found, (role_sheet(found, title, say),), format_)
    else:
        everything = compare(organisations, scope)
        print_answer(everything, (sheet(everything, say),), format_)
    return 0

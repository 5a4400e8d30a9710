"""`rolekat vacancies`, `rolekat vacancies aula`: what nobody holds."""

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
from rolekat.cli.choices import one_of
from rolekat.cli.speech import say

_BY = ("system", "phase", "role")


def command(
    names: Annotated[Optional[list[str]], typer.Argument(metavar="NAME", help=say("help.vacancies.names"))] = None,
    organisation: OrganisationOption = None,
    system: SystemOption = None,
    role: RoleOption = None,
    phase: Annotated[Optional[str], typer.Option("--phase", metavar="ID", help=say("help.vacancies.phase"))] = None,
    by: Annotated[str, typer.Option("--by", help=say("help.vacancies.by"), **one_of(_BY))] = "system",
    as_of: AsOfOption = None,
    public: PublicOption = False,
    format_: FormatOption = "text",
) -> int:
    """Say what is vacant."""
    from rolekat.answers.scope import Wishes, scope_of
    from rolekat.answers.vacancies import vacancies
    from rolekat.answers.wording.phrases import by_title
    from rolekat.answers.wording.vacancies import closing, sheet

    organisations, register = ground(as_of, public=public)
    scope = scope_of(organisations, Wishes(names or (), organisation, system, role, phase))
    found = seen(vacancies(organisations, scope, register), public=public)
    sheets = (sheet(each, found.as_of, say, by) for each in by_title(found.organisations, say))
    print_answer(found, (*sheets, closing(found, say)), format_)
    return 0

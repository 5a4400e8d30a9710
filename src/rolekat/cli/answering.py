"""What the commands that answer have in common: what they work on, and the three forms of an answer."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, TypeAlias, TypeVar

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.speech import say

if TYPE_CHECKING:
    from rolekat.answers.sheet import Sheet
    from rolekat.contacts.register import Register
    from rolekat.state.organisations import Organisations

_FORMATS: Final = ("text", "markdown", "json")

OrganisationOption: TypeAlias = Annotated[
    str | None, typer.Option("--organisation", metavar="ID", help=say("help.answers.organisation"))
]
SystemOption: TypeAlias = Annotated[str | None, typer.Option("--system", metavar="ID", help=say("help.answers.system"))]
RoleOption: TypeAlias = Annotated[str | None, typer.Option("--role", metavar="ID", help=say("help.answers.role"))]
AsOfOption: TypeAlias = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=say("help.as-of"))]
PublicOption: TypeAlias = Annotated[bool, typer.Option("--public", help=say("help.answers.public"))]
FormatOption: TypeAlias = Annotated[
    str, typer.Option("--format", "-f", help=say("help.answers.format"), **one_of(_FORMATS))
]


_Answer = TypeVar("_Answer")


class Ground(NamedTuple):
    """What a question is about: the organisations on a day, and the names of people where a register has them."""

    organisations: Organisations
    register: Register | None


def ground(as_of: str | None, *, public: bool = False) -> Ground:
    """The organisations that there are here, with the register as it is kept or as the public sees it."""
    from rolekat.config import find_config
    from rolekat.workspace import open_organisations

    organisations = open_organisations(find_config(), as_of)
    register = organisations.register
    if public:
        from rolekat.contacts.public import PublicRegister

        register = PublicRegister(register, organisations.outlook.day, say("documents.staffing.somebody"))
    return Ground(organisations, register)


def seen(answer: _Answer, *, public: bool) -> _Answer:
    """An answer as whoever asked may see it."""
    if not public:
        return answer
    from rolekat.answers.public import without_ids

    return without_ids(answer)


def print_answer(answer: Any, sheets: Iterable[Sheet], form: str) -> None:
    """Print an answer: for people from its sheets, for programs the data itself."""
    if form == "json":
        from rolekat.answers.plain import as_json

        sys.stdout.write(as_json(answer))
    elif form == "markdown":
        from rolekat.render.sheets import as_markdown

        sys.stdout.write("\n".join(filter(None, map(as_markdown, sheets))))
    else:
        from rolekat.cli.surroundings import terminal_width, wants_colour
        from rolekat.terminal.sheets import as_text

        width, colour = terminal_width(), wants_colour()
        texts = (as_text(sheet, width=width, colour=colour) for sheet in sheets)
        sys.stdout.write("\n".join(filter(None, texts)))

"""The parts that every kind of file shares.

A string below an attribute is its documentation: the schemas and the format reference print it.
"""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


class Entry(BaseModel):
    """A map in a catalog file."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _or_bare(value: object) -> object:
    return () if value is None else value


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

ALWAYS: Final = "always"
"""In a range, all phases; and the one phase of systems whose gallery has none. No phase may be called so."""

Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text is text: nothing in it is markup."""
Markdown: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Reference: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^(?:[a-z0-9-]+/)?[a-z0-9-]+(?:#[a-z0-9-]+)?$", max_length=200),
]
"""`role`, `role#item`, `gallery/role#item`, `party/id`, `group/id`."""
Pin: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+@[A-Za-z0-9._-]+$")]
"""A gallery and its version: `kombit@1.5`."""
Version: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]+$", max_length=80)]
"""What can stand after the `@` of a pin: `1.5`."""
PartialDate: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[1-9]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
]
"""A year, a month or a day, as precise as it is known: `2022`, `2022-02`, `2022-02-14`."""
Day: TypeAlias = Annotated[
    str,
    StringConstraints(
        pattern=r"^([1-9]\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))"
        r"|([1-9]\d(0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-02-29)$"
    ),
]
"""A day of the calendar: `2026-02-14`. Days compare as text."""
Interval: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,3} (days?|weeks?|months?|years?)$")]
"""`12 months`."""
Language: TypeAlias = Literal["da", "nb", "nn", "en"]
Each: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=100)
]
"""What there is one for each of: `place`, `unit`, `subject-area`, `owner`, or those of one kind: `place/skole`."""
Ids: TypeAlias = Annotated[tuple[Id, ...], BeforeValidator(_as_list)]
"""A list of ids, or one id alone."""
PhaseRange: TypeAlias = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
"""`from X`, `X to Y`, `until Y`, `always`, one phase, or a list of phases."""
HolderKind: TypeAlias = Literal["person", "position", "unit", "supplier", "body"]


class Source(Entry):
    """A place in a source document."""

    document: Text | None = None
    """The document's short name."""
    section: Text | None = None
    """The section, as the document numbers or names it."""
    heading: Text | None = None
    """The heading that the text stands under."""
    lines: Text | None = None
    """Lines in the copy of the source that the project works from."""


class Note(Entry):
    """A remark on the source or on a choice made in the catalog."""

    kind: Literal["source-defect", "contradiction", "interpretation", "decision"]
    """A defect or contradiction of the source is shown by `check`; the others are for readers."""
    text: Markdown
    """What is to be noted."""
    at: Annotated[tuple[Text, ...], BeforeValidator(_as_list)] = ()
    """What it concerns: `roles/<role>/tasks/<task>`, `gallery/lifecycle/phases/<phase>`, …"""
    facts: tuple[int, ...] = ()
    """Numbers of the facts it rests on, in the project's own register of facts."""

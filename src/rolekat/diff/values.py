"""What stands in a change: texts, names, days, facts. Plain data for programs, words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from rolekat.answers.facts import Titled, Who
from rolekat.library.taking import Taken
from rolekat.model.forms import FORMS

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery


class Text(NamedTuple):
    """A text of a file, to be quoted; rewrapping it makes no difference."""

    text: str


class Named(NamedTuple):
    """A task, a responsibility, a competency: quoted by its text, told apart by its id."""

    id: str
    text: str


class Day(NamedTuple):
    """A day, or a year or month."""

    day: str


class Word(NamedTuple):
    """A word that each language has its own for."""

    key: str


class Fact(NamedTuple):
    """A fact of a gallery that `phrasing.facts` has words for."""

    what: str
    """The method of `Facts` that says it."""
    of: Any
    gallery: LinkedGallery


class Span(NamedTuple):
    """Phases of a gallery."""

    phases: tuple[str, ...]
    gallery: LinkedGallery


class Step(NamedTuple):
    """What a role is in some phases on the two sides: `mandatory`, `recommended` or `inactive`."""

    phases: Span
    old: str
    new: str


class Term(NamedTuple):
    """Somebody who holds a role or was given a task, with the days."""

    who: tuple[Who | Titled, ...]
    since: str | None
    until: str | None


class Acceptance(NamedTuple):
    """A decision to leave a role unfilled."""

    reason: str
    by: Who
    until: str | None


Simple: TypeAlias = (
    "str | int | Text | Named | Titled | Who | Day | Word | Fact | Span | Step | Term | Acceptance | None"
)
Value: TypeAlias = "Simple | tuple[Simple, ...]"


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    match value:
        case Text(text):
            return text
        case Day(day):
            return day
        case Word(key):
            return key.rpartition(".")[2]
        case Fact(_, of):
            return data(of)
        case Span(phases):
            return list(phases)
        case Step(phases, old, new):
            return {"phases": plain(phases), "old": old, "new": new}
    if hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    return [plain(part) for part in value] if isinstance(value, tuple) else value


def alike(old: Any, new: Any) -> bool:
    """Whether two values are told in the same words."""
    return bool(plain(old) == plain(new))


def normal(text: str) -> str:
    """A text without what rewrapping changes: line breaks within a paragraph are spaces."""
    paragraphs: list[list[str]] = [[]]
    for line in text.splitlines():
        words = line.split()
        if words:
            paragraphs[-1] += words
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(words) for words in paragraphs if words)


def data(value: Any) -> Any:
    """What a file gives, as plain data: defaults left out, texts without their line breaks. Keys have no order."""
    if isinstance(value, Taken):
        kind = type(value)
        given = ((name, getattr(value, name)) for name, _ in FORMS[kind.__name__][0].values())
        return {name.rstrip("_"): data(part) for name, part in given if part != getattr(kind, name)}
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, dict):
        return {name: data(part) for name, part in value.items()}
    return [data(part) for part in value] if isinstance(value, (tuple, list)) else value


def same(old: Any, new: Any) -> bool:
    """Whether two values of files say the same."""
    return old is new or old == new or data(old) == data(new)


def same_text(old: str | None, new: str | None) -> bool:
    """Whether two texts say the same, however they are wrapped."""
    return old == new or (old is not None and new is not None and normal(old) == normal(new))

"""A finding, from the rule that made it to the report that prints it."""

from typing import Final, Literal, TypeAlias

from rolekat.record import Record
from rolekat.text.problem import Span

Severity: TypeAlias = Literal["error", "warning", "note"]
RANK: Final[dict[str, int]] = {"error": 0, "warning": 1, "note": 2}

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]


class Term(Record):
    """A word that each language has its own for, such as `mandatory`; looked up when the sentence is made."""

    key: str


class Several(Record):
    """Some names, joined as the language joins them: `a, b and c`."""

    names: tuple[str, ...]


class Each(Several):
    """Some names each of which is at fault by itself: one more among them is one fault more."""

    __slots__ = ()


class OneOf(Record):
    """Some names of which one is enough, joined as the language joins them: `a, b or c`."""

    names: tuple[str | Term, ...]


class Command(Record):
    """What can be typed to mend something: the words after `rolekat`, with the ids filled in."""

    words: tuple[str, ...]


Param: TypeAlias = str | int | Term | Several | OneOf | Command


class Place(Record):
    """A place in a file: a path through its maps and lists, or a span where the text itself is at fault."""

    file: str
    path: Path = ()
    of_key: bool = False
    span: Span | None = None


class Finding(Record):
    """One thing a rule found. `label` names the sentence that explains a related place."""

    code: str
    name: str
    severity: Severity
    place: Place
    variant: str = "message"
    params: tuple[tuple[str, Param], ...] = ()
    related: tuple[tuple[Place, str], ...] = ()
    source: str | None = None


class Rule(Record):
    """What a rule module says of its rule. The sentences stand in its page, one for each language."""

    code: str
    name: str
    severity: Severity
    source: str | None = None

    def at(
        self,
        place: Place,
        variant: str = "message",
        *,
        related: tuple[tuple[Place, str], ...] = (),
        severity: Severity | None = None,
        **params: Param,
    ) -> Finding:
        """A finding of this rule at a place, with the parameters of its sentence."""
        given = tuple(sorted(params.items()))
        return Finding(self.code, self.name, severity or self.severity, place, variant, given, related, self.source)

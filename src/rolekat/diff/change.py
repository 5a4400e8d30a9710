"""What a change is: its kind, what it does to people, whom it concerns, where it stands on either side."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final, Literal, NamedTuple, TypeAlias

from rolekat.answers.facts import Titled, Who
from rolekat.diff.values import Value, plain
from rolekat.findings.finding import Place

Effect: TypeAlias = Literal["demands", "relaxes", "shifts", "editorial"]
EFFECTS: Final[tuple[Effect, ...]] = ("demands", "relaxes", "shifts", "editorial")
"""In the order of importance: something new is asked of somebody; less is asked; somebody else has it, or another day;
words and records alone."""
SubjectKind: TypeAlias = Literal["role", "action", "system", "organisation", "gallery", "person"]
SideName: TypeAlias = Literal["old", "new"]


class Subject(NamedTuple):
    """What a change is told of: its sentence is read after the subject's name."""

    kind: SubjectKind
    id: str
    title: str


SYSTEMS: Final = Subject("system", "", "")
"""What a change is told of that is the same in several systems: they are those that it concerns."""


class Spot(NamedTuple):
    """Where a change stands, on one of the two sides."""

    side: SideName
    place: Place


class Concerned(NamedTuple):
    """Whom a change concerns, as far as it is narrower than everybody."""

    roles: tuple[Titled, ...] = ()
    systems: tuple[Titled, ...] = ()
    organisations: tuple[Titled, ...] = ()
    people: tuple[Who, ...] = ()

    def joined(self, *others: "Concerned") -> "Concerned":
        """Those of all, each once."""
        parts = zip(self, *others, strict=True)
        return Concerned(*(tuple(dict.fromkeys(each for part in several for each in part)) for several in parts))


NOBODY: Final = Concerned()


Item: TypeAlias = tuple[str, str]
"""A text of a role: part and id."""


class Reach(NamedTuple):
    """What of a gallery a change is about, so that it can be said which systems and organisations it reaches."""

    roles: frozenset[str] = frozenset()
    """The roles, by the ids of either side; none where it reaches all who use the gallery."""
    items: tuple[Item | None, Item | None] | None = None
    """A text of the role on the old and the new side: a catalog with its own text on every such side is not reached."""
    suggestion: bool = False
    """Whether it is about a suggested obligation: a catalog that says when it needs the role is not reached."""
    action: str | None = None
    """An action of the gallery: a catalog that says it anew is not reached."""


KINDS: Final[dict[str, type["Change"]]] = {}
"""Every kind of change by its id."""
_WITHIN: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Change:
    """One thing that changed. Each kind is a class: its docstring is its documentation, its id is its name.

    `old` and `new` are what was and what is, `about` what is the same on both sides.
    """

    kind: ClassVar[str]
    effect: ClassVar[Effect]
    inverse: ClassVar[str]
    """The kind that the same change has when the sides are exchanged."""
    weight: ClassVar[int]
    """How much it matters among those of the same effect: 1 most."""
    says: ClassVar[str]
    """Which sentence tells of it: several kinds may have one."""

    subject: Subject
    old: Value = None
    new: Value = None
    about: Mapping[str, Value] = field(default_factory=dict)
    concerned: Concerned = NOBODY
    spots: tuple[Spot, ...] = ()
    variant: str = ""
    """Which of several sentences of the kind it takes; the same on both sides."""
    reach: Reach | None = None

    def __init_subclass__(
        cls, *, effect: Effect, inverse: str | None = None, weight: int = 5, says: str | None = None
    ) -> None:
        cls.kind = _WITHIN.sub("-", cls.__name__).lower()
        cls.effect, cls.weight, cls.says = effect, weight, says or cls.kind
        cls.inverse = inverse or cls.kind
        KINDS[cls.kind] = cls

    @property
    def told(self) -> tuple[object, ...]:
        """What it says: changes that say the same are told once, with everybody whom they concern."""
        values = {
            "old": plain(self.old),
            "new": plain(self.new),
            **{key: plain(one) for key, one in self.about.items()},
        }
        subject = SYSTEMS if self.subject.kind == "system" else self.subject
        return self.kind, self.variant, subject, repr(values)

    def of(self, concerned: Concerned) -> "Change":
        """The same change, which concerns others besides."""
        return replace(self, concerned=self.concerned.joined(concerned))


def grouped(changes: Iterable[Change]) -> list[Change]:
    """Changes that say the same as one, in the order of the first of each."""
    found: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        found.setdefault(change.told, []).append(change)
    return [_as_one(several) for several in found.values()]


def _as_one(several: list[Change]) -> Change:
    first = several[0]
    if len(several) == 1:
        return first
    concerned = first.concerned.joined(*(each.concerned for each in several[1:]))
    subject = first.subject if all(each.subject == first.subject for each in several) else SYSTEMS
    spots = tuple(dict.fromkeys(spot for each in several for spot in each.spots))
    return replace(first, subject=subject, concerned=concerned, spots=spots)

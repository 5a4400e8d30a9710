"""What an upgrade comes to, as plain data: what was done, what is to be decided, what stays behind."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from rolekat.answers.facts import Titled

SubjectKind: TypeAlias = Literal["profile", "system", "organisation"]
Status: TypeAlias = Literal["upgraded", "already"]
StepKind: TypeAlias = Literal[
    "pin", "role-renamed", "role-replaced", "role-merged", "role-dropped", "mention-follows", "mention-dropped",
    "text-kept", "text-omission-dropped", "role-included", "role-left-out",
    "holder-moved", "holder-there", "holders-dropped", "delegation-dropped",
]  # fmt: skip
"""What is certain, and therefore done."""
QuestionKind: TypeAlias = Literal[
    "retired-role", "new-role", "name-taken", "successor-left-out", "still-named", "no-room", "seats-stay",
    "left-out-already", "text-changed", "text-gone", "text-id-taken", "base-unknown", "item-gone",
    "phase-gone", "phase-new",
]  # fmt: skip
"""What somebody has to decide."""
BehindKind: TypeAlias = Literal["profile", "system", "organisation", "gallery", "not-yours", "faulty"]


class Spot(NamedTuple):
    """A line of a file."""

    file: str
    """The file, from the current folder."""
    line: int
    """The line, from 1."""


class Subject(NamedTuple):
    """A file that is made from a version of a gallery."""

    kind: SubjectKind
    """What it is."""
    id: str
    """Its id."""
    title: str
    """Its name."""
    file: str
    """Its file."""
    was: str
    """The gallery and version that it was made from."""
    status: Status
    """`already` where it is made from that version already."""


class Step(NamedTuple):
    """Something that was done. The line is that of the file as it was before."""

    kind: StepKind
    """What was done."""
    subject: Titled
    """The system, profile or organisation."""
    where: Spot
    """Where it stood."""
    role: Titled | None = None
    """The role, as it was."""
    to: Titled | None = None
    """The role that it became, or that took over."""
    item: str | None = None
    """The task, responsibility or competency; or the part in which a role was named."""
    person: str | None = None
    """Who holds the role, as it is typed."""
    day: str | None = None
    """The day from which they hold it."""
    text: str | None = None
    """Words of the file that go with it."""
    version: str | None = None
    """The gallery and version that the file names now."""


class Concerned(NamedTuple):
    """What a question is about: a subject, and the lines that have to do with it."""

    subject: Titled
    """The system, profile, organisation, or a system in an organisation (`organisation/system`)."""
    spots: tuple[Spot, ...] = ()
    """The lines."""


class Way(NamedTuple):
    """One of the ways to settle a question."""

    command: str
    """What to type."""
    then: tuple[str, ...] = ()
    """What to type after it."""


class Question(NamedTuple):
    """Something that somebody has to decide, with what can be typed then."""

    kind: QuestionKind
    """What is to be decided."""
    role: Titled | None = None
    """The role that it is about."""
    to: tuple[Titled, ...] = ()
    """The roles that took over, or that have the task now; a group by its own id and title."""
    obligation: str | None = None
    """Of a new role: `mandatory`, `recommended`, or none."""
    item: str | None = None
    """The task, responsibility or competency, or the phase."""
    version: str | None = None
    """The version in which it was retired, or whose text it was written against."""
    before: str | None = None
    """Of a text: as it was in the gallery; of a role that is left out: the reason that the catalog gives."""
    after: str | None = None
    """Of a text: as it is in the gallery now."""
    people: tuple[str, ...] = ()
    """Who holds the role, as they are typed."""
    concerned: tuple[Concerned, ...] = ()
    """What it is about."""
    ways: tuple[Way, ...] = ()
    """What to type, one way or the other."""


class Behind(NamedTuple):
    """A file that stays with another version, though it belongs to one that goes over."""

    kind: BehindKind
    """What stays, or why."""
    id: str
    """Its id; a file by its name."""
    title: str
    """Its name."""
    gallery: str
    """The gallery and version that it is made from; empty where it cannot be read."""
    because: Titled
    """What it belongs to."""
    command: str | None
    """What to type; none where it is not yours to change."""


class Follows(NamedTuple):
    """A change of the gallery that reaches a subject without anybody's doing: its kind and what it does to people."""

    kind: str
    """The kind of change, as in [diff.md](diff.md)."""
    effect: str
    """`demands`, `relaxes`, `shifts` or `editorial`."""
    role: Titled | None
    """The role; `null` where it is about the gallery as a whole."""
    text: str
    """The change in words."""
    subjects: tuple[Titled, ...]
    """What it reaches."""


class Found(NamedTuple):
    """An error or a warning that comes with the upgrade."""

    code: str
    """The rule."""
    severity: str
    """`error` or `warning`."""
    where: Spot
    """Where it stands, once the files are written."""
    message: str
    """What is wrong."""


class Report(NamedTuple):
    """What an upgrade comes to."""

    to: str
    """The gallery and version that is gone over to."""
    written: bool
    """Whether the files were changed; not in a trial."""
    subjects: tuple[Subject, ...]
    """What goes over, or is there already."""
    steps: tuple[Step, ...] = ()
    """What is done in the files."""
    questions: tuple[Question, ...] = ()
    """What is to be decided."""
    follows: tuple[Follows, ...] = ()
    """What follows by itself."""
    behind: tuple[Behind, ...] = ()
    """What stays with another version."""
    found: tuple[Found, ...] = ()
    """The errors and warnings that come with it."""
    settled: int = 0
    """Errors and warnings that are gone with it."""
    files: tuple[str, ...] = ()
    """The files that change."""

"""A gallery with its roles: order, groups, history, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rolekat.findings.finding import Path, Place
from rolekat.lazy import lazy
from rolekat.library.extending import laid_over_bases
from rolekat.library.loading import Loaded
from rolekat.library.phases import PhaseSet, phases_of
from rolekat.library.target import target_of
from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.base import Note
    from rolekat.model.gallery import About, Gallery, Group, Phase, Renamed, Retired
    from rolekat.model.role import Role


class Placed(Record):
    """Where a role stands in the gallery's groups."""

    path: tuple[str, ...]
    """The groups from the outermost in."""
    locked: bool
    """Whether a system catalog may not change its texts."""


class Result(Record):
    """A task or responsibility with a result that must be there for each system."""

    role: str
    item: str
    evidence: str
    """Under which name an organisation states it."""
    place: Place
    """Where the gallery names it."""


class LinkedGallery:
    """A gallery and the roles in its folder. Immutable once made.

    `broken` holds the ids (by file name) of roles that could not be read: they exist, but say nothing.
    """

    def __init__(self, head: Loaded, roles: list[Loaded], bases: tuple[LinkedGallery, ...] = ()) -> None:
        self.head: Gallery = laid_over_bases(head.model, bases) if bases else head.model
        self.bases = bases
        """The galleries that it builds on, whose roles it has, too."""
        self.file = head.file
        self.loaded = (head, *roles)
        """Its own files."""
        self.key = f"{self.head.gallery}@{self.head.version}"
        self._ranges: dict[tuple[str, ...], PhaseSet] = {}
        self.own = {role.model.role: role for role in reversed(roles) if role.kind == "role" and role.model}
        """Its own roles, as they were read."""
        self._by_id: dict[str, Loaded] = self._inherited("every_role") | self.own
        broken = [stem(role.file) for role in roles if role.model is None]
        self.broken: frozenset[str] = frozenset().union(*(base.broken for base in bases)).difference(
            self.head.omits
        ) | frozenset(broken)

    @lazy
    def own_files(self) -> frozenset[str]:
        """The names of its own files."""
        return frozenset(loaded.file for loaded in self.loaded)

    @lazy
    def files(self) -> dict[str, Loaded]:
        """Its own files and those of the galleries that it builds on, by name."""
        files = {name: loaded for base in self.bases for name, loaded in base.files.items()}
        return files | {loaded.file: loaded for loaded in self.loaded}

    def _inherited(self, what: str) -> dict[str, Any]:
        """What the galleries have that it builds on, by id; of two the first one's. What it omits, it has not."""
        omitted = self.head.omits
        return {
            name: found
            for base in reversed(self.bases)
            for name, found in getattr(base, what).items()
            if name not in omitted
        }

    def _gone_before(self, what: str) -> dict[str, Any]:
        """The roles that those galleries have no more, by id; not one that this gallery has itself."""
        return {name: found for name, found in self._inherited(what).items() if name not in self.own}

    @property
    def every_role(self) -> Mapping[str, Loaded]:
        """All its roles, as they were read."""
        return self._by_id

    @lazy
    def placed(self) -> dict[str, Placed]:
        """Each role that the groups name, with its place; the first place counts."""
        found: dict[str, Placed] = {}
        for path, group, locked in self.groups():
            for role in group.roles:
                found.setdefault(role, Placed(path, locked))
        return found

    def groups(self) -> Iterator[tuple[tuple[str, ...], Group, bool]]:
        """All groups in the order of the documents: path, group, whether its texts are locked."""
        return _walk(self.head.groups)

    @lazy
    def roles(self) -> dict[str, Role]:
        """The roles in the order of the groups; those that no group names come last, by id."""
        order = [role for role in self.placed if role in self._by_id]
        order += sorted(self._by_id.keys() - self.placed.keys())
        return {role: self._by_id[role].model for role in order}

    @lazy
    def items(self) -> dict[str, frozenset[str]]:
        """The ids of each role's tasks and responsibilities."""
        return {name: frozenset((*role.tasks, *role.responsibilities)) for name, role in self.roles.items()}

    @property
    def phases(self) -> dict[str, Phase]:
        """The phases in order."""
        return self.head.lifecycle.phases

    def decision_about(self, subject: About) -> str | None:
        """The id of the first decision that settles a subject, or `None` where the gallery asks for none."""
        return next((name for name, point in self.head.decisions.items() if point.about == subject), None)

    @lazy
    def stages_of(self) -> dict[str, frozenset[str]]:
        """The stages that count in each phase."""
        return {name: frozenset(phase.stages) for name, phase in self.phases.items()}

    @lazy
    def retired(self) -> dict[str, tuple[str, Retired]]:
        """Roles that a version took out: id to version and what replaced it."""
        return self._gone_before("retired") | {
            role: (version, retired)
            for version, change in self.head.changes.items()
            for role, retired in change.retired.items()
        }

    @lazy
    def renamed(self) -> dict[str, tuple[str, Renamed]]:
        """Roles that a version renamed, and ids that a role had before: old id to version and new name."""
        return self._gone_before("renamed") | {
            role: (version, renamed)
            for version, change in self.head.changes.items()
            for role, renamed in change.renamed.items()
        }

    @lazy
    def results(self) -> tuple[Result, ...]:
        """The tasks and responsibilities with a result that must be there for each system."""
        return tuple(
            Result(name, key, item.evidence, self.role_place(name, part, key, "evidence"))
            for name, role in self.roles.items()
            for part in ("tasks", "responsibilities")
            for key, item in getattr(role, part).items()
            if item.evidence is not None
        )

    def phase_set(self, ranges: tuple[str, ...]) -> PhaseSet:
        """The phases that a range such as `from forankring` names, in this gallery's order."""
        known = self._ranges.get(ranges)
        if known is None:
            known = self._ranges[ranges] = phases_of(ranges, tuple(self.phases))
        return known

    def role_file(self, role: str) -> str:
        """The file of a role that the gallery has."""
        file: str = self._by_id[role].file
        return file

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """A place in the gallery's head, or in that of a gallery it builds on, where only that has it."""
        if self.bases and not stands_in(self.loaded[0].value, path):
            for base in self.bases:
                found = base.place(*path, of_key=of_key)
                if found.file != base.file or stands_in(base.loaded[0].value, path):
                    return found
        return Place(self.file, path, of_key)

    @lazy
    def lineage(self) -> frozenset[str]:
        """Its own id and those of all galleries that it builds on."""
        return frozenset((self.head.gallery,)).union(*(base.lineage for base in self.bases))

    @lazy
    def pins(self) -> frozenset[str]:
        """What may be pinned to make something that fits it: itself, and the galleries that it builds on."""
        return frozenset((self.key,)).union(*(base.pins for base in self.bases))

    def key_of(self, role: str) -> str:
        """The gallery, with its version, that a role comes from."""
        known = (base for base in self.bases if role in base.every_role)
        return self.key if role in self.own else next((base.key_of(role) for base in known), self.key)

    def role_place(self, role: str, *path: str | int, of_key: bool = False) -> Place:
        """A place in the file of a role that the gallery has."""
        return Place(self.role_file(role), path, of_key)

    def noted_place(self, at: str, role: str | None = None) -> Place | None:
        """The place that a note means: `gallery/…` in the head, `roles/<role>/…` in a role; `None` where it is not.

        A role's own note may leave out `roles/<role>`.
        """
        if role and not at.startswith(("gallery/", "roles/")):
            at = f"roles/{role}/{at}"
        first, *rest = at.split("/")
        path = tuple(int(step) if step.isdigit() and first == "roles" else step for step in rest)
        if first == "gallery":
            return self.place(*path, of_key=True)
        if first == "roles" and rest and rest[0] in self._by_id:
            return self.role_place(rest[0], *path[1:], of_key=True)
        return None

    @lazy
    def noted(self) -> frozenset[tuple[str, tuple[str | int, ...]]]:
        """The places, file and path, that a note of the gallery or of a role speaks of."""
        notes: list[tuple[Note, str | None]] = [(note, None) for note in self.head.notes.values()]
        notes += [(note, name) for name, role in self.roles.items() for note in role.notes.values()]
        places = (self.noted_place(at, role) for note, role in notes for at in note.at)
        found = frozenset((place.file, place.path) for place in places if place and len(place.path) > 0)
        return found.union(*(base.noted for base in self.bases))

    def role_meant(self, reference: str) -> str | None:
        """The role of this gallery that a reference names, with or without gallery and item; `None` for all else."""
        target = target_of(reference)
        if target.kind != "role" or not (target.gallery is None or target.gallery in self.lineage):
            return None
        return target.id if target.id in self.roles else None

    def title_meant(self, reference: str) -> str:
        """The title of the role, group or party that a reference names; its id where this gallery has none such."""
        target = target_of(reference)
        if target.kind == "party":
            return self.head.parties.get(target.id, target.id)
        if target.kind == "group":
            return self.group_title(target.id)
        role = self.role_meant(reference)
        return self.roles[role].title if role else target.role

    def group_title(self, group: str) -> str:
        """The title of a group, or its id where there is none such."""
        return next((found.title for path, found, _ in self.groups() if path[-1] == group), group)

    def is_locked(self, role: str) -> bool:
        """Whether the role's name and texts may not be changed by a system catalog."""
        placed = self.placed.get(role)
        return placed is not None and placed.locked

    def component_path(self, component: str) -> tuple[str, ...]:
        """A component and everything it is part of, innermost first; a cycle ends where it closes."""
        path: list[str] = []
        current: str | None = component
        while current and current not in path:
            path.append(current)
            found = self.head.components.get(current)
            current = found.part_of if found else None
        return tuple(path)

    def roles_in_group(self, group: str) -> tuple[str, ...]:
        """The roles of a group and of all groups within it."""
        return tuple(role for role, placed in self.placed.items() if group in placed.path)


def stands_in(value: Any, path: Path) -> bool:
    """Whether a path leads somewhere in what a file says."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return False
        elif not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _walk(
    groups: dict[str, Group], above: tuple[str, ...] = (), *, locked: bool = False
) -> Iterator[tuple[tuple[str, ...], Group, bool]]:
    for name, group in groups.items():
        here = group.texts == "locked" if group.texts else locked
        yield (*above, name), group, here
        yield from _walk(group.groups, (*above, name), locked=here)


def stem(file: str) -> str:
    """A file's name without folder and ending: the id that it claims."""
    name = file.replace("\\", "/").rpartition("/")[2]
    return name[: -len(".yaml")] if name.endswith(".yaml") else name.removesuffix(".yml")

"""What a system catalog comes to: gallery, profile and catalog in one, each piece knowing where it stands.

Everything that rules, documents and lists say of a system is read here; none of them merges for itself.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from rolekat.findings.finding import Path, Place, Several, Term
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery, stands_in
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.library.taking import bare
from rolekat.state.asked import Asked, Part
from rolekat.state.expectations import Expectations, Named, Obligations, expectations
from rolekat.state.merging import BARE, laid_over, layout_of
from rolekat.state.references import dangling_in_catalog
from rolekat.state.successions import TakingOver, successions
from rolekat.state.texts import RoleTexts, role_texts

if TYPE_CHECKING:
    from rolekat.library.references import Dangling
    from rolekat.model.action import Action
    from rolekat.model.base import Note
    from rolekat.model.gallery import DecisionPoint
    from rolekat.model.role import Role
    from rolekat.model.system import Decision, Handover, Profile, RoleEntry, System
    from rolekat.state.merging import Layout


_NONE: Final[Mapping[str, RoleEntry]] = {}
_REASONS: Final = frozenset({"why", "not_needed"})


class CatalogRole:
    """A role as one system's catalog has it."""

    def __init__(self, name: str, entry: RoleEntry, catalog: CatalogState) -> None:
        self.id = name
        self.entry = entry
        self.catalog = catalog
        self.of = entry.of or name

    @property
    def base(self) -> Role | None:
        """The role of the gallery, or `None` where the gallery lacks it."""
        return self.catalog.gallery.roles.get(self.of)

    @property
    def title(self) -> str:
        """The role's name in this catalog."""
        return self.entry.title or (self.base.title if self.base else self.id)

    @property
    def specific(self) -> bool:
        """Whether it is a system-specific role, one that the catalog may adapt and that follows the system's life."""
        return self.of in self.catalog.expected.specific

    @property
    def locked(self) -> bool:
        """Whether its name and texts may not be changed here."""
        return self.catalog.gallery.is_locked(self.of)

    @lazy
    def obligations(self) -> Obligations:
        """When the role is mandatory and recommended; what the catalog leaves out the gallery suggests."""
        entry = self.entry
        stated = entry.mandatory is not None or entry.recommended is not None
        suggested = None if stated else self.catalog.expected.suggested.get(self.of)
        if suggested:
            return suggested
        phase_set = self.catalog.gallery.phase_set
        return Obligations(phase_set(entry.mandatory or ()), phase_set(entry.recommended or ()), stated)

    @property
    def starts(self) -> str | None:
        """The phase in which the role is designated or activated in this system."""
        if self.entry.from_:
            return self.entry.from_
        return self.base.appointment.from_ if self.base and self.base.appointment else None

    @lazy
    def acts_in(self) -> tuple[str, ...]:
        """The phases in which a task or responsibility of it counts, in order.

        An item without stages counts always, and in a phase without stages every item does.
        """
        items = (*self.texts.tasks, *self.texts.responsibilities) if self.texts else ()
        counting = [item.stages for item in items if item.origin != "omitted"]
        return tuple(
            phase
            for phase, stages in self.catalog.gallery.stages_of.items()
            if any(not marked or not stages or not stages.isdisjoint(marked) for marked in counting)
        )

    def obligation_in(self, phases: Iterable[str]) -> Term:
        """What the role is in some phases: `active` where it is mandatory in some and recommended in others."""
        found = {self.obligations.of(phase) or "inactive" for phase in phases}
        return Term(found.pop() if len(found) == 1 else "active")

    def obligation_path(self, phases: tuple[str, ...]) -> Path:
        """Where the catalog says that the role is obligatory in one of the phases; its entry where it does not say."""
        for name in ("mandatory", "recommended"):
            ranges = getattr(self.entry, name)
            if ranges and not set(phases).isdisjoint(self.catalog.gallery.phase_set(ranges).phases):
                return "roles", self.id, name
        return "roles", self.id

    @lazy
    def texts(self) -> RoleTexts | None:
        """Its effective texts, or `None` where the gallery lacks the role."""
        return role_texts(self.base, self.entry.adapt) if self.base else None


class CatalogState:
    """One system with everything that its catalog, its profile and its gallery say of it; or a profile taken alone."""

    def __init__(
        self, system: Loaded, gallery: LinkedGallery, profile: Loaded | None, added: Mapping[str, RoleEntry] = _NONE
    ) -> None:
        self.system: System | Profile = system.model
        self.added = added
        """Roles of the gallery that an organisation has added for itself: no catalog asks for them."""
        self.loaded = system
        self.gallery = gallery
        self.profile: Profile | None = profile.model if profile and profile.kind == "profile" else None
        self._profile_loaded = profile if self.profile else None
        self.expected: Expectations = expectations(gallery)

    def release(self) -> None:
        """Let go of the roles: they and the catalog hold each other, and a check of many does without the collector."""
        self.__dict__.pop("roles", None)
        self.__dict__.pop("successions", None)

    def with_added(self, added: Mapping[str, RoleEntry]) -> CatalogState:
        """The same with roles of the gallery that an organisation has added for itself."""
        return CatalogState(self.loaded, self.gallery, self._profile_loaded, added)

    @property
    def complete(self) -> bool:
        """Whether all of it is known: not where it builds on a profile that is missing or cannot be read."""
        return self.profile is not None or self.loaded.kind != "system" or self.as_system.profile is None

    @property
    def as_system(self) -> System:
        """The system catalog, for what a profile has no key for.

        Raises:
            TypeError: it is a profile that is taken alone.
        """
        if self.loaded.kind != "system":
            raise TypeError(self.loaded.file)
        return cast("System", self.system)

    @property
    def id(self) -> str:
        """The id of the system, or of the profile that is taken alone."""
        found: str = getattr(self.loaded.model, self.loaded.kind or "system")
        return found

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """Where a path stands: in the catalog, or in the profile where only that has it."""
        if (
            self._profile_loaded
            and not stands_in(self.loaded.value, path)
            and stands_in(self._profile_loaded.value, path)
        ):
            return Place(self._profile_loaded.file, path, of_key)
        asked = path[:1] == ("actions",) and len(path) > 1 and path[1] in self.expected.actions
        if asked and not stands_in(self.loaded.value, path[:2]):
            return self.gallery.place(*path, of_key=of_key)
        return Place(self.loaded.file, path, of_key)

    def own_place(self, *path: str | int, of_key: bool = False) -> Place:
        """A place in the catalog's own file: the nearest key above, where only the profile has the path."""
        return Place(self.loaded.file, path, of_key)

    def nearest(self, *paths: Path, of_key: bool = False) -> Place:
        """The first of some paths that stands in the catalog's own file; else the first, wherever it stands."""
        own = next((path for path in paths if stands_in(self.loaded.value, path)), None)
        return self.place(*paths[0], of_key=of_key) if own is None else Place(self.loaded.file, own, of_key)

    @lazy
    def own_entries(self) -> dict[str, RoleEntry]:
        """The entries that the file itself has, laid over the profile's."""
        shared = self._layout.telling
        own = {**{name: entry or BARE for name, entry in self.system.roles.items()}, **self.added}
        for name in own.keys() & shared.keys() if shared else ():
            own[name] = laid_over(shared[name], own[name])
        return own

    @property
    def _layout(self) -> Layout:
        return layout_of(self.profile)

    @lazy
    def entries(self) -> dict[str, RoleEntry]:
        """All role entries, those left out on purpose among them: the profile's first, then the catalog's own."""
        return {**self._layout.entries, **self.own_entries}

    @lazy
    def left_out(self) -> dict[str, str]:
        """The gallery's roles that are left out on purpose, with the reason."""
        entries = self.entries.items()
        return {entry.of or name: entry.not_needed for name, entry in entries if entry.not_needed is not None}

    @lazy
    def roles(self) -> dict[str, CatalogRole]:
        """The roles that the system needs, in the order of the gallery, copies of one role in the catalog's order."""
        needed = self._layout.needed.copy()
        for name, entry in self.own_entries.items():
            if entry.not_needed is None:
                needed[name] = entry
            else:
                needed.pop(name, None)
        position = self.expected.position
        last = len(position)
        placed = {position.get(entry.of or name, last): name for name, entry in needed.items()}
        if len(placed) == len(needed):
            order = [placed[place] for place in sorted(placed)]
        else:
            number = {name: index for index, name in enumerate(self.entries)}
            order = sorted(needed, key=lambda name: (position.get(needed[name].of or name, last), number[name]))
        return {name: CatalogRole(name, needed[name], self) for name in order}

    @lazy
    def present(self) -> frozenset[str]:
        """The gallery's roles that the catalog has, under whatever id."""
        return frozenset([role.of for role in self.roles.values()])

    @lazy
    def same_ids(self) -> bool:
        """Whether every role stands under the gallery's id: no copies, no ids of the catalog's own."""
        return self.present == self.roles.keys()

    @lazy
    def follows_gallery(self) -> bool:
        """Whether every role stands under the gallery's id and is needed when the gallery suggests."""
        return self.same_ids and not self.stating

    @lazy
    def settled(self) -> frozenset[str]:
        """The gallery's roles that the catalog has or leaves out on purpose."""
        layout = self._layout
        if layout.renames:
            return self.present.union(self.left_out)
        own = [self.own_entries[name].of or name for name in self.own_left_out]
        return self.present.union(layout.left_out.difference(self.system.roles), own)

    @lazy
    def stating(self) -> tuple[CatalogRole, ...]:
        """The roles of which the catalog itself says when they are needed or appointed."""
        return tuple([role for role in self.roles.values() if is_timed(role.entry)])

    @lazy
    def detailed(self) -> dict[str, RoleEntry]:
        """The file's own entries that say more than why the system needs a role, or why it does not."""
        own = self.system.roles.items()
        return {name: entry for name, entry in own if entry and not entry.model_fields_set <= _REASONS}

    @lazy
    def dangling(self) -> tuple[Dangling, ...]:
        """What its own file names that is not there."""
        return dangling_in_catalog(self)

    @lazy
    def own_left_out(self) -> dict[str, str]:
        """The file's own entries that leave a role out, with the reason."""
        own = self.system.roles.items()
        return {name: reason for name, entry in own if entry and (reason := entry.not_needed) is not None}

    @lazy
    def reworded(self) -> dict[str, RoleEntry]:
        """The file's own entries, without the profile's, that give a title or change texts."""
        own = self.detailed.items()
        return {name: entry for name, entry in own if not (entry.title is None and entry.adapt is None)}

    def title_of(self, role: str) -> str:
        """The title of a role, in the catalog or else in the gallery; its id where neither has it."""
        if role in self.roles:
            return self.roles[role].title
        known = self.gallery.roles.get(role)
        return known.title if known else role

    def phase_title(self, phase: str) -> str:
        """The title of a phase, or its id where the gallery has no such phase."""
        return self.gallery.phases[phase].title if phase in self.gallery.phases else phase

    def phase_titles(self, phases: Iterable[str]) -> Several:
        """The titles of phases, joined as the language joins them."""
        return Several(tuple([self.phase_title(phase) for phase in phases]))

    def titles_of(self, roles: Iterable[str]) -> Several:
        """The titles of roles, joined as the language joins them."""
        return Several(tuple([self.title_of(role) for role in roles]))

    def copies(self, role: str) -> Iterator[CatalogRole]:
        """The entries that are this role of the gallery."""
        if role not in self.present:
            return iter(())
        found = self.roles.get(role)
        if found and len(self.present) == len(self.roles):
            return iter((found,))
        return (found for found in self.roles.values() if found.of == role)

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases of the system's life, in order."""
        return self.expected.phases

    @lazy
    def contact_point(self) -> dict[str, str]:
        """Phase to role; phases that say nothing are missing."""
        shared = self.profile.contact_point if self.profile else {}
        merged = {**shared, **self.system.contact_point}
        return {phase: merged[phase] for phase in (*self.phases, *merged) if phase in merged}

    @property
    def speaks_of_contact_points(self) -> bool:
        """Whether the catalog or its gallery knows contact points of systems; other sources know none."""
        asked = self.gallery.decision_about("contact-points")
        return bool(self.contact_point or self.expected.contacts or asked)

    @lazy
    def _asked(self) -> Asked:
        """Its actions: those of all catalogs with this profile and of this sort, where it has none of its own."""
        system, profile = self.system, self.profile
        if system.actions:
            return Asked(self._all_actions())
        # What is kept holds the profile: as long as it is kept, no other has the same id.
        sort = (id(profile), self.category, getattr(system, "types", ()))
        known = self.expected.asked.get(sort)
        if known is None:
            known = self.expected.asked[sort] = profile, Asked(self._all_actions())
        return known[1]

    def _all_actions(self) -> dict[str, Action]:
        merged, shared = self._merged("actions"), self.expected.actions
        asked = {name: each for name, each in shared.items() if self._is_meant(each)} if shared else {}
        return {**asked, **merged} if asked else merged

    @property
    def actions(self) -> dict[str, Action]:
        """KLIK tasks and duties: the gallery's for every system, the profile's, then the catalog's own."""
        return self._asked.actions

    @property
    def has_actions(self) -> bool:
        """Whether the catalog itself, or its profile, says of any action what it is, and not the gallery alone."""
        return bool(self.system.actions or (self.profile and self.profile.actions))

    def restates(self, action: str) -> bool:
        """Whether the catalog itself, or its profile, says what an action is, and not the gallery alone."""
        return action in self.system.actions or bool(self.profile and action in self.profile.actions)

    @property
    def category(self) -> str:
        """The category of the system; nothing where it has none. A profile has none."""
        return getattr(self.system, "category", None) or ""

    def _is_meant(self, action: Action) -> bool:
        """Whether an action of the gallery counts for systems of this category and these types."""
        types = getattr(self.system, "types", ())
        of_category = not action.categories or self.category in action.categories
        return of_category and (not action.types or not set(types).isdisjoint(action.types))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every role that an action names, in the order of the actions."""
        return self._asked.parts

    @property
    def doing(self) -> tuple[Part, ...]:
        """Every role that an action names to take part in it, not to be designated by it."""
        return self._asked.doing

    @property
    def designating(self) -> tuple[Part, ...]:
        """Every role that an action asks the organisation to fill."""
        return self._asked.designating

    @property
    def named(self) -> frozenset[Named]:
        """What the actions name roles for, each once."""
        return self._asked.named

    @property
    def acting(self) -> frozenset[str]:
        """The roles that some action names, by the ids that the actions use."""
        return self._asked.acting

    @property
    def designated(self) -> frozenset[str]:
        """The roles that some action asks the organisation to fill, by the ids that the actions use."""
        return self._asked.designated

    @property
    def requiring(self) -> dict[str, tuple[str, ...]]:
        """The actions that others must come before, with those."""
        return self._asked.requiring

    @property
    def recurring(self) -> tuple[str, ...]:
        """The actions that come back."""
        return self._asked.recurring

    @lazy
    def handovers(self) -> dict[str, Handover]:
        """What differs from the gallery's successions, by the role that takes over."""
        return self._merged("handovers")

    @lazy
    def successions(self) -> tuple[TakingOver, ...]:
        """Who takes over from whom, in the order of the roles that take over."""
        return tuple(successions(self))

    @lazy
    def decisions(self) -> dict[str, Decision]:
        """The decisions taken."""
        return self._merged("decisions")

    @lazy
    def notes(self) -> dict[str, Note]:
        """Remarks: the profile's first, then the catalog's own."""
        return self._merged("notes")

    @property
    def open_decisions(self) -> dict[str, DecisionPoint]:
        """The decisions that the gallery asks for and nobody has taken."""
        return {name: point for name, point in self.gallery.head.decisions.items() if name not in self.decisions}

    @lazy
    def uses(self) -> tuple[str, ...]:
        """The components of the shared infrastructure that the system uses."""
        shared = self.profile.uses if self.profile else ()
        return tuple(dict.fromkeys((*shared, *self.system.uses)))

    @property
    def introduction(self) -> str | None:
        """The catalog's introduction, or the profile's where it has none."""
        return self.system.introduction or (self.profile.introduction if self.profile else None)

    def _merged(self, part: str) -> dict[str, Any]:
        own: dict[str, Any] = getattr(self.system, part)
        shared: dict[str, Any] = getattr(self.profile, part) if self.profile else {}
        merged = {**shared, **own}
        for name in own.keys() & shared.keys() if shared else ():
            merged[name] = laid_over(shared[name], own[name])
        return merged


def state_of(loaded: Loaded, library: Library) -> CatalogState | None:
    """The state of a system catalog or, taken alone, of a profile; `None` where its gallery is not known."""
    if loaded.model is None or loaded.kind not in ("system", "profile"):
        return None
    gallery = library.gallery(loaded.model.gallery)
    if gallery is None:
        return None
    name = getattr(loaded.model, "profile", None) if loaded.kind == "system" else None
    return CatalogState(loaded, gallery, library.profile(name) if name else None)


@functools.lru_cache(maxsize=16)
def standing_catalog(gallery: LinkedGallery) -> CatalogState:
    """A catalog of what a gallery wants in every organisation: for what is demanded without any system."""
    roles = dict.fromkeys(expectations(gallery).standing)
    system = bare("System").model_copy(update={"system": "", "title": gallery.head.title, "roles": roles})
    return CatalogState(Loaded(gallery.file, "system", system, {}, "", []), gallery, None)


@functools.lru_cache(maxsize=16)
def whole_catalog(gallery: LinkedGallery) -> CatalogState:
    """A catalog that takes every role as its gallery has it, with the gallery's own actions: to look at these."""
    actions = gallery.loaded[0].model.actions
    update = {"system": "", "title": gallery.head.title, "roles": dict.fromkeys(gallery.roles), "actions": actions}
    return CatalogState(
        Loaded(gallery.file, "system", bare("System").model_copy(update=update), {}, "", []), gallery, None
    )


def is_timed(entry: RoleEntry) -> bool:
    """Whether an entry says when the role is needed or appointed."""
    return entry.mandatory is not None or entry.recommended is not None or entry.from_ is not None

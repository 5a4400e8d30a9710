"""What a list is made from."""

from collections.abc import Mapping
from typing import NamedTuple

from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.phrasing.phases import phase_titles
from rolekat.shipped import is_shipped
from rolekat.state.catalog import CatalogState
from rolekat.state.naming import find
from rolekat.state.world import World, world
from rolekat.terminal.listing import Cell, Column, cell
from rolekat.terminal.marks import SIGNS, legend
from rolekat.text.words import closest, slug


class Filters(NamedTuple):
    """What narrows a list. `None` narrows nothing."""

    gallery: str | None = None
    group: str | None = None
    system: str | None = None
    phase: str | None = None
    role: str | None = None
    category: str | None = None
    shipped: bool | None = None
    """The examples that come with rolekat as well."""


class Scope:
    """What a list is made from: the world, narrowed."""

    def __init__(self, library: Library, filters: Filters, say: Words) -> None:
        self.library = library
        self.filters = filters
        self.say = say
        self.system: CatalogState | None = None
        names: list[str] | None = None
        if filters.system is not None:
            names = [_known("system", filters.system, {system: system for system in library.system_ids})]
            self.system = find(library, names[0]).state
        self.world: World = world(library, names)
        self.every_gallery = self._every_gallery()
        """Those that are asked for, in every version."""
        self.galleries = self._galleries()
        """Those, in the version that is worked with here or that is the newest, unless another is named."""
        self.phase = self._phase()
        self.role = self._role()
        self.category = self._category()

    def _galleries(self) -> list[LinkedGallery]:
        if self.system:
            return self.every_gallery
        current = {each.key for each in self.library.current_galleries}
        return [each for each in self.every_gallery if each.key in current or each.key == self.filters.gallery]

    def _every_gallery(self) -> list[LinkedGallery]:
        if self.system:
            return [self.system.gallery]
        wanted = self.filters.gallery
        if wanted is None:
            return self.world.galleries
        ids = {each.head.gallery: each.head.title for each in self.world.galleries}
        wanted = wanted if "@" in wanted else _known("gallery", wanted, ids)
        found = [each for each in self.world.galleries if wanted in (each.key, each.head.gallery)]
        if not found:
            _known("gallery", wanted, {each.key: each.key for each in self.world.galleries})
        return found

    def _phase(self) -> str | None:
        if self.filters.phase is None:
            return None
        titles = {name: title for gallery in self.galleries for name, title in phase_titles(gallery).items()}
        return _known("phase", self.filters.phase, titles)

    def _role(self) -> str | None:
        if self.filters.role is None:
            return None
        titles = {name: role.title for gallery in self.galleries for name, role in gallery.roles.items()}
        titles.update((role.id, role.title) for state in self.world.systems for role in state.roles.values())
        return _known("role", self.filters.role, titles)

    def _category(self) -> str | None:
        if self.filters.category is None:
            return None
        found = {name: each.title for gallery in self.galleries for name, each in gallery.head.categories.items()}
        found.update((name, name) for state in self.world.systems if (name := category_of(state)) and name not in found)
        return _known("category", self.filters.category, found)

    @property
    def systems(self) -> list[CatalogState]:
        """The systems made from the chosen galleries, of the category that is asked for."""
        return [
            state
            for state in self.world.systems
            if state.gallery in self.every_gallery and self.category in (None, category_of(state))
        ]

    @property
    def own_systems(self) -> list[CatalogState]:
        """Of the systems the user's own; with the examples where these are asked for, or are all that there is."""
        if self.filters.shipped or all(map(_is_example, self.world.systems)):
            return self.systems
        return [each for each in self.systems if not _is_example(each)]

    def examples_left_out(self) -> tuple[str, ...]:
        """That examples are left out."""
        number = len(self.systems) - len(self.own_systems)
        return (self.say.count("lists.examples", number),) if number else ()

    def gallery_column(self) -> tuple[Column, ...]:
        """The column that tells galleries apart, where there are several; for people it is a line of its own."""
        return (Column("gallery"),) if len(self.galleries) > 1 else ()

    def in_group(self, gallery: LinkedGallery) -> frozenset[str]:
        """The roles of the group that is asked for, or all of the gallery."""
        if self.filters.group is None:
            return frozenset(gallery.roles)
        titles = {path[-1]: group.title for each in self.galleries for path, group, _ in each.groups()}
        name = _known("group", self.filters.group, titles)
        return frozenset(gallery.roles_in_group(name))

    def obligations(self, by_phase: dict[str, str | None]) -> dict[str, Cell]:
        """A role's obligation in the phase that is asked for, or a sign for every phase."""
        if self.phase:
            found = by_phase[self.phase] or "inactive"
            return {"obligation": cell(found, self.say.term(found))}
        full = {phase: found or "inactive" for phase, found in by_phase.items()}
        return {"obligations": cell(full, "".join(SIGNS[found] for found in full.values()))}

    def legend(self) -> tuple[str, ...]:
        """What the signs mean and, where there is one gallery, which phases they stand for."""
        if self.phase:
            return ()
        titles = list(phase_titles(self.galleries[0]).values()) if len(self.galleries) == 1 else []
        return (*legend(self.say), *([" → ".join(titles)] if titles else ()))

    def word(self, section: str, value: str) -> Cell:
        """A fixed value of the format, with the word that people have for it."""
        return cell(value, self.say(f"vocabulary.{section}.{value}"))


def _is_example(state: CatalogState) -> bool:
    return is_shipped(state.own_place().file)


def category_of(state: CatalogState) -> str | None:
    """The category of a system; a profile has none."""
    return state.category or None


def _known(option: str, value: str, titles: Mapping[str, str]) -> str:
    """The id that somebody named, by id or by title."""
    by_name = {slug(title): name for name, title in titles.items()}
    found = value if value in titles else by_name.get(slug(value), slug(value))
    if found in titles:
        return found
    near = closest(slug(value), list(titles))
    if near:
        raise UsageError("list-value-near", option=f"--{option}", value=value, near=near)
    raise UsageError("list-value", option=f"--{option}", value=value, known=", ".join(titles))

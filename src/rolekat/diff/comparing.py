"""Two sides compared: what differs is worked out, and what reaches many is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.facts import Titled
from rolekat.diff.catalogs import SystemAdded, SystemRemoved, compare_catalogs
from rolekat.diff.change import Change, Concerned, Reach, Subject, grouped
from rolekat.diff.galleries import GalleryAdded, GalleryRemoved, compare_galleries
from rolekat.diff.narrowing import EVERYTHING, Narrow
from rolekat.diff.organisations import OrganisationAdded, OrganisationRemoved, compare_organisations
from rolekat.diff.side import Side, same_bytes
from rolekat.diff.telling import spots_of
from rolekat.diff.values import Value
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.findings.finding import Place
    from rolekat.model.system import Adaptation
    from rolekat.state.catalog import CatalogRole, CatalogState


class _Pair(NamedTuple):
    """A system's catalog on both sides."""

    old: CatalogState
    new: CatalogState


class Comparison:
    """What changed between two sides on a day, as far as it is asked for."""

    def __init__(self, old: Side, new: Side, narrow: Narrow = EVERYTHING, register: Register | None = None) -> None:
        self.old, self.new = old, new
        self.narrow = narrow
        self._register = register

    @lazy
    def changes(self) -> list[Change]:
        """Every change once, with everybody whom it concerns."""
        found = [*self._of_galleries(), *self._of_systems(), *self._of_organisations()]
        return grouped(change for change in found if self.narrow.means(change))

    @property
    def is_narrowed(self) -> bool:
        """Whether only a part is asked for."""
        return self.narrow != EVERYTHING

    @property
    def differing_files(self) -> int:
        """How many of the user's files differ, came or went."""
        return len(self._differing)

    @lazy
    def _differing(self) -> frozenset[str]:
        mine, theirs = self.old.by_path, self.new.by_path
        return frozenset(path for path in {*mine, *theirs} if not same_bytes(mine.get(path), theirs.get(path)))

    def _same(self, old: str, new: str) -> bool:
        """Whether a file of the old side and one of the new side hold the same."""
        path = self.old.path(old)
        return path not in self._differing if path == self.new.path(new) else same_bytes(old, new)

    # Galleries

    @lazy
    def _touched(self) -> frozenset[str]:
        """The galleries, by id and version, that say something else on the two sides, or build on such a one."""
        found: set[str] = set()
        for key in {*self.old.galleries, *self.new.galleries}:
            old, new = self.old.library.gallery(key), self.new.library.gallery(key)
            if old is None or new is None or not self._same_files(old, new):
                found.add(key)
        return frozenset(found)

    def _same_files(self, old: LinkedGallery, new: LinkedGallery) -> bool:
        """Whether two galleries, with those that they build on, are made of the same files."""
        paths = {self.old.path(name) for name in old.files}, {self.new.path(name) for name in new.files}
        if paths[0] == paths[1]:
            return paths[0].isdisjoint(self._differing)
        # In another folder: told apart by what the files hold, which their names do not tell where there are several.
        return sorted(each.text for each in old.files.values()) == sorted(each.text for each in new.files.values())

    @lazy
    def _successors(self) -> list[tuple[LinkedGallery, LinkedGallery]]:
        """Galleries of the two sides that are the same one, changed where it stands, with a new version or without."""
        old, new = self.old.galleries, self.new.galleries
        pairs = []
        for key in sorted({*old, *new}):
            before, after = self.old.library.gallery(key), self.new.library.gallery(key)
            if key in self._touched and before is not None and after is not None:
                pairs.append((before, after))
        # The version that went, or came, may be one that comes with rolekat: then it is known on both sides.
        gone = [gallery for key, gallery in sorted(old.items()) if key not in new]
        came = [gallery for key, gallery in sorted(new.items()) if key not in old]
        for gallery in gone:
            follower = next((each for each in came if each.head.gallery == gallery.head.gallery), None)
            if follower is not None:
                pairs.append((gallery, follower))
                came.remove(follower)
        return pairs

    def _of_galleries(self) -> Iterator[Change]:
        paired = {id(each) for pair in self._successors for each in pair}
        for kind, mine, theirs in ((GalleryRemoved, self.old, self.new), (GalleryAdded, self.new, self.old)):
            for key, gallery in sorted(mine.galleries.items()):
                folder = gallery.file.rpartition("/")[0]
                unread = mine.path(folder) in theirs.faulty_galleries
                if theirs.library.gallery(key) is None and id(gallery) not in paired and not unread:
                    yield _of_gallery(kind, gallery)
        for old, new in self._successors:
            yield from self._reaching(compare_galleries(old, new), old, new, all_of_it=True)
        for old, new in self._by_pins:
            yield from self._reaching(compare_galleries(old, new), old, new, all_of_it=False)

    @lazy
    def _by_pins(self) -> list[tuple[LinkedGallery, LinkedGallery]]:
        """Galleries that catalogs and organisations left for others, which did not change themselves."""
        known = {(id(old), id(new)) for old, new in self._successors}
        found: dict[tuple[int, int], tuple[LinkedGallery, LinkedGallery]] = {}
        used = [(pair.old.gallery, pair.new.gallery) for pair in self._catalogs.values()]
        for name in self._organisations:
            heads = [side.organisation(name) for side in (self.old, self.new)] if self._repinned(name) else []
            galleries = [head.gallery if head else None for head in heads]
            if len(galleries) == 2 and galleries[0] and galleries[1]:  # noqa: PLR2004 - the two sides
                used.append((galleries[0], galleries[1]))
        for old, new in used:
            if (id(old), id(new)) not in known and (old.key != new.key or old.key in self._touched):
                found[id(old), id(new)] = old, new
        return list(found.values())

    def _repinned(self, name: str) -> bool:
        return not self._same(self.old.head_file(name), self.new.head_file(name))

    def _reaching(
        self, changes: Iterable[Change], old: LinkedGallery, new: LinkedGallery, *, all_of_it: bool
    ) -> Iterator[Change]:
        """Changes of a gallery with the systems and organisations that they reach."""
        pairs = [pair for pair in self._catalogs.values() if (pair.old.gallery, pair.new.gallery) == (old, new)]
        staffed = self._staffed_by
        for change in changes:
            reached = [pair for pair in pairs if is_reached(pair, change)]
            systems = tuple([Titled(pair.new.id, pair.new.as_system.title) for pair in reached])
            ids = {each.id for each in systems}
            organisations = tuple([one for one, theirs in staffed if not ids.isdisjoint(theirs)])
            if all_of_it or reached:
                yield change.of(Concerned(systems=systems, organisations=organisations))

    @lazy
    def _staffed_by(self) -> list[tuple[Titled, frozenset[str]]]:
        """The organisations with the systems that they staff; their heads are read, their systems are not."""
        found = []
        for name in self.new.organisation_folders:
            head = self.new.head(name)
            found.append((Titled(name, head.title if head else name), frozenset(self.new.staffed(name))))
        return found

    # Systems

    @lazy
    def _renamed(self) -> dict[str, str]:
        """Systems that have another id on the new side: one that alone has the same title, or knows its former id."""
        gone = {name: side for name in self.old.systems if name not in self.new.systems
                and (side := self.old.catalog(name)) is not None}  # fmt: skip
        came = {name: side for name in self.new.systems if name not in self.old.systems
                and (side := self.new.catalog(name)) is not None}  # fmt: skip
        found: dict[str, str] = {}
        for name, state in gone.items():
            alike = [other for other, each in came.items() if _are_one(state, each) and other not in found.values()]
            mine = [other for other, each in gone.items() if alike and _are_one(each, came[alike[0]])]
            if len(alike) == len(mine) == 1:
                found[name] = alike[0]
        return found

    @lazy
    def _catalogs(self) -> dict[str, _Pair]:
        """The catalogs to compare, by the new id: those that differ, and those whose gallery or profile does."""
        names = {name: name for name in self.old.systems if name in self.new.systems} | self._renamed
        found: dict[str, _Pair] = {}
        for before, after in sorted(names.items()):
            if not self._touched and before == after and self._is_untouched(before):
                continue
            old, new = self.old.catalog(before), self.new.catalog(after)
            if old is not None and new is not None:
                found[after] = _Pair(old, new)
        return found

    def _is_untouched(self, name: str) -> bool:
        """Whether a system's file and all profiles are the same on both sides."""
        return self._same(self.old.systems[name], self.new.systems[name]) and self._same_profiles

    @lazy
    def _same_profiles(self) -> bool:
        old, new = (side.library.profile_files for side in (self.old, self.new))
        return old.keys() == new.keys() and all(self._same(old[name][0], new[name][0]) for name in old)

    @lazy
    def _changed_systems(self) -> frozenset[str]:
        """The systems, by their new ids, whose catalog or gallery differs."""
        changed = {
            name
            for name, pair in self._catalogs.items()
            if pair.old.gallery.key in self._touched
            or pair.new.gallery.key in self._touched
            or not self._same(pair.old.loaded.file, pair.new.loaded.file)
            or not self._same_profiles
        }
        one_sided = {*self.old.systems} ^ {*self.new.systems}
        return frozenset(changed | one_sided)

    def _of_systems(self) -> Iterator[Change]:
        renamed = self._renamed
        for kind, mine, theirs, known in (
            (SystemRemoved, self.old, self.new, renamed.keys()),
            (SystemAdded, self.new, self.old, renamed.values()),
        ):
            for name in sorted(mine.systems):
                state = mine.catalog(name) if name not in theirs.systems and name not in known else None
                if state is not None:
                    yield _of_system(kind, state)
        for name, pair in self._catalogs.items():
            if name in self._changed_systems and self.narrow.has_system(name):
                yield from compare_catalogs(pair.old, pair.new)

    # Organisations

    @lazy
    def _organisations(self) -> list[str]:
        return sorted(self.old.organisation_folders.keys() & self.new.organisation_folders.keys())

    def _of_organisations(self) -> Iterator[Change]:
        for kind, mine, theirs in ((OrganisationRemoved, self.old, self.new), (OrganisationAdded, self.new, self.old)):
            for name in sorted(mine.organisation_folders.keys() - theirs.organisation_folders.keys()):
                head = mine.organisation(name)
                if head is not None:
                    yield _of_organisation(kind, name, head.head.title, head.place("organisation", of_key=True))
        for name in self._organisations:
            if self.narrow.has_organisation(name) and self._is_touched(name, frozenset()):
                yield from self._of_organisation(name)

    def _is_touched(self, name: str, above: frozenset[str]) -> bool:
        """Whether anything that an organisation says, or that counts for it, differs."""
        if name in above or name not in self._organisations:
            return False
        mine, theirs = self.old.staffed(name), self.new.staffed(name)
        if mine.keys() != theirs.keys() or not self._changed_systems.isdisjoint({*mine, *theirs}):
            return True
        if self._repinned(name) or not all(self._same(file, theirs[system]) for system, file in mine.items()):
            return True
        head = self.new.head(name)
        if head is None or head.gallery in self._touched:
            return True
        return any(self._is_touched(body, above | {name}) for body in head.member_of)

    def _of_organisation(self, name: str) -> Iterator[Change]:
        old, new = self.old.organisation(name), self.new.organisation(name)
        if old is None or new is None:
            return
        mine, theirs = self.old.staffed(name), self.new.staffed(name)
        same = {each for each in mine.keys() & theirs.keys() if self._same(mine[each], theirs[each])}
        yield from compare_organisations(old, new, self._register, same, self._renamed)


def is_reached(pair: tuple[CatalogState, CatalogState], change: Change) -> bool:
    """Whether a change of a gallery makes a difference in a catalog that is made from it."""
    reach = change.reach
    if reach is None:
        return False
    if reach.action is not None:
        here = [side for side in pair if reach.action in side.actions]
        return bool(here) and not all(side.restates(reach.action) for side in here)
    if not reach.roles:
        return True
    if reach.items is not None:
        return any(
            item is not None and not _is_own(copy.entry.adapt, *item)
            for side, item in zip(pair, reach.items, strict=True)
            for copy in _copies(side, reach)
        )
    return any(not (reach.suggestion and copy.obligations.stated) for side in pair for copy in _copies(side, reach))


def _copies(side: CatalogState, reach: Reach) -> Iterator[CatalogRole]:
    """The roles of a catalog that a change is about."""
    return (copy for role in reach.roles for copy in side.copies(role))


def _is_own(adapt: Adaptation | None, part: str, item: str) -> bool:
    """Whether a catalog has its own text, or leaves it out."""
    changes = getattr(adapt, part, None)
    return changes is not None and (item in changes.replace or item in changes.omit)


def _are_one(old: CatalogState, new: CatalogState) -> bool:
    """Whether two catalogs under different ids are one system."""
    former = (*getattr(new.system, "former_ids", ()), *getattr(old.system, "former_ids", ()))
    return old.id in former or new.id in former or old.as_system.title == new.as_system.title


def _of_gallery(kind: type[Change], gallery: LinkedGallery) -> Change:
    place = gallery.place("gallery", of_key=True)
    subject = Subject("gallery", gallery.head.gallery, gallery.head.title)
    places = (None, place) if kind is GalleryAdded else (place, None)
    return kind(subject, about={"version": gallery.head.version, "roles": len(gallery.roles)}, spots=spots_of(places))


def _of_system(kind: type[Change], state: CatalogState) -> Change:
    place = state.own_place("system", of_key=True)
    titled = Titled(state.id, state.as_system.title)
    places = (None, place) if kind is SystemAdded else (place, None)
    about: dict[str, Value] = {"roles": len(state.roles), "gallery": state.as_system.gallery}
    return kind(Subject("system", *titled), about=about, concerned=Concerned(systems=(titled,)), spots=spots_of(places))


def _of_organisation(kind: type[Change], name: str, title: str, place: Place) -> Change:
    places = (None, place) if kind is OrganisationAdded else (place, None)
    told = Concerned(organisations=(Titled(name, title),))
    return kind(Subject("organisation", name, title), concerned=told, spots=spots_of(places))


def compare(old: Side, new: Side, narrow: Narrow = EVERYTHING, register: Register | None = None) -> Comparison:
    """Compare two sides that are worked out for the same day."""
    return Comparison(old, new, narrow, register)

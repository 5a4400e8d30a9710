"""Two sides compared: what differs is worked out, and what reaches many is told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.answers.facts import Titled
from rolekat.diff.catalogs import SystemAdded, SystemRemoved, compare_catalogs
from rolekat.diff.change import Change, Concerned, Subject, grouped
from rolekat.diff.galleries import GalleryAdded, GalleryRemoved, compare_galleries
from rolekat.diff.narrowing import EVERYTHING, Narrow
from rolekat.diff.organisations import OrganisationAdded, OrganisationRemoved, compare_organisations
from rolekat.diff.pairing import Galleries, Pairing
from rolekat.diff.reaching import is_reached
from rolekat.diff.telling import spots_of
from rolekat.lazy import lazy

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.diff.side import Side
    from rolekat.diff.values import Value
    from rolekat.findings.finding import Place
    from rolekat.library.gallery import LinkedGallery
    from rolekat.state.catalog import CatalogState


class Comparison:
    """What changed between two sides on a day, as far as it is asked for."""

    def __init__(self, old: Side, new: Side, narrow: Narrow = EVERYTHING, register: Register | None = None) -> None:
        self.old, self.new = old, new
        self.narrow = narrow
        self._register = register
        self._pairing = Pairing(old, new)

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
        return len(self._pairing.differing)

    def _of_galleries(self) -> Iterator[Change]:
        successors = self._pairing.successors
        paired = {id(each) for pair in successors for each in pair}
        for kind, mine, theirs in ((GalleryRemoved, self.old, self.new), (GalleryAdded, self.new, self.old)):
            for key, gallery in sorted(mine.galleries.items()):
                folder = gallery.file.rpartition("/")[0]
                unread = mine.path(folder) in theirs.faulty_galleries
                if theirs.library.gallery(key) is None and id(gallery) not in paired and not unread:
                    yield _of_gallery(kind, gallery)
        for pair in successors:
            yield from self._reaching(pair, all_of_it=True)
        for pair in self._pairing.left_for_others:
            yield from self._reaching(pair, all_of_it=False)

    def _reaching(self, galleries: Galleries, *, all_of_it: bool) -> Iterator[Change]:
        """Changes of a gallery with the systems and organisations that they reach; or those alone that reach any."""
        pairs = [pair for pair in self._pairing.catalogs.values() if (pair.old.gallery, pair.new.gallery) == galleries]
        staffed = self._staffed_by
        for change in compare_galleries(*galleries):
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

    def _of_systems(self) -> Iterator[Change]:
        renamed = self._pairing.renamed
        for kind, mine, theirs, known in (
            (SystemRemoved, self.old, self.new, renamed.keys()),
            (SystemAdded, self.new, self.old, renamed.values()),
        ):
            for name in sorted(mine.systems):
                state = mine.catalog(name) if name not in theirs.systems and name not in known else None
                if state is not None:
                    yield _of_system(kind, state)
        for name, pair in self._pairing.catalogs.items():
            if name in self._pairing.changed_systems and self.narrow.has_system(name):
                yield from compare_catalogs(*pair)

    def _of_organisations(self) -> Iterator[Change]:
        for kind, mine, theirs in ((OrganisationRemoved, self.old, self.new), (OrganisationAdded, self.new, self.old)):
            for name in sorted(mine.organisation_folders.keys() - theirs.organisation_folders.keys()):
                head = mine.organisation(name)
                if head is not None:
                    yield _of_organisation(kind, name, head.head.title, head.place("organisation", of_key=True))
        for name in self._pairing.organisations:
            if self.narrow.has_organisation(name) and self._pairing.is_touched(name):
                yield from self._of_organisation(name)

    def _of_organisation(self, name: str) -> Iterator[Change]:
        old, new = self.old.organisation(name), self.new.organisation(name)
        if old is not None and new is not None:
            same = self._pairing.unchanged_staffings(name)
            yield from compare_organisations(old, new, self._register, same, self._pairing.renamed)


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

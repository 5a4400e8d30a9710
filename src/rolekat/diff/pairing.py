"""What of one side is what of the other: galleries, systems and organisations, and which of them differ at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.diff.side import same_bytes
from rolekat.lazy import lazy

if TYPE_CHECKING:
    from rolekat.diff.side import Side
    from rolekat.library.gallery import LinkedGallery
    from rolekat.state.catalog import CatalogState


class Catalogs(NamedTuple):
    """A system's catalog on both sides."""

    old: CatalogState
    new: CatalogState


class Galleries(NamedTuple):
    """A gallery, or what somebody left for another one, on both sides."""

    old: LinkedGallery
    new: LinkedGallery


class Pairing:
    """Two sides, put beside each other."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new

    @lazy
    def differing(self) -> frozenset[str]:
        """The user's files, by their paths, that differ, came or went."""
        mine, theirs = self.old.by_path, self.new.by_path
        return frozenset(path for path in {*mine, *theirs} if not same_bytes(mine.get(path), theirs.get(path)))

    def same(self, old: str, new: str) -> bool:
        """Whether a file of the old side and one of the new side hold the same."""
        path = self.old.path(old)
        return path not in self.differing if path == self.new.path(new) else same_bytes(old, new)

    # Galleries

    @lazy
    def touched(self) -> frozenset[str]:
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
            return paths[0].isdisjoint(self.differing)
        # In another folder: told apart by what the files hold, which their names do not tell where there are several.
        return sorted(each.text for each in old.files.values()) == sorted(each.text for each in new.files.values())

    @lazy
    def successors(self) -> list[Galleries]:
        """Galleries of the two sides that are the same one, changed where it stands, with a new version or without."""
        old, new = self.old.galleries, self.new.galleries
        pairs = []
        for key in sorted({*old, *new}):
            before, after = self.old.library.gallery(key), self.new.library.gallery(key)
            if key in self.touched and before is not None and after is not None:
                pairs.append(Galleries(before, after))
        # The version that went, or came, may be one that comes with rolekat: then it is known on both sides.
        gone = [gallery for key, gallery in sorted(old.items()) if key not in new]
        came = [gallery for key, gallery in sorted(new.items()) if key not in old]
        for gallery in gone:
            follower = next((each for each in came if each.head.gallery == gallery.head.gallery), None)
            if follower is not None:
                pairs.append(Galleries(gallery, follower))
                came.remove(follower)
        return pairs

    @lazy
    def left_for_others(self) -> list[Galleries]:
        """Galleries that catalogs and organisations left for others, which did not change themselves."""
        known = {(id(old), id(new)) for old, new in self.successors}
        found: dict[tuple[int, int], Galleries] = {}
        for old, new in (*self._of_catalogs(), *self._of_heads()):
            if (id(old), id(new)) not in known and (old.key != new.key or old.key in self.touched):
                found[id(old), id(new)] = Galleries(old, new)
        return list(found.values())

    def _of_catalogs(self) -> list[Galleries]:
        return [Galleries(pair.old.gallery, pair.new.gallery) for pair in self.catalogs.values()]

    def _of_heads(self) -> list[Galleries]:
        found = []
        for name in self.organisations:
            heads = (self.old.organisation(name), self.new.organisation(name)) if self._repinned(name) else ()
            galleries = [head.gallery for head in heads if head is not None and head.gallery is not None]
            if len(galleries) == len(Galleries._fields):
                found.append(Galleries(*galleries))
        return found

    # Systems

    @lazy
    def renamed(self) -> dict[str, str]:
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
    def catalogs(self) -> dict[str, Catalogs]:
        """The catalogs to compare, by the new id: those that differ, and those whose gallery or profile does."""
        names = {name: name for name in self.old.systems if name in self.new.systems} | self.renamed
        found: dict[str, Catalogs] = {}
        for before, after in sorted(names.items()):
            if not self.touched and before == after and self._is_untouched(before):
                continue
            old, new = self.old.catalog(before), self.new.catalog(after)
            if old is not None and new is not None:
                found[after] = Catalogs(old, new)
        return found

    def _is_untouched(self, name: str) -> bool:
        """Whether a system's file and all profiles are the same on both sides."""
        return self.same(self.old.systems[name], self.new.systems[name]) and self._same_profiles

    @lazy
    def _same_profiles(self) -> bool:
        old, new = (side.library.profile_files for side in (self.old, self.new))
        return old.keys() == new.keys() and all(self.same(old[name][0], new[name][0]) for name in old)

    @lazy
    def changed_systems(self) -> frozenset[str]:
        """The systems, by their new ids, whose catalog or gallery differs."""
        changed = {
            name
            for name, pair in self.catalogs.items()
            if pair.old.gallery.key in self.touched
            or pair.new.gallery.key in self.touched
            or not self.same(pair.old.loaded.file, pair.new.loaded.file)
            or not self._same_profiles
        }
        one_sided = {*self.old.systems} ^ {*self.new.systems}
        return frozenset(changed | one_sided)

    # Organisations

    @lazy
    def organisations(self) -> list[str]:
        """The organisations that both sides have."""
        return sorted(self.old.organisation_folders.keys() & self.new.organisation_folders.keys())

    def _repinned(self, name: str) -> bool:
        """Whether the head of an organisation differs, and so may name another gallery."""
        return not self.same(self.old.head_file(name), self.new.head_file(name))

    def is_touched(self, name: str, above: frozenset[str] = frozenset()) -> bool:
        """Whether anything that an organisation says, or that counts for it, differs; `above` have been asked."""
        if name in above or name not in self.organisations:
            return False
        mine, theirs = self.old.staffed(name), self.new.staffed(name)
        if mine.keys() != theirs.keys() or not self.changed_systems.isdisjoint({*mine, *theirs}):
            return True
        if self._repinned(name) or len(self.unchanged_staffings(name)) < len(mine):
            return True
        head = self.new.head(name)
        if head is None or head.gallery in self.touched:
            return True
        return any(self.is_touched(body, above | {name}) for body in head.member_of)

    def unchanged_staffings(self, name: str) -> frozenset[str]:
        """The systems for which an organisation's files are the same on both sides."""
        mine, theirs = self.old.staffed(name), self.new.staffed(name)
        return frozenset(each for each in mine.keys() & theirs.keys() if self.same(mine[each], theirs[each]))


def _are_one(old: CatalogState, new: CatalogState) -> bool:
    """Whether two catalogs under different ids are one system."""
    former = (*getattr(new.system, "former_ids", ()), *getattr(old.system, "former_ids", ()))
    return old.id in former or new.id in former or old.as_system.title == new.as_system.title

"""An upgrade as a whole: what goes over, in what order, and what it comes to."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rolekat.answers.facts import Titled
from rolekat.creating.finding_galleries import gallery_named
from rolekat.errors import UsageError
from rolekat.lazy import lazy
from rolekat.library.gallery import stem
from rolekat.library.loading import load
from rolekat.library.versions import version_order
from rolekat.state.catalog import state_of
from rolekat.upgrading.behind import left_behind
from rolekat.upgrading.catalogs import CatalogUpgrade
from rolekat.upgrading.desk import UpgradeDesk
from rolekat.upgrading.move import Move
from rolekat.upgrading.report import Report, Subject
from rolekat.upgrading.staffings import StaffingUpgrade
from rolekat.upgrading.subjects import Pinned, chosen, own_pinned
from rolekat.upgrading.wish import Fate

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.library.gallery import LinkedGallery
    from rolekat.library.loading import Loaded
    from rolekat.upgrading.wish import Wish


class Upgrade:
    """From the wish to edits on a desk."""

    def __init__(self, wish: Wish, desk: Desk) -> None:
        self.wish = wish
        self.desk = UpgradeDesk(desk, wish)
        self.there = own_pinned(desk.library, desk.config)
        self.named = chosen(wish.names, self.there, everything=wish.everything)
        self.new = self._target()
        self.meant = self._of_gallery()
        self._moves: dict[str, Move] = {}
        self._catalogs: dict[str, CatalogUpgrade] = {}

    def prepare(self) -> Report:
        """Put all edits into the draft, and say what was done and what is to be decided.

        Raises:
            UsageError: a role that the wish names is not there, or a file cannot be changed.
        """
        retired = {role: gone.title for each in self.meant for role, gone in self.move(each.pin).retired.items()}
        self.wish = self.desk.wish = self.wish.understood(self.new, retired)
        self.wish.check(self.new, retired)
        for each in self.meant:
            if each.kind != "organisation":
                catalog = CatalogUpgrade(each, self.move(each.pin), self.desk)
                catalog.run()
                if each.kind == "system":
                    self._catalogs[each.id] = catalog
        for each in self.there:
            if each.kind == "organisation":
                self._organisation(each, goes_over=each in self.meant)
        book = self.desk.book
        subjects = tuple(self._subject(each) for each in self.meant)
        behind = tuple(left_behind(self.meant, self.there, self.new, self.desk))
        return Report(self.new.key, False, subjects, tuple(book.steps), book.questions, behind=behind)

    def move(self, pin: str) -> Move:
        """What lies between a version and the one that is gone over to."""
        if pin not in self._moves:
            old = self.desk.library.gallery(pin) if pin != self.new.key else None
            self._moves[pin] = Move(old, self.new)
        return self._moves[pin]

    @lazy
    def pairs(self) -> list[tuple[Move, list[Pinned]]]:
        """Every move between two versions that are both there, with what makes it."""
        found: dict[str, list[Pinned]] = {}
        for each in self.meant:
            if self.move(each.pin).old is not None:
                found.setdefault(each.pin, []).append(each)
        return [(self._moves[pin], several) for pin, several in found.items()]

    @property
    def renamed(self) -> dict[str, str]:
        """Roles, and the gallery's version, under the names that they had and have: no finding is new for that."""
        found = {pin: self.new.key for pin in self._moves if pin != self.new.key}
        for move in self._moves.values():
            found.update(move.renamed)
        return found

    # What is meant

    def _target(self) -> LinkedGallery:
        library = self.desk.library
        ids = sorted({_id(each.pin) for each in self.named})
        if self.wish.to is not None:
            return gallery_named(self._in_full(self.wish.to, ids), library)
        known = [name for name in ids if library.versions(name)]
        if len(ids) > 1 or not known:
            raise UsageError("upgrade-to-what", known=", ".join(ids))
        return library.versions(known[0])[0]

    def _in_full(self, to: str, ids: list[str]) -> str:
        """A version alone is one of the gallery that everything is made from, or of the one that has such a version."""
        if "@" in to or not to[:1].isdigit():
            return to
        keys = self.desk.library.gallery_keys
        having = [name for name in ids if f"{name}@{to}" in keys] or ids
        return f"{having[0]}@{to}" if len(having) == 1 and to not in map(_id, keys) else to

    def _of_gallery(self) -> list[Pinned]:
        """Those of the chosen ones that are made from an older version, or from the one that is gone over to."""
        name, order = self.new.head.gallery, version_order(self.new.head.version)
        meant = [each for each in self.named if _id(each.pin) == name]
        if not self.wish.everything:
            for each in self.named:
                if each not in meant:
                    raise UsageError("upgrade-other-gallery", name=each.typed, gallery=each.pin, to=self.new.key)
        newer = [each for each in meant if version_order(each.pin.partition("@")[2]) > order]
        if newer and (not self.wish.everything or len(newer) == len(meant)):
            raise UsageError("upgrade-older", name=newer[0].typed, gallery=newer[0].pin, to=self.new.key)
        if not meant:
            raise UsageError("upgrade-none", gallery=name, known=", ".join(sorted({each.pin for each in self.there})))
        return [each for each in meant if each not in newer]

    def _subject(self, each: Pinned) -> Subject:
        spot = self.desk.book.spot(each.file, ("gallery",))
        status = "already" if each.pin == self.new.key else "upgraded"
        return Subject(each.kind, each.id, each.title.title, spot.file, each.pin, status)  # type: ignore[arg-type]

    # Organisations

    def _organisation(self, each: Pinned, *, goes_over: bool) -> None:
        """The head, where it goes over; and the staffings of all systems that do."""
        head, *files = self.desk.library.organisation_files(os.path.dirname(each.file))
        if goes_over:
            move = self.move(each.pin)
            self._staffed(each.loaded, each.title, each, move, *self._fates(each, move))
            if each.pin != self.new.key:
                self.desk.draft.put(head, ("gallery",), self.new.key)
                spot = self.desk.book.spot(head, ("gallery",))
                self.desk.book.did("pin", each.title, spot, version=self.new.key)
        for file in files:
            loaded = load(file)
            catalog = self._catalogs.get(loaded.model.staffing) if loaded.model and loaded.kind == "staffing" else None
            if catalog is None:
                continue
            system = catalog.pinned.title
            subject = Titled(f"{each.id}/{system.id}", f"{system.title}, {each.title.title}")
            self._staffed(loaded, subject, each, catalog.move, *catalog.of_staffings())

    def _fates(self, each: Pinned, move: Move) -> tuple[dict[str, Fate], frozenset[str]]:
        """What becomes of the roles that an organisation fills once for all, and those that are undecided."""
        own = {name for name, entry in each.loaded.model.roles.items() if entry and entry.local and entry.local.of}
        fates = {old: Fate(new, same=True) for old, new in move.renamed.items()}
        fates.update(self.wish.fates(move.retired))
        fates = {role: fate for role, fate in fates.items() if role not in own}
        return fates, frozenset(move.retired).difference(fates, own, self._needed_still(each))

    def _needed_still(self, organisation: Pinned) -> frozenset[str]:
        """The roles of systems that an organisation staffs and that stay with their version: it must fill them."""
        going = {each.id for each in self.meant if each.kind == "system"}
        found: set[str] = set()
        for file in self.desk.library.organisation_files(os.path.dirname(organisation.file))[1:]:
            loaded = self.desk.library.system(stem(file)) if stem(file) not in going else None
            state = state_of(loaded, self.desk.library) if loaded and loaded.kind == "system" else None
            if state is not None and state.system.gallery != self.new.key:
                found.update(role.of for role in state.roles.values())
        return frozenset(found)

    def _staffed(  # noqa: PLR0913, PLR0917 - what a staffing belongs to
        self,
        loaded: Loaded,
        subject: Titled,
        organisation: Pinned,
        move: Move,
        fates: dict[str, Fate],
        undecided: Iterable[str],
    ) -> None:
        head = organisation.loaded.model
        StaffingUpgrade(loaded.file, loaded.value, subject, head, move, fates, self.desk).run(frozenset(undecided))


def _id(pin: str) -> str:
    return pin.partition("@")[0]

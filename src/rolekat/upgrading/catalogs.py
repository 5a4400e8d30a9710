"""A system's catalog, or a profile, from one version of its gallery to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.answers.facts import Titled
from rolekat.changes.following import in_note_place
from rolekat.text.changing import Put
from rolekat.upgrading.catalog_file import CatalogFile
from rolekat.upgrading.naming import note_places, phases_named
from rolekat.upgrading.new_roles import NewRoles
from rolekat.upgrading.questions import retired_role, still_named
from rolekat.upgrading.report import Question
from rolekat.upgrading.texts import go_over_texts
from rolekat.upgrading.wish import Fate

if TYPE_CHECKING:
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.subjects import Pinned

_LISTS: Final = ("alternatives", "involved", "designates")


class CatalogUpgrade:
    """One catalog that goes over."""

    def __init__(self, pinned: Pinned, move: Move, desk: UpgradeDesk) -> None:
        self.pinned, self.move, self.desk = pinned, move, desk
        self.file = pinned.file
        self.was = CatalogFile(pinned, move, desk)
        self.fates: dict[str, Fate] = {}
        """What became of the catalog's ids that are not what they were."""
        self.held_up: set[str] = set()
        """Roles whose place here is taken, or whose successor is left out here: nothing can follow them."""

    def run(self) -> None:
        """Prepare all of it.

        Raises:
            UsageError: the file cannot be changed.
        """
        for role, to in self.move.renamed.items():
            self.rename(role, to)
        for role in self.move.retired:
            self.retire(role)
        adapted = {name: self.now(name) for name, entry in self.was.own.items() if entry and entry.adapt}
        go_over_texts(self.pinned, {old: new for old, new in adapted.items() if new}, self.move, self.desk)
        if self.pinned.kind == "system":
            NewRoles(self.was, self.move, self.desk).run()
        self.phases()
        if self.pinned.pin != self.move.new.key:
            self.desk.draft.put(self.file, ("gallery",), self.move.new.key)
            spot = self.was.spot(("gallery",))
            self.desk.book.did("pin", self.pinned.title, spot, version=self.move.new.key)

    def of_staffings(self) -> tuple[dict[str, Fate], frozenset[str]]:
        """What becomes of the ids that staffings of the system name, and the retired roles that are undecided there.

        Nobody gets a role who is not given it: where only the catalog knows for certain what took over, staffings ask.
        """
        fates = {old: fate for old, fate in self.fates.items() if fate.same}
        for old, to in self.move.renamed.items():
            if not (old in self.held_up or self.was.has_own_id(old)):
                fates.setdefault(old, Fate(to, same=True))
        retired = {role for role in self.move.retired if not (role in self.held_up or self.was.has_own_id(role))}
        answered = self.desk.wish.fates(retired)
        return answered | fates, frozenset(retired - answered.keys())

    # Roles with another id

    def rename(self, role: str, to: str) -> None:
        """Let everything that names a role follow it to its new id."""
        draft = self.desk.draft
        before, after = Titled(role, self.was.title(role)), Titled(to, self.move.title(to))
        if not list(self.was.uses(role)):
            return
        if to in self.was.entries and role in self.was.entries and not self.was.has_own_id(role):
            self.desk.book.ask(Question("name-taken", before, (after,)), self.pinned.title, self.was.uses(role))
            self.held_up.add(role)
            return
        for name in self.was.copies(role):
            where = self.was.spot(("roles", name), of_key=True)
            if name == role:
                draft.rename(self.file, ("roles", role), to)
            else:
                draft.put(self.file, ("roles", name, "of"), to)
            self.desk.book.did("role-renamed", self.pinned.title, where, role=before, to=after)
        if not self.was.has_own_id(role):
            self.fates[role] = Fate(to, same=True)
            self.follow(role, to)
            self.notes(role, to)

    def follow(self, name: str, to: str) -> None:
        """Let everything but an entry name another id."""
        titles = (Titled(name, self.was.title(name)), Titled(to, self.move.title(to)))
        for naming in self.was.mentions_of(name):
            where = self.was.spot(naming.path, of_key=naming.of_key)
            if naming.of_key:
                if self.desk.draft.at(self.file, (*naming.path[:-1], to)) is not None:
                    question = Question("name-taken", titles[0], (titles[1],), item=naming.part)
                    self.desk.book.ask(question, self.pinned.title, (where,))
                    continue
                self.desk.draft.rename(self.file, naming.path, to)
            elif naming.part in _LISTS:
                path = naming.path[:-1] if naming.in_list else naming.path
                self.desk.put_in_list(self.file, path, name, to)
            else:
                self.desk.draft.put(self.file, naming.path, to)
            self.desk.book.did(
                "mention-follows", self.pinned.title, where, role=titles[0], to=titles[1], item=naming.part
            )

    def notes(self, name: str, to: str) -> None:
        """Let the places that notes speak of follow a role to its new id."""
        for mention in note_places(self.pinned.kind, self.pinned.value):
            place = in_note_place(mention.given, ("roles", name), ("roles", to))
            if place is not None:
                self.desk.draft.put(self.file, mention.path, place)

    def now(self, name: str) -> str | None:
        """The id that an entry has by now."""
        return self.fates[name].to if name in self.fates else name

    # Roles that are gone

    def retire(self, role: str) -> None:
        """Do with a retired role as was said; where nothing was said and nothing is certain, ask."""
        for name in self.was.copies(role):  # what was left out need not be left out any more
            entry = self.was.own[name]
            if entry and entry.not_needed is not None:
                self.drop_entry(name, role)
        names = [name for name in self.was.copies(role) if name not in self.fates]
        mentioned = [] if self.was.has_own_id(role) or role in self.fates else self.was.mentions_of(role)
        if not names and not mentioned:
            return
        wish = self.desk.wish
        if role in wish.drop:
            for name in names:
                self.drop_entry(name, role)
            if mentioned and role not in names:
                self.drop_mentions(role, role)
            return
        to = wish.replace.get(role) or self.certain_successor(role, names)
        if to is None:
            can_go = bool(names) or any(each.of_key or each.part in _LISTS for each in mentioned)
            if can_go or role in self.was.entries:
                question = retired_role(role, self.move, wish, then=() if can_go else None)
            else:  # it was dropped before
                question = still_named(Titled(role, self.was.title(role)), self.move, wish)
            self.desk.book.ask(question, self.pinned.title, self.was.uses(role))
            return
        self.replace(role, to, names, mentioned=bool(mentioned))

    def certain_successor(self, role: str, names: list[str]) -> str | None:
        """The one role that took over, where the catalog has no texts of its own that it would get with them."""
        entries = [entry for name in names if (entry := self.was.own[name])]
        return None if any(entry.adapt or entry.title for entry in entries) else self.move.sole_successor(role)

    def replace(self, role: str, to: str, names: list[str], *, mentioned: bool) -> None:
        """Put the role that takes over in the place of a retired one."""
        draft, book = self.desk.draft, self.desk.book
        before, after = Titled(role, self.was.title(role)), Titled(to, self.move.title(to))
        there = self.was.entries.get(to)
        if there and there.not_needed is not None:
            book.ask(Question("successor-left-out", before, (after,)), self.pinned.title, self.was.uses(role))
            self.held_up.add(role)
            return
        self.desk.replaced(self.pinned, role, to)
        for name in names:
            where = self.was.spot(("roles", name), of_key=True)
            if name != role:
                draft.put(self.file, ("roles", name, "of"), to)
                book.did("role-replaced", self.pinned.title, where, role=before, to=after)
                continue
            self.fates[role] = Fate(to, same=False)
            if to in self.was.entries:
                draft.drop(self.file, ("roles", role))
                book.did("role-merged", self.pinned.title, where, role=before, to=after, text=self.was.reason(role))
            else:
                draft.rename(self.file, ("roles", role), to)
                book.did("role-replaced", self.pinned.title, where, role=before, to=after)
        if mentioned:
            self.fates.setdefault(role, Fate(to, same=False))
            self.follow(role, to)
            self.take_along(to)

    def take_along(self, role: str) -> None:
        """Take in a role that the system names now, where neither it nor its profile has it."""
        if self.pinned.kind != "system" or self.has(role):
            return
        self.desk.draft.change(self.file, Put(("roles", role), None, tuple(self.move.new.roles)))
        titled, where = Titled(role, self.move.title(role)), self.was.spot(("roles",), of_key=True)
        self.desk.book.did("role-included", self.pinned.title, where, role=titled)

    def has(self, role: str) -> bool:
        """Whether a role is in the catalog by now, or in its profile."""
        files = [self.file, *([self.was.profile.file] if self.was.profile else [])]
        return any(role in (self.desk.draft.at(file, ("roles",)) or ()) for file in files)

    def drop_entry(self, name: str, role: str) -> None:
        """Take an entry out, and the id out of all lists."""
        where = self.was.spot(("roles", name), of_key=True)
        self.desk.draft.drop(self.file, ("roles", name))
        self.fates[name] = Fate(None, same=False)
        titled, reason = Titled(role, self.was.title(name)), self.was.reason(name)
        self.desk.book.did("role-dropped", self.pinned.title, where, role=titled, text=reason)
        self.drop_mentions(name, role)

    def drop_mentions(self, name: str, role: str) -> None:
        """Take an id out of all lists; where it stands alone, ask who comes instead."""
        titled = Titled(role, self.was.title(name))
        self.fates[name] = Fate(None, same=False)
        for naming in self.was.mentions_of(name):
            where = self.was.spot(naming.path, of_key=naming.of_key)
            if naming.of_key:
                self.desk.draft.drop(self.file, naming.path)
            elif naming.part in _LISTS:
                path = naming.path[:-1] if naming.in_list else naming.path
                self.desk.drop_from_list(self.file, path, name)
            else:
                question = still_named(titled, self.move, self.desk.wish)
                self.desk.book.ask(
                    question if name == role else question._replace(ways=()), self.pinned.title, (where,)
                )
                continue
            self.desk.book.did("mention-dropped", self.pinned.title, where, role=titled, item=naming.part)

    # Phases

    def phases(self) -> None:
        """Ask about phases that are gone and named, and about new ones that have no contact point."""
        for phase, paths in phases_named(self.pinned.kind, self.pinned.value).items():
            if phase in self.move.phases_gone:
                spots = [self.was.spot(path, of_key=of_key) for path, of_key in paths]
                self.desk.book.ask(Question("phase-gone", item=phase), self.pinned.title, spots)
        contacts = self.pinned.loaded.model.contact_point
        for phase in self.move.phases_added if contacts else ():
            if phase not in contacts:
                where = self.was.spot(("contact_point",), of_key=True)
                self.desk.book.ask(Question("phase-new", item=phase), self.pinned.title, (where,))

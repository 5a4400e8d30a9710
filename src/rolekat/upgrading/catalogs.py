"""A system's catalog, or a profile, from one version of its gallery to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.answers.facts import Titled
from rolekat.changes.following import in_note_place
from rolekat.lazy import lazy
from rolekat.state.expectations import expectations
from rolekat.text.changing import Path, Put
from rolekat.upgrading.naming import Naming, note_places, phases_named, roles_named
from rolekat.upgrading.questions import new_role, retired_role, still_named
from rolekat.upgrading.report import Question, Spot, Way
from rolekat.upgrading.texts import go_over_texts
from rolekat.upgrading.wish import Fate, is_blank, quoted

if TYPE_CHECKING:
    from rolekat.model.system import RoleEntry
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.subjects import Pinned

_LISTS: Final = ("alternatives", "involved", "designates")


class CatalogUpgrade:
    """One catalog that goes over."""

    def __init__(self, pinned: Pinned, move: Move, desk: UpgradeDesk) -> None:
        self.pinned, self.move, self.desk = pinned, move, desk
        self.file = pinned.file
        self.own: dict[str, RoleEntry | None] = pinned.loaded.model.roles
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
        adapted = {name: self.now(name) for name, entry in self.own.items() if entry and entry.adapt}
        go_over_texts(self.pinned, {old: new for old, new in adapted.items() if new}, self.move, self.desk)
        if self.pinned.kind == "system":
            self.new_roles()
        self.phases()
        if self.pinned.pin != self.move.new.key:
            self.desk.draft.put(self.file, ("gallery",), self.move.new.key)
            spot = self.spot(("gallery",))
            self.desk.book.did("pin", self.pinned.title, spot, version=self.move.new.key)

    def of_staffings(self) -> tuple[dict[str, Fate], frozenset[str]]:
        """What becomes of the ids that staffings of the system name, and the retired roles that are undecided there.

        Nobody gets a role who is not given it: where only the catalog knows for certain what took over, staffings ask.
        """
        fates = {old: fate for old, fate in self.fates.items() if fate.same}
        for old, to in self.move.renamed.items():
            if not (old in self.held_up or self.has_own_id(old)):
                fates.setdefault(old, Fate(to, same=True))
        retired = {role for role in self.move.retired if not (role in self.held_up or self.has_own_id(role))}
        answered = self.desk.wish.fates(retired)
        return answered | fates, frozenset(retired - answered.keys())

    # What the catalog has

    @lazy
    def entries(self) -> dict[str, RoleEntry | None]:
        """The entries of the catalog, with those of its profile that it has not itself."""
        name = getattr(self.pinned.loaded.model, "profile", None) if self.pinned.kind == "system" else None
        profile = self.desk.library.profile(name) if name else None
        shared = profile.model.roles if profile and profile.model and profile.kind == "profile" else {}
        return {**shared, **self.own}

    @lazy
    def mentions(self) -> list[Naming]:
        """Where the file names roles, beside their entries."""
        return [each for each in roles_named(self.pinned.kind, self.pinned.value) if each.part != "roles"]

    def mentions_of(self, name: str) -> list[Naming]:
        """Where the file names an id of its own."""
        return [naming for naming in self.mentions if naming.role == name]

    def copies(self, role: str) -> list[str]:
        """The file's entries that are a role of the gallery, by their ids."""
        return [name for name, entry in self.own.items() if (entry.of if entry and entry.of else name) == role]

    def has_own_id(self, name: str) -> bool:
        """Whether an id is the catalog's own, and says nothing of the gallery's role of that id."""
        entry = self.entries.get(name)
        return bool(entry and entry.of and entry.of != name)

    def now(self, name: str) -> str | None:
        """The id that an entry has by now."""
        return self.fates[name].to if name in self.fates else name

    def spot(self, path: Path, *, of_key: bool = False) -> Spot:
        """A line of the file as it was."""
        return self.desk.book.spot(self.file, path, of_key=of_key)

    def uses(self, role: str) -> Iterator[Spot]:
        """Every line that names a role of the gallery."""
        for name in self.copies(role):
            path: Path = ("roles", name) if name == role else ("roles", name, "of")
            yield self.spot(path, of_key=name == role)
        if not self.has_own_id(role):
            yield from (self.spot(naming.path, of_key=naming.of_key) for naming in self.mentions_of(role))

    # Roles with another id

    def rename(self, role: str, to: str) -> None:
        """Let everything that names a role follow it to its new id."""
        draft = self.desk.draft
        before, after = Titled(role, self.title(role)), Titled(to, self.move.title(to))
        if not list(self.uses(role)):
            return
        if to in self.entries and role in self.entries and not self.has_own_id(role):
            self.desk.book.ask(Question("name-taken", before, (after,)), self.pinned.title, self.uses(role))
            self.held_up.add(role)
            return
        for name in self.copies(role):
            where = self.spot(("roles", name), of_key=True)
            if name == role:
                draft.rename(self.file, ("roles", role), to)
            else:
                draft.put(self.file, ("roles", name, "of"), to)
            self.desk.book.did("role-renamed", self.pinned.title, where, role=before, to=after)
        if not self.has_own_id(role):
            self.fates[role] = Fate(to, same=True)
            self.follow(role, to)
            self.notes(role, to)

    def follow(self, name: str, to: str) -> None:
        """Let everything but an entry name another id."""
        titles = (Titled(name, self.title(name)), Titled(to, self.move.title(to)))
        for naming in self.mentions_of(name):
            where = self.spot(naming.path, of_key=naming.of_key)
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

    def reason(self, name: str) -> str | None:
        """Why the file has a role, or has it not, in its own words."""
        entry = self.own.get(name)
        reason = (entry.why or entry.not_needed) if entry else None
        return " ".join(reason.split()) if reason else None

    def title(self, name: str) -> str:
        """What the role under an id was called."""
        entry = self.entries.get(name)
        return (entry.title if entry else None) or self.move.title_before(entry.of if entry and entry.of else name)

    # Roles that are gone

    def retire(self, role: str) -> None:
        """Do with a retired role as was said; where nothing was said and nothing is certain, ask."""
        for name in self.copies(role):  # what was left out need not be left out any more
            entry = self.own[name]
            if entry and entry.not_needed is not None:
                self.drop_entry(name, role)
        names = [name for name in self.copies(role) if name not in self.fates]
        mentioned = [] if self.has_own_id(role) or role in self.fates else self.mentions_of(role)
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
            if can_go or role in self.entries:
                question = retired_role(role, self.move, wish, then=() if can_go else None)
            else:  # it was dropped before
                question = still_named(Titled(role, self.title(role)), self.move, wish)
            self.desk.book.ask(question, self.pinned.title, self.uses(role))
            return
        self.replace(role, to, names, mentioned=bool(mentioned))

    def certain_successor(self, role: str, names: list[str]) -> str | None:
        """The one role that took over, where the catalog has no texts of its own that it would get with them."""
        entries = [entry for name in names if (entry := self.own[name])]
        return None if any(entry.adapt or entry.title for entry in entries) else self.move.sole_successor(role)

    def replace(self, role: str, to: str, names: list[str], *, mentioned: bool) -> None:
        """Put the role that takes over in the place of a retired one."""
        draft, book = self.desk.draft, self.desk.book
        before, after = Titled(role, self.title(role)), Titled(to, self.move.title(to))
        there = self.entries.get(to)
        if there and there.not_needed is not None:
            book.ask(Question("successor-left-out", before, (after,)), self.pinned.title, self.uses(role))
            self.held_up.add(role)
            return
        self.desk.replaced(self.pinned, role, to)
        for name in names:
            where = self.spot(("roles", name), of_key=True)
            if name != role:
                draft.put(self.file, ("roles", name, "of"), to)
                book.did("role-replaced", self.pinned.title, where, role=before, to=after)
                continue
            self.fates[role] = Fate(to, same=False)
            if to in self.entries:
                draft.drop(self.file, ("roles", role))
                book.did("role-merged", self.pinned.title, where, role=before, to=after, text=self.reason(role))
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
        titled, where = Titled(role, self.move.title(role)), self.spot(("roles",), of_key=True)
        self.desk.book.did("role-included", self.pinned.title, where, role=titled)

    def has(self, role: str) -> bool:
        """Whether a role is in the catalog by now, or in its profile."""
        name = getattr(self.pinned.loaded.model, "profile", None)
        profile = self.desk.library.profile(name) if name else None
        files = [self.file, *([profile.file] if profile else [])]
        return any(role in (self.desk.draft.at(file, ("roles",)) or ()) for file in files)

    def drop_entry(self, name: str, role: str) -> None:
        """Take an entry out, and the id out of all lists."""
        where = self.spot(("roles", name), of_key=True)
        self.desk.draft.drop(self.file, ("roles", name))
        self.fates[name] = Fate(None, same=False)
        titled, reason = Titled(role, self.title(name)), self.reason(name)
        self.desk.book.did("role-dropped", self.pinned.title, where, role=titled, text=reason)
        self.drop_mentions(name, role)

    def drop_mentions(self, name: str, role: str) -> None:
        """Take an id out of all lists; where it stands alone, ask who comes instead."""
        titled = Titled(role, self.title(name))
        self.fates[name] = Fate(None, same=False)
        for naming in self.mentions_of(name):
            where = self.spot(naming.path, of_key=naming.of_key)
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

    # Roles that are new

    @lazy
    def settled(self) -> frozenset[str]:
        """The roles that the catalog has or leaves out, by their ids in the newer version."""
        found = {entry.of if entry and entry.of else name for name, entry in self.entries.items()}
        return frozenset({self.move.renamed.get(role, role) for role in found})

    def new_roles(self) -> None:
        """Take new roles in or leave them out as was said; ask about those that the catalog should settle on."""
        wish, new = self.desk.wish, self.move.new
        order = tuple(new.roles)
        for role in dict.fromkeys((*self.move.added, *wish.take, *wish.leave_out)):
            if role in self.settled:
                self.settle_anew(role)
                continue
            if not self.concerns(role):
                continue
            titled, where = Titled(role, new.roles[role].title), self.spot(("roles",), of_key=True)
            if role in wish.take:
                self.desk.draft.change(self.file, Put(("roles", role), None, order))
                self.desk.book.did("role-included", self.pinned.title, where, role=titled)
            elif role in wish.leave_out:
                reason = {"not_needed": wish.leave_out[role]}
                self.desk.draft.change(self.file, Put(("roles", role), reason, order))
                self.desk.book.did("role-left-out", self.pinned.title, where, role=titled)
            else:
                self.desk.book.ask(new_role(role, self.move, wish), self.pinned.title)

    def settle_anew(self, role: str) -> None:
        """Let another answer take the place of the one that the catalog gives: where it is none, or is named itself."""
        wish, entry = self.desk.wish, self.own.get(role)
        before, after = self.reason(role), wish.leave_out.get(role)
        if not entry or entry.not_needed is None or before is None:
            return
        if not (role in wish.take or after) or before == after:
            return
        titled, where = Titled(role, self.title(role)), self.spot(("roles", role), of_key=True)
        if wish.everything and not is_blank(before):
            one = wish._replace(everything=False, names=(self.pinned.typed,))
            more = ("--without", f"{role}={quoted(after)}") if after else ("--role", role)
            way = Way(one.command(self.move.new.key, *more))
            question = Question("left-out-already", titled, before=before, ways=(way,))
            self.desk.book.ask(question, self.pinned.title, (where,))
        elif after:
            self.desk.draft.put(self.file, ("roles", role, "not_needed"), after)
            self.desk.book.did("role-left-out", self.pinned.title, where, role=titled, text=before)
        else:
            self.desk.draft.put(self.file, ("roles", role), None)
            self.desk.book.did("role-included", self.pinned.title, where, role=titled, text=before)

    def concerns(self, role: str) -> bool:
        """Whether a role can be a system's matter: it is, unless it exists for what the system does not use."""
        if role in expectations(self.move.new).beside_systems:
            return False
        components = self.move.new.roles[role].components
        used = {above for name in self.used for above in self.move.new.component_path(name)}
        return not components or not used.isdisjoint(components)

    @lazy
    def used(self) -> frozenset[str]:
        """The components that the system uses."""
        model = self.pinned.loaded.model
        name = getattr(model, "profile", None) if self.pinned.kind == "system" else None
        profile = self.desk.library.profile(name) if name else None
        return frozenset((*model.uses, *(profile.model.uses if profile and profile.model else ())))

    # Phases

    def phases(self) -> None:
        """Ask about phases that are gone and named, and about new ones that have no contact point."""
        for phase, paths in phases_named(self.pinned.kind, self.pinned.value).items():
            if phase in self.move.phases_gone:
                spots = [self.spot(path, of_key=of_key) for path, of_key in paths]
                self.desk.book.ask(Question("phase-gone", item=phase), self.pinned.title, spots)
        contacts = self.pinned.loaded.model.contact_point
        for phase in self.move.phases_added if contacts else ():
            if phase not in contacts:
                where = self.spot(("contact_point",), of_key=True)
                self.desk.book.ask(Question("phase-new", item=phase), self.pinned.title, (where,))

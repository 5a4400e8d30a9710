"""Roles that are new in a version: a system's catalog takes them in, or leaves them out with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.answers.facts import Titled
from rolekat.lazy import lazy
from rolekat.state.expectations import expectations
from rolekat.text.changing import Put
from rolekat.upgrading.questions import new_role
from rolekat.upgrading.report import Question, Way
from rolekat.upgrading.wish import is_blank, quoted

if TYPE_CHECKING:
    from rolekat.upgrading.catalog_file import CatalogFile
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move


class NewRoles:
    """The new roles of one system; `was` is its catalog as it was."""

    def __init__(self, was: CatalogFile, move: Move, desk: UpgradeDesk) -> None:
        self.was, self.move, self.desk = was, move, desk

    @lazy
    def settled(self) -> frozenset[str]:
        """The roles that the catalog has or leaves out, by their ids in the newer version."""
        found = {entry.of if entry and entry.of else name for name, entry in self.was.entries.items()}
        return frozenset({self.move.renamed.get(role, role) for role in found})

    def run(self) -> None:
        """Take new roles in or leave them out as was said; ask about those that the catalog should settle on."""
        wish, new = self.desk.wish, self.move.new
        order = tuple(new.roles)
        for role in dict.fromkeys((*self.move.added, *wish.take, *wish.leave_out)):
            if role in self.settled:
                self.settle_anew(role)
                continue
            if not self.concerns(role):
                continue
            titled, where = Titled(role, new.roles[role].title), self.was.spot(("roles",), of_key=True)
            if role in wish.take:
                self.desk.draft.change(self.was.file, Put(("roles", role), None, order))
                self.desk.book.did("role-included", self.was.pinned.title, where, role=titled)
            elif role in wish.leave_out:
                reason = {"not_needed": wish.leave_out[role]}
                self.desk.draft.change(self.was.file, Put(("roles", role), reason, order))
                self.desk.book.did("role-left-out", self.was.pinned.title, where, role=titled)
            else:
                self.desk.book.ask(new_role(role, self.move, wish), self.was.pinned.title)

    def settle_anew(self, role: str) -> None:
        """Let another answer take the place of the one that the catalog gives: where it is none, or is named itself."""
        wish, entry = self.desk.wish, self.was.own.get(role)
        before, after = self.was.reason(role), wish.leave_out.get(role)
        if not entry or entry.not_needed is None or before is None:
            return
        if not (role in wish.take or after) or before == after:
            return
        titled, where = Titled(role, self.was.title(role)), self.was.spot(("roles", role), of_key=True)
        if wish.everything and not is_blank(before):
            one = wish._replace(everything=False, names=(self.was.pinned.typed,))
            more = ("--without", f"{role}={quoted(after)}") if after else ("--role", role)
            way = Way(one.command(self.move.new.key, *more))
            question = Question("left-out-already", titled, before=before, ways=(way,))
            self.desk.book.ask(question, self.was.pinned.title, (where,))
        elif after:
            self.desk.draft.put(self.was.file, ("roles", role, "not_needed"), after)
            self.desk.book.did("role-left-out", self.was.pinned.title, where, role=titled, text=before)
        else:
            self.desk.draft.put(self.was.file, ("roles", role), None)
            self.desk.book.did("role-included", self.was.pinned.title, where, role=titled, text=before)

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
        profile = self.was.profile
        return frozenset((*self.was.pinned.loaded.model.uses, *(profile.model.uses if profile else ())))

"""The edits of the texts of one role in a catalog's own file: undone, left out, replaced, added, and noted why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from rolekat.changes.entries import take_out
from rolekat.errors import UsageError
from rolekat.model.base import ID_PATTERN
from rolekat.text.changing import Put
from rolekat.text.words import closest, slug
from rolekat.text.yaml_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.desk import Desk
    from rolekat.state.catalog import CatalogRole, CatalogState
    from rolekat.text.changing import Path

PARTS: Final = ("tasks", "responsibilities", "competencies")
_EFFECT: Final = "effect"
_ID: Final = re.compile(ID_PATTERN)
_LONGEST_SLUG: Final = 45
SHOWN: Final = 90
"""So much of a text is told."""


class Adapting:
    """The texts of one role in one catalog's own file."""

    def __init__(self, catalog: CatalogState, role: CatalogRole, desk: Desk) -> None:
        self.catalog, self.role, self.desk = catalog, role, desk
        self.file = catalog.loaded.file
        self.base: Any = role.base
        self.where = catalog.system.title
        self.own: Path = ("roles", role.id, "adapt")

    def at(self, *path: str) -> Any:
        """What the file itself says, with the edits so far."""
        return self.desk.draft.at(self.file, (*self.own, *path))

    def tell(self, key: str, item: str, text: str = "") -> None:
        """Something that changes, with the beginning of its text."""
        line = one_line(text)
        short = line if len(line) <= SHOWN else f"{line[:SHOWN].rsplit(' ', 1)[0]} …"
        self.desk.tell(key, where=self.where, role=self.role.title, item=item, text=short)

    # Which item is meant

    def item(self, word: str, *, also: Sequence[str] = ()) -> tuple[str, str]:
        """An item by its id or a beginning that no other has: the list it is in, and its id.

        Raises:
            UsageError: there is none, or there are several.
        """
        there = [(part, name) for part in PARTS for name in (*getattr(self.base, part), *self._added(part))]
        there += [(_EFFECT, _EFFECT) for name in also if name == _EFFECT]
        exact = [each for each in there if each[1] in (word, slug(word))]
        found = dict.fromkeys(exact or (each for each in there if each[1].startswith(word)))
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise UsageError("adapt-which", name=word, role=self.role.title, known=", ".join(name for _, name in found))
        near = closest(slug(word), [name for _, name in there])
        key = "rename-no-item-near" if near else "rename-no-item"
        names = ", ".join(dict.fromkeys(name for _, name in there)) or "-"
        raise UsageError(key, name=word, role=self.role.title, near=near or "", known=names)

    def _added(self, part: str) -> list[str]:
        entry = self.catalog.entries.get(self.role.id)
        shared = [*getattr(entry.adapt, part).add] if entry and entry.adapt else []
        return [*shared, *(self.at(part, "add") or ())]

    # What is done

    def undo(self, word: str) -> str:
        """Let an item be as in the gallery, or in the profile, again."""
        part, name = self.item(word, also=(_EFFECT,))
        done = False
        of_gallery = part == _EFFECT or name in getattr(self.base, part)
        for path in self._own_places(part, name):
            self._drop(path)
            done = True
        if not done:
            raise UsageError("adapt-nothing-to-undo", item=name, role=self.role.title, system=self.where)
        self.tell("adapt-undone" if of_gallery else "adapt-taken-out", name)
        return name

    def omit(self, word: str) -> str:
        """Leave out an item of the gallery."""
        part, name = self.item(word)
        if name not in getattr(self.base, part):
            if name in (self.at(part, "add") or ()):
                self._drop((part, "add", name))
                self.tell("adapt-taken-out", name)
                return name
            raise UsageError("adapt-of-profile", item=name, role=self.role.title)
        if name in _listed(self.at(part, "omit")):
            raise UsageError("adapt-omitted-already", item=name, role=self.role.title, system=self.where)
        if name in (self.at(part, "replace") or ()):
            self._drop((part, "replace", name))
        self.desk.draft.add(self.file, (*self.own, part, "omit"), name)
        self.tell("adapt-omitted", name, getattr(self.base, part)[name].text)
        return name

    def replace(self, word: str, text: str) -> str:
        """Give an item of the gallery another text, or one of the catalog's own."""
        part, name = self.item(word, also=(_EFFECT,))
        if part == _EFFECT:
            self._put((_EFFECT,), {"was": self.catalog.system.gallery, "text": text}, ())
        elif name in (self.at(part, "add") or ()):
            self.desk.draft.put(self.file, (*self.own, part, "add", name, "text"), text)
        elif name in getattr(self.base, part):
            if name in _listed(self.at(part, "omit")):
                self._drop_omit(part, name)
            new = {"was": self.catalog.system.gallery, "text": text}
            self._put((part, "replace", name), new, [*getattr(self.base, part)])
        else:
            raise UsageError("adapt-of-profile", item=name, role=self.role.title)
        self.tell("adapt-replaced", name, text)
        return name

    def add(self, part: str, given: str, stages: Sequence[str]) -> str:
        """Add an item of the catalog's own."""
        name, equals, text = given.partition("=")
        name = name.strip()
        if not (equals and _ID.fullmatch(name)):
            name, text = "", given
        if not text.strip():
            raise UsageError("adapt-pair", given=given)
        taken = {each for other in PARTS for each in (*getattr(self.base, other), *self._added(other))}
        own = self.at(part, "add") or {}
        same = next((each for each, said in own.items() if _reads(said, text)), None) if not name else None
        if same or (name and name in taken):
            raise UsageError("adapt-taken", item=same or name, role=self.role.title)
        name = name or _new_id(text, taken)
        counts = (stages or self._only_stage()) if part != "competencies" else ()
        marks = {"stages": [*counts]} if counts else {}
        self._put((part, "add", name), {**marks, "text": text.strip()}, None)
        self.tell(f"adapt-added-{part}", name, text)
        return name

    def _only_stage(self) -> Sequence[str]:
        """The stage in which all of the role's items count; none where the gallery has no stages.

        Raises:
            UsageError: they count in several: what is added must say in which.
        """
        there = self.catalog.gallery.head.lifecycle.stages
        items = (*self.base.tasks.values(), *self.base.responsibilities.values())
        found = {stage for item in items for stage in (there if item.stages is None else item.stages)} or {*there}
        if len(found) > 1:
            known_stages = ", ".join(stage for stage in there if stage in found)
            raise UsageError("adapt-which-stages", role=self.role.title, known=known_stages)
        return [*found]

    def note(self, items: Sequence[str], why: str) -> None:
        """Say in the catalog's notes why."""
        taken = self.desk.draft.at(self.file, ("notes",)) or {}
        place = f"roles/{self.role.id}"
        if any(_reads(said, why) and said.get("at") == place for said in taken.values()):
            return
        name = f"{self.role.id}-{items[0]}"[:_LONGEST_SLUG].strip("-")
        name = next(each for each in (name, *(f"{name}-{number}" for number in range(2, 1000))) if each not in taken)
        note = {"kind": "decision", "at": place, "text": why}
        self.desk.draft.put(self.file, ("notes", name), note)

    def _put(self, path: Sequence[str], value: dict[str, Any], order: Sequence[str] | None) -> None:
        """Put something new; among entries that follow the gallery in the gallery's order."""
        full = (*self.own, *path)
        if order and self.at(*path[:-1]):
            self.desk.draft.change(self.file, Put(full, value, order))
        else:
            self.desk.draft.put(self.file, full, value)

    def _own_places(self, part: str, name: str) -> list[tuple[str, ...]]:
        """Where the file itself changes an item."""
        if part == _EFFECT:
            return [(_EFFECT,)] if self.at(_EFFECT) else []
        found: list[tuple[str, ...]] = [
            (part, key, name) for key in ("add", "replace") if name in (self.at(part, key) or ())
        ]
        return [*found, (part, "omit", name)] if name in _listed(self.at(part, "omit")) else found

    def _drop(self, path: tuple[str, ...]) -> None:
        if path[1:2] == ("omit",):
            self._drop_omit(path[0], path[2])
            return
        self._without(path)

    def _drop_omit(self, part: str, name: str) -> None:
        listed = self.at(part, "omit")
        if not isinstance(listed, list) or len(listed) == 1:
            self._without((part, "omit"))
        else:
            self.desk.draft.drop(self.file, (*self.own, part, "omit", listed.index(name)))

    def _without(self, path: tuple[str, ...]) -> None:
        """Take an entry out, and the maps above it that would say nothing any more, as far as the role's entry."""
        take_out(self.file, (*self.own, *path), self.desk.draft)


def _listed(given: Any) -> list[str]:
    return [given] if isinstance(given, str) else list(given or ())


def _reads(said: Any, text: str) -> bool:
    """Whether an entry has that text, wherever its lines are broken."""
    return isinstance(said, dict) and str(said.get("text") or "").split() == text.split()


def _new_id(text: str, taken: set[str]) -> str:
    """An id made of the first words of a text."""
    name = slug(text)
    if len(name) > _LONGEST_SLUG:
        name = name[: _LONGEST_SLUG + 1].rpartition("-")[0] or name[:_LONGEST_SLUG]
    return next(each for each in (name, *(f"{name}-{number}" for number in range(2, 1000))) if each not in taken)

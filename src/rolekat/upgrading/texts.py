"""A catalog's own texts: each was written against a text of the gallery, which may be another one now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.facts import Titled
from rolekat.diff.matching import renamed_roles
from rolekat.text.changing import Put
from rolekat.upgrading.report import Question, Way

if TYPE_CHECKING:
    from rolekat.library.library import Library
    from rolekat.model.role import Role
    from rolekat.model.system import Adaptation, RoleEntry
    from rolekat.text.changing import Path
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.subjects import Pinned

PARTS = ("tasks", "responsibilities", "competencies")
EFFECT = "effect"


class _Own(NamedTuple):
    """A text of the catalog in place of one of the gallery."""

    part: str
    item: str
    path: Path
    """Where it stands below the role."""
    was: str


def go_over_texts(pinned: Pinned, role_ids: dict[str, str], move: Move, desk: UpgradeDesk) -> None:
    """Let the texts of a catalog name the newer version, where what they were written against is the same in it.

    `role_ids` are the entries that have adaptations, by their ids before, with those that they have now.
    """
    kept: list[Put] = []
    for before, now in role_ids.items():
        entry: RoleEntry = pinned.loaded.model.roles[before]
        adapt, old_role = entry.adapt, entry.of or before
        after = desk.roles_after(pinned, move).get(old_role) or move.role_after(old_role)
        if adapt is None or after is None:
            continue
        texts = _Texts(pinned, now, before, old_role, after, move, desk)
        kept += [put for own in _own_texts(adapt) if (put := texts.check(own))]
        texts.omitted(adapt)
        texts.added(adapt)
    if kept:
        desk.draft.change(pinned.file, *kept)


def _own_texts(adapt: Adaptation) -> Iterator[_Own]:
    if adapt.effect:
        yield _Own(EFFECT, EFFECT, (EFFECT,), adapt.effect.was)
    for part in PARTS:
        for item, replacement in getattr(adapt, part).replace.items():
            yield _Own(part, item, (part, "replace", item), replacement.was)


class _Texts:
    """The texts of one role of a catalog."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a text belongs to
        self, pinned: Pinned, now: str, before: str, old_role: str, after: Role, move: Move, desk: UpgradeDesk
    ) -> None:
        self.pinned, self.desk, self.move = pinned, desk, move
        self.now, self.old_role, self.after = now, old_role, after
        self.here: Path = ("roles", now, "adapt")
        self.then: Path = ("roles", before, "adapt")
        self.role = Titled(now, pinned.loaded.model.roles[before].title or after.title)

    def check(self, own: _Own) -> Put | None:
        """What moves `was` on where the gallery's text is the same; else ask."""
        new = self.move.new
        if own.was in (new.key, new.key_of(self.after.role)):
            return None
        spot = self.desk.book.spot(self.pinned.file, (*self.then, *own.path), of_key=True)
        text = text_of(self.after, own.part, own.item)
        earlier = self.text_before(own, self.desk.library)
        adapted = f"rolekat adapt {self.pinned.typed} {self.now}"
        question = Question("text-gone", self.role, item=own.item, version=own.was)
        if text is None:
            to = tuple(Titled(name, new.roles[name].title) for name in self.move.having(earlier))
            self.ask(question._replace(to=to, ways=(Way(f"{adapted} --undo {own.item}"),)), spot)
            return None
        name = f"{self.now}#{own.item}"
        keep = self.desk.wish.command(new.key, "--keep", name)
        if earlier == text or name in self.desk.wish.keep:
            self.desk.book.did("text-kept", self.pinned.title, spot, role=self.role, item=own.item)
            return Put((*self.here, *own.path, "was"), new.key_of(self.after.role))
        if earlier is None:
            self.ask(question._replace(kind="base-unknown", after=text, ways=(Way(keep),)), spot)
        else:
            ways = (Way(keep), Way(f'{adapted} --replace {own.item}="…"'), Way(f"{adapted} --undo {own.item}"))
            self.ask(question._replace(kind="text-changed", before=earlier, after=text, ways=ways), spot)
        return None

    def text_before(self, own: _Own, library: Library) -> str | None:
        """The gallery's text that a text was written against; `None` where nobody can look it up."""
        gallery = library.gallery(own.was)
        if gallery is None:
            return None
        former = {new: old for old, new in renamed_roles(gallery, self.move.new).items()}
        role = gallery.roles.get(former.get(self.after.role, self.old_role)) or gallery.roles.get(self.old_role)
        return text_of(role, own.part, own.item) if role else None

    def omitted(self, adapt: Adaptation) -> None:
        """What is left out here and is not in the gallery any more need not be left out."""
        for part in PARTS:
            changes = getattr(adapt, part)
            gone = [item for item in changes.omit if item not in getattr(self.after, part)]
            for item in gone:
                spot = self.desk.book.spot(self.pinned.file, (*self.then, part, "omit"), of_key=True)
                self.desk.drop_from_list(self.pinned.file, (*self.here, part, "omit"), item)
                self.desk.book.did("text-omission-dropped", self.pinned.title, spot, role=self.role, item=item)

    def added(self, adapt: Adaptation) -> None:
        """A text of the catalog's own whose id the gallery has now, too."""
        for part in PARTS:
            for item in getattr(adapt, part).add:
                known = self.move.old.roles.get(self.old_role) if self.move.old else None
                if item in getattr(self.after, part) and (known is None or item not in getattr(known, part)):
                    spot = self.desk.book.spot(self.pinned.file, (*self.then, part, "add", item), of_key=True)
                    text = text_of(self.after, part, item)
                    undo = f"rolekat adapt {self.pinned.typed} {self.now} --undo {item}"
                    self.ask(Question("text-id-taken", self.role, item=item, after=text, ways=(Way(undo),)), spot)

    def ask(self, question: Question, spot: object) -> None:
        self.desk.book.ask(question, self.pinned.title, (spot,))  # type: ignore[arg-type]


def text_of(role: Role, part: str, item: str) -> str | None:
    """A text of the gallery on one line; `None` where there is none."""
    if part == EFFECT:
        return " ".join(role.effect.split()) if role.effect else None
    found = getattr(role, part).get(item)
    return " ".join(found.text.split()) if found else None

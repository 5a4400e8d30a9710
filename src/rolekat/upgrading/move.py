"""What lies between two versions of a gallery, as far as whoever goes over has to know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.diff.matching import renamed_roles
from rolekat.lazy import lazy
from rolekat.state.expectations import Gone, expectations

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Role


class Move:
    """From a version of a gallery to a newer one. `old` is `None` where that version is not there to look into."""

    def __init__(self, old: LinkedGallery | None, new: LinkedGallery) -> None:
        self.old = old
        self.new = new

    @lazy
    def renamed(self) -> dict[str, str]:
        """The roles that have another id: old to new."""
        if self.old is not None:
            return renamed_roles(self.old, self.new)
        gone = expectations(self.new).gone.items()
        return {name: each.ids[0] for name, each in gone if each.renamed and len(each.ids) == 1}

    @lazy
    def retired(self) -> dict[str, Gone]:
        """The roles that are no longer there, with what came instead, as far as the newer version says so."""
        known = {name: gone for name, gone in expectations(self.new).gone.items() if name not in self.renamed}
        if self.old is None:
            return known
        gone = (name for name in self.old.roles if name not in self.new.roles and name not in self.renamed)
        nowhere = self.new.head.version
        return known | {
            name: known.get(name) or Gone(self.old.roles[name].title, nowhere, False, (), ()) for name in gone
        }

    @lazy
    def added(self) -> tuple[str, ...]:
        """The roles that are new, in the order of the newer version; none where the older one is not known."""
        if self.old is None:
            return ()
        before = {*self.old.roles, *self.old.broken, *self.renamed.values()}
        return tuple(name for name in self.new.roles if name not in before)

    @lazy
    def phases_gone(self) -> frozenset[str]:
        """The phases that are no longer there."""
        return frozenset(self.old.phases if self.old else ()) - frozenset(self.new.phases)

    @lazy
    def phases_added(self) -> tuple[str, ...]:
        """The phases that are new, in order."""
        return tuple(name for name in self.new.phases if self.old and name not in self.old.phases)

    def sole_successor(self, role: str) -> str | None:
        """The one role that took over from a retired one; `None` where it was none, several, or a group."""
        found = self.new.retired.get(role)
        if found is None or len(found[1].replaced_by) != 1:
            return None
        named = self.new.role_meant(found[1].replaced_by[0])
        return named if role in self.retired else None

    def becomes(self, role: str) -> str | None:
        """The id that a role has in the newer version; `None` where it is not there any more."""
        name = self.renamed.get(role, role)
        return name if name in self.new.roles else None

    def role_after(self, role: str) -> Role | None:
        """A role of the older version as the newer one has it."""
        name = self.becomes(role)
        return self.new.roles[name] if name else None

    def title(self, role: str) -> str:
        """What a role is called: in the newer version, else in the older one, else in the history."""
        name = self.becomes(role)
        if name is not None:
            return self.new.roles[name].title
        if self.old is not None and role in self.old.roles:
            return self.old.roles[role].title
        return self.retired[role].title if role in self.retired else role

    def title_before(self, role: str) -> str:
        """What a role was called in the older version, as far as that is known."""
        if self.old is not None and role in self.old.roles:
            return self.old.roles[role].title
        renamed = self.new.renamed.get(role)
        return renamed[1].title if renamed and role in self.renamed else self.title(role)

    def item_is_gone(self, role: str, item: str) -> bool:
        """Whether a role had a task or responsibility and has it no more, though the role is still there."""
        after = self.becomes(role)
        if after is None or item in self.new.items[after]:
            return False
        return self.old is not None and item in self.old.items.get(role, ())

    def now_with(self, role: str, item: str) -> tuple[str, ...]:
        """The roles that have a task or responsibility now which a role no longer has: of the same words."""
        return self.having(_text(self.old.roles.get(role), item) if self.old else None)

    def having(self, text: str | None) -> tuple[str, ...]:
        """The roles of the newer version that have a task or responsibility of these words, on one line."""
        return tuple(name for name, role in self.new.roles.items() if text and _has(role, text))


def _text(role: Role | None, item: str) -> str | None:
    if role is None:
        return None
    found = role.tasks.get(item) or role.responsibilities.get(item)
    return " ".join(found.text.split()) if found else None


def _has(role: Role, text: str) -> bool:
    items = (*role.tasks.values(), *role.responsibilities.values())
    return any(" ".join(item.text.split()) == text for item in items)

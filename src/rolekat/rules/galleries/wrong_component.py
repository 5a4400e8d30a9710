"""A component's role has its own component in its texts, not one that was copied from a sister role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import Naming, texts

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK214", "wrong-component", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser")

# Many texts name another component rightly, as what the own one works together with. What tells a copy from
# these: it does not name the own component at all, and the other component's role has nearly the same text.
_ALIKE: Final = 0.6


@only_where("head.components")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each role and component that its texts name in place of its own."""
    names = {name: Naming((component.title, *component.aliases)) for name, component in gallery.head.components.items()}
    roles = {name: role for name, role in gallery.roles.items() if any(part in names for part in role.components)}
    for name, role in roles.items():
        own = [part for part in names if set(gallery.component_path(part)) & set(role.components)]
        above = {part for component in role.components for part in gallery.component_path(component)}
        unclear = [(path, text) for path, text in texts(role) if not any(names[mine].search(text) for mine in own)]
        for other, described in roles.items():
            foreign = [part for part in described.components if part in names and part not in above and part not in own]
            for part in foreign if other != name else ():
                copied = [path for path, text in unclear if names[part].search(text) and _has_like(described, text)]
                if copied:
                    first, *others = (gallery.role_place(name, *path, of_key=True) for path in copied)
                    mine = next(component for component in role.components if component in names)
                    yield RULE.at(
                        first,
                        related=tuple((place, "also") for place in others),
                        role=role.title,
                        component=gallery.head.components[part].title,
                        own=gallery.head.components[mine].title,
                        other=described.title,
                    )


def _has_like(role: Role, text: str) -> bool:
    return any(_alike(text, theirs) for _, theirs in texts(role))


def _alike(text: str, other: str) -> bool:
    mine, theirs = (set(re.findall(r"\w+", one.casefold())) for one in (text, other))
    return len(mine & theirs) >= _ALIKE * len(mine | theirs)

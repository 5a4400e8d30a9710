"""Which of several versions of a gallery is the newest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery

_STATUS: Final = {"published": 2, "proposal": 1, "superseded": 0}
_Part: TypeAlias = tuple[int, int, str]
_END: Final[_Part] = (1, 0, "")


def version_order(version: str) -> tuple[_Part, ...]:
    """What versions are sorted by: `1.9` before `1.10`, and `1.5-draft` before `1.5`."""
    parts = version.replace("-", ".").split(".")
    return (*((2, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts), _END)


def newest_first(galleries: Iterable[LinkedGallery]) -> list[LinkedGallery]:
    """Galleries, those that are published before proposals and these before what was superseded; newest first."""
    return sorted(galleries, key=_order, reverse=True)


def newest_of_each(galleries: Iterable[LinkedGallery]) -> list[LinkedGallery]:
    """The newest version of each gallery, in the order in which the galleries come."""
    found: dict[str, LinkedGallery] = {}
    for gallery in galleries:
        name = gallery.head.gallery
        if name not in found or _order(found[name]) < _order(gallery):
            found[name] = gallery
    return list(found.values())


def _order(gallery: LinkedGallery) -> tuple[int, tuple[_Part, ...]]:
    return _STATUS[gallery.head.status], version_order(gallery.head.version)

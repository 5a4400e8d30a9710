"""Something gets another id: every reference follows, the file that is called so is moved, the old id stays known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from rolekat.changes.following import tell_left_over
from rolekat.changes.rename_catalog import rename_catalog
from rolekat.changes.rename_item import rename_task
from rolekat.changes.rename_member import rename_member
from rolekat.changes.rename_role import rename_role
from rolekat.creating.naming import checked_id
from rolekat.errors import UsageError

if TYPE_CHECKING:
    from rolekat.changes.catalogs import CatalogKind
    from rolekat.changes.desk import Desk

KINDS: Final = ("role", "task", "system", "profile", "person", "position", "unit", "place", "supplier")
"""What can be renamed."""
TITLED: Final = ("role", "system", "profile")
"""What may get another title with it."""


class RenameWish(NamedTuple):
    """What gets which id."""

    kind: str
    old: str
    new: str
    gallery: str | None = None
    """Of a role or task: the gallery, where several have it."""
    system: str | None = None
    """Of a task or role: the system, or profile, whose catalog has it as its own."""
    organisation: str | None = None
    """Of a person, …: the organisation, where there are several."""
    title: str | None = None
    """What a role, a system or a profile is called from now on."""


def rename(wish: RenameWish, desk: Desk) -> None:
    """Give something another id.

    Raises:
        UsageError: there is no such thing, or something has the new id; or it is not the user's to rename.
    """
    new = checked_id(wish.new)
    if wish.title is not None and wish.kind not in TITLED:
        raise UsageError("rename-title", known=", ".join(TITLED))
    if wish.kind == "role":
        done = rename_role(wish.old, new, wish.gallery, desk, wish.title)
    elif wish.kind == "task":
        done = rename_task(wish.old, new, wish.gallery, wish.system, desk)
    elif wish.kind in ("system", "profile"):
        done = rename_catalog(cast("CatalogKind", wish.kind), wish.old, new, desk, wish.title)
    else:
        done = rename_member(wish.kind, wish.old, new, wish.organisation, desk)
    desk.renamed[done.old] = new
    changed = [file for file, written in desk.draft.files.items() if written.after is not None]
    tell_left_over(done.old, sorted({*done.files, *changed}), desk)

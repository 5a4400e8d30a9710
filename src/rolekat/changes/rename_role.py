"""A role of a gallery gets another id: in its gallery and those that build on it, in catalogs and staffings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.changes.following import Renamed, files_naming, follow, in_note_place, in_reference, remember
from rolekat.changes.meanings import RoleUse, gallery_of_role
from rolekat.changes.rename_catalog import renamed_file
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.gallery import stem
from rolekat.text.changing import Put

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.changes.following import Meaning
    from rolekat.library.gallery import LinkedGallery
    from rolekat.library.named import Mention


def rename_role(word: str, new: str, wish: str | None, desk: Desk, to: str | None = None) -> Renamed:
    """Give a role of one of the user's galleries another id, and another title where there is one.

    Raises:
        UsageError: there is no such role, it is not the user's, or something has the new id or had it before.
    """
    gallery, old = gallery_of_role(word, wish, desk)
    use = RoleUse(gallery, old, desk)
    _refuse(gallery, old, new, use)
    title, file = gallery.roles[old].title, gallery.role_file(old)
    files = list(files_naming(old, desk.library.files, desk))
    count = sum([follow(each, _meaning(each, old, new, use), desk) for each in files])
    remember(file, (), old, new, desk)
    if to is not None:
        desk.draft.put(file, ("title",), to)
    _into_history(gallery, old, new, title, desk)
    if stem(file) == old:
        desk.draft.move(file, renamed_file(file, new))
    desk.tell("renamed-role", title=to or title, old=old, new=new, n=str(count))
    if gallery.head.status == "published":
        desk.tell("renamed-published", gallery=gallery.head.title, version=gallery.head.version)
    return Renamed(old, [each for each in files if use.is_used_in(each)])


def _refuse(gallery: LinkedGallery, old: str, new: str, use: RoleUse) -> None:
    """See that the new id is no other role's, and that no role stands in another's place by its id."""
    if gallery.roles[old].replaces is not None:
        raise UsageError("rename-replaces", name=old, base=gallery.roles[old].replaces or "")
    for each in use.family:
        if each is not gallery and old in each.own and each.own[old].model.replaces is not None:
            raise UsageError(
                "rename-replaced",
                name=old,
                gallery=f"{each.head.title} {each.head.version}",
                file=shown_path(each.role_file(old)),
            )
        if new in each.roles or new in each.broken:
            raise UsageError("rename-taken-role", name=new, gallery=each.head.title)
        if new in each.retired or (new in each.renamed and each.renamed[new][1].to != old):
            raise UsageError("rename-gone", name=new, gallery=each.head.title)
    for name, role in gallery.roles.items():
        if name != old and new in role.former_ids:
            raise UsageError("rename-former", name=new, now=name)
    beside = os.path.join(os.path.dirname(gallery.role_file(old)), f"{new}.yaml")
    if os.path.lexists(beside):
        raise UsageError("new-exists", path=shown_path(beside))


def _meaning(file: str, old: str, new: str, use: RoleUse) -> Meaning:
    """What the names in a file become: where a bare name is the role, and where one with its gallery is."""
    bare = use.in_file(file)

    def meaning(mention: Mention) -> str | None:
        kind, given = mention.kind, mention.given
        if kind == "role":
            return new if given == old and bare(mention) else None
        if kind in ("reference", "replaced-by"):
            return in_reference(given, old, new, lambda named: use.names(named) if named else bare(mention))
        if kind == "one-of":
            return f"body/{new}" if given == f"body/{old}" and bare(mention) else None
        if kind == "note-place" and bare(mention):
            return next((found for found in _noted(given, old, new) if found is not None), None)
        return None

    return meaning


def _noted(given: str, old: str, new: str) -> Iterator[str | None]:
    yield in_note_place(given, ("roles", old), ("roles", new))
    yield in_note_place(given, ("gallery", "omits", old), ("gallery", "omits", new))
    steps = given.split("/")
    if steps[:2] == ["gallery", "changes"] and "changed" in steps and old in steps[steps.index("changed") :]:
        yield "/".join(new if step == old else step for step in steps)


def _into_history(gallery: LinkedGallery, old: str, new: str, title: str, desk: Desk) -> None:
    """Say in the gallery's history that this version renamed the role, unless it came with this version."""
    version = gallery.head.version
    change = gallery.head.changes.get(version)
    if change is None or old in change.added or old not in gallery.own:
        return
    back = ("changes", version, "renamed", new)
    if new in change.renamed:  # it gets back the name that it had before
        alone = len(change.renamed) == 1
        desk.draft.drop(gallery.file, back[:-1] if alone else back)
        return
    desk.draft.change(gallery.file, Put(("changes", version, "renamed", old), {"title": title, "to": new}))

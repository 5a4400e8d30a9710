"""A task, a responsibility or a competency gets another id, of a gallery's role or of a catalog's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.changes.catalogs import catalog_meant
from rolekat.changes.following import Renamed, files_naming, follow, in_note_place, remember
from rolekat.changes.meanings import RoleUse, gallery_of_role
from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.library.gallery import stem
from rolekat.library.target import target_of
from rolekat.text.words import closest

if TYPE_CHECKING:
    from collections.abc import Callable

    from rolekat.changes.desk import Desk
    from rolekat.changes.following import Meaning
    from rolekat.library.loading import Loaded
    from rolekat.library.named import Mention

_PARTS: Final = {"tasks": "item", "responsibilities": "item", "competencies": "competency"}
"""The lists of a role; tasks and responsibilities have their ids in common."""


class _Item(NamedTuple):
    role: str
    part: str
    old: str
    new: str

    @property
    def kind(self) -> str:
        return _PARTS[self.part]


def rename_task(word: str, new: str, gallery: str | None, system: str | None, desk: Desk) -> Renamed:
    """Give an item of a role another id, `role#item`.

    Raises:
        UsageError: there is no such item, another of the role has the new id, or it is not the user's.
    """
    role, hash_, old = word.partition("#")
    if not (role and hash_ and old):
        raise UsageError("rename-item-address", given=word)
    if system is not None:
        return _of_catalog(role, old, new, system, desk)
    return _of_gallery(role, old, new, gallery, desk)


def _of_gallery(word: str, old: str, new: str, wish: str | None, desk: Desk) -> Renamed:
    gallery, role = gallery_of_role(word, wish, desk)
    texts = gallery.roles[role]
    item = _Item(role, _part_of(old, texts, texts.title), old, new)
    _refuse_taken(item, texts)
    use = RoleUse(gallery, role, desk)
    file = gallery.role_file(role)
    count = 0
    for each in list(files_naming(old, desk.library.files, desk)):
        count += follow(each, _meaning(each, item, use, desk), desk)
    remember(file, (item.part, new), old, new, desk)
    desk.tell("renamed-item", role=texts.title, old=old, new=new, n=str(count))
    return Renamed(old)


def _part_of(old: str, texts: Any, title: str) -> str:
    parts = {part: getattr(texts, part) for part in _PARTS}
    found = next((part for part, items in parts.items() if old in items), None)
    if found is None:
        there = [name for items in parts.values() for name in items]
        near = closest(old, there)
        key = "rename-no-item-near" if near else "rename-no-item"
        raise UsageError(key, name=old, role=title, near=near or "", known=", ".join(there) or "-")
    return found


def _refuse_taken(item: _Item, texts: Any) -> None:
    for part in _PARTS:
        if _PARTS[part] == item.kind and item.new in getattr(texts, part):
            raise UsageError("rename-taken", name=item.new)


def _meaning(file: str, item: _Item, use: RoleUse, desk: Desk) -> Meaning:
    """What the names in a file become, by whose item a bare name is there."""
    bare = use.in_file(file)
    own = file == use.gallery.role_file(item.role)
    in_gallery = any(file in each.own_files for each in use.family)
    roles = _roles_in(file, use, desk)

    def meaning(mention: Mention) -> str | None:
        given = mention.given
        if mention.kind == "reference":
            target = target_of(given)
            named = target.gallery
            if target.id != item.role or target.item != item.old:
                return None
            right = use.names(named) if named else bare(mention)
            return f"{given.partition('#')[0]}#{item.new}" if right else None
        if mention.kind == "note-place" and in_gallery:
            before = ("roles", item.role, item.part, item.old)
            after = ("roles", item.role, item.part, item.new)
            return in_note_place(given, before, after) or (in_note_place(given, before[2:], after[2:]) if own else None)
        if mention.kind != item.kind or given != item.old:
            return None
        mine = own if in_gallery else mention.role in roles and not _is_own(mention, item.old, desk, file)
        return item.new if mine else None

    return meaning


def _roles_in(file: str, use: RoleUse, desk: Desk) -> frozenset[str]:
    """The ids under which a file that is no gallery's has the role."""
    library = desk.library
    if file in library.in_organisations:
        loaded = library.system(stem(file))
        if loaded is not None and loaded.model is not None and loaded.kind == "system":
            return frozenset(use.ids_in(loaded))
        return frozenset({use.role}) if use.is_used_in(file) else frozenset()
    for loaded in (library.system(stem(file)), library.profile(stem(file))):
        if loaded and loaded.model and loaded.file == file:
            return frozenset(use.ids_in(loaded))
    return frozenset()


def _is_own(mention: Mention, old: str, desk: Desk, file: str) -> bool:
    """Whether the catalog has an item of its own of that id: then that is meant, in it and in who staffs it."""
    if "add" in mention.path and mention.of_key:
        return True
    loaded = desk.library.system(stem(file))
    entry = loaded.model.roles.get(mention.role) if loaded and loaded.model and loaded.kind == "system" else None
    if not entry or not entry.adapt:
        return False
    return any(old in getattr(entry.adapt, part).add for part in _PARTS)


def _of_catalog(word: str, old: str, new: str, wish: str, desk: Desk) -> Renamed:
    """An item that a system's catalog has added."""
    library, loaded = desk.library, catalog_meant("system", wish, desk)
    role = known("role-here", word, loaded.model.roles)
    entry = loaded.model.roles[role]
    adapt = entry.adapt if entry else None
    added = _Added(adapt)
    item = _Item(role, _part_of(old, added, role), old, new)
    _refuse_taken(item, added)
    gallery = library.gallery(loaded.model.gallery)
    base = gallery.roles.get(entry.of or role if entry else role) if gallery else None
    if base is not None:
        _refuse_taken(item, base)
    follows = _follows_catalog(loaded, item, desk)
    count = sum([follow(each, follows(each), desk) for each in list(files_naming(old, library.files, desk))])
    remember(loaded.file, ("roles", role, "adapt", item.part, "add", new), old, new, desk)
    desk.tell("renamed-item", role=role, old=old, new=new, n=str(count))
    return Renamed(old)


class _Added:
    """What an adaptation adds, list by list, as a role has its own."""

    def __init__(self, adapt: Any) -> None:
        for part in _PARTS:
            setattr(self, part, getattr(adapt, part).add if adapt else {})


def _follows_catalog(loaded: Loaded, item: _Item, desk: Desk) -> Callable[[str], Meaning]:
    system = loaded.model.system

    def for_file(file: str) -> Meaning:
        here = file == loaded.file or (file in desk.library.in_organisations and stem(file) == system)

        def meaning(mention: Mention) -> str | None:
            if not here or mention.kind != item.kind or mention.given != item.old or mention.role != item.role:
                return None
            return item.new

        return meaning

    return for_file

"""Where a name means a certain role: a word for a role means another one where a catalog has it as its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from rolekat.answers.scope import meant
from rolekat.creating.finding_galleries import gallery_named
from rolekat.creating.naming import known
from rolekat.creating.places import is_own
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.gallery import stem
from rolekat.library.organisation import LinkedOrganisation

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.library.gallery import LinkedGallery
    from rolekat.library.loading import Loaded
    from rolekat.library.named import Mention
    from rolekat.model.system import RoleEntry

_Bare: TypeAlias = Callable[["Mention"], bool]


def _never(_mention: Mention) -> bool:
    return False


def _always(_mention: Mention) -> bool:
    return True


def gallery_of_role(word: str, wish: str | None, desk: Desk) -> tuple[LinkedGallery, str]:
    """The gallery and the id of the role that is meant, which is the user's to change.

    `word` is the role's id or title, also with the gallery before it: `kombit/systemejer`.

    Raises:
        UsageError: there is no such role, several galleries have one, or the gallery is not the user's.
    """
    scope, _, name = word.rpartition("/")
    wish = wish or scope or None
    galleries = [gallery_named(wish, desk.library)] if wish else _having(name, desk)
    if not galleries:
        own = [
            each.model.system for each in desk.library.systems() if each.kind == "system" and name in each.model.roles
        ]
        if own:
            raise UsageError("rename-own-id", name=name, known=", ".join(own))
        there = {role: None for gallery in desk.library.current_galleries for role in gallery.roles}
        known("role-here", name, there)
        raise UsageError("new-no-role", name=name)
    own = [gallery for gallery in galleries if is_own(gallery.file, desk.config)]
    if len(own) > 1:
        raise UsageError("rename-which-gallery", role=name, known=", ".join(each.key for each in own))
    gallery = own[0] if own else galleries[0]
    role = _role_in(gallery, name) or known("role-here", name, gallery.roles)
    if not own:
        raise UsageError("rename-shipped-role", role=gallery.roles[role].title, gallery=gallery.head.title)
    home = next((base for base in gallery.bases if role not in gallery.own and role in base.every_role), gallery)
    while role not in home.own:  # the role of a gallery that this one builds on
        home = next(base for base in home.bases if role in base.every_role)
    if not is_own(home.role_file(role), desk.config):
        raise UsageError("rename-shipped-role", role=home.roles[role].title, gallery=home.head.title)
    return home, role


def _role_in(gallery: LinkedGallery, word: str) -> str | None:
    return meant(word, {name: (role.title, *role.aliases) for name, role in gallery.roles.items()})


def _having(word: str, desk: Desk) -> list[LinkedGallery]:
    """The galleries with a role of that name, the user's first; those where the role is their own."""
    found = [gallery for gallery in desk.library.galleries if (name := _role_in(gallery, word)) and name in gallery.own]
    own = [gallery for gallery in found if is_own(gallery.file, desk.config)]
    used = {gallery.key for gallery in desk.library.galleries_in_use} if len(own) > 1 else set()
    in_use = [gallery for gallery in own if gallery.key in used]
    return in_use or own or found


class RoleUse:
    """Which names mean one role of a gallery, file by file."""

    def __init__(self, gallery: LinkedGallery, role: str, desk: Desk) -> None:
        self.gallery, self.role, self.desk = gallery, role, desk
        library = desk.library
        file = gallery.role_file(role)
        self.having = [each for each in library.galleries if role in each.every_role and each.role_file(role) == file]
        """The galleries that have the role: its own, and those that build on that."""
        pins = {each.key for each in self.having}
        self.family = [each for each in library.galleries if pins & each.pins]
        """Those, and the ones that build on them and leave the role out, or have one of their own in its place."""
        self._keys = pins
        same_id = [each for each in library.versions(gallery.head.gallery) if each not in self.having]
        self._elsewhere = any(role in each.roles for each in same_id)

    def names(self, gallery: str) -> bool:
        """Whether a reference to the role in that gallery, without a version, is one to this role."""
        if gallery == self.gallery.head.gallery:
            return not self._elsewhere
        return any(gallery == each.head.gallery for each in self.having)

    def in_file(self, file: str) -> _Bare:
        """Whether a name without a gallery means the role in a file."""
        library = self.desk.library
        if any(file in each.own_files for each in self.family):
            return _always
        if file in library.in_organisations:
            return self._in_organisation(file)
        for loaded in (library.system(stem(file)), library.profile(stem(file))):
            if loaded and loaded.model and loaded.file == file:
                return self._in_catalog(loaded)
        return _never

    def is_used_in(self, file: str) -> bool:
        """Whether a file belongs to a gallery with the role, or goes by one."""
        return self.in_file(file) is not _never

    def entries(self, loaded: Loaded) -> dict[str, RoleEntry | None]:
        """The entries of a catalog, over those of its profile."""
        name = getattr(loaded.model, "profile", None) if loaded.kind == "system" else None
        profile = self.desk.library.profile(name) if name else None
        shared = profile.model.roles if profile and profile.model and profile.kind == "profile" else {}
        return {**shared, **{name: entry or shared.get(name) for name, entry in loaded.model.roles.items()}}

    def ids_in(self, loaded: Loaded) -> list[str]:
        """The ids that the role has in a catalog: its own, and those of entries that are `of` it."""
        if not self._pinned(loaded):
            return []
        entries = self.entries(loaded)
        found = [name for name, entry in entries.items() if (entry.of if entry and entry.of else name) == self.role]
        return found if self.role in entries else [*found, self.role]

    def _pinned(self, loaded: Loaded) -> bool:
        return loaded.model is not None and loaded.model.gallery in self._keys

    def _in_catalog(self, loaded: Loaded) -> _Bare:
        """By the role's id, unless an entry of that id is another role; or where an entry says what it is."""
        if not self._pinned(loaded):
            return _never
        entry = self.entries(loaded).get(self.role)
        taken = bool(entry and entry.of not in (None, self.role))
        return lambda mention: mention.path[-1] == "of" or not taken

    def _in_organisation(self, file: str) -> _Bare:
        library = self.desk.library
        folder = next(each for each in library.organisation_folders if file in library.organisation_files(each))
        linked = library.organisation_in(folder)
        if not isinstance(linked, LinkedOrganisation):
            raise UsageError("edit-faulty", file=shown_path(linked.file))
        if file != linked.file:
            catalog = library.system(stem(file))
            if catalog is not None and catalog.model is not None and catalog.kind == "system":
                has = self._has(library.gallery(catalog.model.gallery))
                if has is not None:
                    return self._in_catalog(catalog) if has else _never
        pinned = self._has(library.gallery(linked.head.gallery))
        if pinned is None:
            pins = [
                each.model.gallery for name in linked.staffing_files if (each := library.system(name)) and each.model
            ]
            pinned = any(self._has(library.gallery(pin)) for pin in pins)
        return _always if pinned else _never

    def _has(self, gallery: LinkedGallery | None) -> bool | None:
        """Whether a gallery's role of that id is this one; `None` where it has none of that id."""
        if gallery is None or self.role not in gallery.every_role:
            return None
        return gallery.key in self._keys

"""`rolekat new role`: from options, and a question or two, to a file and a line in another."""

import os
import sys
from typing import NamedTuple

from rolekat.changes.draft import Draft
from rolekat.cli.asking import allow_editing, ask, can_ask, tell
from rolekat.cli.speech import say
from rolekat.cli.surroundings import terminal_width
from rolekat.config import find_config
from rolekat.creating.finding_galleries import gallery_named
from rolekat.creating.interview import Interview, Option
from rolekat.creating.naming import checked_id
from rolekat.creating.places import is_own, modeline, refuse_to_overwrite, shown
from rolekat.creating.role import RoleWish, group_of, list_path, role_text
from rolekat.errors import EXIT_STOPPED, UsageError
from rolekat.journal import write_all
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.workspace import open_library


class NewRole(NamedTuple):
    """What somebody asked for."""

    address: str
    title: str | None
    group: str | None
    effect: str | None
    tasks: list[str]
    responsibilities: list[str]
    start: str | None
    mandatory: str | None
    recommended: str | None
    held_per: str | None
    held_by: list[str]
    standing: str | None
    dry_run: bool


def run(wish: NewRole) -> int:
    """Make the role; returns the exit code.

    Raises:
        UsageError: there is no such gallery or group, or the role is there already.
    """
    gallery_id, slash, role = wish.address.partition("/")
    if not slash or not gallery_id or not role:
        raise UsageError("new-role-address", given=wish.address)
    checked_id(role)
    config = find_config()
    library = open_library(config)
    gallery = gallery_named(gallery_id, library)
    if not is_own(gallery.file, config):
        raise UsageError("new-shipped-gallery", gallery=gallery.head.title)
    if role in gallery.roles:
        raise UsageError("new-role-exists", role=role, path=shown(gallery.role_file(role)))
    path = os.path.join(os.path.dirname(gallery.file), f"{role}.yaml")
    try:
        title, group = _asked(wish, role, gallery, library)
    except (EOFError, KeyboardInterrupt):
        sys.stderr.write(f"\n{say('new.done.stopped')}\n")
        return EXIT_STOPPED
    made = RoleWish(
        role,
        title,
        group,
        wish.effect or "",
        wish.tasks,
        wish.responsibilities,
        wish.start or "",
        wish.mandatory or "",
        wish.recommended or "",
        wish.held_per or "",
        wish.held_by,
        wish.standing or "",
    )
    text = role_text(made, gallery, modeline(path, "role", config))
    if wish.dry_run:
        sys.stdout.write(text)
        return 0
    refuse_to_overwrite(path)
    draft = Draft(library)
    draft.create(path, text)
    told = _insert(draft, gallery, group, role)  # a role that its gallery does not name would be half a thing
    write_all(draft.files, config.folder)
    sys.stdout.write(say("new.done.wrote", path=shown(path)) + "\n")
    if told:
        sys.stdout.write(say(f"new.done.{told}", role=role, group=group, path=shown(gallery.file)) + "\n")
    return 0


def _asked(wish: NewRole, role: str, gallery: LinkedGallery, library: Library) -> tuple[str, str]:
    """Title and group, asked for where they were not given."""
    title, group = wish.title, wish.group
    groups = {path[-1]: found.title for path, found, _ in gallery.groups()}
    if group is None and len(groups) == 1:
        group = next(iter(groups))
    if (title is None or group is None) and can_ask():
        allow_editing()
        talk = Interview(ask, tell, say, terminal_width())
        title = title or talk.text(say("new.ask.role-title"), role.replace("-", " ").capitalize(), needed=True)
        options = [Option(name, label) for name, label in groups.items()]
        group = group or talk.one(say("new.ask.role-group"), options, _proposed(gallery, role, library))
    if group is None:
        raise UsageError("new-missing-group", known=", ".join(groups))
    group_of(group, gallery)
    return title or role.replace("-", " ").capitalize(), group


def _proposed(gallery: LinkedGallery, role: str, library: Library) -> str | None:
    """The group to propose: one in the gallery's own file, before those of a gallery that it extends."""
    groups = [path for path, _, _ in gallery.groups()]
    ready = (path[-1] for path in groups if _with_role(Draft(library), gallery, path, role))
    return next(ready, groups[0][-1] if groups else None)


def _insert(draft: Draft, gallery: LinkedGallery, group: str, role: str) -> str | None:
    """Put the role into its group; what is to be told of that."""
    path, found, _ = group_of(group, gallery)
    if role in found.roles:
        return None  # the group has waited for it
    return "inserted" if _with_role(draft, gallery, path, role) else "insert-yourself"


def _with_role(draft: Draft, gallery: LinkedGallery, group: tuple[str, ...], role: str) -> bool:
    """Whether the role could be put into a group; not where the group stands in a gallery that this one extends."""
    path = tuple(list_path(group))
    if draft.at(gallery.file, path[:-1]) is None:
        return False
    try:
        draft.add(gallery.file, path, role)
    except UsageError:
        return False
    return True

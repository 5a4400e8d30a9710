"""A role leaves its gallery: into the history, with what took over; whoever uses it has something to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.following import files_naming
from rolekat.changes.meanings import RoleUse, gallery_of_role
from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.findings.finding import Place
from rolekat.findings.located import Places, shown_path
from rolekat.library.kinds import MODELS, kind_of
from rolekat.library.named import mentions_in
from rolekat.library.target import target_of
from rolekat.text.changing import Put

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.library.gallery import LinkedGallery
    from rolekat.library.named import Mention
    from rolekat.text.changing import Path

_HISTORY = "changes"
_SHOWN = 3
"""Lines of a file that are told."""
_SORT = {
    "gallery": "gallery",
    "role": "gallery",
    "system": "catalog",
    "profile": "catalog",
    "staffing": "staffing",
    "organisation": "staffing",
}
"""What is told of a file of a kind."""


class Retire(NamedTuple):
    """Which role goes, and what takes over."""

    role: str
    """Its id or title, also with its gallery: `kombit/systemejer`."""
    replaced_by: Sequence[str] = ()
    """The roles that take over, or `group/ID`."""
    why: str | None = None
    gallery: str | None = None


def retire(wish: Retire, desk: Desk) -> None:
    """Take a role out of its gallery, and list what still uses it.

    Raises:
        UsageError: there is no such role, it is not the user's, or what takes over is not there.
    """
    gallery, role = gallery_of_role(wish.role, wish.gallery, desk)
    if role not in gallery.own:
        raise UsageError("rename-shipped-role", role=gallery.roles[role].title, gallery=gallery.head.title)
    replaced_by = [_successor(word, role, gallery) for word in wish.replaced_by]
    use, title = RoleUse(gallery, role, desk), gallery.roles[role].title
    file = gallery.role_file(role)
    _out_of_lists(gallery, role, desk)
    _into_history(gallery, role, {"title": title, "replaced_by": replaced_by, "text": wish.why}, desk)
    desk.draft.remove(file)
    successors = ", ".join(gallery.title_meant(each) for each in replaced_by)
    version = gallery.head.version
    key = "retired" if successors else "retired-without"
    desk.tell(key, title=title, gallery=gallery.head.title, version=version, successors=successors)
    _tell_uses(role, file, use, desk)


def _successor(word: str, role: str, gallery: LinkedGallery) -> str:
    target = target_of(word)
    if target.kind == "group":
        return f"group/{known('group', target.id, [path[-1] for path, _, _ in gallery.groups()])}"
    labels = {name: (each.title, *each.aliases) for name, each in gallery.roles.items()}
    found = meant(word, labels) or known("role-here", target.id, labels)
    if found == role:
        raise UsageError("retire-itself", role=gallery.roles[role].title)
    return found


def _out_of_lists(gallery: LinkedGallery, role: str, desk: Desk) -> None:
    """Take the role out of the groups and orders of its gallery. A list of nothing goes along."""
    for path in _lists(gallery, role):
        listed = desk.draft.at(gallery.file, path)
        if not isinstance(listed, list) or len(listed) == 1:
            desk.draft.drop(gallery.file, path if path[0] == "groups" else path[:-1])
        else:
            desk.draft.drop(gallery.file, (*path, listed.index(role)))


def _lists(gallery: LinkedGallery, role: str) -> Iterator[Path]:
    own = gallery.loaded[0].model
    for above, group in _groups(own.groups, ()):
        if role in group.roles:
            yield (*above, "roles")
    for name, order in own.orders.items():
        if role in order.roles:
            yield ("orders", name, "roles")


def _groups(groups: dict[str, Any], above: Path) -> Iterator[tuple[Path, Any]]:
    for name, group in groups.items():
        yield (*above, "groups", name), group
        yield from _groups(group.groups, (*above, "groups", name))


def _into_history(gallery: LinkedGallery, role: str, entry: dict[str, Any], desk: Desk) -> None:
    """Say in the history of this version that it took the role out. A version that is not there yet comes first."""
    version, there = gallery.head.version, list(gallery.loaded[0].model.changes)
    said = {key: value for key, value in entry.items() if value}
    if version in there or not there:
        desk.draft.put(gallery.file, (_HISTORY, version, "retired", role), said)
    else:
        new = Put((_HISTORY, version), {"retired": {role: said}}, [version, *there])
        desk.draft.change(gallery.file, new)


def _tell_uses(role: str, file: str, use: RoleUse, desk: Desk) -> None:
    """Say where the role is still named: what is to become of that, only people can decide."""
    places = Places()
    for each in list(files_naming(role, desk.library.files, desk)):
        if each == file:
            continue
        value = desk.draft.value(each)
        kind = kind_of(value, each) if isinstance(value, dict) else None
        if kind is None:
            continue
        bare = use.in_file(each)
        found = [
            mention
            for mention in mentions_in(MODELS[kind], value)
            if _HISTORY not in mention.path and _means(mention, role, use, named_bare=bare(mention))
        ]
        if not found:
            continue
        lines = dict.fromkeys(places.span(Place(each, mention.path, mention.of_key)).line for mention in found)
        shown = ", ".join(map(str, [*lines][:_SHOWN])) + (" …" if len(lines) > _SHOWN else "")
        desk.grave = True
        desk.tell(f"retired-open-{_SORT[kind]}", file=shown_path(each), lines=shown)


def _means(mention: Mention, role: str, use: RoleUse, *, named_bare: bool) -> bool:
    if mention.kind == "role":
        return mention.given == role and named_bare
    if mention.kind == "one-of":
        return mention.given == f"body/{role}" and named_bare
    if mention.kind in ("reference", "replaced-by"):
        target = target_of(mention.given)
        if target.kind != "role" or target.id != role:
            return False
        return use.names(target.gallery) if target.gallery else named_bare
    return mention.kind == "note-place" and named_bare and mention.given.split("/")[:2] == ["roles", role]

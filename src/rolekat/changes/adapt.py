"""A role's texts are made concrete for one system, or for all that share a profile: added, replaced, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.adapting import PARTS, SHOWN, Adapting
from rolekat.changes.catalogs import catalog_meant
from rolekat.changes.naming import one_named
from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.state.catalog import state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.desk import Desk
    from rolekat.state.catalog import CatalogRole, CatalogState


class Adapt(NamedTuple):
    """What changes in the texts of a role. What is added or replaced is written `item=text`, or `text` alone."""

    system: str
    """The system, or `profile/ID`."""
    role: str
    add_tasks: Sequence[str] = ()
    add_responsibilities: Sequence[str] = ()
    add_competencies: Sequence[str] = ()
    replace: Sequence[str] = ()
    omit: Sequence[str] = ()
    undo: Sequence[str] = ()
    """Items that are to be as in the gallery again."""
    stages: Sequence[str] = ()
    """The stages in which what is added counts."""
    why: str | None = None
    """The reason, which becomes a note of the catalog."""

    @property
    def added(self) -> tuple[tuple[str, str], ...]:
        """What is added, each with the list it belongs to."""
        lists = (self.add_tasks, self.add_responsibilities, self.add_competencies)
        return tuple((part, given) for part, texts in zip(PARTS, lists, strict=True) for given in texts)


def adapt(wish: Adapt, desk: Desk) -> None:
    """Change the texts of a role in a catalog.

    Raises:
        UsageError: there is no such catalog, role or item, or the texts may not be changed, or nothing is asked for.
    """
    if not (wish.added or wish.replace or wish.omit or wish.undo):
        raise UsageError("adapt-what")
    catalog = _catalog(wish.system, desk)
    found = _role(wish.role, catalog)
    work = Adapting(catalog, found, desk)
    stages = [_stage(each, catalog) for each in wish.stages]
    if stages and not (wish.add_tasks or wish.add_responsibilities):
        raise UsageError("adapt-stages")
    items = [work.undo(word) for word in wish.undo]
    items += [work.omit(word) for word in wish.omit]
    items += [work.replace(*_pair(given)) for given in wish.replace]
    items += [work.add(part, given, stages) for part, given in wish.added]
    if wish.why:
        work.note(items, wish.why)


def _catalog(word: str, desk: Desk) -> CatalogState:
    """The catalog of a system or a profile, which is the user's."""
    before, slash, name = word.partition("/")
    of_profile = slash and before == "profile"
    loaded = catalog_meant("profile", name, desk) if of_profile else catalog_meant("system", word, desk)
    state = state_of(loaded, desk.library)
    if state is None or not state.complete:
        raise UsageError("change-faulty", name=word, file=shown_path(loaded.file))
    return state


def _role(word: str, catalog: CatalogState) -> CatalogRole:
    """A role that the catalog has, and whose texts may be changed."""
    labels = {name: (role.title,) for name, role in catalog.roles.items()}
    name = meant(word, labels)
    if name is None:
        there = meant(word, {role: (each.title, *each.aliases) for role, each in catalog.gallery.roles.items()})
        if there is not None:
            raise UsageError("adapt-no-entry", role=catalog.gallery.roles[there].title, system=catalog.system.title)
        name = known("role-here", word, labels)
    role = catalog.roles[name]
    if role.locked:
        group = catalog.gallery.group_title(catalog.gallery.placed[role.of].path[-1])
        raise UsageError("adapt-locked", role=role.title, group=group, gallery=catalog.gallery.head.title)
    if role.base is None:
        raise UsageError("change-faulty", name=role.of, file=shown_path(catalog.gallery.file))
    return role


def _stage(word: str, catalog: CatalogState) -> str:
    stages = catalog.gallery.head.lifecycle.stages
    return one_named("stage", word, {name: (title,) for name, title in stages.items()})


def _pair(given: str) -> tuple[str, str]:
    name, equals, text = given.partition("=")
    if not equals or not name.strip() or not text.strip():
        raise UsageError("adapt-pair", given=given if len(given) <= SHOWN else f"{given[:SHOWN]} …")
    return name.strip(), text.strip()

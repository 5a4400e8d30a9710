"""The lists that `rolekat list` knows."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.library.library import Library
from rolekat.state.world import World
from rolekat.terminal import gallery_lists, item_lists, organisation_lists, system_lists
from rolekat.terminal.listing import Listing
from rolekat.terminal.scope import Filters, Scope
from rolekat.text.words import closest

OVERVIEW: Final = ("galleries", "systems", "profiles")


class _List(NamedTuple):
    make: Callable[[Scope], Listing]
    filters: tuple[str, ...] = ()


LISTS: Final[dict[str, _List]] = {
    "roles": _List(gallery_lists.roles, ("gallery", "group", "system", "phase")),
    "systems": _List(system_lists.systems, ("gallery", "role", "category", "shipped")),
    "galleries": _List(gallery_lists.galleries, ("gallery",)),
    "profiles": _List(system_lists.profiles, ("gallery",)),
    "organisations": _List(organisation_lists.organisations),
    "decisions": _List(system_lists.decisions, ("gallery", "system")),
    "contacts": _List(system_lists.contacts, ("gallery", "system", "phase", "shipped")),
    "actions": _List(system_lists.actions, ("gallery", "system", "phase", "role", "category", "shipped")),
    "tasks": _List(item_lists.items, ("gallery", "system", "phase", "role")),
    "bodies": _List(gallery_lists.bodies, ("gallery", "system", "role")),
    "groups": _List(gallery_lists.groups, ("gallery",)),
    "phases": _List(gallery_lists.phases, ("gallery", "system")),
    "components": _List(gallery_lists.components, ("gallery", "system")),
    "terms": _List(gallery_lists.terms, ("gallery", "system")),
}
"""Each list with what may narrow it."""


def build(kind: str | None, library: Library, filters: Filters, say: Words) -> tuple[list[Listing], World]:
    """The lists that are wanted, an overview where no kind is named, and the world they were made from.

    Raises:
        UsageError: there is no such list, it cannot be narrowed like that, or a name in a filter is not known.
    """
    kinds = (kind,) if kind else OVERVIEW
    narrowing = filters if kind else filters._replace(shipped=None)
    given = {name for name, value in narrowing._asdict().items() if value is not None}
    for each in kinds:
        if each not in LISTS:
            near = closest(each, list(LISTS))
            raise UsageError(
                "list-unknown-near" if near else "list-unknown", kind=each, near=near, known=", ".join(LISTS)
            )
        allowed = LISTS[each].filters if kind else ()
        wrong = next((name for name in filters._fields if name in given.difference(allowed)), None)
        if wrong:
            known = ", ".join(f"--{name}" for name in allowed)
            key = "list-option" if known else "list-option-none"
            raise UsageError(key, option=f"--{wrong}", kind=kind or "", known=known)
    scope = Scope(library, filters, say)
    return [LISTS[each].make(scope) for each in kinds], scope.world


def unreadable_lines(found: World, say: Words) -> Iterator[str]:
    """A sentence for every file that is missing from what is shown."""
    for missing in found.unreadable:
        yield say(f"lists.unreadable.{missing.reason}", file=missing.file)

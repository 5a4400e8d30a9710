"""Which of several organisations is meant, where only one has what is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.holders import holder_of
from rolekat.changes.naming import titled
from rolekat.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rolekat.state.organisation import OrganisationState


class Named(NamedTuple):
    """What is named beside the organisation, as somebody typed it; `None` among it says nothing."""

    systems: Sequence[str | None] = ()
    group: str | None = None
    holders: Sequence[str | None] = ()
    role: str | None = None


def only_one(named: Named, organisations: Iterable[OrganisationState]) -> OrganisationState | None:
    """The only organisation that has what is named: its systems, else its people, else its role; `None` if several.

    What none of them has tells nothing: the command itself says what is wrong with it.
    """
    words = (named.systems, (named.group,), named.holders, (named.role,))
    left = list(organisations)
    for given, has in zip(words, _HAS, strict=True):
        wanted = [word for word in given if word]
        fitting = [each for each in left if all(has(word, each) for word in wanted)]
        left = fitting or left
    return left[0] if len(left) == 1 else None


def _staffs(word: str, organisation: OrganisationState) -> bool:
    return meant(word, {each.id: (each.title,) for each in organisation.staffings}) is not None


def _groups(word: str, organisation: OrganisationState) -> bool:
    return meant(word, titled(organisation.head.system_groups)) is not None


def knows(word: str, organisation: OrganisationState) -> bool:
    """Whether an organisation has such a person, unit, …."""
    try:
        holder_of(word, organisation)
    except UsageError:
        return False
    return True


def asks_for(word: str, organisation: OrganisationState) -> bool:
    """Whether an organisation, or a system that it staffs, has such a role."""
    roles = [*organisation.roles.values(), *(role for each in organisation.staffings for role in each.roles.values())]
    return meant(word, {role.id: (role.title,) for role in roles}) is not None


_HAS: Final[tuple[Callable[[str, OrganisationState], bool], ...]] = (_staffs, _groups, knows, asks_for)

"""Words that stand in another's place: which of them is a role and which a person, and the command put right."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rolekat.changes.inferring import asks_for, knows
from rolekat.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.state.organisation import OrganisationState

_NO_ROLE: Final = ("new-no-role", "new-no-role-here-near")
_NO_PERSON: Final = ("new-no-person", "new-no-person-near")


@contextmanager
def role_first(role: str, behind: Sequence[str], organisation: OrganisationState, desk: Desk) -> Iterator[None]:
    """While a role is looked for that must stand before the words `behind`: if there is none, whether one of them is.

    Raises:
        UsageError: there is no such role. It says so in these terms, where one of the words behind it is a role, or it
            is a person itself.
    """
    try:
        yield
    except UsageError as error:
        if error.key not in _NO_ROLE:
            raise
        person = "/" not in role and knows(role, organisation)
        meant = next((word for word in behind if asks_for(word, organisation)), None)
        right = _put_right(desk.typed, meant, role) if meant is not None else None
        if meant is not None and right is not None:
            key = "change-role-first-person" if person else "change-role-first"
            raise UsageError(key, role=meant, name=role, command=right) from error
        if person:
            raise UsageError("change-person-for-role", name=role) from error
        raise


@contextmanager
def person_first(word: str, organisation: OrganisationState) -> Iterator[None]:
    """While a person is looked for, whether a role was named instead.

    Raises:
        UsageError: there is no such person. It says so in these terms, where it is a role.
    """
    try:
        yield
    except UsageError as error:
        if error.key in _NO_PERSON and asks_for(word, organisation):
            raise UsageError("change-role-for-person", name=word) from error
        raise


def _put_right(typed: Sequence[str], word: str, before: str) -> str | None:
    """The command as it was typed with one of its words before another; `None` where it does not have both."""
    words = list(typed)
    if not {word, before} <= {*words}:
        return None
    words.remove(word)
    words.insert(words.index(before), word)
    return shlex.join(["rolekat", *words])

"""The questions that are put for several files alike."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from rolekat.answers.facts import Titled
from rolekat.library.target import target_of
from rolekat.state.expectations import expectations
from rolekat.upgrading.report import Question, Way

if TYPE_CHECKING:
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.wish import Wish


def retired_role(
    role: str,
    move: Move,
    wish: Wish,
    *,
    then: Iterable[str] | None = (),
    without: Collection[str] = (),
) -> Question:
    """What is to become of a retired role that is still named.

    `then` is what to type once it is dropped, `None` where it cannot be; `without` are roles without room.
    """
    ways = replacements(role, move, wish, without)
    if then is not None:
        ways = (*ways, Way(wish.command(move.new.key, "--drop", role), tuple(then)))
    titled, gone = Titled(role, move.title(role)), move.retired[role]
    return Question("retired-role", titled, successors(role, move), version=gone.version, ways=ways)


def still_named(titled: Titled, move: Move, wish: Wish) -> Question:
    """Who stands in the place of a retired role that cannot just go, because it stands there alone."""
    return Question("still-named", titled, ways=replacements(titled.id, move, wish))


def replacements(role: str, move: Move, wish: Wish, without: Collection[str] = ()) -> tuple[Way, ...]:
    """What to type to let a role that took over stand in the place of a retired one."""
    names = (each.id for each in successors(role, move) if each.id in move.new.roles and each.id not in without)
    return tuple(Way(wish.command(move.new.key, "--replace", f"{role}={name}")) for name in names)


def successors(role: str, move: Move) -> tuple[Titled, ...]:
    """What took over from a retired role: roles, and groups by their own ids."""
    found = move.new.retired.get(role)
    names = found[1].replaced_by if found else ()
    return tuple(Titled(target_of(name).id, move.new.title_meant(name)) for name in names)


def new_role(role: str, move: Move, wish: Wish) -> Question:
    """Whether catalogs are to have a new role."""
    suggested = expectations(move.new).suggested.get(role)
    obligation = None
    if suggested:
        obligation = (
            "mandatory" if suggested.mandatory.phases else "recommended" if suggested.recommended.phases else None
        )
    ways = (
        Way(wish.command(move.new.key, "--role", role)),
        Way(wish.command(move.new.key, "--without", wish.blank_reason(role))),
    )
    titled = Titled(role, move.new.roles[role].title)
    return Question("new-role", titled, obligation=obligation, version=move.new.key, ways=ways)

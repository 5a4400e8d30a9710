"""Whoever holds a role that comes with a position has that position; a role that is a full post is held as one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, OneOf, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import Assignment
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK419", "position-missing", "warning", "Rollegalleri 1.5, 1 Indledning")


@only_where("demands.by_post")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The holders of a system's roles."""
    for name in staffing.demands.by_post:
        role = staffing.roles.get(name)
        if role is not None:
            yield from _check(role, staffing.organisation, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The holders of roles that are held once."""
    for role in organisation.held:
        yield from _check(role, organisation, None)


def _check(role: StaffedRole, organisation: OrganisationState, system: str | None) -> Iterator[Finding]:
    base = role.demand.base if role.demand else None
    if role.demand is None or base is None or not (base.position or base.exclusive_post):
        return
    gallery = role.demand.role.catalog.gallery
    for holding in (*role.current, *role.coming):
        if holding.organisation != organisation.id or (holding.level == "organisation") != (system is None):
            continue
        if holding.seat is not None:  # what a seat demands has a rule of its own
            continue
        amiss = [*_position(base, holding, organisation), *_post(base, holding, organisation)]
        for variant, key, others in amiss:
            yield RULE.at(
                holding.place,
                variant,
                related=((gallery.role_place(base.role, key), "said"), *((place, "other") for place in others)),
                severity="note" if variant == "unstated" else None,
                who=organisation.who(holding),
                id=holding.holder.person or "",
                role=role.title,
                where=scope(holding.level, holding.path, organisation, system or ""),
                positions=OneOf(tuple(f"`{name}`" for name in base.position)),
                position=f"`{_stated(holding, organisation)}`",
            )


def _stated(holding: Holding, organisation: OrganisationState) -> str:
    holder = holding.holder
    entry = organisation.head.people.get(holder.person or "")
    return holder.position or (entry.position if entry and entry.position else "")


def _position(
    base: Role, holding: Holding, organisation: OrganisationState
) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
    """Whether a person, or a position itself, is one of those wanted, as the organisation counts it.

    Where the role as a whole may be passed on to others, it is enough that a decision to do so is recorded.
    """
    holder, head = holding.holder, organisation.head
    if not base.position or (holder.position is None and holder.person not in head.people):
        return
    stated = _stated(holding, organisation)
    if not set(organisation.counts_as(stated)).intersection(base.position):
        if base.delegation is not None and base.delegation.role == "allowed":
            if holder.decision is None:
                yield "delegated" if stated else "delegated-unstated", "position", ()
        else:
            yield ("other-position" if holder.position else "message") if stated else "unstated", "position", ()


def _post(
    base: Role, holding: Holding, organisation: OrganisationState
) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
    """Whether a full post is one, and its holder has nothing else: no other role, nor the same in another system.

    Of a post that begins later, what its holder has on its first day.
    """
    if not base.exclusive_post:
        return
    day = max(organisation.day, holding.begins)
    others = [
        each.place
        for each in organisation.assignments.get(holding.holder.person or "", ())
        if each.how in ("holder", "named")
        and each.place != holding.place
        and each.counts_on(day)
        and not _comes_with(base.role, each)
    ]
    if others:
        yield "shared-post", "exclusive_post", tuple(dict.fromkeys(others))
    elif not holding.holder.full_post:
        yield "full-post", "exclusive_post", ()


def _comes_with(role: str, each: Assignment) -> bool:
    """Whether somebody sits in a body in a seat that comes with a role."""
    body = each.role.demand.base if each.role.demand and each.holding and each.holding.seat else None
    seat = body.seats.get(each.holding.seat or "") if body and each.holding else None
    return seat is not None and seat.role == role

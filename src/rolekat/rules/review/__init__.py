"""RK5: what must be looked through, or done, again."""

from __future__ import annotations

import functools

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.phases import TIMELESS
from rolekat.rules.commands import done
from rolekat.state.actions import Standing
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import roles_of
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState


def late(rule: Rule, standing: Standing, where: StaffingState | OrganisationState) -> Finding:
    """A finding of a rule at an action that was not done by its day: whose matter it is, and who that is."""
    action = standing.action
    name = action.responsible or action.executor
    role = where.role(name) if name else None
    variant = "unstated" if role is None else _standing_of(role, where)
    related: list[tuple[Place, str]] = [(standing.source(where), "action")]
    if role is not None:
        related.append((role.place, "role"))
    organisation, staffing = (where.organisation, where) if isinstance(where, StaffingState) else (where, None)
    names = escalation_roles(where.gallery) if where.gallery else ()
    holders = (name for holding in (role.current if role else ()) for name in organisation.who(holding).names)
    above = [one for name in names for one in roles_of(name, organisation, staffing)]
    asked = [one for one in above if one is not role and (one.current or one.demanded)]
    related += [(one.place, "escalation" if one.current else "nobody") for one in asked]
    return rule.at(
        standing.at(where),
        "executor" if standing.state.executor and variant == "message" else variant,
        related=tuple(related),
        action=action.title,
        id=standing.id,
        due=standing.due or "",
        done=standing.state.done or "",
        every=action.every or "",
        system=staffing.title if staffing else organisation.head.title,
        phase=staffing.phase_title if staffing else "",
        role=role.title if role else "",
        who=Several(tuple(dict.fromkeys(holders))),
        executor=standing.state.executor or "",
        command=done(standing.id, where),
    )


def _standing_of(role: StaffedRole, where: StaffingState | OrganisationState) -> str:
    """How the role that answers for it stands: nobody is to be found for one that is not needed today."""
    if role.filled or role.anybody:
        return "message" if role.current else "position"
    phased = isinstance(where, StaffingState) and where.phase != TIMELESS
    return "inactive" if phased and not role.demanded else "vacant"


def is_of_nobody(standing: Standing, where: StaffingState | OrganisationState) -> bool:
    """Whether something comes back, and nobody at all is there to do it or to answer for it.

    A decision to leave a role of it vacant counts: somebody has thought of it.
    """
    action, executor = standing.action, standing.state.executor
    organisation = where.organisation if isinstance(where, StaffingState) else where
    named = executor is not None and executor not in organisation.gone
    if action.every is None or named or standing.state.not_needed is not None:
        return False
    return not any(
        role.accepted or not is_vacant(name, where)
        for name in doing(standing)
        if (role := where.role(name)) is not None
    )


def doing(standing: Standing) -> tuple[str, ...]:
    """The roles that answer for an action or may do it."""
    action = standing.action
    named = (action.responsible, action.executor, *action.alternatives)
    return tuple(dict.fromkeys([name for name in named if name]))


def is_vacant(name: str, where: StaffingState | OrganisationState) -> bool:
    """Whether nobody holds a role that there is, and nobody has decided so."""
    role = where.role(name)
    return role is not None and not role.accepted and not any(seat.filled for seat in role.seats)


@functools.lru_cache(maxsize=16)
def escalation_roles(gallery: LinkedGallery) -> tuple[str, ...]:
    """The roles to whom an outside party turns where something is not done (`escalation-for`)."""
    return tuple(
        name for name, role in gallery.roles.items() if any(each.kind == "escalation-for" for each in role.relations)
    )

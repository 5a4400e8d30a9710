"""RK5: what must be looked through, or done, again."""

from __future__ import annotations

import functools

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.state.actions import Standing
from rolekat.state.people import roles_of
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState


def late(rule: Rule, standing: Standing, staffing: StaffingState) -> Finding:
    """A finding of a rule at an action that was not done by its day: whose matter it is, and who that is."""
    action = standing.action
    name = action.responsible or action.executor
    role = staffing.role(name) if name else None
    variant = "unstated" if role is None else _standing_of(role)
    related: list[tuple[Place, str]] = [(standing.source(staffing), "action")]
    if role is not None:
        related.append((role.place, "role"))
    names, organisation = escalation_roles(staffing.gallery), staffing.organisation
    holders = (name for holding in (role.current if role else ()) for name in organisation.who(holding).names)
    above = [one for name in names for one in roles_of(name, organisation, staffing)]
    asked = [one for one in above if one is not role and (one.current or one.demanded)]
    related += [(one.place, "escalation" if one.current else "nobody") for one in asked]
    return rule.at(
        standing.at(staffing),
        "executor" if standing.state.executor and variant == "message" else variant,
        related=tuple(related),
        action=action.title,
        id=standing.id,
        due=standing.due or "",
        done=standing.state.done or "",
        every=action.every or "",
        system=staffing.title,
        phase=staffing.catalog.phase_title(staffing.phase or ""),
        role=role.title if role else "",
        who=Several(tuple(dict.fromkeys(holders))),
        executor=standing.state.executor or "",
    )


def _standing_of(role: StaffedRole) -> str:
    """How the role that answers for it stands: nobody is to be found for one that is not needed today."""
    if role.filled:
        return "message" if role.current else "position"
    return "vacant" if role.demanded else "inactive"


@functools.lru_cache(maxsize=16)
def escalation_roles(gallery: LinkedGallery) -> tuple[str, ...]:
    """The roles to whom an outside party turns where something is not done (`escalation-for`)."""
    return tuple(
        name for name, role in gallery.roles.items() if any(each.kind == "escalation-for" for each in role.relations)
    )

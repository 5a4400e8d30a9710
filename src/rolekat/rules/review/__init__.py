"""RK5: what must be looked through, or done, again."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.state.actions import Standing
from rolekat.state.people import roles_of
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.organisation import Position, Supplier, Unit


def late(rule: Rule, standing: Standing, staffing: StaffingState) -> Finding:
    """A finding of a rule at an action that was not done by its day: whose matter it is, and who that is."""
    action = standing.action
    name = action.responsible or action.executor
    role = staffing.role(name) if name else None
    variant = "unstated" if role is None else "message" if role.current else "position" if role.filled else "vacant"
    related: list[tuple[Place, str]] = [(standing.source(staffing), "action")]
    if role is not None:
        related.append((role.place, "role"))
    names, organisation = escalation_roles(staffing.gallery), staffing.organisation
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
        role=role.title if role else "",
        who=Several(holders_of(role, staffing)) if role else "",
        executor=standing.state.executor or "",
    )


@functools.lru_cache(maxsize=16)
def escalation_roles(gallery: LinkedGallery) -> tuple[str, ...]:
    """The roles to whom an outside party turns where something is not done (`escalation-for`)."""
    return tuple(
        name for name, role in gallery.roles.items() if any(each.kind == "escalation-for" for each in role.relations)
    )


def holders_of(role: StaffedRole, staffing: StaffingState) -> tuple[str, ...]:
    """Who holds a role on the day, as a sentence can name them: people by id, all others by title."""
    head = staffing.organisation.head
    titled: dict[str, Mapping[str, Unit | Supplier | Position | None]] = {
        "unit": head.units, "supplier": head.suppliers, "position": head.positions,
    }  # fmt: skip
    found: dict[str, None] = {}
    for kind, name in (who for holding in role.current for who in holding.who):
        known = titled.get(kind, {}).get(name)
        found[(known.title if known else None) or f"`{name}`"] = None
    return tuple(found)

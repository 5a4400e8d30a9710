"""An action asks for a role to be designated no later than the role is to be there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogRole, CatalogState, Part

RULE = Rule("RK330", "designated-too-late", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Of the first action that designates the role; actions that come back or follow an event are not asked."""
    first: dict[str, Part] = {}
    number = catalog.expected.phase_number
    for part in catalog.designating:
        action = catalog.actions[part.action]
        if action.phase in number and not action.every and not action.on:
            known = first.get(part.role)
            if known is None or number[action.phase] < number[catalog.actions[known.action].phase]:
                first[part.role] = part
    for name, part in first.items():
        role = catalog.roles.get(name)
        limit = _limit(role) if role else None
        action = catalog.actions[part.action]
        if role and limit in number and number[action.phase] > number[limit]:
            yield RULE.at(
                catalog.nearest(part.path, ("roles", name)),
                role=role.title,
                id=name,
                action=action.title,
                phase=catalog.phase_title(action.phase),
                phase_id=action.phase,
                limit=catalog.phase_title(limit),
            )


def _limit(role: CatalogRole) -> str | None:
    """The phase in which the role is to be designated, as the catalog says, or else at the latest."""
    appointment = role.base.appointment if role.base else None
    if role.entry.from_ or appointment is None:
        return role.entry.from_
    return appointment.latest or appointment.from_

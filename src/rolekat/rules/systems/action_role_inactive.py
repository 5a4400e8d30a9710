"""A role that has a part in an action is active in the action's phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState, Part

RULE = Rule("RK310", "action-role-inactive", "error", "Rollegalleri 1.5, 3 Bilag")

_CARRYING = ("responsible", "executor")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role and phase; a warning where the role only takes part or may stand in."""
    if catalog.follows_gallery and catalog.named.isdisjoint(catalog.expected.idle):
        return
    wrong: dict[tuple[str, str], list[Part]] = {}
    roles, actions, phases = catalog.roles, catalog.actions, catalog.phases
    for part in catalog.doing:
        role = roles.get(part.role)
        if role is None:
            continue
        phase, obligations = actions[part.action].phase, role.obligations
        if phase in phases and obligations.surely_inactive(phase) and (obligations.stated or role.base is not None):
            wrong.setdefault((part.role, phase), []).append(part)
    for (name, phase), parts in wrong.items():
        carrying = any(part.part in _CARRYING for part in parts)
        parts.sort(key=lambda part: part.part not in _CARRYING)
        first, *others = [part.path for part in parts]
        yield RULE.at(
            catalog.nearest(first, ("roles", name)),
            severity=None if carrying else "warning",
            related=tuple((catalog.place(*path), "also") for path in others),
            role=catalog.title_of(name),
            id=name,
            phase=catalog.phase_title(phase),
            phase_id=phase,
            action=Several(tuple(dict.fromkeys(f'"{catalog.actions[part.action].title}"' for part in parts))),
        )

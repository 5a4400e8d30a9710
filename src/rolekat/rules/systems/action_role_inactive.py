"""A role that has a part in an action is active in the action's phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.asked import Part
from rolekat.state.catalog import CatalogRole, CatalogState, whole_catalog

RULE = Rule("RK310", "action-role-inactive", "error", "Rollegalleri 1.5, 3 Bilag")

_CARRYING = ("responsible", "executor")


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What the gallery itself asks for, of the roles that it suggests some phases for; never more than a warning."""
    if gallery.head.actions and gallery.phases:
        catalog = whole_catalog(gallery)
        for finding in _check(catalog, without=catalog.expected.unsuggested):
            yield finding._replace(severity="warning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role and phase; a warning where the role only takes part or may stand in."""
    if catalog.follows_gallery and (not catalog.has_actions or catalog.named.isdisjoint(catalog.expected.idle)):
        return  # what the gallery says of its own actions and roles, it says itself
    yield from _check(catalog)


def _check(catalog: CatalogState, without: frozenset[str] = frozenset()) -> Iterator[Finding]:
    wrong: dict[tuple[str, str], list[Part]] = {}
    roles, actions, phases = catalog.roles, catalog.actions, catalog.phases
    for part in catalog.doing:
        role = roles.get(part.role)
        if role is None or role.of in without or _is_beside(role, part, catalog):
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


def _is_beside(role: CatalogRole, part: Part, catalog: CatalogState) -> bool:
    """Whether every organisation has the role at any time, or it is the gallery that contradicts itself."""
    if role.of in catalog.expected.standing:
        return True
    return not (role.obligations.stated or catalog.restates(part.action))

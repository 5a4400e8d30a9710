"""An action asks for a role to be designated no later than the role is to be there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.asked import Part
from rolekat.state.catalog import CatalogRole, CatalogState, whole_catalog

RULE = Rule("RK330", "designated-too-late", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser")


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the gallery asks of every system: there once, and not in each of them."""
    if gallery.head.actions:
        yield from check_system(whole_catalog(gallery), library)


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Of the first action that designates the role; actions that come back or follow an event are not asked."""
    if catalog.follows_gallery and catalog.named.isdisjoint(catalog.expected.late):
        return
    number = catalog.expected.phase_number
    first: dict[str, tuple[int, Part]] = {}
    for part in catalog.designating:
        action = catalog.actions[part.action]
        asked = number.get(action.phase)
        if asked is None or action.every or action.on:
            continue
        known = first.get(part.role)
        if known is None or asked < known[0]:
            first[part.role] = asked, part
    for name, (asked, part) in first.items():
        role = catalog.roles.get(name)
        limit = _limit(role, catalog) if role else None
        if role and not role.entry.from_ and not catalog.restates(part.action):
            continue
        if role and limit in number and asked > number[limit]:
            yield _finding(role, part, limit, catalog)


def _limit(role: CatalogRole, catalog: CatalogState) -> str | None:
    """The phase in which the role is to be designated, as the catalog says, or else at the latest."""
    return role.entry.from_ or catalog.expected.appointed_by.get(role.of)


def _finding(role: CatalogRole, part: Part, limit: str, catalog: CatalogState) -> Finding:
    action = catalog.actions[part.action]
    return RULE.at(
        catalog.nearest(part.path, ("roles", role.id)),
        role=role.title,
        id=role.id,
        action=action.title,
        phase=catalog.phase_title(action.phase),
        phase_id=action.phase,
        limit=catalog.phase_title(limit),
    )

"""A contact point is a role that the catalog has and that is active in the phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK303", "contact-point-inactive", "error", "Rollegalleri 1.5, 3 Bilag")


@only_where("contact_point")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role, naming all phases in which it cannot be the contact point."""
    wrong: dict[str, list[str]] = {}
    for phase, name in catalog.contact_point.items():
        role = catalog.roles.get(name)
        if _is_away(role, phase, catalog) and phase in catalog.gallery.phases:
            wrong.setdefault(name, []).append(phase)
    for name, phases in wrong.items():
        yield from _finding(name, phases, catalog)


def _is_away(role: CatalogRole | None, phase: str, catalog: CatalogState) -> bool:
    """Whether a role is not there in a phase; what every organisation has is there at any time."""
    return role is None or (role.obligations.surely_inactive(phase) and role.of not in catalog.expected.standing)


def _finding(name: str, phases: list[str], catalog: CatalogState) -> Iterator[Finding]:
    role = catalog.roles.get(name)
    copies = [copy.id for copy in catalog.copies(name)]
    here = ("contact_point", phases[0])
    if role:
        if role.base is None and not role.obligations.stated:
            return  # an unknown or unreadable role says nothing of its phases
        variant, place = "message", catalog.nearest(here, ("roles", name))
    elif name in catalog.entries:
        variant, place = "left-out", catalog.nearest(here, ("roles", name, "not_needed"))
        if place.path != here and name in catalog.expected.demanded:
            return  # `demanded-role-left-out` says so in the same place
    elif name not in catalog.gallery.roles:
        return  # another rule says that there is no such role
    else:
        variant, place = "copies" if copies else "not-in-catalog", catalog.place(*here)
    yield RULE.at(
        place,
        variant,
        role=catalog.title_of(name),
        id=name,
        phases=catalog.phase_titles(phases),
        phase=phases[0],
        near=Several(tuple(f"`{copy}`" for copy in copies)),
    )

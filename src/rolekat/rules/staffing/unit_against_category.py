"""Responsibility for a system lies in the unit that the gallery gives it to for systems of that category."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.state.people import roles_of
from rolekat.state.staffing import StaffingState

RULE = Rule("RK462", "unit-against-category", "warning", "Hjørring Kommune, IT-strategi 2022, Software")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The unit of whoever holds the category's role, or else the unit that has the system.

    Where the category names no unit, whoever holds the role is expected in the unit that has the system: a note.
    """
    name = staffing.catalog.category
    category = staffing.gallery.head.categories.get(name)
    if category is None:
        return
    organisation, own = staffing.organisation, staffing.staffing.unit
    holders = _units_of(category.role, staffing) if category.role else {}
    if category.unit is not None:
        wanted = organisation.units_as(category.unit)
        found = holders or ({own: staffing.place("unit")} if own in organisation.head.units and own else {})
    else:
        wanted = (own,) if own in organisation.head.units and own else ()
        found = holders
    astray = {unit: place for unit, place in found.items() if not _is_within(unit, wanted, staffing)} if wanted else {}
    if astray:
        named, role = staffing.gallery.head.units.get(category.unit or ""), category.role or ""
        said = ("categories", name, "unit") if category.unit else ("categories", name)
        yield RULE.at(
            next(iter(astray.values())),
            "own" if category.unit is None else "message" if holders else "system",
            severity="note" if category.unit is None else None,
            related=((staffing.catalog.place("category"), "category"), (staffing.gallery.place(*said), "said")),
            system=staffing.title,
            category=category.title,
            role=staffing.catalog.title_of(role),
            units=Several(tuple(organisation.called("unit", unit) for unit in astray)),
            wanted=named.title if named else organisation.called("unit", wanted[0]),
        )


def _units_of(role: str, staffing: StaffingState) -> dict[str, Place]:
    """The units that the holders of a role are or belong to, as far as that is said; each with a holder's place."""
    organisation = staffing.organisation
    found: dict[str, Place] = {}
    for one in roles_of(role, organisation, staffing):
        for holding in one.current:
            unit = organisation.unit_of_holder(holding.holder) if holding.organisation == organisation.id else None
            if unit in organisation.head.units and unit:
                found.setdefault(unit, holding.place)
    return found


def _is_within(unit: str, wanted: tuple[str, ...], staffing: StaffingState) -> bool:
    """Whether a unit is one of those wanted, or part of one."""
    return not set(staffing.organisation.unit_path(unit)).isdisjoint(wanted)

"""A system of a category whose systems all units use is used by all of them."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK463", "cross-cutting-not-used-by-all", "note", "Hjørring Kommune, IT-strategi 2022, Systemportefølje")


@only_where("staffing.units")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system of which it is said which units use it, but not all of those that it could be."""
    units = staffing.staffing.units
    categories = staffing.gallery.head.categories if units else {}
    name = staffing.catalog.category
    category = categories.get(name)
    if category is None or category.used_by != "all":
        return
    organisation = staffing.organisation
    missing = [each for each in _alike(units, organisation) if not _covers(units, each, organisation)]
    if missing:
        yield RULE.at(
            staffing.place("units"),
            related=((staffing.gallery.place("categories", name, "used_by"), "said"),),
            system=staffing.title,
            category=category.title,
            units=Several(tuple(organisation.called("unit", each) for each in missing)),
        )


def _alike(units: tuple[str, ...], organisation: OrganisationState) -> list[str]:
    """All units of the sort of those that are named; where those are of several sorts or none, the topmost ones."""
    known = organisation.head.units
    kinds = {unit.kind if (unit := known.get(name)) else None for name in units}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is not None:
        return [name for name, unit in known.items() if unit and unit.kind == kind]
    return [name for name, unit in known.items() if unit is None or unit.part_of not in known]


def _covers(units: tuple[str, ...], name: str, organisation: OrganisationState) -> bool:
    """Whether a unit, one above it, or one within it is among those named."""
    return any(name in organisation.unit_path(unit) or unit in organisation.unit_path(name) for unit in units)

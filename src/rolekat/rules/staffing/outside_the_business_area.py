"""The roles of a system lie in the business area that uses it, as a rule."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.staffing import StaffingState

RULE = Rule("RK447", "outside-the-business-area", "note", "Rollegalleri 1.5, 1 Indledning")


@only_where("staffing.unit")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system that says which unit has it, and most of whose holders belong to a unit neither above nor below."""
    unit, organisation = staffing.staffing.unit, staffing.organisation
    if unit is None:
        return
    area, inside = organisation.business_area(unit), 0
    outside: dict[str, Place] = {}
    for role in staffing.held:
        if role.demand is None or role.demand.level != "system":
            continue
        for holding in role.current:
            if holding.holder.person in area.people:
                inside += 1
            elif holding.organisation == organisation.id and (theirs := organisation.unit_of_holder(holding.holder)):
                if theirs in area.units:
                    inside += 1
                elif role.demand.role.specific:
                    outside.setdefault(role.title, holding.place)
    if len(outside) > max(inside, 1):
        known = organisation.head.units.get(unit)
        yield RULE.at(
            staffing.place("unit"),
            related=tuple((place, "holder") for place in outside.values()),
            system=staffing.title,
            unit=(known.title if known else None) or unit,
            roles=Several(tuple(outside)),
        )

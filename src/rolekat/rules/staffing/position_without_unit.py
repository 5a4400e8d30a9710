"""Where a role comes with a position that several have, it is said which unit has the system."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.staffing import StaffingState

RULE = Rule("RK466", "position-without-unit", "warning")


@only_where("demands.by_post")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system that nobody is named for, because whoever has the position has the role."""
    organisation = staffing.organisation
    for name in staffing.demands.by_post if staffing.staffing.unit is None else ():
        role = staffing.roles.get(name)
        demand = role.demand if role is not None and role.otherwise and not role.current else None
        if role is None or demand is None or demand.base is None or not demand.by_position or demand.per:
            continue
        positions = organisation.positions_as(demand.base.position, None)
        people = organisation.people_with(demand.base.position, None)
        if max(len(positions), len(people)) > 1:
            yield RULE.at(
                staffing.place("staffing", of_key=True),
                related=((demand.role.catalog.gallery.role_place(demand.base.role, "position"), "said"),),
                role=role.title,
                system=staffing.title,
                positions=Several(tuple(organisation.called("position", each) for each in positions)),
                number=max(len(positions), len(people)),
            )

"""Where a catalog recommends that the same person goes on in the role that takes over, the same person does."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK422", "successor-differs", "note", "Rollegalleri 1.5, 3 Bilag")


@only_where("demands.same_person")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The last holders of the role before against the first of the one after; not of somebody who left before."""
    for taking in staffing.demands.same_person:
        before, after = staffing.role(taking.predecessor), staffing.role(taking.successor.id)
        if before is None or after is None:
            continue
        last, first = _last(before), _first(after)
        if last is None or first is None or not last.people or not first.people:
            continue
        left = staffing.organisation.left
        stay = [person for person in last.people if left.get(person, first.begins) >= first.begins]
        if stay and not set(stay).intersection(first.people):
            said = staffing.catalog.place("handovers", taking.successor.id, "same_person")
            yield RULE.at(
                first.place,
                related=((last.place, "before"), (said, "said")),
                before=before.title,
                after=after.title,
                system=staffing.title,
                last=Several(tuple(f"`{person}`" for person in last.people)),
                first=Several(tuple(f"`{person}`" for person in first.people)),
            )


def _last(role: StaffedRole) -> Holding | None:
    return max(role.holdings, key=lambda holding: (holding.ends, holding.begins), default=None)


def _first(role: StaffedRole) -> Holding | None:
    return min(role.holdings, key=lambda holding: holding.begins, default=None)

"""Nobody holds a role that is no longer needed."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import end
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope
from rolekat.state.days import day_before
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK421", "held-after-lapse", "warning", "Rollegalleri 1.5, Figur 2")


@only_where("dated")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Terms that go on after the phase with which a role lapses; a note where only nobody has written the end.

    Nothing where the same person goes on in a role that takes over: that is how it is meant.
    """
    endless: list[tuple[StaffedRole, Holding]] = []
    for role, holding in staffing.dated:
        if holding.ends == holding.holder.until:  # nothing has cut it short
            continue
        lapse = staffing.lapse_of(role.demand) if role.demand and role.demand.lapsed_in else None
        if lapse is None or holding.ends >= lapse:
            continue
        until, begins = holding.holder.until, holding.holder.from_
        if begins is not None and begins >= lapse and (until is None or until >= begins):
            yield _finding("after", lapse, [(role, holding)], staffing)
        elif lapse <= staffing.day and (until is None or until >= lapse) and not _goes_on(role, holding, staffing):
            if staffing.organisation.left.get(holding.holder.person or "", lapse) < lapse:
                continue
            if until is not None:
                yield _finding("message", lapse, [(role, holding)], staffing)
            else:
                endless.append((role, holding))
    if endless:
        lapse = staffing.lapse_of(endless[0][0].demand) if endless[0][0].demand else None
        yield _finding("endless", lapse or "", endless, staffing)


def _finding(variant: str, lapse: str, found: list[tuple[StaffedRole, Holding]], staffing: StaffingState) -> Finding:
    role, holding = found[0]
    demand = role.demand
    said = staffing.gallery.role_place(demand.base.role, "appointment", "lapses") if demand and demand.base else None
    dates = staffing.staffing.phases
    phase = next((name for name in staffing.demands.phases if dates.get(name) == lapse), "")
    return RULE.at(
        holding.place,
        variant,
        related=(
            *((other.place, "also") for _, other in found[1:]),
            (staffing.place("phases", phase), "begins"),
            *(((said, "said"),) if said else ()),
        ),
        severity="note" if variant == "endless" else None,
        who=staffing.organisation.who(holding),
        roles=Several(tuple(dict.fromkeys(role.title for role, _ in found))),
        where=scope(holding.level, holding.path, staffing.organisation, staffing.title),
        phase=staffing.catalog.phase_title(phase),
        day=lapse,
        command=end(role, holding, staffing, "--on", day_before(lapse)),
    )


def _goes_on(role: StaffedRole, holding: Holding, staffing: StaffingState) -> bool:
    """Whether the same people hold a role that takes over from this one."""
    after = [taking.successor.id for taking in staffing.catalog.successions if taking.predecessor == role.id]
    held = [other for name in after if (found := staffing.role(name)) for other in found.current]
    return bool(holding.people) and set(holding.people) <= {person for other in held for person in other.people}

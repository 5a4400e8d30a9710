"""When somebody's term in a role has ended, somebody follows."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import follow
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import held_as, scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Held
from rolekat.state.staffing import StaffingState

RULE = Rule("RK409", "term-ended", "warning")


@only_where("dated")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Roles of which nobody says when they are needed: the vacancy of all others has rules of its own."""
    timed = bool(staffing.staffing.phases)
    found = [held for held in staffing.dated if not timed or held[0].is_own]
    yield from _check(found, staffing, staffing.organisation, staffing.title)


@only_where("dated")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for roles that are held once."""
    yield from _check(organisation.dated, organisation, organisation, "")


def _check(
    dated: Iterable[Held], state: StaffingState | OrganisationState, organisation: OrganisationState, system: str
) -> Iterator[Finding]:
    for role, holding in dated:
        if not (holding.begins <= holding.ends < state.day) or holding.ends != holding.holder.until:
            continue
        if role.obligation or role.current or role.coming or role.accepted or role.filled:
            continue
        if role.last_before(state.day) == holding and state.is_wanted_on(role, state.day):
            yield RULE.at(
                holding.place,
                who=organisation.who(holding),
                role=held_as(role, holding),
                where=scope(holding.level, holding.path, organisation, system),
                day=holding.ends,
                command=follow(role, holding, state),
            )

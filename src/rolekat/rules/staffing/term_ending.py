"""Before somebody's term in a role ends, it is settled who follows."""

from collections.abc import Hashable, Iterator

from rolekat.findings.finding import Command, Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import follow, transfer
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import held_as, opens_after, scope
from rolekat.state.days import day_before, plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK410", "term-ending", "warning")


@only_where("dated")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Terms that end within the days that the organisation looks ahead; nothing where the role is not needed then."""
    yield from _check(staffing, staffing.organisation, staffing.title)


@only_where("dated")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for the roles that are held once."""
    yield from _check(organisation, organisation, "")


def _check(state: StaffingState | OrganisationState, organisation: OrganisationState, system: str) -> Iterator[Finding]:
    found: dict[Hashable, list[tuple[StaffedRole, Holding]]] = {}
    for role, holding in state.dated:
        if holding.begins <= state.day <= holding.ends <= organisation.outlook.ending_day:
            after = plus_days(holding.ends, 1)
            if (
                holding.ends in _ends(holding, organisation)
                and opens_after(role, holding, after)
                and not role.vacancy_accepted_on(after)
                and state.is_wanted_on(role, after)
            ):
                meant = (role.id, holding.ends, holding.holder.at, holding.seat, holding.seat_for)
                found.setdefault(meant, []).append((role, holding))
    for ending in found.values():
        role, first = ending[0]
        later = min((held.begins for held in role.holdings if _follows(held, first)), default="")
        left = first.ends != first.holder.until
        yield RULE.at(
            first.place,
            "gap" if later else "leaving" if left else "message",
            related=tuple((holding.place, "also") for _, holding in ending[1:]),
            who=Several(tuple(name for _, holding in ending for name in organisation.who(holding).names)),
            role=held_as(role, first),
            where=scope(first.level, first.path, organisation, system),
            day=first.ends,
            later=later,
            command=_command(role, first, state, later=later, left=left),
        )


def _command(
    role: StaffedRole, first: Holding, state: StaffingState | OrganisationState, *, later: str, left: bool
) -> Command:
    """Somebody follows, or is there meanwhile; from whoever leaves all passes on."""
    if left and not later:
        organisation = state if isinstance(state, OrganisationState) else state.organisation
        return transfer(first.holder.person or "", first.ends, organisation)
    until = ("--until", day_before(later)) if later else ()
    return follow(role, first, state, "--from", plus_days(first.ends, 1), *until)


def _ends(holding: Holding, organisation: OrganisationState) -> tuple[str | None, str | None]:
    """The stated end and the person's last day; any other end is the role's own."""
    return holding.holder.until, organisation.left.get(holding.holder.person or "")


def _follows(held: Holding, first: Holding) -> bool:
    there = held.holder.at in ((), first.holder.at) and (held.seat, held.seat_for) == (first.seat, first.seat_for)
    return there and first.ends < held.begins <= held.ends

"""As many hold a role as it takes."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import follow
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import counted, is_held_by, limited, scope
from rolekat.state.demands import Limits
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import roles_of
from rolekat.state.seats import Seat, StaffedBody, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK406", "too-few-holders", "warning")


@only_where("demands.limited")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    for role in limited(staffing):
        yield from _check(role, staffing.organisation, staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once for all systems."""
    for role in organisation.roles.values():
        yield from _check(role, organisation, organisation)


def _check(
    role: StaffedRole, organisation: OrganisationState, state: StaffingState | OrganisationState
) -> Iterator[Finding]:
    """The seats that too few hold, in one finding; one that nobody holds is a vacancy, of which other rules speak."""
    limits = role.demand.limits if role.demand else None
    if limits is None or limits.fewest <= 1 or not role.demanded or isinstance(role, StaffedBody):
        return
    found = ((seat, _missing(role, seat, limits, organisation)) for seat in role.seats)
    short = [(seat, number) for seat, number in found if number is not None]
    first = short[0][0].holdings[0] if short else None
    if first is not None and first.organisation == organisation.id:
        title = state.title if isinstance(state, StaffingState) else organisation.head.title
        yield RULE.at(
            Place(first.file, first.path[:-1], of_key=True),
            _variant(short, limits),
            role=role.title,
            where=scope(first.level, first.path, organisation, title),
            here=Several(tuple(organisation.names.seat(seat) for seat, _ in short)),
            number=short[0][1],
            fewest=limits.fewest,
            command=follow(role, first, state),
        )


def _missing(role: StaffedRole, seat: Seat, limits: Limits, organisation: OrganisationState) -> int | None:
    """How many hold a seat that too few hold; `None` where nobody does, or as many as it takes.

    Where only those of one kind must be so many, such as a unit, it is the people whom it names that count, and it is
    enough that a seat is held by somebody else, too: a unit and a supplier together. For a subject area all its systems
    count together.
    """
    if not seat.holdings or (limits.kind is not None and not _is_held_by(limits.kind, seat)):
        return None
    number = _number([seat], limits)
    if number < limits.fewest and role.demand and role.demand.per == "subject-area":
        number = _number([seat, *_alike(role.demand.role.of, seat, organisation)], limits)
    return number if number < limits.fewest else None


def _number(seats: list[Seat], limits: Limits) -> int:
    """How many hold some seats, as far as they count."""
    if limits.kind is None:
        return counted((holding for seat in seats for holding in seat.holdings), None)
    counting = [seat for seat in seats if _is_held_by(limits.kind, seat)]
    return len({person for seat in counting for holding in seat.holdings for person in holding.people})


def _alike(name: str, seat: Seat, organisation: OrganisationState) -> Iterator[Seat]:
    """The seats of a role for the same subject area in all systems."""
    for staffing in organisation.staffings:
        for role in roles_of(name, organisation, staffing):
            yield from (each for each in role.seats if each.per == seat.per)


def _is_held_by(kind: str, seat: Seat) -> bool:
    """Whether a seat is held by somebody of a kind, and by nobody else than people beside."""
    alone = [is_held_by(kind, holding) for holding in seat.holdings]
    others = [holding for holding, fits in zip(seat.holdings, alone, strict=True) if not fits]
    return any(alone) and all(holding.holder.person is not None for holding in others)


def _variant(short: list[tuple[Seat, int]], limits: Limits) -> str:
    here = "-at" if short[0][0].per else ""
    if limits.kind is None:
        return "at" if here else "message"
    return f"unnamed{here}" if all(number == 0 for _, number in short) else f"unit{here}"

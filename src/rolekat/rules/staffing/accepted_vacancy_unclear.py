"""A decision to leave a role unfilled has an end, has not run out, and stands beside no holder."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Param, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import assign
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK423", "accepted-vacancy-unclear", "warning")


@only_where("particular")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The decisions for a system, or for a group of systems."""
    yield from _check(staffing.particular, staffing)


@only_where("qualified")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The decisions on roles that are held once."""
    yield from _check(organisation.roles.values(), organisation)


def _check(roles: Iterable[StaffedRole], where: StaffingState | OrganisationState) -> Iterator[Finding]:
    day, file, gallery = where.day, where.file, where.gallery
    for role in roles:
        accepted = role.entry.accepted_vacancy
        if accepted is None or (gallery and role.id in gallery.broken):  # nobody knows which seats a broken role has
            continue
        until, meant = accepted.until, [seat for seat in role.seats if role.is_meant(accepted, seat)]
        filled = all(seat.filled for seat in meant)
        if accepted.from_ and until and until < accepted.from_:
            begins = ((role.at("accepted_vacancy", "from"), "begins"),)
            yield _finding(role, "backwards", "until", begins, until=until, begins=accepted.from_)
        elif role.decision and filled and role.file == file and role.path[0] == "roles":
            yield _finding(role, "beside", None, tuple((holding.place, "holder") for holding in role.current))
        elif until is None and not filled:
            yield _finding(role, "message", None)
        elif until is not None and until < day and role.demanded and not role.anybody and not filled:
            yield _finding(role, "past", "until", until=until, command=assign(role, where))


def _finding(
    role: StaffedRole, variant: str, key: str | None, related: tuple[tuple[Place, str], ...] = (), **params: Param
) -> Finding:
    place = role.at("accepted_vacancy", key) if key else role.at("accepted_vacancy", of_key=True)
    return RULE.at(place, variant, related=related, severity=None, role=role.title, id=role.id, **params)

"""A decision to leave a role unfilled has an end, has not run out, and stands beside no holder."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK423", "accepted-vacancy-unclear", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The decisions for a system, or for a group of systems."""
    if staffing.particular:
        yield from _check(staffing.particular, staffing.day, staffing.file, staffing.gallery)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The decisions on roles that are held once."""
    yield from _check(organisation.roles.values(), organisation.day, organisation.file, organisation.gallery)


def _check(roles: Iterable[StaffedRole], day: str, file: str, gallery: LinkedGallery | None) -> Iterator[Finding]:
    for role in roles:
        accepted = role.entry.accepted_vacancy
        if accepted is None or (gallery and role.id in gallery.broken):  # nobody knows which seats a broken role has
            continue
        until = accepted.until
        if accepted.from_ and until and until < accepted.from_:
            begins = ((role.at("accepted_vacancy", "from"), "begins"),)
            yield _finding(role, "backwards", "until", begins, until=until, begins=accepted.from_)
        elif role.accepted and role.filled and role.file == file and role.path[0] == "roles":
            yield _finding(role, "beside", None, tuple((holding.place, "holder") for holding in role.current))
        elif until is None and not role.filled:
            yield _finding(role, "message", None)
        elif until is not None and until < day and role.demanded and not role.anybody and not role.filled:
            yield _finding(role, "past", "until", until=until)


def _finding(
    role: StaffedRole, variant: str, key: str | None, related: tuple[tuple[Place, str], ...] = (), **days: str
) -> Finding:
    place = role.at("accepted_vacancy", key) if key else role.at("accepted_vacancy", of_key=True)
    return RULE.at(place, variant, related=related, severity=None, role=role.title, id=role.id, **days)

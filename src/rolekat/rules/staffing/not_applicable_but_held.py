"""A role that does not apply here has no holders, and the source does not demand it."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import end
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK436", "not-applicable-but-held", "warning")


@only_where("particular")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What a system's file, or a group of systems, says does not apply."""
    for role in _not_applicable(staffing.particular):
        required = None
        of = role.demand.role.of if role.demand else None
        if of and of in staffing.catalog.expected.demanded:
            required = staffing.gallery.role_place(of, "required")
        yield from _check(role, required, staffing)


@only_where("qualified")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What does not apply in the whole organisation, roles of each system among it."""
    gallery = organisation.gallery
    for role in _not_applicable(organisation.roles.values()):
        known = gallery.roles.get(role.demand.role.of if role.demand else role.id) if gallery else None
        demanded = known is not None and known.required is not None and bool(known.required.phases)
        required = gallery.role_place(known.role, "required") if gallery and known and demanded else None
        yield from _check(role, required, organisation)


def _not_applicable(roles: Iterable[StaffedRole]) -> Iterator[StaffedRole]:
    return (role for role in roles if role.entry.not_applicable is not None)


def _check(role: StaffedRole, required: Place | None, where: StaffingState | OrganisationState) -> Iterator[Finding]:
    place = role.at("not_applicable", of_key=True)
    holdings = (*role.current, *role.coming)
    if holdings:
        related = tuple((holding.place, "holder") for holding in holdings)
        command = end(role, holdings[0], where)
        yield RULE.at(place, related=related, role=role.title, id=role.id, command=command)
    elif required is not None:
        yield RULE.at(place, "demanded", related=((required, "demanded"),), role=role.title, id=role.id)
    elif role.obligation == "mandatory" and not (isinstance(where, StaffingState) and role.id == where.contact_id):
        # A reason does not make it disappear; a contact point that nobody is has a rule of its own.
        yield RULE.at(place, "mandatory", severity="note", role=role.title, id=role.id)

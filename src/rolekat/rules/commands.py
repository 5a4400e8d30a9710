"""What the help of a finding lets people type: commands for the very role, holder or action that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Command
from rolekat.state.days import FIRST, LAST, plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedBody, given_to

if TYPE_CHECKING:
    from rolekat.findings.finding import Path
    from rolekat.model.organisation import AcceptedVacancy
    from rolekat.state.catalog import CatalogState
    from rolekat.state.delegation import Delegation
    from rolekat.state.seats import Holding, Post, Seat, StaffedRole
    from rolekat.state.staffing import StaffingState

PERSON: Final = "PERSON"
"""In place of whoever it will be: nobody is proposed for a role."""
DATE: Final = "DATE"
"""In place of a day that only those know who were there."""


def for_role(verb: str, role: StaffedRole, where: StaffingState | OrganisationState, *words: str) -> Command:
    """A command about a role, as a system or an organisation sees it."""
    return Command((verb, role.id, *words, *_meant(role.file, role.path, where)))


def assign(
    role: StaffedRole, where: StaffingState | OrganisationState, *words: str, seat: Seat | None = None
) -> Command:
    """Somebody gets a role: `seat`, or the first that there is."""
    seats = () if isinstance(role, StaffedBody) else role.seats
    place = (seat or seats[0]).per if seats else None
    if isinstance(role, StaffedBody):
        post = seat.post if seat else next((post for post in role.posts if post.model.role is None), None)
        spot = _in_post(post)
    else:
        spot = ("--at", place) if place and (seat is not None or len(seats) > 1) else ()
    return for_role("assign", role, where, PERSON, *spot, *words)


def follow(role: StaffedRole, holding: Holding, where: StaffingState | OrganisationState, *words: str) -> Command:
    """Somebody gets what a holder has, or had: the seat and the places."""
    return for_holding("assign", role, holding, where, PERSON, *_spot(holding), *words)


def end(role: StaffedRole, holding: Holding, where: StaffingState | OrganisationState, *words: str) -> Command:
    """A holder's term ends."""
    return for_holding("end", role, holding, where, _who(holding), *words)


def for_holding(
    verb: str, role: StaffedRole, holding: Holding, where: StaffingState | OrganisationState, *words: str
) -> Command:
    """A command about a role where a holder has it: with a group of systems, or with the organisation."""
    return Command((verb, role.id, *words, *_meant(holding.file, holding.path, where)))


def done(action: str, where: StaffingState | OrganisationState, *words: str) -> Command:
    """An action is done in a system, or once for the organisation."""
    return Command(("done", action, *words, *_meant(where.file, (), where)))


def delegate(role: str, item: str, place: tuple[str, Path], where: StaffingState | OrganisationState) -> Command:
    """A task goes to somebody else than it was given to."""
    return Command(("delegate", role, item, "--to", PERSON, "--replace", *_meant(*place, where)))


def delegate_longer(delegation: Delegation, where: StaffingState | OrganisationState) -> Command:
    """A task stays for longer with whoever it was given to."""
    kind, name = given_to(delegation.given) or ("person", PERSON)
    to = name if kind == "person" else f"{kind}/{name}"
    place = delegation.place
    words = (delegation.role.id, delegation.id, "--to", to, "--until", DATE)
    return Command(("delegate", *words, *_meant(place.file, place.path, where)))


def vacate(role: StaffedRole, where: StaffingState | OrganisationState, accepted: AcceptedVacancy) -> Command:
    """What was accepted for a time is accepted for longer."""
    at = [word for name in accepted.at for word in ("--at", name)]
    day = (where if isinstance(where, OrganisationState) else where.organisation).day
    begun = accepted.until is None or (accepted.from_ or FIRST) <= day
    begins = () if begun else ("--from", plus_days(accepted.until or LAST, 1))
    words = ("--reason", accepted.reason, "--accepted-by", PERSON, "--until", DATE)
    return for_role("vacate", role, where, *at, *begins, *words)


def transition(phase: str, day: str, staffing: StaffingState) -> Command:
    """A system moves on to a phase."""
    return Command(("transition", staffing.id, "--to", phase, "--on", day, *_of(staffing.organisation)))


def transfer(person: str, last: str, organisation: OrganisationState) -> Command:
    """All that somebody has passes on, who leaves or has left."""
    return Command(("transfer", person, "--to", PERSON, "--left", last, *_of(organisation)))


def new_person(person: str, organisation: OrganisationState) -> Command:
    """The organisation gets to know somebody."""
    return Command(("new", "person", person, *_of(organisation)))


def adapt(role: str, catalog: CatalogState, option: str, item: str) -> Command:
    """The texts of a role are made concrete in a catalog."""
    return Command(("adapt", _typed(catalog), role, option, item))


def upgrade(catalog: CatalogState, option: str, answer: str) -> Command:
    """A catalog is brought up to the gallery that it is made from: what is left over from an older version goes."""
    return Command(("upgrade", _typed(catalog), "--to", catalog.gallery.key, option, answer))


def _typed(catalog: CatalogState) -> str:
    return f"profile/{catalog.id}" if catalog.loaded.kind == "profile" else catalog.id


def _meant(file: str, path: Path, where: StaffingState | OrganisationState) -> tuple[str, ...]:
    """What says where an entry stands: with a system, with a group of systems, or once for all."""
    if isinstance(where, OrganisationState):
        organisation, system = where, None
    else:
        organisation, system = where.organisation, where.id
    if file != organisation.file:
        here: tuple[str, ...] = ("--system", system) if system else ()
    else:
        here = ("--group", str(path[1])) if path[:1] == ("system_groups",) else ()
    return (*here, *_of(organisation))


def _of(organisation: OrganisationState) -> tuple[str, ...]:
    """The organisation, to be named where there are several."""
    return ("--organisation", organisation.id) if len(organisation.library.organisation_folders) > 1 else ()


def _in_post(post: Post | None) -> tuple[str, ...]:
    if post is None:
        return ()
    each = ("--for", post.each) if post.each else ()
    at = ("--at", post.at) if post.at and post.at != post.each else ()
    return ("--seat", post.id, *each, *at)


def _spot(holding: Holding) -> tuple[str, ...]:
    holder = holding.holder
    seat = ("--seat", holding.seat) if holding.seat else ()
    each = ("--for", holding.seat_for) if holding.seat_for and holding.seat_for not in holder.at else ()
    return (*seat, *each, *(word for name in holder.at for word in ("--at", name)))


def _who(holding: Holding) -> str:
    """A holder as it is typed."""
    return "+".join(name if kind == "person" else f"{kind}/{name}" for kind, name in holding.who)

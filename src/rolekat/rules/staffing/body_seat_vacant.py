"""A body that somebody sits in has all the seats filled that its gallery composes it of."""

from collections.abc import Iterator

from rolekat.findings.finding import Each, Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.bodies import Body, bodies_of, bodies_once
from rolekat.rules.commands import assign
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import is_told, softened
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Obligation, Seat
from rolekat.state.staffing import StaffingState

RULE = Rule("RK449", "body-seat-vacant", "error")


@only_where("demands.bodies")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The bodies of a system, or of a group of systems."""
    if staffing.demands.bodies:
        for body in bodies_of(staffing):
            yield from _check(body, staffing)


@only_where("own_bodies")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The bodies that there are once."""
    for body in bodies_once(organisation):
        yield from _check(body, organisation)


def _check(body: Body, where: StaffingState | OrganisationState) -> Iterator[Finding]:
    """One finding for all seats that are missed as much and mended alike.

    A body without anybody is a vacant role, of which other rules speak; unless the organisation has named it itself.
    The seat that comes with a vacant role is told with that.
    """
    role = body.role
    wanted: Obligation | None = role.obligation if not role.is_own else role.obligation or "recommended"
    if wanted is None or role.filled or role.accepted or not (role.anybody or role.is_own):
        return
    gathered: dict[tuple[str, Obligation], list[Seat]] = {}
    for seat, model in body.seats():
        if seat.filled or role.is_excused(seat) or is_told(role, seat):
            continue
        variant, soft = _variant(seat, body), model.obligation == "recommended"
        if variant == "areas":  # it is the body that is missing there
            soft = False
        elif soft and body.base.open:
            continue
        missed: Obligation = "recommended" if soft or (body.base.open and variant != "areas") else wanted
        gathered.setdefault((variant, missed), []).append(seat)
    for (variant, missed), seats in gathered.items():
        posts = [seat.post for seat in seats if seat.post]
        yield RULE.at(
            role.place,
            variant,
            severity=softened("error" if missed == "mandatory" else "warning", role),
            related=tuple((body.said(seat), "said") for seat in dict.fromkeys(post.id for post in posts)),
            role=role.title,
            id=role.id,
            where=body.where,
            seats=Each(tuple(dict.fromkeys(map(body.organisation.names.seat, seats)))),
            areas=Several(tuple(dict.fromkeys(body.organisation.names.area(seat.per or "") for seat in seats))),
            seat=posts[0].id,
            each=posts[0].each or "",
            at=posts[0].at or "",
            command=assign(role, where, seat=seats[0]),
            roles=Several(tuple(dict.fromkeys(body.title_of_role(post.model) for post in posts))),
        )


def _variant(seat: Seat, body: Body) -> str:
    """Whether a whole body is missing, such as that of one subject area; else what the seat is filled by."""
    if seat.per is not None and not any(other.filled for other in body.role.seats if other.per == seat.per):
        return "areas"
    if seat.post is not None and seat.post.model.role is not None:
        return "role"
    return "each" if seat.post is not None and seat.post.each is not None else "message"

"""Everybody who is put in a body has a seat there: it is said which, and there are as many as sit in them."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.bodies import Body, bodies_of, bodies_once
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, Post
from rolekat.state.staffing import StaffingState

RULE = Rule("RK453", "seat-holder-unplaced", "warning")


@only_where("demands.bodies")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The bodies of a system, or of a group of systems."""
    if staffing.demands.bodies:
        for body in bodies_of(staffing):
            yield from _check(body)


@only_where("own_bodies")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The bodies that there are once."""
    for body in bodies_once(organisation):
        yield from _check(body)


def _check(body: Body) -> Iterator[Finding]:
    if body.role.current or body.role.coming:
        yield from _without_seat(body)
        if not (body.base.open or body.whole):
            yield from _too_many(body)


def _without_seat(body: Body) -> Iterator[Finding]:
    """Those who do not say for which owner or area, and those in a seat that somebody else has by a role."""
    gathered: dict[tuple[str, str], list[Holding]] = {}
    people = body.organisation.head.people
    for holding, seat in body.members:
        if holding.holder.person is not None and holding.holder.person not in people:
            continue  # a rule of its own speaks of an id that is nobody's
        posts = [post for post in body.role.posts if post.id == holding.seat]
        if seat.role is not None:
            if set(holding.people).isdisjoint(_by_role(posts, body)):
                gathered.setdefault(("comes-with", holding.seat or ""), []).append(holding)
        elif seat.per is not None and all(post.each not in (None, holding.seat_for) for post in posts):
            variant = "elsewhere" if holding.seat_for else "owner" if seat.per == "owner" else "message"
            gathered.setdefault((variant, holding.seat or ""), []).append(holding)
    for (variant, seat_id), holdings in gathered.items():
        each = [post.each for post in body.role.posts if post.id == seat_id and post.each]
        yield RULE.at(
            holdings[0].place,
            variant,
            related=(*((held.place, "also") for held in holdings[1:]), (body.said(seat_id), "said")),
            seat=body.title_of(seat_id),
            role=body.role.title,
            where=body.where,
            who=Several(tuple(name for held in holdings for name in body.organisation.who(held).names)),
            id=holdings[0].holder.person or "",
            given=body.organisation.names.area(holdings[0].seat_for or ""),
            each=each[0] if each else "",
            with_role=body.title_of_role(body.base.seats[seat_id]),
        )


def _by_role(posts: list[Post], body: Body) -> set[str]:
    """The people who have a seat by a role, now or later."""
    roles = [role for post in posts for role in body.role.with_seat(post)]
    return {person for role in roles for held in (*role.current, *role.coming) for person in held.people}


def _too_many(body: Body) -> Iterator[Finding]:
    """More members than there are seats of a kind; those who hold one together are one."""
    for seat, model in body.seats():
        if seat.post is not None and seat.post.last and model.role is None and len(seat.holdings) > 1:
            own = [held for held in seat.holdings if held.organisation == body.organisation.id]
            yield RULE.at(
                (own or seat.holdings)[-1].place,
                "too-many",
                related=(*((held.place, "also") for held in seat.holdings[:-1]), (body.said(seat.post.id), "said")),
                seat=body.organisation.names.seat(seat._replace(post=seat.post._replace(number=0))),
                role=body.role.title,
                where=body.where,
                number=seat.post.number + len(seat.holdings),
                most=model.count,
            )

"""Who holds the roles of an organisation, as template data: for one system, or once for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from rolekat.answers.facts import phase, too_few, vacancy
from rolekat.answers.person import item_text
from rolekat.library.phases import TIMELESS
from rolekat.phrasing.facts import capital, word_of
from rolekat.render.people import named
from rolekat.render.phrases import Phrases
from rolekat.render.staffing_data import (
    DelegationView,
    HolderView,
    LocalRoleView,
    PhaseNowView,
    PlacedView,
    PointView,
    RoleStaffingView,
    Situation,
    StandingView,
    SystemStaffingView,
    WhoView,
)
from rolekat.state.days import LAST
from rolekat.state.people import tasks_given
from rolekat.state.seats import StaffedBody, given_to

if TYPE_CHECKING:
    from rolekat.answers.facts import Vacancy
    from rolekat.answers.vacancies import SystemVacancies
    from rolekat.model.organisation import Delegated
    from rolekat.render.data import DocumentRef
    from rolekat.render.people import People
    from rolekat.state.actions import Standing
    from rolekat.state.seats import Holding, Obligation, Seat, StaffedRole
    from rolekat.state.staffing import StaffingState


class RoleStaffings:
    """Describes roles with those who hold them."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.organisation = people.organisation
        self.wording = people.wording

    def role(self, role: StaffedRole, staffing: StaffingState | None, day: str | None = None) -> RoleStaffingView:
        """A role of a system, or one held once for all, today or on another day."""
        people, entry = self.people, role.entry
        day = day or self.organisation.day
        obligation = self._obligation(role, staffing, day)
        current, seats = self._current(role, day), self.seats_of(role)
        about = self._vacancy(role, obligation, staffing, day) if role.applicable else None
        accepted = self.wording.accepted(about.accepted) if about and about.accepted else None
        return RoleStaffingView(
            id=role.id,
            title=role.title,
            state=self._state(role, about, staffing, held=bool(current)),
            obligation=obligation if role.applicable else None,
            holders=people.holders(current, seats),
            coming=people.holders((held for held in role.coming if held.begins > day), seats),
            replaced=self._who(self.organisation.replaced_by(role)),
            body=self.is_composed(role),
            by_position=() if current else tuple(self.positions(role)),
            spread=tuple(self._placed(role, staffing)),
            delegated=tuple(self._delegated(role, staffing, day)),
            vacant_at=tuple(self.wording.alike(place.title for place in about.vacant_at)) if about else (),
            vacant=about.vacant if about else 0,
            seats=len(role.seats),
            too_few=self._too_few(role, staffing, day),
            accepted=accepted,
            remarks=self._remarks(about) if about else (),
            not_applicable=entry.not_applicable,
            why=entry.local.why if entry.local else None,
        )

    def _too_few(self, role: StaffedRole, staffing: StaffingState | None, day: str) -> tuple[str, ...]:
        found = too_few(role, self.people.names, staffing) if day == self.organisation.day else ()
        return tuple(map(self.wording.how_few, found))

    def _obligation(self, role: StaffedRole, staffing: StaffingState | None, day: str) -> Obligation | None:
        if day == self.organisation.day:
            return role.obligation
        if staffing is None or day == staffing.begins_next:
            return role.upcoming
        return staffing.obligation_in(role, staffing.phase_on(day))

    def _current(self, role: StaffedRole, day: str) -> list[Holding]:
        """Who holds a role on a day; of a body also those who sit in it by holding another role, each by the seat."""
        own = [held for held in role.holdings if held.counts_on(day)]
        if not self.is_composed(role):
            return own
        found: list[Holding] = []
        for seat in self._seats(role, day):
            post = seat.post
            for held in seat.holdings if post else ():
                mine = held._replace(seat=post.id) if post and post.model.role else held
                found += [mine] if mine not in found else []
        return [*found, *(held for held in own if held not in found)]

    @staticmethod
    def is_composed(role: StaffedRole) -> bool:
        """Whether a role is a body whose seats are filled here; a joint body's are the joint body's matter."""
        return isinstance(role, StaffedBody) and role.level != "joint-body"

    def seats_of(self, role: StaffedRole) -> dict[str, str]:
        """The titles of a body's seats, by id."""
        if not isinstance(role, StaffedBody):
            return {}
        say = self.organisation.gallery
        return {post.id: post.title or (word_of(post.id, say) if say else post.id) for post in role.posts}

    def _vacancy(
        self, role: StaffedRole, obligation: Obligation | None, staffing: StaffingState | None, day: str
    ) -> Vacancy | None:
        if obligation is None or all(seat.filled for seat in self._seats(role, day)):
            return None
        once = self.organisation.needing(role)
        needing = staffing if staffing and role.id in staffing.roles else once
        return vacancy(role, obligation, self.people.names, needing, day)

    def _seats(self, role: StaffedRole, day: str) -> tuple[Seat, ...]:
        return role.seats if day == self.organisation.day else role.seats_on(day)

    def _remarks(self, about: Vacancy) -> tuple[str, ...]:
        """What a document does not say elsewhere of a vacancy."""
        rest = about._replace(accepted=None, coming=(), vacant_at=())
        return tuple(self.wording.about(rest, len(self.organisation.staffings)))

    def _state(
        self, role: StaffedRole, about: Vacancy | None, staffing: StaffingState | None, *, held: bool
    ) -> Situation:
        if not role.applicable:
            return "not-applicable"
        if held and about is None:
            return "filled"
        if held and about and about.vacant < about.seats:
            return "partly"
        if role.otherwise:
            return "by-position" if any(self.positions(role)) else "spread" if role.entry.spread else "joint-body"
        if about is not None:
            return "accepted" if about.accepted else "vacant"
        return "unknown" if staffing and not (staffing.phase or staffing.next_phase) else "inactive"

    def positions(self, role: StaffedRole) -> Iterator[HolderView]:
        """The positions of the organisation that the role comes with."""
        for position in self.positions_of(role):
            yield self.people.in_position(position, role.unit)

    def positions_of(self, role: StaffedRole) -> tuple[str, ...]:
        """The ids of these positions."""
        demand = role.demand
        if demand and demand.base and role.applicable and demand.by_position:
            return self.organisation.positions_as(demand.base.position, role.unit)
        return ()

    def _placed(self, role: StaffedRole, staffing: StaffingState | None) -> Iterator[PlacedView]:
        """Where the parts of a role that is spread are."""
        by_role: dict[str, list[str]] = {}
        for item, other in role.entry.spread.items():
            by_role.setdefault(other, []).append(item_text(role, item))
        for name, texts in by_role.items():
            found = self._named(name, staffing)
            yield PlacedView(found.title if found else name, tuple(texts), self.holding(found) if found else ())

    def _named(self, name: str, staffing: StaffingState | None) -> StaffedRole | None:
        return (staffing.role(name) if staffing else None) or self.organisation.roles.get(name)

    def holding(self, role: StaffedRole) -> tuple[WhoView, ...]:
        """Who holds a role today, each once; of a body with seats nobody is named."""
        if isinstance(role, StaffedBody):
            return ()
        if role.current:
            return self._who(role.current)
        return tuple(
            dict.fromkeys(each for position in self.positions(role) for each in position.named or position.who)
        )

    def _who(self, holdings: Iterable[Holding]) -> tuple[WhoView, ...]:
        return tuple(dict.fromkeys(each for held in holdings for each in self.people.holder(held).who))

    def _delegated(self, role: StaffedRole, staffing: StaffingState | None, day: str) -> Iterator[DelegationView]:
        texts = role.demand.role.texts if role.demand else None
        known = {item.id for item in (*texts.tasks, *texts.responsibilities)} if texts else None
        for item, (given, _) in tasks_given(role, staffing).items():
            to = self.given_to(given, staffing) if known is None or item in known else None
            if to and (given.until or LAST) >= day:
                since, until = self.people.date(given.from_), self.people.date(given.until)
                yield DelegationView(item_text(role, item), to, since, until, given.decision)

    def given_to(self, given: Delegated, staffing: StaffingState | None) -> WhoView | None:
        """Who was given a task."""
        to = given_to(given)
        if to is None or to[0] != "role":
            return self.people.who(*to) if to else None
        found = self._named(to[1], staffing)
        return named("role", found.title if found else to[1])


class StaffingWriter:
    """Describes one system in one organisation."""

    def __init__(
        self,
        staffing: StaffingState,
        roles: RoleStaffings,
        found: SystemVacancies | None,
        sheets: tuple[DocumentRef, ...] = (),
    ) -> None:
        self.staffing = staffing
        self._sheets = sheets
        self.roles = roles
        self.people = roles.people
        self._found = found
        self._phrases = Phrases(self.people.wording.words, staffing.gallery)

    def role(self, name: str) -> RoleStaffingView | None:
        """A role of the catalog."""
        return self.role_on(name, None)

    def role_on(self, name: str, day: str | None) -> RoleStaffingView | None:
        """A role of the catalog on a day; on the day that is asked about, where there is no other."""
        role = self.staffing.role(name)
        return self.roles.role(role.within(self.staffing.areas), self.staffing, day) if role else None

    def day_of(self, phase: str) -> str | None:
        """The first day of a phase, where it has one."""
        return self.staffing.staffing.phases.get(phase)

    def obligation(self, name: str, phase: str) -> Obligation | None:
        """What a role of the catalog is in a phase: stricter where the organisation is."""
        role, demand = self.staffing.role(name), self.staffing.demands.all[name]
        if role is None:
            return demand.by_phase.get(phase)  # type: ignore[return-value]  # one of the two words
        return self.staffing.obligation(demand, role.entry, phase) if role.applicable else None

    @cached_property
    def whole(self) -> SystemStaffingView:
        """The system with its phases, its contact point, what is vacant, and roles that the catalog lacks."""
        staffing, people, organisation = self.staffing, self.people, self.roles.organisation
        return SystemStaffingView(
            organisation=organisation.head.title,
            example=organisation.head.status == "example",
            day=people.wording.date(staffing.day),
            public=people.public,
            unit=people.who("unit", staffing.staffing.unit).name if staffing.staffing.unit else None,
            operation=self.operation,
            contract=self.contract,
            sheets=self._sheets,
            phased=bool(staffing.demands.phases),
            speaks=bool(staffing.catalog.contact_point or staffing.catalog.expected.contacts),
            phase=self.phase(staffing.phase),
            next_phase=self.phase(staffing.next_phase),
            filled=self.filled,
            contact=self.contact(),
            next_contact=self.next_contact(),
            local=tuple(self._local()),
        )

    @property
    def operation(self) -> str | None:
        """Who runs the system technically: a unit, a supplier, or both."""
        said = self.staffing.staffing.operation
        named = [(kind, name) for kind in ("unit", "supplier") if (name := getattr(said, kind, None))]
        return self.people.wording.words.several([self.people.who(*each).name for each in named], whole=True) or None

    @property
    def contract(self) -> str | None:
        """The contract: with whom, and its last day."""
        said = self.staffing.staffing.contract
        if said is None:
            return None
        supplier = self.people.who("supplier", said.supplier).name if said.supplier else None
        until = self._phrases("staffing.until", day=self.people.date(said.ends)) if said.ends else None
        return ", ".join(part for part in (supplier, until) if part) or self._phrases("staffing.contract-bare")

    @property
    def filled(self) -> str:
        """How much is filled and what is missing."""
        wording = self.people.wording
        if self._found is None:
            return wording.words("documents.staffing.phase-unknown")
        return capital(wording.filled(self._found.occupancy, self._found.vacant, self._found.too_few))

    def phase(self, name: str | None) -> PhaseNowView | None:
        """A phase that has a day."""
        if name is None or name == TIMELESS:
            return None
        found = phase(name, self.staffing)
        return PhaseNowView(name, found.title, self.people.wording.date(found.begins))

    def contact(self) -> PointView:
        """The contact point today: of several who hold the role, the one who is marked."""
        staffing = self.staffing
        point = self._point(staffing.contact_id, staffing.day)
        held = staffing.contact_holding
        if point.staffing and held:
            point = point._replace(staffing=point.staffing._replace(holders=(self.people.holder(held),)))
        return point

    def next_contact(self) -> PointView | None:
        """The contact point once the next phase has begun."""
        staffing = self.staffing
        if not staffing.next_phase or not staffing.begins_next:
            return None
        return self._point(staffing.catalog.contact_point.get(staffing.next_phase), staffing.begins_next)

    def _point(self, name: str | None, day: str) -> PointView:
        role = self.staffing.role(name) if name else None
        if role is None:
            return PointView(self.staffing.catalog.title_of(name) if name else None, None)
        return PointView(role.title, self.roles.role(role, self.staffing, day))

    def _local(self) -> Iterator[LocalRoleView]:
        for role in self.staffing.roles.values():
            if role.demand is None:
                yield local_role(role, self.roles, self._phrases, self.staffing)

    def action(self, name: str) -> StandingView | None:
        """How far an action of the catalog has come."""
        standing = next((each for each in self.staffing.actions if each.id == name), None)
        if standing is None:
            return None
        state, text = self._standing(standing)
        doing = standing.state.executor
        return StandingView(
            state,
            text,
            self._holding(standing.action.responsible),
            (self.people.person(doing),) if doing else self._holding(standing.action.executor),
        )

    def _holding(self, name: str | None) -> tuple[WhoView, ...]:
        role = self.staffing.role(name) if name else None
        return self.roles.holding(role) if role else ()

    def _standing(self, each: Standing) -> tuple[Literal["done", "overdue", "due", "open", "not-needed"], str]:
        phrases, date = self._phrases, self.people.date
        due, done = date(each.due), date(each.state.done)
        if each.state.not_needed is not None:
            return "not-needed", phrases("standing.not-needed", why=each.state.not_needed)
        if each.done and each.action.every:
            return "done", phrases("standing.done-again", done=done, due=due)
        if each.done:
            return "done", phrases("standing.done", done=done)
        if each.overdue:
            return "overdue", phrases("standing.overdue", due=due)
        if due:
            return "due", phrases("standing.due", due=due)
        event = each.action.on
        return "open", phrases("standing.open-on", event=event) if event else phrases("standing.open")


def local_role(
    role: StaffedRole, roles: RoleStaffings, phrases: Phrases, staffing: StaffingState | None = None
) -> LocalRoleView:
    """A role that the organisation has added."""
    local = role.entry.local
    base = roles.organisation.local_base(local.of) if local and local.of else None

    def phases(kind: str) -> Collection[str]:
        ranges = getattr(local, kind) if local else None
        return phrases.gallery.phase_set(ranges).phases if ranges else ()

    mandatory, recommended = phases("mandatory"), phases("recommended")
    return LocalRoleView(
        roles.role(role, staffing),
        base.title if base else None,
        local.effect if local and local.effect else base.effect if base else None,
        phrases.span(mandatory) if mandatory else None,
        phrases.span(recommended) if recommended else None,
        tuple(
            "mandatory" if name in mandatory else "recommended" if name in recommended else None
            for name in phrases.gallery.phases
        ),
    )

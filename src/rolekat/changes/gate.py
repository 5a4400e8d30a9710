"""What a phase brings to a system, and what is still open when it begins: told after a change is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rolekat.changes.draft import as_if_written
from rolekat.changes.holders import shown_who
from rolekat.state.days import LAST, day_before
from rolekat.state.seats import in_force
from rolekat.workspace import open_organisations

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.changes.phase_step import Moved
    from rolekat.state.actions import Standing
    from rolekat.state.organisations import Organisations
    from rolekat.state.seats import Seat, StaffedRole
    from rolekat.state.staffing import StaffingState
    from rolekat.state.successions import TakingOver

_RANK = (None, "recommended", "mandatory")


@contextmanager
def as_it_will_be(desk: Desk, day: str) -> Iterator[Organisations]:
    """The organisations on a day, as they are once the draft is written."""
    with as_if_written(desk.draft.files):
        yield open_organisations(desk.config, day)


def tell_gate(moved: Moved, organisations: Organisations, desk: Desk) -> None:
    """Tell what a phase brings to a system, and what is open; `organisations` are those of its first day."""
    organisation = organisations.named(moved.organisation)
    staffing = organisation.staffing(moved.system) if organisation else None
    if staffing is not None:
        _Gate(moved, staffing, desk).tell()


class _Gate:
    """The change of a system from one phase to another, seen on the first day of that."""

    def __init__(self, moved: Moved, staffing: StaffingState, desk: Desk) -> None:
        self.moved = moved
        self.staffing = staffing
        self.desk = desk
        self.title = staffing.catalog.phase_title(moved.phase)
        self.last = day_before(moved.begins)
        self.said: list[tuple[str, dict[str, str]]] = []
        self.needed: dict[str, list[str]] = {}
        """The roles of a point of the list, by its key."""

    def say(self, key: str, **params: str) -> None:
        self.said.append((key, params))

    def tell(self) -> None:
        """Both lists, each under its heading; nothing of one that is empty."""
        for heading, gather in (("gate-brings", self.brings), ("gate-open", self.still_open)):
            gather()
            if self.said:
                self.desk.tell(heading, where=self.staffing.title, phase=self.title)
            for key, params in self.said:
                self.desk.tell(key, **params)
            self.said.clear()

    def brings(self) -> None:
        """The contact point, the roles that are needed more than before, those that are not, and what is to be done."""
        self.contact()
        for role in self.staffing.roles.values():
            self.role(role, self.staffing.obligation_in(role, self.moved.before), role.obligation)
        once = {role.id: obligation for role, obligation in self.staffing.needed_once(self.moved.before)}
        for role, obligation in self.staffing.needed_once(self.moved.phase):
            self.role(self.staffing.organisation.roles[role.id], once.get(role.id), obligation)
        for key, names in sorted(self.needed.items()):
            self.say(key, roles=", ".join(names))
        for taking in self.staffing.catalog.successions:
            if taking.phase in self.moved.entered:
                self.succession(taking)
        for each in self.staffing.open_actions:
            if each.action.phase == self.moved.phase and not self.is_for_before(each):
                self.say("gate-action-due" if each.due else "gate-action", action=each.action.title, due=each.due or "")

    def contact(self) -> None:
        """Another contact point."""
        points = self.staffing.catalog.contact_point
        before, after = points.get(self.moved.before or ""), points.get(self.moved.phase)
        if after is None or before == after:
            return
        params = {"after": self.staffing.catalog.title_of(after), "who": self.holding(after, self.moved.begins)}
        if before is None:
            self.say("gate-contact" if params["who"] else "gate-contact-vacant", **params)
            return
        params["before"] = self.staffing.catalog.title_of(before)
        self.say("gate-contact-changes" if params["who"] else "gate-contact-changes-vacant", **params)

    def holding(self, name: str, day: str) -> str:
        """Who holds a role on a day, as it is typed; nothing where nobody does."""
        role = self.staffing.role(name)
        return _names(role, day) if role else ""

    def role(self, role: StaffedRole, before: str | None, now: str | None) -> None:
        """A role that is needed more than before, or no longer."""
        if not role.applicable or _RANK.index(now) == _RANK.index(before):
            return
        who = _names(role, self.moved.begins)
        if now is None:
            if who:
                holder = who if ", " not in who else "HOLDER"
                command = f"rolekat end {role.id} {holder} --system {self.staffing.id} --on {self.last}"
                self.say("gate-not-needed", role=role.title, who=who, command=command)
            return
        if _RANK.index(now) < _RANK.index(before):
            return
        params = {"role": role.title, "who": who, "seats": _seats(role.vacant), "id": role.id}
        if role.filled:
            self.needed.setdefault(f"gate-{now}-filled", []).append(f"{role.title} ({who})" if who else role.title)
        elif role.accepted:
            self.say(f"gate-{now}-accepted", until=role.accepted.until or "", **params)
        elif role.anybody and params["seats"]:
            self.say(f"gate-{now}-partly", **params)
        else:
            self.needed.setdefault(f"gate-{now}-vacant", []).append(role.title)

    def succession(self, taking: TakingOver) -> None:
        """Who could go on, where nobody holds a role that takes over."""
        role, before = self.staffing.role(taking.successor.id), self.staffing.role(taking.predecessor)
        if role is None or not role.applicable or role.anybody:
            return
        handover = taking.handover
        who = _names(before, self.last) if before else ""
        title = self.staffing.catalog.title_of(taking.predecessor)
        params = {"role": role.title, "id": role.id, "before": title, "who": who}
        same = handover.same_person if handover else None
        if who and same == "recommended":
            self.say("gate-same-person", **params)
        elif who:
            self.say("gate-other-person" if same == "not-recommended" else "gate-successor", **params)
        if who and handover and handover.interim:
            self.say("gate-interim", text=handover.interim, **params)

    def is_for_before(self, each: Standing) -> bool:
        """Whether an action should be done before the phase begins."""
        return each.was_for_before(self.staffing.catalog.expected.phase_number, self.moved.phase, self.moved.begins)

    def still_open(self) -> None:
        """What the phases before ask for: mandatory roles that nobody held, actions that are not done."""
        if self.moved.before is None:
            return
        for role in self.staffing.roles.values():
            if self.staffing.obligation_in(role, self.moved.before) == "mandatory" and role in self.staffing.vacant:
                conditional = role.demand is not None and role.demand.conditional
                vacant = () if conditional else _left_vacant(role, self.last)
                if vacant:
                    seats = _seats(vacant)
                    self.say("gate-role-partly" if seats else "gate-role", role=role.title, seats=seats)
        number = self.staffing.catalog.expected.phase_number
        last = len(number)
        actions = self.staffing.open_actions
        for each in sorted(actions, key=lambda each: (number.get(each.action.phase, last), each.due or LAST)):
            if self.is_for_before(each):
                phase = self.staffing.catalog.phase_title(each.action.phase)
                key = "gate-undone-due" if each.due else "gate-undone"
                self.say(key, action=each.action.title, phase=phase, due=each.due or "")


def _names(role: StaffedRole, day: str) -> str:
    """Who holds a role on a day, as it is typed."""
    held = (holding for holding in role.holdings if holding.counts_on(day))
    return ", ".join(dict.fromkeys(shown_who(holding.who) for holding in held))


def _left_vacant(role: StaffedRole, day: str) -> tuple[Seat, ...]:
    """The seats of a role that nobody fills on a day, though nobody has decided that."""
    accepted = role.entry.accepted_vacancy
    excused = accepted if accepted is not None and in_force(accepted, day) else None
    vacant = (seat for seat in role.seats_on(day) if not seat.filled)
    return tuple([seat for seat in vacant if excused is None or not role.is_meant(excused, seat)])


def _seats(seats: tuple[Seat, ...]) -> str:
    """Where a role is vacant; nothing for a role with one seat."""
    return ", ".join(seat.id for seat in seats if seat.id)

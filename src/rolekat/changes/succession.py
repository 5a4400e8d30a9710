"""One person goes and another follows, or nobody: the days of that, and what is told of each part that passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.changes.parts import begins_of
from rolekat.state.days import LAST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rolekat.changes.desk import Desk
    from rolekat.changes.parts import Part
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


class Days(NamedTuple):
    """The last day of whoever goes, and the first of whoever follows."""

    last: str
    first: str


class Succession:
    """Who goes, who follows, and when; and what is left to do by hand."""

    def __init__(self, person: str, to: str | None, days: Days, organisation: OrganisationState, desk: Desk) -> None:
        self.person = person
        self.to = to
        """Who follows; `None` where everything ends."""
        self.last, self.day = days
        self.organisation = organisation
        self.desk = desk
        self.draft = desk.draft
        self.decision: str | None = None
        """What the successor's terms and tasks refer to."""
        self.left_open: list[tuple[str, dict[str, str]]] = []
        """What nobody can pass on for them: the key of what is told of it, and what that speaks of."""
        self.later = False
        """Whether something waits for the day, because a file cannot say it ahead."""

    def tell(self, key: str, part: Part, **params: str) -> None:
        """Say what becomes of a part."""
        known = {"role": part.title, "where": part.where, "person": self.person, "to": self.to or ""}
        self.desk.tell(key, **known, **params)

    def waits(self, key: str, part: Part, said: Mapping[str, Any], **params: str) -> bool:
        """Whether something without a day of its own stays as it is until the day, and say so."""
        if self.day <= self.desk.day or begins_of(said) >= self.day:
            return False
        self.later = True
        self.tell(key, part, day=self.day, **params)
        return True

    def role_of(self, part: Part) -> StaffedRole | None:
        """The role as it is held: for the system, or a system of the group, or once."""
        found = (role for staffing in self._systems_of(part) if (role := staffing.role(part.role)))
        return next(found, None) or self.organisation.roles.get(part.role)

    def lapse_of(self, part: Part) -> str:
        """The first day on which no system needs the role any longer; the last there is where none is planned."""
        roles = [(staffing, role) for staffing in self._systems_of(part) if (role := staffing.role(part.role))]
        lapses = [staffing.lapse_of(role.demand) if role.demand else None for staffing, role in roles]
        return max([lapse or LAST for lapse in lapses], default=LAST)

    def _systems_of(self, part: Part) -> list[StaffingState]:
        organisation = self.organisation
        group = organisation.head.system_groups.get(part.group) if part.group else None
        systems = group.systems if group else (part.system,) if part.system else ()
        return [staffing for name in systems if (staffing := organisation.staffing(name))]

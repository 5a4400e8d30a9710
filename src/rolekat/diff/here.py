"""Where in an organisation something changed: in one system, or in the organisation itself; on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rolekat.answers.facts import Titled
from rolekat.diff.change import Concerned, Subject
from rolekat.diff.telling import Places, Telling, always, both
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.diff.names import Sides
    from rolekat.findings.finding import Path
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.organisation import RoleStaffing

Part: TypeAlias = StaffingState | OrganisationState


class Here(NamedTuple):
    """A system in an organisation, or the organisation itself, on both sides."""

    old: Part
    new: Part
    names: Sides
    concerned: Concerned
    renamed: Mapping[str, str] = MappingProxyType({})
    """Roles that have another id on the new side."""

    @property
    def galleries(self) -> tuple[LinkedGallery, LinkedGallery] | None:
        """The galleries of both sides, where both are known."""
        one, other = self.old.gallery, self.new.gallery
        return (one, other) if one is not None and other is not None else None

    @property
    def roles(self) -> dict[str, str]:
        """The roles of both sides: the id of the new side to that of the old one, for a renamed one another."""
        back = {after: before for before, after in self.renamed.items() if before in self.old.roles}
        names = dict.fromkeys((*(self.renamed.get(name, name) for name in self.old.roles), *self.new.roles))
        return {name: back.get(name, name) for name in names}

    def before(self, role: str) -> str:
        """The id that a role of the new side has on the old one."""
        return next((before for before, after in self.renamed.items() if after == role), role)

    def title(self, role: str) -> str:
        """What a role is called here; its id where neither side has it."""
        for side, name in ((self.new, role), (self.old, self.before(role))):
            found = side.role(name)
            if found is not None:
                return found.title
        return role

    def of_role(self, role: str, title: str, places: Places = (None, None)) -> Telling:
        """Makes changes of one role, which stand at these places."""
        concerned = self.concerned._replace(roles=(Titled(role, title),))
        return Telling(Subject("role", role, title), concerned, always(places))

    def of_all(self, subject: Subject) -> Telling:
        """Makes changes of the system or the organisation."""
        return Telling(subject, self.concerned, self.places)

    def places(self, path: Path) -> Places:
        """Where a path stands on both sides."""
        return both(lambda side: side.place(*path, of_key=True), self.old, self.new)


def said(side: Part, role: str) -> RoleStaffing | None:
    """What the file of a system, or the head of the organisation, says of a role."""
    entries = side.staffing.roles if isinstance(side, StaffingState) else side.head.roles
    return entries.get(role)

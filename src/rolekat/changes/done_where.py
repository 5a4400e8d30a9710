"""Where an action is to be done: in systems, or once for all; and what else may be stated there to be so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.answers.scope import meant
from rolekat.changes.staffed import staffings_meant
from rolekat.errors import UsageError
from rolekat.state.staffing import StaffingState
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.model.base import Day
    from rolekat.state.actions import Standing
    from rolekat.state.organisation import OrganisationState


class Place:
    """A system, or the organisation for what is done once for all: what is to be done there."""

    def __init__(self, where: StaffingState | OrganisationState) -> None:
        self.where = where
        self.staffing = where if isinstance(where, StaffingState) else None
        self.file = where.file
        self.actions: dict[str, Standing] = {standing.id: standing for standing in where.actions}
        self.title: str
        self.stated: Mapping[str, Day]
        """What is stated to be there, with the day."""
        if isinstance(where, StaffingState):
            self.title, self.stated = where.title, where.staffing.evidence
        else:
            self.title, self.stated = where.head.title, where.head.evidence

    @property
    def evidence(self) -> tuple[str, ...]:
        """What may be stated: what the gallery asks for, and what is stated already."""
        gallery = self.where.gallery
        present = self.staffing.catalog.present if self.staffing else frozenset()
        asked = [each.evidence for each in gallery.results if each.role in present] if gallery else []
        review = gallery.head.review if gallery else None
        asked += [review.evidence] if review and review.of != "gallery" else []
        return tuple(dict.fromkeys((*asked, *self.stated)))

    def named(self, word: str) -> str | None:
        """The action or evidence that a word means here."""
        labels: dict[str, tuple[str, ...]] = {name: (each.action.title,) for name, each in self.actions.items()}
        return meant(word, {**dict.fromkeys(self.evidence, ()), **labels})


def places_of(
    action: str, systems: Sequence[str], group: str | None, organisation: OrganisationState, desk: Desk
) -> list[tuple[Place, str]]:
    """Where an action is to be done, with its id there.

    Raises:
        UsageError: there is no such action, or several systems have it.
    """
    if systems or group is not None:
        places = [Place(staffing) for staffing in staffings_meant(organisation, systems, group)]
        found = [(place, place.named(action)) for place in places]
        lacking = [place for place, name in found if name is None]
        if lacking and (group is None or len(lacking) == len(found)):
            raise _unknown(action, lacking)
        for place in lacking:  # of a group, those are meant that have it
            desk.tell("done-lacking", where=place.title, action=action)
        return [(place, name) for place, name in found if name]
    once = Place(organisation)
    name = once.named(action)
    if name is not None:
        return [(once, name)]
    places = [Place(staffing) for staffing in organisation.staffings]
    known = [(place, name) for place in places if (name := place.named(action))]
    if not known:
        raise _unknown(action, [once, *places])
    if len(known) > 1:
        names = ", ".join(place.staffing.id for place, _ in known if place.staffing)
        raise UsageError("done-which-system", action=_title(*known[0]), known=names)
    return known


def _unknown(word: str, places: Sequence[Place]) -> UsageError:
    """That there is no such action; with those that look like it, or those that there are."""
    known = dict.fromkeys(name for place in places for name in (*place.actions, *place.evidence))
    where = places[0].title
    near = closest(slug(word), list(known))
    if near:
        return UsageError("done-unknown-near", action=word, where=where, near=near)
    return UsageError("done-unknown", action=word, where=where, known=", ".join(known) or "-")


def _title(place: Place, name: str) -> str:
    return place.actions[name].action.title if name in place.actions else name

"""Of what the gallery asks for again and again, the organisation says when it was done, or when it is due."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Each, Finding, Rule
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS
from rolekat.rules.commands import DATE, done
from rolekat.rules.entering import only_where
from rolekat.rules.review import is_of_nobody
from rolekat.state.actions import Standing
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK505", "recurring-action-never-recorded", "warning")


@only_where("catalog.expected.actions")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What comes back in the phase that a system is in, or always; not what a joint body sees to."""
    asked, organisation = staffing.catalog.expected.actions, staffing.organisation
    if asked and organisation.must_fill(staffing.gallery):
        now = (each for each in staffing.open_actions if each.action.phase in (staffing.phase, TIMELESS))
        mine = [each for each in now if asked.get(each.id) is each.action and _is_unheard_of(each, staffing)]
        for body in staffing.in_bodies if mine else ():
            mine = [each for each in mine if each.id not in body.action_states]
        yield from _check(mine, staffing, staffing.title)


@only_where("actions")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What the organisation has once for all systems."""
    if organisation.gallery is not None and organisation.must_fill(organisation.gallery):
        found = [standing for standing in organisation.actions if _is_unheard_of(standing, organisation)]
        yield from _check(found, organisation, organisation.head.title)


def _is_unheard_of(standing: Standing, where: StaffingState | OrganisationState) -> bool:
    """Whether something comes back of which nobody has said anything, and for which no first day follows.

    Not where there is nobody to do it at all, of which a rule of its own speaks.
    """
    state = standing.state
    unsaid = state.done is None and state.not_needed is None
    return standing.action.every is not None and unsaid and standing.due is None and not is_of_nobody(standing, where)


def _check(standings: Iterable[Standing], where: StaffingState | OrganisationState, title: str) -> Iterator[Finding]:
    """One finding for all of them."""
    found = list(standings)
    if found:
        yield RULE.at(
            where.place("actions", of_key=True) if where.action_states else found[0].at(where),
            related=((found[0].source(where), "action"),),  # the others are named; their places would fill a page
            actions=Each(tuple(f"{standing.action.title} (`{standing.id}`)" for standing in found)),
            where=title,
            id=found[0].id,
            command=done(found[0].id, where, "--on", DATE),
        )

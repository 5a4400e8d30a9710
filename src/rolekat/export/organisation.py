"""An organisation as plain data: who holds which role on a day. People are ids; the contact register is not read."""

from rolekat.export import shapes
from rolekat.model.organisation import Delegated
from rolekat.state.actions import Standing
from rolekat.state.days import LAST, day_or_none
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import tasks_given
from rolekat.state.seats import Holding, StaffedRole, given_to
from rolekat.state.seats import Obligation as Needed
from rolekat.state.staffing import StaffingState


def organisation_data(organisation: OrganisationState) -> shapes.Organisation:
    """An organisation with its roles and systems."""
    head = organisation.head
    return {
        "id": organisation.id,
        "title": head.title,
        "kind": head.kind,
        "status": head.status,
        "gallery": head.gallery,
        "day": organisation.day,
        "owners": [*head.owners],
        "member_of": [*head.member_of],
        "roles": [_role(role, organisation.day) for role in organisation.roles.values()],
        "systems": [
            _system(staffing) for staffing in sorted(organisation.by_system.values(), key=lambda staffing: staffing.id)
        ],
    }


def _system(staffing: StaffingState) -> shapes.StaffedSystem:
    said, holding = staffing.staffing, staffing.contact_holding
    return {
        "id": staffing.id,
        "unit": said.unit,
        "phases": {phase: said.phases[phase] for phase in staffing.demands.phases if phase in said.phases},
        "phase": staffing.phase,
        "next_phase": staffing.next_phase,
        "places": [*said.places],
        "units": [*said.units],
        "roles": [_role(role, staffing.day, staffing) for role in staffing.roles.values()],
        "cross_cutting": [*staffing.cross_cutting],
        "contact_point": {"role": staffing.contact_id, "holder": _holder(holding) if holding else None},
        "actions": [_action(standing) for standing in staffing.actions],
    }


def _role(role: StaffedRole, day: str, staffing: StaffingState | None = None) -> shapes.StaffedRole:
    entry, accepted, local = role.entry, role.accepted, role.entry.local
    return {
        "id": role.id,
        "of": role.demand.role.of if role.demand else None,
        "title": role.title,
        "level": role.level,
        "obligation": _obligation(role, role.obligation),
        "obligation_next": _obligation(role, role.upcoming),
        "needed_by": [*role.systems],
        "seats": [{"at": seat.per, "filled": seat.filled} for seat in role.seats],
        "holders": [_holder(holding) for holding in role.current],
        "coming": [_holder(holding) for holding in role.coming],
        "vacant": role.demanded and not role.filled,
        "filled_otherwise": role.otherwise,
        "accepted": {
            "reason": accepted.reason,
            "accepted_by": accepted.accepted_by,
            "since": accepted.from_,
            "until": accepted.until,
            "decision": accepted.decision,
        }
        if accepted
        else None,
        "not_applicable": entry.not_applicable,
        "delegated": [
            _delegated(item, given)
            for item, (given, _) in tasks_given(role, staffing).items()
            if (given.until or LAST) >= day
        ],
        "spread": [{"item": item, "role": other} for item, other in entry.spread.items()],
        "local": {"of": local.of, "effect": local.effect, "why": local.why} if local else None,
    }


def _obligation(role: StaffedRole, found: Needed | None) -> shapes.Obligation:
    return found if found and role.applicable else "inactive"


def _holder(holding: Holding) -> shapes.Holder:
    holder = holding.holder
    return {
        "who": [{"kind": kind, "id": name} for kind, name in holding.who],  # type: ignore[typeddict-item]  # one of them
        "named": [*(holder.named or (holding.people if holder.position else ()))],
        "at": holder.at,
        "since": day_or_none(holding.begins),
        "until": day_or_none(holding.ends),
        "deputies": [*holder.deputies],
        "contact": holder.contact,
        "full_post": holder.full_post,
        "decision": holder.decision,
        "level": holding.level,
        "organisation": holding.organisation,
    }


def _delegated(item: str, given: Delegated) -> shapes.DelegatedTask:
    kind, name = given_to(given) or ("person", "")
    return {
        "item": item,
        "to": {"kind": kind, "id": name},  # type: ignore[typeddict-item]  # one of them
        "since": given.from_,
        "until": given.until,
        "decision": given.decision,
    }


def _action(standing: Standing) -> shapes.ActionStanding:
    said = standing.state
    return {
        "id": standing.id,
        "due": standing.due,
        "done": said.done,
        "state": "not-needed"
        if said.not_needed is not None
        else "done"
        if standing.done
        else "overdue"
        if standing.overdue
        else "due"
        if standing.due
        else "open",
        "not_needed": said.not_needed,
        "executor": said.executor,
    }

"""An organisation as plain data: who holds which role on a day. People are ids; the contact register is not read."""

from collections.abc import Iterable
from typing import Any

from typing_extensions import TypedDict

from rolekat.export.gallery import notes_data
from rolekat.export.shapes import organisation as shapes
from rolekat.export.shapes.system import Obligation
from rolekat.model.organisation import Delegated, Organisation
from rolekat.model.staffing import Contract, Operation
from rolekat.state.actions import Standing
from rolekat.state.days import LAST, day_or_none
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import tasks_given
from rolekat.state.seats import Holding, Seat, StaffedRole, given_to
from rolekat.state.seats import Obligation as Needed
from rolekat.state.sheets import AgreedSheet, line_of
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
        "number": head.number,
        "introduction": head.introduction,
        "owners": [{"id": name, "title": _of(owner, "title")} for name, owner in head.owners.items()],
        "member_of": [*head.member_of],
        **_parts(head),
        "system_groups": [
            {
                "id": name,
                "title": group.title,
                "systems": [*group.systems],
                "sheets": _sheets((sheet for sheet in organisation.sheets if sheet.group == name), organisation.day),
            }
            for name, group in head.system_groups.items()
        ],
        "roles": [_role(role, organisation.day) for role in organisation.roles.values()],
        "actions": [_action(standing) for standing in organisation.actions],
        "evidence": dict(head.evidence),
        "notes": notes_data(head.notes),
        "systems": [
            _system(staffing) for staffing in sorted(organisation.by_system.values(), key=lambda staffing: staffing.id)
        ],
    }


def _of(entry: Any, key: str) -> Any:
    """What an entry says, which may be a bare key."""
    return getattr(entry, key) if entry else None


class _Parts(TypedDict):
    """The part of an organisation that does not depend on the day."""

    people: list[shapes.Person]
    positions: list[shapes.Position]
    units: list[shapes.Unit]
    places: list[shapes.Place]
    subject_areas: list[shapes.SubjectArea]
    suppliers: list[shapes.Supplier]


def _parts(head: Organisation) -> _Parts:
    return {
        "people": [
            {
                "id": name,
                "position": _of(person, "position"),
                "unit": _of(person, "unit"),
                "employer": _of(person, "employer"),
                "left": _of(person, "left"),
                "former_ids": [*(_of(person, "former_ids") or ())],
            }
            for name, person in head.people.items()
        ],
        "positions": [
            {
                "id": name,
                "title": _of(position, "title"),
                "counts_as": [*(_of(position, "counts_as") or ())],
                "unit": _of(position, "unit"),
                "former_ids": [*(_of(position, "former_ids") or ())],
            }
            for name, position in head.positions.items()
        ],
        "units": [
            {
                "id": name,
                "title": _of(unit, "title"),
                "kind": _of(unit, "kind"),
                "counts_as": [*(_of(unit, "counts_as") or ())],
                "part_of": _of(unit, "part_of"),
                "former_ids": [*(_of(unit, "former_ids") or ())],
            }
            for name, unit in head.units.items()
        ],
        "places": [
            {
                "id": name,
                "title": _of(place, "title"),
                "kind": _of(place, "kind"),
                "former_ids": [*(_of(place, "former_ids") or ())],
            }
            for name, place in head.places.items()
        ],
        "subject_areas": [{"id": name, "title": _of(area, "title")} for name, area in head.subject_areas.items()],
        "suppliers": [
            {
                "id": name,
                "title": _of(supplier, "title"),
                "contract_ends": _of(supplier, "contract_ends"),
                "former_ids": [*(_of(supplier, "former_ids") or ())],
            }
            for name, supplier in head.suppliers.items()
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
        "contract": _contract(said.contract) if said.contract else None,
        "operation": _operation(said.operation) if said.operation else None,
        "roles": [_role(role, staffing.day, staffing) for role in staffing.roles.values()],
        "cross_cutting": [*staffing.cross_cutting],
        "contact_point": {"role": staffing.contact_id, "holder": _holder(holding) if holding else None},
        "sheets": _sheets((sheet for sheet in staffing.sheets if sheet.group is None), staffing.day),
        "actions": [_action(standing) for standing in staffing.actions],
        "evidence": dict(said.evidence),
        "notes": notes_data(said.notes),
    }


def _contract(contract: Contract) -> shapes.Contract:
    return {
        "supplier": contract.supplier,
        "begins": contract.begins,
        "ends": contract.ends,
        "notice": contract.notice,
        "risk": contract.risk,
        "decision": contract.decision,
    }


def _operation(operation: Operation) -> shapes.Operation:
    return {"unit": operation.unit, "supplier": operation.supplier, "why": operation.why}


def _sheets(sheets: Iterable[AgreedSheet], day: str) -> list[shapes.Sheet]:
    return [_sheet(agreed, day) for agreed in sheets]


def _sheet(agreed: AgreedSheet, day: str) -> shapes.Sheet:
    sheet = agreed.sheet
    by, lines = sheet.agreed, {item: line_of(sheet, line) for item, line in sheet.tasks.items()}
    return {
        "role": agreed.role,
        "title": sheet.title,
        "agreed_with": _who(*other) if (other := given_to(line_of(sheet, None))) else None,
        "agreed": {"by": [*by.by], "on": by.on, "decision": by.decision} if by else None,
        "notice": sheet.notice,
        "since": sheet.from_,
        "until": sheet.until,
        "in_force": agreed.counts_on(day),
        "text": sheet.text,
        "tasks": [
            {
                **_delegated(item, line),
                "announced": line.announced,
                "extra": line.extra,
                "financing": line.financing,
            }
            for item, line in lines.items()
        ],
    }


def _role(role: StaffedRole, day: str, staffing: StaffingState | None = None) -> shapes.StaffedRole:
    entry, accepted, local = role.entry, role.decision, role.entry.local
    return {
        "id": role.id,
        "of": role.demand.role.of if role.demand else None,
        "title": role.title,
        "level": role.level,
        "obligation": _obligation(role, role.obligation),
        "obligation_next": _obligation(role, role.upcoming),
        "needed_by": [*role.systems],
        "seats": [_seat(seat, role) for seat in role.seats],
        "holders": [_holder(holding) for holding in role.current],
        "coming": [_holder(holding) for holding in role.coming],
        "vacant": role.demanded and not role.filled,
        "filled_otherwise": role.otherwise,
        "accepted": {
            "reason": accepted.reason,
            "accepted_by": accepted.accepted_by,
            "at": [*accepted.at],
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


def _seat(seat: Seat, role: StaffedRole) -> shapes.StaffedSeat:
    post = seat.post
    return {
        "at": seat.id,
        "seat": post.id if post else None,
        "title": post.title if post else None,
        "each": post.each if post else None,
        "role": post.model.role if post else None,
        "obligation": _obligation(role, role.missed((seat,), role.obligation)),
        "filled": seat.filled,
        "filled_by": [_who(*one) for holding in seat.holdings for one in holding.who],
    }


def _obligation(role: StaffedRole, found: Needed | None) -> Obligation:
    return found if found and role.applicable else "inactive"


def _holder(holding: Holding) -> shapes.Holder:
    holder = holding.holder
    return {
        "who": [_who(*one) for one in holding.who],
        "named": [*(holder.named or (holding.people if holder.position else ()))],
        "at": [*holder.at],
        "since": day_or_none(holding.begins),
        "until": day_or_none(holding.ends),
        "deputies": [*holder.deputies],
        "contact": holder.contact,
        "full_post": holder.full_post,
        "decision": holder.decision,
        "level": holding.level,
        "organisation": holding.organisation,
        "seat": holding.seat,
        "seat_for": holding.seat_for,
    }


def _who(kind: str, name: str) -> shapes.Who:
    return {"kind": kind, "id": name}  # type: ignore[typeddict-item]  # one of them


def _delegated(item: str, given: Delegated) -> shapes.DelegatedTask:
    kind, name = given_to(given) or ("person", "")
    return {
        "item": item,
        "to": _who(kind, name),
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
        "months": [int(month) for month in said.months or standing.action.months],
    }

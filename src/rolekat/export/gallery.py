"""A gallery as plain data."""

from typing import Literal

from rolekat.export.shapes import gallery as shapes
from rolekat.export.shapes import role as role_shapes
from rolekat.library.gallery import LinkedGallery
from rolekat.model.action import Action
from rolekat.model.base import Note, Source
from rolekat.model.gallery import Category, Change, Lifecycle, Policies, Review
from rolekat.model.role import Appointment, Delegation, Item, Role, Seat
from rolekat.state.texts import condition_of


def gallery_data(gallery: LinkedGallery) -> shapes.Gallery:
    """A gallery with its roles."""
    head = gallery.head
    return {
        "id": head.gallery,
        "version": head.version,
        "title": head.title,
        "language": head.language,
        "extends": [*head.extends],
        "omits": [{"id": name, "text": why} for name, why in head.omits.items()],
        "made_for": [*head.made_for],
        "status": head.status,
        "date": head.date,
        "publisher": head.publisher,
        "introduction": head.introduction,
        "lifecycle": _lifecycle(head.lifecycle),
        "policies": _policies(head.policies),
        "principles": [
            {"id": name, "text": principle.text, "source": source_data(principle.source)}
            for name, principle in head.principles.items()
        ],
        "audiences": [
            {
                "id": name,
                "title": audience.title,
                "uses": [use.text for use in audience.uses.values()],
                "effect": audience.effect,
            }
            for name, audience in head.audiences.items()
        ],
        "groups": [
            {
                "id": path[-1],
                "title": group.title,
                "parent": path[-2] if len(path) > 1 else None,
                "purpose": group.purpose,
                "locked": locked,
                "roles": [*group.roles],
            }
            for path, group, locked in gallery.groups()
        ],
        "roles": [_role(name, role, gallery) for name, role in gallery.roles.items()],
        "orders": [{"id": name, "title": order.title, "roles": [*order.roles]} for name, order in head.orders.items()],
        "components": [
            {
                "id": name,
                "title": component.title,
                "part_of": component.part_of,
                "aliases": [*component.aliases],
                "text": component.text,
            }
            for name, component in head.components.items()
        ],
        "subjects": [
            {"id": name, "title": subject.title, "component": subject.component}
            for name, subject in head.subjects.items()
        ],
        "parties": _titled(head.parties),
        "units": [{"id": name, "title": unit.title, "text": unit.text} for name, unit in head.units.items()],
        "categories": [_category(name, category) for name, category in head.categories.items()],
        "system_types": [
            {"id": name, "title": found.title, "text": found.text} for name, found in head.system_types.items()
        ],
        "topics": _titled(head.topics),
        "relation_kinds": _titled(head.relation_kinds),
        "actions": [action_data(name, action) for name, action in head.actions.items()],
        "decisions": [
            {
                "id": name,
                "title": point.title,
                "question": point.question,
                "text": point.text,
                "source": source_data(point.source),
            }
            for name, point in head.decisions.items()
        ],
        "changes": [_change(version, change) for version, change in head.changes.items()],
        "unknown_names": [
            {
                "id": name,
                "name": unknown.name,
                "aliases": [*unknown.aliases],
                "means": [*unknown.means],
                "text": unknown.text,
            }
            for name, unknown in head.unknown_names.items()
        ],
        "glossary": [
            {"id": name, "term": term.term, "aliases": [*term.aliases], "text": term.text}
            for name, term in head.glossary.items()
        ],
        "review": _review(head.review) if head.review else None,
        "notes": notes_data(head.notes),
    }


def action_data(name: str, action: Action) -> shapes.Action:
    """An action of a gallery, a profile or a system."""
    due = action.due
    return {
        "id": name,
        "kind": action.kind,
        "title": action.title,
        "text": action.text,
        "phase": action.phase,
        "per": action.per,
        "categories": [*action.categories],
        "types": [*action.types],
        "due": {"before": due.before, "after": due.after, "days": due.days, "date": due.date} if due else None,
        "every": action.every,
        "months": [int(month) for month in action.months],
        "on": action.on,
        "requires": [*action.requires],
        "designates": [*action.designates],
        "responsible": action.responsible,
        "executor": action.executor,
        "alternatives": [*action.alternatives],
        "involved": [*action.involved],
        "source": source_data(action.source),
    }


def notes_data(notes: dict[str, Note]) -> list[role_shapes.Note]:
    """Notes in the order in which they stand."""
    return [
        {"id": name, "kind": note.kind, "text": note.text, "at": [*note.at], "facts": [*note.facts]}
        for name, note in notes.items()
    ]


def source_data(source: Source | None) -> role_shapes.Source | None:
    """A place in a source document."""
    if source is None:
        return None
    return {
        "document": source.document,
        "section": source.section,
        "heading": source.heading,
        "lines": source.lines,
    }


def _lifecycle(lifecycle: Lifecycle) -> shapes.Lifecycle:
    return {
        "stages": _titled(lifecycle.stages),
        "phases": [
            {"id": name, "title": phase.title, "stages": [*phase.stages], "text": phase.text}
            for name, phase in lifecycle.phases.items()
        ],
        "exit": lifecycle.exit,
    }


def _policies(policies: Policies) -> shapes.Policies:
    delegation = policies.delegation
    return {
        "delegate_tasks": delegation.tasks,
        "delegate_responsibilities": delegation.responsibilities,
        "delegate_role": delegation.role,
        "delegate_responsibilities_to": [*delegation.to],
        "contact_details": policies.contact_details,
        "self_supervision": policies.self_supervision,
        "several_holders": policies.several_holders,
        "several_roles": policies.several_roles,
        "vacancy": policies.vacancy,
        "operation": policies.operation,
    }


def _category(name: str, category: Category) -> shapes.Category:
    return {
        "id": name,
        "title": category.title,
        "of": category.of,
        "text": category.text,
        "examples": [*category.examples],
        "unit": category.unit,
        "role": category.role,
        "responsibility": category.responsibility,
        "used_by": category.used_by,
        "source": source_data(category.source),
    }


def _review(review: Review) -> shapes.Review:
    return {
        "every": review.every,
        "of": review.of,
        "evidence": review.evidence,
        "by": review.by,
        "unit": review.unit,
        "last": review.last,
    }


def _titled(titles: dict[str, str]) -> list[shapes.Titled]:
    return [{"id": name, "title": title} for name, title in titles.items()]


def _change(version: str, change: Change) -> shapes.Change:
    return {
        "version": version,
        "date": change.date,
        "text": change.text,
        "added": [*change.added],
        "retired": [
            {"id": name, "title": gone.title, "replaced_by": [*gone.replaced_by], "text": gone.text}
            for name, gone in change.retired.items()
        ],
        "renamed": [
            {"id": name, "title": renamed.title, "to": renamed.to, "text": renamed.text}
            for name, renamed in change.renamed.items()
        ],
        "changed": [{"id": name, "text": text} for name, text in change.changed.items()],
    }


def _role(name: str, role: Role, gallery: LinkedGallery) -> role_shapes.Role:
    placed = gallery.placed.get(name)
    suggested, required, klik = role.suggested, role.required, role.klik
    return {
        "id": name,
        "gallery": gallery.key_of(name),
        "title": role.title,
        "aliases": [*role.aliases],
        "former_ids": [*role.former_ids],
        "replaces": role.replaces,
        "group": placed.path[-1] if placed else None,
        "groups": [*placed.path] if placed else [],
        "locked": gallery.is_locked(name),
        "held_per": role.held_per,
        "held_by": [*role.held_by],
        "components": [*role.components],
        "applies_when": role.applies_when,
        "effect": role.effect,
        "characteristics": role.characteristics,
        "tasks": _items(role.tasks, role.source, "tasks"),
        "responsibilities": _items(role.responsibilities, role.source, "responsibilities"),
        "competencies": [
            {
                "id": item,
                "text": competency.text,
                "kind": competency.kind,
                "source": _item_source(role.source, "competencies", number),
                "former_ids": [*competency.former_ids],
            }
            for number, (item, competency) in enumerate(role.competencies.items(), start=1)
        ],
        "excludes": [
            {
                "id": item,
                "text": exclusion.text,
                "items": [*exclusion.items],
                "source": source_data(exclusion.source),
            }
            for item, exclusion in role.excludes.items()
        ],
        "position": [*role.position],
        "usual_position": [*role.usual_position],
        "exclusive_post": role.exclusive_post,
        "come_from": role.from_,
        "decision": role.decision,
        "delegation": _delegation(role.delegation) if role.delegation else None,
        "appointment": _appointment(role.appointment) if role.appointment else None,
        "suggested": {
            "mandatory": _phases(gallery, suggested.mandatory),
            "recommended": _phases(gallery, suggested.recommended),
            "standing": suggested.standing,
        }
        if suggested
        else None,
        "required": {"phases": _phases(gallery, required.phases), "why": required.why} if required else None,
        "holders": {
            "min": role.holders.min,
            "max": role.holders.max,
            "per": role.holders.per,
            "when": dict(role.holders.when or {}),
        },
        "contact_for": [
            {"subject": contact.subject, "towards": contact.towards, "phases": _phases(gallery, contact.phases)}
            for contact in role.contact_for
        ],
        "relations": [
            {
                "kind": relation.kind,
                "to": relation.to,
                "at": relation.at,
                "stages": [*relation.stages],
                "item": relation.item,
                "advice": relation.advice,
                "text": relation.text,
            }
            for relation in role.relations
        ],
        "klik": {
            "responsible": [*klik.responsible],
            "executor": [*klik.executor],
            "involved": [*klik.involved],
            "only": klik.only,
        }
        if klik
        else None,
        "under": role.under,
        "decides": role.decides,
        "seats": [_seat(seat_name, seat) for seat_name, seat in role.seats.items()],
        "open": role.open,
        "source": source_data(role.source),
        "notes": notes_data(role.notes),
    }


def _delegation(delegation: Delegation) -> role_shapes.Delegation:
    return {
        "tasks": delegation.tasks,
        "responsibilities": delegation.responsibilities,
        "role": delegation.role,
        "to": [*delegation.to],
    }


def _seat(name: str, seat: Seat) -> role_shapes.Seat:
    return {
        "id": name,
        "title": seat.title,
        "role": seat.role,
        "count": seat.count,
        "per": seat.per,
        "come_from": seat.from_,
        "position": [*seat.position],
        "obligation": seat.obligation,
        "several_owners": seat.several_owners,
        "text": seat.text,
    }


def _items(
    items: dict[str, Item], source: Source | None, listed: Literal["tasks", "responsibilities"]
) -> list[role_shapes.Item]:
    return [
        {
            "id": name,
            "text": item.text,
            "stages": None if item.stages is None else [*item.stages],
            "conditional": item.when is not None,
            "condition": condition_of(item),
            "delegable": item.delegable,
            "exclusive": item.exclusive,
            "decides": item.decides,
            "topic": item.topic,
            "evidence": item.evidence,
            "source": _item_source(source, listed, number),
            "former_ids": [*item.former_ids],
        }
        for number, (name, item) in enumerate(items.items(), start=1)
    ]


def _item_source(
    source: Source | None, listed: Literal["tasks", "responsibilities", "competencies"], number: int
) -> role_shapes.ItemSource:
    return {
        "section": source.section if source else None,
        "heading": source.heading if source else None,
        "list": listed,
        "number": number,
    }


def _appointment(appointment: Appointment) -> role_shapes.Appointment:
    initiator, lapse = appointment.initiated_by, appointment.lapses
    return {
        "how": [*appointment.how],
        "initiated_by": {"party": initiator.party, "text": initiator.text, "when": initiator.when}
        if initiator
        else None,
        "from_phase": appointment.from_,
        "latest_phase": appointment.latest,
        "earlier": appointment.earlier,
        "lapses": {"after": lapse.after, "when": lapse.when, "without": lapse.without} if lapse else None,
    }


def _phases(gallery: LinkedGallery, ranges: tuple[str, ...]) -> list[str]:
    return [*gallery.phase_set(ranges).phases]

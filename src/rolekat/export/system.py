"""A system's catalog as plain data: what its file, its profile and its gallery come to together."""

from rolekat.export.gallery import action_data, notes_data
from rolekat.export.shapes import system as shapes
from rolekat.library.phases import TIMELESS
from rolekat.state.catalog import CatalogRole, CatalogState
from rolekat.state.texts import TextItem


def system_data(state: CatalogState) -> shapes.System:
    """A system with its effective roles."""
    system = state.as_system
    return {
        "id": system.system,
        "title": system.title,
        "status": system.status,
        "gallery": system.gallery,
        "profile": system.profile,
        "category": system.category,
        "types": [*system.types],
        "subject_areas": [*system.subject_areas],
        "uses": [*state.uses],
        "introduction": state.introduction,
        "roles": [_role(role, state) for role in state.roles.values()],
        "left_out": [{"role": role, "why": why} for role, why in state.left_out.items()],
        "contact_point": [{"phase": phase, "role": state.contact_point.get(phase)} for phase in state.phases],
        "actions": [action_data(name, action) for name, action in state.actions.items()],
        "handovers": [
            {"role": role, "same_person": handover.same_person, "interim": handover.interim, "why": handover.why}
            for role, handover in state.handovers.items()
        ],
        "decisions": [
            {"id": name, "decided": decision.decided, "why": decision.why} for name, decision in state.decisions.items()
        ],
        "open_decisions": [*state.open_decisions],
        "notes": notes_data(state.notes),
        "former_ids": [*system.former_ids],
    }


def _role(role: CatalogRole, state: CatalogState) -> shapes.SystemRole:
    texts = role.texts
    return {
        "id": role.id,
        "of": role.of,
        "title": role.title,
        "locked": role.locked,
        "one_per": role.entry.one_per,
        "from_phase": role.starts,
        "obligations": {phase: _obligation(role, phase) for phase in state.phases or (TIMELESS,)},
        "obligations_stated": role.obligations.stated,
        "why": role.entry.why,
        "effect": texts.effect if texts else None,
        "effect_adapted": texts.effect_adapted if texts else False,
        "tasks": _texts(texts.tasks if texts else ()),
        "responsibilities": _texts(texts.responsibilities if texts else ()),
        "competencies": _texts(texts.competencies if texts else ()),
    }


def _obligation(role: CatalogRole, phase: str) -> shapes.Obligation:
    found = role.obligations.of(phase)
    if found == "mandatory":
        return "mandatory"
    return "recommended" if found else "inactive"


def _texts(items: tuple[TextItem, ...]) -> list[shapes.EffectiveText]:
    return [
        {
            "id": item.id,
            "text": item.text,
            "stages": None if item.stages is None else [*item.stages],
            "conditional": item.condition is not None,
            "condition": item.condition,
            "kind": item.kind,
            "origin": item.origin,
            "base": item.base,
            "number": item.number,
        }
        for item in items
    ]

"""A role has to do with another only while that other is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import items, stages_of
from rolekat.rules.references import everywhere

if TYPE_CHECKING:
    from rolekat.model.role import Relation, Role

RULE = Rule("RK108", "relation-to-lapsing-role", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each two roles; a succession begins where the other ends, and is none."""
    for name, role in gallery.roles.items():
        found: dict[tuple[str, str], list[tuple[Place, tuple[str, ...]]]] = {}
        for index, relation in enumerate(role.relations):
            other = gallery.role_meant(relation.to)
            if other is None or relation.kind in ("succeeds", "may-combine", "incompatible"):
                continue
            variant, stages = _too_late(stages_of(relation, role), gallery.roles[other], gallery)
            if variant:
                found.setdefault((variant, other), []).append((_place(name, relation, index, gallery), stages))
        for (variant, other), places in found.items():
            first, related = everywhere(dict.fromkeys(place for place, _ in places))
            stages = tuple(dict.fromkeys(stage for _, late in places for stage in late))
            yield RULE.at(
                first,
                variant,
                related=related,
                role=role.title,
                other=gallery.roles[other].title,
                stages=Several(tuple(gallery.head.lifecycle.stages[stage] for stage in stages)),
                end=_end(gallery.roles[other], gallery),
            )


def _too_late(stages: tuple[str, ...], other: Role, gallery: LinkedGallery) -> tuple[str, tuple[str, ...]]:
    """Stages in which the other role is over, or does nothing and may be; and which of the two it is."""
    lapses = other.appointment.lapses if other.appointment else None
    known = [stage for stage in stages if stage in gallery.head.lifecycle.stages]
    if lapses and lapses.after in gallery.phases:
        order = list(gallery.phases)
        until = {stage for phase in order[: order.index(lapses.after) + 1] for stage in gallery.stages_of[phase]}
        late = tuple(stage for stage in known if stage not in until)
        return ("after" if late else ""), late
    if lapses and lapses.when:
        active = {stage for _, item in items(other) for stage in (item.stages or known)}
        late = tuple(stage for stage in known if stage not in active)
        return ("when" if late else ""), late
    return "", ()


def _place(name: str, relation: Relation, index: int, gallery: LinkedGallery) -> Place:
    """The item that says so, where the relation names one: there a note explains it."""
    role = gallery.roles[name]
    for part, known in (("tasks", role.tasks), ("responsibilities", role.responsibilities)):
        if relation.item in known:
            return gallery.role_place(name, part, relation.item, of_key=True)
    return gallery.role_place(name, "relations", index)


def _end(role: Role, gallery: LinkedGallery) -> str:
    after = role.appointment.lapses.after if role.appointment and role.appointment.lapses else None
    return gallery.phases[after].title if after in gallery.phases else ""

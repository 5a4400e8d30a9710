"""Who reports to a role, or works with it, meets somebody who has something to do just then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import items, stages_of

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK217", "reports-to-inactive-role", "note", "Rollegalleri 1.5, 2 Rollebeskrivelser")
_BETWEEN_BOTH: Final = (
    "reports-to",
    "sparring",
    "cooperates",
    "assists",
    "informs",
    "leads",
    "escalates-to",
    "orders-from",
)


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Between roles of one system only: the stages of shared roles are those of the infrastructure, not of systems."""
    stages = gallery.head.lifecycle.stages
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations if role.held_per == "system" else ()):
            other = gallery.role_meant(relation.to) if relation.kind in _BETWEEN_BOTH else None
            if other is None or gallery.roles[other].held_per != "system":
                continue
            idle = [stage for stage in stages_of(relation, role) if stage in stages]
            idle = [stage for stage in idle if not _has_item(gallery.roles[other], stage)]
            if idle:
                yield RULE.at(
                    gallery.role_place(name, "relations", index),
                    role=role.title,
                    other=gallery.roles[other].title,
                    stages=Several(tuple(stages[stage] for stage in idle)),
                )


def _has_item(role: Role, stage: str) -> bool:
    return any(not item.stages or stage in item.stages for _, item in items(role))

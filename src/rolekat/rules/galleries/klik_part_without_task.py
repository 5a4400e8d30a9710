"""A role has a part in KLIK tasks in a stage exactly where its own tasks let it have one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import Naming

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK211", "klik-part-without-task", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser")
_NAMED = Naming(("KLIK-opgave",))


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """A part in a stage without tasks; and, where the gallery gives roles a part at all, tasks without a part."""
    stages = gallery.head.lifecycle.stages
    gives_parts = any(role.klik for role in gallery.roles.values())
    for name, role in gallery.roles.items():
        if role.klik:
            idle = [stage for stage in _marked(role) if stage in stages and not _has_task(role, stage)]
            if idle:
                place = gallery.role_place(name, "klik", of_key=True)
                yield RULE.at(place, role=role.title, stages=Several(tuple(stages[stage] for stage in idle)))
        elif gives_parts:
            speaking = [task for task, item in role.tasks.items() if _NAMED.search(item.text)]
            if speaking:
                place = gallery.role_place(name, "tasks", speaking[0], of_key=True)
                yield RULE.at(place, "unsaid", role=role.title)


def _marked(role: Role) -> list[str]:
    klik = role.klik
    return list(dict.fromkeys((*klik.responsible, *klik.executor, *klik.involved))) if klik else []


def _has_task(role: Role, stage: str) -> bool:
    return any(not item.stages or stage in item.stages for item in role.tasks.values())

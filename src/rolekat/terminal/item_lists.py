"""The list of tasks and responsibilities, whose ids adaptations, delegations and spread roles refer to."""

from collections.abc import Iterator
from typing import Final

from rolekat.library.gallery import LinkedGallery
from rolekat.state.texts import RoleTexts, role_texts
from rolekat.terminal.listing import Cell, Column, Listing, cell
from rolekat.terminal.marks import UNMARKED, initials, stage_mark
from rolekat.terminal.scope import Scope

_PARTS: Final = {"tasks": "task", "responsibilities": "responsibility"}


def items(scope: Scope) -> Listing:
    """Tasks and responsibilities of the roles of galleries; of a system as they count there."""
    columns = (
        *scope.gallery_column(),
        *(() if scope.role else (Column("role"),)),
        Column("kind", drop=2),
        Column("id"),
        Column("text", wraps=True, least=30),
        Column("stages", drop=1),
    )
    rows: list[dict[str, Cell]] = []
    stages_seen: dict[str, str] = {}
    for gallery in scope.galleries:
        stages = gallery.head.lifecycle.stages
        marks = initials(stages)
        now = gallery.phases[scope.phase].stages if scope.phase in gallery.phases else ()
        before = len(rows)
        for role, texts in _roles(scope, gallery):
            rows += [
                {
                    "gallery": cell(gallery.key),
                    "role": cell(role),
                    "kind": scope.word("item", kind),
                    "id": cell(item.id),
                    "text": cell(item.text),
                    "stages": cell(item.stages, stage_mark(item, marks)),
                }
                for part, kind in _PARTS.items()
                for item in getattr(texts, part)
                if item.origin != "omitted" and item.counts_in(now)
            ]
        if len(rows) > before:
            stages_seen.update({mark: stages[stage] for stage, mark in marks.items()})
    legend = [f"{mark} {title}" for mark, title in stages_seen.items()]
    if any(row["stages"].value == () for row in rows):
        legend.append(f"{UNMARKED} {scope.say('documents.role.unmarked')}")
    return Listing("tasks", columns, rows, tuple(legend) if rows else ())


def _roles(scope: Scope, gallery: LinkedGallery) -> Iterator[tuple[str, RoleTexts]]:
    """The roles that are meant; without a system the gallery's role stands for its variants in systems."""
    if scope.system:
        for role in scope.system.roles.values():
            if role.texts and scope.role in (None, role.id, role.of):
                yield role.id, role.texts
        return
    variants = (state.roles[scope.role].of for state in scope.systems if scope.role in state.roles)
    wanted = {scope.role, *variants} if scope.role else gallery.roles.keys()
    yield from ((name, role_texts(role)) for name, role in gallery.roles.items() if name in wanted)

"""The hand-over checklists of a phase change, laid beside it in the same draft."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rolekat.changes.gate import as_it_will_be
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.render.handovers import Change, handover
from rolekat.render.publishing import Choice, is_ours, templates_of
from rolekat.render.wishes import Viewpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.phase_step import Moved
    from rolekat.language import Language
    from rolekat.render.publishing import Output


def lay_checklists(moves: Sequence[Moved], desk: Desk, language: Language | None, file: str | None = None) -> None:
    """Write a checklist for each system that moves on, where documents lie or into one file of its own.

    Raises:
        UsageError: one file is named for several systems; the file cannot be read, or a template is wrong.
    """
    if file is not None and len(moves) > 1:
        raise UsageError("transition-one-checklist", file=file)
    if file is not None and not file.endswith(".md"):
        raise UsageError("transition-no-markdown", file=file)
    if file is not None and os.path.isfile(file) and not is_ours(file):
        raise UsageError("transition-not-ours", file=file)
    for output in _made(moves, desk, language, file):
        content = output.text.encode("utf-8")
        if not os.path.exists(output.path) or _content(output.path) != content:
            desk.draft.lay(output.path, content)
            desk.tell("transition-checklist", file=shown_path(output.path))


def _made(moves: Iterable[Moved], desk: Desk, language: Language | None, file: str | None) -> list[Output]:
    """The checklists as the documents will be once the draft is written."""
    config = desk.config
    choice = Choice(language, os.path.join(config.folder, config.render_to), templates_of(config, None))
    found = []
    with as_it_will_be(desk, desk.day) as organisations:
        viewpoint = Viewpoint(organisations, organisations.register)
        for moved in moves:
            if moved.before is None:
                continue
            change = Change(moved.organisation, moved.system, moved.before, moved.phase)
            output = handover(change, viewpoint, choice, file)
            if output is None:
                desk.tell("transition-no-checklist", where=moved.title)
            found += [output] if output else []
    return found


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read().replace(b"\r\n", b"\n")

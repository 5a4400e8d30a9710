"""A small gallery with phases, a successor and tasks that come back; an organisation with two systems and a group."""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import sys
from pathlib import Path
from typing import Final

import pytest
from tests import commands

from rolekat.changes.desk import Desk
from rolekat.config import find_config

GALLERY: Final = """\
gallery: shed
version: "1"
title: Sheds
language: en
lifecycle:
  stages: {building: Building, using: Using}
  phases:
    plan: {title: "Phase 1: Plan", stages: [building]}
    build: {title: "Phase 2: Build", stages: [building]}
    use: {title: "Phase 3: Use", stages: [building, using]}
    close: {title: Close, stages: [using]}
groups:
  own: {title: Own, texts: adaptable, roles: [builder, keeper, guest]}
  shared: {title: Shared, texts: locked, roles: [watch]}
actions:
  count-tools: {title: Count the tools, every: 12 months, responsible: keeper}
  yearly-feast: {title: Hold the feast, per: organisation, every: 12 months}
review: {every: 12 months, of: staffing}
"""

ROLES: Final = {
    "builder": """\
role: builder
title: Builder
held_per: system
appointment: {how: designated, from: plan, lapses: {after: build}}
suggested: {mandatory: until build}
tasks:
  saw: {text: Saws., stages: [building]}
  tidy: {text: Tidies., stages: [building, using]}
""",
    "keeper": """\
role: keeper
title: Keeper
held_per: system
appointment: {how: designated, from: build}
suggested: {recommended: build, mandatory: from use}
relations:
  - {kind: succeeds, to: builder, at: use}
tasks:
  lock: {text: Locks., stages: [using]}
  survey: {text: Surveys., stages: [building], evidence: survey}
""",
    "guest": """\
role: guest
title: Guest
held_per: system
appointment: {how: designated, from: plan}
suggested: {recommended: build}
tasks:
  look: {text: Looks.}
""",
    "watch": """\
role: watch
title: Night watch
held_per: organisation
appointment: {how: designated, from: plan}
suggested: {mandatory: from use}
tasks:
  walk: {text: Walks.}
""",
}

SYSTEM: Final = """\
system: {id}
title: {title}
gallery: shed@1
roles:
  builder:
  keeper:
  guest:
  watch:
contact_point: {{plan: builder, build: builder, use: keeper, close: keeper}}
actions:
  order-wood:
    title: Order the wood
    phase: plan
    due: {{before: build, days: 10}}
    responsible: builder
  sharpen-saw:
    title: Sharpen the saw
    phase: build
    requires: [order-wood]
    responsible: builder
  find-keeper:
    title: Find a keeper
    phase: build
    designates: [keeper]
    responsible: builder
  hang-sign:
    title: Hang the sign
    phase: use
    due: {{after: use, days: 7}}
    responsible: keeper
handovers:
  keeper: {{same_person: {same}, interim: The builder keeps the key for a month.}}
"""

ORGANISATION: Final = """\
organisation: village
title: The village
gallery: shed@1
people:
  anna: {position: mason}
  bert:
  cleo:
units:
  crew: {title: The crew}
system_groups:
  yard: {title: The yard, systems: [hut, barn]}
roles:
  watch:
    holders:
      - {person: cleo, from: 2026-01-01}
"""

HUT: Final = """\
# The hut, as it is.
staffing: hut
organisation: village
phases:
  plan: 2026-01-05   # after the holidays
  build: 2026-03-02
  close: 2028-01-03
roles:
  builder:
    # Anna has done this before.
    holders:
      - {person: anna, from: 2026-01-05, deputies: [bert]}
    delegated:
      saw: {person: bert, from: 2026-03-02}
  keeper:   # nobody yet
  guest:
    holders:
      - person: cleo
        from: 2026-03-02
actions:
  order-wood: {done: 2026-02-10}
"""

BARN: Final = """\
staffing: barn
organisation: village
phases:
  plan: 2026-02-02
  build: 2026-04-06
  use: 2026-09-01
roles:
  builder:
    holders:
      - {person: bert, from: 2026-02-02, until: 2026-08-31}
  keeper:
    holders:
      - {person: bert, from: 2026-09-01}
"""

FILES: Final = {
    "rolekat.toml": 'as-of = "2026-06-01"\n',
    "catalog/roles/shed/gallery.yaml": GALLERY,
    **{f"catalog/roles/shed/{name}.yaml": text for name, text in ROLES.items()},
    "catalog/systems/hut.yaml": SYSTEM.format(id="hut", title="The hut", same="recommended"),
    "catalog/systems/barn.yaml": SYSTEM.format(id="barn", title="The barn", same="open"),
    "catalog/organisations/village/organisation.yaml": ORGANISATION,
    "catalog/organisations/village/systems/hut.yaml": HUT,
    "catalog/organisations/village/systems/barn.yaml": BARN,
}
HUT_FILE: Final = "catalog/organisations/village/systems/hut.yaml"
BARN_FILE: Final = "catalog/organisations/village/systems/barn.yaml"
HEAD_FILE: Final = "catalog/organisations/village/organisation.yaml"


def lay_out(folder: Path, changed: dict[str, str] | None = None) -> None:
    """Write the small catalog, some of its files with other contents."""
    for name, text in {**FILES, **(changed or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))


def desk_here() -> Desk:
    """A desk in the current folder."""
    return Desk(find_config())


def difference(desk: Desk) -> dict[str, list[str]]:
    """What a draft changes in catalog files: the lines that go and come, by file."""
    found = {}
    for file, (before, after) in desk.draft.files.items():
        old, new = ((content or b"").decode("utf-8").splitlines(keepends=True) for content in (before, after))
        lines = list(difflib.unified_diff(old, new, n=0))[2:]
        name = os.path.relpath(file).replace(os.sep, "/")
        if name.endswith(".yaml"):
            found[name] = [line.rstrip("\n") for line in lines if not line.startswith("@@")]
    return found


def documents(desk: Desk) -> dict[str, str]:
    """The documents that a draft writes."""
    files = desk.draft.files.items()
    shown = {os.path.relpath(file).replace(os.sep, "/"): written.after for file, written in files}
    return {name: (after or b"").decode("utf-8") for name, after in shown.items() if name.endswith(".md")}


def told(desk: Desk) -> list[str]:
    """The keys of what is told, each with what it speaks of in the order of its names, but for the place."""
    return [
        " ".join([key, *(value for name, value in sorted(params.items()) if value and name not in ("where", "id"))])
        for key, params in desk.told
    ]


def rolekat(folder: Path, *words: str, lang: str = "en") -> commands.Ran:
    """Run a command as somebody types it."""
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.StringIO())
        return commands.rolekat(*words, language=lang, width=100)

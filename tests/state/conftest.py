"""A small gallery with one of everything that a catalog can build on."""

from pathlib import Path
from typing import Final

import pytest

GALLERY: Final = """\
gallery: demo
version: "2"
title: Demo
language: en
lifecycle:
  stages: {building: Building, running: Running}
  phases:
    start: {title: Start, stages: [building]}
    build: {title: Build, stages: [building]}
    launch: {title: Launch, stages: [building]}
    run: {title: Run, stages: [building, running]}
    end: {title: End}
components:
  platform: {title: Platform}
  access: {title: Access, part_of: platform}
  log: {title: Log}
subjects:
  system: {title: The system}
groups:
  own:
    title: Own
    texts: adaptable
    roles: [lead, manager, user]
  shared:
    title: Shared
    texts: locked
    roles: [guard, desk, logger]
decisions:
  who: {title: Who, question: Who?}
  when: {title: When, question: When?}
changes:
  "2":
    retired:
      clerk: {title: Clerk, replaced_by: [group/shared, manager]}
    renamed:
      chief: {title: Chief, to: lead}
"""

ROLES: Final = {
    "lead": """\
role: lead
title: Lead
held_per: system
effect: Somebody leads.
appointment: {how: designated, from: start, lapses: {after: launch}}
suggested: {mandatory: until launch}
contact_for:
  - {subject: system, phases: until launch}
klik: {responsible: [building]}
tasks:
  plan: {text: Plans., stages: [building]}
  tell: {text: Tells., stages: [building]}
responsibilities:
  success: {text: Success., stages: [building]}
competencies:
  calm: {text: Calm., kind: attitude}
""",
    "manager": """\
role: manager
title: Manager
held_per: system
appointment: {how: designated, from: run}
suggested: {mandatory: from run, recommended: launch}
required: {phases: always, why: The source says so.}
contact_for:
  - {subject: system, phases: from run}
relations:
  - {kind: succeeds, to: lead}
  - {kind: sparring, to: demo/user#help}
tasks:
  keep: {text: Keeps., stages: [running]}
""",
    "user": """\
role: user
title: User
held_per: place
former_ids: [superuser]
appointment: {how: local}
tasks:
  help: {text: Helps.}
""",
    "guard": """\
role: guard
title: Guard
held_per: organisation
components: [access]
suggested: {mandatory: always}
""",
    "desk": "role: desk\ntitle: Desk\nheld_per: either\ncomponents: [access]\napplies_when: There is a desk.\n",
    "logger": "role: logger\ntitle: Logger\nheld_per: component\ncomponents: [log]\n",
}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The folder of a catalog with the gallery `demo@2` and nothing else."""
    folder = tmp_path / "roles" / "demo"
    folder.mkdir(parents=True)
    (folder / "gallery.yaml").write_text(GALLERY, "utf-8")
    for name, text in ROLES.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path

"""Two versions of a small gallery in which everything changes that can, and what is made from the older one."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Any, Final

from rolekat.changes.desk import Desk
from rolekat.config import find_config
from rolekat.upgrading.plan import Upgrade
from rolekat.upgrading.report import Question, Report, Step
from rolekat.upgrading.wish import Wish

DAY: Final = "2026-06-01"
OLD_HEAD: Final = """\
gallery: garden
version: "1"
title: Gardens
language: en
lifecycle:
  stages: {growing: Growing}
  phases:
    sow: {title: Sow, stages: [growing]}
    tend: {title: Tend, stages: [growing]}
components: {pond: {title: The pond}}
groups:
  own: {title: Own, texts: adaptable, roles: [gardener, weeder, picker, planter]}
  shared: {title: Shared, texts: locked, roles: [chief, scarecrow, pondkeeper, mole]}
"""
NEW_HEAD: Final = """\
gallery: garden
version: "2"
title: Gardens
language: en
lifecycle:
  stages: {growing: Growing}
  phases:
    sow: {title: Sow, stages: [growing]}
    harvest: {title: Harvest, stages: [growing]}
components: {pond: {title: The pond}}
groups:
  own: {title: Own, texts: adaptable, roles: [head-gardener, picker, planter, composter]}
  shared: {title: Shared, texts: locked, roles: [chief, warden, frogkeeper]}
changes:
  "2":
    renamed: {gardener: {title: Gardener, to: head-gardener}}
    retired:
      weeder: {title: Weeder, replaced_by: [picker]}
      scarecrow: {title: Scarecrow, replaced_by: [warden, group/shared]}
      pondkeeper: {title: Pond keeper, replaced_by: [chief]}
    added: [composter, warden, frogkeeper]
"""


def role(name: str, title: str, more: str = "", held_per: str = "system") -> str:
    return f"role: {name}\ntitle: {title}\nheld_per: {held_per}\n{more}"


OLD_ROLES: Final = {
    "gardener": role(
        "gardener", "Gardener", "tasks: {dig: {text: Digs.}, water: {text: Waters.}, hum: {text: Hums.}}\n"
    ),
    "weeder": role("weeder", "Weeder", "tasks: {weed: {text: Weeds.}}\n"),
    "picker": role("picker", "Picker", "effect: All is picked.\ntasks: {pick: {text: Picks.}, sort: {text: Sorts.}}\n"),
    "planter": role("planter", "Planter", "tasks: {plant: {text: Plants.}}\n"),
    "chief": role("chief", "Chief", "holders: {max: 1}\ntasks: {lead: {text: Leads.}}\n", "organisation"),
    "scarecrow": role("scarecrow", "Scarecrow", "tasks: {scare: {text: Scares.}}\n", "organisation"),
    "pondkeeper": role("pondkeeper", "Pond keeper", "", "organisation"),
    "mole": role("mole", "Mole", "", "organisation"),
}
NEW_ROLES: Final = {
    "head-gardener": role(
        "head-gardener",
        "Head gardener",
        "tasks: {dig: {text: Digs.}, water: {text: Waters daily.}, rest: {text: Rests.}}\n",
    ),
    "picker": role("picker", "Picker", "effect: All is picked.\ntasks: {pick: {text: Picks.}, hum: {text: Hums.}}\n"),
    "planter": role("planter", "Planter", "tasks: {plant: {text: Plants.}, wave: {text: Waves.}}\n"),
    "composter": role("composter", "Composter", "suggested: {recommended: sow}\n"),
    "chief": role("chief", "Chief", "holders: {max: 1}\ntasks: {lead: {text: Leads.}}\n", "organisation"),
    "warden": role("warden", "Warden", "suggested: {mandatory: always}\n", "organisation"),
    "frogkeeper": role(
        "frogkeeper", "Frog keeper", "components: [pond]\nsuggested: {mandatory: always}\n", "organisation"
    ),
}
SYSTEM: Final = """\
# The vegetable garden
system: beds
title: Beds
gallery: garden@1
roles:
  gardener:   # does most
    adapt:
      tasks:
        replace:
          dig:
            was: garden@1
            text: Digs deep.
          water: {was: garden@1, text: Waters twice.}
          hum:
            was: garden@1
            text: Hums softly.
  second-gardener: {of: gardener, title: Second gardener}
  weeder:
    why: There are weeds.
  picker: {adapt: {tasks: {omit: [sort]}}}
  planter: {adapt: {tasks: {add: {wave: {text: Waves his hat.}}}}}
contact_point: {sow: gardener, tend: gardener}
actions:
  weed-all: {title: Weed everything, phase: tend, responsible: weeder, involved: [weeder, picker, gardener]}
handovers:
  gardener: {same_person: recommended}
"""
ORGANISATION: Final = """\
organisation: farm
title: The farm
kind: municipality
gallery: garden@1
people:
  aa:
  bb: {left: 2026-01-31}
  cc:
roles:
  chief:
    holders: [{person: aa, from: 2020-01-01}]
  scarecrow:
    holders:
      - {person: cc, from: 2020-01-01, until: 2027-12-31, deputies: [aa], decision: case 1}
      - {person: bb, from: 2020-01-01}
  pondkeeper:
    holders: [{person: cc, from: 2021-01-01}]
"""
STAFFING: Final = """\
staffing: beds
organisation: farm
phases: {sow: 2026-01-01, tend: 2026-05-01}
roles:
  gardener:
    holders: [{person: aa, from: 2026-01-01}]
    delegated:
      dig: {role: weeder, from: 2026-01-01}
      hum: {person: cc, from: 2026-01-01}
  second-gardener:
    holders: [{person: cc, from: 2026-01-01}]
  weeder:
    holders: [{person: cc, from: 2026-01-01}]
"""
CONFIG: Final = f'as-of = "{DAY}"\nsources = ["catalog"]\n'


def lay_out(folder: Path, **files: str) -> Path:
    """Both versions of the gallery, and what is made from the older one, in a folder; some of it said otherwise."""
    texts = {
        "beds": ("systems/beds.yaml", SYSTEM),
        "farm": ("organisations/farm/organisation.yaml", ORGANISATION),
        "staffing": ("organisations/farm/systems/beds.yaml", STAFFING),
    }
    laid = {path: files.get(name, text) for name, (path, text) in texts.items()}
    laid.update({name: text for name, text in files.items() if name not in texts})
    for version, head, roles in (("1", OLD_HEAD, OLD_ROLES), ("2", NEW_HEAD, NEW_ROLES)):
        laid.setdefault(f"roles/garden-{version}/gallery.yaml", head)
        laid.update({f"roles/garden-{version}/{name}.yaml": text for name, text in roles.items()})
    for path, text in laid.items():
        file = folder / "catalog" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text:
            file.write_text(text, "utf-8")
    (folder / "rolekat.toml").write_text(CONFIG, "utf-8")
    return folder


def prepared(**wish: Any) -> tuple[Report, Desk]:
    """An upgrade in the current folder, nothing of it written."""
    wish.setdefault("everything", not wish.get("names"))
    wish.setdefault("to", "garden@2")
    desk = Desk(find_config())
    return Upgrade(Wish(**wish), desk).prepare(), desk


def changed(desk: Desk) -> dict[str, list[str]]:
    """The lines that came and went, by file below the catalog."""
    found = {}
    for file, written in desk.draft.files.items():
        before, after = ((content or b"").decode().splitlines() for content in written)
        lines = list(difflib.unified_diff(before, after, n=0, lineterm=""))[2:]
        name = os.path.relpath(file, "catalog").replace(os.sep, "/")
        found[name] = [line for line in lines if not line.startswith("@@")]
    return found


def steps(report: Report, kind: str) -> list[Step]:
    return [step for step in report.steps if step.kind == kind]


def questions(report: Report, kind: str) -> list[Question]:
    return [question for question in report.questions if question.kind == kind]

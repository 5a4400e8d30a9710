"""A harbour without phases: docks, a group of systems, a role that comes with a position, a sheet, a joint body."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.changes.shed import desk_here

from rolekat.changes.desk import Desk

GALLERY: Final = """\
gallery: harbour
version: "1"
title: Harbours
language: en
lifecycle: {stages: {work: Work}}
made_for: [municipality, joint-body]
groups:
  own: {title: Own, texts: adaptable, roles: [captain, mate, pilot]}
  shared: {title: Shared, texts: locked, roles: [clerk, warden, head, board]}
policies: {delegation: {tasks: allowed, responsibilities: never}}
actions:
  drill: {title: Hold the drill, every: 12 months, responsible: captain}
  paint: {title: Paint the hull, responsible: captain}
"""

ROLES: Final = {
    "captain": """\
role: captain
title: Captain
aliases: [Skipper]
held_per: system
held_by: [person, unit, supplier]
suggested: {mandatory: always}
holders: {max: 1}
tasks:
  steer: {text: Steers the ship.}
  log: {text: Keeps the log.}
  log-in: {text: Greets those who come on board.}
  swear: {text: Swears the oath., delegable: never}
responsibilities:
  safety: {text: Answers for safety.}
source: {document: code, section: "1"}
""",
    "mate": """\
role: mate
title: Mate
held_per: system
suggested: {recommended: always}
tasks:
  help: {text: Helps.}
""",
    "pilot": """\
role: pilot
title: Pilot
held_per: system
holders: {max: 1, per: place/dock}
suggested: {mandatory: always}
tasks:
  guide: {text: Guides.}
""",
    "clerk": """\
role: clerk
title: Harbour clerk
held_per: organisation
suggested: {mandatory: always}
tasks:
  count: {text: Counts.}
""",
    "warden": """\
role: warden
title: Warden
held_per: either
suggested: {recommended: always}
tasks:
  watch: {text: Watches.}
""",
    "head": """\
role: head
title: Head of the harbour
held_per: organisation
position: [harbour-master]
appointment: {how: by-position}
suggested: {mandatory: always}
tasks:
  decide: {text: Decides.}
""",
    "board": """\
role: board
title: The board
held_per: organisation
held_by: body
suggested: {recommended: always}
decides: decision
seats:
  secretary: {title: Secretary, role: clerk}
  member: {title: Member, per: owner}
  expert: {title: Expert, count: 2}
""",
}

SYSTEM: Final = """\
system: {id}
title: {title}
gallery: harbour@1
roles: {{captain: , mate: , pilot: , clerk: , warden: , head: }}
"""

PORT: Final = """\
# The port, as it is.
organisation: port
title: The port
gallery: harbour@1
people:
  # Office
  anna: {position: harbour-master, unit: office}
  bert: {unit: office}
  cleo: {unit: office}
  # Quay
  dora: {unit: quay}
  egon: {unit: quay}
  finn: {unit: quay, left: 2026-03-31}
  gerd: {unit: quay}
positions:
  harbour-master: {title: Harbour master}
units:
  office: {title: The office}
  quay: {title: The quay}
places:
  north: {title: North dock, kind: dock}
  south: {title: South dock, kind: dock}
  inn: {title: The inn}
suppliers:
  tugs: {title: Tugs Ltd}
system_groups:
  fleet:
    title: The fleet
    systems: [crane, ferry]
    roles:
      mate:
        holders:
          - {person: bert, from: 2025-01-01, deputies: [cleo]}
roles:
  clerk:
    holders:
      - {person: cleo, from: 2024-01-01, deputies: [bert], decision: minutes 4}   # since the flood
  board:
    seats:
      expert:
        - {person: dora, from: 2025-01-01}
  warden:
"""

CRANE: Final = """\
staffing: crane
organisation: port
roles:
  captain:
    # Dora built it.
    holders:
      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}
    delegated:
      log: {person: egon, from: 2025-02-01, decision: minutes 8}
  pilot:
    holders:
      # North
      - {person: finn, at: north, from: 2024-01-01, until: 2026-03-31}
      - {person: gerd, at: north, from: 2026-04-01}
      # South
      - person: egon   # by day
        at: south
        from: 2025-01-01
actions:
  drill: {done: 2026-01-10, executor: egon}
  paint: {done: 2025-05-05, executor: egon}
"""

FERRY: Final = """\
staffing: ferry
organisation: port
roles:
  captain:
    holders:
      - together: [person/egon, unit/quay]
        named: [gerd]
        from: 2025-01-01
  pilot:
    holders:
      - {person: egon, at: [north, south], from: 2025-01-01}
sheets:
  captain:
    title: Who sails the ferry
    unit: quay
    agreed: {by: [egon, bert], on: 2025-12-01}
    notice: 3 months
    from: 2026-01-01
    tasks:
      steer:
      log: {person: egon}
"""

ALLIANCE: Final = """\
organisation: alliance
title: The alliance
gallery: harbour@1
kind: joint-body
owners: {east: {title: East town}, west: {title: West town}}
people:
  hans: {employer: east}
  ida: {employer: west}
  jens:
  kurt: {employer: east}
roles:
  clerk:
    holders:
      - {person: jens, from: 2025-01-01}
  board:
    seats:
      member:
        - {person: hans, from: 2025-01-01}
        - {person: ida, from: 2025-01-01}
      expert:
        - {person: jens, from: 2025-01-01}
"""

FILES: Final = {
    "rolekat.toml": 'as-of = "2026-06-01"\n',
    "catalog/roles/harbour/gallery.yaml": GALLERY,
    **{f"catalog/roles/harbour/{name}.yaml": text for name, text in ROLES.items()},
    "catalog/systems/crane.yaml": SYSTEM.format(id="crane", title="The crane"),
    "catalog/systems/ferry.yaml": SYSTEM.format(id="ferry", title="The ferry"),
    "catalog/organisations/port/organisation.yaml": PORT,
    "catalog/organisations/port/systems/crane.yaml": CRANE,
    "catalog/organisations/port/systems/ferry.yaml": FERRY,
}
HEAD_FILE: Final = "catalog/organisations/port/organisation.yaml"
CRANE_FILE: Final = "catalog/organisations/port/systems/crane.yaml"
FERRY_FILE: Final = "catalog/organisations/port/systems/ferry.yaml"
ALLIANCE_FILE: Final = "catalog/organisations/alliance/organisation.yaml"
NAMES: Final = {"port": HEAD_FILE, "crane": CRANE_FILE, "ferry": FERRY_FILE, "alliance": ALLIANCE_FILE}


def lay_out(folder: Path, changed: dict[str, str] | None = None) -> None:
    """Write the harbour, with some files otherwise or in addition."""
    for name, text in {**FILES, **(changed or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))


def desk_in(folder: Path, **changed: str) -> Desk:
    """A desk in the harbour, which is the current folder; files are named as in `NAMES`."""
    lay_out(folder, {NAMES[name]: text for name, text in changed.items()})
    return desk_here()

"""A gallery with one role, a system, and an organisation with two people: as small as a catalog can be."""

from pathlib import Path

GALLERY = """\
gallery: shed
version: "1"
title: Sheds
language: en
lifecycle:
  phases: {build: {title: Build}, use: {title: Use}}
components: {tool-rack: {title: Tool rack}}
groups: {own: {title: Own, texts: adaptable, roles: [builder]}}
"""
BUILDER = """\
role: builder
title: Builder
held_per: system
suggested: {recommended: always}
"""
HUT = """\
system: hut
title: The hut
gallery: shed@1
roles:
  builder: {why: Somebody must build.}
"""
VILLAGE = """\
organisation: village
title: The village
gallery: shed@1
people:
  anna:
  bert:
"""
STAFF = """\
staffing: hut
organisation: village
phases: {build: 2026-01-05}
roles:
  builder:
    holders:
      - {person: anna, from: 2026-01-05, deputies: [bert]}
"""
HUT_FILE, VILLAGE_FILE = "catalog/systems/hut.yaml", "catalog/organisations/village/organisation.yaml"
STAFF_FILE = "catalog/organisations/village/systems/hut.yaml"
FILES = {
    "rolekat.toml": 'as-of = "2026-06-01"\n',
    "catalog/roles/shed/gallery.yaml": GALLERY,
    "catalog/roles/shed/builder.yaml": BUILDER,
    HUT_FILE: HUT,
    VILLAGE_FILE: VILLAGE,
    STAFF_FILE: STAFF,
}


def lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode("utf-8"))

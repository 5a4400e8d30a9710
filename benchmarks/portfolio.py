"""Makes a municipality with some 330 systems in its overview: a catalog and a staffing file for each.

The gallery, the profiles and the head of the organisation are those of the worked example of the repository; its systems
are written out again and again under other names, in the proportions that the gallery's source tells of: few basic
systems, some forty that everybody uses, and field systems for the rest. The same number gives the same bytes. On
`country.DAY` it checks without errors or warnings.
"""

import re
import shutil
from pathlib import Path
from typing import Final

from corpus import put

CATALOG: Final = Path(__file__).parents[1] / "catalog"
GALLERY: Final = "hjoerring"
ORGANISATION: Final = "klitkoebing"
SYSTEMS: Final = 330
BASIC, EVERYBODYS, FIELD = "windows-arbejdsplads", "sbsys-esdh", "cura-omsorg"
"""The example's systems of each category, of which there is nothing to find."""
OWNERS: Final = ("tosk", "unfr", "kalo")
"""Who owns these; a system's owner is one of as many office heads as there are `OFFICES` in each place."""
OFFICES: Final = 30
MANY_BASIC, MANY_EVERYBODYS = 10, 40


def template_of(number: int) -> str:
    """Which of the example's systems a system is written after."""
    if number < MANY_BASIC:
        return BASIC
    return EVERYBODYS if number < MANY_BASIC + MANY_EVERYBODYS else FIELD


def make(folder: Path, systems: int = SYSTEMS) -> None:
    """Write the municipality into `folder/catalog`."""
    catalog = folder / "catalog"
    shutil.copytree(CATALOG / "roles" / GALLERY, catalog / "roles" / GALLERY)
    for profile in sorted((CATALOG / "profiles").glob("itstrategi-*.yaml")):
        put(catalog / "profiles" / profile.name, profile.read_text(encoding="utf-8"))
    theirs, mine = CATALOG / "organisations" / ORGANISATION, catalog / "organisations" / ORGANISATION
    put(mine / "organisation.yaml", _head((theirs / "organisation.yaml").read_text(encoding="utf-8")))
    shown = [path.stem for path in sorted((theirs / "systems").glob("*.yaml"))]
    for name in shown:
        put(catalog / "systems" / f"{name}.yaml", (CATALOG / "systems" / f"{name}.yaml").read_text(encoding="utf-8"))
    for name in (EVERYBODYS, "oes-indsigt"):  # the head speaks of them
        put(mine / "systems" / f"{name}.yaml", (theirs / "systems" / f"{name}.yaml").read_text(encoding="utf-8"))
    for number in range(systems - 2):
        template, name = template_of(number), f"system-{number:03}"
        title = _titled(CATALOG / "systems" / f"{template}.yaml")
        for folder_of, into in ((CATALOG, catalog), (theirs, mine)):
            text = (folder_of / "systems" / f"{template}.yaml").read_text(encoding="utf-8")
            text = text.replace(f": {template}\n", f": {name}\n").replace(
                f"title: {title}\n", f"title: System {number}\n"
            )
            for owner in OWNERS:
                text = re.sub(rf"\b{owner}\b", f"{owner}-{number % OFFICES}", text)
            put(into / "systems" / f"{name}.yaml", text)


def _head(text: str) -> str:
    """The organisation with an owner for each office, and with nobody missing or about to leave."""
    for owner in OWNERS:
        line = next(line for line in text.splitlines(keepends=True) if line.startswith(f"  {owner}: "))
        offices = "".join(line.replace(owner, f"{owner}-{office}") for office in range(OFFICES))
        text = text.replace(line, line + offices)
    text = text.replace(", left: 2026-10-31", "").replace(", until: 2026-12-31", "")
    return re.sub(r"    # Stillingen .*\n    accepted_vacancy:\n(?:      .*\n)+", "", text)


def _titled(file: Path) -> str:
    line = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("title: "))
    return line.removeprefix("title: ")

"""docs/fix.md says of each rule what is mended, and how surely; its example is what comes out."""

import re
import subprocess
import sys
from pathlib import Path

from rolekat.fixing.registry import kinds_of
from rolekat.rules.registry import rules

PAGE = (Path(__file__).parents[2] / "docs" / "fix.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (RK\d[^|]*) \| ([^|]*) \| ([^|]*) \|$", PAGE, re.MULTILINE)
EXAMPLE = re.findall(r"```console\n\$ rolekat (.*)\n((?:.*\n)*?)```", PAGE)
SYSTEM = """\
system: skat
title: Skat: alle skatter
gallery: kombit@1.5
roles: {projektejer: , projektleder: , systemejer: , systemansvarlig: }
uses: ~
# Hvem man spørger i hver fase
contact_points: {opstart: projektleder}
"""


def test_it_names_every_rule_whose_findings_can_be_mended() -> None:
    said: dict[str, set[str]] = {}
    for codes, safe, unsafe in ROWS:
        kinds = {kind for kind, text in (("safe", safe), ("unsafe", unsafe)) if text.strip()}
        said.update(dict.fromkeys(codes.split(", "), kinds))
    known = {rule.code: set(kinds_of(rule.name)) for rule in rules() if kinds_of(rule.name)}
    assert said.keys() == known.keys()
    assert [code for code in known if not known[code] <= said[code]] == []


def test_the_example_is_what_comes_out(tmp_path: Path) -> None:
    ((line, shown),) = EXAMPLE
    file = tmp_path / "catalog" / "systems" / "skat.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(SYSTEM, encoding="utf-8")
    command = [sys.executable, "-m", "rolekat", "--lang", "en", *line.split()]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.startswith(shown)

"""The test bed: each rule on who holds the roles fires in it exactly once, in the file that is named after the rule.

A rule that has no place in the bed fails here. To give it one, add `systems/<rule>.yaml` and
`organisations/proeveby/systems/<rule>.yaml`, or an organisation or gallery of that name where the rule looks at a whole
one, with nothing wrong but what the rule is for.
"""

import contextlib
import shutil
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from rolekat.check import check_workspace
from rolekat.config import find_config
from rolekat.findings.finding import Finding, Rule
from rolekat.rules.registry import folder_of, rules
from rolekat.workspace import open_workspace

BED: Final = Path(__file__).parent / "testbed"
FAMILIES: Final = ("staffing", "review")
RULES: Final = [rule for rule in rules() if Path(folder_of(rule)).name in FAMILIES]

BESIDE: Final = {
    "term-not-begun": "recommended-role-vacant",  # who is to come fills nothing yet: the vacancy is found beside it
}
"""Rules that cannot fire alone: the rule in whose file each does."""
OTHERWISE: dict[str, int] = {}
"""Rules that cannot fire exactly once, with how often they do, and why."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """What a check finds in a copy of the bed, whose contact register is then in no git repository."""
    folder = shutil.copytree(BED, tmp_path_factory.mktemp("bed") / "testbed")
    with contextlib.chdir(folder):
        report = check_workspace(open_workspace([], find_config()))
    return [located.finding for located in report.findings]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_rule_fires_once_and_where_its_name_stands(rule: Rule, found: list[Finding]) -> None:
    places = [finding.place.file for finding in found if finding.code == rule.code]
    assert len(places) == OTHERWISE.get(rule.name, 1), places
    parts = [Path(place).with_suffix("").parts for place in places]
    assert all(BESIDE.get(rule.name, rule.name) in part for part in parts), places


def test_nothing_fires_that_is_no_rule_of_the_bed(found: list[Finding]) -> None:
    """Also by count: no finding is there twice, and nothing else is wrong with the bed."""
    expected = Counter({rule.code: OTHERWISE.get(rule.name, 1) for rule in RULES})
    codes = Counter(finding.code for finding in found if finding.severity != "note" or finding.code in expected)
    assert codes == expected


def test_the_exceptions_are_rules() -> None:
    names = {rule.name for rule in RULES}
    assert {*BESIDE, *BESIDE.values(), *OTHERWISE} <= names

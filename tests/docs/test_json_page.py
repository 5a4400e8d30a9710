"""docs/json.md names the keys that there are."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.language import words
from rolekat.library.library import Library
from rolekat.report.formats import Style, in_format
from rolekat.rules.listing import as_json as rules_as_json
from rolekat.terminal.listing import as_json as lists_as_json
from rolekat.terminal.lists import LISTS, build
from rolekat.terminal.scope import Filters
from rolekat.workspace import open_workspace

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
EXAMPLES: list[dict[str, Any]] = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
ROWS = re.findall(r"^\| `([\w -]+)` \| (.*) \|$", PAGE, re.MULTILINE)
SYSTEM = "system: skat\ntitle: Skat\ngallery: kombit@1.5\nroles:\n  projektlder:\n"
TWICE = "system: dobbelt\ntitle: A\ntitle: B\ngallery: kombit@1.5\n"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([str(ROOT / "catalog")])


def listed(library: Library, name: str | None, filters: Filters) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lists_as_json(build(name, library, filters, words("en"))[0]))
    return found


def test_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("skat", SYSTEM), ("dobbelt", TWICE)):
        path = tmp_path / "catalog" / "systems" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = check_workspace(open_workspace([], Config(str(tmp_path))))
    made, example = json.loads(in_format("json", report, Style("en"))), EXAMPLES[0]
    assert list(made) == list(example)
    assert list(made["summary"]) == list(example["summary"])
    (shown,) = example["findings"]
    (meant,) = (finding for finding in made["findings"] if finding["code"] == shown["code"])
    assert list(meant) == list(shown)
    same = ("rule", "severity", "message", "help", "source", "file", "line", "column", "end_line", "end_column", "path")
    assert {key: meant[key] for key in same} == {key: shown[key] for key in same}
    assert shown["parameters"].items() <= meant["parameters"].items()
    related = next(finding["related"][0] for finding in made["findings"] if finding["related"])
    assert list(related) == list(shown["related"][0])


def test_the_rules() -> None:
    made, example = json.loads(rules_as_json("en")), EXAMPLES[1]
    assert list(made) == list(example)
    assert made["rules"][0] == example["rules"][0]


def test_a_list(library: Library) -> None:
    made, example = listed(library, "contacts", Filters(system="aula")), EXAMPLES[2]
    assert list(made) == list(example)
    assert made["contacts"][0] == example["contacts"][0]
    assert list(listed(library, None, Filters())) == ["schema_version", "galleries", "systems", "profiles"]


@pytest.mark.parametrize(("name", "keys"), ROWS, ids=[name for name, _ in ROWS])
def test_the_keys_of_each_list(name: str, keys: str, library: Library) -> None:
    kind, _, option = name.partition(" --")
    narrowed: dict[str, Any] = {option: "aula"} if option else {}
    rows = listed(library, kind, Filters(**narrowed))[kind]
    assert rows
    assert all(list(row) == re.findall(r"`(\w+)`", keys) for row in rows)


def test_every_list_has_a_row() -> None:
    assert {name for name, _ in ROWS if " " not in name} == set(LISTS)
    assert len(EXAMPLES) == 3

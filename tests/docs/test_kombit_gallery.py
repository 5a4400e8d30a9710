"""docs/kombit-facts.md says where each fact of KOMBIT's document stands: here it is held to it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from rolekat.language import words
from rolekat.rules.registry import rules
from rolekat.text.reader import read

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = ROOT / "docs" / "kombit-facts.md"
GALLERY: Final = ROOT / "catalog" / "roles" / "kombit"
FACTS: Final = 298

STAFFING: Final = (
    7, 27, 28, 29, 30, 33, 34, 35, 36, 37, 38, 39, 41, 50, 64, 71, 75, 76, 79, 83, 86, 90, 93, 96, 101, 102, 105,
    106, 108, 111, 112, 114, 122, 126, 134, 137, 139, 140, 141, 144, 146, 148, 149, 152, 155, 156, 157, 159, 161,
    165, 166, 167, 179, 180, 182, 183, 184, 185, 191, 195, 196, 204, 207, 210, 212, 229, 231, 233, 235, 238, 239,
    240, 241, 243, 245, 251, 252, 255, 256, 257, 258, 262, 263, 268, 277, 288, 291, 296,
)  # fmt: skip
"""The facts of which what is to be checked is who holds what."""

# By role, in the order of figure 1: the marks of its tasks and of its responsibilities, and how many competencies.
# I: implementering, D: drift og forvaltning, B: both, -: none, small: only under a condition.
MARKS: Final = {
    "projektejer": ("IIIIIIII", "III", 3),
    "projektleder": ("IIIIIIII", "II", 2),
    "gevinstejer": ("IIB", "BB", 2),
    "faglig-leder": ("IBBIIDBDB", "BBBDB", 4),
    "traener-underviser": ("IIIBBBBI", "B", 3),
    "superbruger": ("IIBBBBD", "B", 5),
    "systemadministrator": ("IBBD", "B", 3),
    "systemejer": ("DDDDDD", "DDDDDD", 2),
    "systemansvarlig": ("DDDDDDDDD", "DDD", 4),
    "supportberettiget-bruger": ("IDDDDDDDD", "D", 5),
    "kombit-programleder": ("IIIIII", "II", 7),
    "it-digitaliseringschef": ("IBIBIDI", "BBBBB", 3),
    "it-arkitekt": ("BBBBBBBB", "BB", 4),
    "sikkerhedsansvarlig": ("BBBBBBBBBD", "BBB", 1),
    "tekniker-it-medarbejder": ("IIIBB", "BB", 3),
    "underskriftberettiget": ("BBB", "B", 2),
    "klik-administrator": ("DDDDDDDDDD", "DDD", 4),
    "infrastrukturejer": ("D-DDDDD", "DDDDDDD", 3),
    "infrastrukturansvarlig": ("DDDDDDDDDDDDDDD", "DDDD", 7),
    "oeir-koordinator": ("BBIIIIBBB", "BBB", 5),
    "systemejer-bogfoeringssystem": ("BDDDDDD", "DDDDDD", 2),
    "systemejer-opkraevningssystem": ("IIDDDDDD", "DDDDDD", 2),
    "systemansvarlig-bogfoeringssystem": ("IDDDDDDDDD", "DDD", 3),
    "systemansvarlig-opkraevningssystem": ("iIDDDDDDDDD", "DDD", 3),
    "rolleadministrator": ("IBBBBBBB", "B", 5),
    "aftaleadministrator": ("IBBBBBBB", "B", 5),
    "fordelingskomponentadministrator": ("BBBBBBBB", "BB", 8),
    "oeir-finans-administrator": ("BBBBBB", "BB", 6),
    "oeir-debitor-administrator": ("BBBBB", "BB", 4),
    "forvaltningsansvarlig": ("BBBBBBBB", "BBB", 4),
    "klassifikations-sortimentsadministrator": ("IBBBBBBBB", "BB", 6),
    "organisationsadministrator": ("IBBBBBBB", "BBBB", 5),
}


class Row(NamedTuple):
    """A fact, what is said of where it stands, and the remark."""

    number: int
    fact: str
    places: tuple[str, ...]
    codes: tuple[str, ...]
    remark: str


@cache
def rows() -> tuple[Row, ...]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if re.match(r"\| *\d", line))


def _row(line: str) -> Row:
    number, fact, where, remark = (cell.strip() for cell in line.strip("|").split("|"))
    parts = [part for part in where.split(", ") if part]
    quoted = [part.strip("`") for part in parts if part.startswith("`") and part.endswith("`")]
    assert len(parts) == len(quoted), f"fact {number}: {where}"
    codes = tuple(part for part in quoted if "/" not in part)
    places = tuple(part for part in quoted if "/" in part)
    return Row(int(number), fact, places, codes, remark)


@cache
def kombit() -> dict[str, Any]:
    """The gallery as the paths of the table go through it."""
    files = {path.stem: _read(path) for path in sorted(GALLERY.glob("*.yaml"))}
    return {"gallery": files.pop("gallery"), "roles": files}


def _read(path: Path) -> Any:
    reading = read(path.read_text(encoding="utf-8"))
    assert not reading.problems, path
    return reading.value


def at(place: str) -> Any:
    """What stands at a place of the table.

    Raises:
        LookupError: nothing does.
    """
    first, *steps = place.split("/")
    value: Any = {"kombit": kombit(), "document": words("en").section("documents")}[first]
    for step in steps:
        value = _below(value, step)
    return value


def _below(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value[step]
    if isinstance(value, list):
        value = [one for one in value if one == step or (isinstance(one, dict) and step in one.values())]
    elif value != step:
        value = None
    if not value:
        raise LookupError(step)
    return value


def _items(role: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from role["tasks"].values()
    yield from role["responsibilities"].values()


def _mark(item: dict[str, Any]) -> str:
    letters = {
        (): "-",
        ("implementering",): "I",
        ("drift-og-forvaltning",): "D",
        ("implementering", "drift-og-forvaltning"): "B",
    }
    letter = letters[tuple(item["stages"])]
    return letter.lower() if "when" in item else letter


def _marks(role: dict[str, Any]) -> tuple[str, str, int]:
    tasks, responsibilities = role["tasks"].values(), role["responsibilities"].values()
    return "".join(map(_mark, tasks)), "".join(map(_mark, responsibilities)), len(role["competencies"])


def test_every_fact_stands_in_the_table_once_and_in_order() -> None:
    assert [row.number for row in rows()] == list(range(1, FACTS + 1))
    assert all(row.fact for row in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row.number))
def test_the_places_and_rules_of_a_fact_exist(row: Row) -> None:
    for place in row.places:
        at(place)
    assert set(row.codes) <= {rule.code for rule in rules()}


def test_no_fact_is_passed_over_in_silence() -> None:
    assert [row.number for row in rows() if not (row.places or row.codes or row.remark)] == []


def test_what_concerns_staffing_is_a_rule_or_the_table_says_why_not() -> None:
    facts = {row.number: row for row in rows()}
    assert [number for number in STAFFING if not _is_settled(facts[number])] == []
    assert {code[:3] for number in STAFFING for code in facts[number].codes} >= {"RK4", "RK5"}


def _is_settled(row: Row) -> bool:
    """One of the two, never both: what no rule looks after must not count as checked."""
    by_staffing = any(code.startswith(("RK4", "RK5", "RK8")) for code in row.codes)
    return by_staffing != row.remark.startswith(("No rule", "Not checked"))


def test_every_rule_that_rests_on_the_document_is_named_in_the_table() -> None:
    named = {code for row in rows() for code in row.codes}
    resting = {rule.code for rule in rules() if rule.source and rule.code.startswith(("RK4", "RK5"))}
    assert resting - named == set()


def test_a_defect_of_the_source_is_shown_and_only_that() -> None:
    for row in rows():
        notes = [at(place) for place in row.places if place.startswith("kombit/gallery/notes/")]
        shown = any(note["kind"] in {"source-defect", "contradiction"} for note in notes)
        assert shown == ("RK210" in row.codes), row.number


def test_the_totals_of_the_introduction() -> None:
    text = TABLE.read_text(encoding="utf-8")
    totals = {name: (int(number), int(of)) for name, number, of in re.findall(r"\*\*(.+): (\d+) of (\d+)\.\*\*", text)}
    assert totals == {
        "Expressed": (sum(bool(row.places) for row in rows()), FACTS),
        "Checked": (sum(bool(row.codes) for row in rows()), FACTS),
        "Left out": (sum(not (row.places or row.codes) for row in rows()), FACTS),
    }


def test_the_notes_name_facts_that_there_are() -> None:
    heads = [kombit()["gallery"], *kombit()["roles"].values()]
    named = [fact for head in heads for note in (head.get("notes") or {}).values() for fact in note.get("facts") or []]
    assert named
    assert {int(fact) for fact in named} <= set(range(1, FACTS + 1))


def test_no_mark_is_lost() -> None:
    assert {name: _marks(role) for name, role in kombit()["roles"].items()} == MARKS


def test_what_the_document_has_in_all() -> None:
    roles = kombit()["roles"].values()
    assert len(roles) == 32
    assert sum(len(role["tasks"]) for role in roles) == 247
    assert sum(len(role["responsibilities"]) for role in roles) == 92
    assert sum(len(role["competencies"]) for role in roles) == 125


def test_one_mark_is_conditional_and_one_task_has_none() -> None:
    items = [item for role in kombit()["roles"].values() for item in _items(role)]
    assert [item["when"]["tag"] for item in items if "when" in item] == ["basisimplementering"]
    unmarked = [
        name for role in kombit()["roles"].values() for name, task in role["tasks"].items() if not task["stages"]
    ]
    assert unmarked == ["udbrede-infrastrukturen"]
    assert all(item["stages"] for role in kombit()["roles"].values() for item in role["responsibilities"].values())

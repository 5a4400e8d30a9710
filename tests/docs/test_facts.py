"""docs/facts/ says where each statement of the five sources stands: here the tables are held to it."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from rolekat.language import words
from rolekat.rules.registry import rules
from rolekat.text.reader import read

ROOT: Final = Path(__file__).parents[2]
TABLES: Final = ROOT / "docs" / "facts"
CATALOG: Final = ROOT / "catalog"
NUMBERS: Final = {
    "kombit": range(1, 299),
    "aalesund": range(299, 342),
    "hjoerring": range(342, 418),
    "ikt-agder": range(418, 484),
    "ror-ikt": range(484, 507),
}
"""Each gallery with the numbers of its source's facts."""
CHECKABLE: Final = (
    1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 15, 16, 17, 18, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 33, 34, 35, 36, 37, 38,
    39, 41, 44, 45, 46, 47, 48, 50, 53, 54, 55, 56, 58, 59, 61, 64, 65, 66, 68, 69, 71, 73, 74, 75, 76, 77, 79, 80,
    81, 82, 83, 84, 85, 86, 87, 89, 90, 91, 92, 93, 96, 98, 100, 101, 102, 103, 104, 105, 106, 107, 108, 111, 112,
    113, 114, 115, 117, 118, 119, 122, 123, 126, 128, 130, 133, 134, 135, 137, 138, 139, 140, 141, 144, 146, 148,
    149, 152, 153, 155, 156, 157, 158, 159, 161, 163, 164, 165, 166, 167, 175, 176, 179, 180, 181, 182, 183, 184,
    185, 186, 188, 190, 191, 193, 195, 196, 198, 200, 204, 207, 208, 210, 212, 215, 216, 219, 224, 227, 228, 229,
    231, 233, 234, 235, 236, 237, 238, 239, 240, 241, 243, 245, 246, 251, 252, 253, 255, 256, 257, 258, 261, 262,
    263, 266, 268, 269, 270, 271, 272, 275, 277, 278, 279, 280, 281, 282, 283, 284, 286, 287, 288, 289, 290, 291,
    295, 296, 297,
    299, 300, 302, 304, 305, 306, 307, 310, 311, 312, 313, 321, 322, 329, 331, 333, 334, 335, 336, 337, 338, 341,
    344, 352, 353, 356, 358, 359, 360, 361, 365, 369, 372, 373, 378, 379, 383, 384, 388, 389, 393, 394, 395, 396,
    398, 400, 401, 407, 408, 409, 410, 412, 414, 416,
    419, 420, 422, 423, 424, 425, 427, 429, 430, 434, 435, 437, 438, 440, 441, 444, 445, 447, 450, 451, 452, 453,
    454, 456, 457, 461, 462, 463, 464, 466, 467, 468, 469, 470, 471, 472, 473, 474, 475, 476, 480, 481,
    486, 487, 489, 493, 495, 496, 497, 499, 502, 506,
)  # fmt: skip
"""The facts that a program could check."""
AIM: Final = 0.9
"""The part of those that is checked."""
UNCHECKED: Final = ("No rule", "Not checked")
"""How the remark on one begins that no rule looks after."""


class Row(NamedTuple):
    """A fact, what is said of where it stands, and the remark."""

    number: int
    fact: str
    places: tuple[str, ...]
    codes: tuple[str, ...]
    remark: str


@cache
def rows(gallery: str) -> tuple[Row, ...]:
    lines = (TABLES / f"{gallery}.md").read_text(encoding="utf-8").splitlines()
    return tuple(_row(line) for line in lines if re.match(r"\| *\d", line))


def _row(line: str) -> Row:
    number, fact, where, remark = (cell.strip() for cell in line.strip("|").split("|"))
    parts = [part for part in where.split(", ") if part]
    quoted = [part.strip("`") for part in parts if part.startswith("`") and part.endswith("`")]
    assert len(parts) == len(quoted), f"fact {number}: {where}"
    codes = tuple(part for part in quoted if "/" not in part)
    places = tuple(part for part in quoted if "/" in part)
    return Row(int(number), fact, places, codes, remark)


def is_checked(row: Row) -> bool:
    """Whether a rule looks after a fact. Where the remark says no, the note on a defect may be shown all the same."""
    return bool(row.codes) and not row.remark.startswith(UNCHECKED)


def every_row() -> list[Row]:
    return [row for gallery in NUMBERS for row in rows(gallery)]


@cache
def gallery_files(gallery: str) -> dict[str, Any]:
    """A gallery as the paths of the tables go through it."""
    files = {path.stem: _read(path) for path in sorted((CATALOG / "roles" / gallery).glob("*.yaml"))}
    return {"gallery": files.pop("gallery"), "roles": files}


@cache
def other_files(folder: str) -> dict[str, Any]:
    """System catalogs, or the heads of organisations, by id."""
    pattern = "*/organisation.yaml" if folder == "organisations" else "*.yaml"
    found = sorted((CATALOG / folder).glob(pattern))
    return {path.parent.name if folder == "organisations" else path.stem: _read(path) for path in found}


def _read(path: Path) -> Any:
    reading = read(path.read_text(encoding="utf-8"))
    assert not reading.problems, path
    return reading.value


def at(place: str) -> Any:
    """What stands at a place of a table.

    Raises:
        LookupError: nothing does.
    """
    first, *steps = place.split("/")
    value: Any
    if first == "document":
        value = words("en").section("documents")
    else:
        value = other_files(first) if first in ("systems", "organisations") else gallery_files(first)
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


@pytest.mark.parametrize("gallery", NUMBERS)
def test_every_fact_stands_in_its_table_once_and_in_order(gallery: str) -> None:
    assert [row.number for row in rows(gallery)] == list(NUMBERS[gallery])
    assert all(row.fact for row in rows(gallery))


@pytest.mark.parametrize("row", every_row(), ids=lambda row: str(row.number))
def test_the_places_and_rules_of_a_fact_exist(row: Row) -> None:
    for place in row.places:
        at(place)
    assert set(row.codes) <= {rule.code for rule in rules()}


def test_every_fact_is_expressed_or_the_table_says_why_not() -> None:
    assert [row.number for row in every_row() if not row.places and not row.remark.startswith("Left out")] == []


def test_what_could_be_checked_is_or_the_table_says_why_not() -> None:
    facts = {row.number: row for row in every_row()}
    assert [number for number in CHECKABLE if not _is_settled(facts[number])] == []


def _is_settled(row: Row) -> bool:
    """One of the two, never both: what no rule looks after must not name one."""
    return is_checked(row) != (row.remark.startswith(UNCHECKED) and set(row.codes) <= {"RK210"})


def test_nine_in_ten_of_what_could_be_checked_are() -> None:
    checked = {row.number for row in every_row() if is_checked(row)}
    assert len(checked.intersection(CHECKABLE)) >= AIM * len(CHECKABLE)


def test_every_rule_that_rests_on_a_document_is_named_in_a_table() -> None:
    named = {code for row in every_row() for code in row.codes}
    resting = {rule.code for rule in rules() if rule.source and rule.code.startswith(("RK4", "RK5"))}
    assert resting - named == set()


def test_a_defect_of_the_source_is_shown_and_only_that() -> None:
    for row in every_row():
        notes = [at(place) for place in row.places if re.fullmatch(r".+/notes/[^/]+", place)]
        shown = any(note["kind"] in {"source-defect", "contradiction"} for note in notes)
        assert shown == ("RK210" in row.codes), row.number


@pytest.mark.parametrize("gallery", NUMBERS)
def test_the_totals_of_the_introduction(gallery: str) -> None:
    text = (TABLES / f"{gallery}.md").read_text(encoding="utf-8")
    totals = {name: (int(number), int(of)) for name, number, of in re.findall(r"\*\*(.+): (\d+) of (\d+)\.\*\*", text)}
    facts, count = rows(gallery), len(NUMBERS[gallery])
    assert totals == {
        "Expressed": (sum(bool(row.places) for row in facts), count),
        "Checked": (sum(map(is_checked, facts)), count),
        "Left out": (sum(not (row.places or row.codes) for row in facts), count),
    }


def test_the_totals_of_all_tables() -> None:
    text = (TABLES / "README.md").read_text(encoding="utf-8")
    rows_of = re.findall(r"^\| (\S+) \|.+\| (\S+) \| (\S+) \| (\S+) \| (\S+) \|$", text.replace("*", ""), re.MULTILINE)
    told = {
        name.rpartition("(")[2].removesuffix(".md)"): tuple(map(int, each))
        for name, *each in rows_of
        if each[0].isdigit()
    }
    numbers = {gallery: _totals(rows(gallery)) for gallery in NUMBERS}
    assert told == {**numbers, "all": tuple(map(sum, zip(*numbers.values(), strict=True)))}


def _totals(facts: tuple[Row, ...]) -> tuple[int, ...]:
    """How many there are, are expressed, could be checked, and of these are."""
    checkable = [row for row in facts if row.number in CHECKABLE]
    return len(facts), sum(bool(row.places) for row in facts), len(checkable), sum(map(is_checked, checkable))


@pytest.mark.parametrize("gallery", NUMBERS)
def test_the_notes_name_facts_of_their_source(gallery: str) -> None:
    files = gallery_files(gallery)
    heads = [files["gallery"], *files["roles"].values()]
    named = [fact for head in heads for note in (head.get("notes") or {}).values() for fact in note.get("facts") or []]
    assert named
    assert {int(fact) for fact in named} <= set(NUMBERS[gallery])

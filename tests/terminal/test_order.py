"""Lists for people stand by name, in the reader's alphabetical order; lists for programs stand by id."""

import json
from pathlib import Path

import pytest

from rolekat.language import Language, words
from rolekat.library.library import Library
from rolekat.terminal.listing import Column, Listing, as_json, as_tsv, cell
from rolekat.terminal.lists import build
from rolekat.terminal.scope import Filters
from rolekat.terminal.table import as_text

TITLES = {"a": "Ørsta", "b": "Zoo", "c": "Aabenraa", "d": "Ærø", "e": "Arkiv"}


def listing(by: str | None = "title", *, gallery: bool = False) -> Listing:
    columns = (*((Column("gallery"),) if gallery else ()), Column("id"), Column("title", wraps=True))
    rows = [{"id": cell(name), "title": cell(title)} for name, title in TITLES.items()]
    if gallery:
        rows = [{"gallery": cell("g2" if row["id"].value in "ab" else "g1"), **row} for row in rows]
    return Listing("systems", columns, rows, by=by)


def ids(text: str) -> str:
    """The ids in the order of the lines."""
    return "".join(word for line in text.splitlines()[1:] for word in line.split() if word in TITLES)


@pytest.mark.parametrize(("language", "expected"), [("da", "ebdac"), ("nb", "ebdac"), ("nn", "ebdac"), ("en", "cdeab")])
@pytest.mark.parametrize("width", [100, 20])
def test_people_read_by_name(language: Language, expected: str, width: int) -> None:
    assert ids(as_text([listing()], words(language), width=width, colour=False)) == expected


def test_a_list_in_an_order_of_its_own_keeps_it() -> None:
    assert ids(as_text([listing(None)], words("da"), width=100, colour=False)) == "abcde"


def test_of_several_galleries_each_stands_together() -> None:
    assert ids(as_text([listing(gallery=True)], words("da"), width=100, colour=False)) == "edcba"


def test_programs_read_by_id() -> None:
    assert [row["id"] for row in json.loads(as_json([listing()]))["systems"]] == [*TITLES]
    assert "".join(line[0] for line in as_tsv(listing()).splitlines()[1:]) == "".join(TITLES)


@pytest.mark.parametrize("kind", ["systems", "organisations", "galleries", "profiles", "terms"])
def test_lists_of_names_stand_by_name(kind: str, tmp_path: Path) -> None:
    found = build(kind, Library([str(tmp_path)]), Filters(), words("nb"))[0]
    assert [each.by for each in found] == ["title"]

"""Cards and lists of what not every source has: bodies with seats, categories, sheets, contracts, no phases."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from rolekat.language import LANGUAGES, Language, words
from rolekat.library.library import Library
from rolekat.state.naming import find
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.terminal.listing import as_json
from rolekat.terminal.lists import LISTS, build
from rolekat.terminal.scope import Filters
from rolekat.terminal.show import card
from rolekat.terminal.table import as_text

FOLDER = Path(__file__).parent / "samarbeid"
DAY = "2026-11-23"
NAMES = (
    "felles", "raad", "underutvalg", "leder", "hjelper", "arkivet", "arkivet/leder", "fjordnes", "felles-systemer",
)  # fmt: skip


def shown(name: str, width: int = 100, language: Language = "nb", day: str = DAY) -> str:
    organisations = Organisations(Library([str(FOLDER)]), Outlook(day))
    named = find(organisations.library, name)
    return card(named, organisations, words(language), width=width, colour=False)


def rows(kind: str, **filters: Any) -> list[dict[str, Any]]:
    listings, _ = build(kind, Library([str(FOLDER)]), Filters(**filters), words("nb"))
    found: list[dict[str, Any]] = json.loads(as_json(listings))[kind]
    return found


@pytest.mark.parametrize("width", [60, 100])
def test_cards_are_as_they_were(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"terminal/samarbeid-{width}.txt", "\n".join(shown(name, width) for name in NAMES))


@pytest.mark.parametrize("width", [60, 100])
def test_lists_are_as_they_were(width: int, golden: Callable[[str, str], None]) -> None:
    library, say = Library([str(FOLDER)]), words("nb")
    kinds = ("bodies", "roles", "systems", "actions", "tasks", "phases", "contacts")
    parts = [as_text(build(kind, library, Filters(), say)[0], say, width=width, colour=False) for kind in kinds]
    golden(f"terminal/samarbeid-lists-{width}.txt", "\n".join(parts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 60])
def test_nothing_is_wider_than_the_terminal(language: Language, width: int) -> None:
    for name in NAMES:
        assert all(cell_len(line) <= width for line in shown(name, width, language).splitlines())
    for kind in LISTS:
        library, say = Library([str(FOLDER)]), words(language)
        text = as_text(build(kind, library, Filters(), say)[0], say, width=width, colour=False)
        assert all(cell_len(line) <= width for line in text.splitlines())


def test_a_role_without_phases_is_what_it_is_at_any_time() -> None:
    assert {row["id"]: row["obligations"] for row in rows("roles")} == {
        "raad": {"always": "mandatory"},
        "underutvalg": {"always": "recommended"},
        "leder": {"always": "mandatory"},
        "hjelper": {"always": "inactive"},
    }
    assert rows("phases") == rows("contacts") == []


def test_systems_and_actions_of_a_category() -> None:
    assert {row["id"]: row["category"] for row in rows("systems")} == {
        "arkivet": "felles-systemer",
        "loennen": "fagsystemer",
    }
    assert [row["id"] for row in rows("systems", category="fagsystemer")] == ["loennen"]
    assert [row["id"] for row in rows("systems", category="Felles systemer")] == ["arkivet"]
    assert {(row["system"], row["id"]) for row in rows("actions")} == {
        ("arkivet", "gjennomgang"), ("arkivet", "statistikk"), ("loennen", "statistikk"),
    }  # fmt: skip
    assert {row["system"] for row in rows("actions", category="fagsystemer")} == {"loennen"}


def test_each_seat_of_a_body_has_a_row() -> None:
    assert [(row["body"], row["seat"], row["role"], row["count"], row["per"]) for row in rows("bodies")] == [
        ("raad", "medlem", None, 1, "owner"),
        ("raad", "leder", "leder", 1, None),
        ("raad", "observatoer", None, 2, None),
        ("underutvalg", "fagperson", None, 1, "subject-area"),
    ]
    assert {row["body"] for row in rows("bodies", role="underutvalg")} == {"underutvalg"}


def test_what_an_organisation_is_today_depends_on_the_day() -> None:
    assert "2 av 5 plasser besatt. Ubesatt: Medlem av rådet (oestre), Observatør, Observatør" in " ".join(
        shown("fjordnes").split()
    )
    assert "0 av 5 plasser" in shown("fjordnes", day="2025-01-01")
    assert "fra 1. januar 2027" in shown("fjordnes")
    assert "fra 1. januar 2027" not in shown("fjordnes", day="2027-02-01")
    assert "31. mars 2027" in shown("fjordnes")
    assert "31. mars 2027" not in shown("fjordnes", day="2026-01-01")  # more than a year ahead


def test_without_a_day_only_what_the_head_says() -> None:
    library = Library([str(FOLDER)])
    text = card(find(library, "fjordnes"), library, words("nb"), width=100, colour=False)
    assert "Vestre kommune" in text
    assert "plasser" not in text

"""Who takes over from whom in a catalog: what cards and documents say of it."""

from pathlib import Path
from typing import Final

import pytest

from rolekat.language import words
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.naming import find
from rolekat.terminal.show import card

SYSTEM: Final = "system: demo-system\ntitle: Demo system\ngallery: demo@2\n"


def state(catalog: Path, system: str) -> CatalogState:
    file = catalog / "systems" / "demo-system.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(SYSTEM + system, "utf-8")
    library = Library([str(catalog)])
    loaded = library.system("demo-system")
    assert loaded
    found = state_of(loaded, library)
    assert found
    return found


@pytest.mark.parametrize(
    ("roles", "pairs"),
    [
        ("{lead: , manager: }", [("lead", "manager", "run")]),
        (
            "{a: {of: lead, title: A}, b: {of: lead, title: B}, m: {of: manager, title: M}}",
            [("a", "m", "run"), ("b", "m", "run")],
        ),
        ("{manager: }", [("lead", "manager", "run")]),
        ("{lead: {not_needed: No project.}, manager: }", []),
        ("{lead: }", []),
        ("{lead: , manager: , other: {of: nobody}}", [("lead", "manager", "run")]),
    ],
    ids=["both", "copies", "says-nothing-of-the-first", "left-out", "no-successor", "unknown-role"],
)
def test_who_takes_over(catalog: Path, roles: str, pairs: list[tuple[str, str, str]]) -> None:
    found = state(catalog, f"roles: {roles}\n").successions
    assert [(each.predecessor, each.successor.id, each.phase) for each in found] == pairs


@pytest.mark.parametrize(
    ("roles", "key", "interim"),
    [
        ("{lead: , manager: }", "manager", "Ours."),
        ("{lead: , m: {of: manager, title: M}}", "m", "Ours."),
        ("{lead: , m: {of: manager, title: M}}", "manager", "Ours."),
        ("{lead: , manager: }", "lead", None),
    ],
    ids=["by-its-id", "by-the-copys-id", "by-the-gallerys-id", "of-another-role"],
)
def test_the_hand_over_that_belongs_to_it(catalog: Path, roles: str, key: str, interim: str | None) -> None:
    (found,) = state(catalog, f"roles: {roles}\nhandovers: {{{key}: {{interim: Ours.}}}}\n").successions
    assert (found.handover.interim if found.handover else None) == interim


def test_the_card_says_it_of_the_copy(catalog: Path) -> None:
    state(
        catalog,
        "roles: {lead: , m: {of: manager, title: Our manager}}\nhandovers: {m: {interim: Somebody stands in.}}\n",
    )
    library = Library([str(catalog)])
    shown = card(find(library, "demo-system"), library, words("en"), width=100, colour=False)
    assert "Lead → Our manager" in shown
    assert "Somebody stands in." in shown


def test_the_gallerys_phase_counts_before_the_lapse(catalog: Path) -> None:
    file = catalog / "roles" / "demo" / "manager.yaml"
    file.write_text(file.read_text("utf-8").replace("to: lead}", "to: demo/lead, at: end, text: At last.}"), "utf-8")
    (found,) = state(catalog, "roles: {lead: , manager: }\n").successions
    assert (found.phase, found.text) == ("end", "At last.")

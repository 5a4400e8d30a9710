"""What follows for every catalog from its gallery alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rolekat.library.library import Library
from rolekat.state.expectations import Expectations, Gone, Succession, expectations

ALWAYS = ("start", "build", "launch", "run", "end")


def expected_in(catalog: Path) -> Expectations:
    gallery = Library([str(catalog)]).gallery("demo@2")
    assert gallery
    return expectations(gallery)


@pytest.fixture
def expected(catalog: Path) -> Expectations:
    return expected_in(catalog)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (lambda e: e.position["guard"], 3),
        (lambda e: e.phases, ALWAYS),
        (lambda e: e.phase_number["run"], 3),
        (lambda e: sorted(e.suggested), ["guard", "lead", "manager"]),
        (lambda e: e.suggested["manager"].mandatory.phases, ("run", "end")),
        (lambda e: e.suggested["manager"].stated, False),
        (lambda e: e.specific, {"lead", "manager", "user"}),
        (lambda e: e.designated, {"lead", "manager"}),
        (lambda e: e.unsuggested, {"user", "desk", "logger"}),
        (lambda e: e.after_lapse, {"lead": {"run", "end"}}),
        (lambda e: e.demanded, {"manager": ALWAYS}),
        (lambda e: e.successions, (Succession("lead", "run", ("manager",)),)),
        (lambda e: e.predecessors, {"manager": ("lead",)}),
        (lambda e: e.partners["manager"], {"user"}),
        (lambda e: e.contacts["launch"], ("lead",)),
        (lambda e: e.contacts["end"], ("manager",)),
        (lambda e: e.with_klik_part, {"lead"}),
        (lambda e: e.klik_phases["lead", "responsible"], set(ALWAYS)),  # `end` has no stages and allows all
        (lambda e: e.klik_phases["lead", "executor"], {"end"}),
        (lambda e: e.klik_phases["manager", "involved"], {"end"}),
        (lambda e: e.called_for(("access",)), {"guard": "access"}),
        (lambda e: e.called_for(("platform",)), {}),
        (lambda e: e.called_for(("log", "access", "nothing")), {"logger": "log", "guard": "access"}),
        (lambda e: e.of_no_use(()), {"guard", "desk", "logger"}),
        (lambda e: e.of_no_use(("platform",)), {"logger"}),
        (lambda e: e.of_no_use(("access",)), {"logger"}),
        (lambda e: e.gone["chief"], Gone("Chief", "2", True, ("Lead",), ("lead",))),
        (lambda e: e.gone["superuser"], Gone("superuser", "2", True, ("User",), ("user",))),
        (
            lambda e: e.gone["clerk"],
            Gone("Clerk", "2", False, ("Shared", "Manager"), ("guard", "desk", "logger", "manager")),
        ),
    ],
)
def test_expects(asked: Callable[[Expectations], Any], answer: Any, expected: Expectations) -> None:
    assert asked(expected) == answer


def test_worked_out_once(catalog: Path) -> None:
    gallery = Library([str(catalog)]).gallery("demo@2")
    assert gallery
    assert expectations(gallery) is expectations(gallery)


def change(catalog: Path, role: str, old: str, new: str) -> None:
    file = catalog / "roles" / "demo" / f"{role}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_phase_in_both_lists_counts_as_mandatory(catalog: Path) -> None:
    change(catalog, "manager", "recommended: launch", "recommended: run")
    manager = expected_in(catalog).suggested["manager"]
    assert manager.of("run") == "mandatory"
    assert manager.of("launch") is None
    assert manager.surely_inactive("launch")
    assert not manager.active("launch")


@pytest.mark.parametrize("recommended", ["never", "run to start"])
def test_what_nobody_understands_is_not_surely_inactive(recommended: str, catalog: Path) -> None:
    change(catalog, "manager", "recommended: launch", f"recommended: {recommended}")
    manager = expected_in(catalog).suggested["manager"]
    assert manager.unclear
    assert not manager.surely_inactive("launch")
    assert manager.of("run") == "mandatory"


def test_nothing_is_demanded_after_the_lapse(catalog: Path) -> None:
    change(catalog, "lead", "title: Lead", "title: Lead\nrequired: {phases: from build}")
    assert expected_in(catalog).demanded["lead"] == ("build", "launch")
    change(catalog, "lead", "phases: from build", "phases: run")
    assert "lead" not in expected_in(catalog).demanded


@pytest.mark.parametrize(
    ("at", "found"),
    [("launch", (Succession("lead", "launch", ("manager",)),)), ("never", ())],
)
def test_a_succession_counts_from_the_phase_it_names(at: str, found: tuple[Succession, ...], catalog: Path) -> None:
    change(catalog, "manager", "to: lead}", f"to: lead, at: {at}}}")
    assert expected_in(catalog).successions == found


def test_two_successors_share_a_succession(catalog: Path) -> None:
    change(catalog, "user", "title: User", "title: User\nrelations: [{kind: succeeds, to: lead}]")
    assert expected_in(catalog).successions == (Succession("lead", "run", ("manager", "user")),)


def test_no_succession_of_a_role_that_does_not_end(catalog: Path) -> None:
    change(catalog, "lead", ", lapses: {after: launch}", "")
    assert expected_in(catalog).successions == ()


def test_a_gallery_without_klik_parts_says_nothing_of_them(catalog: Path) -> None:
    change(catalog, "lead", "klik: {responsible: [building]}\n", "")
    assert expected_in(catalog).klik_phases == {}


def test_a_role_that_cannot_be_read_is_not_gone(catalog: Path) -> None:
    (catalog / "roles" / "demo" / "clerk.yaml").write_text("role: clerk\n", "utf-8")
    assert "clerk" not in expected_in(catalog).gone

"""What a change brings: findings that only stand elsewhere in a list afterwards are not new."""

from __future__ import annotations

from tests.changes.conftest import Harbour
from tests.changes.harbour import CRANE

from rolekat.changes.assign import Assign, assign
from rolekat.changes.effect import effect_of
from rolekat.changes.end import End, end


def test_what_moves_down_a_list_is_neither_new_nor_settled(harbour: Harbour) -> None:
    desk = harbour(crane=CRANE.replace("        at: south\n", "        at: south\n        deputies: [finn]\n"))
    assign(Assign("pilot", "bert", "crane", at=["north"], replace=True), desk)
    effect = effect_of(desk.draft.files, desk.config)
    assert [each.finding.name for each in effect.new] == []
    assert [each.finding.name for each in effect.gone] == []


def test_what_is_left_of_a_vacant_role_is_not_new(harbour: Harbour) -> None:
    docks = CRANE[CRANE.index("  pilot:") : CRANE.index("actions:")]
    nobody = CRANE.replace(docks, "  pilot:\n")
    desk = harbour(crane=nobody)
    assign(Assign("pilot", "bert", "crane", at=["north"]), desk)
    effect = effect_of(desk.draft.files, desk.config)
    assert [each.finding.code for each in effect.new] == []
    assert "RK401" in [each.finding.code for each in effect.gone]


def test_a_role_that_nobody_holds_any_more_is_new(harbour: Harbour) -> None:
    one = CRANE.replace(
        "        from: 2025-01-01\nactions", "        from: 2025-01-01\n        until: 2026-05-01\nactions"
    )
    desk = harbour(crane=one)
    end(End("pilot", "gerd", "crane", on="2026-05-31"), desk)
    effect = effect_of(desk.draft.files, desk.config)
    assert [each.finding.code for each in effect.new] == ["RK401"]
    assert "RK404" in [each.finding.code for each in effect.gone]


def test_one_more_of_the_same_is_new(harbour: Harbour) -> None:
    backwards = CRANE.replace("        at: south\n", "        at: south\n        until: 2024-06-01\n")
    desk = harbour(crane=backwards)
    file = next(file for file in desk.library.files if file.endswith("crane.yaml") and "organisations" in file)
    desk.draft.put(file, ("roles", "pilot", "holders", 1, "until"), "2025-06-01")
    new = [each.finding for each in effect_of(desk.draft.files, desk.config).new]
    assert [(each.name, each.place.path[2:]) for each in new] == [
        ("mandatory-role-vacant", ()),
        ("term-backwards", ("holders", 1, "until")),
    ]

"""Options of the commands that change files: several values, values given twice, and empty ones."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.changes import harbour, shed
from tests.changes.shed import rolekat


def dry(folder: Path, typed: str) -> str:
    ran = rolekat(folder, *shlex.split(typed), "--dry-run")
    assert ran.code == 0, ran.err
    return ran.out


def refused(folder: Path, typed: str) -> str:
    ran = rolekat(folder, *shlex.split(typed), "--dry-run")
    assert (ran.code, ran.out) == (2, "")
    return ran.err


SEVERAL = [
    ("assign mate gerd --group fleet", "--deputy", "bert", "cleo"),
    ("assign captain unit/quay --replace --system crane", "--named", "bert", "cleo"),
    ("depute captain --system ferry", "", "bert", "cleo"),
    ("depute pilot cleo --system crane --for gerd", "--at", "north", "south"),
    ("end pilot egon --system ferry", "--at", "north", "south"),
    ("vacate pilot --system crane --reason recruiting --accepted-by bert --until 2026-12-31", "--at", "north", "south"),
    ("transfer egon --to bert", "--only", "captain", "drill"),
    ("transfer egon --to bert", "--except", "captain", "drill"),
    ("done drill", "--system", "crane", "ferry"),
]


@pytest.mark.parametrize(("typed", "option", "one", "other"), SEVERAL)
def test_several_are_named_one_by_one_or_with_commas(
    tmp_path: Path, typed: str, option: str, one: str, other: str
) -> None:
    harbour.lay_out(tmp_path)
    both = dry(tmp_path, f"{typed} {option} {one} {option} {other}")
    assert dry(tmp_path, f"{typed} {option} {one},{other}") == both
    assert dry(tmp_path, f"{typed} {option} '{one}, {other},'") == both
    if option != "--at" or not typed.startswith("depute"):
        assert dry(tmp_path, f"{typed} {option} {one}") != both
    for empty in ("''", "' '", "','"):
        assert "is empty" in refused(tmp_path, f"{typed} {option} {one} {option} {empty}")


@pytest.mark.parametrize(
    ("typed", "option", "one", "other"),
    [
        ("transition --to use", "", "hut", "barn"),
        ("transition hut --to use", "--same-person", "keeper", "keeper"),
        ("adapt hut builder", "--omit", "saw", "tidy"),
        ("adapt hut builder --add-task 'Whistles.'", "--stages", "building", "using"),
    ],
)
def test_systems_and_texts_too(tmp_path: Path, typed: str, option: str, one: str, other: str) -> None:
    shed.lay_out(tmp_path, {shed.BARN_FILE: shed.BARN.replace("  use: 2026-09-01\n", "")})
    both = dry(tmp_path, f"{typed} {option} {one} {option} {other}")
    assert dry(tmp_path, f"{typed} {option} {one},{other}") == both


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("assign mate gerd --system crane --system ferry", "`--system` stands there twice"),
        ("assign mate gerd --system=crane --from 2026-07-01 --from 2026-08-01", "`--from` stands there twice"),
        ("transfer egon --to bert --to cleo", "`--to` stands there twice"),
        ("new person hank --unit quay --unit office", "`--unit` stands there twice"),
    ],
)
def test_what_there_is_room_for_once_is_not_given_twice(tmp_path: Path, typed: str, said: str) -> None:
    harbour.lay_out(tmp_path)
    assert said in refused(tmp_path, typed)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--successor keeper=bert --successor keeper=cleo", "`keeper=…` stands there twice"),
        ("--successor keeper=bert --successor Keeper=cleo", "was said twice"),
        ("--interim keeper=2026-07-01 --interim keeper=2026-08-01", "`keeper=…` stands there twice"),
    ],
)
def test_a_pair_given_twice_is_not_the_last_one(tmp_path: Path, option: str, said: str) -> None:
    shed.lay_out(tmp_path)
    assert said in refused(tmp_path, f"transition hut --to use {option}")

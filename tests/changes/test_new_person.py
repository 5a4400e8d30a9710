"""Somebody new: an id among those of the same unit, and what an id cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import ALLIANCE, ALLIANCE_FILE, HEAD_FILE, PORT, lay_out
from tests.changes.shed import difference, rolekat

from rolekat.changes.desk import Desk
from rolekat.changes.holders import person_of
from rolekat.changes.new_person import NewPerson, new_person
from rolekat.errors import UsageError


def people(desk: Desk, wish: NewPerson, file: str = HEAD_FILE) -> list[str]:
    new_person(wish, desk)
    assert set(difference(desk)) == {file}
    assert len(difference(desk)[file]) == 1
    text = (desk.draft.files[file].after or b"").decode()
    return [line.strip() for line in text.partition("people:\n")[2].partition("\npositions")[0].splitlines()]


def test_among_those_of_the_unit(harbour: Harbour) -> None:
    lines = people(harbour(), NewPerson("beth", unit="The office", position="Harbour master"))
    assert lines[:4] == [
        "# Office",
        "anna: {position: harbour-master, unit: office}",
        "bert: {unit: office}",
        "beth: {position: harbour-master, unit: office}",
    ]
    assert people(harbour(), NewPerson("zoe", unit="quay"))[-1] == "zoe: {unit: quay}"
    assert people(harbour(), NewPerson("hugo"))[-1] == "hugo:"


def test_where_they_stand_in_no_order_before_the_first_that_comes_later(harbour: Harbour) -> None:
    port = PORT.replace("  anna: {position", "  zoe:\n  anna: {position").replace("  # Office\n", "")
    assert people(harbour(port=port), NewPerson("carl"))[:2] == ["carl:", "zoe:"]
    port = PORT.replace("  # Quay\n", "").replace("  bert: {unit: office}\n", "").replace("  gerd:", "  bert:\n  gerd:")
    lines = people(harbour(port=port), NewPerson("dirk"))
    assert lines.index("dirk:") == lines.index("dora: {unit: quay}") - 1


def test_several_at_once_each_in_its_place(tmp_path: Path) -> None:
    lay_out(tmp_path, {HEAD_FILE: PORT.replace("  # Office\n", "  # Office\n  xeno: {unit: office}\n")})
    ran = rolekat(tmp_path, "new", "person", "beth,bfg", "zoe", "--unit", "office", "--organisation", "port")
    assert (ran.code, ran.err) == (0, "")
    people = (tmp_path / HEAD_FILE).read_text("utf-8").partition("# Office\n")[2].partition("  # Quay")[0]
    assert [line.split(":")[0].strip() for line in people.splitlines()] == [
        "xeno", "anna", "bert", "beth", "bfg", "cleo", "zoe",
    ]  # fmt: skip
    ran = rolekat(tmp_path, "new", "person", "vick", "--left", "2026-12-31", "--organisation", "port")
    assert (ran.code, ran.err) == (0, "")
    assert "  vick: {left: 2026-12-31}\n" in (tmp_path / HEAD_FILE).read_text("utf-8")
    assert rolekat(tmp_path, "new", "person", "wick", "--left", "soon", "--organisation", "port").code == 2
    before = (tmp_path / HEAD_FILE).read_bytes()
    assert rolekat(tmp_path, "new", "person", "yrsa,zoe", "--organisation", "port").code == 2
    assert (tmp_path / HEAD_FILE).read_bytes() == before


def test_a_name_is_answered_with_initials_and_never_with_a_command_that_fails(harbour: Harbour) -> None:
    with pytest.raises(UsageError) as caught:
        new_person(NewPerson("Bent Ørtoft"), harbour())
    assert caught.value.params["suggestion"] == "beoe"
    with pytest.raises(UsageError) as taken:
        new_person(NewPerson("Anna Navn"), harbour(port=PORT.replace("  bert:", "  anna2:\n  bert:")))
    assert taken.value.params["suggestion"] == "anna3"
    organisation = harbour().organisation(None)
    with pytest.raises(UsageError) as unknown:
        person_of("Jens Hansen", organisation)
    assert unknown.value.params["new"] == "jeha"
    assert unknown.value.params["known"] == ", ".join(sorted(organisation.head.people))


def test_by_the_alphabet(harbour: Harbour) -> None:
    port = PORT.replace("  # Quay\n", "")
    assert people(harbour(port=port), NewPerson("carl"))[3] == "carl:"


def test_an_owner_of_a_joint_body(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    wish = NewPerson("lars", "alliance", employer="West town", position="mayor")
    assert "lars: {position: mayor, employer: west}" in people(desk, wish, ALLIANCE_FILE)


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ({"id": "anna"}, "change-person-there"),
        ({"id": "Anna Smith"}, "new-person-id"),
        ({"id": "vacant"}, "change-person-nobody"),
        ({"id": "hugo", "unit": "cellar"}, "new-no-unit"),
        ({"id": "hugo", "employer": "east"}, "new-no-owner"),
        ({"id": "hugo", "position": "?"}, "new-bad-id"),
    ],
)
def test_what_cannot_be(harbour: Harbour, wish: dict[str, Any], key: str) -> None:
    desk = harbour()
    with pytest.raises(UsageError) as caught:
        new_person(NewPerson(**wish), desk)
    assert (caught.value.key, desk.draft.files) == (key, {})


def test_then_roles_can_be_given(tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert rolekat(tmp_path, "new", "person", "hugo", "--unit", "quay").code == 0
    assert rolekat(tmp_path, "assign", "warden", "hugo").code == 0
    again = rolekat(tmp_path, "new", "person", "hugo")
    assert (again.code, "hugo" in again.err) == (2, True)


def test_where_a_new_unit_is_written_is_said(tmp_path: Path) -> None:
    lay_out(tmp_path)
    ran = rolekat(tmp_path, "new", "person", "hugo", "--unit", "cellar")
    assert "written under `units` in `organisation.yaml`" in " ".join(ran.err.split())

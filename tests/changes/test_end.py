"""Somebody's term ends: at all places or at one, alone or with others."""

from __future__ import annotations

from typing import Any

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import ALLIANCE, ALLIANCE_FILE, CRANE, CRANE_FILE, FERRY_FILE, HEAD_FILE, PORT
from tests.changes.shed import difference, told

from rolekat.changes.desk import Desk
from rolekat.changes.end import End, end
from rolekat.errors import UsageError


def changed(desk: Desk, *words: str, file: str = CRANE_FILE, **wish: Any) -> list[str]:
    end(End(*words, **wish), desk)
    assert set(difference(desk)) == {file}
    return difference(desk)[file]


def refused(desk: Desk, *words: str, **wish: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as caught:
        end(End(*words, **wish), desk)
    assert not desk.draft.files
    return caught.value.key, caught.value.params


def test_the_entry_stays_with_its_last_day(harbour: Harbour) -> None:
    desk = harbour()
    assert changed(desk, "captain", "dora", system="crane", on="2026-12-31") == [
        "-      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}",
        "+      - {person: dora, from: 2025-01-01, until: 2026-12-31, deputies: [egon], decision: minutes 7}",
    ]
    assert told(desk) == ["ended 2026-12-31 dora Captain"]


def test_in_a_block_it_is_one_line_more(harbour: Harbour) -> None:
    lines = changed(harbour(), "pilot", "egon", system="crane")
    assert lines == ["+        until: 2026-06-01"]


def test_a_remark_behind_it_stays(harbour: Harbour) -> None:
    lines = changed(harbour(), "clerk", "cleo", file=HEAD_FILE)
    assert lines[1].endswith("until: 2026-06-01, deputies: [bert], decision: minutes 4}   # since the flood")


def test_of_two_docks_one(harbour: Harbour) -> None:
    desk = harbour()
    assert changed(desk, "pilot", "egon", system="ferry", at=["North dock"], file=FERRY_FILE) == [
        "-      - {person: egon, at: [north, south], from: 2025-01-01}",
        "+      - {person: egon, at: [south], from: 2025-01-01}",
        "+      - {person: egon, at: north, from: 2025-01-01, until: 2026-06-01}",
    ]
    assert told(desk) == ["ended 2026-06-01 egon Pilot (North dock)"]


def test_both_docks_end_in_one_entry(harbour: Harbour) -> None:
    lines = changed(harbour(), "pilot", "egon", system="ferry", at=["north", "south"], file=FERRY_FILE)
    assert lines[1:] == ["+      - {person: egon, at: [north, south], from: 2025-01-01, until: 2026-06-01}"]


def test_somewhere_that_has_not_begun_yet(harbour: Harbour) -> None:
    ferry = """\
staffing: ferry
organisation: port
roles:
  pilot:
    holders:
      - person: egon
        at:
          - north
          # the long one
          - south
        from: 2027-01-01
"""
    desk = harbour(ferry=ferry)
    assert changed(desk, "pilot", "egon", system="ferry", at=["south"], file=FERRY_FILE) == ["-          - south"]
    assert told(desk) == ["never-begun 2026-06-01 egon Pilot (South dock)"]


def test_who_is_yet_to_begin_goes(harbour: Harbour) -> None:
    crane = CRANE.replace("dora, from: 2025-01-01", "dora, from: 2026-09-01")
    desk = harbour(crane=crane)
    assert changed(desk, "captain", "dora", system="crane") == [
        "-    holders:",
        "-      - {person: dora, from: 2026-09-01, deputies: [egon], decision: minutes 7}",
    ]
    assert told(desk) == ["never-begun 2026-06-01 dora Captain"]


def test_what_has_been_is_not_wiped_out(harbour: Harbour) -> None:
    key, params = refused(harbour(), "captain", "dora", system="crane", on="2024-08-31")
    assert (key, params["begins"], params["near"]) == ("change-before-term-near", "2025-01-01", "2026-08-31")
    crane = CRANE.replace("dora, from: 2025-01-01", "dora, from: 2026-05-01")
    key, params = refused(harbour(crane=crane), "captain", "dora", system="crane", on="2025-02-28")
    assert (key, params["ends"]) == ("change-before-term", "2025-02-28")
    today = harbour(crane=CRANE.replace("dora, from: 2025-01-01", "dora, from: 2026-06-01"))
    assert len(changed(today, "captain", "dora", system="crane", on="2026-05-31")) == 2
    assert told(today) == ["never-begun 2026-05-31 dora Captain"]
    key, _ = refused(harbour(), "pilot", "egon", system="ferry", at=["north"], on="2020-01-01")
    assert key.startswith("change-before-term")


def test_a_later_day_prolongs(harbour: Harbour) -> None:
    crane = CRANE.replace("dora, from: 2025-01-01", "dora, from: 2025-01-01, until: 2026-08-31")
    desk = harbour(crane=crane)
    lines = changed(desk, "captain", "dora", system="crane", on="2026-12-31")
    assert lines[1].startswith("+      - {person: dora, from: 2025-01-01, until: 2026-12-31,")
    assert told(desk) == ["prolonged 2026-12-31 dora Captain 2026-08-31"]
    key, params = refused(harbour(crane=crane), "captain", "dora", system="crane", on="2026-08-31")
    assert (key, params["ends"]) == ("change-ended-already", "2026-08-31")
    assert refused(harbour(), "pilot", "finn", system="crane", on="2026-12-31")[0] == "change-ended-already"
    port = PORT.replace("dora: {unit: quay}", "dora: {unit: quay, left: 2026-09-30}")
    assert refused(harbour(crane=crane, port=port), "captain", "dora", system="crane", on="2026-12-31") == (
        "change-has-left", {"person": "dora", "day": "2026-09-30"},
    )  # fmt: skip


def test_several_terms_of_one(harbour: Harbour) -> None:
    more = "      - {person: egon, at: north, from: 2026-08-01, until: 2026-08-31}\nactions:\n"
    desk = harbour(crane=CRANE.replace("actions:\n", more))
    changed(desk, "pilot", "egon", system="crane", on="2026-06-30")
    assert told(desk) == ["never-begun 2026-06-30 egon Pilot (North dock)", "ended 2026-06-30 egon Pilot (South dock)"]


def test_those_who_share_it_end_together(harbour: Harbour) -> None:
    desk = harbour()
    key, params = refused(desk, "captain", "egon", system="ferry")
    assert (key, params["through"]) == ("change-held-together", "egon+unit/quay")
    lines = changed(desk, "captain", "unit/quay+egon", system="ferry", file=FERRY_FILE)
    assert lines == ["+        until: 2026-06-01"]


def test_a_group_of_systems(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "mate", "bert", system="crane")[0] == "change-in-group"
    lines = changed(desk, "mate", "bert", group="fleet", file=HEAD_FILE)
    assert lines[1] == "+          - {person: bert, from: 2025-01-01, until: 2026-06-01, deputies: [cleo]}"
    assert desk.told[0].params["where"] == "The fleet"


def test_a_seat(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    lines = changed(desk, "board", "ida", organisation="alliance", file=ALLIANCE_FILE)
    assert lines[1] == "+        - {person: ida, from: 2025-01-01, until: 2026-06-01}"
    assert told(desk) == ["ended 2026-06-01 ida The board (Member, West town)"]


def test_who_holds_it_otherwise(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "head", "anna")[0] == "change-by-position"
    port = PORT + "  head:\n    holders: [{position: harbour-master}]\n"
    key, params = refused(harbour(port=port), "head", "anna")
    assert (key, params["through"]) == ("change-held-through", "position/harbour-master")
    lines = changed(harbour(port=port), "head", "position/Harbour master", file=HEAD_FILE)
    assert lines[1] == "+    holders: [{position: harbour-master, until: 2026-06-01}]"


def test_what_cannot_be(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "captain", "gerd", system="crane")[0] == "change-not-held"
    assert refused(desk, "pilot", "egon", system="crane", at=["north"])[0] == "change-not-held"
    key, params = refused(desk, "pilot", "finn", system="crane")
    assert (key, params["ends"]) == ("change-ended-already", "2026-03-31")
    assert refused(desk, "captain", "dora", system="crane", at=["north"])[0] == "change-not-by-place"

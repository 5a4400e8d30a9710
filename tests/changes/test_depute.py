"""Somebody stands in, or no longer."""

from __future__ import annotations

from typing import Any

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import CRANE, CRANE_FILE, FERRY_FILE, HEAD_FILE, PORT
from tests.changes.shed import difference, told

from rolekat.changes.depute import Depute, depute
from rolekat.changes.desk import Desk
from rolekat.errors import UsageError


def changed(desk: Desk, role: str, *deputies: str, file: str = CRANE_FILE, **wish: Any) -> list[str]:
    depute(Depute(role, deputies, **wish), desk)
    assert set(difference(desk)) == {file}
    return [line for line in difference(desk)[file] if line.startswith("+")]


def refused(desk: Desk, role: str, *deputies: str, **wish: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as caught:
        depute(Depute(role, deputies, **wish), desk)
    assert not desk.draft.files
    return caught.value.key, caught.value.params


def test_one_more(harbour: Harbour) -> None:
    desk = harbour()
    assert changed(desk, "captain", "gerd", "egon", system="crane") == [
        "+      - {person: dora, from: 2025-01-01, deputies: [egon, gerd], decision: minutes 7}"
    ]
    assert told(desk) == ["deputy-added gerd dora Captain"]


def test_the_first(harbour: Harbour) -> None:
    assert changed(harbour(), "captain", "dora", "gerd", system="ferry", file=FERRY_FILE) == [
        "+        deputies: [dora, gerd]"
    ]


def test_one_that_stands_alone(harbour: Harbour) -> None:
    crane = CRANE.replace("deputies: [egon]", "deputies: egon")
    assert "deputies: [egon, gerd]" in changed(harbour(crane=crane), "captain", "gerd", system="crane")[0]
    assert "deputies" not in changed(harbour(crane=crane), "captain", "egon", system="crane", remove=True)[0]


def test_one_less_and_the_last(harbour: Harbour) -> None:
    desk = harbour(crane=CRANE.replace("[egon]", "[egon, gerd]"))
    assert "deputies: [gerd]" in changed(desk, "captain", "egon", "bert", system="crane", remove=True)[0]
    assert told(desk) == ["deputy-removed egon dora Captain"]
    lines = changed(harbour(), "mate", "cleo", group="fleet", remove=True, file=HEAD_FILE)
    assert lines == ["+          - {person: bert, from: 2025-01-01}"]


def test_of_several_holders_one(harbour: Harbour) -> None:
    more = CRANE.replace("from: 2026-04-01}", "from: 2026-04-01, until: 2026-12-31}").replace(
        "      # South\n", "      - {person: gerd, at: north, from: 2027-03-01}\n      # South\n"
    )
    desk = harbour(crane=more)
    key, params = refused(desk, "pilot", "dora", system="crane")
    assert (key, params["known"]) == ("change-which-holder", "gerd, egon")
    assert changed(desk, "pilot", "dora", holder="gerd", system="crane") == [
        "+      - {person: gerd, at: north, from: 2026-04-01, until: 2026-12-31, deputies: [dora]}",
        "+      - {person: gerd, at: north, from: 2027-03-01, deputies: [dora]}",
    ]
    assert changed(harbour(), "pilot", "dora", system="crane", at=["South dock"]) == ["+        deputies: [dora]"]


def test_what_cannot_be(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "captain", "dora", system="crane")[0] == "change-own-deputy"
    assert refused(desk, "captain", "finn", system="crane")[0] == "change-has-left"
    assert refused(desk, "captain", "zoe", system="crane")[0] == "new-no-person"
    assert refused(desk, "captain", "egon", system="crane")[0] == "change-deputy-already"
    assert refused(desk, "captain", "gerd", system="crane", remove=True)[0] == "change-no-deputy"
    assert refused(desk, "captain", "gerd", holder="bert", system="crane")[0] == "change-not-held"
    assert refused(desk, "warden", "gerd")[0] == "change-nobody-holds"
    assert refused(desk, "head", "gerd")[0] == "change-nobody-holds"
    port = PORT.replace("  warden:\n", "  warden:\n    holders: [{person: finn, until: 2026-03-31}]\n")
    assert refused(harbour(port=port), "warden", "gerd")[0] == "change-nobody-holds"


def test_whoever_holds_the_role_everywhere_holds_it_at_every_place(harbour: Harbour) -> None:
    everywhere = CRANE.replace("person: egon   # by day\n        at: south\n", "person: egon   # by day\n")
    desk = harbour(crane=everywhere)
    assert changed(desk, "pilot", "dora", system="crane", at=["south"]) == ["+        deputies: [dora]"]
    assert told(desk) == ["deputy-added dora egon Pilot", "deputy-everywhere egon"]
    key, params = refused(harbour(crane=everywhere), "pilot", "dora", system="crane", at=["north"])
    assert (key, params["known"]) == ("change-which-holder", "gerd, egon")
    several = harbour()
    changed(several, "pilot", "dora", system="ferry", at=["north"], file=FERRY_FILE)
    assert told(several) == ["deputy-added dora egon Pilot (North dock, South dock)", "deputy-everywhere egon"]

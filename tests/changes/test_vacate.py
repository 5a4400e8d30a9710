"""A role is left unfilled for a time: who goes, what is stated, and what stands against it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import ALLIANCE, ALLIANCE_FILE, CRANE, CRANE_FILE, FERRY_FILE, HEAD_FILE, PORT, lay_out
from tests.changes.shed import desk_here, difference, rolekat, told
from tests.changes.shed import lay_out as lay_out_sheds

from rolekat.changes.desk import Desk
from rolekat.changes.vacate import Vacate, reason_meant, vacate
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, Language, words

HIRING = {"reason": "recruiting", "accepted_by": "anna", "until": "2026-09-30"}


def changed(desk: Desk, role: str, file: str = CRANE_FILE, **wish: Any) -> list[str]:
    vacate(Vacate(role, **{**HIRING, **wish}), desk)
    assert set(difference(desk)) <= {file}
    return difference(desk).get(file, [])


def refused(desk: Desk, role: str, **wish: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as caught:
        vacate(Vacate(role, **{**HIRING, **wish}), desk)
    assert not desk.draft.files
    return caught.value.key, caught.value.params


def test_who_holds_it_ends_the_day_before(harbour: Harbour) -> None:
    desk = harbour()
    assert changed(desk, "captain", system="crane", from_="2026-07-01", decision="minutes 9") == [
        "-      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}",
        "+      - {person: dora, from: 2025-01-01, until: 2026-06-30, deputies: [egon], decision: minutes 7}",
        "+    accepted_vacancy:",
        "+      reason: recruiting",
        "+      accepted_by: anna",
        "+      from: 2026-07-01",
        "+      until: 2026-09-30",
        "+      decision: minutes 9",
    ]
    assert [key.split()[0] for key in told(desk)] == ["ended", "vacated"]


def test_one_dock_of_several(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "pilot", FERRY_FILE, system="ferry", at=["South dock"])
    assert lines == [
        "-      - {person: egon, at: [north, south], from: 2025-01-01}",
        "+      - {person: egon, at: [north], from: 2025-01-01}",
        "+      - {person: egon, at: south, from: 2025-01-01, until: 2026-05-31}",
        "+    accepted_vacancy:",
        "+      reason: recruiting",
        "+      accepted_by: anna",
        "+      at: south",
        "+      from: 2026-06-01",
        "+      until: 2026-09-30",
    ]


def test_a_group_of_systems_and_a_seat(harbour: Harbour) -> None:
    lines = changed(harbour(), "mate", HEAD_FILE, group="fleet")
    assert lines[2:4] == ["+        accepted_vacancy:", "+          reason: recruiting"]
    desk = harbour(alliance=ALLIANCE)
    lines = changed(
        desk, "board", ALLIANCE_FILE, organisation="alliance", at=["Member", "West town"], accepted_by="jens"
    )
    assert lines[:2] == [
        "-        - {person: ida, from: 2025-01-01}",
        "+        - {person: ida, from: 2025-01-01, until: 2026-05-31}",
    ]
    assert "+      at: [member, west]" in lines


def test_a_second_run_changes_nothing_and_a_later_day_prolongs(harbour: Harbour, tmp_path: Path) -> None:
    desk = harbour()
    changed(desk, "captain", system="crane", decision="minutes 9")
    crane = (desk.draft.files[CRANE_FILE].after or b"").decode()
    again = harbour(crane=crane)
    assert changed(again, "captain", system="crane") == []
    assert told(again) == []
    longer = harbour(crane=crane.replace("from: 2026-06-01", "from: 2026-05-01   # a month ago"))
    lines = changed(longer, "captain", system="crane", until="2026-12-31", reason="no-candidate")
    assert lines == [
        "-      reason: recruiting",
        "+      reason: no-candidate",
        "-      until: 2026-09-30",
        "-      decision: minutes 9",
        "+      until: 2026-12-31",
    ]
    assert told(longer)[0].startswith("vacancy-prolonged 2026-05-01 anna 2026-12-31")
    assert told(longer)[1:] == ["vacancy-decision-gone minutes 9"]
    with_its_own = harbour(crane=crane)
    changed(with_its_own, "captain", system="crane", until="2026-12-31", decision="minutes 10")
    assert len(told(with_its_own)) == 1
    del tmp_path


def test_what_adjoins_prolongs(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "captain", system="crane")
    crane = (desk.draft.files[CRANE_FILE].after or b"").decode()
    lines = changed(harbour(crane=crane), "captain", system="crane", from_="2026-10-01", until="2026-12-31")
    assert lines == ["-      until: 2026-09-30", "+      until: 2026-12-31"]
    ahead = crane.replace("from: 2026-06-01", "from: 2026-08-01")
    lines = changed(harbour(crane=ahead), "captain", system="crane", from_="2026-09-01")
    assert lines == ["-      from: 2026-08-01", "+      from: 2026-09-01"]


DECIDED = """\
staffing: crane
organisation: port
roles:
  pilot:
    holders:
      - {person: gerd, at: north, from: 2026-04-01}
    accepted_vacancy: {reason: recruiting, accepted_by: bert, AT until: 2026-08-31, decision: minutes 5}
"""


def test_an_old_decision_is_replaced(harbour: Harbour) -> None:
    crane = DECIDED.replace("AT ", "").replace("2026-08-31", "2026-04-30")
    lines = changed(harbour(crane=crane), "pilot", system="crane", at=["south"])
    assert lines == [
        "-    accepted_vacancy: {reason: recruiting, accepted_by: bert, until: 2026-04-30, decision: minutes 5}",
        "+    accepted_vacancy: {reason: recruiting, accepted_by: anna, at: south, from: 2026-06-01, until: 2026-09-30}",
    ]


def test_a_decision_about_all_covers_a_dock(harbour: Harbour) -> None:
    desk = harbour(crane=DECIDED.replace("AT ", ""))
    lines = changed(desk, "pilot", system="crane", at=["north"], until="2026-08-01")
    assert lines[1:] == ["+      - {person: gerd, at: north, from: 2026-04-01, until: 2026-05-31}"]
    assert [each.key for each in desk.told] == ["ended", "vacancy-covers"]
    assert refused(harbour(crane=DECIDED.replace("AT ", "")), "pilot", system="crane", at=["north"])[0] == (
        "change-whole-vacancy"
    )


def test_two_decisions_have_no_room(harbour: Harbour) -> None:
    desk = harbour(crane=DECIDED.replace("AT", "at: south,"))
    key, params = refused(desk, "pilot", system="crane", at=["north"])
    assert (key, params["about"]) == ("change-other-vacancy", "south")
    lines = changed(desk, "pilot", system="crane", at=["north", "south"])  # which is what the sentence says to do
    assert any("at: [north, south]" in line for line in lines)
    assert "vacancy-former bert 2026-08-31" in told(desk)


@pytest.mark.parametrize(
    ("wish", "former"),
    [
        ({"until": "2026-08-31", "accepted_by": "bert"}, []),
        ({"until": "2026-08-30", "accepted_by": "bert"}, ["vacancy-former bert 2026-08-31"]),
        ({"until": "2026-08-31"}, ["vacancy-former bert 2026-08-31"]),
    ],
)
@pytest.mark.parametrize("begins", ["", " from: 2026-07-01,"])
def test_what_a_wider_decision_takes_from_the_one_before_is_told(
    harbour: Harbour, wish: dict[str, str], former: list[str], begins: str
) -> None:
    desk = harbour(crane=DECIDED.replace("AT", f"at: south,{begins}"))
    changed(desk, "pilot", system="crane", at=["north", "south"], **wish)
    assert [line for line in told(desk) if line.startswith("vacancy-former")] == former


def test_what_cannot_be(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "captain", system="crane", until="2026-05-01")[0] == "change-days"
    assert refused(desk, "captain", system="crane", accepted_by="finn")[0] == "change-has-left"
    assert refused(desk, "captain", system="crane", accepted_by="zoe")[0] == "new-no-person"
    assert refused(desk, "captain", system="crane", at=["north"])[0] == "change-no-places"
    assert refused(desk, "pilot", system="crane", at=["inn"])[0] == "change-no-place"
    assert refused(desk, "head")[0] == "change-filled-otherwise"
    assert refused(desk, "mate", system="crane")[0] == "change-in-group"
    later = CRANE.replace("at: south\n        from: 2025-01-01", "at: south\n        from: 2026-07-01")
    key, params = refused(harbour(crane=later), "pilot", system="crane")
    assert (key, params["day"]) == ("change-begins-meanwhile", "2026-07-01")


def test_of_several_at_docks_nobody_goes_unnamed(harbour: Harbour) -> None:
    key, params = refused(harbour(), "pilot", system="crane")
    assert (key, params["holders"], params["known"]) == ("vacate-which-place", "gerd, egon", "north, south")
    desk = harbour()
    lines = changed(desk, "pilot", system="crane", at=["north", "south"])
    assert "+      at: [north, south]" in lines
    assert [each.key for each in desk.told] == ["ended", "ended", "vacated"]
    assert changed(harbour(), "pilot", FERRY_FILE, system="ferry")  # at both docks there is one, who has them all


def test_a_decision_about_the_rest_is_prolonged_and_nobody_goes(harbour: Harbour) -> None:
    crane = CRANE.replace("        at: south\n        from: 2025-01-01\n", "        at: south\n        from: 2025-01-01\n    accepted_vacancy: {reason: interim, accepted_by: bert, from: 2026-01-01, until: 2026-12-31}\n")  # fmt: skip
    desk = harbour(crane=crane)
    assert changed(desk, "pilot", system="crane", reason="interim", until="2026-12-31") == [
        "-    accepted_vacancy: {reason: interim, accepted_by: bert, from: 2026-01-01, until: 2026-12-31}",
        "+    accepted_vacancy: {reason: interim, accepted_by: anna, from: 2026-01-01, until: 2026-12-31}",
    ]
    assert [each.key for each in desk.told] == ["vacancy-prolonged", "vacancy-former"]


def test_more_than_a_year_is_long(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "captain", system="crane", until="2027-06-01")
    assert "vacancy-long" not in told(desk)
    desk = harbour()
    changed(desk, "captain", system="crane", until="2027-06-02")
    assert told(desk)[-1] == "vacancy-long"


def test_what_is_not_active_is_not_vacant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out_sheds(tmp_path)
    monkeypatch.chdir(tmp_path)
    wish = Vacate("builder", "recruiting", "anna", "2027-06-30", "barn", from_="2026-09-01")
    with pytest.raises(UsageError) as caught:
        vacate(wish, desk_here())
    assert (caught.value.key, caught.value.params["role"]) == ("vacate-not-active", "Builder")
    ahead = desk_here()
    vacate(wish._replace(role="keeper", reason="not-yet-needed", from_="2026-02-02", until="2026-04-05"), ahead)
    assert [each.key for each in ahead.told] == ["vacated"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_is_asked_for(tmp_path: Path, lang: str) -> None:
    lay_out(tmp_path)
    words = ["vacate", "captain", "--system", "crane"]
    for option, value in (("--reason", "recruiting"), ("--accepted-by", "anna"), ("--until", "2026-09-30")):
        ran = rolekat(tmp_path, *words, lang=lang)
        assert (ran.code, option in ran.err) == (2, True)
        words += [option, value]
    of_nothing = ["flu" if word == "recruiting" else word for word in words]
    assert "no-candidate (" in rolekat(tmp_path, *of_nothing, lang=lang).err
    done = rolekat(tmp_path, *words, lang=lang)
    assert (done.code, "recruiting" in done.out.split("\n\n")[0]) == (0, False)
    assert "RK" not in done.out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reason_is_understood_as_people_say_it(lang: Language) -> None:
    reasons: dict[str, str] = words(lang).section("vocabulary")["vacancy-reason"]
    assert {name: reason_meant(said.upper(), reasons) for name, said in reasons.items()} == {
        name: name for name in reasons
    }
    assert reason_meant("no-candidate", reasons) == "no-candidate"
    assert reason_meant("e", reasons) is None
    word = {"da": "ansættelse", "en": "recruited", "nb": "ansettelse", "nn": "tilsetjing"}[lang]
    assert reason_meant(word, reasons) == "recruiting"


def test_it_is_written_as_the_list_has_it(tmp_path: Path) -> None:
    lay_out(tmp_path)
    done = rolekat(tmp_path, "vacate", "captain", "--system", "crane", "--reason", "en ansættelse er i gang",
                   "--accepted-by", "anna", "--until", "2026-09-30", lang="da")  # fmt: skip
    assert done.code == 0
    assert "reason: recruiting" in (tmp_path / CRANE_FILE).read_text("utf-8")


def test_it_is_a_known_vacancy_then(tmp_path: Path) -> None:
    lay_out(tmp_path, {HEAD_FILE: PORT})
    rolekat(tmp_path, "vacate", "pilot", "--system", "ferry", "--at", "south", "--reason", "recruiting",
            "--accepted-by", "anna", "--until", "2026-09-30")  # fmt: skip
    found = rolekat(tmp_path, "check", FERRY_FILE, "--select", "RK404,RK424,RK423,RK411")
    assert "RK424" in found.out
    assert "RK404" not in found.out

"""Somebody gets a role: where it stands, what makes room, what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import (
    ALLIANCE,
    ALLIANCE_FILE,
    CRANE,
    CRANE_FILE,
    FERRY,
    FERRY_FILE,
    HEAD_FILE,
    PORT,
    lay_out,
)
from tests.changes.shed import desk_here, difference, rolekat, told

from rolekat.changes.assign import Assign, assign
from rolekat.changes.desk import Desk
from rolekat.errors import UsageError


def changed(desk: Desk, role: str, holder: str, file: str = CRANE_FILE, **wish: Any) -> list[str]:
    assign(Assign(role, holder, **wish), desk)
    assert set(difference(desk)) == {file}
    return difference(desk)[file]


def refused(desk: Desk, role: str, holder: str, **wish: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as caught:
        assign(Assign(role, holder, **wish), desk)
    assert not desk.draft.files
    return caught.value.key, caught.value.params


def after(desk: Desk, file: str) -> str:
    found = {name.replace("\\", "/"): written.after or b"" for name, written in desk.draft.files.items()}
    return found[file].decode("utf-8")


# Where it stands


def test_a_role_that_nobody_has_gets_its_first_holder(harbour: Harbour) -> None:
    desk = harbour(port=PORT.replace("\r", ""))
    lines = changed(desk, "warden", "gerd", file=HEAD_FILE)
    assert lines == ["+    holders:", "+      - {person: gerd, from: 2026-06-01}"]
    assert told(desk) == ["assigned 2026-06-01 gerd Warden"]


def test_a_role_that_is_not_named_comes_in_the_order_of_the_catalog(harbour: Harbour) -> None:
    crane = CRANE.replace("  pilot:\n", "  pilot:\n", 1)
    desk = harbour(crane=crane)
    lines = changed(desk, "mate", "gerd", system="crane", only_here=True)
    assert lines == ["+  mate:", "+    holders:", "+      - {person: gerd, from: 2026-06-01}"]
    assert "decision: minutes 8}\n  mate:\n    holders:\n" in after(desk, CRANE_FILE)
    assert told(desk) == ["assigned 2026-06-01 gerd Mate", "only-here bert Mate"]


@pytest.mark.parametrize("word", ["captain", "Captain", "Skipper"])
@pytest.mark.parametrize("system", ["crane", "The crane"])
def test_names_are_understood(harbour: Harbour, word: str, system: str) -> None:
    desk = harbour()
    lines = changed(desk, word, "GERD", system=system, replace=True, from_="2026-07-01", until="2026-12-31")
    assert lines == [
        "-      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}",
        "+      - {person: dora, from: 2025-01-01, until: 2026-06-30, deputies: [egon], decision: minutes 7}",
        "+      - {person: gerd, from: 2026-07-01, until: 2026-12-31}",
    ]
    assert told(desk) == ["ended 2026-06-30 dora Captain", "assigned-until 2026-07-01 2026-12-31 gerd Captain"]


def test_everything_that_can_be_said_stands_in_the_usual_order(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(
        desk, "mate", "unit/The quay+supplier/Tugs Ltd", system="crane", only_here=True, named=["gerd"],
        deputies=["bert", "cleo"], decision="minutes 9, item 2", contact=True, full_post=True, until="2027-01-01",
    )  # fmt: skip
    assert lines == [
        "+  mate:",
        "+    holders:",
        "+      - together: [unit/quay, supplier/tugs]",
        "+        named: [gerd]",
        "+        from: 2026-06-01",
        "+        until: 2027-01-01",
        "+        deputies: [bert, cleo]",
        "+        contact: true",
        "+        full_post: true",
        "+        decision: minutes 9, item 2",
    ]


def test_at_a_dock_it_stands_below_the_last_who_was_there(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "pilot", "dora", system="crane", at=["North dock"], replace=True)
    assert """\
      - {person: gerd, at: north, from: 2026-04-01, until: 2026-05-31}
      - {person: dora, at: north, from: 2026-06-01}
      # South
      - person: egon   # by day
""" in after(desk, CRANE_FILE)
    assert told(desk)[0] == "ended 2026-05-31 gerd Pilot (North dock)"


def test_who_has_it_at_several_docks_keeps_the_others(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "pilot", "gerd", system="ferry", at=["south"], replace=True, file=FERRY_FILE)
    assert lines == [
        "-      - {person: egon, at: [north, south], from: 2025-01-01}",
        "+      - {person: egon, at: [north], from: 2025-01-01}",
        "+      - {person: egon, at: south, from: 2025-01-01, until: 2026-05-31}",
        "+      - {person: gerd, at: south, from: 2026-06-01}",
    ]
    assert told(desk) == ["ended 2026-05-31 egon Pilot (South dock)", "assigned 2026-06-01 gerd Pilot (South dock)"]


def test_a_group_of_systems_has_it_in_common(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "mate", "gerd", group="The fleet", file=HEAD_FILE)
    assert lines == ["+          - {person: gerd, from: 2026-06-01}"]
    assert desk.told[0].params["where"] == "The fleet"
    again = harbour()
    assert changed(again, "mate", "gerd", file=HEAD_FILE) == lines  # both systems mean the same entry


def test_a_role_that_a_group_says_nothing_of_yet(harbour: Harbour) -> None:
    captains = [FERRY[FERRY.index("  captain:") : FERRY.index("  pilot:")], FERRY[FERRY.index("sheets:") :]]
    desk = harbour(ferry=FERRY.replace(captains[0], "").replace(captains[1], ""))
    assign(Assign("captain", "gerd", group="fleet"), desk)
    assert "      captain:\n        holders:\n          - {person: gerd, from: 2026-06-01}\n" in after(desk, HEAD_FILE)


def test_held_once_or_by_one_system(harbour: Harbour) -> None:
    assert changed(harbour(), "warden", "gerd", file=HEAD_FILE)[-1] == "+      - {person: gerd, from: 2026-06-01}"
    desk = harbour()
    assert changed(desk, "warden", "gerd", system="crane", only_here=True)[0] == "+  warden:"


def test_the_role_of_a_position(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "head", "bert", file=HEAD_FILE)
    assert told(desk) == ["assigned 2026-06-01 bert Head of the harbour", "by-position anna Head of the harbour"]


def test_that_others_have_it_too_is_told(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "mate", "gerd", group="fleet", file=HEAD_FILE)
    assert told(desk) == ["assigned 2026-06-01 gerd Mate", "held-beside bert Mate"]


# Seats


def test_the_only_seat_that_somebody_can_be_put_in(harbour: Harbour) -> None:
    desk = harbour()
    key, params = refused(desk, "board", "gerd")
    assert (key, params["known"]) == ("change-which-seat", "member, expert")
    lines = changed(desk, "board", "gerd", seat="Expert", file=HEAD_FILE)
    assert lines == ["+        - {person: gerd, from: 2026-06-01}"]
    assert told(desk) == ["assigned 2026-06-01 gerd The board (Expert)"]


def test_a_seat_for_each_owner_is_the_one_of_the_employer(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    wish = {"seat": "member", "organisation": "alliance", "file": ALLIANCE_FILE}
    lines = changed(desk, "board", "kurt", replace=True, **wish)
    assert lines == [
        "-        - {person: hans, from: 2025-01-01}",
        "+        - {person: hans, from: 2025-01-01, until: 2026-05-31}",
        "+        - {person: kurt, from: 2026-06-01}",
    ]
    assert told(desk)[1] == "assigned 2026-06-01 kurt The board (Member, East town)"
    other = harbour(alliance=ALLIANCE)
    lines = changed(other, "board", "jens", replace=True, for_="West town", **wish)
    assert lines[-1] == "+        - {person: jens, for: west, from: 2026-06-01}"


def test_a_role_for_each_owner_is_had_for_the_employer(harbour: Harbour) -> None:
    watcher = "role: warden\ntitle: Warden\nheld_per: owner\nsuggested: {standing: recommended}\n"
    harbour(alliance=ALLIANCE)
    Path("catalog/roles/harbour/warden.yaml").write_text(watcher, "utf-8")
    desk = desk_here()
    lines = changed(desk, "warden", "hans", ALLIANCE_FILE, organisation="alliance")
    assert lines[-1] == "+      - {person: hans, at: east, from: 2026-06-01}"
    assert told(desk) == ["assigned 2026-06-01 hans Warden (East town)"]


def test_a_seat_that_nobody_had_comes_in_the_order_of_the_body(harbour: Harbour) -> None:
    alliance = ALLIANCE.partition("      expert:")[0]
    desk = harbour(alliance=alliance)
    lines = changed(desk, "board", "jens", ALLIANCE_FILE, seat="expert", organisation="alliance")
    assert lines == ["+      expert:", "+        - {person: jens, from: 2026-06-01}"]
    assert after(desk, ALLIANCE_FILE).startswith(alliance)


def test_seats_that_cannot_be_given(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    in_alliance = {"organisation": "alliance"}
    assert refused(desk, "board", "hans", seat="secretary", **in_alliance)[0] == "change-seat-by-role"
    key, params = refused(desk, "board", "hans", seat="cook", **in_alliance)
    assert (key, params["known"]) == ("change-no-seat", "secretary, member, expert")
    key, params = refused(desk, "board", "jens", seat="member", **in_alliance)
    assert (key, params["known"]) == ("change-which-for", "east, west")
    assert refused(desk, "board", "kurt", seat="member", **in_alliance)[0] == "change-full"
    assert refused(desk, "clerk", "kurt", for_="east", replace=True, **in_alliance)[0] == "change-for-no-seat"
    crowded = ALLIANCE + "        - {person: ida, from: 2025-01-01}\n"
    key, params = refused(harbour(alliance=crowded), "board", "hans", seat="expert", **in_alliance)
    assert (key, params["most"], params["holders"]) == ("change-full", "2", "ida, jens")


# Room


def test_a_role_with_room_for_one(harbour: Harbour) -> None:
    desk = harbour()
    key, params = refused(desk, "captain", "gerd", system="crane")
    assert (key, params["holders"], params["most"]) == ("change-full", "dora", "1")
    assert refused(desk, "pilot", "dora", system="crane", at=["north"])[0] == "change-full"
    assert refused(desk, "captain", "dora", system="crane")[0] == "change-held-already"


def test_after_a_term_there_is_room_again(harbour: Harbour) -> None:
    crane = CRANE.replace("{person: dora, from: 2025-01-01,", "{person: dora, from: 2025-01-01, until: 2026-06-30,")
    desk = harbour(crane=crane)
    assert refused(desk, "captain", "gerd", system="crane", from_="2026-06-30")[0] == "change-full"
    lines = changed(desk, "captain", "gerd", system="crane", from_="2026-07-01")
    assert lines == ["+      - {person: gerd, from: 2026-07-01}"]


def test_who_is_yet_to_begin_goes_altogether(harbour: Harbour) -> None:
    holder = "      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}\n"
    crane = CRANE.replace(holder, "      - {person: dora, from: 2026-09-01, contact: true}   # agreed\n")
    desk = harbour(crane=crane)
    changed(desk, "captain", "gerd", system="crane", replace=True)
    text = after(desk, CRANE_FILE)
    assert "      - {person: gerd, from: 2026-06-01, contact: true}\n" in text
    assert ("dora" in text, "# Dora built it." in text, "# agreed" in text) == (False, True, True)
    assert told(desk)[0] == "never-begun 2026-05-31 dora Captain"


def test_of_several_one_is_named(harbour: Harbour) -> None:
    several = PORT.replace("deputies: [cleo]}\n", "deputies: [cleo]}\n          - {person: dora, from: 2025-01-01}\n")
    desk = harbour(port=several)
    key, params = refused(desk, "mate", "gerd", group="fleet", replace=True)
    assert (key, params["holders"]) == ("change-which-of", "bert, dora")
    assert refused(desk, "mate", "gerd", group="fleet", instead_of=["egon"])[0] == "change-not-held"
    changed(desk, "mate", "gerd", group="fleet", instead_of=["dora"], file=HEAD_FILE)
    assert told(desk) == ["ended 2026-05-31 dora Mate", "assigned 2026-06-01 gerd Mate"]


# Decisions on vacancies

VACANT = """\
staffing: crane
organisation: port
roles:
  pilot:
    holders:
      - {person: egon, at: south, from: 2025-01-01}
    accepted_vacancy: {reason: recruiting, accepted_by: anna, AT from: 2026-01-01, until: 2026-12-31}
"""


def test_a_decision_ends_when_nothing_is_vacant_any_more(harbour: Harbour) -> None:
    desk = harbour(crane=VACANT.replace("AT", "at: north,"))
    lines = changed(desk, "pilot", "gerd", system="crane", at=["north"])
    assert lines[-1].endswith("from: 2026-01-01, until: 2026-05-31}")
    assert told(desk) == ["assigned 2026-06-01 gerd Pilot (North dock)", "vacancy-over 2026-05-31 Pilot"]


def test_it_stays_while_another_dock_is_vacant(harbour: Harbour) -> None:
    crane = VACANT.replace("      - {person: egon, at: south, from: 2025-01-01}\n", "").replace("    holders:\n", "")
    desk = harbour(crane=crane.replace("AT ", ""))
    changed(desk, "pilot", "gerd", system="crane", at=["north"])
    assert told(desk) == ["assigned 2026-06-01 gerd Pilot (North dock)"]


def test_one_that_has_not_begun_goes(harbour: Harbour) -> None:
    crane = VACANT.replace("AT ", "").replace("from: 2026-01-01", "from: 2026-06-01")
    desk = harbour(crane=crane)
    assert "accepted_vacancy" not in "".join(
        line for line in changed(desk, "pilot", "gerd", system="crane", at=["north"]) if line.startswith("+")
    )
    assert "accepted_vacancy" not in after(desk, CRANE_FILE)
    assert told(desk)[-1] == "vacancy-taken-back Pilot"


def test_a_role_of_the_gallery_that_no_system_asks_for(harbour: Harbour, tmp_path: Path) -> None:
    crane = (tmp_path / "catalog/systems/crane.yaml", tmp_path / "catalog/systems/ferry.yaml")
    port = PORT.replace("  clerk:\n    holders:\n", "  clerk:\n").replace(
        "      - {person: cleo, from: 2024-01-01, deputies: [bert], decision: minutes 4}   # since the flood\n", ""
    )
    harbour(port=port)
    for file in crane:
        text = file.read_text(encoding="utf-8").replace("clerk: , ", "")
        file.write_text(text, encoding="utf-8")
    desk = desk_here()
    assert "clerk" not in desk.organisation(None).roles
    lines = changed(desk, "Harbour clerk", "gerd", file=HEAD_FILE)
    assert lines == ["+    holders:", "+      - {person: gerd, from: 2026-06-01}"]
    assert [each.key for each in desk.told] == ["assigned", "assigned-unasked"]
    assert refused(desk_here(), "clerck", "gerd") == ("new-no-role-here-near", {"name": "clerck", "near": "clerk"})
    (tmp_path / HEAD_FILE).write_text(port.replace("  clerk:\n", ""), encoding="utf-8")
    assert changed(desk_here(), "clerk", "gerd", file=HEAD_FILE)[0] == "+  clerk:"


# What is refused


def test_a_term_that_has_begun_is_not_wiped_out(harbour: Harbour) -> None:
    key, params = refused(harbour(), "captain", "gerd", system="crane", replace=True, from_="2025-01-01")
    assert (key, params["holder"], params["begins"]) == ("change-before-replaced", "dora", "2025-01-01")
    today = harbour(crane=CRANE.replace("dora, from: 2025-01-01", "dora, from: 2026-06-01"))
    assert "gerd" in changed(today, "captain", "gerd", system="crane", replace=True)[1]


def test_what_is_not_there(harbour: Harbour) -> None:
    desk = harbour()
    key, params = refused(desk, "captain", "zoe", system="crane")
    assert (key, params["name"], params["known"]) == (
        "new-no-person", "zoe", "anna, bert, cleo, dora, egon, finn, gerd",
    )  # fmt: skip
    assert refused(desk, "captain", "gert", system="crane")[1]["near"] == "gerd"
    assert refused(desk, "captian", "gerd", system="crane")[1]["near"] == "captain"
    assert refused(desk, "cook", "gerd")[0] == "new-no-role"
    assert refused(desk, "captain", "gerd", system="raft")[0] == "change-no-staffing"
    assert refused(desk, "captain", "gerd", group="navy")[0] == "new-no-system-group"
    assert refused(desk, "captain", "gerd", organisation="town")[0] == "new-no-organisation"
    assert refused(desk, "captain", "unit/cellar", system="crane")[0] == "new-no-unit"
    assert refused(desk, "captain", "quay", system="crane") == (
        "change-not-a-person", {"given": "quay", "known": "unit/quay"},
    )  # fmt: skip
    assert refused(desk, "captain", "Tugs Ltd", system="crane")[1]["known"] == "supplier/tugs"
    assert refused(desk, "captain", "body/council", system="crane")[0] == "new-no-body"
    assert refused(desk, "captain", "ship/crane", system="crane")[0] == "change-holder-kind"
    assert refused(desk, "pilot", "gerd", system="crane", at=["inn"])[0] == "change-no-place"
    assert refused(desk, "mate", "gerd", group="fleet", at=["moon"])[0] == "new-no-area"


def test_what_cannot_be(harbour: Harbour) -> None:
    desk = harbour()
    crane = {"system": "crane", "replace": True}
    assert refused(desk, "captain", "gerd", from_="2026-06-02", until="2026-06-01", **crane)[0] == "change-days"
    assert refused(desk, "captain", "finn", **crane)[0] == "change-has-left"
    assert refused(desk, "captain", "gerd", deputies=["gerd"], **crane)[0] == "change-own-deputy"
    assert refused(desk, "captain", "gerd", deputies=["finn"], **crane)[0] == "change-has-left"
    assert refused(desk, "captain", "gerd", named=["dora"], **crane)[0] == "change-named-of-person"
    assert refused(desk, "captain", "gerd")[1]["known"] == "crane, ferry"
    assert refused(desk, "pilot", "gerd", system="crane")[1]["known"] == "north, south"


def test_what_stands_elsewhere_is_said(harbour: Harbour) -> None:
    desk = harbour()
    key, params = refused(desk, "mate", "gerd", system="crane")
    assert (key, params["group"], params["systems"]) == ("change-in-group", "fleet", "crane, ferry")
    assert refused(desk, "warden", "gerd", system="crane")[0] == "change-held-once"
    assert refused(desk, "clerk", "gerd", system="crane")[0] == "change-held-once-only"
    assert refused(desk, "clerk", "gerd", system="crane", only_here=True)[0] == "change-only-once"


def test_a_role_that_does_not_apply(harbour: Harbour) -> None:
    desk = harbour(crane="staffing: crane\norganisation: port\nroles:\n  captain: {not_applicable: It is ashore.}\n")
    assert refused(desk, "captain", "gerd", system="crane")[0] == "change-not-applicable"


def test_a_joint_body_has_it(harbour: Harbour) -> None:
    port = PORT.replace("gallery: harbour@1\n", "gallery: harbour@1\nmember_of: alliance\n").replace(
        "  clerk:\n    holders:\n      - {person: cleo, from: 2024-01-01, deputies: [bert], decision: minutes 4}   # since the flood\n",
        "",
    )
    desk = harbour(port=port, alliance=ALLIANCE)
    key, params = refused(desk, "clerk", "gerd", organisation="port")
    assert (key, params["body"], params["file"]) == ("change-joint-body", "alliance", ALLIANCE_FILE)


def test_a_file_that_is_faulty_is_named(harbour: Harbour) -> None:
    desk = harbour(crane="staffing: crane\norganisation: port\nroles: [\n")
    key, params = refused(desk, "captain", "gerd", system="crane")
    assert (key, params["file"]) == ("change-faulty", CRANE_FILE)


# As somebody types it


def test_it_is_written_and_checked(tmp_path: Path) -> None:
    lay_out(tmp_path, {CRANE_FILE: CRANE.replace("\n", "\r\n")})
    words = ("assign", "captain", "gerd", "--system", "crane", "--replace", "--decision", "minutes 9")
    tried = rolekat(tmp_path, *words, "--dry-run")
    assert (tried.code, (tmp_path / CRANE_FILE).read_bytes()) == (0, CRANE.replace("\n", "\r\n").encode())
    assert "+      - {person: gerd, from: 2026-06-01, decision: minutes 9}" in tried.out
    assert "Not written" in tried.out
    done = rolekat(tmp_path, *words)
    assert done.out.startswith("The crane: dora holds the role Captain up to and including 31 May 2026.\n")
    assert f"Changed: {CRANE_FILE} (+2 -1 lines)" in done.out
    text = (tmp_path / CRANE_FILE).read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n") == CRANE.count("\n") + 1
    assert text.replace(b"\r\n", b"\n").count(b"# Dora built it.") == 1
    again = rolekat(tmp_path, *words)
    assert (again.code, again.out) == (2, "")
    assert again.err == "error: The crane: gerd holds the role Captain at that time already.\n"


@pytest.mark.parametrize("lang", ["da", "en", "nb", "nn"])
def test_a_new_person_is_pointed_to(tmp_path: Path, lang: str) -> None:
    lay_out(tmp_path)
    ran = rolekat(tmp_path, "assign", "captain", "zoe", "--system", "crane", lang=lang)
    assert (ran.code, "`rolekat new person zoe`" in ran.err) == (2, True)
    assert rolekat(tmp_path, "assign", "captain", "zoe", "--from", "1.7.2026", lang=lang).code == 2


def test_people_are_known_by_their_names(tmp_path: Path) -> None:
    lay_out(tmp_path, {"rolekat.toml": 'as-of = "2026-06-01"\n[contacts]\nregister = "contacts.csv"\n'})
    (tmp_path / "contacts.csv").write_text("id;name\ngerd;Gerd Hansen\negon;Egon Hansen\n", encoding="utf-8")
    found = rolekat(tmp_path, "assign", "warden", "gerd hansen", "--dry-run")
    assert "+      - {person: gerd, from: 2026-06-01}" in found.out
    assert "gerd, egon" in rolekat(tmp_path, "assign", "warden", "Hansen", "--dry-run").err.replace(
        "egon, gerd", "gerd, egon"
    )


@pytest.mark.parametrize("text", [" ", "\t", "\n \n"])
def test_a_text_of_nothing_is_not_written(harbour: Harbour, text: str) -> None:
    with pytest.raises(UsageError, match="change-text-blank"):
        assign(Assign("mate", "gerd", "crane", only_here=True, decision=text), harbour())


def test_a_group_whose_systems_all_speak_for_themselves_is_not_spoken_for(harbour: Harbour) -> None:
    key, params = refused(harbour(), "captain", "gerd", group="fleet")
    assert (key, params["systems"]) == ("change-group-counts-nowhere", "crane, ferry")

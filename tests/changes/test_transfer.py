"""A leaver: everything passes to a successor or ends, and nothing is lost on the way."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.changes import shed
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
from tests.changes.shed import difference, rolekat

from rolekat.changes.desk import Desk
from rolekat.changes.transfer import Transfer, transfer
from rolekat.errors import UsageError


def passed(desk: Desk, person: str, to: str | None, **wish: Any) -> dict[str, list[str]]:
    transfer(Transfer(person, to, **wish), desk)
    return difference(desk)


def refused(desk: Desk, person: str, to: str | None, **wish: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as caught:
        transfer(Transfer(person, to, **wish), desk)
    assert not desk.draft.files
    return caught.value.key, caught.value.params


def keys(desk: Desk) -> list[str]:
    return [each.key for each in desk.told]


def test_terms_pass_with_their_places(harbour: Harbour) -> None:
    desk = harbour()
    found = passed(desk, "gerd", "bert", on="2026-07-01", decision="minutes 9")
    assert found == {
        CRANE_FILE: [
            "-      - {person: gerd, at: north, from: 2026-04-01}",
            "+      - {person: gerd, at: north, from: 2026-04-01, until: 2026-06-30}",
            "+      - {person: bert, at: north, from: 2026-07-01, decision: minutes 9}",
        ],
    }
    assert keys(desk) == ["transfer-head", "passed", "stays-named", "transfer-again"]
    assert desk.told[0].params["n"] == "2"
    command = "rolekat transfer gerd --to bert --on 2026-07-01 --decision 'minutes 9'"
    assert desk.told[-1].params == {"day": "2026-07-01", "command": command}
    today = harbour()
    assert passed(today, "gerd", "bert")[FERRY_FILE] == ["-        named: [gerd]", "+        named: [bert]"]


def test_all_that_a_person_can_have(harbour: Harbour) -> None:
    port = PORT.replace(
        "  warden:\n", "  warden:\n    accepted_vacancy: {reason: interim, accepted_by: egon, until: 2026-12-31}\n"
    )
    desk = harbour(port=port)
    found = passed(desk, "egon", "gerd", left="2026-06-30")
    assert found[HEAD_FILE] == [
        "-  egon: {unit: quay}",
        "+  egon: {unit: quay, left: 2026-06-30}",
    ]
    assert found[CRANE_FILE] == [
        "+        until: 2026-06-30",
        "+      - {person: gerd, at: south, from: 2026-07-01}",
    ]
    assert found[FERRY_FILE] == [
        "+        until: 2026-06-30",
        "+      - {together: [person/gerd, unit/quay], named: [gerd], from: 2026-07-01}",
        "-      - {person: egon, at: [north, south], from: 2025-01-01}",
        "+      - {person: egon, at: [north, south], from: 2025-01-01, until: 2026-06-30}",
        "+      - {person: gerd, at: [north, south], from: 2026-07-01}",
    ]
    assert keys(desk) == [
        "transfer-head", "stays-deputy", "stays-task", "passed", "stays-executor", "passed", "passed", "stays-task",
        "transfer-left", "transfer-again", "open-vacancy",
    ]  # fmt: skip
    assert desk.told[-1].params["command"] == (
        "rolekat vacate warden --reason interim --accepted-by gerd --until 2026-12-31"
    )


def test_what_has_no_day_of_its_own_waits_for_the_day(harbour: Harbour) -> None:
    ahead = harbour()
    passed(ahead, "egon", "gerd", left="2026-06-30")
    assert ahead.told[-1].params == {
        "day": "2026-07-01",
        "command": "rolekat transfer egon --to gerd --on 2026-07-01",
    }
    config = ahead.config
    for name, written in ahead.draft.files.items():
        Path(name).write_bytes(written.after or b"")
    again = Desk(config)
    assert passed(again, "egon", "gerd", left="2026-06-30") == {}
    then = Desk(config, as_of="2026-07-01")
    found = passed(then, "egon", "gerd", on="2026-07-01")
    assert found == {
        CRANE_FILE: [
            "-      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}",
            "+      - {person: dora, from: 2025-01-01, deputies: [gerd], decision: minutes 7}",
            "-      log: {person: egon, from: 2025-02-01, decision: minutes 8}",
            "+      log: {person: gerd, from: 2026-07-01}",
            "-  drill: {done: 2026-01-10, executor: egon}",
            "+  drill: {done: 2026-01-10, executor: gerd}",
        ],
        FERRY_FILE: ["-      log: {person: egon}", "+      log: {person: egon, until: 2026-06-30}"],
    }
    assert keys(then) == ["transfer-head", "deputy-passed", "task-passed", "action-passed", "task-to-holder"]
    for name, written in then.draft.files.items():
        Path(name).write_bytes(written.after or b"")
    assert refused(Desk(config, as_of="2026-07-01"), "egon", "gerd", on="2026-07-01")[0] == "transfer-nothing"


def test_what_begins_later_anyway_passes_at_once(harbour: Harbour) -> None:
    crane = CRANE.replace("dora, from: 2025-01-01", "dora, from: 2026-09-01").replace(
        "from: 2025-02-01", "from: 2026-10-01"
    )
    desk = harbour(crane=crane)
    found = passed(desk, "egon", "gerd", on="2026-07-01", only=["crane"], except_=["pilot", "drill"])
    assert found[CRANE_FILE] == [
        "-      - {person: dora, from: 2026-09-01, deputies: [egon], decision: minutes 7}",
        "+      - {person: dora, from: 2026-09-01, deputies: [gerd], decision: minutes 7}",
        "-      log: {person: egon, from: 2026-10-01, decision: minutes 8}",
        "+      log: {person: gerd, from: 2026-10-01}",
    ]
    assert "transfer-again" not in keys(desk)


def test_what_has_been_is_not_wiped_out(harbour: Harbour) -> None:
    key, params = refused(harbour(), "gerd", "bert", left="2025-12-31", only=["crane"])
    assert (key, params["begins"], params["near"]) == ("change-before-term-near", "2026-04-01", "2026-12-31")
    key, params = refused(harbour(), "egon", "gerd", on="2025-01-15", only=["captain"], except_=["ferry"])
    assert (key, params["task"]) == ("change-before-task", "log")


def test_what_is_over_or_done_is_history(harbour: Harbour) -> None:
    desk = harbour()
    found = passed(desk, "egon", "gerd", on="2026-07-01")
    lines = "".join(line for file in found.values() for line in file)
    assert "paint" not in lines
    assert "agreed" not in lines
    assert refused(harbour(), "finn", "gerd")[0] == "transfer-nothing"


def test_the_successor_holds_it_already_or_stood_in(harbour: Harbour) -> None:
    crane = CRANE.replace("deputies: [egon]", "deputies: [gerd]").replace(
        "      # South\n", "      - {person: dora, at: north, from: 2026-01-01}\n      # South\n"
    )
    desk = harbour(crane=crane)
    found = passed(desk, "dora", "gerd")
    assert found[CRANE_FILE] == [
        "-      - {person: dora, from: 2025-01-01, deputies: [gerd], decision: minutes 7}",
        "+      - {person: dora, from: 2025-01-01, until: 2026-05-31, deputies: [gerd], decision: minutes 7}",
        "+      - {person: gerd, from: 2026-06-01}",
        "-      - {person: dora, at: north, from: 2026-01-01}",
        "+      - {person: dora, at: north, from: 2026-01-01, until: 2026-05-31}",
    ]
    assert keys(desk) == ["transfer-head", "passed", "passed", "no-deputy-now", "held-already"]


def test_who_stands_in_for_whoever_follows_is_told(harbour: Harbour) -> None:
    for to, key, days in (
        ("gerd", "deputies-pass", {"begins": "2026-07-01"}),
        (None, "deputies-end", {"ends": "2026-06-30"}),
    ):
        desk = harbour()
        passed(desk, "dora", to, left="2026-06-30", only=["captain"])
        told = next(each for each in desk.told if each.key.startswith("deputies"))
        assert (told.key, told.params["deputies"]) == (key, "egon")
        assert days.items() <= told.params.items()
    desk = harbour(crane=CRANE.replace("from: 2025-01-01, deputies", "from: 2026-09-01, deputies"))
    passed(desk, "dora", "gerd", only=["captain"])
    assert keys(desk)[:3] == ["transfer-head", "passed-coming", "deputies-pass"]


def test_a_task_of_ones_own_role_comes_home(harbour: Harbour) -> None:
    desk = harbour()
    found = passed(desk, "egon", "dora", only=["captain", "The crane"], except_=["ferry", "pilot", "drill"])
    assert found[CRANE_FILE] == [
        "-      - {person: dora, from: 2025-01-01, deputies: [egon], decision: minutes 7}",
        "+      - {person: dora, from: 2025-01-01, decision: minutes 7}",
        "-      log: {person: egon, from: 2025-02-01, decision: minutes 8}",
        "+      log: {person: egon, from: 2025-02-01, until: 2026-05-31, decision: minutes 8}",
    ]
    assert keys(desk) == ["transfer-head", "deputy-dropped", "task-to-holder", "transfer-rest"]
    assert desk.told[-1].params["n"] == "5"


def test_those_who_are_to_come_are_others(harbour: Harbour) -> None:
    crane = CRANE.replace("from: 2026-04-01}", "from: 2026-09-01, contact: true, deputies: [bert, dora]}").replace(
        "from: 2025-02-01", "from: 2026-10-01"
    )
    desk = harbour(crane=crane)
    assert passed(desk, "gerd", "bert", on="2026-07-01", only=["pilot"])[CRANE_FILE] == [
        "-      - {person: gerd, at: north, from: 2026-09-01, contact: true, deputies: [bert, dora]}",
        "+      - {person: bert, at: north, from: 2026-09-01, contact: true, deputies: [dora]}",
    ]
    assert keys(desk)[1] == "passed-coming"
    ended = harbour(crane=crane)
    assert passed(ended, "gerd", None, only=["pilot"])[CRANE_FILE][0].startswith("-      - {person: gerd, at: north")
    assert keys(ended)[1] == "term-dropped"
    task = harbour(crane=crane)
    assert "+      log: {person: gerd, from: 2026-10-01}" in passed(task, "egon", "gerd", only=["crane"])[CRANE_FILE]


def test_everything_ends(harbour: Harbour) -> None:
    port = PORT.replace(
        "  warden:\n", "  warden:\n    accepted_vacancy: {reason: interim, accepted_by: egon, until: 2026-12-31}\n"
    )
    desk = harbour(port=port)
    found = passed(desk, "egon", None, left="2026-06-30")
    assert found[CRANE_FILE] == [
        "-      log: {person: egon, from: 2025-02-01, decision: minutes 8}",
        "+      log: {person: egon, from: 2025-02-01, until: 2026-06-30, decision: minutes 8}",
        "+        until: 2026-06-30",
    ]
    assert "+      - {unit: quay, named: [gerd], from: 2026-07-01}" in found[FERRY_FILE]
    assert "+      log: {person: egon, until: 2026-06-30}" in found[FERRY_FILE]
    assert keys(desk)[-1] == "open-vacancy"
    assert "others-stay" in keys(desk)
    assert "rolekat transfer egon --end --on 2026-07-01" in [each.params.get("command") for each in desk.told]
    at_once = harbour(port=port)
    found = passed(at_once, "egon", None)
    assert "+      - {person: dora, from: 2025-01-01, decision: minutes 7}" in found[CRANE_FILE]
    assert "+  drill: {done: 2026-01-10}" in found[CRANE_FILE]


def test_what_comes_with_a_position_or_an_agreement_stays_open(harbour: Harbour) -> None:
    desk = harbour(ferry=FERRY.replace("    unit: quay\n    agreed", "    person: anna\n    agreed"))
    passed(desk, "anna", "bert", left="2026-06-30")
    assert keys(desk) == ["transfer-head", "transfer-left", "open-sheet", "open-position"]
    assert desk.told[-1].params == {
        "person": "anna", "role": "Head of the harbour", "where": "The port", "position": "harbour-master",
    }  # fmt: skip


def test_where_nothing_else_is_to_be_done_that_is_told(harbour: Harbour) -> None:
    desk = harbour()
    assert passed(desk, "anna", "bert") == {}
    assert keys(desk) == ["transfer-head", "open-position"]


def test_a_group_of_systems_and_what_is_held_once(harbour: Harbour) -> None:
    desk = harbour()
    found = passed(desk, "cleo", "dora")
    assert found[HEAD_FILE] == [
        "-          - {person: bert, from: 2025-01-01, deputies: [cleo]}",
        "+          - {person: bert, from: 2025-01-01, deputies: [dora]}",
        "-      - {person: cleo, from: 2024-01-01, deputies: [bert], decision: minutes 4}   # since the flood",
        "+      - {person: cleo, from: 2024-01-01, until: 2026-05-31, deputies: [bert], decision: minutes 4}   # since the flood",
        "+      - {person: dora, from: 2026-06-01, deputies: [bert]}",
    ]


def test_a_seat_stays_the_owners(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    found = passed(desk, "hans", "jens", organisation="The alliance")
    assert found[ALLIANCE_FILE] == [
        "-        - {person: hans, from: 2025-01-01}",
        "+        - {person: hans, from: 2025-01-01, until: 2026-05-31}",
        "+        - {person: jens, for: east, from: 2026-06-01}",
    ]
    found = passed(harbour(alliance=ALLIANCE), "hans", "kurt", organisation="alliance")
    assert found[ALLIANCE_FILE][2] == "+        - {person: kurt, from: 2026-06-01}"


def test_a_seat_is_told_by_its_title(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    passed(desk, "hans", "kurt", organisation="alliance")
    assert [each.params["role"] for each in desk.told if each.key == "passed"] == ["The board (Member)"]


def test_what_ends_between_the_last_day_and_the_successors_first_ends_with_the_last_day(harbour: Harbour) -> None:
    crane = CRANE.replace("at: north, from: 2026-04-01", "at: north, from: 2026-04-01, until: 2026-07-15")
    found = passed(harbour(crane=crane), "gerd", "bert", left="2026-06-30", on="2026-09-01")
    assert found[CRANE_FILE] == [
        "-      - {person: gerd, at: north, from: 2026-04-01, until: 2026-07-15}",
        "+      - {person: gerd, at: north, from: 2026-04-01, until: 2026-06-30}",
    ]


def test_what_cannot_be(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "egon", "egon")[0] == "transfer-same"
    assert refused(desk, "egon", "finn")[0] == "change-has-left"
    assert refused(desk, "zoe", "egon")[0] == "new-no-person"
    assert refused(desk, "egon", "zoe")[0] == "new-no-person"
    key, params = refused(desk, "egon", "gerd", most=3)
    assert (key, params["n"], params["most"]) == ("transfer-too-many", 7, 3)
    key, params = refused(desk, "egon", "gerd", only=["board"])
    assert (key, "captain" in params["known"], "ferry" in params["known"]) == ("transfer-no-part", True, True)


def test_a_file_without_a_catalog_is_not_forgotten(harbour: Harbour, tmp_path: Path) -> None:
    text = "staffing: raft\norganisation: port\nroles:\n  captain: {holders: [{person: gerd, from: 2026-01-01}]}\n"
    lay_out(tmp_path, {"catalog/organisations/port/systems/raft.yaml": text})
    desk = harbour()
    found = passed(desk, "gerd", "bert")
    assert "captain: {holders: [{person: gerd, from: 2026-01-01, until: 2026-05-31}, {person: bert" in "".join(
        found["catalog/organisations/port/systems/raft.yaml"]
    )


# As somebody types it


def test_first_a_list_then_the_change(tmp_path: Path) -> None:
    lay_out(tmp_path)
    words = ("transfer", "egon", "--to", "gerd", "--left", "2026-06-30")
    before = {file: (tmp_path / file).read_bytes() for file in (HEAD_FILE, CRANE_FILE, FERRY_FILE)}
    listed = rolekat(tmp_path, *words)
    assert (listed.code, listed.out.startswith("egon hands over to gerd on 1 July 2026. Places: 7.\n")) == (0, True)
    assert listed.out.endswith(
        "Not written. Write it again with --yes when the list is right; --dry-run shows the lines.\n"
    )
    assert {file: (tmp_path / file).read_bytes() for file in before} == before
    done = rolekat(tmp_path, *words, "--yes")
    assert (done.code, "Changed: " in done.out) == (0, True)
    again = rolekat(tmp_path, *words, "--yes")
    assert (again.code, "Changed: " in again.out) == (0, False)
    assert "`rolekat transfer egon --to gerd --on 2026-07-01`" in again.out
    assert "--end" in rolekat(tmp_path, "transfer", "egon").err
    assert "--end" in rolekat(tmp_path, "transfer", "egon", "--to", "gerd", "--end").err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
@pytest.mark.parametrize(("answer", "written"), [("ja\n", True), ("\n", False), ("nej\n", False)])
def test_somebody_at_a_terminal_is_asked(tmp_path: Path, answer: str, *, written: bool) -> None:
    lay_out(tmp_path)
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "rolekat", "transfer", "gerd", "--to", "bert"],
        cwd=tmp_path,
        env={**os.environ, "ROLEKAT_LANG": "da", "NO_COLOR": "1"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    os.write(master, answer.encode())
    shown = b""
    while process.poll() is None or (b"krevet" not in shown and b"ndret" not in shown):
        try:
            shown += os.read(master, 65536)
        except OSError:
            break
    os.close(master)
    process.wait()
    assert "Skal det skrives?" in shown.decode()
    assert (b"bert" in (tmp_path / CRANE_FILE).read_bytes()) is written


def test_nothing_empty_is_left_behind(harbour: Harbour) -> None:
    board = PORT.replace("{person: dora, from: 2025-01-01}", "{person: dora, from: 2027-01-01}")
    desk = harbour(port=board)
    assert passed(desk, "dora", None, on="2026-07-01", only=["board"])[HEAD_FILE] == [
        "-    seats:",
        "-      expert:",
        "-        - {person: dora, from: 2027-01-01}",
    ]
    crane = CRANE.replace("  drill: {done: 2026-01-10, executor: egon}\n", "  drill: {executor: egon}\n")
    alone = harbour(crane=crane.replace("  paint: {done: 2025-05-05, executor: egon}\n", ""))
    assert passed(alone, "egon", None, only=["drill"])[CRANE_FILE] == ["-actions:", "-  drill: {executor: egon}"]
    line = FERRY.replace("      steer:\n      log: {person: egon}", "      log: {person: egon, from: 2027-01-01}")
    sheet = harbour(ferry=line)
    ferry = passed(sheet, "egon", None, on="2026-07-01", only=["ferry"])[FERRY_FILE]
    assert ferry[-2:] == ["-    tasks:", "-      log: {person: egon, from: 2027-01-01}"]


def test_of_two_who_were_to_begin_together_one_begins_alone(harbour: Harbour) -> None:
    together = "together: [person/egon, unit/quay]\n        named: [gerd]\n        from: 2025-01-01"
    ferry = FERRY.replace(together, "together: [person/egon, person/bert]\n        from: 2027-01-01")
    desk = harbour(ferry=ferry)
    lines = passed(desk, "egon", "bert", on="2026-07-01", only=["captain"])[FERRY_FILE]
    assert [line for line in lines if "bert" in line] == [
        "-      - together: [person/egon, person/bert]",
        "+      - {person: bert, from: 2027-01-01}",
    ]


def test_a_faulty_file_that_names_the_person_must_be_mended_first(harbour: Harbour) -> None:
    broken = f"{FERRY}phases: [\n"
    key, params = refused(harbour(ferry=broken), "egon", "bert", left="2026-06-30")
    assert (key, params["file"]) == ("transfer-faulty", FERRY_FILE)
    assert HEAD_FILE in passed(harbour(ferry=broken), "dora", "bert", left="2026-06-30"), "it has nothing of theirs"


def test_a_role_that_lapses_before_is_nobodys_to_take_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned = shed.HUT.replace("  close:", "  use: 2026-09-01\n  close:")
    shed.lay_out(tmp_path, {shed.HUT_FILE: planned})
    monkeypatch.chdir(tmp_path)
    desk = shed.desk_here()
    assert passed(desk, "anna", "cleo", on="2026-10-01") == {
        shed.HUT_FILE: [
            "-      - {person: anna, from: 2026-01-05, deputies: [bert]}",
            "+      - {person: anna, from: 2026-01-05, until: 2026-08-31, deputies: [bert]}",
        ]
    }
    assert keys(desk) == ["transfer-head", "term-lapses"]
    task = shed.desk_here()
    found = passed(task, "bert", "cleo", on="2026-10-01", except_=["keeper"])
    assert "+      saw: {person: bert, from: 2026-03-02, until: 2026-08-31}" in found[shed.HUT_FILE]
    assert "task-lapses" in keys(task)
    before = shed.desk_here()
    found = passed(before, "anna", "cleo", on="2026-08-31")
    assert "+      - {person: cleo, from: 2026-08-31, deputies: [bert]}" in found[shed.HUT_FILE]

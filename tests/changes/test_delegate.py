"""A task goes to somebody else, or comes back; on a sheet where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.changes.conftest import Harbour
from tests.changes.harbour import ALLIANCE, CRANE, CRANE_FILE, FERRY, FERRY_FILE, HEAD_FILE, PORT, lay_out
from tests.changes.shed import difference, rolekat
from tests.changes.shed import told as told_of

from rolekat.changes.delegate import Delegate, delegate
from rolekat.changes.desk import Desk
from rolekat.errors import UsageError

TASK = "\0say:changes.part.tasks "


def told(desk: Desk) -> list[str]:
    """What is told, of a task."""
    lines = told_of(desk)
    assert all(TASK in line or line.partition(" ")[0] in ("on-sheet", "responsibility-stays") for line in lines)
    return [line.replace(TASK, "") for line in lines]


def changed(desk: Desk, *words: str | None, file: str = CRANE_FILE, **wish: Any) -> list[str]:
    delegate(Delegate(*words, **wish), desk)  # type: ignore[arg-type]
    assert set(difference(desk)) == {file}
    return difference(desk)[file]


def refused(desk: Desk, *words: str | None, **wish: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as caught:
        delegate(Delegate(*words, **wish), desk)  # type: ignore[arg-type]
    assert not desk.draft.files
    return caught.value.key, caught.value.params


@pytest.mark.parametrize("task", ["steer", "Steers the ship", "stee"])
def test_a_task_gets_a_line(harbour: Harbour, task: str) -> None:
    desk = harbour()
    assert changed(desk, "captain", task, "gerd", system="crane", decision="minutes 9") == [
        "+      steer: {person: gerd, from: 2026-06-01, decision: minutes 9}"
    ]
    text = (desk.draft.files[CRANE_FILE].after or b"").decode()
    assert "    delegated:\n      steer: {person: gerd, from: 2026-06-01, decision: minutes 9}\n      log:" in text
    assert told(desk) == ["delegated 2026-06-01 Captain steer gerd", "responsibility-stays"]


def test_a_responsibility_is_called_one_and_does_not_stay(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "captain", "safety", "gerd", system="crane")
    assert told_of(desk) == ["delegated 2026-06-01 \0say:changes.part.responsibilities Captain safety gerd"]


@pytest.mark.parametrize(
    ("to", "line"),
    [
        ("unit/The quay", "{unit: quay, from: 2026-06-01}"),
        ("supplier/tugs", "{supplier: tugs, from: 2026-06-01}"),
        ("position/Harbour master", "{position: harbour-master, from: 2026-06-01}"),
        ("role/Harbour clerk", "{role: clerk, from: 2026-06-01}"),
    ],
)
def test_to_all_sorts(harbour: Harbour, to: str, line: str) -> None:
    lines = changed(harbour(), "pilot", "guide", to, system="crane")
    assert lines == ["+    delegated:", f"+      guide: {line}"]


def test_from_one_to_another(harbour: Harbour) -> None:
    desk = harbour()
    key, params = refused(desk, "captain", "log", "gerd", system="crane")
    assert (key, params["to"]) == ("change-delegated-already", "egon")
    assert changed(desk, "captain", "log", "unit/quay", system="crane", replace=True, until="2026-12-31") == [
        "-      log: {person: egon, from: 2025-02-01, decision: minutes 8}",
        "+      log: {unit: quay, from: 2026-06-01, until: 2026-12-31}",
    ]
    assert [each.key for each in desk.told] == ["delegated-until", "delegated-instead", "responsibility-stays"]
    ended = harbour(crane=f"staffing: crane\norganisation: port\nroles:\n  captain:\n    delegated:\n"
                          f"      log: {{person: egon, until: 2026-05-01}}   # {'was his'}\n")  # fmt: skip
    assert changed(ended, "captain", "log", "gerd", system="crane")[1].endswith(
        "log: {person: gerd, from: 2026-06-01}   # was his"
    )


def test_whoever_has_a_task_has_it_for_longer(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "captain", "log", "egon", system="crane", decision="minutes 8")[0] == "change-delegated-same"
    assert changed(desk, "captain", "log", "egon", system="crane", until="2026-12-31") == [
        "-      log: {person: egon, from: 2025-02-01, decision: minutes 8}",
        "+      log: {person: egon, from: 2025-02-01, until: 2026-12-31, decision: minutes 8}",
    ]
    assert told(desk) == ["delegated-now-until 2026-12-31 Captain log egon \0say:answers.no-day"]
    until = CRANE.replace("from: 2025-02-01", "from: 2025-02-01, until: 2026-07-01")
    desk = harbour(crane=until)
    lines = changed(desk, "captain", "log", "egon", system="crane", until="2026-12-31", decision="minutes 9")
    assert lines[1] == "+      log: {person: egon, from: 2025-02-01, until: 2026-12-31, decision: minutes 9}"
    assert told(desk) == [
        "delegated-now-until 2026-12-31 Captain log egon 2026-07-01",
        "delegated-now-decision minutes 9 Captain log egon minutes 8",
    ]
    assert refused(harbour(crane=until), "captain", "log", "egon", system="crane", until="2026-07-01")[0] == (
        "change-delegated-same"
    )
    key, params = refused(harbour(), "captain", "log", "egon", system="crane", until="2025-01-31")
    assert (key, params["begins"], params["ends"]) == ("change-delegated-days", "2025-02-01", "2025-01-31")


def test_whoever_had_a_task_until_a_day_that_is_past_had_it(harbour: Harbour) -> None:
    desk = harbour()
    changed(desk, "captain", "log", "egon", system="crane", until="2026-05-31")
    assert told(desk) == ["delegated-had-until 2026-05-31 Captain log egon \0say:answers.no-day"]
    today = harbour()
    changed(today, "captain", "log", "egon", system="crane", until="2026-06-01")
    assert told(today)[0].startswith("delegated-now-until")


def test_a_decision_about_whoever_has_a_task_is_written(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "captain", "log", "egon", system="crane", decision="minutes 9")
    assert lines[1] == "+      log: {person: egon, from: 2025-02-01, decision: minutes 9}"
    assert told(desk) == ["delegated-now-decision minutes 9 Captain log egon minutes 8"]
    lines = changed(harbour(), "captain", "log", "egon", system="ferry", decision="minutes 9", file=FERRY_FILE)
    assert lines[1] == "+      log: {person: egon, decision: minutes 9}"


def test_whoever_has_a_task_has_it_from_another_day(harbour: Harbour) -> None:
    assert refused(harbour(), "captain", "log", "egon", system="crane", from_="2026-09-01")[0] == (
        "change-delegate-ahead"
    )
    coming = CRANE.replace("from: 2025-02-01", "from: 2026-09-01")
    desk = harbour(crane=coming)
    lines = changed(desk, "captain", "log", "egon", system="crane", from_="2026-07-01")
    assert lines[1] == "+      log: {person: egon, from: 2026-07-01, decision: minutes 8}"
    assert told(desk) == ["delegated-now-from 2026-07-01 Captain log egon 2026-09-01"]
    until = coming.replace("from: 2026-09-01", "from: 2026-09-01, until: 2026-12-31")
    key, params = refused(harbour(crane=until), "captain", "log", "egon", system="crane", from_="2027-01-15")
    assert (key, params["begins"], params["ends"]) == ("change-delegated-days", "2027-01-15", "2026-12-31")


def test_a_line_of_a_sheet_for_longer_is_announced(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "captain", "log", "egon", system="ferry", until="2026-12-31", file=FERRY_FILE)
    assert lines[1] == "+      log: {person: egon, until: 2026-12-31, announced: 2026-06-01}"
    assert [each.key for each in desk.told] == ["delegated-now-until", "on-sheet"]


def test_nobody_loses_a_task_before_another_has_it(harbour: Harbour) -> None:
    key, params = refused(harbour(), "captain", "log", "gerd", system="crane", replace=True, from_="2027-01-01")
    assert (key, params["was"], params["begins"]) == ("change-delegate-ahead", "egon", "2027-01-01")
    until = CRANE.replace("from: 2025-02-01", "from: 2025-02-01, until: 2026-12-31")
    assert refused(harbour(crane=until), "captain", "log", "gerd", system="crane", from_="2027-01-01")[0] == (
        "change-delegate-ahead"
    )
    coming = CRANE.replace("from: 2025-02-01", "from: 2026-09-01")
    desk = harbour(crane=coming)
    assert changed(desk, "captain", "log", "gerd", system="crane", replace=True, from_="2027-01-01")
    assert told(desk)[-2].startswith("delegated-instead")
    key, _ = refused(harbour(), "captain", "log", None, system="crane", until="2024-12-31")
    assert key == "change-before-task"


def test_it_comes_back(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "captain", "log", None, system="crane", until="2026-06-30")
    assert lines[1] == "+      log: {person: egon, from: 2025-02-01, until: 2026-06-30, decision: minutes 8}"
    assert told(desk) == ["taken-back 2026-06-30 Captain log egon"]
    assert refused(harbour(), "captain", "steer", None, system="crane")[0] == "change-not-delegated"
    crane = (desk.draft.files[CRANE_FILE].after or b"").decode()
    assert refused(harbour(crane=crane), "captain", "log", None, system="crane", until="2026-06-30")[0] == (
        "change-taken-back-already"
    )
    later = harbour(crane=crane.replace("from: 2025-02-01, until: 2026-06-30", "from: 2027-01-01"))
    assert changed(later, "captain", "log", None, system="crane")[0] == "-    delegated:"
    assert told(later) == ["delegation-never-begun 2026-06-01 Captain log egon"]


def test_what_one_system_or_a_group_delegates_of_a_shared_role(harbour: Harbour) -> None:
    lines = changed(harbour(), "clerk", "count", "gerd", system="crane")
    assert lines == ["+  clerk:", "+    delegated:", "+      count: {person: gerd, from: 2026-06-01}"]
    lines = changed(harbour(), "mate", "help", "gerd", group="fleet", file=HEAD_FILE)
    assert lines == ["+        delegated:", "+          help: {person: gerd, from: 2026-06-01}"]
    lines = changed(harbour(), "mate", "help", "gerd", file=HEAD_FILE)
    assert lines == ["+        delegated:", "+          help: {person: gerd, from: 2026-06-01}"]
    lines = changed(harbour(), "mate", "help", "gerd", system="ferry", file=FERRY_FILE)
    assert lines == ["+  mate:", "+    delegated:", "+      help: {person: gerd, from: 2026-06-01}"]


# Sheets


def test_where_a_sheet_counts_it_is_changed_with_notice(harbour: Harbour) -> None:
    desk = harbour()
    lines = changed(desk, "captain", "log-in", "bert", system="ferry", file=FERRY_FILE)
    assert lines == ["+      log-in: {person: bert, from: 2026-09-01, announced: 2026-06-01}"]
    assert [each.key for each in desk.told] == ["delegated", "on-sheet", "responsibility-stays"]
    lines = changed(harbour(), "captain", "log-in", "unit/quay", system="ferry", from_="2027-01-01", file=FERRY_FILE)
    assert lines == ["+      log-in: {from: 2027-01-01, announced: 2026-06-01}"]


def test_a_line_of_a_sheet_goes_to_another_or_back(harbour: Harbour) -> None:
    desk = harbour()
    assert refused(desk, "captain", "steer", "unit/quay", system="ferry")[0] == "change-delegated-same"
    assert refused(desk, "captain", "steer", "bert", system="ferry")[0] == "change-delegated-already"
    lines = changed(desk, "captain", "steer", "bert", system="ferry", replace=True, file=FERRY_FILE)
    assert lines == ["-      steer:", "+      steer: {person: bert, from: 2026-09-01, announced: 2026-06-01}"]
    assert [each.key for each in desk.told] == ["delegated", "delegation-gap", "on-sheet", "responsibility-stays"]
    lines = changed(harbour(), "captain", "steer", None, system="ferry", file=FERRY_FILE)
    assert lines[1] == "+      steer: {until: 2026-09-01, announced: 2026-06-01}"
    extra = FERRY.replace("log: {person: egon}", "log: {person: egon, extra: true, financing: By the hour.}")
    lines = changed(harbour(ferry=extra), "captain", "log", "bert", system="ferry", replace=True, file=FERRY_FILE)
    assert lines[1].startswith("+      log: {person: bert, from: 2026-09-01, ")
    assert "extra: true" in lines[1]


def test_a_group_with_a_sheet_and_a_system_of_its_own(harbour: Harbour) -> None:
    port = PORT.replace("    systems: [crane, ferry]\n", "    systems: [crane, ferry]\n    sheets:\n      mate:\n        unit: quay\n        agreed: {by: [bert, egon], on: 2026-01-01}\n        from: 2026-01-01\n        tasks: {help: }\n")  # fmt: skip
    desk = harbour(port=port)
    lines = changed(desk, "mate", "help", "gerd", system="crane")
    assert lines == ["+  mate:", "+    delegated:", "+      help: {person: gerd, from: 2026-06-01}"]
    assert [each.key for each in desk.told] == ["delegated", "beside-sheet", "responsibility-stays"]
    lines = changed(harbour(port=port), "mate", "help", "gerd", group="fleet", replace=True, file=HEAD_FILE)
    assert lines[1] == "+        tasks: {help: {person: gerd, from: 2026-06-01}}"


# What is refused


def test_what_is_not_there(harbour: Harbour) -> None:
    desk = harbour(alliance=ALLIANCE)
    port = {"organisation": "port"}
    assert refused(desk, "captain", "s", "gerd", system="crane", **port)[1]["known"] == "steer, swear, safety"
    assert refused(desk, "captain", "steep", "gerd", system="crane", **port)[1]["near"] == "steer"
    assert refused(desk, "captain", "brew", "gerd", system="crane", **port) == (
        "change-no-task", {"name": "brew", "role": "Captain", "known": "steer, log, log-in, swear"},
    )  # fmt: skip
    assert refused(desk, "captain", "steer", "zoe", system="crane", **port)[0] == "new-no-person"
    assert refused(desk, "captain", "steer", "finn", system="crane", **port)[0] == "change-has-left"
    assert refused(desk, "captain", "steer", "role/cook", system="crane", **port)[0] == "new-no-role-here"
    assert refused(desk, "captain", "steer", "role/captain", system="crane", **port)[0] == "change-delegated-to-itself"
    assert refused(desk, "captain", "steer", "dora", system="crane", **port)[0] == "change-delegated-to-holder"
    assert refused(desk, "captain", "steer", "dora+anna", system="crane", **port)[0] == "change-delegated-to-several"
    assert refused(desk, "captain", "steer", "body/board", system="crane", **port)[0] == "change-holder-kind"
    assert refused(desk, "clerk", "count", "owner/north", organisation="alliance")[0] == "new-no-owner"
    backwards = {"from_": "2026-07-02", "until": "2026-07-01"}
    assert refused(desk, "captain", "steer", "gerd", system="crane", **backwards, **port)[0] == "change-days"
    assert refused(desk, "captain", "steer", "gerd", system="crane", until="2026-01-31", **port)[0] == "change-days"


def test_what_the_gallery_does_not_allow_is_not_written(tmp_path: Path) -> None:
    lay_out(tmp_path)
    before = (tmp_path / CRANE_FILE).read_bytes()
    ran = rolekat(tmp_path, "delegate", "captain", "safety", "--to", "gerd", "--system", "crane")
    assert (ran.code, ran.out, "RK416" in ran.err) == (2, "", True)
    assert f"(RK416): {CRANE_FILE}:10:7: " in ran.err
    assert ran.err.endswith(" catalog/roles/harbour/captain.yaml:14:3.\n")
    never = rolekat(tmp_path, "delegate", "captain", "swear", "--to", "gerd", "--system", "crane", "--dry-run")
    assert (never.code, "RK417" in never.err) == (2, True)
    assert (tmp_path / CRANE_FILE).read_bytes() == before


def test_one_of_two_options(tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert "--back" in rolekat(tmp_path, "delegate", "captain", "steer").err
    assert "--back" in rolekat(tmp_path, "delegate", "captain", "steer", "--to", "gerd", "--back").err

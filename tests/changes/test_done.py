"""What is done: of a system, of the organisation, again and again; what is there for each system; and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.shed import BARN_FILE, HEAD_FILE, HUT, HUT_FILE, ORGANISATION, desk_here, difference, lay_out, told
from tests.changes.shed import rolekat as run

from rolekat.changes.desk import Desk
from rolekat.changes.done import Done, done
from rolekat.changes.effect import effect_of
from rolekat.errors import UsageError

Lay = Callable[..., Desk]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Lays out the small catalog, with some files changed, and gives a desk in it."""

    def laid(**changed: str) -> Desk:
        lay_out(tmp_path, {{"hut": HUT_FILE, "head": HEAD_FILE}[name]: text for name, text in changed.items()})
        monkeypatch.chdir(tmp_path)
        return desk_here()

    return laid


def changed(desk: Desk, wish: Done, file: str = HUT_FILE) -> list[str]:
    done(wish, desk)
    assert set(difference(desk)) <= {file}
    return difference(desk).get(file, [])


def key_of(desk: Desk, wish: Done) -> str:
    with pytest.raises(UsageError) as caught:
        done(wish, desk)
    return caught.value.key


def test_a_new_entry_stands_in_the_order_of_the_catalog_and_as_its_neighbours_do(lay: Lay) -> None:
    hut = HUT.replace("{done: 2026-02-10}\n", "{done: 2026-02-10}\n  hang-sign: {due: 2026-12-01}\n")
    desk = lay(hut=hut)
    assert changed(desk, Done("sharpen-saw", ["hut"])) == ["+  sharpen-saw: {done: 2026-06-01}"]
    after = next(iter(desk.draft.files.values())).after or b""
    assert b"  order-wood: {done: 2026-02-10}\n  sharpen-saw: {done: 2026-06-01}\n  hang-sign:" in after


@pytest.mark.parametrize("word", ["find-keeper", "Find a keeper", "find a Keeper"])
def test_what_a_task_asks_to_fill_is_told_where_nobody_does(lay: Lay, word: str) -> None:
    desk = lay()
    assert changed(desk, Done(word, ["The hut"], on="2026-05-20")) == ["+  find-keeper: {done: 2026-05-20}"]
    assert told(desk) == ["done Find a keeper 2026-05-20", "done-designates Keeper hut"]


def test_what_stands_beside_it_stays(lay: Lay) -> None:
    hut = HUT + "  sharpen-saw:   # by hand\n    due: 2026-06-30\n    executor: anna\n"
    assert changed(lay(hut=hut), Done("sharpen-saw", ["hut"])) == ["+    done: 2026-06-01"]
    bare = HUT + "  sharpen-saw:\n"
    assert changed(lay(hut=bare), Done("sharpen-saw", ["hut"])) == [
        "-  sharpen-saw:",
        "+  sharpen-saw: {done: 2026-06-01}",
    ]


def test_the_first_of_all(lay: Lay) -> None:
    none = HUT[: HUT.index("actions:")]
    assert changed(lay(hut=none), Done("order-wood", ["hut"])) == ["+actions:", "+  order-wood: {done: 2026-06-01}"]


def test_what_comes_back_gets_its_new_day_and_says_when_next(lay: Lay) -> None:
    hut = HUT + "  count-tools: {done: 2025-06-10}\n"
    desk = lay(hut=hut)
    assert changed(desk, Done("count-tools", ["hut"])) == [
        "-  count-tools: {done: 2025-06-10}",
        "+  count-tools: {done: 2026-06-01}",
    ]
    assert told(desk) == [
        "done-again Count the tools 2026-06-01 2027-06-01",
        "done-way-back 2025-06-10 rolekat done count-tools --system hut --undo --on 2025-06-10",
    ]
    assert key_of(lay(hut=hut), Done("count-tools", ["hut"], on="2025-01-01")) == "done-later"


def test_a_day_that_was_agreed_for_this_time_goes_and_one_beyond_stays(lay: Lay) -> None:
    soon = lay(hut=HUT + "  count-tools: {due: 2026-08-01, done: 2025-06-10}\n")
    assert changed(soon, Done("count-tools", ["hut"]))[1] == "+  count-tools: {done: 2026-06-01}"
    later = lay(hut=HUT + "  count-tools: {due: 2027-09-01, done: 2025-06-10}\n")
    assert changed(later, Done("count-tools", ["hut"]))[1] == "+  count-tools: {due: 2027-09-01, done: 2026-06-01}"
    assert told(later)[0] == "done-again Count the tools 2026-06-01 2027-09-01"


def test_what_the_organisation_does_once_needs_no_system(lay: Lay) -> None:
    desk = lay()
    assert changed(desk, Done("yearly-feast"), HEAD_FILE) == ["+actions:", "+  yearly-feast: {done: 2026-06-01}"]
    assert key_of(lay(), Done("yearly-feast", ["hut"])) == "done-unknown"


def test_several_systems_are_named_or_asked_for(lay: Lay) -> None:
    assert key_of(lay(), Done("count-tools")) == "done-which-system"
    for wish in (Done("count-tools", ["hut", "barn"]), Done("count-tools", group="yard")):
        desk = lay()
        done(wish, desk)
        assert difference(desk) == {
            HUT_FILE: ["+  count-tools: {done: 2026-06-01}"],
            BARN_FILE: ["+actions:", "+  count-tools: {done: 2026-06-01}"],
        }


def test_what_must_be_there_for_each_system(lay: Lay) -> None:
    desk = lay()
    assert changed(desk, Done("survey", ["hut"], on="2026-05-02")) == ["+evidence:", "+  survey: 2026-05-02"]
    assert told(desk) == ["evidence 2026-05-02 survey"]
    again = lay(hut=HUT + "evidence: {survey: 2026-04-01, revised: 2026-01-02}\n")
    assert changed(again, Done("survey", ["hut"])) == [
        "-evidence: {survey: 2026-04-01, revised: 2026-01-02}",
        "+evidence: {survey: 2026-06-01, revised: 2026-01-02}",
    ]
    assert told(again) == [
        "evidence 2026-06-01 survey",
        "done-way-back 2026-04-01 rolekat done survey --system hut --undo --on 2026-04-01",
    ]


def test_a_review_counts_for_the_organisation_or_for_a_system(lay: Lay) -> None:
    assert changed(lay(), Done("revised"), HEAD_FILE) == ["+evidence:", "+  revised: 2026-06-01"]
    assert changed(lay(), Done("revised", ["hut"])) == ["+evidence:", "+  revised: 2026-06-01"]


def test_taking_back_leaves_what_else_is_said_and_no_empty_map(lay: Lay) -> None:
    hut = HUT + "  sharpen-saw: {executor: anna, done: 2026-05-01}\nevidence:\n  survey: 2026-04-01   # by Anna\n"
    assert changed(lay(hut=hut), Done("sharpen-saw", ["hut"], undo=True)) == [
        "-  sharpen-saw: {executor: anna, done: 2026-05-01}",
        "+  sharpen-saw: {executor: anna}",
    ]
    assert changed(lay(hut=hut), Done("order-wood", ["hut"], undo=True)) == ["-  order-wood: {done: 2026-02-10}"]
    taken = changed(lay(hut=hut), Done("survey", ["hut"], undo=True))
    assert taken == ["-  survey: 2026-04-01   # by Anna", "+  # by Anna"]
    alone = lay()
    assert changed(alone, Done("order-wood", ["hut"], undo=True)) == ["-actions:", "-  order-wood: {done: 2026-02-10}"]
    assert told(alone) == ["done-undone Order the wood 2026-02-10"]


def test_a_wrong_day_is_corrected_only_where_another_is_given(lay: Lay) -> None:
    assert key_of(lay(), Done("order-wood", ["hut"])) == "done-already"
    desk = lay()
    assert changed(desk, Done("order-wood", ["hut"], on="2026-02-11"))[1] == "+  order-wood: {done: 2026-02-11}"
    assert told(desk) == [
        "done Order the wood 2026-02-11",
        "done-way-back 2026-02-10 rolekat done order-wood --system hut --undo --on 2026-02-10",
    ]


def test_the_day_before_comes_back_by_what_was_told(lay: Lay) -> None:
    hut = HUT + "  count-tools: {done: 2026-06-01}\n"
    desk = lay(hut=hut)
    assert changed(desk, Done("count-tools", ["hut"], on="2025-06-10", undo=True)) == [
        "-  count-tools: {done: 2026-06-01}",
        "+  count-tools: {done: 2025-06-10}",
    ]
    assert told(desk) == ["done-corrected Count the tools 2026-06-01 2025-06-10"]
    stated = lay(hut=HUT + "evidence: {survey: 2026-05-01}\n")
    assert changed(stated, Done("survey", ["hut"], on="2026-04-01", undo=True))[1] == "+evidence: {survey: 2026-04-01}"


def test_nothing_was_done_before_the_system_began_or_before_it_was_done_last(lay: Lay) -> None:
    assert key_of(lay(), Done("order-wood", ["hut"], on="2026-02-09")) == "done-later"
    assert key_of(lay(), Done("sharpen-saw", ["hut"], on="2020-01-01")) == "done-before"
    older = HUT.replace("  plan: 2026-01-05   # after the holidays\n", "")
    assert older != HUT
    assert changed(lay(hut=older), Done("sharpen-saw", ["hut"], on="2020-01-01"))


def test_a_file_in_which_only_a_remark_is_left_is_in_order(lay: Lay) -> None:
    desk = lay(hut=HUT + "evidence:\n  survey: 2026-04-01   # by Anna\n")
    done(Done("survey", ["hut"], undo=True), desk)
    assert not effect_of(desk.draft.files, desk.config).new


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (Done("order-wood", ["hut"], on="2026-06-02"), "done-ahead"),
        (Done("order-woods", ["hut"]), "done-unknown-near"),
        (Done("dance"), "done-unknown"),
        (Done("order-wood", ["shack"]), "change-no-staffing"),
        (Done("order-wood", group="yards"), "new-no-system-group-near"),
        (Done("order-wood", organisation="town"), "new-no-organisation"),
        (Done("sharpen-saw", ["hut"], undo=True), "done-not-done"),
        (Done("survey", ["hut"], undo=True), "done-not-done"),
    ],
)
def test_what_cannot_be(lay: Lay, wish: Done, key: str) -> None:
    assert key_of(lay(), wish) == key


def test_what_is_not_needed(lay: Lay) -> None:
    hut = HUT + "  sharpen-saw:\n    not_needed: There is no saw.\n"
    assert key_of(lay(hut=hut), Done("sharpen-saw", ["hut"])) == "done-not-needed"


def test_crlf_stays(lay: Lay) -> None:
    desk = lay(head=ORGANISATION.replace("\n", "\r\n"))
    done(Done("yearly-feast"), desk)
    (written,) = desk.draft.files.values()
    after = written.after or b""
    assert after.count(b"\n") == after.count(b"\r\n") == ORGANISATION.count("\n") + 2


def test_a_second_run_and_a_dry_run_change_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path)
    before = (tmp_path / HUT_FILE).read_bytes()
    dry = run(tmp_path, "done", "sharpen-saw", "--system", "hut", "--dry-run")
    assert "+  sharpen-saw: {done: 2026-06-01}" in dry.out
    assert (tmp_path / HUT_FILE).read_bytes() == before
    assert run(tmp_path, "done", "sharpen-saw", "--system", "hut").code == 0
    made = (tmp_path / HUT_FILE).read_bytes()
    assert made != before
    again = run(tmp_path, "done", "sharpen-saw", "--system", "hut")
    assert (
        again.out == "The hut: Sharpen the saw is stated as done on 1 June 2026 already.\nThere is nothing to change.\n"
    )
    assert (tmp_path / HUT_FILE).read_bytes() == made


@pytest.mark.parametrize("lang", ["da", "en", "nb", "nn"])
def test_what_is_done_before_what_it_requires_is_found(tmp_path: Path, lang: str) -> None:
    lay_out(tmp_path, {HUT_FILE: HUT[: HUT.index("actions:")]})
    found = run(tmp_path, "done", "sharpen-saw", "--system", "hut", "--dry-run", lang=lang)
    assert "RK465" in found.out
    assert "Order the wood" in found.out


def test_of_a_group_those_systems_are_meant_that_have_the_task(lay: Lay) -> None:
    desk = lay(hut=HUT + "evidence: {attic: 2026-01-02}\n")
    assert changed(desk, Done("attic", group="yard")) == [
        "-evidence: {attic: 2026-01-02}",
        "+evidence: {attic: 2026-06-01}",
    ]
    assert told(desk)[0] == "done-lacking attic"
    assert key_of(lay(), Done("attic", group="yard")) == "done-unknown"


def test_the_day_before_is_named_once(tmp_path: Path) -> None:
    lay_out(tmp_path, {HUT_FILE: HUT + "evidence: {survey: 2026-04-13}\n"})
    for words, before in ((["survey"], "13 April 2026"), (["order-wood", "--on", "2026-02-11"], "10 February 2026")):
        assert run(tmp_path, "done", *words, "--system", "hut").out.count(before) == 1

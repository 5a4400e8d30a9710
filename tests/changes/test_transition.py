"""A phase change: the day, the roles that end, who takes over, what is told, and the checklist."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.shed import (
    BARN,
    BARN_FILE,
    FILES,
    HEAD_FILE,
    HUT,
    HUT_FILE,
    ORGANISATION,
    desk_here,
    difference,
    documents,
    lay_out,
    rolekat,
    told,
)

from rolekat.changes.desk import Desk
from rolekat.changes.effect import carry_out
from rolekat.changes.moving_on import Checklists, move_on
from rolekat.changes.transition import Transition, transition
from rolekat.errors import UsageError
from rolekat.shipped import shipped

Lay = Callable[..., Desk]
CHECKLIST = "rollekatalog/village/hut/handover-build-use.md"


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Lays out the small catalog, with some files changed, and gives a desk in it."""

    def laid(**changed: str) -> Desk:
        names = {"hut": HUT_FILE, "barn": BARN_FILE, "head": HEAD_FILE, "system": "catalog/systems/hut.yaml"}
        lay_out(tmp_path, {names[name]: text for name, text in changed.items()})
        monkeypatch.chdir(tmp_path)
        return desk_here()

    return laid


def refused(wish: Transition, desk: Desk) -> str:
    with pytest.raises(UsageError) as caught:
        transition(wish, desk)
    assert desk.draft.files == {}
    return caught.value.key


def test_the_day_stands_in_the_order_of_the_gallery_and_lapsing_roles_end_the_day_before(lay: Lay) -> None:
    desk = lay()
    transition(Transition(["hut"], "use"), desk)
    assert difference(desk) == {
        HUT_FILE: [
            "+  use: 2026-06-01",
            "-      - {person: anna, from: 2026-01-05, deputies: [bert]}",
            "+      - {person: anna, from: 2026-01-05, until: 2026-05-31, deputies: [bert]}",
            "-      saw: {person: bert, from: 2026-03-02}",
            "+      saw: {person: bert, from: 2026-03-02, until: 2026-05-31}",
        ]
    }
    after = desk.draft.files[next(iter(desk.draft.files))].after or b""
    assert b"  build: 2026-03-02\n  use: 2026-06-01\n  close: 2028-01-03\n" in after
    assert told(desk) == [
        "transition 2026-06-01 Phase 3: Use",
        "ended 2026-05-31 anna Builder",
        "transition-delegated 2026-05-31 bert Builder saw",
    ]


@pytest.mark.parametrize("word", ["use", "Phase 3: Use", "phase 3", "USE", " Use"])
@pytest.mark.parametrize("system", ["hut", "The hut"])
def test_names_are_understood_as_people_write_them(lay: Lay, word: str, system: str) -> None:
    (moved,) = transition(Transition([system], word), lay())
    assert (moved.system, moved.phase, moved.before) == ("hut", "use", "build")


def test_crlf_comments_and_a_bare_key_stay(lay: Lay) -> None:
    desk = lay(hut=HUT.replace("\n", "\r\n"))
    transition(Transition(["hut"], "use", same_person=["keeper"]), desk)
    (written,) = desk.draft.files.values()
    after = (written.after or b"").decode()
    assert after.count("\n") == after.count("\r\n") == HUT.count("\n") + 3
    for comment in ("# The hut, as it is.", "# after the holidays", "# Anna has done this before.", "# nobody yet"):
        assert comment in after
    assert "  keeper:   # nobody yet\r\n    holders:\r\n      - {person: anna, from: 2026-06-01}\r\n" in after


def test_a_file_without_phases_gets_its_first(lay: Lay) -> None:
    without = HUT.replace(HUT[HUT.index("phases:") : HUT.index("roles:")], "")
    desk = lay(hut=without)
    (moved,) = transition(Transition(["hut"], "plan", on="2026-07-01"), desk)
    assert moved.before is None
    assert difference(desk) == {HUT_FILE: ["+phases:", "+  plan: 2026-07-01"]}
    bare = lay(hut=without.replace("roles:", "phases:\nroles:", 1))
    transition(Transition(["hut"], "plan", on="2026-07-01"), bare)
    assert difference(bare) == {HUT_FILE: ["+  plan: 2026-07-01"]}


def test_a_planned_day_moves_with_those_who_end_and_begin_on_it(lay: Lay) -> None:
    planned = HUT.replace("  close:", "  use: 2026-09-01\n  close:")
    planned = planned.replace("2026-01-05, deputies", "2026-01-05, until: 2026-08-31, deputies")
    planned = planned.replace(
        "  keeper:   # nobody yet\n", "  keeper:\n    holders:\n      - {person: bert, from: 2026-09-01}\n"
    )
    desk = lay(hut=planned)
    transition(Transition(["hut"], "use", on="2026-11-02"), desk)
    assert difference(desk)[HUT_FILE] == [
        "-  use: 2026-09-01",
        "+  use: 2026-11-02",
        "-      - {person: anna, from: 2026-01-05, until: 2026-08-31, deputies: [bert]}",
        "+      - {person: anna, from: 2026-01-05, until: 2026-11-01, deputies: [bert]}",
        "-      saw: {person: bert, from: 2026-03-02}",
        "+      saw: {person: bert, from: 2026-03-02, until: 2026-11-01}",
        "-      - {person: bert, from: 2026-09-01}",
        "+      - {person: bert, from: 2026-11-02}",
    ]
    assert told(desk)[0] == "transition-moved 2026-11-02 Phase 3: Use 2026-09-01"


def test_those_who_have_left_or_ended_before_are_not_touched(lay: Lay) -> None:
    holders = (
        "      - {person: anna, from: 2026-01-05, deputies: [bert]}\n"
        "      - {person: bert, from: 2026-01-05, until: 2026-02-01}\n"
        "      - {person: cleo, from: 2026-01-05}\n"
    )
    hut = HUT.replace("      - {person: anna, from: 2026-01-05, deputies: [bert]}\n", holders)
    desk = lay(hut=hut, head=ORGANISATION.replace("  cleo:", "  cleo: {left: 2026-04-30}"))
    transition(Transition(["hut"], "use"), desk)
    changed = [line for line in difference(desk)[HUT_FILE] if "bert, from: 2026-01-05" in line or "cleo" in line]
    assert changed == []


def test_who_would_begin_after_the_role_has_ended_goes(lay: Lay) -> None:
    later = "deputies: [bert]}\n      - {person: cleo, from: 2026-12-01}\n"
    desk = lay(hut=HUT.replace("deputies: [bert]}\n", later))
    transition(Transition(["hut"], "use"), desk)
    assert "-      - {person: cleo, from: 2026-12-01}" in difference(desk)[HUT_FILE]
    assert "never-begun 2026-05-31 cleo Builder" in told(desk)


def test_phases_that_are_left_out_are_told(lay: Lay) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", ""))
    (moved,) = transition(Transition(["hut"], "close"), desk)
    assert told(desk)[:2] == ["transition 2026-06-01 Close", "transition-left-out Phase 3: Use"]
    assert (moved.before, moved.phase) == ("build", "close")
    planned = lay(hut=HUT.replace("  close: 2028-01-03", "  use: 2026-10-01"))
    transition(Transition(["hut"], "close"), planned)
    assert told(planned)[:2] == ["transition 2026-06-01 Close", "transition-dropped Phase 3: Use 2026-10-01"]
    assert difference(planned)[HUT_FILE][:2] == ["-  use: 2026-10-01", "+  close: 2026-06-01"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_phase_takes_the_place_of_its_line_that_was_a_comment(lay: Lay, end: str) -> None:
    text = HUT.replace("  close: 2028-01-03\n", "  # use: 2027-01-01\n  # close: 2028-01-01\n").replace("\n", end)
    desk = lay(hut=text)
    transition(Transition(["hut"], "use"), desk)
    written = (desk.draft.files[HUT_FILE].after or b"").decode()
    assert f"  use: 2026-06-01{end}  # close: 2028-01-01{end}" in written
    assert "# use" not in written


def test_a_phase_stands_in_order_wherever_its_comment_was(lay: Lay) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", "  close: 2028-01-03\n  # use: 2027-01-01\n"))
    transition(Transition(["hut"], "use"), desk)
    written = (desk.draft.files[HUT_FILE].after or b"").decode()
    assert "  use: 2026-06-01\n  close: 2028-01-03\n" in written
    assert "# use" not in written


@pytest.mark.parametrize(
    "remark", ["  # use: 2027-01-01, or later\n", "  # use: soon\n", "  # use: we-wait\n  # (for the key)\n"]
)
def test_a_comment_that_is_no_day_of_a_phase_stays(lay: Lay, remark: str) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", remark))
    transition(Transition(["hut"], "use"), desk)
    assert remark in (desk.draft.files[HUT_FILE].after or b"").decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  # use: 2027-01-01   # soon\n", "  use: 2026-06-01   # soon\n"),
        ("  close: 2028-01-03\n  # use: 2027-01-01   # soon\n", "  use: 2026-06-01\n  close: 2028-01-03\n  # soon\n"),
    ],
)
def test_what_stood_behind_a_comment_stays_and_the_comment_does_not(lay: Lay, before: str, after: str) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", before))
    transition(Transition(["hut"], "use"), desk)
    written = (desk.draft.files[HUT_FILE].after or b"").decode()
    assert after in written
    assert "# use" not in written


def test_a_successor_counts_also_where_the_phase_is_left_out(lay: Lay) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", ""))
    transition(Transition(["hut"], "close", successors={"keeper": "bert"}), desk)
    assert "+      - {person: bert, from: 2026-06-01}" in difference(desk)[HUT_FILE]


def test_who_takes_over_is_named(lay: Lay) -> None:
    for wish, line in (
        (Transition(["hut"], "use", successors={"Keeper": "unit/crew"}), "{unit: crew, from: 2026-06-01}"),
        (Transition(["hut"], "use", same_person=["keeper"]), "{person: anna, from: 2026-06-01}"),
        (
            Transition(["hut"], "use", interim={"keeper": "2026-08-31"}),
            "{person: anna, from: 2026-06-01, until: 2026-08-31}",
        ),
    ):
        desk = lay()
        transition(wish, desk)
        assert f"+      - {line}" in difference(desk)[HUT_FILE]
    nobody = lay()
    transition(Transition(["hut"], "use"), nobody)
    assert not any("keeper" in line or "assigned" in line for line in told(nobody))


def test_the_same_person_goes_on_also_where_the_end_was_planned(lay: Lay) -> None:
    ended = HUT.replace("  close:", "  use: 2026-09-01\n  close:").replace(
        "2026-01-05, deputies", "2026-01-05, until: 2026-08-31, deputies"
    )
    desk = lay(hut=ended)
    transition(Transition(["hut"], "use", on="2026-10-01", same_person=["keeper"]), desk)
    assert "+      - {person: anna, from: 2026-10-01}" in difference(desk)[HUT_FILE]


def test_a_successor_that_there_is_stays(lay: Lay) -> None:
    held = HUT.replace(
        "  keeper:   # nobody yet\n", "  keeper:\n    holders:\n      - {person: bert, from: 2026-05-01}\n"
    )
    desk = lay(hut=held)
    transition(Transition(["hut"], "use", successors={"keeper": "bert"}), desk)
    assert "transition-holds bert Keeper" in told(desk)
    assert not any("+      - {person: bert" in line for line in difference(desk)[HUT_FILE])
    with pytest.raises(UsageError, match="transition-held"):
        transition(Transition(["hut"], "use", successors={"keeper": "cleo"}), lay(hut=held))


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (Transition(["hut"], "build"), "transition-already"),
        (Transition(["hut"], "plan"), "transition-backwards"),
        (Transition(["barn"], "build", on="2026-12-01"), "transition-already"),
        (Transition(["hut"], "use", on="2028-02-01"), "transition-later-first"),
        (Transition(["hut"], "use", on="2026-03-01"), "transition-before"),
        (Transition(["hut"], "uses"), "new-no-phase-near"),
        (Transition(["hut"], "winter"), "new-no-phase"),
        (Transition(["shack"], "use"), "change-no-staffing"),
        (Transition([], "use"), "change-no-system"),
        (Transition([], "use", group="yards"), "new-no-system-group-near"),
        (Transition(["hut"], "use", successors={"guest": "anna"}), "transition-no-succession"),
        (Transition(["hut"], "use", successors={"keeper": "anna"}, same_person=["keeper"]), "transition-twice"),
        (Transition(["hut"], "use", interim={"keeper": "2026-05-01"}), "change-days"),
    ],
)
def test_what_cannot_be(lay: Lay, wish: Transition, key: str) -> None:
    desk = lay()
    with pytest.raises(UsageError) as caught:
        transition(wish, desk)
    assert caught.value.key == key


def test_nobody_takes_over_in_a_phase_without_successions(lay: Lay) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", "  use: 2026-04-01\n"))
    with pytest.raises(UsageError, match="transition-no-successions"):
        transition(Transition(["hut"], "close", same_person=["keeper"]), desk)


def test_nobody_can_go_on_where_nobody_was(lay: Lay) -> None:
    vacant = HUT.replace("2026-01-05, deputies", "2026-01-05, until: 2026-02-01, deputies")
    with pytest.raises(UsageError, match="transition-nobody-before"):
        transition(Transition(["hut"], "use", same_person=["keeper"]), lay(hut=vacant))


def test_a_gallery_without_phases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path)
    gallery = tmp_path / "catalog/roles/shed/gallery.yaml"
    text = gallery.read_text("utf-8")
    gallery.write_text(text[: text.index("lifecycle:")] + text[text.index("groups:") :], "utf-8")
    for role in (tmp_path / "catalog/roles/shed").glob("*.yaml"):
        kept = [
            line
            for line in role.read_text("utf-8").splitlines(keepends=True)
            if not line.startswith(("appointment", "suggested", "relations", "  - {kind"))
        ]
        role.write_text("".join(kept).replace(", stages: [building]", "").replace(", stages: [using]", ""), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert refused(Transition(["hut"], "use"), desk_here()) == "transition-no-phases"


def test_several_systems_move_together_and_those_that_are_there_are_told(lay: Lay) -> None:
    desk = lay()
    (moved,) = transition(Transition(["hut", "barn", "hut"], "build", on="2026-03-02"), desk)
    assert moved.system == "hut"
    assert told(desk)[0] == "transition-since 2026-04-06 Phase 2: Build"
    group = lay(barn=BARN.replace("  use: 2026-09-01\n", "").replace(", until: 2026-08-31", ""))
    found = transition(Transition([], "use", group="The yard"), group)
    assert [moved.system for moved in found] == ["hut", "barn"]
    assert set(difference(group)) == {HUT_FILE, BARN_FILE}


GROUP_HOLDER = """\
  yard:
    title: The yard
    systems: [hut, barn]
    roles:
      builder:
        holders:
          - {person: cleo, from: 2026-01-05}
"""
NO_BUILDER = HUT.replace(HUT[HUT.index("  builder:") : HUT.index("  keeper:")], "")


def test_a_holder_of_a_group_goes_on_as_long_as_one_of_its_systems_does(lay: Lay) -> None:
    head = ORGANISATION.replace("  yard: {title: The yard, systems: [hut, barn]}\n", GROUP_HOLDER)
    barn = BARN.replace("  use: 2026-09-01\n", "").replace(BARN[BARN.index("  builder:") : BARN.index("  keeper:")], "")
    alone = lay(hut=NO_BUILDER, barn=barn, head=head)
    transition(Transition(["hut"], "use"), alone)
    assert "transition-in-group yard cleo Builder The barn" in told(alone)
    assert HEAD_FILE not in difference(alone)
    both = lay(hut=NO_BUILDER, barn=barn, head=head)
    transition(Transition(["hut", "barn"], "use"), both)
    assert difference(both)[HEAD_FILE] == [
        "-          - {person: cleo, from: 2026-01-05}",
        "+          - {person: cleo, from: 2026-01-05, until: 2026-05-31}",
    ]
    assert told(both).count("ended 2026-05-31 cleo Builder") == 1


def test_what_is_not_done_of_phases_left_out_stands_in_their_order(lay: Lay) -> None:
    system = FILES["catalog/systems/hut.yaml"]
    sign = system[system.index("  hang-sign:") : system.index("handovers:")]
    first = system.replace(sign, "").replace("actions:\n", f"actions:\n{sign}")
    desk = lay(system=first, hut=HUT.replace("  close: 2028-01-03\n", ""))
    move_on(Transition(["hut"], "close"), Checklists(wanted=False), desk)
    undone = [line for line in told(desk) if line.startswith("gate-undone")]
    assert [line.partition("Phase ")[2] for line in undone] == ["2: Build", "2: Build", "3: Use"]


def test_no_hand_over_between_phases_before_the_first_that_a_system_has_begun(lay: Lay) -> None:
    text = HUT.replace("  plan: 2026-01-05   # after the holidays\n  build: 2026-03-02\n", "  use: 2026-03-02\n")
    staffing = lay(hut=text).organisation(None).staffing("hut")
    assert staffing is not None
    assert [*staffing.phase_changes] == [("use", "close")]


def test_what_is_brought_and_what_is_open(lay: Lay) -> None:
    desk = lay()
    move_on(Transition(["hut"], "use"), Checklists(wanted=False), desk)
    assert told(desk)[3:] == [
        "gate-brings Phase 3: Use",
        "gate-contact-changes-vacant Keeper Builder",
        "gate-not-needed rolekat end guest cleo --system hut --on 2026-05-31 Guest cleo",
        "gate-mandatory-filled Night watch (cleo)",
        "gate-mandatory-vacant Keeper",
        "gate-same-person Builder Keeper anna",
        "gate-interim Builder Keeper The builder keeps the key for a month. anna",
        "gate-action-due Hang the sign 2026-06-08",
        "gate-open Phase 3: Use",
        "gate-undone Sharpen the saw Phase 2: Build",
        "gate-undone Find a keeper Phase 2: Build",
    ]


def test_roles_that_nobody_has_are_one_point_of_the_list(tmp_path: Path) -> None:
    unbuilt = HUT.replace("  build: 2026-03-02\n", "").replace(
        "  guest:\n    holders:\n      - person: cleo\n        from: 2026-03-02\n", "  guest:\n"
    )
    lay_out(tmp_path, {HUT_FILE: unbuilt})
    out = rolekat(tmp_path, "transition", "hut", "--to", "build", "--dry-run").out
    assert "  - Becomes recommended, and is vacant: Keeper, Guest.\n" in out


def test_a_plan_that_stays_as_it_is_changes_nothing_and_says_so(tmp_path: Path) -> None:
    lay_out(tmp_path)
    words = ("transition", "hut", "--to", "close", "--on", "2028-01-03", "--no-checklist")
    assert "nothing to change" not in rolekat(tmp_path, *words).out
    out = rolekat(tmp_path, *words).out
    assert out.startswith("The hut: Close begins on 3 January 2028, as planned.\n")
    assert out.endswith("\nThere is nothing to change.\n")


def test_a_mandatory_role_that_nobody_held_is_open_at_the_gate(lay: Lay) -> None:
    hut = HUT.replace("  build: 2026-03-02\n", "").replace(
        "2026-01-05, deputies", "2026-01-05, until: 2026-02-01, deputies"
    )
    desk = lay(hut=hut)
    move_on(Transition(["hut"], "build"), Checklists(wanted=False), desk)
    assert "gate-role Builder" in told(desk)


def test_the_checklist_names_everybody_and_keeps_ticks_and_notes(lay: Lay) -> None:
    desk = lay()
    move_on(Transition(["hut"], "use", successors={"keeper": "bert"}), Checklists(language="en"), desk)
    text = documents(desk)[CHECKLIST]
    for line in (
        "**Builder:** anna",
        "- [x] bert takes over as Keeper.",
        "- [ ] It is agreed who stands in from now on. Until now: bert.",
        "- [ ] It is agreed who from now on does what bert has done for Builder: Saws.",
        "- [x] Keeper is filled (before: recommended).<br>bert",
        "- [x] **Order the wood** (Phase 1: Plan, at least 10 days before Phase 2: Build)<br>**Done 10 February 2026**",
    ):
        assert f"\n{line}\n" in text
    assert "  - [ ] Keeper knows: bert" in text
    carry_out(desk.draft, desk.config)
    file = Path(CHECKLIST)
    ticked = file.read_text("utf-8").replace("- [ ] Saws.", "- [x] Saws.")
    file.write_text(ticked.replace("begin notes -->", "begin notes -->\nThe key sticks."), "utf-8")
    again = desk_here()
    move_on(Transition(["hut"], "use"), Checklists(language="en"), again)
    assert documents(again) == {}
    rendered = rolekat(Path(), "render", "village/hut", "--check")
    assert f"outdated  {CHECKLIST}" not in rendered.out
    assert difference(again) == {}


def test_the_checklist_of_a_change_that_is_made_still_says_who_handed_over(lay: Lay, tmp_path: Path) -> None:
    desk = lay()
    move_on(Transition(["hut"], "use", successors={"keeper": "bert"}), Checklists(wanted=False), desk)
    carry_out(desk.draft, desk.config)
    (tmp_path / "rolekat.toml").write_text('as-of = "2027-06-01"\n', "utf-8")
    made = rolekat(tmp_path, "render", "village/hut/handover-build-use", "--stdout")
    assert "**Builder:** anna" in made.out
    assert "bert takes over as Keeper." in made.out


def test_a_checklist_over_a_phase_that_is_left_out(lay: Lay, tmp_path: Path) -> None:
    desk = lay(hut=HUT.replace("  close: 2028-01-03\n", ""))
    move_on(Transition(["hut"], "close"), Checklists(language="en"), desk)
    (made,) = documents(desk)
    assert made == "rollekatalog/village/hut/handover-build-close.md"
    assert "## Keeper succeeds Builder" in documents(desk)[made]
    carry_out(desk.draft, desk.config)
    names = rolekat(tmp_path, "render", "village/hut").out
    assert "handover-build-close.md" in names
    assert "handover-build-use.md" not in names


def test_a_checklist_in_a_file_of_its_own_has_links_that_lead_somewhere(lay: Lay) -> None:
    desk = lay()
    move_on(Transition(["hut"], "use"), Checklists(file="notes/change.md", language="en"), desk)
    (text,) = documents(desk).values()
    assert list(documents(desk)) == ["notes/change.md"]
    assert "(../rollekatalog/village/hut/role-catalog.md)" in text


def test_one_file_is_not_for_several_systems(lay: Lay) -> None:
    barn = BARN.replace("  use: 2026-09-01\n", "")
    with pytest.raises(UsageError, match="transition-one-checklist"):
        move_on(Transition(["hut", "barn"], "use"), Checklists(file="x.md"), lay(barn=barn))
    with pytest.raises(UsageError, match="transition-no-markdown"):
        move_on(Transition(["hut"], "use"), Checklists(file="x.docx"), lay())


def test_nothing_changes_hands(lay: Lay) -> None:
    desk = lay(hut=HUT.replace("  build: 2026-03-02\n", ""))
    move_on(Transition(["hut"], "build"), Checklists(), desk)
    assert documents(desk) == {}
    assert told(desk)[-1] == "transition-no-checklist"


def test_a_dry_run_writes_nothing_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    lay_out(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    dry = rolekat(tmp_path, "transition", "hut", "--to", "use", "--dry-run")
    assert dry.code == 0
    assert "+  use: 2026-06-01" in dry.out
    assert f"New: {CHECKLIST}" in dry.out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    done = rolekat(tmp_path, "transition", "hut", "--to", "use")
    assert f"Changed: {HUT_FILE} (+3 -2 lines)" in done.out
    assert "RK401" in done.out
    made = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = rolekat(tmp_path, "transition", "hut", "--to", "use")
    assert again.code == 0
    assert "begins on 1 June 2026, as planned." in again.out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == made


@pytest.mark.parametrize(
    ("hut", "phase"),
    [
        pytest.param(HUT.replace("  close: 2028-01-03", "  use: 2026-10-01"), "close", id="planned-phase"),
        pytest.param(
            HUT.replace("deputies: [bert]}\n", "deputies: [bert]}\n      - {person: cleo, from: 2026-12-01}\n"),
            "use",
            id="agreed-term",
        ),
    ],
)
def test_what_takes_away_what_was_planned_or_agreed_asks_first(tmp_path: Path, hut: str, phase: str) -> None:
    lay_out(tmp_path, {HUT_FILE: hut})
    words = ("transition", "hut", "--to", phase, "--no-checklist")
    asked = rolekat(tmp_path, *words)
    assert (asked.code, "--yes" in asked.out) == (0, True)
    assert (tmp_path / HUT_FILE).read_text("utf-8") == hut
    assert rolekat(tmp_path, *words, "--yes").code == 0
    assert (tmp_path / HUT_FILE).read_text("utf-8") != hut


@pytest.mark.parametrize("lang", ["da", "en", "nb", "nn"])
def test_every_language_has_its_words(tmp_path: Path, lang: str) -> None:
    lay_out(tmp_path)
    words = ("--to", "use", "--interim", "keeper=2026-08-31", "--dry-run")
    assert rolekat(tmp_path, "transition", "hut", *words, lang=lang).code == 0
    refusal = rolekat(tmp_path, "transition", "hut", "--to", "plan", lang=lang)
    assert (refusal.code, refusal.out) == (2, "")
    assert "2026" in refusal.err
    assert "2026-03-02" not in refusal.err


def test_all_files_of_the_small_catalog_are_read() -> None:
    assert set(FILES) >= {HUT_FILE, BARN_FILE, HEAD_FILE}


def test_two_go_on_and_a_decision_to_wait_goes_once(lay: Lay) -> None:
    two = HUT.replace("deputies: [bert]}\n", "deputies: [bert]}\n      - {person: cleo, from: 2026-01-05}\n")
    decision = "{reason: recruiting, accepted_by: cleo, from: 2026-06-01, until: 2026-12-31}"
    waiting = two.replace("  keeper:   # nobody yet\n", f"  keeper:\n    accepted_vacancy: {decision}\n")
    desk = lay(hut=waiting)
    transition(Transition(["hut"], "use", same_person=["keeper"]), desk)
    came = [line for line in difference(desk)[HUT_FILE] if "from: 2026-06-01" in line]
    assert came == [
        f"-    accepted_vacancy: {decision}",
        "+      - {person: anna, from: 2026-06-01}",
        "+      - {person: cleo, from: 2026-06-01}",
    ]


def test_who_was_to_take_over_in_a_phase_that_is_left_out_takes_over_now(lay: Lay) -> None:
    holder = "  keeper:\n    holders:\n      - {person: bert, from: 2026-10-01}\n"
    hut = HUT.replace("  close: 2028-01-03", "  use: 2026-10-01").replace("  keeper:   # nobody yet\n", holder)
    desk = lay(hut=hut)
    transition(Transition(["hut"], "close"), desk)
    assert "+      - {person: bert, from: 2026-06-01}" in difference(desk)[HUT_FILE]


def test_phases_in_braces(lay: Lay) -> None:
    line = "phases: {plan: 2026-01-05, build: 2026-03-02, close: 2028-01-03}\n"
    desk = lay(hut=HUT.replace(HUT[HUT.index("phases:") : HUT.index("roles:")], line))
    transition(Transition(["hut"], "use"), desk)
    assert difference(desk)[HUT_FILE][:2] == [
        "-phases: {plan: 2026-01-05, build: 2026-03-02, close: 2028-01-03}",
        "+phases: {plan: 2026-01-05, build: 2026-03-02, use: 2026-06-01, close: 2028-01-03}",
    ]


def test_a_phase_that_may_still_come_has_its_checklists(lay: Lay, tmp_path: Path) -> None:
    lay()
    made = rolekat(tmp_path, "render", "village/hut").out
    for change in ("build-use", "build-close"):
        assert f"handover-{change}.md" in made


EXAMPLE = Path(str(shipped("catalog")))


def test_in_the_example_only_days_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "catalog")
    (tmp_path / "rolekat.toml").write_text('as-of = "2026-11-23"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    organisation = desk_here().organisation("eksempelkoebing")
    seen = 0
    for staffing in organisation.staffings:
        for phase in staffing.demands.phases[staffing.demands.phases.index(staffing.phase or "opstart") + 1 :]:
            desk = desk_here()
            transition(Transition([staffing.id], phase, organisation="eksempelkoebing"), desk)
            (lines,) = difference(desk).values()
            came = [line[1:] for line in lines if line.startswith("+")]
            assert came
            assert f"  {phase}: 2026-11-23" in came
            assert all("2026-11-2" in line for line in came)
            seen += 1
    assert seen > 6


def test_a_decision_to_wait_ends_where_the_successor_comes_earlier(lay: Lay) -> None:
    keeper = (
        "  keeper:\n"
        "    holders:\n"
        "      - {person: bert, from: 2026-09-01}\n"
        "    accepted_vacancy: {reason: recruiting, accepted_by: cleo, from: 2026-05-01, until: 2026-08-31}\n"
    )
    hut = HUT.replace("  close:", "  use: 2026-09-01\n  close:").replace("  keeper:   # nobody yet\n", keeper)
    desk = lay(hut=hut)
    transition(Transition(["hut"], "use", on="2026-07-01"), desk)
    came = [line for line in difference(desk)[HUT_FILE] if line.startswith("+") and "bert, from: 2026-07" in line]
    assert came == ["+      - {person: bert, from: 2026-07-01}"]
    assert "until: 2026-06-30}" in difference(desk)[HUT_FILE][-1]
    assert "vacancy-over 2026-06-30 Keeper" in told(desk)


def test_who_was_to_come_later_and_is_named_comes_once(lay: Lay) -> None:
    keeper = "  keeper:\n    holders:\n      - {person: bert, from: 2026-09-01}\n"
    hut = HUT.replace("  close:", "  use: 2026-09-01\n  close:").replace("  keeper:   # nobody yet\n", keeper)
    desk = lay(hut=hut)
    transition(Transition(["hut"], "use", on="2026-07-01", successors={"keeper": "bert"}), desk)
    assert [line for line in difference(desk)[HUT_FILE] if "from: 2026-07-01" in line] == [
        "+      - {person: bert, from: 2026-07-01}"
    ]
    with pytest.raises(UsageError, match="transition-held"):
        transition(Transition(["hut"], "use", on="2026-07-01", successors={"keeper": "cleo"}), lay(hut=hut))


TWO_BUILDERS = """\
  walls: {of: builder, title: Wall builder}
  roofs: {of: builder, title: Roofer}
"""


def test_one_takes_over_from_two_roles_of_a_kind_once(lay: Lay) -> None:
    text = FILES["catalog/systems/hut.yaml"].replace(": builder,", ": walls,").replace(": builder\n", ": walls\n")
    system = text.replace("  builder:\n", TWO_BUILDERS)
    hut = HUT.replace("  builder:\n", "  roofs:\n    holders: [{person: cleo}]\n  walls:\n")
    desk = lay(hut=hut, system=system)
    transition(Transition(["hut"], "use", same_person=["keeper"]), desk)
    came = [line for line in difference(desk)[HUT_FILE] if line.startswith("+") and "from: 2026-06-01" in line]
    assert sorted(came) == ["+      - {person: anna, from: 2026-06-01}", "+      - {person: cleo, from: 2026-06-01}"]
    named = lay(hut=hut, system=system)
    transition(Transition(["hut"], "use", successors={"keeper": "bert"}), named)
    assert sum("bert, from: 2026-06-01" in line for line in difference(named)[HUT_FILE]) == 1


def test_a_file_that_somebody_else_wrote_is_no_place_for_a_checklist(lay: Lay, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(UsageError, match="transition-not-ours"):
        move_on(Transition(["hut"], "use"), Checklists(file="README.md"), lay())


SHARED_KEEPER = GROUP_HOLDER.replace("builder", "keeper").replace("2026-01-05", "2026-09-01")
NO_KEEPER = BARN[: BARN.index("  keeper:")]
TO_USE = HUT.replace("  close:", "  use: 2026-09-01\n  close:").replace("  keeper:   # nobody yet\n", "")
YARD = "  yard: {title: The yard, systems: [hut, barn]}\n"


@pytest.mark.parametrize("on", ["2026-07-01", "2026-11-02"])
def test_whoever_is_to_take_over_several_systems_keeps_the_day_where_one_stays_behind(lay: Lay, on: str) -> None:
    head = ORGANISATION.replace(YARD, SHARED_KEEPER)
    alone = lay(hut=TO_USE, barn=NO_KEEPER, head=head)
    transition(Transition(["hut"], "use", on=on), alone)
    assert HEAD_FILE not in difference(alone)
    assert "assigned" not in {sentence.key for sentence in alone.told}
    command = "rolekat assign keeper cleo --system hut --from 2026-07-01 --only-here"
    sooner = f"transition-sooner-here {command} cleo"
    assert "transition-others-stay 2026-09-01 cleo Keeper The barn" in told(alone)
    assert (sooner in told(alone)) is (on == "2026-07-01")
    both = lay(hut=TO_USE, barn=NO_KEEPER, head=head)
    transition(Transition(["hut", "barn"], "use", on=on), both)
    assert difference(both)[HEAD_FILE] == [
        "-          - {person: cleo, from: 2026-09-01}",
        f"+          - {{person: cleo, from: {on}}}",
    ]
    assert told(both).count(f"assigned {on} cleo Keeper") == 1
    own = lay(hut=TO_USE, barn=BARN, head=head)
    transition(Transition(["hut"], "use", on=on), own)
    assert HEAD_FILE in difference(own)


def test_the_command_that_lets_a_shared_successor_begin_sooner_here_works(lay: Lay, tmp_path: Path) -> None:
    desk = lay(hut=TO_USE, barn=NO_KEEPER, head=ORGANISATION.replace(YARD, SHARED_KEEPER))
    transition(Transition(["hut"], "use", on="2026-07-01"), desk)
    carry_out(desk.draft, desk.config)
    (sooner,) = (sentence for sentence in desk.told if sentence.key == "transition-sooner-here")
    assert rolekat(tmp_path, *sooner.params["command"].split()[1:]).code == 0
    assert "- {person: cleo, from: 2026-07-01}" in (tmp_path / HUT_FILE).read_text("utf-8")


@pytest.mark.parametrize("own", [True, False])
def test_whoever_takes_over_for_all_systems_keeps_the_day_where_one_stays_behind(lay: Lay, *, own: bool) -> None:
    once = "roles:\n  keeper:\n    holders:\n      - {person: bert, from: 2026-09-01}\n"
    lay(hut=TO_USE, barn=BARN if own else NO_KEEPER, head=ORGANISATION.replace("roles:\n", once))
    keeper = Path("catalog/roles/shed/keeper.yaml")
    keeper.write_text(keeper.read_text("utf-8").replace("per: system", "per: either"), "utf-8")
    desk = desk_here()
    transition(Transition(["hut"], "use", on="2026-07-01"), desk)
    assert (HEAD_FILE in difference(desk)) is own
    assert ("transition-others-stay 2026-09-01 bert Keeper The barn" in told(desk)) is not own

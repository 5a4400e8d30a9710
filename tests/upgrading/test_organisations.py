"""Who holds the roles of what goes over: nobody gets a role who is not given it, and nobody loses one unseen."""

from pathlib import Path
from typing import Any, Final

from tests.upgrading.conftest import Lay
from tests.upgrading.garden import ORGANISATION, STAFFING, SYSTEM, changed, prepared, questions, steps

from rolekat.upgrading.report import Way

FARM: Final = "organisations/farm/organisation.yaml"
BEDS: Final = "organisations/farm/systems/beds.yaml"


def asked(**wish: Any) -> dict[str, tuple[str, ...]]:
    """The retired roles that are asked about, with who holds them."""
    report, _ = prepared(**wish)
    return {question.role.id: question.people for question in questions(report, "retired-role") if question.role}


def test_holders_of_retired_roles_are_named_those_who_left_are_not(lay: Lay) -> None:
    lay()
    assert asked() == {"scarecrow": ("cc",), "pondkeeper": ("cc",), "weeder": ("cc",)}


def test_what_to_type_for_them(lay: Lay) -> None:
    lay()
    report, _ = prepared()
    commands = {question.role.id: question.ways for question in questions(report, "retired-role") if question.role}
    assert commands["scarecrow"] == (
        Way("rolekat upgrade --all --to garden@2 --replace scarecrow=warden"),
        Way("rolekat upgrade --all --to garden@2 --drop scarecrow", ("rolekat assign warden cc --organisation farm",)),
    )
    assert commands["weeder"][-1].then == ("rolekat assign picker cc --system beds --organisation farm",)


def test_whoever_holds_a_replaced_role_gets_the_new_one_from_the_day(lay: Lay) -> None:
    lay()
    report, desk = prepared(replace={"scarecrow": "warden"})
    assert changed(desk)[FARM] == [
        "-gallery: garden@1",
        "+gallery: garden@2",
        "-  scarecrow:",
        "-    holders:",
        "-      - {person: cc, from: 2020-01-01, until: 2027-12-31, deputies: [aa], decision: case 1}",
        "-      - {person: bb, from: 2020-01-01}",
        "+  warden:",
        "+    holders:",
        "+      - {person: cc, from: 2026-06-01, until: 2027-12-31, deputies: [aa]}",
    ]
    (moved,) = steps(report, "holder-moved")
    assert (moved.person, moved.day, moved.to and moved.to.id) == ("cc", "2026-06-01", "warden")


def test_where_there_is_no_room_nothing_is_moved(lay: Lay) -> None:
    lay()
    report, desk = prepared(replace={"pondkeeper": "chief"})
    assert changed(desk)[FARM] == ["-gallery: garden@1", "+gallery: garden@2"]
    drop = "rolekat upgrade --all --to garden@2 --drop pondkeeper"
    (question,) = questions(report, "no-room")
    assert (question.people, question.ways) == (
        ("cc",),
        (
            Way("rolekat assign chief cc --organisation farm --replace", (drop,)),
            Way(drop),
        ),
    )


def test_a_later_run_does_not_propose_what_there_is_no_room_for(lay: Lay) -> None:
    lay(farm=ORGANISATION.replace("garden@1", "garden@2"), beds=SYSTEM.replace("garden@1", "garden@2"))
    report, _ = prepared(names=("farm",))
    (question,) = [each for each in questions(report, "retired-role") if each.role and each.role.id == "pondkeeper"]
    drop = "rolekat upgrade farm --to garden@2 --drop pondkeeper"
    assert question.ways == (Way("rolekat assign chief cc --organisation farm --replace", (drop,)), Way(drop))


def test_whoever_holds_the_successor_already_is_not_doubled(lay: Lay) -> None:
    lay(farm=ORGANISATION.replace("pondkeeper:\n    holders: [{person: cc", "pondkeeper:\n    holders: [{person: aa"))
    report, desk = prepared(replace={"pondkeeper": "chief"})
    assert [step.person for step in steps(report, "holder-there")] == ["aa"]
    assert "-  pondkeeper:" in changed(desk)[FARM]
    assert not [line for line in changed(desk)[FARM] if line.startswith("+") and "aa" in line]


def test_a_decision_to_leave_the_successor_vacant_ends(lay: Lay) -> None:
    vacancy = (
        "  warden:\n    accepted_vacancy: {reason: recruiting, accepted_by: aa, from: 2026-01-01, until: 2026-12-31}\n"
    )
    lay(farm=ORGANISATION + vacancy)
    _, desk = prepared(replace={"scarecrow": "warden"})
    assert [line for line in changed(desk)[FARM] if "accepted" in line] == [
        "-    accepted_vacancy: {reason: recruiting, accepted_by: aa, from: 2026-01-01, until: 2026-12-31}",
        "+    accepted_vacancy: {reason: recruiting, accepted_by: aa, from: 2026-01-01, until: 2026-05-31}",
    ]


def test_a_dropped_role_says_whose_it_was(lay: Lay) -> None:
    lay()
    report, desk = prepared(drop=frozenset({"scarecrow", "pondkeeper"}))
    dropped = [(step.role and step.role.id, step.person) for step in steps(report, "holders-dropped")]
    assert dropped == [("scarecrow", "cc"), ("pondkeeper", "cc")]
    assert not [line for line in changed(desk)[FARM] if line.startswith("+  ")]


def test_a_retired_role_that_nobody_holds_goes_unasked(lay: Lay) -> None:
    lay(farm=ORGANISATION.replace("    holders: [{person: cc, from: 2021-01-01}]\n", ""))
    report, desk = prepared()
    assert "pondkeeper" not in asked()
    assert "-  pondkeeper:" in changed(desk)[FARM]
    assert [step.person for step in steps(report, "holders-dropped")] == [None]


def test_in_a_staffing_too_people_are_only_moved_where_it_is_said(lay: Lay) -> None:
    lay()
    report, desk = prepared(replace={"weeder": "picker"})
    lines = changed(desk)[BEDS]
    assert "+      dig: {role: picker, from: 2026-01-01}" in lines
    assert {line for line in lines if "cc" in line} == {
        "-      hum: {person: cc, from: 2026-01-01}",
        "-    holders: [{person: cc, from: 2026-01-01}]",
        "+      - {person: cc, from: 2026-06-01}",
    }
    assert [step.person for step in steps(report, "holder-moved")] == ["cc"]


def test_a_delegation_to_a_dropped_role_is_asked_about(lay: Lay) -> None:
    lay()
    report, desk = prepared(drop=frozenset({"weeder"}))
    places = {each.subject.id: [spot.line for spot in each.spots]
              for question in questions(report, "still-named") for each in question.concerned}  # fmt: skip
    assert places == {"beds": [24], "farm/beds": [8]}
    assert "-  weeder:" in changed(desk)[BEDS]


def test_delegated_tasks_that_are_gone_go_and_those_that_moved_are_asked_about(lay: Lay) -> None:
    lay(staffing=STAFFING.replace("  weeder:", "  picker:\n    delegated: {sort: {person: aa}}\n  weeder:"))
    report, desk = prepared()
    (question,) = questions(report, "item-gone")
    assert (question.item, [each.id for each in question.to]) == ("hum", ["picker"])
    assert question.ways == (Way("rolekat delegate picker hum --to cc --system beds --organisation farm"),)
    assert [step.item for step in steps(report, "delegation-dropped")] == ["hum", "sort"]
    assert "-    delegated: {sort: {person: aa}}" in changed(desk)[BEDS]


def test_an_organisation_alone_keeps_what_its_systems_still_need(lay: Lay) -> None:
    lay(beds=SYSTEM + "# \n", farm=ORGANISATION)
    assert asked(names=("farm",)) == {"scarecrow": ("cc",), "pondkeeper": ("cc",)}
    lay(beds=SYSTEM.replace("  weeder:\n", "  scarecrow:\n  weeder:\n"))
    assert asked(names=("farm",)) == {"pondkeeper": ("cc",)}


def test_a_system_alone_leaves_the_organisation_as_it_is(lay: Lay) -> None:
    lay()
    _, desk = prepared(names=("beds",))
    assert FARM not in changed(desk)
    assert "+  head-gardener:" in changed(desk)[BEDS], "but its staffings name the roles that it has"


def test_groups_sheets_and_roles_of_ones_own_follow(lay: Lay) -> None:
    group = """system_groups:
  all:
    systems: [beds]
    roles:
      gardener: {holders: [{person: aa, from: 2026-01-01}]}
    sheets:
      gardener: {unit: sheds, tasks: {dig: , hum: {role: gardener}}}
"""
    head = ORGANISATION.replace(
        "roles:\n", f"units: {{sheds: }}\n{group}roles:\n  lender: {{local: {{of: garden/gardener}}}}\n", 1
    )
    lay(farm=head)
    report, desk = prepared()
    assert [line for line in changed(desk)[FARM] if "gardener" in line] == [
        "-      gardener: {holders: [{person: aa, from: 2026-01-01}]}",
        "+      head-gardener: {holders: [{person: aa, from: 2026-01-01}]}",
        "-      gardener: {unit: sheds, tasks: {dig: , hum: {role: gardener}}}",
        "+      head-gardener: {unit: sheds, tasks: {dig: }}",
        "-  lender: {local: {of: garden/gardener}}",
        "+  lender: {local: {of: garden/head-gardener}}",
    ]
    assert [question.item for question in questions(report, "item-gone")] == ["hum"]


def test_a_retired_role_may_become_ones_own(lay: Lay) -> None:
    own = ORGANISATION.replace("garden@1", "garden@2").replace(
        "  scarecrow:\n", "  scarecrow:\n    local: {title: Ours}\n"
    )
    lay(farm=own, beds=SYSTEM.replace("garden@1", "garden@2"))
    assert asked(names=("farm",)) == {"pondkeeper": ("cc",)}


def test_a_body_is_not_moved_into_another(lay: Lay) -> None:
    lay(farm=ORGANISATION.replace("  pondkeeper:\n    holders: [{person: cc, from: 2021-01-01}]",
                                  "  pondkeeper:\n    seats: {head: [{person: cc, from: 2021-01-01}]}"))  # fmt: skip
    report, desk = prepared(replace={"pondkeeper": "chief"})
    assert [question.role and question.role.id for question in questions(report, "seats-stay")] == ["pondkeeper"]
    assert "-  pondkeeper:" not in changed(desk)[FARM]
    assert "pondkeeper" in asked()


def test_comments_and_line_ends_stay(lay: Lay, tmp_path: Path) -> None:
    lay()
    head = tmp_path / "catalog" / FARM
    text = ORGANISATION.replace("  scarecrow:\n", "  # since the storm\n  scarecrow:   # two\n").replace("\n", "\r\n")
    head.write_bytes(text.encode())
    _, desk = prepared(replace={"scarecrow": "warden"})
    (after,) = [written.after for file, written in desk.draft.files.items() if file.endswith("organisation.yaml")]
    assert after is not None
    assert after.count(b"\r\n") == after.count(b"\n")
    assert b"# since the storm" in after
    assert b"# two" in after

"""What everybody does: every way in which an organisation's files put something into somebody's hands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.library.library import Library
from rolekat.state.delegation import delegations_in, leaves_the_line
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.state.people import Assignment, given_away
from rolekat.state.separation import Work, kept_apart

SYSTEM = """\
system: app
title: App
gallery: demo@2
roles: {lead: , manager: , guard: }
"""
HEAD = """\
organisation: town
title: Town
gallery: demo@2
"""
PHASES = "phases: {start: 2026-01-01}\n"

Town = Callable[..., OrganisationState]


@pytest.fixture
def town(catalog: Path) -> Town:
    """The organisation `town` with what its head and its file on the system `app` say, on 1 June 2026."""

    def make(head: str = "", roles: str = "{}", **roles_of_the_gallery: str) -> OrganisationState:
        texts = {f"roles/demo/{name}.yaml": text for name, text in roles_of_the_gallery.items()}
        texts["systems/app.yaml"] = SYSTEM
        texts["organisations/town/organisation.yaml"] = HEAD + head
        texts["organisations/town/systems/app.yaml"] = f"staffing: app\norganisation: town\n{PHASES}roles: {roles}\n"
        for name, text in texts.items():
            path = catalog / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        found = Organisations(Library([str(catalog)]), Outlook("2026-06-01")).named("town")
        assert found
        return found

    return make


def what(found: list[Assignment]) -> list[tuple[str, str | None, str, str | None]]:
    return [(each.how, each.system, each.role.id, each.item) for each in found]


def test_every_way_of_holding_a_role(town: Town) -> None:
    state = town(
        "people: {ann: , bob: {position: boss}, cat: , dan: , eve: {left: 2026-03-31}}\n"
        "positions: {boss: }\nsuppliers: {firm: }\n",
        "{lead: {holders: [{person: ann, deputies: [eve]}, {position: boss}, {supplier: firm, named: [cat]},"
        " {together: [person/dan, unit/it]}]}}",
    )
    found = state.assignments
    assert {name: what(each) for name, each in found.items()} == {
        "ann": [("holder", "app", "lead", None)],
        "eve": [("deputy", "app", "lead", None)],
        "bob": [("holder", "app", "lead", None)],
        "cat": [("named", "app", "lead", None)],
        "dan": [("holder", "app", "lead", None)],
    }
    file = state.staffings[0].file
    assert [found[name][0].place.path[2:] for name in ("ann", "eve", "bob", "cat", "dan")] == [
        ("holders", 0), ("holders", 0, "deputies", 0), ("holders", 1), ("holders", 2, "named", 0),
        ("holders", 3, "together", 0),
    ]  # fmt: skip
    assert {each.place.file for one in found.values() for each in one} == {file}
    assert found["eve"][0].ends == "2026-03-31"
    assert not found["eve"][0].counts_on("2026-06-01")


def test_every_way_of_being_given_a_task(town: Town) -> None:
    state = town(
        "people: {ann: , bob: {position: boss}, cat: , dan: }\npositions: {boss: }\n"
        "roles: {guard: {holders: [{person: cat, from: 2026-05-01, deputies: [dan]}]}}\n",
        "{lead: {holders: [{person: ann}], delegated: {plan: {person: dan, until: 2026-05-31},"
        " tell: {position: boss, from: 2026-03-01}, success: {role: guard, until: 2026-12-31}}}}",
    )
    found = state.assignments
    assert what(found["bob"]) == [("delegate", "app", "lead", "tell")]
    assert what(found["cat"]) == [("delegate", "app", "lead", "success"), ("holder", None, "guard", None)]
    assert what(found["dan"]) == [("delegate", "app", "lead", "plan"), ("deputy", None, "guard", None)]
    spans = [(each.begins, each.ends) for name in ("bob", "cat", "dan") for each in found[name][:1]]
    assert spans == [("2026-03-01", "9999-99-99"), ("2026-05-01", "2026-12-31"), ("0000-00-00", "2026-05-31")]
    # The task that was given back is the holder's again, and a responsibility never left.
    assert given_away(state.staffings[0].roles["lead"], "2026-06-01") == {"tell"}
    assert given_away(state.staffings[0].roles["lead"], "2026-05-31") == {"plan", "tell"}


def test_what_counts_for_several_systems_is_found_in_each_and_once(town: Town) -> None:
    state = town(
        "people: {ann: , bob: }\n"
        "system_groups: {all: {systems: [app], roles: {lead: {holders: [{person: ann}]}}}}\n"
        "roles: {manager: {holders: [{person: bob}]}}\n"
    )
    assert what(state.assignments["ann"]) == [("holder", "app", "lead", None)]
    assert what(state.assignments["bob"]) == [("holder", "app", "manager", None)]


def test_a_role_by_position_and_one_that_is_spread(town: Town) -> None:
    guard = (
        "role: guard\ntitle: Guard\nheld_per: organisation\nposition: [officer]\n"
        "appointment: {how: [by-position, spread]}\nsuggested: {mandatory: always}\ntasks: {watch: {text: Watches.}}\n"
    )
    head = "people: {ann: {position: major}, bob: }\npositions: {major: {counts_as: [officer]}}\n"
    assert what(town(head, guard=guard).assignments["ann"]) == [("holder", None, "guard", None)]
    taken = "roles: {guard: {holders: [{person: bob}]}}\n"
    assert list(town(head + taken, guard=guard).assignments) == ["bob"]
    spread = "people: {bob: }\nroles: {guard: {spread: {watch: logger}}, logger: {holders: [{person: bob}]}}\n"
    assert what(town(spread, guard=guard).assignments["bob"]) == [
        ("spread", None, "guard", "watch"), ("holder", None, "logger", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "leaves"),
    [
        ("supplier: firm", True),
        ("unit: parks", True),
        ("person: cat", True),
        ("unit: town-hall", False),
        ("unit: north", False),
        ("person: dan", False),
        ("position: clerk", True),
    ],
)
def test_the_line_of_a_holder(town: Town, given: str, *, leaves: bool) -> None:
    state = town(
        "people: {ann: {unit: schools}, cat: {unit: parks}, dan: }\nsuppliers: {firm: }\n"
        "positions: {clerk: {unit: parks}}\n"
        "units: {town-hall: , schools: {part_of: town-hall}, parks: {part_of: town-hall}, north: {part_of: schools}}\n",
        f"{{lead: {{holders: [{{person: ann}}], delegated: {{plan: {{{given}}}}}}}}}",
    )
    (delegation,) = delegations_in(state.staffings[0])
    assert (delegation.id, delegation.part, delegation.allowed) == ("plan", "tasks", "allowed")
    assert leaves_the_line(delegation, state) is leaves


def test_what_both_roles_say_is_kept_apart_once(town: Town) -> None:
    guard = (
        "role: guard\ntitle: Guard\nheld_per: organisation\ntasks: {watch: {text: Watches.}}\n"
        "relations: [{kind: incompatible, item: watch, to: 'logger#log'}, {kind: incompatible, to: group/own}]\n"
    )
    logger = (
        "role: logger\ntitle: Logger\nheld_per: organisation\ntasks: {log: {text: Logs.}}\n"
        "relations: [{kind: incompatible, item: log, to: 'guard#watch'}]\n"
    )
    gallery = town(guard=guard, logger=logger).gallery
    assert gallery
    found = [(apart.first, apart.second) for apart in kept_apart(gallery)]
    assert found[0] == (Work("guard", "watch"), Work("logger", "log"))
    assert [second for _, second in found[1:]] == [Work("lead"), Work("manager"), Work("user")]


def test_what_a_group_gives_to_others_counts_beside_the_holders_of_the_system(town: Town) -> None:
    state = town(
        "people: {ann: , bob: , cat: }\nsystem_groups:\n  all:\n    systems: [app]\n    roles:\n"
        "      lead: {delegated: {plan: {person: bob}, tell: {person: bob}}}\n",
        "{lead: {holders: [{person: ann}], delegated: {tell: {person: cat}}}}",
    )
    (staffing,) = state.staffings
    assert what(state.assignments["bob"]) == [("delegate", "app", "lead", "plan")]
    assert what(state.assignments["cat"]) == [("delegate", "app", "lead", "tell")]
    (plan,) = state.assignments["bob"]
    assert (plan.place.file, plan.place.path[:2]) == (state.file, ("system_groups", "all"))
    assert given_away(staffing.roles["lead"], "2026-06-01", staffing) == {"plan", "tell"}


GUARD = "role: guard\ntitle: Guard\nheld_per: organisation\ntasks:\n  watch: {text: Watches.}\n"


def test_what_a_system_gives_to_others_of_a_role_that_is_held_once(town: Town) -> None:
    state = town(
        "people: {ann: , bob: }\nroles: {guard: {holders: [{person: ann}]}}\n",
        "{guard: {delegated: {watch: {person: bob}}}}",
        guard=GUARD,
    )
    (staffing,) = state.staffings
    assert "guard" not in staffing.roles
    assert what(state.assignments["bob"]) == [("delegate", "app", "guard", "watch")]
    assert what(state.assignments["ann"]) == [("holder", None, "guard", None)]
    assert given_away(state.roles["guard"], "2026-06-01") == frozenset()
    assert given_away(state.roles["guard"], "2026-06-01", staffing) == {"watch"}

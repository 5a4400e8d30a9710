"""Who holds what on a day, as files of organisations say it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

PHASES = "phases: {start: 2026-01-01, launch: 2026-06-01, run: 2026-09-01}\n"
SYSTEM = """\
system: app
title: App
gallery: demo@2
subject_areas: [schools, parks]
roles:
  lead:
  manager:
  user: {mandatory: from launch, one_per: place/school}
  guard:
  desk: {mandatory: always}
contact_point: {start: lead, launch: lead, run: manager}
"""
HEAD = """\
organisation: town
title: Town
gallery: demo@2
people: {ann: , bob: , eve: {left: 2026-06-15}, ole: {left: 2026-06-20}}
units: {it: }
suppliers: {firm: }
positions: {head: }
places:
  north: {kind: school}
  south: {kind: school}
  pool: {kind: bath}
"""
BODY = "organisation: league\ntitle: League\ngallery: demo@2\nkind: joint-body\nowners: {town: }\npeople: {zoe: }\n"

Town = Callable[..., OrganisationState]


@pytest.fixture
def town(catalog: Path) -> Town:
    """The organisation `town` with what is given, on a day."""

    def write(name: str, text: str) -> None:
        path = catalog / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def make(
        roles: str = "{}",
        head: str = "",
        *,
        day: str = "2026-06-01",
        phases: str = PHASES,
        files: dict[str, str] | None = None,
        **more: Any,
    ) -> OrganisationState:
        write("systems/app.yaml", SYSTEM)
        write("organisations/town/organisation.yaml", HEAD + head)
        write("organisations/town/systems/app.yaml", f"staffing: app\norganisation: town\n{phases}roles: {roles}\n")
        for file, text in (files or {}).items():
            write(file, text)
        name = more.pop("name", "town")
        found = Organisations(Library([str(catalog)]), Outlook(day, **more)).named(name)
        assert found
        return found

    return make


def app(organisation: OrganisationState) -> StaffingState:
    found = organisation.staffing("app")
    assert found
    return found


def holders(role: StaffedRole) -> list[str]:
    return [name for holding in role.current for _, name in holding.who]


@pytest.mark.parametrize(
    ("day", "phase", "following"),
    [
        ("2025-12-31", None, "start"),
        ("2026-01-01", "start", "launch"),
        ("2026-05-31", "start", "launch"),
        ("2026-06-01", "launch", "run"),
        ("2026-08-31", "launch", "run"),
        ("2026-09-01", "run", None),
        ("2036-09-01", "run", None),
    ],
)
def test_the_phase_follows_from_the_date(town: Town, day: str, phase: str | None, following: str | None) -> None:
    """The phase `build` has no day: it is passed over."""
    staffing = app(town(day=day))
    assert (staffing.phase, staffing.next_phase) == (phase, following)
    assert staffing.contact_id == {"start": "lead", "launch": "lead", "run": "manager", None: None}[phase]


def test_without_any_day_there_is_no_phase_and_nothing_is_demanded(town: Town) -> None:
    staffing = app(town(phases=""))
    assert (staffing.phase, staffing.next_phase, staffing.begins_next, staffing.vacant) == (None, None, None, ())


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-01-31", "coming"), ("2026-02-01", "current"), ("2026-03-15", "current"), ("2026-03-16", "past")],
)
def test_a_term_counts_on_both_its_ends(town: Town, day: str, expected: str) -> None:
    role = app(town("{lead: {holders: [{person: ann, from: 2026-02-01, until: 2026-03-15}]}}", day=day)).roles["lead"]
    last = role.last_before(day)
    assert (len(role.current), len(role.coming), last is not None) == {
        "coming": (0, 1, False),
        "current": (1, 0, False),
        "past": (0, 0, True),
    }[expected]
    assert role.filled is (expected == "current")


@pytest.mark.parametrize(("day", "filled"), [("2026-06-15", True), ("2026-06-16", False)])
def test_leaving_ends_every_term(town: Town, day: str, filled: bool) -> None:
    role = app(town("{lead: {holders: [{person: eve, until: 2026-12-31}]}}", day=day)).roles["lead"]
    assert role.filled is filled
    assert role.holdings[0].ends == "2026-06-15"


@pytest.mark.parametrize(
    ("together", "ends"),
    [
        ("[person/eve, person/ole]", "2026-06-20"),
        ("[person/eve, person/bob]", "9999-99-99"),
        ("[person/eve, supplier/firm]", "9999-99-99"),
    ],
)
def test_a_seat_held_together_ends_with_the_last_who_leaves(town: Town, together: str, ends: str) -> None:
    role = app(town(f"{{manager: {{holders: [{{together: {together}}}]}}}}")).roles["manager"]
    assert role.holdings[0].ends == ends


def test_a_lapse_ends_every_term_the_day_before(town: Town) -> None:
    given = "{lead: {holders: [{person: ann, until: 2027-01-01}, {person: bob, until: 2026-03-01}]}}"
    role = app(town(given)).roles["lead"]
    assert [holding.ends for holding in role.holdings] == ["2026-08-31", "2026-03-01"]
    assert app(town(given, day="2026-08-31")).roles["lead"].current
    lapsed = app(town(given, day="2026-09-01")).roles["lead"]
    assert (lapsed.current, lapsed.obligation) == ((), None)


def test_a_lapse_without_a_day_ends_nothing(town: Town) -> None:
    phases = "phases: {start: 2026-01-01}\n"
    role = app(town("{lead: {holders: [{person: ann}]}}", phases=phases)).roles["lead"]
    assert role.holdings[0].ends == "9999-99-99"


def test_words_for_nobody_hold_nothing(town: Town) -> None:
    assert not app(town("{lead: {holders: [{person: vakant}]}}")).roles["lead"].filled


GROUP = "system_groups:\n  all:\n    systems: [app]\n    roles:\n"


def test_a_group_holds_for_its_systems_until_one_says_otherwise(town: Town) -> None:
    group = GROUP + "      lead: {holders: [{person: ann}]}\n"
    shared = app(town(head=group)).roles["lead"]
    assert (holders(shared), shared.level) == (["ann"], "group")
    assert shared.path == ("system_groups", "all", "roles", "lead")
    own = app(town("{lead: {holders: [{person: bob}]}}", group)).roles["lead"]
    assert (holders(own), own.level) == (["bob"], "system")
    bare = app(town("{lead: }", group)).roles["lead"]
    assert holders(bare) == ["ann"]


def test_what_is_held_for_a_group_counts_before_the_organisation(town: Town) -> None:
    """Also a role that is else held once for all systems."""
    head = "roles: {desk: {holders: [{person: bob}]}}\n" + GROUP + "      desk: {holders: [{person: ann}]}\n"
    organisation = town(head=head)
    assert holders(app(organisation).roles["desk"]) == ["ann"]
    assert "desk" not in app(organisation).cross_cutting
    assert organisation.roles["desk"].demand is None  # no system asks for it any more


def test_a_role_of_the_own_may_stand_with_a_group(town: Town) -> None:
    group = GROUP + "      guide: {local: {title: Guide, mandatory: always}, holders: [{person: ann}]}\n"
    role = app(town(head=group)).roles["guide"]
    assert (role.title, role.obligation, role.level, role.holdings[0].file) == (
        "Guide",
        "mandatory",
        "group",
        role.file,
    )


@pytest.mark.parametrize(
    ("entry", "here"),
    [
        ("holders: [{person: bob}]", True),
        ("not_applicable: None here.", True),
        ("accepted_vacancy: {reason: interim, accepted_by: ann, until: 2026-12-31}", True),
        ("local: {mandatory: always}", True),
        ("local: {title: Help desk}", False),
        ("delegated: {}", False),
    ],
)
def test_a_system_may_settle_for_itself_who_holds_what_is_held_once(town: Town, entry: str, here: bool) -> None:
    organisation = town(f"{{desk: {{{entry}}}}}", "roles: {desk: {holders: [{person: ann}]}}\n")
    staffing = app(organisation)
    assert ("desk" in staffing.roles) is here
    assert ("desk" in staffing.cross_cutting) is not here
    assert organisation.roles["desk"].systems == (() if here else ("app",))


def test_holders_in_the_system_replace_those_of_the_organisation(town: Town) -> None:
    organisation = town("{desk: {holders: [{person: bob}]}}", "roles: {desk: {holders: [{person: ann}]}}\n")
    assert holders(app(organisation).roles["desk"]) == ["bob"]
    assert holders(organisation.roles["desk"]) == ["ann"]


def test_what_is_held_once_names_the_systems_that_demand_most(town: Town) -> None:
    other = SYSTEM.replace("app", "web").replace("  guard:", "  guard: {recommended: always}")
    late = "staffing: web\norganisation: town\nphases: {start: 2026-01-01}\n"
    files = {"systems/web.yaml": other, "organisations/town/systems/web.yaml": late}
    role = town(files=files).roles["guard"]
    assert (role.obligation, role.systems) == ("mandatory", ("app",))
    assert [role.id for role in town(files=files).vacant] == ["guard", "desk"]


def member(**more: Any) -> dict[str, Any]:
    files = {
        "organisations/league/organisation.yaml": BODY + more.pop("body", ""),
        "organisations/league/systems/app.yaml": f"staffing: app\norganisation: league\n{PHASES}roles: {more.pop('held', '{}')}\n",
    }
    return {"head": "member_of: [league]\n", "files": files, **more}


def test_a_joint_body_holds_for_its_members(town: Town) -> None:
    given = member(held="{lead: {holders: [{person: zoe}]}}", body="roles: {guard: {holders: [{person: zoe}]}}\n")
    organisation = town(**given)
    lead, guard = app(organisation).roles["lead"], organisation.roles["guard"]
    for role in (lead, guard):
        assert (holders(role), role.level, role.current[0].organisation) == (["zoe"], "joint-body", "league")
    assert "lead" not in [role.id for role in app(organisation).vacant]


def test_an_own_holder_counts_before_a_joint_body(town: Town) -> None:
    role = app(town("{lead: {holders: [{person: ann}]}}", **member(held="{lead: {holders: [{person: zoe}]}}"))).roles[
        "lead"
    ]
    assert (holders(role), role.level) == (["ann"], "system")


def test_a_holder_to_come_of_a_joint_body_is_known_to_its_members(town: Town) -> None:
    given = member(held="{manager: {holders: [{person: zoe, from: 2026-09-01}]}}")
    role = app(town(**given)).roles["manager"]
    assert (role.filled, [held.begins for held in role.coming]) == (False, ["2026-09-01"])
    assert app(town(**given, lead_time=365)).soon == ()


def test_what_a_joint_body_does_not_mention_is_its_owners_matter(town: Town) -> None:
    body = town(**member(held="{manager: , desk: {holders: [{person: zoe}]}}"), name="league", day="2026-10-01")
    assert [role.id for role in app(body).vacant] == ["manager"]  # which it names, with nobody
    assert body.vacant == ()


def test_a_ring_of_members_ends(town: Town) -> None:
    files = {"organisations/league/organisation.yaml": BODY + "member_of: [town]\n"}
    organisation = town(head="member_of: [league, town, nowhere]\n", files=files)
    assert [body.id for body in organisation.bodies] == ["league"]
    assert not organisation.roles["guard"].filled


def test_only_a_joint_body_holds_for_others(town: Town) -> None:
    village = "organisation: village\ntitle: Village\ngallery: demo@2\npeople: {zoe: }\nroles: {guard: {holders: [{person: zoe}]}}\n"
    organisation = town(head="member_of: [village]\n", files={"organisations/village/organisation.yaml": village})
    assert not organisation.roles["guard"].filled


@pytest.mark.parametrize(
    ("local", "day", "obligation"),
    [
        ("{mandatory: launch}", "2026-06-01", "mandatory"),  # the gallery recommends it
        ("{recommended: always}", "2026-06-01", "recommended"),
        ("{recommended: always}", "2026-01-01", "recommended"),
        ("{recommended: always}", "2026-09-01", "mandatory"),  # the gallery's counts, which is stricter
        ("{mandatory: start}", "2026-06-01", "recommended"),
    ],
)
def test_an_organisation_may_be_stricter(town: Town, local: str, day: str, obligation: str) -> None:
    assert app(town(f"{{manager: {{local: {local}}}}}", day=day)).roles["manager"].obligation == obligation


def test_it_is_known_where_it_is_stricter(town: Town) -> None:
    staffing = app(town("{manager: {local: {mandatory: launch}}, user: }"))
    stricter = staffing.demanded_at(staffing.roles["manager"], staffing.phase)
    in_catalog = staffing.demanded_at(staffing.roles["user"], staffing.phase)
    in_gallery = staffing.demanded_at(staffing.roles["lead"], staffing.phase)
    assert stricter
    assert in_catalog
    assert in_gallery
    assert stricter.path == ("roles", "manager", "local", "mandatory")
    assert in_catalog.path == ("roles", "user", "mandatory")
    assert in_gallery.path == ("suggested", "mandatory")


def seats(role: StaffedRole) -> dict[str | None, list[str]]:
    return {seat.per: [name for holding in seat.holdings for _, name in holding.who] for seat in role.seats}


def test_each_place_has_its_seat(town: Town) -> None:
    role = app(town("{user: {holders: [{person: ann, at: north}, {person: bob}]}}")).roles["user"]
    assert seats(role) == {"north": ["ann"], "south": []}  # one who says no place holds none; a pool is no school
    assert [seat.per for seat in role.vacant] == ["south"]


def test_only_the_places_that_use_the_system_count(town: Town) -> None:
    role = app(town("{user: {holders: [{person: ann, at: north}]}}", phases=PHASES + "places: [north, pool]\n")).roles[
        "user"
    ]
    assert role.filled


def test_without_places_there_is_one_seat_that_nobody_fills(town: Town) -> None:
    phases = PHASES + "places: [pool]\n"
    role = app(town("{user: {holders: [{person: ann}]}}", phases=phases)).roles["user"]
    assert seats(role) == {None: []}
    assert not role.filled  # nobody can say whether every place has one
    assert [held.holder.person for held in role.astray] == ["ann"]


AREAS = "subject_areas: {schools: , parks: , roads: }\n"
SIGNER = "role: guard\ntitle: Guard\nheld_per: subject-area\nsuggested: {mandatory: always}\n"


def test_each_subject_area_that_uses_the_system_has_its_seat(town: Town) -> None:
    files = {"roles/demo/guard.yaml": SIGNER}
    one = town(head=AREAS + "roles: {guard: {holders: [{person: ann, at: schools}]}}\n", files=files).roles["guard"]
    assert seats(one) == {"parks": [], "schools": ["ann"]}
    both = town(head=AREAS + "roles: {guard: {holders: [{person: ann}]}}\n", files=files).roles["guard"]
    assert both.filled  # one who says no area holds it for all


def test_an_area_counts_once_a_system_there_needs_the_role(town: Town) -> None:
    other = (
        SYSTEM.replace("app", "web")
        .replace("[schools, parks]", "[roads]")
        .replace("  guard:", "  guard: {mandatory: run}")
    )
    waiting = "staffing: web\norganisation: town\nphases: {start: 2026-01-01}\n"
    files = {"roles/demo/guard.yaml": SIGNER, "systems/web.yaml": other, "organisations/town/systems/web.yaml": waiting}
    head = AREAS + "roles: {guard: {holders: [{person: ann, at: schools}, {person: bob, at: parks}]}}\n"
    assert town(head=head, files=files).roles["guard"].filled
    files["organisations/town/systems/web.yaml"] = waiting.replace("start", "run")
    assert [seat.per for seat in town(head=head, files=files).roles["guard"].vacant] == ["roads"]


SPREAD = "role: manager\ntitle: Manager\nheld_per: system\nappointment: {how: spread}\nsuggested: {mandatory: always}\ntasks:\n  keep: {text: Keeps.}\nresponsibilities:\n  answer: {text: Answers.}\n"


@pytest.mark.parametrize(
    ("placed", "filled"),
    [("{keep: lead, answer: guard}", True), ("{keep: lead}", False), ("{keep: lead, answer: manager}", False)],
)
def test_a_spread_role_is_filled_once_all_of_it_lies_with_others(town: Town, placed: str, filled: bool) -> None:
    given = f"{{manager: {{spread: {placed}}}}}"
    role = app(town(given, files={"roles/demo/manager.yaml": SPREAD})).roles["manager"]
    assert (role.filled, role.otherwise) == (filled, filled)


@pytest.mark.parametrize(("how", "filled"), [("spread", True), ("[activated, spread]", True), ("designated", False)])
def test_only_a_role_that_may_be_spread_is_filled_by_others(town: Town, how: str, filled: bool) -> None:
    files = {"roles/demo/manager.yaml": SPREAD.replace("how: spread", f"how: {how}")}
    role = app(town("{manager: {spread: {keep: lead, answer: guard}}}", files=files)).roles["manager"]
    assert (role.filled, role.spread) == (filled, True)


@pytest.mark.parametrize(("kind", "filled"), [("person", False), ("unit", False), ("supplier", True)])
def test_words_for_nobody_hold_no_seat_together(town: Town, kind: str, filled: bool) -> None:
    other = "firm" if kind == "supplier" else "tbd"
    given = f"{{lead: {{holders: [{{together: [person/todo, {kind}/{other}]}}]}}}}"
    assert app(town(given)).roles["lead"].filled is filled


def test_what_does_not_apply_in_one_system_is_not_held_there_by_who_holds_it_for_the_others(town: Town) -> None:
    organisation = town("{desk: {not_applicable: No desk.}}", "roles: {desk: {holders: [{person: ann}]}}\n")
    here = app(organisation).roles["desk"]
    assert (here.applicable, here.holdings, app(organisation).vacant.count(here)) == (False, (), 0)
    assert holders(organisation.roles["desk"]) == ["ann"]


@pytest.mark.parametrize(
    ("day", "obligation", "upcoming", "systems"),
    [
        ("2026-03-01", None, "mandatory", ()),
        ("2026-06-01", "mandatory", "recommended", ("app",)),
        ("2026-09-01", "recommended", None, ("app",)),
    ],
)
def test_an_own_role_held_once_is_needed_while_a_system_is_in_its_phases(
    town: Town, day: str, obligation: str | None, upcoming: str | None, systems: tuple[str, ...]
) -> None:
    head = "roles: {guide: {local: {title: Guide, mandatory: launch, recommended: from run}}}\n"
    organisation = town(head=head, day=day, lead_time=100)
    role = organisation.roles["guide"]
    assert (role.obligation, role.upcoming, role.systems) == (obligation, upcoming, systems)
    assert (role in organisation.vacant) is (obligation is not None)
    assert (role in [soon.role for soon in organisation.soon]) is (upcoming == "mandatory")
    assert [kind for each, kind in app(organisation).needed_once(app(organisation).phase) if each is role] == [
        kind for kind in (obligation,) if kind
    ]


@pytest.mark.parametrize("of", ["guard", "demo/guard"])
def test_an_own_role_that_is_one_of_the_gallery_is_that_role(town: Town, of: str) -> None:
    said = f"{{local: {{of: {of}, title: More, mandatory: launch}}}}"
    organisation = town(f"{{here: {said}}}", head=f"roles: {{once: {said}}}\n")
    for role in (app(organisation).roles["here"], organisation.roles["once"]):
        assert role.demand
        assert role.demand.role.of == "guard"
        assert role.demand.base
        assert role.is_own
        assert (role.title, role.obligation) == ("More", "mandatory")
    assert app(organisation).catalog.roles.keys() == {*app(town()).catalog.roles, "here"}


def test_an_own_role_of_another_gallery_is_no_role_of_this_one(town: Town) -> None:
    role = app(town("{more: {local: {of: elsewhere/guard, title: More}}}")).roles["more"]
    assert role.demand is None
    assert role.is_own


def test_an_own_role_that_is_always_needed_follows_no_system(town: Town) -> None:
    organisation = town(head="roles: {guide: {local: {title: Guide, mandatory: always}}}\n", phases="")
    assert (organisation.roles["guide"].obligation, organisation.roles["guide"].systems) == ("mandatory", ())
    assert organisation.phased == ()


@pytest.mark.parametrize(
    "order",
    [
        "{major: {counts_as: [head]}, head: {counts_as: [chief]}}",
        "{head: {counts_as: [chief]}, major: {counts_as: [head]}}",
    ],
)
def test_the_order_of_positions_changes_nothing(town: Town, catalog: Path, order: str) -> None:
    town()
    head = (catalog / "organisations/town/organisation.yaml").read_text("utf-8")
    head = head.replace("ann: ,", "ann: {position: major},").replace("positions: {head: }", f"positions: {order}")
    organisation = town(files={"organisations/town/organisation.yaml": head})
    assert {name: organisation.people_in(name) for name in ("major", "head", "chief")} == {
        "major": ("ann",), "head": ("ann",), "chief": (),
    }  # fmt: skip
    assert organisation.positions_of("ann") == {"major", "head"}


POSITION = "role: guard\ntitle: Guard\nheld_per: organisation\nposition: [chief]\nappointment: {how: by-position}\nsuggested: {mandatory: always}\n"


@pytest.mark.parametrize(
    ("positions", "filled"),
    [("{chief: }", True), ("{head: {counts_as: [chief]}}", True), ("{head: }", False)],
)
def test_a_role_that_comes_with_a_position_needs_no_holder(
    town: Town, catalog: Path, positions: str, filled: bool
) -> None:
    files = {"roles/demo/guard.yaml": POSITION}
    town(files=files)
    head = (catalog / "organisations/town/organisation.yaml").read_text("utf-8")
    files["organisations/town/organisation.yaml"] = head.replace("positions: {head: }", f"positions: {positions}")
    assert town(files=files).roles["guard"].filled is filled


@pytest.mark.parametrize(("left", "filled"), [("2026-05-31", False), ("2026-06-01", True)])
def test_a_position_that_everybody_has_left_fills_no_role(town: Town, catalog: Path, left: str, filled: bool) -> None:
    files = {"roles/demo/guard.yaml": POSITION}
    town(files=files)
    head = (catalog / "organisations/town/organisation.yaml").read_text("utf-8")
    head = head.replace("ann: ,", f"ann: {{position: chief, left: {left}}},")
    files["organisations/town/organisation.yaml"] = head.replace("positions: {head: }", "positions: {chief: }")
    assert town(day="2026-06-01", files=files).roles["guard"].filled is filled


@pytest.mark.parametrize(
    ("people", "holder", "filled"),
    [
        ("{position: head, left: 2026-05-31}", "{position: head}", False),
        ("{position: head, left: 2026-06-01}", "{position: head}", True),
        ("{position: head, left: 2026-05-31}", "{together: [position/head, person/ann]}", False),
        ("{position: head, left: 2026-05-31}", "{position: head, named: [bob]}", True),
        ("{left: 2026-05-31}", "{position: head}", True),
    ],
)
def test_a_position_that_everybody_has_left_holds_nothing(town: Town, people: str, holder: str, filled: bool) -> None:
    files = {"organisations/town/organisation.yaml": HEAD.replace("ann: ,", f"ann: {people},")}
    assert app(town(f"{{lead: {{holders: [{holder}]}}}}", files=files)).roles["lead"].filled is filled


ACTIVATED = "role: manager\ntitle: Manager\nheld_per: system\nappointment: {how: activated, from: launch}\nsuggested: {mandatory: always}\n"


@pytest.mark.parametrize(("day", "vacant"), [("2026-05-31", False), ("2026-06-01", True)])
def test_nobody_is_missed_in_a_role_before_it_is_activated(town: Town, day: str, vacant: bool) -> None:
    staffing = app(town(day=day, files={"roles/demo/manager.yaml": ACTIVATED}, lead_time=365))
    assert ("manager" in [role.id for role in staffing.vacant]) is vacant
    assert "manager" not in [role.id for role in staffing.soon]


LOCKED = "role: guard\ntitle: Guard\nheld_per: system\nsuggested: {mandatory: always}\n"


def test_a_role_of_a_system_is_held_there_though_no_catalog_may_change_its_texts(town: Town) -> None:
    organisation = town("{guard: {holders: [{person: ann}]}}", files={"roles/demo/guard.yaml": LOCKED})
    assert holders(app(organisation).roles["guard"]) == ["ann"]
    assert "guard" not in organisation.roles


@pytest.mark.parametrize(
    ("day", "accepted"),
    [("2026-05-31", False), ("2026-06-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_an_accepted_vacancy_counts_on_both_its_ends_and_stays_a_vacancy(town: Town, day: str, accepted: bool) -> None:
    vacancy = "{reason: interim, accepted_by: ann, from: 2026-06-01, until: 2026-06-30}"
    staffing = app(town(f"{{lead: {{accepted_vacancy: {vacancy}}}}}", day=day))
    assert (staffing.roles["lead"].accepted is not None) is accepted
    assert "lead" in [role.id for role in staffing.vacant]


def test_what_does_not_apply_is_not_vacant(town: Town) -> None:
    staffing = app(town("{lead: {not_applicable: No project.}}", "roles: {user: {not_applicable: No schools.}}\n"))
    assert [role.id for role in staffing.vacant] == ["manager"]


@pytest.mark.parametrize(
    ("given", "lead_time", "soon"),
    [
        ("{}", 92, ["manager"]),
        ("{}", 91, []),
        ("{manager: {holders: [{person: ann, from: 2026-09-01}]}}", 92, []),
        ("{manager: {holders: [{person: ann, from: 2026-09-02}]}}", 92, ["manager"]),
        ("{manager: {holders: [{person: ann, until: 2026-08-31}]}}", 92, ["manager"]),
        ("{manager: {not_applicable: Not here.}}", 92, []),
        ("{manager: {accepted_vacancy: {reason: interim, accepted_by: ann, until: 2026-09-01}}}", 92, []),
        ("{manager: {accepted_vacancy: {reason: interim, accepted_by: ann, until: 2026-08-31}}}", 92, ["manager"]),
    ],
)
def test_what_the_next_phase_makes_mandatory_is_known_in_time(
    town: Town, given: str, lead_time: int, soon: list[str]
) -> None:
    """The next phase begins 92 days later."""
    assert [role.id for role in app(town(given, lead_time=lead_time)).soon] == soon


def test_what_is_held_once_is_soon_mandatory_for_the_first_system_that_gets_there(town: Town) -> None:
    late = SYSTEM.replace("desk: {mandatory: always}", "desk: {mandatory: run}")
    web = "staffing: web\norganisation: town\nphases: {start: 2026-01-01, run: 2026-07-01}\n"
    files = {
        "systems/app.yaml": late,
        "systems/web.yaml": late.replace("app", "web"),
        "organisations/town/systems/web.yaml": web,
    }
    (soon,) = town(files=files, lead_time=365).soon
    assert (soon.role.id, soon.day, soon.systems) == ("desk", "2026-07-01", ("app", "web"))
    (soon,) = town(files=files).soon
    assert (soon.day, soon.systems) == ("2026-07-01", ("web",))
    assert town(head="roles: {desk: {holders: [{person: ann}]}}\n", files=files).soon == ()


def test_whoever_misspells_a_task_to_pass_on_is_shown_no_responsibility(town: Town) -> None:
    (delegated,) = app(town("{lead: {delegated: {paln: {person: ann}}}}")).dangling
    (spread,) = app(town("{lead: {spread: {paln: manager}}}")).dangling
    assert (delegated.given, delegated.known) == ("paln", ("plan", "tell"))
    assert spread.known[:2] == delegated.known
    assert len(spread.known) > len(delegated.known)


@pytest.mark.parametrize("folder", ["organisations/elsewhere/systems", "roles/demo/within"])
def test_a_staffing_file_that_belongs_to_no_organisation_hides_no_catalog(town: Town, folder: str) -> None:
    lost = {f"{folder}/app.yaml": "staffing: app\norganisation: elsewhere\nroles:\n"}
    assert town(files=lost).staffing("app")


@pytest.mark.parametrize("top", ["", ", part_of: u0"], ids=["chain", "ring"])
def test_a_business_area_of_thousands_of_units_is_worked_out_at_once(town: Town, top: str) -> None:
    below = "".join(f"  u{number}: {{part_of: u{number + 1}}}\n" for number in range(3000))
    units = f"units:\n{below}  u3000: {{title: All{top}}}\n  beside: {{part_of: u7}}\n"
    head = (
        HEAD.replace("units: {it: }\n", units)
        .replace("eve: {", "eve: {unit: beside, ")
        .replace("ann: ", "ann: {unit: u1}")
    )
    made = town(files={"organisations/town/organisation.yaml": head})
    began = time.perf_counter()
    area = made.business_area("u5")
    assert len(area.units) == 3001 + bool(top)
    assert area.people == ({"ann", "eve"} if top else {"ann"})
    assert time.perf_counter() - began < 1


def test_what_a_file_passes_on_itself_does_not_get_onto_its_sheet(town: Town) -> None:
    """Whichever of the two is asked for first: the nearer counts, and the sheet stays as it was agreed."""
    sheets = {"systems/app.yaml": SYSTEM} | {
        "organisations/town/systems/app.yaml": f"staffing: app\norganisation: town\n{PHASES}"
        "roles: {lead: {delegated: {plan: {person: bob}, tell: {unit: it}}}}\n"
        "sheets: {lead: {person: ann, tasks: {plan: }}}\n"
    }
    staffing = app(town(files=sheets))
    (sheet,) = staffing.sheets
    given = staffing.given["lead"]
    assert {item: each.delegated.person or each.delegated.unit for item, each in given.items()} == {
        "plan": "bob",
        "tell": "it",
    }
    assert {item: each.delegated.person for item, each in sheet.given.items()} == {"plan": "ann"}
    assert sorted(each.place.path[0] for each in staffing.delegations) == ["roles", "roles", "sheets"]


def test_the_sheet_of_a_group_counts_in_its_systems(town: Town) -> None:
    group = "system_groups: {all: {systems: [app], sheets: {lead: {unit: it, tasks: {plan: , tell: }}}}}\n"
    organisation = town("{lead: {delegated: {plan: {person: bob}}}}", group)
    (sheet,) = app(organisation).sheets
    assert sheet is organisation.sheets[0]
    given = app(organisation).given["lead"]
    assert {item: each.delegated.person or each.delegated.unit for item, each in given.items()} == {
        "plan": "bob",
        "tell": "it",
    }

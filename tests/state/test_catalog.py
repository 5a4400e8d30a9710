"""What a gallery, a profile and a system catalog come to together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState, state_of

SYSTEM: Final = "system: demo-system\ntitle: Demo system\ngallery: demo@2\n"
PROFILE: Final = "profile: base\ntitle: Base\ngallery: demo@2\n"

State = Callable[[str, str | None], CatalogState]


@pytest.fixture
def state(catalog: Path) -> State:
    def made(system: str, profile: str | None = None) -> CatalogState:
        if profile is not None:
            write(catalog / "profiles" / "base.yaml", PROFILE + profile)
            system = f"profile: base\n{system}"
        write(catalog / "systems" / "demo-system.yaml", SYSTEM + system)
        library = Library([str(catalog)])
        loaded = library.system("demo-system")
        assert loaded
        assert [problem.rule for problem in loaded.problems] == []
        found = state_of(loaded, library)
        assert found
        return found

    return made


def write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


class Case(NamedTuple):
    """What stands in the system and in the profile (`None`: there is none), and what is asked of both."""

    system: str
    profile: str | None
    asked: Callable[[CatalogState], Any]
    answer: Any


def obligations(role: str) -> Callable[[CatalogState], tuple[tuple[str, ...], tuple[str, ...], bool]]:
    def asked(state: CatalogState) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
        mandatory, recommended, stated = state.roles[role].obligations
        return mandatory.phases, recommended.phases, stated

    return asked


def texts(role: str, part: str = "tasks") -> Callable[[CatalogState], dict[str, tuple[str, str]]]:
    def asked(state: CatalogState) -> dict[str, tuple[str, str]]:
        found = state.roles[role].texts
        assert found
        return {item.id: (item.text, item.origin) for item in getattr(found, part)}

    return asked


def effect(state: CatalogState) -> tuple[str | None, bool]:
    found = state.roles["lead"].texts
    assert found
    return found.effect, found.effect_adapted


def entry(role: str, name: str) -> Callable[[CatalogState], Any]:
    return lambda state: getattr(state.entries[role], name)


def ids(name: str) -> Callable[[CatalogState], list[str]]:
    return lambda state: list(getattr(state, name))


PLAN_AND_TELL: Final = {"plan": ("Plans.", "gallery"), "tell": ("Tells.", "gallery")}

CASES: Final = {
    # Roles: which there are, and in which order.
    "a-bare-key-is-the-role-of-the-gallery": Case(
        "roles:\n  lead:\n",
        None,
        lambda s: [(role.id, role.of, role.title, role.specific, role.locked) for role in s.roles.values()],
        [("lead", "lead", "Lead", True, False)],
    ),
    "roles-in-the-order-of-the-gallery": Case(
        "roles:\n  guard:\n  user:\n  lead:\n", None, ids("roles"), ["lead", "user", "guard"]
    ),
    "entries-in-the-order-of-profile-and-system": Case(
        "roles:\n  lead:\n  guard:\n", "roles:\n  user:\n  guard:\n", ids("entries"), ["user", "guard", "lead"]
    ),
    "copies-stand-at-their-roles-place-in-their-own-order": Case(
        "roles:\n  guard:\n  user-b: {of: user}\n  user-a: {of: user}\n  lead:\n",
        None,
        ids("roles"),
        ["lead", "user-b", "user-a", "guard"],
    ),
    "copies-of-a-role": Case(
        "roles:\n  guard:\n  user-b: {of: user}\n  user-a: {of: user, title: Another}\n",
        None,
        lambda s: [(copy.id, copy.title) for copy in s.copies("user")],
        [("user-b", "User"), ("user-a", "Another")],
    ),
    "the-copy-of-a-role-that-stands-once": Case(
        "roles:\n  guard:\n  lead:\n", None, lambda s: [copy.id for copy in s.copies("lead")], ["lead"]
    ),
    "no-copies-of-a-role-that-is-not-there": Case("roles:\n  guard:\n", None, lambda s: list(s.copies("lead")), []),
    "a-copy-may-have-the-id-of-another-role": Case(
        "roles:\n  lead: {of: user}\n",
        None,
        lambda s: ([c.id for c in s.copies("user")], [*s.copies("lead")]),
        (["lead"], []),
    ),
    "a-role-that-the-gallery-lacks-comes-last": Case(
        "roles:\n  nobody:\n  guard:\n",
        None,
        lambda s: [(role.id, role.title, role.base is None, role.texts) for role in s.roles.values()][1:],
        [("nobody", "nobody", True, None)],
    ),
    "left-out-is-not-a-role": Case(
        "roles:\n  lead:\n  user: {not_needed: No users.}\n",
        None,
        lambda s: ([*s.roles], s.left_out, [*s.entries], s.present, s.settled),
        (["lead"], {"user": "No users."}, ["lead", "user"], {"lead"}, {"lead", "user"}),
    ),
    "left-out-by-the-gallerys-id": Case(
        "roles:\n  some: {of: user, not_needed: No users.}\n", None, lambda s: s.left_out, {"user": "No users."}
    ),
    # A profile's entry and the system's own.
    "a-profiles-role-is-a-role": Case("", "roles:\n  lead: {title: Chief}\n", lambda s: s.title_of("lead"), "Chief"),
    "a-bare-key-leaves-what-the-profile-says": Case(
        "roles:\n  lead:\n", "roles:\n  lead: {title: Chief, why: Because.}\n", entry("lead", "why"), "Because."
    ),
    "key-by-key": Case(
        "roles:\n  lead: {why: Ours.}\n",
        "roles:\n  lead: {title: Chief, why: Theirs.}\n",
        lambda s: (s.entries["lead"].title, s.entries["lead"].why),
        ("Chief", "Ours."),
    ),
    "an-empty-value-leaves-the-profiles": Case(
        "roles:\n  lead:\n    title:\n    mandatory:\n    from:\n    adapt:\n",
        "roles:\n  lead:\n    title: Chief\n    mandatory: build\n    from: build\n    adapt: {tasks: {omit: plan}}\n",
        lambda s: (s.roles["lead"].title, s.roles["lead"].starts, obligations("lead")(s), texts("lead")(s)["plan"][1]),
        ("Chief", "build", (("build",), (), True), "omitted"),
    ),
    "an-empty-value-in-an-action-leaves-the-profiles": Case(
        "actions:\n  sign:\n    title: Sign\n    phase: run\n    text:\n    executor:\n    involved:\n",
        "actions:\n  sign: {title: Write, phase: build, text: So., executor: lead, involved: [user]}\n",
        lambda s: tuple(getattr(s.actions["sign"], k) for k in ("title", "phase", "text", "executor", "involved")),
        ("Sign", "run", "So.", "lead", ("user",)),
    ),
    "a-bare-key-ends-not-needed": Case(
        "roles:\n  user:\n",
        "roles:\n  user: {not_needed: No users., title: Helper}\n",
        lambda s: (s.left_out, s.title_of("user"), [*s.roles]),
        ({}, "Helper", ["user"]),
    ),
    "anything-said-ends-not-needed": Case(
        "roles:\n  user: {why: There are.}\n",
        "roles:\n  user: {not_needed: No users.}\n",
        lambda s: (s.left_out, s.entries["user"].why),
        ({}, "There are."),
    ),
    "an-empty-not-needed-ends-it-too": Case(
        "roles:\n  user:\n    not_needed:\n", "roles:\n  user: {not_needed: No users.}\n", ids("roles"), ["user"]
    ),
    "the-systems-own-reason-counts": Case(
        "roles:\n  user: {not_needed: Ours.}\n",
        "roles:\n  user: {not_needed: Theirs.}\n",
        lambda s: s.left_out,
        {"user": "Ours."},
    ),
    "a-system-leaves-out-what-the-profile-has": Case(
        "roles:\n  user: {not_needed: No users.}\n",
        "roles:\n  user: {title: Helper}\n",
        lambda s: (s.left_out, [*s.roles]),
        ({"user": "No users."}, []),
    ),
    # Obligations.
    "the-gallery-suggests": Case(
        "roles:\n  manager:\n", None, obligations("manager"), (("run", "end"), ("launch",), False)
    ),
    "no-suggestion-no-obligation": Case("roles:\n  user:\n", None, obligations("user"), ((), (), False)),
    "one-word-ends-the-whole-suggestion": Case(
        "roles:\n  manager: {recommended: run}\n", None, obligations("manager"), ((), ("run",), True)
    ),
    "an-empty-list-is-a-word": Case(
        "roles:\n  manager: {mandatory: []}\n", None, obligations("manager"), ((), (), True)
    ),
    "profile-and-system-say-one-list-each": Case(
        "roles:\n  manager: {mandatory: from run}\n",
        "roles:\n  manager: {mandatory: always, recommended: launch}\n",
        obligations("manager"),
        (("run", "end"), ("launch",), True),
    ),
    "a-copy-has-its-roles-suggestion": Case(
        "roles:\n  second: {of: lead}\n", None, obligations("second"), (("start", "build", "launch"), (), False)
    ),
    "obligation-in-phases": Case(
        "roles:\n  manager:\n",
        None,
        lambda s: [
            s.roles["manager"].obligation_in(p).key for p in (["start"], ["run"], ["run", "end"], ["launch", "run"])
        ],
        ["inactive", "mandatory", "mandatory", "active"],
    ),
    "obligation-path": Case(
        "roles:\n  manager: {mandatory: run, recommended: launch}\n",
        None,
        lambda s: [s.roles["manager"].obligation_path((phase,)) for phase in ("run", "launch", "start")],
        [("roles", "manager", "mandatory"), ("roles", "manager", "recommended"), ("roles", "manager")],
    ),
    "starts-as-the-gallery-says": Case("roles:\n  lead:\n", None, lambda s: s.roles["lead"].starts, "start"),
    "starts-as-the-catalog-says": Case(
        "roles:\n  lead: {from: build}\n", None, lambda s: s.roles["lead"].starts, "build"
    ),
    "stating": Case(
        "roles:\n  lead:\n  user: {from: run}\n  manager: {recommended: run}\n",
        "roles:\n  guard: {mandatory: run}\n",
        lambda s: [role.id for role in s.stating],
        ["manager", "user", "guard"],
    ),
    # Texts.
    "texts-of-the-gallery": Case("roles:\n  lead:\n", None, texts("lead"), PLAN_AND_TELL),
    "texts-adapted": Case(
        "roles:\n  lead:\n    adapt:\n      tasks:\n        replace: {plan: {was: demo@2, text: Ours.}}\n"
        "        omit: [tell]\n        add: {sing: {text: Sings.}}\n",
        None,
        texts("lead"),
        {"plan": ("Ours.", "replaced"), "tell": ("Tells.", "omitted"), "sing": ("Sings.", "added")},
    ),
    "adaptations-of-both-count": Case(
        "roles:\n  lead:\n    adapt:\n      tasks: {replace: {plan: {was: demo@2, text: Ours.}}}\n",
        "roles:\n  lead:\n    adapt:\n      tasks: {omit: tell, add: {sing: {text: Sings.}}}\n"
        "      competencies: {omit: calm}\n",
        lambda s: (texts("lead")(s), texts("lead", "competencies")(s)),
        (
            {"plan": ("Ours.", "replaced"), "tell": ("Tells.", "omitted"), "sing": ("Sings.", "added")},
            {"calm": ("Calm.", "omitted")},
        ),
    ),
    "of-one-item-the-systems-counts": Case(
        "roles:\n  lead:\n    adapt:\n      effect: {was: demo@2, text: Our effect.}\n"
        "      tasks: {replace: {plan: {was: demo@2, text: Ours.}}, add: {sing: {text: Our song.}}}\n",
        "roles:\n  lead:\n    adapt:\n      effect: {was: demo@2, text: Their effect.}\n"
        "      tasks: {replace: {plan: {was: demo@2, text: Theirs.}}, add: {sing: {text: Their song.}}}\n",
        lambda s: (texts("lead")(s), effect(s)),
        (
            {"plan": ("Ours.", "replaced"), "tell": ("Tells.", "gallery"), "sing": ("Our song.", "added")},
            ("Our effect.", True),
        ),
    ),
    "what-the-profile-omits-the-system-may-replace": Case(
        "roles:\n  lead:\n    adapt:\n      tasks: {replace: {plan: {was: demo@2, text: Ours.}}}\n",
        "roles:\n  lead:\n    adapt:\n      tasks: {omit: [plan, tell]}\n",
        texts("lead"),
        {"plan": ("Ours.", "replaced"), "tell": ("Tells.", "omitted")},
    ),
    "what-the-profile-replaces-the-system-may-omit": Case(
        "roles:\n  lead: {adapt: {tasks: {omit: plan}}}\n",
        "roles:\n  lead:\n    adapt:\n      tasks: {replace: {plan: {was: demo@2, text: Theirs.}}}\n",
        lambda s: texts("lead")(s)["plan"][1],
        "omitted",
    ),
    "a-profiles-effect-stays": Case(
        "roles:\n  lead: {adapt: {tasks: {omit: plan}}}\n",
        "roles:\n  lead:\n    adapt: {effect: {was: demo@2, text: Theirs.}}\n",
        effect,
        ("Theirs.", True),
    ),
    "reworded-is-the-systems-own": Case(
        "roles:\n  lead: {adapt: {tasks: {omit: plan}}}\n  user: {title: Helper}\n  guard:\n  desk: {why: So.}\n",
        "roles:\n  manager: {title: Boss}\n",
        ids("reworded"),
        ["lead", "user"],
    ),
    # The phases in which a role acts. `end` has no stages: every item counts in it.
    "acts-where-a-stage-counts": Case(
        "roles:\n  manager:\n", None, lambda s: s.roles["manager"].acts_in, ("run", "end")
    ),
    "an-item-without-stages-counts-always": Case(
        "roles:\n  user:\n", None, lambda s: s.roles["user"].acts_in, ("start", "build", "launch", "run", "end")
    ),
    "an-omitted-item-does-not-act": Case(
        "roles:\n  manager: {adapt: {tasks: {omit: keep}}}\n", None, lambda s: s.roles["manager"].acts_in, ()
    ),
    "an-added-item-acts": Case(
        "roles:\n  manager:\n    adapt: {tasks: {add: {sing: {text: Sings., stages: building}}}}\n",
        None,
        lambda s: s.roles["manager"].acts_in,
        ("start", "build", "launch", "run", "end"),
    ),
    # The rest of a catalog.
    "contact-points-of-both-in-the-order-of-phases": Case(
        "contact_point: {run: manager, start: user, nowhere: lead}\n",
        "contact_point: {build: lead, start: lead}\n",
        lambda s: list(s.contact_point.items()),
        [("start", "user"), ("build", "lead"), ("run", "manager"), ("nowhere", "lead")],
    ),
    "uses-are-added-up": Case(
        "uses: [log, access]\n", "uses: [access, platform]\n", lambda s: s.uses, ("access", "platform", "log")
    ),
    "introduction-of-the-profile": Case(
        "introduction:\n", "introduction: Theirs.\n", lambda s: s.introduction, "Theirs."
    ),
    "introduction-of-the-system": Case(
        "introduction: Ours.\n", "introduction: Theirs.\n", lambda s: s.introduction, "Ours."
    ),
    "open-decisions": Case(
        "decisions: {who: {decided: We.}}\n",
        None,
        lambda s: (ids("open_decisions")(s), ids("decisions")(s)),
        (["when"], ["who"]),
    ),
    "a-profile-decides": Case(
        "decisions: {who: {decided: We.}}\n",
        "decisions: {when: {decided: Now., why: So.}, who: {decided: They., why: Theirs.}}\n",
        lambda s: (s.open_decisions, s.decisions["who"].decided, s.decisions["who"].why),
        ({}, "We.", "Theirs."),
    ),
    "actions-of-both": Case(
        "actions:\n  ours: {title: Ours, phase: run, designates: [user, guard]}\n",
        "actions:\n  theirs: {title: Theirs, phase: run, responsible: lead, alternatives: [user, desk]}\n",
        lambda s: ([part.path[1:] for part in s.doing], [(part.action, part.role) for part in s.designating], s.acting),
        (
            [("theirs", "responsible"), ("theirs", "alternatives", 0), ("theirs", "alternatives", 1)],
            [("ours", "user"), ("ours", "guard")],
            {"lead", "user", "desk", "guard"},
        ),
    ),
    "handovers-and-notes-of-both": Case(
        "handovers: {manager: {interim: Ours.}}\nnotes: {n: {kind: decision, text: Ours.}}\n",
        "handovers: {manager: {same_person: open, interim: Theirs.}}\nnotes: {m: {kind: decision, text: Theirs.}}\n",
        lambda s: (s.handovers["manager"].same_person, s.handovers["manager"].interim, ids("notes")(s)),
        ("open", "Ours.", ["m", "n"]),
    ),
    "titles": Case(
        "roles:\n  lead: {title: Chief}\n",
        None,
        lambda s: (s.titles_of(["lead", "guard", "nobody"]).names, s.phase_titles(["run", "never"]).names),
        (("Chief", "Guard", "nobody"), ("Run", "never")),
    ),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_comes_to(case: Case, state: State) -> None:
    assert case.asked(state(case.system, case.profile)) == case.answer


OWN: Final = "roles:\n  lead: {why: So.}\n  guard:\n"
SHARED: Final = "roles:\n  lead: {title: Chief, why: Theirs.}\n  user: {title: Helper}\n"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        (("roles", "lead", "why"), "system"),
        (("roles", "lead", "title"), "profile"),
        (("roles", "user"), "profile"),
        (("roles", "guard"), "system"),
        (("roles", "nobody"), "system"),
        (("roles", "lead", "title", 0), "system"),
        (("contact_point",), "system"),
    ],
)
def test_a_place_is_in_the_file_that_has_it(path: tuple[str | int, ...], file: str, state: State) -> None:
    found = state(OWN, SHARED)
    files = {"system": "demo-system.yaml", "profile": "base.yaml"}
    place = found.place(*path)
    assert (Path(place.file).name, place.path, place.of_key) == (files[file], path, False)
    own = found.own_place(*path, of_key=True)
    assert (Path(own.file).name, own.path, own.of_key) == ("demo-system.yaml", path, True)


@pytest.mark.parametrize(
    ("paths", "file", "chosen"),
    [
        ([("roles", "lead", "title"), ("roles", "lead")], "demo-system.yaml", 1),
        ([("roles", "lead", "why"), ("roles", "lead")], "demo-system.yaml", 0),
        ([("roles", "user"), ("roles",)], "demo-system.yaml", 1),
        ([("roles", "user"), ("contact_point",)], "base.yaml", 0),
        ([("uses",), ("contact_point",)], "demo-system.yaml", 0),
    ],
)
def test_the_nearest_place_is_the_systems_own(
    paths: list[tuple[str, ...]], file: str, chosen: int, state: State
) -> None:
    place = state(OWN, SHARED).nearest(*paths, of_key=True)
    assert (Path(place.file).name, place.path, place.of_key) == (file, paths[chosen], True)


def test_without_a_profile_all_places_are_the_systems(state: State) -> None:
    found = state(OWN, None)
    assert Path(found.place("roles", "user").file).name == "demo-system.yaml"
    assert Path(found.nearest(("uses",), ("roles",)).file).name == "demo-system.yaml"


def test_complete(state: State, catalog: Path) -> None:
    assert state("", None).complete
    assert state("", "").complete
    write(catalog / "systems" / "other.yaml", SYSTEM.replace("demo-system", "other") + "profile: nowhere\n")
    write(catalog / "systems" / "third.yaml", SYSTEM.replace("demo-system", "third") + "profile: faulty\n")
    write(catalog / "profiles" / "faulty.yaml", "profile: faulty\n")
    library = Library([str(catalog)])
    for name in ("other", "third"):
        loaded = library.system(name)
        assert loaded
        found = state_of(loaded, library)
        assert found
        assert not found.complete


def test_a_profile_taken_alone(catalog: Path) -> None:
    write(catalog / "profiles" / "base.yaml", PROFILE + SHARED)
    library = Library([str(catalog)])
    loaded = library.profile("base")
    assert loaded
    found = state_of(loaded, library)
    assert found
    assert (found.id, found.complete, found.profile, [*found.roles]) == ("base", True, None, ["lead", "user"])
    with pytest.raises(TypeError):
        _ = found.as_system


def test_no_state_without_its_gallery_or_of_anything_else(catalog: Path) -> None:
    write(catalog / "systems" / "other.yaml", "system: other\ntitle: Other\ngallery: demo@1\n")
    write(catalog / "systems" / "faulty.yaml", "system: faulty\n")
    library = Library([str(catalog)])
    for name in ("other", "faulty"):
        loaded = library.system(name)
        assert loaded
        assert state_of(loaded, library) is None
    assert state_of(library.galleries[0].loaded[0], library) is None

"""A system's catalog goes over: what is certain is done, what is not is asked, and no other line changes."""

import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from tests.upgrading.conftest import Lay
from tests.upgrading.garden import NEW_HEAD, ORGANISATION, SYSTEM, changed, prepared, questions, steps

from rolekat.changes.desk import Desk
from rolekat.changes.effect import carry_out
from rolekat.check import check_workspace
from rolekat.config import find_config
from rolekat.diff.wording import Sentences
from rolekat.errors import NothingFoundError, UsageError
from rolekat.language import words
from rolekat.upgrading.follows import what_follows
from rolekat.upgrading.plan import Upgrade
from rolekat.upgrading.report import Report, Way
from rolekat.upgrading.wish import Wish
from rolekat.workspace import open_workspace

BEDS: Final = "systems/beds.yaml"
FARM: Final = "organisations/farm/organisation.yaml"
BEDS_STAFFING: Final = "organisations/farm/systems/beds.yaml"


def test_everything_that_is_certain_and_nothing_else(lay: Lay) -> None:
    lay()
    _, desk = prepared()
    assert changed(desk) == {
        BEDS: [
            "-gallery: garden@1",
            "+gallery: garden@2",
            "-  gardener:   # does most",
            "+  head-gardener:   # does most",
            "-            was: garden@1",
            "+            was: garden@2",
            "-  second-gardener: {of: gardener, title: Second gardener}",
            "-  weeder:",
            "-    why: There are weeds.",
            "-  picker: {adapt: {tasks: {omit: [sort]}}}",
            "+  second-gardener: {of: head-gardener, title: Second gardener}",
            "+  picker:",
            "-contact_point: {sow: gardener, tend: gardener}",
            "+contact_point: {sow: head-gardener, tend: head-gardener}",
            "-  weed-all: {title: Weed everything, phase: tend, responsible: weeder, involved: [weeder, picker, gardener]}",
            "+  weed-all: {title: Weed everything, phase: tend, responsible: picker, involved: [picker, head-gardener]}",
            "-  gardener: {same_person: recommended}",
            "+  head-gardener: {same_person: recommended}",
        ],
        FARM: ["-gallery: garden@1", "+gallery: garden@2"],
        BEDS_STAFFING: [
            "-  gardener:",
            "+  head-gardener:",
            "-      hum: {person: cc, from: 2026-01-01}",
        ],
    }


def test_what_it_says_of_that(lay: Lay) -> None:
    lay()
    report, _ = prepared(names=("beds",))
    told = [(step.kind, step.role and step.role.id, step.to and step.to.id, step.item) for step in report.steps]
    assert told[:4] == [
        ("role-renamed", "gardener", "head-gardener", None),
        ("role-renamed", "gardener", "head-gardener", None),
        ("mention-follows", "gardener", "head-gardener", "contact_point"),
        ("mention-follows", "gardener", "head-gardener", "contact_point"),
    ]
    (merged,) = steps(report, "role-merged")
    assert (merged.role and merged.role.id, merged.to and merged.to.id) == ("weeder", "picker")
    assert merged.text == "There are weeds."
    assert (merged.where.file, merged.where.line) == ("catalog/systems/beds.yaml", 18)
    assert [step.item for step in steps(report, "text-kept")] == ["dig"]
    assert [step.item for step in steps(report, "text-omission-dropped")] == ["sort"]


def test_a_text_whose_base_changed_is_asked_about_and_stays(lay: Lay) -> None:
    lay()
    report, _ = prepared(names=("beds",))
    (question,) = questions(report, "text-changed")
    assert (question.item, question.before, question.after) == ("water", "Waters.", "Waters daily.")
    assert [way.command for way in question.ways] == [
        "rolekat upgrade beds --to garden@2 --keep head-gardener#water",
        'rolekat adapt beds head-gardener --replace water="…"',
        "rolekat adapt beds head-gardener --undo water",
    ]


def test_a_text_that_is_kept_names_the_new_version(lay: Lay) -> None:
    lay()
    report, desk = prepared(keep=frozenset({"head-gardener#water"}))
    assert questions(report, "text-changed") == []
    assert [step.item for step in steps(report, "text-kept")] == ["dig", "water"]
    assert "+          water: {was: garden@2, text: Waters twice.}" in changed(desk)[BEDS]


def test_a_text_whose_base_is_gone_is_told_where_it_went(lay: Lay) -> None:
    lay()
    report, _ = prepared(names=("beds",))
    (question,) = questions(report, "text-gone")
    assert (question.item, [each.id for each in question.to]) == ("hum", ["picker"])


def test_what_is_still_open_is_asked_again_in_the_same_words(lay: Lay) -> None:
    lay()
    kinds = ("text-changed", "text-gone", "text-id-taken")
    report, desk = prepared(names=("beds",))
    first = [questions(report, kind) for kind in kinds]
    carry_out(desk.draft, desk.config)
    report, desk = prepared(names=("beds",))
    assert report.subjects[0].status == "already"
    again = [questions(report, kind) for kind in kinds]
    assert [[each._replace(concerned=()) for each in found] for found in again] == [
        [each._replace(concerned=()) for each in found] for found in first
    ]
    assert changed(desk) == {}


def test_a_task_of_its_own_that_the_gallery_has_now(lay: Lay) -> None:
    lay()
    report, _ = prepared(names=("beds",))
    (question,) = questions(report, "text-id-taken")
    assert (question.role and question.role.id, question.item, question.after) == ("planter", "wave", "Waves.")


def test_phases_that_went_and_came(lay: Lay) -> None:
    lay()
    report, _ = prepared()
    (gone,) = questions(report, "phase-gone")
    assert gone.item == "tend"
    spots = {each.subject.id: [spot.line for spot in each.spots] for each in gone.concerned}
    assert spots == {"beds": [22, 24], "farm/beds": [3]}
    (new,) = questions(report, "phase-new")
    assert new.item == "harvest"


def test_new_roles_are_asked_about_where_they_concern_the_system(lay: Lay) -> None:
    lay()
    report, _ = prepared(names=("beds",))
    asked = {question.role.id: question.obligation for question in questions(report, "new-role") if question.role}
    assert asked == {"composter": "recommended", "warden": "mandatory"}, "it does not use the pond"
    lay(beds=SYSTEM.replace("roles:\n", "uses: [pond]\nroles:\n"))
    report, _ = prepared(names=("beds",))
    assert "frogkeeper" in {question.role.id for question in questions(report, "new-role") if question.role}


def test_new_roles_are_taken_in_or_left_out_as_is_said(lay: Lay) -> None:
    lay()
    report, desk = prepared(names=("beds",), take=("warden",), leave_out={"composter": "There is no compost."})
    assert questions(report, "new-role") == []
    lines = changed(desk)[BEDS]
    assert "+  warden:" in lines
    assert [line for line in lines if "compost" in line] == ["+  composter:", "+    not_needed: There is no compost."]


@pytest.mark.parametrize("way", ["replace", "drop", "undecided"])
def test_a_retired_role_with_texts_of_its_own_is_not_certain(lay: Lay, way: str) -> None:
    lay(beds=SYSTEM.replace("    why: There are weeds.", "    title: The weeder of the beds"))
    wishes: dict[str, dict[str, Any]] = {
        "replace": {"replace": {"weeder": "picker"}},
        "drop": {"drop": frozenset({"weeder"})},
    }
    wish = wishes.get(way, {})
    report, desk = prepared(names=("beds",), **wish)
    lines = changed(desk)[BEDS]
    if way == "undecided":
        (question,) = questions(report, "retired-role")
        assert (question.role and question.role.id, question.version) == ("weeder", "2")
        assert [each.id for each in question.to] == ["picker"]
        assert question.ways[:2] == (
            Way("rolekat upgrade beds --to garden@2 --replace weeder=picker"),
            Way(
                "rolekat upgrade beds --to garden@2 --drop weeder",
                ("rolekat assign picker cc --system beds --organisation farm",),
            ),
        )
        assert "-  weeder:" not in lines
    else:
        assert "-  weeder:" in lines
        assert questions(report, "retired-role") == []
    assert bool(questions(report, "still-named")) == (way == "drop"), "somebody must answer for the action"


def test_a_retired_role_takes_the_successors_place_where_that_is_not_there(lay: Lay) -> None:
    lay(beds=SYSTEM.replace("  picker: {adapt: {tasks: {omit: [sort]}}}\n", ""))
    report, desk = prepared(names=("beds",))
    lines = changed(desk)[BEDS]
    assert ("-  weeder:" in lines, "+  picker:" in lines, "-    why: There are weeds." in lines) == (True, True, False)
    assert [step.kind for step in report.steps if step.role and step.role.id == "weeder"][:1] == ["role-replaced"]


def test_a_role_that_was_left_out_and_is_retired_need_not_be_left_out(lay: Lay) -> None:
    lay(
        beds=SYSTEM.replace("    why: There are weeds.", "    not_needed: There are none.").replace(
            "weeder,", "picker,"
        )
    )
    report, desk = prepared(names=("beds",))
    assert "-  weeder:" in changed(desk)[BEDS]
    assert [step.role and step.role.id for step in steps(report, "role-dropped")] == ["weeder"]


def test_a_successor_that_is_left_out_is_not_taken_in(lay: Lay) -> None:
    lay(beds=SYSTEM.replace("  picker: {adapt: {tasks: {omit: [sort]}}}", "  picker: {not_needed: No fruit.}"))
    report, desk = prepared(names=("beds",))
    (question,) = questions(report, "successor-left-out")
    assert (question.role and question.role.id, [each.id for each in question.to]) == ("weeder", ["picker"])
    assert "-  weeder:" not in changed(desk)[BEDS]


def test_notes_speak_of_the_same_place(lay: Lay) -> None:
    notes = """notes:
  why: {kind: decision, at: [roles/gardener/adapt, roles/planter], text: We dig deep.}
  how: {kind: decision, at: roles/gardener, text: With spades.}
"""
    lay(beds=SYSTEM + notes)
    _, desk = prepared(names=("beds",))
    assert [line for line in changed(desk)[BEDS] if line.startswith("+") and "at:" in line] == [
        "+  why: {kind: decision, at: [roles/head-gardener/adapt, roles/planter], text: We dig deep.}",
        "+  how: {kind: decision, at: roles/head-gardener, text: With spades.}",
    ]


def test_an_id_of_ones_own_is_not_the_role_of_that_id(lay: Lay) -> None:
    beds = SYSTEM.replace("  weeder:\n    why: There are weeds.\n", "  weeder: {of: planter, title: Our weeder}\n")
    lay(beds=beds)
    report, desk = prepared(names=("beds",))
    assert not [line for line in changed(desk)[BEDS] if "weeder" in line and "gardener" not in line]
    assert not [step for step in report.steps if step.role and step.role.id == "weeder"]


def test_a_new_id_that_is_taken_is_asked_about(lay: Lay) -> None:
    lay(beds=SYSTEM.replace("  second-gardener:", "  head-gardener:"))
    report, desk = prepared(names=("beds",))
    (question,) = questions(report, "name-taken")
    assert (question.role and question.role.id) == "gardener"
    assert "-  gardener:   # does most" not in changed(desk)[BEDS]


def test_a_profile_goes_over_and_its_systems_follow_what_it_says(lay: Lay) -> None:
    profile = "profile: plots\ntitle: Plots\ngallery: garden@1\nroles:\n  gardener:\n  weeder: {why: Weeds.}\n"
    beds = "system: beds\ntitle: Beds\ngallery: garden@1\nprofile: plots\ncontact_point: {sow: gardener}\n"
    lay(beds=beds, **{"profiles/plots.yaml": profile})
    _, desk = prepared()
    assert changed(desk)["profiles/plots.yaml"] == [
        "-gallery: garden@1", "+gallery: garden@2", "-  gardener:", "-  weeder: {why: Weeds.}",
        "+  head-gardener:", "+  picker: {why: Weeds.}",
    ]  # fmt: skip
    assert "+contact_point: {sow: head-gardener}" in changed(desk)[BEDS]


def behind(report: Report) -> dict[tuple[str, str], str | None]:
    return {(each.kind, each.id): each.command for each in report.behind}


def test_a_long_text_that_differs_at_its_end_alone_follows(lay: Lay) -> None:
    lay()
    for version, end in (("1", "daily"), ("2", "twice a day")):
        file = Path(f"catalog/roles/garden-{version}/picker.yaml")
        long = f"{'Picks what is ripe. ' * 12}It is done {end}."
        file.write_text(file.read_text("utf-8").replace("text: Picks.", f"text: {long}"), "utf-8")
    desk = Desk(find_config())
    upgrade = Upgrade(Wish(everything=True, to="garden@2"), desk)
    upgrade.prepare()
    follows = what_follows(upgrade.pairs, desk.library, Sentences(words("en")))
    assert [each.text for each in follows if each.kind == "item-reworded"] == [
        "new words for the task: “… It is done daily.” → “… It is done twice a day.”"
    ]


def test_what_stays_behind_is_named_with_what_to_type(lay: Lay) -> None:
    profile = "profile: plots\ntitle: Plots\ngallery: garden@1\n"
    other = "system: lawn\ntitle: Lawn\ngallery: garden@1\nprofile: plots\n"
    local = "gallery: ours\nversion: '1'\ntitle: Ours\nlanguage: en\nextends: garden@1\ngroups: {}\n"
    beds = SYSTEM.replace("roles:\n", "profile: plots\nroles:\n", 1)
    lay(beds=beds, **{"profiles/plots.yaml": profile, "systems/lawn.yaml": other, "roles/ours/gallery.yaml": local})
    to = "--to garden@2"
    gallery = {("gallery", "ours@1"): None}
    assert behind(prepared(names=("beds",))[0]) == gallery | {
        ("profile", "plots"): f"rolekat upgrade profile/plots {to}",
        ("organisation", "farm"): f"rolekat upgrade organisation/farm {to}",
    }
    assert behind(prepared(names=("plots",))[0]) == gallery | {
        ("system", "beds"): f"rolekat upgrade beds {to}",
        ("system", "lawn"): f"rolekat upgrade lawn {to}",
    }
    assert behind(prepared(names=("farm",))[0]) == gallery | {("system", "beds"): f"rolekat upgrade beds {to}"}
    assert behind(prepared()[0]) == gallery
    shutil.copytree("catalog/roles/ours", "catalog/roles/ours-2")
    newer = local.replace("'1'", "'2'").replace("garden@1", "garden@2")
    Path("catalog/roles/ours-2/gallery.yaml").write_text(newer, "utf-8")
    assert behind(prepared()[0]) == {}


OURS: Final = "gallery: ours\nversion: '1'\ntitle: Ours\nlanguage: en\nextends: [garden@1]\ngroups: {more: {title: More, roles: [bee]}}\n"
BEE: Final = "role: bee\ntitle: Beekeeper\nheld_per: system\nrelations: [{kind: reports-to, to: gardener}]\n"


def test_a_gallery_of_ones_own_goes_over_as_a_version_beside(lay: Lay) -> None:
    """As docs/upgrade.md has it: then everything follows that the gallery below has renamed, retired and reworded."""
    beds, farm = (text.replace("gallery: garden@1", "gallery: ours@1") for text in (SYSTEM, ORGANISATION))
    lay(beds=beds, farm=farm, **{"roles/ours/gallery.yaml": OURS, "roles/ours/bee.yaml": BEE})
    shutil.copytree("catalog/roles/ours", "catalog/roles/ours-2")
    head = Path("catalog/roles/ours-2/gallery.yaml")
    head.write_text(OURS.replace("version: '1'", "version: '2'").replace("garden@1", "garden@2"), "utf-8")
    found = check_workspace(open_workspace(["catalog/roles/ours-2"], find_config())).findings
    assert [each.finding.place.path for each in found if each.finding.severity == "error"] == [("relations", 0, "to")]
    report, desk = prepared(to="ours@2")
    assert changed(desk)[BEDS][:6] == [
        "-gallery: ours@1",
        "+gallery: ours@2",
        "-  gardener:   # does most",
        "+  head-gardener:   # does most",
        "-            was: garden@1",
        "+            was: garden@2",
    ]
    assert changed(desk)[FARM] == ["-gallery: ours@1", "+gallery: ours@2"]
    assert [each.item for each in questions(report, "text-changed")] == ["water"]


def test_files_that_cannot_be_read_are_named(lay: Lay) -> None:
    lay(**{"systems/lawn.yaml": "system: lawn\ntitle: [\n", "organisations/farm/systems/lawn.yaml": "staffing: [\n"})
    report, _ = prepared()
    assert [(each.kind, each.id) for each in report.behind] == [
        ("faulty", "catalog/organisations/farm/systems/lawn.yaml"),
        ("faulty", "catalog/systems/lawn.yaml"),
    ]


def test_the_newest_version_is_meant_where_none_is_named(lay: Lay) -> None:
    lay()
    assert prepared(to=None)[0].to == "garden@2"
    assert prepared(to="garden")[0].to == "garden@2"


def test_a_version_that_is_not_there_can_be_left_too(lay: Lay) -> None:
    """What the old version said is not known, what the new one says of its history is."""
    lay(beds=SYSTEM.replace("garden@1", "garden@0.9"))
    report, desk = prepared(names=("beds",))
    assert "+  head-gardener:   # does most" in changed(desk)[BEDS]
    assert {question.item for question in questions(report, "base-unknown")} == {"dig", "water"}
    assert questions(report, "new-role") == []


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        ({"names": (), "everything": False}, "upgrade-which"),
        ({"names": ("beds",), "everything": True}, "upgrade-all-and-names"),
        ({"names": ("bedz",)}, "name-unknown-near"),
        ({"names": ("zzz",)}, "upgrade-unknown"),
        ({"names": ("organisation/beds",)}, "upgrade-unknown"),
        ({"to": "garden@3"}, "new-no-gallery-near"),
        ({"to": "garden@1", "names": ("late",)}, "upgrade-older"),
        ({"names": ("tree",)}, "upgrade-other-gallery"),
        ({"to": "wood"}, "upgrade-none"),
        ({"to": None, "names": ("beds", "tree")}, "upgrade-to-what"),
        ({"replace": {"planter": "picker"}}, "upgrade-still-there"),
        ({"replace": {"nobody": "picker"}}, "upgrade-not-retired"),
        ({"drop": frozenset({"planter"})}, "upgrade-still-there"),
        ({"replace": {"weeder": "picker"}, "drop": frozenset({"weeder"})}, "upgrade-both"),
        ({"replace": {"weeder": "pickr"}}, "new-no-role-near"),
        ({"take": ("qqq",)}, "new-no-role"),
        ({"take": ("warden",), "leave_out": {"warden": "No."}}, "upgrade-both"),
    ],
)
def test_mistakes(lay: Lay, wish: dict[str, Any], key: str) -> None:
    other = NEW_HEAD.replace("gallery: garden", "gallery: shrubs")
    lay(
        **{
            "systems/late.yaml": "system: late\ntitle: Late\ngallery: garden@2\n",
            "systems/tree.yaml": "system: tree\ntitle: Tree\ngallery: shrubs@2\n",
            "roles/shrubs/gallery.yaml": other,
            "roles/wood/gallery.yaml": 'gallery: wood\nversion: "1"\ntitle: W\nlanguage: en\ngroups: {}\n',
        }
    )
    with pytest.raises(UsageError) as caught:
        prepared(**wish)
    assert caught.value.key == key


def test_nothing_that_is_made_from_a_gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "rolekat.toml").write_text('sources = ["catalog", "shipped"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NothingFoundError):
        prepared(to="kombit")


def test_who_stands_in_the_place_of_a_role_that_was_dropped_is_taken_in(lay: Lay) -> None:
    actions = "  weed-all: {title: Weed everything, phase: tend, responsible: weeder}"
    beds = "".join(line for line in SYSTEM.splitlines(keepends=True) if "weed" not in line and "  picker:" not in line)
    lay(beds=beds.replace("    why: There are weeds.\n", "").replace("actions:\n", f"actions:\n{actions}\n"))
    _, desk = prepared(names=("beds",), replace={"weeder": "picker"})
    assert "+  picker:" in changed(desk)[BEDS]
    assert "+  weed-all: {title: Weed everything, phase: tend, responsible: picker}" in changed(desk)[BEDS]

"""The texts of a role in one catalog: added, replaced, left out, and as they were again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.changes.shed import ROLES, desk_here, difference, lay_out, told
from tests.changes.shed import rolekat as run

from rolekat.changes.adapt import Adapt, adapt
from rolekat.changes.desk import Desk
from rolekat.changes.effect import carry_out, effect_of
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES

Lay = Callable[..., Desk]
FILE = "catalog/systems/hut.yaml"
HEAD = (
    "system: hut\ntitle: The hut\ngallery: shed@1\nroles:\n  builder:\n  keeper:   # of the key\n  guest:\n  watch:\n"
)
ADAPTED = """\
system: hut
title: The hut
gallery: shed@1
roles:
  builder: {why: Somebody must.}
  keeper:
    why: Doors.   # two of them
    adapt:
      tasks:
        add:
          oil:
            stages: [using]
            text: Oils the lock.
        replace:
          survey:
            was: shed@0
            text: 'Surveys it''s all.'
        omit: [lock]   # there is none
  guest:
  watch:
"""
LONG = "Oils the lock, the hinges and everything else that squeaks: every spring, and whenever somebody complains."


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Lays out the small catalog with a catalog of the hut, and gives a desk in it."""

    def laid(text: str = HEAD, **others: str) -> Desk:
        lay_out(tmp_path, {FILE: text, **{name.replace("__", "/") + ".yaml": other for name, other in others.items()}})
        monkeypatch.chdir(tmp_path)
        return desk_here()

    return laid


def changed(desk: Desk, **wish: object) -> list[str]:
    adapt(Adapt("hut", "keeper", **wish), desk)  # type: ignore[arg-type]
    assert set(difference(desk)) <= {FILE}
    return difference(desk).get(FILE, [])


def key_of(desk: Desk, role: str = "keeper", system: str = "hut", **wish: Any) -> str:
    with pytest.raises(UsageError) as caught:
        adapt(Adapt(system, role, **wish), desk)
    return caught.value.key


def test_a_task_is_added_where_nothing_stood(lay: Lay) -> None:
    desk = lay()
    assert changed(desk, add_tasks=[f"oil={LONG}"], stages=["Using"]) == [
        "+    adapt:",
        "+      tasks:",
        "+        add:",
        "+          oil:",
        "+            stages: [using]",
        "+            text: >-",
        "+              Oils the lock, the hinges and everything else that squeaks: every spring, and",
        "+              whenever somebody complains.",
    ]
    assert [key for key, _ in desk.told] == ["adapt-added-tasks"]
    assert desk.told[0].params["text"].endswith(" …")


def test_ids_are_made_of_the_text_and_never_twice(lay: Lay) -> None:
    desk = lay()
    adapt(
        Adapt("The hut", "Keeper", add_tasks=["Oils = never the lock", "oils never the lock"], stages=["using"]), desk
    )
    more = Adapt("hut", "keeper", add_responsibilities=["The key"], add_competencies=["Oil: all sorts"])
    adapt(more._replace(stages=["using"]), desk)
    found = desk.draft.value(FILE)["roles"]["keeper"]["adapt"]
    assert found == {
        "tasks": {
            "add": {
                "oils-never-the-lock": {"stages": ["using"], "text": "Oils = never the lock"},
                "oils-never-the-lock-2": {"stages": ["using"], "text": "oils never the lock"},
            }
        },
        "responsibilities": {"add": {"the-key": {"stages": ["using"], "text": "The key"}}},
        "competencies": {"add": {"oil-all-sorts": {"text": "Oil: all sorts"}}},
    }


def test_the_only_stage_of_a_role_needs_not_be_said_and_undoing_takes_the_task_out(lay: Lay) -> None:
    desk = lay(catalog__roles__shed__guest=ROLES["guest"].replace("Looks.}", "Looks., stages: [using]}"))
    adapt(Adapt("hut", "guest", add_tasks=["Sweeps."]), desk)
    assert desk.draft.value(FILE)["roles"]["guest"]["adapt"]["tasks"]["add"]["sweeps"]["stages"] == ["using"]
    carry_out(desk.draft, desk.config)
    undone = desk_here()
    adapt(Adapt("hut", "guest", undo=["sweeps"]), undone)
    assert told(undone) == ["adapt-taken-out sweeps Guest"]


def test_a_text_takes_the_place_of_the_gallerys(lay: Lay) -> None:
    assert changed(lay(), replace=["lo=Bolts."]) == [
        "+    adapt:",
        "+      tasks:",
        "+        replace:",
        "+          lock:",
        "+            was: shed@1",
        "+            text: Bolts.",
    ]


def test_replaced_texts_stand_in_the_order_of_the_gallery(lay: Lay) -> None:
    text = ADAPTED.replace("        omit: [lock]   # there is none\n", "")
    assert changed(lay(text), replace=["lock=Bolts."])[:1] == ["+          lock:"]


def test_what_is_replaced_again_is_written_against_the_gallery_of_today(lay: Lay) -> None:
    assert changed(lay(ADAPTED), replace=["survey=Looks."]) == [
        "-            was: shed@0",
        "-            text: 'Surveys it''s all.'",
        "+            was: shed@1",
        "+            text: 'Looks.'",
    ]


def test_the_catalogs_own_text_has_no_gallery(lay: Lay) -> None:
    assert changed(lay(ADAPTED), replace=["oil=Greases."]) == [
        "-            text: Oils the lock.",
        "+            text: Greases.",
    ]


def test_what_was_left_out_counts_with_another_text(lay: Lay) -> None:
    desk = lay(ADAPTED.replace("   # there is none", ""))
    assert changed(desk, replace=["lock=Bolts."]) == [
        "+          lock:",
        "+            was: shed@1",
        "+            text: Bolts.",
        "-        omit: [lock]",
    ]


def test_the_effect_too(lay: Lay) -> None:
    found = changed(lay(), replace=["effect=Safe."])
    assert found == ["+    adapt:", "+      effect:", "+        was: shed@1", "+        text: Safe."]


def test_an_item_is_left_out(lay: Lay) -> None:
    assert changed(lay(), omit=["lock"]) == ["+    adapt:", "+      tasks:", "+        omit: [lock]"]
    assert changed(lay(ADAPTED), omit=["survey"]) == [
        "-        replace:",
        "-          survey:",
        "-            was: shed@0",
        "-            text: 'Surveys it''s all.'",
        "-        omit: [lock]   # there is none",
        "+        omit: [lock, survey]   # there is none",
    ]


def test_an_entry_in_braces_makes_room(lay: Lay) -> None:
    desk = lay(ADAPTED)
    adapt(Adapt("hut", "builder", omit=["saw"]), desk)
    assert difference(desk)[FILE] == [
        "-  builder: {why: Somebody must.}",
        "+  builder:",
        "+    why: Somebody must.",
        "+    adapt:",
        "+      tasks:",
        "+        omit: [saw]",
    ]


def test_undone_it_is_as_before(lay: Lay, tmp_path: Path) -> None:
    lay()
    wishes: list[dict[str, list[str]]] = [
        {"add_tasks": ["oil=Oils."], "stages": ["using"]},
        {"replace": ["lock=Bolts.", "effect=Safe."]},
        {"omit": ["survey"]},
        {"undo": ["oil", "effect"]},
        {"undo": ["lock", "survey"]},
    ]
    for wish in wishes:
        desk = desk_here()
        changed(desk, **wish)
        carry_out(desk.draft, desk.config)
    assert (tmp_path / FILE).read_text("utf-8") == HEAD


def test_only_what_says_nothing_any_more_goes_along(lay: Lay) -> None:
    assert changed(lay(ADAPTED), undo=["oil"]) == [
        "-        add:",
        "-          oil:",
        "-            stages: [using]",
        "-            text: Oils the lock.",
    ]
    assert changed(lay(ADAPTED), omit=["oil"])[0] == "-        add:"  # the catalog's own is taken out


def test_a_reason_becomes_a_note(lay: Lay) -> None:
    assert changed(lay(), omit=["lock"], why="There is no door.")[-5:] == [
        "+notes:",
        "+  keeper-lock:",
        "+    kind: decision",
        "+    at: roles/keeper",
        "+    text: There is no door.",
    ]


def test_a_profile_is_adapted_for_all_that_share_it(lay: Lay) -> None:
    desk = lay(
        HEAD.replace("gallery: shed@1\n", "gallery: shed@1\nprofile: huts\n"),
        catalog__profiles__huts="profile: huts\ntitle: Huts\ngallery: shed@1\nroles:\n  keeper:\n",
    )
    adapt(Adapt("profile/huts", "keeper", add_tasks=["oil=Oils."], stages=["using"]), desk)
    assert list(difference(desk)) == ["catalog/profiles/huts.yaml"]
    carry_out(desk.draft, desk.config)
    assert key_of(desk_here(), replace=["oil=Greases."]) == "adapt-of-profile"
    assert key_of(desk_here(), omit=["oil"]) == "adapt-of-profile"
    assert key_of(desk_here(), add_tasks=["oil=Greases."]) == "adapt-taken"


@pytest.mark.parametrize(
    ("role", "wish", "key"),
    [
        ("keeper", {}, "adapt-what"),
        ("watch", {"omit": ["walk"]}, "adapt-locked"),
        ("keeper", {"omit": ["xyz"]}, "rename-no-item"),
        ("keeper", {"omit": ["lok"]}, "rename-no-item-near"),
        ("keeper", {"replace": ["lock"]}, "adapt-pair"),
        ("keeper", {"replace": ["lock= "]}, "adapt-pair"),
        ("keeper", {"add_tasks": ["lock=Bolts."]}, "adapt-taken"),
        ("keeper", {"add_tasks": ["  "]}, "adapt-pair"),
        ("keeper", {"add_tasks": ["Oils."]}, "adapt-which-stages"),
        ("keeper", {"undo": ["lock"]}, "adapt-nothing-to-undo"),
        ("keeper", {"omit": ["lock"], "stages": ["using"]}, "adapt-stages"),
        ("keeper", {"add_tasks": ["x"], "stages": ["usin"]}, "new-no-stage-near"),
        ("keepr", {"omit": ["lock"]}, "new-no-role-here-near"),
        ("zzzz", {"omit": ["lock"]}, "new-no-role-here"),
        ("keeper", {"add_tasks": ["a\u200bb"], "stages": ["using"]}, "new-text-unwritable"),
    ],
)
def test_what_cannot_be_is_said(lay: Lay, role: str, wish: dict[str, Any], key: str) -> None:
    assert key_of(lay(), role, **wish) == key


def test_what_comes_with_rolekat_can_be_changed_once_it_is_copied_as_is_said(lay: Lay) -> None:
    with pytest.raises(UsageError) as caught:
        adapt(Adapt("aula", "projektejer", omit=["lock"]), lay())
    file, folder = (str(caught.value.params[name]) for name in ("file", "folder"))
    assert (Path(file).name, folder) == ("aula.yaml", "catalog/systems")
    shutil.copy(file, folder)
    assert key_of(desk_here(), "projektejer", system="aula", omit=["lock"]) != "rename-shipped"


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_it_is_copied_needs_no_shell(lay: Lay, tmp_path: Path, language: str) -> None:
    lay()
    ran = run(tmp_path, "adapt", "aula", "keeper", "--omit", "lock", lang=language)
    assert ("cp " in ran.err, "`catalog/systems`" in " ".join(ran.err.split())) == (False, True)


def test_further_reasons_against_it(lay: Lay) -> None:
    assert key_of(lay(), system="aula", omit=["lock"]) == "rename-shipped"
    assert key_of(lay(), system="hat", omit=["lock"]) == "new-no-system-near"
    assert key_of(lay(HEAD.replace("  guest:\n", "")), "guest", omit=["look"]) == "adapt-no-entry"
    assert key_of(lay(HEAD + "x: 1\n"), omit=["lock"]) == "change-faulty"
    twice = ADAPTED.replace("          oil:", "          locksmith:")
    assert key_of(lay(twice), omit=["lo"]) == "adapt-which"
    assert key_of(lay(ADAPTED), omit=["lock"]) == "adapt-omitted-already"


def test_nothing_is_found_in_what_is_written(lay: Lay) -> None:
    desk = lay()
    changed(desk, add_tasks=[f"oil={LONG}"], stages=["using"], replace=["survey=Looks."], omit=["lock"], why=LONG)
    assert effect_of(desk.draft.files, desk.config).new == ()
    assert [key for key in told(desk) if "oil" in key]


def test_as_somebody_types_it(lay: Lay, tmp_path: Path) -> None:
    lay()
    found = run(tmp_path, "adapt", "hut", "keeper", "--omit", "lock", "--dry-run")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("The hut, Keeper: `lock` does not count here: Locks.\n\n--- catalog/systems/hut.yaml\n")
    assert (tmp_path / FILE).read_text("utf-8") == HEAD
    assert run(tmp_path, "adapt", "hut", "keeper", "--omit", "lock").code == 0
    again = run(tmp_path, "adapt", "hut", "keeper", "--omit", "lock")
    assert (again.code, again.err) == (2, "error: The hut leaves out `lock` of Keeper already.\n")
    assert run(tmp_path, "adapt", "hut", "keeper", "--add-task", "-", "--replace", "survey=-").code == 2


def test_a_long_text_comes_from_standard_input(lay: Lay, tmp_path: Path) -> None:
    lay()
    done = subprocess.run(
        [sys.executable, "-m", "rolekat", "adapt", "hut", "keeper", "--add-task", "oil=-", "--stages", "using"],
        cwd=tmp_path,
        input=f"{LONG}\n\nAnd so on.\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert desk_here().draft.value(FILE)["roles"]["keeper"]["adapt"]["tasks"]["add"]["oil"] == {
        "stages": ["using"],
        "text": f"{LONG}\n\nAnd so on.",
    }


def test_a_second_run_adds_nothing(lay: Lay, tmp_path: Path) -> None:
    wish: dict[str, Any] = {"replace": ["survey=Looks."], "why": LONG}
    new: dict[str, Any] = {"add_tasks": [LONG], "stages": ["using"]}
    adapt(Adapt("hut", "keeper", **wish, **new), desk := lay())
    for file, written in desk.draft.files.items():
        (tmp_path / file).write_bytes(written.after or b"")
    again = desk_here()
    assert key_of(again, add_tasks=[LONG]) == "adapt-taken"
    adapt(Adapt("hut", "keeper", **wish), again)
    assert again.draft.files == {}

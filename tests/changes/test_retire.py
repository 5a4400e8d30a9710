"""A role leaves its gallery, and whoever uses it is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.changes.shed import GALLERY, ROLES, desk_here, difference, lay_out, told
from tests.changes.shed import rolekat as run

from rolekat.changes.desk import Desk
from rolekat.changes.effect import effect_of
from rolekat.changes.retire import Retire, retire
from rolekat.errors import UsageError

Lay = Callable[..., Desk]
GALLERY_FILE = "catalog/roles/shed/gallery.yaml"
GUEST_FILE = "catalog/roles/shed/guest.yaml"
LINE = "  own: {title: Own, texts: adaptable, roles: [builder, keeper, guest]}"


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Lays out the small catalog, with another head of the gallery, and gives a desk in it."""

    def laid(text: str = GALLERY, **roles: str) -> Desk:
        lay_out(
            tmp_path, {GALLERY_FILE: text, **{f"catalog/roles/shed/{name}.yaml": role for name, role in roles.items()}}
        )
        monkeypatch.chdir(tmp_path)
        return desk_here()

    return laid


def changed(desk: Desk, *wish: object) -> list[str]:
    retire(Retire(*wish), desk)  # type: ignore[arg-type]
    assert set(difference(desk)) == {GALLERY_FILE, GUEST_FILE}
    assert all(line.startswith("-") for line in difference(desk)[GUEST_FILE])
    return difference(desk)[GALLERY_FILE]


def test_it_goes_into_the_history_of_this_version(lay: Lay) -> None:
    desk = lay(GALLERY + 'changes:\n  "1":\n    date: 2026   # spring\n  "0": {text: First.}\n')
    assert changed(desk, "guest", ["keeper", "group/shared"], "Nobody came.") == [
        f"-{LINE}",
        f"+{LINE.replace(', guest', '')}",
        "+    retired:",
        "+      guest:",
        "+        title: Guest",
        "+        replaced_by: [keeper, group/shared]",
        "+        text: Nobody came.",
    ]
    assert told(desk) == [
        "retired Sheds Keeper, Shared Guest 1",
        "retired-open-staffing catalog/organisations/village/systems/hut.yaml 16",
        "retired-open-catalog catalog/systems/barn.yaml 7",
        "retired-open-catalog catalog/systems/hut.yaml 7",
    ]


def test_a_version_without_history_gets_one_on_top(lay: Lay) -> None:
    desk = lay(GALLERY + 'changes:\n  "0": {text: First.}\n')
    assert changed(desk, "Guest")[2:] == [
        '+  "1":',
        "+    retired:",
        "+      guest:",
        "+        title: Guest",
    ]
    assert told(desk)[0] == "retired-without Sheds Guest 1"


def test_a_gallery_without_history_gets_one(lay: Lay) -> None:
    assert changed(lay(), "shed/guest", ["Keeper"])[2:] == [
        "+changes:",
        '+  "1":',
        "+    retired:",
        "+      guest:",
        "+        title: Guest",
        "+        replaced_by: [keeper]",
    ]


def test_lists_lose_it_and_empty_ones_go(lay: Lay) -> None:
    text = GALLERY.replace("keeper, guest]}", "keeper]}\n  visitors: {title: Visitors, roles: [guest]}").replace(
        "actions:", "orders:\n  a: {title: A, roles: [guest, keeper]}\n  b: {title: B, roles: [guest]}\nactions:"
    )
    assert changed(lay(text), "guest")[:5] == [
        "-  visitors: {title: Visitors, roles: [guest]}",
        "+  visitors: {title: Visitors}",
        "-  a: {title: A, roles: [guest, keeper]}",
        "-  b: {title: B, roles: [guest]}",
        "+  a: {title: A, roles: [keeper]}",
    ]


def test_what_the_gallery_itself_says_of_it_is_to_be_decided(lay: Lay) -> None:
    keeper = ROLES["keeper"].replace("tasks:\n", "  - {kind: sparring, to: guest}\ntasks:\n")
    desk = lay(keeper=keeper)
    retire(Retire("guest", ["keeper"]), desk)
    assert "retired-open-gallery catalog/roles/shed/keeper.yaml 8" in told(desk)
    codes = [each.finding.code for each in effect_of(desk.draft.files, desk.config).new]
    assert codes.count("RK101") == 1  # the relation
    assert codes.count("RK305") == 2  # the catalogs


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (("guest", ["guest"]), "retire-itself"),
        (("guest", ["keepr"]), "new-no-role-here-near"),
        (("guest", ["group/x"]), "new-no-group"),
        (("gues",), "new-no-role-here-near"),
        (("systemejer",), "rename-shipped-role"),
        (("kombit/systemejer",), "rename-shipped-role"),
    ],
)
def test_what_cannot_be_is_said(lay: Lay, wish: tuple[object, ...], key: str) -> None:
    with pytest.raises(UsageError) as caught:
        retire(Retire(*wish), lay())  # type: ignore[arg-type]
    assert caught.value.key == key


def test_as_somebody_types_it(lay: Lay, tmp_path: Path) -> None:
    lay()
    words = ("retire", "role", "guest", "--replaced-by", "keeper,builder", "--why", "Nobody came.")
    found = run(tmp_path, *words, "--dry-run")
    assert (found.code, found.err) == (0, "")
    assert "The role Guest leaves Sheds 1. What takes over: Keeper, Builder." in found.out
    assert (tmp_path / GUEST_FILE).exists()
    asked = run(tmp_path, *words)
    assert (asked.code, "--yes" in asked.out) == (0, True)
    assert (tmp_path / GUEST_FILE).exists()
    assert run(tmp_path, *words, "--yes").code == 0
    assert not (tmp_path / GUEST_FILE).exists()
    assert run(tmp_path, *words, "--yes").code == 2

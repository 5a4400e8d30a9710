"""Every reference follows, the file too; the old id stays known; what is found stays what it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.changes.shed import (
    BARN,
    BARN_FILE,
    GALLERY,
    HEAD_FILE,
    HUT,
    HUT_FILE,
    ORGANISATION,
    ROLES,
    desk_here,
    difference,
    lay_out,
    told,
)
from tests.changes.shed import rolekat as run

from rolekat.changes.desk import Desk
from rolekat.changes.effect import carry_out, effect_of
from rolekat.changes.rename import KINDS, RenameWish, rename
from rolekat.cli.rename_command import _KINDS
from rolekat.config import find_config
from rolekat.errors import UsageError
from rolekat.journal import Written
from rolekat.shipped import shipped
from rolekat.text.files import read_bytes
from rolekat.text.pending import pending

Lay = Callable[..., Desk]
GALLERY_FILE = "catalog/roles/shed/gallery.yaml"
FILES = {
    "gallery": GALLERY_FILE,
    "hut": HUT_FILE,
    "barn": BARN_FILE,
    "head": HEAD_FILE,
    "hut_catalog": "catalog/systems/hut.yaml",
    **{name: f"catalog/roles/shed/{name}.yaml" for name in ROLES},
    "smith": "catalog/roles/shed/smith.yaml",
    "forge": "catalog/roles/forge/gallery.yaml",
    "forge_keeper": "catalog/roles/forge/keeper.yaml",
    "fields": "catalog/profiles/fields.yaml",
    "config": "rolekat.toml",
}


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Lays out the small catalog, with some files changed or added, and gives a desk in it."""

    def laid(**changed: str) -> Desk:
        lay_out(tmp_path, {FILES[name]: text for name, text in changed.items()})
        monkeypatch.chdir(tmp_path)
        return desk_here()

    return laid


def key_of(desk: Desk, *wish: Any, **more: Any) -> str:
    with pytest.raises(UsageError) as caught:
        rename(RenameWish(*wish, **more), desk)
    assert desk.draft.files == {} or more.get("late")
    return caught.value.key


def test_the_command_and_the_change_know_the_same_kinds() -> None:
    assert _KINDS == KINDS


def test_a_role_follows_everywhere(lay: Lay) -> None:
    desk = lay(
        gallery=GALLERY
        + "orders:\n  other: {title: Other, roles: [keeper, builder]}\n"
        + 'changes:\n  "1":\n    changed:\n      guest: Was another.\n'
        + "notes:\n  n: {kind: decision, text: Why not., at: roles/keeper/tasks/lock}\n",
        guest=ROLES["guest"]
        + 'relations:\n  - {kind: sparring, to: "keeper#lock"}\n  - {kind: reports-to, to: keeper}\n',
        hut=HUT + "  hang-sign: # rolekat: ignore\n    done:\nsheets:\n  keeper:\n    person: anna\n",
    )
    rename(RenameWish("role", "keeper", "warden"), desk)
    assert difference(desk) == {
        "catalog/organisations/village/systems/barn.yaml": ["-  keeper:", "+  warden:"],
        "catalog/organisations/village/systems/hut.yaml": [
            "-  keeper:   # nobody yet",
            "+  warden:   # nobody yet",
            "-  keeper:",
            "+  warden:",
        ],
        "catalog/roles/shed/gallery.yaml": [
            "-  own: {title: Own, texts: adaptable, roles: [builder, keeper, guest]}",
            "+  own: {title: Own, texts: adaptable, roles: [builder, warden, guest]}",
            "-  count-tools: {title: Count the tools, every: 12 months, responsible: keeper}",
            "+  count-tools: {title: Count the tools, every: 12 months, responsible: warden}",
            "-  other: {title: Other, roles: [keeper, builder]}",
            "+  other: {title: Other, roles: [warden, builder]}",
            "+    renamed:",
            "+      keeper:",
            "+        title: Keeper",
            "+        to: warden",
            "-  n: {kind: decision, text: Why not., at: roles/keeper/tasks/lock}",
            "+  n: {kind: decision, text: Why not., at: roles/warden/tasks/lock}",
        ],
        "catalog/roles/shed/guest.yaml": [
            '-  - {kind: sparring, to: "keeper#lock"}',
            "-  - {kind: reports-to, to: keeper}",
            '+  - {kind: sparring, to: "warden#lock"}',
            "+  - {kind: reports-to, to: warden}",
        ],
        "catalog/roles/shed/keeper.yaml": [f"-{line}" for line in ROLES["keeper"].splitlines()],
        "catalog/roles/shed/warden.yaml": [
            "+role: warden",
            "+title: Keeper",
            "+former_ids: [keeper]",
            *(f"+{line}" for line in ROLES["keeper"].splitlines()[2:]),
        ],
        "catalog/systems/barn.yaml": _followed("open"),
        "catalog/systems/hut.yaml": _followed("recommended"),
    }
    assert told(desk) == [
        "renamed-role 22 warden keeper Keeper",
        "renamed-published Sheds 1",
        "renamed-left keeper catalog/systems/barn.yaml:22, catalog/systems/hut.yaml:22",
    ]


def _followed(same: str) -> list[str]:
    return [
        "-  keeper:",
        "+  warden:",
        "-contact_point: {plan: builder, build: builder, use: keeper, close: keeper}",
        "+contact_point: {plan: builder, build: builder, use: warden, close: warden}",
        "-    designates: [keeper]",
        "+    designates: [warden]",
        "-    responsible: keeper",
        "+    responsible: warden",
        f"-  keeper: {{same_person: {same}, interim: The builder keeps the key for a month.}}",
        f"+  warden: {{same_person: {same}, interim: The builder keeps the key for a month.}}",
    ]


def test_another_title_comes_with_it(lay: Lay) -> None:
    desk = lay(gallery=GALLERY + 'changes:\n  "1":\n    text: First.\n')
    rename(RenameWish("role", "Keeper", "warden", title="Warden: of the shed"), desk)
    assert difference(desk)["catalog/roles/shed/warden.yaml"][:3] == [
        "+role: warden",
        '+title: "Warden: of the shed"',
        "+former_ids: [keeper]",
    ]
    assert difference(desk)[GALLERY_FILE][-3:] == ["+      keeper:", "+        title: Keeper", "+        to: warden"]
    rename(RenameWish("system", "hut", "cabin", title="The cabin"), desk := desk_here())
    assert difference(desk)["catalog/systems/cabin.yaml"][:2] == ["+system: cabin", "+title: The cabin"]


def test_an_id_of_a_catalogs_own_is_another_role(lay: Lay) -> None:
    catalog = """\
system: hut
title: The hut
gallery: shed@1
roles:
  keeper: {of: guest, title: Day keeper}
  night: {of: keeper, title: Night keeper}
contact_point: {use: keeper}
"""
    desk = lay(hut_catalog=catalog, hut="staffing: hut\norganisation: village\nroles:\n  keeper:\n  night:\n")
    rename(RenameWish("role", "keeper", "warden"), desk)
    assert difference(desk)["catalog/systems/hut.yaml"] == [
        "-  night: {of: keeper, title: Night keeper}",
        "+  night: {of: warden, title: Night keeper}",
    ]
    assert HUT_FILE not in difference(desk)


def test_galleries_that_build_on_it_follow_and_others_do_not(lay: Lay) -> None:
    forge = 'gallery: forge\nversion: "1"\ntitle: Forge\nlanguage: en\nextends: [shed@1]\nomits:\n  keeper: Not here.\n'
    desk = lay(
        forge=forge + "groups:\n  x: {title: X, roles: [smith]}\n",
        config='as-of = "2026-06-01"\n',
        forge_keeper='role: smith\ntitle: Smith\nheld_per: system\nrelations:\n  - {kind: sparring, to: "shed/keeper#lock"}\n',
    )
    rename(RenameWish("role", "shed/keeper", "warden"), desk)
    assert difference(desk)["catalog/roles/forge/gallery.yaml"] == ["-  keeper: Not here.", "+  warden: Not here."]
    assert difference(desk)["catalog/roles/forge/keeper.yaml"] == [
        '-  - {kind: sparring, to: "shed/keeper#lock"}',
        '+  - {kind: sparring, to: "shed/warden#lock"}',
    ]


def test_another_version_keeps_its_own(lay: Lay, tmp_path: Path) -> None:
    lay()
    shutil.copytree(tmp_path / "catalog/roles/shed", tmp_path / "catalog/roles/shed-0")
    head = tmp_path / "catalog/roles/shed-0/gallery.yaml"
    head.write_text(head.read_text("utf-8").replace('version: "1"', 'version: "0"'), "utf-8")
    desk = desk_here()
    rename(RenameWish("role", "keeper", "warden"), desk)
    assert not any("shed-0" in file for file in difference(desk))
    desk = desk_here()
    rename(RenameWish("role", "keeper", "warden", gallery="shed@0"), desk)
    assert {file for file in difference(desk) if "shed-0" not in file} == set()


def test_back_again_is_as_it_was(lay: Lay, tmp_path: Path) -> None:
    before = _contents(tmp_path, lay(gallery=GALLERY + 'changes:\n  "1":\n    text: First.\n'))
    for wish in (("keeper", "warden"), ("warden", "keeper")):
        desk = desk_here()
        rename(RenameWish("role", *wish), desk)
        carry_out(desk.draft, desk.config)
    after = _contents(tmp_path, desk_here())
    role = "catalog/roles/shed/keeper.yaml"
    assert after.pop(role) == before.pop(role).replace("title: Keeper\n", "title: Keeper\nformer_ids: [warden]\n")
    assert after == before


def _contents(folder: Path, desk: Desk) -> dict[str, str]:
    del desk
    return {str(path.relative_to(folder)): path.read_text("utf-8") for path in folder.rglob("*.yaml")}


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (("role", "keeper", "guest"), "rename-taken-role"),
        (("role", "keper", "warden"), "new-no-role-here-near"),
        (("role", "keeper", "Not an id"), "new-bad-id"),
        (("role", "zzz/keeper", "warden"), "new-no-gallery"),
        (("role", "night", "warden"), "rename-own-id"),
        (("role", "systemejer", "ejer"), "rename-shipped-role"),
        (("system", "hut", "barn"), "rename-taken"),
        (("system", "hat", "new"), "new-no-system-near"),
        (("system", "aula", "new"), "rename-shipped"),
        (("profile", "x", "new"), "new-no-profile"),
        (("person", "anna", "bert"), "rename-taken-person"),
        (("person", "dora", "dolly"), "new-no-person"),
        (("unit", "crew", "crew"), "rename-taken"),
        (("place", "x", "y"), "new-no-place"),
        (("task", "keeper", "x"), "rename-item-address"),
        (("task", "keeper#lok", "x"), "rename-no-item-near"),
        (("task", "keeper#lock", "survey"), "rename-taken"),
        (("person", "anna", "anne", None, None, None, "Anne"), "rename-title"),
    ],
)
def test_what_cannot_be_is_said(lay: Lay, wish: tuple[Any, ...], key: str) -> None:
    assert key_of(lay(hut_catalog=HUT_CATALOG + "  night: {of: keeper, title: Night keeper}\n"), *wish) == key


def test_an_id_that_somebody_had_is_never_used_again(lay: Lay) -> None:
    organisation = ORGANISATION.replace("  bert:\n", "  bert: {former_ids: [benny]}\n")
    assert key_of(lay(head=organisation), "person", "anna", "benny") == "rename-former"
    guest = ROLES["guest"].replace("title: Guest\n", "title: Guest\nformer_ids: [warden]\n")
    assert key_of(lay(guest=guest), "role", "keeper", "warden") == "rename-former"


def test_a_role_of_two_galleries_must_be_named_with_one(lay: Lay) -> None:
    forge = 'gallery: forge\nversion: "1"\ntitle: Forge\nlanguage: en\ngroups:\n  x: {title: X, roles: [keeper]}\n'
    desk = lay(forge=forge, forge_keeper="role: keeper\ntitle: Other keeper\nheld_per: system\n", hut=HUT)
    rename(RenameWish("role", "keeper", "warden"), desk)  # the systems use one of them only
    assert "catalog/roles/forge/keeper.yaml" not in difference(desk)


def test_a_person_follows_everywhere(lay: Lay) -> None:
    hut = HUT.replace("      - person: cleo\n", "      - together: [person/anna, unit/crew]\n").replace(
        "  order-wood: {done: 2026-02-10}\n", "  order-wood: {done: 2026-02-10, executor: anna}\n"
    )
    hut += "sheets:\n  keeper: {person: anna, agreed: {by: [anna, bert], on: 2026-01-01}}\n# anna: rolekat: ignore\n"
    barn = BARN + "  guest:\n    accepted_vacancy: {reason: recruiting, accepted_by: anna, until: 2027-01-01}\n"
    desk = lay(hut=hut, barn=barn)
    rename(RenameWish("person", "anna", "anne"), desk)
    assert difference(desk) == {
        BARN_FILE: [
            "-    accepted_vacancy: {reason: recruiting, accepted_by: anna, until: 2027-01-01}",
            "+    accepted_vacancy: {reason: recruiting, accepted_by: anne, until: 2027-01-01}",
        ],
        HUT_FILE: [
            "-      - {person: anna, from: 2026-01-05, deputies: [bert]}",
            "+      - {person: anne, from: 2026-01-05, deputies: [bert]}",
            "-      - together: [person/anna, unit/crew]",
            "+      - together: [person/anne, unit/crew]",
            "-  order-wood: {done: 2026-02-10, executor: anna}",
            "+  order-wood: {done: 2026-02-10, executor: anne}",
            "-  keeper: {person: anna, agreed: {by: [anna, bert], on: 2026-01-01}}",
            "+  keeper: {person: anne, agreed: {by: [anne, bert], on: 2026-01-01}}",
        ],
        HEAD_FILE: ["-  anna: {position: mason}", "+  anne: {position: mason, former_ids: [anna]}"],
    }
    assert told(desk) == ["renamed-member 7 anne anna", f"renamed-left anna {HUT_FILE}:24"]


def test_a_unit_follows_everywhere(lay: Lay) -> None:
    head = ORGANISATION.replace("  bert:\n", "  bert: {unit: crew}\n").replace(
        "  crew: {title: The crew}\n", "  crew: {title: The crew}\n  half: {part_of: crew}\n"
    )
    desk = lay(head=head, barn=BARN.replace("{person: bert, from: 2026-09-01}", "{unit: crew, at: [crew, half]}"))
    rename(RenameWish("unit", "The crew", "team"), desk)
    assert difference(desk)[BARN_FILE][1] == "+      - {unit: team, at: [team, half]}"
    assert [line for line in difference(desk)[HEAD_FILE] if line[0] == "+"] == [
        "+  bert: {unit: team}",
        "+  team: {title: The crew, former_ids: [crew]}",
        "+  half: {part_of: team}",
    ]


def test_a_position_that_the_gallery_names_still_counts(lay: Lay) -> None:
    head = ORGANISATION.replace("units:\n", "positions:\n  mason:\nunits:\n")
    desk = lay(head=head, builder=ROLES["builder"] + "position: [mason]\n")
    rename(RenameWish("position", "mason", "bricklayer"), desk)
    assert [line for line in difference(desk)[HEAD_FILE] if line[0] == "+"] == [
        "+  anna: {position: bricklayer}",
        "+  bricklayer:",
        "+    counts_as: [mason]",
        "+    former_ids: [mason]",
    ]
    assert "renamed-counts-as bricklayer mason" in told(desk)


def test_what_may_mean_two_things_is_not_guessed(lay: Lay) -> None:
    head = ORGANISATION.replace("units:\n", "places:\n  crew:\nunits:\n")
    assert key_of(lay(head=head), "unit", "crew", "team") == "rename-two-meanings"


def test_a_system_follows_everywhere(lay: Lay, tmp_path: Path) -> None:
    desk = lay()
    rename(RenameWish("system", "The hut", "cabin"), desk)
    found = difference(desk)
    assert found[HEAD_FILE] == [
        "-  yard: {title: The yard, systems: [hut, barn]}",
        "+  yard: {title: The yard, systems: [cabin, barn]}",
    ]
    assert found["catalog/systems/cabin.yaml"][:3] == ["+system: cabin", "+title: The hut", "+former_ids: [hut]"]
    assert found["catalog/organisations/village/systems/cabin.yaml"][1] == "+staffing: cabin"
    carry_out(desk.draft, desk.config)
    assert not (tmp_path / "catalog/systems/hut.yaml").exists()
    assert (tmp_path / "catalog/organisations/village/systems/cabin.yaml").read_text("utf-8") == HUT.replace(
        "staffing: hut", "staffing: cabin"
    )


def test_a_profile_follows_in_the_systems_that_build_on_it(lay: Lay) -> None:
    profile = "profile: fields\ntitle: Fields\ngallery: shed@1\nroles:\n  guest:\n"
    catalog = "system: hut\ntitle: The hut\ngallery: shed@1\nprofile: fields\nroles:\n  builder:\n  keeper:\n  watch:\n"
    desk = lay(fields=profile, hut_catalog=catalog)
    rename(RenameWish("profile", "fields", "meadows"), desk)
    found = difference(desk)
    assert found["catalog/systems/hut.yaml"] == ["-profile: fields", "+profile: meadows"]
    assert found["catalog/profiles/meadows.yaml"][0] == "+profile: meadows"


def test_a_task_follows_everywhere(lay: Lay) -> None:
    desk = lay(
        keeper=ROLES["keeper"] + "notes:\n  n: {kind: decision, text: So., at: tasks/lock}\n",
        guest=ROLES["guest"]
        + 'relations:\n  - {kind: sparring, to: "keeper#lock"}\n  - {kind: sparring, to: "builder#saw"}\n',
        builder=ROLES["builder"].replace("  saw:", "  lock:"),
        hut_catalog=HUT_CATALOG,
        hut=HUT.replace("  keeper:   # nobody yet\n", "  keeper:\n    delegated:\n      lock: {person: anna}\n")
        + "sheets:\n  keeper: {person: anna, tasks: {lock: {from: 2026-01-01}}}\n",
    )
    rename(RenameWish("task", "keeper#lock", "bolt"), desk)
    assert difference(desk) == {
        HUT_FILE: [
            "-      lock: {person: anna}",
            "+      bolt: {person: anna}",
            "-  keeper: {person: anna, tasks: {lock: {from: 2026-01-01}}}",
            "+  keeper: {person: anna, tasks: {bolt: {from: 2026-01-01}}}",
        ],
        "catalog/roles/shed/guest.yaml": [
            '-  - {kind: sparring, to: "keeper#lock"}',
            '+  - {kind: sparring, to: "keeper#bolt"}',
        ],
        "catalog/roles/shed/keeper.yaml": [
            "-  lock: {text: Locks., stages: [using]}",
            "+  bolt: {text: Locks., stages: [using], former_ids: [lock]}",
            "-  n: {kind: decision, text: So., at: tasks/lock}",
            "+  n: {kind: decision, text: So., at: tasks/bolt}",
        ],
        "catalog/systems/hut.yaml": ["-          lock:", "+          bolt:"],
    }


HUT_CATALOG = """\
system: hut
title: The hut
gallery: shed@1
roles:
  builder:
  keeper:
    adapt:
      tasks:
        replace:
          lock:
            was: shed@1
            text: Locks twice.
        add:
          sweep: {text: Sweeps.}
  guest:
  watch:
"""


def test_a_task_that_a_catalog_has_added(lay: Lay) -> None:
    desk = lay(
        hut_catalog=HUT_CATALOG,
        hut=HUT.replace("  keeper:   # nobody yet\n", "  keeper:\n    delegated: {sweep: {person: anna}}\n"),
    )
    rename(RenameWish("task", "keeper#sweep", "brush", system="hut"), desk)
    assert difference(desk) == {
        HUT_FILE: ["-    delegated: {sweep: {person: anna}}", "+    delegated: {brush: {person: anna}}"],
        "catalog/systems/hut.yaml": [
            "-          sweep: {text: Sweeps.}",
            "+          brush: {text: Sweeps., former_ids: [sweep]}",
        ],
    }
    assert key_of(lay(hut_catalog=HUT_CATALOG), "task", "keeper#sweep", "lock", system="hut") == "rename-taken"


def test_a_faulty_file_stops_everything(lay: Lay) -> None:
    desk = lay(barn=BARN + "x: [keeper\n")
    with pytest.raises(UsageError) as caught:
        rename(RenameWish("role", "keeper", "warden"), desk)
    assert caught.value.key == "edit-faulty"


def test_as_somebody_types_it(lay: Lay, tmp_path: Path) -> None:
    lay()
    found = run(tmp_path, "rename", "system", "hut", "cabin", "--dry-run")
    assert (found.code, found.err) == (0, "")
    assert "The hut is now called `cabin` in the files (before: `hut`)." in found.out
    assert "--- catalog/systems/hut.yaml\n+++ catalog/systems/cabin.yaml\n" in found.out
    assert (tmp_path / "catalog/systems/hut.yaml").exists()
    found = run(tmp_path, "rename", "system", "hut", "cabin")
    assert "Moved: catalog/systems/hut.yaml is now catalog/systems/cabin.yaml (+2 -1 lines)" in found.out
    assert "new finding" not in found.out
    assert run(tmp_path, "rename", "system", "hut", "cabin").code == 2
    assert run(tmp_path, "rename", "house", "hut", "cabin").code == 2


SWEPT = [
    RenameWish("role", "systemejer", "ejer-af-systemet", gallery="kombit@1.5"),
    RenameWish("role", "superbruger", "nytbruger", gallery="kombit@1.5"),
    RenameWish("role", "systemansvarlig", "ansvarlig", gallery="ikt-agder"),
    RenameWish("role", "bestillerutvalg", "utvalg", gallery="ror-ikt"),
    RenameWish("task", "projektleder#saette-udfoerer-paa-klik-opgaver", "saette-paa", gallery="kombit@1.5"),
    RenameWish("system", "aula", "foraeldre"),
    RenameWish("profile", "ydelser", "ydelse"),
    RenameWish("person", "kibl", "zz", organisation="eksempelkoebing"),
    RenameWish("place", "byskolen", "skolen", organisation="eksempelkoebing"),
]


@pytest.mark.parametrize("wish", SWEPT, ids=lambda wish: f"{wish.kind}-{wish.old.replace('#', '-')}")
def test_nothing_new_is_found_in_the_shipped_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: RenameWish
) -> None:
    shutil.copytree(shipped("catalog"), tmp_path / "catalog")
    (tmp_path / "rolekat.toml").write_text('as-of = "2026-11-23"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    desk = Desk(find_config())
    rename(wish, desk)
    assert len(desk.draft.files) > 1
    effect = effect_of(desk.draft.files, desk.config, renamed=desk.renamed)
    assert [(each.finding.code, each.finding.place.path) for each in (*effect.new, *effect.gone)] == []


def test_the_old_ids_stay_known(lay: Lay, tmp_path: Path) -> None:
    """Somebody else's branch, or somebody's memory, may still have them."""
    lay(hut_catalog=HUT_CATALOG)
    for wish in (
        RenameWish("person", "anna", "zoe"),
        RenameWish("system", "hut", "pavilion"),
        RenameWish("task", "keeper#lock", "fasten"),
        RenameWish("unit", "crew", "gang"),
    ):
        desk = desk_here()
        rename(wish, desk)
        carry_out(desk.draft, desk.config)
    barn = BARN + "unit: crew\n"
    barn = barn.replace(
        "- {person: bert, from: 2026-09-01}",
        "- {person: anna, from: 2026-09-01}\n    delegated:\n      lock: {unit: gang}",
    )
    lay_out_one(tmp_path, BARN_FILE, barn)
    lay_out_one(tmp_path, HUT_FILE, HUT)
    catalog = tmp_path / "catalog/systems/pavilion.yaml"
    catalog.write_text(catalog.read_text("utf-8").replace("          fasten:", "          lock:"), "utf-8")
    head = tmp_path / HEAD_FILE
    head.write_text(head.read_text("utf-8").replace("[pavilion, barn]", "[hut, barn]"), "utf-8")
    found = run(tmp_path, "check", "--format", "oneline").out
    for old, new in (("anna", "zoe"), ("hut", "pavilion"), ("lock", "fasten"), ("crew", "gang")):
        assert f"`{old}`" in found
        assert f"`{new}`?" in found
    assert "pavilion" in run(tmp_path, "show", "hut").out
    assert run(tmp_path, "who", "anna").out.startswith("zoe")


def lay_out_one(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def test_everything_of_one_gallery_and_its_organisation_renamed_at_last_is_found_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after another, each upon what the ones before left; nothing is written, and all is checked once."""
    shutil.copytree(shipped("catalog"), tmp_path / "catalog")
    (tmp_path / "rolekat.toml").write_text('as-of = "2026-11-23"\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    desk = Desk(find_config())
    gallery = next(each for each in desk.library.galleries if each.head.gallery == "aalesund")
    head = desk.organisation("doemesund").head
    areas = {*head.subject_areas, *head.places}
    wishes = [RenameWish("role", role, f"zz-{role}", gallery.key) for role in gallery.own]
    pools = {"person": [*head.people], "unit": [name for name in head.units if name not in areas]}
    for kind, names in pools.items():
        wishes += [RenameWish(kind, name, f"zz-{name}", organisation="doemesund") for name in names]
    contents: dict[str, bytes | None] = {}
    renamed: dict[str, str] = {}
    before = desk.library
    for wish in wishes:
        with pending(contents):
            desk = Desk(desk.config)
            rename(wish, desk)
        contents.update({file: written.after for file, written in desk.draft.files.items()})
        renamed |= desk.renamed
    assert len(renamed) == len(wishes) > 20
    written = {file: Written(read_bytes(file) if file in before.files else None, new) for file, new in contents.items()}
    effect = effect_of(written, desk.config, renamed=renamed)
    assert [(each.finding.code, each.finding.place.path) for each in (*effect.new, *effect.gone)] == []

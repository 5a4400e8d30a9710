"""A new gallery, its roles, and a catalog made from them pass `rolekat check` without a remark worth a warning."""

from pathlib import Path

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.creating.gallery import GalleryWish, gallery_text
from rolekat.creating.role import RoleWish, role_text
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, Language, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.workspace import open_workspace


def findings(folder: Path) -> list[str]:
    report = check_workspace(open_workspace([str(folder)], Config(str(folder), sources=())))
    return [str(found.finding) for found in report.findings]


def gallery_in(folder: Path) -> LinkedGallery:
    gallery = Library([str(folder)]).gallery("mit@1")
    assert gallery
    return gallery


def write_gallery(folder: Path, phases: list[str], language: Language = "da") -> None:
    target = folder / "roles" / "mit"
    target.mkdir(parents=True)
    (target / "gallery.yaml").write_text(
        gallery_text(GalleryWish("mit", "Vores: # galleri", language, phases), words(language)), encoding="utf-8"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "phases",
    [
        [],
        ["Drift"],
        ["Implementering", "Drift og forvaltning"],
        ["Fase 1: Opstart", "Fase 2", "Løb # 3"],
        ["Operation", "x"],
    ],
)
def test_a_new_gallery_is_clean(phases: list[str], language: Language, tmp_path: Path) -> None:
    write_gallery(tmp_path, phases, language)
    assert findings(tmp_path) == []
    gallery = gallery_in(tmp_path)
    assert [phase.title for phase in gallery.phases.values()] == phases or not phases
    assert not set(gallery.phases) & set(gallery.head.lifecycle.stages)


def test_two_phases_of_one_name_are_refused() -> None:
    with pytest.raises(UsageError) as refused:
        gallery_text(GalleryWish("mit", "", "da", ["Drift", "drift"]), words("da"))
    assert refused.value.key == "new-same-names"


def test_roles_are_clean(tmp_path: Path) -> None:
    write_gallery(tmp_path, [])
    own, shared = gallery_in(tmp_path).head.groups
    text = gallery_text(GalleryWish("mit", "Mit", "da"), words("da"))
    before, between, after = text.split("roles: []")
    (tmp_path / "roles/mit/gallery.yaml").write_text(
        f"{before}roles: [leder, bruger]{between}roles: [chef]{after}", encoding="utf-8"
    )
    gallery = gallery_in(tmp_path)
    wishes = [
        RoleWish(
            "leder",
            "Leder: af # projektet",
            own,
            "Alt er: klar",
            ["Leder # projektet", "Leder # projektet"],
            ["Svarer: for alt"],
            mandatory="until ibrugtagning",
        ),
        RoleWish("bruger", "Bruger", own, tasks=["Bruger det"], start="ibrugtagning"),
        RoleWish(
            "chef", "Chef", shared, tasks=["Bestemmer"], mandatory="drift", recommended="forberedelse, ibrugtagning"
        ),
    ]
    for wish in wishes:
        (tmp_path / f"roles/mit/{wish.role}.yaml").write_text(role_text(wish, gallery), encoding="utf-8")
    assert findings(tmp_path) == []
    roles = gallery_in(tmp_path).roles
    assert list(roles) == ["leder", "bruger", "chef"]
    leader = roles["leder"]
    assert (leader.title, leader.effect, leader.held_per) == ("Leder: af # projektet", "Alt er: klar", "system")
    assert [item.text for item in leader.tasks.values()] == ["Leder # projektet"] * 2
    assert next(iter(leader.tasks.values())).stages == ("implementering",)
    assert roles["bruger"].suggested
    assert roles["bruger"].suggested.recommended == ("from ibrugtagning",)
    assert roles["chef"].held_per == "organisation"


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (RoleWish("x", "X", "andre"), "new-no-group"),
        (RoleWish("x", "X", "systemspecifike"), "new-no-group-near"),
        (RoleWish("X x", "X", "systemspecifikke"), "new-bad-id"),
        (RoleWish("x", "X", "systemspecifikke", start="drit"), "new-no-phase-near"),
        (RoleWish("x", "X", "systemspecifikke", mandatory="from nowhere"), "new-no-phase"),
        (RoleWish("x", "X", "systemspecifikke", mandatory="drift to forberedelse"), "new-bad-range"),
        (RoleWish("x", "X", "systemspecifikke", mandatory="drift", recommended="always"), "new-in-both"),
    ],
)
def test_what_cannot_be_is_refused(wish: RoleWish, key: str, tmp_path: Path) -> None:
    write_gallery(tmp_path, [])
    with pytest.raises(UsageError) as refused:
        role_text(wish, gallery_in(tmp_path))
    assert refused.value.key == key
    assert "{" not in words("da")(f"errors.{key}", **refused.value.params)

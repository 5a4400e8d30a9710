"""From a word to the thing that is meant."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from rolekat.errors import UsageError
from rolekat.library.library import Library
from rolekat.state.naming import find
from rolekat.text.words import slug

CATALOG = Path(__file__).parents[2] / "catalog"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([str(CATALOG)])


def failure(library: Library, word: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UsageError) as raised:
        find(library, word)
    return raised.value.key, raised.value.params


@pytest.mark.parametrize(
    ("word", "kind", "name"),
    [
        ("projektleder", "role", "kombit/projektleder"),
        ("systemeigar", "role", "aalesund/systemeigar"),
        ("Systemejer (it-systemet)", "role", "kombit/systemejer"),
        ("Træner/underviser", "role", "kombit/traener-underviser"),
        ("kombit/systemejer", "role", "kombit/systemejer"),
        ("kombit@1.5/systemejer", "role", "kombit@1.5/systemejer"),
        ("aula", "system", "aula"),
        ("AULA", "system", "aula"),
        ("catalog/systems/aula.yaml", "system", "aula"),
        ("kombit", "gallery", "kombit"),
        ("kombit@1.5", "gallery", "kombit"),
        ("ydelser", "profile", "ydelser"),
        ("aula/superbruger-skole", "system-role", "aula/superbruger-skole"),
        ("superbruger-skole", "system-role", "aula/superbruger-skole"),
        ("aula/projektleder", "system-role", "aula/projektleder"),
        ("klik", "word", "klik"),
        ("kombit/klik", "word", "kombit/klik"),
        ("applikationsenheder", "word", "applikationsenheder"),
        ("ØiR", "word", "oeir"),
        ("STS-projektleder", "word", "sts-projektleder"),
        ("kombit@1.3/STS-projektleder", "role", "kombit@1.3/sts-projektleder"),
        ("kombit@1.3/superbruger", "role", "kombit@1.3/superbruger"),
    ],
)
def test_finds(library: Library, word: str, kind: str, name: str) -> None:
    found = find(library, word)
    assert (found.kind, found.name) == (kind, name)


def test_every_role_is_found_by_its_id_and_by_its_title(library: Library) -> None:
    for gallery in library.galleries:
        for name, role in gallery.roles.items():
            assert find(library, f"{gallery.head.gallery}/{name}").id == name
            assert find(library, f"{gallery.head.gallery}/{role.title}").id == name


def test_a_slip_gets_a_suggestion_that_is_found(library: Library) -> None:
    slips = {
        "projektledr": "kombit/projektleder",
        "systemejr": "hjoerring/systemejer",
        "aulla": "aula",
        "aula/projektlder": "aula/projektleder",
    }
    for word, meant in slips.items():
        key, params = failure(library, word)
        assert key == "name-unknown-near"
        near = params["near"].split(", ")
        assert meant in near
        for name in near:
            assert find(library, name).name == name


def test_nothing_near(library: Library) -> None:
    assert failure(library, "qqq")[0] == "name-unknown"
    assert failure(library, "")[0].startswith("name-unknown")
    assert failure(library, "/")[0].startswith("name-unknown")


def test_several_things_of_one_name_are_listed(library: Library) -> None:
    key, params = failure(library, "aula/superbruger")
    assert key == "name-ambiguous"
    assert params["known"] == "aula/superbruger-skole, aula/superbruger-dagtilbud"


def versions(folder: Path, *systems: str) -> Library:
    """Two versions of a gallery with a role each that the other lacks, a proposal, and systems made from them."""
    for version in ("1.9", "1.10", "2.0"):
        (folder / version).mkdir()
        head = f'gallery: g\nversion: "{version}"\ntitle: G\nlanguage: da\ngroups: {{a: {{title: A, roles: [r]}}}}\n'
        head += "glossary: {ord: {term: Ordet, text: T}}\n"
        head += "status: proposal\n" if version == "2.0" else ""
        (folder / version / "gallery.yaml").write_text(head, "utf-8")
        (folder / version / "r.yaml").write_text("role: r\ntitle: R\nheld_per: system\n", "utf-8")
    (folder / "1.9/gammel.yaml").write_text("role: gammel\ntitle: Gammel\nheld_per: system\n", "utf-8")
    (folder / "systems").mkdir()
    for number, pin in enumerate(systems):
        (folder / f"systems/s{number}.yaml").write_text(f"system: s{number}\ntitle: S\ngallery: {pin}\n", "utf-8")
    return Library([str(folder)])


@pytest.mark.parametrize(
    ("systems", "key"),
    [((), "g@1.10"), (("g@1.9",), "g@1.9"), (("g@1.9", "g@1.10"), "g@1.10"), (("g@2.0",), "g@2.0")],
)
def test_without_a_version_it_is_that_in_use_or_the_newest_published(
    tmp_path: Path, systems: tuple[str, ...], key: str
) -> None:
    library = versions(tmp_path, *systems)
    for word in ("r", "g/r", "R", "g", "G", "ord", "g/ord"):
        found = find(library, word)
        assert found.gallery is not None
        assert found.gallery.key == key


def test_an_older_version_is_named_with_its_number(tmp_path: Path) -> None:
    library = versions(tmp_path, "g@1.10")
    for word in ("g@1.9/r", "g@1.9", "g@1.9/ord", "g@1.9/gammel"):
        found = find(library, word)
        assert (found.name, found.gallery and found.gallery.key) == (word, "g@1.9")
    assert failure(library, "gammel") == ("name-unknown-near", {"name": "gammel", "near": "g@1.9/gammel"})


def galleries(folder: Path, *, system: str = "", extends: bool = False) -> Library:
    """Two galleries with a role and a word of the same name, one that may build on the first, and a system of one."""
    for name in ("a", "b", "c"):
        head = f'gallery: {name}\nversion: "1"\ntitle: {name.upper()}\nlanguage: da\n'
        if name == "c":
            head += "extends: a@1\n" if extends else ""
            head += "groups: {}\n"
        else:
            head += "groups: {x: {title: X, roles: [leder]}}\nglossary: {ord: {term: Ord, text: T}}\n"
            (folder / "roles" / name).mkdir(parents=True)
            role = f"role: leder\ntitle: Leder\nheld_per: system\neffect: {name}\n"
            (folder / "roles" / name / "leder.yaml").write_text(role, "utf-8")
        (folder / "roles" / name).mkdir(parents=True, exist_ok=True)
        (folder / "roles" / name / "gallery.yaml").write_text(head, "utf-8")
    if system:
        (folder / "systems").mkdir()
        (folder / "systems/s.yaml").write_text(f"system: s\ntitle: S\ngallery: {system}@1\n", "utf-8")
    return Library([str(folder)])


@pytest.mark.parametrize("word", ["leder", "Leder", "ord"])
def test_a_name_in_several_galleries_is_that_of_the_only_one_in_use(tmp_path: Path, word: str) -> None:
    found = find(galleries(tmp_path, system="b"), word)
    assert (found.gallery and found.gallery.key, found.name) == ("b@1", f"b/{slug(word)}")


@pytest.mark.parametrize("word", ["leder", "ord"])
def test_where_none_is_in_use_all_are_listed(tmp_path: Path, word: str) -> None:
    assert failure(galleries(tmp_path), word) == ("name-ambiguous", {"name": word, "known": f"a/{word}, b/{word}"})


def test_what_a_gallery_has_from_another_is_no_second_thing(tmp_path: Path) -> None:
    library = galleries(tmp_path, extends=True)
    assert failure(library, "leder")[1]["known"] == "a/leder, b/leder"
    assert find(library, "c/leder").name == "c/leder"
    assert find(galleries(tmp_path / "used", system="c", extends=True), "leder").name == "c/leder"


def test_ones_own_gallery_counts_before_those_that_come_with_rolekat(tmp_path: Path) -> None:
    galleries(tmp_path / "shipped")
    own = tmp_path / "own/roles/b"
    shutil.copytree(tmp_path / "shipped/roles/b", own)
    library = Library([str(tmp_path / "own")], [str(tmp_path / "shipped")])
    assert [gallery.key for gallery in library.galleries_in_use] == ["b@1"]
    assert find(library, "leder").name == "b/leder"


def test_a_role_left_out_says_why(library: Library) -> None:
    key, params = failure(library, "aula/oeir-koordinator")
    assert key == "name-left-out"
    assert "Aula" in params["why"]


def test_a_faulty_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CATALOG, tmp_path / "catalog")
    (tmp_path / "catalog/systems/dar.yaml").write_text("system: dar\n", "utf-8")
    (tmp_path / "catalog/roles/kombit/superbruger.yaml").write_text("role: superbruger\n", "utf-8")
    (tmp_path / "catalog/systems/bbr.yaml").write_text("system: bbr\ntitle: B\ngallery: other@1\n", "utf-8")
    library = Library(["catalog"])
    assert failure(library, "dar") == ("name-faulty", {"name": "dar", "file": "catalog/systems/dar.yaml"})
    assert failure(library, "superbruger")[1]["file"] == "catalog/roles/kombit/superbruger.yaml"
    assert failure(library, "bbr")[0] == "name-without-gallery"

"""Several versions of a gallery: which is the newest, which is worked with, and which a new catalog is made from."""

from pathlib import Path

import pytest

from rolekat.creating.finding_galleries import galleries_for, gallery_named, only_gallery
from rolekat.library.library import Library
from rolekat.library.versions import version_order

HEAD = 'gallery: {name}\nversion: "{version}"\ntitle: G\nlanguage: da\nstatus: {status}\ngroups: {{}}\n'


def library(folder: Path, *galleries: tuple[str, str, str], systems: tuple[str, ...] = ()) -> Library:
    for number, (name, version, status) in enumerate(galleries):
        path = folder / f"roles/g{number}/gallery.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD.format(name=name, version=version, status=status), "utf-8")
    for number, pin in enumerate(systems):
        path = folder / f"systems/s{number}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"system: s{number}\ntitle: S\ngallery: {pin}\n", "utf-8")
    return Library([str(folder)])


OLD = ("a", "1.9", "superseded")
NEW = ("a", "1.10", "published")
NEXT = ("a", "2.0", "proposal")
OTHER = ("b", "2020", "published")


@pytest.mark.parametrize(
    "versions",
    [
        ["1.5-draft", "1.5", "1.5.1", "1.9", "1.10", "2"],
        ["2017", "2020-01", "2020-02"],
        ["ukendt", "1"],
        ["rc", "rc.1"],
    ],
)
def test_versions_in_order(versions: list[str]) -> None:
    assert sorted({*versions}, key=version_order) == versions


def test_a_published_one_comes_before_a_proposal_and_this_before_what_is_superseded(tmp_path: Path) -> None:
    found = library(tmp_path, NEXT, OLD, OTHER, NEW)
    assert [gallery.key for gallery in found.versions("a")] == ["a@1.10", "a@2.0", "a@1.9"]
    assert [gallery.key for gallery in found.newest_galleries] == ["a@1.10", "b@2020"]
    assert found.versions("c") == []


@pytest.mark.parametrize(
    ("systems", "current"),
    [
        ((), ["a@1.10", "b@2020"]),
        (("a@1.9",), ["a@1.9", "b@2020"]),
        (("a@1.9", "a@2.0"), ["a@1.9", "a@2.0", "b@2020"]),
        (("b@2020",), ["a@1.10", "b@2020"]),
    ],
)
def test_those_that_are_worked_with_count_before_the_newest(
    tmp_path: Path, systems: tuple[str, ...], current: list[str]
) -> None:
    found = library(tmp_path, OLD, NEW, NEXT, OTHER, systems=systems)
    assert sorted(gallery.key for gallery in found.current_galleries) == current


def test_a_new_catalog_is_made_from_the_newest_published_version(tmp_path: Path) -> None:
    found = library(tmp_path, OLD, NEXT, NEW, OTHER, systems=("a@1.9",))
    assert gallery_named("a", found).key == "a@1.10"
    assert gallery_named("a@1.9", found).key == "a@1.9"
    assert gallery_named("b", found).key == "b@2020"


@pytest.mark.parametrize(("systems", "key"), [((), "a@1.10"), (("a@1.9",), "a@1.9"), (("a@1.9", "a@1.10"), "a@1.10")])
def test_nobody_is_asked_because_of_another_version(tmp_path: Path, systems: tuple[str, ...], key: str) -> None:
    found = library(tmp_path, OLD, NEXT, NEW, systems=systems)
    assert only_gallery(found).key == key
    assert key in [gallery.key for gallery in galleries_for(None, found)]

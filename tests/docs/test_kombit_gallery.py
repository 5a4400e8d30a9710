"""The KOMBIT gallery has exactly the marks and the numbers of its source."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.text.reader import read

GALLERY: Final = Path(__file__).parents[2] / "catalog" / "roles" / "kombit"

# By role, in the order of figure 1: the marks of its tasks and of its responsibilities, and how many competencies.
# I: implementering, D: drift og forvaltning, B: both, -: none, small: only under a condition.
MARKS: Final = {
    "projektejer": ("IIIIIIII", "III", 3),
    "projektleder": ("IIIIIIII", "II", 2),
    "gevinstejer": ("IIB", "BB", 2),
    "faglig-leder": ("IBBIIDBDB", "BBBDB", 4),
    "traener-underviser": ("IIIBBBBI", "B", 3),
    "superbruger": ("IIBBBBD", "B", 5),
    "systemadministrator": ("IBBD", "B", 3),
    "systemejer": ("DDDDDD", "DDDDDD", 2),
    "systemansvarlig": ("DDDDDDDDD", "DDD", 4),
    "supportberettiget-bruger": ("IDDDDDDDD", "D", 5),
    "kombit-programleder": ("IIIIII", "II", 7),
    "it-digitaliseringschef": ("IBIBIDI", "BBBBB", 3),
    "it-arkitekt": ("BBBBBBBB", "BB", 4),
    "sikkerhedsansvarlig": ("BBBBBBBBBD", "BBB", 1),
    "tekniker-it-medarbejder": ("IIIBB", "BB", 3),
    "underskriftberettiget": ("BBB", "B", 2),
    "klik-administrator": ("DDDDDDDDDD", "DDD", 4),
    "infrastrukturejer": ("D-DDDDD", "DDDDDDD", 3),
    "infrastrukturansvarlig": ("DDDDDDDDDDDDDDD", "DDDD", 7),
    "oeir-koordinator": ("BBIIIIBBB", "BBB", 5),
    "systemejer-bogfoeringssystem": ("BDDDDDD", "DDDDDD", 2),
    "systemejer-opkraevningssystem": ("IIDDDDDD", "DDDDDD", 2),
    "systemansvarlig-bogfoeringssystem": ("IDDDDDDDDD", "DDD", 3),
    "systemansvarlig-opkraevningssystem": ("iIDDDDDDDDD", "DDD", 3),
    "rolleadministrator": ("IBBBBBBB", "B", 5),
    "aftaleadministrator": ("IBBBBBBB", "B", 5),
    "fordelingskomponentadministrator": ("BBBBBBBB", "BB", 8),
    "oeir-finans-administrator": ("BBBBBB", "BB", 6),
    "oeir-debitor-administrator": ("BBBBB", "BB", 4),
    "forvaltningsansvarlig": ("BBBBBBBB", "BBB", 4),
    "klassifikations-sortimentsadministrator": ("IBBBBBBBB", "BB", 6),
    "organisationsadministrator": ("IBBBBBBB", "BBBB", 5),
}


@cache
def roles_of_the_gallery() -> dict[str, Any]:
    files = {path.stem: _read(path) for path in sorted(GALLERY.glob("*.yaml"))}
    del files["gallery"]
    return files


def _read(path: Path) -> Any:
    reading = read(path.read_text(encoding="utf-8"))
    assert not reading.problems, path
    return reading.value


def _items(role: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from role["tasks"].values()
    yield from role["responsibilities"].values()


def _mark(item: dict[str, Any]) -> str:
    letters = {
        (): "-",
        ("implementering",): "I",
        ("drift-og-forvaltning",): "D",
        ("implementering", "drift-og-forvaltning"): "B",
    }
    letter = letters[tuple(item["stages"])]
    return letter.lower() if "when" in item else letter


def _marks(role: dict[str, Any]) -> tuple[str, str, int]:
    tasks, responsibilities = role["tasks"].values(), role["responsibilities"].values()
    return "".join(map(_mark, tasks)), "".join(map(_mark, responsibilities)), len(role["competencies"])


def test_no_mark_is_lost() -> None:
    assert {name: _marks(role) for name, role in roles_of_the_gallery().items()} == MARKS


def test_what_the_document_has_in_all() -> None:
    roles = roles_of_the_gallery().values()
    assert len(roles) == 32
    assert sum(len(role["tasks"]) for role in roles) == 247
    assert sum(len(role["responsibilities"]) for role in roles) == 92
    assert sum(len(role["competencies"]) for role in roles) == 125


def test_one_mark_is_conditional_and_one_task_has_none() -> None:
    items = [item for role in roles_of_the_gallery().values() for item in _items(role)]
    assert [item["when"]["tag"] for item in items if "when" in item] == ["basisimplementering"]
    unmarked = [
        name for role in roles_of_the_gallery().values() for name, task in role["tasks"].items() if not task["stages"]
    ]
    assert unmarked == ["udbrede-infrastrukturen"]
    assert all(item["stages"] for role in roles_of_the_gallery().values() for item in role["responsibilities"].values())


@pytest.fixture(scope="module")
def versions() -> dict[str, LinkedGallery]:
    library = Library([str(GALLERY.parent)])
    return {gallery.head.version: gallery for gallery in library.versions("kombit")}


def test_1_3_has_the_roles_that_the_version_history_tells(versions: dict[str, LinkedGallery]) -> None:
    old, new = versions["1.3"], versions["1.5"]
    history = new.head.changes["1.4"]
    assert len(old.roles) == 33
    assert old.roles.keys() - new.roles.keys() == history.retired.keys()
    assert new.roles.keys() - old.roles.keys() == {*history.added} == old.head.omits.keys()
    assert {name for name, (_, gone) in new.retired.items() if gone} == history.retired.keys()
    assert old.retired == {}, "what a newer version retired is there in the older one"


def test_1_3_lacks_only_what_the_log_says_that_1_4_added(versions: dict[str, LinkedGallery]) -> None:
    old, new = versions["1.3"], versions["1.5"]
    missing = {
        (name, item)
        for name, role in new.roles.items()
        if name in old.roles
        for part in ("tasks", "responsibilities", "competencies", "excludes")
        for item in getattr(role, part).keys() - getattr(old.roles[name], part).keys()
    }
    assert missing == {
        ("infrastrukturejer", "gevinster-ved-udbredelse"),
        ("infrastrukturansvarlig", "raadgive-ved-it-indkoeb"),
        ("infrastrukturansvarlig", "haandtere-haendelser"),
        ("oeir-finans-administrator", "initiere-fejlrettelse-for-udk"),
        ("oeir-finans-administrator", "fejlhaandtering-for-udk"),
    }
    for name in history_of(new, "1.4") & old.own.keys():
        assert "log" in " ".join(note.text for note in old.head.notes.values() if f"roles/{name}" in note.at)


def test_1_3_says_nothing_that_1_5_does_not_say_but_of_the_roles_that_are_gone(
    versions: dict[str, LinkedGallery],
) -> None:
    """Its own texts are not known: a role has those of 1.5, or none."""
    old, new = versions["1.3"], versions["1.5"]
    for name, role in old.roles.items():
        for part in ("tasks", "responsibilities", "competencies", "excludes"):
            texts = getattr(role, part)
            assert texts == {} or name in new.roles
            assert texts.items() <= getattr(new.roles.get(name, role), part).items()


def history_of(gallery: LinkedGallery, version: str) -> set[str]:
    return {*gallery.head.changes[version].changed}

"""The KOMBIT gallery has exactly the marks and the numbers of its source."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

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

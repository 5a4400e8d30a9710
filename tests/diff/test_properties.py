"""Whatever is edited: nothing changed is told as nothing, and both ways tell the same."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.diff.conftest import BASE, comparison, mirrored, told

from rolekat.diff.wording import Sentences
from rolekat.language import LANGUAGES, words
from rolekat.library.loading import value_of
from rolekat.shipped import shipped

CATALOG = shipped("catalog")


def files_of(catalog: Path) -> list[str]:
    return sorted(path.relative_to(catalog).as_posix() for path in catalog.rglob("*.yaml"))


FILES = files_of(CATALOG)
"""The whole shipped catalog: its galleries, systems and organisations."""


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as they stand: in any other form a line break would come to mean a paragraph."""


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def read(path: Path) -> Any:
    return value_of(path.read_text("utf-8"))[0]


def write(path: Path, value: Any, **style: Any) -> None:
    path.write_text(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, **style), "utf-8")


def twice(catalog: Path, factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = factory.mktemp("sides")
    for name in ("old", "new"):
        shutil.copytree(catalog, folder / name)
    return folder / "old", folder / "new"


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return twice(CATALOG, tmp_path_factory)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A catalog with something of every sort: an edit of it hits something a hundred times as often."""
    return twice(BASE, tmp_path_factory)


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every path of a value."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*above, key)
        if isinstance(part, (dict, list)):
            yield from paths(part, (*above, key))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def drop(value: Any, path: tuple[Any, ...]) -> None:
    del at(value, path[:-1])[path[-1]]


def reword(value: Any, path: tuple[Any, ...]) -> None:
    found = at(value, path)
    if isinstance(found, str) and " " in found:
        at(value, path[:-1])[path[-1]] = " ".join(reversed(found.split()))


def rename(value: Any, path: tuple[Any, ...]) -> None:
    above = at(value, path[:-1])
    if isinstance(above, dict) and f"{path[-1]}-x" not in above:
        above[f"{path[-1]}-x"] = above.pop(path[-1])


def double(value: Any, path: tuple[Any, ...]) -> None:
    above = at(value, path[:-1])
    if isinstance(above, dict):
        above[f"{path[-1]}-y"] = copy.deepcopy(above[path[-1]])


def exchange(value: Any, path: tuple[Any, ...]) -> None:
    """What stands there takes the place of its neighbour, and the other way round."""
    above = at(value, path[:-1])
    keys = list(above) if isinstance(above, dict) else list(range(len(above)))
    other = keys[keys.index(path[-1]) - 1]
    above[path[-1]], above[other] = above[other], above[path[-1]]


EDITS: list[Callable[[Any, tuple[Any, ...]], None]] = [drop, reword, rename, double, exchange]


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_both_ways_tell_the_same(data: st.DataObject, small: tuple[Path, Path]) -> None:
    edited_both_ways(data, *small)


@given(data=st.data())
@settings(max_examples=4, suppress_health_check=list(HealthCheck))
def test_both_ways_tell_the_same_of_what_is_shipped(data: st.DataObject, sides: tuple[Path, Path]) -> None:
    edited_both_ways(data, *sides)


def edited_both_ways(data: st.DataObject, old: Path, new: Path) -> None:
    sentences = Sentences(words(data.draw(st.sampled_from(LANGUAGES))))
    files = data.draw(st.lists(st.sampled_from(files_of(old)), min_size=1, max_size=4, unique=True))
    try:
        for file in files:
            value = read(old / file)
            for _ in range(data.draw(st.integers(1, 4))):
                path = data.draw(st.sampled_from(list(paths(value))))
                data.draw(st.sampled_from(EDITS))(value, path)
            write(new / file, value, sort_keys=data.draw(st.booleans()))
        forward, back = comparison(old, new), comparison(new, old)
        assert mirrored(forward.changes) == told(back.changes)
        assert all(map(sentences.told, forward.changes))
        assert all(map(sentences.subject, forward.changes))
        assert comparison(new, new).changes == []
        assert forward.new.missing == back.old.missing
    finally:
        for file in files:
            shutil.copyfile(old / file, new / file)


@given(data=st.data())
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
def test_layout_is_no_change(data: st.DataObject, sides: tuple[Path, Path]) -> None:
    """Other quotes, other line breaks, no comments, and files of another name in another order."""
    old, new = sides
    files = data.draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=12, unique=True))
    try:
        for file in files:
            style = {
                "width": data.draw(st.sampled_from([20, 80, 1000])),
                "default_style": data.draw(st.sampled_from([None, '"', ">"])),
            }
            write(new / file, read(old / file), sort_keys=False, **style)
        assert [change.kind for change in comparison(old, new).changes] == []
    finally:
        for file in files:
            shutil.copyfile(old / file, new / file)


def test_the_order_of_keys_is_no_change(sides: tuple[Path, Path]) -> None:
    """Only the order of phases and of groups means something, and that of what is told in a source's order."""
    old, new = sides
    files = [file for file in FILES if file.startswith(("systems/", "organisations/", "profiles/"))]
    try:
        for file in files:
            value = read(old / file)
            kind = next(iter(value))
            write(new / file, {kind: value.pop(kind), **value}, sort_keys=True)
        assert [change.kind for change in comparison(old, new).changes] == []
    finally:
        for file in files:
            shutil.copyfile(old / file, new / file)

"""Plain TOML is read as `tomllib` reads it, and all else by that."""

import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.many import many

from rolekat.language import FOLDER
from rolekat.text.toml import read_toml

TEXTS = sorted(Path(FOLDER).rglob("*.toml"))
LINES = st.sampled_from(
    """
    [a]|[a.b]|[b]|[a.b.c]|[ a ]|[[a]]|[]|[a|[a]]|[c]|x = "1"|a.x = "2"|a.b.c = "3"|c.x = "1"|b = 4|b = "x"|# c||x = 01|x = 0
    |x = ["a", "b"]|x = []|x = ["a, b"]|x = [ "a" ]|x = ["a",]|x = ["a"|"x" = "1"|x = "a\\"b"|x="1"| x = "1"|a = {}
    |x = "a" # c|x = true|.x = "1"|x. = "1"|x = ""|x = \"\"\"\"|x = "|x = '1'|\u00e6 = "1"|=|x = |x = "a" = "b"|x = 1_0|x = -1
    |x = "\u00a0"|x = "\t"|x = "\x01"|x = "a\rb"
    """.strip()
    .replace("\n    |", "|")
    .split("|")
)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_reads_the_fixed_texts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_toml(text) == tomllib.loads(text)


@settings(max_examples=many(600))
@given(st.lists(LINES, max_size=5))
def test_reads_what_tomllib_reads(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        wanted = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(tomllib.TOMLDecodeError):
            read_toml(text)
    else:
        assert read_toml(text) == wanted


def test_the_texts_of_a_check_need_no_tomllib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomllib", None)
    for path in TEXTS:
        if path.stem in ("report", "terms"):
            assert read_toml(path.read_text(encoding="utf-8"))

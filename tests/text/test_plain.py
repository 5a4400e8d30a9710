"""The fast reader gives what the strict one gives, or nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.many import many

from rolekat.shipped import shipped
from rolekat.text.marks import Marks, locate
from rolekat.text.plain import read_plain
from rolekat.text.plain_places import plain_places
from rolekat.text.reader import read

SHIPPED = sorted(shipped("catalog").rglob("*.yaml"))

WORDS = st.sampled_from(
    [
        "a",
        "b",
        "kombit@1.5",
        "1.10",
        "no",
        "Træner",
        "x y",
        "(x)",
        "a-b",
        "+45",
        "12:30",
        "æ: ø",
        "a #b",
        "-",
        "~",
        "*a",
        "'q'",
        'x"',
        "“x”",
        'a "x"',
        '24"',
    ]
)
KEYS = st.sampled_from(["a", "b", "c", "rolle-1", "1.5", "gallery", "text"])
HEADS = st.sampled_from(["", " ", "- ", "-  ", "- - ", "  ", "    ", "      ", "\t", "# ", "   - "])
TAILS = st.sampled_from(["", " ", ":", ": ", " # x", ",", "]", "}"])
FLOWS = st.sampled_from(
    [
        "[a, b]",
        "[]",
        "{}",
        "{a: b}",
        "{a: [b, c], d: 'e, f'}",
        "[a, [b, {c: d}]]",
        "{a}",
        "[a,]",
        "[a: b]",
        '["x: y"]',
        "{a: }",
        "[a b, c]",
        "{'a': b}",
        "[a]]",
        "{a: b",
        "[1:2]",
        "{a:b}",
        "[ a , b ]",
        "[a,\n   b]",
        "[a\n    b,\n\n      c]",
        "[a,\nb]",
        '{a: x"}',
        '["x", y"]',
        '{a: x"b, c: d"}',
        "{a: »x«}",
        "{a: b}, {a: c}",
        "[{a: b}]",
        "[{a: b, c: x y}, {a: c}]",
        "[{a: b, a: c}]",
        "[{a: b}, c]",
        "[{a: b},\n    {a: c}]",
        "{a: b,\n    c: d}",
        "{a\n    b: c}",
        "{a: b\n    c, d: e}",
        "[a b\n    c]",
        "[a, # x\n    b]",
        "[a,\n\n    b]",
        "['a,\n    b']",
    ]
)
BLOCKS = st.sampled_from([">-", ">", "|", "|-", ">+", "|2", "> ", ">-x"])
VALUES = st.one_of(WORDS, FLOWS, BLOCKS, st.sampled_from(['"x"', "''", '"a\\nb"', "'it''s'", '"x" y', ""]))
LINES = st.one_of(
    st.builds(lambda head, key, value, tail: f"{head}{key}: {value}{tail}", HEADS, KEYS, VALUES, TAILS),
    st.builds(lambda head, value: f"{head}{value}", HEADS, VALUES),
    st.builds(lambda head, key: f"{head}{key}:", HEADS, KEYS),
    st.just(""),
)
TEXTS = st.builds(
    lambda lines, end: "\n".join(lines) + end,
    st.lists(LINES, max_size=12),
    st.sampled_from(["", "\n", "\n\n", "\n  \n"]),
)


def paths_in(marks: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path through a text, and some that lead nowhere."""
    yield from (path, (*path, "nowhere"), (*path, 7))
    if isinstance(marks, Marks):
        for step in marks.keys or range(len(marks.children)):
            yield from paths_in(marks.children[step], (*path, step))


def assert_same_places(text: str, marks: Any) -> None:
    """The fast reader's places are the strict one's."""
    places = plain_places(text)
    assert places is not None
    for path in {*paths_in(marks), *paths_in(places)}:
        for of_key in (False, True):
            assert locate(places, path, of_key=of_key) == locate(marks, path, of_key=of_key), path


@settings(max_examples=many(600))
@given(TEXTS)
def test_reads_as_the_strict_reader_or_not_at_all(text: str) -> None:
    value = read_plain(text)
    if value is not None:
        reading = read(text)
        assert not reading.problems
        assert value == (reading.value or {})
        assert_same_places(text, reading.marks)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_reads_every_shipped_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    value = read_plain(text)
    assert value is not None, "the file has a form that only the slow reader knows"
    reading = read(text)
    assert value == reading.value
    assert_same_places(text, reading.marks)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1.10\nb: no\nc: 0751\n", {"a": "1.10", "b": "no", "c": "0751"}),
        ("a:\n- x\n- y\nb: z\n", {"a": ["x", "y"], "b": "z"}),
        ("a:\n  - b: 1\n    c: 2\n  - b: 3\n", {"a": [{"b": "1", "c": "2"}, {"b": "3"}]}),
        ("a: >-\n  x\n  y\n\n  z\nb: |\n  x\n   y\n", {"a": "x y\n\nz", "b": "x\n y\n"}),
        ("a: [b,\n    c d]\n", {"a": ["b", "c d"]}),
        ("a: {b: c, d: [e, f]}\n", {"a": {"b": "c", "d": ["e", "f"]}}),
        ("# only\na:\n\n# a remark\n  b:\n", {"a": {"b": None}}),
    ],
)
def test_reads_the_plain_forms(text: str, value: object) -> None:
    assert read_plain(text) == value
    assert read(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n",
        "a: x # y\n",
        "a: &x 1\n",
        "a: !t 1\n",
        "a: 1\na: 2\n",
        "a: [b\n",
        'a: "\\n"\n',
        "--- \na: 1\n",
        "a:\n\tb: 1\n",
        "a: x\n  y\n",
        "a: >-\n    x\n  y\n",
        "",
    ],
)
def test_leaves_all_else_to_the_strict_reader(text: str) -> None:
    assert read_plain(text) is None


SCALARS = st.sampled_from(
    ["a", "x y", "kombit@1.5", "no", "0751", "12:30", "1_000", "Træner", "(x)", "a-b", "from forankring"]
)
PROSE = st.lists(
    st.sampled_from(["Et ord", "to: tre", "fire # fem", "- seks", "[syv]", '"otte"', ""]), min_size=1, max_size=4
)


@st.composite
def written(draw: st.DrawFn, depth: int = 0, indent: int = 0) -> list[str]:  # noqa: C901 - a branch for each form
    """The lines of a map in the plain forms, as people write catalogs."""
    lines: list[str] = []
    margin = " " * indent
    for key in draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
        form = draw(
            st.sampled_from(["plain", "quoted", "flow-list", "flow-map", "block", "empty", "map", "list", "maps"])
        )
        if form in ("map", "maps") and depth == 3:
            form = "plain"
        if form == "plain":
            lines.append(f"{margin}{key}: {draw(SCALARS)}{draw(st.sampled_from(['', '  ']))}")
        elif form == "quoted":
            lines.append(f'{margin}{key}: "{draw(SCALARS)}: #"')
        elif form == "flow-list":
            lines.append(f"{margin}{key}: [{', '.join(draw(st.lists(SCALARS, max_size=3)))}]")
        elif form == "flow-map":
            pairs = draw(st.dictionaries(st.sampled_from("abc"), SCALARS, max_size=3))
            lines.append(f"{margin}{key}: {{{', '.join(f'{name}: {value}' for name, value in pairs.items())}}}")
        elif form == "block":
            lines.append(f"{margin}{key}: {draw(st.sampled_from(['>-', '>', '|', '|-']))}")
            first, *rest = draw(PROSE)
            lines += [f"{margin}  {first or 'x'}", *(f"{margin}  {line}".rstrip() for line in rest)]
        elif form == "empty":
            lines.append(f"{margin}{key}:")
        elif form == "map":
            deeper = indent + draw(st.sampled_from([2, 4]))
            lines += [f"{margin}{key}:", *draw(written(depth + 1, deeper))]
        elif form == "list":
            inner = margin + draw(st.sampled_from(["", "  "]))
            lines += [
                f"{margin}{key}:",
                *(f"{inner}- {value}" for value in draw(st.lists(SCALARS, min_size=1, max_size=3))),
            ]
        else:
            first, *rest = draw(written(depth + 1, indent + 4))
            lines += [f"{margin}{key}:", f"{margin}  - {first.lstrip()}", *rest]
        lines += draw(st.sampled_from([[], [], [], [""], ["# en bemærkning"], [f"{margin}# en til"]]))
    return lines


@settings(max_examples=many(150))
@given(written())
def test_reads_what_people_write(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    value = read_plain(text)
    reading = read(text)
    if value is None:
        return
    assert not reading.problems
    assert value == reading.value
    assert_same_places(text, reading.marks)


def test_what_people_write_is_mostly_plain() -> None:
    """Else the test above would test nothing."""
    taken = [0, 0]

    @settings(max_examples=100, database=None)
    @given(written())
    def count(lines: list[str]) -> None:
        taken[0] += 1
        taken[1] += read_plain("\n".join(lines) + "\n") is not None

    count()
    assert taken[1] * 2 > taken[0], taken


def test_what_texts_have_in_common_is_not_shared() -> None:
    for text, value in (("a: [b]\n", ["b"]), ("a: {b: c}\n", {"b": "c"}), ("a: [{b: c}]\n", [{"b": "c"}])):
        first = read_plain(text)
        assert first == {"a": value}
        first["a"].clear()
        assert read_plain(text) == {"a": value}


def test_more_lines_than_are_remembered() -> None:
    wanted = {f"a{number}": f"x {number}" for number in range(10_000)}
    text = "".join(f"{key}: {value}\n" for key, value in wanted.items())
    assert read_plain(text) == wanted
    assert read_plain(text) == wanted


@pytest.mark.parametrize("blocks", range(1, 45, 4))
@pytest.mark.parametrize("flows", [0, 1, 10, 19, 20, 21, 39, 40])
def test_is_no_deeper_than_the_strict_reader(blocks: int, flows: int) -> None:
    text = "".join(f"{' ' * depth}a:\n" for depth in range(blocks))
    text += f"{' ' * blocks}a: {'[' * flows}b{']' * flows}\n"
    value = read_plain(text)
    reading = read(text)
    assert value is None or (not reading.problems and value == reading.value)
    assert value is not None or blocks >= 20 or flows > 20

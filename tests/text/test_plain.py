"""The fast reader gives what the strict one gives, or nothing."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolekat.shipped import shipped
from rolekat.text.plain import read_plain
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


@settings(max_examples=4000, deadline=None)
@given(TEXTS)
def test_reads_as_the_strict_reader_or_not_at_all(text: str) -> None:
    value = read_plain(text)
    if value is not None:
        reading = read(text)
        assert not reading.problems
        assert value == (reading.value or {})


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_reads_every_shipped_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    value = read_plain(text)
    assert value is not None, "the file has a form that only the slow reader knows"
    assert value == read(text).value


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

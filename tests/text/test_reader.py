"""The strict reader: what it reads stays as it stands, what it cannot read it says, and it never raises."""

import io
import re
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.many import many

from rolekat.text.decode import decode
from rolekat.text.limits import MAX_BYTES
from rolekat.text.marks import Marks, locate, span_of
from rolekat.text.problem import Span
from rolekat.text.reader import Reading, read

# What may stand in a catalog file: no control characters, no line ends but one, nothing that cannot be encoded.
PRINTABLE = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co", "Cf"])
TEXTS = st.text(PRINTABLE, max_size=60)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=4).map("\n".join)
KEYS = st.text(PRINTABLE, min_size=1, max_size=12)
VALUES = st.recursive(
    PARAGRAPHS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=15
)


def rules(text: str) -> list[str]:
    return [problem.rule for problem in read(text).problems]


def written(value: object, style: str | None, *, flow: bool, width: int) -> str:
    return yaml.dump(
        value, Dumper=_Dumper, default_style=style, default_flow_style=flow, width=width, allow_unicode=True
    )


class _Dumper(yaml.SafeDumper):
    """Writes everything out; no short cuts."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True


@pytest.mark.parametrize(
    "value", ["no", "0751", "12:30", "1.10", "1_000", "yes", "2026-01-01", "0x1F", "1e3", ".5", "on"]
)
def test_a_value_is_the_text_that_stands_there(value: str) -> None:
    reading = read(f"a: {value}\nb: [{value}]\n{value.replace(':', '-')}: x\n")
    assert reading.problems == []
    assert reading.value == {"a": value, "b": [value], value.replace(":", "-"): "x"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("# only\n", None),
        ("---\n", None),
        ("a:\n", {"a": None}),
        ("a: ''\n", {"a": ""}),
        ("a: >-\n  x\n  y\n\n  z\n", {"a": "x y\n\nz"}),
        ("a: x\n  y\n\n  z\n", {"a": "x y\n\nz"}),
        ("a: 'x\n\n  y'\n", {"a": "x\n\ny"}),
        ('a: "x\\ny"\n', {"a": "x\ny"}),
        ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
        ("a: x\r\nb: y\r\n", {"a": "x", "b": "y"}),
        ("a: x\rb: y\r", {"a": "x", "b": "y"}),
    ],
)
def test_reads(text: str, value: object) -> None:
    assert read(text).value == value
    assert read(text).problems == []


@pytest.mark.parametrize(
    ("text", "rule", "at"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1)),
        ("a: &x 1\n", "anchor", (1, 4)),
        ("a: *x\n", "anchor", (1, 4)),
        ("<<: {a: b}\n", "anchor", (1, 1)),
        ("a: !t b\n", "tag", (1, 4)),
        ("a: 1\n---\nb: 2\n", "several-documents", (2, 1)),
        ("%YAML 1.1\n---\na: b\n", "directive", (1, 1)),
        ("? [a]\n: b\n", "complex-key", (1, 3)),
        ("*a : b\n", "anchor", (1, 1)),
        ("a: {b: c, d e}\n", "cut-by-comma", (1, 11)),
        ("a: en to tre fire # fem\n", "cut-by-hash", (1, 19)),
        ("a: x\t# fire fem seks\n", None, ()),
        ("title: Aula # og mere\n", "cut-by-hash", (1, 13)),
        ("a: {title: Aula # og mere\n  }\n", "cut-by-hash", (1, 17)),
        ("a:\n  - text: Udpeg superbruger # og andre\n", "cut-by-hash", (2, 29)),
        ("title: Aula  # og mere\n", None, ()),
        ("title: Aula # rolekat: ignore RK105 -- Det er i orden.\n", None, ()),
        ("role: aula # og mere\n", None, ()),
        ("- Aula # og mere\n", None, ()),
        ("a: en to tre fire\t# fem\n", "cut-by-hash", (1, 19)),
        ('a: "x\n', "syntax", (1, 4)),
        ("a:\n\tb: c\n", "syntax", (2, 1)),
        ("a: *x y z\n", "anchor", (1, 4)),
    ],
)
def test_finds_what_is_no_plain_catalog_yaml(text: str, rule: str | None, at: tuple[int, int]) -> None:
    found = [(problem.rule, problem.span[:2] if problem.span else None) for problem in read(text).problems]
    assert found == ([(rule, at)] if rule else [])


def test_the_first_of_two_keys_counts_and_the_rest_is_read() -> None:
    reading = read("a: 1\na: {b: 2, b: 3}\nc: 4\n")
    assert reading.value == {"a": "1", "c": "4"}
    assert [problem.params for problem in reading.problems] == [(("key", "a"),), (("key", "b"),)]
    assert reading.problems[0].related == Span(1, 1, 1, 2)


def test_null_is_read_as_nothing_and_a_quoted_null_as_text() -> None:
    reading = read("a: null\nb: [~, x]\nc: 'null'\nd: ~ \n")
    assert reading.value == {"a": None, "b": [None, "x"], "c": "null", "d": None}
    assert {problem.path for problem in reading.problems} == {("a",), ("b", 0), ("d",)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('a: "\\0"\n', "control-character"),
        ('a: ["\\x1b[31m"]\n', "control-character"),
        ('"a\\u0000": b\n', "control-character"),
        ('a: "\\u2028"\n', "invisible-character"),
        ('a: "\\u202e"\n', "invisible-character"),
        ('a: "\\ud800"\n', "syntax"),
        ("a: '\\0'\n", None),
        ('a: "\\xe6\\u00f8"\n', None),
    ],
)
def test_an_escape_brings_in_nothing_that_a_file_may_not_hold(text: str, rule: str | None) -> None:
    assert rules(text) == ([rule] if rule else [])


HUGE = {
    "brackets": "[" * 100_000,
    "braces": "{a: " * 100_000,
    "maps": "".join(f"{' ' * depth}a:\n" for depth in range(2000)),
    "dashes": "- " * 100_000,
    "question marks": "? " * 100_000,
    "one quotation mark": '"' + "a" * 1_000_000,
    "quotation marks": "a: " + "'a' " * 100_000,
    "one line": "a" * 1_000_000,
    "colons": "a: " * 100_000,
    "hashes": "a #" * 100_000,
    "commas": "a: [" + "b, " * 60_000 + "]",
    "blank lines": "\n" * 1_000_000,
    "spaces": "a:" + " " * 1_000_000 + "b",
    "duplicates": "a: b\n" * 50_000,
    "aliases": "a: &a [x]\n" + "b: *a\n" * 50_000,
    "anchors": "".join(f"a{number}: &a{number} [*a{number - 1}, *a{number - 1}]\n" for number in range(1, 2000)),
    "tags": "- !!str a\n" * 20_000,
    "documents": "---\n" * 100_000,
    "too many": "- a\n" * 250_000,
    "a long key": "a" * 10_000 + ": b\n",
    "a deep end": "a: " + "[" * 39 + "]" * 39 + "\n",
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE.keys())
def test_nothing_hangs_or_crashes(text: str) -> None:
    start = time.perf_counter()
    reading = read(text)
    assert time.perf_counter() - start < 60  # some tenths of a second, on a machine with nothing else to do
    assert isinstance(reading, Reading)
    for problem in reading.problems:
        assert all(len(value) < 100 for _, value in problem.params)


@settings(max_examples=many(150))
@given(st.text(max_size=200))
def test_any_text_gives_a_reading(text: str) -> None:
    reading = read(decode(text.encode("utf-8", "replace"))[0] or "")
    assert all(problem.span is None or problem.span >= (1, 1) for problem in reading.problems)


@settings(max_examples=many(100))
@given(VALUES, st.sampled_from([None, '"', "'", "|", ">"]), st.booleans(), st.sampled_from([20, 80, 1000]))
def test_the_text_of_a_values_span_is_the_value(value: object, style: str | None, flow: bool, width: int) -> None:
    text = written({"root": value}, style, flow=flow, width=width)
    reading = read(text)
    if any(problem.rule not in ("cut-by-comma", "null-value") for problem in reading.problems):
        return  # PyYAML writes keys of several lines with a question mark, which is read, and tags, which are not
    for here, event in leaves(reading.value, reading.marks):
        lines = io.StringIO(text).readlines()
        span = span_of(event)
        part = lines[span.line - 1 : span.end_line]
        if span.end_line <= len(lines):
            part[-1] = part[-1][: span.end_column - 1]
        part[0] = part[0][span.column - 1 :]
        if re.match(r"[|>]\d", part[0]):
            continue  # its indentation is counted from what it stands in
        again = read("again: " + "".join(part).removesuffix("\n") + "\n")
        if not again.problems:
            assert again.value == {"again": here}


def leaves(value: object, marks: object) -> list[tuple[object, object]]:
    if not isinstance(marks, Marks):
        return [(value, marks)]
    if isinstance(value, dict):
        return [leaf for key, child in value.items() for leaf in leaves(child, marks.children[key])]
    assert isinstance(value, list)
    return [leaf for index, child in enumerate(value) for leaf in leaves(child, marks.children[index])]


@settings(max_examples=many(100))
@given(VALUES, st.sampled_from([None, '"', "'"]), st.booleans())
def test_reads_what_another_program_wrote(value: object, style: str | None, flow: bool) -> None:
    """PyYAML's own reader with all texts left as texts is the witness, but for empty values and paragraphs."""
    text = written(value, style, flow=flow, width=80)
    reading = read(text)
    if not reading.problems:
        assert flat(reading.value) == flat(yaml.load(text, Loader=yaml.BaseLoader))


def flat(value: object) -> object:
    if isinstance(value, dict):
        return {key: flat(child) for key, child in value.items()}
    if isinstance(value, list):
        return [flat(child) for child in value]
    return re.sub("\n+", "\n", str(value or ""))


@pytest.mark.parametrize(
    ("path", "of_key", "span"),
    [
        (("a", "b", 0), False, Span(2, 7, 2, 8)),
        (("a", "b", 1), False, Span(2, 10, 2, 11)),
        (("a", "b"), True, Span(2, 3, 2, 4)),
        (("a", "c", 0), False, Span(3, 6, 3, 7)),  # one text where a list may stand
        (("a", "nowhere", "at", "all"), False, Span(1, 1, 1, 2)),
        (("nowhere",), False, Span(1, 1, 1, 1)),
    ],
)
def test_places(path: tuple[str | int, ...], of_key: bool, span: Span) -> None:
    assert locate(read("a:\n  b: [x, y]\n  c: z\n").marks, path, of_key=of_key) == span


@pytest.mark.parametrize(
    ("data", "rule", "variant"),
    [
        (b"\xff\xfea\0", "not-utf8", "utf16"),
        (b"\xfe\xff\0a", "not-utf8", "utf16"),
        ("a: b\n".encode("utf-16-le"), "not-utf8", "utf16"),
        ("a: b\n".encode("utf-16-be"), "not-utf8", "utf16"),
        (b"a: b\n\xe6", "not-utf8", "latin1"),
        (b"a: \xed\xa0\x80\n", "not-utf8", "message"),
        (b"a: \xc3", "not-utf8", "latin1"),
        (b"a: \xc0\x80\n", "not-utf8", "message"),
        (b"a\0b", "control-character", "message"),
        (b"a\x7f", "control-character", "message"),
        (b"a\xc2\x9b", "control-character", "message"),
        (b"a\xef\xbf\xbf", "control-character", "message"),
        (b"a\xef\xbb\xbf", "invisible-character", "message"),
        (b"a\xe2\x80\xa9", "invisible-character", "message"),
        (b"a\xc2\x85", "invisible-character", "message"),
        (b"a:\n \xc2\xa0b: c\n", "hard-space-indent", "message"),
        (b"a:\n\xe3\x80\x80b: c\n", "hard-space-indent", "message"),
        (b"a" * (MAX_BYTES + 1), "too-large", "message"),
    ],
)
def test_bytes_that_are_no_clean_text(data: bytes, rule: str, variant: str) -> None:
    assert [(problem.rule, problem.variant) for problem in decode(data)[1]] == [(rule, variant)]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbfa: b\r\n", "æøå 🏝️ 👨‍👩‍👧 \u00a0".encode(), b"a" * MAX_BYTES])
def test_bytes_that_are(data: bytes) -> None:
    text, problems = decode(data)
    assert problems == []
    assert text == data.decode("utf-8-sig")


def test_a_line_is_what_an_editor_calls_one() -> None:
    """What follows a line separator stands on the same line as what is before it."""
    text, problems = decode("a: x\u2028y\x85z\nb: \u200bc\n".encode())
    assert text == "a: x y z\nb: \u200bc\n"
    assert [problem.span for problem in problems] == [Span(1, 5, 1, 6), Span(1, 7, 1, 8), Span(2, 4, 2, 5)]

"""Any change of any text that the reader accepts is refused, or changes that and nothing else."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from tests.many import many
from tests.values import entries
from yaml.nodes import MappingNode, ScalarNode

from rolekat.shipped import shipped
from rolekat.text.changing import Add, Change, Drop, Flow, Put, Rename, changed
from rolekat.text.comments import comments_in
from rolekat.text.edit import edited
from rolekat.text.editing.composed import EditError
from rolekat.text.plain import read_plain
from rolekat.text.reader import read

SHIPPED = sorted(shipped("catalog").rglob("*.yaml"))

NAMES = st.sampled_from(["a", "b", "c", "d", "rolle-1", "1.5", "text", "from", "2026", "æble", '"q"', "'s t'"])
PLAIN = st.sampled_from(
    ["a", "x y", "kombit@1.5", "no", "0751", "12:30", "Træner", "(x)", "2026-01-01", "C#", "a-b", "it's", "x:y", "-1"]
)
QUOTED = st.sampled_from(
    ['"a"', '"x: y # z"', "'it''s'", "'a, b'", '"[a]"', '"#"', '""', "''", '"a \\\\ b"', "'- a'", '"2026-01-01"']
)
COMMENTS = st.sampled_from(["# x", "# a: b", "#", "#y", "# - z", '# "', "# {", "# æøå"])
PROSE = st.lists(
    st.sampled_from(["Et ord", "to: tre", "fire # fem", "- seks", "[syv]", '"otte"', "# ni", "a: b", ""]),
    min_size=1,
    max_size=5,
)  # fmt: skip


@st.composite
def flow_text(draw: st.DrawFn, margin: str, depth: int = 0) -> str:
    """A value in braces or brackets, over several lines at times, with comments in it."""
    gap = draw(st.sampled_from([" ", " ", " ", f"\n{margin}    ", f" # æ\n{margin}  ", ""]))
    parts = []
    braces = draw(st.booleans())
    for name in draw(st.lists(st.sampled_from("abcd"), max_size=3, unique=True)):
        kind = draw(st.integers(0, 9))
        if kind == 0 and depth < 2:
            value = draw(flow_text(margin, depth + 1))
        elif kind == 1:
            value = "" if braces else "x"
        elif kind < 4:
            value = draw(QUOTED)
        else:
            value = draw(PLAIN)
        parts.append(f"{name}: {value}" if braces else value)
    inside = f",{gap or ' '}".join(parts)
    inside = f"{inside}{draw(st.sampled_from(['', '', '', ',']))}" if parts else ""
    around = draw(st.sampled_from(["", "", " ", f"\n{margin}  "]))
    return f"{{{around}{inside}{around}}}" if braces else f"[{around}{inside}{around}]"


@st.composite
def value_lines(draw: st.DrawFn, head: str, indent: int, depth: int) -> list[str]:
    """The lines of an entry whose key, or dash, is `head`; `indent` is the column of what it belongs to."""
    margin = " " * indent
    remark = draw(st.sampled_from(["", "", "", " # r", "   # s: t", " "]))
    kinds = ["plain", "plain", "quoted", "flow", "block", "empty", "over-lines"]
    kinds += ["map", "list", "list"] if depth < 3 else []
    kind = draw(st.sampled_from(kinds))
    if kind == "plain":
        return [f"{head} {draw(PLAIN)}{remark}"]
    if kind == "quoted":
        return [f"{head} {draw(QUOTED)}{remark}"]
    if kind == "flow":
        return f"{head} {draw(flow_text(margin))}{remark}".split("\n")
    if kind == "block":
        sign = draw(st.sampled_from([">-", ">", "|", "|-", ">+", "|+", "|2-", ">-  # sign"]))
        deeper = margin + ("  " if sign == "|2-" else draw(st.sampled_from(["  ", " ", "    "])))
        first, *rest = draw(PROSE)
        return [f"{head} {sign}", f"{deeper}{first or 'x'}", *(f"{deeper}{line}".rstrip() for line in rest)]
    if kind == "empty":
        return [f"{head}{remark}"]
    if kind == "over-lines":
        mark = draw(st.sampled_from(["", '"', "'"]))
        return [f"{head} {mark}et ord", *draw(st.sampled_from([[], [""]])), f"{margin}  to{mark}{remark}"]
    if kind == "map":
        return [f"{head}{remark}", *draw(map_lines(indent + draw(st.sampled_from([1, 2, 4])), depth + 1))]
    return [f"{head}{remark}", *draw(list_lines(indent + draw(st.sampled_from([0, 2, 4])), depth + 1))]


@st.composite
def between(draw: st.DrawFn, margin: str) -> list[str]:
    """What may stand between two entries: nothing mostly, blank lines, comments at any column."""
    found: list[str] = []
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        lead = draw(st.sampled_from([margin, margin, "", f"{margin}  "]))
        found.append(draw(st.one_of(st.just(""), st.builds(str.__add__, st.just(lead), COMMENTS))))
    return found


@st.composite
def map_lines(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> list[str]:
    margin = " " * indent
    lines: list[str] = []
    names = draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    for name in sorted(names) if draw(st.booleans()) else names:
        lines += draw(between(margin))
        lines += draw(value_lines(f"{margin}{name}:", indent, depth))
    return lines


@st.composite
def list_lines(draw: st.DrawFn, indent: int, depth: int) -> list[str]:
    margin = " " * indent
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(between(margin))
        gap = draw(st.sampled_from([" ", " ", "   "]))
        inner = indent + 1 + len(gap)
        if draw(st.booleans()) and depth < 4:
            entry = draw(map_lines(inner, depth + 1))
            while not entry[0].strip() or entry[0].lstrip().startswith("#"):
                del entry[0]
            lines += [f"{margin}-{gap}{entry[0].lstrip()}", *entry[1:]]
        else:
            first, *rest = draw(value_lines(f"{margin}-", indent, max(depth, 2)))
            lines += [first, *rest]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> str:
    """The text of a file, in all forms that the reader accepts."""
    lines = [*draw(between("")), *draw(map_lines()), *draw(between(""))]
    text = (
        draw(st.sampled_from(["", "", "", "---\n"]))
        + "\n".join(lines)
        + draw(st.sampled_from(["", "\n", "\n", "\n\n"]))
    )
    if draw(st.sampled_from([False, False, True])):
        text = text.replace("\n", "\r\n")
    reading = read(text)
    assume(not reading.problems and isinstance(reading.value, dict))
    return text


LONG = "En lang tekst, som: står # på mere end én linje, og som derfor må brydes, når den skal skrives i en fil.\n\nTo."
NEW_TEXTS = st.sampled_from(
    ["ny", "2026-02-28", "3", "no", "null", "~", "a: b", "a #b", "a, b", "[x]", "- x", "it's", '"q"', "x:", "#", "»æ«",
     "back\\slash", "  kant ", "{a}", "*a", "&a", "!t", "%x", "@y", "`z`", "0751", "x\ny", "12:30", "-", "?", LONG]
)  # fmt: skip
NEW_KEYS = st.sampled_from(["a", "aa", "bb", "rolle-1", "zz", "text", "from", "until"])
NEW_VALUES: st.SearchStrategy[object] = st.recursive(
    st.one_of(NEW_TEXTS, st.none()),
    lambda inner: st.one_of(
        st.lists(NEW_TEXTS, max_size=3),
        st.lists(st.dictionaries(NEW_KEYS, inner, min_size=1, max_size=2), min_size=1, max_size=2),
        st.dictionaries(NEW_KEYS, inner, min_size=1, max_size=3),
        st.dictionaries(NEW_KEYS, NEW_TEXTS, min_size=1, max_size=3).map(Flow),
    ),
    max_leaves=5,
)
ORDERS = st.sampled_from(
    [(), (), ("until", "text", "rolle-1", "from", "b", "a"), ("a", "aa", "b", "bb", "c", "d", "zz")]
)


def changes_of(value: object) -> st.SearchStrategy[Change]:
    """A change somewhere in a value."""
    paths = [path for path, _ in entries(value) if path]
    maps = [path for path, part in entries(value) if isinstance(part, dict) or part is None]
    lists = [path for path, part in entries(value) if path and isinstance(part, (list, str, type(None)))]
    named = [path for path in paths if isinstance(path[-1], str)]
    at = st.sampled_from(paths)
    new = st.builds(lambda path, name: (*path, name), st.sampled_from(maps), NEW_KEYS)
    deep = st.builds(lambda path, name: (*path, "zz", name), st.sampled_from(maps), NEW_KEYS)
    return st.one_of(
        st.builds(Put, at, NEW_VALUES, ORDERS),
        st.builds(Put, at, NEW_TEXTS, ORDERS),
        st.builds(Put, new, NEW_VALUES, ORDERS),
        st.builds(Put, deep, NEW_VALUES, ORDERS),
        st.builds(Add, st.one_of(st.sampled_from(lists) if lists else new, new), NEW_VALUES, ORDERS),
        st.builds(Rename, st.sampled_from(named), NEW_KEYS),
        st.builds(Drop, at),
    )


def lines_of(text: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)


def nearest(value: object, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The longest beginning of a path that leads somewhere, and not to an empty value."""
    found: tuple[str | int, ...] = ()
    for step in path:
        try:
            value = value[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            break
        found = (*found, step)
    return found


def node_at(text: str, path: tuple[str | int, ...]) -> Any:
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for step in path:
        if isinstance(node, MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            node = node.value[step]
    return node


def reach(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """The lines, from and up to, of the entry at a path; of all the text where there is no path."""
    last = last_line(node_at(text, path))
    if path and isinstance(path[-1], str):
        parent = node_at(text, path[:-1])
        return next(key for key, _ in parent.value if key.value == path[-1]).start_mark.line, last
    if not path:
        return 0, last
    before = int(path[-1])  # a dash may stand above what it is for
    return (reach(text, (*path[:-1], before - 1))[1] if before else reach(text, path[:-1])[0]), last


def last_line(node: Any) -> int:
    if isinstance(node, ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(last[1] if isinstance(node, MappingNode) else last)


def check_faithful(text: str, change: Change) -> str:
    """Hold what an edit does to a text against what it should; what came of it, for whoever counts."""
    value = read(text).value
    try:
        wanted = changed(value, change)
    except (KeyError, IndexError, TypeError):
        with pytest.raises(EditError):
            edited(text, [change])
        return "nothing there"
    try:
        after = edited(text, [change])
    except EditError as error:
        return f"refused: {re.sub(r'at .*', '', str(error))}"
    reading = read(after)
    assert not reading.problems
    assert reading.value == wanted
    plain = read_plain(after)
    assert plain is None or plain == (wanted or {})
    assert Counter(comment.text for comment in comments_in(after)) == Counter(one.text for one in comments_in(text))
    breaks = set(re.findall(r"\r\n|\r|\n", text))
    if len(breaks) == 1:
        assert set(re.findall(r"\r\n|\r|\n", after)) <= breaks
    if wanted != value:
        check_one_place(text, after, change)
    else:
        assert after == text
    return "done"


def check_one_place(text: str, after: str, change: Change) -> None:
    """What is gone stood in the entry that was changed, and what is new stands there."""
    before, now = lines_of(text), lines_of(after)
    same = 0
    while same < min(len(before), len(now)) and before[same] == now[same]:
        same += 1
    rest = 0
    while rest < min(len(before), len(now)) - same and before[-1 - rest] == now[-1 - rest]:
        rest += 1
    gone = before[same : len(before) - rest]
    if gone and gone != [""]:
        here = nearest(read(text).value, change.path)
        while len(here) > 0 and (in_flow(text, here) or behind_dash(text, here)):
            here = here[:-1]
        first, last = reach(text, here)
        assert first <= same
        assert same + len(gone) - 1 <= last + 1


def behind_dash(text: str, path: tuple[str | int, ...]) -> bool:
    """Whether it is the first entry of a map in a list: where it goes, the next one moves up behind the dash."""
    if len(path) < 2 or not isinstance(path[-2], int):
        return False
    above = node_at(text, path[:-1])
    return isinstance(above, MappingNode) and bool(above.value[0][0].value == path[-1])


def in_flow(text: str, path: tuple[str | int, ...]) -> bool:
    return any(node_at(text, path[:depth]).flow_style for depth in range(len(path)))


@settings(max_examples=many(80), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_change_of_any_text_changes_that_and_nothing_else(data: st.DataObject) -> None:
    text = data.draw(documents())
    event(check_faithful(text, data.draw(changes_of(read(text).value))))


@settings(max_examples=many(30), suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SHIPPED), st.booleans(), st.data())
def test_any_change_of_a_shipped_file_changes_that_and_nothing_else(
    path: Path, crlf: bool, data: st.DataObject
) -> None:
    text = path.read_text(encoding="utf-8")
    text = text.replace("\n", "\r\n") if crlf else text
    event(check_faithful(text, data.draw(changes_of(read(text).value))))


@settings(max_examples=many(16), suppress_health_check=list(HealthCheck))
@given(st.sampled_from(SHIPPED), st.data())
def test_no_entry_of_a_shipped_file_is_refused(path: Path, data: st.DataObject) -> None:
    """What is written plainly can be renamed, taken out, given another value and a neighbour."""
    text = path.read_text(encoding="utf-8")
    named = [path for path, _ in entries(read(text).value) if path and isinstance(path[-1], str)]
    at = data.draw(st.sampled_from(named))
    holder = Flow({"person": "abcd", "from": "2026-11-23"})
    beside = (*at[:-1], "ny-ved-siden-af")
    for change in (
        Rename(at, "nyt"),
        Drop(at),
        Put(at, LONG),
        Put(at, "ny"),
        Put(beside, holder),
        Add((*at[:-1], "nye"), holder),
    ):
        if isinstance(change, Drop) and comments_in_flow(text, at):
            continue
        if in_flow(text, at) and getattr(change, "value", "") == LONG:
            continue
        assert check_faithful(text, change) == "done"


def comments_in_flow(text: str, path: tuple[str | int, ...]) -> bool:
    return in_flow(text, path) and any("#" in line for line in text.splitlines())


@settings(max_examples=many(40), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_several_changes_at_once_are_as_one_after_another(data: st.DataObject) -> None:
    text = data.draw(documents())
    words = [path for path, value in entries(read(text).value) if path and isinstance(value, str)]
    named = [path for path, _ in entries(read(text).value) if path and isinstance(path[-1], str)]
    kinds = st.one_of(
        st.builds(Put, st.sampled_from(words or named), NEW_TEXTS), st.builds(Rename, st.sampled_from(named), NEW_KEYS)
    )
    changes = data.draw(st.lists(kinds, min_size=2, max_size=3))
    try:
        after = text
        for change in changes:
            after = edited(after, [change])
    except EditError:
        return
    event("made")
    assert edited(text, changes) == after

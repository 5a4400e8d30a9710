"""Changes one text of YAML where it must change, and nowhere else: comments, order, quotes, line ends stay.

A change is made of spans of the text, never by loading and dumping it. Afterwards the text is read again: the values
must be what the change makes of them, and every comment must still be there. Several changes are made one after
another, each upon the text that the one before left, so that no two of them can get in each other's way.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias

import yaml
from yaml import CSafeLoader
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from rolekat.text.changing import Add, Change, Drop, Path, Put, Rename, as_read, changed
from rolekat.text.comments import Comment, comments_in
from rolekat.text.nodes import entry_start, line_end, line_start, true_end
from rolekat.text.problem import Problem
from rolekat.text.reader import Reading
from rolekat.text.readings import reading_of
from rolekat.text.values import flow, key_text, lines_of, one_line_of
from rolekat.text.yaml_text import WIDTH

_Node: TypeAlias = Any  # a node of PyYAML's, whose types say nothing of their marks
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_DEEPER_COMMENT: Final = re.compile(r"(?:\r\n|\r|\n)( +)#[^\r\n]*")


class EditError(Exception):
    """The text cannot be changed so that nothing else would; `reason` is for whoever maintains this."""


def edited(text: str, changes: Iterable[Change]) -> str:
    """The text after some changes.

    Raises:
        EditError: a change cannot be made without touching what it must not touch.
    """
    changes = list(changes)
    if len(changes) > 1 and (at_once := _with_words(text, changes)) is not None:
        return at_once
    for change in changes:
        text = _edited(text, change)
    return text


def _with_words(text: str, changes: Sequence[Change]) -> str | None:
    """The text after changes that only put words in the place of others, made in one go; `None` where they do not.

    A name that follows through a whole catalog would otherwise have each file read twice for every place.
    """
    if not all(isinstance(change, Rename) or isinstance(getattr(change, "value", None), str) for change in changes):
        return None
    before = _read(text)
    wanted, effective = before.value, []
    try:
        for change in changes:
            step = changed(wanted, change)
            if step != wanted:  # what stays as it is keeps its quotes, too
                effective.append(change)
            wanted = step
    except (KeyError, IndexError, TypeError):
        return None
    edit = _Edit(text, yaml.compose(text, Loader=CSafeLoader))
    spans = {span[0]: span for change in effective if (span := edit.word(change)) is not None}
    if len(spans) < len(effective):
        return None
    after = text
    for start, end, new in sorted(spans.values(), reverse=True):
        after = after[:start] + new + after[end:]
    return after if _fault_of(text, after, before, wanted) is None else None


def _edited(text: str, change: Change) -> str:
    before = _read(text)
    try:
        wanted = changed(before.value, change)
    except (KeyError, IndexError, TypeError) as error:
        raise EditError(f"there is nothing at {change.path}") from error
    if wanted == before.value:
        return text
    after = _Edit(text, yaml.compose(text, Loader=CSafeLoader)).with_change(change)
    fault = _fault_of(text, after, before, wanted)
    if fault is not None:
        raise EditError(f"the edit at {change.path} {fault}")
    return after


def _read(text: str) -> Reading:
    reading = reading_of(text)
    if any(problem.fatal for problem in reading.problems):
        raise EditError("the text has problems")
    return reading


def _fault_of(text: str, after: str, before: Reading, wanted: Any) -> str | None:
    """What is wrong with a text after an edit, `None` where it says what is wanted and nothing is lost."""
    reading = reading_of(after)
    if reading.value != wanted or not _faults(reading.problems) <= _faults(before.problems):
        return "would have changed something else"
    if _words(comments_in(text)) != _words(comments_in(after)):
        return "would have lost a comment"
    return None


def _faults(problems: Iterable[Problem]) -> Counter[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """What is wrong with a text, wherever it stands: an edit mends none of it, and brings no more."""
    return Counter((problem.rule, problem.variant, problem.params) for problem in problems)


def _words(comments: Iterable[Comment]) -> list[str]:
    return sorted(comment.text for comment in comments)


class _Edit:
    """One change upon one text."""

    def __init__(self, text: str, root: _Node) -> None:
        self.text = text
        self.root = root
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"

    def with_change(self, change: Change) -> str:
        if isinstance(change, Rename):
            key = self.entry(change.path)[0]
            return self.replaced(key.start_mark.index, key.end_mark.index, _quoted_as(key, change.key))
        if isinstance(change, Drop):
            return self.without(change.path)
        if isinstance(change, Add):
            return self.with_added(change)
        return self.with_value(change)

    def word(self, change: Change) -> tuple[int, int, str] | None:
        """The span of a key or a value on one line that a change replaces, and what comes there; `None` for others."""
        above = self.node(change.path[:-1]) if change.path else None
        if isinstance(change, Rename) and isinstance(above, MappingNode):
            key = next((key for key, _ in above.value if key.value == change.path[-1]), None)
            return None if key is None else (key.start_mark.index, key.end_mark.index, _quoted_as(key, change.key))
        node = self.node(change.path)
        if not isinstance(change, Put) or not isinstance(node, ScalarNode) or not node.value:
            return None
        span: tuple[int, int] = (node.start_mark.index, node.end_mark.index)
        if not flow(change.value) or node.style in ("|", ">") or _BREAK.search(self.text, *span):
            return None
        quote = node.style if node.style in ('"', "'") else None
        return (*span, one_line_of(change.value, quote, in_flow=self.in_flow(change.path)))

    def node(self, path: Path) -> _Node:
        """The node at a path, `None` where there is none."""
        node = self.root
        for step in path:
            if isinstance(node, MappingNode):
                node = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, SequenceNode) and isinstance(step, int):
                node = node.value[step] if step < len(node.value) else None
            else:
                return None
        return node

    def entry(self, path: Path) -> tuple[_Node, _Node]:
        """The key and the value of an entry of a map."""
        parent = self.node(path[:-1])
        found: tuple[_Node, _Node] = next(pair for pair in parent.value if pair[0].value == path[-1])
        return found

    # What is put in

    def with_value(self, change: Put) -> str:
        node = self.node(change.path)
        if node is None:
            return self.with_entry(change)
        if isinstance(node, MappingNode) and isinstance(change.value, dict) and change.value and node.value:
            return self.with_map_replaced(change, node)
        if isinstance(node, SequenceNode) and isinstance(change.value, (list, tuple)) and not node.flow_style:
            kept = self.with_list_replaced(change, node)
            if kept is not None:
                return kept
        return self.with_node_replaced(change.path, node, change.value)

    def with_map_replaced(self, change: Put, node: MappingNode) -> str:
        """Key by key: what both have stays where it is."""
        text, wanted = self.text, dict(change.value)
        there = [key.value for key, _ in node.value]
        for key, value in wanted.items():
            text = _edited(text, Put((*change.path, key), value, change.order))
        for key in there:
            if key not in wanted:
                text = _edited(text, Drop((*change.path, key)))
        return text

    def with_list_replaced(self, change: Put, node: SequenceNode) -> str | None:
        """Entry by entry, where what stays comes first and in order; else `None`."""
        there, wanted = reading_of(self.text).value, as_read(change.value) or []
        for step in change.path:
            there = there[step]
        kept = [index for index, value in enumerate(there) if value in wanted]
        if not kept or [there[index] for index in kept] != wanted[: len(kept)]:
            return None
        text = self.text
        for index in reversed(range(len(node.value))):
            if index not in kept:
                text = _edited(text, Drop((*change.path, index)))
        for value in list(change.value)[len(kept) :]:
            text = _edited(text, Add(change.path, value))
        return text

    def with_node_replaced(self, path: Path, node: _Node, value: Any) -> str:
        """All of a value's text, with what is new in its place. A remark behind it stays where it is."""
        start, end = node.start_mark.index, true_end(self.text, node)
        empty = start == node.end_mark.index
        gap = " " if empty and self.text[start - 1 : start] != " " else ""
        quote = getattr(node, "style", None) if isinstance(node, ScalarNode) else None
        in_flow, key = self.in_flow(path), self.entry(path)[0] if path and isinstance(path[-1], str) else None
        line = one_line_of(value, quote if quote in ('"', "'") else None, in_flow=in_flow)
        short = in_flow or (flow(value) and not (key is not None and self.too_long(key, line)))
        in_line = isinstance(node, ScalarNode) or node.flow_style
        if short and in_line and (in_flow or not self.comments(start, end)):
            self.refuse_comments(start, end)
            return self.replaced(start, end, gap + line if line else "")
        if not path:
            raise EditError("all of a file is not changed")
        if key is not None:
            begin = self.text.index(":", key.end_mark.index) + 1
            margin, head, lines = " " * key.start_mark.column, f" {line}" if line else "", []
            if not short:
                head, *lines = lines_of(key.value, value, margin)
                head = head[len(f"{margin}{key_text(key.value)}:") :]
        else:
            begin = self.text.rindex("-", 0, start) + 1
            margin = " " * self.node(path[:-1]).start_mark.column
            head, *lines = lines_of(None, value, margin, gap=max(start - begin, 1))
            head = head[len(margin) + 1 :]
        return self.with_lines(begin, end, head, lines, empty=empty)

    def with_lines(self, begin: int, end: int, head: str, lines: Sequence[str], *, empty: bool) -> str:
        """What stands behind a colon or a dash, with its own lines below; one remark within it or behind it stays."""
        at = line_end(self.text, begin if empty else end)
        within = self.comments(begin, end)
        if len(within) > 1 or (within and self.comments(end, at)):
            raise EditError("comments stand in what would go")
        behind = f" {within[0]}" if within else self.text[begin if empty else end : at].rstrip()
        return self.text[:begin] + head + behind + "".join(self.newline + line for line in lines) + self.text[at:]

    def too_long(self, key: ScalarNode, value: str) -> bool:
        width = key.start_mark.column + len(key.value) + 2 + len(value)
        return width > WIDTH and " " in value

    def in_flow(self, path: Path) -> bool:
        return any(getattr(self.node(path[:depth]), "flow_style", False) for depth in range(len(path)))

    def with_entry(self, change: Put) -> str:
        """A new entry, in the nearest map above it that is there."""
        *above, key = change.path
        value: Any = change.value
        parent = self.node(tuple(above))
        while parent is None:
            if not isinstance(key, str):
                raise EditError(f"there is no list at {above}")
            value = {key: value}
            *above, key = above
            parent = self.node(tuple(above))
        if not isinstance(key, str):
            raise EditError("a list gets an entry by adding")
        if isinstance(parent, ScalarNode):
            if parent.value or parent.style:
                raise EditError(f"the text at {above} is no map")
            return self.with_node_replaced(tuple(above), parent, {key: value})
        if not isinstance(parent, MappingNode):
            raise EditError(f"the list at {above} is no map")
        if parent.flow_style:
            return self.with_flow_entry(parent, tuple(above), {key: value}, change.order)
        return self.with_block_entry(parent, key, value, change.order)

    def with_flow_entry(self, parent: MappingNode, path: Path, new: dict[str, Any], order: Sequence[str]) -> str:
        ((key, value),) = new.items()
        place = _place([name.value for name, _ in parent.value], key, order)
        if not flow(value) or not parent.value:
            if path and not self.in_flow(path):
                return self.as_block(parent, path, lines_of(key, value, ""), place)
            if not flow(value):
                raise EditError("braces have no place for a text")
        line = one_line_of(new)[1:-1]
        if place == 0:
            at = parent.start_mark.index + 1
            return self.replaced(at, at, f"{line}, " if parent.value else line)
        at = true_end(self.text, parent.value[place - 1][1])
        return self.replaced(at, at, f", {line}")

    def as_block(self, parent: MappingNode, path: Path, new: Sequence[str], place: int) -> str:
        """A map in braces, an entry a line, with one more."""
        start, end = parent.start_mark.index, parent.end_mark.index
        entries = [[self.text[name.start_mark.index : true_end(self.text, part)]] for name, part in parent.value]
        if any(mark in entry for (entry,) in entries for mark in "\r\n"):
            raise EditError("braces over several lines stay")
        entries.insert(place, list(new))
        if isinstance(path[-1], str):
            key = self.entry(path)[0]
            begin, head = self.text.index(":", key.end_mark.index) + 1, ""
            indent = " " * (key.start_mark.column + 2)
        else:
            begin, indent = self.text.rindex("-", 0, start) + 1, " " * parent.start_mark.column
            first, *rest = entries[0]
            head = self.text[begin:start] + first
            entries[0] = rest
        lines = [f"{indent}{line}" if line else "" for entry in entries for line in entry]
        return self.with_lines(begin, end, head, lines, empty=False)

    def with_block_entry(self, parent: MappingNode, key: str, value: Any, order: Sequence[str]) -> str:
        first = parent.value[0][0]
        indent = " " * first.start_mark.column
        siblings = [part for _, part in parent.value]
        style_flow = bool(siblings) and all(getattr(part, "flow_style", False) for part in siblings)
        lines = lines_of(_quoted_as(first, key), value, indent, braces=style_flow)
        names = [name.value for name, _ in parent.value]
        place = _place(names, key, order)
        if place == 0:
            at = entry_start(self.text, first)
            if at is None:  # the first entry of a map in a list stands behind a dash
                return self.after(parent.value[-1], lines)
            return self.replaced(at, at, "".join(line + self.newline for line in lines))
        return self.after(parent.value[place - 1], lines)

    def after(self, entry: tuple[_Node, _Node], lines: Sequence[str]) -> str:
        key, value = entry
        return self.below(max(key.end_mark.index, true_end(self.text, value)), key.start_mark.column, lines)

    def below(self, end: int, column: int, lines: Sequence[str]) -> str:
        """Lines below the one that an entry ends in, and below the comments there that stand deeper than it does."""
        at = line_end(self.text, end)
        while found := _DEEPER_COMMENT.match(self.text, at):
            if len(found[1]) <= column:
                break
            at = found.end()
        return self.replaced(at, at, "".join(self.newline + line for line in lines))

    def with_added(self, change: Add) -> str:
        node = self.node(change.path)
        if node is None or (isinstance(node, ScalarNode) and not node.value and not node.style):
            return self.with_value(Put(change.path, [change.value], change.order))
        if isinstance(node, ScalarNode):
            old = self.text[node.start_mark.index : node.end_mark.index]
            new = f"[{old}, {one_line_of(change.value, in_flow=True)}]"
            return self.replaced(node.start_mark.index, node.end_mark.index, new)
        if not isinstance(node, SequenceNode):
            raise EditError(f"there is no list at {change.path}")
        place = -1 if change.after is None else change.after
        if node.flow_style:
            inner = one_line_of(change.value, in_flow=True)
            if not node.value:
                at = node.start_mark.index + 1
                return self.replaced(at, at, inner)
            at = true_end(self.text, node.value[place])
            return self.replaced(at, at, f", {inner}")
        indent = " " * node.start_mark.column
        dash = self.text[line_start(self.text, node.value[0].start_mark.index) : node.value[0].start_mark.index]
        gap = len(dash) - dash.rfind("-") - 1 if "-" in dash else 1
        braces = all(getattr(part, "flow_style", True) for part in node.value)
        lines = lines_of(None, change.value, indent, braces=braces, gap=max(gap, 1))
        return self.below(true_end(self.text, node.value[place]), node.start_mark.column, lines)

    # What is taken out

    def without(self, path: Path) -> str:
        parent, step = self.node(path[:-1]), path[-1]
        if isinstance(parent, SequenceNode):
            index = int(step)
            spans = [(part.start_mark.index, true_end(self.text, part)) for part in parent.value]
        else:
            index = next(number for number, (key, _) in enumerate(parent.value) if key.value == step)
            spans = [(key.start_mark.index, true_end(self.text, part)) for key, part in parent.value]
        if parent.flow_style:
            return self.without_in_flow(path, spans, index)
        start, end = line_start(self.text, spans[index][0]), line_end(self.text, spans[index][1])
        before = self.text[start : spans[index][0]]
        if "-" in before.strip(" ") and isinstance(parent, MappingNode):
            return self.without_first_behind_dash(spans, index)
        indent = before[: len(before) - len(before.lstrip(" "))]
        lines = "".join(f"{indent}{comment}{self.newline}" for comment in self.comments(start, end))
        stop = _BREAK.match(self.text, end)
        if stop:
            return self.text[:start] + lines + self.text[stop.end() :]
        return self.text[:start] + lines.removesuffix(self.newline)

    def without_first_behind_dash(self, spans: Sequence[tuple[int, int]], index: int) -> str:
        if len(spans) == 1:
            raise EditError("the only entry behind a dash stays")
        start, stop = spans[index][0], spans[index + 1][0]
        self.refuse_comments(start, stop)
        return self.replaced(start, stop, "")

    def without_in_flow(self, path: Path, spans: Sequence[tuple[int, int]], index: int) -> str:
        parent = self.node(path[:-1])
        if len(spans) == 1:
            start, stop = parent.start_mark.index, parent.end_mark.index
            self.refuse_comments(start, stop)
            return self.replaced(len(self.text[:start].rstrip(" ")), stop, " " if self.in_flow(path[:-1]) else "")
        start, stop = (spans[0][0], spans[1][0]) if index == 0 else (spans[index - 1][1], spans[index][1])
        self.refuse_comments(start, stop)
        return self.replaced(start, stop, "")

    def comments(self, start: int, stop: int) -> list[str]:
        return [comment.text for comment in comments_in(self.text) if start <= comment.start < stop]

    def refuse_comments(self, start: int, stop: int) -> None:
        if self.comments(start, stop):
            raise EditError("a comment stands in what would go")

    def replaced(self, start: int, stop: int, new: str) -> str:
        return self.text[:start] + new + self.text[stop:]


def _quoted_as(old: ScalarNode, key: str) -> str:
    """A key in the quotes that another one has."""
    quote = old.style if old.style in ("'", '"') else ""
    return f"{quote}{key}{quote}"


def _place(names: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Where a key comes: by the order that is given, else by the alphabet where the others do, else last."""
    if key in order:
        rank = {name: number for number, name in enumerate(order)}
        before = [number for number, name in enumerate(names) if rank.get(name, len(rank)) < rank[key]]
        return before[-1] + 1 if before else 0
    if list(names) == sorted(names):
        return sum(1 for name in names if name < key)
    return len(names)

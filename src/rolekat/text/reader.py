"""One strict pass over libyaml's events: plain values, the place of every key and value, and what is wrong.

Every scalar is the text that stands there (`no`, `0751` and `1.10` stay as written); an empty value is
`None`. Of YAML only maps, lists and scalars are used: no anchors, tags, merge keys or second documents.
"""

import contextlib
import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from rolekat.record import Record
from rolekat.text.cuts import cut_by_hash
from rolekat.text.limits import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES
from rolekat.text.marks import Marks, span_of
from rolekat.text.problem import START, Problem, Span, shown, span_at
from rolekat.text.quotes import TYPOGRAPHIC, quotes_as_text
from rolekat.text.unmeant import NULLS, empty_nulls, escaped

_Event: TypeAlias = Any  # a parser event or mark: PyYAML's types say nothing of their attributes


class Reading(Record):
    """What one text holds: its value, the places in it, and its problems, in order."""

    value: Any
    marks: Any
    problems: list[Problem]


class _Stop(Exception):  # noqa: N818 - not an error: the pass ends early, its problem is reported
    """Ends the pass where what follows cannot be read as what it was meant to be."""


def read(text: str) -> Reading:
    """Read one YAML text; never raises for anything that the text contains."""
    reader = _run(text)
    for container, name in reader.duplicates:
        container.pop(name, None)
    conflict = _conflict_in(text, reader.problems)
    if conflict is not None:
        return Reading(reader.root, reader.root_marks, [conflict])
    # Each of these looks at every value: only where the text holds what it looks for.
    if " #" in text or "\t#" in text:
        reader.problems += cut_by_hash(reader.root_marks, text)
    if "\\" in text:
        reader.problems += escaped(reader.root, reader.root_marks)
    if any(null in text for null in NULLS):
        reader.problems += empty_nulls(reader.root, reader.root_marks)
    if '"' in text or any(mark in text for mark in TYPOGRAPHIC):
        reader.problems += quotes_as_text(reader.root_marks, text)
    return Reading(reader.root, reader.root_marks, reader.problems)


_TOO_DEEP: Final = "exceeded maximum nesting depth"
"""What libyaml says from 0.2.6 on."""


def _run(text: str) -> "_Reader":
    reader = _Reader()
    try:
        reader.run(text)
    except _Stop:
        pass
    except yaml.MarkedYAMLError as error:
        mark: _Event = error.problem_mark
        if error.problem == _TOO_DEEP:  # it looks ahead: our own limit lies before that, in what it has not handed out
            return _run(text[: mark.index])
        reader.fail(_syntax(error, text))
    except yaml.YAMLError:  # a ReaderError: characters that decode() has already named
        reader.problems.append(Problem("syntax", START))
    return reader


_CONFLICT: Final = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)
"""A line that git puts where two sides changed the same; a text can hold one, hardly both ends."""


def _conflict_in(text: str, problems: list[Problem]) -> Problem | None:
    """The first mark of a merge that git could not finish, in a text that cannot be read, or that has both its ends.

    Whatever else is wrong with such a text only follows from it.
    """
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>")):
        return None
    found = list(_CONFLICT.finditer(text))
    ends = {"<<<<<<<", ">>>>>>>"} <= {match[1] for match in found}
    if not found or not (ends or any(problem.rule == "syntax" for problem in problems)):
        return None
    return Problem("syntax", span_at(text, found[0].start()), "conflict")


class _Reader:
    def __init__(self) -> None:
        self.root: Any = None
        self.root_marks: Any = None
        self.problems: list[Problem] = []
        self.duplicates: list[tuple[dict[str, Any], str]] = []

    def run(self, text: str) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop without calls is what makes it fast
        parser = CParser(text)
        next_event = parser.get_event
        next_event()  # the stream's start
        event: _Event = next_event()
        if event.__class__ is StreamEndEvent:
            return
        if event.version is not None or event.tags:
            self.report("directive", event)
        containers: list[tuple[Any, Any, Any]] = []
        value: Any = None
        marks: Any = None
        key: str | None = None
        count = 0
        while True:
            event = next_event()
            kind: type = event.__class__
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self.check_properties(event)
                new: Any = event.value
                if value.__class__ is dict and key is None:
                    key = self.key(new, event, value, marks)
                    continue
                if new == "" and not event.style:
                    new = None
                    if key is not None and marks.start.flow_style and not _has_colon(text, marks.keys[key], event):
                        self.report("cut-by-comma", marks.keys[key], ("key", key), fatal=False)
                elif "\n" in new and event.style in _FOLDED:
                    new = new.replace("\n", "\n\n")  # folding left one break of a blank line: a paragraph
                new_marks = event
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self.check_properties(event)
                if value.__class__ is dict and key is None:
                    self.report("complex-key", event)
                    raise _Stop
                new = {} if kind is MappingStartEvent else []
                new_marks = Marks(event, {}, new.copy())
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value, marks, key = containers.pop()
                if not containers:
                    break
                key = None
                continue
            elif kind is AliasEvent:
                self.report("anchor", event, ("name", event.anchor), variant="alias")
                if value.__class__ is dict and key is None:
                    raise _Stop
                new, new_marks = None, event
            else:
                break
            count += 1
            if count > MAX_VALUES:
                self.report("too-deep", event, ("limit", str(MAX_VALUES)), variant="values")
                raise _Stop
            if value.__class__ is dict:
                value[key] = new
                marks.children[key] = new_marks
            elif value.__class__ is list:
                value.append(new)
                marks.children.append(new_marks)
            else:
                self.root, self.root_marks = new, new_marks
                if kind is ScalarEvent or kind is AliasEvent:
                    break
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                containers.append((value, marks, key))
                if len(containers) > MAX_DEPTH:
                    self.report("too-deep", event, ("limit", str(MAX_DEPTH)))
                    raise _Stop
                value, marks = new, new_marks
            key = None
        self.expect_end(next_event)

    def key(self, name: str, event: _Event, value: dict[str, Any], marks: Marks) -> str:
        if name == "<<" and not event.style:
            self.report("anchor", event, variant="merge")
        elif name in value:
            self.report("duplicate-key", event, ("key", name), related=marks.keys[name], fatal=False)
            name = f"{name}\0{len(value)}"  # what stands below is read, then dropped: the first one counts
            self.duplicates.append((value, name))
        marks.keys[name] = event
        return name

    def check_properties(self, event: _Event) -> None:
        if event.anchor is not None:
            self.report("anchor", event, ("name", event.anchor))
        if event.tag is not None:
            self.report("tag", event, ("tag", event.tag))

    def expect_end(self, next_event: _Event) -> None:
        event = next_event()
        while event.__class__ is not StreamEndEvent:
            if event.__class__ is DocumentStartEvent:
                self.report("several-documents", event)
                return
            event = next_event()

    def fail(self, syntax: Problem) -> None:
        """Keep the parser's own complaint, unless what it stumbled over has been reported in the same line."""
        reported = {
            problem.span.line for problem in self.problems[-1:] if problem.span and problem.rule in ("anchor", "tag")
        }
        if syntax.span is None or syntax.span.line not in reported:
            self.problems.append(syntax)

    def report(
        self,
        rule: str,
        event: _Event,
        *params: tuple[str, str],
        variant: str = "message",
        fatal: bool = True,
        related: _Event = None,
    ) -> None:
        at = None if related is None else span_of(related)
        params = tuple((name, shown(value)) for name, value in params)
        enough = len(self.problems) >= MAX_PROBLEMS
        self.problems.append(Problem(rule, span_of(event), variant, params, fatal or enough, at))
        if enough:
            raise _Stop


def _has_colon(text: str, key: _Event, value: _Event) -> bool:
    return ":" in text[key.end_mark.index : value.start_mark.index]


_FOLDED: Final = ("", ">", "'")
"""The styles in which a line break is a space, and one that stays stands for a blank line."""

# libyaml's problem, word for word -> the variant of the rule's sentence.
_SYNTAX: Final = {
    "mapping values are not allowed in this context": "colon",
    "block sequence entries are not allowed in this context": "dash",
    "mapping keys are not allowed in this context": "question",
    "found unexpected end of stream": "unclosed",
    "found unexpected document indicator": "unclosed",
    "did not find expected ',' or ']'": "bracket",
    "did not find expected ',' or '}'": "brace",
    "did not find expected node content": "content",
    "did not find expected key": "indent",
    "did not find expected '-' indicator": "indent",
    "could not find expected ':'": "key",
    "found unknown escape character": "escape",
    "found invalid Unicode character escape code": "escape",
    "did not find expected hexdecimal number": "escape",
    "found character that cannot start any token": "start",
    "did not find expected alphabetic or numeric character": "star",
    "found undefined tag handle": "tag",
    "did not find expected tag URI": "tag",
    "did not find expected '!'": "tag",
    "did not find the expected '>'": "tag",
    "did not find expected whitespace or line break": "tag",
    "did not find expected <document start>": "rest",
    "found an indentation indicator equal to 0": "block",
    "found a tab character where an indentation space is expected": "tab",
    "found a tab character that violates indentation": "tab",
}


_KEY_LINE: Final = re.compile(r"^[ -]*[a-z][a-z0-9_-]*:(?: |$)", re.MULTILINE)


def _tokens(text: str) -> Iterator[_Event]:
    """What the text is made of, as far as that can be said."""
    tokens = CParser(text)
    with contextlib.suppress(yaml.YAMLError):
        token: _Event = tokens.get_token()
        while token is not None:
            yield token
            token = tokens.get_token()


def _swallowing_quote(text: str, line: int) -> _Event:
    """Where the quotation opens that ends in a line with a fault, if it holds what looks like further keys.

    Its own end is missing then, and the next text's opening mark closed it.
    """
    found = None
    for token in _tokens(text):
        if token.start_mark.line > line:
            break
        if token.__class__ is ScalarToken and token.style in ("'", '"') and token.end_mark.line == line:
            inner = text[token.start_mark.index : token.end_mark.index].partition("\n")[2]
            found = token.start_mark if _KEY_LINE.search(inner) else found
    return found


def _open_bracket(text: str) -> _Event:
    """Where the innermost bracket or brace opens that is still open at the end."""
    opened: list[_Event] = []
    for token in _tokens(text):
        if token.__class__ in (FlowSequenceStartToken, FlowMappingStartToken):
            opened.append(token.start_mark)
        elif token.__class__ in (FlowSequenceEndToken, FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _syntax(error: yaml.MarkedYAMLError, text: str) -> Problem:
    variant = _SYNTAX.get(error.problem or "", "message")
    context = error.context or ""
    mark: _Event = error.problem_mark
    opened = None if variant == "unclosed" else _swallowing_quote(text, mark.line)
    if opened is not None:
        span = Span(opened.line + 1, opened.column + 1, opened.line + 1, opened.column + 2)
        params = (("character", text[opened.index]), ("detail", ""), ("line", str(mark.line + 1)))
        return Problem("syntax", span, "closed-late", params)
    if variant in ("unclosed", "bracket", "brace", "key") and error.context_mark is not None:
        mark = error.context_mark  # where it began: the end of the file helps nobody
    elif variant == "content" and not text[mark.index :].strip():  # the text ends in the middle of a list or a map
        mark = _open_bracket(text) or mark
        variant = {"[": "bracket", "{": "brace"}.get(text[mark.index : mark.index + 1], variant)
    line, column = mark.line, mark.column
    lines = text.splitlines()
    shown_line = lines[line] if line < len(lines) else ""
    character = shown_line[column : column + 1]
    before = shown_line[:column].rstrip()
    span = Span(line + 1, column + 1, line + 1, column + 2)
    if shown_line.startswith("%"):
        return Problem("directive", span)
    if context == "while scanning a block scalar" and variant != "tab":
        variant = "block"
    elif variant == "start":
        variant = "tab" if character == "\t" else "start"
    elif variant == "indent" and before.endswith(('"', "'")):
        variant = "after-quote"
    elif variant == "indent" and "\t" in shown_line[: len(shown_line) - len(shown_line.lstrip())]:
        variant = "tab"
    elif variant == "colon" and ": " not in before:
        variant = "colon-below"
    return Problem("syntax", span, variant, (("character", character), ("detail", error.problem or "")))

"""The plain part of YAML that catalogs are written in, read an entry at a time: several times as fast as events.

`read_plain` gives what `reader.read` would give, or nothing: every entry that is not plainly one of the forms
below, and every fault, is left to that reader, which alone knows places and sentences. A test holds the two
together on whatever can be thought of.

Forms: `key: value`, `key:` with a deeper block, `- value`, `- key: value`; values plain on one line, quoted
without escapes, `[a, b]` and `{a: b}` on one line, `>` and `|` blocks. No tabs, no remarks after a value.
"""

import re
from typing import Any, Final

from rolekat.text.limits import MAX_DEPTH, MAX_VALUES

_PLAIN: Final = r"(?:[^\W_]|[(+])[^\n:#]*(?:(?::(?![ \n])|(?<! )\#)[^\n:#]*)*"
_ENTRY: Final = re.compile(
    rf"""
      (\ *(?:\#[^\n]*)?\n)                            # 1 blank line or remark
    | (                                               # 2 entry
        (\ *)((?:-\ +)?)                              # 3 indentation, 4 dash
        (?:([A-Za-z0-9_][\w./-]*|"[\w.@-]+"):(?=[\ \n])\ *)?  # 5 key
        (?:
          (?:
            ({_PLAIN})                                # 6 plain value
          | (\[[\w\s,-]*\]\ *|[\[{{][^\n]*)           # 7 flow; a list of ids may run over lines
          | ("[^"\\\n]*"|'[^'\n]*')\ *                # 8 quoted
          )?\n
        | ([>|]-?)\ *\n                               # 9 block, 10 its lines
          ((?:\3\ +[^\n]*\n|\ *\n)*)
        )
      )
    """,
    re.VERBOSE,
)
_FLOW_TOKEN: Final = re.compile(rf" *([\[\]{{}},]|\"[^\"\\]*\"|'[^']*'|(?:[^\W_]|[(+])[^\[\]{{}},:#]*(?::(?! |$)[^\[\]{{}},:#]*)*|:(?= |$))")


class _NotPlain(Exception):  # noqa: N818 - not an error: the other reader reads on
    """The text is not in the plain part."""


def read_plain(text: str) -> dict[str, Any] | None:
    """The map that a text holds, or `None` where the text must be read by `reader.read`."""
    if "\t" in text or "\r" in text or not text:
        return None
    if text[-1] != "\n":
        text += "\n"
    entries = _ENTRY.findall(text)
    covered = sum([len(entry[0]) + len(entry[1]) for entry in entries])  # what no form fits is passed over
    if covered != len(text) or len(entries) > MAX_VALUES:
        return None
    try:
        return _document(entries)
    except _NotPlain:
        return None


def _document(entries: list[tuple[str, ...]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    here: Any = root
    column = 0
    outer: list[tuple[int, Any]] = []  # the maps and lists around `here`, each with the column of its entries
    waiting: str | None = None  # the key of `here` that a deeper block may yet follow
    for remark, _, margin, dash, key, plain, flow, quoted, head, block in entries:
        if remark:
            continue
        indent = len(margin)
        if dash:
            if waiting is not None and indent >= column:
                here, column = _open([], here, column, waiting, outer), indent
                waiting = None
            else:
                while column > indent or (column == indent and here.__class__ is dict and outer and outer[-1][0] == indent):
                    column, here = outer.pop()
            if column != indent or here.__class__ is not list:
                raise _NotPlain
            if key:
                entry: dict[str, Any] = {}
                here.append(entry)
                outer.append((column, here))
                here, column = entry, indent + len(dash)
        elif indent != column or here.__class__ is list:
            if indent > column and waiting is not None:
                here, column = _open({}, here, column, waiting, outer), indent
            else:
                while column > indent or (column == indent and here.__class__ is list and outer):
                    column, here = outer.pop()
                if column != indent or here.__class__ is list:
                    raise _NotPlain
        if plain:
            value: Any = plain.rstrip(" ")
            if value[-1] == ":":
                raise _NotPlain
        elif head:
            value = _block(head, block, column)
        elif flow:
            value = _flow(flow if "\n" not in flow else _joined(flow, column))
        elif quoted:
            value = quoted[1:-1]
        elif key:
            value = None
        else:
            raise _NotPlain
        if key:
            if key[0] == '"':
                key = key[1:-1]
            if key in here:
                raise _NotPlain
            here[key] = value
            waiting = key if value is None else None
        elif dash:
            here.append(value)
        else:
            raise _NotPlain
    return root


def _open(new: Any, here: Any, column: int, key: str, outer: list[tuple[int, Any]]) -> Any:
    """Begin a map or list as the value of a key."""
    if len(outer) >= MAX_DEPTH - 1:
        raise _NotPlain
    here[key] = new
    outer.append((column, here))
    return new


def _block(head: str, block: str, column: int) -> str:
    """The text of a `>` or `|` block, whose lines stand deeper than `column`."""
    indent = len(block) - len(block.lstrip(" "))
    if indent <= column or block[indent : indent + 1] in ("", "\n"):
        raise _NotPlain
    break_ = "\n" + block[:indent]
    folded = head[0] == ">"
    if folded and break_ + " " not in block:
        text = block[indent:-1].replace(break_, " ")
        if "\n" not in text:
            return text if len(head) == 2 else text + "\n\n"
    lines = block[:-1].split("\n")
    while not lines[-1]:
        lines.pop()
    if any(line and not line.startswith(block[:indent]) for line in lines) or not lines[-1].strip(" "):
        raise _NotPlain
    if not folded:
        text = "\n".join([line[indent:] for line in lines])
    elif any(line[indent : indent + 1] == " " for line in lines):
        raise _NotPlain
    else:
        text = "\n\n".join(_paragraphs([line[indent:] for line in lines]))
    return text if len(head) == 2 else text + ("\n\n" if folded else "\n")


def _paragraphs(lines: list[str]) -> list[str]:
    """Folded lines: each blank line ends a paragraph; two in a row leave an empty one between."""
    paragraphs: list[str] = []
    current: list[str] = []
    for line in lines:
        if line:
            current.append(line)
        elif current:
            paragraphs.append(" ".join(current))
            current = []
        else:
            paragraphs.append("")
    paragraphs.append(" ".join(current))
    return paragraphs


def _joined(flow: str, column: int) -> str:
    """A list over several lines in one; each further line must stand deeper than `column`."""
    first, *rest = flow.split("\n")
    if any(len(line) - len(line.lstrip(" ")) <= column for line in rest):
        raise _NotPlain
    return " ".join([first, *(line.strip(" ") for line in rest)])


def _flow(content: str) -> Any:
    """A `[…]` or `{…}` that ends on its line."""
    stack: list[Any] = []
    key: str | None = None
    expect_value = True  # an entry may begin here; else a comma or an end must come
    position, end = 0, len(content.rstrip(" "))
    match_token = _FLOW_TOKEN.match
    while position < end:
        match = match_token(content, position)
        if match is None:
            raise _NotPlain
        position = match.end()
        token = match[1]
        kind = token[0]
        top = stack[-1] if stack else None
        if kind in "]}":
            if key is not None or top is None or (kind == "]") != (top.__class__ is list) or (expect_value and top):
                raise _NotPlain
            stack.pop()
            if not stack:
                if position < end:
                    raise _NotPlain
                return top
            expect_value = False
            continue
        if token == ",":
            if expect_value or key is not None:
                raise _NotPlain
            expect_value = True
            continue
        if not expect_value or token == ":":
            raise _NotPlain
        if top.__class__ is dict and key is None:
            key = token[1:-1] if kind in "\"'" else token.rstrip(" ")
            colon = match_token(content, position)
            if colon is None or colon[1] != ":" or key in top or kind in "[{":
                raise _NotPlain
            position = colon.end()
            continue
        new: Any = [] if kind == "[" else {} if kind == "{" else token[1:-1] if kind in "\"'" else token.rstrip(" ")
        if top.__class__ is dict:
            top[key] = new
            key = None
        elif top is not None:
            top.append(new)
        elif kind not in "[{":
            raise _NotPlain
        if kind in "[{":
            stack.append(new)
            if len(stack) > MAX_DEPTH // 2:
                raise _NotPlain
            expect_value = True
        else:
            expect_value = False
    raise _NotPlain

"""The plain part of YAML that catalogs are written in, read an entry at a time: twice as fast as events.

`read_plain` gives what `reader.read` would give, or nothing: every entry that is not plainly one of the forms
below, and every fault, is left to that reader, which alone knows places and sentences. A test holds the two
together on whatever can be thought of.

Forms: `key: value`, `key:` with a deeper block, `- value`, `- key: value`; values plain on one line, quoted
without escapes, `[a, b]` and `{a: b}` on one line, `>` and `|` blocks. No tabs, no remarks after a value.
"""

import re
from typing import Any, Final

from rolekat.text.limits import MAX_DEPTH, MAX_VALUES

# No part of a match is ever given back (`++`, `*+`, `?+`): a text that is not plain fails fast.
_PLAIN: Final = (
    r"[^\W_][^\n:#]*+(?:(?::(?![ \n])|(?<! )\#)[^\n:#]*+)*+|\([^\n:#]*+(?:(?::(?![ \n])|(?<! )\#)[^\n:#]*+)*+"
)
_ENTRY: Final = re.compile(
    rf"""
      (\ *+)((?:-\ ++)?+)                             # indentation, dash
      (?:
        ([A-Za-z0-9_][A-Za-z0-9_./-]*+|"[\w.@-]++"):(?=[\ \n])\ *+   # key, then a value or a block
        (?:
          (?:
            ({_PLAIN})                                # plain value
          | (\[[\w\s,-]*+\]\ *+|[\[{{][^\n]*+)        # flow; a list of ids may run over lines
          | ("[^"\\\n]*+"|'[^'\n]*+')\ *+             # quoted
          )?+\n
        | ([>|]-?)\ *+\n                              # block, its lines
          ((?:\1\ ++[^\n]*+\n|\ *+\n)*+)
        )
      | ([^\s\#][^\n]*+)\n                            # an item of a list without a key
      )
    | \ *+(?:\#[^\n]*+)?\n                            # blank line or remark
    | ([^\n]*+\n)                                     # anything else
    """,
    re.VERBOSE,
)
_ITEM: Final = re.compile(_PLAIN)
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_FLOW_TOKEN: Final = re.compile(
    r"""\ *(
      [\[\]{},] | "[^"\\]*" | '[^']*' | :(?=\ |$)
    | (?:[^\W_]|[(+])[^\[\]{},:\#]*(?::(?!\ |$)[^\[\]{},:\#]*)*
    )""",
    re.VERBOSE,
)


_WORDS: Final = r"[^\W_][\w./@-]*(?: [\w./@-]+)*"
_LIST: Final = re.compile(rf"\[({_WORDS}(?:, {_WORDS})*)\] *")
_MAP: Final = re.compile(rf"\{{([^\W_][\w-]*: {_WORDS}(?:, [^\W_][\w-]*: {_WORDS})*)\}} *")
_NULLS: Final = frozenset({"null", "Null", "NULL"})


class _NotPlain(Exception):  # noqa: N818 - not an error: the other reader reads on
    """The text is not in the plain part."""


def _has_lone_quote(text: str) -> bool:
    """Whether the first quotation mark of a line ends a value: as part of it, it was hardly meant."""
    at = text.find('"')
    while at >= 0:
        line_end = text.find("\n", at)
        after = text[at + 1 : line_end].lstrip(" ")[:1]
        if not after:
            return True
        if after in ",]}":
            line = text[text.rfind("\n", 0, at) + 1 : at]
            if "[" in line or "{" in line:
                return True
        at = text.find('"', line_end)
    return False


def read_plain(text: str) -> dict[str, Any] | None:
    """The map that a text holds, or `None` where the text must be read by `reader.read`."""
    if "\t" in text or "\r" in text or not text:
        return None
    if text[-1] != "\n":
        text += "\n"
    if '"' in text and _has_lone_quote(text):
        return None
    entries = _ENTRY.findall(text)
    if len(entries) > MAX_VALUES:
        return None
    try:
        return _document(entries) or None
    except _NotPlain:
        return None


def _document(entries: list[tuple[str, ...]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    here: Any = root
    column = 0
    in_list = False
    outer: list[tuple[int, Any]] = []  # the maps and lists around `here`, each with the column of its entries
    waiting: str | None = None  # the key of `here` that a deeper block may yet follow
    for margin, dash, key, plain, flow, quoted, head, block, item, other in entries:
        if not key and not item:
            if other:
                raise _NotPlain
            continue
        indent = len(margin)
        if indent != column or in_list or dash:
            if dash:
                if waiting is not None and indent >= column:
                    here, column = _open([], here, column, waiting, outer), indent
                else:
                    while column > indent or (column == indent and not in_list and outer and outer[-1][0] == indent):
                        column, here = outer.pop()
                        in_list = here.__class__ is list
                if column != indent or here.__class__ is not list:
                    raise _NotPlain
                if key:
                    entry: dict[str, Any] = {}
                    here.append(entry)
                    outer.append((column, here))
                    here, column = entry, indent + len(dash)
                waiting = None
            elif indent > column and waiting is not None:
                here, column = _open({}, here, column, waiting, outer), indent
            else:
                while column > indent or (column == indent and in_list and outer):
                    column, here = outer.pop()
                    in_list = here.__class__ is list
                if column != indent or in_list:
                    raise _NotPlain
            in_list = here.__class__ is list
        if plain:
            value: Any = plain.rstrip(" ")
            if value in _NULLS:
                raise _NotPlain
        elif head:
            value = _block(head, block, column)
        elif flow:
            value = _flow(flow if "\n" not in flow else _joined(flow, column))
        elif quoted:
            value = quoted[1:-1]
        elif item:
            if not dash:
                raise _NotPlain
            here.append(_item(item))
            continue
        else:
            value = None
        name = key if key[0] != '"' else key[1:-1]
        if name in here:
            raise _NotPlain
        here[name] = value
        waiting = name if value is None else None
    return root


def _item(text: str) -> Any:
    """An item of a list, on its line."""
    if text[0] in "[{":
        return _flow(text)
    text = text.rstrip(" ")
    if _QUOTED.fullmatch(text):
        return text[1:-1]
    if not _ITEM.fullmatch(text) or text in _NULLS:
        raise _NotPlain
    return text


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
    folded, strip = head[0] == ">", head[-1] == "-"
    if folded and break_ + " " not in block:
        text = block[indent:-1].replace(break_, " ")
        if "\n" not in text:
            return text if strip else text + "\n\n"
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
    return text if strip else text + ("\n\n" if folded else "\n")


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
    """A `[…]` or `{…}` that ends on its line: at once where it holds words alone, else token by token."""
    if "ull" not in content and "ULL" not in content:
        simple = _LIST.fullmatch(content)
        if simple:
            return simple[1].split(", ")
        simple = _MAP.fullmatch(content)
        if simple:
            pairs = [pair.split(": ") for pair in simple[1].split(", ")]
            found: Any = dict(pairs)
            if len(found) == len(pairs):
                return found
    return _flow_tokens(content)


def _flow_tokens(content: str) -> Any:
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
        if token.rstrip(" ") in _NULLS:
            raise _NotPlain
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

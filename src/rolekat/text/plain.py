"""The plain part of YAML that catalogs are written in, read a line at a time: thrice as fast as events.

`read_plain` gives what `reader.read` would give, or nothing: every line that is not plainly one of the forms
below, and every fault, is left to that reader, which alone knows places and sentences. A test holds the two
together on whatever can be thought of.

Forms: `key: value`, `key:` with a deeper block, `- value`, `- key: value`; values plain on one line, quoted
without escapes, `[a, b]` and `{a: b}` on one line, `>` and `|` blocks. No tabs, no remarks after a value.
"""

import re
from sys import intern
from typing import Any, Final, TypeAlias

from rolekat.text.limits import MAX_DEPTH, MAX_VALUES

# No part of a match is ever given back (`++`, `*+`, `?+`): a line that is not plain fails fast.
_PLAIN: Final = r"[^\W_][^:#]*+(?:(?::(?!\ |\Z)|(?<!\ )\#)[^:#]*+)*+|\([^:#]*+(?:(?::(?!\ |\Z)|(?<!\ )\#)[^:#]*+)*+"
LINE: Final = re.compile(
    rf"""
      (\ *+)((?:-\ ++)?+)                             # indentation, dash
      (?:
        ([A-Za-z0-9_][A-Za-z0-9_./-]*+|"[\w.@-]++"):(?:\ ++|\Z)   # key, then a value or a block
        (?:
          ({_PLAIN})                                  # plain value
        | ([\[{{].*+)                                 # flow
        | ("[^"\\]*+"|'[^']*+')\ *+                   # quoted
        | ([>|]-?)\ *+                                # the head of a block
        )?+
      | ([^\s\#].*+)                                  # an item of a list without a key
      )
    | \ *+(?:\#.*+)?                                  # blank line or remark
    """,
    re.VERBOSE,
)
_PLAIN_TEXT: Final = re.compile(_PLAIN)
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
FLOW_TOKEN: Final = re.compile(
    r"""\ *(
      [\[\]{},] | "[^"\\]*" | '[^']*' | :(?=\ |$)
    | (?:[^\W_]|[(+])[^\[\]{},:\#]*(?::(?!\ |$)[^\[\]{},:\#]*)*
    )""",
    re.VERBOSE,
)


_WORDS: Final = r"[^\W_][\w./@-]*+(?: [\w./@-]++)*+"
_LIST: Final = re.compile(rf"\[({_WORDS}(?:, {_WORDS})*+)\] *+")
_PAIR: Final = re.compile(rf"([^\W_][\w-]*+): ({_WORDS}|\[({_WORDS}(?:, {_WORDS})*+)\])")
_DEEPEST: Final = MAX_DEPTH // 2
"""How deep blocks may be, and within them one `[…]` or `{…}`."""
_CLIPPED: Final = re.compile(r"[>|] *\n")
"""The head of a block that ends with a line break where the text has one."""
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
    if '"' in text and _has_lone_quote(text):
        return None
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    elif _CLIPPED.search(text):  # without a last line break, a block at the end has none to keep
        return None
    if len(lines) > MAX_VALUES:
        return None
    try:
        return _document(lines) or None
    except _NotPlain:
        return None


_Entry: TypeAlias = tuple[int, int, str | None, Any, int]
"""What a line says: its indentation, the width of its dash, its key, its value and of what kind that is.

A bare tuple, which is taken apart thrice as fast as a named one.
"""

# Kinds of entries. Only the most common one, a key with a text or without a value, is false.
_SCALAR, _FLOW, _ITEM, _HEAD, _OPENING = range(5)
_NOTHING: Final[_Entry] = (-1, 0, None, None, _SCALAR)
"""A blank line or a remark."""
_FLOW_HEAD: Final = "["
_GOES_ON: Final = ",[{"
"""A `[…]` or `{…}` goes on in the next line after one of these, where no text can be in two pieces."""

_KNOWN: Final[dict[str, _Entry]] = {}
"""What lines say, by the line: most lines of a catalog, such as `kind: klik`, stand in many files."""
_MOST_KNOWN: Final = 4096


def _entry(line: str) -> _Entry:
    """What a line says; kept unless that holds what must not be shared, or what hardly stands in another file."""
    content = line.lstrip(" ")
    if content.startswith("- {"):  # such as a holder with its days
        words = _map(content[2:])
        if words is not None:
            return len(line) - len(content), len("- "), None, words, _ITEM
    match = LINE.fullmatch(line)
    if match is None:
        raise _NotPlain
    margin, dash, key, plain, flow, quoted, head, item = match.groups()
    value: Any = None
    kind = _SCALAR
    if plain:
        value = plain.rstrip(" ")
        if value in _NULLS:
            raise _NotPlain
    elif head:
        value, kind = head, _HEAD
    elif flow:
        value, kind = (flow, _OPENING) if flow.rstrip(" ")[-1] in _GOES_ON else (_flow(flow), _FLOW)
    elif quoted:
        value = quoted[1:-1]
    elif item:
        if not dash:
            raise _NotPlain
        value, kind = _item(item)
    if key:  # interned, it is found by its identity in all the maps to come
        key = intern(key[1:-1] if key[0] == '"' else key)
    entry = (len(margin), len(dash), key, value, kind) if key or item else _NOTHING
    if line.count("[") + line.count("{") <= 1:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[line] = entry
    return entry


def _document(lines: list[str]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    here: Any = root
    column = 0
    in_list = False
    outer: list[tuple[int, Any]] = []  # the maps and lists around `here`, each with the column of its entries
    waiting: str | None = None  # the key of `here` that a deeper block may yet follow
    head = ""  # of a block or an open `[…]`, with its key, its lines so far, and how these begin
    name: str | None = None
    below: list[str] = []
    deeper = ""
    known = _KNOWN.get
    for line in lines:
        if head:
            if line.startswith(deeper) or not line.strip(" "):
                below.append(line)
                continue
            if head == _FLOW_HEAD:
                _put(_flow(_joined(below, column)), name, here)
            else:
                here[name] = _block(head, below, column)
            head = ""
        indent, dash, key, value, kind = known(line) or _entry(line)
        if in_list and kind == _ITEM and indent == column:  # one more of a list: as the code below has it, but at once
            here.append(value if value.__class__ is str else value.copy())
            continue
        if indent != column or in_list or dash:
            if indent < 0:
                continue
            if dash:
                if waiting is not None and indent >= column:
                    opened: Any = []
                    here[waiting] = opened
                    outer.append((column, here))
                    here, column = opened, indent
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
                    here, column = entry, indent + dash
                waiting = None
            elif indent > column and waiting is not None:
                opened = {}
                here[waiting] = opened
                outer.append((column, here))
                here, column = opened, indent
            else:
                while column > indent or (column == indent and in_list and outer):
                    column, here = outer.pop()
                    in_list = here.__class__ is list
                if column != indent or in_list:
                    raise _NotPlain
            in_list = here.__class__ is list
            if len(outer) >= _DEEPEST:
                raise _NotPlain
        if kind:
            if kind == _FLOW:
                value = value.copy()
            elif kind == _ITEM:
                here.append(value if value.__class__ is str else value.copy())
                continue
            else:
                if key in here:
                    raise _NotPlain
                name, waiting = key, None
                if kind == _HEAD:
                    head, below, deeper = value, [], " " * (indent + 1)
                else:
                    head, below, deeper = _FLOW_HEAD, [value], " " * (column + 1)
                continue
        if key in here:
            raise _NotPlain
        here[key] = value
        waiting = key if value is None else None
    if head == _FLOW_HEAD:
        _put(_flow(_joined(below, column)), name, here)
    elif head:
        here[name] = _block(head, below, column)
    return root


def _item(text: str) -> tuple[Any, int]:
    """An item of a list, on its line, and its kind."""
    text = text.rstrip(" ")
    if text[0] in "[{":
        return (text, _OPENING) if text[-1] in _GOES_ON else (_flow(text), _ITEM)
    if _QUOTED.fullmatch(text):
        return text[1:-1], _ITEM
    if not _PLAIN_TEXT.fullmatch(text) or text in _NULLS:
        raise _NotPlain
    return text, _ITEM


def _put(value: Any, key: str | None, here: Any) -> None:
    """Put a value where it belongs: under its key, or into the list."""
    if key is None:
        here.append(value)
    else:
        here[key] = value


def _block(head: str, lines: list[str], column: int) -> str:
    """The text of a `>` or `|` block, whose lines stand deeper than `column`."""
    first = lines[0].lstrip(" ") if lines else ""
    indent = len(lines[0]) - len(first) if first else 0
    if indent <= column:
        raise _NotPlain
    folded, strip = head[0] == ">", head[-1] == "-"
    if len(lines) == 1:
        text = first
    else:
        while not lines[-1]:
            lines.pop()
        margin = " " * indent
        if any(line and not line.startswith(margin) for line in lines) or not lines[-1].strip(" "):
            raise _NotPlain
        lines = [line[indent:] for line in lines]
        if not folded:
            text = "\n".join(lines)
        elif any(line[:1] == " " for line in lines):
            raise _NotPlain
        else:
            text = " ".join(lines) if all(lines) else "\n\n".join(_paragraphs(lines))
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


def _joined(lines: list[str], column: int) -> str:
    """A `[…]` or `{…}` over several lines in one; each further line must stand deeper than `column`."""
    while not lines[-1].strip(" "):
        lines.pop()
    first, *rest = lines
    if any(len(line) - len(line.lstrip(" ")) <= column for line in rest):
        raise _NotPlain
    lines = [first.strip(" "), *(line.strip(" ") for line in rest)]
    if any(line[-1:] not in _GOES_ON for line in lines[:-1]):
        raise _NotPlain
    return " ".join(lines)


def _flow(content: str) -> Any:
    """A `[…]` or `{…}` that ends on its line: at once where it holds words, or maps of words, else token by token."""
    found: Any = None
    content = content.rstrip(" ")
    if content[0] == "{":
        found = _map(content)
    elif content.startswith("[{") and content.endswith("}]"):
        maps = [_map(f"{{{one}}}") for one in content[2:-2].split("}, {")]
        found = None if None in maps else maps
    elif (words := _LIST.fullmatch(content)) and "ull" not in content and "ULL" not in content:
        found = words[1].split(", ")
    return _flow_tokens(content) if found is None else found


_PAIRS: Final[dict[str, tuple[str, Any]]] = {}
"""What pairs such as `person: abcd` say, by the pair: within an organisation they come again and again."""
_MOST_PAIRS: Final = 16384


def _map(content: str) -> dict[str, Any] | None:
    """The words, and lists of words, of a `{…}` that plainly holds nothing else; nothing where it may hold more."""
    if content[-1] != "}":
        return None
    parts = content[1:-1].split(", ")
    try:
        found = dict([_PAIRS[part] for part in parts])
    except KeyError:
        parts = _whole(parts) if "[" in content else parts
        try:
            found = dict([_PAIRS.get(part) or _pair(part) for part in parts])
        except _NotPlain:
            return None
    if "[" in content:
        found = {key: value.copy() if value.__class__ is list else value for key, value in found.items()}
    return found if len(found) == len(parts) else None


def _whole(parts: list[str]) -> list[str]:
    """The parts between commas, with those of one `[…]` put together again."""
    found: list[str] = []
    for part in parts:
        if found and found[-1].rfind("[") > found[-1].rfind("]"):
            found[-1] += f", {part}"
        else:
            found.append(part)
    return found


def _pair(text: str) -> tuple[str, Any]:
    """A word, or a list of words, under its key; kept for the next time."""
    match = _PAIR.fullmatch(text)
    if match is None or "ull" in text or "ULL" in text:
        raise _NotPlain
    key, value, words = match.groups()
    if len(_PAIRS) >= _MOST_PAIRS:
        _PAIRS.clear()
    pair = _PAIRS[text] = (intern(key), value if words is None else words.split(", "))
    return pair


def _flow_tokens(content: str) -> Any:
    stack: list[Any] = []
    key: str | None = None
    expect_value = True  # an entry may begin here; else a comma or an end must come
    position, end = 0, len(content.rstrip(" "))
    match_token = FLOW_TOKEN.match
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
            if len(stack) > _DEEPEST:
                raise _NotPlain
            expect_value = True
        else:
            expect_value = False
    raise _NotPlain

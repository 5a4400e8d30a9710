"""TOML, of which nearly every line is plainly a key with a text: `tomllib` is brought in only where one is not.

To import it, with the dates and patterns that it needs, takes longer than reading all fixed texts of a check.
"""

from typing import Any, Final

_BARE: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def read_toml(text: str) -> dict[str, Any]:
    """What a text says.

    Raises:
        ValueError: it is no TOML; `tomllib.TOMLDecodeError`, which is one, says why.
    """
    found = _plain(text)
    if found is not None:
        return found
    import tomllib

    return tomllib.loads(text)


def _plain(text: str) -> dict[str, Any] | None:
    """The same for a text of tables, and of keys with a text, a number or a list of texts; else `None`."""
    root: dict[str, Any] = {}
    table = root
    headed: set[str] = set()
    dotted: set[int] = set()
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            path = line[1:-1]
            found = _table(root, path, dotted, of_header=True)
            if found is None or line[-1] != "]" or path in headed:
                return None
            headed.add(path)
            table = found
            continue
        key, _, written = line.partition(" = ")
        above, dot, name = key.rpartition(".")
        inner = _table(table, above, dotted, of_header=False) if dot else table
        value = _value(written)
        if inner is None or value is None or name in inner or not _is_bare(name):
            return None
        inner[name] = value
    return root


def _table(table: dict[str, Any], path: str, dotted: set[int], *, of_header: bool) -> dict[str, Any] | None:
    """The table at a path, which may be new. Those that dotted keys make and those of headers may not meet."""
    for name in path.split("."):
        if not _is_bare(name):
            return None
        if name not in table:
            table[name] = {}
            if not of_header:
                dotted.add(id(table[name]))
        table = table[name]
        if not isinstance(table, dict) or (id(table) in dotted) is of_header:
            return None
    return table


def _is_bare(name: str) -> bool:
    return bool(name) and _BARE.issuperset(name)


def _value(written: str) -> Any:
    """A text, a number, or a list of texts; `None` where it is not plainly one."""
    if written[:1] == '"':
        return _text(written)
    if written[:1] == "[" and written[-1:] == "]":
        texts = [_text(part) for part in written[1:-1].split(", ")] if written != "[]" else []
        return None if None in texts else texts
    is_number = written.isascii() and written.isdigit() and (written[0] != "0" or written == "0")
    return int(written) if is_number else None


def _text(written: str) -> str | None:
    text = written[1:-1]
    is_plain = written == f'"{text}"' and '"' not in text and "\\" not in text and text.isprintable()
    return text if is_plain else None

"""Writes down in `rolekat.toml` what is copied, or no longer, and leaves every other line as it is."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any, Final

from rolekat.errors import UsageError
from rolekat.library.copies import quoted

_BOM: Final = b"\xef\xbb\xbf"
_HEADER: Final = re.compile(r"[ \t]*\[")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_VALUE: Final = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""


def with_table(text: str, section: str, name: str, values: Mapping[str, str]) -> str:
    """The text of the settings with a table that says just these values; its lines for them stay where they are.

    A new table comes behind the last of its section, else at the end.

    Raises:
        UsageError: the file is written in a way in which that cannot be done; the message says what to write by hand.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    span = _span(lines, section, name)
    if span is None:
        lines = _appended(lines, section, [f"[{section}.{_key(name)}]", *_written(values)])
    else:
        begin, end = span
        lines[begin:end] = _changed(lines[begin:end], values)
    after = newline.join(lines)
    if not _says(text, after, section, name, values):
        table = "\n".join([f"[{section}.{_key(name)}]", *_written(values)])
        raise UsageError("update-by-hand", table=table)
    return after


def without_table(text: str, section: str, name: str) -> str:
    """The text of the settings without a table; of blank lines around it one is left.

    Raises:
        UsageError: the file is written in a way in which that cannot be done.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(newline)
    begin, end = _span(lines, section, name) or (1, 0)
    above, below = lines[: begin - 1], lines[end:]
    while below and not below[0].strip() and not (above and above[-1].strip()):
        del below[0]
    after = newline.join([*above, *below])
    if not _says(text, after, section, name, None):
        raise UsageError("update-table-by-hand", table=f"[{section}.{_key(name)}]")
    return after


def rewritten(content: bytes, edit: Callable[[str], str]) -> bytes:
    """What a file of settings is to hold, after its text was edited."""
    text = edit(content.removeprefix(_BOM).decode("utf-8"))
    return (_BOM if content.startswith(_BOM) else b"") + text.encode("utf-8")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else quoted(name)


def _written(values: Mapping[str, str]) -> list[str]:
    return [f"{key} = {quoted(value)}" for key, value in values.items()]


def _is_header(line: str, section: str, name: str | None) -> bool:
    if name is None:
        which = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
    else:
        bare = f"|{re.escape(name)}" if _BARE.fullmatch(name) else ""
        which = rf"""(?:["']{re.escape(name)}["']{bare})"""
    return re.match(rf"[ \t]*\[[ \t]*{section}[ \t]*\.[ \t]*{which}[ \t]*\][ \t]*(#.*)?$", line) is not None


def _span(lines: list[str], section: str, name: str | None) -> tuple[int, int] | None:
    """The lines of a table without its header and without what stands above the next; of any name, the last one."""
    begin = next((index for index in reversed(range(len(lines))) if _is_header(lines[index], section, name)), None)
    if begin is None:
        return None
    end = next((index for index in range(begin + 1, len(lines)) if _HEADER.match(lines[index])), len(lines))
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return begin + 1, end


def _appended(lines: list[str], section: str, table: list[str]) -> list[str]:
    last = _span(lines, section, None)
    if last is not None:
        return [*lines[: last[1]], "", *table, *lines[last[1] :]]
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return [*lines[:end], *([""] if end else []), *table, ""]


def _changed(lines: list[str], values: Mapping[str, str]) -> list[str]:
    left = dict(values)
    found = []
    for line in lines:
        match = re.match(rf"([ \t]*([\w-]+)[ \t]*=[ \t]*){_VALUE}(.*)$", line)
        if match is None:
            found.append(line)
        elif match[2] in left:
            found.append(f"{match[1]}{quoted(left.pop(match[2]))}{match[3]}")
    return [*found, *_written(left)]


def _says(before: str, after: str, section: str, name: str, values: Mapping[str, str] | None) -> bool:
    """Whether the text says what it said, and the table what it should; without `values` there is to be none."""
    try:
        wanted, found = tomllib.loads(before), tomllib.loads(after)
    except tomllib.TOMLDecodeError:
        return False
    tables: dict[str, Any] = wanted.setdefault(section, {})
    if values is not None:
        tables[name] = dict(values)
    elif tables.pop(name, None) is None:
        return False
    elif not tables:
        del wanted[section]
    return wanted == found

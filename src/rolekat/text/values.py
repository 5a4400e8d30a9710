"""Values as lines of YAML, in the forms in which people write a catalog."""

import re
from collections.abc import Sequence
from typing import Any, Final

from rolekat.text.changing import Bare, Flow
from rolekat.text.yaml_text import WIDTH, YamlWriter, one_line, scalar

_BARE: Final = re.compile(r"\d{4}-\d\d-\d\d|[1-9]\d{0,3}(?: (?:day|week|month|year)s?)?")
"""Days, small numbers and intervals, which mean themselves."""
_CUTTING: Final = re.compile(r"[,\[\]{}]")
_WORDY: Final = 60
"""A longer text is prose: it stands in a block."""


_NUMBER: Final = re.compile(r"\d+(\.\d+)*")


def key_text(key: str) -> str:
    """A key as it is written: a version in quotes, so that no editor takes it for a number."""
    return f'"{key}"' if _NUMBER.fullmatch(key) else key


def flow(value: Any) -> bool:
    """Whether a value can stand on one line: an id, a day, a short text, a list of such, a map of such in braces."""
    if isinstance(value, str):
        return "\n" not in value.strip() and len(value) <= _WORDY
    if isinstance(value, Flow):
        return len(one_line_of(value)) <= WIDTH and all(map(flow, value.values()))
    if isinstance(value, (list, tuple)):
        return bool(value) and all(isinstance(part, str) for part in value)
    return value is None


def one_line_of(value: Any, quote: str | None = None, *, in_flow: bool = False) -> str:
    """A value on one line, in quotes where it must be, or where `quote` says that it was."""
    if value is None:
        return ""
    if isinstance(value, dict):
        inside = ", ".join(f"{key_text(key)}: {one_line_of(part, in_flow=True)}" for key, part in value.items())
        return f"{{{inside}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(one_line_of(part, in_flow=True) for part in value)}]"
    if isinstance(value, Bare):
        return str(value)
    text = one_line(value)
    if quote == "'" and "\\" not in text:
        return "'" + text.replace("'", "''") + "'"
    if quote == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if _BARE.fullmatch(text):
        return text
    found = scalar(text)
    if in_flow and not found.startswith('"') and _CUTTING.search(found):
        return f'"{found}"'
    return found


def lines_of(key: str | None, value: Any, indent: str, *, braces: bool = False, gap: int = 1) -> list[str]:
    """An entry of a map, or of a list where there is no key, as lines. `braces`: maps stand in them where they can."""
    lines = str(_written(key, value, indent, braces=braces)).removesuffix("\n").split("\n")
    if key is None:
        inner = indent + " " * (1 + gap)
        lines = [line if not line else inner + line[len(indent) :] for line in lines]
        lines[0] = f"{indent}-{' ' * gap}{lines[0].lstrip(' ')}"
    return lines


def _written(key: str | None, value: Any, indent: str, *, braces: bool) -> YamlWriter:
    writer = YamlWriter(indent)
    if key is None:
        if isinstance(value, dict) and not (isinstance(value, Flow) and flow(value)):
            for name, part in value.items():
                _write(writer, name, part, braces=braces)
        else:
            writer.line(one_line_of(value))
    else:
        _write(writer, key, value, braces=braces)
    return writer


def _write(writer: YamlWriter, key: str, value: Any, *, braces: bool) -> None:
    key = key_text(key)
    if value is None or value in ({}, []):
        writer.bare(key)
    elif isinstance(value, str):
        if _BARE.fullmatch(value) or (flow(value) and "\n" not in value):
            writer.value(key, one_line_of(value))
        else:
            writer.prose(key, value)
    elif isinstance(value, dict):
        small = Flow(value) if braces else value
        if isinstance(small, Flow) and flow(small):
            writer.value(key, one_line_of(small))
        else:
            with writer.block(key):
                for name, part in value.items():
                    _write(writer, name, part, braces=False)
    else:
        _write_list(writer, key, value)


def _write_list(writer: YamlWriter, key: str, value: Sequence[Any]) -> None:
    if all(isinstance(part, str) for part in value):
        writer.ids(key, [one_line_of(part, in_flow=True) for part in value])
        return
    writer.bare(key)
    with writer.indented():
        for part in value:
            for line in lines_of(None, part, writer.indent):
                writer.line(line[len(writer.indent) :])

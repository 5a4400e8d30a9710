"""`rolekat.toml`: where the catalog lies and what is usual in this repository."""

import os
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from rolekat.errors import UsageError

NAME: Final = "rolekat.toml"
SHIPPED: Final = "shipped"
DEFAULT_SOURCES: Final = ("catalog", SHIPPED)


class Config(NamedTuple):
    """The settings of a repository; `folder` is where they were found, or the current folder."""

    folder: str
    found: bool = False
    lang: str | None = None
    sources: tuple[str, ...] = DEFAULT_SOURCES
    """Folders with catalog files; `shipped` stands for the catalog that comes with rolekat."""
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    render_to: str = "rollekatalog"
    templates: str = "templates"


# Section and key in the file -> field and what it must be.
_KEYS: Final[dict[tuple[str, str], tuple[str, type]]] = {
    ("", "lang"): ("lang", str),
    ("", "sources"): ("sources", list),
    ("check", "fail-on"): ("fail_on", str),
    ("check", "select"): ("select", list),
    ("check", "ignore"): ("ignore", list),
    ("render", "to"): ("render_to", str),
    ("render", "templates"): ("templates", str),
}
_CHOICES: Final = {"fail_on": ("error", "warning", "note", "never"), "lang": ("da", "en", "nb", "nn")}


def find_config(start: str | None = None) -> Config:
    """The settings of the nearest folder, from `start` upwards, that has a `rolekat.toml`.

    Raises:
        UsageError: the file is not TOML, or says something that rolekat does not know.
    """
    start = start or os.getcwd()
    folder = start
    while True:
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return _read(path, folder)
        above = os.path.dirname(folder)
        if above == folder:
            return Config(start)
        folder = above


def _read(path: str, folder: str) -> Config:
    import tomllib

    shown = os.path.relpath(path)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            data = tomllib.loads(file.read())
    except UnicodeDecodeError:
        raise UsageError("config-unreadable", file=shown, detail="UTF-8") from None
    except RecursionError:
        raise UsageError("config-unreadable", file=shown, detail="[[[…") from None
    except (tomllib.TOMLDecodeError, OSError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise UsageError("config-unreadable", file=shown, detail=detail) from None
    values: dict[str, Any] = {}
    for section, name, value in _flat(data):
        field, kind = _KEYS.get((section, name), (None, str))
        key = f"{section}.{name}" if section else name
        if field is None:
            known = ", ".join(".".join(filter(None, pair)) for pair in _KEYS)
            raise UsageError("config-unknown-key", file=shown, key=key, known=known)
        wanted = "list" if kind is list else "text"
        if not _is(value, kind):
            raise UsageError(f"config-{wanted}-expected", file=shown, key=key)
        if field in _CHOICES and value not in _CHOICES[field]:
            raise UsageError("config-choice", file=shown, key=key, value=value, known=", ".join(_CHOICES[field]))
        values[field] = tuple(value) if isinstance(value, list) else value
    return Config(folder, found=True, **values)


def _is(value: object, kind: type) -> bool:
    if isinstance(value, list):
        return kind is list and all(_is(item, str) for item in value)
    return isinstance(value, kind) and not (isinstance(value, str) and "\0" in value)  # no path can hold it


def _flat(data: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    rows: list[tuple[str, str, Any]] = []
    for name, value in data.items():
        if isinstance(value, dict):
            rows += [(name, inner, part) for inner, part in value.items()]
        else:
            rows.append(("", name, value))
    return rows

"""`rolekat.toml`: where the catalog lies and what is usual in this repository."""

import os
from collections.abc import Mapping
from typing import Any, Final

from rolekat.errors import UsageError
from rolekat.gregorian import is_day
from rolekat.language import LANGUAGES
from rolekat.record import Record
from rolekat.text.toml import read_toml
from rolekat.text.words import year_first

NAME: Final = "rolekat.toml"
SHIPPED: Final = "shipped"
DEFAULT_SOURCES: Final = ("catalog", SHIPPED)


class Copied(Record):
    """What `rolekat update` copies into this repository, and where from: a table such as `[galleries.kombit]`."""

    section: str
    """`galleries`, or `folders` for a folder with catalog files of any kind."""
    name: str
    """Of a gallery: the folder that it lies in, below `roles`."""
    from_: str
    """`shipped`, a folder as seen from the settings, or an address of git."""
    revision: str | None = None
    """Of a repository of git: a tag, a branch or a commit."""
    version: str | None = None
    gallery: str | None = None
    """The gallery's id, where it is not the name."""
    path: str | None = None
    """The folder there, where it is not found by itself."""
    into: str | None = None
    """The folder here, where it is not the usual one."""


class Config(Record):
    """The settings of a repository; `folder` is where they were found, or the current folder."""

    folder: str
    found: bool = False
    lang: str | None = None
    sources: tuple[str, ...] = DEFAULT_SOURCES
    """Folders with catalog files; `shipped` stands for the catalog that comes with rolekat."""
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    new_since: str | None = None
    """The revision whose findings do not count any more, in a catalog with old debts."""
    as_of: str | None = None
    """The day that everything is worked out for, in a repository that is an example; else it is today."""
    lead_time: int = 60
    """Days before a phase in which the roles that it makes mandatory should be filled."""
    ending_within: int = 60
    """Days before the end of a term or a contract in which it is worth a warning."""
    max_mandatory_roles: int = 12
    """How many mandatory roles one person may hold."""
    exit_lead_time: int = 365
    """Days before the end of a system's contract in which it should be settled what comes then."""
    register: str | None = None
    """The contact register: a file for all organisations, or a folder with one for each."""
    verified_within: str = "12 months"
    """How long what the register says of somebody counts as verified."""
    render_to: str = "rollekatalog"
    templates: str = "templates"
    copied: tuple[Copied, ...] = ()
    """What lies here that comes from elsewhere."""


# Section and key in the file -> field and what it must be.
_KEYS: Final[dict[tuple[str, str], tuple[str, type]]] = {
    ("", "lang"): ("lang", str),
    ("", "sources"): ("sources", list),
    ("", "as-of"): ("as_of", str),
    ("staffing", "lead-time"): ("lead_time", int),
    ("staffing", "ending-within"): ("ending_within", int),
    ("staffing", "max-mandatory-roles"): ("max_mandatory_roles", int),
    ("staffing", "exit-lead-time"): ("exit_lead_time", int),
    ("contacts", "register"): ("register", str),
    ("contacts", "verified-within"): ("verified_within", str),
    ("check", "fail-on"): ("fail_on", str),
    ("check", "select"): ("select", list),
    ("check", "ignore"): ("ignore", list),
    ("check", "new-since"): ("new_since", str),
    ("render", "to"): ("render_to", str),
    ("render", "templates"): ("templates", str),
}
COPIED: Final = ("galleries", "folders")
"""The tables of what is copied from elsewhere."""
KEYS_OF_COPIED: Final = ("from", "revision", "version", "gallery", "path", "into")
_CHOICES: Final = {"fail_on": ("error", "warning", "note", "never"), "lang": LANGUAGES}


def find_config(start: str | None = None, top: str | None = None) -> Config:
    """The settings of the nearest folder, from `start` upwards and no further than `top`, that has a `rolekat.toml`.

    Raises:
        UsageError: it is no file, is not TOML, or says something that rolekat does not know.
    """
    start = start or os.getcwd()
    folder = start
    while True:
        path = os.path.join(folder, NAME)
        if os.path.isfile(path):
            return _read(path, folder)
        if os.path.lexists(path):  # settings that are meant to be there are not passed over
            raise UsageError("config-no-file", file=os.path.relpath(path))
        above = os.path.dirname(folder)
        if folder in (top, above):
            return Config(start)
        folder = above


def _read(path: str, folder: str) -> Config:
    shown = os.path.relpath(path)
    data = _data(path, shown)
    values: dict[str, Any] = {"copied": _copied(data, shown)} if any(name in data for name in COPIED) else {}
    for section, name, value in _flat(data):
        field, kind = _KEYS.get((section, name), (None, str))
        key = f"{section}.{name}" if section else name
        if field is None:
            known = ", ".join(".".join(filter(None, pair)) for pair in _KEYS)
            raise UsageError("config-unknown-key", file=shown, key=key, known=known)
        wanted = {list: "list", int: "number"}.get(kind, "text")
        if not _is(value, kind):
            raise UsageError(f"config-{wanted}-expected", file=shown, key=key)
        if field in _CHOICES and value not in _CHOICES[field]:
            raise UsageError("config-choice", file=shown, key=key, value=value, known=", ".join(_CHOICES[field]))
        if field == "as_of" and not is_day(value):
            raise UsageError("config-day", file=shown, key=key, value=value)
        if field == "verified_within" and not is_interval(value):
            raise UsageError("config-interval", file=shown, key=key, value=value)
        values[field] = tuple(value) if isinstance(value, list) else value
    return Config(folder, found=True, **values)


def _data(path: str, shown: str) -> dict[str, Any]:
    """What the file of settings says.

    Raises:
        UsageError: it cannot be read, or is not TOML.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
        return read_toml(text)
    except UnicodeDecodeError:
        raise UsageError("config-not-utf8", file=shown) from None
    except RecursionError:
        raise UsageError("config-unreadable", file=shown, detail="[[[…") from None
    except OSError as error:
        raise UsageError("config-unreadable", file=shown, detail=error.strerror or str(error)) from None
    except ValueError as error:
        why, _, where = str(error).partition("at line ")
        line = where.partition(",")[0] or text.rstrip().count("\n") + 1  # else the end
        twice = why.startswith("Cannot ")  # what tomllib says of what is there already, and of nothing else
        raise UsageError("config-twice" if twice else "config-not-toml", file=shown, line=line) from None


_ENDLESS: Final = 100_000
"""More days than anybody looks ahead."""


def checked_day(text: str) -> str:
    """A day that somebody named.

    Raises:
        UsageError: it is none; the message offers the one that is meant where it is written with the day first.
    """
    if is_day(text):
        return text
    near = year_first(text)
    if is_day(near):
        raise UsageError("not-a-day-near", given=text, near=near)
    raise UsageError("not-a-day", given=text)


def _copied(data: dict[str, Any], shown: str) -> tuple[Copied, ...]:
    """Take the tables of what is copied out of the settings.

    Raises:
        UsageError: they are no tables, or say something that rolekat does not know.
    """
    found = []
    for section in COPIED:
        for name, about in _table(data.pop(section, {}), section, shown).items():
            key = f"{section}.{name}"
            given = dict(_table(about, key, shown))
            for inner, value in given.items():
                if inner not in KEYS_OF_COPIED:
                    known = ", ".join(KEYS_OF_COPIED)
                    raise UsageError("config-unknown-key", file=shown, key=f"{key}.{inner}", known=known)
                if not _is(value, str):
                    raise UsageError("config-text-expected", file=shown, key=f"{key}.{inner}")
            if not is_folder_name(name):
                raise UsageError("config-copied-name", file=shown, key=key)
            if "from" not in given:
                raise UsageError("config-text-expected", file=shown, key=f"{key}.from")
            found.append(Copied(section, name, given.pop("from"), **given))
    return tuple(found)


def _table(value: Any, key: str, shown: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise UsageError("config-table-expected", file=shown, key=key)
    return value


def is_folder_name(name: str) -> bool:
    """Whether a name can be that of a folder anywhere, and leads nowhere else."""
    return name.replace("-", "a").replace("_", "a").replace(".", "a").isalnum() and name.isascii() and name[0] != "."


def is_interval(text: str) -> bool:
    """Whether a text is an interval such as `12 months`, as everywhere in a catalog."""
    import re

    return re.fullmatch(r"[1-9][0-9]* (days?|weeks?|months?|years?)", text) is not None


def _is(value: object, kind: type) -> bool:
    if isinstance(value, list):
        return kind is list and all(_is(item, str) for item in value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _ENDLESS
    return isinstance(value, kind) and not (isinstance(value, str) and "\0" in value)  # no path can hold it


def _flat(data: Mapping[str, Any]) -> list[tuple[str, str, Any]]:
    rows: list[tuple[str, str, Any]] = []
    for name, value in data.items():
        if isinstance(value, dict):
            rows += [(name, inner, part) for inner, part in value.items()]
        else:
            rows.append(("", name, value))
    return rows

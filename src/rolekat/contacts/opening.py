"""From the settings of a repository to its register."""

import os
import re
from typing import Final

from rolekat.config import NAME, SHIPPED, Config
from rolekat.contacts.reading import TABLES, organisation_of, read_register_file
from rolekat.contacts.register import Register, RegisterFile
from rolekat.findings.finding import Place
from rolekat.findings.located import text_of
from rolekat.library.discover import SUFFIXES
from rolekat.paths import from_here, lies_within
from rolekat.text.lines import Lines
from rolekat.text.problem import START, Problem

_SHEETS: Final = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
"""What is passed over in silence would be taken for read."""
_SETTING: Final = re.compile(r"^[ \t]*(?P<key>(?:contacts\.)?register)[ \t]*=", re.MULTILINE)


def register_path(config: Config) -> str | None:
    """The file or folder that the settings name as the register, as it is written from here."""
    return from_here(os.path.join(config.folder, config.register)) if config.register else None


def register_files(config: Config) -> list[str]:
    """The files of the register, in order; none where it is not here."""
    path = register_path(config)
    if path is None or not os.path.lexists(path):
        return []
    if not os.path.isdir(path):
        return [path]
    try:
        names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    except OSError:
        return [path]  # which cannot be read, and whoever tries will say why
    wanted = (*TABLES, *SUFFIXES, *_SHEETS)
    return [os.path.join(path, name) for name in names if name.lower().endswith(wanted)]


def open_register(config: Config) -> Register:
    """The register that the settings name; an empty one where they name none, or where it is not here."""
    path = register_path(config)
    if path is None:
        return Register()
    files: list[RegisterFile] = []
    read: dict[str | None, str] = {}
    for file in register_files(config):
        organisation = organisation_of(file) if file != path else None
        found = read_register_file(file, organisation)
        if organisation in read:
            params = (("organisation", organisation or ""), ("first", os.path.basename(read[organisation])))
            found = found._replace(contacts={}, problems=(Problem("duplicate-key", START, "register", params),))
        read.setdefault(organisation, file)
        files.append(found)
    inside = next((source for source in config.sources if source != SHIPPED and _is_inside(path, source, config)), "")
    return Register(tuple(files), path=path, setting=_setting(config), inside=inside)


def _is_inside(path: str, source: str, config: Config) -> bool:
    """Whether the register lies in a source; where that is the whole repository, it can lie nowhere else."""
    folder = os.path.join(config.folder, source)
    return lies_within(path, folder) and not lies_within(config.folder, folder)


def _setting(config: Config) -> Place:
    """Where the settings name the register."""
    file = from_here(os.path.join(config.folder, NAME))
    text = text_of(file)
    match = _SETTING.search(text)
    return Place(file, span=Lines(text).span(match.start("key"), match.end("key")) if match else START)

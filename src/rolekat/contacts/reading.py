"""One file of the register: from its bytes to people."""

import os
from types import MappingProxyType
from typing import Final

from rolekat.contacts.people import judge
from rolekat.contacts.register import RegisterFile
from rolekat.contacts.rows import people_in
from rolekat.findings.mark import MARK
from rolekat.library.discover import SUFFIXES
from rolekat.library.loading import unreadable, value_of, without_consequences
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.problem import START, Problem

TABLES: Final = (".csv",)
_SHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""What the files of spreadsheets begin with, under whatever name: compressed folders, and Excel's old form."""
_OF_A_TABLE: Final = {"message": "csv", "latin1": "csv-latin1", "utf16": "csv-utf16"}
"""The variants of `not-utf8` for somebody who saves a table from a spreadsheet."""


def read_register_file(file: str, organisation: str | None = None) -> RegisterFile:
    """Read one file of the register; never raises for what it holds."""
    try:
        data = read_bytes(file)
    except OSError as error:
        return _nobody(file, organisation, unreadable(error))
    is_table = file.lower().endswith(TABLES)
    if data.startswith(_SHEETS) or not (is_table or file.lower().endswith(SUFFIXES)):
        return _nobody(file, organisation, Problem("unreadable-file", START, "register"))
    text, problems = decode(data)
    if is_table:
        problems = [_in_a_table(problem) for problem in problems if problem.rule != "hard-space-indent"]
    if text is None or any(problem.fatal for problem in problems):
        return _nobody(file, organisation, *problems)
    if is_table:
        table = people_in(text)
        contacts = MappingProxyType(table.contacts)
        return RegisterFile(file, organisation, contacts, (*problems, *table.problems), MappingProxyType(table.spans))
    value, found = value_of(text)
    problems += found
    if any(problem.fatal for problem in problems):
        return _nobody(file, organisation, *problems)
    if not isinstance(value, dict):
        return _nobody(file, organisation, *problems, Problem("not-a-map", START, "register"))
    people = judge(value)
    problems += without_consequences(people.problems, problems)
    return RegisterFile(
        file, organisation, MappingProxyType(people.contacts), tuple(problems), suppressing=MARK in text
    )


def _nobody(file: str, organisation: str | None, *problems: Problem) -> RegisterFile:
    return RegisterFile(file, organisation, MappingProxyType({}), problems)


def _in_a_table(problem: Problem) -> Problem:
    return problem._replace(variant=_OF_A_TABLE[problem.variant]) if problem.rule == "not-utf8" else problem


def organisation_of(file: str) -> str:
    """The organisation that a file in the register's folder is named after."""
    return os.path.splitext(os.path.basename(file))[0]

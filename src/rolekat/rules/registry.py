"""Finds the rules: every module in a family's folder is one. A check finds them in `table.py`, made of those."""

import functools
import importlib
import os
from operator import attrgetter
from types import ModuleType
from typing import Any, Final, Literal, TypeAlias

from rolekat.findings.finding import Rule
from rolekat.lazy import lazy
from rolekat.rules.entering import Check
from rolekat.rules.table import TABLE

FAMILIES: Final = ("text", "references", "galleries", "systems", "staffing", "review", "privacy", "suppressions")
Subject: TypeAlias = Literal[
    "file", "gallery", "catalog", "system", "staffing", "organisation", "library", "register", "review"
]  # fmt: skip

FOLDER: Final = os.path.dirname(__file__)


@functools.cache
def modules(family: str) -> tuple[ModuleType, ...]:
    """The rule modules of a family, in the order of their codes."""
    names = [name[:-3] for name in sorted(os.listdir(os.path.join(FOLDER, family))) if name.endswith(".py")]
    found = [importlib.import_module(f"rolekat.rules.{family}.{name}") for name in names if name != "__init__"]
    return tuple(sorted(found, key=lambda module: module.RULE.code))


def rules() -> list[Rule]:
    """Every rule, by code."""
    return sorted((module.RULE for family in FAMILIES for module in modules(family)), key=lambda rule: rule.code)


@functools.cache
def text_rule(name: str) -> Rule:
    """The rule that the reader names: of the family `text`, or of the one that stands before it."""
    family, _, own = name.rpartition("/")
    module: Any = importlib.import_module(f"rolekat.rules.{family or 'text'}.{own.replace('-', '_')}")
    rule: Rule = module.RULE
    return rule


def checks(subject: Subject, what: Any) -> list[Check]:
    """The checks of something that may find something in it. Their modules are loaded when they are first entered."""
    entered: list[Check] = []
    for group in _groups(subject):
        there = group.there
        if there is None or there(what):
            entered += group.checks
    return entered


class _Group:
    """Checks for which the same must be there."""

    def __init__(self, subject: Subject, there: str, names: tuple[str, ...]) -> None:
        self.there = attrgetter(there) if there else None
        self._function = f"check_{subject}"
        self._names = names

    @lazy
    def checks(self) -> tuple[Check, ...]:
        """The checks themselves."""
        found = [importlib.import_module(f"rolekat.rules.{name}") for name in self._names]
        return tuple([getattr(module, self._function) for module in found])


@functools.cache
def _groups(subject: Subject) -> tuple[_Group, ...]:
    return tuple([_Group(subject, there, names) for there, names in TABLE[subject]])


def folder_of(rule: Rule) -> str:
    """The family's folder in which the rule's module, pages and cases lie."""
    family = next(family for family in FAMILIES if any(module.RULE.code == rule.code for module in modules(family)))
    return os.path.join(FOLDER, family)

"""Finds the rules: every module in a family's folder is one."""

import functools
import importlib
import os
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, Final, Literal, TypeAlias

from rolekat.findings.finding import Finding, Rule

FAMILIES: Final = ("text", "references", "galleries", "systems", "staffing", "review", "privacy", "suppressions")
_OF_CATALOGS: Final = ("references", "galleries", "systems", "privacy")
_OF_STAFFING: Final = ("references", "staffing", "review")
_OF_REGISTERS: Final = ("references", "staffing", "privacy")
"""The families that check, by what they check. What the others document, the reader and the reading of comments find.
A run without findings, or without organisations, need not load all modules. A test holds this to be so."""
Subject: TypeAlias = Literal[
    "file", "gallery", "catalog", "system", "staffing", "organisation", "library", "register", "review"
]  # fmt: skip
_STAFFING: Final = ("staffing", "organisation", "review")
Check: TypeAlias = Callable[..., Iterator[Finding]]

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
    """The rule of the family `text` that the reader names."""
    module: Any = importlib.import_module(f"rolekat.rules.text.{name.replace('-', '_')}")
    rule: Rule = module.RULE
    return rule


@functools.cache
def checks(subject: Subject) -> tuple[Check, ...]:
    """What checks a subject, by family and code."""
    named = f"check_{subject}"
    families = _OF_REGISTERS if subject == "register" else _OF_STAFFING if subject in _STAFFING else _OF_CATALOGS
    return tuple(getattr(module, named) for family in families for module in modules(family) if hasattr(module, named))


def folder_of(rule: Rule) -> str:
    """The family's folder in which the rule's module, pages and cases lie."""
    family = next(family for family in FAMILIES if any(module.RULE.code == rule.code for module in modules(family)))
    return os.path.join(FOLDER, family)

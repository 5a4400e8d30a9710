"""Pages of docs/ of which some parts are made: what a command prints, and the keys of what it prints as JSON."""

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Final

from tests.commands import rolekat_in

from rolekat.schema.reference import shape_tables

ROOT: Final = Path(__file__).parents[2]


def shapes(*modules: ModuleType) -> dict[str, type]:
    """The named tuples of some modules: what JSON is made of."""
    return {
        name: found
        for module in modules
        for name, found in vars(module).items()
        if isinstance(found, type) and hasattr(found, "_fields") and found.__module__ == module.__name__
    }


def printed(command: str, folder: Path) -> str:
    """What a command prints in a folder; it must not fail."""
    quiet = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"}
    done = rolekat_in(folder, shlex.split(command), {**quiet, "ROLEKAT_LANG": "en", "COLUMNS": "96", "NO_COLOR": "1"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def block(begin: str, end: str) -> re.Pattern[str]:
    """What stands between two marks of a page."""
    return re.compile(rf"(<!-- {begin} -->\n).*?(<!-- end of {end} -->)", re.DOTALL)


def holds(page: Path, classes: dict[str, type], example: Callable[[str], str], *, update: bool, **tables: str) -> None:
    """See that a page shows what is: what commands print, the keys of shapes, and tables that stand by their names."""
    text, written = page.read_text("utf-8"), set[str]()
    made = block("example: (.*?)", "example").sub(
        lambda found: f"{found[1]}\n```console\n$ rolekat {found[2]}\n{example(found[2])}```\n\n{found[3]}", text
    )
    made = block(r"keys of (\w+)", "keys").sub(
        lambda found: f"{found[1]}\n{_deeper(shape_tables(classes, found[2], written))}\n\n{found[3]}", made
    )
    for name, table in tables.items():
        made = block(name, name).sub(lambda found, table=table: f"{found[1]}\n{table}\n\n{found[2]}", made)  # type: ignore[misc]
    if update:
        page.write_text(made, "utf-8", newline="\n")
    assert made == page.read_text("utf-8"), "pytest --update refreshes it"


def _deeper(tables: str) -> str:
    return re.sub("^###", "####", tables, flags=re.MULTILINE)

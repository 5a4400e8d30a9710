"""One file: from its path to its model, and what is wrong with it."""

import os
from typing import Any, NamedTuple

from rolekat.library.validation import kind_of, validate
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.problem import START, Problem
from rolekat.text.reader import read


class Loaded(NamedTuple):
    """A file that was read. `model` is `None` where what it says cannot be relied on."""

    file: str
    kind: str | None
    model: Any
    value: Any
    text: str
    problems: list[Problem]


def load(file: str) -> Loaded:
    """Read and validate one catalog file; never raises for what the file holds or for a file that is gone."""
    try:
        data = read_bytes(file)
    except OSError as error:
        problem = Problem("unreadable-file", START, params=(("reason", error.strerror or str(error)),))
        return Loaded(file, None, None, None, "", [problem])
    text, problems = decode(data)
    if text is None or any(problem.fatal for problem in problems):
        return Loaded(file, None, None, None, text or "", problems)
    reading = read(text)
    value = reading.value
    problems += reading.problems
    kind = kind_of(value) if isinstance(value, dict) else None
    if any(problem.fatal for problem in problems):
        return Loaded(file, kind, None, value, text, problems)
    if not isinstance(value, dict):
        variant = "message" if value is None else "list" if isinstance(value, list) else "scalar"
        return Loaded(file, None, None, value, text, [*problems, Problem("not-a-map", START, variant)])
    kind = kind or _kind_by_folder(file)
    if kind is None:
        return Loaded(file, None, None, value, text, [*problems, Problem("unknown-kind", START)])
    model, invalid = validate(kind, value)
    return Loaded(file, kind, model, value, text, problems + invalid)


def _kind_by_folder(file: str) -> str | None:
    # Where the first key is misspelt the folder still tells what was meant, and the key can be mended.
    name = os.path.basename(file).partition(".")[0]
    folders = os.path.dirname(file).replace("\\", "/").split("/")
    if name == "gallery":
        return "gallery"
    if len(folders) > 1 and folders[-2] == "roles":
        return "role"
    return {"systems": "system", "profiles": "profile"}.get(folders[-1])

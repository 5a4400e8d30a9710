"""One file: from its path to its model, and what is wrong with it."""

import errno
import functools
from typing import Any, Final

from rolekat.library.kinds import MODELS, kind_of
from rolekat.library.taking import UnfitError, take
from rolekat.record import Record
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.plain import read_plain
from rolekat.text.problem import START, Problem

_MANY: Final = ("staffing", "system")
"""The kinds that there are thousands of."""


class Loaded(Record):
    """A file that was read. `model` is `None` where what it says cannot be relied on."""

    file: str
    kind: str | None
    model: Any
    kept: Any
    """What the file says; `None` for one of many without a fault: it takes as much room as the model, and few ask."""
    text: str
    problems: list[Problem]

    @property
    def value(self) -> Any:
        """What the file says, as it stands there."""
        return _said_again(self.text) if self.kept is None and self.model is not None else self.kept


def load(file: str) -> Loaded:
    """Read and validate one catalog file; never raises for what the file holds or for a file that is gone."""
    try:
        data = read_bytes(file)
    except OSError as error:
        return Loaded(file, None, None, None, "", [unreadable(error)])
    text, problems = decode(data)
    if text is None or any(problem.fatal for problem in problems):
        return Loaded(file, None, None, None, text or "", problems)
    value, found = value_of(text)
    problems += found
    kind = kind_of(value, file) if isinstance(value, dict) else None
    if any(problem.fatal for problem in problems):
        return Loaded(file, kind, None, value, text, problems)
    if not isinstance(value, dict):
        variant = "message" if value is None else "list" if isinstance(value, list) else "scalar"
        return Loaded(file, None, None, value, text, [*problems, Problem("not-a-map", START, variant)])
    if kind is None:
        return Loaded(file, None, None, value, text, [*problems, Problem("unknown-kind", START)])
    try:
        model = take(MODELS[kind], value)
        return Loaded(file, kind, model, None if kind in _MANY else value, text, problems)
    except UnfitError:
        from rolekat.library.validation import validate  # which most runs can do without
    model, invalid = validate(kind, value)
    return Loaded(file, kind, model, value, text, problems + without_consequences(invalid, problems))


@functools.lru_cache(maxsize=16)
def _said_again(text: str) -> Any:
    return value_of(text)[0]


def value_of(text: str) -> tuple[Any, list[Problem]]:
    """What a text says, and what is wrong with how it says it."""
    value = read_plain(text)
    if value is not None:
        return value, []
    from rolekat.text.reader import read  # libyaml, which most files can do without

    reading = read(text)
    return reading.value, reading.problems


def without_consequences(invalid: list[Problem], known: list[Problem]) -> list[Problem]:
    """What is wrong with the values, without what only follows from a `null` or from a text that a comma cut."""
    nulls = {problem.path for problem in known if problem.rule == "null-value"}
    cuts = {dict(problem.params)["key"] for problem in known if problem.rule == "cut-by-comma"}
    return [
        problem
        for problem in invalid
        if problem.path not in nulls and (problem.rule != "unknown-key" or dict(problem.params)["key"] not in cuts)
    ]


_REASONS: Final = {
    errno.ENOENT: "missing",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EISDIR: "folder",
    errno.EINVAL: "special",
    errno.ENXIO: "special",
    errno.ELOOP: "loop",
}


def unreadable(error: OSError) -> Problem:
    """Why a file cannot be read."""
    variant = _REASONS.get(error.errno or 0, "message")
    return Problem("unreadable-file", START, variant, (("reason", error.strerror or str(error)),))

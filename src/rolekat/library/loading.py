"""One file: from its path to its model, and what is wrong with it."""

import errno
import os
from typing import Any, Final, NamedTuple

from rolekat.library.validation import kind_of, validate
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.plain import read_plain
from rolekat.text.problem import START, Problem


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
        return Loaded(file, None, None, None, "", [_unreadable(error)])
    text, problems = decode(data)
    if text is None or any(problem.fatal for problem in problems):
        return Loaded(file, None, None, None, text or "", problems)
    value: Any = read_plain(text)
    if value is None:
        from rolekat.text.reader import read  # libyaml, which most files can do without

        value, _, found = read(text)
        problems += found
    kind = _kind(value, file) if isinstance(value, dict) else None
    if any(problem.fatal for problem in problems):
        return Loaded(file, kind, None, value, text, problems)
    if not isinstance(value, dict):
        variant = "message" if value is None else "list" if isinstance(value, list) else "scalar"
        return Loaded(file, None, None, value, text, [*problems, Problem("not-a-map", START, variant)])
    if kind is None:
        return Loaded(file, None, None, value, text, [*problems, Problem("unknown-kind", START)])
    model, invalid = validate(kind, value)
    nulls = {problem.path for problem in problems if problem.rule == "null-value"}
    invalid = [problem for problem in invalid if problem.path not in nulls]
    return Loaded(file, kind, model, value, text, problems + invalid)


_REASONS: Final = {
    errno.ENOENT: "missing",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.EISDIR: "folder",
    errno.EINVAL: "special",
    errno.ENXIO: "special",
    errno.ELOOP: "loop",
}


def _unreadable(error: OSError) -> Problem:
    variant = _REASONS.get(error.errno or 0, "message")
    return Problem("unreadable-file", START, variant, (("reason", error.strerror or str(error)),))


def _kind(value: dict[str, Any], file: str) -> str | None:
    """What a file is by its first telling key; where that is misspelt the folder still tells what was meant."""
    kind, expected = kind_of(value), _kind_by_folder(file)
    if kind == "profile" and expected == "system":
        return expected  # a system names its profile, too
    return kind or expected


def _kind_by_folder(file: str) -> str | None:
    name = os.path.basename(file).partition(".")[0]
    folders = os.path.dirname(file).replace("\\", "/").split("/")
    if name == "gallery":
        return "gallery"
    if len(folders) > 1 and folders[-2] == "roles":
        return "role"
    return {"systems": "system", "profiles": "profile"}.get(folders[-1])

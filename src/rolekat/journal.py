"""Writes several files all or none, also where the machine stops in the middle.

What is to be written is first laid into a folder of this process, with a list that says where each content belongs.
Renaming that folder to the one that everybody looks for (`UNFINISHED`) decides the change. It is carried out file by
file then, and whoever comes next finishes what an interruption left open (`finish_interrupted`). Before the renaming
nothing has happened. A file that is found to hold neither what it held before nor what it should hold was changed by
somebody else, and stays as it is.

Such a folder may also have come with a repository, from somebody who would like a mere check to write where they may
not. So what is found lying there is finished only where all of it belongs into the folder that it lies in.
"""

import contextlib
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from rolekat.errors import UsageError
from rolekat.paths import UNFINISHED, from_here, lies_within
from rolekat.writing import mode_of, write_bytes

_LIST: Final = "list.json"
_LONG: Final = 3600
"""Seconds after which what was being laid out is laid out by nobody any more."""


class Written(NamedTuple):
    """What a file held, and what it is to hold; `None` where there is no such file."""

    before: bytes | None
    after: bytes | None


def write_all(files: Mapping[str, Written], root: str) -> None:
    """Write, make and remove files, all or none of them. `root` is the folder that holds the list meanwhile.

    Raises:
        UsageError: a file has been changed meanwhile, or a place cannot be written to; then nothing was changed.
    """
    root = from_here(root)  # which is what somebody is told where a place cannot be written to
    finish_interrupted(root)
    for file, written in files.items():
        if _content(file) != written.before:
            raise UsageError("changed-meanwhile", path=file)
    if not files:
        return
    folder = os.path.join(root, UNFINISHED)
    _decide(files, root, folder)
    try:
        left = _carry_out(folder, root)
    except UsageError:
        _take_back(files)
        _clear(folder)
        raise
    except BaseException:  # somebody wants to stop, but the change is decided: it takes no longer to finish it
        _carry_out(folder, root)
        _clear(folder)
        raise
    if left:
        _take_back(files)
        _clear(folder)
        raise UsageError("changed-meanwhile", path=left[0])
    _clear(folder)


def finish_interrupted(root: str) -> None:
    """Finish a change that was interrupted while it was carried out, if there is one.

    Raises:
        UsageError: a place cannot be written to, or what lies there is no change of this folder alone.
    """
    root = from_here(root)
    folder = os.path.join(root, UNFINISHED)
    if os.path.isdir(folder):
        try:
            odd = next((file for file in _listed_in(folder) if not _is_within(file, root)), None)
        except (ValueError, TypeError, KeyError, RecursionError):  # no list that a change has written
            raise UsageError("unfinished-odd", folder=folder) from None
        if odd is not None:
            raise UsageError("unfinished-elsewhere", folder=folder, file=odd)
        _carry_out(folder, root)
        _clear(folder)


def _decide(files: Mapping[str, Written], root: str, folder: str) -> None:
    """Lay out what is to be written, and let everybody find it."""
    beside = f"{folder}-{os.getpid()}"
    try:
        shutil.rmtree(beside, ignore_errors=True)
        _lay_out(files, root, beside)
        _sweep(root, os.stat(beside).st_mtime)
        try:
            os.rename(beside, folder)
        except OSError:
            if not os.path.isdir(folder):
                raise
            raise UsageError("changed-meanwhile", path=next(iter(files))) from None  # by another who came first
        _sync(root)
    except OSError as error:
        raise UsageError("cannot-write", path=root, detail=error.strerror or str(error)) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _lay_out(files: Mapping[str, Written], root: str, folder: str) -> None:
    os.mkdir(folder)
    _write_through(os.path.join(folder, ".gitignore"), b"*\n")
    entries = []
    for number, (file, written) in enumerate(files.items()):
        if written.after is not None:
            beside = os.path.join(folder, str(number))
            _write_through(beside, written.after)
            os.chmod(beside, mode_of(file))
        where = os.path.relpath(file, root).replace(os.sep, "/")
        entries.append({"file": where, "before": _hash(written.before), "after": _hash(written.after)})
    content = json.dumps(entries, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape")
    _write_through(os.path.join(folder, _LIST), content)
    _sync(folder)


def _carry_out(folder: str, root: str) -> list[str]:
    """Put each content where it belongs; what is there already is left, so that several may do this, or one twice.

    Gives the files that hold something else than they should, because somebody changed them meanwhile.
    """
    left = []
    for number, entry in enumerate(_entries(folder)):
        path = os.path.join("" if root == os.curdir else root, *entry["file"].split("/"))
        now = _hash(_content(path))
        if now == entry["before"]:
            _put_laid_out(path, None if entry["after"] is None else os.path.join(folder, str(number)))
        elif now != entry["after"]:
            left.append(path)
    return left


def _entries(folder: str) -> list[Any]:
    """What the list of a change says; nothing where it is done."""
    try:
        with open(os.path.join(folder, _LIST), encoding="utf-8", errors="surrogateescape") as file:
            entries: list[Any] = json.load(file)
    except FileNotFoundError:
        return []
    return entries


def _listed_in(folder: str) -> list[str]:
    """The files of a change that somebody has left.

    Raises:
        ValueError, TypeError, KeyError: the list is not one that a change has written.
    """
    entries = _entries(folder)
    texts = [entry[key] for entry in entries for key in ("file", "before", "after") if entry[key] is not None]
    if not isinstance(entries, list) or not all(isinstance(text, str) and "\0" not in text for text in texts):
        raise ValueError
    return [str(entry["file"]) for entry in entries]


def _is_within(file: str, root: str) -> bool:
    """Whether a file of a list belongs into the folder, under its real name, and not to what git keeps there."""
    if os.path.isabs(file) or ".git" in file.lower().replace("\\", "/").split("/"):
        return False
    path = os.path.join(root, *file.split("/"))
    below = os.path.relpath(os.path.realpath(path), os.path.realpath(root)).lower()
    return lies_within(path, root) and not os.path.isdir(path) and ".git" not in below.split(os.sep)


def _put_laid_out(path: str, beside: str | None) -> None:
    """Put what was laid out in its place, or remove what is there."""
    if beside is None:
        _put(path, None)
        return
    place = os.path.realpath(path) if os.path.islink(path) else path
    try:
        os.makedirs(os.path.dirname(place) or ".", exist_ok=True)
        os.replace(beside, place)
    except FileNotFoundError:  # another put it there at the same time
        return
    except OSError as error:
        content = _content(beside) if error.errno == errno.EXDEV else None
        if content is None:
            raise UsageError("cannot-write", path=path, detail=error.strerror or str(error)) from None
        write_bytes(path, content)


def _put(path: str, content: bytes | None) -> None:
    if content is not None:
        write_bytes(path, content)
        return
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise UsageError("cannot-write", path=path, detail=error.strerror or str(error)) from None


def _take_back(files: Mapping[str, Written]) -> None:
    for file, written in files.items():
        if _content(file) == written.after != written.before:
            _put(file, written.before)


def _clear(folder: str) -> None:
    """The list goes first: without it what else lies there means nothing."""
    with contextlib.suppress(OSError):
        os.unlink(os.path.join(folder, _LIST))
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(root: str, now: float) -> None:
    """Remove what was laid out by processes that ended before they decided. `now` is what the disk takes for it."""
    with os.scandir(root) as entries:
        for entry in entries:
            number = entry.name.removeprefix(f"{UNFINISHED}-")
            if number != entry.name and number.isdecimal() and _is_over(int(number), entry, now):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_over(process: int, entry: "os.DirEntry[str]", now: float) -> bool:
    with contextlib.suppress(OSError):
        if now - entry.stat().st_mtime > _LONG:
            return True
    if os.name == "nt":  # where asking for a process ends it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ENOTDIR:
            return None
        raise UsageError("system-says-no", path=path, detail=error.strerror or str(error)) from None


def _hash(content: bytes | None) -> str | None:
    return None if content is None else hashlib.sha256(content).hexdigest()


def _write_through(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: str) -> None:
    """Let the folder's entries reach the disk, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

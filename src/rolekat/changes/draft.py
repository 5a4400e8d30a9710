"""A change of several files before it is written: each file as it was and as it is to be."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from copy import copy
from typing import TYPE_CHECKING, Any

from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.journal import Written
from rolekat.library.kinds import MODELS, kind_of
from rolekat.model.order import key_order
from rolekat.text.changing import Add, Change, Drop, Path, Put, Rename
from rolekat.text.decode import decode
from rolekat.text.edit import edited
from rolekat.text.editing.composed import EditError
from rolekat.text.files import read_bytes
from rolekat.text.pending import pending
from rolekat.text.readings import reading_of
from rolekat.text.yaml_text import checked_text

if TYPE_CHECKING:
    from rolekat.library.library import Library

_BOM = b"\xef\xbb\xbf"


class Draft:
    """Edits of the files of a library, none of them written. Each edit sees what the ones before it made."""

    def __init__(self, library: Library) -> None:
        self._own = frozenset(map(os.path.abspath, library.files))
        self._files: dict[str, Written] = {}

    def put(self, file: str, path: Path, value: Any, ids: Sequence[str] = ()) -> None:
        """A value at a path of a file, in place of the one that is there or as a new entry; `None` is a bare key.

        `ids` is the order of the ids that a new entry comes among, where it is not the alphabet's: that of a gallery.

        Raises:
            UsageError: the file cannot be changed.
        """
        self.change(file, Put(path, value, self._order(file, path) or ids))

    def add(self, file: str, path: Path, value: Any, ids: Sequence[str] = (), after: int | None = None) -> None:
        """A value in the list at a path, which is made where there is none: below one of its entries, else at its end.

        `ids` as with `put`.

        Raises:
            UsageError: the file cannot be changed.
        """
        self.change(file, Add(path, value, self._order(file, path) or ids, after))

    def rename(self, file: str, path: Path, key: str) -> None:
        """Another key for an entry.

        Raises:
            UsageError: the file cannot be changed.
        """
        self.change(file, Rename(path, key))

    def drop(self, file: str, path: Path) -> None:
        """An entry less. Comments in it stay.

        Raises:
            UsageError: the file cannot be changed.
        """
        self.change(file, Drop(path))

    def change(self, file: str, *changes: Change) -> None:
        """Make changes of a file.

        Raises:
            UsageError: the file is not the user's, is gone or faulty, or cannot be changed without touching more.
        """
        for change in changes:
            _check_texts(change.key if isinstance(change, Rename) else getattr(change, "value", None))
        text = self._text(file)
        try:
            after = edited(text, changes)
        except EditError as error:
            raise UsageError("edit-unusual", file=shown_path(file), detail=str(error)) from error
        self._write(file, after)

    def rewrite(self, file: str, text: str) -> None:
        """Another text for one of the user's files, also where the one that it has cannot be read.

        Raises:
            UsageError: the file is not the user's, or is gone.
        """
        self._present(file)
        self._write(file, text)

    def create(self, file: str, text: str) -> None:
        """A new file.

        Raises:
            UsageError: there is one already.
        """
        self._refuse_taken(file)
        self.lay(file, text.encode("utf-8"))

    def move(self, file: str, to: str) -> None:
        """A file under another name, as it is.

        Raises:
            UsageError: it is not the user's, or there is one of that name already.
        """
        self._text(file)
        self._refuse_taken(to)
        self.lay(to, self._content(file))
        self.lay(file, None)

    def remove(self, file: str) -> None:
        """A file less.

        Raises:
            UsageError: it is not the user's, or it is gone or faulty.
        """
        self._text(file)
        self.lay(file, None)

    def lay(self, file: str, content: bytes | None) -> None:
        """All of a file, byte for byte, whoever writes it otherwise; `None` where it is to go."""
        before = self._files[file].before if file in self._files else self._content(file)
        self._files[file] = Written(before, content)

    def copy(self) -> Draft:
        """The same draft once more: what is tried on it is not tried on this one."""
        other: Draft = copy(self)
        other._files = dict(self._files)
        return other

    def text(self, file: str) -> str | None:
        """The text of a file, with the edits so far; `None` where there is none or it cannot be read."""
        content = self._content(file)
        return decode(content)[0] if content is not None else None

    def value(self, file: str) -> Any:
        """What a file says, with the edits so far: to be read, not to be changed.

        Raises:
            UsageError: it cannot be read.
        """
        return reading_of(self._text(file)).value

    def at(self, file: str, path: Path) -> Any:
        """What stands at a path of a file; `None` where nothing does."""
        return _at(self.value(file), path)

    @property
    def files(self) -> dict[str, Written]:
        """Every file that differs from what it was, in order."""
        return {file: self._files[file] for file in sorted(self._files) if _differs(self._files[file])}

    def _text(self, file: str) -> str:
        text, problems = decode(self._present(file))
        if text is None or problems or any(problem.fatal for problem in reading_of(text).problems):
            raise UsageError("edit-faulty", file=shown_path(file))
        return text

    def _present(self, file: str) -> bytes:
        if file not in self._files and os.path.abspath(file) not in self._own:
            raise UsageError("edit-not-own", file=shown_path(file))
        content = self._content(file)
        if content is None:
            raise UsageError("path-missing", path=shown_path(file))
        return content

    def _refuse_taken(self, file: str) -> None:
        if os.path.lexists(file) and self._content(file) is not None:
            raise UsageError("new-exists", path=shown_path(file))

    def _content(self, file: str) -> bytes | None:
        if file in self._files:
            return self._files[file].after
        try:
            return read_bytes(file)
        except OSError:
            return None

    def _write(self, file: str, text: str) -> None:
        mark = _BOM if (self._content(file) or b"").startswith(_BOM) else b""
        self.lay(file, mark + text.encode("utf-8"))

    def _order(self, file: str, path: Path) -> Sequence[str]:
        """The order of the keys where the first entry comes in that is not there yet."""
        value = self.value(file)
        kind = kind_of(value, file) if isinstance(value, dict) else None
        above = max((depth for depth in range(len(path)) if _at(value, path[:depth]) is not None), default=0)
        return key_order(MODELS[kind], path[:above]) if kind else ()


def as_if_written(files: Mapping[str, Written]) -> AbstractContextManager[None]:
    """Let all readers see the files of a draft as if they were written."""
    return pending({file: written.after for file, written in files.items()})


def _at(value: Any, path: Path) -> Any:
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _differs(written: Written) -> bool:
    return written.before != written.after


def _check_texts(value: Any) -> None:
    if isinstance(value, str):
        if not value.strip():  # which a catalog file must not say anywhere
            raise UsageError("change-text-blank")
        checked_text(value)
    elif isinstance(value, dict):
        for part in value.values():
            _check_texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _check_texts(part)

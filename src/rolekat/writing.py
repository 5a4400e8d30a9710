"""Writes files whole or not at all."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable

from rolekat.errors import UsageError


def write_text(path: str, text: str, put: Callable[[str, str], None] = os.replace) -> None:
    """Write a text file beside its place and `put` it there; its folder is made where it is missing.

    Raises:
        UsageError: the place cannot be written to.
    """
    folder = os.path.dirname(path) or "."
    try:
        os.makedirs(folder, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(prefix=".rolekat-", dir=folder)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            os.chmod(beside, _mode(path))
            put(beside, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
    except RecursionError:  # of os.makedirs, a thousand folders down
        raise UsageError("cannot-write", path=path, detail=os.strerror(errno.ENAMETOOLONG)) from None
    except OSError as error:
        raise UsageError("cannot-write", path=path, detail=error.strerror or str(error)) from None


def write_output(path: str, text: str) -> None:
    """Write where somebody told us to: what a link points at, and also a pipe or a device such as `/dev/stdout`.

    Raises:
        UsageError: the place cannot be written to.
    """
    try:
        special = not stat.S_ISREG(os.stat(path).st_mode) and not os.path.isdir(path)
    except OSError:
        special = False
    if not special:
        write_text(os.path.realpath(path) if os.path.islink(path) else path, text)
        return
    try:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise UsageError("cannot-write", path=path, detail=error.strerror or str(error)) from None


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

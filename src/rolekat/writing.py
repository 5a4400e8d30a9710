"""Writes files whole or not at all."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence

from rolekat.errors import UsageError


def write_text(path: str, text: str, put: Callable[[str, str], None] = os.replace) -> None:
    """Write a text file beside its place and `put` it there; its folder is made where it is missing.

    Raises:
        UsageError: the place cannot be written to.
    """
    with _explained(path), _removed_at_last([]) as beside:
        beside.append(_beside(path, text))
        put(beside[0], path)


def write_bytes(path: str, content: bytes) -> None:
    """Write a file whole, as `write_text` does: where it is a link, what that points at.

    Raises:
        UsageError: the place cannot be written to.
    """
    place = os.path.realpath(path) if os.path.islink(path) else path
    with _explained(path), _removed_at_last([]) as beside:
        beside.append(_beside(place, content))
        os.replace(beside[0], place)


def write_output(path: str, text: str) -> None:
    """Write where somebody told us to: what a link points at, and also a pipe or a device such as `/dev/stdout`.

    Raises:
        UsageError: the place cannot be written to.
    """
    write_outputs([(path, text)])


def write_outputs(texts: Iterable[tuple[str, str]], added: Sequence[tuple[str, str]] = ()) -> None:
    """Write several texts where somebody told us to, or none of the files where one of them cannot be written.

    What is `added` goes to the end of a file that others write to as well.

    Raises:
        UsageError: a place cannot be written to.
    """
    streams = [(path, text, "a") for path, text in added]
    places = []
    with _removed_at_last([]) as beside:
        for path, text in texts:
            if _is_stream(path):
                streams.append((path, text, "w"))
                continue
            places.append(os.path.realpath(path) if os.path.islink(path) else path)
            with _explained(path):
                beside.append(_beside(places[-1], text))
        for path, text, mode in streams:
            with _explained(path), open(path, mode, encoding="utf-8", newline="") as file:
                file.write(text)
        for file_beside, place in zip(beside, places, strict=True):
            with _explained(place):
                os.replace(file_beside, place)


def _beside(path: str, content: str | bytes) -> str:
    """A new file with the content, in the folder of a place that a file can take."""
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    folder = os.path.dirname(path) or "."
    os.makedirs(folder, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=".rolekat-", dir=folder)
    with _removed_at_last([beside]) as left:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        os.chmod(beside, mode_of(path))
        left.clear()
    return beside


@contextlib.contextmanager
def _removed_at_last(files: list[str]) -> Iterator[list[str]]:
    """Removes the files that are in the list at the end, as far as they are there."""
    try:
        yield files
    finally:
        for file in files:
            with contextlib.suppress(OSError):
                os.unlink(file)


@contextlib.contextmanager
def _explained(path: str) -> Iterator[None]:
    """Says in a sentence what the system has against a place."""
    try:
        yield
    except RecursionError:  # of os.makedirs, a thousand folders down
        raise UsageError("cannot-write", path=path, detail=os.strerror(errno.ENAMETOOLONG)) from None
    except OSError as error:
        raise UsageError("cannot-write", path=path, detail=error.strerror or str(error)) from None


def _is_stream(path: str) -> bool:
    try:
        return not stat.S_ISREG(os.stat(path).st_mode) and not os.path.isdir(path)
    except OSError:
        return False


def mode_of(path: str) -> int:
    """The mode that a file has, or that a new one gets."""
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask

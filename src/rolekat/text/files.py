"""Reads a file's bytes, and no more of a huge one than it takes to say that it is huge."""

import errno
import os
import stat
from typing import Final

from rolekat.text.limits import MAX_BYTES
from rolekat.text.pending import PENDING

# Without O_NONBLOCK a named pipe would wait for a writer for ever.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_bytes(file: str) -> bytes:
    """The bytes of a file, at most one more than a catalog file may have.

    Raises:
        OSError: the file is gone, is a folder or a pipe, or must not be read.
    """
    if PENDING and (path := os.path.abspath(file)) in PENDING:
        content = PENDING[path]
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), file)
        return content
    descriptor = os.open(file, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EINVAL, "not a regular file", file)
        wanted = min(status.st_size, MAX_BYTES) + 1
        data = os.read(descriptor, wanted)
        if len(data) != status.st_size:  # read in pieces, or changed meanwhile
            while len(data) < wanted and (more := os.read(descriptor, wanted - len(data))):
                data += more
    finally:
        os.close(descriptor)
    return data

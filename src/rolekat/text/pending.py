"""Contents that are not written yet: whoever reads a file meanwhile sees what it is about to hold.

A change of several files is checked as a whole before the first of them is written. Readers need not know: `read_bytes`
and `discover` look here first, for as long as there is anything to see.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

PENDING: Final[dict[str, bytes | None]] = {}
"""By absolute path: what a file is about to hold, `None` where it is about to go."""


@contextmanager
def pending(contents: Mapping[str, bytes | None]) -> Iterator[None]:
    """Let all readers see these contents instead of what stands on the disk."""
    before = dict(PENDING)
    PENDING.update((os.path.abspath(file), content) for file, content in contents.items())
    try:
        yield
    finally:
        PENDING.clear()
        PENDING.update(before)


def with_pending(folder: str, files: list[str]) -> list[str]:
    """The files of a folder as they are about to be, each named as the folder is."""
    here = os.path.abspath(folder)
    of_folder = {os.path.basename(file): content for file, content in PENDING.items() if os.path.dirname(file) == here}
    there = {os.path.basename(file): file for file in files}
    for name, content in of_folder.items():
        if content is None:
            there.pop(name, None)
        else:
            there.setdefault(name, name if folder == os.curdir else os.path.join(folder, name))
    return list(there.values())


def pending_folders(folder: str, there: list[str]) -> list[str]:
    """The folders in a folder that are about to be made, each named as the folder is."""
    above = os.path.join(os.path.abspath(folder), "")
    ways = (file[len(above) :] for file, content in PENDING.items() if content is not None and file.startswith(above))
    names = {name for name, deeper, _ in (way.partition(os.sep) for way in ways) if deeper and name[:1] != "."}
    new = sorted(names.difference(map(os.path.basename, there)))
    return new if folder == os.curdir else [os.path.join(folder, name) for name in new]

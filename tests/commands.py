"""`rolekat` as it is typed, without a process of its own: that takes several times as long as most commands."""

import contextlib
import gc
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def rolekat(*words: str, language: str, width: int) -> Ran:
    """Run a command in the current folder, in a language, for a terminal of a width."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, _collecting(), _command_line():
        patch.setattr(sys, "argv", ["rolekat", *words])
        for name, value in (("ROLEKAT_LANG", language), ("COLUMNS", str(width)), ("NO_COLOR", "1")):
            patch.setenv(name, value)
        patch.delenv("FORCE_COLOR", raising=False)
        from rolekat.cli.entrance import run

        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(words))
    said = [_written(stream) for stream in (out, err)]
    assert "Traceback" not in said[1], said[1]
    return Ran(code, *said)


def rolekat_in(folder: Path, words: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """The same in another folder and in surroundings of its own, told as of a process that has ended."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, _collecting(), _command_line():
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["rolekat", *words])
        patch.setattr(sys, "stdin", io.StringIO())
        for name in os.environ.keys() - environment.keys():
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        from rolekat.cli.entrance import run

        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(list(words))
    return subprocess.CompletedProcess(["rolekat", *words], code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer: Any = stream.buffer
    return str(buffer.getvalue(), "utf-8")


@contextlib.contextmanager
def _collecting() -> Iterator[None]:
    """A command turns the collector off, which a process that runs many must not keep."""
    try:
        yield
    finally:
        gc.enable()


@contextlib.contextmanager
def _command_line() -> Iterator[None]:
    """Modules of the command line of their own, which take their language when they are loaded."""

    def loaded() -> list[str]:
        return [name for name in sys.modules if name == "rolekat.cli" or name.startswith("rolekat.cli.")]

    before = {name: sys.modules.pop(name) for name in loaded()}
    try:
        yield
    finally:
        for name in loaded():
            del sys.modules[name]
        sys.modules.update(before)

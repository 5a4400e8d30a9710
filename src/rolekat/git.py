"""The one way in which git is run: without a shell, a prompt, a hook, or anything that the surroundings say of it."""

import contextlib
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator
from typing import IO, Final, NamedTuple

SECONDS: Final = 10
"""How long git may take for what it does without a network."""
_OF_ANOTHER: Final = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
)  # fmt: skip
"""What git tells the programs that it starts, such as hooks, about the repository that it was started in."""
_ALWAYS: Final = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",  # nothing is refreshed behind the back of whoever works there
    "GIT_TERMINAL_PROMPT": "0",
    "GCM_INTERACTIVE": "never",
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",  # none that runs a program of its own
    "LC_ALL": "C",  # its complaints are told apart by their words
}
_SETTINGS: Final = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")


class Ran(NamedTuple):
    """What came of a command: its exit code, what it printed, and its complaint."""

    code: int
    out: bytes
    complaint: str


def git(folder: str, *words: str, asked: bytes = b"", seconds: float = SECONDS, **surroundings: str) -> Ran | None:
    """Run a command of git in a folder; `None` where git is not installed or does not answer in time.

    `asked` is what it reads, `surroundings` are further variables of its environment.
    """
    import subprocess

    try:
        ran = subprocess.run(  # noqa: S603 - a list of words, no shell
            _command(folder, words),
            env={**_surroundings(), **surroundings},
            input=asked,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.SubprocessError, ValueError):  # a null character is a ValueError
        return None
    return Ran(ran.returncode, ran.stdout, os.fsdecode(ran.stderr).strip())


def git_says(folder: str, *words: str) -> str | None:
    """What a command of git prints in one line; `None` where it fails."""
    ran = git(folder, *words)
    return os.fsdecode(ran.out).strip() if ran is not None and not ran.code else None


@contextlib.contextmanager
def git_stream(folder: str, *words: str, lines: Iterable[str], seconds: float) -> Iterator[IO[bytes]]:
    """What a command of git prints, while it prints it; it reads the lines.

    After the time that it may take it is stopped, and what it prints ends early.

    Raises:
        OSError: git is not installed.
    """
    import subprocess

    with tempfile.TemporaryFile() as asked:  # a pipe would fill up while nobody reads what is printed
        asked.writelines(os.fsencode(f"{line}\n") for line in lines)
        asked.seek(0)
        running = subprocess.Popen(  # noqa: S603 - a list of words, no shell
            _command(folder, words),
            env=_surroundings(),
            stdin=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=1 << 20,
        )
        too_long = threading.Timer(seconds, running.kill)
        too_long.start()
        try:
            assert running.stdout is not None
            yield running.stdout
        finally:
            too_long.cancel()
            running.kill()
            running.communicate()


def is_installed() -> bool:
    """Whether there is a git to run."""
    import shutil

    return shutil.which("git") is not None


def _command(folder: str, words: Iterable[str]) -> list[str]:
    return ["git", *_SETTINGS, "-C", folder, *words]


def _surroundings() -> dict[str, str]:
    """The environment of git: what asks for a password is left out, unless somebody has set it up to answer itself."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    return {"GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never", **kept, **_ALWAYS}

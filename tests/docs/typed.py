"""What pages say to type, typed: the same surroundings whoever runs it, and as much of what comes out as they show."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Final

from tests.commands import rolekat_in

MORE: Final = "…"
"""The line of a page that stands for those that it leaves out."""
_WHO: Final = {"NAME": "Anybody", "EMAIL": "anybody@example.org"}


def surroundings(language: str = "en", width: int = 100) -> dict[str, str]:
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "ROLEKAT", "FORCE_"))}
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER") for part, value in _WHO.items()}
    return {**quiet, **git, **who, "ROLEKAT_LANG": language, "NO_COLOR": "1", "COLUMNS": str(width)}


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, env=surroundings(), check=True, capture_output=True)


def printed(line: str, folder: Path, environment: dict[str, str], *, code: int | None = 0) -> str:
    """What a command prints; it must end as it is told, or where that is `None` not complain."""
    _, *words = shlex.split(line)
    done = rolekat_in(folder, words, environment)
    assert done.returncode == code or (code is None and not done.stderr), f"{line}: {done.stdout}{done.stderr}"
    return "\n".join(text.rstrip() for text in done.stdout.rstrip("\n").split("\n"))


def as_shown(now: str, shown: str) -> str:
    """What is printed now, as far as the page shows it.

    That is as many lines as it has before its first gap and after its last, and as many between two gaps, found by the
    first of them. Where that is not there any more, it is everything, for the author to cut.
    """
    lines, parts = now.split("\n"), [list[str]()]
    for line in shown.removesuffix("\n").split("\n"):
        parts.append([]) if line == MORE else parts[-1].append(line)
    if len(parts) == 1 or any(part[0] not in lines for part in parts[1:-1]):
        return now
    starts = [0, *(lines.index(part[0]) for part in parts[1:-1]), len(lines) - len(parts[-1])]
    kept = [lines[start : start + len(part)] for start, part in zip(starts, parts, strict=True)]
    return f"\n{MORE}\n".join("\n".join(part) for part in kept).strip("\n")

"""A real repository of git, made for a test."""

import os
import subprocess
from pathlib import Path

GIT = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


class Repository:
    """A folder that git keeps."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str) -> str:
        ran = subprocess.run([*GIT, *words], cwd=self.folder, check=True, capture_output=True)
        return os.fsdecode(ran.stdout).strip()

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")

    def commit(self, files: dict[str, str] | None = None, *, removed: tuple[str, ...] = ()) -> str:
        """Write files, remove others, and keep it all; the commit's id."""
        self.write(files or {})
        for name in removed:
            (self.folder / name).unlink()
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Et commit")
        return self.git("rev-parse", "HEAD")

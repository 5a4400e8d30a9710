"""docs/galleries.md: its commands are run, its tables are complete."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.revisions.repositories import Repository
from tests.updating.conftest import HEAD, ROLE, SETTINGS

from rolekat.cli.entrance import run
from rolekat.config import KEYS_OF_COPIED

PAGE = (Path(__file__).parents[2] / "docs" / "galleries.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
ADDRESS = "https://git.example/faelles/galleri.git"


def test_the_commands_do_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Repository(tmp_path / "galleri")
    for version in ("1", "2"):
        kept.commit({"roles/prove/gallery.yaml": HEAD.format(version), "roles/prove/leder.yaml": ROLE})
        kept.git("tag", f"v{version}")
    here = Repository(tmp_path / "her")
    here.write({"rolekat.toml": SETTINGS, "catalog/b.yaml": "system: b\ntitle: B\ngallery: prove@1\n"})
    monkeypatch.chdir(here.folder)
    (_, first), (_, table), (_, then), (_, last) = BLOCKS
    for line in (first + then + last).splitlines():
        if "--remove" in line:
            assert {path.name for path in (here.folder / "catalog" / "roles").iterdir()} == {"prove", "prove-2"}
        words = line.partition("#")[0].replace(ADDRESS, kept.folder.as_uri()).split()
        assert words[0] == "rolekat"
        assert run(words[1:]) == 0
        if "--from" in words:
            made = tomllib.loads((here.folder / "rolekat.toml").read_text(encoding="utf-8"))["galleries"]
            assert made == tomllib.loads(table.replace(ADDRESS, kept.folder.as_uri()))["galleries"]
    assert [path.name for path in (here.folder / "catalog" / "roles").iterdir()] == ["prove-2"]


def test_every_key_has_a_row() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", PAGE.partition("| key in")[2], re.MULTILINE)
    assert tuple(rows) == KEYS_OF_COPIED

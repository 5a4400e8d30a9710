"""What is installed works from any folder, with catalog, templates and schemas inside."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


def test_the_wheel_works_in_an_empty_folder(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    empty = tmp_path / "empty"
    empty.mkdir()
    # In front of the checkout that the tests run from.
    code = f"import sys; sys.path.insert(0, {str(site)!r}); from rolekat.__main__ import main; main()"

    def rolekat(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "ROLEKAT_LANG": "en"}
        command = [sys.executable, "-I", "-c", code, *arguments]
        return subprocess.run(
            command, cwd=empty, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    rendered = rolekat("render", "aula")
    assert rendered.returncode == 0, rendered.stderr
    assert (empty / "rollekatalog" / "aula" / "rollekatalog.md").is_file()
    assert str(site) not in (empty / "rollekatalog" / "aula" / "rollekatalog.md").read_text(encoding="utf-8")
    assert rolekat("explain", "RK302").returncode == 0
    assert rolekat("schema", "system").returncode == 0


def test_the_sdist_holds_what_the_wheel_is_made_of(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {
        "catalog/systems/aula.yaml",
        "catalog/roles/kombit/gallery.yaml",
        "templates/catalog.md.j2",
        "schemas/system.schema.json",
    }
    assert needed <= names

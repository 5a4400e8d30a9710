"""A repository that galleries are kept in, and one that copies them."""

import shutil
from pathlib import Path

import pytest
from tests.revisions.repositories import Repository

HEAD = 'gallery: prove\nversion: "{}"\ntitle: Prøvegalleri\nlanguage: da\ngroups: {{alle: {{title: Alle, roles: [leder]}}}}\n'
ROLE = "role: leder\ntitle: Leder\nheld_per: system\ntasks:\n  lede: {text: Leder.}\n"


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a gallery in two versions, each with a tag: made once, and only copied."""
    made = Repository(tmp_path_factory.mktemp("once") / "galleri")
    for version in ("1", "2"):
        text = ROLE.replace("Leder.", f"Leder {version}.")
        made.commit(
            {
                "catalog/roles/prove/gallery.yaml": HEAD.format(version),
                "catalog/roles/prove/leder.yaml": text,
                "catalog/roles/prove/LICENSE": "Fri.\n",
                "catalog/roles/prove/program.py": "print()\n",
                "catalog/systems/demo.yaml": "system: demo\ntitle: Demo\ngallery: prove@1\n",
                "README.md": "# Her\n",
            }
        )
        made.git("tag", f"v{version}")
    return made.folder


@pytest.fixture
def kept(kept_once: Path, tmp_path: Path) -> Repository:
    """Its copy, in which a test may do what it likes."""
    return Repository(Path(shutil.copytree(kept_once, tmp_path / "galleri")))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The repository that copies, with settings."""
    made = Repository(tmp_path / "her")
    made.write({"rolekat.toml": SETTINGS, "catalog/systems/.keep": ""})
    monkeypatch.chdir(made.folder)
    monkeypatch.setenv("ROLEKAT_LANG", "en")
    monkeypatch.setenv("NO_COLOR", "1")
    return made


SETTINGS = '# Vores.\nsources = ["catalog", "shipped"]  # to\n\n[render]\nto = "rollekatalog" # her\n'

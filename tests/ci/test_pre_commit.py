"""The real pre-commit runs the hook that is shipped, on a real repository."""

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SYSTEM = "catalog/systems/demo.yaml"


@pytest.fixture
def guarded(repository: Any, tmp_path: Path) -> Any:
    """The repository with our hook in it: as it is shipped, but with the rolekat that is installed here.

    What pre-commit does with `language: python` is to install rolekat, for which it needs a network.
    """
    (hook,) = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert hook["language"] == "python"
    config = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    repository.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    ran = repository.run(sys.executable, "-m", "pre_commit", "install", PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    repository.git("add", "--all")
    return repository


def commit(repository: Any, tmp_path: Path) -> tuple[int, str]:
    ran = repository.commit(PRE_COMMIT_HOME=str(tmp_path / "home"), PRE_COMMIT_COLOR="never")
    return ran.returncode, ran.stdout + ran.stderr


def test_pre_commit_takes_the_manifest(repository: Any) -> None:
    ran = repository.run(sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST))
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_hook_lets_pass_what_is_right_and_stops_what_is_not(guarded: Any, tmp_path: Path) -> None:
    code, said = commit(guarded, tmp_path)
    assert (code, "Passed" in said) == (0, True), said
    guarded.change(SYSTEM, "  leder: ", "  lder: ")
    code, said = commit(guarded, tmp_path)
    assert code == 1
    assert f"{SYSTEM}:5:3" in said
    assert "there is no role `lder`" in said
    guarded.change(SYSTEM, "  lder: ", "  leder: ")
    guarded.change(SYSTEM, "Demosystem", "Demosystemet")
    assert commit(guarded, tmp_path)[0] == 0


def test_a_change_that_makes_another_file_wrong_is_stopped(guarded: Any, tmp_path: Path) -> None:
    assert commit(guarded, tmp_path)[0] == 0
    guarded.change("catalog/roles/demo/gallery.yaml", "  drift:", "  udfasning:")
    code, said = commit(guarded, tmp_path)
    assert code == 1
    assert f"{SYSTEM}:" in said


@pytest.mark.parametrize(
    ("path", "state"), [("README.md", "Skipped"), ("andet/sted.yml", "Passed"), ("rolekat.toml", "Passed")]
)
def test_it_runs_when_a_file_of_the_catalog_changes(guarded: Any, tmp_path: Path, path: str, state: str) -> None:
    assert commit(guarded, tmp_path)[0] == 0
    guarded.write(path, 'sources = ["catalog"]\n# ja\n')
    code, said = commit(guarded, tmp_path)
    assert (code, state in said) == (0, True), said


def test_what_only_removes_files_pre_commit_does_not_show_it(guarded: Any, tmp_path: Path) -> None:
    """So docs/ci.md says; `always_run` is the way out that it names."""
    assert commit(guarded, tmp_path)[0] == 0
    (guarded.folder / "catalog" / "roles" / "demo" / "leder.yaml").unlink()
    code, said = commit(guarded, tmp_path)
    assert (code, "Skipped" in said) == (0, True), said
    guarded.change(".pre-commit-config.yaml", "entry: ", "always_run: true\n    entry: ")
    guarded.write("README.md", "Ny\n")
    code, said = commit(guarded, tmp_path)
    assert (code, "RK1" in said) == (1, True), said

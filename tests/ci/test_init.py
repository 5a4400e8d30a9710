"""What `rolekat init` writes for CI runs, and does what the action and the template do."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = "catalog/systems/demo.yaml"
SCHEMAS = {
    "github": (".github/workflows/rolekat.yml", "vendor.github-workflows"),
    "gitlab": (".gitlab-ci.yml", "vendor.gitlab-ci"),
}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs sh")


def made(repository: Any, ci: str) -> dict[str, Any]:
    """The file that was made, of a form that its platform takes."""
    assert repository.run("rolekat", "init", "--ci", ci).returncode == 0
    path, schema = SCHEMAS[ci]
    ran = repository.run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path)
    assert ran.returncode == 0, ran.stdout
    data: dict[str, Any] = yaml.safe_load((repository.folder / path).read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize(("event", "words"), [("push", []), ("pull_request", ["--as-of=2026-03-14"])])
def test_github(
    repository: Any, tmp_path: Path, recorder: Callable[[], list[str]], event: str, words: list[str]
) -> None:
    script = made(repository, "github")["jobs"]["check"]["steps"][-1]["run"]
    path = os.pathsep.join([str(tmp_path / "recorder"), os.environ["PATH"]])
    more = {"PATH": path, "RECORDED": str(tmp_path / "recorded"), "GITHUB_EVENT_NAME": event}
    ran = repository.run("bash", "-e", "-c", script, **more)
    assert ran.returncode == 0, ran.stderr
    assert recorder() == ["check", "--format", "github", *words]


def test_github_annotates(repository: Any, tmp_path: Path) -> None:
    script = made(repository, "github")["jobs"]["check"]["steps"][-1]["run"]
    repository.change(SYSTEM, "  leder: ", "  lder: ")
    summary = tmp_path / "summary.md"
    ran = repository.run("bash", "-e", "-c", script, GITHUB_EVENT_NAME="push", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 1
    assert ran.stdout.startswith(f"::error file={SYSTEM},line=5,")
    assert summary.is_file()


def test_gitlab(repository: Any, tmp_path: Path, recorder: Callable[[], list[str]]) -> None:
    job = made(repository, "gitlab")["rolekat"]
    template = yaml.safe_load((ROOT / "ci" / "gitlab" / "rolekat.gitlab-ci.yml").read_text(encoding="utf-8"))["rolekat"]
    assert {key: job[key] for key in ("image", "rules", "artifacts")} == {
        key: template[key] for key in ("image", "rules", "artifacts")
    }
    script = job["script"][-1]
    variables = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_TIMESTAMP": "2026-03-14T12:00:00+00:00"}
    path = os.pathsep.join([str(tmp_path / "recorder"), os.environ["PATH"]])
    ran = repository.run("sh", "-e", "-c", script, **variables, PATH=path, RECORDED=str(tmp_path / "recorded"))
    assert ran.returncode == 0, ran.stderr
    outputs = ["--output", "gitlab:rolekat-codequality.json", "--output", "junit:rolekat-junit.xml"]
    assert recorder() == ["check", *outputs, "--as-of=2026-03-14"]
    assert repository.run("sh", "-e", "-c", script, CI_PIPELINE_SOURCE="push").returncode == 0
    reports = job["artifacts"]["reports"]
    assert json.loads((repository.folder / reports["codequality"]).read_text(encoding="utf-8")) == []


def test_github_says_what_a_pull_request_means(repository: Any, tmp_path: Path) -> None:
    job = made(repository, "github")["jobs"]["check"]
    checkout, *_, diff, _check = job["steps"]
    assert checkout["with"] == {"fetch-depth": 2}
    assert diff["if"] == "github.event_name == 'pull_request'"
    repository.commit("Pipeline")
    repository.change(SYSTEM, "  leder: {why: Nogen skal lede projektet.}\n", "")
    repository.commit()
    summary = tmp_path / "summary.md"
    ran = repository.run("bash", "-e", "-c", diff["run"], GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 0, ran.stderr
    assert "Leder" in summary.read_text(encoding="utf-8")


def test_gitlab_says_what_a_merge_request_means(repository: Any) -> None:
    job = made(repository, "gitlab")["rolekat"]
    repository.commit("Pipeline")
    base = repository.git("rev-parse", "HEAD").stdout.strip()
    repository.change(SYSTEM, "  leder: {why: Nogen skal lede projektet.}\n", "")
    script = job["script"][-2]
    variables = {"CI_COMMIT_TIMESTAMP": "2026-03-14T12:00:00+00:00"}
    assert repository.run("sh", "-e", "-c", script, **variables).stdout == ""
    ran = repository.run("sh", "-e", "-c", script, **variables, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert ran.returncode == 0, ran.stderr
    assert "Leder" in ran.stdout
    assert (repository.folder / job["artifacts"]["paths"][0]).read_text(encoding="utf-8") == ran.stdout

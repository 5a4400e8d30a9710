"""The script of the GitLab template runs as GitLab's runner runs it, in a real repository."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from rolekat import __version__

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "ci" / "gitlab" / "rolekat.gitlab-ci.yml"
JOB = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))["rolekat"]
INSTALL, CHECK = JOB["script"]
SYSTEM = "catalog/systems/demo.yaml"
MERGE_REQUEST = {"CI_PIPELINE_SOURCE": "merge_request_event", "CI_COMMIT_TIMESTAMP": "2026-03-14T23:59:59+01:00"}
OUTPUTS = ["check", "--output", "gitlab:rolekat-codequality.json", "--output", "junit:rolekat-junit.xml"]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs sh")


def test_the_form_is_the_one_that_gitlab_takes(repository: Any) -> None:
    words = ("-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(TEMPLATE))
    ran = repository.run(sys.executable, *words)
    assert ran.returncode == 0, ran.stdout


def test_it_installs_this_version_unless_told_otherwise(
    repository: Any, offline: Mapping[str, str], fresh_python: Path
) -> None:
    path = os.pathsep.join([str(fresh_python), os.environ["PATH"]])
    assert f"${{ROLEKAT_VERSION:-{__version__}}}" in INSTALL
    ran = repository.run("sh", "-e", "-c", INSTALL, **offline, PATH=path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    other = repository.run("sh", "-e", "-c", INSTALL, **offline, PATH=path, ROLEKAT_VERSION="0.0.0.dev7")
    assert other.returncode != 0
    assert "rolekat==0.0.0.dev7" in other.stderr


def test_the_reports_are_where_gitlab_looks_for_them(repository: Any) -> None:
    repository.change(SYSTEM, "  leder: ", "  lder: ")
    ran = repository.run("sh", "-e", "-c", CHECK)
    assert ran.returncode == 1, ran.stderr
    assert "error[RK101]" in ran.stdout
    reports = JOB["artifacts"]["reports"]
    issues = json.loads((repository.folder / reports["codequality"]).read_text(encoding="utf-8"))
    assert {issue["location"]["path"] for issue in issues} == {SYSTEM}
    assert JUnitXml.fromfile(str(repository.folder / reports["junit"])).failures >= 1
    assert JOB["artifacts"]["when"] == "always"


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, ["--"]),
        ({"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_TIMESTAMP": "2026-03-14T12:00:00Z"}, ["--"]),
        (MERGE_REQUEST, ["--as-of", "2026-03-14", "--"]),
        ({**MERGE_REQUEST, "ROLEKAT_AS_OF": "2027-01-01"}, ["--as-of", "2027-01-01", "--"]),
        ({"ROLEKAT_STRICT": "true", "ROLEKAT_FAIL_ON": "note"}, ["--fail-on", "note", "--strict", "--"]),
        (
            {"ROLEKAT_PATHS": "a b\n$(touch pwned)\n`touch pwned`\n\n*"},
            ["--", "a b", "$(touch pwned)", "`touch pwned`", "*"],
        ),
    ],
)
def test_variables_become_words(
    repository: Any, tmp_path: Path, recorder: Callable[[], list[str]], variables: dict[str, str], words: list[str]
) -> None:
    path = os.pathsep.join([str(tmp_path / "recorder"), os.environ["PATH"]])
    ran = repository.run("sh", "-e", "-c", CHECK, **variables, PATH=path, RECORDED=str(tmp_path / "recorded"))
    assert ran.returncode == 0, ran.stderr
    assert recorder() == [*OUTPUTS, *words]
    assert not (repository.folder / "pwned").exists()

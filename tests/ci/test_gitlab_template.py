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


def run_recorded(repository: Any, tmp_path: Path, **variables: str) -> Any:
    path = os.pathsep.join([str(tmp_path / "recorder"), os.environ["PATH"]])
    return repository.run("sh", "-e", "-c", CHECK, **variables, PATH=path, RECORDED=str(tmp_path / "recorded"))


def asked(tmp_path: Path) -> list[str]:
    file = tmp_path / "recorded.diff"
    return file.read_text(encoding="utf-8").split("\0")[:-1] if file.exists() else []


@pytest.fixture
def base(repository: Any) -> str:
    """What a merge request sets out from; it changes one file."""
    commit: str = repository.git("rev-parse", "HEAD").stdout.strip()
    repository.change(SYSTEM, "title: Demosystem", "title: Systemet")
    repository.commit()
    return commit


@pytest.mark.parametrize("named", ["CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_SHA"])
def test_what_a_merge_request_means_stands_in_the_log_and_in_a_file(
    repository: Any, tmp_path: Path, recorder: Callable[[], list[str]], base: str, named: str
) -> None:
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "0" * 40, **MERGE_REQUEST, named: base}
    ran = run_recorded(repository, tmp_path, **variables, ROLEKAT_NEW_SINCE="base")
    assert ran.returncode == 0, ran.stderr
    markdown = ["diff", "--format", "markdown", "--as-of", "2026-03-14", "--", base]
    assert asked(tmp_path) == [*markdown, "diff", "--as-of", "2026-03-14", "--", base]
    assert ran.stdout == "What it means\n"
    (artifact,) = JOB["artifacts"]["paths"]
    assert (repository.folder / artifact).read_text(encoding="utf-8") == "What it means\n"
    assert recorder() == [*OUTPUTS, "--as-of", "2026-03-14", "--new-since", base, "--"]


@pytest.mark.parametrize(
    "variables", [{}, {"CI_PIPELINE_SOURCE": "push"}, {**MERGE_REQUEST, "ROLEKAT_DIFF": "false"}, MERGE_REQUEST]
)
def test_no_diff_where_none_is_wanted_or_there_is_nothing_to_compare_with(
    repository: Any, tmp_path: Path, recorder: Callable[[], list[str]], base: str, variables: dict[str, str]
) -> None:
    if variables is not MERGE_REQUEST:
        variables = {**variables, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    assert run_recorded(repository, tmp_path, **variables).returncode == 0
    assert asked(tmp_path) == []
    assert recorder()[0] == "check"


def test_a_diff_that_cannot_be_made_fails_nothing(
    repository: Any, tmp_path: Path, recorder: Callable[[], list[str]]
) -> None:
    variables = {**MERGE_REQUEST, "CI_MERGE_REQUEST_DIFF_BASE_SHA": "a" * 40, "FAILS": "1"}
    ran = run_recorded(repository, tmp_path, **variables)
    assert ran.returncode == 0
    assert "could not compare" in ran.stdout
    assert not (repository.folder / "rolekat-diff.md").exists()
    assert recorder()[0] == "check"


def test_old_debts_do_not_fail_a_merge_request(repository: Any) -> None:
    repository.change(SYSTEM, "  leder: {", "  lder: {why: Fejl.}\n  leder: {")
    repository.commit()
    base = repository.git("rev-parse", "HEAD").stdout.strip()
    repository.change(SYSTEM, "title: Demosystem", "title: Systemet")
    repository.commit()
    variables = {**MERGE_REQUEST, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "ROLEKAT_DIFF": "false"}
    assert repository.run("sh", "-e", "-c", CHECK, **variables).returncode == 1
    ran = repository.run("sh", "-e", "-c", CHECK, **variables, ROLEKAT_NEW_SINCE="base")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 finding was there" in ran.stdout

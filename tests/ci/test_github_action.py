"""The steps of the action run in bash as GitHub's runner runs them, in a real repository."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from rolekat import __version__

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "action.yml").read_text(encoding="utf-8")
ACTION = yaml.safe_load(TEXT)
INSTALL, CHECK = ACTION["runs"]["steps"]
SYSTEM = "catalog/systems/demo.yaml"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs bash")


class Runner:
    """What GitHub's runner does for a step: its variables, its files, its shell."""

    def __init__(self, repository: Any, temporary: Path) -> None:
        self.repository = repository
        self.summary = temporary / "summary.md"
        self.added_path = temporary / "path"
        self.temporary = temporary
        self.added_path.touch()

    def step(
        self, step: Mapping[str, Any], given: Mapping[str, str] | None = None, event: str = "push", **more: str
    ) -> subprocess.CompletedProcess[str]:
        assert step["shell"] == "bash"
        inputs = {name: about["default"] for name, about in ACTION["inputs"].items()} | dict(given or {})
        assert inputs.keys() == ACTION["inputs"].keys()
        variables = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: inputs[match[1]], value)
            for name, value in step["env"].items()
        }
        script = self.temporary / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        paths = [*self.added_path.read_text(encoding="utf-8").split("\n"), more.pop("before", ""), PATH]
        around = {
            "GITHUB_EVENT_NAME": event,
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_PATH": str(self.added_path),
            "RUNNER_TEMP": str(self.temporary),
            "PATH": os.pathsep.join(filter(None, paths)),
        }
        words = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script))
        ran: subprocess.CompletedProcess[str] = self.repository.run(*words, **(around | variables | more))
        return ran


PATH = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])


@pytest.fixture
def runner(repository: Any, tmp_path: Path) -> Runner:
    return Runner(repository, tmp_path)


def test_the_form_is_the_one_that_github_takes(repository: Any) -> None:
    words = ("-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml"))
    ran = repository.run(sys.executable, *words)
    assert ran.returncode == 0, ran.stdout


def test_inputs_reach_the_shell_as_values_of_variables_only() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        assert all(re.fullmatch(r"\$\{\{ inputs\.[\w-]+ \}\}", value) for value in step["env"].values())
    used = re.findall(r"inputs\.([\w-]+)", TEXT)
    assert sorted(used) == sorted(ACTION["inputs"])


def test_the_installed_rolekat_checks_and_reports(
    runner: Runner, offline: Mapping[str, str], wheel: Path, fresh_python: Path
) -> None:
    """Everything, from a Python without rolekat to annotations, summary and files."""
    for version, wanted in (("", str(wheel)), (__version__, "nowhere")):
        ran = runner.step(
            INSTALL, {"python": str(fresh_python / "python"), "version": version},
            **{**offline, "GITHUB_ACTION_PATH": wanted},
        )  # fmt: skip
        assert ran.returncode == 0, ran.stdout + ran.stderr
    programs = runner.added_path.read_text(encoding="utf-8").splitlines()
    assert set(programs) == {str(runner.temporary / "rolekat" / "bin")}
    runner.repository.change(SYSTEM, "  leder: ", "  lder: ")
    runner.repository.commit()
    ran = runner.step(CHECK, {"output": "sarif:r.sarif\njunit:r.xml\n"}, event="pull_request", **offline)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert ran.stdout.startswith(f"::error file={SYSTEM},line=5,col=3,")
    assert "there is no role" in runner.summary.read_text(encoding="utf-8")
    assert (runner.repository.folder / "r.sarif").is_file()
    assert (runner.repository.folder / "r.xml").is_file()


def test_a_catalog_as_it_should_be_passes(runner: Runner) -> None:
    ran = runner.step(CHECK)
    assert (ran.returncode, ran.stdout) == (0, "7 files checked. Nothing to remark.\n"), ran.stderr
    assert runner.summary.read_text(encoding="utf-8").startswith("## rolekat")


@pytest.mark.parametrize(
    ("given", "event", "words"),
    [
        ({}, "push", []),
        ({}, "pull_request", ["--as-of", "2026-03-14"]),
        ({"as-of": "2027-01-01"}, "pull_request", ["--as-of", "2027-01-01"]),
        ({"as-of": "2027-01-01"}, "schedule", ["--as-of", "2027-01-01"]),
        ({"strict": "true", "fail-on": "note"}, "push", ["--fail-on", "note", "--strict"]),
        ({"strict": "$(touch pwned)"}, "push", []),
    ],
)
def test_inputs_become_words(
    runner: Runner, recorder: Callable[[], list[str]], given: Mapping[str, str], event: str, words: list[str]
) -> None:
    ran = runner.step(CHECK, given, event, **recorded(runner))
    assert ran.returncode == 0, ran.stderr
    assert recorder() == ["check", "--format", "github", *words, "--"]


def test_nothing_in_an_input_is_run(runner: Runner, recorder: Callable[[], list[str]]) -> None:
    bad = ["$(touch pwned)", "`touch pwned`", "'; touch pwned; '", '"; touch pwned; "', "a b", "*", "--help", "æ\\n"]
    given = {"paths": "\n".join(bad) + "\n", "output": "\n".join(bad), "fail-on": bad[0], "as-of": bad[3]}
    ran = runner.step(CHECK, given, **recorded(runner))
    assert ran.returncode == 0, ran.stderr
    outputs = [word for one in bad for word in ("--output", one)]
    before = ["check", "--format", "github", "--fail-on", bad[0], "--as-of", bad[3]]
    assert recorder() == [*before, *outputs, "--", *bad]
    for version in (*bad, "1 @ https://ond.example/x.whl", "--index-url=x", "1;2", "-r"):
        ran = runner.step(INSTALL, {"version": version})
        assert ran.returncode == 2
        assert ran.stdout.startswith("::error title=rolekat::")
    assert not (runner.repository.folder / "pwned").exists()
    assert not (runner.temporary / "rolekat").exists()


def recorded(runner: Runner) -> dict[str, str]:
    return {"before": str(runner.temporary / "recorder"), "RECORDED": str(runner.temporary / "recorded")}

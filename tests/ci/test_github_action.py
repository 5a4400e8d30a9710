"""The steps of the action run in bash as GitHub's runner runs them, in a real repository."""

import json
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
INSTALL, FIND, DIFF, CHECK = ACTION["runs"]["steps"]
SYSTEM = "catalog/systems/demo.yaml"
VALUES = r"inputs\.[\w-]+|steps\.base\.outputs\.commit|github\.event\.pull_request\.base\.sha"
"""What a step may be given: what somebody wrote, and ids of commits."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="runs bash")


class Runner:
    """What GitHub's runner does for a step: its variables, its files, its shell."""

    def __init__(self, repository: Any, temporary: Path) -> None:
        self.repository = repository
        self.summary = temporary / "summary.md"
        self.added_path = temporary / "path"
        self.output = temporary / "output"
        self.temporary = temporary
        self.added_path.touch()

    def step(
        self, step: Mapping[str, Any], given: Mapping[str, str] | None = None, event: str = "push", **more: str
    ) -> subprocess.CompletedProcess[str]:
        assert step["shell"] == "bash"
        inputs = {name: about["default"] for name, about in ACTION["inputs"].items()} | dict(given or {})
        assert inputs.keys() == ACTION["inputs"].keys()
        base = more.pop("base", "")
        known = {
            **{f"inputs.{name}": value for name, value in inputs.items()},
            "github.event.pull_request.base.sha": base,
            "steps.base.outputs.commit": self.found,
        }
        variables = {
            name: re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: known[match[1]], value)
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
            "GITHUB_OUTPUT": str(self.output),
            "RUNNER_TEMP": str(self.temporary),
            "PATH": os.pathsep.join(filter(None, paths)),
        }
        words = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script))
        ran: subprocess.CompletedProcess[str] = self.repository.run(*words, **(around | variables | more))
        return ran

    @property
    def found(self) -> str:
        """What the step that looks for it has found a pull request to set out from."""
        said = self.output.read_text(encoding="utf-8") if self.output.exists() else ""
        return said.removeprefix("commit=").strip()


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
        assert all(re.fullmatch(rf"\$\{{\{{ ({VALUES}) \}}\}}", value) for value in step["env"].values())
    used = re.findall(r"inputs\.([\w-]+)", TEXT)
    assert {*used} == ACTION["inputs"].keys()


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


def test_a_catalog_in_a_folder_of_its_own_is_annotated_from_the_root(runner: Runner) -> None:
    repository, folder = runner.repository, runner.repository.folder / "over sigt"
    folder.mkdir()
    for name in ("catalog", "rolekat.toml"):
        (repository.folder / name).rename(folder / name)
    repository.change(f"over sigt/{SYSTEM}", "  leder: ", "  lder: ")
    ran = runner.step(CHECK, {"folder": "over sigt", "output": "gitlab:quality.json\nsarif:r.sarif"})
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert ran.stdout.startswith(f"::error file=over sigt/{SYSTEM},line=5,col=3,")
    (first, *_) = json.loads((folder / "quality.json").read_text(encoding="utf-8"))
    assert first["location"]["path"] == f"over sigt/{SYSTEM}"
    sarif = json.loads((folder / "r.sarif").read_text(encoding="utf-8"))
    assert sarif["runs"][0]["artifacts"][0]["location"]["uri"] == f"over%20sigt/{SYSTEM}"


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


def git(runner: Runner, *words: str) -> str:
    ran: subprocess.CompletedProcess[str] = runner.repository.git(*words)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


@pytest.fixture
def pull_request(runner: Runner) -> dict[str, str]:
    """What GitHub checks out: a branch merged into a base that has moved on; and what it says of it."""
    repository = runner.repository
    git(runner, "switch", "--create", "gren")
    repository.change(SYSTEM, "title: Demosystem", "title: Systemet")
    repository.commit()
    git(runner, "switch", "main")
    old = git(runner, "rev-parse", "HEAD")
    repository.write("README.md", "# Her\n")
    repository.commit()
    base = git(runner, "rev-parse", "HEAD")
    git(runner, "merge", "--no-ff", "--message", "Sammen", "gren")
    return {"GITHUB_REF": "refs/pull/7/merge", "GITHUB_SHA": git(runner, "rev-parse", "HEAD"), "base": old, "is": base}


def test_a_pull_request_sets_out_from_what_it_is_merged_into(runner: Runner, pull_request: dict[str, str]) -> None:
    base = pull_request.pop("is")
    ran = runner.step(FIND, {}, event="pull_request", **pull_request)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    assert runner.found == base


def test_another_checkout_sets_out_from_the_base_that_github_names(
    runner: Runner, pull_request: dict[str, str]
) -> None:
    del pull_request["is"]
    git(runner, "switch", "gren")
    assert runner.step(FIND, {}, event="pull_request", **pull_request).returncode == 0
    assert runner.found == pull_request["base"]


@pytest.mark.parametrize(
    ("event", "given", "base"),
    [
        ("push", {"new-since": "base"}, "a" * 40),
        ("pull_request", {"diff": "false"}, "a" * 40),
        ("pull_request", {"diff": "false", "new-since": "main"}, "a" * 40),
        ("pull_request", {}, ""),
        ("pull_request", {}, "$(touch pwned)"),
        ("pull_request", {}, "--upload-pack=touch pwned"),
    ],
)
def test_nothing_is_looked_for_that_nobody_needs(runner: Runner, event: str, given: dict[str, str], base: str) -> None:
    ran = runner.step(FIND, given, event=event, base=base)
    assert (ran.returncode, runner.found) == (0, "")
    assert not (runner.repository.folder / "pwned").exists()


def test_a_base_that_was_not_fetched_is_fetched(
    runner: Runner, pull_request: dict[str, str], recorder: Callable[[], list[str]]
) -> None:
    base = pull_request.pop("is")
    there = runner.repository.folder
    git(runner, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(runner, "clone", "--quiet", "--depth=1", there.as_uri(), "../kort")
    runner.repository = runner.repository._replace(folder=there.parent / "kort")
    assert runner.step(FIND, {}, event="pull_request", **pull_request).returncode == 0
    assert runner.found == base
    assert git(runner, "cat-file", "-t", base) == "commit"
    ran = runner.step(CHECK, {"new-since": "base"}, event="pull_request", **recorded(runner))
    assert ran.returncode == 0, ran.stderr
    assert recorder()[-3:] == ["--new-since", base, "--"]


def test_what_a_change_means_stands_in_the_summary(
    runner: Runner, pull_request: dict[str, str], recorder: Callable[[], list[str]]
) -> None:
    base = pull_request.pop("is")
    runner.step(FIND, {}, event="pull_request", **pull_request)
    ran = runner.step(DIFF, {}, event="pull_request", **recorded(runner))
    assert ran.returncode == 0, ran.stderr
    assert asked(runner) == ["diff", "--format", "markdown", "--as-of", "2026-03-14", "--", base]
    assert runner.summary.read_text(encoding="utf-8") == "What it means\n"
    del recorder


def test_the_real_diff_stands_in_the_summary_before_the_findings(runner: Runner, pull_request: dict[str, str]) -> None:
    del pull_request["is"]
    for step in (FIND, DIFF, CHECK):
        ran = runner.step(step, {"new-since": "base"}, event="pull_request", **pull_request)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    diff, _, check = runner.summary.read_text(encoding="utf-8").partition("## rolekat")
    assert "Systemet" in diff
    assert "7 files checked" in check


@pytest.mark.usefixtures("recorder")
def test_a_diff_that_cannot_be_made_fails_nothing_and_says_so(runner: Runner) -> None:
    runner.output.write_text(f"commit={'a' * 40}\n", encoding="utf-8")
    ran = runner.step(DIFF, {"as-of": "2027-01-01"}, event="pull_request", FAILS="1", **recorded(runner))
    assert ran.returncode == 0
    assert ran.stdout.startswith("::notice title=rolekat::")
    assert "error: no" in ran.stderr
    assert not runner.summary.exists()
    assert asked(runner)[3:5] == ["--as-of", "2027-01-01"]


@pytest.mark.usefixtures("recorder")
@pytest.mark.parametrize(("given", "base"), [({"diff": "false"}, "a" * 40), ({}, ""), ({"diff": "$(touch x)"}, "a")])
def test_no_diff_where_none_is_wanted(runner: Runner, given: dict[str, str], base: str) -> None:
    runner.output.write_text(f"commit={base}\n", encoding="utf-8")
    assert runner.step(DIFF, given, event="pull_request", **recorded(runner)).returncode == 0
    assert asked(runner) == []


@pytest.mark.parametrize(
    ("given", "found", "words"),
    [("base", "a" * 40, ["--new-since", "a" * 40]), ("base", "", []), ("main", "", ["--new-since", "main"])],
)
def test_only_what_is_new(
    runner: Runner, recorder: Callable[[], list[str]], given: str, found: str, words: list[str]
) -> None:
    runner.output.write_text(f"commit={found}\n", encoding="utf-8")
    ran = runner.step(CHECK, {"new-since": given}, "push", **recorded(runner))
    assert ran.returncode == 0, ran.stderr
    assert recorder() == ["check", "--format", "github", *words, "--"]


def test_old_debts_do_not_fail_a_pull_request(runner: Runner) -> None:
    repository = runner.repository
    repository.change(SYSTEM, "  leder: {", "  lder: {why: Fejl.}\n  leder: {")
    repository.commit()
    runner.output.write_text(f"commit={git(runner, 'rev-parse', 'HEAD')}\n", encoding="utf-8")
    repository.change(SYSTEM, "title: Demosystem", "title: Systemet")
    repository.commit()
    assert runner.step(CHECK).returncode == 1
    ran = runner.step(CHECK, {"new-since": "base"}, event="pull_request")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "1 finding was there" in ran.stdout


def asked(runner: Runner) -> list[str]:
    """The words of every `rolekat diff`."""
    file = runner.temporary / "recorded.diff"
    return file.read_text(encoding="utf-8").split("\0")[:-1] if file.exists() else []


def recorded(runner: Runner) -> dict[str, str]:
    return {"before": str(runner.temporary / "recorder"), "RECORDED": str(runner.temporary / "recorded")}

"""docs/ci.md names the formats, inputs, variables and hooks that there are, and its examples have a form that is taken."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from rolekat import __version__
from rolekat.report.formats import names

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
GITHUB, GITLAB, PRE_COMMIT = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def read(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def rows(heading: str) -> list[str]:
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ")[0]
    return re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE)


def test_every_format_has_a_row() -> None:
    assert sorted(rows("Formats")) == list(names())


def test_every_input_has_a_row() -> None:
    assert rows("GitHub") == list(read("action.yml")["inputs"])


def test_every_variable_is_named() -> None:
    template = (ROOT / "ci" / "gitlab" / "rolekat.gitlab-ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"ROLEKAT_\w+", PAGE)) == set(re.findall(r"\bROLEKAT_\w+", template))


@pytest.mark.parametrize(
    ("text", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")], ids=["github", "gitlab"]
)
def test_the_examples_have_the_form_that_is_taken(tmp_path: Path, text: str, schema: str) -> None:
    path = tmp_path / "example.yml"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    ran = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_the_examples_name_what_there_is() -> None:
    (step,) = (s for s in yaml.safe_load(GITHUB)["jobs"]["check"]["steps"] if "/rolekat@" in s["uses"])
    assert step["with"].keys() <= read("action.yml")["inputs"].keys()
    assert (ROOT / yaml.safe_load(GITLAB)["include"][0]["file"]).is_file()
    (repo,) = yaml.safe_load(PRE_COMMIT)["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in read(".pre-commit-hooks.yaml")]
    assert set(re.findall(r"\bv(\d+\.\d+\.\d+)", PAGE)) == {__version__}

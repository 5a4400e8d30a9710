"""A new repository works as it stands, and nothing in it is overwritten."""

import json
import shlex
import tomllib
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from rolekat import __version__
from rolekat.config import Config, find_config
from rolekat.creating.installing import Install, install_from
from rolekat.creating.repository import CI, EDITOR_SCHEMAS, repository_files, without_catalog
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, Language, words
from rolekat.schema import as_text
from rolekat.text.reader import read

SCHEMAS = {kind: as_text(kind) for kind in EDITOR_SCHEMAS}


PUBLISHED = Install(f"rolekat=={__version__}")


def make(folder: Path, ci: str = "github", language: Language = "da", install: Install = PUBLISHED) -> dict[str, str]:
    made = {}
    for file in repository_files(str(folder), ci, SCHEMAS, install, words(language)):
        if file.text:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.text, encoding="utf-8", newline="")
            made[file.path] = file.text
    return made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ci", CI)
def test_every_file_is_what_its_reader_expects(ci: str, language: Language, tmp_path: Path) -> None:
    made = make(tmp_path, ci, language)
    assert tomllib.loads(made["rolekat.toml"])["lang"] == language
    config = find_config(str(tmp_path))
    assert (config.found, config.sources, config.render_to) == (True, ("catalog", "shipped"), "rollekatalog")
    mapping = json.loads(made[".vscode/settings.json"])["yaml.schemas"]
    assert set(mapping) == {f".rolekat/schemas/{kind}.schema.json" for kind in EDITOR_SCHEMAS}
    for schema in mapping:
        assert json.loads(made[schema])["title"]
    for path, text in made.items():
        assert text.endswith("\n")
        assert not text.startswith("\n")
        if path.endswith(".yml"):
            reading = read(text)
            assert not reading.problems
            assert f"pip install rolekat=={__version__}" in text
            assert "rolekat check" in text
    assert (".github/workflows/rolekat.yml" in made, ".gitlab-ci.yml" in made) == (ci == "github", ci == "gitlab")


def test_the_settings_that_are_switched_off_are_settings_too(tmp_path: Path) -> None:
    text = make(tmp_path)["rolekat.toml"]
    line = '# ignore = ["RK324"]'
    assert line in text
    (tmp_path / "rolekat.toml").write_text(text.replace(line, line.removeprefix("# ")), encoding="utf-8")
    assert find_config(str(tmp_path)).ignore == ("RK324",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_register_that_is_switched_off_is_one_that_git_ignores(language: Language, tmp_path: Path) -> None:
    made = make(tmp_path, language=language)
    switched_on = made["rolekat.toml"]
    for line in ("[contacts]", 'register = "kontakter.csv"', 'verified-within = "12 months"'):
        assert f"# {line}\n" in switched_on
        switched_on = switched_on.replace(f"# {line}\n", f"{line}\n")
    (tmp_path / "rolekat.toml").write_text(switched_on, encoding="utf-8")
    config = find_config(str(tmp_path))
    assert (config.register, config.verified_within) == ("kontakter.csv", Config("").verified_within)
    assert {"kontakter.csv", "kontakter.yaml", "kontakter/"} <= set(made[".gitignore"].splitlines())


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    make(tmp_path)
    assert make(tmp_path) == {}


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode/settings.json").write_text("mit eget", encoding="utf-8")
    (tmp_path / "rolekat.toml").write_text('sources = ["kataloger"]\n', encoding="utf-8")
    made = make(tmp_path)
    assert ".vscode/settings.json" not in made
    assert "rolekat.toml" not in made
    assert "kataloger/systems/README.md" in made


@pytest.mark.parametrize(
    ("before", "kept"),
    [("", ""), ("*.pyc\n", "*.pyc\n"), ("*.pyc", "*.pyc"), ("a\r\nkontakter.yaml\r\n", "a\r\nkontakter.yaml\r\n")],
)
def test_gitignore_gets_the_lines_it_lacks(before: str, kept: str, tmp_path: Path) -> None:
    path = tmp_path / ".gitignore"
    path.write_bytes(before.encode())
    make(tmp_path)
    after = path.read_bytes().decode()
    assert after.startswith(kept)
    lines = after.splitlines()
    assert lines.count("kontakter.yaml") == lines.count("kontakter.csv") == 1
    assert ("\r\n" in after) == ("\r\n" in before)
    assert "\n" not in after.replace("\r\n", "") or "\r\n" not in before
    make(tmp_path)
    assert path.read_bytes().decode() == after


def test_a_catalog_waits_for_its_first_file(tmp_path: Path) -> None:
    assert without_catalog(str(tmp_path / "not-there"))
    make(tmp_path)
    assert without_catalog(str(tmp_path))
    (tmp_path / "catalog/systems/skat.yaml").write_text("system: skat\n", encoding="utf-8")
    assert not without_catalog(str(tmp_path))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    with pytest.raises(UsageError):
        repository_files(str(tmp_path / "fil"), "none", SCHEMAS, PUBLISHED, words("da"))


def test_github_checks_every_night_and_gitlab_says_how(tmp_path: Path) -> None:
    workflow = read(make(tmp_path / "a")[".github/workflows/rolekat.yml"]).value
    assert workflow["on"]["schedule"] == [{"cron": "17 3 * * *"}]
    assert "Pipeline schedules" in make(tmp_path / "b", "gitlab")[".gitlab-ci.yml"]


@pytest.mark.parametrize(
    ("noted", "requirement", "reachable"),
    [
        (None, f"rolekat=={__version__}", True),
        ({"url": "file:///somewhere", "dir_info": {"editable": True}}, f"rolekat=={__version__}", False),
        (
            {"url": "https://git.example/o/rolekat", "vcs_info": {"vcs": "git", "commit_id": "abc123"}},
            "git+https://git.example/o/rolekat@abc123",
            True,
        ),
        ({"url": "https://example.org/rolekat.whl", "archive_info": {}}, "https://example.org/rolekat.whl", True),
    ],
)
def test_ci_gets_the_rolekat_that_is_used_here(
    noted: dict[str, object] | None, requirement: str, reachable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps(noted) if noted else None
    monkeypatch.setattr(PathDistribution, "read_text", lambda _self, _name: text)
    assert install_from(None) == (requirement, reachable)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", ["rolekat @ git+https://x/y.git#subdirectory=z", "it's: here # not"])
@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_where_ci_gets_it_can_be_said(ci: str, given: str, language: Language, tmp_path: Path) -> None:
    made = make(tmp_path, ci, language, install_from(given))
    value = read(next(text for path, text in made.items() if path.endswith(".yml"))).value
    steps = (
        value["jobs"]["check"]["steps"] if ci == "github" else [{"run": line} for line in value["rolekat"]["script"]]
    )
    line = next(step["run"] for step in steps if "pip" in step.get("run", ""))
    assert shlex.split(line) == ["pip", "install", given]

"""`rolekat diff` as people run it: revisions, folders, forms, exit codes."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.commands import Ran, rolekat
from tests.diff.cases import CASES
from tests.diff.conftest import BASE, DAY, apply

from rolekat.diff.change import KINDS

Run = Callable[..., Ran]
GIT = (
    "git",
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "init.defaultBranch=main",
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The small catalog in a repository, committed."""
    folder = tmp_path / "repository"
    shutil.copytree(BASE, folder / "catalog")
    (folder / "rolekat.toml").write_text(f'as-of = "{DAY}"\nsources = ["catalog"]\n', "utf-8")
    git(folder, "init", "-q")
    commit(folder, "first")
    return folder


def git(folder: Path, *words: str) -> None:
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


@pytest.fixture
def run(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def command(*words: str, lang: str = "en", width: int = 80, folder: Path | None = None) -> Ran:
        monkeypatch.chdir(folder or repository)
        return rolekat("diff", *words, language=lang, width=width)

    return command


def edited(repository: Path, *names: str) -> None:
    """The edits of some cases."""
    for case in CASES:
        if case.name in names:
            for file, text, replacement in case.edits:
                apply(repository / "catalog" / file, text, replacement)


EDITS = ("suggested", "holder succeeded", "task reworded", "contact point", "applies again", "deadline", "leaver")


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_text(lang: str, width: int, repository: Path, run: Run, golden: Callable[[str, str], None]) -> None:
    edited(repository, *EDITS)
    done = run(lang=lang, width=width)
    assert done.code == 0, done.err
    assert all(len(line) <= width for line in done.out.splitlines())
    golden(f"diff/few-{lang}-{width}.txt", done.out)


@pytest.mark.parametrize("lang", ["da", "en", "nb", "nn"])
def test_markdown(lang: str, repository: Path, run: Run, golden: Callable[[str, str], None]) -> None:
    edited(repository, *EDITS, "decision", "deputy", "phase earlier", "accepted longer", "system title", "own task")
    golden(f"diff/many-{lang}.md", run("--format", "markdown", lang=lang).out)


def test_json(repository: Path, run: Run, golden: Callable[[str, str], None]) -> None:
    edited(repository, *EDITS)
    text = run("--format", "json").out
    data = json.loads(text)
    assert data["old"] == "HEAD"
    assert data["new"] is None
    assert sum(data["totals"].values()) == len(data["changes"])
    assert {change["kind"] for change in data["changes"]} <= set(KINDS)
    places = {"type": "array", "items": {"required": ["side", "file", "line"], "properties": {"line": {"minimum": 1}}}}
    for change in data["changes"]:
        Draft202012Validator(
            {"required": ["kind", "effect", "subject", "text", "places"], "properties": {"places": places}}
        ).validate(change)
        assert all((repository / place["file"]).is_file() for place in change["places"])
    golden("diff/few.json", text)


def test_nothing_changed(run: Run, repository: Path) -> None:
    assert "No changes in roles, catalogs or staffing." in run().out
    file = repository / "catalog" / "systems" / "post.yaml"
    file.write_text("# En bemærkning.\n" + file.read_text("utf-8"), "utf-8")
    assert "The files differ, but say the same." in run().out
    edited(repository, "contact point")
    assert "No changes in what was asked about." in run("--system", "sag").out
    assert run("--exit-code").code == 0


def test_revisions(repository: Path, run: Run) -> None:
    edited(repository, "applies again")
    commit(repository, "second")
    git(repository, "tag", "v2")
    assert "applies here again" in run("HEAD~1").out
    assert "applies here again" in run("HEAD~1", "v2").out
    assert "applies here again" in run("HEAD~1..v2").out
    assert "does not apply here: " in run("v2", "HEAD~1").out
    assert run("HEAD~1", "--exit-code").code == 1
    assert run("v2", "HEAD~1", "--exit-code").code == 0


def test_a_pull_request_begins_where_it_parted(repository: Path, run: Run) -> None:
    git(repository, "checkout", "-q", "-b", "work")
    edited(repository, "contact point")
    commit(repository, "mine")
    git(repository, "checkout", "-q", "main")
    edited(repository, "applies again")
    commit(repository, "theirs")
    text = run("main...work").out
    assert "contact point" in text
    assert "apply here" not in text
    assert "does not apply here" in run("main..work").out


def test_folders(repository: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(repository, tmp_path / "other")
    edited(repository, "contact point")
    assert "contact point" in run("../other", ".").out
    assert "catalog/systems/post.yaml:" in run("../other", ".").out
    bare = tmp_path / "bare"
    shutil.copytree(BASE, bare)
    assert "contact point" in run(str(bare), "catalog", "--as-of", DAY).out


def test_no_work_tree_is_touched(repository: Path, run: Run) -> None:
    edited(repository, "contact point")
    before = {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()}
    run("HEAD", "--format", "markdown")
    assert {path: path.read_bytes() for path in repository.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nothing",), "git does not know `nothing`"),
        (("main",), "`main` is a folder and something that git knows"),
        (("rolekat.toml",), "`rolekat.toml` is a file"),
        (("--upload-pack=x",), "no such option|There is no option"),
        (("--as-of", "i går"), "`i går`"),
        (("--system", "nowhere"), "no system `nowhere`"),
        (("--role", "ejre"), "Did you mean `ejer`"),
        (("./main", "./main"), "There are no catalog files to compare"),
    ],
)
def test_what_cannot_be(words: tuple[str, ...], sentence: str, repository: Path, run: Run) -> None:
    (repository / "main").mkdir()
    done = run(*words)
    assert done.code in (2, 3)
    assert re.search(sentence, done.err), done.err
    assert not done.out


def test_a_file_that_cannot_be_read(repository: Path, run: Run) -> None:
    """What else changed is told, and nothing is said to be gone that merely could not be read."""
    edited(repository, "contact point")
    for file in ("roles/galleri/hjaelper.yaml", "organisations/by/systems/sag.yaml"):
        (repository / "catalog" / file).write_text("roles: [\n", "utf-8")
    text = run(width=200).out
    assert "catalog/roles/galleri/hjaelper.yaml (now): cannot be read" in text
    assert "catalog/organisations/by/systems/sag.yaml (now): cannot be read" in text
    assert "contact point (Forvaltning)" in text
    assert "no longer" not in text
    back = run("--format", "json").out
    assert {"new"} == {each["side"] for each in json.loads(back)["unreadable"]}
    (repository / "catalog" / "roles" / "galleri" / "gallery.yaml").write_text("gallery: [\n", "utf-8")
    text = run(width=200).out
    assert "gallery.yaml (now): cannot be read" in text
    assert "no longer" not in text


def test_what_only_a_faulty_file_asks_for(repository: Path, run: Run) -> None:
    """A role held once that nobody holds is not said to be needed no more because its system cannot be read."""
    head = repository / "catalog" / "organisations" / "by" / "organisation.yaml"
    head.write_text(head.read_text("utf-8").replace("  sikkerhed:\n    not_applicable: Naboen gør det.\n", ""), "utf-8")
    commit(repository, "nobody is responsible for security")
    (repository / "catalog" / "organisations" / "by" / "systems" / "sag.yaml").write_text("roles: [\n", "utf-8")
    for sides in ((), ("HEAD", ".")):
        found = json.loads(run(*sides, "--format", "json").out)
        assert found["unreadable"]
        assert not found["changes"]


def test_narrowing(repository: Path, run: Run) -> None:
    edited(repository, "suggested", "contact point", "leaver")
    everything = json.loads(run("--format", "json").out)["changes"]
    for option, name, key in (
        ("--role", "Ejer", "roles"),
        ("--system", "sag", "systems"),
        ("--organisation", "Byen", "organisations"),
    ):
        few = json.loads(run("--format", "json", option, name).out)["changes"]
        wanted = name.lower() if option != "--organisation" else "by"
        meant = [each for each in everything if wanted in {one["id"] for one in each[key]}]
        assert {(each["kind"], each["text"]) for each in few} == {(each["kind"], each["text"]) for each in meant}
        assert 0 < len(few) < len(everything)


def test_people_are_named_where_a_register_does(repository: Path, run: Run) -> None:
    edited(repository, "holder changed")
    assert "aa → dd" in run().out
    (repository / "kontakter.yaml").write_text("aa: {name: Anne Berg}\n", "utf-8")
    with (repository / "rolekat.toml").open("a", encoding="utf-8") as file:
        file.write('[contacts]\nregister = "kontakter.yaml"\n')
    assert "Anne Berg → dd" in run().out
    commit(repository, "with the register, by mistake")
    assert "Anne Berg → dd" in run("HEAD~1", "HEAD").out
    assert json.loads(run("HEAD~1", "HEAD", "--format", "json").out)["differing_files"] == 1


def test_a_repository_without_a_catalog_is_not_the_shipped_one(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "README.md").write_text("Tomt.", "utf-8")
    git(folder, "init", "-q")
    commit(folder, "first")
    done = run(folder=folder)
    assert (done.code, done.out) == (3, "")
    assert "There are no catalog files to compare" in done.err
    shutil.copytree(BASE, folder / "catalog")
    assert "is a new organisation" in run(folder=folder).out

"""A repository at a revision: what lies there, and what somebody is told who asks for one that is not."""

import os
import re
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.revisions.repositories import Repository

from rolekat.config import Config, find_config
from rolekat.errors import UsageError
from rolekat.revisions import Revision, commit_named, is_revision, laid_out, revision
from rolekat.shipped import shipped_folder
from rolekat.workspace import open_library

GALLERY = 'gallery: prove\nversion: "1"\ntitle: Prøve\nlanguage: da\ngroups: {alle: {title: Alle, roles: [leder]}}\n'
ROLE = "role: leder\ntitle: Leder\n"
SYSTEM = "system: {0}\ntitle: {0}\ngallery: prove@1\n"
AULA = "catalog/systems/aula.yaml"


def listed(folder: str) -> list[str]:
    return sorted(
        os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/")
        for where, _, names in os.walk(folder)
        for name in names
    )


def systems(config: Config) -> list[str]:
    """The titles of the user's own systems, read when they are asked for."""
    library = open_library(config)
    own = {os.path.basename(file) for file in library.files}
    return [loaded.model.title for loaded in library.systems() if os.path.basename(loaded.file) in own and loaded.model]


def at(rev: str, folder: str = os.curdir) -> AbstractContextManager[Revision]:
    return laid_out(find_config(os.path.abspath(folder)), commit_named(folder, rev))


def refusal(config: Config, rev: str) -> UsageError:
    with pytest.raises(UsageError) as caught, revision(config, rev):
        pass
    return caught.value


def test_the_library_of_then_opens_while_the_context_is_open(repository: Repository) -> None:
    repository.commit(
        {
            "catalog/roles/prove/gallery.yaml": GALLERY,
            "catalog/roles/prove/leder.yaml": ROLE,
            AULA: SYSTEM.format("aula"),
        }
    )
    repository.commit({AULA: SYSTEM.format("aula").replace("title: aula", "title: Ny")})
    repository.write({AULA: SYSTEM.format("aula").replace("title: aula", "title: Nyere")})
    with revision(find_config(), "HEAD~1") as then, revision(find_config(), "HEAD") as now:
        before = open_library(then)
        gallery = before.gallery("prove@1")
        assert gallery is not None
        assert gallery.head.title == "Prøve"
        assert systems(then) == ["aula"]
        assert systems(now) == ["Ny"]
        assert systems(find_config()) == ["Nyere"]
        folder = then.folder
    assert not os.path.exists(folder)


def test_only_yaml_and_settings_are_laid_out_under_their_own_paths(repository: Repository) -> None:
    repository.commit(
        {
            "rolekat.toml": "",
            "del/rolekat.toml": 'sources = ["katalog"]\n',
            "del/katalog/et system æ.yml": SYSTEM.format("aula"),
            "README.md": "# Her",
            "catalog/billede.png": "x",
            ".gitattributes": "*.yml export-ignore\n",
        }
    )
    (repository.folder / "link.yaml").symlink_to("/etc/passwd")
    repository.commit()
    with at("HEAD") as found:
        assert listed(found.top) == ["del/katalog/et system æ.yml", "del/rolekat.toml", "rolekat.toml"]
        assert found.config.folder == found.top
    with at("HEAD", "del") as found:
        assert found.config.folder == os.path.join(found.top, "del")
        assert found.config.sources == ("katalog",)
        assert systems(found.config) == ["aula"]


def test_neither_the_work_tree_nor_the_index_is_touched(repository: Repository) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    os.utime(AULA)  # git would note it in the index, if it refreshed that
    index = (repository.folder / ".git/index").read_bytes()
    before = sorted(os.walk(repository.folder))
    with revision(find_config(), "HEAD"):
        pass
    assert (repository.folder / ".git/index").read_bytes() == index
    assert sorted(os.walk(repository.folder)) == before


def test_settings_are_those_of_then(repository: Repository) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    repository.commit({"rolekat.toml": 'sources = ["andet"]\n', "andet/b.yaml": SYSTEM.format("b")})
    with revision(find_config(), "HEAD~1") as then:
        assert not then.found
        assert systems(then) == ["aula"]
    with revision(find_config(), "HEAD") as then:
        assert then.found
        assert systems(then) == ["b"]


def test_settings_that_were_broken_are_those_of_today(repository: Repository) -> None:
    repository.commit({"rolekat.toml": "sources = [", "andet/b.yaml": SYSTEM.format("b")})
    repository.write({"rolekat.toml": 'sources = ["andet"]\n'})
    with revision(find_config(), "HEAD") as then:
        assert systems(then) == ["b"]


def test_settings_above_the_repository_are_not_those_of_then(
    tmp_path: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "rolekat.toml").write_text('lang = "nn"\n', encoding="utf-8")
    repository.commit({AULA: SYSTEM.format("aula")})
    with revision(Config(str(repository.folder)), "HEAD") as then:
        assert then.lang is None


def test_a_source_that_was_not_there_is_empty(repository: Repository) -> None:
    repository.commit({"README.md": "# Her"})
    repository.commit({"rolekat.toml": 'sources = ["a", "b/c", "shipped"]\n', "a/b.yaml": SYSTEM.format("b")})
    for rev, expected in (("HEAD~1", []), ("HEAD", ["b"])):
        with revision(find_config(), rev) as then:
            library = open_library(then)
            assert systems(then) == expected
            assert all(file not in library.files for file in library.fallback_files)


def test_a_folder_that_was_not_there_is_empty(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"README.md": "# Her"})
    repository.write({"ny/catalog/b.yaml": SYSTEM.format("b")})
    monkeypatch.chdir(repository.folder / "ny")
    with revision(find_config(), "HEAD") as then:
        assert systems(then) == []
        assert open_library(then).files == []


def test_what_is_not_in_the_repository_is_as_it_is_today(
    repository: Repository, make: Callable[[str], Repository]
) -> None:
    other = make("ved-siden-af")
    other.commit({"catalog/b.yaml": SYSTEM.format("b")})
    repository.write({"rolekat.toml": 'sources = ["../ved-siden-af/catalog"]\n[contacts]\nregister = "folk.yaml"\n'})
    repository.commit({"folk.yaml": "abcd: {name: Før}\n"})
    repository.write({"folk.yaml": "abcd: {name: Nu}\n"})
    with at("HEAD") as found:
        assert systems(found.config) == ["b"]
        assert found.config.register == str(repository.folder / "folk.yaml")
        assert listed(found.top) == ["rolekat.toml"]


def test_a_submodule_is_left_out_and_a_source_in_it_is_as_it_is_today(
    repository: Repository, make: Callable[[str], Repository]
) -> None:
    other = make("fælles")
    other.commit({"katalog/b.yaml": SYSTEM.format("b")})
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.folder), "delt")
    repository.commit({"rolekat.toml": 'sources = ["delt/katalog"]\n'})
    with at("HEAD") as found:
        assert listed(found.top) == ["rolekat.toml"]
        assert systems(found.config) == ["b"]


def test_a_hook_s_surroundings_do_not_lead_astray(
    repository: Repository, make: Callable[[str], Repository], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    other = make("andet")
    other.commit({"catalog/b.yaml": SYSTEM.format("b")})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    with revision(find_config(), "HEAD") as then:
        assert systems(then) == ["aula"]


@pytest.mark.parametrize("rev", ["main", "HEAD", "v1", "@", "mærke æ", "main@{0}", ":/Et commit"])
def test_whatever_git_takes_for_a_commit_is_one(repository: Repository, rev: str) -> None:
    commit = repository.commit({AULA: SYSTEM.format("aula")})
    repository.git("tag", "--annotate", "v1", "--message", "Et")
    repository.git("update-ref", "refs/tags/mærke-æ", "HEAD")
    named = rev.replace(" ", "-") if rev.startswith("m") else rev
    assert commit_named(os.curdir, named).id == commit
    assert commit_named(os.curdir, commit[:8]).id == commit


def test_three_points_are_where_two_lines_of_work_parted(repository: Repository) -> None:
    parted = repository.commit({AULA: SYSTEM.format("aula")})
    repository.git("switch", "--quiet", "--create", "gren")
    repository.commit({"catalog/systems/b.yaml": SYSTEM.format("b")})
    repository.git("switch", "--quiet", "main")
    repository.commit({"catalog/systems/c.yaml": SYSTEM.format("c")})
    for rev in ("main...gren", "...gren", "gren..."):
        assert commit_named(os.curdir, rev).id == parted
        with revision(find_config(), rev) as then:
            assert systems(then) == ["aula"]
    assert refusal(find_config(), "main...nej").key == "revision-unknown"


@pytest.mark.parametrize(
    "rev",
    ["nej", "", "--help", "-h", "--all", "HEAD~9", "HEAD:catalog", "a b", "HEAD..main", "--output=x", "a\0b", "^main"],
)
def test_no_such_revision(repository: Repository, rev: str) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    assert refusal(find_config(), rev).key == "revision-unknown"
    assert not is_revision(find_config(), rev)
    assert os.listdir(repository.folder) == [".git", "catalog"] or sorted(os.listdir()) == [".git", "catalog"]


def test_a_shallow_clone_lacks_the_past(repository: Repository, tmp_path: Path) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    repository.commit({AULA: SYSTEM.format("b")})
    url = (repository.folder).as_uri()
    repository.git("clone", "--quiet", "--depth=1", url, str(tmp_path / "kort"))
    config = find_config(str(tmp_path / "kort"))
    assert refusal(config, "HEAD~1").key == "revision-shallow"
    assert refusal(config, "origin/gren").key == "revision-shallow"
    with revision(config, "HEAD") as then:
        assert systems(then) == ["aula"] or systems(then) == ["b"]


def test_a_clone_without_files_says_so(repository: Repository, tmp_path: Path) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = str(tmp_path / "delvis")
    repository.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.folder.as_uri(), clone)
    repository.folder.rename(tmp_path / "flyttet")
    assert refusal(find_config(clone), "HEAD").key == "revision-unreadable"


def test_a_repository_without_a_commit(repository: Repository) -> None:
    repository.write({AULA: SYSTEM.format("aula")})
    assert refusal(find_config(), "HEAD").key == "git-no-commit"
    assert refusal(find_config(), "main").key == "git-no-commit"


def test_no_repository(tmp_path: Path) -> None:
    assert refusal(Config(str(tmp_path)), "HEAD").key == "git-no-repository"
    assert not is_revision(Config(str(tmp_path)), "HEAD")


def test_a_repository_of_somebody_else(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    os.makedirs("catalog/x")
    error = refusal(find_config(str(repository.folder / "catalog/x")), "HEAD")
    assert error.key == "git-refuses"
    assert error.params["folder"] == os.path.realpath(repository.folder)


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    monkeypatch.setenv("PATH", "")
    assert refusal(find_config(), "HEAD").key == "git-missing"


def test_a_tree_made_by_hand_leads_nowhere_else(repository: Repository) -> None:
    repository.commit({AULA: SYSTEM.format("aula")})
    blob = repository.git("rev-parse", f"HEAD:{AULA}")
    entry = f"100644 blob {blob}\tude.yaml\n"
    for name in ("..", ".git", "."):
        inner = made(repository, entry)
        outer = made(repository, f"040000 tree {inner}\t{name}\n{entry}")
        commit = repository.git("commit-tree", outer, "-m", "Ude")
        with at(commit) as found:
            assert listed(found.top) == ["ude.yaml"]
            assert not os.path.exists(os.path.join(os.path.dirname(found.top), "ude.yaml"))


def made(repository: Repository, entries: str) -> str:
    """A tree that git's own checks would not let through."""
    rows = re.findall(r"(\d+) \w+ (\w+)\t(.*)\n", entries)
    raw = b"".join(
        f"{mode.lstrip('0')} {name}".encode() + b"\0" + bytes.fromhex(object_) for mode, object_, name in rows
    )
    ran = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
        cwd=repository.folder, input=raw, check=True, capture_output=True,
    )  # fmt: skip
    return ran.stdout.decode().strip()


def test_of_a_huge_file_only_so_much_is_laid_out_that_it_shows(repository: Repository) -> None:
    repository.commit({"catalog/a.yaml": "x" * 9_000_000, "catalog/b.yaml": SYSTEM.format("b")})
    with at("HEAD") as found:
        assert os.path.getsize(os.path.join(found.top, "catalog/a.yaml")) == 4 * 1024 * 1024 + 1
        assert systems(found.config) == ["b"]


def test_the_shipped_catalog_stands_in_as_it_does_today(repository: Repository) -> None:
    repository.commit({AULA: SYSTEM.format("aula").replace("prove@1", "kombit@1.5")})
    with revision(find_config(), "HEAD") as then:
        gallery = open_library(then).gallery("kombit@1.5")
        assert gallery is not None
        assert os.path.abspath(gallery.file).startswith(shipped_folder("catalog"))


def test_a_folder_whose_name_has_line_breaks(tmp_path: Path) -> None:
    made = Repository(tmp_path / "to\nlinjer")
    made.commit({AULA: SYSTEM.format("aula")})
    with revision(Config(folder=str(made.folder)), "HEAD") as config:
        assert systems(config) == ["aula"]

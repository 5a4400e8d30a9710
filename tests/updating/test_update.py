"""`rolekat update` from a real repository of git, a folder and the package: what comes, what is kept, what is refused."""

import os
import subprocess
import tomllib
from pathlib import Path

import pytest
from tests.revisions.repositories import Repository
from tests.updating.conftest import HEAD, ROLE, SETTINGS

from rolekat.cli.entrance import run
from rolekat.config import find_config
from rolekat.library.copies import digest, record_in
from rolekat.workspace import open_library

PLACE = "catalog/roles/prove"
SYSTEM = "system: demo\ntitle: Demo\ngallery: prove@{}\nroles:\n  leder: {{why: Nogen skal.}}\n"


def update(*words: str, code: int = 0) -> None:
    assert run(["update", *words]) == code


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    update(*words, code=2)
    return capsys.readouterr().err


def text(repository: Repository, name: str) -> str:
    return (repository.folder / name).read_text(encoding="utf-8")


def everything(repository: Repository) -> dict[str, bytes]:
    return {
        str(path.relative_to(repository.folder)): path.read_bytes()
        for path in repository.folder.rglob("*")
        if path.is_file() and ".git/" not in str(path)
    }


def settings(repository: Repository) -> dict[str, object]:
    found: dict[str, object] = tomllib.loads(text(repository, "rolekat.toml"))
    return found


def test_a_gallery_comes_from_git_at_a_revision(here: Repository, kept: Repository) -> None:
    url = kept.folder.as_uri()
    update("prove", "--from", url, "--revision", "v1")
    assert sorted(os.listdir(PLACE)) == ["LICENSE", "copied.toml", "gallery.yaml", "leder.yaml"]
    assert "Leder 1." in text(here, f"{PLACE}/leder.yaml")
    added = f'\n[galleries.prove]\nfrom = "{url}"\nrevision = "v1"\n'
    assert text(here, "rolekat.toml") == SETTINGS + added
    record = record_in(PLACE)
    assert record is not None
    assert record.about == {
        "name": "prove",
        "from": url,
        "revision": "v1",
        "commit": kept.git("rev-parse", "v1"),
        "gallery": "prove@1",
        "path": PLACE,
    }
    assert open_library(find_config()).gallery("prove@1") is not None


def test_another_revision_takes_its_place_and_changes_only_its_lines(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    url = kept.folder.as_uri()
    update("prove", "--from", url, "--revision", "v1")
    kept.git("rm", "--quiet", "catalog/roles/prove/LICENSE")
    kept.commit({"catalog/roles/prove/ny.yaml": ROLE.replace("leder", "ny")})
    kept.git("tag", "v3")
    here.write({"rolekat.toml": text(here, "rolekat.toml").replace('"v1"', '"v1" # den første') + "\n# Slut.\n"})
    capsys.readouterr()
    update("prove", "--revision", "v3")
    assert "prove@2 was fetched from" in capsys.readouterr().out
    assert sorted(os.listdir(PLACE)) == ["copied.toml", "gallery.yaml", "leder.yaml", "ny.yaml"]
    expected = f'\n[galleries.prove]\nfrom = "{url}"\nrevision = "v3" # den første\n\n# Slut.\n'
    assert text(here, "rolekat.toml") == SETTINGS + expected


def test_update_alone_follows_what_the_settings_name(here: Repository, kept: Repository) -> None:
    here.write({"rolekat.toml": f'{SETTINGS}[galleries.prove]\nfrom = "../galleri"\nrevision = "main"\n'})
    before = text(here, "rolekat.toml")
    update()
    assert "Leder 2." in text(here, f"{PLACE}/leder.yaml")
    first = everything(here)
    update()
    assert everything(here) == first
    kept.commit({f"{PLACE}/leder.yaml": ROLE.replace("Leder.", "Leder videre.")})
    update()
    assert "Leder videre." in text(here, f"{PLACE}/leder.yaml")
    assert text(here, "rolekat.toml") == before


def test_a_whole_commit_that_is_here_needs_no_network(here: Repository, kept: Repository) -> None:
    commit = kept.git("rev-parse", "v1")
    update("prove", "--from", "../galleri", "--revision", commit)
    kept.folder.rename(kept.folder.with_name("væk"))
    Path(kept.folder).mkdir()
    before = everything(here)
    update()
    assert everything(here) == before


@pytest.mark.parametrize("length", [7, 40])
def test_a_commit_that_nothing_points_at_any_more_is_found_by_its_id(
    here: Repository, kept: Repository, length: int
) -> None:
    commit = kept.git("rev-parse", "v1")
    update("prove", "--from", kept.folder.as_uri(), "--revision", commit[:length])
    record = record_in(PLACE)
    assert record is not None
    assert record.about["commit"] == commit
    assert "Leder 1." in text(here, f"{PLACE}/leder.yaml")


def test_without_a_revision_it_is_the_newest(here: Repository, kept: Repository) -> None:
    update("prove", "--from", kept.folder.as_uri())
    assert "Leder 2." in text(here, f"{PLACE}/leder.yaml")
    assert settings(here)["galleries"] == {"prove": {"from": kept.folder.as_uri(), "revision": "HEAD"}}


def test_a_gallery_comes_from_a_folder_and_its_version_is_pinned(here: Repository, kept: Repository) -> None:
    update("prove", "--from", "../galleri")
    assert settings(here)["galleries"] == {"prove": {"from": "../galleri", "version": "2"}}
    kept.write({f"{PLACE}/gallery.yaml": HEAD.format("3")})
    before = everything(here)
    update(code=2)
    assert everything(here) == before
    update("prove@3")
    assert 'version: "3"' in text(here, f"{PLACE}/gallery.yaml")
    assert settings(here)["galleries"] == {"prove": {"from": "../galleri", "version": "3"}}


def test_a_gallery_comes_from_the_package(here: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    update("kombit@1.5")
    assert settings(here)["galleries"] == {"kombit": {"from": "shipped", "version": "1.5"}}
    assert not text(here, "catalog/roles/kombit/gallery.yaml").startswith("# yaml-language-server")
    capsys.readouterr()
    assert run(["check", "--format", "oneline", "--select", "RK116"]) == 0
    assert "kombit@0.1" in refused(capsys, "kombit@0.1")
    assert "kombit@1.5" in refused(capsys, "findes-ikke")


def test_the_line_for_editors_leads_to_the_schemas_that_are_here(here: Repository) -> None:
    here.write({".rolekat/schemas/role.schema.json": "{}"})
    update("kombit@1.5")
    first = text(here, "catalog/roles/kombit/systemejer.yaml").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../.rolekat/schemas/role.schema.json"
    assert "yaml-language-server" not in text(here, "catalog/roles/kombit/gallery.yaml")


def test_what_was_changed_by_hand_is_kept_unless_it_is_given_up(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    here.write({f"{PLACE}/leder.yaml": ROLE, f"{PLACE}/egen.yaml": ROLE.replace("leder", "egen")})
    before = everything(here)
    capsys.readouterr()
    said = refused(capsys, "prove", "--revision", "v2")
    assert "`leder.yaml`, `egen.yaml`" in said
    assert everything(here) == before
    assert run(["check", "--format", "oneline", "--select", "RK116"]) == 0
    found = capsys.readouterr().out
    assert f"{PLACE}/egen.yaml:1:1: warning[RK116]" in found
    assert f"{PLACE}/leder.yaml:1:1: warning[RK116]" in found
    update("prove", "--revision", "v2", "--force")
    assert "Leder 2." in text(here, f"{PLACE}/leder.yaml")
    assert not os.path.exists(f"{PLACE}/egen.yaml")


def test_a_file_that_was_removed_by_hand_counts_too_but_not_a_whole_folder(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    (here.folder / PLACE / "leder.yaml").unlink()
    assert "leder.yaml" in refused(capsys)
    for file in (here.folder / PLACE).iterdir():
        file.unlink()
    (here.folder / PLACE).rmdir()
    update()
    assert "Leder 1." in text(here, f"{PLACE}/leder.yaml")


def test_line_ends_are_no_change(here: Repository, kept: Repository) -> None:
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    for file in (here.folder / PLACE).iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = everything(here)
    update()
    assert everything(here) == before


def test_a_version_that_is_needed_stays_and_the_new_one_comes_beside(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    url = kept.folder.as_uri()
    update("prove", "--from", url, "--revision", "v1")
    here.write({"catalog/systems/demo.yaml": SYSTEM.format("1")})
    capsys.readouterr()
    update("prove", "--revision", "v2")
    assert "rolekat upgrade --to prove@2" in capsys.readouterr().out
    assert "Leder 1." in text(here, f"{PLACE}/leder.yaml")
    assert "Leder 2." in text(here, f"{PLACE}-2/leder.yaml")
    assert settings(here)["galleries"] == {
        "prove": {"from": url, "revision": "v1"},
        "prove-2": {"from": url, "revision": "v2", "gallery": "prove"},
    }
    assert open_library(find_config()).gallery_keys.count("prove@1") == 1
    before = everything(here)
    update()
    assert everything(here) == before


def test_one_that_is_needed_is_replaced_where_somebody_says_so(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    here.write({"catalog/systems/demo.yaml": SYSTEM.format("1")})
    capsys.readouterr()
    update("prove", "--revision", "v2", "--as", "prove")
    assert os.listdir("catalog/roles") == ["prove"]
    assert "RK109" in capsys.readouterr().out  # the catalog is made from a version that is gone


def test_one_that_comes_with_rolekat_too_is_replaced_in_place(here: Repository, tmp_path: Path) -> None:
    update("kombit@1.5")
    here.write({"catalog/systems/demo.yaml": SYSTEM.format("1").replace("prove@1", "kombit@1.5")})
    other = tmp_path / "andet" / "roles" / "kombit"
    other.mkdir(parents=True)
    (other / "gallery.yaml").write_text(HEAD.format("9").replace("prove", "kombit"), encoding="utf-8")
    (other / "leder.yaml").write_text(ROLE, encoding="utf-8")
    update("kombit", "--from", "../andet")
    assert sorted(os.listdir("catalog/roles")) == ["kombit"]
    assert sorted(os.listdir("catalog/roles/kombit")) == ["copied.toml", "gallery.yaml", "leder.yaml"]


def test_one_can_be_asked_for_beside_by_name(here: Repository, kept: Repository) -> None:
    update("prove", "--from", "../galleri", "--revision", "v1")
    update("prove", "--revision", "v2", "--as", "prove-1.9")
    assert "Leder 2." in text(here, "catalog/roles/prove-1.9/leder.yaml")
    assert '[galleries."prove-1.9"]' in text(here, "rolekat.toml")
    update("prove-1.9", "--revision", "v1")
    assert "Leder 1." in text(here, "catalog/roles/prove-1.9/leder.yaml")
    assert text(here, "rolekat.toml").count('"prove-1.9"') == 1
    kept.commit()


def test_a_gallery_of_one_s_own_is_never_written_over(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write({f"{PLACE}/gallery.yaml": HEAD.format("2"), f"{PLACE}/leder.yaml": ROLE})
    assert "is no copy" in refused(capsys, "prove", "--from", "../galleri", "--force")
    here.write({f"{PLACE}/gallery.yaml": HEAD.format("0.9")})
    update("prove", "--from", "../galleri")
    assert sorted(os.listdir("catalog/roles")) == ["prove", "prove-2"]
    assert 'version: "0.9"' in text(here, f"{PLACE}/gallery.yaml")
    kept.commit()


def test_a_folder_of_any_catalog_files(here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    update("konsulent", "--folder", "--from", kept.folder.as_uri(), "--revision", "v2")
    assert "Add the folder to `sources`" in capsys.readouterr().out
    assert text(here, "copied/konsulent/systems/demo.yaml").startswith("system: demo")
    assert settings(here)["folders"] == {"konsulent": {"from": kept.folder.as_uri(), "revision": "v2"}}
    sources = text(here, "rolekat.toml").replace('"catalog",', '"catalog", "copied/konsulent",')
    here.write({"rolekat.toml": sources, "copied/konsulent/systems/demo.yaml": SYSTEM.format("2")})
    capsys.readouterr()
    run(["check", "--format", "oneline", "--select", "RK116"])
    assert "copied/konsulent/systems/demo.yaml:1:1: warning[RK116]" in capsys.readouterr().out
    update("konsulent", "--force")
    assert "prove@1" in text(here, "copied/konsulent/systems/demo.yaml")
    update("andre", "--folder", "--from", "../galleri", "--path", "catalog/systems", "--into", "catalog/andre")
    assert os.listdir("catalog/andre") == ["demo.yaml", "copied.toml"] or "demo.yaml" in os.listdir("catalog/andre")


def test_a_trial_writes_nothing(here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(here)
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1", "--dry-run")
    assert everything(here) == before
    out = capsys.readouterr().out
    assert "+++ catalog/roles/prove/leder.yaml" in out
    assert "+[galleries.prove]" in out


def test_what_comes_of_it_is_told(here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    here.write({"catalog/systems/demo.yaml": SYSTEM.format("2")})
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v2")
    assert "finding is settled" in capsys.readouterr().out or "findings are settled" in capsys.readouterr().out
    kept.commit({f"{PLACE}/gallery.yaml": HEAD.format("3") + "extends: [findes-ikke@1]\n"})
    update("prove", "--revision", "main", "--as", "tredje")
    assert "prove@3 builds on findes-ikke@1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["prove", "--from", "ext::sh -c touch% pwned"], "no address that rolekat fetches from"),
        (["prove", "--from", "--upload-pack=touch pwned", "--revision", "v1"], "There is no folder"),
        (["prove", "--from", "-oProxyCommand=touch:x", "--revision", "v1"], "There is no folder"),
        (["prove", "--from", "-host:x", "--revision", "v1"], "no address that rolekat fetches from"),
        (["prove", "--from", "ssh://-oProxyCommand=touch%20pwned/x"], "could not fetch"),
        (["prove", "--from", "https://nogen:hemmeligt@git.example/x.git"], "contains a password"),
        (["prove", "--from", "git+ssh://nogen:hemmeligt@git.example/x.git"], "contains a password"),
        (["prove", "--from", "../galleri", "--into", "ud/prove"], "is no folder below"),
        (["prove", "--from", "../galleri", "--revision", "v9"], "has no revision `v9`"),
        (["prove", "--from", "../galleri", "--revision", "--upload-pack=touch pwned"], "has no revision"),
        (["prove", "--from", "../galleri", "--revision", "v1:refs/heads/x"], "has no revision"),
        (["prove", "--from", "../galleri", "--revision", "0000000"], "has no revision"),
        (["prove", "--from", "../nej"], "no folder `../nej`"),
        (["prove", "--from", "file:///findes/ikke"], "could not fetch"),
        (["kombit", "--revision", "v1"], "does not come from git"),
        (["prove", "--from", "../galleri", "--path", "catalog"], "has no `gallery.yaml`"),
        (["prove@7", "--from", "../galleri"], "does not have prove@7"),
        (["andet", "--from", "../galleri"], "no gallery `andet` in `../galleri`. There are: prove@2"),
        (["../ude", "--from", "../galleri"], "cannot be the name of a folder"),
        (["prove", "--as", ".git", "--from", "../galleri"], "cannot be the name of a folder"),
        (["prove", "--from", "../galleri", "--into", "../ude"], "is no folder below"),
        (["prove", "--from", "../galleri", "--into", "."], "is no folder below"),
        (["x", "--folder"], "Where is `x` to come from"),
        (["x", "--folder", "--from", "../galleri", "--path", "nej"], "no catalog files in the folder `nej`"),
        ([], "names nothing that is to be copied"),
        (["--revision", "v1"], "Name what is to be fetched"),
    ],
)
@pytest.mark.usefixtures("kept")
def test_what_is_refused_is_said_and_leaves_everything_as_it_was(
    here: Repository, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    (here.folder / "ud").symlink_to("..")
    before = everything(here)
    assert says in refused(capsys, *words)
    assert everything(here) == before
    assert not (here.folder / "pwned").exists()


def test_hooks_of_the_user_do_not_run(here: Repository, kept: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    template = here.folder.parent / "skabelon"
    (template / "hooks").mkdir(parents=True)
    hook = template / "hooks" / "reference-transaction"
    hook.write_text(f"#!/bin/sh\ntouch {here.folder}/pwned\n", encoding="utf-8")
    hook.chmod(0o755)
    monkeypatch.setenv("GIT_TEMPLATE_DIR", str(template))
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    assert not (here.folder / "pwned").exists()


def test_without_settings_there_is_nothing_to_write_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "rolekat init" in refused(capsys, "kombit")


def test_two_folders_with_one_version_have_to_be_told_apart(
    kept: Repository, here: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.write({"andet/gallery.yaml": HEAD.format("2"), "andet/leder.yaml": ROLE})
    assert "`andet`, `catalog/roles/prove`" in refused(capsys, "prove", "--from", "../galleri")
    update("prove", "--from", "../galleri", "--path", "andet/")
    assert text(here, f"{PLACE}/leder.yaml") == ROLE
    assert settings(here)["galleries"] == {"prove": {"from": "../galleri", "version": "2", "path": "andet/"}}


def test_two_branches_that_copy_two_galleries_merge(here: Repository, kept: Repository) -> None:
    """Each copy has a record of its own beside its files, and a table of its own in the settings."""
    here.commit()
    for branch, words in (("a", ("prove", "--from", "../galleri")), ("b", ("kombit@1.5",))):
        here.git("switch", "--quiet", "--create", branch, "main")
        update(*words)
        here.commit()
    ran = subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@t", "merge", "--quiet", "a"], cwd=here.folder, check=False
    )
    assert ran.returncode in (0, 1)
    conflicts = here.git("diff", "--name-only", "--diff-filter=U").split()
    assert conflicts in ([], ["rolekat.toml"])  # both at the end of the file: one block of whole tables
    kept.commit()


def test_a_record_that_speaks_of_files_elsewhere_removes_none(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    victim = here.folder.parent / "victim"
    victim.write_text("keep\n")
    record = here.folder / PLACE / "copied.toml"
    record.write_text(record.read_text() + f'"../../../../victim" = "{digest(b"keep" + bytes([10]))}"\n')
    assert PLACE in refused(capsys, "prove", "--revision", "v2", "--force")
    assert victim.read_text() == "keep\n"


def test_nothing_behind_a_link_is_removed(here: Repository, kept: Repository) -> None:
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    victim = here.folder.parent / "victim.yaml"
    victim.write_text("keep\n")
    copied = here.folder / PLACE
    (copied / "out").symlink_to(victim.parent)
    record = copied / "copied.toml"
    record.write_text(record.read_text() + f'"out/victim.yaml" = "{digest(b"keep" + bytes([10]))}"\n')
    update("prove", "--revision", "v2", "--force")
    assert victim.read_text() == "keep\n"


def test_a_file_that_is_too_large_is_not_cut(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.write({"catalog/roles/prove/README.md": "x" * (4 * 2**20 + 1)})
    before = everything(here)
    said = refused(capsys, "prove", "--from", str(kept.folder))
    assert "README.md" in said
    assert "4 MB" in said
    assert everything(here) == before

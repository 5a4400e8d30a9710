"""`rolekat update NAME --remove`: what goes with a copy, what stays, and what is refused while something needs it."""

import os
import shutil
from collections.abc import Callable

import pytest
from tests.revisions.repositories import Repository
from tests.updating.conftest import HEAD, ROLE, SETTINGS
from tests.updating.test_update import PLACE, SYSTEM, everything, refused, settings, text, update

Refusing = Callable[..., str]


@pytest.fixture
def copied(here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]) -> Repository:
    """A repository with a copy of each of two versions, the newer in a folder of its own."""
    update("prove", "--from", kept.folder.as_uri(), "--revision", "v1")
    update("prove", "--revision", "v2", "--as", "prove-2")
    capsys.readouterr()
    return here


def test_the_files_and_the_table_go_and_nothing_else(copied: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(copied)
    update("prove", "--remove")
    gone = before.keys() - everything(copied).keys()
    assert gone == {f"{PLACE}/{name}" for name in ("LICENSE", "copied.toml", "gallery.yaml", "leder.yaml")}
    assert list(settings(copied)["galleries"]) == ["prove-2"]  # type: ignore[call-overload]
    assert os.listdir("catalog/roles") == ["prove-2"]
    assert capsys.readouterr().out.startswith(f"prove@1 goes from {PLACE}, and its table from `rolekat.toml`.\n")
    update("prove@2", "--remove")
    assert text(copied, "rolekat.toml") == SETTINGS
    assert sorted(everything(copied)) == ["catalog/systems/.keep", "rolekat.toml"]


def test_a_trial_removes_nothing(copied: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(copied)
    update("--remove", "prove", "--dry-run")
    assert everything(copied) == before
    out = capsys.readouterr().out
    assert f"--- {PLACE}/leder.yaml" in out
    assert "-[galleries.prove]" in out


OURS = "extends: [prove@1]\n"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("catalog/systems/demo.yaml", SYSTEM.format("1")),
        ("catalog/organisations/by/organisation.yaml", "organisation: by\ntitle: By\ngallery: prove@1\n"),
        ("catalog/roles/vores/gallery.yaml", HEAD.format("1").replace("prove", "vores") + OURS),
    ],
)
def test_what_is_used_stays(copied: Repository, capsys: pytest.CaptureFixture[str], file: str, content: str) -> None:
    copied.write({file: content})
    before = everything(copied)
    for force in ((), ("--force",)):
        said = refused(capsys, "prove", "--remove", *force)
        assert f"`prove` is still needed by `{file}`." in said
    assert everything(copied) == before
    update("prove-2", "--remove")


def test_of_many_that_use_it_some_are_named(copied: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    copied.write(
        {f"catalog/systems/s{number}.yaml": SYSTEM.format("1").replace("demo", f"s{number}") for number in range(9)}
    )
    assert "`catalog/systems/s4.yaml`, `…`" in refused(capsys, "prove", "--remove")


def test_one_that_another_folder_has_too_may_go(copied: Repository) -> None:
    copied.write({"catalog/systems/demo.yaml": SYSTEM.format("1")})
    shutil.copytree(PLACE, "catalog/roles/egen")
    os.unlink("catalog/roles/egen/copied.toml")
    update("prove", "--remove")
    assert sorted(os.listdir("catalog/roles")) == ["egen", "prove-2"]


def test_a_folder_that_others_need_stays(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.commit({"catalog/profiles/faelles.yaml": "profile: faelles\ntitle: Fælles\ngallery: kombit@1.5\nroles: {}\n"})
    update(
        "andre", "--folder", "--from", kept.folder.as_uri(), "--path", "catalog/profiles", "--into", "catalog/profiles"
    )
    here.write(
        {"catalog/systems/min.yaml": "system: min\ntitle: Min\ngallery: kombit@1.5\nprofile: faelles\nroles: {}\n"}
    )
    before = everything(here)
    assert "`andre` is still needed by `catalog/systems/min.yaml`." in refused(capsys, "andre", "--remove")
    assert everything(here) == before
    os.unlink("catalog/systems/min.yaml")
    update("andre", "--remove")
    assert not os.path.exists("catalog/profiles")


def test_a_source_keeps_its_folder_and_is_to_be_taken_out(
    here: Repository, kept: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    update("konsulent", "--folder", "--from", kept.folder.as_uri(), "--revision", "v2")
    here.write({"rolekat.toml": text(here, "rolekat.toml").replace('"catalog",', '"catalog", "copied/konsulent",')})
    capsys.readouterr()
    update("konsulent", "--remove")
    assert "copied/konsulent still stands under `sources`" in capsys.readouterr().out
    assert sorted(os.listdir("copied/konsulent")) == ["roles", "systems"]


def test_what_was_changed_by_hand_is_lost_only_where_somebody_says_so(
    copied: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    copied.write({f"{PLACE}/leder.yaml": ROLE, f"{PLACE}/egen.yaml": ROLE.replace("leder", "egen")})
    before = everything(copied)
    assert "`leder.yaml`, `egen.yaml`" in refused(capsys, "prove", "--remove")
    assert everything(copied) == before
    update("prove", "--remove", "--force")
    assert not os.path.exists(PLACE)


def test_what_is_no_part_of_the_copy_stays(copied: Repository) -> None:
    copied.write({f"{PLACE}/noter.txt": "Mine.\n"})
    update("prove", "--remove")
    assert os.listdir(PLACE) == ["noter.txt"]


def test_a_copy_that_was_taken_over_stays(copied: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    os.unlink(f"{PLACE}/copied.toml")
    update("prove", "--remove")
    assert "is your own: it stays" in capsys.readouterr().out
    assert sorted(os.listdir(PLACE)) == ["LICENSE", "gallery.yaml", "leder.yaml"]
    assert list(settings(copied)["galleries"]) == ["prove-2"]  # type: ignore[call-overload]


def test_a_folder_that_is_gone_needs_no_table(copied: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(PLACE)
    update("prove", "--remove")
    assert f"no folder {PLACE} any more" in capsys.readouterr().out
    assert list(settings(copied)["galleries"]) == ["prove-2"]  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "Name the copy that is to go"),
        (("prove", "--revision", "v2"), "Name the copy that is to go"),
        (("prove@3",), "There is no copy `prove@3` in `rolekat.toml`. There are: prove, prove-2."),
        (("kombit",), "There is no copy `kombit`"),
    ],
)
def test_a_slip_is_a_sentence(
    copied: Repository, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    before = everything(copied)
    assert says in refused(capsys, "--remove", *words)
    assert everything(copied) == before


@pytest.mark.usefixtures("here")
def test_without_any_copy_there_is_none_to_remove(capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing of `prove` lies here" in refused(capsys, "prove", "--remove")


def test_a_record_that_speaks_of_files_elsewhere_removes_none(copied: Repository) -> None:
    victim = copied.folder.parent / "victim.yaml"
    victim.write_text("keep\n")
    (copied.folder / PLACE / "ud").symlink_to(victim.parent)
    record = copied.folder / PLACE / "copied.toml"
    record.write_text(record.read_text() + '"ud/victim.yaml" = "x"\n')
    update("prove", "--remove", "--force")
    assert victim.read_text() == "keep\n"

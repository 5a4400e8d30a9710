"""A new organisation and a new staffing, as the KLIK administrator of a municipality makes them."""

import subprocess
import sys
from pathlib import Path

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.creating.organisation import OrganisationWish, organisation_text
from rolekat.creating.staffing import StaffingWish, staffing_text
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, Language, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.model.staffing import Staffing
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.text.reader import read
from rolekat.workspace import open_workspace

DAY = "2026-11-23"


def made(folder: Path, kombit: LinkedGallery, language: Language = "da") -> LinkedOrganisation:
    wish = OrganisationWish("randby", "Randby: # Kommune", "municipality", ["abcd", "efgh"])
    target = folder / "organisations" / "randby" / "organisation.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(organisation_text(wish, kombit, words(language)), encoding="utf-8")
    found = Library([str(folder)]).organisation("randby")
    assert isinstance(found, LinkedOrganisation)
    return found


def codes(folder: Path) -> set[str]:
    workspace = open_workspace([str(folder / "organisations")], Config(str(folder), sources=("shipped",)))
    return {found.finding.name for found in check_workspace(workspace, as_of=DAY).findings}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_organisation_is_clean(language: Language, tmp_path: Path, kombit: LinkedGallery) -> None:
    organisation = made(tmp_path, kombit, language)
    assert codes(tmp_path) == set()
    assert organisation.head.title == "Randby: # Kommune"
    assert list(organisation.head.people) == ["abcd", "efgh"]
    assert "klik-administrator" in organisation.head.roles
    assert "projektleder" not in organisation.head.roles  # held for each system
    assert "it-arkitekt" not in organisation.head.roles  # comes with a position


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_staffing_lacks_holders_and_nothing_else(
    language: Language, tmp_path: Path, kombit: LinkedGallery, library: Library
) -> None:
    organisation = made(tmp_path, kombit, language)
    demands = Organisations(library, Outlook(DAY)).demands("aula")
    assert demands
    wish = StaffingWish({"opstart": "2026-09-01"}, {"projektejer": "abcd"})
    target = tmp_path / "organisations" / "randby" / "systems" / "aula.yaml"
    target.parent.mkdir()
    target.write_text(staffing_text(wish, demands, organisation, words(language)), encoding="utf-8")
    found = codes(tmp_path)
    assert "mandatory-role-vacant" in found
    assert not found & {"dangling-role", "unknown-phase", "unknown-holder", "invalid-value", "unknown-key"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_staffing_names_actions_and_evidence_switched_off(
    language: Language, tmp_path: Path, kombit: LinkedGallery, library: Library
) -> None:
    organisation = made(tmp_path, kombit, language)
    demands = Organisations(library, Outlook(DAY)).demands("dubu")
    assert demands
    text = staffing_text(StaffingWish({"opstart": "2026-09-01"}, {}), demands, organisation, words(language))
    as_it_is, at = Staffing.model_validate(read(text).value), text.index("# actions:")
    assert (as_it_is.actions, as_it_is.evidence) == ({}, {})
    lines = [line for line in text[at:].splitlines() if line.endswith(("}", ":", "-01")) or line.startswith("#   # ")]
    staffing = Staffing.model_validate(read("".join([text[:at], *(f"{line[2:]}\n" for line in lines)])).value)
    assert list(staffing.actions) == list(demands.catalog.actions)
    assert all(state and state.done == "2026-01-01" for state in staffing.actions.values())
    assert {"risk-assessment", "impact-assessment", "contingency-plan"} == set(staffing.evidence)
    titles = {action.title for action in demands.catalog.actions.values()}
    assert titles <= {line.removeprefix("#   # ") for line in lines}


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (StaffingWish({"opsart": "2026-09-01"}, {}), "new-no-phase-near"),
        (StaffingWish({"opstart": "2026-02-30"}, {}), "not-a-day"),
        (StaffingWish({}, {"projektlder": "abcd"}), "new-no-role-near"),
        (StaffingWish({}, {"projektleder": "nobody"}), "new-no-person"),
    ],
)
def test_what_is_not_there_is_refused(
    wish: StaffingWish, key: str, tmp_path: Path, kombit: LinkedGallery, library: Library
) -> None:
    organisation = made(tmp_path, kombit)
    demands = Organisations(library, Outlook(DAY)).demands("aula")
    assert demands
    with pytest.raises(UsageError) as refused:
        staffing_text(wish, demands, organisation, words("da"))
    assert refused.value.key == key


def rolekat(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "rolekat", "--lang", "da", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")


def test_from_init_to_the_first_staffing(tmp_path: Path) -> None:
    assert rolekat(tmp_path, "init", "--ci", "none").returncode == 0
    refused = rolekat(tmp_path, "new", "staffing", "aula")
    assert refused.returncode == 2
    assert "rolekat new organisation" in refused.stderr
    assert rolekat(tmp_path, "new", "organisation", "randby", "--gallery", "kombit").returncode == 0
    assert rolekat(tmp_path, "new", "organisation", "randby", "--gallery", "kombit").returncode == 2
    shown = rolekat(tmp_path, "new", "staffing", "aula", "--dry-run")
    assert shown.stdout.startswith("# yaml-language-server")
    assert not (tmp_path / "catalog/organisations/randby/systems").exists()
    done = rolekat(tmp_path, "new", "staffing", "aula", "--phase", "opstart=2026-09-01")
    assert done.returncode == 0, done.stderr
    assert "catalog/organisations/randby/systems/aula.yaml" in done.stdout
    assert rolekat(tmp_path, "new", "staffing", "aula").returncode == 2
    checked = rolekat(tmp_path, "check", "--as-of", DAY)
    assert checked.returncode == 1
    assert "RK401" in checked.stdout
    assert rolekat(tmp_path, "check", "--as-of", "2026-02-30").returncode == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_git_ignores_the_documents_of_a_new_organisation(newline: str, tmp_path: Path) -> None:
    (tmp_path / "rolekat.toml").write_text('[render]\nto = "ud/dokumenter"\n', encoding="utf-8")
    (tmp_path / "catalog").mkdir()
    ignoring, before = tmp_path / ".gitignore", f"*.pyc{newline}".encode()
    ignoring.write_bytes(before)
    assert rolekat(tmp_path, "new", "organisation", "randby", "--gallery", "kombit", "--dry-run").returncode == 0
    assert ignoring.read_bytes() == before
    for name in ("randby", "haveby"):
        assert ".gitignore" in rolekat(tmp_path, "new", "organisation", name, "--gallery", "kombit").stdout
    text = ignoring.read_bytes().decode()
    lines = text.split(newline)
    assert text.startswith(before.decode())
    assert "\n" not in text.replace(newline, "")
    assert [line for line in lines if line.startswith("/")] == ["/ud/dokumenter/randby/", "/ud/dokumenter/haveby/"]
    assert sum("--public" in line for line in lines) == 1


@pytest.mark.parametrize("there", ["rollekatalog/", "/rollekatalog/randby/", "randby/"])
def test_what_git_ignores_already_is_not_written_again(there: str, tmp_path: Path) -> None:
    (tmp_path / "rolekat.toml").touch()
    (tmp_path / "catalog").mkdir()
    (tmp_path / ".gitignore").write_text(f"{there}\n", encoding="utf-8")
    assert ".gitignore" not in rolekat(tmp_path, "new", "organisation", "randby", "--gallery", "kombit").stdout
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == f"{there}\n"


def test_outside_a_repository_there_is_nothing_to_ignore(tmp_path: Path) -> None:
    assert rolekat(tmp_path, "new", "organisation", "randby", "--gallery", "kombit").returncode == 0
    assert not (tmp_path / ".gitignore").exists()

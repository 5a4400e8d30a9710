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
from rolekat.language import Language, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.state.organisation import Organisations
from rolekat.state.outlook import Outlook
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


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_new_organisation_is_clean(language: Language, tmp_path: Path, kombit: LinkedGallery) -> None:
    organisation = made(tmp_path, kombit, language)
    assert codes(tmp_path) == set()
    assert organisation.head.title == "Randby: # Kommune"
    assert list(organisation.head.people) == ["abcd", "efgh"]
    assert "klik-administrator" in organisation.head.roles
    assert "projektleder" not in organisation.head.roles  # held for each system
    assert "it-arkitekt" not in organisation.head.roles  # comes with a position


@pytest.mark.parametrize("language", ["da", "en"])
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
    assert rolekat(tmp_path, "new", "organisation", "randby").returncode == 0
    assert rolekat(tmp_path, "new", "organisation", "randby").returncode == 2
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

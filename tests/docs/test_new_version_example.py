"""docs/examples/ny-version: a small municipality whose files are made from an older version of a gallery."""

from pathlib import Path
from typing import Final

import pytest

from rolekat.check import check_workspace
from rolekat.config import find_config
from rolekat.state.organisation import OrganisationState
from rolekat.workspace import open_organisations, open_workspace

FOLDER: Final = Path(__file__).parents[2] / "docs" / "examples" / "ny-version"


def test_it_is_right_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    report = check_workspace(open_workspace([], find_config()))
    assert [located.finding for located in report.findings if located.finding.severity != "note"] == []


def test_people_hold_the_roles_that_are_retired_since(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    organisation = open_organisations(find_config()).named("sundkoebing")
    assert isinstance(organisation, OrganisationState)
    assert organisation.gallery is not None
    assert organisation.gallery.key == "kombit@1.3"
    newest = organisation.library.versions("kombit")[0]
    held = {name for name, role in organisation.roles.items() if role.holdings}
    assert held & newest.retired.keys() == {"sts-projektleder", "fordelingskomponentansvarlig"}

"""What an organisation's head says for several systems, as findings name it."""

import shutil
from pathlib import Path

from rolekat.library.library import Library
from rolekat.rules.staffing import shared_entries
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

RULES = Path(__file__).parent
HEAD = """\
organisation: by
title: Byen
gallery: demo@1
people: {aa: , bb: }
system_groups:
  alle:
    title: Alle systemer
    systems: [demo]
    roles:
      leder: {delegated: {lede: {person: bb}}}
      bruger: {holders: [{person: aa}]}
roles:
  netadmin: {not_applicable: Der er intet net.}
  egen: {local: {title: Vores egen}}
"""


def test_roles_and_what_they_count_for_are_named_by_title(tmp_path: Path) -> None:
    for folder in ("base", "staffing_base"):
        shutil.copytree(RULES / folder, tmp_path, dirs_exist_ok=True)
    (tmp_path / "organisations/by/organisation.yaml").write_text(HEAD, "utf-8")
    organisation = Organisations(Library([str(tmp_path)]), Outlook("2026-06-01")).named("by")
    assert organisation
    found = {str(each.path[-1]): (each.title, each.where) for each in shared_entries(organisation)}
    assert found == {
        "leder": ("Leder", "Alle systemer"),
        "netadmin": ("Netadministrator", "Byen"),
        "egen": ("Vores egen", "Byen"),
    }

"""`rolekat new staffing`: from options to a file."""

import os
import sys
from typing import NamedTuple

from rolekat.cli.next_steps import next_steps
from rolekat.cli.speech import say
from rolekat.config import Config, find_config
from rolekat.creating.naming import known
from rolekat.creating.places import is_own, modeline, refuse_to_overwrite, shown, write_new
from rolekat.creating.staffing import StaffingWish, staffing_text
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.state.organisations import Organisations
from rolekat.workspace import open_library, outlook


class NewStaffing(NamedTuple):
    """What somebody asked for."""

    system: str
    organisation: str | None
    phases: dict[str, str]
    holders: dict[str, str]
    dry_run: bool


def run(wish: NewStaffing) -> int:
    """Make the staffing file; returns the exit code.

    Raises:
        UsageError: it is there already, or there is no such system, organisation, phase, role or person.
    """
    config = find_config()
    library = open_library(config)
    organisation = _organisation(wish.organisation, library, config)
    system = known("system", wish.system, library.system_ids)
    demands = Organisations(library, outlook(config)).demands(system)
    if demands is None:
        loaded = library.system(system)
        raise UsageError("name-faulty", name=system, file=shown_path(loaded.file) if loaded else system)
    there = organisation.staffing_files.get(system)
    path = os.path.join(organisation.folder, "systems", f"{system}.yaml")
    refuse_to_overwrite(there or path)
    made = StaffingWish(wish.phases, wish.holders)
    text = staffing_text(made, demands, organisation, say, modeline(path, "staffing", config))
    if wish.dry_run:
        sys.stdout.write(text)
        return 0
    write_new(path, text)
    steps = next_steps("holders" if demands.phases else "holders-timeless", "check", "vacancies", path=shown(path))
    sys.stdout.write(say("new.done.wrote", path=shown(path)) + "\n" + steps)
    return 0


def _organisation(wish: str | None, library: Library, config: Config) -> LinkedOrganisation:
    """The organisation that is meant: the one there is, where none is named."""
    own = [
        os.path.basename(folder)
        for folder in library.organisation_folders
        if is_own(os.path.join(folder, "organisation.yaml"), config)
    ]
    if wish is None and len(own) != 1:
        raise UsageError("new-which-organisation" if own else "new-no-organisations", known=", ".join(sorted(own)))
    name = known("organisation", wish, own) if wish else own[0]
    found = library.organisation(name)
    if not isinstance(found, LinkedOrganisation):
        raise UsageError("name-faulty", name=name, file=shown_path(found.file) if found else name)
    return found

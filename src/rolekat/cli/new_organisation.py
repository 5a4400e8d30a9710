"""`rolekat new organisation`: from options to a file."""

import os
import sys
from typing import NamedTuple

from rolekat.cli.next_steps import next_steps
from rolekat.cli.speech import say
from rolekat.config import find_config
from rolekat.creating.finding_galleries import gallery_named, only_gallery
from rolekat.creating.naming import checked_id
from rolekat.creating.organisation import JOINT_BODY, OrganisationWish, organisation_text
from rolekat.creating.places import modeline, own_folder, shown, write_new
from rolekat.creating.repository import documents_ignored
from rolekat.errors import UsageError
from rolekat.paths import from_here
from rolekat.workspace import open_library
from rolekat.writing import write_text


class NewOrganisation(NamedTuple):
    """What somebody asked for."""

    organisation: str
    title: str | None
    kind: str
    gallery: str | None
    people: list[str]
    owners: list[str]
    dry_run: bool


def run(wish: NewOrganisation) -> int:
    """Make the organisation; returns the exit code.

    Raises:
        UsageError: it is there already, or there is no such gallery.
    """
    config = find_config()
    library = open_library(config)
    gallery = gallery_named(wish.gallery, library) if wish.gallery else only_gallery(library, wish.kind)
    if wish.owners and wish.kind != JOINT_BODY:
        raise UsageError("new-owners-of-whom")
    path = os.path.join(own_folder(config), "organisations", checked_id(wish.organisation), "organisation.yaml")
    made = OrganisationWish(wish.organisation, wish.title or "", wish.kind, wish.people, wish.owners)
    text = organisation_text(made, gallery, say, modeline(path, "organisation", config))
    if wish.dry_run:
        sys.stdout.write(text)
        return 0
    ignored = documents_ignored(wish.organisation, config, say)
    write_new(path, text)
    done = [say("new.done.wrote", path=shown(path))]
    if ignored.text:
        ignoring = os.path.join(config.folder, ignored.path)
        write_text(ignoring, ignored.text)
        done.append(say("new.done.ignored", path=shown(from_here(ignoring))))
    sys.stdout.write("\n".join([*done, next_steps("people", "staffing", "vacancies")]))
    return 0

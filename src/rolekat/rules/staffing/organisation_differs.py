"""A file says the organisation in whose folder it lies."""

import os
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.discover import ORGANISATIONS
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState

RULE = Rule("RK441", "organisation-differs", "error")


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The head against its folder's name; the staffing files against either, so that one slip is found once."""
    folder = os.path.basename(os.path.dirname(os.path.abspath(organisation.file)))
    if folder not in (organisation.id, ORGANISATIONS):  # the latter lies in the wrong place altogether
        yield RULE.at(organisation.place("organisation"), "folder", id=organisation.id, folder=folder)
    for loaded in organisation.files:
        if loaded.model is not None and loaded.kind == "staffing":
            given = loaded.model.organisation
            if given not in (organisation.id, folder):
                title = organisation.head.title
                yield RULE.at(Place(loaded.file, ("organisation",)), id=organisation.id, given=given, title=title)

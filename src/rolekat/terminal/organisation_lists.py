"""Lists of organisations."""

from rolekat.findings.located import shown_path
from rolekat.library.organisation import LinkedOrganisation
from rolekat.phrasing.organisations import organisation_title
from rolekat.state.world import Unreadable
from rolekat.terminal.listing import Column, Listing, cell
from rolekat.terminal.scope import Scope


def organisations(scope: Scope) -> Listing:
    """The organisations of the user's own, each with how much it says."""
    columns = (
        Column("id"),
        Column("title", wraps=True),
        Column("kind", drop=2),
        Column("gallery", drop=3),
        Column("systems", number=True),
        Column("people", number=True, drop=1),
    )
    rows = []
    for name in scope.library.organisation_ids:
        found = scope.library.organisation(name)
        if not isinstance(found, LinkedOrganisation):
            if found:
                scope.world.unreadable.append(Unreadable(shown_path(found.file), "faulty"))
            continue
        head = found.head
        rows.append(
            {
                "id": cell(found.id),
                "title": cell(head.title, organisation_title(head.title, found.example, scope.say)),
                "kind": scope.word("organisation", head.kind),
                "gallery": cell(head.gallery),
                "systems": cell(len(found.staffing_files)),
                "people": cell(len(head.people)),
            }
        )
    return Listing("organisations", columns, rows, by="title")

"""The export as a whole: what of the library goes into it."""

import json
import os
from collections.abc import Sequence

from rolekat.errors import UsageError
from rolekat.export.gallery import gallery_data
from rolekat.export.organisation import organisation_data
from rolekat.export.shapes.document import Export
from rolekat.export.shapes.organisation import Organisation
from rolekat.export.system import system_data
from rolekat.findings.located import shown_path
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations
from rolekat.state.world import Unreadable, unreadable_staffings, world
from rolekat.text.printable import harmless


def export(library: Library, names: Sequence[str] = (), organisations: Organisations | None = None) -> Export:
    """The linked library as plain data: all of it, or the galleries (`id` or `id@version`), systems and so on named.

    Of a gallery that is named by its id alone it is the version that is worked with here, or the newest.

    Raises:
        UsageError: a name is neither a gallery, a system nor an organisation.
    """
    galleries = {gallery.key: gallery.head.gallery for gallery in library.galleries}
    known = {*galleries.values(), *library.system_ids, *(library.organisation_ids if organisations else ())}
    for name in names:
        if name not in known and name not in galleries:
            raise UsageError("export-unknown", name=name, known=", ".join(sorted(known)))
    found = world(library, [name for name in library.system_ids if name in names] if names else None)
    named = {gallery.key for gallery in library.current_galleries if gallery.head.gallery in names} | {*names}
    chosen = [gallery for gallery in found.galleries if not names or gallery.key in named]
    staffed, missing = _organisations(organisations, names)
    return {
        "schema_version": 1,
        "galleries": [gallery_data(gallery) for gallery in chosen],
        "systems": [system_data(system) for system in found.systems],
        "organisations": staffed,
        "unreadable": [{"file": each.file, "reason": each.reason} for each in (*found.unreadable, *missing)],
    }


def _organisations(
    organisations: Organisations | None, names: Sequence[str]
) -> tuple[list[Organisation], list[Unreadable]]:
    """The organisations, and the files that are missing from them; each is let go of before the next."""
    found: list[Organisation] = []
    missing: list[Unreadable] = []
    for folder in organisations.folders if organisations else ():
        if organisations is None or (names and os.path.basename(folder) not in names):
            continue
        organisation = organisations.in_folder(folder)
        if isinstance(organisation, OrganisationState):
            found.append(organisation_data(organisation))
            missing += unreadable_staffings(organisation)
            organisation.release()
        else:
            missing.append(Unreadable(shown_path(organisation.file), "faulty"))
    return found, missing


def as_json(data: Export) -> str:
    """An export as JSON text."""
    return harmless(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"

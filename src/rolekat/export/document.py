"""The export as a whole: what of the library goes into it."""

import json
from collections.abc import Sequence

from rolekat.errors import UsageError
from rolekat.export.gallery import gallery_data
from rolekat.export.shapes import Export
from rolekat.export.system import system_data
from rolekat.library.library import Library
from rolekat.state.world import world
from rolekat.text.printable import harmless


def export(library: Library, names: Sequence[str] = ()) -> Export:
    """The linked library as plain data: all of it, or the galleries (`id` or `id@version`) and systems named.

    Raises:
        UsageError: a name is neither a gallery nor a system.
    """
    galleries = {gallery.key: gallery.head.gallery for gallery in library.galleries}
    known = {*galleries.values(), *library.system_ids}
    for name in names:
        if name not in known and name not in galleries:
            raise UsageError("export-unknown", name=name, known=", ".join(sorted(known)))
    found = world(library, [name for name in library.system_ids if name in names] if names else None)
    chosen = [gallery for gallery in found.galleries if not names or {gallery.key, gallery.head.gallery} & {*names}]
    return {
        "schema_version": 1,
        "galleries": [gallery_data(gallery) for gallery in chosen],
        "systems": [system_data(system) for system in found.systems],
        "organisations": [],
        "unreadable": [{"file": missing.file, "reason": missing.reason} for missing in found.unreadable],
    }


def as_json(data: Export) -> str:
    """An export as JSON text."""
    return harmless(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"

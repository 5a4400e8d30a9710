"""What was copied from elsewhere is as it was copied."""

import os
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.copies import differences, record_in
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.text.problem import START

RULE = Rule("RK116", "copy-changed", "warning")


@only_where("copied_folders")
def check_library(library: Library) -> Iterator[Finding]:
    """Each file that was changed, removed or added by hand; one that is gone is told of at the first that is left."""
    for folder in library.copied_folders:
        record = record_in(folder)
        below = {
            os.path.relpath(file, folder or os.curdir).replace(os.sep, "/"): file
            for file in library.files
            if not folder or file.startswith(folder + os.sep)
        }
        if not below:
            continue
        if record is None:
            yield RULE.at(Place(next(iter(below.values())), span=START), "unreadable", folder=os.path.basename(folder))
            continue
        found = differences(folder, record, below)
        name, origin = record.about.get("name", os.path.basename(folder)), record.origin
        for variant, names in (("message", found.changed), ("added", found.added)):
            for file in names:
                if file in below:
                    yield RULE.at(Place(below[file], span=START), variant, file=file, name=name, origin=origin)
        for file in found.missing:
            first = Place(next(iter(below.values())), span=START)
            yield RULE.at(first, "missing", file=file, name=name, origin=origin)

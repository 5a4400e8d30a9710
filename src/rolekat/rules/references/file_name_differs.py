"""A file's name is the id of what stands in it."""

import os
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import stem
from rolekat.library.library import Library
from rolekat.library.loading import Loaded

RULE = Rule("RK103", "file-name-differs", "error")


def check_file(loaded: Loaded, _library: Library) -> Iterator[Finding]:
    """The name of a file against its id: not of heads, whose name is fixed.

    A gallery's folder may be called anything, an organisation's has a rule of its own.
    """
    kind = loaded.kind
    if kind is None or kind in ("gallery", "organisation"):
        return
    name = getattr(loaded.model, kind)
    if name == stem(loaded.file):
        return
    taken = os.path.exists(os.path.join(os.path.dirname(loaded.file), f"{name}.yaml"))
    if not taken:  # else the id is given twice, which a rule of its own says
        yield RULE.at(Place(loaded.file, (kind,)), id=name, file=os.path.basename(loaded.file))

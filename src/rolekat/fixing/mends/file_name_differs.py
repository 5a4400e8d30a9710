"""A file gets the name that is its id."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Move, Safety, UnmendableError
from rolekat.fixing.near import params_of

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(_finding: Finding) -> Safety | None:
    """Unsafe: it may be the id that is wrong, as in a copy."""
    return "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The same file by another name, in the same folder."""
    folder, name = os.path.split(source.file)
    new = params_of(finding)["id"] + os.path.splitext(name)[1]
    to = os.path.join(folder, new)
    if os.path.lexists(to):
        raise UnmendableError("there-already", name=new)
    return Mend("moved", {"given": name, "near": new}, (Move(source.file, to),))

"""A file of another encoding is saved as UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Rewrite, Safety, UnmendableError

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_BYTE_ORDER: Final = (b"\xff\xfe", b"\xfe\xff")


def safety(finding: Finding) -> Safety | None:
    """UTF-16 says what it is; that a file is of old Windows is a good guess, and no more."""
    return "safe" if finding.variant == "utf16" else "unsafe" if finding.variant == "latin1" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The same letters in other bytes."""
    if finding.variant == "utf16":
        little = source.data[:2] == _BYTE_ORDER[0] or (source.data[:2] not in _BYTE_ORDER and source.data[1:2] == b"\0")
        encoding = "utf-16-le" if little else "utf-16-be"
    else:
        encoding = "cp1252"
    try:
        text = source.data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UnmendableError("unsure") from None
    return Mend("saved", {}, (Rewrite(source.file, text),))

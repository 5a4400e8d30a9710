"""The words that are written in place of somebody, where nobody is known yet."""

from typing import Final

from rolekat.text.words import slug

_WORDS: Final = frozenset({
    "xxx", "xxxx", "xxxxx", "navn", "namn", "initialer", "initialar", "initials", "todo", "tbd", "tba", "fixme",
    "udfyldes", "utfylles", "fylles-ut", "fyllast-ut", "ukendt", "ukjent", "unknown", "uafklaret", "uavklart",
    "mangler", "manglar", "missing", "ingen", "none", "nobody", "nogen", "noen", "nokon", "somebody", "null", "nul",
    "vakant", "vacant", "ledig", "ubesat", "ubesatt", "ikke-besat", "ikke-besatt", "ikkje-fylt", "ubemandet",
    "ubemannet", "ubemanna", "afventer", "avventer", "ventar", "pending", "rekrutteres", "rekrutterast",
})  # fmt: skip
INITIALS: Final = frozenset({"nn", "n-n", "na", "n-a", "xx", "yy"})
"""Those of real people, too: they count as such once the organisation has them among its own."""
PLACEHOLDERS: Final = _WORDS | INITIALS
"""Ids that are written where nobody is known yet."""
NO_ID: Final = "no-id"
"""What is read in place of somebody who is written in a way that no id can be: nobody."""


def holds_a_place(text: str) -> bool:
    """Whether a text that is no id stands for nobody: `TBD`, `Ikke besat`, `???`."""
    return not any(map(str.isalnum, text)) or slug(text) in PLACEHOLDERS

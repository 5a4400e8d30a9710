"""The columns of a register that is a table, by what people call them."""

from typing import Final

from rolekat.text.words import closest, slug

COLUMNS: Final = {
    "id": ("id", "initialer"),
    "name": ("name", "navn"),
    "email": ("email", "e-mail", "mail", "e-post", "epost"),
    "phone": ("phone", "telefon", "tlf"),
    "verified": ("verified", "bekræftet", "bekreftet"),
    "consent_purpose": ("consent_purpose", "samtykke formål"),
    "consent_given": ("consent_given", "samtykke givet", "samtykke gitt"),
    "consent_until": ("consent_until", "samtykke til"),
}
"""The field that a column holds, and the names it may have, in English first, then in Danish and Norwegian."""

_BY_NAME: Final = {slug(name): field for field, names in COLUMNS.items() for name in names}
PATHS: Final = {field: tuple(field.split("_")) for field in COLUMNS}
"""Where a field belongs in a person's entry: `consent_given` is `consent`, `given`."""


def field_of(head: str) -> str | None:
    """The field that a column's head names, whatever its capitals, hyphens and full stops."""
    return _BY_NAME.get(slug(head)) if any(map(str.isalnum, head)) else None


def near(head: str) -> str | None:
    """The name of a column that somebody may have meant."""
    found = closest(slug(head), tuple(_BY_NAME))
    return next((name for names in COLUMNS.values() for name in names if slug(name) == found), None)


def in_danish(field: str) -> str:
    """What a column is called in Danish."""
    return COLUMNS[field][1]

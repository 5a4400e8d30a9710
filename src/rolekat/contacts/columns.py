"""The columns of a register that is a table, by what people call them."""

from typing import Final

from rolekat.text.words import closest, slug

COLUMNS: Final = {
    "id": ("id", "initialer", "initialar"),
    "name": ("name", "navn", "namn"),
    "email": ("email", "e-mail", "mail", "e-post", "epost"),
    "phone": ("phone", "telefon", "tlf"),
    "verified": ("verified", "bekræftet", "bekreftet", "stadfesta"),
    "consent_purpose": ("consent_purpose", "samtykke formål", "samtykke føremål"),
    "consent_given": ("consent_given", "samtykke givet", "samtykke gitt", "samtykke gjeve"),
    "consent_until": ("consent_until", "samtykke til"),
}
"""The field that a column holds, and the names it may have, in English first, then in Danish and Norwegian."""

_BY_NAME: Final = {slug(name): field for field, names in COLUMNS.items() for name in names}
_IN_NORWEGIAN: Final = {
    "bokmaal": {"email": "e-post", "verified": "bekreftet", "consent_given": "samtykke gitt"},
    "nynorsk": {
        "id": "initialar",
        "name": "namn",
        "email": "e-post",
        "verified": "stadfesta",
        "consent_purpose": "samtykke føremål",
        "consent_given": "samtykke gitt",
    },
}
"""The columns that are called otherwise than in Danish."""
PATHS: Final = {field: tuple(field.split("_")) for field in COLUMNS}
"""Where a field belongs in a person's entry: `consent_given` is `consent`, `given`."""


def field_of(head: str) -> str | None:
    """The field that a column's head names, whatever its capitals, hyphens and full stops."""
    return _BY_NAME.get(slug(head)) if any(map(str.isalnum, head)) else None


def near(head: str) -> str | None:
    """The name of a column that somebody may have meant."""
    found = closest(slug(head), tuple(_BY_NAME))
    return next((name for names in COLUMNS.values() for name in names if slug(name) == found), None)


def called(*fields: str) -> tuple[tuple[str, str], ...]:
    """What columns are called in each language, as parameters of a sentence."""
    danish = [COLUMNS[field][1] for field in fields]
    norwegian = (
        (name, ", ".join(own.get(field, word) for field, word in zip(fields, danish, strict=True)))
        for name, own in _IN_NORWEGIAN.items()
    )
    return (("danish", ", ".join(danish)), *norwegian)

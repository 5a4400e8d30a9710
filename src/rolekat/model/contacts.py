"""The contact register: who the people are whom catalogs know by their ids. It lies outside git and any catalog."""

from typing import Annotated, Literal, TypeAlias

from pydantic import StringConstraints

from rolekat.model.base import Day, Entry, Id, Text

Email: TypeAlias = Annotated[
    str, StringConstraints(pattern=r'^[^\s@<>()",:;]+@[^\s@<>()",:;.]+(\.[^\s@<>()",:;.]+)+$', max_length=254)
]
"""One address and nothing else: `anne@example.dk`."""
Phone: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^\(?\+?[0-9][0-9 ()./-]+[0-9)]([ ,]+[a-zæøå].*)?$", max_length=80)
]
"""A telephone number: `+45 12 34 56 78`, `12345678, lokal 12`."""


class Consent(Entry):
    """That somebody agreed to be shown with e-mail address and telephone number."""

    purpose: Literal["contact"]
    """What it was given for: to be contacted."""
    given: Day
    """The day it was given, which is the first that it covers."""
    until: Day | None = None
    """The last day it covers; without it, it counts until it is taken back."""


class ContactEntry(Entry):
    """One person of the register."""

    name: Text
    """The name."""
    email: Email | None = None
    """The e-mail address."""
    phone: Phone | None = None
    """The telephone number."""
    verified: Day | None = None
    """The day on which somebody last made sure that this is right."""
    consent: Consent | None = None
    """Without it the name is shown and nothing else."""


class ContactRegister(Entry):
    """The people of a register."""

    people: dict[Id, ContactEntry]
    """By the id that they have in the files of the organisation."""

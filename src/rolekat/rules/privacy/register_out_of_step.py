"""The contact register and the organisations speak of the same people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.organisation import LinkedOrganisation
from rolekat.text.problem import START

if TYPE_CHECKING:
    from rolekat.contacts.register import Register, RegisterFile
    from rolekat.library.library import Library

RULE = Rule("RK806", "register-out-of-step", "note")


def check_register(register: Register, library: Library) -> Iterator[Finding]:
    """Hold the register against the people of all organisations; not where one of these cannot be read."""
    if not register.files:
        return
    linked = [library.organisation_in(folder) for folder in library.organisation_folders]
    readable = [organisation for organisation in linked if isinstance(organisation, LinkedOrganisation)]
    if len(readable) == len(linked):
        yield from out_of_step(register, {organisation.id: organisation.head.people for organisation in readable})


def out_of_step(register: Register, people: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """What the register says of somebody whom no organisation has; `people` are the ids of each organisation."""
    if not people:
        return
    for file in register.files:
        if file.organisation is not None and file.organisation not in people:
            if file.contacts:
                known = Several(tuple(f"`{name}`" for name in sorted(people)))
                yield RULE.at(Place(file.file, span=START), "organisation", organisation=file.organisation, known=known)
            continue
        wanted = [file.organisation] if file.organisation is not None else list(people)
        having = {person: [name for name in wanted if person in people[name]] for person in file.contacts}
        yield from _reported(file, [person for person, names in having.items() if not names], "message")
        yield from _reported(file, [person for person, names in having.items() if len(names) > 1], "shared")


def _reported(file: RegisterFile, found: list[str], variant: str) -> Iterator[Finding]:
    """One finding for all of them: a list that somebody keeps for other ends too may name hundreds."""
    if found:
        names = Several(tuple(f"`{person}`" for person in found))
        yield RULE.at(file.place(found[0]), variant, people=names)

"""The card of an organisation: what its head says, and which systems it has. Who holds what is for other commands."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.text import Text

from rolekat.language import Words
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.phrasing.dates import date_in_words
from rolekat.phrasing.organisations import organisation_title
from rolekat.terminal.page import Page


def organisation_card(page: Page, organisation: LinkedOrganisation, library: Library, say: Words) -> None:
    """An organisation with its systems, units, places and suppliers."""
    head = organisation.head
    title = organisation_title(head.title, organisation.example, say)
    page.title(title, organisation.id, say(f"vocabulary.organisation.{head.kind}"), head.gallery)
    if head.introduction:
        page.flush(Text())
        page.markdown(head.introduction)
    page.heading(say("lists.heading.systems"), str(len(organisation.staffing_files)))
    titles = {name: loaded.model.title for name in organisation.staffing_files if (loaded := _system(library, name))}
    page.rows((name, titles.get(name, "")) for name in sorted(organisation.staffing_files))
    for name, parts in (("units", head.units), ("places", head.places), ("positions", head.positions)):
        _parts(page, say(f"lists.heading.{name}"), parts)
    if head.suppliers:
        page.heading(say("lists.heading.suppliers"), str(len(head.suppliers)))
        page.rows(
            (name, *filter(None, (found.title, _until(found.contract_ends, say)))) if found else (name, "")
            for name, found in head.suppliers.items()
        )
    if head.people:
        page.heading(say("lists.heading.people"), str(len(head.people)))
        page.paragraph(", ".join(head.people))
    page.flush(Text())
    page.paragraph(say("lists.organisation-more", name=organisation.id), "dim")


def _system(library: Library, name: str) -> Any:
    loaded = library.system(name)
    return loaded if loaded and loaded.model else None


def _parts(page: Page, heading: str, parts: Mapping[str, Any]) -> None:
    if parts:
        page.heading(heading, str(len(parts)))
        page.rows(_titled(parts))


def _titled(parts: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    return ((name, (found.title if found else None) or "") for name, found in parts.items())


def _until(day: str | None, say: Words) -> str | None:
    return say("lists.contract-ends", day=date_in_words(day, say)) if day else None

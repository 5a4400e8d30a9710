"""The card of an organisation: what it is made of, its bodies, sheets and contracts. Who holds what is for others."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from rolekat.answers.vacancies import of_organisation
from rolekat.answers.wording.phrases import Phrases
from rolekat.answers.wording.vacancies import in_all
from rolekat.language import Words
from rolekat.language.alphabet import alphabetical
from rolekat.language.dates import date_in_words
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.phrasing.organisations import organisation_title
from rolekat.state.days import plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedBody, given_to
from rolekat.state.sheets import AgreedSheet, line_of
from rolekat.state.staffing import StaffingState
from rolekat.terminal.page import Page, text

_FEW: Final = 4
"""So many vacant seats are named; of more, how many more there are."""


def organisation_card(
    page: Page, organisation: LinkedOrganisation, library: Library, say: Words, state: OrganisationState | None = None
) -> None:
    """An organisation with its systems, owners, units, places, subject areas and suppliers.

    With its state on a day also how its bodies are filled, what is agreed on sheets, and which contracts end.
    """
    head = organisation.head
    title = organisation_title(head.title, organisation.example, say)
    page.title(title, organisation.id, say(f"vocabulary.organisation.{head.kind}"), head.gallery)
    if head.introduction:
        page.flush(Text())
        page.markdown(head.introduction)
    page.heading(say("lists.heading.systems"), str(len(organisation.staffing_files)))
    titles = {name: loaded.model.title for name in organisation.staffing_files if (loaded := _system(library, name))}
    systems = alphabetical(sorted(organisation.staffing_files), lambda name: titles.get(name, name), say.language)
    page.rows((name, titles.get(name, "")) for name in systems)
    if state:
        _OnADay(page, state, say).whole()
    for name in ("owners", "units", "places", "subject_areas", "positions"):
        _parts(page, say(f"lists.heading.{name.replace('_', '-')}"), getattr(head, name))
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


class _OnADay:
    """What depends on the day."""

    def __init__(self, page: Page, state: OrganisationState, say: Words) -> None:
        self.page = page
        self.state = state
        self.say = say

    def whole(self) -> None:
        """How much is filled; bodies, sheets, contracts, each where there are any."""
        self.page.heading(self.say("lists.heading.roles"))
        self.page.paragraph(in_all(of_organisation(self.state), Phrases(self.say, self.state.day)))
        for heading, rows in (
            ("lists.heading.bodies", list(self.bodies())),
            ("documents.staffing.sheets", list(self.sheets())),
            ("lists.heading.contracts", list(self.contracts())),
        ):
            if rows:
                self.page.heading(self.say(heading), str(len(rows)))
                self.page.rows(rows)

    def bodies(self) -> Iterator[tuple[str, Text]]:
        """Each body with how many of its seats are filled, and which are not."""
        for title, body in self._bodies():
            seats, vacant = body.seats, body.vacant
            line = text(self.say("lists.seats-filled", filled=len(seats) - len(vacant), all=len(seats)))
            if vacant:
                names = [self.state.names.seat(seat) for seat in vacant]
                more = [self.say("lists.and-more", n=len(names) - _FEW)] if len(names) > _FEW else []
                missing = self.say("lists.seats-vacant", seats=", ".join([*names[:_FEW], *more]))
                line.append(" ").append(missing, "red" if body.demanded else "dim")
            yield title, line

    def _bodies(self) -> Iterator[tuple[str, StaffedBody]]:
        """The bodies there are: once for all, then those of groups of systems and of systems."""
        for role in self.state.roles.values():
            if isinstance(role, StaffedBody) and role.applicable:
                yield role.title, role
        seen = set()
        for staffing in self._staffings():
            for role in staffing.roles.values():
                if isinstance(role, StaffedBody) and role.applicable and (role.file, role.path) not in seen:
                    seen.add((role.file, role.path))
                    group = self.state.head.system_groups.get(str(role.path[1])) if role.level == "group" else None
                    where = (group.title or str(role.path[1])) if group else staffing.title
                    yield f"{role.title} ({where})", role

    def _staffings(self) -> list[StaffingState]:
        return alphabetical(self.state.staffings, lambda staffing: staffing.title, self.say.language)

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Each delegation sheet with whom it is agreed with, and how many tasks stand on it."""
        for sheet in self.state.sheets:
            group = self.state.head.system_groups[sheet.group or ""]
            yield group.title or sheet.group or "", self._sheet(sheet)
        for staffing in self._staffings():
            for sheet in staffing.sheets:
                if sheet.group is None:
                    yield staffing.title, self._sheet(sheet)

    def _sheet(self, agreed: AgreedSheet) -> str:
        sheet, day = agreed.sheet, self.state.day
        other = given_to(line_of(sheet, None))
        tasks = self.say.count("lists.count.tasks", len(sheet.tasks))
        facts = [self.say("lists.sheet", tasks=tasks, who=self._name(*other)) if other else tasks]
        if sheet.from_ and sheet.from_ > day:
            facts.append(self.say("lists.from-day", day=date_in_words(sheet.from_, self.say)))
        elif sheet.until:
            facts.append(self.say("lists.until-day", day=date_in_words(sheet.until, self.say)))
        return ", ".join(facts)

    def _name(self, kind: str, name: str) -> str:
        head, gallery = self.state.head, self.state.gallery
        if kind == "role":
            role = gallery.roles.get(name) if gallery else None
            return role.title if role else name
        known: Mapping[str, Any] = {"position": head.positions, "unit": head.units, "supplier": head.suppliers}
        found = known.get(kind, {}).get(name)
        return (found.title if found else None) or name

    def contracts(self) -> Iterator[tuple[str, str]]:
        """The contracts that end before it would be too late to settle what comes then; those that end first, first."""
        horizon = plus_days(self.state.day, self.state.outlook.exit_lead_time)
        ending = [
            (contract.ends, staffing.title, self._name("supplier", contract.supplier) if contract.supplier else None)
            for staffing in self.state.staffings
            if (contract := staffing.staffing.contract) and contract.ends and contract.ends <= horizon
        ]
        for ends, title, supplier in sorted(ending, key=lambda each: each[:2]):
            yield date_in_words(ends, self.say), ", ".join(filter(None, (title, supplier)))


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

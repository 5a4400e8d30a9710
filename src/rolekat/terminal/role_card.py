"""The card of one role, as the gallery has it or as one system's catalog does."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from rich.table import Table
from rich.text import Text

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.phases import TIMELESS
from rolekat.model.base import Note
from rolekat.model.role import KlikPart, Role
from rolekat.phrasing.facts import capital, sentence
from rolekat.phrasing.phases import phase_titles
from rolekat.state.catalog import CatalogRole, CatalogState
from rolekat.state.expectations import has_phases
from rolekat.state.texts import TextItem, role_texts
from rolekat.terminal.marks import UNMARKED, initials, phase_line, stage_mark, suggested
from rolekat.terminal.page import Page, text
from rolekat.terminal.phrases import (
    action_facts,
    contact_lines,
    facts_of,
    target_title,
)

_Related: TypeAlias = dict[str, dict[str, list[str]]]
"""Phrase to whom to remarks."""
_FEW_ROLES: Final = 2
"""A note of the gallery about more roles than these is about none of them in particular."""
_ORIGINS: Final[dict[str, tuple[str, str]]] = {
    "gallery": (" ", ""),
    "added": ("+", "green"),
    "replaced": ("~", "yellow"),
    "omitted": ("-", "dim strike"),
}
"""Sign and style of an item by whose text it is."""


def role_card(page: Page, gallery: LinkedGallery, name: str, say: Words) -> None:
    """A role of a gallery."""
    role = gallery.roles[name]
    old = gallery.head.status == "superseded"
    owner = gallery.key if old else gallery.head.gallery
    title = f"{gallery.head.title} {gallery.head.version}" if old else gallery.head.title
    page.title(role.title, f"{owner}/{name}", _group(gallery, name), title)
    _RoleCard(page, gallery, role, say).whole(name)


def system_role_card(page: Page, role: CatalogRole, say: Words) -> None:
    """A role in one system, with what its catalog changed to be seen."""
    catalog, gallery = role.catalog, role.catalog.gallery
    facts = [f"{catalog.id}/{role.id}", _group(gallery, role.of), catalog.system.title]
    if role.title != (role.base.title if role.base else None) or role.id != role.of:
        facts.append(say("lists.is-a", role=role.base.title if role.base else role.of))
    page.title(role.title, *facts)
    if role.base is None:
        page.paragraph(say("lists.role-missing", role=role.of, gallery=gallery.key))
        return
    _RoleCard(page, gallery, role.base, say, role).whole(role.of)


def _group(gallery: LinkedGallery, role: str) -> str:
    placed = gallery.placed.get(role)
    if placed is None:
        return gallery.head.title
    return next(group.title for path, group, _ in gallery.groups() if path == placed.path)


class _RoleCard:
    def __init__(
        self, page: Page, gallery: LinkedGallery, role: Role, say: Words, here: CatalogRole | None = None
    ) -> None:
        self.page = page
        self.gallery = gallery
        self.role = role
        self.say = say
        self.here = here
        self.titles = phase_titles(gallery)
        self.facts = facts_of(gallery, say)
        self.stages = gallery.head.lifecycle.stages
        self.initials = initials(self.stages)

    def whole(self, name: str) -> None:
        self.about()
        self.obligation()
        self.filling()
        self.texts()
        self.body()
        self.relations(name)
        self.contacts()
        if self.here:
            self.actions(self.here)
        elif self.role.klik:
            self.klik(self.role.klik)
        self.origin(name)

    def about(self) -> None:
        say, page, role = self.say, self.page, self.role
        texts = self.here.texts if self.here else None
        effect = texts.effect if texts else role.effect
        if effect:
            page.flush(Text())
            page.paragraph(effect)
            if texts and texts.effect_adapted and role.effect:
                page.paragraph(say("lists.gallery-says", text=role.effect), "dim")
        if role.applies_when:
            page.paragraph(say("lists.applies-when", text=role.applies_when))
        why = self.here.entry.why if self.here else None
        if why:
            page.heading(say("lists.heading.why"))
            page.paragraph(why)

    def obligation(self) -> None:
        here, remark = self.here, ""
        if not self.titles:
            self.at_any_time()
            return
        if here:
            found: dict[str, str | None] | None = {phase: here.obligations.of(phase) for phase in self.titles}
            remark = "" if here.obligations.stated else self.say("lists.as-suggested")
        else:
            found = suggested(self.role, self.gallery) if has_phases(self.role) else None
        standing = [] if here else [*self.facts.wanted(self.role)]
        if not found and not standing:
            return
        self.page.heading(self.say("lists.heading.obligation" if here else "lists.heading.suggested"), remark)
        by_phase = {phase: obligation or "inactive" for phase, obligation in (found or {}).items()}
        for line in phase_line(by_phase, self.titles, self.say, self.page.room) if by_phase else ():
            self.page.add(line)
        for words in standing:
            self.page.paragraph(words)

    def at_any_time(self) -> None:
        """The obligation where there are no phases, and of a role that every organisation should have."""
        obligation = self.here.obligations.of(TIMELESS) if self.here else None
        said = [self.say(f"facts.wanted.{obligation}")] if obligation else [*self.facts.wanted(self.role)]
        self.page.heading(self.say(f"lists.heading.{'obligation' if self.here else 'suggested'}"))
        for words in said:
            self.page.paragraph(words)

    def filling(self) -> None:
        say, role, facts, entry = self.say, self.role, self.facts, self.here.entry if self.here else None
        appointed = [*facts.appointment(role.appointment, entry.from_ if entry else None)]
        appointed += filter(None, [facts.lapse(role.appointment.lapses if role.appointment else None)])
        rows: list[tuple[str, str]] = []
        for label, said in (
            ("held", [" ".join(facts.held(role, entry.one_per if entry else None))]),
            ("components", [facts.several([facts.component(name) for name in role.components])]),
            ("holders", [] if role.seats else [" ".join(facts.holders_of(role))]),
            ("appointment", appointed),
            ("position", [*facts.positions(role), *facts.origin(role)]),
            ("delegation", [" ".join(facts.delegation(role.delegation))]),
        ):
            lines = [line for line in said if line]
            rows += zip((say(f"lists.label.{label}"), *[""] * len(lines)), lines, strict=False)
        if role.required:
            phases = capital(facts.span(self.gallery.phase_set(role.required.phases).phases))
            rows.append((say("lists.label.required"), ". ".join(filter(None, (phases, role.required.why)))))
        self.page.heading(say("lists.heading.filling"))
        self.page.rows(rows)

    def texts(self) -> None:
        texts = (self.here.texts if self.here else None) or role_texts(self.role)
        for name, items in (("tasks", texts.tasks), ("responsibilities", texts.responsibilities)):
            if items:
                self.page.heading(self.say(f"lists.heading.{name}"), self.count(items))
                self.items([(self.mark(item), item) for item in items])
        if self.stages and (texts.tasks or texts.responsibilities):
            self.page.flush(Text())
            unmarked = any(item.unmarked for item in (*texts.tasks, *texts.responsibilities))
            note = [f"{UNMARKED} {self.say('documents.role.unmarked')}"] if unmarked else []
            self.page.legend([*(f"{mark} {self.stages[stage]}" for stage, mark in self.initials.items()), *note])
        if texts.competencies:
            self.page.heading(self.say("lists.heading.competencies"), self.count(texts.competencies))
            self.items(
                [(self.say(f"vocabulary.competency.{item.kind or 'other'}"), item) for item in texts.competencies]
            )
        if self.role.excludes:
            self.page.heading(self.say("lists.heading.excludes"))
            for exclusion in self.role.excludes.values():
                self.page.paragraph(exclusion.text)

    def count(self, items: Sequence[TextItem]) -> str:
        by_origin = {origin: sum(item.origin == origin for item in items) for origin in _ORIGINS}
        counts = [str(len(items) - by_origin["omitted"])]
        counts += [
            self.say(f"lists.origin.{origin}", n=by_origin[origin])
            for origin in ("replaced", "added", "omitted")
            if by_origin[origin]
        ]
        return ", ".join(counts)

    def mark(self, item: TextItem) -> str:
        return stage_mark(item, self.initials)

    def items(self, items: Sequence[tuple[str, TextItem]]) -> None:
        """Items below each other, each with its mark and, in a system's catalog, a sign of what was changed."""
        changed = any(item.origin != "gallery" for _, item in items)
        grid = Table.grid(padding=(0, 2, 0, 0))
        if changed:
            grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True, style="dim")
        grid.add_column(overflow="fold")
        for mark, item in items:
            sign, style = _ORIGINS[item.origin]
            cells = [text(mark), self.words(item, style if item.origin == "omitted" else "")]
            grid.add_row(*([text(sign, style), *cells] if changed else cells))
        self.page.add(grid)

    def words(self, item: TextItem, style: str) -> Text:
        words = Text(overflow="fold").append_text(text(item.text, style))
        if item.condition:
            words.append("\n").append_text(text(self.say("lists.condition", text=item.condition), "dim"))
        remarks = " ".join(self.facts.remarks(self.role.tasks.get(item.id) or self.role.responsibilities.get(item.id)))
        if remarks:
            words.append("\n").append_text(text(remarks, "dim"))
        if item.origin == "replaced" and item.base:
            words.append("\n").append_text(text(self.say("lists.gallery-says", text=item.base), "dim"))
        return words

    def body(self) -> None:
        say, role = self.say, self.role
        if not (role.seats or role.under or role.decides):
            return
        self.page.heading(say("lists.heading.body"))
        rows = []
        if role.under:
            above = self.gallery.roles.get(role.under)
            rows.append((say("lists.label.under"), above.title if above else role.under))
        if role.decides:
            rows.append((say("lists.label.decides"), say(f"vocabulary.decides.{role.decides}")))
        bodies = [other.title for other in self.gallery.roles.values() if other.under == role.role]
        if bodies:
            rows.append((say("lists.label.above"), ", ".join(bodies)))
        rows += zip((say("lists.label.seats"), *[""] * len(role.seats)), map(self.seat, role.seats), strict=False)
        if role.open:
            rows.append(("" if role.seats else say("lists.label.seats"), say("lists.open-body")))
        self.page.rows(rows)

    def seat(self, name: str) -> str:
        """A seat with what is asked of whoever has it."""
        seat, facts = self.role.seats[name], self.facts
        title = facts.seat_and_role(name, seat)
        more = [*facts.seat_facts(seat), *([sentence(seat.text)] if seat.text else ())]
        return f"{title}. {' '.join(more)}" if more else title

    def relations(self, name: str) -> None:
        found: dict[str, dict[str, list[str]]] = {}
        self.outgoing(found)
        self.incoming(name, found)
        if found:
            self.page.heading(self.say("lists.heading.relations"))
            self.page.rows(
                (phrase, "; ".join(f"{who} ({', '.join(why)})" if why else who for who, why in others.items()))
                for phrase, others in found.items()
            )

    def outgoing(self, found: _Related) -> None:
        for relation in self.role.relations:
            phrase = self.facts.relation(relation.kind)
            whom = target_title(relation.to, self.gallery)
            if relation.advice:
                whom += f" ({self.say('documents.role.advice')})"
            if relation.at:
                whom += f", {self.say('documents.role.since', phase=self.facts.phase(relation.at))}"
            _add(found, phrase, whom, relation.text)

    def incoming(self, name: str, found: _Related) -> None:
        for other_id, other in self.gallery.roles.items():
            for relation in other.relations:
                if self.gallery.role_meant(relation.to) == name and other_id != name:
                    phrase = self.facts.relation(relation.kind, other_end=True)
                    mutual = phrase == self.facts.relation(relation.kind)
                    # What reads the same from both ends must not say more at this end than where it stands.
                    _add(found, phrase, other.title, relation.text if mutual else None)

    def contacts(self) -> None:
        rows = list(contact_lines(self.role, self.facts))
        if self.here:
            phases = [phase for phase, role in self.here.catalog.contact_point.items() if role == self.here.id]
            rows += [(self.here.catalog.system.title, self.titles.get(phase, phase)) for phase in phases]
        if rows:
            self.page.heading(self.say("lists.heading.contact"))
            self.page.rows(rows, first="")

    def klik(self, klik: KlikPart) -> None:
        self.page.heading(self.say("lists.heading.klik"))
        rows = [
            (self.say(f"vocabulary.part.{part}"), ", ".join(self.stages.get(stage, stage) for stage in stages))
            for part, stages in (
                ("responsible", klik.responsible),
                ("executor", klik.executor),
                ("involved", klik.involved),
            )
            if stages
        ]
        self.page.rows(rows)
        if klik.only:
            self.page.paragraph(klik.only)

    def actions(self, here: CatalogRole) -> None:
        catalog = here.catalog
        names = {name: catalog.title_of(name) for name in (*catalog.gallery.roles, *catalog.roles)}
        mine = {part.action: None for part in catalog.parts if part.role in (here.id, here.of)}
        if not mine:
            return
        self.page.heading(self.say("lists.heading.actions"))
        self.page.rows(
            (
                self.facts.phase(catalog.actions[name].phase),
                catalog.actions[name].title,
                text(" · ".join(self.action_facts(catalog, name, names)), "dim"),
            )
            for name in mine
        )

    def action_facts(self, catalog: CatalogState, name: str, names: Mapping[str, str]) -> list[str]:
        return action_facts(catalog.actions[name], names, self.facts, self.say, catalog.actions)

    def origin(self, name: str) -> None:
        say, role, source = self.say, self.role, self.role.source
        rows: list[tuple[str, str]] = []
        others = [alias for alias in role.aliases if alias != role.title]
        if others:
            rows.append((say("lists.label.aliases"), ", ".join(others)))
        place = self.facts.source(source)
        if place:
            rows.append((say("lists.label.source"), place))
        if rows:
            self.page.flush(Text())
            self.page.rows(rows)
        if self.here is None:
            self.notes(name)

    def notes(self, name: str) -> None:
        notes: list[Note] = list(self.role.notes.values())
        general = 0
        for note in self.gallery.head.notes.values():
            about = {at.split("/")[1] for at in note.at if at.startswith("roles/")}
            if name in about and len(about) <= _FEW_ROLES:
                notes.append(note)
            elif name in about:
                general += 1
        if not notes and not general:
            return
        self.page.heading(self.say("lists.heading.notes"))
        self.page.rows((self.say(f"vocabulary.note.{note.kind}"), note.text) for note in notes)
        if general:
            self.page.paragraph(self.say.count("lists.general-notes", general), "dim")


def _add(found: _Related, phrase: str, whom: str, remark: str | None) -> None:
    remarks = found.setdefault(phrase, {}).setdefault(whom, [])
    remark = (remark or "").rstrip(".")
    if remark and remark not in remarks:
        remarks.append(remark)

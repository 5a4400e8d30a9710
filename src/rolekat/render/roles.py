"""A role's description, for the gallery's documents and a system's alike."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from rolekat.library.gallery import LinkedGallery
from rolekat.library.target import target_of
from rolekat.model.base import Note
from rolekat.model.role import Item, Relation, Role, Seat
from rolekat.phrasing.facts import sentence
from rolekat.render.data import InPhase, Mark, PhaseView, Prose, RoleRef
from rolekat.render.phrases import Phrases
from rolekat.render.references import Resolver, targets
from rolekat.render.role_data import CompetencyView, ContactView, ItemView, NoteView, RelationView, RoleView, SeatView
from rolekat.state.catalog import CatalogRole
from rolekat.state.texts import RoleTexts, TextItem, role_texts

_MUTUAL: Final = ("cooperates", "incompatible", "may-combine")
"""Relations that read the same from both ends: wherever they are stated, a role has them once."""


class RoleWriter:
    """Describes the roles of a gallery in a language; `resolve` says how the document has each role."""

    def __init__(self, phrases: Phrases, resolve: Resolver) -> None:
        self.phrases = phrases
        self.gallery: LinkedGallery = phrases.gallery
        self.resolve = resolve
        self.phases = {
            name: PhaseView(name, phase.title, phase.text, phrases.stages(phase.stages))
            for name, phase in self.gallery.phases.items()
        }
        self._stages = tuple(self.gallery.head.lifecycle.stages)

    @property
    def stages(self) -> tuple[str, ...]:
        """The names of all stages."""
        return tuple(self.gallery.head.lifecycle.stages.values())

    def of_gallery(self, name: str) -> RoleView:
        """A role as the gallery has it."""
        role = self.gallery.roles[name]
        return self._view(_Subject(name, role.title, name, role, role_texts(role)))

    def of_catalog(self, entry: CatalogRole) -> RoleView | None:
        """A role as a system's catalog has it; `None` where the gallery lacks it."""
        if entry.base is None or entry.texts is None:
            return None
        adapt = entry.entry.adapt
        added = {**adapt.tasks.add, **adapt.responsibilities.add} if adapt else {}
        return self._view(
            _Subject(
                id=entry.id,
                title=entry.title,
                of=entry.of,
                base=entry.base,
                texts=entry.texts,
                here=entry.entry.from_,
                one_per=entry.entry.one_per,
                added=added,
            )
        )

    def phase(self, name: str) -> PhaseView:
        """A phase; one that the gallery lacks is known by its id alone."""
        return self.phases.get(name) or PhaseView(name, self.phrases.phase(name), None, ())

    def note(self, note: Note) -> NoteView:
        """A remark, with the roles it speaks of."""
        names = dict.fromkeys(at.split("/")[1] for at in note.at if at.startswith("roles/"))
        about = tuple(ref for name in names for ref in self.resolve(name))
        return NoteView(note.kind, Prose(note.text), about)

    def contacts(self, role: Role, ref: RoleRef) -> Iterator[ContactView]:
        """What a role is the contact point for, by the gallery."""
        for contact in role.contact_for:
            towards = self.phrases.party(contact.towards) if contact.towards else None
            phases = self.phrases.span(self.gallery.phase_set(contact.phases).phases)
            yield ContactView(ref, self.phrases.subject(contact), towards, phases)

    def suggested(self, role: Role, *, contact: bool = True) -> tuple[InPhase, ...]:
        """The gallery's suggestion for each phase."""
        duty = role.suggested
        mandatory = self.gallery.phase_set(duty.mandatory).phases if duty else ()
        recommended = self.gallery.phase_set(duty.recommended).phases if duty else ()
        speaks = {
            phase
            for subject in role.contact_for
            if subject.subject == "system"
            for phase in self.gallery.phase_set(subject.phases).phases
        }
        return tuple(
            InPhase(
                self.phase(name),
                "mandatory" if name in mandatory else "recommended" if name in recommended else None,
                contact and name in speaks,
            )
            for name in self.gallery.phases
        )

    def _view(self, subject: "_Subject") -> RoleView:
        phrases, role, texts = self.phrases, subject.base, subject.texts
        placed = self.gallery.placed.get(subject.of)
        own = RoleRef(subject.id, subject.title, None)
        renamed = subject.id != subject.of or subject.title != role.title
        return RoleView(
            id=subject.id,
            title=subject.title,
            base=RoleRef(subject.of, role.title, None) if renamed else None,
            aliases=role.aliases,
            groups=self._group_titles(placed.path if placed else ()),
            locked=placed is not None and placed.locked,
            adapted=texts.adapted,
            facts=phrases.facts(role, subject.one_per),
            applies_when=role.applies_when,
            components=tuple(phrases.component(name) for name in role.components),
            effect=texts.effect,
            gallery_effect=role.effect if texts.effect_adapted else None,
            characteristics=role.characteristics,
            stages=self.stages,
            tasks=self._items(texts.tasks, {**role.tasks, **subject.added}),
            responsibilities=self._items(texts.responsibilities, {**role.responsibilities, **subject.added}),
            competencies=tuple(self._competency(item) for item in texts.competencies),
            excludes=tuple(exclusion.text for exclusion in role.excludes.values()),
            appointment=phrases.appointment(role.appointment, subject.here),
            lapses=phrases.lapse(role.appointment.lapses) if role.appointment else None,
            contacts=tuple(self.contacts(role, own)),
            relations=self._relations(subject.of, role),
            mentioned_by=self._mentions(subject.of),
            klik=self._klik(role),
            body=self._body(role),
            seats=self._seats(role),
            delegation=tuple(phrases.delegation(role.delegation)),
            suggested=self.suggested(role),
            wanted=tuple(phrases.wanted(role)),
            standing=role.suggested.standing if role.suggested else None,
            always=phrases.always(role),
            source=phrases.source(role.source),
            notes=tuple(self.note(note) for note in role.notes.values()),
        )

    def _group_titles(self, path: tuple[str, ...]) -> tuple[str, ...]:
        titles = {here: group.title for here, group, _ in self.gallery.groups()}
        return tuple(titles[path[: length + 1]] for length in range(len(path)))

    def _items(self, items: Iterable[TextItem], base: Mapping[str, Item]) -> tuple[ItemView, ...]:
        return tuple(self.item(item, base.get(item.id)) for item in items)

    def item(self, item: TextItem, base: Item | None) -> ItemView:
        """A task or responsibility as it counts in the document."""
        delegable = base.delegable if base else None
        mark: Mark = "conditional" if item.condition else "counts"
        stages = item.marked_in(self._stages)
        return ItemView(
            id=item.id,
            text=item.text,
            origin=item.origin,
            gallery_text=item.base if item.origin == "replaced" else None,
            marks=tuple(mark if stage in stages else None for stage in self._stages),
            stages=self.phrases.stages(stages),
            unmarked=item.unmarked,
            condition=item.condition,
            delegation=self.phrases(f"delegation.{delegable}") if delegable else None,
            remarks=tuple(self.phrases.marks(base)),
        )

    def _competency(self, item: TextItem) -> CompetencyView:
        gallery_text = item.base if item.origin == "replaced" else None
        return CompetencyView(item.id, item.text, self.phrases.competency(item.kind), item.origin, gallery_text)

    def _relations(self, name: str, role: Role) -> tuple[RelationView, ...]:
        rows = [
            _Row(relation, targets(relation.to, self.gallery, self.resolve), self._about(relation, name))
            for relation in role.relations
        ]
        own = {(relation.kind, self.gallery.role_meant(relation.to)) for relation in role.relations}
        rows += [
            row
            for other, row in self._towards(name)
            if row.relation.kind in _MUTUAL and (row.relation.kind, other) not in own
        ]
        return self._by_kind(rows, self.phrases.relation)

    def _mentions(self, name: str) -> tuple[RelationView, ...]:
        rows = [row for _, row in self._towards(name) if row.relation.kind not in _MUTUAL]
        found = self._by_kind(rows, self.phrases.mentioned)
        own = self.gallery.head.relation_kinds
        return tuple(each._replace(others_first=each.kind in own) for each in found)

    def _towards(self, name: str) -> "Iterator[tuple[str, _Row]]":
        """What other roles say of this one, each with the role that says it."""
        for other, role in self.gallery.roles.items():
            for relation in role.relations:
                if other != name and self.gallery.role_meant(relation.to) == name:
                    yield other, _Row(relation, self.resolve(other), self._about(relation, other))

    def _by_kind(self, rows: "list[_Row]", phrase: Callable[[str], str]) -> tuple[RelationView, ...]:
        """Relations of one kind in one, but for those that say more in words."""
        grouped: dict[tuple[str, str | None, tuple[str, ...], str | None, bool], list[RoleRef]] = {}
        for row in rows:
            since = self.phrases.phase(row.relation.at) if row.relation.at else None
            if not row.others:
                continue
            text = sentence(row.relation.text) if row.relation.text else None
            known = grouped.setdefault((row.relation.kind, text, row.about, since, row.relation.advice), [])
            known += [ref for ref in row.others if ref not in known]
        order = {kind: index for index, kind in enumerate(dict.fromkeys(key[0] for key in grouped))}
        found = [
            RelationView(kind, phrase(kind), False, tuple(others), text, about, since, advice)
            for (kind, text, about, since, advice), others in grouped.items()
        ]
        return tuple(sorted(found, key=lambda view: order[view.kind]))

    def _about(self, relation: Relation, name: str) -> tuple[str, ...]:
        """The items that a relation sets against each other: what may not be in one hand."""
        target = target_of(relation.to)
        if target.item is None:
            return ()
        other = self.gallery.role_meant(relation.to)
        pairs = ((name, relation.item), (other, target.item))
        return tuple(text for role, item in pairs if role and item and (text := self._text_of(role, item)))

    def _text_of(self, role: str, item: str) -> str | None:
        known = self.gallery.roles[role]
        found = known.tasks.get(item) or known.responsibilities.get(item)
        return found.text if found else None

    def _klik(self, role: Role) -> tuple[str, ...]:
        if role.klik is None:
            return ()
        found = []
        for part in ("responsible", "executor", "involved"):
            stages = getattr(role.klik, part)
            if stages:
                named = self.phrases("klik.stages", stages=", ".join(self.phrases.stages(stages)))
                everywhere = set(stages) >= set(self._stages)
                found.append(self.phrases(f"klik.{part}", stages="" if everywhere else named))
        if role.klik.only:
            found.append(sentence(role.klik.only))
        return tuple(found)

    def _body(self, role: Role) -> tuple[str, ...]:
        found = []
        if role.under:
            found.append(self.phrases("body.under", body=self.phrases.word(role.under)))
        if role.decides:
            found.append(self.phrases(f"body.{role.decides}"))
        if role.open:
            found.append(self.phrases("body.open"))
        return tuple(found)

    def _seats(self, role: Role) -> tuple[SeatView, ...]:
        return tuple(self._seat(name, seat) for name, seat in role.seats.items())

    def _seat(self, name: str, seat: Seat) -> SeatView:
        title = self.phrases.seat_of(name, seat)
        ref = next(iter(self.resolve(seat.role)), None) if seat.role else None
        if ref and seat.title is None:
            ref = ref._replace(title=title)
        facts = tuple(self.phrases.seat_facts(seat))
        return SeatView(title, ref, facts, sentence(seat.text) if seat.text else None)


class _Subject(NamedTuple):
    """The role that is described."""

    id: str
    title: str
    of: str
    base: Role
    texts: RoleTexts
    here: str | None = None
    one_per: str | None = None
    added: Mapping[str, Item] = {}


class _Row(NamedTuple):
    relation: Relation
    others: tuple[RoleRef, ...]
    about: tuple[str, ...]

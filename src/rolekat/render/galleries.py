"""A whole gallery as template data."""

from collections.abc import Iterator
from typing import Final

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery, Placed
from rolekat.model.gallery import Change
from rolekat.render import catalog_data, data, diagrams, gallery_data, role_data
from rolekat.render.actions import ActionWriter
from rolekat.render.glossary import terms
from rolekat.render.naming import GalleryNames
from rolekat.render.phrases import Phrases
from rolekat.render.references import Resolver, in_gallery, targets
from rolekat.render.roles import RoleWriter
from rolekat.state.expectations import expectations

_NOTE_KINDS: Final = ("source-defect", "contradiction", "interpretation", "decision")
_DELEGATION: Final = ("tasks", "responsibilities")
_POLICIES: Final = ("self_supervision", "several_holders", "several_roles", "vacancy", "contact_details", "operation")
_LEFT_OPEN: Final = {"policy.responsibilities.allowed", "policy.self-supervision.allowed", "policy.vacancy.open"}
"""What lifts a rule that rolekat has where a gallery is silent."""
_USUALLY_MADE_FOR: Final = {"municipality", "county"}


class GalleryWriter:
    """Describes a gallery in a language, as one document and with a page for each role."""

    def __init__(self, gallery: LinkedGallery, names: GalleryNames, words: Words) -> None:
        self.gallery = gallery
        self.names = names
        self.phrases = Phrases(words, gallery)
        self.writer = RoleWriter(self.phrases, in_gallery(gallery, lambda _role: names.gallery.name))
        self._pages = RoleWriter(self.phrases, in_gallery(gallery, self._page_of))

    def _page_of(self, role: str) -> str | None:
        page = self.names.roles.get(role)
        return page.name if page else None

    def pages(self, whole: gallery_data.GalleryView) -> Iterator[tuple[str, gallery_data.RolePage]]:
        """A page for each role."""
        for role in self.gallery.roles:
            yield role, gallery_data.RolePage(whole, self._pages.of_gallery(role))

    def whole(self) -> gallery_data.GalleryView:
        """The gallery as one document."""
        head, phrases = self.gallery.head, self.phrases
        boxes = [diagrams.Box(name, role.title) for name, role in self.gallery.roles.items()]
        successions = tuple(self._successions())
        return gallery_data.GalleryView(
            id=head.gallery,
            title=head.title,
            version=head.version,
            status=head.status,
            date=phrases.date(head.date),
            publisher=head.publisher,
            made_for=self._made_for(),
            extends=self.phrases.builds_on(),
            introduction=data.Prose(head.introduction) if head.introduction else None,
            audiences=tuple(
                gallery_data.AudienceView(
                    audience.title, tuple(use.text for use in audience.uses.values()), audience.effect
                )
                for audience in head.audiences.values()
            ),
            principles=tuple(principle.text for principle in head.principles.values()),
            policies=tuple(self._policies()),
            stages=self.writer.stages,
            phases=tuple(self.writer.phases.values()),
            exit=phrases("gallery.lifecycle-exit", phase=phrases.phase(exit_))
            if (exit_ := head.lifecycle.exit)
            else None,
            speaks=bool(expectations(self.gallery).contacts),
            groups=tuple(self._groups()),
            categories=tuple(self._categories("system")),
            hardware=tuple(self._categories("hardware")),
            types=tuple(gallery_data.ExplainedView(each.title, each.text) for each in head.system_types.values()),
            units=tuple(gallery_data.ExplainedView(each.title, each.text) for each in head.units.values()),
            topics=tuple(head.topics.values()),
            actions=tuple(self._actions("system")),
            once=tuple(self._actions("organisation")),
            governance=self.names.governance,
            orders=tuple(
                gallery_data.OrderView(order.title, self._refs(order.roles)) for order in head.orders.values()
            ),
            components=tuple(
                gallery_data.ComponentView(
                    component.title,
                    phrases.component(component.part_of) if component.part_of else None,
                    component.aliases,
                    component.text,
                )
                for component in head.components.values()
            ),
            successions=successions,
            timeline=diagrams.timeline(self._periods(), successions, phrases) if successions else None,
            relations=diagrams.relations(boxes, phrases),
            contacts=tuple(
                contact
                for name, role in self.gallery.roles.items()
                for contact in self.writer.contacts(role, self._refs((name,))[0])
            ),
            decisions=tuple(
                catalog_data.DecisionView(
                    number, point.title, point.question, point.text, None, None, phrases.source(point.source)
                )
                for number, point in enumerate(head.decisions.values(), start=1)
            ),
            versions=tuple(self._version(version, change) for version, change in head.changes.items()),
            glossary=terms(phrases),
            notes=tuple(self._notes()),
            review=self._review(),
            unreadable=tuple(sorted(self.gallery.broken)),
            document=self.names.gallery,
        )

    def _made_for(self) -> str | None:
        kinds = self.gallery.head.made_for
        if set(kinds) == _USUALLY_MADE_FOR:
            return None
        named = self.phrases.several([self.phrases(f"made-for.{kind}") for kind in kinds])
        return self.phrases("gallery.made-for", kinds=named)

    def _categories(self, of: str) -> Iterator[gallery_data.CategoryView]:
        phrases = self.phrases
        for category in self.gallery.head.categories.values():
            if category.of != of:
                continue
            yield gallery_data.CategoryView(
                category.title, category.text, category.examples, category.used_by == "all", phrases.lies(category)
            )

    def _actions(self, per: str) -> Iterator[data.ActionView]:
        actions = self.gallery.head.actions
        writer = ActionWriter(self.writer, lambda name: self._refs((name,))[0], actions)
        wanted = [name for name, action in actions.items() if action.per == per]
        return (writer.view(number, name) for number, name in enumerate(wanted, start=1))

    def _refs(self, names: tuple[str, ...], resolve: Resolver | None = None) -> tuple[data.RoleRef, ...]:
        return tuple(ref for name in names for ref in (resolve or self.writer.resolve)(name))

    def _groups(self) -> Iterator[catalog_data.Group]:
        placed = self.gallery.placed
        for path, group, locked in self.gallery.groups():
            own = tuple(self.writer.of_gallery(name) for name in self.gallery.roles if _path(placed, name) == path)
            yield catalog_data.Group(group.title, len(path) - 1, group.purpose, locked, (), own)
        loose = tuple(self.writer.of_gallery(name) for name in self.gallery.roles if name not in placed)
        if loose:
            yield catalog_data.Group(self.phrases("diagram.roles"), 0, None, locked=False, roles=(), descriptions=loose)

    def _successions(self) -> Iterator[catalog_data.Succession]:
        for name, role in self.gallery.roles.items():
            for relation in role.relations:
                predecessor = self.gallery.role_meant(relation.to)
                if relation.kind == "succeeds" and predecessor:
                    before, after = self._refs((predecessor, name))
                    phase = self.writer.phase(relation.at) if relation.at else None
                    yield catalog_data.Succession(before, after, phase, relation.text, None, None, None)

    def _periods(self) -> list[catalog_data.ContactPeriod]:
        """Phases in a row with the same contact point for a system, as the gallery suggests it."""
        found: list[catalog_data.ContactPeriod] = []
        for name, phase in self.writer.phases.items():
            roles = [
                role
                for role, described in self.gallery.roles.items()
                for contact in described.contact_for
                if contact.subject == "system" and name in self.gallery.phase_set(contact.phases).phases
            ]
            ref = self._refs((roles[0],))[0] if roles else None
            if found and found[-1].role == ref:
                found[-1] = catalog_data.ContactPeriod(ref, (*found[-1].phases, phase))
            else:
                found.append(catalog_data.ContactPeriod(ref, (phase,)))
        return found

    def _version(self, version: str, change: Change) -> gallery_data.VersionView:
        return gallery_data.VersionView(
            version=version,
            date=self.phrases.date(change.date),
            text=change.text,
            added=self._refs(change.added),
            retired=tuple(
                gallery_data.RetiredView(retired.title, self._replacements(retired.replaced_by), retired.text)
                for retired in change.retired.values()
            ),
            renamed=tuple(
                gallery_data.RetiredView(renamed.title, self._refs((renamed.to,)), renamed.text)
                for renamed in change.renamed.values()
            ),
            changed=tuple(
                gallery_data.ChangedView(self._refs((role,))[0], text) for role, text in change.changed.items()
            ),
        )

    def _replacements(self, names: tuple[str, ...]) -> tuple[data.RoleRef, ...]:
        return tuple(ref for name in names for ref in targets(name, self.gallery, self.writer.resolve))

    def _notes(self) -> Iterator[role_data.NoteGroup]:
        notes = [self.writer.note(note) for note in self.gallery.head.notes.values()]
        for kind in _NOTE_KINDS:
            of_kind = tuple(note for note in notes if note.kind == kind)
            if of_kind:
                yield role_data.NoteGroup(kind, of_kind)

    def _policies(self) -> Iterator[str]:
        """The rules that the gallery gives: not those that rolekat assumes, nor what is merely left open."""
        policies, phrases = self.gallery.head.policies, self.phrases
        for rules, names in ((policies.delegation, _DELEGATION), (policies, _POLICIES)):
            for name in names:
                said = f"policy.{name.replace('_', '-')}.{getattr(rules, name)}"
                if name in rules.model_fields_set and said not in _LEFT_OPEN:
                    yield phrases(said)
        if policies.delegation.role == "allowed":
            yield phrases("delegation.role")
        for role in self.gallery.roles.values():
            if role.delegation:
                yield f"{role.title}: {' '.join(phrases.delegation(role.delegation))}"
            general = (role.delegation or policies.delegation).responsibilities
            for item in role.responsibilities.values():
                if item.delegable not in (None, general):
                    yield f"{role.title}: {phrases('quoted', text=item.text)} {phrases(f'delegation.{item.delegable}')}"

    def _review(self) -> str | None:
        review = self.gallery.head.review
        if review is None:
            return None
        every = self.phrases.every(review.every)
        unit = self.gallery.head.units.get(review.unit or "")
        who = review.by or (unit.title if unit else None)
        when = self.phrases("review.by", every=every, by=who) if who else every
        last = self.phrases("review.last", last=self.phrases.date(review.last)) if review.last else None
        return " ".join(filter(None, (self.phrases(f"review.{review.of}", every=when), last)))


def _path(placed: dict[str, Placed], name: str) -> tuple[str, ...] | None:
    found = placed.get(name)
    return found.path if found else None

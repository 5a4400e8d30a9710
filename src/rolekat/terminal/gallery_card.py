"""The card of a gallery."""

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.state.bodies import bodies_in
from rolekat.terminal.marks import UNMARKED
from rolekat.terminal.page import INDENT, Page, text
from rolekat.terminal.phrases import action_facts, facts_of, only_for

_EVERYBODY: Final = {"municipality", "county"}
"""Whom most galleries are made for: nothing needs to be said of it."""


def gallery_card(page: Page, gallery: LinkedGallery, say: Words) -> None:
    """A gallery: what it is for, its phases, its roles by group, its history."""
    _GalleryCard(page, gallery, say).whole()


class _GalleryCard:
    def __init__(self, page: Page, gallery: LinkedGallery, say: Words) -> None:
        self.page = page
        self.gallery = gallery
        self.head = gallery.head
        self.say = say
        self.facts = facts_of(gallery, say)

    def whole(self) -> None:
        self.about()
        self.phases()
        self.roles()
        self.bodies()
        self.systems()
        self.actions()
        head, say, page = self.head, self.say, self.page
        if head.components:
            page.heading(say("lists.heading.components"))
            page.rows((name, component.title) for name, component in head.components.items())
        if head.decisions:
            page.heading(say("lists.heading.decisions"))
            page.rows((name, point.question) for name, point in head.decisions.items())
        if head.changes:
            page.heading(say("lists.heading.changes"))
            page.rows(
                (", ".join(filter(None, (version, self.facts.date(change.date)))), change.text or "")
                for version, change in head.changes.items()
            )

    def about(self) -> None:
        head, say, page = self.head, self.say, self.page
        about = (self.gallery.key, say(f"vocabulary.status.{head.status}"), self.facts.date(head.date), head.publisher)
        page.title(head.title, *filter(None, about))
        for line in self.remarks():
            page.paragraph(line)
        if head.introduction:
            page.flush(Text())
            page.markdown(head.introduction)

    def remarks(self) -> Iterator[str]:
        """What must be known before anything is read: that it is a proposal, what it builds on, whom it is made for."""
        head, say = self.head, self.say
        if head.status != "published":
            yield say(f"documents.status-text.{head.status}")
        yield from filter(None, (self.facts.builds_on(),))
        if set(head.made_for) != _EVERYBODY:
            kinds = self.facts.several([say(f"documents.made-for.{kind}") for kind in head.made_for])
            yield say("documents.gallery.made-for", kinds=kinds)

    def phases(self) -> None:
        if not self.gallery.phases:
            return
        stages, exit_ = self.head.lifecycle.stages, self.head.lifecycle.exit
        self.page.heading(self.say("lists.heading.phases"))
        self.page.rows(
            (phase.title, ", ".join(stages.get(stage, stage) for stage in phase.stages))
            for phase in self.gallery.phases.values()
        )
        if exit_:
            self.page.paragraph(self.say("documents.gallery.lifecycle-exit", phase=self.facts.phase(exit_)), "dim")

    def roles(self) -> None:
        gallery, say = self.gallery, self.say
        self.page.heading(say("lists.heading.roles"), _counts(gallery, say))
        for _, group, locked in gallery.groups():
            self.page.paragraph(group.title + (f"  {say('lists.locked')}" if locked else ""), "dim italic")
            roles = [(name, gallery.roles[name].title) for name in group.roles if name in gallery.roles]
            self.page.rows((text(f"  {name}"), title) for name, title in roles)

    def bodies(self) -> None:
        """The bodies, each below the one above it, with what they do and who sits in them."""
        found = bodies_in(self.gallery)
        if found:
            self.page.heading(self.say("lists.heading.bodies"), str(len(found)))
        for role, depth in found:
            does = [self.say(f"vocabulary.decides.{role.decides}")] if role.decides else []
            does += [self.say("lists.open-body")] if role.open else []
            seats = [self.facts.seat_of(name, seat) for name, seat in role.seats.items()]
            self.page.paragraph(role.title, deeper=INDENT * depth)
            for words in filter(None, (", ".join(does), ", ".join(seats))):
                self.page.paragraph(words, "dim", deeper=INDENT * (depth + 1))

    def systems(self) -> None:
        """How systems and hardware are told apart, what the source calls units, and what tasks are about."""
        head, say = self.head, self.say
        for heading, of in (("categories", "system"), ("hardware", "hardware")):
            found = [(name, each) for name, each in head.categories.items() if each.of == of]
            rows = [(name, each.title, text(self.facts.lies(each), "dim")) for name, each in found]
            if rows:
                self.page.heading(say(f"documents.gallery.{heading}"))
                self.page.rows(rows)
        if head.system_types:
            self.page.heading(say("documents.gallery.types"))
            self.page.rows((name, found.title) for name, found in head.system_types.items())
        if head.units:
            self.page.heading(say("documents.gallery.units"))
            self.page.rows((name, unit.title) for name, unit in head.units.items())
        if head.topics:
            self.page.heading(say("lists.heading.topics"))
            self.page.rows(head.topics.items())

    def actions(self) -> None:
        head, say = self.head, self.say
        names = {name: role.title for name, role in self.gallery.roles.items()}
        if head.actions:
            self.page.heading(say("documents.gallery.actions"), str(len(head.actions)))
        for heading, per in (("each-system", "system"), ("once", "organisation")):
            found = [action for action in head.actions.values() if action.per == per]
            if found:
                self.page.paragraph(say(f"documents.gallery.{heading}"), "dim italic")
            for action in found:
                phase = [self.facts.phase(action.phase)] if action.phase in self.gallery.phases else []
                facts = action_facts(action, names, self.facts, say, head.actions)
                facts = [*phase, *only_for(action, self.facts, say), *facts]
                self.page.rows([(UNMARKED, action.title, text(" · ".join(facts), "dim"))], deeper=INDENT)


def _counts(gallery: LinkedGallery, say: Words) -> str:
    roles = gallery.roles.values()
    return ", ".join(
        say.count(f"lists.count.{name}", number)
        for name, number in (
            ("roles", len(roles)),
            ("tasks", sum(len(role.tasks) for role in roles)),
            ("responsibilities", sum(len(role.responsibilities) for role in roles)),
            ("competencies", sum(len(role.competencies) for role in roles)),
        )
        if number or name in ("roles", "tasks")
    )

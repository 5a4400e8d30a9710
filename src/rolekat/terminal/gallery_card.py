"""The card of a gallery."""

from rich.text import Text

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.terminal.page import Page, text
from rolekat.terminal.phrases import facts_of


def gallery_card(page: Page, gallery: LinkedGallery, say: Words) -> None:
    """A gallery: what it is for, its phases, its roles by group, its history."""
    head, facts = gallery.head, facts_of(gallery, say)
    about = (gallery.key, say(f"vocabulary.status.{head.status}"), facts.date(head.date), head.publisher)
    page.title(head.title, *filter(None, about))
    if head.introduction:
        page.flush(Text())
        page.markdown(head.introduction)
    if gallery.phases:
        page.heading(say("lists.heading.phases"))
        stages = head.lifecycle.stages
        page.rows(
            (phase.title, ", ".join(stages.get(stage, stage) for stage in phase.stages))
            for phase in gallery.phases.values()
        )
    page.heading(say("lists.heading.roles"), _counts(gallery, say))
    for _, group, locked in gallery.groups():
        page.paragraph(group.title + (f"  {say('lists.locked')}" if locked else ""), "dim italic")
        roles = [(name, gallery.roles[name].title) for name in group.roles if name in gallery.roles]
        page.rows((text(f"  {name}"), title) for name, title in roles)
    if head.components:
        page.heading(say("lists.heading.components"))
        page.rows((name, component.title) for name, component in head.components.items())
    if head.decisions:
        page.heading(say("lists.heading.decisions"))
        page.rows((name, point.question) for name, point in head.decisions.items())
    if head.changes:
        page.heading(say("lists.heading.changes"))
        page.rows(
            (", ".join(filter(None, (version, facts.date(change.date)))), change.text or "")
            for version, change in head.changes.items()
        )


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
    )

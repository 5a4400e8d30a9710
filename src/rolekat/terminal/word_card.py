"""The card of a word that a gallery explains: a term, a component, a contact subject, a role that is gone."""

from collections.abc import Iterator

from rich.text import Text

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.model.gallery import Category
from rolekat.phrasing.facts import Facts, sentence
from rolekat.terminal.page import Page
from rolekat.terminal.phrases import contact_lines, facts_of, target_title


def word_card(page: Page, gallery: LinkedGallery, word: str, say: Words) -> None:
    """Everything that the gallery says of a word."""
    page.title(_title(gallery, word), word, gallery.head.title)
    page.flush(Text())
    for paragraph in _paragraphs(gallery, word, say):
        page.paragraph(paragraph)
    rows = [*_names(gallery, word, say), *_component(gallery, word, say), *_subject(gallery, word, say)]
    if rows:
        page.flush(Text())
        page.rows(rows)


def _title(gallery: LinkedGallery, word: str) -> str:
    if word in gallery.head.glossary:
        return gallery.head.glossary[word].term
    head = gallery.head
    for titled in (head.components, head.categories, head.system_types, head.units, head.subjects):
        if word in titled:
            return titled[word].title
    if word in gallery.head.unknown_names:
        return gallery.head.unknown_names[word].name
    return (gallery.retired.get(word) or gallery.renamed[word])[1].title


def _paragraphs(gallery: LinkedGallery, word: str, say: Words) -> Iterator[str]:
    head = gallery.head
    parts = (head.glossary, head.components, head.categories, head.system_types, head.units)
    yield from dict.fromkeys(found.text for part in parts if (found := part.get(word)) and found.text)
    category = head.categories.get(word)
    if category:
        yield from _category(category, facts_of(gallery, say), say)
    yield from _gone(gallery, word, say)
    unknown = head.unknown_names.get(word)
    if unknown:
        yield say("lists.unknown-name")
        if unknown.means:
            yield say("lists.must-mean", roles=", ".join(target_title(role, gallery) for role in unknown.means))
        if unknown.text:
            yield unknown.text


def _category(category: Category, facts: Facts, say: Words) -> Iterator[str]:
    if category.examples:
        yield sentence(say("documents.gallery.examples", names=facts.several(category.examples)))
    yield facts.lies(category)
    if category.used_by:
        yield sentence(say("documents.gallery.used-by-all"))


def _gone(gallery: LinkedGallery, word: str, say: Words) -> Iterator[str]:
    if word in gallery.retired:
        version, retired = gallery.retired[word]
        yield say("lists.retired", version=version)
        if retired.replaced_by:
            yield say("lists.replaced-by", roles=", ".join(target_title(heir, gallery) for heir in retired.replaced_by))
        if retired.text:
            yield retired.text
    elif word in gallery.renamed:
        version, renamed = gallery.renamed[word]
        yield say("lists.renamed", version=version, role=target_title(renamed.to, gallery))


def _names(gallery: LinkedGallery, word: str, say: Words) -> Iterator[tuple[str, str]]:
    head = gallery.head
    explained = (head.glossary.get(word), head.components.get(word), head.unknown_names.get(word))
    aliases = dict.fromkeys(alias for each in explained if each for alias in each.aliases)
    if aliases:
        yield say("lists.label.aliases"), ", ".join(aliases)


def _component(gallery: LinkedGallery, word: str, say: Words) -> Iterator[tuple[str, str]]:
    components = gallery.head.components
    if word not in components:
        return
    above = components[word].part_of
    if above:
        yield say("lists.label.part-of"), facts_of(gallery, say).component(above)
    parts = [part.title for part in components.values() if part.part_of == word]
    if parts:
        yield say("lists.label.parts"), ", ".join(parts)
    roles = [role.title for role in gallery.roles.values() if word in role.components]
    if roles:
        yield say("lists.label.roles"), ", ".join(roles)


def _subject(gallery: LinkedGallery, word: str, say: Words) -> Iterator[tuple[str, str]]:
    for role in gallery.roles.values():
        for contact, (_, when) in zip(role.contact_for, contact_lines(role, facts_of(gallery, say)), strict=True):
            if contact.subject == word:
                yield say("lists.label.contact"), f"{role.title}: {when}"

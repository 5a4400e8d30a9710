"""Which documents there are, and what each gets."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.render.catalogs import CatalogWriter
from rolekat.render.checklists import ChecklistWriter
from rolekat.render.galleries import GalleryWriter
from rolekat.render.naming import GalleryNames, SystemNames
from rolekat.render.organisations import OrganisationWriter
from rolekat.state.catalog import CatalogState

Kind: TypeAlias = Literal[
    "catalog", "checklist", "decisions", "handover", "gallery", "role", "staffing", "contacts", "person"
]
"""The kind of document: the name of its template, and of what the template gets."""


class Document(NamedTuple):
    """A document that is yet to be written in some format."""

    name: str
    """Its path within its folder, without suffix."""
    kind: Kind
    data: Mapping[str, object]
    """What its template gets, by name."""
    subject: str | None = None
    """The role that it is about."""

    def answers_to(self, word: str) -> bool:
        """Whether somebody who names a single document means this one."""
        return word in (self.name, self.name.rpartition("/")[2], self.subject)


def system_documents(state: CatalogState, words: Words, naming: Words) -> Iterator[Document]:
    """The documents of a system: its catalog, a checklist for each role, the decisions, the phase changes."""
    writer = CatalogWriter(state, SystemNames(state, naming, words), words)
    return _of_system(writer, ChecklistWriter(writer))


def _of_system(writer: CatalogWriter, checklists: ChecklistWriter) -> Iterator[Document]:
    names = writer.names
    bare = writer.catalog(())
    handovers = [(ref, found) for pair, ref in names.handovers.items() if (found := checklists.handover(bare, *pair))]
    catalog = bare._replace(handovers=tuple(ref for ref, _ in handovers))
    yield Document(names.catalog.name, "catalog", {"catalog": catalog})
    for role in writer.roles:
        checklist = checklists.checklist(catalog, role)
        yield Document(names.checklists[role].name, "checklist", {"checklist": checklist, "catalog": catalog}, role)
    yield Document(names.decisions.name, "decisions", {"decisions": checklists.decisions(catalog), "catalog": catalog})
    for ref, handover in handovers:
        data = {"handover": handover._replace(catalog=catalog), "document": ref, "catalog": catalog}
        yield Document(ref.name, "handover", data)


def organisation_documents(writer: OrganisationWriter, system: str | None = None) -> Iterator[Document]:
    """The documents of an organisation, those of its systems among them; or those of one system alone."""
    if system is None:
        view = writer.view
        yield Document(view.overview.name, "staffing", {"overview": writer.overview(), "organisation": view})
        yield Document(view.contacts.name, "contacts", {"contacts": writer.contacts(), "organisation": view})
        for name, checklist in writer.persons():
            document = checklist.person.checklist
            if document:
                yield Document(document.name, "person", {"checklist": checklist, "organisation": view}, name)
    for name, found in writer.systems.items():
        if system in (None, name):
            yield from _of_system(found.writer, found.checklists)


def gallery_documents(gallery: LinkedGallery, words: Words, naming: Words) -> Iterator[Document]:
    """The documents of a gallery: the whole of it, and a page for each role."""
    names = GalleryNames(gallery, naming, words)
    writer = GalleryWriter(gallery, names, words)
    whole = writer.whole()
    yield Document(names.gallery.name, "gallery", {"gallery": whole})
    for role, page in writer.pages(whole):
        yield Document(names.roles[role].name, "role", {"page": page, "gallery": whole}, role)

"""Which documents there are, and what each gets."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.render.catalog_data import Catalog
from rolekat.render.catalogs import CatalogWriter
from rolekat.render.checklists import ChecklistWriter
from rolekat.render.galleries import GalleryWriter
from rolekat.render.governance import of_gallery
from rolekat.render.naming import GalleryNames, SystemNames
from rolekat.render.organisations import OrganisationWriter
from rolekat.state.catalog import CatalogState

Kind: TypeAlias = Literal[
    "catalog",
    "checklist",
    "decisions",
    "handover",
    "gallery",
    "role",
    "governance",
    "staffing",
    "contacts",
    "bodies",
    "wheel",
    "systems",
    "sheet",
    "person",
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
    beyond: str | None = None
    """For one that lies outside of its folder: the way from where it lies into that."""
    gathers: bool = False
    """Whether it is made of all files of an organisation, so that it lacks something where one cannot be read."""

    def answers_to(self, word: str) -> bool:
        """Whether somebody who names a single document means this one."""
        return word in (self.name, self.name.rpartition("/")[2], self.subject)


class Later(Mapping[str, object]):
    """What a template gets, made when it is asked for: of many documents often one alone is wanted."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, object]:
        return self._make()

    def __getitem__(self, name: str) -> object:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


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
        data = _checklist_of(role, catalog, checklists)
        yield Document(names.checklists[role].name, "checklist", Later(data), role)
    if catalog.decisions:
        decisions = checklists.decisions(catalog)
        yield Document(names.decisions.name, "decisions", {"decisions": decisions, "catalog": catalog})
    for ref, handover in handovers:
        whole = {"handover": handover._replace(catalog=catalog), "document": ref, "catalog": catalog}
        yield Document(ref.name, "handover", whole)


def _checklist_of(role: str, catalog: Catalog, checklists: ChecklistWriter) -> Callable[[], Mapping[str, object]]:
    return lambda: {"checklist": checklists.checklist(catalog, role), "catalog": catalog}


def organisation_documents(
    writer: OrganisationWriter, system: str | None = None, only: str | None = None
) -> Iterator[Document]:
    """The documents of an organisation, those of its systems among them; or those of one system alone.

    Where `only` one is wanted and it is of the organisation as a whole, the systems, which may be hundreds, are left.
    """
    if system is None:
        answered = False
        for document in _of_organisation(writer):
            yield document._replace(gathers=True)
            answered = answered or (only is not None and document.answers_to(only))
        if answered:
            return
    for name, found in writer.systems.items():
        if system in (None, name):
            yield from _of_system(found.writer, found.checklists)
            yield from _sheets(writer, name)


def _of_organisation(writer: OrganisationWriter) -> Iterator[Document]:
    """The documents of an organisation as a whole: what it lacks the facts for is not made."""
    view, names = writer.view, writer.names
    yield Document(view.overview.name, "staffing", _with(writer, "overview", writer.overview))
    yield Document(view.contacts.name, "contacts", _with(writer, "contacts", writer.contacts))
    if writer.bodies:
        yield Document(names.governance.name, "governance", _with(writer, "governance", writer.governance))
        yield Document(names.bodies.name, "bodies", _with(writer, "bodies", writer.members))
    if writer.wheel:
        yield Document(names.wheel.name, "wheel", _with(writer, "wheel", writer.wheel.whole))
    if writer.portfolio:
        yield Document(names.systems.name, "systems", _with(writer, "portfolio", writer.systems_at_a_glance))
    yield from _sheets(writer, None)
    for name, document, checklist in writer.persons():
        yield Document(document.name, "person", _with(writer, "checklist", checklist), name)


def _sheets(writer: OrganisationWriter, system: str | None) -> Iterator[Document]:
    for ref, sheet in writer.sheets(system):
        yield Document(ref.name, "sheet", _with(writer, "sheet", sheet))


def _with(writer: OrganisationWriter, name: str, make: Callable[[], object]) -> Later:
    """What a document of an organisation gets."""
    return Later(lambda: {name: make(), "organisation": writer.view})


def gallery_documents(gallery: LinkedGallery, words: Words, naming: Words) -> Iterator[Document]:
    """The documents of a gallery: the whole of it, its bodies as a diagram, and a page for each role."""
    names = GalleryNames(gallery, naming, words)
    writer = GalleryWriter(gallery, names, words)
    whole = writer.whole()
    yield Document(names.gallery.name, "gallery", {"gallery": whole})
    if names.governance:
        data = {"governance": of_gallery(writer.writer, names.gallery.title), "gallery": whole, "organisation": None}
        yield Document(names.governance.name, "governance", data)
    for role, page in writer.pages(whole):
        yield Document(names.roles[role].name, "role", {"page": page, "gallery": whole}, role)

"""What somebody wants made: the systems, galleries, organisations and single documents that a word means."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers import scope
from rolekat.errors import NothingFoundError, UsageError
from rolekat.findings.located import shown_path
from rolekat.language import Language, Words, choose
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.render.documents import Document, gallery_documents, organisation_documents, system_documents
from rolekat.render.organisations import OrganisationWriter
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.naming import find
from rolekat.state.organisation import OrganisationState
from rolekat.text.words import slug

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisations import Organisations


class Wish(NamedTuple):
    """What is to be made: a whole system or gallery, or one document of it."""

    folder: str
    """The folder below the one that documents go to."""
    language: Language
    """The gallery's language: that of the files' names."""
    documents: Callable[[Words, Words], Iterator[Document]]
    only: str | None = None
    """The single document that is wanted."""
    within: str = ""
    """The part of the folder that the documents fill, where it is not the whole."""
    faulty: tuple[str, ...] = ()
    """The files that belong into the documents and cannot be read."""


class Wishes(NamedTuple):
    """What is to be made, and the systems that cannot be."""

    wishes: list[Wish]
    broken: list[str]


class Viewpoint(NamedTuple):
    """How the documents of organisations see them: on what day, with which names, for whom."""

    organisations: "Organisations"
    register: "Register | None" = None
    public: bool = False
    """Whether the documents are for everybody: nobody is named who did not agree to it."""


def everything(library: Library, viewpoint: Viewpoint | None = None) -> Wishes:
    """Every system, gallery and organisation of the user's own.

    Raises:
        NothingFoundError: there is none.
    """
    mine = set(library.files)
    found: list[Wish] = []
    broken: list[str] = []
    for name in library.system_ids:
        loaded = library.system(name)
        if loaded is None or loaded.file not in mine:
            continue
        state = state_of(loaded, library)
        if state is None:
            broken.append(shown_path(loaded.file))
        else:
            found.append(_system_wish(state))
    own = [gallery for gallery in library.galleries if gallery.file in mine]
    found += [_gallery_wish(gallery, library) for gallery in sorted(own, key=lambda gallery: gallery.key)]
    broken += [shown_path(file) for file in _broken_heads(library) if file in mine]
    for folder in viewpoint.organisations.folders if viewpoint else ():
        organisation = viewpoint.organisations.in_folder(folder) if viewpoint else None
        if isinstance(organisation, OrganisationState) and viewpoint:
            found.append(_organisation_wish(organisation, viewpoint))
            broken += _broken_staffings(organisation)
        elif organisation:
            broken.append(shown_path(organisation.file))
    if not found and not broken:
        raise NothingFoundError("nothing-to-render")
    return Wishes(found, broken)


def named(word: str, library: Library, viewpoint: Viewpoint | None = None) -> Wishes:
    """What a word names: `aula`, `kombit@1.5`, `kombit/systemejer`, `aula/rollekatalog`, `randby`, or a title.

    Raises:
        UsageError: there is no such system, gallery, organisation or document, or it cannot be read.
    """
    owner, _, part = word.partition("/")
    for file in _broken_heads(library):
        if os.path.basename(os.path.dirname(file)) == owner:
            raise UsageError("cannot-render", file=shown_path(file))
    found = find(library, owner)
    if found.organisation and viewpoint:
        return of_organisation(found.organisation.id, part, viewpoint)
    if found.kind in ("system", "system-role") and found.state:
        wish = _system_wish(found.state)
    elif found.kind in ("gallery", "role") and found.gallery:
        wish = _gallery_wish(found.gallery, library)
    else:
        raise UsageError("cannot-render-kind", name=word)
    return Wishes([wish._replace(only=part or found.id or None)], [])


def of_organisation(name: str, subject: str, viewpoint: Viewpoint) -> Wishes:
    """An organisation's documents: all of them, those of a system (`aula`), or one (`aula/rollekatalog`, `bemanding`).

    Raises:
        NothingFoundError: there is no organisation here.
        UsageError: there is no such organisation, it cannot be read, or it does not staff the system.
    """
    organisations = viewpoint.organisations
    meant = scope.scope_of(organisations, scope.Wishes(organisation=name)).organisations
    organisation = organisations.named(next(iter(meant or ()), name))
    if organisation is None:
        raise UsageError("organisation-faulty", organisation=name)
    wish = _organisation_wish(organisation, viewpoint)
    if not subject:
        return Wishes([wish], _broken_staffings(organisation))
    owner, _, part = subject.partition("/")
    for staffing in organisation.staffings:
        if slug(owner) in (staffing.id, slug(staffing.title)):
            documents = partial(_organisation_documents, viewpoint, _Part(organisation.id, staffing.id))
            faulty = _faulty_roles([staffing.gallery])
            return Wishes(
                [wish._replace(documents=documents, only=part or None, within=staffing.id, faulty=faulty)], []
            )
    for loaded in organisation.files:
        if stem(loaded.file) == slug(owner):
            catalog = organisations.library.system(stem(loaded.file)) if loaded.model else None
            raise UsageError("name-faulty", name=subject, file=shown_path((catalog or loaded).file))
    if owner in organisations.library.system_ids:
        raise UsageError("system-not-staffed", organisation=organisation.id, system=owner)
    documents = partial(_organisation_documents, viewpoint, _Part(organisation.id, only=subject))
    return Wishes([wish._replace(documents=documents, only=subject)], [])


def _broken_heads(library: Library) -> list[str]:
    """The files of galleries that cannot be read."""
    found = (library.gallery_in(folder) for folder in library.gallery_folders)
    return sorted(head.file for head in found if isinstance(head, Loaded))


def _system_wish(state: CatalogState) -> Wish:
    language, faulty = choose(state.gallery.head.language), _faulty_roles([state.gallery])
    return Wish(state.id, language, partial(system_documents, state), faulty=faulty)


def _organisation_wish(organisation: OrganisationState, viewpoint: Viewpoint) -> Wish:
    used = (organisation.gallery, *(staffing.gallery for staffing in organisation.staffings))
    galleries = [gallery for gallery in used if gallery]
    language = choose(next((gallery.head.language for gallery in galleries), "en"))
    documents = partial(_organisation_documents, viewpoint, _Part(organisation.id))
    faulty = dict.fromkeys((*_missing_from(organisation), *_faulty_roles(galleries)))
    return Wish(organisation.id, language, documents, faulty=tuple(faulty))


def _missing_from(organisation: OrganisationState) -> Iterator[str]:
    """The files of which the documents of an organisation should say something, and cannot."""
    library = organisation.library
    for each in (organisation, *organisation.bodies):
        yield from _broken_staffings(each)
        for loaded in each.without_catalog:
            catalog = library.system(loaded.model.staffing)
            yield shown_path((catalog or loaded).file)
    for name in organisation.head.member_of:
        body = library.organisation(name)
        if isinstance(body, Loaded):
            yield shown_path(body.file)


def _faulty_roles(galleries: Iterable[LinkedGallery]) -> tuple[str, ...]:
    """The files of galleries, and of those that they build on, that cannot be read."""
    files = {file: loaded for gallery in galleries for file, loaded in gallery.files.items()}
    return tuple(shown_path(file) for file, loaded in files.items() if loaded.model is None)


class _Part(NamedTuple):
    """What is wanted of an organisation: all of it, one system, or one document."""

    organisation: str
    system: str | None = None
    only: str | None = None


def _organisation_documents(viewpoint: Viewpoint, part: _Part, words: Words, naming: Words) -> Iterator[Document]:
    """Documents of an organisation, which is worked out anew and let go of: there may be a hundred.

    What a document holds must be asked for before the next one is.
    """
    organisation = viewpoint.organisations.named(part.organisation)
    if organisation is not None:
        writer = OrganisationWriter(organisation, viewpoint.register, words, naming, public=viewpoint.public)
        yield from organisation_documents(writer, part.system, part.only)
        organisation.release()


def _broken_staffings(organisation: OrganisationState) -> list[str]:
    return [shown_path(loaded.file) for loaded in organisation.files if loaded.model is None]


def _gallery_wish(gallery: LinkedGallery, library: Library) -> Wish:
    """A gallery's documents; its newest version has the folder of the gallery's name."""
    newest = library.versions(gallery.head.gallery)[0].key == gallery.key
    # A version is free text: no part of it may lead to another folder.
    folder = (
        gallery.head.gallery if newest else re.sub(r"[^\w.-]", "-", f"{gallery.head.gallery}-{gallery.head.version}")
    )
    documents = partial(gallery_documents, gallery)
    return Wish(folder, choose(gallery.head.language), documents, faulty=_faulty_roles([gallery]))

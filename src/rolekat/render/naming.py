"""What the documents' files are called: in the gallery's language, whatever language their fixed texts are in."""

import itertools
from collections.abc import Sequence

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.render.data import DocumentRef
from rolekat.state.bodies import is_body
from rolekat.state.catalog import CatalogState


class Names:
    """The documents of a system or a gallery, each with a path of its own.

    `words` are the gallery's language; `titles` are that of the fixed texts.
    """

    def __init__(self, words: Words, titles: Words) -> None:
        self._words = words
        self._titles = titles
        self._taken: set[str] = set()

    def document(self, kind: str, folder: str = "", /, **params: str) -> str:
        """A document's path without suffix; a second document of that name gets a number."""
        wanted = folder + self._words(f"documents.files.{kind}", **params)
        return self.unique(wanted)

    def unique(self, wanted: str) -> str:
        """A path that no other document has."""
        name, number = wanted, 2
        while name in self._taken:
            name, number = f"{wanted}-{number}", number + 1
        self._taken.add(name)
        return name

    def title(self, kind: str, /, **params: str) -> str:
        """A document's title."""
        return self._titles(f"documents.titles.{kind}", **params)


class SystemNames:
    """The documents of one system; `folder` is the one that they lie in below that of an organisation: `aula/`."""

    def __init__(
        self,
        state: CatalogState,
        words: Words,
        titles: Words,
        folder: str = "",
        changes: Sequence[tuple[str, str]] | None = None,
    ) -> None:
        """`changes` are the changes from one phase to another, where they are not those from each to the next."""
        names = Names(words, titles)
        title = state.system.title
        self._names, self._folder, self._state = names, folder, state
        self.catalog = DocumentRef(names.document("catalog", folder), names.title("catalog", title=title))
        self.decisions = DocumentRef(names.document("decisions", folder), names.title("decisions", title=title))
        self.checklists = {
            role.id: DocumentRef(
                names.document("checklist", folder, role=role.id),
                names.title("checklist", role=role.title, title=title),
            )
            for role in state.roles.values()
        }
        self.handovers = {
            (before, after): DocumentRef(
                names.document("handover", folder, before=before, after=after),
                names.title("handover", before=state.phase_title(before), after=state.phase_title(after), title=title),
            )
            for before, after in (itertools.pairwise(state.phases) if changes is None else changes)
        }

    def sheet(self, role: str, called: str | None) -> DocumentRef:
        """The delegation sheet of a role."""
        title = called or self._names.title("sheet", role=self._state.title_of(role), title=self._state.system.title)
        return DocumentRef(self._names.document("sheet", self._folder, role=role), title)


class GalleryNames:
    """The documents of one gallery."""

    def __init__(self, gallery: LinkedGallery, words: Words, titles: Words) -> None:
        names = Names(words, titles)
        head = gallery.head
        title = names.title("gallery", title=head.title, version=head.version)
        folder = words("documents.files.roles")
        self.gallery = DocumentRef(names.document("gallery"), title)
        bodies = any(is_body(role) for role in gallery.roles.values())
        governance = names.title("governance", title=title)
        self.governance = DocumentRef(names.document("governance"), governance) if bodies else None
        self.roles = {
            name: DocumentRef(names.unique(f"{folder}/{name}"), role.title) for name, role in gallery.roles.items()
        }


class OrganisationNames:
    """The documents of one organisation, and the folders of its systems."""

    def __init__(self, title: str, words: Words, titles: Words) -> None:
        self._names = Names(words, titles)
        self._people = f"{words('documents.files.people')}/"
        self.overview = DocumentRef(self._names.document("staffing"), self._names.title("staffing", organisation=title))
        self.contacts = DocumentRef(self._names.document("contacts"), self._names.title("contacts", organisation=title))
        self.governance = DocumentRef(self._names.document("governance"), self._names.title("governance", title=title))
        self.bodies, self.wheel, self.systems = (
            DocumentRef(self._names.document(kind), self._names.title(kind, organisation=title))
            for kind in ("bodies", "wheel", "systems")
        )

    def sheet(self, group: str, role: str, role_title: str, scope: str, called: str | None) -> DocumentRef:
        """The delegation sheet of a role for a group of systems."""
        title = called or self._names.title("sheet", role=role_title, title=scope)
        return DocumentRef(self._names.document("group-sheet", group=group, role=role), title)

    def person(self, name: str, shown: str) -> DocumentRef:
        """The checklist of a person."""
        return DocumentRef(f"{self._people}{name}", self._names.title("person", person=shown))

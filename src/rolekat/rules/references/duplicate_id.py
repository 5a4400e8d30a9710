"""An id is given once: to one file, and within a role to one item."""

import os
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.library import PROFILES, Library
from rolekat.library.loading import Loaded, load
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState
from rolekat.state.organisation import OrganisationState

RULE = Rule("RK102", "duplicate-id", "error")


def check_library(library: Library) -> Iterator[Finding]:
    """Two systems, profiles or organisations with one id; files are read only where the names are the same."""
    first_of: dict[tuple[bool, str], str] = {}
    in_organisations = library.in_organisations
    for folder, files in library.own_files_in.items():
        are_profiles = os.path.basename(folder) == PROFILES
        for file in files if folder not in library.gallery_folders else ():
            first = file if file in in_organisations else first_of.setdefault((are_profiles, stem(file)), file)
            if first is not file:
                yield from _both(first, file)
    heads: dict[str, str] = {}
    for folder in library.organisation_folders:
        head = library.organisation_files(folder)[0]
        first = heads.setdefault(os.path.basename(folder), head)
        if first is not head:
            yield from _both(first, head)


def check_file(loaded: Loaded, library: Library) -> Iterator[Finding]:
    """A file with the id of the one beside it that is called so: mostly a copy in which the id was forgotten."""
    if loaded.kind in ("system", "profile", "staffing") and getattr(loaded.model, loaded.kind) != stem(loaded.file):
        beside = os.path.join(os.path.dirname(loaded.file), f"{getattr(loaded.model, loaded.kind)}.yaml")
        if os.path.exists(beside) and os.path.dirname(loaded.file) not in library.gallery_folders:
            yield from _both(beside, loaded.file)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Two files on one system, in different folders of the organisation."""
    first_of: dict[str, str] = {}
    for file in organisation.linked.files:
        first = first_of.setdefault(stem(file), file)
        if first is not file:
            yield from _both(first, file)


def _both(first: str, second: str) -> Iterator[Finding]:
    one, other = load(first), load(second)
    same = os.path.realpath(first) == os.path.realpath(second)
    if same or one.model is None or other.model is None or one.kind != other.kind:
        return
    kind = one.kind or ""
    name = getattr(one.model, kind)
    if name == getattr(other.model, kind):
        related = ((Place(first, (kind,)), "first"),)
        yield RULE.at(Place(second, (kind,)), kind, related=related, id=name)


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """The gallery's version in two folders, a role in two files, a task and a responsibility of one name."""
    for folder in library.own_gallery_folders:
        other = library.gallery_in(folder)
        if other is gallery or not isinstance(other, LinkedGallery) or other.key != gallery.key:
            continue
        if gallery.file in library.files and other.file < gallery.file:
            related = ((other.place("version"), "first"),)
            yield RULE.at(gallery.place("version"), "gallery", related=related, id=gallery.key)
    first_of: dict[str, str] = {}
    for loaded in gallery.loaded:
        if loaded.kind == "role" and loaded.model:
            first = first_of.setdefault(loaded.model.role, loaded.file)
            if first is not loaded.file:
                related = ((Place(first, ("role",)), "first"),)
                yield RULE.at(Place(loaded.file, ("role",)), "role", related=related, id=loaded.model.role)
    for name, role in gallery.roles.items():
        for item in role.responsibilities:
            if item in role.tasks:
                related = ((gallery.role_place(name, "tasks", item, of_key=True), "first"),)
                place = gallery.role_place(name, "responsibilities", item, of_key=True)
                yield RULE.at(place, "item", related=related, id=item, role=role.title)


@only_where("detailed")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """A text that is added under the id of one that the gallery has."""
    for name, entry in catalog.detailed.items():
        if entry.adapt is None:
            continue
        of = catalog.own_entries[name].of or name
        base = catalog.gallery.roles.get(of)
        if base is None:
            continue
        adapt, items = entry.adapt, catalog.gallery.items[of]
        for part, added, known in (
            ("tasks", adapt.tasks.add, items),
            ("responsibilities", adapt.responsibilities.add, items),
            ("competencies", adapt.competencies.add, base.competencies),
        ):
            for item in added:
                if item in known:
                    place = catalog.own_place("roles", name, "adapt", part, "add", item, of_key=True)
                    yield RULE.at(place, "added", id=item, role=base.title)

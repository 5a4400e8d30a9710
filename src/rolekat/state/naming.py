"""From the word that somebody typed to the thing that is meant."""

import difflib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple, NoReturn, TypeAlias

from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.library.organisation import LinkedOrganisation
from rolekat.library.versions import newest_of_each
from rolekat.state.catalog import CatalogRole, CatalogState, state_of
from rolekat.text.words import slug

Kind: TypeAlias = Literal["system", "gallery", "organisation", "profile", "role", "system-role", "word"]

_SUGGESTIONS: Final = 4
_RANK: Final = {"system": 0, "gallery": 1, "organisation": 2, "role": 3, "profile": 4, "system-role": 5, "word": 6}


class Named(NamedTuple):
    """Something that has a name of its own."""

    kind: Kind
    name: str
    """What to type to get this and nothing else."""
    title: str
    labels: tuple[str, ...]
    """Ids, titles and other names that mean it."""
    gallery: LinkedGallery | None = None
    state: CatalogState | None = None
    id: str = ""
    """The role or word within its gallery or system."""
    organisation: LinkedOrganisation | None = None


def find(library: Library, word: str) -> Named:
    """The one thing that a word means: an id, a title or another name, alone or as `gallery/role` or `system/role`.

    Raises:
        UsageError: nothing has that name, several things have it, or its file cannot be read.
    """
    typed = word.strip()
    if typed.endswith((".yaml", ".yml")):
        typed = stem(typed)
    owner, _, part = typed.partition("/")
    parts = list(_parts_of(library, owner)) if part else []
    if parts:
        hits = _meant(parts, slug(part), typed)
        return _only(hits, typed) if hits else _refuse(library, typed, parts)
    seen: list[Named] = []
    for pool in (
        lambda: _first_class(library, slug(typed)),
        lambda: _catalogs(library),
        lambda: _organisations(library),
        lambda: _refuse_unreadable(library, owner),
        lambda: _system_roles(library),
        lambda: _words(library),
    ):
        found = list(pool())
        seen += found
        hits = _meant(found, slug(typed), typed)
        if "@" not in typed:
            hits = _of_gallery_in_use(_in_every_version(hits, found), library)
        if hits:
            return _only(hits, typed)
    return _refuse(library, typed, seen)


def _refuse(library: Library, typed: str, seen: list[Named]) -> NoReturn:
    owner, _, part = typed.partition("/")
    _refuse_left_out(library, owner, slug(part))
    wanted = slug(part or typed)
    if any(each.organisation and wanted in each.organisation.head.people for each in seen):
        raise UsageError("name-person", name=wanted)
    near = _near(wanted, [each for each in seen if each.kind != "word"]) or _near(wanted, seen)
    if near:
        raise UsageError("name-unknown-near", name=typed, near=", ".join(near))
    raise UsageError("name-unknown", name=typed)


def _only(hits: list[Named], typed: str) -> Named:
    if len(hits) > 1:
        raise UsageError("name-ambiguous", name=typed, known=", ".join(hit.name for hit in hits))
    return hits[0]


def _of_gallery_in_use(hits: list[Named], library: Library) -> list[Named]:
    """Of roles or words of one name in several galleries, that of the only one that is worked with here.

    What a gallery has from one that it builds on is that one's, unless the heir is what is worked with.
    """
    if any(hit.kind not in ("role", "word", "gallery") for hit in hits):
        return hits
    hits = _of_current_versions(hits, library)
    if len(hits) <= 1 or any(hit.kind == "gallery" for hit in hits):
        return hits
    used = {gallery.key for gallery in library.galleries_in_use}
    found = [hit for hit in hits if hit.gallery and hit.gallery.key in used]
    if len(used) == 1 and found:
        return found
    there = {hit.gallery.key: hit.labels for hit in hits if hit.gallery}
    return [
        hit
        for hit in hits
        if hit.gallery is None or all(there.get(base.key) != hit.labels for base in hit.gallery.bases)
    ]


def _in_every_version(hits: list[Named], among: list[Named]) -> list[Named]:
    """All versions of a gallery, or of a word, that is named by its id: what that of the newest version is called."""
    if [hit.kind for hit in hits] not in (["gallery"], ["word"]):
        return hits
    (hit,) = hits
    name = hit.gallery.head.gallery if hit.gallery else ""
    same = (each for each in among if each.kind == hit.kind and each.labels[0] == hit.labels[0])
    return [each for each in same if each.gallery and each.gallery.head.gallery == name]


def _of_current_versions(hits: list[Named], library: Library) -> list[Named]:
    """Those of the versions that are worked with here, or else of the newest; of several of one gallery the newest.

    An older version is meant where it is named with its number: `kombit@1.3/systemejer`.
    """
    newest = {gallery.key for gallery in library.newest_galleries}
    if all(hit.gallery is None or hit.gallery.key in newest for hit in hits):
        return hits
    current = {gallery.key for gallery in library.current_galleries}
    hits = [hit for hit in hits if hit.gallery is None or hit.gallery.key in current]
    first = {gallery.key for gallery in newest_of_each(hit.gallery for hit in hits if hit.gallery)}
    return [hit for hit in hits if hit.gallery is None or hit.gallery.key in first]


def _meant(pool: list[Named], wanted: str, typed: str) -> list[Named]:
    """Those whose id it is, else those of whom it is another name; a system before a role of the same name."""
    for by in (
        lambda each: typed == each.name,
        lambda each: slug(each.labels[0]) == wanted,
        lambda each: wanted in map(slug, each.labels[1:]),
    ):
        hits = [each for each in pool if by(each)]
        first = min((_RANK[hit.kind] for hit in hits), default=0)
        hits = [hit for hit in hits if _RANK[hit.kind] == first]
        if hits:
            return hits
    return []


def _first_class(library: Library, wanted: str) -> Iterator[Named]:
    """Galleries, roles, and the systems and profiles with that very id: the others need not be read for it."""
    for gallery, name in _named_galleries(library):
        head = gallery.head
        yield Named("gallery", name, head.title, (head.gallery, gallery.key, head.title), gallery)
        yield from _roles(gallery, name)
    yield from _catalogs(library, wanted)
    yield from _organisations(library, wanted)


def _named_galleries(library: Library) -> list[tuple[LinkedGallery, str]]:
    """The galleries, each by its id; by its key where there are newer versions of it."""
    newest = {gallery.key for gallery in library.newest_galleries}
    return [(gallery, gallery.head.gallery if gallery.key in newest else gallery.key) for gallery in library.galleries]


def _organisations(library: Library, wanted: str | None = None) -> Iterator[Named]:
    """Organisations that can be shown; with a name only that one."""
    for name in library.organisation_ids:
        found = library.organisation(name) if wanted in (None, name) else None
        if isinstance(found, LinkedOrganisation):
            title = found.head.title
            yield Named("organisation", name, title, (name, title), organisation=found)


def _catalogs(library: Library, wanted: str | None = None) -> Iterator[Named]:
    """Systems and profiles that can be shown; with a name only that one."""
    sources: tuple[tuple[Kind, list[str], Callable[[str], Loaded | None]], ...] = (
        ("system", library.system_ids, library.system),
        ("profile", library.profile_ids, library.profile),
    )
    for kind, names, read in sources:
        for name in names:
            loaded = read(name) if wanted in (None, name) else None
            state = state_of(loaded, library) if loaded else None
            if state:
                labels = (name, state.system.title, *state.system.former_ids)
                yield Named(kind, name, state.system.title, labels, state.gallery, state)


def _roles(gallery: LinkedGallery, name: str) -> Iterator[Named]:
    for role_id, role in gallery.roles.items():
        labels = (role_id, role.title, *role.aliases, *role.former_ids)
        yield Named("role", f"{name}/{role_id}", role.title, labels, gallery, id=role_id)


def _system_roles(library: Library) -> Iterator[Named]:
    for catalog in _catalogs(library):
        if catalog.state and catalog.kind == "system":
            yield from (
                _system_role(role, catalog.name, (role.id, role.title))
                for role in catalog.state.roles.values()
                if role.id != role.of or role.entry.title
            )


def _parts_of(library: Library, owner: str) -> Iterator[Named]:
    """The roles of a system or profile, and the roles and words of a gallery."""
    for catalog in _catalogs(library, slug(owner)):
        for role in catalog.state.roles.values() if catalog.state else ():
            base = role.base
            labels = (role.id, role.title, role.of, *((base.title, *base.aliases) if base else ()))
            yield _system_role(role, catalog.name, labels)
    among = library.galleries if "@" in owner else library.current_galleries
    named = newest_of_each(gallery for gallery in among if owner in (gallery.head.gallery, gallery.key))
    for part in (_roles, _words_of):
        for gallery in named:
            yield from part(gallery, owner)


def _system_role(role: CatalogRole, catalog: str, labels: tuple[str, ...]) -> Named:
    name = f"{catalog}/{role.id}"
    return Named("system-role", name, role.title, labels, role.catalog.gallery, role.catalog, role.id)


def _words(library: Library) -> Iterator[Named]:
    """What galleries explain; a word that several of them explain, or only an older version, is named with it."""
    found = [word for gallery, name in _named_galleries(library) for word in _words_of(gallery, name)]
    several = Counter(word.id for word in found if "@" not in word.name)
    alone = (several[word.id] == 1 and "@" not in word.name for word in found)
    yield from (word._replace(name=word.id) if only else word for word, only in zip(found, alone, strict=True))


def _words_of(gallery: LinkedGallery, name: str) -> Iterator[Named]:
    """What a gallery explains: words, components, categories, contact subjects, names of roles that are not there."""
    head = gallery.head
    labels: dict[str, list[str]] = {}
    for term_id, term in head.glossary.items():
        labels.setdefault(term_id, []).extend((term.term, *term.aliases))
    for component_id, component in head.components.items():
        labels.setdefault(component_id, []).extend((component.title, *component.aliases))
    for titled in (head.categories, head.system_types, head.units, head.subjects):
        for part_id, part in titled.items():
            labels.setdefault(part_id, []).append(part.title)
    for gone in (gallery.retired, gallery.renamed):
        for role_id, (_, what) in gone.items():
            labels.setdefault(role_id, []).append(what.title)
    for name_id, unknown in head.unknown_names.items():
        labels.setdefault(name_id, []).extend((unknown.name, *unknown.aliases))
    for word, names in labels.items():
        yield Named("word", f"{name}/{word}", names[0], (word, *names), gallery, id=word)


def _refuse_unreadable(library: Library, name: str) -> tuple[Named, ...]:
    """Nothing, or the mistake that says why what has that name cannot be shown."""
    organisation = library.organisation(name)
    broken = organisation if isinstance(organisation, Loaded) else None
    for loaded in (library.system(name), library.profile(name), broken, *_broken_roles(library, name)):
        if loaded is None:
            continue
        file = shown_path(loaded.file)
        if loaded.model is None:
            raise UsageError("name-faulty", name=name, file=file)
        if loaded.kind != "role" and library.gallery(loaded.model.gallery) is None:
            raise UsageError("name-without-gallery", name=name, file=file, gallery=loaded.model.gallery)
    return ()


def _refuse_left_out(library: Library, owner: str, role: str) -> None:
    for catalog in _catalogs(library, slug(owner)):
        if catalog.state and role in catalog.state.left_out:
            raise UsageError("name-left-out", role=role, name=catalog.name, why=catalog.state.left_out[role])


def _broken_roles(library: Library, name: str) -> Iterator[Loaded]:
    for folder in library.gallery_folders:
        found = library.gallery_in(folder)
        for loaded in found.loaded if isinstance(found, LinkedGallery) else (found,):
            if loaded.model is None and name in (stem(loaded.file), folder.replace("\\", "/").rpartition("/")[2]):
                yield loaded


def _near(wanted: str, pool: list[Named]) -> list[str]:
    """What somebody may have meant: names that hold the word, then names that are written nearly so."""
    names: dict[str, list[Named]] = {}
    for each in pool:
        for label in each.labels:
            names.setdefault(slug(label), []).append(each)
    holding = [label for label in names if len(wanted) > 2 and wanted in label]  # noqa: PLR2004 - "it" is in many
    close = difflib.get_close_matches(wanted, names, n=_SUGGESTIONS, cutoff=0.7)
    found = dict.fromkeys(each.name for label in (*close, *sorted(holding, key=len)) for each in names[label])
    return list(found)[:_SUGGESTIONS]

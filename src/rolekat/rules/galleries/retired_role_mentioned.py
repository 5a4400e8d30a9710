"""A role that a version retired or renamed is gone: from the texts, and as a file."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import Naming, texts

RULE = Rule("RK224", "retired-role-mentioned", "warning", "Rollegalleri 1.5, versionslog 1.4")


@only_where("retired")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each role that is gone and still spoken of, and for each that is still there."""
    written = list(_written(gallery))
    for name, (version, retired) in gallery.retired.items():
        if name in gallery.roles:
            if not _came_back(name, version, gallery):
                place = gallery.role_place(name, "role")
                yield RULE.at(place, "there", role=gallery.roles[name].title, version=version)
            continue
        found = _mentions(retired.title, written)
        if found:
            related = tuple((place, "also") for place in found[1:])
            instead = Several(tuple(gallery.title_meant(one) for one in retired.replaced_by))
            variant = "message" if instead.names else "unreplaced"
            yield RULE.at(found[0], variant, related=related, role=retired.title, version=version, instead=instead)
    for version, renamed in gallery.renamed.values():
        now = gallery.roles.get(renamed.to)
        if now is None or any(renamed.title.casefold() in known.casefold() for known in (now.title, *now.aliases)):
            continue
        found = _mentions(renamed.title, written)
        if found:
            related = tuple((place, "also") for place in found[1:])
            yield RULE.at(found[0], "renamed", related=related, role=renamed.title, version=version, now=now.title)


def _written(gallery: LinkedGallery) -> Iterator[tuple[Place, str]]:
    """The texts that speak of today; history, glossary and notes may speak of what was."""
    for name, role in gallery.roles.items():
        for path, text in texts(role):
            yield gallery.role_place(name, *path, of_key=True), text
    for name, principle in gallery.head.principles.items():
        yield gallery.place("principles", name, of_key=True), principle.text
    for name, point in gallery.head.decisions.items():
        yield gallery.place("decisions", name, of_key=True), f"{point.question} {point.text or ''}"


def _mentions(title: str, written: list[tuple[Place, str]]) -> list[Place]:
    pattern = Naming((title,))
    return [place for place, text in written if pattern.search(text)]


def _came_back(role: str, retired_in: str, gallery: LinkedGallery) -> bool:
    versions = list(gallery.head.changes)  # newest first
    return any(role in gallery.head.changes[version].added for version in versions[: versions.index(retired_in)])

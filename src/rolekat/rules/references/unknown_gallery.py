"""The gallery and version that a catalog is made from, or a gallery builds on, are there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.entering import only_where

RULE = Rule("RK109", "unknown-gallery", "error")


def check_file(loaded: Loaded, library: Library) -> Iterator[Finding]:
    """The pins of a file; nothing where a gallery cannot be read, which may be the one."""
    if loaded.kind in ("system", "profile", "organisation"):
        yield from _check(loaded.model.gallery, Place(loaded.file, ("gallery",)), library)
    elif loaded.kind == "gallery":
        for index, pin in enumerate(loaded.model.extends):
            yield from _check(pin, Place(loaded.file, ("extends", index)), library)


@only_where("head.extends")
def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """Galleries that build on each other in a ring."""
    there = {base.key for base in gallery.bases}
    for index, pin in enumerate(gallery.head.extends):
        if pin not in there and library.gallery(pin) is not None:
            yield RULE.at(gallery.place("extends", index), "ring", gallery=pin, name=gallery.key, there="")


def _check(pin: str, place: Place, library: Library) -> Iterator[Finding]:
    if library.gallery(pin) is not None or _may_be_broken(pin, library):
        return
    name = pin.partition("@")[0]
    versions = [key for key in library.gallery_keys if key.partition("@")[0] == name]
    there = versions or library.gallery_keys
    variant = "version" if versions else "message" if there else "none"
    names = Several(tuple(f"`{key}`" for key in there))
    yield RULE.at(place, variant, gallery=pin, name=name, there=names)


def _may_be_broken(pin: str, library: Library) -> bool:
    """Whether the gallery may be one whose head cannot be relied on: by what it says, or by its folder."""
    name, _, version = pin.partition("@")
    for folder in library.gallery_folders:
        head = library.gallery_in(folder)
        if isinstance(head, LinkedGallery):
            continue
        value = head.value if isinstance(head.value, dict) else {}
        if "gallery" not in value or (value["gallery"] == name and value.get("version") in (None, version)):
            return True
    return False

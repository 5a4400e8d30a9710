"""Finds what is meant among the files of another place."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rolekat.config import Copied
from rolekat.errors import UsageError
from rolekat.library.discover import GALLERY_HEADS, SUFFIXES
from rolekat.library.versions import version_order
from rolekat.text.decode import decode
from rolekat.text.reader import read


class Chosen(NamedTuple):
    """Files to copy, by their paths below the folder that they lie in there; of a gallery, its id and version."""

    files: dict[str, bytes]
    path: str
    gallery: str | None = None
    version: str | None = None
    bases: tuple[str, ...] = ()
    """The galleries that it builds on, by `id@version`."""


class _Head(NamedTuple):
    folder: str
    gallery: str
    version: str
    bases: tuple[str, ...]


def chosen(copied: Copied, files: Mapping[str, bytes]) -> Chosen:
    """The gallery or the folder that is meant.

    Raises:
        UsageError: it is not there, or several could be meant.
    """
    if copied.section == "folders":
        return _folder(copied, files)
    wanted = copied.gallery or copied.name
    heads = list(_heads(files))
    if copied.path is not None:
        inside = copied.path.strip("/")
        heads = [head for head in heads if head.folder == ("" if inside == "." else inside)]
        if not heads:
            raise UsageError("update-no-gallery-there", path=copied.path, source=copied.from_)
    found = [head for head in heads if head.gallery == wanted]
    if not found:
        known = _listed(heads)
        raise UsageError("update-no-gallery", gallery=wanted, source=_source(copied), known=known)
    if copied.version is not None:
        of_version = [head for head in found if head.version == copied.version]
        if not of_version:
            pin = f"{wanted}@{copied.version}"
            raise UsageError("update-no-version", gallery=pin, source=_source(copied), known=_listed(found))
        found = of_version
    newest = max(found, key=lambda head: version_order(head.version))
    same = [head.folder for head in found if head.version == newest.version]
    if len(same) > 1:
        pin = f"{wanted}@{newest.version}"
        raise UsageError("update-twice", gallery=pin, known="`, `".join(sorted(same)))
    below = f"{newest.folder}/" if newest.folder else ""
    inside_it = {path[len(below) :]: content for path, content in files.items() if path.startswith(below)}
    flat = {path: content for path, content in inside_it.items() if "/" not in path}  # roles lie beside their head
    return Chosen(flat, newest.folder or ".", newest.gallery, newest.version, newest.bases)


def _folder(copied: Copied, files: Mapping[str, bytes]) -> Chosen:
    """All catalog files below a folder: the one that is named, else `catalog`, else the whole."""
    below = copied.path.strip("/") if copied.path is not None else ""
    if copied.path is None and any(path.startswith("catalog/") for path in files):
        below = "catalog"
    below = "" if below in ("", ".") else f"{below}/"
    found = {path[len(below) :]: content for path, content in files.items() if path.startswith(below)}
    if not any(path.endswith(SUFFIXES) for path in found):
        raise UsageError("update-nothing-there", path=below.rstrip("/") or ".", source=_source(copied))
    return Chosen(found, below.rstrip("/") or ".")


def _heads(files: Mapping[str, bytes]) -> Iterable[_Head]:
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        if name not in GALLERY_HEADS:
            continue
        text, _ = decode(content)
        value = read(text).value if text else None
        if not isinstance(value, dict):
            continue
        gallery, version, bases = value.get("gallery"), value.get("version"), value.get("extends")
        if isinstance(gallery, str) and isinstance(version, str):
            pins = tuple(pin for pin in bases if isinstance(pin, str)) if isinstance(bases, list) else ()
            yield _Head(folder, gallery, version, pins)


def _listed(heads: Iterable[_Head]) -> str:
    return ", ".join(sorted(f"{head.gallery}@{head.version}" for head in heads)) or "-"


def _source(copied: Copied) -> str:
    return f"{copied.from_}@{copied.revision}" if copied.revision else copied.from_

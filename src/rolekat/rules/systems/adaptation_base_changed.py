"""A text that replaces one of the gallery was written against the text that the gallery has now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rolekat.findings.finding import Finding, Path, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.commands import adapt, upgrade
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

if TYPE_CHECKING:
    from rolekat.model.role import Role
    from rolekat.model.system import Adaptation, Replacement

RULE = Rule("RK306", "adaptation-base-changed", "warning")

_LONGEST = 160


class _Replaced(Record):
    """A replacement and where it stands in the role, both in the catalog and in the gallery."""

    path: Path
    replacement: Replacement
    part: str
    item: str | None


@only_where("reworded")
def check_catalog(catalog: CatalogState, library: Library) -> Iterator[Finding]:
    """One finding for each text that has changed since, and one for each version that nobody can look into."""
    unknown: dict[str, list[tuple[Path, str]]] = {}
    for name, entry in catalog.reworded.items():
        if entry.adapt is None:
            continue
        of = catalog.own_entries[name].of or name
        base = catalog.gallery.roles.get(of)
        if base is None:
            continue
        for replaced in _replacements(entry.adapt):
            was = replaced.replacement.was
            if was in (catalog.gallery.key, catalog.gallery.key_of(of)) or _text(base, replaced) is None:
                continue
            path = ("roles", name, "adapt", *replaced.path)
            before = library.gallery(was)
            if before is None:
                unknown.setdefault(was, []).append((path, catalog.title_of(name)))
            else:
                yield from _compare(before, base, replaced, path, catalog)
    for was, found in unknown.items():
        yield RULE.at(
            catalog.own_place(*found[0][0], "was"),
            "unknown",
            related=tuple((catalog.own_place(*path, "was"), "also") for path, _ in found[1:]),
            was=was,
            gallery=catalog.gallery.key,
            roles=Several(tuple(dict.fromkeys(title for _, title in found))),
            **_commands(found[0][0], catalog),
        )


def _replacements(adapt: Adaptation) -> Iterator[_Replaced]:
    if adapt.effect:
        yield _Replaced(("effect",), adapt.effect, "effect", None)
    for part in ("tasks", "responsibilities", "competencies"):
        for item, replacement in getattr(adapt, part).replace.items():
            yield _Replaced((part, "replace", item), replacement, part, item)


def _text(role: Role, replaced: _Replaced) -> str | None:
    """The gallery's text of what is replaced, on one line; `None` where there is none."""
    text: str | None
    if replaced.item is None:
        text = role.effect
    else:
        item = getattr(role, replaced.part).get(replaced.item)
        text = item.text if item else None
    return " ".join(text.split()) if text else None


def _compare(
    before: LinkedGallery, base: Role, replaced: _Replaced, path: Path, catalog: CatalogState
) -> Iterator[Finding]:
    earlier = before.roles.get(base.role)
    old = _text(earlier, replaced) if earlier else None
    new = _text(base, replaced)
    if old == new or new is None:
        return
    shown_old, shown_new = _differing(old or "", new)
    yield RULE.at(
        catalog.own_place(*path, "was"),
        "message" if old else "not-there",
        role=catalog.title_of(str(path[1])),
        was=before.key,
        gallery=catalog.gallery.key,
        old=shown_old,
        new=shown_new,
        **_commands(path, catalog),
    )


def _commands(path: Path, catalog: CatalogState) -> dict[str, Any]:
    """What keeps a text as it is, and what rewords it."""
    role, item = str(path[1]), str(path[-1])
    return {
        "keep": upgrade(catalog, "--keep", f"{role}#{item}"),
        "adapt": adapt(role, catalog, "--replace", f"{item}=TEXT"),
    }


def _differing(old: str, new: str) -> tuple[str, str]:
    """Two texts, cut to where they differ."""
    same = 0
    words, others = old.split(), new.split()
    while same < min(len(words), len(others)) and words[same] == others[same]:
        same += 1
    start = max(0, same - 3)
    return _cut(words, start), _cut(others, start)


def _cut(words: list[str], start: int) -> str:
    text = ("… " if start else "") + " ".join(words[start:])
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rsplit(' ', 1)[0]} …"

"""Ids and names as people type them: checked, and answered with what they may have meant."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from rolekat.errors import UsageError
from rolekat.model.base import ID_PATTERN
from rolekat.text.words import closest, slug

_ID: Final = re.compile(ID_PATTERN)
_LONGEST: Final = 80
_ENOUGH: Final = 24
"""Names that a sentence can hold."""
_ARTICLE: Final = re.compile(r"^(Den|Det|Dei?|The) ")


def checked_id(text: str) -> str:
    """A new id, as it was given.

    Raises:
        UsageError: it is none; the message suggests one.
    """
    if not _ID.fullmatch(text) or len(text) > _LONGEST:
        raise UsageError("new-bad-id", given=text, suggestion=slug(text)[:_LONGEST].strip("-"))
    return text


def known(kind: str, name: str, names: Iterable[str]) -> str:
    """A name that there is.

    Raises:
        UsageError: there is none of that name; `kind` (`role`, `phase`, `component`, …) chooses the sentence.
    """
    there = sorted(names) if kind == "person" else list(names)
    if name in there:
        return name
    new = {"new": initials(name, there)} if kind == "person" else {}
    near = slug(name) if slug(name) in there else closest(name.lower(), there)
    if near:
        raise UsageError(f"new-no-{kind}-near", name=name, near=near, **new)
    shown = [*there[:_ENOUGH], *(["…"] if len(there) > _ENOUGH else [])]
    raise UsageError(f"new-no-{kind}", name=name, known=", ".join(shown) or "-", **new)


def initials(text: str, taken: Collection[str] = ()) -> str:
    """What may be the id of a person: an id as it is; of a name, which must not stand in git, its beginnings.

    These are nobody's among those that are taken.
    """
    if _ID.fullmatch(text) and len(text) <= _LONGEST:
        return text
    first, *others = slug(text).split("-")
    short = first[:2] + others[-1][:2] if others else first[:4]
    return next(each for each in (short, *(f"{short}{number}" for number in range(2, 1000))) if each not in taken)


def split_list(values: Iterable[str]) -> list[str]:
    """Names given one by one or with commas between them, each once."""
    return list(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


def split_pairs(values: Iterable[str]) -> dict[str, str]:
    """What was given as `name=value`.

    Raises:
        UsageError: there is no name, or nothing behind it, or a name was given twice.
    """
    found: dict[str, str] = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals or not name.strip() or not rest.strip():
            raise UsageError("new-pair-expected", given=value)
        if name.strip() in found:
            raise UsageError("new-pair-twice", name=name.strip())
        found[name.strip()] = rest.strip()
    return found


def running(title: str) -> str:
    """A title inside a sentence: `Systemejer (it-systemet)` -> `systemejer`, `KLIK-administrator` as it is."""
    title = re.sub(r"(?<=\S) \([^()]*\)$", "", title)
    first = re.split(r"[\s/-]", title, maxsplit=1)[0]
    return title[:1].lower() + title[1:] if first[1:].islower() else title


def component_name(title: str) -> str:
    """A component inside a sentence: names keep their capital, `Den fælles infrastruktur` does not."""
    return _ARTICLE.sub(lambda match: match[0].lower(), title)


def phase_range(phases: Sequence[str], order: Sequence[str]) -> list[str]:
    """Phases as a catalog writes them: `always`, `from X`, `until Y`, `X to Y`, or one by one."""
    places = [index for index, phase in enumerate(order) if phase in phases]
    if not places:
        return []
    first, last = places[0], places[-1]
    if len(places) == 1 or last - first + 1 != len(places):
        return [order[index] for index in places]
    if first == 0:
        return ["always"] if last == len(order) - 1 else [f"until {order[last]}"]
    return [f"from {order[first]}"] if last == len(order) - 1 else [f"{order[first]} to {order[last]}"]

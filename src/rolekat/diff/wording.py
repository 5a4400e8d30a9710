"""Changes in the words of one language: a sentence for each, read after the name of what it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from rolekat.answers.facts import Titled, Who
from rolekat.diff.change import SYSTEMS
from rolekat.diff.values import Acceptance, Day, Fact, Named, Span, Step, Term, Text, Word
from rolekat.language.dates import date_in_words
from rolekat.phrasing.facts import Facts
from rolekat.phrasing.phases import phase_titles

if TYPE_CHECKING:
    from rolekat.diff.change import Change
    from rolekat.language import Words
    from rolekat.library.gallery import LinkedGallery

LONGEST: Final = 160
"""Longer texts are shortened; what two texts have in common at their ends is left out first."""
_CONTEXT: Final = 3
"""Words on either side of what differs."""
_NAMES: Final = 3
"""Systems and organisations that are named; of more, one fewer and how many others there are."""


class Sentences:
    """What changes say in one language."""

    def __init__(self, words: Words, longest: int = LONGEST, names: int = _NAMES) -> None:
        self.words = words
        self.longest = longest
        self._most = names
        self._facts: dict[int, Facts] = {}

    def told(self, change: Change) -> str:
        """What a change says, to be read after the name of its subject."""
        params = {name: self.value(value) for name, value in change.about.items()}
        for side, value in (("old", change.old), ("new", change.new)):
            params[side] = self.value(value)
            params[f"{side}_id"] = getattr(value, "id", params[side])
            params[f"{side}_who"] = self.value(value.who) if isinstance(value, Term) else params[side]
        pair = _texts(change.old, change.new)
        if pair:
            params["old"], params["new"] = map(self._quoted, excerpts(*pair, self.longest))
        if isinstance(number := change.about.get("roles"), int):
            params["roles_count"] = self.words.count("diff.role-count", number)
        if change.says == "record-changed":
            params["field"] = self._fields(params["field"])
        key = f"{change.says}-{change.variant}" if change.variant else change.says
        return self.words(f"diff.change.{key}", **params)

    def _fields(self, keys: str) -> str:
        """Keys, or paths of them, as people call what stands there; a path without a name by its first key."""
        names: dict[str, str] = self.words.section("diff")["field"]
        paths = (key.replace("_", "-").split("/") for key in keys.split(", "))
        return self.words.several([names.get("-".join(path)) or names[path[0]] for path in paths])

    def subject(self, change: Change) -> str:
        """What a change is told of."""
        if change.subject == SYSTEMS:
            return self._names([each.title for each in change.concerned.systems])
        return change.subject.title

    def where(self, change: Change) -> str:
        """The systems and organisations that a change concerns, as far as its subject does not say it."""
        concerned, subject = change.concerned, change.subject
        parts = []
        for kind, several in (("system", concerned.systems), ("organisation", concerned.organisations)):
            others = [each.title for each in several if subject[:2] not in ((kind, each.id), (kind, ""))]
            if others:
                parts.append(self._names(others))
        return " · ".join(parts)

    def _names(self, names: Sequence[str]) -> str:
        if len(names) <= self._most:
            return ", ".join(names)
        shown = max(1, self._most - 1)
        return f"{', '.join(names[:shown])} {self.words('diff.more-of', n=len(names) - shown)}"

    def value(self, value: Any) -> str:  # noqa: C901 - a case for each form of a value
        """A value in words."""
        match value:
            case None:
                return self.words.term("none")
            case str() | int():
                return str(value)
            case Text(text) | Named(_, text):
                return self._quoted(shortened(text, self.longest))
            case Titled(_, title):
                return title
            case Who():
                return value.shown
            case Day(day):
                return date_in_words(day, self.words)
            case Word(key):
                return self.words(key).rstrip(".")
            case Span(phases, gallery):
                return self._of(gallery).span(phases)
            case Fact(what, of, gallery):
                return self._fact(what, of, gallery)
            case Step():
                return self._step(value)
            case Term(who, since, until):
                return self._term(self.value(who) if who else "", since, until)
            case Acceptance():
                return self._acceptance(value)
        return self.words.several([self.value(part) for part in value])

    def _quoted(self, text: str) -> str:
        return self.words("documents.quoted", text=text)

    def _of(self, gallery: LinkedGallery) -> Facts:
        if id(gallery) not in self._facts:
            self._facts[id(gallery)] = Facts(self.words, gallery, phase_titles(gallery))
        return self._facts[id(gallery)]

    def _fact(self, what: str, of: Any, gallery: LinkedGallery) -> str:
        found = getattr(self._of(gallery), what)(of)
        sentences = [found] if isinstance(found, str) else [*(found or ())]
        return " ".join(sentences).rstrip(".") or self.words.term("none")

    def _step(self, step: Step) -> str:
        old, new = (
            self.words("diff.inactive") if one == "inactive" else self.words.term(one) for one in (step.old, step.new)
        )
        return self.words("diff.step", phases=self.value(step.phases), old=old, new=new)

    def _term(self, who: str, since: str | None, until: str | None) -> str:
        days = [
            self.words(f"diff.{key}", day=date_in_words(day, self.words))
            for key, day in (("from", since), ("until", until))
            if day
        ]
        return ", ".join(filter(None, [who, *days])) or self.words("diff.no-end")

    def _acceptance(self, said: Acceptance) -> str:
        reason = self.words(f"vocabulary.vacancy-reason.{said.reason}")
        if said.until is None:
            return self.words("answers.accepted-open", reason=reason, by=said.by.shown)
        return self.words(
            "answers.accepted", reason=reason, by=said.by.shown, day=date_in_words(said.until, self.words)
        )


def _texts(old: Any, new: Any) -> tuple[str, str] | None:
    """The texts of both sides, where both have one."""
    if isinstance(old, (Text, Named)) and isinstance(new, (Text, Named)):
        return old.text, new.text
    return None


def shortened(text: str, longest: int) -> str:
    """A text in one line, cut between words where it is long."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"


def excerpts(old: str, new: str, longest: int) -> tuple[str, str]:
    """Two texts; of long ones, without the words that both have at their beginning and their end."""
    if max(len(old), len(new)) <= longest // 2:
        return " ".join(old.split()), " ".join(new.split())
    one, other = old.split(), new.split()
    first = _common(one, other)
    last = _common(one[first:][::-1], other[first:][::-1])
    begins, ends = max(0, first - _CONTEXT), max(0, last - _CONTEXT)
    return tuple(shortened(_cut(words, begins, ends), longest) for words in (one, other))  # type: ignore[return-value]


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    """How many words two texts have in common at their beginning."""
    number = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        number += 1
    return number


def _cut(words: list[str], begins: int, ends: int) -> str:
    middle = " ".join(words[begins : len(words) - ends])
    return f"{'… ' if begins else ''}{middle}{' …' if ends else ''}"

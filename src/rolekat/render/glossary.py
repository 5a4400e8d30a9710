"""The words of a gallery that occur in a document."""

import re
from collections.abc import Iterator

from rolekat.language import choose, words
from rolekat.language.alphabet import alphabetical
from rolekat.model.gallery import Term
from rolekat.render.data import TermView
from rolekat.render.phrases import Phrases


def terms(phrases: Phrases, shown: object = None) -> tuple[TermView, ...]:
    """The words of the gallery, those alone that occur in `shown` where it is given, in alphabetical order."""
    text = "\n".join(_texts(shown)).casefold() if shown is not None else None
    endings = words(choose(phrases.gallery.head.language))("documents.glossary.endings")
    found = [
        TermView(term.term, term.text, term.aliases)
        for term in phrases.gallery.head.glossary.values()
        if text is None or _occurs(term, text, endings)
    ]
    return tuple(alphabetical(found, lambda term: term.term, phrases.language))


def _occurs(term: Term, text: str, endings: str) -> bool:
    """Whether a word stands in a text, which is folded, by itself or with an ending of the language."""
    for name in (term.term.casefold(), *(alias.casefold() for alias in term.aliases)):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?:{endings})?(?!\w)")
        start = text.find(name)  # a hundred times as fast as to search for the pattern
        while start >= 0:
            if whole.match(text, start):
                return True
            start = text.find(name, start + 1)
    return False


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of template data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)

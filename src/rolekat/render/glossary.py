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
    text = "\n".join(_texts(shown)) if shown is not None else None
    endings = words(choose(phrases.gallery.head.language))("documents.glossary.endings")
    found = [
        TermView(term.term, term.text, term.aliases)
        for term in phrases.gallery.head.glossary.values()
        if text is None or _occurs(term, text, endings)
    ]
    return tuple(alphabetical(found, lambda term: term.term, phrases.language))


def _occurs(term: Term, text: str, endings: str) -> bool:
    names = "|".join(re.escape(name) for name in (term.term, *term.aliases))
    return re.search(rf"(?<!\w)(?:{names})(?:{endings})?(?!\w)", text, re.IGNORECASE) is not None


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of template data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)

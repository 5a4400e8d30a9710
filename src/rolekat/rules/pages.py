"""The pages of the rules: for each rule and language its sentences and its documentation, in one file.

A page is Markdown under a head between two lines of `---`:

    title: A phase has no contact point
    messages: {message: "…{phase}…"}      # by variant; `message` is the usual one
    helps: {message: "…"}                 # what to do, by variant; the usual one where a variant has none
    labels: {required: "…"}               # what is said of related places
"""

import functools
import os
import re
from typing import Any, Final

from rolekat.findings.finding import Command, Finding, OneOf, Param, Several, Term
from rolekat.language import Language, words
from rolekat.library.loading import value_of
from rolekat.record import Record
from rolekat.rules.registry import FAMILIES, FOLDER

_MARK: Final = "---\n"


class Page(Record):
    """What one language says of a rule."""

    title: str
    messages: dict[str, str]
    helps: dict[str, str]
    labels: dict[str, str]
    body: str


class Sentence(Record):
    """A finding in words."""

    message: str
    help: str
    labels: tuple[str, ...]
    """What is said of each related place, in order."""


@functools.cache
def page(name: str, language: Language) -> Page:
    """The page of a rule.

    Raises:
        LookupError: no rule has that name, or the language has no page of it: a fault of rolekat, which a test finds.
    """
    stem = name.replace("-", "_")
    for family in FAMILIES:
        path = os.path.join(FOLDER, family, f"{stem}.{language}.md")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                return _parse(file.read(), path)
    raise LookupError(f"{name}: {language}")


def _parse(text: str, path: str) -> Page:
    _, head, body = text.split(_MARK, 2)
    found, problems = value_of(head)
    if problems or not isinstance(found, dict):
        raise ValueError(f"{path}: {problems}")
    value: dict[str, Any] = found
    return Page(value["title"], value["messages"], value.get("helps") or {}, value.get("labels") or {}, body.strip())


def sentence(finding: Finding, language: Language) -> Sentence:
    """A finding in the words of a language."""
    found = page(finding.name, language)
    params = {name: in_words(value, language) for name, value in finding.params}
    message = _with_days(found.messages[finding.variant].format_map(params), language)
    help_text = (found.helps.get(finding.variant) or found.helps.get("message") or "").format_map(params)
    said = (found.labels.get(label, label).format_map(params) for _, label in finding.related)
    return Sentence(message.strip(), help_text.strip(), tuple(_with_days(label, language) for label in said))


def _with_days(text: str, language: Language) -> str:
    """A sentence with its days as people write them; what stands between backticks stands so in a file.

    Help keeps them as they are: it says what to type.
    """
    if not _DAY.search(text):
        return text
    from rolekat.language.dates import date_in_words

    return _DAY.sub(lambda found: found[0] if found[1] is None else date_in_words(found[1], words(language)), text)


_DAY: Final = re.compile(r"`[^`]*`|(?<![\w./-])(\d{4}-(?:0[1-9]|1[0-2])-\d{2})(?![\w/-])")


def in_words(value: Param, language: Language) -> str:
    """A parameter as it is printed."""
    if isinstance(value, Term):
        return words(language).term(value.key)
    if isinstance(value, Several):
        return words(language).several([_quoted(name) for name in value.names])
    if isinstance(value, OneOf):
        return words(language).several([in_words(name, language) for name in value.names], either=True)
    if isinstance(value, Command):
        return typed(value._replace(words=tuple(_to_write(word, language) for word in value.words)))
    return _quoted(str(value))


def _to_write(word: str, language: Language) -> str:
    if not word.isupper():  # as no id is
        return word
    from rolekat.language.placeholders import in_place

    return in_place(word, words(language))


def typed(command: Command) -> str:
    """A command as it is typed. A word that a shell would read otherwise stands in quotes."""
    return " ".join(("rolekat", *(_quoted(_as_word(word)) for word in command.words)))


def _as_word(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    import shlex  # hardly ever: what a file calls an id need not be one

    return shlex.quote(word)


_PLAIN: Final = re.compile(r"[\w@%+=:,./#-]+", re.ASCII)
_LONGEST: Final = 240


def _quoted(text: str) -> str:
    """What a file says, as a sentence can hold it: not endless, and nothing that no terminal can print."""
    text = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")

"""From what is wanted to files: what is to stand in each, and whether it stands there already."""

import difflib
import functools
import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

from rolekat.config import Config
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.language import LANGUAGES, Language, Words, words
from rolekat.render.blocks import keep_blocks, keep_ticks
from rolekat.render.documents import Document
from rolekat.render.wishes import Wish
from rolekat.writing import write_text

State: TypeAlias = Literal["written", "unchanged", "missing", "outdated", "leftover", "kept"]
MARK: Final = "<!-- rolekat: render "
"""How a file begins that rolekat made."""


class Writer(Protocol):
    """A format: how a document becomes text."""

    suffix: str

    def write(self, document: Document) -> str:
        """The document's text."""


class Output(NamedTuple):
    """A document's file and what is to stand in it."""

    path: str
    text: str
    lacks: tuple[str, ...] = ()
    """The files that belong into it and cannot be read."""


class Written(NamedTuple):
    """A file and what became of it, or what should."""

    path: str
    state: State


class Choice(NamedTuple):
    """How documents are made."""

    language: Language | None = None
    """The language of the fixed texts, where it is not the gallery's."""
    folder: str = "rollekatalog"
    """The folder that the documents' folders lie in."""
    templates: str | None = None
    """The folder with an organisation's own templates."""


def templates_of(config: Config, given: str | None) -> str | None:
    """The folder with an organisation's own templates; none where the usual one does not exist.

    Raises:
        UsageError: the folder that somebody named does not exist.
    """
    if given is not None:
        if not os.path.isdir(given):
            raise UsageError("templates-missing", folder=given)
        return given
    folder = os.path.join(config.folder, config.templates)
    if os.path.isdir(folder):
        return folder
    if config.templates != Config._field_defaults["templates"]:
        raise UsageError("templates-missing", folder=config.templates)
    return None


def outputs(wishes: Sequence[Wish], choice: Choice, *, or_none: bool = False) -> list[Output]:
    """The files that the wishes come to, each with its text, and with what somebody ticked or wrote into it by hand.

    Raises:
        UsageError: no document has the wanted name, and `or_none` does not say that this may be; a template is wrong; a
            file cannot be read.
    """
    found: dict[str, Output] = {}
    missing: list[tuple[str, list[str]]] = []
    for wish in wishes:
        language = choice.language or wish.language
        writer = _writer(language, os.path.abspath(choice.templates) if choice.templates else None)
        names, wanted = [], False
        for document in wish.documents(words(language), words(wish.language)):
            names.append(document.name.rpartition("/")[2])
            if wish.only is None or document.answers_to(wish.only):
                wanted = True
                path = os.path.join(choice.folder, wish.folder, *f"{document.name}{writer.suffix}".split("/"))
                text = _text(document, writer, wish.folder, path, words(language))
                found[path] = Output(path, text, wish.faulty if document.gathers else ())
        if not wanted:
            missing.append((wish.only or "", names))
    if missing and not found and not or_none:
        names = sorted({name for _, several in missing for name in several})
        near = difflib.get_close_matches(missing[0][0], names, n=1)
        faulty = next((file for wish in wishes for file in wish.faulty), None)
        if faulty and not near:  # what is meant may well be there
            raise UsageError("name-faulty", name=missing[0][0], file=faulty)
        key = "unknown-document-near" if near else "unknown-document"
        raise UsageError(key, name=missing[0][0], near="".join(near), known=", ".join(names))
    return sorted(found.values())


@functools.lru_cache(maxsize=len(LANGUAGES))
def _writer(language: Language, templates: str | None) -> Writer:
    """The same one for all documents: the templates take longer to compile than most of these to write."""
    from rolekat.render.markdown import MarkdownWriter

    return MarkdownWriter(words(language), templates)


def _text(document: Document, writer: Writer, origin: str, path: str, say: Words) -> str:
    text = f"{MARK}{origin} -->\n<!-- {say('documents.head.made')} -->\n\n{writer.write(document)}"
    old = _read(path)
    return text if old is None else keep_blocks(old, keep_ticks(old, text), shown_path(path))


def _read(path: str) -> str | None:
    """What stands in a file, with plain line ends; `None` where there is none."""
    try:
        if os.path.exists(path) and not os.path.isfile(path):  # a folder, or a pipe, which would wait for ever
            raise UsageError("output-not-file", path=shown_path(path))
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read().replace("\r\n", "\n")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError:
        raise UsageError("output-not-utf8", path=shown_path(path)) from None
    except OSError as error:
        raise UsageError("output-unreadable", path=shown_path(path), detail=error.strerror or str(error)) from None


def is_ours(path: str) -> bool:
    """Whether rolekat made a file; others may lie beside ours, and be anything."""
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return file.read(len(MARK) + len(BOM_UTF8)).removeprefix(BOM_UTF8).startswith(MARK.encode())
    except OSError:
        return False


def publish(made: Sequence[Output], folders: Sequence[str], suffix: str, *, write: bool) -> list[Written]:
    """Write the files that are not yet as they should be, or only say which; then the files left over.

    A file that would lose what stands in files that cannot be read, with whatever was ticked there, is kept as it is.
    `folders` are those that the outputs fill alone: a file that rolekat made there and would not make now is left
    over. It may hold something written by hand, so it is for people to remove.

    Raises:
        UsageError: a file cannot be read or written.
    """
    found = []
    for path, text, lacks in made:
        old = _read(path)
        if old == text:
            found.append(Written(path, "unchanged"))
        elif lacks and old is not None:
            found.append(Written(path, "kept"))
        elif write:
            write_text(path, text)
            found.append(Written(path, "written"))
        else:
            found.append(Written(path, "missing" if old is None else "outdated"))
    known = {os.path.realpath(path) for path, *_ in made}
    for folder in folders:
        others = (path for path in _files(folder, suffix) if os.path.realpath(path) not in known)
        found += [Written(path, "leftover") for path in others if is_ours(path)]
    return sorted(set(found))


def _files(folder: str, suffix: str) -> Iterator[str]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (os.path.join(place, file) for file in sorted(files) if file.endswith(suffix))

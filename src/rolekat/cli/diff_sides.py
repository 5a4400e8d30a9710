"""From two words, or one, or none, to the two sides that are meant: revisions of git, folders, what is here now."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.config import NAME, SHIPPED, Config, find_config
from rolekat.diff.side import Side
from rolekat.errors import NothingFoundError, UsageError
from rolekat.library.library import Library
from rolekat.paths import from_here
from rolekat.revisions import is_revision, revision
from rolekat.workspace import open_library, organisations_in

if TYPE_CHECKING:
    from rolekat.contacts.register import Register

_PARTED: Final = "..."
_BETWEEN: Final = ".."
_HEAD: Final = "HEAD"


class Opened(NamedTuple):
    """The two sides, what they are called, and the names of people where a register has them."""

    old: Side
    new: Side
    names: tuple[str, str | None]
    register: Register | None


class _Wish(NamedTuple):
    """A side as it was named: a folder, a revision, or, without either, what is here now."""

    folder: str | None = None
    rev: str | None = None
    name: str | None = None


@contextlib.contextmanager
def opened(old: str | None, new: str | None, as_of: str | None) -> Iterator[Opened]:
    """The two sides that are meant. Revisions are there as long as the context.

    Without words it is the last commit and what is here now; one word is the old side, or both in the form `A..B`;
    `A...B` begins where the two lines of work parted, as a pull request does.

    Raises:
        UsageError: a word is no folder and no revision, or it is both; what was asked for is no day.
        NothingFoundError: neither side has a catalog file.
    """
    config = find_config()
    first, second = _wishes(old, new, config)
    with contextlib.ExitStack() as stack:
        configs = [stack.enter_context(_config(wish, config)) for wish in (first, second)]
        day = as_of or configs[1].as_of or config.as_of
        libraries = [_library(each) for each in configs]
        if not any(library.files for library in libraries):
            raise NothingFoundError("diff-nothing", old=first.name, new=second.name or from_here(config.folder))
        sides = [
            Side(organisations_in(library, each, day), each.folder)
            for library, each in zip(libraries, configs, strict=True)
        ]
        register = organisations_in(libraries[1], config, day).register
        yield Opened(sides[0], sides[1], (first.name or _HEAD, second.name), register)


def _wishes(old: str | None, new: str | None, config: Config) -> tuple[_Wish, _Wish]:
    here = _Wish()
    if old is None:
        return _Wish(rev=_HEAD, name=_HEAD), here
    if new is not None:
        return _wish(old, config), _wish(new, config)
    if _BETWEEN in old and not os.path.isdir(old):
        mark = _PARTED if _PARTED in old else _BETWEEN
        before, _, after = old.partition(mark)
        before, after = before or _HEAD, after or _HEAD
        start = f"{before}{_PARTED}{after}" if mark == _PARTED else before
        return _Wish(rev=start, name=before), _Wish(rev=after, name=after)
    return _wish(old, config), here


def _wish(word: str, config: Config) -> _Wish:
    """What a word means.

    Raises:
        UsageError: it is a folder and a revision, or only a file.
    """
    if os.path.isdir(word):
        plain = os.sep not in word and "/" not in word
        if plain and word not in (os.curdir, os.pardir) and is_revision(config, word):
            raise UsageError("diff-folder-or-revision", word=word)
        return _Wish(folder=word, name=word.replace(os.sep, "/"))
    if os.path.isfile(word) and not is_revision(config, word):
        raise UsageError("diff-file", word=word)
    return _Wish(rev=word, name=word)


@contextlib.contextmanager
def _config(wish: _Wish, config: Config) -> Iterator[Config]:
    if wish.rev is not None:
        with revision(config, wish.rev) as found:
            yield found
    elif wish.folder is not None:
        yield _of_folder(wish.folder)
    else:
        yield config


def _library(config: Config) -> Library:
    """What a side has; where it has nothing of its own it is empty, and not what comes with rolekat."""
    own = (os.path.join(config.folder, source) for source in config.sources if source != SHIPPED)
    return open_library(config) if config.found or any(map(os.path.isdir, own)) else Library(())


def _of_folder(folder: str) -> Config:
    """The settings of a folder that was named; of one without any, that it is a source itself."""
    full = os.path.abspath(folder)
    if os.path.isfile(os.path.join(full, NAME)):
        return find_config(full)
    return Config(full, found=True, sources=(os.curdir, SHIPPED))

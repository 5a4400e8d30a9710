"""What somebody wants copied, or no longer: from words to what the settings say of it, or should say."""

import os
from typing import NamedTuple

from rolekat.config import SHIPPED, Config, Copied, is_folder_name
from rolekat.errors import UsageError
from rolekat.library.copies import record_in
from rolekat.updating.folders import folder_of
from rolekat.updating.origin import is_address


class Wish(NamedTuple):
    """What somebody asked for. Without a name: everything that the settings name."""

    name: str | None = None
    """Of a gallery or folder in the settings; else the id of a gallery, with `@version` where one is meant."""
    from_: str | None = None
    """As `Copied.from_`, but a folder is named from the current one."""
    revision: str | None = None
    version: str | None = None
    path: str | None = None
    into: str | None = None
    called: str | None = None
    """The name that it gets in the settings, where it is not the usual one."""
    folder: bool = False
    """Whether a folder with catalog files is meant, and no gallery."""
    force: bool = False
    """Whether what was changed here by hand is given up."""


def names_in(config: Config) -> str:
    """What the settings name, to be told."""
    return ", ".join(each.name for each in config.copied) or "-"


def meant(wish: Wish, config: Config) -> tuple[Copied | None, Copied]:
    """What the settings say of a name, if they know it, and what they should say.

    Raises:
        UsageError: they do not know it, and the wish does not say enough; or there can be no such name.
    """
    name, _, version = (wish.name or "").partition("@")
    called = wish.called or name
    for word in (name, called):
        if not is_folder_name(word):
            raise UsageError("update-name", name=word)
    old = named(called, config)
    like = old or named(name, config) or next((each for each in config.copied if each.gallery == name), None)
    from_ = _from(wish.from_, config) if wish.from_ is not None else None
    section = like.section if like else "folders" if wish.folder else "galleries"
    if like is None and from_ is None and section == "folders":
        raise UsageError("update-from", name=name)
    if old is not None:
        new = old
    else:
        gallery = name if called != name and section == "galleries" else None
        new = Copied(section, called, like.from_ if like else SHIPPED, like.revision if like else None, None, gallery)
    if from_ is not None and from_ != new.from_:
        new = new._replace(from_=from_, revision=None, version=None, path=None)
    if wish.revision is not None:
        new = new._replace(revision=wish.revision, version=None)
    given = {"version": wish.version or version or None, "path": wish.path, "into": wish.into}
    return old, new._replace(**{key: value for key, value in given.items() if value is not None})


def named(name: str, config: Config) -> Copied | None:
    """What the settings have under a name."""
    return next((each for each in config.copied if each.name == name), None)


def copy_named(word: str, config: Config) -> Copied:
    """The copy that lies here under a name, or that is of a version of a gallery: `prove` or `prove@1`.

    Raises:
        UsageError: there is none.
    """
    found = named(word, config) or next((each for each in config.copied if _pin(each, config) == word), None)
    if found is None:
        raise UsageError("update-no-copy", name=word, known=names_in(config))
    return found


def _pin(copied: Copied, config: Config) -> str | None:
    record = record_in(folder_of(copied, config))
    return record.about.get("gallery") if record else None


def _from(word: str, config: Config) -> str:
    """Where from, as the settings say it: a folder as seen from them."""
    if word == SHIPPED or is_address(word):
        return word
    try:
        return os.path.relpath(word, config.folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(word).replace(os.sep, "/")

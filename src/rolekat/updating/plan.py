"""What an update comes to: files to write, files to remove, and what to tell of it."""

import os
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from rolekat.config import NAME as SETTINGS
from rolekat.config import SHIPPED, Config, Copied, is_folder_name
from rolekat.creating.places import modeline, own_folder, shown
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.copies import NAME, CopyRecord, differences, digest, record_in, record_text
from rolekat.library.discover import discover
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.paths import from_here, lies_within
from rolekat.text.files import read_bytes
from rolekat.text.limits import MAX_BYTES
from rolekat.updating.choosing import Chosen, chosen
from rolekat.updating.origin import Origin, is_address, is_commit, open_origin, refuse_revision
from rolekat.updating.settings import with_table

_BOM: Final = b"\xef\xbb\xbf"
_MODELINE: Final = re.compile(
    rb"^# yaml-language-server: \$schema=(?!\w+://)\S*?(\w+)\.schema\.json[ \t]*\r?\n", re.MULTILINE
)
"""What tells an editor the schema of a file, which lies elsewhere here."""


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


class Told(NamedTuple):
    """Something to tell: the key of its sentence, and what it speaks of."""

    key: str
    params: dict[str, str]


class Plan(NamedTuple):
    """Files by their paths from here: what each is to hold, `None` where it is to go."""

    files: dict[str, bytes | None]
    told: list[Told]


def plan_update(wish: Wish, config: Config, library: Library, comment: str) -> Plan:
    """Work out an update; nothing is written. `comment` says in the record what it is.

    Raises:
        UsageError: there is nothing of that name, it cannot be fetched, or files were changed here by hand.
    """
    if not config.found:
        raise UsageError("update-no-settings")
    planning = _Planning(config, library, comment, force=wish.force)
    if wish.name is not None:
        old, new = _meant(wish, config)
        planning.copy(new, old, is_named=wish.called is not None)
    elif wish != Wish(force=wish.force):
        raise UsageError("update-which", known=_names(config))
    elif not config.copied:
        raise UsageError("update-nothing")
    else:
        for each in config.copied:
            planning.copy(each, each)
    return Plan(planning.files, planning.told)


def _names(config: Config) -> str:
    return ", ".join(each.name for each in config.copied) or "-"


def _meant(wish: Wish, config: Config) -> tuple[Copied | None, Copied]:
    """What the settings say of a name, if they know it, and what they should say.

    Raises:
        UsageError: they do not know it, and the wish does not say enough; or there can be no such name.
    """
    name, _, version = (wish.name or "").partition("@")
    called = wish.called or name
    for word in (name, called):
        if not is_folder_name(word):
            raise UsageError("update-name", name=word)
    old = _named(called, config)
    like = old or _named(name, config) or next((each for each in config.copied if each.gallery == name), None)
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


def _named(name: str, config: Config) -> Copied | None:
    return next((each for each in config.copied if each.name == name), None)


def _from(word: str, config: Config) -> str:
    """Where from, as the settings say it: a folder as seen from them."""
    if word == SHIPPED or is_address(word):
        return word
    try:
        return os.path.relpath(word, config.folder).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.path.abspath(word).replace(os.sep, "/")


class _Planning:
    """What has been planned so far."""

    def __init__(self, config: Config, library: Library, comment: str, *, force: bool) -> None:
        self.config = config
        self.library = library
        self.comment = comment
        self.force = force
        self.files: dict[str, bytes | None] = {}
        self.told: list[Told] = []
        self.origins: dict[tuple[str, str | None], Origin] = {}

    def copy(self, wanted: Copied, old: Copied | None, *, is_named: bool = False) -> None:
        """Plan to copy what is wanted; `old` is what the settings say of it so far.

        What somebody gave a name goes where that says, and not beside something else.
        """
        folder = _place(wanted, self.config)
        record = record_in(folder)
        if wanted == old and record is not None and _is_settled(wanted, record, folder):
            self.tell("update-same", wanted, folder, record.about.get("gallery", wanted.name))
            return
        origin = self._origin(wanted)
        choice = chosen(wanted, origin.files)
        for name, content in choice.files.items():
            if len(content) > MAX_BYTES:  # of which no more has been read
                raise UsageError("update-too-big", file=name, most=MAX_BYTES // 2**20, source=wanted.from_)
        if not is_named:
            wanted, folder, old = self._settled_place(wanted, choice, old, folder)
        self._refuse(wanted, folder)
        about = _about(wanted, choice, origin)
        if self._lay(folder, choice, about):
            self.tell("update-copied", wanted, folder, about.get("gallery", wanted.name), origin=_shown_origin(about))
        else:
            self.tell("update-same", wanted, folder, about.get("gallery", wanted.name))
        if wanted != old:
            self._settle(wanted, choice)
        if wanted.section == "folders" and not self._is_in_a_source(folder):
            self.tell("update-no-source", wanted, folder, wanted.name)
        for base in choice.bases:
            if self.library.gallery(base) is None:
                self.tell("update-base", wanted, folder, about["gallery"], base=base)

    def tell(self, key: str, wanted: Copied, folder: str, gallery: str, **params: str) -> None:
        """Something that happens to a copy."""
        self.told.append(Told(key, {"what": gallery, "name": wanted.name, "folder": shown_path(folder), **params}))

    def _origin(self, wanted: Copied) -> Origin:
        key = wanted.from_, wanted.revision
        if key not in self.origins:
            self.origins[key] = open_origin(wanted, self.config.folder)
        return self.origins[key]

    def _settled_place(
        self, wanted: Copied, choice: Chosen, old: Copied | None, folder: str
    ) -> tuple[Copied, str, Copied | None]:
        """Where a copy goes: a gallery beside another version of it that is still needed, or that is not a copy."""
        if wanted.section == "folders" or wanted.into is not None:
            return wanted, folder, old
        here = self._version_in(folder)
        if here is None or here == choice.version:
            return wanted, folder, old
        pin = f"{choice.gallery}@{here}"
        if old is None:
            needed = record_in(folder) is None
        else:
            needed = wanted != old and self._only_here(pin, folder) and bool(self.library.files_pinned_to(pin))
        if not needed:
            return wanted, folder, old
        name = f"{choice.gallery}-{choice.version}"
        if not is_folder_name(name):
            raise UsageError("update-name", name=name)
        beside = wanted._replace(name=name, gallery=choice.gallery)
        self.tell("update-beside", wanted, folder, pin, new=f"{choice.gallery}@{choice.version}")
        return (
            beside,
            _place(beside, self.config),
            next((each for each in self.config.copied if each.name == name), None),
        )

    def _version_in(self, folder: str) -> str | None:
        found = self._gallery_in(folder)
        return found.head.version if found is not None else None

    def _gallery_in(self, folder: str) -> LinkedGallery | None:
        place = os.path.normpath(folder)
        there = next((each for each in self.library.gallery_folders if os.path.normpath(each) == place), None)
        gallery = self.library.gallery_in(there) if there is not None else None
        return gallery if isinstance(gallery, LinkedGallery) else None

    def _only_here(self, pin: str, folder: str) -> bool:
        """Whether no other folder has that gallery, such as the catalog that comes with rolekat."""
        others = (each for each in self.library.gallery_folders if os.path.normpath(each) != os.path.normpath(folder))
        return all(
            not isinstance(gallery, LinkedGallery) or gallery.key != pin
            for gallery in map(self.library.gallery_in, others)
        )

    def _refuse(self, wanted: Copied, folder: str) -> None:
        """See that nobody's work is written over.

        Raises:
            UsageError: the folder holds something else, or files that were changed by hand.
        """
        if not os.path.isdir(folder):
            if os.path.lexists(folder):
                raise UsageError("update-folder-taken", folder=shown_path(folder), name=wanted.name)
            return
        record = record_in(folder)
        if record is None:
            if any(not name.startswith(".") for name in os.listdir(folder)):
                raise UsageError("update-folder-taken", folder=shown_path(folder), name=wanted.name)
            return
        found = differences(folder, record, _below(folder))
        by_hand = [*found.changed, *found.missing, *found.added]
        if by_hand and not self.force:
            raise UsageError(
                "update-changed-here", files="`, `".join(by_hand), folder=shown_path(folder), name=wanted.name
            )
        if by_hand:
            self.tell("update-given-up", wanted, folder, wanted.name, files=", ".join(by_hand))

    def _lay(self, folder: str, choice: Chosen, about: Mapping[str, str]) -> bool:
        """Plan the files of a copy, and its record; whether anything differs from what is there."""
        laid: dict[str, bytes | None] = {}
        digests = {}
        for name, content in sorted(choice.files.items()):
            path = os.path.join(folder, *name.split("/"))
            adapted = _MODELINE.sub(lambda match, path=path: self._modeline(match, path), content, count=1)  # type: ignore[misc]
            laid[path] = adapted
            digests[name] = digest(adapted)
        record = record_in(folder)
        before = {*(record.digests if record else ()), *(_below(folder) if os.path.isdir(folder) else ())}
        for name in sorted(before.difference(choice.files)):
            if not lies_within(os.path.join(folder, *name.split("/")), folder):  # behind a link that somebody made
                continue
            laid[os.path.join(folder, *name.split("/"))] = None
        laid[os.path.join(folder, NAME)] = record_text(CopyRecord(about, digests), self.comment).encode("utf-8")
        differs = {path: content for path, content in laid.items() if _differs(path, content)}
        self.files.update(differs)
        return bool(differs)

    def _modeline(self, match: re.Match[bytes], path: str) -> bytes:
        """What tells an editor the schema of a file, for the place that it is copied to."""
        line = modeline(path, match[1].decode(), self.config)
        return f"# {line}\n".encode() if line else b""

    def _settle(self, wanted: Copied, choice: Chosen) -> None:
        """Plan what the settings say of it."""
        path = os.path.join(self.config.folder, SETTINGS)
        content = self.files.get(path) or read_bytes(path)
        is_git = wanted.revision is not None or is_address(wanted.from_)
        pinned = wanted._replace(
            revision=wanted.revision or ("HEAD" if is_git else None),
            version=wanted.version if is_git else choice.version,
        )
        given = {key.rstrip("_"): value for key, value in pinned._asdict().items() if key not in ("section", "name")}
        values = {key: value for key, value in given.items() if value is not None}
        text = with_table(content.removeprefix(_BOM).decode("utf-8"), wanted.section, wanted.name, values)
        self.files[path] = (_BOM if content.startswith(_BOM) else b"") + text.encode("utf-8")

    def _is_in_a_source(self, folder: str) -> bool:
        sources = (os.path.join(self.config.folder, source) for source in self.config.sources if source != SHIPPED)
        return any(lies_within(folder, source) for source in sources)


def _place(copied: Copied, config: Config) -> str:
    """The folder that a copy lies in.

    Raises:
        UsageError: it would lie outside the repository.
    """
    usual = f"copied/{copied.name}" if copied.section == "folders" else None
    into = copied.into or usual
    if into is None:
        return os.path.join(own_folder(config), "roles", copied.name)
    inside = os.path.normpath(into)
    if os.path.isabs(inside) or inside.split(os.sep)[0] in (os.pardir, os.curdir):
        raise UsageError("update-outside", folder=into)
    if not lies_within(os.path.join(config.folder, inside), config.folder):  # behind a link
        raise UsageError("update-outside", folder=into)
    return from_here(os.path.join(config.folder, inside))


def _below(folder: str) -> Iterable[str]:
    """The YAML files below a folder, by their paths from it."""
    return [shown(os.path.relpath(file, folder)) for file in discover(folder)]


def _is_settled(wanted: Copied, record: CopyRecord, folder: str) -> bool:
    """Whether a copy of one certain commit is here as it was copied, so that nothing needs to be fetched."""
    if not is_commit(wanted.revision) or record.about.get("commit") != wanted.revision:
        return False
    named = {"from": wanted.from_, "name": wanted.name}
    is_same = all(record.about.get(key) == value for key, value in named.items())
    return is_same and not any(differences(folder, record, _below(folder)))


def _about(wanted: Copied, choice: Chosen, origin: Origin) -> dict[str, str]:
    """What the record says of where a copy comes from."""
    if not origin.about.get("commit"):
        refuse_revision(wanted)
    revision = wanted.revision or ("HEAD" if "commit" in origin.about else None)
    about = {
        "name": wanted.name,
        "from": wanted.from_,
        "revision": revision,
        **origin.about,
        "gallery": f"{choice.gallery}@{choice.version}" if choice.gallery else None,
        "path": choice.path,
    }
    return {key: value for key, value in about.items() if value is not None}


def _shown_origin(about: Mapping[str, str]) -> str:
    """Where a copy comes from, with the revision and the beginning of the commit that it was."""
    origin, commit = CopyRecord(about, {}).origin, about.get("commit", "")
    return f"{origin} ({commit[:12]})" if commit and commit != about.get("revision") else origin


def _differs(path: str, content: bytes | None) -> bool:
    try:
        there: bytes | None = read_bytes(path)
    except OSError:
        there = None
    if there is None or content is None:
        return there is not content
    return there.replace(b"\r\n", b"\n") != content.replace(b"\r\n", b"\n")

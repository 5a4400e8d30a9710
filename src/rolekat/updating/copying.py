"""One copy after another is worked out: what is fetched, where it goes, what it writes over."""

import os
import re
from collections.abc import Mapping
from typing import Final

from rolekat.config import Config, Copied, is_folder_name
from rolekat.creating.places import modeline
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.copies import NAME, CopyRecord, digest, record_in, record_text
from rolekat.library.library import Library
from rolekat.paths import lies_within
from rolekat.text.files import read_bytes
from rolekat.text.limits import MAX_BYTES
from rolekat.updating.choosing import Chosen, chosen
from rolekat.updating.folders import changed_by_hand, files_of_copy, folder_of, gallery_in, sources_of, users_of
from rolekat.updating.origin import Origin, is_address, is_commit, open_origin, refuse_revision
from rolekat.updating.plan import Plan
from rolekat.updating.settings import with_table
from rolekat.updating.wish import Wish, meant, named, names_in

_MODELINE: Final = re.compile(
    rb"^# yaml-language-server: \$schema=(?!\w+://)\S*?(\w+)\.schema\.json[ \t]*\r?\n", re.MULTILINE
)
"""What tells an editor the schema of a file, which lies elsewhere here."""


def plan_update(wish: Wish, config: Config, library: Library, comment: str) -> Plan:
    """Work out an update. `comment` says in the record of a copy what it is.

    Raises:
        UsageError: there is nothing of that name, it cannot be fetched, or files were changed here by hand.
    """
    if not config.found:
        raise UsageError("update-no-settings")
    copying = Copying(config, library, comment, force=wish.force)
    if wish.name is not None:
        old, new = meant(wish, config)
        copying.copy(new, old, is_named=wish.called is not None)
    elif wish != Wish(force=wish.force):
        raise UsageError("update-which", known=names_in(config))
    elif not config.copied:
        raise UsageError("update-nothing")
    else:
        for each in config.copied:
            copying.copy(each, each)
    return copying.plan


class Copying:
    """Puts copies into a plan."""

    def __init__(self, config: Config, library: Library, comment: str, *, force: bool) -> None:
        self.plan = Plan()
        self.config = config
        self.library = library
        self.comment = comment
        self.force = force
        self.origins: dict[tuple[str, str | None], Origin] = {}

    def copy(self, wanted: Copied, old: Copied | None, *, is_named: bool = False) -> None:
        """Plan to copy what is wanted; `old` is what the settings say of it so far.

        What somebody gave a name goes where that says, and not beside something else.

        Raises:
            UsageError: it cannot be fetched, or something lies where it is to go.
        """
        folder = folder_of(wanted, self.config)
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
        if wanted.section == "folders" and not any(lies_within(folder, each) for each in sources_of(self.config)):
            self.tell("update-no-source", wanted, folder, wanted.name)
        for base in choice.bases:
            if self.library.gallery(base) is None:
                self.tell("update-base", wanted, folder, about["gallery"], base=base)

    def tell(self, key: str, wanted: Copied, folder: str, gallery: str, **params: str) -> None:
        """Something that happens to a copy."""
        self.plan.tell(key, what=gallery, name=wanted.name, folder=shown_path(folder), **params)

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
        there = gallery_in(folder, self.library)
        if there is None or there.head.version == choice.version:
            return wanted, folder, old
        is_kept = record_in(folder) is None if old is None else wanted != old and users_of(folder, self.library)
        if not is_kept:
            return wanted, folder, old
        name = f"{choice.gallery}-{choice.version}"
        if not is_folder_name(name):
            raise UsageError("update-name", name=name)
        beside = wanted._replace(name=name, gallery=choice.gallery)
        pin = f"{choice.gallery}@{there.head.version}"
        self.tell("update-beside", wanted, folder, pin, new=f"{choice.gallery}@{choice.version}")
        return beside, folder_of(beside, self.config), named(name, self.config)

    def _refuse(self, wanted: Copied, folder: str) -> None:
        """See that nobody's work is written over.

        Raises:
            UsageError: the folder holds something else, or files that were changed by hand.
        """
        record = record_in(folder)
        if record is None:
            if os.path.lexists(folder) and not _is_empty(folder):
                raise UsageError("update-folder-taken", folder=shown_path(folder), name=wanted.name)
            return
        by_hand = changed_by_hand(folder, record)
        if by_hand and not self.force:
            raise UsageError(
                "update-changed-here", files="`, `".join(by_hand), folder=shown_path(folder), name=wanted.name
            )
        if by_hand:
            self.tell("update-given-up", wanted, folder, wanted.name, files=", ".join(by_hand))

    def _lay(self, folder: str, choice: Chosen, about: Mapping[str, str]) -> bool:
        """Plan the files of a copy, and its record; whether anything differs from what is there."""
        before = files_of_copy(folder, record_in(folder))
        laid: dict[str, bytes | None] = {path: None for name, path in before.items() if name not in choice.files}
        digests = {}
        for name, content in sorted(choice.files.items()):
            path = os.path.join(folder, *name.split("/"))
            adapted = _MODELINE.sub(lambda match, path=path: self._modeline(match, path), content, count=1)  # type: ignore[misc]
            laid[path] = adapted
            digests[name] = digest(adapted)
        laid[os.path.join(folder, NAME)] = record_text(CopyRecord(about, digests), self.comment).encode("utf-8")
        differs = {path: content for path, content in laid.items() if _differs(path, content)}
        self.plan.files.update(differs)
        return bool(differs)

    def _modeline(self, match: re.Match[bytes], path: str) -> bytes:
        """What tells an editor the schema of a file, for the place that it is copied to."""
        line = modeline(path, match[1].decode(), self.config)
        return f"# {line}\n".encode() if line else b""

    def _settle(self, wanted: Copied, choice: Chosen) -> None:
        """Plan what the settings say of it."""
        is_git = wanted.revision is not None or is_address(wanted.from_)
        pinned = wanted._replace(
            revision=wanted.revision or ("HEAD" if is_git else None),
            version=wanted.version if is_git else choice.version,
        )
        given = {key.rstrip("_"): value for key, value in pinned._asdict().items() if key not in ("section", "name")}
        values = {key: value for key, value in given.items() if value is not None}
        self.plan.settle(self.config, lambda text: with_table(text, wanted.section, wanted.name, values))


def _is_empty(folder: str) -> bool:
    """Whether it is a folder that holds nothing but what is hidden."""
    return os.path.isdir(folder) and all(name.startswith(".") for name in os.listdir(folder))


def _is_settled(wanted: Copied, record: CopyRecord, folder: str) -> bool:
    """Whether a copy of one certain commit is here as it was copied, so that nothing needs to be fetched."""
    if not is_commit(wanted.revision) or record.about.get("commit") != wanted.revision:
        return False
    told = {"from": wanted.from_, "name": wanted.name}
    is_same = all(record.about.get(key) == value for key, value in told.items())
    return is_same and not changed_by_hand(folder, record)


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

"""What `rolekat update` copied here from elsewhere, and whether somebody has changed it since.

Each such folder holds a `copied.toml`: where its files come from, and what each of them held when it was copied.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final

from rolekat.record import Record
from rolekat.text.files import read_bytes
from rolekat.text.pending import PENDING
from rolekat.text.toml import read_toml

NAME: Final = "copied.toml"
_FILES: Final = "files"


class CopyRecord(Record):
    """What a `copied.toml` says: `about` is where it comes from, `digests` what each file held, by its path below."""

    about: Mapping[str, str]
    digests: Mapping[str, str]

    @property
    def origin(self) -> str:
        """Where it comes from, with the revision or with the version of rolekat."""
        if "rolekat" in self.about:
            return f"rolekat {self.about['rolekat']}"
        revision = self.about.get("revision")
        return f"{self.about.get('from', '')}@{revision}" if revision else self.about.get("from", "")


class Differences(Record):
    """How a copied folder differs from its record: paths below it, in order."""

    changed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def copied_folders(folders: Iterable[str]) -> list[str]:
    """Those of some folders, and of the folders that they lie in, that hold a record."""
    found: dict[str, bool] = {}
    for folder in folders:
        above = folder
        while above not in found:
            record = os.path.join(above, NAME)
            found[above] = os.path.isfile(record) or (
                bool(PENDING) and PENDING.get(os.path.abspath(record)) is not None
            )
            above = os.path.dirname(above)
    return sorted(folder for folder, is_copied in found.items() if is_copied)


def _is_there(file: str) -> bool:
    if PENDING and (path := os.path.abspath(file)) in PENDING:
        return PENDING[path] is not None
    return os.path.isfile(file)


def record_in(folder: str) -> CopyRecord | None:
    """The record of a folder; `None` where there is none, none that can be read, or one of other folders."""
    try:
        data = read_toml(read_bytes(os.path.join(folder, NAME)).decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    digests = data.pop(_FILES, {})
    if not isinstance(digests, dict) or not all(_is_below(name) for name in digests):
        return None
    return CopyRecord(_texts(data), _texts(digests))


def _is_below(name: str) -> bool:
    """Whether a name is that of a file below the folder: a record that came with a repository may say anything."""
    parts = name.replace(os.sep, "/").split("/")
    return not os.path.isabs(name) and not {"", ".", ".."}.intersection(parts) and "\0" not in name


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in data.items() if isinstance(value, str)}


def record_text(record: CopyRecord, comment: str) -> str:
    """The text of a `copied.toml`."""
    lines = [f"# {comment}"] if comment else []
    lines += [f"{name} = {quoted(value)}" for name, value in record.about.items()]
    lines += [
        "",
        f"[{_FILES}]",
        *(f"{quoted(name)} = {quoted(record.digests[name])}" for name in sorted(record.digests)),
    ]
    return "\n".join([*lines, ""])


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def digest(content: bytes) -> str:
    """What a file is known by, whichever line ends git gives it on a machine."""
    import hashlib  # with the whole of OpenSSL, which a check of what nobody copied does without

    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def differences(folder: str, record: CopyRecord, there: Iterable[str]) -> Differences:
    """How the files that are there, by their paths below the folder, differ from what was copied.

    A file that lies there and is not in the record is `added` where it is one of those that are `there`.
    """
    changed, missing = [], []
    for name, known in sorted(record.digests.items()):
        try:
            content = read_bytes(os.path.join(folder, *name.split("/")))
        except OSError:
            missing.append(name)
        else:
            if digest(content) != known:
                changed.append(name)
    added = sorted({*there}.difference(record.digests))
    return Differences(tuple(changed), tuple(missing), tuple(added))

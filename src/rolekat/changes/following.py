"""Names follow through files: what means the thing that is renamed gets its new name, all else stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from rolekat.creating.places import is_own
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.library.kinds import MODELS, kind_of
from rolekat.library.named import Mention, mentions_in
from rolekat.library.target import target_of
from rolekat.text.changing import Put, Rename
from rolekat.text.files import read_bytes

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.text.changing import Change, Path

Meaning: TypeAlias = Callable[[Mention], "str | None"]
"""What a name is to be from now on, `None` where it means something else."""


class Renamed(NamedTuple):
    """What was renamed: its id before, and the files in whose texts that may still mean it."""

    old: str
    files: Sequence[str] = ()


def files_naming(name: str, files: Iterable[str], desk: Desk) -> Iterator[str]:
    """Those of some files that are the user's own and hold a word somewhere."""
    word = name.encode()
    for file in files:
        if is_own(file, desk.config):
            try:
                content = read_bytes(file)
            except OSError:
                continue
            if word in content:
                yield file


def follow(file: str, meaning: Meaning, desk: Desk) -> int:
    """Let the names in a file follow, and say how many did.

    Raises:
        UsageError: the file cannot be changed.
    """
    value = desk.draft.value(file)
    kind = kind_of(value, file) if isinstance(value, dict) else None
    if kind is None:
        return 0
    pairs = ((mention, meaning(mention)) for mention in mentions_in(MODELS[kind], value))
    found = [(mention, new) for mention, new in pairs if new is not None and new != mention.given]
    changes: list[Change] = [Put(mention.path, new) for mention, new in found if not mention.of_key]
    keys = sorted((each for each in found if each[0].of_key), key=lambda each: len(each[0].path), reverse=True)
    for mention, new in keys:  # from the innermost out: the paths of those within hold the keys above
        if new in (desk.draft.at(file, mention.path[:-1]) or ()):
            raise UsageError("rename-taken-in", name=new, old=mention.given, file=shown_path(file))
        changes.append(Rename(mention.path, new))
    desk.draft.change(file, *changes)
    return len(found)


def in_reference(given: str, old: str, new: str, means: Callable[[str | None], bool]) -> str | None:
    """A reference such as `gallery/role#item` with another role. `means` says whether its gallery is the one."""
    target = target_of(given)
    if target.kind != "role" or target.id != old or not means(target.gallery):
        return None
    scope = f"{target.gallery}/" if target.gallery else ""
    return f"{scope}{new}{f'#{target.item}' if target.item else ''}"


def in_note_place(given: str, before: Sequence[str], after: Sequence[str]) -> str | None:
    """The place that a note speaks of, where it begins with some steps: with others in their place."""
    steps = given.split("/")
    if steps[: len(before)] != [*before]:
        return None
    return "/".join([*after, *steps[len(before) :]])


def remember(file: str, path: Path, old: str, new: str, desk: Desk) -> None:
    """Write down under an entry that it had another id. One that gets an earlier id back had it all along."""
    known = desk.draft.at(file, (*path, "former_ids"))
    former = [known] if isinstance(known, str) else list(known or ())
    wanted = [*(each for each in former if each not in (old, new)), old]
    if former and wanted[:-1] == former:
        desk.draft.add(file, (*path, "former_ids"), old)
    else:
        desk.draft.put(file, (*path, "former_ids"), wanted)


_SHOWN: Final = 3
"""Places of an old name that are told; whoever wants them all can search for it."""


def tell_left_over(old: str, files: Iterable[str], desk: Desk) -> None:
    """Say where an old name still stands in texts and comments, which nobody but a person may change."""
    found = [place for file in files for place in _left_over(file, old, desk)]
    if not found:
        return
    shown = ", ".join(found[:_SHOWN])
    if len(found) > _SHOWN:
        desk.tell("renamed-left-more", old=old, places=shown, n=str(len(found) - _SHOWN))
    else:
        desk.tell("renamed-left", old=old, places=shown)


def _left_over(file: str, old: str, desk: Desk) -> Iterator[str]:
    from rolekat.text.comments import comments_in

    pattern = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    text = desk.draft.text(file)
    if text is None or not pattern.search(text):
        return
    at = [comment.start + found.start() for comment in comments_in(text) for found in pattern.finditer(comment.text)]
    at += [start + found.start() for start, prose in _prose(text) for found in pattern.finditer(prose)]
    lines = dict.fromkeys(text.count("\n", 0, offset) + 1 for offset in sorted(at))
    for line in lines:
        yield f"{shown_path(file)}:{line}"


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """The texts of several words, as they are written, each with its offset."""
    import yaml
    from yaml import CSafeLoader
    from yaml.events import ScalarEvent

    event: Any  # PyYAML's types say that its marks may be missing
    for event in yaml.parse(text, Loader=CSafeLoader):
        kind: type = event.__class__
        if kind is ScalarEvent and " " in event.value.strip():
            start = event.start_mark.index
            yield start, text[start : event.end_mark.index]

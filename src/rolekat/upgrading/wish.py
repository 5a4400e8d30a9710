"""What somebody wants of an upgrade, and the commands that say the rest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.errors import UsageError
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery

_PLAIN: Final = re.compile(r"[\w@/.#=-]+")
_BLANKS: Final = frozenset({
    "begrundelse", "begrunnelse", "fixme", "grund", "grunn", "grunngiving", "hvorfor", "kvifor", "reason", "tbd",
    "todo", "why", "xxx",
})  # fmt: skip
"""What stands for a reason in what is printed, or until somebody has one."""


class Fate(NamedTuple):
    """What became of an id that a catalog, or an organisation, had a role under."""

    to: str | None
    """The id now; `None` where there is no role any more."""
    same: bool
    """Whether it is the same role under another id: whoever held it holds it still."""


class Wish(NamedTuple):
    """What is to go over to which version, and how the questions are answered that have been."""

    names: tuple[str, ...] = ()
    everything: bool = False
    to: str | None = None
    replace: Mapping[str, str] = {}
    """Retired roles with the role that takes over from each, people and all."""
    drop: frozenset[str] = frozenset()
    """Retired roles that go without a successor."""
    take: tuple[str, ...] = ()
    """Roles that systems get which have not settled on them."""
    leave_out: Mapping[str, str] = {}
    """Roles that such systems leave out, with the reason."""
    keep: frozenset[str] = frozenset()
    """Texts, as `role#item`, that stay though the gallery's text has changed."""
    trial: bool = False
    """Whether nothing is written: what is typed next has to say all of it again."""
    blank: str = "REASON"
    """What stands for a reason in commands, in the user's language."""

    def understood(self, new: LinkedGallery, retired: Mapping[str, str]) -> Wish:
        """The same with ids for the roles that are named by their titles; `retired` are ids with titles."""
        there = {name: role.title for name, role in new.roles.items()}
        kept = (name.partition("#") for name in self.keep)
        return self._replace(
            replace={_id(old, retired): _id(to, there) for old, to in self.replace.items()},
            drop=frozenset(_id(name, retired) for name in self.drop),
            take=tuple(_id(name, there) for name in self.take),
            leave_out={_id(name, there): reason for name, reason in self.leave_out.items()},
            keep=frozenset(f"{_id(name, there)}#{item}" for name, _, item in kept),
        )

    def check(self, new: LinkedGallery, retired: Collection[str]) -> None:
        """See that all roles that it names are there, or were, and that reasons are some.

        Raises:
            UsageError: one is not, or two answers contradict each other.
        """
        gone = sorted(retired)
        for role in (*self.replace, *sorted(self.drop)):
            if role not in gone:
                key = "upgrade-still-there" if role in new.roles else "upgrade-not-retired"
                raise UsageError(key, role=role, gallery=new.key, known=", ".join(gone) or "-")
            if role in self.replace and role in self.drop:
                raise UsageError("upgrade-both", role=role)
        for role in (*self.replace.values(), *self.take, *self.leave_out):
            if role not in new.roles:
                _refuse_group(role, new)
                near = closest(role, list(new.roles))
                raise UsageError("new-no-role-near" if near else "new-no-role", name=role, near=near or "")
            if role in self.take and role in self.leave_out:
                raise UsageError("upgrade-both", role=role)
        for role, reason in self.leave_out.items():
            if is_blank(reason):
                raise UsageError("upgrade-no-reason", role=role, title=new.roles[role].title, given=reason)

    def fates(self, retired: Collection[str]) -> dict[str, Fate]:
        """What is to become of retired roles, as far as it was said."""
        replaced = {role: Fate(to, same=False) for role, to in self.replace.items() if role in retired}
        return replaced | {role: Fate(None, same=False) for role in self.drop if role in retired}

    def command(self, to: str, *more: str) -> str:
        """The same upgrade with a further answer, as it is typed."""
        what = ("--all",) if self.everything else self.names
        said = self._said(more[-1]) if self.trial else ()
        return " ".join(("rolekat upgrade", *map(quoted, what), "--to", to, *said, *more))

    def blank_reason(self, role: str) -> str:
        """What to type behind `--without`, the reason still to be written."""
        return f'{role}="{self.blank}"'

    def _said(self, answer: str) -> Iterator[str]:
        """The answers that were given, as they are typed, but for those to the question that is answered now."""
        about = answer.partition("=")[0]
        given = [
            *(("--replace", old, f"{old}={to}") for old, to in self.replace.items()),
            *(("--drop", role, role) for role in sorted(self.drop)),
            *(("--role", role, role) for role in self.take),
            *(("--without", role, f"{role}={quoted(reason)}") for role, reason in self.leave_out.items()),
            *(("--keep", name, name) for name in sorted(self.keep)),
        ]
        return (word for option, name, value in given if name != about for word in (option, value))


def is_blank(reason: str) -> bool:
    """Whether a reason is none: only what stands in its place."""
    words = re.sub(r"[\W_]+", " ", reason).split()
    return not words or (len(words) == 1 and words[0].casefold() in _BLANKS)


def _id(name: str, titles: Mapping[str, str]) -> str:
    """The id of a role that was given by its id or title; what was given, where it is neither."""
    wanted = slug(name)
    if name in titles or wanted in titles:
        return name if name in titles else wanted
    found = [role for role, title in titles.items() if slug(title) == wanted]
    return found[0] if len(found) == 1 else name


def _refuse_group(name: str, new: LinkedGallery) -> None:
    for path, group, _ in new.groups():
        if slug(name.removeprefix("group/")) in (path[-1], slug(group.title)):
            roles = ", ".join(f"`{role}`" for role in new.roles_in_group(path[-1]))
            raise UsageError("upgrade-group", name=group.title, roles=roles)


def quoted(word: str) -> str:
    """A word for a command line, in quotes where it needs them."""
    return word if _PLAIN.fullmatch(word) else '"' + word.replace('"', '\\"') + '"'

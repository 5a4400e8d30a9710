"""Galleries: versions, policies, phases, what they ask for, the words that they explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from rolekat.answers.facts import Titled
from rolekat.diff.actions import ActionsOf, compare_actions
from rolekat.diff.change import NOBODY, Change, Reach, SideName, Subject
from rolekat.diff.matching import renamed_entries_of
from rolekat.diff.roles import compare_roles
from rolekat.diff.telling import NONE, Telling, both, which
from rolekat.diff.values import Span, Text, Value, Word, normal, same, same_text

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery


class GalleryAdded(Change, effect="shifts", inverse="gallery-removed", weight=1):
    """There is a further gallery, or a further version of one beside the others."""


class GalleryRemoved(Change, effect="shifts", inverse="gallery-added", weight=1):
    """A gallery, or a version of one, is no longer there."""


class GalleryVersionChanged(Change, effect="shifts", weight=1):
    """A gallery has another version."""


class TextWithoutVersion(Change, effect="demands", weight=1):
    """A published gallery changed and its version did not: whoever pins it does not know."""


class PolicyTightened(Change, effect="demands", inverse="policy-loosened", weight=1, says="policy"):
    """A policy of a gallery became stricter."""


class PolicyLoosened(Change, effect="relaxes", inverse="policy-tightened", weight=1, says="policy"):
    """A policy of a gallery became less strict."""


class PolicyChanged(Change, effect="shifts", weight=2, says="policy"):
    """A policy of a gallery is another one, without being stricter."""


class PhaseAdded(Change, effect="demands", inverse="phase-removed", weight=1):
    """The life of a system has a further phase."""


class PhaseRemoved(Change, effect="relaxes", inverse="phase-added", weight=1):
    """The life of a system no longer has a phase."""


class PhasesReordered(Change, effect="shifts", weight=1):
    """The phases of a system's life come in another order."""


class PhaseRenamed(Change, effect="editorial", weight=3):
    """A phase is called something else."""


class PhaseRestaged(Change, effect="shifts", weight=2):
    """Other stages count in a phase, and with them other tasks."""


class QuestionAdded(Change, effect="demands", inverse="question-removed", weight=3):
    """A gallery asks every system's catalog for a further decision."""


class QuestionRemoved(Change, effect="relaxes", inverse="question-added", weight=3):
    """A gallery no longer asks for a decision."""


class EntryAdded(Change, effect="editorial", inverse="entry-removed", weight=6):
    """A gallery or an organisation knows more by name: components, words, units, places, suppliers."""


class EntryRemoved(Change, effect="editorial", inverse="entry-added", weight=6):
    """A gallery or an organisation no longer knows some things by name."""


class EntryRenamed(Change, effect="editorial", weight=6, says="entry-renamed"):
    """Something that a gallery or an organisation knows by name has another id."""


class EntryChanged(Change, effect="editorial", weight=7):
    """What a gallery or an organisation knows by name is described otherwise."""


def compare_galleries(old: LinkedGallery, new: LinkedGallery) -> Iterator[Change]:
    """What changed from one version of a gallery to another: its roles with their texts, then all else.

    The changes say whom they reach (`reach`), not yet which systems and organisations those are.
    """
    if old is new:
        return
    changes = list(compare_roles(old, new))
    subject = Subject("gallery", new.head.gallery, new.head.title)
    tell = Telling(subject, NOBODY, lambda path: both(lambda side: side.place(*path, of_key=True), old, new), Reach())
    if old.head.version != new.head.version:
        yield tell(GalleryVersionChanged, ("version",), (old.head.version, new.head.version))
    elif changes and "published" in (old.head.status, new.head.status):
        number = len({change.subject.id for change in changes})
        yield tell(TextWithoutVersion, ("version",), about={"version": new.head.version, "roles": number})
    yield from changes
    yield from _policies(old, new, tell)
    yield from _phases(old, new, tell)
    yield from _questions(old, new, tell)
    asked = both(lambda side: ActionsOf(side.head.actions, side.place, side, side.title_meant), old, new)
    yield from compare_actions(*asked, NOBODY, of_gallery=True)
    for part in PARTS:
        yield from entries(part, getattr(old.head, part), getattr(new.head, part), tell)
    yield from tell.records(old.head, new.head, TOLD)


PARTS: Final = (
    "components", "subjects", "units", "categories", "system_types", "topics", "parties", "relation_kinds",
    "principles", "audiences", "glossary", "orders", "unknown_names",
)  # fmt: skip
"""What a gallery knows by name, beside roles, phases, actions and decisions."""
TOLD: Final = frozenset({
    "gallery", "version", "policies", "lifecycle", "decisions", "actions", "changes", "groups", *PARTS,
})  # fmt: skip


def entries(part: str, old: Mapping[str, Any], new: Mapping[str, Any], tell: Telling) -> Iterator[Change]:
    """What came, went or changed among what is known by name: a change for each of the three, and for each new id."""
    renamed = renamed_entries_of(old, new)
    for before, after in renamed.items():
        about = {"part": Word(f"diff.entry.{part}"), "entry": Titled(after, _title(after, new[after]))}
        yield tell(EntryRenamed, (part,), (before, after), about)
    came = [name for name in new if name not in old and name not in renamed.values()]
    went = [name for name in old if name not in new and name not in renamed]
    pairs = [(name, name) for name in new if name in old] + [*renamed.items()]
    changed = [after for before, after in pairs if not same(_nameless(old[before]), _nameless(new[after]))]
    sorts: tuple[tuple[type[Change], list[str], Mapping[str, Any], SideName | None], ...] = (
        (EntryAdded, came, new, "new"),
        (EntryRemoved, went, old, "old"),
        (EntryChanged, changed, new, None),
    )
    for kind, names, known, side in sorts:
        if names:
            titled = tuple([Titled(name, _title(name, known[name])) for name in sorted(names)])
            told: dict[str, Value] = {"part": Word(f"diff.entry.{part}"), "entries": titled}
            yield tell(kind, (part, min(names)), about=told, side=side)


def _nameless(entry: Any) -> Any:
    """An entry without the ids that it had."""
    return entry.model_copy(update={"former_ids": ()}) if getattr(entry, "former_ids", ()) else entry


def _title(name: str, entry: Any) -> str:
    """What an entry is called; its id where it has no name."""
    if isinstance(entry, str):
        return entry
    return next((found for key in ("title", "term", "name") if (found := getattr(entry, key, None))), name)


_STRICTER: Final[dict[str, tuple[str | None, ...]]] = {
    "contact_details": ("open", "consent"),
    "self_supervision": ("allowed", "never"),
    "several_holders": ("allowed", "never"),
    "several_roles": ("allowed", "never"),
    "vacancy": ("open", "stated"),
    "delegation.tasks": ("allowed", "limited", "never"),
    "delegation.responsibilities": ("allowed", "own-line", "limited", "never"),
    "delegation.role": ("allowed", "never"),
}
"""The values of each policy, the strictest last."""


def _policies(old: LinkedGallery, new: LinkedGallery, tell: Telling) -> Iterator[Change]:
    before, after = old.head.policies, new.head.policies
    for policy, order in _STRICTER.items():
        one, other = _policy(before, policy), _policy(after, policy)
        if one != other:
            kind = PolicyTightened if order.index(other) > order.index(one) else PolicyLoosened
            name = policy.rpartition(".")[2].replace("_", "-")
            words = "diff.role-passed-on" if name == "role" else f"documents.policy.{name}"
            yield tell(kind, ("policies",), (Word(f"{words}.{one}"), Word(f"{words}.{other}")), {"policy": name})
    if before.operation != after.operation:
        words_or_none = both(
            lambda each: Word(f"documents.policy.operation.{each.operation}") if each.operation else NONE, before, after
        )
        yield tell(PolicyChanged, ("policies",), words_or_none, {"policy": "operation"})
    if sorted(before.delegation.to) != sorted(after.delegation.to):
        yield tell(PolicyChanged, ("policies",), both(_passed_to, old, new), {"policy": "delegation-to"}, variant="to")


def _passed_to(gallery: LinkedGallery) -> Value:
    """The roles to which responsibility may go."""
    return tuple([gallery.title_meant(name) for name in gallery.head.policies.delegation.to]) or NONE


def _policy(policies: Any, name: str) -> str:
    first, _, second = name.partition(".")
    found: str = getattr(getattr(policies, first), second) if second else getattr(policies, first)
    return found


def _phases(old: LinkedGallery, new: LinkedGallery, tell: Telling) -> Iterator[Change]:
    for name in dict.fromkeys((*old.phases, *new.phases)):
        path, before, after = ("lifecycle", "phases", name), old.phases.get(name), new.phases.get(name)
        if before is None or after is None:
            title = (after or old.phases[name]).title
            kind = PhaseAdded if after else PhaseRemoved
            yield tell(kind, path, about={"phase": Titled(name, title)}, side=which(before, after))
            continue
        if not same_text(before.title, after.title):
            yield tell(PhaseRenamed, path, (Text(before.title), Text(after.title)))
        if set(before.stages) != set(after.stages):
            stages = _stages(old, before.stages), _stages(new, after.stages)
            yield tell(PhaseRestaged, path, stages, {"phase": Span((name,), new)})
        if not same_text(before.text, after.text):
            yield tell.record(path)
    kept = [name for name in old.phases if name in new.phases]
    moved = [name for name in new.phases if name in old.phases]
    if kept != moved:
        titles = _in_order(old, kept), _in_order(new, moved)
        yield tell(PhasesReordered, ("lifecycle", "phases"), titles)
    cycles = old.head.lifecycle, new.head.lifecycle
    if not same(cycles[0].stages, cycles[1].stages) or cycles[0].exit != cycles[1].exit:
        yield tell.record(("lifecycle",))


def _stages(gallery: LinkedGallery, names: Iterable[str]) -> Value:
    titles = gallery.head.lifecycle.stages
    return tuple([Titled(name, titles.get(name, name)) for name in sorted(names)]) or NONE


def _in_order(gallery: LinkedGallery, names: Iterable[str]) -> Value:
    return tuple([Titled(name, gallery.phases[name].title) for name in names])


def _questions(old: LinkedGallery, new: LinkedGallery, tell: Telling) -> Iterator[Change]:
    for name in dict.fromkeys((*old.head.decisions, *new.head.decisions)):
        path, before, after = ("decisions", name), old.head.decisions.get(name), new.head.decisions.get(name)
        if before is None or after is None:
            point = after or old.head.decisions[name]
            kind = QuestionAdded if after else QuestionRemoved
            yield tell(kind, path, about={"question": Titled(name, normal(point.question))}, side=which(before, after))
        elif not same(before, after):
            yield tell.record(path)

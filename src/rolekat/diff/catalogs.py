"""Catalogs of systems: what they are made from, their roles, contact points, actions, hand-overs, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.answers.facts import Titled
from rolekat.diff.actions import ActionsOf, compare_actions
from rolekat.diff.catalog_pair import CatalogPair
from rolekat.diff.catalog_roles import compare_catalog_roles
from rolekat.diff.change import Change, Concerned
from rolekat.diff.telling import NONE, Telling, both, text, which
from rolekat.diff.values import Span, Text, Value, Word, same, same_text

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.system import Handover
    from rolekat.state.catalog import CatalogState


class SystemAdded(Change, effect="demands", inverse="system-removed", weight=1):
    """There is a catalog for a further system."""


class SystemRemoved(Change, effect="relaxes", inverse="system-added", weight=1):
    """A system no longer has a catalog."""


class SystemRenamed(Change, effect="editorial", weight=1, says="renamed"):
    """A system has another id; the organisations' files are named by it."""


class SystemTitleChanged(Change, effect="editorial", weight=3, says="called"):
    """A system is called something else."""


class StatusChanged(Change, effect="shifts", weight=2):
    """A catalog came further, or was taken back: draft, published, superseded."""


class PinChanged(Change, effect="shifts", weight=1):
    """A system's catalog or an organisation is made from another gallery, or from another version of one."""


class ProfileChanged(Change, effect="shifts", weight=2):
    """A system builds on another profile, or on none."""


class CategoryChanged(Change, effect="shifts", weight=2):
    """A system is in another category, and responsibility for it may lie elsewhere."""


class ComponentTakenUp(Change, effect="demands", inverse="component-dropped", weight=3):
    """A system uses a further component of the shared infrastructure, which has roles of its own."""


class ComponentDropped(Change, effect="relaxes", inverse="component-taken-up", weight=3):
    """A system no longer uses a component of the shared infrastructure."""


class ContactPointChanged(Change, effect="shifts", weight=1):
    """Another role is the contact point of a system in some phases."""


class ContactPointNamed(Change, effect="demands", inverse="contact-point-dropped", weight=1):
    """A role is the contact point of a system in phases that had none."""


class ContactPointDropped(Change, effect="relaxes", inverse="contact-point-named", weight=1):
    """A system has no contact point any more in some phases."""


class HandoverChanged(Change, effect="shifts", weight=4):
    """What a succession means in a system is another thing: whether the same person goes on, what counts meanwhile."""


class DecisionTaken(Change, effect="editorial", inverse="decision-withdrawn", weight=2):
    """A decision that the gallery asks for has been taken."""


class DecisionWithdrawn(Change, effect="demands", inverse="decision-taken", weight=4):
    """A decision is open again."""


class DecisionChanged(Change, effect="editorial", weight=2):
    """A decision was taken otherwise, or is said in other words."""


TOLD: Final = frozenset({
    "system", "profile", "title", "gallery", "roles", "contact_point", "actions", "handovers", "decisions", "uses",
    "status", "category", "introduction", "notes", "former_ids",
})  # fmt: skip


def compare_catalogs(old: CatalogState, new: CatalogState) -> Iterator[Change]:
    """What changed in a system's catalog; what only follows from its gallery is told of that."""
    pair = CatalogPair(old, new)
    tell = pair.of_system()
    yield from _heads(old, new, tell)
    yield from _uses(old, new, tell)
    yield from compare_catalog_roles(pair)
    yield from _contact_points(pair, tell)
    yield from _actions(pair)
    yield from _handovers(pair)
    yield from _decisions(old, new, tell)
    for field in ("introduction", "notes"):
        if not same(getattr(old, field), getattr(new, field)):
            yield tell.record((field,))
    yield from tell.records(old.as_system, new.as_system, TOLD)


def _heads(old: CatalogState, new: CatalogState, tell: Telling) -> Iterator[Change]:
    one, other = old.as_system, new.as_system
    if one.system != other.system:
        yield tell(SystemRenamed, ("system",), (one.system, other.system))
    if not same_text(one.title, other.title):
        yield tell(SystemTitleChanged, ("title",), (Text(one.title), Text(other.title)))
    if one.status != other.status:
        words = both(lambda system: Word(f"vocabulary.status.{system.status}"), one, other)
        yield tell(StatusChanged, ("status",), words)
    if one.gallery != other.gallery:
        yield tell(PinChanged, ("gallery",), (one.gallery, other.gallery))
    if one.profile != other.profile:
        yield tell(ProfileChanged, ("profile",), (one.profile or NONE, other.profile or NONE))
    if one.category != other.category:
        yield tell(CategoryChanged, ("category",), both(_category, old, new))


def _category(catalog: CatalogState) -> Value:
    name, known = catalog.category, catalog.gallery.head.categories
    return Titled(name, known[name].title if name in known else name) if name else NONE


def _uses(old: CatalogState, new: CatalogState, tell: Telling) -> Iterator[Change]:
    for name in dict.fromkeys((*old.uses, *new.uses)):
        before, after = name in old.uses, name in new.uses
        if before != after:
            known = (new if after else old).gallery.head.components
            about = {"component": Titled(name, known[name].title if name in known else name)}
            yield tell(
                ComponentTakenUp if after else ComponentDropped, ("uses",), about=about, side="new" if after else "old"
            )


def _contact_points(pair: CatalogPair, tell: Telling) -> Iterator[Change]:
    old, new = pair.old, pair.new
    moved: dict[tuple[str | None, str | None], list[str]] = {}
    for phase in dict.fromkeys((*new.contact_point, *old.contact_point)):
        before, after = old.contact_point.get(phase), new.contact_point.get(phase)
        if pair.entries.get(before or "", before) != after:
            moved.setdefault((before, after), []).append(phase)
    for (before, after), phases in moved.items():
        gallery = new.gallery if after else old.gallery
        order = [*gallery.phases, *sorted(phases)]
        about = {"phases": Span(tuple(sorted(phases, key=order.index)), gallery)}
        kind = ContactPointChanged if before and after else ContactPointNamed if after else ContactPointDropped
        values = _titled(before, old), _titled(after, new)
        roles = Concerned(roles=tuple([title for title in reversed(values) if title]))
        path = ("contact_point", phases[0])
        yield tell(kind, path, values, about, side=which(before, after), concerned=roles)


def _titled(role: str | None, catalog: CatalogState) -> Titled | None:
    return Titled(role, catalog.title_of(role)) if role else None


def _actions(pair: CatalogPair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.actions is new.actions:
        return
    before = ActionsOf(old.actions, old.place, old.gallery, old.title_of, pair.called)
    after = ActionsOf(new.actions, new.place, new.gallery, new.title_of)
    names = {*old.actions, *new.actions}
    shared = {name for name in names if not (_restated(name, old) or _restated(name, new))}
    told = {name for name in shared if (name in old.actions) == (name in new.actions)}
    # What the gallery asks for on one side only is told of the gallery; a category may have brought it here.
    asked = both(lambda side: side.expected.actions.keys(), old, new)
    told |= {name for name in shared - told if (name in asked[0]) != (name in asked[1])}
    yield from compare_actions(before, after, pair.concerned, without=told)


def _restated(name: str, catalog: CatalogState) -> bool:
    return name in catalog.actions and catalog.restates(name)


def _handovers(pair: CatalogPair) -> Iterator[Change]:
    renamed = pair.called
    former = {renamed.get(name, name): name for name in pair.old.handovers}
    old = {name: pair.old.handovers[given] for name, given in former.items()}
    new = pair.new.handovers
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if not same(before, after):
            words = both(_same_person, before, after)
            title = pair.new.title_of(name) if after else pair.old.title_of(former[name])
            tell = pair.of_role(name, title)
            variant = "" if words[0] != words[1] else "words"
            side = which(before, after)
            yield tell(HandoverChanged, ("handovers", name), words, variant=variant, side=side)


def _same_person(handover: Handover | None) -> Value:
    return Word(f"facts.same-person.{handover.same_person}") if handover and handover.same_person else NONE


def _decisions(old: CatalogState, new: CatalogState, tell: Telling) -> Iterator[Change]:
    for name in dict.fromkeys((*old.decisions, *new.decisions)):
        before, after = old.decisions.get(name), new.decisions.get(name)
        if same(before, after):
            continue
        about = {"question": Titled(name, _question(name, new.gallery, old.gallery))}
        kind = DecisionChanged if before and after else DecisionTaken if after else DecisionWithdrawn
        decided = both(lambda decision: text(decision.decided) if decision else None, before, after)
        yield tell(kind, ("decisions", name), decided, about, side=which(before, after))


def _question(name: str, *galleries: LinkedGallery) -> str:
    known = (gallery.head.decisions.get(name) for gallery in galleries)
    return next((point.title for point in known if point), name)

"""What only cards and lists say of a role or an action: the facts of it in one line."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.target import target_of
from rolekat.model.action import Action
from rolekat.model.role import Role
from rolekat.phrasing.facts import Facts
from rolekat.phrasing.phases import phase_titles
from rolekat.state.catalog import CatalogState


def facts_of(gallery: LinkedGallery, say: Words) -> Facts:
    """The facts of a gallery, its phases by their short names."""
    return Facts(say, gallery, phase_titles(gallery))


def target_title(to: str, gallery: LinkedGallery) -> str:
    """Whom a relation points to, by title: a role, a group, a party, or an item of a role."""
    role, item = gallery.role_meant(to), target_of(to).item
    if role is None:
        return gallery.title_meant(to)
    found = item and (gallery.roles[role].tasks.get(item) or gallery.roles[role].responsibilities.get(item))
    return f"{gallery.roles[role].title}: {found.text.rstrip('.')}" if found else gallery.roles[role].title


def contact_lines(role: Role, facts: Facts) -> Iterator[tuple[str, str]]:
    """The subjects on which a role is the contact point, each with whom it is for and when."""
    for contact in role.contact_for:
        phases = facts.span(facts.gallery.phase_set(contact.phases).phases)
        party = facts.towards(contact.towards) if contact.towards else None
        yield facts.subject(contact), ", ".join(filter(None, (party, phases)))


def action_facts(
    action: Action,
    names: Mapping[str, str],
    facts: Facts,
    say: Words,
    others: Mapping[str, Action] = MappingProxyType({}),
) -> list[str]:
    """When an action is due and who does what in it; `others` are those that it may have to wait for."""
    found = [*filter(None, (facts.due(action.due), facts.every(action.every)))]
    if action.months:
        found.append(say("lists.in-months", months=facts.several(facts.months(action.months))))
    if action.on:
        found.append(say("lists.on", event=action.on))
    if action.requires:
        titles = [others[name].title if name in others else name for name in action.requires]
        found.append(say("lists.requires", actions="; ".join(titles)))
    for part in ("responsible", "executor", "alternatives", "involved", "designates"):
        value = getattr(action, part)
        roles = [value] if isinstance(value, str) else list(value or ())
        if roles:
            who = ", ".join(names.get(role, role) for role in roles)
            found.append(f"{say(f'vocabulary.part.{part}')}: {who}")
    return found


def in_phase_order(state: CatalogState) -> list[tuple[str, Action]]:
    """A system's actions, in the order of the phases."""
    order = {phase: number for number, phase in enumerate(state.phases)}
    return sorted(state.actions.items(), key=lambda each: order.get(each[1].phase, len(order)))


def only_for(action: Action, facts: Facts, say: Words) -> list[str]:
    """The categories and types of systems that an action counts for, where it does not count for all."""
    names = [*map(facts.category, action.categories), *map(facts.system_type, action.types)]
    return [say("documents.gallery.only-categories", categories=facts.several(names))] if names else []

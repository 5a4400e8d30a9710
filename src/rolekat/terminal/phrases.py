"""Facts of a role or an action in a few words."""

from collections.abc import Iterator, Mapping
from typing import Final

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.target import target_of
from rolekat.model.role import Appointment, Holders, Lapse, Role
from rolekat.model.system import Action, Due
from rolekat.state.catalog import CatalogState
from rolekat.terminal.marks import in_words, phase_titles

_MONTHS: Final = 12


def relation_phrase(kind: str, gallery: LinkedGallery, say: Words, *, inverse: bool = False) -> str:
    """What a relation is, to be read between two roles; the gallery's own kinds have the gallery's words."""
    known: Mapping[str, str] = say.section("vocabulary")["relation-from" if inverse else "relation"]
    if kind in known:
        return known[kind]
    own = gallery.head.relation_kinds.get(kind, kind)
    return say("lists.inverse", phrase=own) if inverse else own


def target_title(to: str, gallery: LinkedGallery) -> str:
    """Whom a relation points to, by title: a role, a group, a party, or an item of a role."""
    role, item = gallery.role_meant(to), target_of(to).item
    if role is None:
        return gallery.title_meant(to)
    found = item and (gallery.roles[role].tasks.get(item) or gallery.roles[role].responsibilities.get(item))
    return f"{gallery.roles[role].title}: {found.text.rstrip('.')}" if found else gallery.roles[role].title


def held(role: Role, gallery: LinkedGallery, say: Words, per: str | None = None) -> str:
    """What there is one of the role for, and who holds it; `per` is what a system's catalog says instead."""
    kinds = [say(f"vocabulary.held-by.{kind}") for kind in role.held_by]
    each, _, of_kind = (per or role.held_per).partition("/")
    phrase = say.section("vocabulary")["held-per"].get(each) or say("lists.one-per", per=each)
    parts = [f"{phrase} ({of_kind})" if of_kind else phrase]
    if role.components:
        parts.append(", ".join(component_title(name, gallery) for name in role.components))
    return say("lists.held", per=": ".join(parts), by=either(kinds, say))


def either(words: list[str], say: Words) -> str:
    """Some words with `or` before the last."""
    return ", ".join(words[:-1]) + f" {say('lists.or')} {words[-1]}" if len(words) > 1 else "".join(words)


def component_title(name: str, gallery: LinkedGallery) -> str:
    """A component's name; its id where the gallery lacks it."""
    found = gallery.head.components.get(name)
    return found.title if found else name


def appointment_lines(appointment: Appointment, gallery: LinkedGallery, say: Words) -> Iterator[str]:
    """How and when somebody comes to hold a role, a fact in each line."""
    titles = phase_titles(gallery)
    parts = [either([say(f"vocabulary.how.{how}") for how in appointment.how], say)]
    if appointment.from_:
        parts.append(say("lists.from-phase", phase=titles.get(appointment.from_, appointment.from_)))
    if appointment.latest:
        parts.append(say("lists.latest-phase", phase=titles.get(appointment.latest, appointment.latest)))
    yield ", ".join(parts)
    if appointment.earlier:
        yield say("lists.earlier", text=appointment.earlier)
    initiator = appointment.initiated_by
    if initiator:
        party = gallery.head.parties.get(initiator.party, initiator.party)
        more = ", ".join(filter(None, (initiator.text, initiator.when)))
        yield say("lists.initiated", party=f"{party} ({more})" if more else party)
    if appointment.lapses:
        yield _lapse(appointment.lapses, gallery, say)


def _lapse(lapse: Lapse, gallery: LinkedGallery, say: Words) -> str:
    if lapse.after:
        return say("lists.lapses-after", phase=phase_titles(gallery).get(lapse.after, lapse.after))
    if lapse.without == "system":
        return say("lists.lapses-with-system")
    if lapse.without:
        return say("lists.lapses-without", component=component_title(lapse.without, gallery))
    return say("lists.lapses-when", text=lapse.when or "")


def holder_count(holders: Holders, say: Words) -> str:
    """How many may hold a role."""
    if holders.max == holders.min:
        phrase = say("lists.holders-exactly", n=holders.min)
    elif holders.max:
        phrase = say("lists.holders-between", min=holders.min, max=holders.max)
    else:
        phrase = say("lists.holders-least", n=holders.min)
    return f"{phrase} {say('lists.per', per=holders.per)}" if holders.per else phrase


def contact_lines(role: Role, gallery: LinkedGallery, say: Words) -> Iterator[tuple[str, str]]:
    """The subjects on which a role is the contact point, each with whom it is for and when."""
    for contact in role.contact_for:
        subject = gallery.head.subjects.get(contact.subject)
        phases = in_words(gallery.phase_set(contact.phases).phases, gallery, say)
        party = gallery.head.parties.get(contact.towards, contact.towards) if contact.towards else None
        title = subject.title if subject else contact.subject
        yield title, ", ".join(filter(None, (say("lists.towards", party=party) if party else None, phases)))


def due_phrase(due: Due, titles: Mapping[str, str], say: Words) -> str:
    """When an action must be done."""
    if due.date:
        return say("lists.due-date", date=due.date)
    if due.before:
        phase = titles.get(due.before, due.before)
        if not due.days:
            return say("lists.due-before", phase=phase)
        return say.count("lists.due-days-before", due.days, phase=phase)
    phase = titles.get(due.after or "", due.after or "")
    return say.count("lists.due-days-after", due.days or 0, phase=phase)


def action_facts(action: Action, names: Mapping[str, str], titles: Mapping[str, str], say: Words) -> list[str]:
    """When an action is due and who does what in it."""
    facts = [due_phrase(action.due, titles, say)] if action.due else []
    if action.every:
        facts.append(every(action.every, say))
    if action.on:
        facts.append(say("lists.on", event=action.on))
    for part in ("responsible", "executor", "alternatives", "involved", "designates"):
        value = getattr(action, part)
        roles = [value] if isinstance(value, str) else list(value or ())
        if roles:
            who = ", ".join(names.get(role, role) for role in roles)
            facts.append(f"{say(f'vocabulary.part.{part}')}: {who}")
    return facts


def in_phase_order(state: CatalogState) -> list[tuple[str, Action]]:
    """A system's actions, in the order of the phases."""
    order = {phase: number for number, phase in enumerate(state.phases)}
    return sorted(state.actions.items(), key=lambda each: order.get(each[1].phase, len(order)))


def every(interval: str, say: Words) -> str:
    """How often something comes back: `12 months` in words."""
    number, _, unit = interval.partition(" ")
    count, unit = int(number), unit.rstrip("s")
    if unit == "month" and count % _MONTHS == 0:
        count, unit = count // _MONTHS, "year"
    return say.count(f"lists.every.{unit}", count)

"""What a plan decides, in words: the decisions of the source's appendix that rolekat can put into sentences.

A gallery names its decisions itself and says what each is `about`; one that is about nothing that rolekat
knows of has only the words that somebody gives it.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from rolekat.creating.naming import component_name, running
from rolekat.creating.plan import PlannedRole, SystemPlan
from rolekat.creating.starter_tasks import asked_before, starter_tasks
from rolekat.model.gallery import About


class Said(NamedTuple):
    """A decision and its reason."""

    decided: str
    why: str = ""


def decided(plan: SystemPlan) -> dict[str, Said]:
    """The decisions taken, in the gallery's order: in somebody's own words, else in ours."""
    choices = plan.choices
    found = {}
    for name in plan.decisions:
        if name not in choices.decided:
            continue
        own = choices.decided[name]
        said = Said(own) if own else in_words(plan, name)
        if said:
            found[name] = Said(said.decided, choices.why.get(name, said.why))
    return found


def in_words(plan: SystemPlan, decision: str) -> Said | None:
    """What the plan comes to for a decision, or `None` where it says nothing of it."""
    subject = plan.gallery.head.decisions[decision].about
    writer = _WRITERS.get(subject) if subject else None
    return writer(plan) if writer else None


def suggested(plan: SystemPlan) -> list[str]:
    """The decisions, of those that are open, for which the gallery's suggestions make an answer."""
    points = plan.gallery.head.decisions
    return [name for name in plan.decisions if points[name].about in _SUGGESTED]


def _roles(plan: SystemPlan) -> Said | None:
    if not plan.knows_uses:
        return None
    say = plan.words
    own_out = [plan.gallery.roles[name].title for name in plan.left_out if _is_own(plan, name)]
    own = say("new.file.own-all")
    if own_out:
        own = say("new.file.own-without", roles=_names(plan, own_out))
    others = [role.title for role in plan.roles.values() if not role.own]
    cross = say("new.file.others-some", roles=_names(plan, others)) if others else say("new.file.others-none")
    components = plan.gallery.head.components
    used = [component_name(components[name].title) for name in plan.uses if name in components]
    why = say("new.file.uses-some", components=plan.listed(used)) if used else say("new.file.uses-none")
    if not components:
        return Said(own if plan.gallery.roles.keys() <= plan.base.expected.specific else f"{own} {cross}")
    return Said(f"{own} {cross}", why)


def _contact_points(plan: SystemPlan) -> Said:
    phases_of: dict[str, list[str]] = {}
    for phase, role in plan.contact_point.items():
        phases_of.setdefault(role, []).append(plan.phase_title(phase))
    sentences = [
        plan.words("new.file.contact", role=_sentence(plan.roles[role].title), phases=plan.listed(phases))
        for role, phases in phases_of.items()
    ]
    usual = all(role == plan.usual_contact(phase) for phase, role in plan.contact_point.items())
    return Said(" ".join(sentences), _as_proposed(plan) if usual else "")


def _actions(plan: SystemPlan) -> Said | None:
    there = plan.base.actions or starter_tasks(plan)
    return Said(plan.words("new.file.tasks-are-all")) if plan.choices.starter_tasks and there else None


def _designation(plan: SystemPlan) -> Said:
    return _starts(plan, [role for role in plan.roles.values() if role.own])


def _activation(plan: SystemPlan) -> Said:
    return _starts(plan, [role for role in plan.roles.values() if not role.own])


def _starts(plan: SystemPlan, roles: list[PlannedRole]) -> Said:
    sentences = []
    for phase in plan.order:
        groups: dict[str, list[str]] = {"designated-in": [], "designated-for": [], "activated-in": []}
        for role in roles:
            if role.start == phase:
                designated = "designated-for" if asked_before(plan, role) else "designated-in"
                groups[designated if role.own and role.designated else "activated-in"].append(role.title)
        for verb, names in groups.items():
            if names:
                sentences.append(
                    plan.words(f"new.file.{verb}", phase=plan.phase_title(phase), roles=_names(plan, names))
                )
    moved = [role.title for role in roles if role.start != role.usual_start]
    if moved:
        sentences.append(plan.words("new.file.moved", roles=_names(plan, moved)))
    return Said(" ".join(sentences) or plan.words("new.file.nobody"), "" if moved else _as_proposed(plan))


def _successors(plan: SystemPlan) -> Said | None:
    sentences = [
        plan.words(
            "new.file.takes-over",
            successor=_sentence(each.successor.title),
            predecessor=running(each.predecessor.title),
            phase=plan.phase_title(each.phase),
        )
        for each in plan.successions
    ]
    return Said(" ".join(sentences), _as_proposed(plan)) if sentences else None


def _interim(plan: SystemPlan) -> Said | None:
    sentences = [
        plan.words(
            "new.file.interim",
            predecessor=_sentence(each.predecessor.title),
            successor=running(each.successor.title),
            text=_ended(text),
        )
        if (text := plan.choices.interim[each.successor.id])
        else plan.words(
            "new.file.interim-no", predecessor=running(each.predecessor.title), successor=running(each.successor.title)
        )
        for each in plan.successions
        if each.successor.id in plan.choices.interim
    ]
    return Said(" ".join(sentences)) if sentences else None


def _early(plan: SystemPlan) -> Said | None:
    begins = plan.operation_begins
    roles = plan.operation_roles
    if not begins or not roles:
        return None
    at = plan.order.index(begins)
    sentences = []
    for number, phase in enumerate(plan.order):
        groups: dict[str, list[str]] = {"early": [], "not-early": [], "not-before": []}
        for role in roles:
            if role.start == phase:
                late = "not-before" if asked_before(plan, role) else "not-early"
                groups["early" if number < at else late].append(role.title)
        for key, names in groups.items():
            if names:
                title = plan.phase_title(phase)
                sentences.append(plan.words(f"new.file.{key}", roles=_sentence(_names(plan, names)), phase=title))
    usual = all(role.start == role.usual_start for role in roles)
    return Said(" ".join(sentences), _as_proposed(plan) if usual else "")


def _same_person(plan: SystemPlan) -> Said | None:
    sentences = [
        plan.words(
            f"new.file.same-person-{plan.choices.same_person[each.successor.id]}",
            predecessor=running(each.predecessor.title),
            successor=running(each.successor.title),
        )
        for each in plan.successions
        if each.successor.id in plan.choices.same_person
    ]
    return Said(" ".join(sentences)) if sentences else None


def _as_proposed(plan: SystemPlan) -> str:
    return plan.words("new.file.as-the-profile" if plan.profile_id else "new.file.as-the-gallery")


def _names(plan: SystemPlan, titles: Iterable[str]) -> str:
    return plan.listed([running(title) for title in titles])


def _is_own(plan: SystemPlan, name: str) -> bool:
    return name in plan.base.expected.specific


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _sentence(text: str) -> str:
    text = running(text)
    return text[:1].upper() + text[1:]


_WRITERS: Final[dict[About, Callable[[SystemPlan], Said | None]]] = {
    "roles": _roles,
    "contact-points": _contact_points,
    "actions": _actions,
    "designation": _designation,
    "activation": _activation,
    "successors": _successors,
    "interim": _interim,
    "early": _early,
    "same-person": _same_person,
}

_SUGGESTED: Final = ("roles", "contact-points", "designation", "activation", "successors", "early")
"""What a gallery's suggestions answer; the other decisions depend on the system."""

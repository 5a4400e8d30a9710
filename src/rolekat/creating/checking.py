"""Holds choices against the gallery: every name must be one that there is, and go together with the others."""

from typing import Final

from rolekat.creating.decisions import decided
from rolekat.creating.naming import known
from rolekat.creating.plan import PlannedRole, SystemPlan
from rolekat.errors import UsageError
from rolekat.state.asked import Part
from rolekat.state.expectations import Succession

RECOMMENDATIONS: Final = ("recommended", "not-recommended", "open")


def check_choices(plan: SystemPlan) -> None:
    """See that a catalog can be made.

    Raises:
        UsageError: a choice names something that there is not, or contradicts another or the gallery.
    """
    choices = plan.choices
    if choices.category:
        known("category", choices.category, categories(plan) or (choices.category,))
    for name in choices.types:
        known("type", name, plan.gallery.head.system_types)
    for component in choices.uses or ():
        known("component", component, plan.gallery.head.components)
    for decision in (*choices.decided, *choices.why):
        known("decision", decision, plan.gallery.head.decisions)
    _check_roles(plan)
    _check_handovers(plan)
    for phase, role in choices.contact_point.items():
        known("phase", phase, plan.order)
        included(plan, role)
    _ = plan.contact_point  # says itself where no role can be it
    for part in plan.base.parts:
        if part.action not in plan.base.expected.actions:  # what the gallery asks of all, it asks also of others
            _check_action(plan, part)
    for succession in plan.base.expected.successions:
        _check_succession(plan, succession)


def categories(plan: SystemPlan) -> dict[str, str]:
    """The categories that a system may have: id to title."""
    found = plan.gallery.head.categories
    return {name: category.title for name, category in found.items() if category.of == "system"}


def demand_category(plan: SystemPlan) -> None:
    """See that somebody says the category, where the gallery divides systems into categories.

    Raises:
        UsageError: nobody does.
    """
    there = categories(plan)
    if there and not plan.choices.category:
        raise UsageError("new-category-missing", gallery=plan.gallery.head.title, known=", ".join(there))


def _check_roles(plan: SystemPlan) -> None:
    choices = plan.choices
    for role in choices.roles:
        known_role(plan, role)
    for role in choices.without:
        check_left_out(plan, role)
    for role in choices.starts:
        included(plan, role)
    for role in choices.adapt:
        if not included(plan, role).own:
            raise UsageError("new-role-locked", role=plan.roles[role].title)


def _check_handovers(plan: SystemPlan) -> None:
    successors = {succession.successor.id for succession in plan.successions}
    for role in (*plan.choices.same_person, *plan.choices.interim):
        known("successor", role, successors)
    for wish in plan.choices.same_person.values():
        known("recommendation", wish, RECOMMENDATIONS)


def demand_reasons(plan: SystemPlan) -> None:
    """See that somebody says why, where the catalog departs from the gallery and that has a decision for it.

    Raises:
        UsageError: a reason is missing.
    """
    told = decided(plan)
    contacts = plan.gallery.decision_about("contact-points")
    if contacts and plan.differing_contacts and not (contacts in told and told[contacts].why):
        phase = plan.differing_contacts[0]
        proposed = plan.base.expected.contacts[phase]
        names = plan.listed([plan.gallery.roles[role].title for role in proposed])
        raise UsageError("new-contact-differs", phase=plan.phase_title(phase), proposed=names, decision=contacts)
    actions = plan.gallery.decision_about("actions")
    if actions and not plan.choices.starter_tasks and not (actions in told and told[actions].why):
        raise UsageError("new-tasks-why", decision=actions)


def _check_action(plan: SystemPlan, part: Part) -> None:
    """The profile's actions need their roles."""
    action = plan.base.actions[part.action]
    role = plan.roles.get(part.role)
    if role is None or (part.part != "designates" and action.phase in plan.order and not role.active(action.phase)):
        title, phase = plan.base.title_of(part.role), plan.phase_title(action.phase)
        raise UsageError("new-role-acts", role=title, action=action.title, phase=phase)


def _check_succession(plan: SystemPlan, expected: Succession) -> None:
    roles = plan.roles.values()
    before = next((role for role in roles if role.base.role == expected.predecessor), None)
    if before and not any(role.base.role in expected.successors and role.active(expected.phase) for role in roles):
        successor = plan.gallery.roles[expected.successors[0]]
        params = {"predecessor": before.title, "successor": successor.title, "id": successor.role}
        raise UsageError("new-successor-needed", phase=plan.phase_title(expected.phase), **params)


def known_role(plan: SystemPlan, role: str) -> str:
    """A role of the gallery, or an entry of the profile.

    Raises:
        UsageError: there is none; a retired or renamed one says what came after it.
    """
    there = list(dict.fromkeys((*plan.gallery.roles, *plan.base.entries)))
    gone = plan.base.expected.gone.get(role)
    if role not in there and gone:
        by = ", ".join(gone.titles) or "-"
        raise UsageError("new-role-gone", role=gone.title, version=gone.version, by=by)
    return known("role", role, there)


def check_left_out(plan: SystemPlan, role: str) -> None:
    """See that a role may be left out.

    Raises:
        UsageError: there is no such role, somebody took it in, or the source demands it.
    """
    known_role(plan, role)
    if role in plan.choices.roles:
        raise UsageError("new-role-in-and-out", role=role)
    entry = plan.base.entries.get(role)
    base = plan.gallery.roles.get((entry.of if entry else None) or role)
    if base and base.required and base.role in plan.base.expected.demanded:
        raise UsageError("new-role-demanded", role=base.title, why=base.required.why or "")


def included(plan: SystemPlan, role: str) -> PlannedRole:
    """A role that the catalog has.

    Raises:
        UsageError: there is no such role, or it is left out.
    """
    if role not in plan.roles:
        known_role(plan, role)
        raise UsageError("new-role-left-out", role=role)
    return plan.roles[role]

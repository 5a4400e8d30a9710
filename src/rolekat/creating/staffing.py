"""`rolekat new staffing`: who holds the roles of a system, as a file that waits for holders."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from rolekat.config import checked_day
from rolekat.creating.bodies import explain_seats, write_role
from rolekat.creating.naming import known
from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.organisation import LinkedOrganisation
from rolekat.model.role import Role
from rolekat.phrasing.facts import Facts
from rolekat.state.demands import Demand, Demands
from rolekat.text.words import slug
from rolekat.text.yaml_text import YamlWriter


class StaffingWish(NamedTuple):
    """What is known of a system in an organisation."""

    phases: Mapping[str, str]
    """Phase to its first day."""
    holders: Mapping[str, str]
    """Role to person."""


def staffing_text(
    wish: StaffingWish, demands: Demands, organisation: LinkedOrganisation, say: Words, modeline: str = ""
) -> str:
    """The text of a staffing file: every role of the catalog that is held for this system, with when it is needed.

    Raises:
        UsageError: a phase, role or person is not there, or a day is none.
    """
    gallery = demands.gallery
    facts = Facts(say, gallery)
    _check(wish, demands, organisation)
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("staffing", demands.catalog.id)
    yaml.text("organisation", organisation.id)
    _contract(yaml, gallery, say)
    if demands.phases:
        yaml.comment(say("new.staffing.phases"))
        _phases(yaml, wish, demands, say)
    yaml.comment(say("new.staffing.roles", role=_example(demands)))
    there = [demand.base for demand in demands.all.values() if demand.level == "system" and demand.base]
    _each(yaml, there, organisation, say)
    explain_seats(yaml, there, say)
    with yaml.block("roles"):
        for demand in demands.all.values():
            if demand.level == "system" or demand.id in wish.holders:
                _role(yaml, demand, wish.holders.get(demand.id), facts, say)
    _sheet(yaml, demands, say)
    _progress(yaml, demands, say)
    return str(yaml)


def _phases(yaml: YamlWriter, wish: StaffingWish, demands: Demands, say: Words) -> None:
    with yaml.block("phases"):
        for phase in (name for name in demands.phases if name in wish.phases):
            yaml.value(phase, wish.phases[phase])
        with yaml.switched_off():
            for phase in (name for name in demands.phases if name not in wish.phases):
                yaml.value(phase, say("new.staffing.day"))


def _contract(yaml: YamlWriter, gallery: LinkedGallery, say: Words) -> None:
    """The contract, where the gallery follows it up, and who runs the system, where it has a say in that."""
    supplier, day = slug(say("new.organisation.supplier")), say("new.staffing.day")
    if gallery.head.lifecycle.exit:
        yaml.comment(say("new.staffing.contract"))
        with yaml.switched_off():
            yaml.flow("contract", {"supplier": supplier, "begins": day, "ends": "2029-12-31", "notice": "6 months"})
    wanted = gallery.head.policies.operation
    if wanted:
        yaml.comment(say("new.staffing.operation"))
        with yaml.switched_off():
            internal = {"unit": slug(say("new.organisation.unit"))}
            yaml.flow("operation", {"supplier": supplier} if wanted == "supplier" else internal)


def _each(yaml: YamlWriter, roles: Sequence[Role], organisation: LinkedOrganisation, say: Words) -> None:
    """How a holder says what for, where there is one for each owner, subject area or unit; elsewhere by places."""
    areas = slug(say("new.organisation.area"))
    examples = {"subject-area": areas, "owner": next(iter(organisation.head.owners), "")}
    example = next((examples[per] for role in roles if (per := _one_for(role)) in examples and examples[per]), None)
    yaml.comment(say("new.organisation.roles-at", example=example) if example else say("new.staffing.roles-at"))


def _one_for(role: Role) -> str:
    """What there is one of a role for within a system: `owner`, `subject-area`; empty where there is one."""
    if role.held_per in {"owner", "subject-area"}:
        return role.held_per
    return "" if role.holders.when else role.holders.per or ""


def _example(demands: Demands) -> str:
    """A role that somebody can hold, for the comment that shows how."""
    found = [demand.id for demand in demands.all.values() if demand.level == "system" and not demand.has_seats]
    return next(iter(found or demands.all), "")


def _sheet(yaml: YamlWriter, demands: Demands, say: Words) -> None:
    """A delegation sheet by the gallery's topics, for the role that has most tasks of them."""
    head, day = demands.gallery.head, say("new.staffing.day")
    by_topic: dict[str, dict[str, list[str]]] = {}
    for demand in demands.all.values():
        for item, task in (demand.base.tasks if demand.base else {}).items():
            if task.topic in head.topics and task.delegable != "never" and not task.exclusive:
                by_topic.setdefault(demand.id, {}).setdefault(task.topic, []).append(item)
    if not by_topic:
        return
    role = max(by_topic, key=lambda name: sum(map(len, by_topic[name].values())))
    yaml.comment(say("new.staffing.sheet"))
    with yaml.switched_off(), yaml.block("sheets"), yaml.block(role):
        yaml.value("unit", slug(say("new.organisation.unit")))
        yaml.flow("agreed", {"by": "[abcd, efgh]", "on": day})
        yaml.value("notice", "3 months")
        with yaml.block("tasks"):
            for topic, title in head.topics.items():
                for number, item in enumerate(by_topic[role].get(topic, ())):
                    yaml.bare(item, "" if number else title)


def _check(wish: StaffingWish, demands: Demands, organisation: LinkedOrganisation) -> None:
    for phase, day in wish.phases.items():
        known("phase", phase, demands.phases)
        checked_day(day)
    for role, person in wish.holders.items():
        known("role", role, demands.all)
        known("person", person, organisation.head.people)


def _role(yaml: YamlWriter, demand: Demand, person: str | None, facts: Facts, say: Words) -> None:
    kinds = {kind: [phase for phase, found in demand.by_phase.items() if found == kind] for kind in _KINDS}
    needed = [f"{say.term(kind)} {facts.span(phases)}" for kind, phases in kinds.items() if phases]
    per = (demand.base.held_per if demand.of_groups else _one_for(demand.base)) if demand.base else ""
    each = say(f"vocabulary.held-per.{per}") if per in {"system-group", "owner", "subject-area"} else None
    remark = ", ".join([demand.role.title, *([each] if each else ()), *needed])
    if person is not None:
        with yaml.block(demand.id, remark), yaml.block("holders"):
            yaml.item({"person": person})
    elif demand.base is not None:
        write_role(yaml, demand.id, demand.base, remark, facts)


def _progress(yaml: YamlWriter, demands: Demands, say: Words) -> None:
    """What the catalog wants done and made, for the day on which it is."""
    day, actions = say("new.staffing.day"), demands.catalog.actions
    if actions:
        yaml.comment(say("new.staffing.actions"))
        with yaml.switched_off(), yaml.block("actions"):
            for name, action in actions.items():
                yaml.flow(name, {"done": day}, action.title)
    present = demands.catalog.present
    results = {each.evidence: each for each in demands.gallery.results if each.role in present}
    wanted = [each for name, each in results.items() if name not in actions]  # an action says it itself
    if wanted:
        yaml.comment(say("new.staffing.evidence"))
        with yaml.switched_off(), yaml.block("evidence"):
            for each in wanted:
                yaml.value(each.evidence, day, f"{demands.gallery.roles[each.role].title}: {each.item}")


_KINDS: Final = ("mandatory", "recommended")

"""`rolekat new staffing`: who holds the roles of a system, as a file that waits for holders."""

from collections.abc import Mapping
from typing import NamedTuple

from rolekat.config import checked_day
from rolekat.creating.naming import known
from rolekat.creating.yaml_text import YamlWriter
from rolekat.language import Words
from rolekat.library.organisation import LinkedOrganisation
from rolekat.phrasing.facts import Facts
from rolekat.state.demands import Demand, Demands


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
    facts = Facts(say, demands.gallery)
    _check(wish, demands, organisation)
    yaml = YamlWriter()
    if modeline:
        yaml.comment(modeline)
    yaml.text("staffing", demands.catalog.id)
    yaml.text("organisation", organisation.id)
    yaml.comment(say("new.staffing.phases"))
    with yaml.block("phases"):
        for phase in (name for name in demands.phases if name in wish.phases):
            yaml.value(phase, wish.phases[phase])
        with yaml.switched_off():
            for phase in (name for name in demands.phases if name not in wish.phases):
                yaml.value(phase, say("new.staffing.day"))
    yaml.comment(say("new.staffing.roles"))
    with yaml.block("roles"):
        for demand in demands.all.values():
            if demand.level == "system" or demand.id in wish.holders:
                _role(yaml, demand, wish.holders.get(demand.id), facts, say)
    _progress(yaml, demands, say)
    return str(yaml)


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
    remark = ", ".join([demand.role.title, *needed])
    if person is None:
        yaml.bare(demand.id, remark)
        return
    with yaml.block(demand.id, remark), yaml.block("holders"):
        yaml.item({"person": person})


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


_KINDS = ("mandatory", "recommended")

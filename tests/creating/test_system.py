"""A new system catalog passes `rolekat check`, whatever was chosen, and says what was chosen."""

import copy
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from rolekat.creating.checking import check_choices, demand_reasons
from rolekat.creating.choices import Choices
from rolekat.creating.decisions import decided, suggested
from rolekat.creating.plan import SystemPlan
from rolekat.creating.starter_tasks import starter_tasks
from rolekat.creating.system import system_text
from rolekat.creating.trying import findings_of_system
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.model.system import System
from rolekat.text.reader import read

MakePlan: TypeAlias = Callable[..., SystemPlan]
COMPONENTS = (
    "infrastruktur", "adgangsstyring", "organisation", "klassifikation", "beskedfordeler", "fordelingskomponent",
    "serviceplatformen", "oeir", "oeir-finans", "oeir-debitor",
)  # fmt: skip
ROLES = (
    "projektejer", "gevinstejer", "faglig-leder", "traener-underviser", "superbruger", "systemadministrator",
    "systemejer", "systemansvarlig", "supportberettiget-bruger", "kombit-programleder", "it-digitaliseringschef",
    "sikkerhedsansvarlig", "underskriftberettiget", "klik-administrator", "infrastrukturejer", "rolleadministrator",
    "forvaltningsansvarlig", "oeir-koordinator",
)  # fmt: skip
PHASES = ("opstart", "forberedelse", "ibrugtagning", "forankring", "drift")
SUGGESTED = ("roles", "contact-points", "designation", "activation", "successors", "early-operation-roles")
REASON = "Det passer bedre: kommunen er lille # og det er nok."


def value_of(plan: SystemPlan) -> dict[str, Any]:
    reading = read(system_text(plan))
    assert reading.problems == []
    value: dict[str, Any] = reading.value
    System.model_validate(value)
    return value


CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Skat", "Løn: og # told", '"Citeret"']),
        "introduction": st.just("Et system.\n\n- med: punkter"),
        "uses": st.lists(st.sampled_from(COMPONENTS), max_size=4, unique=True),
        "roles": st.lists(
            st.sampled_from(("forvaltningsansvarlig", "rolleadministrator", "oeir-koordinator")), max_size=2
        ),
        "without": st.dictionaries(st.sampled_from(ROLES), st.just(REASON), max_size=3),
        "contact_point": st.dictionaries(
            st.sampled_from(PHASES), st.sampled_from(("projektleder", "systemejer", "systemansvarlig")), max_size=2
        ),
        "starter_tasks": st.booleans(),
        "adapt": st.lists(st.sampled_from(ROLES[:9]), max_size=3, unique=True),
        "starts": st.dictionaries(st.sampled_from(ROLES), st.sampled_from(PHASES), max_size=3),
        "same_person": st.dictionaries(
            st.sampled_from(("systemejer", "systemansvarlig")),
            st.sampled_from(("recommended", "not-recommended", "open")),
        ),
        "interim": st.dictionaries(st.just("systemansvarlig"), st.sampled_from(("Til første årsskifte", ""))),
        "decided": st.dictionaries(
            st.sampled_from((*SUGGESTED, "adaptation", "klik-tasks", "same-person")),
            st.sampled_from(("", "Sådan er det: nu.")),
        ),
        "why": st.dictionaries(st.sampled_from(("contact-points", "klik-tasks", "roles")), st.just(REASON)),
    },
)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(choices=CHOICES, profile=st.sampled_from(("", "", "ydelser", "grunddata", "decentrale-institutioner")))
def test_whatever_is_accepted_passes_the_check(
    choices: dict[str, Any], profile: str, library: Library, kombit: LinkedGallery
) -> None:
    loaded = library.profile(profile) if profile else None
    plan = SystemPlan("skat", kombit, loaded, Choices(**copy.deepcopy(choices)), words("da"))
    try:
        check_choices(plan)
        demand_reasons(plan)
    except UsageError:
        event("refused")  # contradictions get a sentence: see below
        return
    value_of(plan)
    assert findings_of_system("skat", system_text(plan), library) == []


@pytest.mark.parametrize("uses", [[], list(COMPONENTS), ["oeir-debitor"], ["adgangsstyring", "organisation"]])
@pytest.mark.parametrize("answered", [(), SUGGESTED])
def test_every_role_of_the_gallery_is_in_or_left_out_with_a_reason(
    uses: list[str], answered: tuple[str, ...], make_plan: MakePlan, kombit: LinkedGallery
) -> None:
    plan = make_plan(uses=uses, decided=dict.fromkeys(answered, ""))
    roles = value_of(plan)["roles"]
    assert set(roles) == set(kombit.roles)
    for name, entry in roles.items():
        assert (name in plan.roles) == ("not_needed" not in (entry or {}))
    assert set(value_of(plan).get("decisions", {})) == set(answered)


def test_the_gallerys_suggestions_answer_some_decisions(make_plan: MakePlan) -> None:
    assert tuple(suggested(make_plan())) == SUGGESTED


def test_a_decision_is_known_by_what_it_is_about(tmp_path: Path, kombit: LinkedGallery) -> None:
    """A gallery that names its decisions otherwise gets the same words and is asked for the same reasons."""
    folder = tmp_path / "roles" / "kombit"
    shutil.copytree(Path(kombit.file).parent, folder)
    head = (folder / "gallery.yaml").read_text("utf-8")
    for name in kombit.head.decisions:
        head = re.sub(rf"(?m)^  {name}:\n(?=    title: .*\n    question)", f"  our-{name}:\n", head)
    (folder / "gallery.yaml").write_text(head, "utf-8")
    gallery = Library([str(tmp_path)]).gallery("kombit@1.5")
    assert gallery
    assert list(gallery.head.decisions) == [f"our-{name}" for name in kombit.head.decisions]

    def plans(given: str, **choices: Any) -> tuple[SystemPlan, SystemPlan]:
        made = Choices(decided=dict.fromkeys(SUGGESTED, ""), **choices)
        ours = Choices(decided=dict.fromkeys((f"our-{name}" for name in SUGGESTED), ""), **choices)
        return SystemPlan(given, kombit, None, made, words("da")), SystemPlan(given, gallery, None, ours, words("da"))

    theirs, ours = plans("skat", uses=["organisation"])
    assert suggested(ours) == [f"our-{name}" for name in suggested(theirs)]
    assert decided(ours) == {f"our-{name}": said for name, said in decided(theirs).items()}
    _, without = plans("skat", starter_tasks=False)
    with pytest.raises(UsageError) as refused:
        demand_reasons(without)
    assert refused.value.params == {"decision": "our-klik-tasks"}


def test_the_roles_stand_in_the_order_of_the_gallery(make_plan: MakePlan, kombit: LinkedGallery) -> None:
    assert list(value_of(make_plan(uses=["organisation"]))["roles"]) == list(kombit.roles)


def test_components_bring_their_roles(make_plan: MakePlan) -> None:
    plan = make_plan(uses=["oeir-finans"])
    assert {"oeir-koordinator", "oeir-finans-administrator", "infrastrukturejer"} <= set(plan.roles)
    assert plan.left_out["oeir-debitor-administrator"] == "Systemet bruger ikke ØiR debitor."


def test_what_follows_the_gallery_is_a_bare_key_with_a_remark(make_plan: MakePlan) -> None:
    text = system_text(make_plan())
    assert "  # Projektleder: obligatorisk til og med ibrugtagning\n  projektleder:\n" in text


def test_an_earlier_start_is_recommended_until_the_obligation_begins(make_plan: MakePlan) -> None:
    entry = value_of(make_plan(starts={"systemansvarlig": "forberedelse"}))["roles"]["systemansvarlig"]
    assert entry == {
        "from": "forberedelse",
        "recommended": "forberedelse to ibrugtagning",
        "mandatory": "from forankring",
    }


def test_a_later_start_ends_what_was_before(make_plan: MakePlan) -> None:
    entry = value_of(make_plan(starts={"superbruger": "ibrugtagning"}))["roles"]["superbruger"]
    assert entry == {"from": "ibrugtagning", "recommended": "drift", "mandatory": "ibrugtagning to forankring"}


def test_tasks_designate_every_role_that_must_be_designated(make_plan: MakePlan) -> None:
    plan = make_plan()
    asked = [role for task in starter_tasks(plan) for role in task.designates]
    assert sorted(asked) == sorted(role.id for role in plan.roles.values() if role.own and role.designated)
    first, *_, last = starter_tasks(plan)
    assert (first.responsible, first.designates) == ("it-digitaliseringschef", ("projektejer", "projektleder"))
    assert (last.phase, last.due, last.responsible, last.executor) == (
        "ibrugtagning", {"before": "forankring", "days": "30"}, "projektejer", "projektleder",
    )  # fmt: skip


def test_a_profile_is_not_repeated(make_plan: MakePlan) -> None:
    plan = make_plan(profile="ydelser")
    value = value_of(plan)
    assert value["profile"] == "ydelser"
    assert "contact_point" not in value
    assert not set(value.get("roles") or {}) & set(plan.base.entries)


def test_a_role_that_the_profile_leaves_out_comes_in_with_its_component(make_plan: MakePlan) -> None:
    plan = make_plan(profile="grunddata", uses=["organisation"])
    assert "organisationsadministrator" in plan.base.left_out
    assert value_of(plan)["roles"]["organisationsadministrator"] == {
        "recommended": "opstart",
        "mandatory": "from forberedelse",
    }


def test_decisions_are_written_in_ones_own_words_or_in_ours(make_plan: MakePlan) -> None:
    plan = make_plan(decided={"successors": "Aftalt: mundtligt.", "contact-points": ""}, why={"successors": "Fordi."})
    assert value_of(plan)["decisions"] == {
        "contact-points": {
            "decided": "Projektleder er kontaktpunkt i Fase 1: Opstart, Fase 2: Forberedelse og Fase 3: Ibrugtagning. "
            "Systemansvarlig er kontaktpunkt i Fase 4: Forankring og Drift og forvaltning.",
            "why": "Det følger galleriets forslag.",
        },
        "successors": {"decided": "Aftalt: mundtligt.", "why": "Fordi."},
    }


def test_open_decisions_stand_in_a_comment(make_plan: MakePlan, kombit: LinkedGallery) -> None:
    text = system_text(make_plan(uses=[], decided={"roles": ""}))
    comments = " ".join(line.strip("# ") for line in text.splitlines())
    for name, point in kombit.head.decisions.items():
        assert (f"{name}: {point.question}" in comments) == (name != "roles")


def test_what_departs_from_the_gallery_is_not_said_to_follow_it(make_plan: MakePlan) -> None:
    told = decided(
        make_plan(starts={"systemansvarlig": "ibrugtagning"}, decided={"designation": "", "early-operation-roles": ""})
    )
    assert told["designation"].decided.endswith("Her er galleriets forslag fraveget: systemansvarlig.")
    assert told["designation"].why == ""
    assert told["early-operation-roles"].why == ""


@pytest.mark.parametrize(
    ("choices", "key"),
    [
        ({"uses": ["adgang"]}, "new-no-component-near"),
        ({"roles": ["sts-projektleder"]}, "new-role-gone"),
        ({"roles": ["superbruge"]}, "new-no-role-near"),
        ({"without": {"projektleder": REASON}}, "new-role-demanded"),
        ({"without": {"systemejer": REASON}}, "new-successor-needed"),
        ({"roles": ["superbruger"], "without": {"superbruger": REASON}}, "new-role-in-and-out"),
        ({"starts": {"projektleder": "drift"}}, "new-start-too-late"),
        ({"starts": {"projektejer": "forberedelse"}}, "new-start-too-late"),
        ({"starts": {"systemejer": "drift"}}, "new-successor-needed"),
        ({"starts": {"superbruger": "drft"}}, "new-no-phase-near"),
        ({"starts": {"forvaltningsansvarlig": "drift"}}, "new-role-left-out"),
        ({"contact_point": {"drift": "projektleder"}}, "new-contact-inactive"),
        ({"contact_point": {"drift": "oeir-koordinator"}}, "new-role-left-out"),
        ({"contact_point": {"senere": "projektleder"}}, "new-no-phase"),
        ({"adapt": ["it-arkitekt"]}, "new-role-locked"),
        ({"same_person": {"superbruger": "open"}}, "new-no-successor"),
        ({"same_person": {"systemejer": "måske"}}, "new-no-recommendation"),
        ({"decided": {"rolles": ""}}, "new-no-decision-near"),
        ({"profile": "ydelser", "without": {"superbruger": REASON}}, "new-role-acts"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(choices: dict[str, Any], key: str, make_plan: MakePlan) -> None:
    with pytest.raises(UsageError) as refused:
        make_plan(**choices)
    assert refused.value.key == key
    for language in LANGUAGES:
        sentence = words(language)(f"errors.{key}", **refused.value.params)
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("choices", "key"),
    [
        ({"contact_point": {"drift": "systemejer"}}, "new-contact-differs"),
        ({"contact_point": {"drift": "systemejer"}, "decided": {"contact-points": "Sådan."}}, "new-contact-differs"),
        ({"starter_tasks": False, "decided": {"klik-tasks": "Ingen."}}, "new-tasks-why"),
    ],
)
def test_what_departs_from_the_gallery_needs_a_reason(choices: dict[str, Any], key: str, make_plan: MakePlan) -> None:
    with pytest.raises(UsageError) as refused:
        demand_reasons(make_plan(**choices))
    assert refused.value.key == key
    decision = next(iter(choices.get("decided", {"contact-points": ""})))
    demand_reasons(make_plan(**{**choices, "decided": {decision: "Sådan."}, "why": {decision: REASON}}))


def test_leaving_out_both_sides_of_a_succession_is_fine(make_plan: MakePlan) -> None:
    plan = make_plan(without={"projektejer": REASON, "systemejer": REASON})
    assert [each.successor.id for each in plan.successions] == ["systemansvarlig"]


def test_the_texts_to_adapt_stand_there_switched_off_and_hold_when_switched_on(
    make_plan: MakePlan, library: Library
) -> None:
    text = system_text(make_plan(adapt=["superbruger"], starts={"superbruger": "ibrugtagning"}))
    before, mark, after = text.partition("    adapt:\n")
    assert mark
    lines = after.splitlines()
    count = next(number for number, line in enumerate(lines) if not line.startswith("      # "))
    on = "\n".join([mark.rstrip(), *(line.replace("# ", "", 1) for line in lines[:count]), *lines[count:]])
    value = read(before + on).value["roles"]["superbruger"]
    assert value["from"] == "ibrugtagning"
    replaced = value["adapt"]["tasks"]["replace"]["hjaelpe-kolleger"]
    assert replaced["was"] == "kombit@1.5"
    assert replaced["text"].startswith("Hjælper kolleger")
    assert [found.name for found in findings_of_system("skat", before + on + "\n", library)] == [
        "adapted-text-unchanged"
    ]


def test_what_is_only_chosen_to_be_adapted_is_not_decided(make_plan: MakePlan, library: Library) -> None:
    plan = make_plan(adapt=["superbruger"], decided={"adaptation": ""})
    assert "adaptation" not in decided(plan)
    assert value_of(plan)["roles"]["superbruger"] == {"adapt": None}
    assert findings_of_system("skat", system_text(plan), library) == []


def test_without_an_answer_about_components_their_roles_are_neither_in_nor_out(
    make_plan: MakePlan, kombit: LinkedGallery
) -> None:
    plan = make_plan(decided={"roles": ""})
    value = value_of(plan)
    assert "decisions" not in value
    assert plan.waiting.keys() == kombit.roles.keys() - value["roles"].keys()
    assert {name for name, role in kombit.roles.items() if role.components} == plan.waiting.keys()
    text = system_text(plan)
    for name in plan.waiting:
        assert f"\n  # {name}:\n" in text
    assert "Det er ikke afklaret, om systemet bruger Adgangsstyring." in text
    assert "\n# uses: [infrastruktur, adgangsstyring" in text


def test_roles_of_components_that_are_not_settled_can_be_taken_in_and_left_out(make_plan: MakePlan) -> None:
    plan = make_plan(roles=["rolleadministrator"], without={"aftaleadministrator": REASON})
    assert not {"rolleadministrator", "aftaleadministrator"} & plan.waiting.keys()
    roles = value_of(plan)["roles"]
    assert "not_needed" not in (roles["rolleadministrator"] or {})
    assert roles["aftaleadministrator"] == {"not_needed": REASON}


def test_what_is_decided_of_a_start_agrees_with_the_task_that_asks(make_plan: MakePlan) -> None:
    decisions = dict.fromkeys(("designation", "early-operation-roles"), "")
    plan = make_plan(decided=decisions)
    task = starter_tasks(plan)[-1]
    assert (task.designates, task.phase) == (("systemansvarlig",), "ibrugtagning")
    told = decided(plan)
    assert told["designation"].decided.endswith("Ved overgangen til Fase 4: Forankring udpeges systemansvarlig.")
    last = "Systemansvarlig udpeges først ved overgangen til Fase 4: Forankring."
    assert told["early-operation-roles"].decided.endswith(last)
    earlier = decided(make_plan(decided=decisions, starts={"systemansvarlig": "ibrugtagning"}))
    assert "I Fase 3: Ibrugtagning udpeges systemansvarlig." in earlier["designation"].decided


def test_no_interim_arrangement_is_a_decision_and_no_handover(make_plan: MakePlan) -> None:
    value = value_of(make_plan(interim={"systemansvarlig": ""}, decided={"interim-project-lead": ""}))
    assert "handovers" not in value
    assert value["decisions"]["interim-project-lead"]["decided"].startswith("Nej. Der er ingen overgangsperiode")


def test_the_roles_of_a_profile_stand_in_remarks(make_plan: MakePlan) -> None:
    plan = make_plan(profile="ydelser")
    text = system_text(plan)
    for role in plan.roles.values():
        assert f"\n#   {role.id}: {role.title}\n" in text


def test_a_gallery_without_categories_takes_any(make_plan: MakePlan) -> None:
    assert value_of(make_plan(category="fagsystem"))["category"] == "fagsystem"

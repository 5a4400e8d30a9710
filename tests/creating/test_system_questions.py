"""The questions, answered as people answer."""

import re
from collections.abc import Callable, Collection
from typing import TypeAlias

import pytest

from rolekat.creating.choices import Choices
from rolekat.creating.decisions import decided
from rolekat.creating.interview import Interview, Option
from rolekat.creating.plan import SystemPlan
from rolekat.creating.system import system_text
from rolekat.creating.system_questions import SystemQuestions
from rolekat.creating.trying import findings_of_system
from rolekat.language import words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

Conversation: TypeAlias = Callable[..., tuple[SystemPlan, str]]

TITLE = "Hvad hedder"
INTRODUCTION = "Hvad er "
USES = "Hvilke dele"
NO_USES = "slet ingen af dem?"
APPLIES = "Er det tilfældet"
ROLES = "Rollerne med x"
WHY_OUT = "ikke med?"
CONTACT = "Passer det?"
ADAPT = "I vil skrive om"
TASKS = "begynde med disse"
TASKS_DONE = "Er det alle"
TASKS_INSTEAD = "Hvad er så besluttet"
DESIGNATION = "fx 10="
STARTS = "Passer faserne?"
SUCCESSORS = "Enter: ja."
INTERIM = "lader beslutningen stå åben."
HOW_LONG = "Hvor længe"
EARLY = "skal udpeges før"
SAME_PERSON = "helst fortsætte"
WHY = "Hvorfor?"


@pytest.fixture
def converse(kombit: LinkedGallery) -> Conversation:
    """Answers by the words of the question, each once and in order; Enter to all else."""

    def run(
        answers: dict[str, str | list[str]],
        given: Collection[str] = (),
        width: int = 80,
        choices: Choices | None = None,
    ) -> tuple[SystemPlan, str]:
        told: list[str] = []
        left = {question: [answer] if isinstance(answer, str) else list(answer) for question, answer in answers.items()}
        since: list[str] = []
        open_questions: list[str] = []  # a list is asked of until Enter, and may ask something else in between

        def tell(text: str) -> None:
            told.append(text)
            since.append(text)

        def ask(prompt: str) -> str:
            asked = " ".join(" ".join(since).split())
            told.append(prompt)
            since.clear()
            new = next((question for question, waiting in left.items() if question in asked and waiting), None)
            question = new or (open_questions[-1] if open_questions and "Beslutning" not in asked else None)
            if question is None:
                return ""
            answer = left[question].pop(0)
            if new and left[question] and question not in open_questions:
                open_questions.append(question)
            elif not left[question] and question in open_questions:
                open_questions.remove(question)
            return answer

        say = words("da")
        interview = Interview(ask, tell, say, width)

        def make(made: Choices) -> SystemPlan:
            return SystemPlan("skat", kombit, None, made, say)

        plan = SystemQuestions(interview, make, choices or Choices(), given).run()
        assert not any(left.values()), f"never asked: {left}"
        return plan, "\n".join(told)

    return run


def test_enter_all_the_way_takes_what_the_gallery_suggests(converse: Conversation, library: Library) -> None:
    plan, told = converse({})
    assert plan.title == "Skat"
    assert list(decided(plan)) == [
        "contact-points",
        "designation",
        "activation",
        "successors",
        "early-operation-roles",
    ]
    for number in range(1, 11):
        assert f"Beslutning {number} af 10: " in told
    assert findings_of_system("skat", system_text(plan), library) == []


def test_answers_end_up_in_the_catalog(converse: Conversation, library: Library) -> None:
    plan, _ = converse(
        {
            TITLE: "Skattesystemet",
            INTRODUCTION: "Det beregner: skat # her",
            USES: ["2 organisation", ""],
            ROLES: ["gevinstejer", ""],
            WHY_OUT: "Gevinsten ligger et andet sted.",
            ADAPT: ["superbruger", ""],
            TASKS_DONE: "Der er ikke flere.",
            STARTS: ["systemansvarlig=ibrugtagning", ""],
            INTERIM: "j",
            HOW_LONG: "Højst et år",
            SAME_PERSON: ["1"],
        }
    )
    choices = plan.choices
    assert (choices.title, choices.introduction) == ("Skattesystemet", "Det beregner: skat # her")
    assert choices.uses == ["adgangsstyring", "organisation"]
    assert choices.without == {"gevinstejer": "Gevinsten ligger et andet sted."}
    assert choices.adapt == ["superbruger"]
    assert choices.starts == {"systemansvarlig": "ibrugtagning"}
    assert choices.interim == {"systemansvarlig": "Højst et år"}
    assert choices.same_person == {"systemejer": "recommended"}
    assert [*decided(plan)] == [name for name in plan.gallery.head.decisions if name != "adaptation"]
    assert findings_of_system("skat", system_text(plan), library) == []


def test_a_dash_leaves_a_decision_open(converse: Conversation) -> None:
    plan, _ = converse({ROLES: "-", CONTACT: "-", STARTS: ["-"], SUCCESSORS: "-", EARLY: "-", SAME_PERSON: "-"})
    assert list(decided(plan)) == ["activation"]


def test_a_question_mark_explains_with_the_gallerys_words(converse: Conversation, kombit: LinkedGallery) -> None:
    _, told = converse({CONTACT: ["?", ""], USES: ["?", ""]})
    text = kombit.head.decisions["contact-points"].text
    assert text
    assert " ".join(text.split()) in " ".join(told.split())
    assert "Spørg leverandøren" in " ".join(told.split())


def test_what_cannot_be_is_explained_and_asked_again(converse: Conversation) -> None:
    plan, told = converse(
        {
            USES: ["adgang", "99", "adgangsstyring", ""],
            ROLES: ["projektleder", ""],
            CONTACT: ["drift=projektleder", "drift", "5=projektleder", ""],
            STARTS: ["projektleder=drift", "superbruger=måske", ""],
            TASKS: ["måske", ""],
        }
    )
    flat = " ".join(told.split())
    assert "Mente du `adgangsstyring`?" in flat
    assert "Projektleder kan ikke udelades." in flat
    assert "kan ikke være kontaktpunkt" in flat
    assert "Skriv `drift` som navn=værdi" in flat
    assert "kan ikke begynde senere" in flat
    assert "Det svar forstår jeg ikke." in flat
    assert plan.choices.uses == ["adgangsstyring"]
    assert plan.choices.starts == {}
    assert plan.contact_point["drift"] == "systemansvarlig"


def test_a_succession_must_have_both_sides_or_none(converse: Conversation) -> None:
    plan, told = converse({ROLES: ["systemejer", "", "projektejer", ""], WHY_OUT: "Nej tak, ikke her."})
    assert "tager over efter Projektejer" in " ".join(told.split())
    assert set(plan.choices.without) == {"systemejer", "projektejer"}


def test_another_contact_point_needs_a_reason(converse: Conversation) -> None:
    plan, _ = converse({CONTACT: ["drift=systemejer", ""], WHY: ["", "Ejeren er den eneste, der er der hver dag."]})
    assert plan.choices.contact_point == {"drift": "systemejer"}
    assert decided(plan)["contact-points"].why == "Ejeren er den eneste, der er der hver dag."


def test_no_tasks_needs_a_decision_and_a_reason(converse: Conversation, library: Library) -> None:
    plan, _ = converse({TASKS: "n", TASKS_INSTEAD: "KOMBIT sender dem selv.", WHY: "Det er aftalt."})
    assert "actions:" not in system_text(plan)
    assert decided(plan)["klik-tasks"] == ("KOMBIT sender dem selv.", "Det er aftalt.")
    assert findings_of_system("skat", system_text(plan), library) == []


def test_what_options_answered_is_not_asked(converse: Conversation) -> None:
    given = ("title", "introduction", "uses", "roles", "contact-points", "same-person")
    _, told = converse({}, given, choices=Choices(title="Skat", uses=["print"]))
    flat = " ".join(told.split())
    for question in (TITLE, INTRODUCTION, USES, ROLES, CONTACT, SAME_PERSON):
        assert question not in flat
    assert "Beslutning 3 af 10" in flat


@pytest.mark.parametrize("width", [40, 60, 80])
def test_nothing_is_wider_than_the_terminal(width: int, converse: Conversation) -> None:
    _, told = converse({}, width=width)
    for line in told.splitlines():
        assert len(line) <= width or " " not in re.sub(r"^[ \[\]x\d]*", "", line), line


def test_what_the_profile_settles_is_told_and_not_asked(library: Library, kombit: LinkedGallery) -> None:
    told: list[str] = []
    say = words("da")
    profile = library.profile("ydelser")
    questions = SystemQuestions(
        Interview(lambda _prompt: "", told.append, say),
        lambda made: SystemPlan("skat", kombit, profile, made, say),
        Choices(),
        (),
    )
    plan = questions.run()
    flat = " ".join(" ".join(told).split())
    assert "Profilen har truffet disse beslutninger: " in flat
    for name, point in kombit.head.decisions.items():
        assert (f": {point.title} ---" in flat) == (name in plan.decisions)


def test_nobody_answering_ends_it(kombit: LinkedGallery) -> None:
    def ask(_prompt: str) -> str:
        raise EOFError

    say = words("da")
    questions = SystemQuestions(
        Interview(ask, lambda _text: None, say), lambda made: SystemPlan("skat", kombit, None, made, say), Choices(), ()
    )
    with pytest.raises(EOFError):
        questions.run()


def test_a_mere_yes_takes_the_proposal_and_is_no_decision_of_its_own(converse: Conversation) -> None:
    plan, _ = converse({TASKS_DONE: "ja", SUCCESSORS: "Ja", CONTACT: "j", STARTS: "ja"})
    taken = decided(plan)
    assert taken["klik-tasks"].decided == "De opgaver, kataloget har, er dem, der skal løses."
    assert taken["successors"].decided.startswith("Systemejer afløser projektejer")
    assert {"contact-points", "designation"} <= taken.keys()


def test_a_mere_no_leaves_a_decision_open(converse: Conversation) -> None:
    plan, told = converse({ROLES: "nej", TASKS_DONE: "nej", SUCCESSORS: "nej"})
    assert "står ikke på listen" not in told
    assert not {"klik-tasks", "successors"} & decided(plan).keys()
    assert "Hvad er besluttet?" in told


def test_names_are_taken_as_they_stand_in_a_list(converse: Conversation) -> None:
    plan, told = converse({USES: ["?", "organisation, ØiR debitor", ""], ROLES: ["Gevinstejer", ""]})
    assert plan.choices.uses == ["organisation", "oeir-debitor"]
    assert "gevinstejer" in plan.left_out
    assert "\n  Organisation: " in told.replace("\n\n", "\n")


def test_a_terminal_is_told_nothing_that_could_move_its_cursor() -> None:
    told: list[str] = []
    answers = iter(["1", ""])
    interview = Interview(lambda _prompt: next(answers), told.append, words("en"))
    assert interview.several("Which?\x1b[2J", [Option("a", "A\x1b[31m")], ()) == {"a"}
    assert "\x1b" not in "".join(told)


@pytest.mark.parametrize(
    ("answers", "uses"),
    [
        ({}, None),
        ({NO_USES: "j"}, []),
        ({NO_USES: "nej"}, None),
        ({USES: "-"}, None),
        ({USES: ["adgangsstyring", ""]}, ["adgangsstyring"]),
    ],
)
def test_only_a_plain_answer_says_that_no_component_is_used(
    answers: dict[str, str | list[str]], uses: list[str] | None, converse: Conversation
) -> None:
    plan, _ = converse(answers)
    assert plan.choices.uses == uses
    assert ("roles" in decided(plan)) == (uses is not None)
    assert bool(plan.waiting) == (uses is None)

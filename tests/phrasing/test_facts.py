"""Facts in words: what cards and documents both say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from rolekat.language import Language, words
from rolekat.library.library import Library
from rolekat.model.role import Appointment, Holders, Role
from rolekat.model.system import Due
from rolekat.phrasing.facts import Facts, capital, sentence

GALLERY: Final = """\
gallery: demo
version: "1"
title: Demo
language: da
lifecycle:
  phases: {start: {title: "Fase 1: Start"}, brug: {title: "Fase 2: Brug"}, drift: {title: Drift}}
components: {net: {title: Nettet}}
parties: {kombit: KOMBIT, leverandoer: leverandøren}
relation_kinds: {succeeds: overtager haven fra, spiser: spiser med}
groups: {}
"""


@pytest.fixture
def facts(tmp_path: Path) -> Callable[[Language], Facts]:
    file = tmp_path / "roles" / "demo" / "gallery.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(GALLERY, "utf-8")
    gallery = Library([str(tmp_path)]).gallery("demo@1")
    assert gallery
    return lambda language: Facts(words(language), gallery)


def due(**given: Any) -> Callable[[Facts], str | None]:
    return lambda facts: facts.due(Due.model_validate(given))


def appointment(**given: Any) -> Callable[[Facts], tuple[str, ...]]:
    return lambda facts: facts.appointment(Appointment.model_validate({"how": ["local"], **given}))[1:]


def lapse(**given: Any) -> Callable[[Facts], str | None]:
    return lambda facts: facts.lapse(Appointment.model_validate({"how": ["local"], "lapses": given}).lapses)


def holders(**given: Any) -> Callable[[Facts], list[str]]:
    return lambda facts: list(facts.holders(Holders.model_validate(given)))


def role(**given: Any) -> Role:
    return Role.model_validate({"role": "leder", "title": "Leder", "held_per": "system", **given})


@pytest.mark.parametrize(
    ("said", "danish", "english"),
    [
        (lambda f: f.date("2021"), "2021", "2021"),
        (lambda f: f.date("2021-12"), "december 2021", "December 2021"),
        (lambda f: f.date("2022-02-04"), "4. februar 2022", "4 February 2022"),
        (lambda f: f.date(None), None, None),
        (lambda f: f.every("12 months"), "hvert år", "every year"),
        (lambda f: f.every("24 months"), "hvert 2. år", "every 2 years"),
        (lambda f: f.every("6 months"), "hver 6. måned", "every 6 months"),
        (lambda f: f.every("1 week"), "hver uge", "every week"),
        (due(before="brug", days=1), "senest 1 dag før Fase 2: Brug", "at least 1 day before Fase 2: Brug"),
        (due(before="brug", days=0), "før Fase 2: Brug begynder", "before Fase 2: Brug begins"),
        (due(after="brug", days=0), "når Fase 2: Brug begynder", "when Fase 2: Brug begins"),
        (due(after="nowhere", days=3), "senest 3 dage inde i nowhere", "at most 3 days into nowhere"),
        (due(date="2022-02-14"), "senest 14. februar 2022", "by 14 February 2022"),
        (lambda f: f.span(["start", "brug", "drift"]), "alle faser", "all phases"),
        (lambda f: f.span(["start", "drift"]), "Fase 1: Start og Drift", "Fase 1: Start and Drift"),
        (lambda f: f.span(["brug", "drift"]), "fra Fase 2: Brug", "from Fase 2: Brug"),
        (lambda f: f.span([]), "", ""),
        (lambda f: f.relation("succeeds"), "overtager haven fra", "overtager haven fra"),
        (lambda f: f.relation("assists", other_end=True), "får bistand fra", "assisted by"),
        (lambda f: f.relation("spiser", other_end=True), "andre spiser med rollen:", "others spiser med the role:"),
        (lambda f: f.towards("leverandoer"), "over for leverandøren", "towards leverandøren"),
        (
            appointment(initiated_by={"party": "kombit", "text": "KOMBIT/KDI, når det er tid."}),
            ("Initiativet kommer fra KOMBIT/KDI, når det er tid.",),
            ("The initiative comes from KOMBIT/KDI, når det er tid.",),
        ),
        (
            appointment(initiated_by={"party": "kombit", "text": "projektet", "when": "2021-12"}),
            ("Initiativet kommer fra KOMBIT: projektet.", "Sat i gang: december 2021."),
            ("The initiative comes from KOMBIT: projektet.", "Started December 2021."),
        ),
        (
            lapse(without="net"),
            "Der er brug for rollen, så længe denne del af infrastrukturen er i brug: Nettet.",
            "The role is needed as long as this part of the infrastructure is in use: Nettet.",
        ),
        (lapse(after="brug"), "Rollen ophører, når Fase 2: Brug er slut.", "The role ends when Fase 2: Brug is over."),
        (holders(min=1), ["Mindst én indehaver."], ["At least one holder."]),
        (holders(min=1, max=2, per="place"), ["1 til 2 indehavere pr. sted."], ["1 to 2 holders per place."]),
        (lambda f: f.held(role()), ("Én for hvert it-system.",), ("One for each IT system.",)),
        (lambda f: f.held(role(), "place/skole"), ("Én pr. skole.",), ("One per skole.",)),
        (
            lambda f: list(f.positions(role(position=["kontorchef", "raadgiver"]))),
            ["Følger stillingen som kontorchef eller rådgiver."],
            ["Comes with the position of kontorchef or rådgiver."],
        ),
    ],
)  # fmt: skip
def test_facts_in_words(
    facts: Callable[[Language], Facts], said: Callable[[Facts], Any], danish: Any, english: Any
) -> None:
    assert said(facts("da")) == danish
    assert said(facts("en")) == english


def test_phases_by_other_names(facts: Callable[[Language], Facts]) -> None:
    short = Facts(words("da"), facts("da").gallery, {"start": "Start", "brug": "Brug", "drift": "Drift"})
    assert short.span(["start", "brug"]) == "til og med Brug"


def test_sentences() -> None:
    assert sentence("fordi det er godt") == "Fordi det er godt."
    assert sentence("Ja!") == "Ja!"
    assert capital("it-chef") == "It-chef"

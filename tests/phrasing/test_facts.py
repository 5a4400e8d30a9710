"""Facts in words: what cards and documents both say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from rolekat.language import Language, words
from rolekat.library.library import Library
from rolekat.model.action import Due
from rolekat.model.role import Appointment, Delegation, Item, Role, Seat
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
    return lambda facts: list(facts.holders_of(role(holders=given)))


def seat(**given: Any) -> Callable[[Facts], tuple[str, list[str]]]:
    made = Seat.model_validate(given)
    return lambda facts: (facts.seat_of("plads", made), list(facts.seat_facts(made)))


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
            appointment(initiated_by={"party": "kombit", "text": "KOMBIT, ultimo 2019", "when": "2019"}),
            ("Initiativet kommer fra KOMBIT, ultimo 2019.",),
            ("The initiative comes from KOMBIT, ultimo 2019.",),
        ),
        (
            lapse(without="net"),
            "Der er brug for rollen, så længe denne del af infrastrukturen er i brug: Nettet.",
            "The role is needed as long as this part of the infrastructure is in use: Nettet.",
        ),
        (lapse(after="brug"), "Rollen ophører, når Fase 2: Brug er slut.", "The role ends when Fase 2: Brug is over."),
        (holders(min=1), ["Mindst én indehaver."], ["At least one holder."]),
        (holders(min=1, max=2, per="place"), ["1 til 2 indehavere pr. sted."], ["1 to 2 holders per place."]),
        (
            holders(min=2, per="unit/leder", when={"held_by": "unit"}),
            ["Når en enhed har rollen: mindst 2 navngivne personer pr. leder."],
            ["Where a unit holds it: at least 2 named people per leder."],
        ),
        (lambda f: list(f.holders_of(role(held_by="body"))), [], []),
        (lambda f: f.held(role()), ("Findes for hvert it-system.",), ("Exists for each IT system.",)),
        (lambda f: f.held(role(), "place/skole"), ("Besættes særskilt pr. skole.",), ("Filled separately per skole.",)),
        (
            lambda f: list(f.positions(role(position=["kontorchef", "raadgiver"]))),
            ["Den, der har rollen, skal have stillingen som kontorchef eller rådgiver."],
            ["Whoever holds it must have the position of kontorchef or rådgiver."],
        ),
        (
            lambda f: list(f.positions(role(position="kontorchef", appointment={"how": "by-position"}))),
            ["Følger stillingen som kontorchef."],
            ["Comes with the position of kontorchef."],
        ),
        (
            lambda f: list(f.origin(role(**{"from": "joint-body", "decision": "required"}))),
            ["Kommer fra det fælles organ selv.", "Det skal stå, hvor beslutningen om, hvem der har rollen, er skrevet ned."],
            ["Comes from the joint body itself.", "It must be said where the decision on who holds it is recorded."],
        ),
        (lambda f: f.held(role(held_by="body")), ("Findes for hvert it-system.", "Er et organ."), ("Exists for each IT system.", "Is a body.")),
        (
            lambda f: list(f.wanted(role(suggested={"standing": "recommended"}))),
            ["Rollen er anbefalet, uanset hvilke systemer organisationen har."],
            ["The role is recommended, whatever systems the organisation has."],
        ),
        (lambda f: list(f.wanted(role())), [], []),
        (
            lambda f: list(f.delegation(Delegation.model_validate({"responsibilities": "limited", "to": "leder", "role": "allowed"}))),
            [
                "Opgaver kan uddelegeres.", "Ansvar kan uddelegeres i begrænset omfang.", "Ansvar kan kun gå til leder.",
                "Rollen som helhed kan gå til en uden stillingen, når beslutningen er skrevet ned.",
            ],
            [
                "Tasks may be delegated.", "Responsibilities may be delegated to a limited extent.",
                "Responsibilities may only go to leder.",
                "The role as a whole may go to somebody without the position, where the decision is recorded.",
            ],
        ),
        (seat(title="leder"), ("Leder", []), ("Leder", [])),
        (seat(title="medlem", count=3), ("Medlem (3 pladser)", []), ("Medlem (3 seats)", [])),
        (
            seat(per="owner", obligation="recommended", several_owners=True, position="raadmand", **{"from": "owner"}),
            ("Plads (én pr. ejer)", ["Anbefalet.", "Fra den ejer, pladsen er for.", "Har stillingen som rådmand.", "Gerne fra flere af ejerne."]),
            ("Plads (one per owner)", ["Recommended.", "From the owner that the seat is for.", "Has the position of rådmand.", "Preferably from several of the owners."]),
        ),
        (
            lambda f: list(f.remarks(Item.model_validate({"text": "x", "exclusive": "true", "decides": "true", "delegable": "own-line"}))),
            ["Kun den, der har rollen, må gøre det.", "Her bliver der truffet en beslutning.", "Kan kun uddelegeres i egen linje."],
            ["Only the holder may do it.", "A decision is taken here.", "May only be delegated in the holder's own line."],
        ),
        (lambda f: f.months(("12", "1")), ("januar", "december"), ("January", "December")),
        (lambda f: (f.phase("always"), f.span(["always"])), ("til enhver tid",) * 2, ("at any time",) * 2),
        (lambda f: f.word("tvaergaaende-raad"), "tværgående råd", "tværgående råd"),
    ],
)  # fmt: skip
def test_facts_in_words(
    facts: Callable[[Language], Facts], said: Callable[[Facts], Any], danish: Any, english: Any
) -> None:
    assert said(facts("da")) == danish
    assert said(facts("en")) == english


def test_a_gallery_without_phases_suggests_for_any_time(tmp_path: Path) -> None:
    file = tmp_path / "roles" / "g" / "gallery.yaml"
    file.parent.mkdir(parents=True)
    file.write_text('gallery: g\nversion: "1"\ntitle: G\nlanguage: nb\ngroups: {}\n', "utf-8")
    gallery = Library([str(tmp_path)]).gallery("g@1")
    assert gallery
    facts = Facts(words("nb"), gallery)
    assert [*facts.wanted(role(suggested={"mandatory": "always"}))] == ["Rollen er obligatorisk til enhver tid."]
    assert facts.always(role(suggested={"recommended": "always"})) == "recommended"
    assert [*facts.wanted(role())] == ["Galleriet foreslår ikke når rollen skal være besatt."]


def test_phases_by_other_names(facts: Callable[[Language], Facts]) -> None:
    short = Facts(words("da"), facts("da").gallery, {"start": "Start", "brug": "Brug", "drift": "Drift"})
    assert short.span(["start", "brug"]) == "til og med Brug"


def test_sentences() -> None:
    assert sentence("fordi det er godt") == "Fordi det er godt."
    assert sentence("Ja!") == "Ja!"
    assert capital("it-chef") == "It-chef"

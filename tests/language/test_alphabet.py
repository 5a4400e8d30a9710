"""Alphabetical order, as readers of each language expect it."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolekat.language import LANGUAGES, Language
from rolekat.language.alphabet import alphabetical, order

SCANDINAVIAN: Final = (
    ("a", "B", "c"),
    ("Zebra", "Ærø", "Ødis", "Åse"),
    ("Odense", "Randers", "Aabenraa"),
    ("Ribe", "Ørsta", "Aalborg", "Ålesund", "Aarhus", "Århus"),
    ("Kierkegor", "Kierkegæk", "Kierkegøl", "Kierkegaard"),
    ("dataansvarlig", "Databehandler", "Dataejer", "Datatilsynet"),
    ("Ekstraarbejde", "Klimaafdelingen", "Klimaråd", "Mediaafdeling", "Pizzaaften", "Zoneleder"),
    ("Aabybro", "Aagaard", "Aarhus"),
    ("Fagchef", "Farum", "Faaborg", "Faarevejle"),
    ("Grenæs", "Grenaa", "Haderslev", "Haarby"),
    ("Kirke Hvalsø", "Kirke Saaby", "Kr. Skov", "Kraag"),
    ("Søgade", "Søgår", "Søgaard", "Søgårde", "Sølvgade"),
    ("Zoo", "Ängelholm", "Ært", "Öland", "Øster"),
    ("Muller", "Mylius", "Müller"),
    ("Eva", "Éva", "Evald"),
    ("Čáhppe", "Cato", "Cecilie"),
    ("Dag", "Đivga", "Dyre", "Ŋá", "Nils", "Ola"),
    ("Bo Aas", "bo Ås", "Bodil"),
    ("1. etage", "Arkiv"),
)
ENGLISH: Final = (
    ("a", "B", "c"),
    ("Aabenraa", "Aero", "Ærø", "Århus", "Odense", "Ødis", "Zoo"),
    ("Müller", "Mylius", "Zürich"),
)


@pytest.mark.parametrize("language", ["da", "nb", "nn"])
@pytest.mark.parametrize("names", SCANDINAVIAN, ids=lambda names: names[-1])
def test_in_the_north(language: Language, names: tuple[str, ...]) -> None:
    keys = [order(language)(name)[0] for name in names]
    assert keys == sorted(keys)


@pytest.mark.parametrize("names", ENGLISH, ids=lambda names: names[-1])
def test_in_english(names: tuple[str, ...]) -> None:
    keys = [order("en")(name)[0] for name in names]
    assert keys == sorted(keys)


def test_a_letter_and_its_accent_are_the_same_however_they_are_stored() -> None:
    for language in LANGUAGES:
        key = order(language)
        assert key("A\u030arhus")[0] == key("Århus")[0]
        assert key("E\u0301va")[0] == key("Éva")[0] == key("eva")[0]


def test_things_of_one_name_stay_as_they_were() -> None:
    things = [("Bo", 2), ("Anne", 3), ("Bo", 1)]
    assert alphabetical(things, lambda each: each[0], "nn") == [("Anne", 3), ("Bo", 2), ("Bo", 1)]


@given(st.lists(st.text(max_size=8), max_size=8), st.sampled_from(LANGUAGES))
def test_the_order_does_not_depend_on_where_one_begins(names: list[str], language: Language) -> None:
    assert alphabetical(names, str, language) == alphabetical(names[::-1], str, language)

"""Facts in Norwegian words: dates, intervals, plurals, lists."""

import pytest

from rolekat.language import LANGUAGES, Language, words
from rolekat.language.dates import date_in_words


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [
        ("nb", "2026", "2026"),
        ("nb", "2026-03", "mars 2026"),
        ("nb", "2026-05-17", "17. mai 2026"),
        ("nb", "2026-12-01", "1. desember 2026"),
        ("nn", "2026-03", "mars 2026"),
        ("nn", "2026-05-17", "17. mai 2026"),
        ("da", "2026-05-17", "17. maj 2026"),
        ("en", "2026-05-17", "17 May 2026"),
    ],
)
def test_dates(language: Language, date: str, said: str) -> None:
    assert date_in_words(date, words(language)) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_has_twelve_months(language: Language) -> None:
    assert len(set(words(language).section("facts")["date"]["months"])) == 12


@pytest.mark.parametrize(
    ("key", "number", "bokmaal", "nynorsk"),
    [
        ("lists.count.roles", 1, "1 rolle", "1 rolle"),
        ("lists.count.roles", 2, "2 roller", "2 roller"),
        ("lists.count.tasks", 3, "3 oppgaver", "3 oppgåver"),
        ("facts.due.days", 1, "1 dag", "1 dag"),
        ("facts.due.days", 14, "14 dager", "14 dagar"),
        ("facts.every.week", 2, "hver 2. uke", "kvar 2. veke"),
        ("facts.every.month", 1, "hver måned", "kvar månad"),
        ("facts.every.year", 1, "hvert år", "kvart år"),
        ("facts.every.year", 4, "hvert 4. år", "kvart 4. år"),
        ("answers.systems", 0, "0 systemer", "0 system"),
        ("report.errors", 1, "1 feil", "1 feil"),
        ("report.warnings", 2, "2 advarsler", "2 åtvaringar"),
    ],
)
def test_numbers(key: str, number: int, bokmaal: str, nynorsk: str) -> None:
    assert (words("nb").count(key, number), words("nn").count(key, number)) == (bokmaal, nynorsk)


def test_names_in_a_row() -> None:
    for language in ("nb", "nn"):
        assert words(language).several(["a", "b", "c"]) == "a, b og c"
        assert words(language).several([str(number) for number in range(20)]).endswith("8, 9, 10, 11 og 8 andre")

"""Dates in words."""

from rolekat.language import Words


def date_in_words(date: str, words: Words) -> str:
    """A date as precise as it is known: `2022`, `February 2022`, `14 February 2022`."""
    year, *rest = date.split("-")
    if not rest:
        return year
    months: list[str] = words.section("facts")["date"]["months"]
    month = months[int(rest[0]) - 1]
    if len(rest) == 1:
        return words("facts.date.month", month=month, year=year)
    return words("facts.date.day", day=int(rest[1]), month=month, year=year)

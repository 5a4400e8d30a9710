"""A value that can mean but one thing is written as it is written here: days, intervals, months, yes and no, words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.fixing.near import params_of, sureness
from rolekat.gregorian import is_day
from rolekat.text.changing import Put
from rolekat.text.words import year_first

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_WORD: Final = re.compile(r"[\w-]+")
"""Several words say more than the one that would be put in their place."""


def safety(finding: Finding) -> Safety | None:
    """Safe but for a word that is only nearly one of those that can stand there."""
    params = params_of(finding)
    if finding.variant == "choice-near":
        return sureness(params["given"], params["near"]) if _WORD.fullmatch(params["given"]) else None
    return "safe" if _meant(finding) else None


def mend(finding: Finding, source: Source) -> Mend:
    """The value, written as it is meant."""
    params, path = params_of(finding), finding.place.path
    near = params["near"] if finding.variant == "choice-near" else _meant(finding)
    if near is None or source.at(path) != params["given"]:
        raise UnmendableError("gone")
    return Mend("rewritten", {"given": params["given"], "near": near}, (Edit(finding.place.file, Put(path, near)),))


def _meant(finding: Finding) -> str | None:
    given = params_of(finding).get("given", "")
    if finding.variant in ("day", "day-first"):
        return _day(given)
    if finding.variant == "date":
        return _day(given) or _month_of_a_year(given)
    if finding.variant == "interval":
        return _interval(given)
    if finding.variant == "month":
        return _MONTHS.get(given.lower()[:3]) if given.isalpha() else None
    return _TRUTHS.get(given.lower()) if finding.variant == "yes-or-no" else None


def _day(given: str) -> str | None:
    """A day whose year is written out: `2026-1-5`, `2026/01/05`, `5.1.2026`."""
    match = re.fullmatch(r"(\d{4})([-./])(\d\d?)\2(\d\d?)", given)
    day = f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}" if match else year_first(given)
    return day if day != given and is_day(day) else None


def _month_of_a_year(given: str) -> str | None:
    match = re.fullmatch(r"([1-9]\d{3})[-./](\d\d?)", given)
    return f"{match[1]}-{match[2]:0>2}" if match and 1 <= int(match[2]) <= _LAST_MONTH else None


_LAST_MONTH: Final = 12
_UNITS: Final = {
    "days": ("day", "dag", "dage", "dager", "dagar"),
    "weeks": ("week", "uge", "uger", "uke", "uker", "veke", "veker"),
    "months": ("month", "måned", "måneder", "månad", "månader", "mdr", "mdr.", "mnd", "mnd."),
    "years": ("year", "år"),
}
_UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in (unit, *words)}
_EVERY: Final = {
    "hvert år": "1 year", "årlig": "1 year", "årligt": "1 year", "kvart år": "1 year", "årleg": "1 year",
    "yearly": "1 year", "every year": "1 year",
    "hver måned": "1 month", "månedlig": "1 month", "månedligt": "1 month", "kvar månad": "1 month",
    "månadleg": "1 month", "monthly": "1 month", "every month": "1 month",
    "hver uge": "1 week", "hver uke": "1 week", "kvar veke": "1 week", "every week": "1 week",
}  # fmt: skip


def _interval(given: str) -> str | None:
    """A number and a unit in any of the languages: `12 måneder`."""
    said = " ".join(given.lower().split())
    match = re.fullmatch(r"([1-9]\d{0,3}) ?(\D+)", said)
    unit = _UNIT_OF.get(match[2]) if match else None
    if match and unit:
        return f"1 {unit[:-1]}" if match[1] == "1" else f"{match[1]} {unit}"
    return _EVERY.get(said)


_MONTHS: Final = {
    name: str(number)
    for number, names in enumerate(
        (
            ("jan",), ("feb",), ("mar",), ("apr",), ("maj", "mai", "may"), ("jun",), ("jul",), ("aug",), ("sep",),
            ("okt", "oct"), ("nov",), ("dec", "des"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_TRUTHS: Final = {"ja": "true", "sand": "true", "sann": "true", "nej": "false", "nei": "false", "falsk": "false"}

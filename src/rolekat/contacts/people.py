"""From what a register says of people to contacts: the same for YAML and for tables."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from rolekat.contacts.contact import Contact, contact_of
from rolekat.library.taking import UnfitError, take
from rolekat.text.limits import MAX_PROBLEMS
from rolekat.text.problem import Problem

_MODEL: Final = "ContactRegister"
_PEOPLE: Final = "people"


class People(NamedTuple):
    """Everybody who can be relied on, and what is wrong; each place is a path that begins with the person's id."""

    contacts: dict[str, Contact]
    problems: list[Problem]


def judge(entries: Mapping[str, Any]) -> People:
    """The people of some entries by id. Of an entry that is partly wrong, the rest counts."""
    try:
        taken = _take(entries)
        problems: list[Problem] = []
    except UnfitError:
        taken, problems = {}, []
        for person, entry in entries.items():
            found = _judge_one(person, entry)
            taken.update(found[0])
            problems += found[1]
            if len(problems) >= MAX_PROBLEMS:
                break
    people = People({person: contact_of(entry) for person, entry in taken.items()}, problems)
    for person, contact in people.contacts.items():
        consent = contact.consent
        if consent and consent.until and consent.until < consent.given:
            params = (("given", consent.given), ("until", consent.until))
            path = (person, "consent", "until")
            people.problems.append(Problem("invalid-value", path=path, variant="consent-ends", params=params))
    return people


def _take(entries: Mapping[str, Any]) -> dict[str, Any]:
    people: dict[str, Any] = take(_MODEL, {_PEOPLE: entries}).people
    return people


def _judge_one(person: str, entry: Any) -> tuple[dict[str, Any], list[Problem]]:
    from rolekat.library.validation import validate_as  # which a register without faults can do without

    try:
        return _take({person: entry}), []
    except UnfitError:
        _, found = validate_as(_MODEL, {_PEOPLE: {person: entry}})
    problems = [_of_person(problem) for problem in found]
    wrong = {problem.path[1] for problem in problems if len(problem.path) > 1}
    rest = {key: value for key, value in entry.items() if key not in wrong and value} if isinstance(entry, dict) else {}
    try:
        return _take({person: rest}), problems
    except UnfitError:
        return {}, problems


def _of_person(problem: Problem) -> Problem:
    """The same without what the file does not have above its people."""
    variant = "person" if problem.rule == "bad-id" else problem.variant
    return problem._replace(path=problem.path[1:], variant=variant)

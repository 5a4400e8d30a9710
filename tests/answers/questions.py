"""Every question, asked of the small country: the data and its sheets."""

from collections.abc import Callable
from typing import Any, Final

from rolekat.answers.comparison import compare, compare_role
from rolekat.answers.holders import holders
from rolekat.answers.load import load
from rolekat.answers.person import person
from rolekat.answers.scope import EVERYTHING, Scope
from rolekat.answers.sheet import Sheet
from rolekat.answers.vacancies import vacancies
from rolekat.answers.wording import comparison as comparison_words
from rolekat.answers.wording import holders as holders_words
from rolekat.answers.wording import load as load_words
from rolekat.answers.wording import person as person_words
from rolekat.answers.wording import vacancies as vacancies_words
from rolekat.language import Words
from rolekat.state.organisations import Organisations

Answer = tuple[Any, list[Sheet]]


def _vacancies(found: Organisations, say: Words, by: str = "system") -> Answer:
    answer = vacancies(found, EVERYTHING)
    sheets = [vacancies_words.sheet(each, answer.as_of, say, by) for each in answer.organisations]
    return answer, [*sheets, vacancies_words.closing(answer, say)]


def _by_role(found: Organisations, say: Words) -> Answer:
    return _vacancies(found, say, "role")


def _by_phase(found: Organisations, say: Words) -> Answer:
    return _vacancies(found, say, "phase")


def _who(found: Organisations, say: Words) -> Answer:
    answer = person(found, "bb", EVERYTHING)
    return answer, [person_words.sheet(answer, say)]


def _holders(found: Organisations, say: Words) -> Answer:
    answer = holders(found, Scope(systems=frozenset({"post"})))
    sheets = [holders_words.sheet(each, answer.as_of, say) for each in answer.organisations]
    return answer, [*sheets, holders_words.closing(answer, say)]


def _load(found: Organisations, say: Words) -> Answer:
    answer = load(found, EVERYTHING)
    return answer, [*(load_words.sheet(each, answer, say) for each in answer.organisations)]


def _compare(found: Organisations, say: Words) -> Answer:
    answer = compare(found, EVERYTHING)
    return answer, [comparison_words.sheet(answer, say)]


def _compare_role(found: Organisations, say: Words) -> Answer:
    answer = compare_role(found, Scope(roles=frozenset({"bruger"})))
    return answer, [comparison_words.role_sheet(answer, "Superbruger", say)]


QUESTIONS: Final[dict[str, Callable[[Organisations, Words], Answer]]] = {
    "vacancies": _vacancies,
    "vacancies-by-phase": _by_phase,
    "vacancies-by-role": _by_role,
    "who": _who,
    "holders": _holders,
    "load": _load,
    "compare": _compare,
    "compare-role": _compare_role,
}

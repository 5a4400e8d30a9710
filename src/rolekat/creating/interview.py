"""Questions on a terminal: a few kinds, each with a proposal that Enter takes and an explanation behind `?`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from rolekat.creating.naming import known, split_pairs
from rolekat.errors import UsageError
from rolekat.language import LANGUAGES, Words, words
from rolekat.language.explaining import explained
from rolekat.text.printable import printable
from rolekat.text.yaml_text import checked_text, wrap

Ask = Callable[[str], str]
"""Shows a prompt and returns the line that somebody writes."""
Tell = Callable[[str], None]

OPEN: Final = "-"
"""The answer that leaves a decision open."""
_EXPLAIN: Final = "?"
_NARROWEST: Final = 40
_WIDEST: Final = 88
_SHORT: Final = 30
_MANY: Final = 8
"""From here on a change shows only the lines that it changed."""


class Option(NamedTuple):
    """Something to choose."""

    id: str
    label: str
    group: str = ""


class Interview:
    """Asks until an answer can be used."""

    def __init__(self, ask: Ask, tell: Tell, say: Words, width: int = 80) -> None:
        self._ask = ask
        self._tell = tell
        self.say = say
        self._width = min(max(width, _NARROWEST), _WIDEST)

    def heading(self, text: str) -> None:
        """Begin something new."""
        lines = wrap(printable(text).split(), self._width)
        self._tell("\n" + "\n".join(lines))
        self._tell("-" * max(len(line) for line in lines))

    def tell(self, text: str, indent: str = "", hanging: str | None = None) -> None:
        """A paragraph."""
        hanging = indent if hanging is None else hanging
        lines = wrap(printable(text).split(), self._width - len(hanging))
        self._tell("\n".join((indent if number == 0 else hanging) + line for number, line in enumerate(lines)))

    def complain(self, error: UsageError) -> None:
        """Say what cannot be."""
        self.tell(explained(error, self.say), "! ", "  ")

    def line(self, prompt: str, explanation: str = "") -> str:
        """One line, as it was written; `?` explains and asks again."""
        while True:
            answer = self._ask(prompt).strip()
            if answer != _EXPLAIN:
                return answer
            for paragraph in (explanation or self.say("new.ask.more")).split("\n"):
                self.tell(paragraph, "  ")

    def text(self, question: str, default: str = "", explanation: str = "", *, needed: bool = False) -> str:
        """A text; what is empty takes the proposal."""
        self._question(question)
        prompt = "> "
        if default and len(default) <= _SHORT:
            prompt = f"[{printable(default)}] > "
        elif default:
            self.tell(self.say("new.ask.proposal", default=default), "  ")
        while True:
            answer = self.line(prompt, explanation) or default
            if needed and not answer:
                self.tell(self.say("new.ask.needs-answer"), "! ", "  ")
                continue
            try:
                return checked_text(answer)
            except UsageError as error:
                self.complain(error)

    def yes_no(self, question: str, *, default: bool | None, explanation: str = "") -> bool | None:
        """Yes or no; without a proposal Enter and `-` leave it open."""
        yes, no = self.say("new.ask.yes-letter"), self.say("new.ask.no-letter")
        letters = [yes.upper() if default is True else yes, no.upper() if default is False else no]
        if default is None:
            letters.append(OPEN)
        self._question(question)
        while True:
            answer = self.line(f"[{'/'.join(letters)}] > ", explanation)
            if not answer or (answer == OPEN and default is None):
                return default
            meant = means(answer)
            if meant is not None:
                return meant
            self._not_understood(self.say("new.ask.answer-yes-no", yes=yes, no=no))

    def one(self, question: str, options: Sequence[Option], default: str | None, explanation: str = "") -> str | None:
        """One of several; without a proposal Enter and `-` choose none."""
        self._question(question)
        self._list(options)
        number = next((str(n) for n, option in enumerate(options, 1) if option.id == default), OPEN)
        while True:
            answer = self.line(f"[{number}] > ", explanation)
            if not answer or (answer == OPEN and default is None):
                return default
            try:
                return pick(answer, [option.id for option in options])
            except UsageError:
                self._not_understood(self.say("new.ask.answer-number"))

    def several(
        self,
        question: str,
        options: Sequence[Option],
        chosen: Collection[str],
        explanation: str = "",
        *,
        toggle: Callable[[str], Collection[str]] | None = None,
    ) -> set[str] | None:
        """Some of several, switched on and off until Enter; `None` for `-`.

        `toggle` is told of each change and returns what is chosen then; it may refuse with a `UsageError`.
        """
        now = set(chosen)
        self._question(question)
        self._list(options, now)
        self.tell(self.say("new.ask.several-hint"), "  ")
        while True:
            answer = self.line("> ", explanation)
            if answer in ("", OPEN):
                return None if answer else now
            if means(answer) is False:
                return now
            before = set(now)
            try:
                for name in dict.fromkeys(_picked(answer, options)):
                    now = set(toggle(name)) if toggle else now ^ {name}
            except UsageError as error:
                self.complain(error)
            self._list(options, now, only=now ^ before if len(options) > _MANY else None)

    def pairs(
        self,
        question: str,
        rows: Callable[[], Mapping[str, tuple[str, str]]],
        values: Mapping[str, str],
        change: Callable[[str, str], None],
        explanation: str = "",
    ) -> bool:
        """A table of names and values, changed by `name=value` until Enter; false for `-`.

        `rows` gives for each id its label and the label of its value, `values` what there is to choose;
        `change` makes a change or refuses with a `UsageError`.
        """
        self._tell("")
        self._table(rows())
        if values:
            self.tell(self.say("new.ask.phases-here"), "  ")
            for number, (name, label) in enumerate(values.items(), 1):
                self.tell(f"{label} ({name})", f"    {number} ", "      ")
        self.tell(question)
        self.tell(self.say("new.ask.pairs-hint"), "  ")
        while True:
            answer = self.line("> ", explanation)
            if answer in ("", OPEN):
                return not answer
            if means(answer):
                return True
            before = dict(rows())
            try:
                for part in answer.split(","):
                    for name, value in split_pairs([part.strip()]).items():
                        change(pick(name, list(rows())), value)
            except UsageError as error:
                self.complain(error)
            now = rows()
            changed = {name for name in now if now[name] != before.get(name)}
            self._table(now, changed if len(now) > _MANY else None)

    def _question(self, text: str) -> None:
        self._tell("")
        self.tell(text)

    def _list(
        self, options: Sequence[Option], chosen: Collection[str] | None = None, only: Collection[str] | None = None
    ) -> None:
        digits = len(str(len(options)))
        group = ""
        for number, option in enumerate(options, 1):
            if only is not None and option.id not in only:
                continue
            if option.group != group and only is None:
                group = option.group
                self.tell(f"{group}:", "  ")
            mark = "" if chosen is None else f"[{'x' if option.id in chosen else ' '}] "
            indent = f"  {mark}{number:>{digits}} "
            self.tell(option.label, indent, " " * len(indent))

    def _table(self, rows: Mapping[str, tuple[str, str]], only: Collection[str] | None = None) -> None:
        digits = len(str(len(rows)))
        longest = max((len(label) for label, _ in rows.values()), default=0)
        fits = longest + max((len(value) for _, value in rows.values()), default=0) + digits + 5 <= self._width
        for number, (name, (label, value)) in enumerate(rows.items(), 1):
            if only is not None and name not in only:
                continue
            indent = f"  {number:>{digits}} "
            if fits:
                self._tell(printable(f"{indent}{label:<{longest}}  {value}"))
            else:
                self.tell(f"{label}: {value}", indent, " " * len(indent))

    def _not_understood(self, answers: str) -> None:
        self.tell(self.say("new.ask.not-understood", answers=answers), "! ", "  ")


def means(answer: str) -> bool | None:
    """Whether an answer is a mere yes or no, in whichever language; `None` for anything else."""
    asking = [words(language).section("new")["ask"] for language in LANGUAGES]
    if any(answer.lower() in each["yes"] for each in asking):
        return True
    return False if any(answer.lower() in each["no"] for each in asking) else None


def pick(answer: str, ids: Sequence[str]) -> str:
    """What a number in a list, or an id, means.

    Raises:
        UsageError: it means nothing in the list.
    """
    if answer.isdecimal() and 1 <= int(answer) <= len(ids):
        return ids[int(answer) - 1]
    return known("choice", answer, ids)


def _picked(answer: str, options: Sequence[Option]) -> Iterable[str]:
    """What an answer names: numbers and ids with blanks or commas between them, labels as they stand in the list."""
    labels = {option.label.partition(": ")[0].casefold(): option.id for option in options}
    for part in answer.split(","):
        name = labels.get(part.strip().casefold())
        yield from [name] if name else (pick(word, [option.id for option in options]) for word in part.split())

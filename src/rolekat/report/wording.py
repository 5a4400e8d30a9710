"""A finding in words that can stand on a line of anything: a terminal, a log, a table."""

from rolekat.findings.located import Located, shown_path
from rolekat.language import Language
from rolekat.record import Record
from rolekat.rules.pages import sentence
from rolekat.text.printable import printable
from rolekat.text.problem import Span


class Wording(Record):
    """What is said of a finding; `help` and `source` are empty where there is nothing to say."""

    place: str
    message: str
    help: str
    source: str
    labels: tuple[str, ...]
    """What is said of each related place, in order."""

    @property
    def advice(self) -> str:
        """What is wrong and what to do, in one go."""
        return f"{self.message}{'' if self.message[-1:] in '.?!' else '.'} {self.help}" if self.help else self.message


def wording(located: Located, language: Language) -> Wording:
    """A finding in the words of a language."""
    found = located.finding
    said = sentence(found, language)
    return Wording(
        place_of(found.place.file, located.span),
        printable(said.message),
        printable(said.help),
        printable(found.source or ""),
        tuple(printable(label) for label in said.labels),
    )


def place_of(file: str, span: Span) -> str:
    """A place as editors and people write it: `file:line:column`."""
    return printable(f"{shown_path(file)}:{span.line}:{span.column}")

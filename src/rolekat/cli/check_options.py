"""The options of `check`, read from plain words; what is not plain goes to the framework, which explains it.

A test holds this table against the command that the framework knows.
"""

from typing import Final

from rolekat.language import LANGUAGES
from rolekat.record import Record

FAIL_ON: Final = ("error", "warning", "note", "never")


class CheckOptions(Record):
    """What somebody asked of `check`; `None` where the configuration decides."""

    paths: tuple[str, ...] = ()
    lang: str | None = None
    format: str = "text"
    output: tuple[str, ...] = ()
    fail_on: str | None = None
    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    as_of: str | None = None
    new_since: str | None = None


VALUES: Final = {
    "--lang": "lang",
    "--format": "format",
    "-f": "format",
    "--output": "output",
    "-o": "output",
    "--fail-on": "fail_on",
    "--as-of": "as_of",
    "--select": "select",
    "--ignore": "ignore",
    "--new-since": "new_since",
}
FLAGS: Final = {"--strict": "strict"}
_CHOICES: Final = {"fail_on": FAIL_ON, "lang": LANGUAGES}
_SEVERAL: Final = ("output", "select", "ignore")
"""What may be given more than once."""


def parse(words: list[str]) -> CheckOptions | None:
    """The options, or `None` where a word is not one of them: `--help`, a slip, an unknown choice."""
    given: dict[str, str | bool | tuple[str, ...]] = {}
    paths: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in FLAGS:
            given[FLAGS[word]] = True
            continue
        if not word.startswith("-"):
            paths.append(word)
            continue
        name, equals, value = word.partition("=")
        if name not in VALUES:
            return None
        field = VALUES[name]
        if not equals:
            value = next(rest, "")
        if not value or value not in (_formats() if field == "format" else _CHOICES.get(field, (value,))):
            return None
        if field in _SEVERAL:
            before = given.get(field, ())
            more = (value,) if field == "output" else split_codes(value)
            given[field] = (*(before if isinstance(before, tuple) else ()), *more)
        else:
            given[field] = value
    return CheckOptions(tuple(paths), **given)  # type: ignore[arg-type]  # the tables above say what is what


def _formats() -> tuple[str, ...]:
    from rolekat.report.formats import names  # most runs name no format

    return names()


def split_codes(value: str) -> tuple[str, ...]:
    """Codes or names, several with commas between them."""
    return tuple(part.strip() for part in value.split(",") if part.strip())

"""The options of `check`, read from plain words; what is not plain goes to the framework, which explains it.

A test holds this table against the command that the framework knows.
"""

from typing import Final, NamedTuple

FORMATS: Final = ("text", "json")
FAIL_ON: Final = ("error", "warning", "note", "never")


class CheckOptions(NamedTuple):
    """What somebody asked of `check`; `None` where the configuration decides."""

    paths: tuple[str, ...] = ()
    lang: str | None = None
    format: str = "text"
    output: str | None = None
    fail_on: str | None = None
    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


VALUES: Final = {
    "--lang": "lang",
    "--format": "format",
    "-f": "format",
    "--output": "output",
    "-o": "output",
    "--fail-on": "fail_on",
    "--select": "select",
    "--ignore": "ignore",
}
FLAGS: Final = {"--strict": "strict"}
_CHOICES: Final = {"format": FORMATS, "fail_on": FAIL_ON, "lang": ("da", "en")}


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
        if not value or value not in _CHOICES.get(field, (value,)):
            return None
        if field in ("select", "ignore"):
            before = given.get(field, ())
            given[field] = (*(before if isinstance(before, tuple) else ()), *split_codes(value))
        else:
            given[field] = value
    return CheckOptions(tuple(paths), **given)  # type: ignore[arg-type]  # the tables above say what is what


def split_codes(value: str) -> tuple[str, ...]:
    """Codes or names, several with commas between them."""
    return tuple(part.strip() for part in value.split(",") if part.strip())

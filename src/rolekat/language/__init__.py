"""Fixed texts, a folder for each language and a file for each section, and the choice between the languages.

`say("errors.fault")` is the text `fault` in `<language>/errors.toml`. A test holds the languages together.
"""

import functools
import os
from collections.abc import Sequence
from typing import Any, Final, Literal, TypeAlias

from rolekat.text.toml import read_toml

Language: TypeAlias = Literal["da", "en", "nb", "nn"]
LANGUAGES: Final[tuple[Language, ...]] = ("da", "en", "nb", "nn")
"""Danish, English, Norwegian bokmål and nynorsk."""
FOLDER: Final = os.path.dirname(__file__)
_MANY_NAMES: Final = 16


class Words:
    """The fixed texts of one language, with `{parameters}`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._sections: dict[str, dict[str, Any]] = {}

    def __call__(self, key: str, /, **params: object) -> str:
        """The text of a key, with its parameters put in.

        Raises:
            KeyError: the language has no such text: a fault of rolekat, which a test finds.
        """
        section, *path = key.split(".")
        found: Any = self.section(section)
        for part in path:
            found = found[part]
        text: str = found
        return text.format_map(params) if params else text

    def section(self, name: str) -> dict[str, Any]:
        """All texts of a section."""
        if name not in self._sections:
            with open(os.path.join(FOLDER, self.language, f"{name}.toml"), encoding="utf-8") as file:
                self._sections[name] = read_toml(file.read())
        return self._sections[name]

    def term(self, key: str) -> str:
        """A word of the field, such as an obligation."""
        return self(f"terms.{key}")

    def count(self, key: str, number: int, **params: object) -> str:
        """A text that depends on a number: its form `one` or `other`."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number, **params)

    def several(self, names: Sequence[str], *, whole: bool = False, either: bool = False) -> str:
        """Names in a row: `a, b and c`, or `a, b or c` where `either` will do.

        Of very many, unless the whole is wanted, the first and how many more.
        """
        if len(names) <= 1:
            return "".join(names)
        if len(names) > _MANY_NAMES and not whole:
            names = [*names[: _MANY_NAMES - 4], self("terms.others", n=len(names) - _MANY_NAMES + 4)]
        return f"{', '.join(names[:-1])} {self('terms.or' if either else 'terms.and')} {names[-1]}"


@functools.cache
def words(language: Language) -> Words:
    """The fixed texts of a language."""
    return Words(language)


def choose(*wishes: str | None) -> Language:
    """The language of what is printed: the first wish that names one, then the environment, then English.

    Norwegian that does not say which of the two, such as the locale `no_NO`, is bokmål.
    """
    surroundings = (os.environ.get(name) for name in ("ROLEKAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    near: dict[str, Language] = {**{language: language for language in LANGUAGES}, "no": "nb"}
    for wish in (*wishes, *surroundings):
        found = near.get((wish or "").lower().replace("-", "_").partition(".")[0].partition("_")[0])
        if found:
            return found
    return "en"

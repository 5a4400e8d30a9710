"""Options with a few allowed words."""

from collections.abc import Sequence
from typing import Any, TypeVar

import typer

from rolekat.cli.speech import say

_Given = TypeVar("_Given", str, "list[str] | None", "str | None")


def one_of(words: Sequence[str], metavar: str = "") -> dict[str, Any]:
    """What makes an option take only these words; its help shows them, or a word for them where they are many."""

    def take(value: _Given) -> _Given:
        for word in [value] if isinstance(value, str) else value or ():
            if word not in words:
                raise typer.BadParameter(say("errors.choice", value=word, known=", ".join(words)))
        return value

    return {"callback": take, "metavar": metavar or "|".join(words)}

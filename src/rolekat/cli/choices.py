"""Options with a few allowed words."""

from collections.abc import Sequence
from typing import Any

import typer

from rolekat.cli.speech import say


def one_of(words: Sequence[str], metavar: str = "") -> dict[str, Any]:
    """What makes an option take only these words; its help shows them, or a word for them where they are many."""

    def take(value: str | None) -> str | None:
        if value is not None and value not in words:
            raise typer.BadParameter(say("errors.choice", value=value, known=", ".join(words)))
        return value

    return {"callback": take, "metavar": metavar or "|".join(words)}

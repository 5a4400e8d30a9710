"""How many examples a property is tried with: some in every run, ten times as many by request.

`pytest --hypothesis-profile=thorough` is for whoever changes what the properties hold.
"""

from typing import Final

from hypothesis import settings

THOROUGH: Final = "thorough"
_USUAL: Final = 100
"""What Hypothesis takes where nothing is said."""

settings.register_profile(THOROUGH, max_examples=10 * _USUAL)


def many(number: int) -> int:
    """A number of examples, ten times as high where somebody asked to be thorough."""
    return number * max(1, settings().max_examples // _USUAL)

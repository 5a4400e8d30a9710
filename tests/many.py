"""How many examples a property is tried with: some in every run, the same ones each time; by request ten times as many.

`pytest --hypothesis-profile=thorough`, which tries others each time, is for whoever changes what the properties hold.
None of them has a deadline: how long a test takes says something of the machine.
"""

from typing import Final

from hypothesis import settings

THOROUGH: Final = "thorough"
_REPEATABLE: Final = "repeatable"
_USUAL: Final = 100
"""What Hypothesis takes where nothing is said."""

settings.register_profile(THOROUGH, max_examples=10 * _USUAL, derandomize=False, deadline=None)
settings.register_profile(_REPEATABLE, derandomize=True, deadline=None)
settings.load_profile(_REPEATABLE)


def many(number: int) -> int:
    """A number of examples, ten times as high where somebody asked to be thorough."""
    return number * max(1, settings().max_examples // _USUAL)

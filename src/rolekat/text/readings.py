"""What texts say, kept for a while: whoever edits a text reads it before, and again what the edit before has left."""

import functools

from rolekat.text.reader import Reading, read


@functools.lru_cache(maxsize=8)
def reading_of(text: str) -> Reading:
    """What a text says. It is the same reading for all who ask, and nobody may change it."""
    return read(text)

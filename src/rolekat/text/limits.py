"""What a catalog file may be at most.

Checked on the bytes and on the parser's event stream, before anything recursive runs.
Real files are two to three orders of magnitude below each limit.
"""

from typing import Final

MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 40
MAX_VALUES: Final = 200_000
MAX_PROBLEMS: Final = 2000
"""What is wrong with one file itself: after so many, it is read no further."""
MAX_FINDINGS: Final = 200
"""Of one file: after so many, one more says how many there are."""

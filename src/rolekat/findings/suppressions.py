"""Comments that suppress findings: `# rolekat: ignore RK302 -- the reason`.

On a line of its own the comment counts for the next line that is none; after a value, for its own line;
`ignore-file` counts for the whole file. A reason is part of it: a finding that nobody can explain comes back.
"""

import re
from typing import Final

from rolekat.record import Record
from rolekat.text.problem import Span

_COMMENT: Final = re.compile(
    r"#\s*rolekat: ignore(?P<file>-file)?\b[ \t]*(?P<codes>[A-Za-z0-9, ]*?)[ \t]*"
    r"(?:(?:--|—|:)[ \t]*(?P<reason>\S.*?))?[ \t]*$"
)


class Suppression(Record):
    """One comment: what it suppresses, where, and why. `line` is `None` for the whole file."""

    codes: tuple[str, ...]
    line: int | None
    reason: str | None
    span: Span

    def covers(self, code: str, line: int) -> bool:
        """Whether a finding is suppressed by it; without a reason nothing is."""
        return self.reason is not None and code in self.codes and self.line in (None, line)


def suppressions_in(text: str) -> list[Suppression]:
    """All suppressing comments of a file, in order."""
    found = []
    lines = text.splitlines()
    for index, line in enumerate(lines):
        match = _COMMENT.search(line)
        if match is None:
            continue
        codes = tuple(code.upper() for code in re.split(r"[, ]+", match["codes"]) if code)
        target: int | None = index + 1
        if match["file"]:
            target = None
        elif not line[: match.start()].strip():
            target = next((n + 1 for n in range(index + 1, len(lines)) if _is_content(lines[n])), index + 1)
        span = Span(index + 1, match.start() + 1, index + 1, len(line) + 1)
        found.append(Suppression(codes, target, match["reason"], span))
    return found


def _is_content(line: str) -> bool:
    stripped = line.strip()
    return bool(stripped) and not stripped.startswith("#")

"""Changes as Markdown for a pull request, which takes only so much: the least important are left out, and counted."""

from rolekat.diff.sheets import Sheets
from rolekat.render.sheets import as_markdown

LIMIT = 60_000
"""Characters; what people write on the common platforms may have some 65,000."""


def bounded_markdown(sheets: Sheets, limit: int = LIMIT) -> str:
    """The changes in at most so many characters, the most important first; the head is never cut."""
    number = len(sheets.found.changes)
    text = _markdown(sheets, number)
    if len(text) <= limit:
        return text
    least, most = 0, number - 1
    while least < most:
        middle = (least + most + 1) // 2
        if len(_markdown(sheets, middle)) <= limit:
            least = middle
        else:
            most = middle - 1
    return _markdown(sheets, least)


def _markdown(sheets: Sheets, most: int) -> str:
    parts = (as_markdown(sheets.head(), level=2), as_markdown(sheets.sections(most), level=2))
    return "\n".join(filter(None, parts))

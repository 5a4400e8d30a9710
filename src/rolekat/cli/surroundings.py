"""What is printed on: how wide it is, and whether it takes colours."""

import os
import sys


def terminal_width() -> int:
    """The width to print at: the terminal's, or 100 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    for stream in (1, 2):  # what is piped to a pager is still read in the terminal that errors go to
        try:
            return os.get_terminal_size(stream).columns or 100
        except OSError:
            continue
    return 100


def wants_colour() -> bool:
    """Whether to colour what is printed: on a terminal, unless NO_COLOR is set; FORCE_COLOR colours always."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

"""Asking and telling on a terminal."""

import sys


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and (sys.stdout.isatty() or sys.stderr.isatty())


def ask(prompt: str) -> str:
    """A line that somebody writes.

    Raises:
        EOFError: nobody writes any more.
    """
    if sys.stdout.isatty():
        return input(prompt)
    sys.stderr.write(prompt)  # what is printed is a file: questions do not belong in it
    sys.stderr.flush()
    return input()


def tell(text: str) -> None:
    """A line beside the questions."""
    stream = sys.stdout if sys.stdout.isatty() else sys.stderr
    stream.write(f"{text}\n")


def allow_editing() -> None:
    """Let the arrow keys move in an answer, where the system can."""
    try:
        import readline  # noqa: F401 - its import is its effect
    except ImportError:
        pass

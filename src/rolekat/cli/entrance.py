"""Chooses the way in: `check`, which runs on every save, goes without the framework; all else goes through it."""

import contextlib
import gc
import os
import sys
from typing import Final, NoReturn

from rolekat.cli.check_options import parse
from rolekat.errors import EXIT_FAULT, EXIT_STOPPED, UsageError

_DIGITS: Final = 5
"""No terminal is ten thousand characters wide."""


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; what a user can do wrong is a sentence, not a traceback."""
    gc.disable()  # a run is short and builds long-lived values: collecting costs a tenth and frees nothing
    _make_ready()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        return _explain(error)
    except BrokenPipeError:
        # Whoever read us, such as `head`, has had enough; Python must not notice again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return EXIT_STOPPED
    except OSError as error:  # the disk is full, a path is too long: nothing that rolekat could have done better
        named = {"path": os.fsdecode(error.filename)} if isinstance(error.filename, (str, bytes)) else {}
        key = "system-says-no" if named else "cannot-print"
        return _explain(UsageError(key, detail=error.strerror or str(error), **named))
    except Exception:  # noqa: BLE001 - the one place where a fault of ours becomes an exit code
        return _fault()
    return code


def _make_ready() -> None:
    """What the surroundings may lack or have odd: streams, their encoding, the terminal's width."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process lives
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    columns = os.environ.get("COLUMNS", "")
    if columns and not (columns.isdecimal() and len(columns) < _DIGITS and int(columns)):
        del os.environ["COLUMNS"]  # rich would try to print that wide


def _run(arguments: list[str]) -> int:
    if not _stands_somewhere():
        raise UsageError("folder-gone")
    options = parse(arguments[1:]) if arguments[:1] == ["check"] else None
    if options is not None:
        from rolekat.cli.check_run import run_check

        return run_check(options)
    from rolekat.cli.app import run_app

    return run_app(arguments)


def _stands_somewhere() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False  # the folder was removed
    return True


def leave(code: int) -> NoReturn:
    """End the process at once, with an exit code: to take down what a catalog built up takes a tenth of a check."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (BrokenPipeError, ValueError, AttributeError):  # nobody reads any more, or there never was a stream
        pass
    except OSError:
        code = code or EXIT_FAULT  # what was said did not arrive: a full disk must not look like success
    os._exit(code)


def _explain(error: UsageError) -> int:
    from rolekat.cli.speech import say
    from rolekat.language.explaining import explained
    from rolekat.text.printable import printable

    sentence = printable(explained(error, say))
    with contextlib.suppress(OSError):  # nobody can be told
        sys.stderr.write(_in_lines(f"{say('terms.error')}: {sentence}") + "\n")
    return error.exit_code


def _in_lines(text: str) -> str:
    """The text broken at words where a terminal would break it anywhere; a program reads it in one line."""
    if not sys.stderr.isatty():
        return text
    import textwrap

    from rolekat.cli.surroundings import terminal_width

    return textwrap.fill(
        text, max(terminal_width() - 1, 24), subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _fault() -> int:
    import traceback

    from rolekat.cli.speech import say

    traceback.print_exc()
    sys.stderr.write(f"{say('errors.fault')}\n")
    return EXIT_FAULT

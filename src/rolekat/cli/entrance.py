"""Chooses the way in: `check`, which runs on every save, goes without the framework; all else goes through it."""

import gc
import os
import sys
from typing import NoReturn

from rolekat.cli.check_options import parse
from rolekat.errors import EXIT_FAULT, UsageError


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; what a user can do wrong is a sentence, not a traceback."""
    gc.disable()  # a run is short and builds long-lived values: collecting costs a tenth and frees nothing
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        options = parse(arguments[1:]) if arguments[:1] == ["check"] else None
        if options is not None:
            from rolekat.cli.check_run import run_check

            return run_check(options)
        from rolekat.cli.app import run_app

        return run_app(arguments)
    except UsageError as error:
        return _explain(error)
    except BrokenPipeError:
        # Whoever read us, such as `head`, has had enough; Python must not notice again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception:  # noqa: BLE001 - the one place where a fault of ours becomes an exit code
        return _fault()


def leave(code: int) -> NoReturn:
    """End the process with an exit code, at once: taking down what a large catalog built up takes a tenth of a check."""
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

    sys.stderr.write(f"{say('terms.error')}: {say(f'errors.{error.key}', **error.params)}\n")
    return error.exit_code


def _fault() -> int:
    import traceback

    from rolekat.cli.speech import say

    traceback.print_exc()
    sys.stderr.write(f"{say('errors.fault')}\n")
    return EXIT_FAULT

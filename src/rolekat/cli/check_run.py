"""`rolekat check`: says what is wrong, where, why, and what to do."""

import os
import sys

from rolekat.check import Choice, check
from rolekat.cli.check_options import CheckOptions
from rolekat.config import find_config
from rolekat.errors import EXIT_CLEAN, EXIT_FINDINGS
from rolekat.language import choose


def run_check(options: CheckOptions) -> int:
    """Check, print the report or write it, and return the exit code.

    Raises:
        UsageError: a path, a rule or the configuration is not what it should be.
    """
    config = find_config()
    language = choose(options.lang, os.environ.get("ROLEKAT_LANG"), config.lang)
    choice = Choice(options.select or config.select, (*options.ignore, *config.ignore))
    report = check(options.paths, config, choice)
    fail_on = options.fail_on or ("warning" if options.strict else config.fail_on)
    if options.format == "json":
        from rolekat.report.json import as_json

        text = as_json(report, language)
    else:
        from rolekat.report.text import as_text, terminal_width

        colour = options.output is None and wants_colour()
        text = as_text(report, language, width=terminal_width(), colour=colour)
    if options.output:
        from rolekat.writing import write_output

        write_output(options.output, text)
    else:
        sys.stdout.write(text)
    return EXIT_FINDINGS if report.fails(fail_on) else EXIT_CLEAN


def wants_colour() -> bool:
    """Whether to colour what is printed: on a terminal, unless NO_COLOR is set; FORCE_COLOR colours always."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

"""`rolekat check`: says what is wrong, where, why, and what to do."""

import os
import sys

from rolekat.check import Choice, check
from rolekat.cli.check_options import CheckOptions
from rolekat.cli.check_outputs import outputs, write
from rolekat.cli.surroundings import terminal_width, wants_colour
from rolekat.config import find_config
from rolekat.errors import EXIT_CLEAN, EXIT_FINDINGS
from rolekat.language import choose
from rolekat.report.formats import Style, in_format


def run_check(options: CheckOptions) -> int:
    """Check, print the report or write it, and return the exit code.

    Raises:
        UsageError: a path, a rule, an output or the configuration is not what it should be.
    """
    wanted = outputs(options.output)
    config = find_config()
    language = choose(options.lang, os.environ.get("ROLEKAT_LANG"), config.lang)
    choice = Choice(options.select or config.select, (*options.ignore, *config.ignore))
    since = config.new_since if options.new_since is None else options.new_since
    if since:  # an empty one asks for everything, whatever the configuration says
        from rolekat.since import check_since  # and git, which most runs do without

        report = check_since(options.paths, config, choice, since, options.as_of)
    else:
        report = check(options.paths, config, choice, options.as_of)
    fail_on = options.fail_on or ("warning" if options.strict else config.fail_on)
    style = Style(language, fail_on, terminal_width(), colour=False)
    write(wanted, options.format, report, style)
    if all(output.format for output in wanted):
        sys.stdout.write(in_format(options.format, report, style._replace(colour=wants_colour())))
    return EXIT_FINDINGS if report.fails(fail_on) else EXIT_CLEAN

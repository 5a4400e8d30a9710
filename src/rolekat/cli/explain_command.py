"""`rolekat explain RK302`: a rule's page, with the examples that its tests run."""

from typing import Annotated

import typer

from rolekat.cli.speech import say
from rolekat.errors import UsageError


def command(
    rule: Annotated[str, typer.Argument(metavar="RULE", help=say("help.explain.rule"))],
) -> int:
    """Explain a rule."""
    from rolekat.rules.explaining import explanation
    from rolekat.rules.registry import rules

    known = rules()
    found = next((each for each in known if rule.upper() == each.code or rule.lower() == each.name), None)
    if found is None:
        raise UsageError("unknown-rule", rule=rule)
    typer.echo(explanation(found, say))
    return 0

"""`rolekat explain RK302`: a rule's page, with the examples that its tests run."""

from typing import Annotated

import typer

from rolekat.cli.speech import say
from rolekat.errors import UsageError


def command(
    rule: Annotated[str, typer.Argument(metavar="RULE", help=say("help.explain.rule"))],
) -> int:
    """Explain a rule."""
    import re

    from rolekat.rules.explaining import explanation
    from rolekat.rules.registry import rules
    from rolekat.text.words import closest

    known = rules()
    found = next((each for each in known if rule.upper() == each.code or rule.lower() == each.name), None)
    if found is None:
        code = "RK" + re.sub(r"\D", "", rule)
        near = code if any(each.code == code for each in known) else closest(rule, [each.name for each in known])
        raise UsageError("unknown-rule-near" if near else "unknown-rule", rule=rule, near=near)
    typer.echo(explanation(found, say))
    return 0

"""`rolekat rules`: every rule in a line."""

from typing import Annotated

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.speech import say

_FORMATS = ("text", "json")


def command(
    format_: Annotated[str, typer.Option("--format", "-f", help=say("help.rules.format"), **one_of(_FORMATS))] = "text",
) -> int:
    """List the rules."""
    from rolekat.rules.pages import page
    from rolekat.rules.registry import rules

    rows = [(rule, page(rule.name, say.language).title) for rule in rules()]
    if format_ == "json":
        import json

        listed = [
            {"code": rule.code, "name": rule.name, "severity": rule.severity, "title": title, "source": rule.source}
            for rule, title in rows
        ]
        typer.echo(json.dumps({"schema_version": 1, "rules": listed}, ensure_ascii=False, indent=2))
        return 0
    width = max(len(say.term(rule.severity)) for rule, _ in rows)
    for rule, title in rows:
        typer.echo(f"{rule.code}  {say.term(rule.severity):{width}}  {title}")
    return 0

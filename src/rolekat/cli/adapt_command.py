"""`rolekat adapt aula systemejer --add-task "…"`: the texts of a role are made concrete for a system."""

import sys
from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, edit, several
from rolekat.cli.speech import say
from rolekat.errors import UsageError

_STDIN = "-"


def command(
    system: Annotated[str, typer.Argument(metavar="SYSTEM", help=say("changes.adapt.system"))],
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.help.role"))],
    add_task: Annotated[
        Optional[list[str]], typer.Option("--add-task", metavar="[ID=]TEXT", help=say("changes.adapt.add-task"))
    ] = None,
    add_responsibility: Annotated[
        Optional[list[str]],
        typer.Option("--add-responsibility", metavar="[ID=]TEXT", help=say("changes.adapt.add-responsibility")),
    ] = None,
    add_competency: Annotated[
        Optional[list[str]],
        typer.Option("--add-competency", metavar="[ID=]TEXT", help=say("changes.adapt.add-competency")),
    ] = None,
    replace: Annotated[
        Optional[list[str]], typer.Option("--replace", metavar="ITEM=TEXT", help=say("changes.adapt.replace"))
    ] = None,
    omit: Annotated[Optional[list[str]], typer.Option("--omit", metavar="ITEM", help=say("changes.adapt.omit"))] = None,
    undo: Annotated[Optional[list[str]], typer.Option("--undo", metavar="ITEM", help=say("changes.adapt.undo"))] = None,
    stages: Annotated[
        Optional[list[str]], typer.Option("--stages", metavar="A,B", help=say("changes.adapt.stages"))
    ] = None,
    why: Annotated[Optional[str], typer.Option("--why", metavar="TEXT", help=say("changes.adapt.why"))] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Change the texts of a role in a system's catalog."""
    from rolekat.changes.adapt import Adapt, adapt

    _refuse_several_from_input(add_task, add_responsibility, add_competency, replace)
    wish = Adapt(
        system,
        role,
        _read(add_task),
        _read(add_responsibility),
        _read(add_competency),
        _read(replace),
        several(omit),
        several(undo),
        several(stages),
        why,
    )
    return edit(lambda desk: adapt(wish, desk), dry_run=dry_run)


def _from_input(text: str) -> bool:
    return text == _STDIN or text.partition("=")[2] == _STDIN


def _read(texts: Optional[list[str]]) -> list[str]:
    """Texts as they were typed; a `-` stands for what comes from standard input."""
    return [text[: -len(_STDIN)] + sys.stdin.read().strip() if _from_input(text) else text for text in texts or ()]


def _refuse_several_from_input(*options: Optional[list[str]]) -> None:
    if sum(_from_input(text) for texts in options for text in texts or ()) > 1:
        raise UsageError("adapt-one-input")

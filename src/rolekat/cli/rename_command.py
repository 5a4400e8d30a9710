"""`rolekat rename person abcd efgh`: something gets another id, and every reference follows."""

from typing import Annotated, Optional

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.editing import DryRunOption, InOrganisation, edit
from rolekat.cli.speech import say

_KINDS = ("role", "task", "system", "profile", "person", "position", "unit", "place", "supplier")


def command(
    kind: Annotated[str, typer.Argument(help=say("changes.rename.kind"), **one_of(_KINDS, "KIND"))],
    old: Annotated[str, typer.Argument(metavar="OLD", help=say("changes.rename.old"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=say("changes.rename.new"))],
    gallery: Annotated[
        Optional[str], typer.Option("--gallery", metavar="ID", help=say("changes.rename.gallery"))
    ] = None,
    system: Annotated[Optional[str], typer.Option("--system", metavar="ID", help=say("changes.rename.system"))] = None,
    organisation: InOrganisation = None,
    title: Annotated[Optional[str], typer.Option("--title", metavar="TEXT", help=say("changes.rename.title"))] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Give something another id."""
    from rolekat.changes.rename import RenameWish, rename

    wish = RenameWish(kind, old, new, gallery, system, organisation, title)
    return edit(lambda desk: rename(wish, desk), dry_run=dry_run)

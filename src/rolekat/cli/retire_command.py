"""`rolekat retire role tekniker --replaced-by systemansvarlig`: a role leaves its gallery."""

from typing import Annotated, Optional

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.editing import DryRunOption, edit, several
from rolekat.cli.speech import say


def command(
    kind: Annotated[str, typer.Argument(help=say("changes.retire.kind"), **one_of(("role",), "role"))],
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.retire.role"))],
    replaced_by: Annotated[
        Optional[list[str]], typer.Option("--replaced-by", metavar="ROLE", help=say("changes.retire.replaced-by"))
    ] = None,
    why: Annotated[Optional[str], typer.Option("--why", metavar="TEXT", help=say("changes.retire.why"))] = None,
    gallery: Annotated[
        Optional[str], typer.Option("--gallery", metavar="ID", help=say("changes.rename.gallery"))
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("changes.help.yes"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Take a role out of its gallery."""
    from rolekat.changes.retire import Retire, retire

    del kind  # there is only one so far
    wish = Retire(role, several(replaced_by), why, gallery)
    return edit(lambda desk: retire(wish, desk), dry_run=dry_run, consent=yes, where_grave=True)

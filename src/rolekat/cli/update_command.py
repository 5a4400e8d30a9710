"""`rolekat update`, `rolekat update kombit --version 1.6`: galleries that come from elsewhere, copied at a version."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, finish
from rolekat.cli.speech import say


def command(
    name: Annotated[Optional[str], typer.Argument(metavar="NAME", help=say("help.update.name"))] = None,
    from_: Annotated[Optional[str], typer.Option("--from", metavar="WHERE", help=say("help.update.from"))] = None,
    version: Annotated[
        Optional[str], typer.Option("--version", metavar="VERSION", help=say("help.update.version"))
    ] = None,
    revision: Annotated[
        Optional[str], typer.Option("--revision", metavar="REV", help=say("help.update.revision"))
    ] = None,
    path: Annotated[Optional[str], typer.Option("--path", metavar="FOLDER", help=say("help.update.path"))] = None,
    into: Annotated[Optional[str], typer.Option("--into", metavar="FOLDER", help=say("help.update.into"))] = None,
    called: Annotated[Optional[str], typer.Option("--as", metavar="NAME", help=say("help.update.as"))] = None,
    folder: Annotated[bool, typer.Option("--folder", help=say("help.update.folder"))] = False,
    force: Annotated[bool, typer.Option("--force", help=say("help.update.force"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Copy galleries from elsewhere."""
    from rolekat.changes.desk import Desk
    from rolekat.config import find_config
    from rolekat.language import choose, words
    from rolekat.updating.plan import Wish, plan_update

    config = find_config()
    desk = Desk(config)
    comment = words(choose(config.lang) if config.lang else say.language)("changes.done.copied")
    wish = Wish(name, from_, revision, version, path, into, called, folder, force)
    plan = plan_update(wish, config, desk.library, comment)
    for file, content in plan.files.items():
        desk.draft.lay(file, content)
    for told in plan.told:
        desk.tell(told.key, **told.params)
    return finish(desk, dry_run=dry_run)

"""`rolekat update`, `rolekat update kombit --version 1.6`: galleries that come from elsewhere, copied at a version."""

from typing import TYPE_CHECKING, Annotated, Final, Optional

import typer

from rolekat.cli.editing import DryRunOption, finish
from rolekat.cli.speech import say
from rolekat.errors import UsageError

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.updating.plan import Plan
    from rolekat.updating.wish import Wish

_SHOWN: Final = 5
"""So many files that need a copy are named."""


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
    remove: Annotated[bool, typer.Option("--remove", help=say("help.update.remove"))] = False,
    force: Annotated[bool, typer.Option("--force", help=say("help.update.force"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Copy galleries from elsewhere, or let a copy go."""
    from rolekat.changes.desk import Desk
    from rolekat.config import find_config
    from rolekat.updating.folders import remove_empty
    from rolekat.updating.removing import plan_removal
    from rolekat.updating.wish import Wish

    desk = Desk(find_config())
    wish = Wish(name, from_, revision, version, path, into, called, folder, force)
    plan = plan_removal(wish, desk.config) if remove else _update(wish, desk)
    for file, content in plan.files.items():
        desk.draft.lay(file, content)
    for told in plan.told:
        desk.tell(told.key, **told.params)
    if remove:
        _see_that_nothing_needs(str(name), desk)
    code = finish(desk, dry_run=dry_run)
    for each in () if dry_run else plan.emptied:
        remove_empty(each)
    return code


def _update(wish: "Wish", desk: "Desk") -> "Plan":
    from rolekat.language import choose, words
    from rolekat.updating.copying import plan_update

    lang = desk.config.lang
    comment = words(choose(lang) if lang else say.language)("changes.done.copied")
    return plan_update(wish, desk.config, desk.library, comment)


def _see_that_nothing_needs(name: str, desk: "Desk") -> None:
    """See that a copy can go: whatever is wrong without it needs it.

    Raises:
        UsageError: something does.
    """
    from rolekat.changes.effect import effect_of
    from rolekat.findings.located import shown_path

    found = [each.finding for each in effect_of(desk.draft.files, desk.config).new]
    files = sorted({shown_path(each.place.file) for each in found if each.severity == "error"})
    if files:
        shown = [*files[:_SHOWN], *(["…"] if len(files) > _SHOWN else [])]
        raise UsageError("update-still-used", name=name, files="`, `".join(shown))

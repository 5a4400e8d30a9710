"""`rolekat render`: the documents of a system, of a gallery, of an organisation, or of everything here."""

import os
import sys
from typing import Annotated, Optional

import typer

from rolekat.cli.answering import AsOfOption, ground
from rolekat.cli.speech import asked_language, say
from rolekat.errors import EXIT_CLEAN, EXIT_FINDINGS, NothingFoundError, UsageError
from rolekat.findings.located import shown_path


def command(
    subject: Annotated[Optional[str], typer.Argument(metavar="SUBJECT", help=say("help.render.subject"))] = None,
    organisation: Annotated[
        Optional[str], typer.Option("--organisation", metavar="ID", help=say("help.render.organisation"))
    ] = None,
    as_of: AsOfOption = None,
    public: Annotated[
        bool, typer.Option("--public", help=f"{say('help.answers.public')} {say('help.render.public')}")
    ] = False,
    to: Annotated[Optional[str], typer.Option("--to", metavar="FOLDER", help=say("help.render.to"))] = None,
    templates: Annotated[
        Optional[str], typer.Option("--templates", metavar="FOLDER", help=say("help.render.templates"))
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=say("help.render.check"))] = False,
    stdout: Annotated[bool, typer.Option("--stdout", help=say("help.render.stdout"))] = False,
) -> int:
    """Make documents."""
    from rolekat.config import SHIPPED, find_config
    from rolekat.render import publishing, wishes

    config = find_config()
    own = [source for source in config.sources if source != SHIPPED]
    if not (subject or organisation) and not any(os.path.isdir(os.path.join(config.folder, source)) for source in own):
        raise NothingFoundError("nothing-to-render")  # all that is shipped would be hundreds of files nobody asked for
    organisations, register = ground(as_of)
    library = organisations.library
    viewpoint = wishes.Viewpoint(organisations, register, public)
    folder = to or os.path.join(config.folder, config.render_to)
    choice = publishing.Choice(asked_language(), folder, publishing.templates_of(config, templates))
    if organisation:
        wanted, broken = wishes.of_organisation(organisation, subject or "", viewpoint)
    elif subject:
        wanted, broken = wishes.named(subject, library, viewpoint)
    else:
        wanted, broken = wishes.everything(library, viewpoint)
    outputs = publishing.outputs(wanted, choice)
    if stdout:
        if len(outputs) != 1:
            names = sorted({os.path.splitext(os.path.basename(output.path))[0] for output in outputs})
            owner = (subject or wanted[0].folder).partition("/")[0]
            raise UsageError("one-document", known=", ".join(names), subject=owner)
        sys.stdout.write(outputs[0].text)
        return EXIT_CLEAN
    filled = [os.path.join(folder, wish.folder, wish.within) for wish in wanted if wish.only is None]
    if not (subject or organisation):
        filled = [folder]
    if broken or any(wish.faulty for wish in wanted):
        filled = []  # whatever seems to be left over may belong to what cannot be read
    results = publishing.publish(outputs, list(map(os.path.normpath, filled)), ".md", write=not check)
    files: list[tuple[str, str]] = [(result.state, shown_path(result.path)) for result in results]
    _report(files, check=check)
    if any(result.state == "kept" for result in results):
        lacking = dict.fromkeys((*broken, *(file for output in outputs for file in output.lacks)))
        raise UsageError("cannot-render-whole", files=", ".join(lacking))
    if broken:
        raise UsageError("cannot-render-some", files=", ".join(broken))
    return EXIT_FINDINGS if check and any(result.state != "unchanged" for result in results) else EXIT_CLEAN


def _report(files: list[tuple[str, str]], *, check: bool) -> None:
    shown = [(state, path) for state, path in files if not (check and state == "unchanged")]
    states = {state for state, _ in shown}
    width = max((len(say(f"render.{state}")) for state in states), default=0)
    for state, path in shown:
        sys.stdout.write(f"{say(f'render.{state}'):{width}}  {path}\n")
    if check and not shown:
        sys.stdout.write(f"{say.count('render.up-to-date', len(files))}\n")
    if "leftover" in states:
        sys.stdout.write(f"{say('render.leftover-help')}\n")
    if states & {"missing", "outdated"}:
        sys.stdout.write(f"{say('render.outdated-help')}\n")

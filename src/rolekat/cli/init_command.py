"""`rolekat init`: make a folder ready for role catalogs."""

from typing import Annotated, Optional

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.speech import say


def command(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help=say("help.init.folder"))] = ".",
    ci: Annotated[
        str, typer.Option("--ci", help=say("help.init.ci"), **one_of(("github", "gitlab", "none")))
    ] = "github",
    install: Annotated[
        Optional[str], typer.Option("--install-from", metavar="REQUIREMENT", help=say("help.init.install-from"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.init.dry-run"))] = False,
) -> int:
    """Make a repository."""
    import os

    from rolekat.cli.next_steps import next_steps
    from rolekat.creating.installing import install_from
    from rolekat.creating.repository import EDITOR_SCHEMAS, WORKFLOWS, repository_files, without_catalog
    from rolekat.schema import as_text
    from rolekat.writing import write_text

    schemas = {kind: as_text(kind) for kind in EDITOR_SCHEMAS}
    source = install_from(install)
    files = repository_files(folder, ci, schemas, source, say)
    made = [file for file in files if file.text]
    if not dry_run:
        for file in made:
            write_text(os.path.join(folder, *file.path.split("/")), file.text)
    there = [file.path for file in files if not file.text]
    lines = []
    if made:
        lines.append(say("init.done.would-make" if dry_run else "init.done.made"))
    for file in made:
        count = say.count("init.done.lines", file.added)
        lines.append("  " + (say("init.done.added", path=file.path, count=count) if file.added else file.path))
    if there:
        lines += [say("init.done.there" if made else "init.done.nothing"), *(f"  {path}" for path in there)]
    if ci != "none" and without_catalog(folder):
        lines.append(say("init.done.ci"))
    if not source.reachable and any(file.path == WORKFLOWS.get(ci) for file in made):
        lines.append(say("init.done.install", requirement=source.requirement, path=WORKFLOWS[ci]))
    if not dry_run:
        lines.append(next_steps("system", "organisation", "list", "check", among="init.done").rstrip("\n"))
    typer.echo("\n".join(lines))
    return 0

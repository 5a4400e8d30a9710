"""`rolekat upgrade --all --to kombit@1.5`: from one version of a gallery to another."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from rolekat.cli.answering import FormatOption, print_answer
from rolekat.cli.editing import DryRunOption
from rolekat.cli.speech import say
from rolekat.errors import UsageError

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.upgrading.outcome import Outcome
    from rolekat.upgrading.report import Report


def command(
    names: Annotated[Optional[list[str]], typer.Argument(metavar="NAME", help=say("upgrade.help.names"))] = None,
    to: Annotated[Optional[str], typer.Option("--to", metavar="ID@VERSION", help=say("upgrade.help.to"))] = None,
    all_: Annotated[bool, typer.Option("--all", help=say("upgrade.help.all"))] = False,
    replace: Annotated[
        Optional[list[str]], typer.Option("--replace", metavar="OLD=NEW", help=say("upgrade.help.replace"))
    ] = None,
    drop: Annotated[Optional[list[str]], typer.Option("--drop", metavar="ROLE", help=say("upgrade.help.drop"))] = None,
    role: Annotated[Optional[list[str]], typer.Option("--role", metavar="ROLE", help=say("upgrade.help.role"))] = None,
    without: Annotated[
        Optional[list[str]], typer.Option("--without", metavar="ROLE=WHY", help=say("upgrade.help.without"))
    ] = None,
    keep: Annotated[
        Optional[list[str]], typer.Option("--keep", metavar="ROLE#ITEM", help=say("upgrade.help.keep"))
    ] = None,
    report: Annotated[Optional[str], typer.Option("--report", metavar="FILE", help=say("upgrade.help.report"))] = None,
    dry_run: DryRunOption = False,
    format_: FormatOption = "text",
) -> int:
    """Go over to another version of a gallery."""
    from rolekat.changes.desk import Desk
    from rolekat.config import find_config
    from rolekat.creating.naming import split_list, split_pairs
    from rolekat.library.discover import SUFFIXES
    from rolekat.upgrading.outcome import outcome
    from rolekat.upgrading.plan import Upgrade
    from rolekat.upgrading.wish import Wish
    from rolekat.upgrading.wording import sheet

    if report and report.endswith((*SUFFIXES, ".toml")):
        raise UsageError("upgrade-report-markdown", file=report)
    for text in keep or ():
        if text.count("#") != 1 or text.startswith("#") or text.endswith("#"):
            raise UsageError("upgrade-keep", given=text)
    wish = Wish(
        tuple(names or ()),
        all_,
        to,
        split_pairs(replace or ()),
        frozenset(split_list(drop or ())),
        tuple(split_list(role or ())),
        split_pairs(without or ()),
        frozenset(keep or ()),
        trial=dry_run,
        blank=say("upgrade.blank-reason"),
    )
    desk = Desk(find_config())
    done = outcome(Upgrade(wish, desk), say)
    print_answer(done.report, (sheet(done.report, say, with_findings=format_ == "markdown"),), format_)
    if format_ == "text":
        sys.stdout.write("".join(f"{line}\n" for line in _effects(desk, done)))
    if report:
        _write_decisions(done.report, report)
        if format_ == "text":
            sys.stdout.write(say("upgrade.report-written", path=report) + "\n")
    return 0


def _effects(desk: "Desk", done: "Outcome") -> Iterator[str]:
    """The files with what changes in them, and what is found that was not there before."""
    from rolekat.changes.draft import as_if_written
    from rolekat.cli.editing import changed_files, differences, outdated, shown_effect

    files = desk.draft.files
    yield ""
    if not files:
        yield say("changes.done.nothing")
        return
    if done.report.written:
        yield from changed_files(files)
    else:
        yield from differences(files)
        yield say("changes.done.dry-run")
    with as_if_written(files):  # findings show their lines
        yield from shown_effect(done.effect)
    if done.report.written:
        yield from outdated(files, desk.library, desk.config)


def _write_decisions(report: "Report", path: str) -> None:
    from rolekat.render.sheets import as_markdown
    from rolekat.upgrading.wording import decisions
    from rolekat.writing import write_output

    write_output(path, as_markdown(decisions(report, say)))

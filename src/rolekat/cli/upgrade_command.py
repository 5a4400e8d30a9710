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
    from rolekat.changes.effect import Effect
    from rolekat.upgrading.plan import Upgrade
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
    from rolekat.upgrading.plan import Upgrade
    from rolekat.upgrading.wish import Wish

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
    upgrade = Upgrade(wish, desk)
    return _finish(upgrade, upgrade.prepare(), desk, _Out(format_, report, dry_run=dry_run))


class _Out:
    """How an upgrade is told, and whether it is carried out."""

    def __init__(self, form: str, report: str | None, *, dry_run: bool) -> None:
        self.form = form
        self.report = report
        self.dry_run = dry_run


def _finish(upgrade: "Upgrade", report: "Report", desk: "Desk", out: "_Out") -> int:
    """Check what was prepared, write it unless it is only to be shown, and tell all of it."""
    from rolekat.changes.draft import as_if_written
    from rolekat.changes.effect import Effect, carry_out, effect_of
    from rolekat.diff.wording import Sentences
    from rolekat.library.discover import SUFFIXES
    from rolekat.upgrading.follows import what_follows
    from rolekat.upgrading.outcome import found, with_lines_of_now
    from rolekat.upgrading.wording import sheet

    if out.report and out.report.endswith((*SUFFIXES, ".toml")):
        raise UsageError("upgrade-report-markdown", file=out.report)
    files = desk.draft.files
    follows = tuple(what_follows(upgrade.pairs, desk.library, Sentences(say)))
    effect = effect_of(files, desk.config, renamed=upgrade.renamed) if files else Effect((), ())
    if files and not out.dry_run:
        carry_out(desk.draft, desk.config)
        report = with_lines_of_now(report, files)
    with as_if_written(files):  # findings show their lines
        full = report._replace(
            written=bool(files) and not out.dry_run,
            follows=follows,
            found=found(effect, say),
            settled=len(effect.gone),
            files=tuple(each for each in _shown(desk)),
        )
        print_answer(full, (sheet(full, say, with_findings=out.form == "markdown"),), out.form)
        if out.form == "text":
            sys.stdout.write("".join(f"{line}\n" for line in _effects(desk, effect, out)))
    if out.report:
        _write_decisions(full, out.report)
        if out.form == "text":
            sys.stdout.write(say("upgrade.report-written", path=out.report) + "\n")
    return 0


def _shown(desk: "Desk") -> Iterator[str]:
    from rolekat.findings.located import shown_path

    return map(shown_path, desk.draft.files)


def _effects(desk: "Desk", effect: "Effect", out: "_Out") -> Iterator[str]:
    """The files with what changes in them, and what is found that was not there before."""
    from rolekat.cli.editing import changed_files, differences, shown_effect

    files = desk.draft.files
    yield ""
    if not files:
        yield say("changes.done.nothing")
        return
    if out.dry_run:
        yield from differences(files)
        yield say("changes.done.dry-run")
    else:
        yield from changed_files(files)
    yield from shown_effect(effect)


def _write_decisions(report: "Report", path: str) -> None:
    from rolekat.render.sheets import as_markdown
    from rolekat.upgrading.wording import decisions
    from rolekat.writing import write_output

    write_output(path, as_markdown(decisions(report, say)))

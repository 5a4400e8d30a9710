"""`rolekat new`: begin a system catalog, a gallery, a role, an organisation or a staffing."""

from typing import TYPE_CHECKING, Annotated, Final, Optional

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.framework import Command
from rolekat.cli.speech import say
from rolekat.language import LANGUAGES

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk

app = typer.Typer(help=say("help.new.about"), no_args_is_help=True)

_Texts = Optional[list[str]]
_ORGANISATIONS: Final = ("municipality", "county", "joint-body")
_HELD_PER: Final = (
    "system", "organisation", "either", "component", "system-group", "owner", "subject-area", "unit", "place",
)  # fmt: skip
_HELD_BY: Final = ("person", "position", "unit", "supplier", "body")


@app.command("system", cls=Command, help=say("help.new.system.about"))
def system(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.new.system.id"))],
    gallery: Annotated[
        Optional[str], typer.Option("--gallery", metavar="ID@VERSION", help=say("help.new.system.gallery"))
    ] = None,
    profile: Annotated[
        Optional[str], typer.Option("--profile", metavar="ID", help=say("help.new.system.profile"))
    ] = None,
    title: Annotated[Optional[str], typer.Option("--title", metavar="TEXT", help=say("help.new.system.title"))] = None,
    introduction: Annotated[
        Optional[str], typer.Option("--introduction", metavar="TEXT", help=say("help.new.system.introduction"))
    ] = None,
    category: Annotated[
        Optional[str], typer.Option("--category", metavar="ID", help=say("help.new.system.category"))
    ] = None,
    type_: Annotated[_Texts, typer.Option("--type", metavar="A,B", help=say("help.new.system.type"))] = None,
    uses: Annotated[_Texts, typer.Option("--uses", metavar="A,B", help=say("help.new.system.uses"))] = None,
    role: Annotated[_Texts, typer.Option("--role", metavar="A,B", help=say("help.new.system.role"))] = None,
    without: Annotated[
        _Texts, typer.Option("--without", metavar="ROLE=WHY", help=say("help.new.system.without"))
    ] = None,
    contact_point: Annotated[
        _Texts, typer.Option("--contact-point", metavar="PHASE=ROLE", help=say("help.new.system.contact-point"))
    ] = None,
    adapt: Annotated[_Texts, typer.Option("--adapt", metavar="A,B", help=say("help.new.system.adapt"))] = None,
    tasks: Annotated[bool, typer.Option("--tasks/--no-tasks", help=say("help.new.system.tasks"))] = True,
    from_: Annotated[_Texts, typer.Option("--from", metavar="ROLE=PHASE", help=say("help.new.system.from"))] = None,
    same_person: Annotated[
        _Texts, typer.Option("--same-person", metavar="ROLE=…", help=say("help.new.system.same-person"))
    ] = None,
    interim: Annotated[
        _Texts, typer.Option("--interim", metavar="ROLE=TEXT", help=say("help.new.system.interim"))
    ] = None,
    decide: Annotated[_Texts, typer.Option("--decide", metavar="ID=TEXT", help=say("help.new.system.decide"))] = None,
    why: Annotated[_Texts, typer.Option("--why", metavar="ID=TEXT", help=say("help.new.system.why"))] = None,
    leave_open: Annotated[_Texts, typer.Option("--open", metavar="A,B", help=say("help.new.system.open"))] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("help.new.system.yes"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.new.dry-run"))] = False,
) -> int:
    """A catalog for one system."""
    from rolekat.cli.new_system import NewSystem, run
    from rolekat.creating.naming import split_list, split_pairs

    return run(
        NewSystem(
            name,
            gallery,
            profile,
            title,
            introduction,
            category,
            None if type_ is None else split_list(type_),
            None if uses is None else split_list(uses),
            split_list(role or ()),
            split_pairs(without or ()),
            split_pairs(contact_point or ()),
            split_list(adapt or ()),
            tasks,
            split_pairs(from_ or ()),
            split_pairs(same_person or ()),
            split_pairs(interim or ()),
            split_pairs(decide or ()),
            split_pairs(why or ()),
            split_list(leave_open or ()),
            yes,
            dry_run,
        )
    )


@app.command("gallery", cls=Command, help=say("help.new.gallery.about"))
def gallery(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.new.gallery.id"))],
    title: Annotated[Optional[str], typer.Option("--title", metavar="TEXT", help=say("help.new.gallery.title"))] = None,
    language: Annotated[
        Optional[str],
        typer.Option("--language", help=say("help.new.gallery.language"), **one_of(LANGUAGES)),
    ] = None,
    phases: Annotated[_Texts, typer.Option("--phases", metavar="A,B,C", help=say("help.new.gallery.phases"))] = None,
    without_phases: Annotated[
        bool, typer.Option("--without-phases", help=say("help.new.gallery.without-phases"))
    ] = False,
    category: Annotated[
        _Texts, typer.Option("--category", metavar="A,B", help=say("help.new.gallery.category"))
    ] = None,
    made_for: Annotated[
        _Texts, typer.Option("--made-for", help=say("help.new.gallery.made-for"), **one_of(_ORGANISATIONS))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.new.dry-run"))] = False,
) -> int:
    """A gallery to fill."""
    from rolekat.cli.new_gallery import NewGallery, run
    from rolekat.creating.naming import split_list

    categories = split_list(category or ())
    return run(
        NewGallery(name, title, language, split_list(phases or ()), without_phases, categories, made_for or [], dry_run)
    )


@app.command("role", cls=Command, help=say("help.new.role.about"))
def role(
    name: Annotated[str, typer.Argument(metavar="GALLERY/ID", help=say("help.new.role.id"))],
    title: Annotated[Optional[str], typer.Option("--title", metavar="TEXT", help=say("help.new.role.title"))] = None,
    group: Annotated[Optional[str], typer.Option("--group", metavar="ID", help=say("help.new.role.group"))] = None,
    effect: Annotated[Optional[str], typer.Option("--effect", metavar="TEXT", help=say("help.new.role.effect"))] = None,
    task: Annotated[_Texts, typer.Option("--task", metavar="TEXT", help=say("help.new.role.task"))] = None,
    responsibility: Annotated[
        _Texts, typer.Option("--responsibility", metavar="TEXT", help=say("help.new.role.responsibility"))
    ] = None,
    from_: Annotated[Optional[str], typer.Option("--from", metavar="PHASE", help=say("help.new.role.from"))] = None,
    mandatory: Annotated[
        Optional[str], typer.Option("--mandatory", metavar="PHASES", help=say("help.new.role.mandatory"))
    ] = None,
    recommended: Annotated[
        Optional[str], typer.Option("--recommended", metavar="PHASES", help=say("help.new.role.recommended"))
    ] = None,
    held_per: Annotated[
        Optional[str], typer.Option("--held-per", help=say("help.new.role.held-per"), **one_of(_HELD_PER))
    ] = None,
    held_by: Annotated[_Texts, typer.Option("--held-by", help=say("help.new.role.held-by"), **one_of(_HELD_BY))] = None,
    standing: Annotated[
        Optional[str],
        typer.Option("--standing", help=say("help.new.role.standing"), **one_of(("mandatory", "recommended"))),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.new.dry-run"))] = False,
) -> int:
    """A role of a gallery."""
    from rolekat.cli.new_role import NewRole, run

    return run(
        NewRole(
            name,
            title,
            group,
            effect,
            task or [],
            responsibility or [],
            from_,
            mandatory,
            recommended,
            held_per,
            held_by or [],
            standing,
            dry_run,
        )
    )


@app.command("organisation", cls=Command, help=say("help.new.organisation.about"))
def organisation(
    name: Annotated[str, typer.Argument(metavar="ID", help=say("help.new.organisation.id"))],
    title: Annotated[
        Optional[str], typer.Option("--title", metavar="TEXT", help=say("help.new.organisation.title"))
    ] = None,
    kind: Annotated[
        str,
        typer.Option("--kind", help=say("help.new.organisation.kind"), **one_of(_ORGANISATIONS)),
    ] = "municipality",
    gallery: Annotated[
        Optional[str], typer.Option("--gallery", metavar="ID@VERSION", help=say("help.new.organisation.gallery"))
    ] = None,
    person: Annotated[_Texts, typer.Option("--person", metavar="A,B", help=say("help.new.organisation.person"))] = None,
    owner: Annotated[_Texts, typer.Option("--owner", metavar="A,B", help=say("help.new.organisation.owner"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.new.dry-run"))] = False,
) -> int:
    """An organisation that fills roles."""
    from rolekat.cli.new_organisation import NewOrganisation, run
    from rolekat.creating.naming import split_list

    return run(NewOrganisation(name, title, kind, gallery, split_list(person or ()), split_list(owner or ()), dry_run))


@app.command("person", cls=Command, help=say("help.new.person.about"))
def person(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help=say("help.new.person.id"))],
    organisation: Annotated[
        Optional[str], typer.Option("--organisation", metavar="ID", help=say("help.new.staffing.organisation"))
    ] = None,
    position: Annotated[
        Optional[str], typer.Option("--position", metavar="ID", help=say("help.new.person.position"))
    ] = None,
    unit: Annotated[Optional[str], typer.Option("--unit", metavar="ID", help=say("help.new.person.unit"))] = None,
    employer: Annotated[
        Optional[str], typer.Option("--employer", metavar="ID", help=say("help.new.person.employer"))
    ] = None,
    left: Annotated[Optional[str], typer.Option("--left", metavar="DATE", help=say("help.new.person.left"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("changes.help.dry-run"))] = False,
) -> int:
    """Somebody in an organisation."""
    from rolekat.changes.new_person import NewPerson, new_person
    from rolekat.cli.editing import day, edit, several

    last = day(left)

    def add(desk: "Desk") -> None:
        for each in several(ids):
            new_person(NewPerson(each, organisation, position, unit, employer, last), desk)

    return edit(add, dry_run=dry_run)


@app.command("staffing", cls=Command, help=say("help.new.staffing.about"))
def staffing(
    system: Annotated[str, typer.Argument(metavar="SYSTEM", help=say("help.new.staffing.system"))],
    organisation: Annotated[
        Optional[str], typer.Option("--organisation", metavar="ID", help=say("help.new.staffing.organisation"))
    ] = None,
    phase: Annotated[_Texts, typer.Option("--phase", metavar="PHASE=DATE", help=say("help.new.staffing.phase"))] = None,
    holder: Annotated[
        _Texts, typer.Option("--holder", metavar="ROLE=PERSON", help=say("help.new.staffing.holder"))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.new.dry-run"))] = False,
) -> int:
    """Who holds the roles of a system."""
    from rolekat.cli.new_staffing import NewStaffing, run
    from rolekat.creating.naming import split_list, split_pairs

    days, people = split_pairs(split_list(phase or ())), split_pairs(split_list(holder or ()))
    return run(NewStaffing(system, organisation, days, people, dry_run))

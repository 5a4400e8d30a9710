"""Lists of what galleries hold."""

from rolekat.library.phases import TIMELESS
from rolekat.phrasing.facts import capital
from rolekat.state.bodies import bodies_in, title_of
from rolekat.terminal.listing import Column, Listing, cell
from rolekat.terminal.marks import suggested
from rolekat.terminal.phrases import facts_of
from rolekat.terminal.scope import Scope
from rolekat.terminal.system_lists import system_roles


def galleries(scope: Scope) -> Listing:
    """Galleries with their counts."""
    columns = (
        Column("id"),
        Column("version"),
        Column("title", wraps=True),
        Column("status", drop=1),
        *(Column(name, number=True, drop=2) for name in ("roles", "tasks", "responsibilities", "competencies")),
    )
    rows = [
        {
            "id": cell(gallery.head.gallery),
            "version": cell(gallery.head.version),
            "title": cell(gallery.head.title),
            "status": scope.word("status", gallery.head.status),
            "roles": cell(len(gallery.roles)),
            **{
                name: cell(sum(len(getattr(role, name)) for role in gallery.roles.values()))
                for name in ("tasks", "responsibilities", "competencies")
            },
        }
        for gallery in scope.every_gallery
    ]
    return Listing("galleries", columns, rows, by="title")


def groups(scope: Scope) -> Listing:
    """Groups of roles, those within others set in."""
    columns = (
        *scope.gallery_column(),
        Column("id"),
        Column("title", wraps=True),
        Column("roles", number=True, drop=1),
        Column("locked", drop=2),
    )
    rows = [
        {
            "gallery": cell(gallery.key),
            "id": cell(path[-1], "  " * (len(path) - 1) + path[-1]),
            "title": cell(group.title),
            "roles": cell(len(group.roles)),
            "locked": cell(locked, scope.say("lists.yes") if locked else ""),
        }
        for gallery in scope.galleries
        for path, group, locked in gallery.groups()
    ]
    return Listing("groups", columns, rows)


def phases(scope: Scope) -> Listing:
    """The phases of a system's life."""
    columns = (
        *scope.gallery_column(),
        Column("id"),
        Column("title", wraps=True),
        Column("stages", wraps=True, drop=1),
    )
    rows = []
    for gallery in scope.galleries:
        titles = gallery.head.lifecycle.stages
        rows += [
            {
                "gallery": cell(gallery.key),
                "id": cell(name),
                "title": cell(phase.title),
                "stages": cell([*phase.stages], ", ".join(titles.get(stage, stage) for stage in phase.stages)),
            }
            for name, phase in gallery.phases.items()
        ]
    return Listing("phases", columns, rows)


def components(scope: Scope) -> Listing:
    """Components of the shared infrastructure; of a system those that it uses."""
    columns = (
        *scope.gallery_column(),
        Column("id"),
        Column("title", wraps=True),
        Column("part_of", wraps=True, drop=2),
        Column("roles", wraps=True, drop=1),
    )
    rows = []
    for gallery in scope.galleries:
        for name, component in gallery.head.components.items():
            if scope.system and name not in scope.system.uses:
                continue
            roles = [role for role, found in gallery.roles.items() if name in found.components]
            above = component.part_of
            rows.append(
                {
                    "gallery": cell(gallery.key),
                    "id": cell(name),
                    "title": cell(component.title),
                    "part_of": cell(above, facts_of(gallery, scope.say).component(above) if above else ""),
                    "roles": cell(roles, ", ".join(gallery.roles[role].title for role in roles)),
                }
            )
    return Listing("components", columns, rows)


def terms(scope: Scope) -> Listing:
    """Words explained."""
    columns = (*scope.gallery_column(), Column("id", drop=1), Column("title"), Column("text", wraps=True))
    rows = [
        {"gallery": cell(gallery.key), "id": cell(name), "title": cell(term.term), "text": cell(term.text)}
        for gallery in scope.galleries
        for name, term in gallery.head.glossary.items()
    ]
    return Listing("terms", columns, rows, by="title")


def roles(scope: Scope) -> Listing:
    """Roles of galleries, or of one system."""
    if scope.system:
        return system_roles(scope, scope.system)
    columns = (
        *scope.gallery_column(),
        Column("id"),
        Column("title", wraps=True),
        Column("obligation" if scope.phase else "obligations", drop=1),
        Column("group", wraps=True, drop=4),
        Column("held_per", drop=5),
        Column("tasks", number=True, drop=3),
        Column("responsibilities", number=True, drop=3),
        Column("competencies", number=True, drop=3),
    )
    rows = []
    for gallery in scope.galleries:
        titles = {path[-1]: group.title for path, group, _ in gallery.groups()}
        wanted = scope.in_group(gallery)
        for name, role in gallery.roles.items():
            by_phase = suggested(role, gallery) or dict.fromkeys(tuple(gallery.phases) or (TIMELESS,))
            if name not in wanted or (scope.phase and by_phase.get(scope.phase) is None):
                continue
            placed = gallery.placed.get(name)
            group = placed.path[-1] if placed else None
            rows.append(
                {
                    "gallery": cell(gallery.key),
                    "id": cell(name),
                    "title": cell(role.title),
                    **scope.obligations(by_phase),
                    "group": cell(group, titles.get(group or "", "")),
                    "held_per": cell(role.held_per, scope.say(f"vocabulary.held-per.{role.held_per}")),
                    "tasks": cell(len(role.tasks)),
                    "responsibilities": cell(len(role.responsibilities)),
                    "competencies": cell(len(role.competencies)),
                }
            )
    return Listing("roles", columns, rows, scope.legend() if rows else ())


def bodies(scope: Scope) -> Listing:
    """The seats of the bodies, each body below the one above it; one that nothing is said of has one row."""
    columns = (
        *scope.gallery_column(),
        Column("body", wraps=True),
        Column("decides", wraps=True, drop=3),
        Column("seat", wraps=True),
        Column("role", wraps=True, drop=1),
        Column("count", number=True, drop=4),
        Column("per", drop=2),
        Column("obligation", drop=5),
    )
    rows = []
    for gallery in scope.galleries:
        facts = facts_of(gallery, scope.say)
        for role, depth in bodies_in(gallery):
            shown = f"{'  ' * depth}{role.title}"
            about = {
                "gallery": cell(gallery.key),
                "body": cell(role.role, shown),
                "decides": scope.word("decides", role.decides) if role.decides else cell(None),
            }
            if scope.role not in (None, role.role):
                continue
            for name, seat in role.seats.items():
                held_by = gallery.roles.get(seat.role or "")
                rows.append(
                    {
                        **about,
                        "seat": cell(name, title_of(seat, gallery) or capital(facts.word(name))),
                        "role": cell(seat.role, held_by.title if held_by else None),
                        "count": cell(seat.count),
                        "per": cell(seat.per, facts.per(seat.per) if seat.per else ""),
                        "obligation": cell(seat.obligation, scope.say.term(seat.obligation)),
                    }
                )
                about = {**about, "body": cell(role.role, ""), "decides": about["decides"]._replace(shown="")}
            if not role.seats:
                rows.append({**about, **{key: cell(None) for key in ("seat", "role", "count", "per", "obligation")}})
    return Listing("bodies", columns, rows)

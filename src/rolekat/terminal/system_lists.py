"""Lists of what system catalogs hold."""

from rolekat.library.phases import TIMELESS
from rolekat.model.action import Due
from rolekat.phrasing.phases import phase_titles
from rolekat.state.catalog import CatalogRole, CatalogState, state_of
from rolekat.terminal.listing import Cell, Column, Listing, cell
from rolekat.terminal.phrases import facts_of, in_phase_order
from rolekat.terminal.scope import Scope, category_of


def systems(scope: Scope) -> Listing:
    """Systems with their counts."""
    columns = (
        Column("id"),
        Column("title", wraps=True),
        Column("status", drop=2),
        Column("category", wraps=True, drop=2),
        Column("gallery", drop=6),
        Column("phases", number=True, drop=5),
        Column("roles", number=True, drop=1),
        Column("left_out", number=True, drop=4),
        Column("actions", number=True, drop=3),
        Column("contact", number=True, drop=3),
        Column("open_decisions", number=True, drop=1),
    )
    states = scope.own_systems
    if scope.role:
        states = [state for state in states if scope.role in state.present or scope.role in state.roles]
    rows = []
    for state in states:
        covered = sum(phase in state.contact_point for phase in state.phases)
        rows.append(
            {
                "id": cell(state.id),
                "title": cell(state.system.title),
                "status": scope.word("status", state.as_system.status),
                "category": _category(scope, state),
                "gallery": cell(state.gallery.key),
                "phases": cell(len(state.phases)),
                "roles": cell(len(state.roles)),
                "left_out": cell(len(state.left_out)),
                "actions": cell(len(state.actions)),
                "contact": cell(covered, f"{covered}/{len(state.phases)}" if _speaks(state) else ""),
                "open_decisions": cell(len(state.open_decisions)),
            }
        )
    return Listing("systems", columns, rows, scope.examples_left_out(), by="title")


def profiles(scope: Scope) -> Listing:
    """Profiles, with the systems that build on them."""
    columns = (
        Column("id"),
        Column("title", wraps=True),
        Column("gallery", drop=3),
        Column("roles", number=True, drop=1),
        Column("left_out", number=True, drop=2),
        Column("systems", wraps=True, drop=2),
    )
    rows = []
    for name in scope.library.profile_ids:
        loaded = scope.library.profile(name)
        state = state_of(loaded, scope.library) if loaded else None
        if state is None or state.gallery not in scope.every_gallery:
            continue
        users = [each.id for each in scope.world.systems if each.as_system.profile == name]
        rows.append(
            {
                "id": cell(name),
                "title": cell(state.system.title),
                "gallery": cell(state.gallery.key),
                "roles": cell(len(state.roles)),
                "left_out": cell(len(state.left_out)),
                "systems": cell(users, ", ".join(users)),
            }
        )
    return Listing("profiles", columns, rows, by="title")


def system_roles(scope: Scope, state: CatalogState) -> Listing:
    """The roles of one system."""
    columns = (
        Column("id"),
        Column("title", wraps=True),
        Column("obligation" if scope.phase else "obligations"),
        Column("contact", wraps=True, drop=2),
        Column("of", drop=3),
    )
    wanted = scope.in_group(state.gallery)
    rows = []
    for role in state.roles.values():
        by_phase = {phase: role.obligations.of(phase) for phase in state.phases or (TIMELESS,)}
        if role.of not in wanted or (scope.phase and by_phase.get(scope.phase) is None):
            continue
        rows.append(
            {
                "id": cell(role.id),
                "title": cell(role.title),
                **scope.obligations(by_phase),
                "contact": _contact(scope, role, state),
                "of": cell(role.of, role.of if role.of != role.id else ""),
            }
        )
    return Listing("roles", columns, rows, scope.legend() if rows else ())


def decisions(scope: Scope) -> Listing:
    """The decisions of galleries with how many systems have taken each, or one system's decisions."""
    if scope.system:
        return _system_decisions(scope, scope.system)
    columns = (
        *scope.gallery_column(),
        Column("id"),
        Column("question", wraps=True),
        Column("decided", number=True, drop=1),
    )
    rows = []
    for gallery in scope.galleries:
        states = [state for state in scope.world.systems if state.gallery is gallery]
        for name, point in gallery.head.decisions.items():
            taken = sum(name in state.decisions for state in states)
            rows.append(
                {
                    "gallery": cell(gallery.key),
                    "id": cell(name),
                    "question": cell(point.question),
                    "decided": cell(taken, f"{taken}/{len(states)}"),
                }
            )
    return Listing("decisions", columns, rows)


def _system_decisions(scope: Scope, state: CatalogState) -> Listing:
    columns = (
        Column("id", drop=2),
        Column("decision", wraps=True),
        Column("state"),
        Column("decided", wraps=True, drop=1),
    )
    rows = []
    for name, point in state.gallery.head.decisions.items():
        taken = state.decisions.get(name)
        word = "taken" if taken else "open"
        rows.append(
            {
                "id": cell(name),
                "decision": cell(point.title),
                "state": cell(word, scope.say(f"lists.state.{word}")),
                "decided": cell(taken.decided if taken else None, taken.decided if taken else point.question),
            }
        )
    return Listing("decisions", columns, rows)


def contacts(scope: Scope) -> Listing:
    """Who is the contact point of which system in which phase."""
    columns = (Column("system"), Column("phase", wraps=True), Column("role", wraps=True))
    rows = []
    for state in scope.own_systems:
        for phase, title in phase_titles(state.gallery).items():
            name = state.contact_point.get(phase)
            role = state.roles.get(name or "")
            shown = role.title if role else name or scope.say("lists.nobody")
            if scope.phase in (None, phase):
                rows.append({"system": cell(state.id), "phase": cell(phase, title), "role": cell(name, shown)})
    return Listing("contacts", columns, rows, scope.examples_left_out())


def actions(scope: Scope) -> Listing:
    """KLIK tasks and other duties, in the order of the phases."""
    columns = (
        *(() if scope.system else (Column("system"),)),
        Column("phase"),
        Column("id", drop=0 if scope.system else 6),  # what `rolekat done` takes, of one system
        Column("kind", drop=5),
        Column("title", wraps=True, least=30),
        Column("due", wraps=True, drop=2),
        Column("every", wraps=True, drop=3),
        Column("responsible", wraps=True, drop=3),
        Column("executor", wraps=True, drop=4),
    )
    rows = []
    for state in scope.own_systems:
        for name, action in in_phase_order(state):
            parts = {part.role for part in state.parts if part.action == name}
            parts.update(state.roles[part].of for part in list(parts) if part in state.roles)
            if scope.phase not in (None, action.phase) or (scope.role and scope.role not in parts):
                continue
            rows.append(
                {
                    "system": cell(state.id),
                    "id": cell(name),
                    "phase": cell(action.phase, facts_of(state.gallery, scope.say).phase(action.phase)),
                    "kind": scope.word("action", action.kind),
                    "title": cell(action.title),
                    "due": cell(
                        _due(action.due) if action.due else None,
                        facts_of(state.gallery, scope.say).due(action.due) or "",
                    ),
                    "every": cell(action.every, facts_of(state.gallery, scope.say).every(action.every) or ""),
                    "responsible": _role_cell(action.responsible, state),
                    "executor": _role_cell(action.executor, state),
                }
            )
    return Listing("actions", columns, rows, scope.examples_left_out())


def _speaks(state: CatalogState) -> bool:
    """Whether there is anything to say of a system's contact points."""
    return bool(state.phases) and (state.speaks_of_contact_points or bool(state.contact_point))


def _category(scope: Scope, state: CatalogState) -> Cell:
    name = category_of(state)
    return cell(name, facts_of(state.gallery, scope.say).category(name) if name else None)


def _contact(scope: Scope, role: CatalogRole, state: CatalogState) -> Cell:
    phases = [phase for phase, name in state.contact_point.items() if name == role.id and phase in state.phases]
    return cell(phases, facts_of(state.gallery, scope.say).span(phases))


def _due(due: Due) -> dict[str, str | int | None]:
    return {"before": due.before, "after": due.after, "days": due.days, "date": due.date}


def _role_cell(name: str | None, state: CatalogState) -> Cell:
    role = state.roles.get(name or "")
    return cell(name, role.title if role else None)

"""A system-specific role is mandatory or recommended only where it acts, or from its appointment on."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK301", "obligation-before-role-acts", "error", "Rollegalleri 1.5, 3 Bilag")


@only_where("stating")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Of obligations and appointments that the catalog states itself; the marks of locked roles mean another life."""
    for role in catalog.stating:
        if role.specific:
            yield from _early(role, catalog)


def _early(role: CatalogRole, catalog: CatalogState) -> Iterator[Finding]:
    begin = _begin(role, catalog)
    if begin is None:
        return
    before = catalog.phases[: catalog.expected.phase_number[begin]]
    early = [phase for phase in before if role.obligations.active(phase)]
    if not early:
        return
    idle = [phase for phase in early if phase not in role.acts_in] if role.acts_in else []
    if idle and role.obligations.stated:
        variant, phases = "message" if role.starts else "unappointed", idle
    elif role.entry.from_:
        variant, phases = "appointed-later", early
    elif role.starts and (beyond := _beyond(role, early, catalog)):
        variant, phases = "appointed-later-there", beyond
    else:
        return
    yield RULE.at(
        catalog.place(*role.obligation_path(tuple(phases))),
        variant,
        severity="warning" if variant.startswith("appointed-later") else None,
        role=role.title,
        obligation=role.obligation_in(phases),
        phases=catalog.phase_titles(phases),
        begin=catalog.phase_title(begin),
        phase=phases[0],
        begin_id=begin,
    )


def _beyond(role: CatalogRole, early: list[str], catalog: CatalogState) -> list[str]:
    """The phases before its appointment in which only the catalog wants the role, and gives it nothing to do."""
    texts = role.texts
    added = texts is not None and any(item.origin == "added" for item in (*texts.tasks, *texts.responsibilities))
    suggested = catalog.expected.suggested.get(role.of)
    stated = early if role.obligations.stated and not added else []
    return [phase for phase in stated if not (suggested and suggested.active(phase))]


def _begin(role: CatalogRole, catalog: CatalogState) -> str | None:
    """The phase of the role's appointment, or of its first task where nothing is said of an appointment."""
    appointment = role.base.appointment if role.base else None
    if role.starts:
        return role.starts if role.starts in catalog.expected.phase_number else None
    if appointment and appointment.latest:
        return None
    return role.acts_in[0] if role.acts_in else None

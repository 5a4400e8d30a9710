"""Every phase belongs to a stage of the marks, and every stage to a phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import phase_titles

RULE = Rule("RK206", "phase-without-stage", "warning", "Rollegalleri 1.5, Slutnote iv")


@only_where("phases")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Nothing where the gallery has no stages or no phases."""
    stages, phases = gallery.head.lifecycle.stages, gallery.phases
    if not stages or not phases:
        return
    without = [name for name, phase in phases.items() if not phase.stages]
    if without:
        place = gallery.place("lifecycle", "phases", without[0], of_key=True)
        related = tuple((gallery.place("lifecycle", "phases", name, of_key=True), "also") for name in without[1:])
        yield RULE.at(place, related=related, phases=phase_titles(without, gallery), phase=without[0])
    used = {stage for phase in phases.values() for stage in phase.stages}
    unused = [stage for stage in stages if stage not in used]
    if unused:
        place = gallery.place("lifecycle", "stages", unused[0], of_key=True)
        yield RULE.at(place, "stage", stages=Several(tuple(stages[name] for name in unused)), stage=unused[0])

"""One edit for each kind of change: what it is called, the edits, and all kinds that come of them, forward."""

from typing import Final, NamedTuple

G, EJER, LEDER, ANSVARLIG, CHEF = (
    f"roles/galleri/{name}.yaml" for name in ("gallery", "ejer", "leder", "ansvarlig", "chef")
)
SIKKERHED = "roles/galleri/sikkerhed.yaml"
POST, SAG = "systems/post.yaml", "systems/sag.yaml"
BY, BY_POST, BY_SAG = (f"organisations/by/{name}.yaml" for name in ("organisation", "systems/post", "systems/sag"))
HELD = 'version: "1.0"'
UP = (G, HELD, 'version: "1.1"')
"""A new version, so that a change of a text is not one without."""


class Case(NamedTuple):
    """Some edits and the kinds of changes that come of them."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    kinds: tuple[str, ...]


def _case(name: str, *edits: tuple[str, str, str], kinds: str) -> Case:
    return Case(name, edits, tuple(sorted(kinds.split())))


ROLE = "role: {0}\ntitle: {1}\nheld_per: system\ntasks:\n  noget: {{text: Gør noget andet.}}\n"
WITHOUT = "text-without-version"

CASES: Final = (
    # A gallery's roles
    _case("role added", ("roles/galleri/ny.yaml", "", ROLE.format("ny", "Ny")), kinds=f"role-added {WITHOUT}"),
    _case(
        "role renamed",
        ("roles/galleri/hjaelper.yaml", "role: hjaelper\n", "role: hjaelp\nformer_ids: [hjaelper]\n"),
        (G, "hjaelper]", "hjaelp]"),
        (POST, "of: hjaelper", "of: hjaelp"),
        (POST, "  hjaelper:\n", "  hjaelp:\n"),
        kinds=f"role-renamed {WITHOUT}",
    ),
    _case("role title", (CHEF, "title: It-chef", "title: Chef for it"), kinds=f"role-title-changed {WITHOUT}"),
    _case("effect", (EJER, "Systemet giver værdi.", "Systemet giver stor værdi."), kinds=f"role-text-reworded {WITHOUT}"),
    _case("condition of a role", (CHEF, "held_per", "applies_when: Der er nogen.\nheld_per"), kinds=f"role-text-reworded {WITHOUT}"),
    _case("regrouped", (G, "ansvarlig, hjaelper]", "ansvarlig]"), (G, "roles: [chef, sikkerhed]", "roles: [chef, sikkerhed, hjaelper]"),
          kinds=f"role-regrouped texts-locked {WITHOUT} locked-text-touched"),
    _case("unlocked", (G, "    texts: locked\n", ""), kinds=f"texts-unlocked texts-unlocked {WITHOUT}"),
    # Texts
    _case("task added", (CHEF, "tasks:\n", "tasks:\n  ny: {text: Noget helt nyt.}\n"), kinds=f"item-added {WITHOUT}"),
    _case("exclusion", (CHEF, "tasks:\n", "excludes:\n  ny: {text: Ikke det her.}\ntasks:\n"), kinds=f"exclusion-added {WITHOUT}"),
    _case("task reworded", (CHEF, "Prioriterer mellem systemerne.", "Vælger mellem systemerne."), kinds=f"item-reworded {WITHOUT}"),
    _case("task with another id", (CHEF, "prioritere:", "vaelge:"), kinds=f"item-renamed {WITHOUT}"),
    _case(
        "task moved to another role",
        (LEDER, "  hjaelpe-alle:\n    stages: [projekt]\n    text: Hjælper alle med at komme i gang.\n", ""),
        (ANSVARLIG, "tasks:\n", "tasks:\n  hjaelpe-alle:\n    stages: [projekt]\n    text: >-\n      Hjælper alle med\n      at komme i gang.\n"),
        kinds=f"item-moved {WITHOUT}",
    ),
    _case(
        "task became a responsibility",
        (SIKKERHED, "  raadgive:\n    text: Giver råd om sikkerhed.\n", "responsibilities:\n  raadgive:\n    text: Giver råd om sikkerhed.\n"),
        kinds=f"item-moved {WITHOUT}",
    ),
    _case("stage added", (EJER, "  foelge-op:\n    stages: [drift]", "  foelge-op:\n    stages: [drift, projekt]"), kinds=f"item-extended {WITHOUT}"),
    _case("stage moved", (EJER, "  foelge-op:\n    stages: [drift]", "  foelge-op:\n    stages: [projekt]"), kinds=f"item-restaged {WITHOUT}"),
    _case("condition", (EJER, "  oekonomi:\n", "  oekonomi:\n    when: {text: Det er dyrt.}\n"), kinds=f"item-conditional {WITHOUT}"),
    _case("condition reworded", (ANSVARLIG, "Der er nye brugere.", "Der er mange nye."), kinds=f"condition-reworded {WITHOUT}"),
    _case("delegable", (ANSVARLIG, "    delegable: never\n", ""), kinds=f"item-loosened {WITHOUT}"),
    _case("evidence", (CHEF, "  prioritere:\n", "  prioritere:\n    evidence: plan\n"), kinds=f"item-tightened {WITHOUT}"),
    _case("exclusive", (CHEF, "  prioritere:\n", "  prioritere:\n    exclusive: true\n"), kinds=f"item-tightened {WITHOUT}"),
    _case("sort of competency", (EJER, "kind: mandate", "kind: skill"), kinds=f"item-changed {WITHOUT}"),
    # Rules of roles
    _case("suggested", (EJER, "suggested: {recommended: start, mandatory: from brug}", "suggested: {mandatory: always}"), kinds=f"obligation-strengthened {WITHOUT}"),
    _case("suggested both ways", (EJER, "{recommended: start, mandatory: from brug}", "{mandatory: start}"), kinds=f"obligation-moved {WITHOUT}"),
    _case("one holder", (ANSVARLIG, "held_per: system\n", "held_per: system\nholders: {max: 1}\n"), kinds=f"rule-tightened {WITHOUT}"),
    _case("held by", (CHEF, "held_per: organisation", "held_per: organisation\nheld_by: [person, unit]"), kinds=f"rule-loosened {WITHOUT}"),
    _case("appointed later", (ANSVARLIG, "from: brug", "from: forvaltning"), kinds=f"rule-loosened {WITHOUT}"),
    _case("how", (ANSVARLIG, "how: designated", "how: activated"), kinds=f"rule-changed {WITHOUT}"),
    _case("relation", (CHEF, "tasks:\n", "relations: [{kind: leads, to: sikkerhed}]\ntasks:\n"), kinds=f"relation-added {WITHOUT}"),
    _case("relation from another phase", (ANSVARLIG, "at: forvaltning", "at: brug"), kinds=f"relation-changed {WITHOUT}"),
    _case("source", (EJER, 'section: "1"', 'section: "2"'), kinds=f"record-changed {WITHOUT}"),
    # A gallery
    _case("version", UP, (EJER, "Systemet giver værdi.", "Det giver værdi."), *((file, "galleri@1.0", "galleri@1.1") for file in ("profiles/faelles.yaml", SAG, BY)),
          (POST, "gallery: galleri@1.0", "gallery: galleri@1.1"), kinds="gallery-version-changed role-text-reworded pin-changed pin-changed"),
    _case("another gallery", ("roles/andet/gallery.yaml", "", 'gallery: andet\nversion: "1"\ntitle: Andet\nlanguage: da\ngroups: {alle: {title: Alle}}\n'), kinds="gallery-added"),
    _case("policy", (G, "{tasks: allowed, responsibilities: never}", "{tasks: never, responsibilities: never}"), kinds="policy-tightened"),
    _case("operation", (G, "operation: supplier", "operation: internal"), kinds="policy-changed"),
    _case("phase", (G, "    forvaltning: {title", "    slut: {title: Slut}\n    forvaltning: {title"), kinds="phase-added"),
    _case("phases in another order", (G, '    start: {title: "Fase 1: Start", stages: [projekt]}\n    brug: {title: "Fase 2: Brug", stages: [projekt, drift]}\n',
          '    brug: {title: "Fase 2: Brug", stages: [projekt, drift]}\n    start: {title: "Fase 1: Start", stages: [projekt]}\n'),
          kinds=f"phases-reordered {WITHOUT} obligation-strengthened obligation-strengthened obligation-strengthened obligation-strengthened obligation-relaxed"),
    _case("phase renamed", (G, "Fase 3: Forvaltning", "Fase 3: Drift"), kinds="phase-renamed"),
    _case("stages of a phase", (G, 'Forvaltning", stages: [drift]', 'Forvaltning", stages: [drift, projekt]'), kinds="phase-restaged"),
    _case("question", (G, "decisions:\n", "decisions:\n  mere: {title: Mere, question: Hvad mere?}\n"), kinds="question-added"),
    _case("component", (G, "  net: {title: Nettet}\n", ""), kinds="entry-removed"),
    _case("word", (G, "Noget at have.", "Noget at holde."), kinds="entry-changed"),
    _case("action of the gallery", (G, "actions:\n", "actions:\n  kontrol: {title: Kontrollér, every: 6 months}\n"), kinds="action-added"),
    _case("as often in other words", (G, "every: 12 months", "every: 1 year"), kinds=""),
    _case("contact point for something", (ANSVARLIG, "appointment:", "contact_for: [{subject: system, phases: brug}]\nappointment:"), kinds=f"rule-tightened {WITHOUT}"),
    _case("how often", (G, "every: 12 months", "every: 6 months"), kinds="action-more-often"),
    # A system's catalog
    _case("system", ("systems/kort.yaml", "", "system: kort\ntitle: Kort\ngallery: galleri@1.0\nroles: {ejer: }\n"), kinds="system-added"),
    _case("system renamed", ("systems/post.yaml", "system: post", "system: brev\n# post"), kinds="system-renamed"),
    _case("system title", (POST, "title: Postsystemet", "title: Posten"), kinds="system-title-changed"),
    _case("status", (POST, "status: draft", "status: published"), kinds="status-changed"),
    _case("profile", (POST, "profile: faelles\n", ""), kinds="profile-changed role-left-out contact-point-dropped"),
    _case("category", (POST, "category: fagsystem", "category: faelles"), kinds="category-changed"),
    _case("component in use", (POST, "uses: [adgang]", "uses: [adgang, net]"), kinds="component-taken-up"),
    _case("introduction", (POST, "Det er her, posten er.", "Her er posten."), kinds="record-changed"),
    _case("role needed", (SAG, "  sikkerhed:\n", "  sikkerhed:\n  hjaelper:\n"), kinds="role-included vacancy-opened"),
    _case("role left out", (SAG, "  sikkerhed:\n", "  sikkerhed:\n    not_needed: Ingen risiko.\n"), kinds="role-left-out"),
    _case("omission", (SAG, "  sikkerhed:\n", "  sikkerhed:\n  hjaelper:\n    not_needed: Ingen spørger.\n"), kinds="omission-stated"),
    _case("reason", (POST, "Det er et stort projekt.", "Det er et langt projekt."), kinds="reason-reworded"),
    _case("obligation in a catalog", (POST, "    one_per: place\n    mandatory: from brug", "    one_per: place\n    recommended: from brug"), kinds="obligation-relaxed"),
    _case("appointed from", (POST, "    from: brug", "    from: start"), kinds="rule-changed"),
    _case("one for each", (POST, "    one_per: place\n", ""), kinds="rule-changed"),
    _case("title in a catalog", (POST, "title: Superbruger", "title: Super"), kinds="role-title-changed"),
    _case("own task", (POST, "Tømmer postkassen hver dag.", "Tømmer postkassen ugentligt."), kinds="item-reworded"),
    _case("own text given up", (POST, "        replace:\n          vedligeholde: {was: galleri@1.0, text: Holder postsystemet ved lige.}\n", ""), kinds="item-reworded"),
    _case("task omitted", (POST, "        add:\n", "        omit: [undervise]\n        add:\n"), kinds="item-removed"),
    _case("contact point", (POST, "forvaltning: ansvarlig}", "forvaltning: ejer}"), kinds="contact-point-changed"),
    _case("contact point named", (SAG, "contact_point: {brug: leder, forvaltning: ansvarlig}", "contact_point: {brug: leder}"), kinds="contact-point-dropped"),
    _case("locked text", (POST, "  chef:\n", "  chef:\n    title: Chefen\n"), kinds="locked-text-touched role-title-changed"),
    _case("action", (POST, "  oprydning:\n", "  afproevning: {title: Prøv af, phase: start}\n  oprydning:\n"), kinds="action-added"),
    _case("action reworded", (POST, "text: Skriv under.", "text: Læs, og skriv under."), kinds="action-reworded"),
    _case("deadline", (POST, "days: 30", "days: 60"), kinds="action-due-earlier"),
    _case("deadline of another sort", (POST, "due: {before: brug, days: 30}", "due: {date: 2026-03-01}"), kinds="action-due-moved"),
    _case("executor", (POST, "    executor: leder", "    executor: ansvarlig"), kinds="action-handed-on"),
    _case("phase of an action", (POST, "    phase: start", "    phase: brug"), kinds="action-rephased"),
    _case("handover", (POST, "same_person: recommended", "same_person: open"), kinds="handover-changed"),
    _case("handover in other words", (POST, "why: Det er nemmest.", "why: Det er bedst."), kinds="handover-changed"),
    _case("decision", (POST, "decisions:\n", "decisions:\n  opgaver: {decided: Ingen.}\n"), kinds="decision-taken"),
    _case("decision otherwise", (POST, "De fleste er med.", "Alle er med."), kinds="decision-changed"),
    # An organisation
    _case("organisation", ("organisations/oen/organisation.yaml", "", "organisation: oen\ntitle: Øen\ngallery: galleri@1.0\n"), kinds="organisation-added"),
    _case("organisation title", (BY, "title: Byen", "title: Den store by"), kinds="organisation-title-changed"),
    _case("person", (BY, "  dd:\n", "  dd:\n  ff:\n"), kinds="person-added"),
    _case("leaver", (BY, "  aa: {", "  aa: {left: 2026-12-31, "), kinds="person-leaves term-shortened term-shortened vacancy-ahead vacancy-ahead"),
    _case("leaving moved", (BY, "left: 2027-01-31", "left: 2027-02-28"), kinds="leaving-moved term-prolonged"),
    _case("person moved", (BY, "position: konsulent", "position: chefkonsulent"), kinds="person-moved"),
    _case("member", (BY, "people:\n", "member_of: [alle]\npeople:\n"), kinds="membership-changed"),
    _case("place", (BY, "Nordskolen", "Nordre Skole"), kinds="entry-changed"),
    _case("another place", (BY, "  syd: {title: Sydskolen}\n", "  syd: {title: Sydskolen}\n  vest: {title: Vestskolen}\n"), kinds="entry-added vacancy-opened"),
    _case("applies again", (BY, "    not_applicable: Naboen gør det.\n", "    holders: []\n"), kinds="not-applicable-withdrawn vacancy-opened"),
    _case("done", (BY, "{done: 2026-01-10}", "{}"), kinds="action-reopened"),
    _case("done again", (BY, "{done: 2026-01-10}", "{done: 2026-11-10}"), kinds="action-done-again"),
    _case("evidence of an organisation", (BY, "revised: 2026-02-01", "revised: 2026-11-01"), kinds="evidence-renewed"),
    _case(
        "person with another id",
        (BY, "  bb: {", "  bx: {former_ids: [bb], "),
        (BY, "prioritere: {person: bb}", "prioritere: {person: bx}"),
        (BY_POST, "{person: bb, from: 2026-01-01, until", "{person: bx, from: 2026-01-01, until"),
        (BY_POST, "by: [aa, bb]", "by: [aa, bx]"),
        (BY_POST, "executor: bb", "executor: bx"),
        (BY_SAG, "{person: bb", "{person: bx"),
        kinds="person-renamed",
    ),
    _case(
        "unit and place with another id",
        (BY, "it-afdelingen: {title: It-afdelingen, ", "it: {title: It-afdelingen, former_ids: [it-afdelingen], "),
        (BY, "position: konsulent, unit: it-afdelingen", "position: konsulent, unit: it"),
        (BY, "cc: {unit: it-afdelingen}", "cc: {unit: it}"),
        (BY, "nord: {title: Nordskolen}", "nordre: {title: Nordskolen, former_ids: nord}"),
        (BY_POST, "foelge-op: {unit: it-afdelingen}", "foelge-op: {unit: it}"),
        (BY_POST, "    unit: it-afdelingen\n", "    unit: it\n"),
        (BY_POST, "at: nord", "at: nordre"),
        kinds="entry-renamed entry-renamed",
    ),
    _case(
        "task with another id and other words",
        (EJER, "  foelge-op:\n", "  kigge-til:\n    former_ids: [foelge-op]\n"),
        (EJER, "Følger op på, om systemet gør det, det skal.", "Kigger til systemet."),
        (BY_POST, "foelge-op: {unit", "kigge-til: {unit"),
        kinds=f"item-renamed item-reworded {WITHOUT}",
    ),
    # A system in an organisation
    _case("staffing", (BY_SAG, "*", ""), kinds="staffing-removed"),
    _case("holder came", (BY_SAG, "      - {person: dd, from: 2026-06-01}\n", "      - {person: dd, from: 2026-06-01}\n      - {person: ee, from: 2026-07-01}\n"), kinds="holder-came"),
    _case("the only holder left", (BY_SAG, "    holders:\n      - {person: aa, from: 2026-01-01}\n", "    holders: []\n"), kinds="holder-left vacancy-opened"),
    _case("holder changed", (BY_SAG, "{person: aa, from: 2026-01-01}", "{person: dd, from: 2026-02-01}"), kinds="holder-changed"),
    _case("holder succeeded", (BY_SAG, "{person: aa, from: 2026-01-01}", "{person: aa, from: 2026-01-01, until: 2026-12-31}\n      - {person: dd, from: 2027-01-01}"), kinds="holder-changed"),
    _case("holder with a pause", (BY_SAG, "{person: aa, from: 2026-01-01}", "{person: aa, from: 2026-01-01, until: 2026-12-31}\n      - {person: aa, from: 2027-03-01}"), kinds="holder-paused vacancy-ahead"),
    _case("holder at one place", (BY_POST, "person: cc, at: nord", "person: dd, at: nord"), kinds="holder-changed"),
    _case("term", (BY_POST, "until: 2027-02-28", "until: 2027-01-31"), kinds="term-shortened vacancy-ahead"),
    _case("beginning of a term", (BY_SAG, "person: cc, from: 2026-06-01", "person: cc, from: 2026-07-01"), kinds="term-begins-otherwise"),
    _case("deputy", (BY_POST, ", deputies: [cc]", ""), kinds="deputy-left"),
    _case("contact", (BY_SAG, "person: cc, from: 2026-06-01", "person: cc, from: 2026-06-01, contact: true"), kinds="contact-marked"),
    _case("case number", (BY_SAG, "person: cc, from: 2026-06-01", "person: cc, from: 2026-06-01, decision: sag 1"), kinds="record-changed"),
    _case("accepted", (BY_POST, "    accepted_vacancy: {reason: recruiting, accepted_by: aa, until: 2026-12-31}\n", "    holders: []\n"), kinds="acceptance-withdrawn"),
    _case("accepted longer", (BY_POST, "until: 2026-12-31", "until: 2027-01-31"), kinds="acceptance-changed"),
    _case("own role", (BY_SAG, "roles:\n", "roles:\n  vagt:\n    local: {title: Vagt}\n    holders: [{person: bb}]\n"), kinds="own-role-added holder-came"),
    _case("stricter here", (BY_SAG, "  ansvarlig:\n", "  ansvarlig:\n    local: {mandatory: always}\n"), kinds="obligation-strengthened"),
    _case("another name here", (BY_POST, "title: Vagten", "title: Vagtposten"), kinds="role-title-changed"),
    _case("spread", (BY_SAG, "  ansvarlig:\n", "  ansvarlig:\n    spread: {data: ejer}\n"), kinds="role-spread-otherwise"),
    _case("delegated", (BY_SAG, "  ejer:\n", "  ejer:\n    delegated:\n      foelge-op: {person: bb}\n"), kinds="delegation-given"),
    _case("delegation moved", (BY_POST, "foelge-op: {unit: it-afdelingen}", "foelge-op: {person: bb}"), kinds="delegation-moved"),
    _case("delegated from a day on", (BY_SAG, "  ejer:\n", "  ejer:\n    delegated:\n      foelge-op: {person: bb, from: 2027-01-01}\n"), kinds="delegation-given"),
    _case("delegation with days", (BY_POST, "foelge-op: {unit: it-afdelingen}", "foelge-op: {unit: it-afdelingen, until: 2027-01-01}"), kinds="delegation-moved"),
    _case("delegated for all systems", (BY, "prioritere: {person: bb}", "prioritere: {person: cc}"), kinds="delegation-moved"),
    _case("sheet", (BY_POST, "    notice: 3 months\n", ""), kinds="sheet-changed"),
    _case("no sheet", (BY_POST, "sheets:\n  ansvarlig:\n    unit: it-afdelingen\n    agreed: {by: [aa, bb], on: 2026-04-01}\n    notice: 3 months\n    tasks:\n      vedligeholde:\n", ""), kinds="sheet-removed delegation-withdrawn"),
    _case("phase earlier", (BY_POST, "forvaltning: 2027-03-01", "forvaltning: 2027-02-01"), kinds="phase-earlier vacancy-ahead"),
    _case("phase planned", (BY_SAG, "brug: 2026-06-01}", "brug: 2026-06-01, forvaltning: 2027-05-01}"), kinds="phase-planned"),
    _case("phase begun", (BY_SAG, "brug: 2026-06-01}", "brug: 2026-06-01, forvaltning: 2026-11-01}"), kinds="phase-planned"),
    _case("action not needed", (BY_POST, "oprydning: {due: 2026-12-01, executor: bb}", "oprydning: {not_needed: Her er ryddet.}"), kinds="action-not-needed action-executor-changed action-day-later"),
    _case("action by another day", (BY_POST, "due: 2026-12-01", "due: 2026-11-30"), kinds="action-day-earlier"),
    _case("evidence", (BY_POST, "evidence: {risk-assessment: 2026-04-01}\n", ""), kinds="evidence-withdrawn"),
    _case("contract", (BY_POST, "ends: 2028-12-31", "ends: 2029-12-31"), kinds="contract-end-changed"),
    _case("terms of a contract", (BY_POST, "contract: {supplier: firmaet, ", "contract: {supplier: firmaet, risk: high, "), kinds="record-changed"),
)  # fmt: skip

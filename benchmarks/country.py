"""Makes a country: municipalities that each say who holds the roles of every system of one catalog.

The catalog is that of `corpus.py`, in which some roles are only recommended, some are held once for all systems, and one
is held at each school. A municipality has some 300 people; its staffing files are 1 to 4 KB. The same arguments give the
same bytes. On `DAY` it checks without any finding; of `faulty` (0 to 1) of the staffing files, each has one fault of the
kinds that people make, and of `vacant` (0 to 1) of the roles nobody holds any.

    python benchmarks/country.py FOLDER --organisations 100 --systems 330
"""

import argparse
import itertools
import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

import corpus
from corpus import PHASES, put

DAY: Final = "2026-11-23"
"""The day on which the country is as it should be: `rolekat check catalog --as-of` this."""
PEOPLE: Final = 300
UNITS: Final = 24
DEPARTMENTS: Final = 4
"""Each has its units, its people and its systems."""
SCHOOLS: Final = 8
RECOMMENDED: Final = range(16, 36)
ONCE: Final = range(36, corpus.ROLES)
"""The roles that are held once for all systems."""
ALONE: Final = (0, 1)
"""The roles of the contact point have one holder each."""
AT_SCHOOLS: Final = 5
"""Every so many systems have a holder of `rolle-03` at each school."""
GROUP: Final = 3
"""The first systems have their holders of `rolle-02` in common."""
HANDOVER: Final = PHASES.index("forankring")
"""The phase in which the first role ends and the second begins."""
CONSONANTS: Final = "bdfghjklmnprstv"
VOWELS: Final = "aiou"


def person(number: int) -> str:
    """Four letters that look like initials."""
    number, last = divmod(number, len(VOWELS))
    number, third = divmod(number, len(CONSONANTS))
    first, second = divmod(number, len(VOWELS))
    return CONSONANTS[first] + VOWELS[second] + CONSONANTS[third] + VOWELS[last]


def day(away: int) -> str:
    """The day so many days from that of the country."""
    return (date.fromisoformat(DAY) + timedelta(days=away)).isoformat()


class System(NamedTuple):
    """What those who staff a system must know of its catalog."""

    name: str
    roles: list[str]
    """Those that are held for it alone."""
    actions: dict[str, str]
    """Action to phase."""
    at_schools: bool


def role(number: int, chance: random.Random) -> str:
    text = corpus.role(number, chance)
    if number in RECOMMENDED:
        return text.replace("suggested: {mandatory:", "suggested: {recommended:")
    return text.replace("held_per: system", "held_per: organisation") if number in ONCE else text


def system(number: int, chance: random.Random) -> tuple[System, str]:
    text = corpus.system(number, chance)
    at_schools = number % AT_SCHOOLS == AT_SCHOOLS - 1
    if at_schools:
        text = text.replace("  rolle-03:\n", "  rolle-03:\n    one_per: place/skole\n")
    roles = re.findall(r"^  (rolle-\d\d):$", text, re.MULTILINE)
    actions = dict(re.findall(r"^  (opgave-\d):\n(?:    .*\n)*?    phase: (\S+)$", text, re.MULTILINE))
    once = {f"rolle-{n:02d}" for n in ONCE}
    return System(f"system-{number:05d}", [name for name in roles if name not in once], actions, at_schools), text


class Municipality:
    """One organisation: its head, and the staffing file of each system."""

    def __init__(self, number: int, chance: random.Random) -> None:
        self.name = f"kommune-{number:02d}"
        self.chance = chance
        names = [person(n) for n in range(PEOPLE)]
        self.people = names[: PEOPLE - 6]
        self.left = names[PEOPLE - 6 :]
        self.departments = [self.people[n::DEPARTMENTS] for n in range(DEPARTMENTS)]
        # Everybody in turn, so that nobody comes to hold more mandatory roles than one person can.
        self.turns = [itertools.cycle(chance.sample(people, len(people))) for people in self.departments]
        self.department = 0

    def holders(self, begins: int, number: int | None = None) -> list[str]:
        """Who holds a role since some days ago: several, or one with a deputy; sometimes somebody held it before."""
        chance = self.chance
        lines = []
        if chance.random() < 0.4:
            past = f"from: {day(begins - chance.randint(300, 900))}, until: {day(begins - 1)}"
            lines.append(f"      - {{person: {chance.choice(self.left)}, {past}}}")
        several = 1 if number in ALONE else chance.choices((1, 2, 3), (45, 35, 20))[0]
        optional = number is None or number in RECOMMENDED
        people, turn = self.departments[self.department], self.turns[self.department]
        chosen = chance.sample(people, several) if optional else [next(turn) for _ in range(several)]
        for name in chosen:
            others = f", deputies: [{self.deputy(name)}]" if several == 1 else ""
            where = (
                f", decision: sag {chance.randint(18, 26)}/{chance.randint(1, 9999):04d}"
                if chance.random() < 0.3
                else ""
            )
            lines.append(f"      - {{person: {name}, from: {day(begins)}{others}{where}}}")
        return ["    holders:", *lines]

    def deputy(self, name: str) -> str:
        return self.chance.choice([other for other in self.chance.sample(self.people, 2) if other != name])

    def at_schools(self, begins: int) -> list[str]:
        lines = ["    holders:"]
        for number in range(SCHOOLS):
            name = next(self.turns[self.department])
            others = f"at: skole-{number}, from: {day(begins)}, deputies: [{self.deputy(name)}]"
            lines.append(f"      - {{person: {name}, {others}}}")
        return lines

    def delegated(self, begins: int) -> Iterator[str]:
        if self.chance.random() < 0.3:
            to = self.chance.choice(
                [f"unit: enhed-{self.chance.randrange(UNITS):02d}", f"person: {self.chance.choice(self.people)}"]
            )
            yield "    delegated:"
            yield f"      tasks-{self.chance.randrange(8)}: {{{to}, from: {day(begins + 20)}}}"

    def head(self, systems: list[System]) -> str:
        chance = self.chance
        units = [f"enhed-{n:02d}" for n in range(UNITS)]
        lines = [f"organisation: {self.name}", f"title: Kommune {self.name[-2:]}", "gallery: maaling@1.0", "people:"]
        for number, name in enumerate(self.people):
            position = chance.choice(("konsulent", "sagsbehandler", "afdelingsleder", "fagchef", "laerer"))
            unit = chance.choice(units[number % DEPARTMENTS :: DEPARTMENTS])
            lines.append(f"  {name}: {{position: {position}, unit: {unit}}}")
        lines += [f"  {name}: {{left: {day(-chance.randint(10, 200))}}}" for name in self.left]
        lines += ["units:", *(f"  forvaltning-{n}: {{title: Forvaltning {n}}}" for n in range(DEPARTMENTS))]
        above = (f"part_of: forvaltning-{n % DEPARTMENTS}" for n in range(UNITS))
        lines += [
            f"  {name}: {{title: Afdelingen for {name[-2:]}, {part}}}" for name, part in zip(units, above, strict=True)
        ]
        lines += ["places:", *(f"  skole-{n}: {{title: Skole nummer {n}, kind: skole}}" for n in range(SCHOOLS))]
        lines += [f"  hus-{n}: {{title: Børnehus nummer {n}, kind: dagtilbud}}" for n in range(SCHOOLS)]
        ends = (f"contract_ends: {day(chance.randint(200, 2000))}" for _ in range(8))
        lines += ["suppliers:", *(f"  firma-{n}: {{title: Firma {n}, {end}}}" for n, end in enumerate(ends))]
        if len(systems) >= GROUP:
            names = ", ".join(system.name for system in systems[:GROUP])
            lines += ["system_groups:", "  sammen:", "    title: De første", f"    systems: [{names}]", "    roles:"]
            lines += ["      rolle-02:", *(f"    {line}" for line in self.holders(-400, 2))]
        lines.append("roles:")
        for number in ONCE:
            lines += [f"  rolle-{number:02d}:", *self.holders(-chance.randint(100, 900), number)]
        return "\n".join(lines) + "\n"

    def staffing(self, system: System, vacant: float, *, grouped: bool) -> str:
        chance = self.chance
        self.department = int(system.name[-5:]) % DEPARTMENTS
        current = chance.choices(range(len(PHASES)), (1, 1, 1, 1, 6))[0]
        dates = {phase: day((index - current) * 150 - 40) for index, phase in enumerate(PHASES)}
        if current == len(PHASES) - 1 and chance.random() < 0.5:
            dates = {PHASES[-1]: dates[PHASES[-1]]}
        lines = [f"staffing: {system.name}", f"organisation: {self.name}", f"unit: forvaltning-{self.department}"]
        lines += ["phases:", *(f"  {phase}: {begins}" for phase, begins in dates.items()), "roles:"]
        for name in system.roles:
            if not (grouped and name == "rolle-02"):
                lines += [f"  {name}:", *(() if chance.random() < vacant else self.role(name, current, system))]
        lines += self.of_its_own(system)
        lines += self.actions(system, current)
        lines += ["evidence:", f"  revised: {day(-chance.randint(5, 90))}"]
        return "\n".join(lines) + "\n"

    def role(self, name: str, current: int, system: System) -> Iterator[str]:
        """Who holds a role: the project's until the handover, that of operation from shortly before it."""
        begins = -self.chance.randint(50, 700)
        if (name == "rolle-00" and current >= HANDOVER) or (name == "rolle-01" and current < HANDOVER - 1):
            return
        if name == "rolle-03" and system.at_schools:
            yield from self.at_schools(begins)
        else:
            yield from self.holders(begins, int(name[-2:]))
        yield from self.delegated(begins)

    def of_its_own(self, system: System) -> Iterator[str]:
        """A role that the municipality has added."""
        if self.chance.random() < 0.5:
            yield "  vejleder:"
            yield "    local:"
            yield f"      title: Vejleder i {system.name}"
            yield "      effect: >-"
            yield f"        {corpus.sentence(self.chance, system.name)}"
            yield "      recommended: always"
            yield "      why: >-"
            yield f"        {corpus.sentence(self.chance, self.name)}"
            yield from self.holders(-self.chance.randint(50, 300))

    def actions(self, system: System, current: int) -> Iterator[str]:
        yield "actions:"
        for name, phase in system.actions.items():
            if PHASES.index(phase) < current:
                yield f"  {name}: {{done: {day(-self.chance.randint(1, 60) - 40)}}}"
            elif PHASES.index(phase) == current:
                yield f"  {name}: {{due: {day(self.chance.randint(1, 60))}, executor: {self.chance.choice(self.people)}}}"


def misspelt_role(text: str) -> str:
    return text.replace("  rolle-03:", "  role-03:")


def misspelt_key(text: str) -> str:
    return text.replace("    holders:", "    holder:", 1)


def unknown_person(text: str) -> str:
    return re.sub(r"person: \w+", "person: qqqq", text, count=1)


def impossible_day(text: str) -> str:
    return re.sub(r"from: (\d{4})-\d\d-\d\d", r"from: \1-02-30", text, count=1)


def ended(text: str) -> str:
    return re.sub(r", from: (\d{4}-\d\d-\d\d)", rf", from: \1, until: {day(-10)}", text, count=1)


FAULTS: Final[tuple[Callable[[str], str], ...]] = (misspelt_role, misspelt_key, unknown_person, impossible_day, ended)


def make(folder: Path, organisations: int, systems: int, faulty: float = 0.0, vacant: float = 0.0) -> Path:
    """Write the catalog and who fills its roles into `folder/catalog` and return that."""
    catalog = folder / "catalog"
    shutil.rmtree(catalog, ignore_errors=True)
    chance = random.Random(20261123)
    put(catalog / "roles" / "maaling" / "gallery.yaml", corpus.gallery())
    for number in range(corpus.ROLES):
        put(catalog / "roles" / "maaling" / f"rolle-{number:02d}.yaml", role(number, chance))
    put(catalog / "profiles" / "faelles.yaml", corpus.profile())
    known = []
    for number in range(systems):
        made, text = system(number, chance)
        known.append(made)
        put(catalog / "systems" / f"{number // 100:03d}" / f"{made.name}.yaml", text)
    for number in range(organisations):
        here = Municipality(number, random.Random(number))
        put(catalog / "organisations" / here.name / "organisation.yaml", here.head(known))
        for index, made in enumerate(known):
            text = here.staffing(made, vacant, grouped=index < GROUP <= len(known))
            if chance.random() < faulty:
                text = chance.choice(FAULTS)(text)
            put(catalog / "organisations" / here.name / "systems" / f"{made.name}.yaml", text)
    return catalog


def main() -> None:
    """Write a country into a folder that has no catalog yet."""
    parser = argparse.ArgumentParser(description="Makes a country: organisations that each staff every system.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--organisations", type=int, default=98)
    parser.add_argument("--systems", type=int, default=330)
    parser.add_argument("--faulty", type=float, default=0.0)
    parser.add_argument("--vacant", type=float, default=0.0)
    given = parser.parse_args()
    if (given.folder / "catalog").exists():
        parser.error(f"{given.folder / 'catalog'} is there already")
    print(make(given.folder, given.organisations, given.systems, given.faulty, given.vacant))


if __name__ == "__main__":
    main()

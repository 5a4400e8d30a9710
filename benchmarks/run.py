"""Measures rolekat against what its users would else wait for, and prints the ratios in one table.

Each pair is run in turn, A B A B …, and the median of the pairs' ratios is printed: the machine's speed cancels out.
Two kinds of catalogs: systems alone (`corpus.py`), and a country of municipalities that staff them (`country.py`).
Beside them one municipality as it might be (`portfolio.py`), written after the worked example.
`python benchmarks/run.py` takes some minutes; `--quick` leaves out the catalogs of 32,000 files.
Needs the extra `bench` for the peers. One process each, page cache warm, nothing cached between runs.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import corpus
import country
import portfolio

PYTHON: Final = sys.executable
ROLEKAT: Final = str(Path(sys.executable).with_name("rolekat"))
LOOP: Final = """
import os, sys, yaml
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            yaml.load(file.read(), Loader=yaml.CSafeLoader)
"""


class Row(NamedTuple):
    name: str
    what: str
    value: float
    limit: float
    at_least: bool = False

    def shown(self) -> str:
        sign = ">=" if self.at_least else "<="
        held = self.value >= self.limit if self.at_least else self.value <= self.limit
        return f"| {self.name} | {self.what} | {self.value:.2f} | {sign} {self.limit:g} | {'yes' if held else 'NO'} |"


# As users run it: compiled once. Where nothing may be compiled, every run pays for that and measures nothing else.
ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: Sequence[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - start


def ratio(one: Sequence[str], other: Sequence[str], folder: Path, runs: int, other_folder: Path | None = None) -> float:
    """The median over the pairs of one's time to the other's."""
    seconds(one, folder), seconds(other, other_folder or folder)  # warm the page cache
    return statistics.median(seconds(one, folder) / seconds(other, other_folder or folder) for _ in range(runs))


def megabytes(command: Sequence[str], folder: Path) -> float:
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss / 1024


class Corpus(NamedTuple):
    """Catalogs of three sizes, clean and with 5 % faulty files."""

    name: str
    make: Callable[[Path, int, float], object]
    """Writes about so many files, so large a share of them faulty."""


def _country(folder: Path, files: int, faulty: float) -> None:
    """Municipalities that staff 325 systems each; at 540 files one that staffs all its 249."""
    organisations = max(files // 326, 1)
    systems = (files - 43) // 2 if organisations == 1 else (files - 43 - organisations) // (organisations + 1)
    country.make(folder, organisations, systems, faulty)


CATALOGS: Final = Corpus("catalogs", corpus.make)
COUNTRY: Final = Corpus("country", _country)
CHECK: Final = (ROLEKAT, "check", "catalog", "--as-of", country.DAY)
PLAIN_LOOP: Final = (PYTHON, "-c", LOOP, "catalog")


def measure(folder: Path, *, quick: bool) -> list[Row]:
    small = folder / "small"
    corpus.make_small(small)
    rows = [
        Row("P1", "`--version` to a bare interpreter", ratio([ROLEKAT, "--version"], [PYTHON, "-I", "-c", "pass"], small, 41), 1.3),
        Row("P2", "one small file, cold, to `import typer`",
            ratio([ROLEKAT, "check", "catalog/systems/lille.yaml"], [PYTHON, "-c", "import typer"], small, 21), 3.0),
    ]  # fmt: skip
    rows.append(_of_portfolio(folder / "portfolio"))
    for made in (CATALOGS, COUNTRY):
        rows += _of_corpus(folder / made.name, made, quick=quick)
    return sorted(rows, key=lambda row: int(row.name[1:]))


def _of_portfolio(folder: Path) -> Row:
    """Each system with a catalog of its own: nothing that is worked out for one staffing file serves another."""
    portfolio.make(folder)
    return Row(
        "P3", "a municipality of 330 systems, cold, to a CSafeLoader loop", ratio(CHECK, PLAIN_LOOP, folder, 15), 0.9
    )


def _of_corpus(folder: Path, made: Corpus, *, quick: bool) -> list[Row]:
    many, faulty, more, more_faulty, most = (folder / name for name in ("540", "f540", "3200", "f3200", "32000"))
    made.make(many, 540, 0.0)
    made.make(faulty, 540, 0.05)
    made.make(more, 3_200, 0.0)
    made.make(more_faulty, 3_200, 0.05)
    what = f" ({made.name})"
    rows = [
        Row("P3", f"540 files, cold, to a CSafeLoader loop{what}", ratio(CHECK, PLAIN_LOOP, many, 15), 0.9),
        Row("P8", f"5 % faulty files of 540, to the clean run{what}", ratio(CHECK, CHECK, faulty, 15, many), 1.2),
        Row("P8", f"5 % faulty files of 3,200, to the clean run{what}", ratio(CHECK, CHECK, more_faulty, 7, more), 1.2),
        *_peers(folder, many, what),
    ]
    if not quick:
        made.make(most, 32_000, 0.0)
        rows += [
            Row("P4", f"32,000 files, cold, to a CSafeLoader loop{what}", ratio(CHECK, PLAIN_LOOP, most, 3), 0.5),
            Row("P10", f"memory at 32,000 files, MB{what}", megabytes(CHECK, most), 100),
            Row("P11", f"time at 32,000 files to time at 3,200{what}", ratio(CHECK, CHECK, most, 3, more), 11),
        ]
    for path in (many, faulty, more, more_faulty, most):
        shutil.rmtree(path, ignore_errors=True)
    return rows


def _peers(folder: Path, many: Path, what: str) -> list[Row]:
    """What others do with the same files, as far as they are installed."""
    rows = []
    yamllint, jsonschema = shutil.which("yamllint", path=os.path.dirname(PYTHON)), _check_jsonschema(folder)
    if yamllint:
        value = 1 / ratio(CHECK, [yamllint, "-d", "relaxed", "catalog"], many, 3)
        rows.append(Row("P9", f"files a second at 540, to yamllint{what}", value, 15, at_least=True))
    # It takes one schema, so it has a fair task only where nearly all files are of one kind.
    files = [str(path.relative_to(many)) for path in sorted(many.glob("catalog/systems/*/*.yaml"))]
    if jsonschema and not list(many.glob("catalog/organisations")):
        value = 1 / ratio(CHECK, [*jsonschema, *files], many, 3)
        rows.append(Row("P9", f"files a second at 540, to check-jsonschema{what}", value, 15, at_least=True))
    return rows


def _check_jsonschema(folder: Path) -> list[str] | None:
    program = shutil.which("check-jsonschema", path=os.path.dirname(PYTHON))
    if program is None:
        return None
    schema = folder / "system.schema.json"
    with schema.open("w", encoding="utf-8") as file:
        subprocess.run([ROLEKAT, "schema", "system"], stdout=file, check=True)
    return [program, "--schemafile", str(schema)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="leave out the catalogs of 32,000 files")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), quick=quick)
    print("| | what | measured | to reach | held |\n|---|---|---|---|---|")
    print("\n".join(row.shown() for row in rows))


if __name__ == "__main__":
    main()

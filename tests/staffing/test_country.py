"""The country that speed is measured on: always the same, and clean unless faults are asked for."""

import importlib
from pathlib import Path
from typing import Any

import pytest

from rolekat.check import check_workspace
from rolekat.config import Config
from rolekat.workspace import open_workspace

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def country(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("country")


def codes(catalog: Path, country: Any) -> list[str]:
    report = check_workspace(open_workspace([str(catalog)], Config(str(catalog.parent))), as_of=country.DAY)
    return [located.finding.code for located in report.findings]


def test_it_is_clean(country: Any, tmp_path: Path) -> None:
    catalog = country.make(tmp_path, 1, 325)
    assert codes(catalog, country) == []
    staffing = list(catalog.glob("organisations/*/systems/*.yaml"))
    assert len(staffing) == 325
    sizes = [path.stat().st_size for path in staffing]
    assert 1_000 < sum(sizes) / len(sizes) < 4_000


def test_it_is_the_same_each_time(country: Any, tmp_path: Path) -> None:
    texts = []
    for name in ("one", "other"):
        catalog = country.make(tmp_path / name, 1, 10, 0.5, 0.2)
        texts.append({path.relative_to(catalog): path.read_bytes() for path in catalog.rglob("*.yaml")})
    assert texts[0] == texts[1]


def test_faults_and_vacancies_are_found(country: Any, tmp_path: Path) -> None:
    assert set(codes(country.make(tmp_path, 1, 40, vacant=0.2), country)) >= {"RK401", "RK402"}
    faulty = codes(country.make(tmp_path, 1, 40, faulty=1.0), country)
    assert len(faulty) >= 40
    assert set(faulty) >= {"RK008", "RK021", "RK101", "RK411"}

"""A catalog in which several things are wrong, and what a check says of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.check import Choice, check_workspace
from rolekat.config import Config
from rolekat.report.report import Report
from rolekat.rules.attributing import MADE_FROM
from rolekat.workspace import open_workspace

BASE = Path(__file__).resolve().parents[1] / "rules" / "base"


@pytest.fixture
def system() -> str:
    """A system with errors, warnings and notes."""
    return """\
system: demo
title: Demosystem 👩‍🚒 med et langt navn
gallery: demo@1
roles:
  leder: {why: Skal lede.}
  ansvarlg:
    why: >-
      Skal passe systemet.
  bruger: {of: bruger, why: Skal hjælpe., mandatory: start, recommended: start}
contact_point: {start: leder, brug: leder}
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> Callable[..., Report]:
    """Checks a catalog with that system, or with another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setitem(MADE_FROM, "Rollegalleri", "demo")  # so that findings have sources
    shutil.copytree(BASE, tmp_path / "catalog")

    def made(text: str = system, choice: Choice | None = None) -> Report:
        (tmp_path / "catalog" / "systems" / "demo.yaml").write_text(text, encoding="utf-8")
        return check_workspace(open_workspace(["catalog"], Config(str(tmp_path), sources=())), choice)

    return made

"""How paths and long sentences are printed, wherever rolekat is installed and however wide the terminal is."""

import os
import sys
from pathlib import Path

import pytest

from rolekat.cli.entrance import run
from rolekat.findings import located
from rolekat.findings.located import shown_path
from rolekat.language import LANGUAGES
from rolekat.library.phases import range_meant
from rolekat.shipped import shipped_folder

ORDER = ("opstart", "brug", "drift")


def test_a_shipped_file_is_named_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = os.path.join(shipped_folder("catalog"), "roles", "kombit", "systemejer.yaml")
    assert shown_path(file) == "shipped:roles/kombit/systemejer.yaml"
    assert shown_path(os.path.relpath(file)) == "shipped:roles/kombit/systemejer.yaml"
    assert shown_path(str(tmp_path / "systems" / "x.yaml")) == "systems/x.yaml"


def test_a_shipped_file_is_named_as_that_below_the_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    installed = tmp_path / ".venv" / "rolekat" / "_shipped" / "catalog"
    monkeypatch.setattr(located, "shipped_folder", lambda part: str(installed.parent / part))
    assert shown_path(str(installed / "systems" / "aula.yaml")) == "shipped:systems/aula.yaml"


def test_in_the_checkout_a_path_is_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shipped_folder("catalog")
    monkeypatch.chdir(os.path.dirname(folder))
    assert shown_path(os.path.join(folder, "systems", "aula.yaml")) == "catalog/systems/aula.yaml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_is_no_yaml_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLEKAT_LANG", language)
    (tmp_path / "README.md").write_text("# A\n\nb: c: d\n", encoding="utf-8")
    assert run(["check", "README.md"]) == 2
    assert "`README.md`" in (said := capsys.readouterr().err)
    assert ".yaml" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_sentence_is_broken_at_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROLEKAT_LANG", language)
    monkeypatch.setenv("COLUMNS", "50")
    assert run(["check", "nowhere"]) == 2
    capsys.readouterr()
    (tmp_path / "empty").mkdir()
    assert run(["check", "empty"]) == 3
    whole = capsys.readouterr().err
    assert whole.count("\n") == 1  # for a program: one line
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(["check", "empty"]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 1
    assert all(len(line) < 50 for line in lines)
    assert " ".join(" ".join(lines).split()) == whole.strip()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("fra drift", "from drift"),
        ("fra og med brug", "from brug"),
        ("Fra Brug", "from brug"),
        ("til brug", "until brug"),
        ("til og med brug", "until brug"),
        ("opstart til brug", "opstart to brug"),
        ("fra opstart til brug", "opstart to brug"),
        ("opstart - drift", "opstart to drift"),
        ("altid", "always"),
        ("alle", "always"),
        ("heile tida", "always"),
        ("frå og med brug", "from brug"),
        ("frå opstart til brug", "opstart to brug"),
        ("inntil brug", "until brug"),
        ("from drift", None),
        ("always", None),
        ("brug", None),
        ("fra nul", None),
        ("noget helt andet", None),
    ],
)
def test_a_range_in_other_words_is_understood(given: str, meant: str | None) -> None:
    assert range_meant(given, ORDER) == meant

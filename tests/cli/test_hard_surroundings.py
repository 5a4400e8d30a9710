"""Odd surroundings and odd words: a sentence and an exit code, never a traceback, and nothing a terminal would obey."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands import rolekat_in

ONLY_POSIX = pytest.mark.skipif(os.name != "posix", reason="a shell's redirections, pipes and devices")
CATALOG = "system: lille\ntitle: Lille\ngallery: kombit@1.5\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "catalog" / "systems").mkdir(parents=True)
    (tmp_path / "catalog" / "systems" / "lille.yaml").write_text(CATALOG, encoding="utf-8")
    return tmp_path


def shell(folder: Path, line: str, **environment: str) -> tuple[int, str]:
    """The exit code of a line of shell, and what it said on both streams; `rolekat` stands for the program."""
    rolekat = f'"{sys.executable}" -c "from rolekat.__main__ import main; main()"'
    ran = subprocess.run(
        ["/bin/sh", "-c", line.replace("rolekat", rolekat)],
        cwd=folder, env={**os.environ, "ROLEKAT_LANG": "en", **environment},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout + ran.stderr


@ONLY_POSIX
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("rolekat check >&-", 1, ""),
        ("rolekat list systems >&-", 0, ""),
        ("rolekat check nope 2>&-", 2, ""),
        ("rolekat new system ny --dry-run <&-", 0, "system: ny"),
        ("rolekat check > /dev/full", 2, "could not be printed"),
        ("rolekat list > /dev/full", 2, "could not be printed"),
        ("mkdir gone; cd gone; rmdir ../gone; rolekat check", 2, "not there any more"),
        ("mkdir gone; cd gone; rmdir ../gone; rolekat list", 2, "not there any more"),
    ],
)
def test_streams_and_folders_that_are_not_there(here: Path, line: str, code: int, said: str) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    found, output = shell(here, line)
    assert "Traceback" not in output, output
    assert (found, said in output) == (code, True), output


def typed(folder: Path, *words: str, **environment: str) -> tuple[int, str]:
    """The same of words, where nothing of a shell's is meant."""
    ran = rolekat_in(folder, words, {**os.environ, "ROLEKAT_LANG": "en", **environment})
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.parametrize("columns", ["0", "1", "abc", "-5", "²", "99999999999", "9" * 5000])
def test_a_width_that_no_terminal_has(here: Path, columns: str) -> None:
    for command in ("check", "list systems", "check --help"):
        code, output = typed(here, *command.split(), COLUMNS=columns)
        assert code in (0, 1), output


@pytest.mark.parametrize(
    "words", ["check", "list", "show", "explain", "render", "new system a --title", "export", "--lang"]
)
def test_an_error_cannot_steer_the_terminal(here: Path, words: str) -> None:
    code, output = typed(here, *words.split(), "a\033[31m\nb")
    assert code == 2, output
    assert "\x1b" not in output
    assert output.count("\n") == 1


@ONLY_POSIX
def test_a_path_that_is_too_long_is_a_sentence(here: Path) -> None:
    code, output = shell(here, f"rolekat init {'x/' * 2500}")
    assert code == 2, output
    assert "Traceback" not in output


@ONLY_POSIX
def test_an_output_that_is_a_pipe_or_a_link_stays_one(here: Path) -> None:
    os.mkfifo(here / "pipe")
    (here / "link").symlink_to("real.json")
    code, output = shell(here, "cat pipe & rolekat check -f json -o pipe; rolekat export -o link; wait")
    assert code == 0, output
    assert output.startswith("{")
    assert (here / "pipe").is_fifo()
    assert (here / "link").is_symlink()
    assert (here / "real.json").read_text(encoding="utf-8").startswith("{")


@ONLY_POSIX
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check -f", "fejl: `-f` skal have en værdi efter sig."),
        ("check --strict=3", "fejl: `--strict` tager ingen værdi."),
        ("list a b", "fejl: Der er flere ord, end kommandoen kan bruge: b."),
        ("new nope", "fejl: Der er ingen kommando `new nope`. Kommandoerne er: "),
    ],
)
def test_the_complaints_of_the_framework_are_in_the_readers_language(here: Path, words: str, said: str) -> None:
    code, output = shell(
        here, f"rolekat --lang da {words}" if words.startswith(("list", "new")) else f"rolekat {words} --lang da"
    )
    assert code == 2
    assert output.startswith(said), output

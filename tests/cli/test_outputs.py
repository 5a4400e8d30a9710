"""Where reports go: to the terminal, to a file instead, or to several files besides."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from rolekat.cli.check_outputs import Output, outputs
from rolekat.errors import UsageError

SYSTEM = "system: skat\ntitle: Skat\ngallery: kombit@1.5\nroles:\n  projektlder:\n"
CODE = "from rolekat.__main__ import main; main()"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "catalog" / "systems").mkdir(parents=True)
    (tmp_path / "catalog" / "systems" / "skat.yaml").write_text(SYSTEM, encoding="utf-8")
    return tmp_path


def check(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_STEP_SUMMARY"}
    return subprocess.run(
        [sys.executable, "-c", CODE, "check", *words], cwd=folder, env={**environment, "ROLEKAT_LANG": "en"},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {
        "catalog/systems/skat.yaml"
    }


@pytest.mark.parametrize(
    ("word", "output"),
    [
        ("report.txt", Output(None, "report.txt")),
        ("sarif:report.sarif", Output("sarif", "report.sarif")),
        ("junit:C:\\rapporter\\r.xml", Output("junit", "C:\\rapporter\\r.xml")),
        ("C:\\rapporter\\r.xml", Output(None, "C:\\rapporter\\r.xml")),
        ("c:/r.xml", Output(None, "c:/r.xml")),
        ("./sarif:x", Output(None, "./sarif:x")),
        ("sarif", Output(None, "sarif")),
        ("mappe/a:b", Output(None, "mappe/a:b")),
        ("report.sarif", Output(None, "report.sarif")),
        (":x", Output(None, ":x")),
    ],
)
def test_what_a_word_means(word: str, output: Output) -> None:
    assert outputs([word]) == [output]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["sarf:report.sarif"], "output-format"),
        (["SARIF:x"], "output-format"),
        (["json:"], "output-no-file"),
        (["json:a", "sarif:./a"], "output-twice"),
        (["a", "a"], "output-twice"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(words: list[str], key: str) -> None:
    with pytest.raises(UsageError) as raised:
        outputs(words)
    assert raised.value.key == key


def test_several_reports_go_to_files_while_the_text_is_printed(here: Path) -> None:
    ran = check(here, "--output", "sarif:out/r.sarif", "-o", "junit:out/r.xml", "--output=gitlab:r.json")
    assert ran.returncode == 1
    assert ran.stdout == check(here).stdout
    assert "error[RK101]" in ran.stdout
    assert files(here) == {"out/r.sarif", "out/r.xml", "r.json"}
    assert json.loads((here / "out" / "r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.fromstring((here / "out" / "r.xml").read_text(encoding="utf-8")).tag == "testsuites"


def test_a_file_without_a_format_takes_what_would_be_printed(here: Path) -> None:
    ran = check(here, "--format", "json", "-o", "a.json", "-o", "oneline:b.txt")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert (here / "a.json").read_text(encoding="utf-8") == check(here, "--format", "json").stdout
    assert (here / "b.txt").read_text(encoding="utf-8") == check(here, "--format", "oneline").stdout
    assert "error[RK101]" in check(here, "--format", "oneline").stdout


def test_both_ways_in_take_the_same_words(here: Path) -> None:
    words = ["--output", "sarif:a.sarif", "-o", "junit:b.xml", "-f", "oneline"]
    short, long = check(here, *words), check(here, *words, "--", "catalog")
    assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr)
    assert check(here, "-o", "sarf:x").stderr == check(here, "-o", "sarf:x", "--", "catalog").stderr


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "json:a.json", "-o", "sarif:catalog"],
        ["-o", "json:a.json", "-o", "sarif:catalog/systems/skat.yaml/r.sarif"],
        ["-o", "json:a.json", "-o", "sarf:b.sarif"],
        pytest.param(
            ["-o", "json:a.json", "-o", "text:/dev/full"],
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full"),
        ),
    ],
)
def test_where_one_file_cannot_be_written_none_is(here: Path, words: list[str]) -> None:
    (here / "a.json").write_text("before", encoding="utf-8")
    ran = check(here, *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: `")
    assert "Traceback" not in ran.stderr
    assert files(here) == {"a.json"}
    assert (here / "a.json").read_text(encoding="utf-8") == "before"


def test_a_summary_that_cannot_be_written_is_a_sentence(here: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CODE, "check", "-f", "github", "-o", "json:a.json"], cwd=here, capture_output=True,
        text=True, encoding="utf-8", check=False, env={**os.environ, "GITHUB_STEP_SUMMARY": str(here / "catalog")},
    )  # fmt: skip
    assert (ran.returncode, files(here)) == (2, set())


@pytest.mark.skipif(os.name != "posix", reason="devices")
def test_devices_and_links_are_written_through(here: Path) -> None:
    (here / "there.json").write_text("before", encoding="utf-8")
    (here / "link").symlink_to("there.json")
    ran = check(here, "-o", "json:link", "-o", "oneline:/dev/stdout")
    assert ran.stdout.startswith("catalog/systems/skat.yaml:")
    assert (here / "link").is_symlink()
    assert json.loads((here / "there.json").read_text(encoding="utf-8"))["findings"]

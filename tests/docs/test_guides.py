"""The guides for beginners: whoever types what they say, in an empty folder, sees what they show."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import hatchling
import pytest
from tests.docs.typed import as_shown, git, printed, surroundings

ROOT = Path(__file__).parents[2]
GUIDES = {"da": ROOT / "docs" / "kom-i-gang.da.md", "nb": ROOT / "docs" / "kom-i-gang.nb.md"}
STEP = re.compile(
    r"```sh\n(?P<typed>.*?)```(?:\n\n```text\n(?P<shown>.*?)```)?"
    r"|<!-- at the end of (?P<end>\S+) -->\n```yaml\n(?P<added>.*?)```"
    r"|<!-- in (?P<file>\S+) instead of (?P<old>.*?) -->\n```yaml\n(?P<new>.*?)```",
    re.DOTALL,
)


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_shows_what_comes_out(language: str, tmp_path: Path, *, update: bool) -> None:
    page = GUIDES[language]
    text = page.read_text("utf-8")

    def done(step: re.Match[str]) -> str:
        if step["end"]:
            with (tmp_path / step["end"]).open("a", encoding="utf-8") as file:
                file.write(step["added"])
        elif step["file"]:
            _write_over(tmp_path / step["file"], step["old"], step["new"])
        else:
            said = "\n".join(filter(None, (typed(line, tmp_path, language) for line in step["typed"].splitlines())))
            if step["shown"] is not None:
                start, end = (edge - step.start() for edge in step.span("shown"))
                return f"{step[0][:start]}{as_shown(said, step['shown'])}\n{step[0][end:]}"
        return step[0]

    made = STEP.sub(done, text)
    if update:
        page.write_text(made, "utf-8", newline="\n")
    assert made == page.read_text("utf-8"), "pytest --update refreshes it"
    assert text.count("```yaml") == len(re.findall("<!-- (?:at|in) ", text))


def typed(line: str, folder: Path, language: str) -> str:
    """What comes of a line that somebody types on the day of the guide."""
    words = shlex.split(line)
    if words[0] == "git":
        git(folder, *words[1:])
        return ""
    said = printed(line, folder, surroundings(language, 92), code=None if words[1] == "check" else 0)
    settings = folder / "rolekat.toml"
    if "init" in words:
        settings.write_text(f'as-of = "2026-11-23"\n{settings.read_text("utf-8")}', "utf-8")
    return said


def _write_over(file: Path, old: str, new: str) -> None:
    """Put lines in place of the one line that begins with something."""
    lines = file.read_text("utf-8").split("\n")
    (at,) = (number for number, line in enumerate(lines) if line.strip().startswith(old))
    lines[at] = new.rstrip("\n")
    file.write_text("\n".join(lines), "utf-8")


def test_what_sets_it_up_does(tmp_path: Path) -> None:
    """As far as that can be seen without the network: what is needed already stands in the surroundings."""
    first, second = (re.findall(r"```bash\n(.*?)```", page.read_text("utf-8"), re.DOTALL) for page in GUIDES.values())
    assert first == second
    (typed,) = first
    beside = str(Path(hatchling.__file__).parents[1])
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_DEPS": "1", "PIP_IGNORE_INSTALLED": "1"}
    here = {**os.environ, **offline, "HOME": str(tmp_path), "PYTHONPATH": beside}
    for line in typed.splitlines():
        words = line.replace("python3", shlex.quote(sys.executable))
        subprocess.run(words, shell=True, cwd=ROOT, env=here, check=True, capture_output=True)
    made = subprocess.run([tmp_path / "rolekat/bin/rolekat", "--version"], env=here, capture_output=True, check=True)
    assert made.stdout.startswith(b"rolekat ")


@pytest.mark.parametrize("page", GUIDES.values())
def test_nothing_is_left_out_of_the_test(page: Path) -> None:
    text = page.read_text("utf-8")
    assert {*re.findall(r"^```(\w+)$", text, re.MULTILINE)} == {"sh", "bash", "bat", "text", "yaml"}
    for target in re.findall(r"\]\(([^):]+)\)", text):
        assert (page.parent / target).is_file(), target

"""The pictures of a terminal that the README shows: what stands in them is what rolekat prints."""

import io
import re
import shlex
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Final

import pytest
from rich.console import Console
from rich.text import Text
from tests.commands import rolekat_in
from tests.docs.typed import surroundings

ROOT: Final = Path(__file__).parents[2]
PICTURES: Final = ROOT / "docs" / "pictures"
_WIDTH: Final = 100
_FONT: Final = "ui-monospace, Menlo, Consolas, monospace"
"""What the reader has: a picture fetches nothing."""


def _nothing(_folder: Path) -> None:
    """The shipped examples are enough."""


def _aula_with_two_mistakes(folder: Path) -> None:
    for file, right, wrong in (
        ("systems/aula.yaml", "executor: systemadministrator-institution", "executor: systemadministrator-skole"),
        ("profiles/decentrale-institutioner.yaml", "\n  drift: systemansvarlig", ""),
    ):
        text = (ROOT / "catalog" / file).read_text("utf-8")
        there = folder / "catalog" / file
        there.parent.mkdir(parents=True)
        there.write_text(text.replace(right, wrong, 1), "utf-8", newline="\n")
        assert there.read_text("utf-8") != text


@pytest.mark.parametrize(
    ("name", "laid", "typed"),
    [
        ("check", _aula_with_two_mistakes, "rolekat check"),
        ("vacancies", _nothing, "rolekat vacancies eksempelkoebing --system fbs --as-of 2026-11-23"),
    ],
)
def test_a_picture_shows_what_is_printed(
    name: str, laid: Callable[[Path], None], typed: str, tmp_path: Path, *, update: bool
) -> None:
    laid(tmp_path)
    coloured = {key: value for key, value in surroundings("da", _WIDTH).items() if key != "NO_COLOR"}
    done = rolekat_in(tmp_path, shlex.split(typed)[1:], {**coloured, "FORCE_COLOR": "1"})
    screen = Text.from_ansi(f"$ {typed.partition(' --as-of')[0]}\n\n{done.stdout.rstrip()}\n")
    picture = PICTURES / f"{name}.svg"
    if update:
        picture.write_text(_drawn(screen), "utf-8", newline="\n")
    assert _read(picture.read_text("utf-8")) == [line.rstrip() for line in screen.plain.split("\n") if line.strip()], (
        "pytest --update draws it anew"
    )


def _drawn(screen: Text) -> str:
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(screen)
    svg = console.export_svg(title="rolekat", unique_id="rolekat")
    svg = re.sub(r" *(<!--.*?-->|@font-face \{.*?\})\n+", "", svg, flags=re.DOTALL)
    return re.sub(r"[ \t]+$", "", svg.replace("Fira Code, monospace", _FONT), flags=re.MULTILINE)


def _read(svg: str) -> list[str]:
    """The lines of a picture, by where their parts stand."""
    drawn = svg[svg.index('class="rolekat-matrix"') :]
    lines: dict[float, str] = {}
    for x, y, said in re.findall(r'<text [^>]*?x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', drawn):
        before = lines.get(float(y), "")
        lines[float(y)] = before.ljust(round(float(x) / _CHARACTER)) + unescape(said).replace("\xa0", " ")
    return [line.rstrip() for _, line in sorted(lines.items()) if line.strip()]


_CHARACTER: Final = 12.2
"""How many units of the picture a character is wide."""

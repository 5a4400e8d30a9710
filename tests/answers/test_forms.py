"""Answers as people and programs see them: on the terminal, as Markdown, as JSON."""

import json
import re
import types
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown_it import MarkdownIt
from pydantic import TypeAdapter, with_config
from rich.cells import cell_len
from tests.answers.questions import QUESTIONS
from typing_extensions import TypedDict

from rolekat.answers.comparison import compare
from rolekat.answers.plain import as_json
from rolekat.answers.scope import EVERYTHING
from rolekat.answers.sheet import Sheet
from rolekat.answers.wording.comparison import sheet as compare_sheet
from rolekat.language import LANGUAGES, Language, words
from rolekat.library.library import Library
from rolekat.render.sheets import as_markdown
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.terminal.sheets import as_text

WIDTHS = (40, 55, 80, 100, 200)


def sheets(name: str, found: Organisations, language: Language = "da") -> list[Sheet]:
    return QUESTIONS[name](found, words(language))[1]


def text(name: str, found: Organisations, width: int, *, colour: bool = False, language: Language = "da") -> str:
    parts = [as_text(sheet, width=width, colour=colour) for sheet in sheets(name, found, language)]
    return "\n".join(filter(None, parts))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_terminal_is_as_it_was(name: str, organisations: Organisations, golden: Callable[[str, str], None]) -> None:
    for width in (40, 60, 100):
        golden(f"answers/{name}-{width}.txt", text(name, organisations, width))
    golden(f"answers/{name}-en.txt", text(name, organisations, 80, language="en"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_markdown_and_json_are_as_they_were(
    name: str, organisations: Organisations, golden: Callable[[str, str], None]
) -> None:
    answer, found = QUESTIONS[name](organisations, words("da"))
    golden(f"answers/{name}.md", "\n".join(filter(None, map(as_markdown, found))))
    if not name.startswith("vacancies-by-"):
        golden(f"answers/{name}.json", as_json(answer))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_it_fits_and_is_plain(name: str, width: int, organisations: Organisations) -> None:
    shown = text(name, organisations, width)
    assert "\x1b" not in shown
    for line in shown.splitlines():
        assert cell_len(line) <= width, line
        assert line == line.rstrip()
        assert "  \n" not in line


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", QUESTIONS)
def test_colours_change_nothing_else(name: str, width: int, organisations: Organisations) -> None:
    coloured = text(name, organisations, width, colour=True)
    assert "\x1b[" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == text(name, organisations, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_vacancy_is_lost_at_any_width(width: int, organisations: Organisations) -> None:
    everything = "".join(text("vacancies", organisations, width).split())
    answer = QUESTIONS["vacancies"](organisations, words("da"))[0]
    for organisation in answer.organisations:
        for part in (organisation.cross_cutting, *organisation.systems):
            for each in (*part.vacant, *(one.vacancy for one in part.upcoming)):
                assert "".join(each.title.split()) in everything


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_markdown_reads_as_the_same_text(name: str, language: Language, organisations: Organisations) -> None:
    source = "\n".join(map(as_markdown, sheets(name, organisations, language)))
    assert source.count("\n# ") + source.startswith("# ") >= 1
    html = MarkdownIt("commonmark").enable("table").render(source)
    assert "Sagssystem | Sager" in html or "|" not in re.sub("<[^>]+>", "", html), "a bar in a title ends no cell"
    for table in re.findall("<table>.*?</table>", html, re.DOTALL):
        rows = re.findall("<tr>.*?</tr>", table, re.DOTALL)
        assert len({row.count("<td") or row.count("<th") for row in rows}) == 1
        assert len(rows) > 1


def test_markdown_has_the_whole_table_however_many_there_are(copy: Path) -> None:
    del copy
    found = compare(Organisations(Library(["catalog"]), Outlook("2026-06-01")), EVERYTHING)
    (first, *_) = found.organisations
    many = [first._replace(id=f"o{n}", title=f"Organisation {n}") for n in range(98)]
    cells = [
        cell._replace(organisation=one.id) for one in many for cell in found.cells if cell.organisation == first.id
    ]
    sheet = compare_sheet(found._replace(organisations=tuple(many), cells=tuple(cells), differences=()), words("da"))
    markdown, shown = as_markdown(sheet), as_text(sheet, width=100, colour=False)
    assert all(f"| Organisation {n} |" in markdown for n in range(98))
    assert all(f"Organisation {n} " in shown for n in range(98))
    assert max(map(len, shown.splitlines())) <= 100
    wide = found._replace(organisations=tuple(many), systems=found.systems * 20, cells=tuple(cells))
    narrow = as_text(compare_sheet(wide, words("da")), width=60, colour=False)
    narrow = " ".join(narrow.split())
    assert "--format markdown" in narrow
    assert all(f"Organisation {n} 12/18 67 %" in narrow for n in range(98))


def as_typed(hint: Any) -> Any:
    """A named tuple as the map that it is in JSON, all keys there and no other."""
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        fields = {name: as_typed(kind) for name, kind in _hints(hint).items()}
        return with_config({"extra": "forbid"})(TypedDict(hint.__name__, fields))  # type: ignore[operator]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return list[as_typed(arguments[0])]  # type: ignore[misc]
    if origin in (typing.Union, types.UnionType):
        return typing.Union[tuple(map(as_typed, arguments))]  # noqa: UP007 - made at run time
    return hint


def _hints(cls: type) -> dict[str, Any]:
    """The types of a named tuple's keys; what it imports for its types alone is in the facts."""
    from rolekat.answers import facts

    return typing.get_type_hints(cls, localns=vars(facts))


@pytest.mark.parametrize("name", [name for name in QUESTIONS if not name.startswith("vacancies-by-")])
def test_json_has_the_documented_shape(name: str, organisations: Organisations) -> None:
    answer = QUESTIONS[name](organisations, words("da"))[0]
    data = json.loads(as_json(answer))
    assert data.pop("schema_version") == 1
    checked = TypeAdapter(as_typed(type(answer))).validate_python(data, strict=True)
    assert checked == data


class _Small(NamedTuple):
    title: str


def test_nothing_in_json_steers_a_terminal() -> None:
    assert "\u202e" not in as_json(_Small("a\u202eb"))

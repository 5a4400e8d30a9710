"""An organisation's own templates: they come first, cannot forget to escape, and fail in a sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rolekat.config import Config
from rolekat.errors import UsageError
from rolekat.render.publishing import templates_of

Rendered = Callable[..., dict[str, str]]
TITLE = r"Køkkenhave \`2\` \<b>\|\</b> \[x\] \*y\*"


@pytest.fixture
def made(rendered: Rendered, tmp_path: Path) -> Callable[[str], str]:
    """The catalog as a template of one's own makes it."""
    folder = tmp_path / "own"
    folder.mkdir()

    def make(template: str) -> str:
        (folder / "catalog.md.j2").write_text(template, encoding="utf-8")
        text = rendered("koekkenhave/rollekatalog", templates=folder)["koekkenhave/rollekatalog.md"]
        return text.split("\n\n", 1)[1].strip()

    return make


@pytest.mark.parametrize(
    "template",
    [
        "{{ catalog.title }}",
        "{{ catalog.title ~ '' }}",
        "{{ '' + catalog.title }}",
        "{% set x = catalog.title %}{{ x }}",
        "{% set x %}{{ catalog.title }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(catalog.title) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(catalog.title) ~ '' }}",
        "{% macro m() %}{% endmacro %}{{ m() ~ catalog.title }}",
        "{% macro m() %}{% endmacro %}{{ m() + catalog.title }}",
        "{% macro m() %}{% endmacro %}{{ catalog.title + m() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ catalog.title }}{% endcall %}",
        "{% autoescape false %}{{ catalog.title }}{% endautoescape %}",
        "{{ [catalog.title] | join }}",
        "{{ [catalog.title] | join('x') }}",
        "{{ [catalog.title] | several }}",
        "{{ catalog.title if true else '' }}",
        "{% for x in [catalog.title] %}{{ x }}{% endfor %}",
        "{{ '%s' % catalog.title }}",
        "{{ catalog.title | trim }}",
        "{{ none }}{{ catalog.title | default('') }}",
    ],
)
def test_no_way_out_forgets_to_escape(template: str, made: Callable[[str], str]) -> None:
    assert made(template) == TITLE


def test_constants_of_a_template_are_text_too(made: Callable[[str], str]) -> None:
    assert made("x {{ '<b> *a*' }} {{ none }}{{ 'a' ~ none ~ '_b_' }}") == r"x \<b> \*a\* a_b\_"


def test_markdown_passes_only_where_its_author_wrote_markdown(made: Callable[[str], str]) -> None:
    assert made("{{ catalog.introduction }}").startswith("En have med **grøntsager**.")


def test_a_line_ends_where_a_tag_ends_it(made: Callable[[str], str]) -> None:
    template = "{% for x in (1, 2) %}\n| {{ x }} |{% if x == 1 %} a |{% endif %}\n{% endfor %}\nend"
    assert made(template) == "| 1 | a |\n| 2 |\nend"


def test_a_block_of_the_shipped_template_can_be_replaced(made: Callable[[str], str]) -> None:
    text = made('{% extends "shipped/catalog.md.j2" %}\n{% block readers %}\n## Vores egen\n{% endblock %}')
    assert "## Vores egen" in text
    assert text.startswith("# Rollekatalog")
    assert "Hvem skal læse" not in text


def test_a_block_that_the_shipped_template_has_not_is_named(made: Callable[[str], str]) -> None:
    with pytest.raises(UsageError) as caught:
        made('{% extends "shipped/catalog.md.j2" %}\n\n{% block reeders %}\nVores egen\n{% endblock %}')
    assert (caught.value.key, caught.value.params["line"]) == ("template-no-block", 3)
    assert "readers" in str(caught.value.params["known"])
    inner = "{% block readers %}{% block mine %}Egen{% endblock %}{% endblock %}"
    assert "Egen" in made('{% extends "shipped/catalog.md.j2" %}' + inner)


@pytest.mark.parametrize(
    ("template", "line", "part"),
    [
        ("# ok\n{{ catalog.titel }}", 2, "`Catalog` has no field `titel`"),
        ('{% extends "catalog.md.j2" %}', 1, "recursion"),
        ("\n\n{{ ukendt }}", 3, "ukendt"),
        ("{% if %}", 1, "Expected an expression"),
        ("{{ catalog.title", 1, "end of print statement"),
        ("\n{{ catalog.title | safe }}", 2, "safe"),
        ("\n{{ catalog }}", 2, "Catalog"),
        ("{{ catalog.__class__ }}", 1, "__class__"),
        ("{{ catalog._replace(title='x') }}", 1, "_replace"),
        ("{{ [1].index(1) }}\n{{ [1].append(2) }}", 2, "append"),
        ("{{ t('findes.ikke') }}", 1, "findes.ikke"),
        ("{{ t('titles.catalog') ~ t('titles.catalog', navn=1) }}", 1, "title"),
        ("{% include 'mangler.j2' %}", None, "mangler.j2"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("{% for x in range(999999999) %}{% endfor %}", 1, "Range too big"),
        ("{% include 'catalog.md.j2' %}", 1, "recursion"),
        ("{{ catalog.groups[99].title }}", 1, "99"),
    ],
)
def test_a_fault_is_a_sentence_with_its_place(
    template: str, line: int | None, part: str, made: Callable[[str], str]
) -> None:
    with pytest.raises(UsageError) as caught:
        made(template)
    params = caught.value.params
    if line is None:
        assert caught.value.key == "template-missing"
        assert params["template"] == part
    else:
        assert caught.value.key == "template-fault"
        assert str(params["file"]).endswith("catalog.md.j2")
        assert params["line"] == line
        assert part in str(params["detail"])


def test_a_template_that_is_no_text(rendered: Rendered, tmp_path: Path) -> None:
    (tmp_path / "catalog.md.j2").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError) as caught:
        rendered("koekkenhave", templates=tmp_path)
    assert caught.value.key == "template-unreadable"


def test_where_templates_are_looked_for(tmp_path: Path) -> None:
    assert templates_of(Config(str(tmp_path)), None) is None
    (tmp_path / "templates").mkdir()
    assert templates_of(Config(str(tmp_path)), None) == str(tmp_path / "templates")
    with pytest.raises(UsageError):
        templates_of(Config(str(tmp_path), templates="egne"), None)
    with pytest.raises(UsageError):
        templates_of(Config(str(tmp_path)), str(tmp_path / "findes-ikke"))

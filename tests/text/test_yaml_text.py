"""Whatever a text holds, it comes out of the file as it went in."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolekat.errors import UsageError
from rolekat.text.decode import decode
from rolekat.text.reader import read
from rolekat.text.yaml_text import WIDTH, YamlWriter, checked_text, one_line

AWKWARD = [
    "Rolle: en # der, 'alt' \"kan\" {ske} [her]",
    "- ikke en liste",
    "? heller ikke",
    "null",
    "ja",
    "no",
    "0751",
    "1.10",
    "12:30",
    "1_000",
    "2022-02-14",
    "~",
    "&anker *alias !mærke",
    "%direktiv",
    "@ord",
    "`kode`",
    "|",
    ">-",
    "# ikke en kommentar",
    "--- slut ...",
    "C:\\mappe\\ny",
    'han sagde "ja"',
    "slutter med kolon:",
    "æøå ÆØÅ é 漢字 🎉",
    "et\u00a0hårdt mellemrum",
    "x" * 200,
    "ord " * 80,
]


def value_of(text: str) -> Any:
    decoded, problems = decode(text.encode("utf-8"))
    assert problems == []
    assert decoded == text
    reading = read(text)
    assert reading.problems == []
    return reading.value


def writable(text: str) -> bool:
    try:
        checked_text(text)
    except UsageError:
        return False
    return bool(one_line(text))


TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=300)).filter(writable)


@given(TEXTS)
def test_a_short_text_comes_out_as_it_went_in(text: str) -> None:
    yaml = YamlWriter()
    with yaml.block("over"):
        yaml.text("key", text)
        yaml.text("next", "efter")
    assert value_of(str(yaml)) == {"over": {"key": one_line(text), "next": "efter"}}


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_prose_keeps_its_paragraphs_and_its_words(paragraphs: list[str]) -> None:
    yaml = YamlWriter()
    with yaml.block("over"):
        yaml.prose("key", "\n\n".join(one_line(part) for part in paragraphs))
        yaml.bare("next", "en bemærkning: her")
    assert value_of(str(yaml)) == {"over": {"key": "\n\n".join(map(one_line, paragraphs)), "next": None}}


@given(TEXTS)
def test_prose_keeps_to_the_width_unless_a_word_is_longer(text: str) -> None:
    yaml = YamlWriter()
    yaml.prose("key", text)
    for line in str(yaml).splitlines():
        assert len(line) <= WIDTH or " " not in line.strip()


def test_markdown_keeps_its_lines() -> None:
    given_text = "**Aula** er: et system\n\n- første # punkt\n- andet punkt\n\n| a | b |\n|---|---|"
    yaml = YamlWriter()
    yaml.markdown("key", f"{given_text}\n")
    assert value_of(str(yaml)) == {"key": f"{given_text}\n"}


@given(st.lists(st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,12})?", fullmatch=True), max_size=30))
def test_ids_stand_in_flow_style(ids: list[str]) -> None:
    yaml = YamlWriter()
    with yaml.block("over"):
        yaml.ids("key", ids)
        yaml.text("next", "efter")
    assert value_of(str(yaml)) == {"over": {"key": ids, "next": "efter"}}
    assert re.match(r"over:\n  key: \[", str(yaml))
    assert all(len(line) <= WIDTH for line in str(yaml).splitlines())


def test_a_remark_and_a_comment_stay_comments() -> None:
    yaml = YamlWriter()
    yaml.comment("en linje\n  og en til: der # er rykket ind")
    with yaml.block("over", "Titel: med\nlinjeskift # og hash"):
        yaml.comment("intet nedenunder")
    assert value_of(str(yaml)) == {"over": None}
    assert "#   og en til" in str(yaml)


@pytest.mark.parametrize("text", ["klokke \x07", "nul\x00", "retning \u202e", "\ud800", "skilt\u2028ad"])
def test_a_text_that_nobody_could_see_is_refused_and_shown_harmlessly(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked_text(text)
    assert str(refused.value.params["text"]).isprintable()

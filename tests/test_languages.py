"""The languages say the same things."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rolekat
from rolekat.language import FOLDER, LANGUAGES, Language, choose
from rolekat.rules.pages import page
from rolekat.rules.registry import rules

SECTIONS = sorted(path.name for path in Path(FOLDER, "en").glob("*.toml"))
PARAMETER = re.compile(r"{(\w+)")


def texts(value: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, part in value.items():
        if isinstance(part, dict):
            yield from texts(part, f"{above}{key}.")
        elif isinstance(part, list):
            yield f"{above}{key}", " ".join(part)
        else:
            yield f"{above}{key}", part


def section(language: str, name: str) -> dict[str, str]:
    return dict(texts(tomllib.loads(Path(FOLDER, language, name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SECTIONS)
def test_every_language_has_every_text_with_the_same_parameters(language: str, name: str) -> None:
    english, other = section("en", name), section(language, name)
    assert other.keys() == english.keys()
    for key, text in english.items():
        assert set(PARAMETER.findall(other[key])) == set(PARAMETER.findall(text)), key
        assert other[key].strip() or not text.strip(), key


def test_no_language_has_a_section_of_its_own() -> None:
    for language in LANGUAGES:
        assert sorted(path.name for path in Path(FOLDER, language).glob("*.toml")) == SECTIONS


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_every_page_has_the_same_sentences_in_every_language(rule: Any) -> None:
    english = page(rule.name, "en")
    for language in LANGUAGES:
        other = page(rule.name, language)
        assert other.messages.keys() == english.messages.keys()
        assert other.helps.keys() == english.helps.keys()
        assert other.labels.keys() == english.labels.keys()
        assert other.body.count("\n## ") == english.body.count("\n## ")
        assert language == "en" or other.body != english.body


@pytest.mark.parametrize(
    ("wishes", "surroundings", "language"),
    [
        (("da",), {}, "da"),
        ((None, "en"), {"LANG": "da_DK.UTF-8"}, "en"),
        ((), {"LANG": "da_DK.UTF-8"}, "da"),
        ((), {"LANG": "nb_NO.UTF-8"}, "nb"),
        ((), {"LANG": "nn_NO.UTF-8"}, "nn"),
        ((), {"LANG": "no_NO"}, "nb"),
        (("nn",), {"LANG": "nb_NO.UTF-8"}, "nn"),
        ((), {"ROLEKAT_LANG": "no", "LANG": "da_DK"}, "nb"),
        (("NB",), {}, "nb"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"ROLEKAT_LANG": "da", "LANG": "en_GB"}, "da"),
        (("fr",), {"LC_ALL": "da"}, "da"),
        ((), {}, "en"),
    ],
)
def test_the_language_is_the_first_that_is_known(
    wishes: tuple[str | None, ...], surroundings: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ROLEKAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert choose(*wishes) == language


def test_a_page_that_is_missing_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No language stands in for another: who reads Norwegian must not get English without a word."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text/some_rule.en.md").write_text("---\ntitle: x\nmessages: {message: x}\n---\nx\n", "utf-8")
    monkeypatch.setattr("rolekat.rules.pages.FOLDER", str(tmp_path))
    assert page("some-rule", "en").title == "x"
    for language in LANGUAGES:
        if language != "en":
            with pytest.raises(LookupError):
                page("some-rule", language)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_norwegian_pages_name_what_the_danish_page_names(rule: Any) -> None:
    """The parameters of each sentence; the columns of a register are called otherwise in each language."""
    danish = page(rule.name, "da")
    own: dict[Language, str] = {"nb": "bokmaal", "nn": "nynorsk"}
    for language, columns in own.items():
        other = page(rule.name, language)
        for part in ("messages", "helps", "labels"):
            for variant, text in getattr(danish, part).items():
                named = set(PARAMETER.findall(getattr(other, part)[variant]))
                assert named == {columns if name == "danish" else name for name in PARAMETER.findall(text)}, variant


NO_TEXT = re.compile(r"```.*?```|`[^`]*`|\{[^{}]*\}|«[^»]*»|\S*[/=@]\S*|^(?: {4}| *# )[^\n]*", re.MULTILINE | re.DOTALL)
"""What is not said in the language itself: code, parameters, names that are quoted."""
DANISH = (
    "af afhænger afsnit bemanding bliver ejer ejere ejeren fejl fejlen fratræder fremgår fx gælder hedder hvad "
    "hvornår jer jeres kun lægge lægges medmindre mellem nogen noget nøgle nøglen nøgler opgave opgaven opgaver "
    "opgaverne overdragelse stedfortræder sådan tjekliste ubesat uddelegere uddelegeres udelad udelades udeladt "
    "udfylde udfyldes udfører udgivet udkast udpege udpeges udpeget værdi værdien værdier"
)
BOKMAAL = (
    "advarsel advarsler avhenger bare begrunnelse begynner dere enhet enheten finnes fra gjør gjøre heter hva "
    "hvem hvis hvordan hvorfor ikke jeg kommer leser leverandører mangler mer mye noe noen oppgave oppgaven "
    "oppgaver rollen skriver skrives systemeier være"
)


@pytest.mark.parametrize(("language", "foreign"), [("nb", DANISH), ("nn", f"{DANISH} {BOKMAAL}")])
def test_no_word_of_a_neighbour_stands_in_norwegian(language: Language, foreign: str) -> None:
    """Words that only the neighbouring language writes like that; what a native speaker notices first."""
    said = {name: " ".join(section(language, name).values()) for name in SECTIONS if name != "documents.toml"}
    said["documents.toml"] = " ".join(
        text for key, text in section(language, "documents.toml").items() if key != "glossary.endings"
    )
    for rule in rules():
        found = page(rule.name, language)
        sentences = (found.title, *found.messages.values(), *found.helps.values(), *found.labels.values(), found.body)
        said[rule.name] = "\n".join(sentences)
    for name, text in said.items():
        spoken = set(re.findall(r"[a-zæøåéòô]+", NO_TEXT.sub(" ", text).lower()))
        assert spoken.intersection(foreign.split()) == set(), name


def test_no_text_stands_in_the_code_twice() -> None:
    """Every key that the code says exists; `say("…")` with a plain text is looked up here."""
    said = re.compile(r"""\bsay\(\s*"([a-z][\w-]*(?:\.[\w-]+)+)\"""")
    known = {f"{name.removesuffix('.toml')}.{key}" for name in SECTIONS for key in section("en", name)}
    for path in Path(rolekat.__path__[0]).rglob("*.py"):
        for key in said.findall(path.read_text(encoding="utf-8")):
            assert key in known, f"{path.name}: {key}"

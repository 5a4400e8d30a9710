"""Text comes out of Markdown as it went in, wherever it stands."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rolekat.text.markdown import escape_sentence, escape_text

PARSER: Final = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PLACES: Final = {
    "paragraph": ("{}\n", "paragraph_open"),
    "after text": ("Før **Mærke:** {} efter.\n", "paragraph_open"),
    "heading": ("## {}\n", "heading_open"),
    "list": ("- {}\n- b\n", "list_item_open"),
    "task": ("- [ ] {}\n", "list_item_open"),
    "numbered": ("1. {}\n", "list_item_open"),
    "quote": ("> {}\n", "blockquote_open"),
    "cell": ("| a | b |\n|---|---|\n| {} | c |\n", "td_open"),
    "emphasis": ("*Før: {} efter*\n", "paragraph_open"),
    "strong": ("**{}**\n", "paragraph_open"),
    "struck": ("x ~~Før {} efter~~\n", "paragraph_open"),
    "link": ("[{}](fil.md#sted)\n", "paragraph_open"),
}

MARKUP: Final = r"""\`*_[]<>|~$&;#!-+=().:{}'"/@^%0123456789 """
PIECES: Final = [
    "a", "b_c", "__x__", "*y*", "**z**", "`k`", "``l``", "<br>", "<b>f</b>", "<!--", "k", "-->", "&amp;",
    "&#35;", "&nu;", "[d](e)", "![m](n)", "[^1]", "[x]", "#", "##", "1.", "2)", "-", "+", ">", "|", "\\|",
    "\\", "\\\\", "~~o~~", "~~~", "```", "---", "===", "***", "___", "$p$", ":---", "http://q.dk/r_s_",
    "<https://t.dk>", "u@v.dk", "@w", "#1", "{x}", "{{", "x", "}}", "{%", "x", "%}", "\n", "\n\n", "🪨", "Æ",
]  # fmt: skip
TEXTS: Final = st.one_of(
    st.text(st.sampled_from(MARKUP + "aåÆ\n\t🪨"), max_size=40),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
)


def shown(tokens: list[Token]) -> str:
    """What a reader sees of some inline tokens."""
    text = ""
    for token in tokens:
        if token.type in ("text", "code_inline"):
            text += token.content
        elif token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and token.content == "<br>"):
            text += "\n"
        elif token.type == "html_inline":
            text += f"HTML({token.content})"
    return text


def in_place(markdown: str, opener: str) -> str:
    """The text of the first inline content after the token that opens the place."""
    tokens = PARSER.parse(markdown)
    start = next(index for index, token in enumerate(tokens) if token.type == opener)
    inline = next(token for token in tokens[start:] if token.type == "inline")
    return shown(inline.children or [])


def expected(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("place", PLACES)
@given(text=TEXTS)
@settings(max_examples=100)
def test_text_is_text_in_every_place(place: str, text: str) -> None:
    text = text.strip()
    if not text:
        return
    template, opener = PLACES[place]
    before, _, after = template.partition("{}")
    plain = "".join(char for char in "MÆRKE" if char)
    frame = in_place(f"{before}{plain}{after}", opener)
    assert in_place(f"{before}{escape_text(text)}{after}", opener) == frame.replace(plain, expected(text))


@given(text=TEXTS)
@settings(max_examples=100)
def test_text_never_begins_a_block(text: str) -> None:
    tokens = PARSER.parse(escape_text(text.strip()))
    assert [token.type for token in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])


@pytest.mark.parametrize(
    "text",
    [
        "Bruger KLIK-opgaver, ØiR og Serviceplatformen; se § 3 (fx 14. maj).",
        "Lærere & pædagoger: 100 % af dem, »alle«, har snake_case_navne.",
        "It-/digitaliseringschef (fase 1.2)",
        "Husk! C# er ikke B#.",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert escape_text(text) == text


def test_a_line_break_is_kept_without_a_new_line() -> None:
    assert escape_text("a\nb\r\n\r\n# c") == "a<br>b<br><br>\\# c"


@pytest.mark.parametrize("place", ["cell", "paragraph", "list"])
@given(text=TEXTS)
@settings(max_examples=300)
def test_a_sentence_holds_text_and_code_and_nothing_else(place: str, text: str) -> None:
    text = " ".join(text.split())
    if not text:
        return
    template, opener = PLACES[place]
    tokens = PARSER.parse(template.replace("{}", escape_sentence(text)))
    start = next(index for index, token in enumerate(tokens) if token.type == opener)
    inline = next(token for token in tokens[start:] if token.type == "inline")
    assert {token.type for token in inline.children or []} <= {"text", "text_special", "code_inline"}
    bare = str.maketrans("", "", "` ")
    assert shown(inline.children or []).translate(bare) == text.translate(bare)


def test_what_a_sentence_quotes_is_code() -> None:
    assert escape_sentence("skriv `of: <ID>` under *roles*") == "skriv `of: <ID>` under \\*roles\\*"
    assert escape_sentence("`a|b` og `c`") == "\\`a\\|b\\` og `c`"

"""The table that is written into `rolekat.toml`, and everything else that stays."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolekat.errors import UsageError
from rolekat.updating.settings import with_table, without_table

VALUES = {"from": "shipped", "version": "1.5"}
TABLE = '[galleries.kombit]\nfrom = "shipped"\nversion = "1.5"\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", TABLE),
        ("lang = 'da'\n", f"lang = 'da'\n\n{TABLE}"),
        ("lang = 'da'", f"lang = 'da'\n\n{TABLE}"),
        ("# Slut\n\n\n", f"# Slut\n\n{TABLE}"),
        ("lang = 'da'\r\n", "lang = 'da'\r\n\r\n" + TABLE.replace("\n", "\r\n")),
        ("[galleries.a]\nfrom = 'x'\n\n[check]\n", f"[galleries.a]\nfrom = 'x'\n\n{TABLE}\n[check]\n"),
        ("[ galleries . 'kombit' ] # her\nfrom = 'x' # hvorfra\n", "[ galleries . 'kombit' ] # her\nfrom = \"shipped\" # hvorfra\nversion = \"1.5\"\n"),
        ('[galleries.kombit]\nversion = "1.4"\nrevision = "v1"\nfrom = "x"\n\n# Tests\n[check]\n', '[galleries.kombit]\nversion = "1.5"\nfrom = "shipped"\n\n# Tests\n[check]\n'),
        ("[galleries.kombit-1]\nfrom = 'x'\n", f"[galleries.kombit-1]\nfrom = 'x'\n\n{TABLE}"),
    ],
)  # fmt: skip
def test_only_its_own_lines_change(before: str, after: str) -> None:
    assert with_table(before, "galleries", "kombit", VALUES) == after


def test_a_name_with_a_full_stop_stands_in_quotation_marks() -> None:
    text = with_table("", "galleries", "kombit-1.5", VALUES)
    assert text.startswith('[galleries."kombit-1.5"]\n')
    assert with_table(text, "galleries", "kombit-1.5", {"from": "x"}) == '[galleries."kombit-1.5"]\nfrom = "x"\n'


@pytest.mark.parametrize(
    "before",
    [
        "galleries = {kombit = {from = 'x'}}\n",
        "[galleries]\nkombit = {from = 'x'}\n",
        "[galleries]\nkombit.from = 'x'\n",
        "[galleries.kombit]\nfrom = '''\nx'''\n",
        "lang = '''\n[galleries.kombit]\n'''\n",
    ],
)
def test_what_is_written_otherwise_is_left_to_the_user(before: str) -> None:
    with pytest.raises(UsageError, match="update-by-hand") as caught:
        with_table(before, "galleries", "kombit", VALUES)
    assert str(caught.value.params["table"]) == TABLE.rstrip("\n")


@given(
    st.lists(st.sampled_from(["", "# x", 'lang = "da"', "sources = [", '  "a",', "]", "[check]", "[galleries.b]", TABLE])),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
    st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_it_says_what_it_should_and_nothing_else_or_it_refuses(lines: list[str], value: str, newline: str) -> None:
    before = newline.join("\n".join(lines).split("\n"))
    try:
        known = tomllib.loads(before)
    except tomllib.TOMLDecodeError:
        return
    if known.get("galleries", {}).get("kombit", {}).keys() - {"from", "version"}:
        return  # which no settings that can be read have
    try:
        after = with_table(before, "galleries", "kombit", {"from": value})
    except UsageError:
        return
    known.setdefault("galleries", {})["kombit"] = {"from": value}
    assert tomllib.loads(after) == known
    left = iter(after.splitlines())
    kept = [line for line in before.splitlines() if line.strip() and not line.startswith(("from", "version"))]
    assert all(line in left for line in kept)  # in their order


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TABLE, ""),
        (f"lang = 'da'\n\n{TABLE}", "lang = 'da'\n"),
        (f"{TABLE}\n[check]\n", "[check]\n"),
        (
            f"[galleries.a]\nfrom = 'x'\n\n{TABLE}\n# Tests\n[check]\n",
            "[galleries.a]\nfrom = 'x'\n\n# Tests\n[check]\n",
        ),
        ("lang = 'da'\r\n\r\n" + TABLE.replace("\n", "\r\n"), "lang = 'da'\r\n"),
        (f"lang = 'da'\n{TABLE}[check]\n", "lang = 'da'\n[check]\n"),
    ],
)
def test_a_table_goes_and_every_other_line_stays(before: str, after: str) -> None:
    assert without_table(before, "galleries", "kombit") == after


@pytest.mark.parametrize(
    "before", ["", "galleries = {kombit = {from = 'x'}}\n", "lang = '''\n[galleries.kombit]\n'''\n"]
)
def test_a_table_that_is_written_otherwise_is_left_to_the_user(before: str) -> None:
    with pytest.raises(UsageError, match="update-table-by-hand"):
        without_table(before, "galleries", "kombit")


@given(st.lists(st.sampled_from(["", "# x", 'lang = "da"', "[check]", "[galleries.b]", "[render]"])))
def test_what_was_written_is_taken_out_again(lines: list[str]) -> None:
    before = "\n".join(lines)
    try:
        known = tomllib.loads(before)
    except tomllib.TOMLDecodeError:
        return
    after = without_table(with_table(before, "galleries", "kombit", VALUES), "galleries", "kombit")
    assert tomllib.loads(after) == known
    assert [line for line in after.splitlines() if line] == [line for line in lines if line]

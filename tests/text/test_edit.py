"""What an edit makes of a text, byte by byte."""

import difflib

import pytest

from rolekat.text.changing import Add, Change, Drop, Flow, Put, Rename
from rolekat.text.edit import edited
from rolekat.text.editing.composed import EditError

STAFFING = """\
# hoved
staffing: aula   # system
organisation: eksempelkoebing
phases:
  opstart: 2025-11-03

# Roller
roles:
  projektejer:
    holders:
      - {person: kibl, from: 2025-11-03, deputies: [mako], decision: sag 25/1711}   # x
  projektleder:   # nobody
  # midt
  gevinstejer: {not_applicable: nej}
  tekst:
    holders:
      - person: abc   # y
        from: 2020-01-01
      # sidste
    local:
      effect: >-
        Lang tekst
        over linjer

        # afsnit

  superbruger: {}
actions: # z
"""
HOLDER = Flow({"person": "nn", "from": "2026-01-01"})
LONG = "Ny tekst: med kolon, og meget mere, så den bliver for lang til en enkelt linje i filen.\n\nTo afsnit."


def difference(text: str, change: Change) -> str:
    """The lines that go and come, without the rest."""
    lines = difflib.unified_diff(text.splitlines(), edited(text, [change]).splitlines(), lineterm="", n=0)
    return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            Add(("roles", "projektejer", "holders"), HOLDER),
            "+      - {person: nn, from: 2026-01-01}",
            id="a-holder-more",
        ),
        pytest.param(
            Add(("roles", "projektleder", "holders"), HOLDER),
            "+    holders:\n+      - {person: nn, from: 2026-01-01}",
            id="the-first-holder-of-a-bare-key",
        ),
        pytest.param(
            Put(("roles", "projektejer", "holders", 0, "until"), "2026-12-31", ("person", "from", "until", "deputies")),
            "-      - {person: kibl, from: 2025-11-03, deputies: [mako], decision: sag 25/1711}   # x\n"
            "+      - {person: kibl, from: 2025-11-03, until: 2026-12-31, deputies: [mako], decision: sag 25/1711}   # x",
            id="in-braces-in-order",
        ),
        pytest.param(
            Put(("roles", "tekst", "holders", 0, "until"), "2026-12-31"), "+        until: 2026-12-31", id="in-a-block"
        ),
        pytest.param(
            Put(("roles", "projektejer", "holders", 0, "decision"), LONG.split("\n", 1)[0]),
            "-      - {person: kibl, from: 2025-11-03, deputies: [mako], decision: sag 25/1711}   # x\n"
            '+      - {person: kibl, from: 2025-11-03, deputies: [mako], decision: "Ny tekst: med kolon, og meget mere, '
            'så den bliver for lang til en enkelt linje i filen."}   # x',
            id="a-text-that-stands-in-braces-stays-there",
        ),
        pytest.param(
            Put(("roles", "gevinstejer", "holders"), [HOLDER]),
            "-  gevinstejer: {not_applicable: nej}\n+  gevinstejer:\n+    holders:\n+      - {person: nn, from: 2026-01-01}\n"
            "+    not_applicable: nej",
            id="braces-become-a-block",
        ),
        pytest.param(
            Put(("roles", "superbruger", "holders"), [HOLDER]),
            "-  superbruger: {}\n+  superbruger:\n+    holders:\n+      - {person: nn, from: 2026-01-01}",
            id="empty-braces",
        ),
        pytest.param(Put(("roles", "zz"), None), "+  zz:", id="a-bare-key"),
        pytest.param(
            Put(("roles", "tekst", "local", "effect"), LONG),
            "-        Lang tekst\n-        over linjer\n+        Ny tekst: med kolon, og meget mere, så den bliver for lang "
            "til en enkelt linje i\n+        filen.\n-        # afsnit\n+        To afsnit.",
            id="prose-with-a-paragraph",
        ),
        pytest.param(
            Put(("actions", "dba", "done"), "2026-02-02"), "+  dba:\n+    done: 2026-02-02", id="two-keys-deep"
        ),
        pytest.param(
            Drop(("roles", "tekst", "holders", 0)),
            "-      - person: abc   # y\n-        from: 2020-01-01\n+      # y",
            id="a-comment-in-what-goes-stays",
        ),
        pytest.param(
            Drop(("roles", "projektejer", "holders", 0, "deputies")),
            "-      - {person: kibl, from: 2025-11-03, deputies: [mako], decision: sag 25/1711}   # x\n"
            "+      - {person: kibl, from: 2025-11-03, decision: sag 25/1711}   # x",
            id="out-of-braces",
        ),
        pytest.param(
            Drop(("roles", "projektleder")), "-  projektleder:   # nobody\n+  # nobody", id="a-bare-key-goes"
        ),
        pytest.param(Rename(("roles", "tekst"), "ny"), "-  tekst:\n+  ny:", id="another-key"),
        pytest.param(
            Put(("organisation",), "ny"), "-organisation: eksempelkoebing\n+organisation: ny", id="another-word"
        ),
        pytest.param(
            Put(("staffing",), LONG),
            "-staffing: aula   # system\n+staffing: >-   # system\n+  Ny tekst: med kolon, og meget mere, så den bliver "
            "for lang til en enkelt linje i filen.\n+\n+  To afsnit.",
            id="prose-for-a-word-with-a-comment",
        ),
        pytest.param(
            Put(("places",), ["a", "b"], ("staffing", "organisation", "unit", "phases", "places", "roles")),
            "+places: [a, b]",
            id="in-the-order-of-keys",
        ),
        pytest.param(
            Put(("roles", "anden"), None), "+  anden:", id="last-where-the-others-are-in-no-order"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_changes_these_lines_and_no_others(change: Change, expected: str, newline: str) -> None:
    assert difference(STAFFING, change) == expected
    assert edited(STAFFING.replace("\n", newline), [change]) == edited(STAFFING, [change]).replace("\n", newline)


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        pytest.param("r: {a: [x, y]} # c\n", Add(("r", "a"), "ny"), "r: {a: [x, y, ny]} # c\n", id="flow-list"),
        pytest.param("r: []\n", Add(("r",), "ny"), "r: [ny]\n", id="empty-list"),
        pytest.param("r:\n", Add(("r",), "ny"), "r: [ny]\n", id="no-list"),
        pytest.param("r: a  # c\n", Add(("r",), "ny"), "r: [a, ny]  # c\n", id="one-becomes-a-list"),
        pytest.param(
            "r: [a,\n  b   # c\n  ]\n", Add(("r",), "ny"), "r: [a,\n  b, ny   # c\n  ]\n", id="flow-list-over-lines"
        ),
        pytest.param("r:\n- a", Add(("r",), "ny"), "r:\n- a\n- ny", id="no-last-line-break"),
        pytest.param("r:\n  -   'a'\n", Add(("r",), "ny"), "r:\n  -   'a'\n  -   ny\n", id="wide-gap"),
        pytest.param(
            "r:\n  - a\n    # deeper\n\n# below\nx: 1\n",
            Add(("r",), "ny"),
            "r:\n  - a\n    # deeper\n  - ny\n\n# below\nx: 1\n",
            id="below-a-comment-that-belongs-to-the-last",
        ),
        pytest.param("a: 'x'\n", Put(("a",), "it's"), "a: 'it''s'\n", id="quotes-stay"),
        pytest.param('a: "x"\n', Put(("a",), "y"), 'a: "y"\n', id="double-quotes-stay"),
        pytest.param("a: x\n", Put(("a",), "y # z"), 'a: "y # z"\n', id="quotes-where-they-must-be"),
        pytest.param('"1.5": x\n', Put(("1.6",), "z"), '"1.5": x\n"1.6": z\n', id="keys-in-quotes"),
        pytest.param('"1.5": x\n', Rename(("1.5",), "1.6"), '"1.6": x\n', id="a-key-in-quotes"),
        pytest.param(
            "a: 1\nc: 3\n", Put(("b",), "2"), "a: 1\nb: 2\nc: 3\n", id="sorted-among-sorted"
        ),
        pytest.param("c: 1\na: 3\n", Put(("b",), "2"), "c: 1\na: 3\nb: 2\n", id="last-among-unsorted"),
        pytest.param(
            "# head\n\n# of b\nb: 1\n", Put(("a",), "2"), "# head\n\na: 2\n# of b\nb: 1\n", id="before-the-first"
        ),
        pytest.param(
            "h:\n  - {a: x, b: y}\n",
            Put(("h", 0, "c"), "En tekst, der er så lang, at den ikke kan stå på en linje i klammer."),
            "h:\n  - a: x\n    b: y\n    c: >-\n      En tekst, der er så lang, at den ikke kan stå på en linje i klammer.\n",
            id="braces-in-a-list-become-a-block",
        ),
        pytest.param("r:\n- a\n- b\n", Put(("r",), "x"), "r: x\n", id="a-word-for-a-list"),
        pytest.param(
            "r:\n- a # 1\n- b\n- c # 3\n", Put(("r",), ["a", "c", "d"]), "r:\n- a # 1\n- c # 3\n- d\n", id="list-for-list"
        ),
        pytest.param(
            "r:\n- a  # x\n", Put(("r", 0), {"b": "c", "d": None}), "r:\n- b: c  # x\n  d:\n", id="a-map-for-a-word"
        ),
        pytest.param("a:\n  b: 1 # x\n  c: 2\n", Put(("a",), {"b": "1", "d": "3"}), "a:\n  b: 1 # x\n  d: 3\n", id="map"),
        pytest.param("a: {b: 1}\n", Drop(("a", "b")), "a:\n", id="the-last-out-of-braces"),
        pytest.param("a: {b: [c], d: e}\n", Drop(("a", "b", 0)), "a: {b: , d: e}\n", id="the-last-in-brackets"),
        pytest.param("a: 1\n# c\nb: 2", Drop(("b",)), "a: 1\n# c\n", id="the-last-line"),
        pytest.param("a:\n  - b: 1\n    c: 2\n", Drop(("a", 0, "b")), "a:\n  - c: 2\n", id="the-first-behind-a-dash"),
        pytest.param("a: |+\n  x\n\nb: 1\n", Put(("aa",), "2"), "a: |+\n  x\n\naa: 2\nb: 1\n", id="kept-line-breaks"),
    ],
)  # fmt: skip
def test_leaves_the_rest_as_it_was(before: str, change: Change, after: str) -> None:
    assert edited(before, [change]) == after


@pytest.mark.parametrize(
    ("text", "change"),
    [
        pytest.param("a: 1\n", Drop(("b",)), id="nothing-there"),
        pytest.param("a: 1\n", Put(("a", "b"), "c"), id="below-a-text"),
        pytest.param("a: 1\nb: 2\n", Rename(("a",), "b"), id="a-key-that-is-taken"),
        pytest.param("a: {b: 1, # c\n  d: 2}\n", Drop(("a", "b")), id="a-comment-in-braces"),
        pytest.param("a: [1\n", Put(("b",), "1"), id="a-text-that-is-faulty"),
        pytest.param("a: &x 1\n", Put(("a",), "2"), id="an-anchor"),
        pytest.param("a:\n  - b: 1\n", Drop(("a", 0, "b")), id="the-only-one-behind-a-dash"),
    ],
)
def test_refuses_what_it_cannot_do_safely(text: str, change: Change) -> None:
    with pytest.raises(EditError):
        edited(text, [change])


def test_many_words_at_once_are_what_they_are_one_by_one() -> None:
    text = (
        "# head\n"
        "gallery: kombit@1.3   # since 2021\r\n"
        "roles:\n"
        "  a: {was: kombit@1.3, text: T}\n"
        "  b:\n"
        "    was: 'kombit@1.3' # quoted\n"
        '    list: [x, "y", z]\n'
    )
    changes = [
        Put(("gallery",), "kombit@1.5"),
        Put(("roles", "a", "was"), "kombit@1.5"),
        Put(("roles", "b", "was"), "kombit@1.5"),
        Put(("roles", "b", "list", 1), "longer-than-before"),
        Put(("roles", "b", "list", 2), "zz"),
    ]
    at_once, one_by_one = edited(text, changes), text
    for change in changes:
        one_by_one = edited(one_by_one, [change])
    assert at_once == one_by_one
    assert at_once == (
        "# head\n"
        "gallery: kombit@1.5   # since 2021\r\n"
        "roles:\n"
        "  a: {was: kombit@1.5, text: T}\n"
        "  b:\n"
        "    was: 'kombit@1.5' # quoted\n"
        '    list: [x, "longer-than-before", zz]\n'
    )


def test_words_beside_other_changes_are_made_one_by_one() -> None:
    text = "a: one\nb: two words\nc:\n"
    changes = [Put(("a",), "1"), Put(("b",), "three"), Put(("c",), "new"), Put(("d",), "added")]
    assert edited(text, changes) == "a: 1\nb: three\nc: new\nd: added\n"


@pytest.mark.parametrize("text", ["a: Sag #12\nb: 1\n", "a: “ord”\nb: 1\n", "a: ~\nb: 1\n", "a: {c: x, y}\nb: 1\n"])
def test_what_is_only_wrong_does_not_stand_in_the_way(text: str) -> None:
    """Faults that leave the rest of a text readable stay as they are, and none is added."""
    assert edited(text, [Put(("b",), "2")]) == text.replace("1\n", "2\n")


def test_a_text_that_cannot_be_read_is_not_changed() -> None:
    with pytest.raises(EditError):
        edited("a: b: c\nb: 1\n", [Put(("b",), "2")])


def test_a_word_that_stays_keeps_its_form() -> None:
    assert edited("a: 0751\nb: x\n", [Put(("a",), "0751"), Put(("b",), "ny")]) == "a: 0751\nb: ny\n"


@pytest.mark.parametrize(
    "change",
    [Put(("l", 2), "x"), Drop(("l", 2)), Drop(("l", -1)), Put(("l", 2, "k"), "x"), Rename(("z",), "y"), Drop(("z",))],
)
def test_a_place_that_is_not_there_is_no_success(change: Change) -> None:
    """An index that another change has moved must not pass for nothing to do."""
    with pytest.raises(EditError):
        edited("l: [a, b]\n", [change])


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        pytest.param(
            [Put(("r", "a", 0), "ny"), Put(("r", "b"), "ny, igen"), Rename(("r", "a"), "aa"), Rename(("r",), "rr")],
            "rr: {aa: [ny, y], b: \"ny, igen\"} # c\nz: 'x'\n",
            id="words",
        ),
        pytest.param([Put(("z",), "ny"), Put(("z",), "nyere")], "r: {a: [x, y], b: z} # c\nz: 'nyere'\n", id="twice"),
        pytest.param(
            [Rename(("z",), "zz"), Put(("zz",), "ny")], "r: {a: [x, y], b: z} # c\nzz: 'ny'\n", id="one-upon-the-other"
        ),
        pytest.param(
            [Rename(("z",), "s"), Rename(("r",), "z")], "z: {a: [x, y], b: z} # c\ns: 'x'\n", id="in-anothers-place"
        ),
        pytest.param([Put(("z",), "ny"), Drop(("r",))], "# c\nz: 'ny'\n", id="more-than-words"),
    ],
)
def test_several_changes_are_as_one_after_another(changes: list[Change], after: str) -> None:
    text = "r: {a: [x, y], b: z} # c\nz: 'x'\n"
    assert edited(text, changes) == after
    for change in changes:
        text = edited(text, [change])
    assert text == after

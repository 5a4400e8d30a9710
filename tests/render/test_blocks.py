"""What people wrote into a document stays when it is made anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolekat.errors import UsageError
from rolekat.render.blocks import keep_blocks, keep_ticks

FRESH = """# Title

Intro.

<!-- rolekat: begin notes -->
<!-- rolekat: end notes -->

## One

- a
- b

## Two

Text.
"""


def block(name: str, *lines: str) -> str:
    return "\n".join((f"<!-- rolekat: begin {name} -->", *lines, f"<!-- rolekat: end {name} -->"))


def test_a_block_of_the_template_keeps_what_was_written_in_it() -> None:
    mine = FRESH.replace(block("notes"), block("notes", "Mine", "", "- more"))
    assert keep_blocks(mine, FRESH, "f") == mine


def test_a_block_elsewhere_stays_where_it_was() -> None:
    mine = FRESH.replace("- b\n", f"- b\n\n{block('own', 'Mine')}\n").replace("Text.\n", f"Text.\n{block('last')}\n")
    assert keep_blocks(mine, FRESH, "f") == mine


def test_a_block_whose_line_is_gone_stays_below_the_paragraph_before() -> None:
    mine = FRESH.replace("- b\n", f"- b\n\n{block('own', 'Mine')}\n")
    fresh = FRESH.replace("- b\n", "- c\n")
    once = keep_blocks(mine, fresh, "f")
    assert once == fresh.replace("- c\n", f"- c\n\n{block('own', 'Mine')}\n")
    assert keep_blocks(once, fresh, "f") == once


def test_a_block_that_the_template_no_longer_has_is_not_lost() -> None:
    mine = FRESH.replace(block("notes"), block("notes", "Mine"))
    fresh = "# Other\n\nNothing of this.\n"
    once = keep_blocks(mine, fresh, "f")
    assert block("notes", "Mine") in once
    assert "Nothing of this." in once
    assert keep_blocks(once, fresh, "f") == once


def test_several_blocks_after_one_line_keep_their_order() -> None:
    mine = FRESH.replace("Intro.\n", f"Intro.\n\n{block('x', '1')}\n\n{block('y', '2')}\n")
    assert keep_blocks(mine, FRESH, "f") == mine


def test_two_blocks_of_one_name_are_kept_both() -> None:
    mine = FRESH.replace(block("notes"), block("notes", "1")).replace("Text.", f"Text.\n\n{block('notes', '2')}")
    assert keep_blocks(mine, FRESH, "f") == mine


@pytest.mark.parametrize(
    "broken",
    [
        "<!-- rolekat: begin a -->\ntext\n",
        "text\n<!-- rolekat: end a -->\n",
        "<!-- rolekat: begin a -->\n<!-- rolekat: end b -->\n",
        "<!-- rolekat: begin a -->\n<!-- rolekat: begin b -->\n<!-- rolekat: end b -->\n<!-- rolekat: end a -->\n",
    ],
)
def test_a_mark_without_its_other_half_stops_everything(broken: str) -> None:
    with pytest.raises(UsageError) as caught:
        keep_blocks(broken, FRESH, "f.md")
    assert caught.value.key == "block-broken"


def test_the_block_that_lacks_its_end_is_named_where_it_begins() -> None:
    broken = f"# Title\n\n<!-- rolekat: begin notes -->\nMine\n\n{block('other')}\n"
    with pytest.raises(UsageError) as caught:
        keep_blocks(broken, FRESH, "f.md")
    assert caught.value.params == {"file": "f.md:3", "name": "notes"}


def test_a_block_never_ends_where_another_begins() -> None:
    broken = "<!-- rolekat: begin a -->\nMine\n<!-- rolekat: begin b -->\n"
    with pytest.raises(UsageError):
        keep_blocks(broken, FRESH, "f.md")


LINES = st.lists(st.sampled_from(["a", "b", "", "## c", "| d |"]), max_size=8)
BLOCKS = st.lists(st.tuples(st.sampled_from("xyz"), st.lists(st.sampled_from(["m", ""]), max_size=2)), max_size=3)


@given(LINES, LINES, BLOCKS, st.data())
def test_nothing_written_by_hand_is_lost_and_twice_is_once(
    old: list[str], new: list[str], blocks: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    for name, lines in blocks:
        old = old.copy()
        old.insert(data.draw(st.integers(0, len(old))), block(name, *lines))
    once = keep_blocks("\n".join(old), "\n".join(new), "f")
    for name, lines in blocks:
        assert once.count(block(name, *lines)) >= 1
    rest = [line for line in once.split("\n") if line not in ("", "m") and "rolekat" not in line]
    assert rest == [line for line in new if line]
    assert keep_blocks(once, "\n".join(new), "f") == once


def test_ticks_stay_with_what_they_were_set_for() -> None:
    old = "## A\n- [x] Saw\n- [ ] Nail\n  - [X] Glue\n## B\n- [ ] Saw\n**What C had**\n- [x] Saw"
    new = "## A\n- [ ] Nail\n- [ ] Saw\n  - [ ] Glue\n## B\n- [ ] Saw\n- [x] Lock\n**What C had**\n- [ ] Saw now"
    kept = "## A\n- [ ] Nail\n- [x] Saw\n  - [x] Glue\n## B\n- [ ] Saw\n- [x] Lock\n**What C had**\n- [ ] Saw now"
    assert keep_ticks(old, new) == kept
    assert keep_ticks(kept, new) == kept


def test_of_boxes_that_say_the_same_as_many_are_ticked_as_were() -> None:
    assert keep_ticks("- [x] Saw\n- [x] Saw", "- [x] Saw\n- [ ] Saw\n- [ ] Saw") == "- [x] Saw\n- [x] Saw\n- [ ] Saw"


def test_a_tick_in_a_hand_written_block_ticks_nothing_else() -> None:
    assert keep_ticks(block("notes", "- [x] Saw"), "- [ ] Saw") == "- [ ] Saw"

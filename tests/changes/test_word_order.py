"""Words in another order than the command wants: it says which is what, and how the command is typed."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.changes.harbour import CRANE, CRANE_FILE, lay_out
from tests.changes.shed import rolekat

from rolekat.language import LANGUAGES


@pytest.mark.parametrize(
    ("typed", "right", "person"),
    [
        ("assign gerd mate --system crane", "assign mate gerd --system crane", "gerd"),
        ("assign --system crane gerd 'Harbour clerk'", "assign --system crane 'Harbour clerk' gerd", "gerd"),
        ("end dora captain --system crane", "end captain dora --system crane", "dora"),
        ("depute gerd captain --system crane", "depute captain gerd --system crane", "gerd"),
        ("depute gerd bert captain --system crane", "depute captain gerd bert --system crane", "gerd"),
        ("delegate steer captain --to gerd --system crane", "delegate captain steer --to gerd --system crane", None),
        ("delegate gerd captain --to bert --system crane", "delegate captain gerd --to bert --system crane", "gerd"),
        ("assign unit/quay captain --system crane", "assign captain unit/quay --system crane", None),
    ],
)
def test_the_role_comes_first(tmp_path: Path, typed: str, right: str, person: str | None) -> None:
    lay_out(tmp_path)
    ran = rolekat(tmp_path, *shlex.split(typed))
    assert ran.code == 2
    assert f"The role comes first: `rolekat {right}`." in ran.err
    assert (f"`{person}` is a person and" in ran.err) is (person is not None)
    assert (tmp_path / CRANE_FILE).read_text("utf-8") == CRANE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("assign gerd bert --system crane", "`gerd` is a person. A role is wanted here"),
        ("vacate gerd --reason recruiting --accepted-by bert --until 2027-01-01", "`gerd` is a person."),
        ("delegate gerd steer --to bert --system crane", "`gerd` is a person."),
        ("transfer captain --to gerd", "`captain` is a role. A person is wanted here"),
        ("assign capitan gerd --system crane", "Did you mean `captain`?"),
        ("assign xyzzy gerd --system crane", "There is no role `xyzzy`."),
        ("transfer xyzzy --to gerd", "There is no person `xyzzy`"),
    ],
)
def test_a_word_of_another_kind(tmp_path: Path, typed: str, said: str) -> None:
    lay_out(tmp_path)
    ran = rolekat(tmp_path, *shlex.split(typed))
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_puts_it_right(tmp_path: Path, lang: str) -> None:
    lay_out(tmp_path)
    ran = rolekat(tmp_path, "assign", "gerd", "mate", "--system", "crane", lang=lang)
    assert "`rolekat assign mate gerd --system crane`" in ran.err
    assert "`gerd`" in ran.err.partition("rolekat")[0]

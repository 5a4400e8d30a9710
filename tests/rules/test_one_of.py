"""Of what one is enough, a sentence says so."""

import pytest

from rolekat.findings.finding import OneOf, Term
from rolekat.language import Language
from rolekat.rules.pages import in_words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "`chef`, en enhed eller en leverandør"),
        ("en", "`chef`, a unit or a supplier"),
        ("nb", "`chef`, en enhet eller en leverandør"),
        ("nn", "`chef`, ei eining eller ein leverandør"),
    ],
)
def test_names_of_which_one_is_enough_are_joined_by_or(language: Language, said: str) -> None:
    assert in_words(OneOf(("`chef`", Term("holder-unit"), Term("holder-supplier"))), language) == said

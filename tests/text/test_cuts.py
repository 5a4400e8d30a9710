"""Which keys hold words, as `text/cuts.py` knows them without the models."""

from rolekat.model.forms import FORMS
from rolekat.text.cuts import PROSE_KEYS

_WORDS = (("text",), ("optional", ("text",)), ("optional", ("form", "Replacement")))


def test_the_keys_of_prose_are_those_that_hold_words_in_every_model() -> None:
    forms: dict[str, set[object]] = {}
    for model in FORMS.values():
        for key, described in model[0].items():
            forms.setdefault(key, set()).add(described[1])
    always = {key for key, found in forms.items() if found <= set(_WORDS)}
    assert always == PROSE_KEYS

"""An id is put into somebody else's file without touching another byte."""

import pytest

from rolekat.creating.insertion import with_id

PATH = ["groups", "egne", "roles"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("groups:\n  egne: {roles: [a, b]} # x\n", "groups:\n  egne: {roles: [a, b, ny]} # x\n", id="flow"),
        pytest.param("groups:\n  egne:\n    roles: []\n", "groups:\n  egne:\n    roles: [ny]\n", id="empty"),
        pytest.param(
            "groups:\n  egne:\n    roles: [a,\n      b   # sidst\n    ]\n",
            "groups:\n  egne:\n    roles: [a,\n      b, ny   # sidst\n    ]\n",
            id="flow-over-lines",
        ),
        pytest.param(
            "# æ\ngroups:\n  egne:\n    roles:\n      - a\n      - b  # sidst\n\n# slut\nx: 1\n",
            "# æ\ngroups:\n  egne:\n    roles:\n      - a\n      - b  # sidst\n      - ny\n\n# slut\nx: 1\n",
            id="block",
        ),
        pytest.param(
            "groups:\n  egne:\n    roles:\n    - a",
            "groups:\n  egne:\n    roles:\n    - a\n    - ny",
            id="no-last-newline",
        ),
        pytest.param(
            "groups:\r\n  egne:\r\n    roles:\r\n      -   'a'\r\n",
            "groups:\r\n  egne:\r\n    roles:\r\n      -   'a'\r\n      -   ny\r\n",
            id="crlf-and-quotes",
        ),
        pytest.param("\ufeffgroups: {egne: {roles: [å]}}\n", "\ufeffgroups: {egne: {roles: [å, ny]}}\n", id="bom"),
    ],
)
def test_inserts_at_the_end_of_the_list(before: str, after: str) -> None:
    changed = with_id(before.encode(), PATH, "ny")
    assert changed is not None
    assert changed.decode() == after


@pytest.mark.parametrize(
    "text",
    [
        "groups:\n  egne:\n    title: Egne\n",
        "groups:\n  egne:\n    roles:\n",
        "groups:\n  egne:\n    roles: a\n",
        "groups:\n  egne:\n    roles: [a, {b: c}]\n",
        "groups:\n  andre: {roles: [a]}\n",
        "groups:\n  egne:\n    roles: [a\n",
        "groups: &x\n  egne: {roles: [a]}\n",
        "groups:\n  egne:\n    roles:\n      - a\n      -\n",
        "- groups\n",
        "",
    ],
)
def test_refuses_what_it_cannot_do_safely(text: str) -> None:
    assert with_id(text.encode(), PATH, "ny") is None


def test_refuses_what_is_no_text() -> None:
    assert with_id(b"groups: {egne: {roles: [\xe6]}}\n", PATH, "ny") is None

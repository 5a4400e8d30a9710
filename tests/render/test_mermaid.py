"""Diagrams are Mermaid whatever stands in the names of roles."""

import re

from hypothesis import given
from hypothesis import strategies as st

from rolekat.render.data import Diagram, Edge, Node
from rolekat.render.markdown.mermaid import flowchart


def diagram(label: str) -> Diagram:
    nodes = (Node("role-a", (label,), round=True), Node("period-1", (label, label), round=False))
    return Diagram(across=True, nodes=nodes, edges=(Edge("role-a", "period-1", label, strong=True),))


def test_a_diagram() -> None:
    assert flowchart(diagram("Træner/underviser (1. halvår)")).splitlines() == [
        "flowchart LR",
        '  role_a(["Træner/underviser (1. halvår)"])',
        '  period_1["Træner/underviser (1. halvår)<br>Træner/underviser (1. halvår)"]',
        '  role_a ==>|"Træner/underviser (1. halvår)"| period_1',
    ]


def test_what_means_something_to_mermaid_is_a_character_code() -> None:
    lines = flowchart(diagram('1. "end" `x` <b>|</b> [y]; #35; %% {z} A&B\n- c')).splitlines()
    assert lines[1] == (
        '  role_a(["1#46; #34;end#34; #96;x#96; #60;b#62;#124;#60;/b#62; #91;y#93;#59; #35;35#59; '
        '#37;#37; #123;z#125; A#38;B - c"])'
    )


@given(st.text(max_size=60))
def test_a_label_never_leaves_its_quotes(label: str) -> None:
    text = flowchart(diagram(label))
    assert len(text.splitlines()) == 4
    outside = re.sub(r'"[^"]*"', "", text)
    assert outside == "flowchart LR\n  role_a([])\n  period_1[]\n  role_a ==>|| period_1" or not label.split()


def test_the_smallest_label_is_no_list() -> None:
    assert '"#45; a"' in flowchart(diagram("- a"))

"""A finding names a rule's document only where its gallery is made from it."""

from pathlib import Path

import pytest

from rolekat.check import Choice, check
from rolekat.config import Config
from rolekat.rules.attributing import MADE_FROM
from rolekat.rules.registry import rules

ROOT = Path(__file__).parents[2]
OWN = """\
gallery: by
version: "1"
title: Byens galleri
language: da
status: proposal
made_for: municipality
extends: kombit@1.5
groups: {egne: {title: Egne roller, roles: []}}
"""


def test_every_document_has_its_gallery() -> None:
    documents = {rule.source.split()[0] for rule in rules() if rule.source}
    assert documents == MADE_FROM.keys()
    assert all((ROOT / "catalog" / "roles" / gallery / "gallery.yaml").is_file() for gallery in MADE_FROM.values())


@pytest.mark.parametrize(("gallery", "named"), [("kombit@1.5", True), ("by@1", True), ("ikt-agder@2017", False)])
def test_a_gallery_of_others_is_not_judged_by_it(tmp_path: Path, gallery: str, *, named: bool) -> None:
    organisation = f"organisation: by\ntitle: By\nkind: municipality\ngallery: {gallery}\npeople: {{}}\n"
    files = {
        "roles/by/gallery.yaml": OWN,
        "systems/post.yaml": f"system: post\ntitle: Post\ngallery: {gallery}\nroles: {{systemansvarlig: }}\n",
        "organisations/by/organisation.yaml": organisation,
        "organisations/by/systems/post.yaml": "staffing: post\norganisation: by\nphases: {drift: 2020-01-01}\nroles: {}\n",
    }
    if gallery.startswith("ikt"):
        files["organisations/by/systems/post.yaml"] = "staffing: post\norganisation: by\nroles: {}\n"
    for name, text in files.items():
        file = tmp_path / "catalog" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = check([], Config(str(tmp_path)), Choice(select=("RK401",)), "2026-01-01").findings
    sources = {located.finding.source for located in found if located.finding.place.file.endswith("systems/post.yaml")}
    assert found
    assert sources == ({"Rollegalleri 1.5, 1 Indledning"} if named else {None})

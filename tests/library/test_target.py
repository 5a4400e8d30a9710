"""What references name."""

from pathlib import Path

import pytest

from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.target import Target, target_of

GALLERY = """\
gallery: demo
version: '1'
title: Demo
language: en
parties: {kl: KL}
groups: {all: {title: All, roles: [lead]}}
"""


@pytest.fixture
def gallery(tmp_path: Path) -> LinkedGallery:
    folder = tmp_path / "roles" / "demo"
    folder.mkdir(parents=True)
    (folder / "gallery.yaml").write_text(GALLERY, "utf-8")
    for name in ("lead", "kl"):
        (folder / f"{name}.yaml").write_text(f"role: {name}\ntitle: {name.upper()} role\nheld_per: system\n", "utf-8")
    found = Library([str(tmp_path)]).gallery("demo@1")
    assert found
    return found


@pytest.mark.parametrize(
    ("reference", "target", "role", "title"),
    [
        ("lead", Target("role", "lead"), "lead", "LEAD role"),
        ("lead#plan", Target("role", "lead", "plan"), "lead", "LEAD role"),
        ("demo/lead#plan", Target("role", "lead", "plan", "demo"), "lead", "LEAD role"),
        ("other/lead#plan", Target("role", "lead", "plan", "other"), None, "other/lead"),
        ("nobody", Target("role", "nobody"), None, "nobody"),
        ("kl", Target("role", "kl"), "kl", "KL role"),
        ("party/kl", Target("party", "kl"), None, "KL"),
        ("party/lead", Target("party", "lead"), None, "lead"),
        ("group/all", Target("group", "all"), None, "All"),
        ("group/none", Target("group", "none"), None, "none"),
    ],
)
def test_what_a_reference_names(
    gallery: LinkedGallery, reference: str, target: Target, role: str | None, title: str
) -> None:
    assert target_of(reference) == target
    assert gallery.role_meant(reference) == role
    assert gallery.title_meant(reference) == title

"""Documents that were rendered before a change: one line names what makes them anew, where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.changes.shed import BARN_FILE, FILES, HEAD_FILE, HUT_FILE, desk_here, lay_out, rolekat

from rolekat.changes.documents import outdated_by
from rolekat.language import LANGUAGES

HUT_CATALOG, GUEST = "catalog/systems/hut.yaml", "catalog/roles/shed/guest.yaml"
VILLAGE = ("village/staffing.md", "village/hut/role-catalog.md", "village/barn/role-catalog.md")
HUT, BARN = ("village/hut/role-catalog.md",), ("village/barn/checklist-builder.md",)
CHECKLIST, OF_SYSTEM, OF_GALLERY = "village/hut/handover-build-use.md", "hut/role-catalog.md", "shed/role-gallery.md"


def lay_documents(folder: Path, *names: str, mark: str = "<!-- rolekat: render x -->\n") -> None:
    """Lay out the catalog with documents as if they had been rendered."""
    lay_out(folder)
    for name in names:
        file = folder / "rollekatalog" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{mark}# Made\n", "utf-8")


@pytest.mark.parametrize(
    ("documents", "changed", "subject"),
    [
        (VILLAGE, [HUT_FILE], "village"),
        (VILLAGE, [HEAD_FILE, HUT_FILE], "village"),
        (VILLAGE, [HUT_CATALOG], "village/hut"),
        (VILLAGE, [GUEST], "village"),
        (HUT, [HUT_FILE], "village/hut"),
        (HUT, [BARN_FILE], None),
        (HUT, [HEAD_FILE], "village/hut"),
        ((*HUT, *BARN), [HEAD_FILE], ""),
        ((OF_SYSTEM,), [HUT_CATALOG], "hut"),
        ((OF_SYSTEM, *VILLAGE), [HUT_CATALOG], ""),
        ((OF_SYSTEM,), [HUT_FILE], None),
        ((OF_GALLERY, "shed/roles/guest.md"), [GUEST], "shed"),
        ((OF_GALLERY,), [HUT_FILE], None),
        ((CHECKLIST,), [HUT_FILE], None),
        ((CHECKLIST, *HUT), [HUT_FILE], "village/hut"),
        (VILLAGE, ["rolekat.toml", "rollekatalog/village/hut/role-catalog.md"], None),
        ((), [HUT_FILE, HUT_CATALOG, GUEST], None),
    ],
)
def test_what_was_made_of_what_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: tuple[str, ...], changed: list[str], subject: str | None
) -> None:
    lay_documents(tmp_path, *documents)
    monkeypatch.chdir(tmp_path)
    desk = desk_here()
    found = outdated_by([str(tmp_path / file) for file in changed], desk.library, desk.config)
    if subject is None:
        assert found is None
    else:
        assert found is not None
        assert found.command == f"rolekat render {subject}".strip()
        assert found.folder == f"rollekatalog/{subject}".rstrip("/")


def test_what_somebody_else_wrote_is_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_documents(tmp_path, *VILLAGE, mark="")
    monkeypatch.chdir(tmp_path)
    desk = desk_here()
    assert outdated_by([str(tmp_path / HUT_FILE)], desk.library, desk.config) is None


def test_what_was_rendered_is_told_and_can_be_made_anew(tmp_path: Path) -> None:
    lay_out(tmp_path, {"rolekat.toml": FILES["rolekat.toml"] + '[render]\nto = "docs/roles"\n'})
    assert rolekat(tmp_path, "render", "village").code == 0
    words = ("assign", "guest", "bert", "--system", "hut")
    said = (
        "The documents in docs/roles/village are from before this change. `rolekat render village` makes them anew.\n"
    )
    assert said not in rolekat(tmp_path, *words, "--dry-run").out
    assert rolekat(tmp_path, *words).out.endswith(f"\n\n{said}")
    assert rolekat(tmp_path, "render", "village", "--check").code == 1


def test_a_checklist_that_a_phase_change_writes_is_no_rendering(tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert "The documents" not in rolekat(tmp_path, "transition", "hut", "--to", "use").out
    assert (tmp_path / "rollekatalog" / CHECKLIST).exists()
    assert "The documents" not in rolekat(tmp_path, "assign", "guest", "bert", "--system", "hut").out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_every_language(tmp_path: Path, lang: str) -> None:
    lay_documents(tmp_path, *HUT)
    line = rolekat(tmp_path, "end", "guest", "cleo", "--system", "hut", lang=lang).out.splitlines()[-1]
    assert "rollekatalog/village/hut" in line
    assert "`rolekat render village/hut`" in line

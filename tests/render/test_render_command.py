"""`rolekat render` as somebody types it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.commands import rolekat_in

CATALOG = Path(__file__).parent / "catalog"
ORGANISATIONS = Path(__file__).parent / "organisations"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command in a repository with the small catalog."""
    shutil.copytree(CATALOG, tmp_path / "catalog")
    (tmp_path / "rolekat.toml").write_text('sources = ["catalog"]\nlang = "da"\n', encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ROLEKAT")}

    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return rolekat_in(tmp_path, ["render", *words], environment)

    return command


def test_a_system(run: Run, tmp_path: Path) -> None:
    first = run("koekkenhave")
    assert (first.returncode, first.stderr) == (0, "")
    lines = first.stdout.splitlines()
    assert lines[1] == "skrevet  rollekatalog/koekkenhave/rollekatalog.md"
    assert len(lines) == len([*(tmp_path / "rollekatalog/koekkenhave").iterdir()]) == 8
    assert run("koekkenhave").stdout.splitlines()[1] == "uændret  rollekatalog/koekkenhave/rollekatalog.md"


def test_an_empty_folder_does_not_get_all_that_is_shipped(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rolekat.toml").unlink()
    shutil.rmtree(tmp_path / "catalog")
    found = run()
    assert (found.returncode, found.stdout) == (3, "")
    assert not (tmp_path / "rollekatalog").exists()


def test_check(run: Run, tmp_path: Path) -> None:
    missing = run("--check")
    assert missing.returncode == 1
    assert "mangler  rollekatalog/have/rollegalleri.md" in missing.stdout
    assert not (tmp_path / "rollekatalog").exists()
    assert run().returncode == 0
    clean = run("--check")
    assert (clean.returncode, clean.stdout) == (0, "15 dokumenter er ajour.\n")
    file = tmp_path / "rollekatalog/koekkenhave/rollekatalog.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Obligatorisk", "Frivillig"), encoding="utf-8")
    stray = tmp_path / "rollekatalog/koekkenhave/tjekliste-konge.md"
    stray.write_text(text, encoding="utf-8")
    (stray.parent / "egen.md").write_text("# Min egen\n", encoding="utf-8")
    found = run("--check")
    assert found.returncode == 1
    assert found.stdout.splitlines()[:2] == [
        "forældet   rollekatalog/koekkenhave/rollekatalog.md",
        "til overs  rollekatalog/koekkenhave/tjekliste-konge.md",
    ]


def test_windows_line_ends_are_up_to_date(run: Run, tmp_path: Path) -> None:
    run("koekkenhave")
    file = tmp_path / "rollekatalog/koekkenhave/rollekatalog.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run("koekkenhave", "--check").returncode == 0


def test_what_was_written_by_hand_stays(run: Run, tmp_path: Path) -> None:
    run("koekkenhave")
    file = tmp_path / "rollekatalog/koekkenhave/tjekliste-gartner.md"
    mine = file.read_text(encoding="utf-8").replace(
        "<!-- rolekat: begin notes -->\n", "<!-- rolekat: begin notes -->\nRing til *Bo*.\n"
    )
    file.write_text(mine.replace("Luger.", "Fusker."), encoding="utf-8")
    assert run("koekkenhave").returncode == 0
    assert file.read_text(encoding="utf-8") == mine
    assert run("koekkenhave", "--check").returncode == 0


def test_stdout(run: Run, tmp_path: Path) -> None:
    one = run("have/gartner", "--stdout")
    assert one.returncode == 0
    assert '# <a id="role-gartner"></a>Gartner' in one.stdout
    assert not (tmp_path / "rollekatalog").exists()
    several = run("koekkenhave", "--stdout")
    assert several.returncode == 2
    assert "rolekat render koekkenhave/NAVN --stdout" in several.stderr


def test_to_another_folder_in_another_language(run: Run, tmp_path: Path) -> None:
    assert run("koekkenhave", "--to", "ud/her", "--lang", "en").returncode == 0
    text = (tmp_path / "ud/her/koekkenhave/rollekatalog.md").read_text(encoding="utf-8")
    assert "# Role catalog: Køkkenhave" in text


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["koekenhave"], "Mente du: koekkenhave?"),
        (["koekkenhave/gartnr"], "tjekliste-gartner"),
        (["haver"], "hverken et system"),
        (["koekkenhave", "--templates", "nej"], "`nej`"),
    ],
)
def test_slips(words: list[str], part: str, run: Run) -> None:
    found = run(*words)
    assert found.returncode == 2
    assert part in found.stderr
    assert "Traceback" not in found.stderr


def test_the_rest_is_made_where_one_system_is_broken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "catalog/systems/brudt.yaml").write_text("system: [", encoding="utf-8")
    found = run()
    assert found.returncode == 2
    assert "catalog/systems/brudt.yaml" in found.stderr
    assert (tmp_path / "rollekatalog/koekkenhave/rollekatalog.md").exists()


def test_a_broken_block_writes_nothing(run: Run, tmp_path: Path) -> None:
    run("koekkenhave")
    file = tmp_path / "rollekatalog/koekkenhave/tjekliste-gartner.md"
    text = file.read_text(encoding="utf-8").replace("<!-- rolekat: end notes -->", "")
    file.write_text(text, encoding="utf-8")
    found = run("koekkenhave")
    assert found.returncode == 2
    assert "`notes`" in found.stderr
    assert file.read_text(encoding="utf-8") == text


@pytest.fixture
def organised(run: Run, tmp_path: Path) -> Run:
    """Runs the command in a repository with organisations and a contact register."""
    ignored = shutil.ignore_patterns("*.csv")
    shutil.copytree(ORGANISATIONS, tmp_path / "catalog/organisations", ignore=ignored)
    shutil.copy(ORGANISATIONS / "kontakter.csv", tmp_path)
    with (tmp_path / "rolekat.toml").open("a", encoding="utf-8") as file:
        file.write('[contacts]\nregister = "kontakter.csv"\n')
    return run


def test_an_organisation(organised: Run, tmp_path: Path) -> None:
    made = organised("haveby", "--as-of", "2026-06-15")
    assert (made.returncode, made.stderr) == (0, "")
    assert "skrevet  rollekatalog/haveby/bemanding.md" in made.stdout.splitlines()
    assert organised("haveby", "--as-of", "2026-06-15", "--check").stdout == "18 dokumenter er ajour.\n"
    another = organised("haveby", "--as-of", "2026-06-16", "--check")
    assert another.returncode == 1
    assert "forældet  rollekatalog/haveby/kontaktliste.md" in another.stdout
    text = (tmp_path / "rollekatalog/haveby/kontaktliste.md").read_text(encoding="utf-8")
    assert "pr. 15. juni 2026" in text


def test_a_system_of_an_organisation(organised: Run, tmp_path: Path) -> None:
    words = ("koekkenhave", "--organisation", "haveby", "--as-of", "2026-06-15")
    assert organised(*words).returncode == 0
    assert [path.name for path in (tmp_path / "rollekatalog/haveby").iterdir()] == ["koekkenhave"]
    assert not (tmp_path / "rollekatalog/koekkenhave").exists()
    stray = tmp_path / "rollekatalog/haveby/koekkenhave/tjekliste-konge.md"
    shutil.copy(stray.with_name("tjekliste-gartner.md"), stray)
    (tmp_path / "rollekatalog/haveby/bemanding.md").write_text("<!-- rolekat: render haveby -->\n", encoding="utf-8")
    found = organised(*words, "--check")
    assert [line.split() for line in found.stdout.splitlines() if line.startswith("til overs")] == [
        ["til", "overs", "rollekatalog/haveby/koekkenhave/tjekliste-konge.md"]
    ]


def test_the_day_of_the_configuration(organised: Run, tmp_path: Path) -> None:
    config = tmp_path / "rolekat.toml"
    config.write_text('as-of = "2026-06-15"\n' + config.read_text(encoding="utf-8"), encoding="utf-8")
    assert "pr. 15. juni 2026" in organised("haveby/bemanding", "--stdout").stdout
    assert organised().returncode == 0
    assert organised("--check").stdout == "39 dokumenter er ajour.\n"


def test_public_documents(organised: Run, tmp_path: Path) -> None:
    assert organised("haveby", "--as-of", "2026-06-15", "--public", "--to", "ud").returncode == 0
    assert not (tmp_path / "ud/haveby/personer").exists()
    assert "bobi" not in "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "ud").rglob("*.md"))


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--organisation", "havby"], "Mente du"),
        (["koekkenhave", "--organisation", "haveforbund"], "rolekat new staffing koekkenhave"),
        (["haveby/bemandin"], "Mente du `bemanding`?"),
        (["haveby", "--as-of", "15/6"], "15/6"),
    ],
)
def test_slips_with_organisations(words: list[str], part: str, organised: Run) -> None:
    found = organised(*words)
    assert found.returncode == 2
    assert part in found.stderr
    assert "Traceback" not in found.stderr


def test_the_rest_is_made_where_a_staffing_file_is_broken(organised: Run, tmp_path: Path) -> None:
    file = tmp_path / "catalog/organisations/haveby/systems/andet.yaml"
    file.write_text("staffing: [", encoding="utf-8")
    found = organised("haveby", "--as-of", "2026-06-15")
    assert found.returncode == 2
    assert "catalog/organisations/haveby/systems/andet.yaml" in found.stderr
    text = (tmp_path / "rollekatalog/haveby/bemanding.md").read_text(encoding="utf-8")
    assert "## Kan ikke besvares" in text


@pytest.mark.parametrize(
    "slip",
    [
        ("grave: 2026-01-01", "grave: 01-01-2026", "catalog/organisations/haveby/systems/koekkenhave.yaml"),
        ("staffing: koekkenhave", "staffing: kokkenhave", "catalog/organisations/haveby/systems/koekkenhave.yaml"),
        ("title: Haveforbundet", "titel: Haveforbundet", "catalog/organisations/haveforbund/organisation.yaml"),
    ],
)
@pytest.mark.parametrize("subject", ["haveby", "haveby/bobi", None])
def test_ticks_outlast_a_file_that_cannot_be_read(
    slip: tuple[str, str, str], subject: str | None, organised: Run, tmp_path: Path
) -> None:
    old, new, named = slip
    words = [*([subject] if subject else []), "--as-of", "2026-06-15"]
    organised("--as-of", "2026-06-15")
    page = tmp_path / "rollekatalog/haveby/personer/bobi.md"
    ticked = page.read_text(encoding="utf-8").replace("- [ ]", "- [x]")
    assert "- [x]" in ticked
    page.write_text(ticked, encoding="utf-8")
    source = tmp_path / named
    whole = source.read_text(encoding="utf-8")
    assert old in whole
    source.write_text(whole.replace(old, new), encoding="utf-8")
    broken = organised(*words)
    assert page.read_text(encoding="utf-8") == ticked
    assert "til overs" not in broken.stdout
    if "bevaret" in broken.stdout:
        assert "Ret først" in broken.stderr
    if subject != "haveby/bobi":  # a page alone may not be known then, or be as it was
        assert (broken.returncode, named in broken.stderr) == (2, True)
    source.write_text(whole, encoding="utf-8")
    assert organised(*words).returncode == 0
    assert page.read_text(encoding="utf-8") == ticked


def test_the_pages_of_other_systems_are_made_where_a_staffing_file_is_broken(organised: Run, tmp_path: Path) -> None:
    organised("haveby", "--as-of", "2026-06-15")
    (tmp_path / "catalog/organisations/haveby/systems/andet.yaml").write_text("staffing: [", encoding="utf-8")
    found = organised("haveby", "--as-of", "2026-08-16", "--check").stdout.splitlines()
    assert "bevaret   rollekatalog/haveby/bemanding.md" in found
    assert "forældet  rollekatalog/haveby/koekkenhave/rollekatalog.md" in found


def test_nothing_is_left_over_while_a_role_cannot_be_read(run: Run, tmp_path: Path) -> None:
    run()
    (tmp_path / "catalog/roles/have/gartner.yaml").write_text("role: [", encoding="utf-8")
    for words in ([], ["koekkenhave"], ["have"]):
        assert "til overs" not in run(*words, "--check").stdout


def test_what_stands_in_a_file_that_cannot_be_read_is_not_unknown(organised: Run, tmp_path: Path) -> None:
    for file in (tmp_path / "catalog/organisations/haveby/systems").iterdir():
        file.write_text("staffing: [\n", encoding="utf-8")
    refused = organised("haveby/bobi")
    assert refused.returncode == 2
    assert "`bobi` kan ikke" in refused.stderr
    assert "catalog/organisations/haveby/systems/" in refused.stderr

"""Checks a new file with all rules before it is there."""

import os
import tempfile

from rolekat.clock import today
from rolekat.findings.finding import Finding
from rolekat.library.library import Library
from rolekat.rules.run import run
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook
from rolekat.writing import write_text


def findings_of_system(system: str, text: str, library: Library) -> list[Finding]:
    """The errors and warnings that a new system catalog would have beside all that the library holds."""
    with tempfile.TemporaryDirectory(prefix="rolekat-") as folder:
        path = os.path.join(folder, "systems", f"{system}.yaml")
        write_text(path, text)
        tried = Library([folder, *library.files], library.fallback_files)
        found = run(Organisations(tried, Outlook(today())), {path}).findings
    return [finding for finding in found if finding.severity != "note"]

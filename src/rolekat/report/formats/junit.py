"""JUnit's XML, as Jenkins and GitLab read it: a suite for each file, a test case for each finding.

What is as severe as `--fail-on` is a failure, what is less is skipped. Where nothing was found there is one case that
passed: a report without any is a fault to those who read it.
"""

import re
from collections import Counter
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

from rolekat.findings.located import Located, shown_path
from rolekat.language import words
from rolekat.report.formats import Style
from rolekat.report.report import Report, is_failure
from rolekat.report.totals import summed_up
from rolekat.report.wording import wording
from rolekat.text.printable import printable

_NOT_IN_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(report: Report, style: Style) -> str:
    """The report as XML."""
    root = ET.Element("testsuites", name="rolekat")
    for file, located in groupby(report.findings, key=lambda located: located.finding.place.file):
        _suite(root, _text(printable(shown_path(file))), list(located), style)
    if not report.findings:
        suite = ET.SubElement(root, "testsuite", name="rolekat")
        case = ET.SubElement(suite, "testcase", classname="rolekat", name="rolekat check")
        ET.SubElement(case, "system-out").text = summed_up(report, words(style.language))
    for suite in root:
        _count(suite)
    _count(root)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, file: str, findings: list[Located], style: Style) -> None:
    suite = ET.SubElement(root, "testsuite", name=file)
    names: Counter[str] = Counter()
    for located in findings:
        found, said = located.finding, wording(located, style.language)
        name = _text(f"{found.code} {said.message}")
        names[name] += 1
        if names[name] > 1:  # readers know a case by its name
            name += f" ({names[name]})"
        case = ET.SubElement(suite, "testcase", classname=_class_name(file), name=name)
        details = _text("\n".join(filter(None, (said.place, said.help, said.source))))
        if is_failure(found, style.fail_on):
            ET.SubElement(case, "failure", type=found.code, message=_text(said.message)).text = details
        else:
            ET.SubElement(case, "skipped", type=found.code, message=_text(said.message))
            ET.SubElement(case, "system-out").text = details


def _class_name(file: str) -> str:
    """The file as a class in packages, in which readers group the cases."""
    return file.rpartition(".")[0].replace("/", ".")


def _count(element: ET.Element) -> None:
    for name, kind in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        if not (name == "skipped" and element.tag == "testsuites"):  # which has no such attribute
            element.set(name, str(sum(1 for _ in element.iter(kind))))


def _text(text: str) -> str:
    """Text without the characters that no XML can hold."""
    return _NOT_IN_XML.sub("�", text)

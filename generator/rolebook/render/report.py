"""A report as files: one HTML, the same as PDF, and a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rolebook.artifacts import Artifact, fit_for_file_name
from rolebook.remembered import Remembered
from rolebook.render.pdf import Press
from rolebook.render.report_workbook import report_workbook
from rolebook.render.self_contained import self_contained
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.report import Report

_PLACE = "print/report/"
"""Where the document pretends to stand, so that its style sheet finds the fonts where that of a guide does."""
_MAX_NAME = 80
"""How many bytes of a file name its person may take; file systems stop at 255, and people long before."""
_NO_NAME = "person"
_TAKEN_BY_WINDOWS = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")


def render_report(
    report: Report, templates: Templates, style: PageStyle, press: Press | None, name: str = ""
) -> Iterator[Artifact]:
    """The files of one report, called `name`, or after its person. Without a press there is no PDF."""
    yield from render_reports({name or report_name(report.results.rated): report}, templates, style, press)


def render_reports(
    reports: Mapping[str, Report], templates: Templates, style: PageStyle, press: Press | None
) -> Iterator[Artifact]:
    """The files of several reports by their names; last the PDFs, so that they are laid out side by side."""
    documents = []
    for name, report in reports.items():
        html = templates.render("print/report.html.j2", view=report, style=style)
        # Why the fonts are not remembered: which of their letters a report needs tells of what stands in it.
        yield Artifact(f"{name}.html", self_contained(html, Remembered(None)).encode())
        yield Artifact(f"{name}.xlsx", report_workbook(report, templates, style.paper))
        documents.append(Artifact(f"{_PLACE}{name}.html", html.encode()))
    if press:
        for pdf in press.pdfs(documents, lambda _: None):
            yield Artifact(pdf.path.removeprefix(_PLACE), pdf.content)


def report_name(rated: str) -> str:
    """The name of a person as that of a file, without its ending: nothing that leads out of a folder."""
    name = fit_for_file_name(rated).strip("-_")
    short = name.encode()[:_MAX_NAME].decode(errors="ignore").strip("-_")
    return f"{short}-{_NO_NAME}" if _TAKEN_BY_WINDOWS.match(short) else short or _NO_NAME

"""Building a site, unless what stands there already is what would be built."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from rolebook.built import Summary, SummaryRow, remember, still_there
from rolebook.mkdocs_engine import Site
from rolebook.pipeline import Rendered, build
from rolebook.remembered import Remembered
from rolebook.settings import Output, Pdf, Settings
from rolebook.views.addresses import SheetFile, SurveyFile
from rolebook.workshop import Progress


@dataclass(frozen=True)
class SiteBuild:
    """What stands in the folder of a site, and whether it stood there before."""

    summary: Summary
    was_there: bool


def build_site(site: Site, settings: Settings, folder: Path, progress: Progress) -> SiteBuild:
    """Build a site into a folder. Nothing is made where nothing has changed since it was built.

    Raises ProblemsFound, and UsageError if the folder is one that Rolebook did not make.
    """
    memory, origin = Remembered(settings.cache), site.origin(settings)
    before = origin.digest() if origin else ""
    if origin and (known := still_there(memory, before, folder)):
        return SiteBuild(known, was_there=True)
    rendered = build(settings, folder, site.engine(progress), progress)
    made = summary(rendered)
    # Why the digest again: somebody may have saved a file while the site was built.
    if origin and _is_whole(settings, rendered) and origin.digest() == before:
        remember(memory, before, folder, made)
    return SiteBuild(made, was_there=False)


def _is_whole(settings: Settings, rendered: Rendered) -> bool:
    """Whether nothing was left out for want of a library, which may be there the next time."""
    wants_pdf = settings.pdf is not Pdf.OFF and bool(settings.outputs & {Output.PRINT, Output.BOOK})
    return not wants_pdf or any(path.endswith(".pdf") for path in rendered.paths)


def summary(rendered: Rendered) -> Summary:
    """What a build tells about what it made."""
    paths = rendered.paths
    surveys = [path for path in paths if path.partition(".")[2] in set(SurveyFile)]
    on_screen = [path for path in paths if path.endswith(SheetFile.SCREEN)]
    rows = (
        SummaryRow("Handbook", _number(paths, "", ".md"), "page", "index.html"),
        SummaryRow("Print", _number(set(paths).difference(on_screen), "print/", ".html"), "document", "print/"),
        SummaryRow("On screen", len(on_screen), "file", "print/"),
        SummaryRow("PDF", _number(paths, "print/", ".pdf"), "document", "print/"),
        SummaryRow("Office", _number(set(paths).difference(surveys), "print/", ".docx", ".xlsx"), "file", "print/"),
        SummaryRow("Surveys", len(surveys), "file", "print/"),
        SummaryRow("Book", _number(paths, "book/", ""), "document", "book/"),
        SummaryRow("Data", _number(paths, "data/", ".json"), "file", "data/"),
    )
    line = rendered.edition_line
    return Summary(
        f"{line.title} {line.version}",
        line.edition,
        tuple(row for row in rows if row.number),
        rendered.left_out,
        len(rendered.warnings),
    )


def _number(paths: Collection[str], start: str, *endings: str) -> int:
    """How many of the paths begin and end so."""
    return sum(path.startswith(start) and path.endswith(endings) for path in paths)

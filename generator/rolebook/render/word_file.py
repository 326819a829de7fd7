"""What every Word document that we make has in common: what it says of itself, its paper and its dates."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

from rolebook.settings import Paper
from rolebook.views.parts import EditionLine

_PAPERS = {Paper.A4: (Mm(210), Mm(297)), Paper.LETTER: (Mm(215.9), Mm(279.4))}


@dataclass(frozen=True)
class Described:
    """What a Word document says of itself. Without a publisher, the framework's title stands for it."""

    title: str
    identifier: str
    publisher: str


def set_properties(document: WordDocument, edition: EditionLine, described: Described) -> None:
    """Write what a document is into its properties, and its language into its styles."""
    properties = document.core_properties
    properties.title, properties.subject = described.title, edition.edition
    properties.author = properties.last_modified_by = described.publisher or edition.title
    properties.language, properties.version = edition.language, edition.version
    properties.identifier, properties.revision = described.identifier, 1
    properties.created = properties.modified = datetime.fromisoformat(edition.released)
    properties.keywords = properties.category = properties.comments = properties.content_status = ""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), edition.language)


def set_paper(document: WordDocument, paper: Paper) -> None:
    """Lay every section out for a paper."""
    for section in document.sections:
        section.page_width, section.page_height = _PAPERS[paper]


def dated(content: bytes, released: datetime) -> bytes:
    """A Word file that was made on the day of the release, whatever the clock says."""
    dated = io.BytesIO()
    day = (max(released.year, 1980), released.month, released.day, 0, 0, 0)  # zip counts from 1980
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            file = zipfile.ZipInfo(name, day)
            file.create_system = 0  # Why: else the zip tells on which system it was made.
            new.writestr(file, old.read(name), zipfile.ZIP_DEFLATED)
    return dated.getvalue()

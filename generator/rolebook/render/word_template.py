"""Word documents filled from a template that people restyle and reword in Word: how a template is opened and filled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from markupsafe import Markup

from rolebook.problems import Problem, ProblemsFound
from rolebook.render import markup
from rolebook.render.guide_word_text import blocks, runs
from rolebook.render.templates import Sandbox
from rolebook.render.word_direction import turn_to_the_left
from rolebook.render.word_file import Described, dated, set_paper, set_properties
from rolebook.settings import PageStyle
from rolebook.views.parts import EditionLine

_LARGE = 16 / 10.5


@dataclass(frozen=True)
class WordTemplate:
    """A template: its path in a template folder, which problems name, and its content."""

    path: str
    content: bytes


@dataclass(frozen=True)
class WordPage:
    """The paper of a document, how large its type is, and whether it lies across."""

    style: PageStyle
    is_landscape: bool = False


def fill_word(
    template: WordTemplate, context: Mapping[str, object], page: WordPage, edition: EditionLine, described: Described
) -> bytes:
    """A Word document: a template filled with what `context` names. Raises ProblemsFound where it cannot be used."""
    document = _opened(template)
    try:
        document.render(dict(context), _environment(edition.language))
    except TemplateError as error:
        raise _broken(template, error.message or type(error).__name__) from None
    set_paper(document.docx, page.style.paper)
    if page.is_landscape:
        _turn(document.docx)
    _share_widths(document.docx)
    _set_ends(document.docx)
    if page.style.is_large:
        _enlarge(document.docx)
    if markup.direction(edition.language) == "rtl":
        turn_to_the_left(document.docx)
    set_properties(document.docx, edition, described)
    saved = io.BytesIO()
    document.save(saved)
    return dated(saved.getvalue(), datetime.fromisoformat(edition.released))


class _Environment(Sandbox):
    """A sandbox that compiles each text once, since guides are made from one template."""

    def __init__(self, language: str) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_printable, autoescape=True)
        self.filters |= {"blocks": blocks, "runs": runs, "day": partial(markup.day, language=language)}
        self._compiled: dict[str | nodes.Template, Template] = {}

    def from_string(self, source: str | nodes.Template, *options: Any, **more: Any) -> Template:
        """The compiled text."""
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, *options, **more)
        return self._compiled[source]


@cache
def _environment(language: str) -> _Environment:
    return _Environment(language)


def _opened(template: WordTemplate) -> DocxTemplate:
    document = DocxTemplate(io.BytesIO(template.content))
    try:
        document.init_docx()
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise _broken(template, str(error)) from None
    return document


def _turn(document: WordDocument) -> None:
    """Lay the paper across."""
    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width


def _room(section: Section) -> Emu:
    """How wide the page is between its margins."""
    return Emu((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _set_ends(document: WordDocument) -> None:
    """Let what stands at the right of headers and footers end at the margin, on whatever paper."""
    room = str(_room(document.sections[0]).twips)
    # Why by relation: docxtpl puts parts of its own in the place of those that python-docx knows.
    for relation in document.part.rels.values():
        if relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}:
            for stop in relation.target_part.element.iter(qn("w:tab")):
                if stop.get(qn("w:val")) == "right":
                    stop.set(qn("w:pos"), room)


def _share_widths(document: WordDocument) -> None:
    """Give the columns of each table the widths that the cells of its first row ask for, of the page's.

    Which columns there are is only known now, and not every program reads the widths of cells.
    """
    page = _room(document.sections[0]).twips
    for table in document.element.body.iter(qn("w:tbl")):
        first = table.find(qn("w:tr"))
        asked: list[int] = [
            int(width.get(qn("w:w"))) for width in first.iterfind(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcW')}")
        ]
        grid = table.find(qn("w:tblGrid"))
        whole = sum(asked)
        if whole and len(asked) == len(first.findall(qn("w:tc"))):
            for column in list(grid):
                grid.remove(column)
            for width in asked:
                column = OxmlElement("w:gridCol")
                column.set(qn("w:w"), str(page * width // whole))
                grid.append(column)


def _enlarge(document: WordDocument) -> None:
    """Make all type larger, in proportion, so that text of the usual 10.5 points has the 16 of large print."""
    for size in document.styles.element.iter(qn("w:sz"), qn("w:szCs")):
        size.set(qn("w:val"), str(round(int(size.get(qn("w:val"))) * _LARGE)))


def _broken(template: WordTemplate, why: str) -> ProblemsFound:
    message = f"This template cannot be used: {why}"
    advice = "Compare it with the template of the same name that comes with Rolebook."
    return ProblemsFound([Problem(template.path, 0, 0, "template-broken", message, advice=advice)])


def _printable(value: object) -> object:
    """What a template shows: no character that Word files cannot hold, or that docxtpl takes for a break."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return _kept(value)


def _kept(characters: Iterable[str]) -> str:
    return "".join(character if character.isprintable() else " " for character in characters)

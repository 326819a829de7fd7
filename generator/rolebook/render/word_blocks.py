"""Paragraphs, lists and tables, from HTML to Word. How they look is said by the styles of the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from rolebook.render.word_runs import Piece, RunWriter, pieces_of, trimmed
from rolebook.render.word_tables import written_table

_PARAGRAPH_STYLES = {
    "cover__title": "Title",
    "cover__subtitle": "Subtitle",
    "cover__edition": "Rolebook Edition",
    "cover__fact": "Rolebook Cover",
    "rb-statement": "Rolebook Statement",
    "rb-facts": "Rolebook Facts",
    "rb-entry": "Rolebook Entry",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {*_HEADINGS, "p", "div", "section", "main", "article", "aside", "header", "footer", "nav", "body"}
    | {"ul", "ol", "li", "table", "blockquote", "figure", "figcaption", "dl", "dt", "dd", "pre", "hr"}
)
_FIRST_INNER_HEADING = 4
"""The level of headings inside a page: those above belong to the pages themselves, however deep they stand."""


@dataclass(frozen=True)
class Place:
    """Where text goes: into the document or a cell, and as what."""

    container: BlockItemContainer
    style: str = ""
    list_depth: int = 0
    numbering: int | None = None
    align_right: bool = False


@dataclass
class BlockWriter:
    """Writes the blocks of the book into a Word document. Styles that a template lacks are left out.

    `names` are Word's names of places in the book that something leads to.
    """

    document: WordDocument
    styles: Mapping[str, str]
    names: Mapping[str, str]
    _waiting: list[str] = field(default_factory=list)
    _marks: int = 0

    def write(self, element: HtmlElement, place: Place) -> None:
        """Write one block."""
        if element.get("id") in self.names:
            self._waiting.append(self.names[element.get("id", "")])
        match element.tag:
            case "ul" | "ol":
                self._list(element, place)
            case "table":
                self._table(element, place)
            case tag if tag in _HEADINGS:
                self._paragraph([*pieces_of(element, Piece(""))], Place(place.container, _heading_style(element)))
            case _:
                self.flow(element, _restyled(element, place))

    def flow(self, element: HtmlElement, place: Place) -> None:
        """Write what an element holds: blocks as they are, and what stands between them as paragraphs."""
        line = [Piece(element.text or "")]
        for child in element:
            if child.tag in _BLOCKS:
                self._paragraph(line, place)
                self.write(child, place)
                line = []
            else:
                line += pieces_of(child, Piece(""))
            line.append(Piece(" ".join((child.tail or "").split("\n"))))
        self._paragraph(line, place)

    def _paragraph(self, pieces: Iterable[Piece], place: Place) -> None:
        text = trimmed(pieces)
        if not text:
            return
        paragraph = self._new_paragraph(place)
        if place.numbering is not None:
            _number(paragraph, place.numbering)
        if text[-1].text.endswith(":"):
            paragraph.paragraph_format.keep_with_next = True
        if place.align_right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._mark(paragraph)
        RunWriter(self.styles, self.names).write(paragraph, text)

    def _new_paragraph(self, place: Place) -> Paragraph:
        """A paragraph at the end; in a fresh cell, the one that stands there, since no cell is without."""
        container = place.container
        first = container.paragraphs[0] if isinstance(container, _Cell) else None
        is_fresh = first is not None and len(container._element) == 2 and not first.text  # p, tcPr
        paragraph = first if first is not None and is_fresh else container.add_paragraph()
        if place.style in self.styles:
            paragraph._p.style = self.styles[place.style]  # by id: a look-up by name reads all styles
        return paragraph

    def _mark(self, paragraph: Paragraph) -> None:
        """Let the paragraph carry the names of what begins here."""
        for name in self._waiting:
            for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
                mark = OxmlElement(tag)
                mark.set(qn("w:id"), str(self._marks))
                if tag == "w:bookmarkStart":
                    mark.set(qn("w:name"), name)
                paragraph._p.append(mark)  # python-docx has no bookmarks
            self._marks += 1
        self._waiting.clear()

    def _list(self, element: HtmlElement, place: Place) -> None:
        depth = min(place.list_depth + 1, 3)
        kind = "List Number" if element.tag == "ol" else "List Bullet"
        style = kind if depth == 1 else f"{kind} {depth}"
        numbering = self._fresh_numbering(style) if element.tag == "ol" else None
        following = "List Continue" if depth == 1 else f"List Continue {depth}"
        for item in element.iterchildren("li"):
            self._item(item, Place(place.container, style, depth, numbering), Place(place.container, following, depth))

    def _item(self, item: HtmlElement, first: Place, following: Place) -> None:
        """An item: its first paragraph carries the bullet or the number."""
        inner = [child for child in item if child.tag in _BLOCKS]
        opening = inner[0] if inner and not (item.text or "").strip() else None
        if opening is not None and opening.tag == "p":
            self._paragraph(pieces_of(opening, Piece("")), first)
            for child in inner[1:]:
                self.write(child, following)
            return
        lines = deepcopy(item)
        for child in [child for child in lines if child.tag in _BLOCKS]:
            child.drop_tree()
        self._paragraph(pieces_of(lines, Piece("")), first)
        for child in inner:
            self.write(child, following)

    def _fresh_numbering(self, style: str) -> int | None:
        """A numbering that starts at 1, of the kind that a style of lists asks for."""
        found = self.document.styles.element.xpath(f"w:style[w:name/@w:val='{style}']/w:pPr/w:numPr/w:numId/@w:val")
        if not found:
            return None
        numbering = self.document.part.numbering_part.element
        number = numbering.add_num(numbering.num_having_numId(int(found[0])).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        identity: int = number.numId
        return identity

    def _table(self, element: HtmlElement, place: Place) -> None:
        if isinstance(place.container, _Cell):  # A table inside a table becomes lines.
            for cell in element.iter("td", "th"):
                self.flow(cell, place)
            return
        for cell, target, is_number in written_table(element, place.container, self.document, self.styles):
            self.flow(cell, Place(target, align_right=is_number))
        # Why: Word joins tables that follow each other.
        place.container.add_paragraph().paragraph_format.space_after = 0


def _restyled(element: HtmlElement, place: Place) -> Place:
    style = place.style
    for name in element.get("class", "").split():
        style = _PARAGRAPH_STYLES.get(name, style)
    style = {"blockquote": "Quote", "figcaption": "Caption"}.get(element.tag, style)
    return Place(place.container, style, place.list_depth, None, place.align_right)


def _heading_style(heading: HtmlElement) -> str:
    """Pages have the levels from 1 on, as deep as they stand; what is inside a page begins at a level of its own."""
    level = _HEADINGS[heading.tag]
    inside = next((int(name[-1]) for name in heading.get("class", "").split() if name.startswith("rb-h")), 1)
    return f"Heading {level if inside == 1 else min(_FIRST_INNER_HEADING + inside - 2, 6)}"


def _number(paragraph: Paragraph, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering

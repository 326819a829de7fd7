"""Tables, from HTML to Word: heads that come again on each page, and columns as wide as their text asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Emu
from docx.table import Table, _Cell
from lxml.html import HtmlElement

TABLE_STYLE = "Rolebook Table"
SHORT_ROW = 600
"""Rows with fewer characters than this are not split between pages."""
_MAX_WIDTH, _MIN_WIDTH = 48, 7
"""How many characters wide a column counts, at most and at least, when the columns share the page."""
_LOOK_WITH_HEAD, _LOOK_WITH_FIRST_COLUMN = "0620", "0680"
"""The look in one number, as programs before Word 2010 read it (ISO 29500-4, 14.4.15): no bands, and 20 or 80."""
_BLANK_HEIGHT = 480
"""How high a row is that has room to write in, in twentieths of a point: 8.5 mm."""


def written_table(
    element: HtmlElement, container: BlockItemContainer, document: WordDocument, styles: Mapping[str, str]
) -> Iterator[tuple[HtmlElement, _Cell, bool]]:
    """Add a table with empty cells; gives each cell of the HTML, the one to fill, and whether it holds a number."""
    rows = [(row, [cell for cell in row if cell.tag in {"td", "th"}]) for row in element.iter("tr")]
    columns = max((_columns(cells) for _, cells in rows), default=0)
    if not columns:
        return
    section = document.sections[-1]
    width = Emu((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))
    table = container.add_table(len(rows), columns, width)
    table.autofit = False
    _set_look(table, styles, has_head=any(_is_head(row) for row, _ in rows))
    shares = _shares([cells for _, cells in rows], columns)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(width * share))
    for (row, cells), written in zip(rows, table.rows, strict=True):
        targets = list(written.cells)
        for target, share in zip(targets, shares, strict=True):
            target.width = Emu(int(width * share))
        _set_row(written._tr, row, cells)
        yield from _filled(cells, targets)


def _filled(cells: Iterable[HtmlElement], targets: Sequence[_Cell]) -> Iterator[tuple[HtmlElement, _Cell, bool]]:
    column = 0
    for cell in cells:
        span = int(cell.get("colspan", "1"))
        target = targets[column] if span == 1 else targets[column].merge(targets[column + span - 1])
        yield cell, target, "right" in cell.get("style", "")
        column += span


def _set_look(table: Table, styles: Mapping[str, str], *, has_head: bool) -> None:
    properties = table._tbl.tblPr
    if TABLE_STYLE in styles:
        properties.style = styles[TABLE_STYLE]
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    for name, is_on in (("firstRow", has_head), ("firstColumn", not has_head), ("noHBand", True), ("noVBand", True)):
        look.set(qn(f"w:{name}"), "1" if is_on else "0")
    look.set(qn("w:val"), _LOOK_WITH_HEAD if has_head else _LOOK_WITH_FIRST_COLUMN)
    properties.append(look)


def _set_row(written: CT_Row, row: HtmlElement, cells: Sequence[HtmlElement]) -> None:
    properties = written.get_or_add_trPr()
    if len(row.text_content()) < SHORT_ROW:
        properties.append(OxmlElement("w:cantSplit"))
    if _is_head(row):
        properties.append(OxmlElement("w:tblHeader"))
    elif not all(cell.text_content().strip() for cell in cells):
        height = OxmlElement("w:trHeight")
        height.set(qn("w:val"), str(_BLANK_HEIGHT))
        properties.append(height)


def _is_head(row: HtmlElement) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def _columns(cells: Iterable[HtmlElement]) -> int:
    return sum(int(cell.get("colspan", "1")) for cell in cells)


def _shares(rows: Iterable[Sequence[HtmlElement]], columns: int) -> list[float]:
    """How the columns share the width: by their longest texts, no column being very narrow or taking all."""
    longest = [_MIN_WIDTH] * columns
    for cells in rows:
        for column, cell in enumerate(cells[:columns]):
            longest[column] = max(longest[column], min(len(cell.text_content().strip()), _MAX_WIDTH))
    return [width / sum(longest) for width in longest]

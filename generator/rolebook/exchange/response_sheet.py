"""A table of answers in a workbook. The only module that knows openpyxl, which takes what formulas came to last."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, time

from openpyxl import load_workbook

from rolebook.exchange.response_given import DAMAGED, Refused
from rolebook.exchange.response_table import HEAD_ROWS, MAX_COLUMNS, MAX_ROWS, Headings, Row

_MAX_UNPACKED, _MAX_PARTS, _MAX_SHEETS = 60_000_000, 500, 20
_DEFINITIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""How a part of a workbook would begin to define entities. No program that saves workbooks does."""


def read_sheet(content: bytes, headings: Callable[[list[Row]], Headings | None]) -> tuple[Headings | None, list[Row]]:
    """The sheet of a workbook in which the most headings are understood: these, and all of its rows.

    Raises Refused for what is no workbook, or unpacks to more than any table of answers.
    """
    try:
        _check_size(content)
        with warnings.catch_warnings():
            # Why: openpyxl warns of what it does not know, such as a colour, and nobody could do anything about it.
            warnings.simplefilter("ignore")
            return _best_sheet(content, headings)
    except Refused:
        raise
    except Exception:  # Why all: a broken workbook can make the library raise anything.
        raise Refused("response-file", "This is no workbook that can be read", DAMAGED) from None


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        infos = parts.infolist()
        if len(infos) > _MAX_PARTS or sum(info.file_size for info in infos) > _MAX_UNPACKED:
            raise Refused("response-file", "The workbook unpacks to more than any table of answers", DAMAGED)
        for info in infos:
            if any(sign in parts.read(info) for sign in _DEFINITIONS):
                raise Refused("response-file", "The workbook holds definitions that no spreadsheet writes", DAMAGED)


def _best_sheet(content: bytes, headings: Callable[[list[Row]], Headings | None]) -> tuple[Headings | None, list[Row]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    found = {}
    for sheet in book.worksheets[:_MAX_SHEETS]:
        if understood := headings([*_rows(sheet, HEAD_ROWS, MAX_COLUMNS)]):
            found[sheet.title] = understood
    if not found:
        return None, []
    best = max(found, key=lambda title: found[title].matches)
    width, last = len(found[best].texts), found[best].row + MAX_ROWS + 2
    return found[best], [*_rows(book[best], last, width)]


def _rows(sheet: object, last: int, width: int) -> Iterator[Row]:
    for cells in sheet.iter_rows(max_row=last, max_col=width, values_only=True):  # type: ignore[attr-defined]
        # Why: most rows between two that are far apart hold nothing.
        yield () if cells.count(None) == len(cells) else tuple(map(_text, cells))


def _text(cell: object) -> str:
    """What a cell shows; a number without the point that it was stored with."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)

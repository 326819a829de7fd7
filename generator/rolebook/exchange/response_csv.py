"""A table of answers as CSV, in whatever dialect a tool or spreadsheet wrote it."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from rolebook.exchange.response_given import DAMAGED, Refused
from rolebook.exchange.response_table import MAX_COLUMNS, Row

DELIMITERS = (",", ";", "\t")


def decoded(content: bytes) -> tuple[str, bool]:
    """The text of a file, and whether that is a guess. Raises Refused for what is no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, is_guess = content.decode("utf-16", errors="replace"), False
    else:
        try:
            text, is_guess = content.decode("utf-8-sig"), False
        except UnicodeDecodeError:
            text, is_guess = content.decode("cp1252", errors="replace"), True
    if "\0" in text:
        raise Refused("response-file", "This is no text, though it is called a table", DAMAGED)
    return text, is_guess


def rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a table. They end where the file breaks the rules of CSV."""
    lines: Iterable[str] = StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            yield next(reader)[:MAX_COLUMNS]
        except StopIteration:
            return
        except csv.Error:
            raise Refused(
                "response-file", "This is no CSV that can be read", DAMAGED, f"line {reader.line_num}"
            ) from None

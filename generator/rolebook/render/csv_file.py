"""Tables as CSV (RFC 4180), in which no cell is taken for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection")."""

_AFTER_SEPARATOR = re.compile(r"([;\t]\s*)(?=[=+\-@])")
"""Where a cell begins for a spreadsheet that takes other signs for separators, as those of many countries do."""


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as a file, with the mark by which spreadsheets know UTF-8."""
    file = StringIO()
    csv.writer(file).writerows(map(_inert, row) for row in rows)
    # Why replace: names of files may hold halves of characters, which no encoding takes.
    return file.getvalue().encode("utf-8-sig", errors="replace")


def _inert(text: str) -> str:
    return _AFTER_SEPARATOR.sub(r"\1'", f"'{text}" if text.startswith(_FORMULA) else text)

"""Tables as CSV (RFC 4180), in which no cell is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection")."""


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as a file, with the mark by which spreadsheets know UTF-8."""
    file = StringIO()
    csv.writer(file).writerows(map(_inert, row) for row in rows)
    # Why replace: names of files may hold halves of characters, which no encoding takes.
    return file.getvalue().encode("utf-8-sig", errors="replace")


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text

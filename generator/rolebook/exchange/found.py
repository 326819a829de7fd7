"""Text from strangers, made fit to be shown and kept."""

from __future__ import annotations

import re
import unicodedata

_MAX_SHOWN = 60
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no page, PDF or workbook may hold: control characters, halves of characters and what is none."""


def shown(value: object) -> str:
    """A value from a file as a message quotes it: short, on one line, and without what would steer a terminal."""
    text = value if isinstance(value, str) else repr(value)[: 4 * _MAX_SHOWN]
    printable = printed(text[: 4 * _MAX_SHOWN])
    return f"{printable[: _MAX_SHOWN - 1]}…" if len(printable) > _MAX_SHOWN else printable


def printed(text: str) -> str:
    """Text of any length on one line, without what would steer a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def fit(text: str) -> str:
    """Text of several lines; each character that nothing can show becomes the sign for one that is missing."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def line(text: str) -> str:
    """The same on one line, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", fit(text)).split())

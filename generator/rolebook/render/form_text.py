"""How text that stands in a field from the start is drawn (ISO 32000-1, 12.7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolebook.render.form_font import FormFont

_INSET = 2
"""The blank at the edges of a field, in points."""
_LEADING = 1.25
"""From one line to the next, in sizes of the font."""
_WORDS = re.compile(r"[^ -]*(?:-+| +|$)")
"""What stays on one line: a word, or its part up to a hyphen, with what follows it."""


def drawn_text(text: str, font: FormFont, size: float, look: str, room: tuple[float, float], is_long: bool) -> bytes:
    """The drawing of a text in a field, as a PDF content stream. `room` is width and height; all is in points.

    `look` are the operators that set colour and font. A long text is broken into lines; any other stands on one, in the
    middle of its height.
    """
    width, height = room
    lines = list(_broken(text, font, (width - 2 * _INSET) * 1000 / size)) if is_long else [text]
    top = height - _INSET - font.ascent * size / 1000
    middle = (height - font.cap_height * size / 1000) / 2
    shown = b" T* ".join(b"(" + _escaped(font.encoded(line)) + b") Tj" for line in lines)
    start = f"{_INSET} {(top if is_long else middle):.3f} Td {size * _LEADING:.3f} TL"
    clip = f"0 0 {width:.3f} {height:.3f} re W n"
    return f"/Tx BMC q {clip} BT {look} {start} ".encode("ascii") + shown + b" ET Q EMC"


def _broken(text: str, font: FormFont, width: float) -> Iterator[str]:
    for paragraph in text.split("\n"):
        line = ""
        for word in _WORDS.findall(paragraph):
            if line and font.width((line + word).rstrip(" ")) > width:
                yield line.rstrip(" ")
                line = ""
            *whole, line = _pieces(line + word, font, width)
            yield from whole
        yield line


def _pieces(words: str, font: FormFont, width: float) -> Iterator[str]:
    """As much as fits on a line at a time; words that are too long for one break wherever it ends."""
    start = 0
    for end in range(1, len(words) + 1):
        if end - start > 1 and font.width(words[start:end].rstrip(" ")) > width:
            yield words[start : end - 1]
            start = end - 1
    yield words[start:]


def _escaped(line: bytes) -> bytes:
    return line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"")

"""Words in a picture: how much room they take, where they break, and what remains of Markdown."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import markdown

WIDTH = 320.0
"""The width of every picture."""
SIZE = 12.0
"""The height of the letters."""
LEADING = 15.0
"""From one line to the next."""
_ASCENT = 11.0
"""From the top of a line to the foot of its letters."""
_ADVANCES = (
    200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344, 513, 513, 513, 513, 513, 513, 513,
    513, 513, 513, 275, 275, 513, 513, 513, 444, 875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745,
    656, 674, 582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500, 549, 516, 563, 462, 564,
    507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549, 564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324,
    255, 324, 513,
)  # fmt: skip
"""How wide the characters from the blank to the tilde are in Source Sans Semibold, in thousandths of the size.

The regular weight is a little narrower. Measuring here needs no font file, so that a picture is the same everywhere.
"""
_OTHER_ADVANCE = 1000
"""The width taken for a character whose width is not known; few are wider."""
_TAG = re.compile(r"<[^>]*>")
_FRAGMENT = re.compile(r"[^-]+-*|-+")
_SHORTEST_PIECE = 3


@dataclass(frozen=True)
class Line:
    """A line of words; `y` is where the letters stand."""

    x: float
    y: float
    words: str


def rounded(number: float) -> float:
    """A length as it is written into a picture."""
    return round(number, 1)


def width(words: str) -> float:
    """How wide words are at most, in units."""
    return sum(map(_advance, unicodedata.normalize("NFD", words))) * SIZE / 1000


def _advance(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    place = ord(character) - ord(" ")
    return _ADVANCES[place] if 0 <= place < len(_ADVANCES) else _OTHER_ADVANCE


def fits(words: str, room: float, lines: int) -> bool:
    """Whether words have room on so many lines with no word broken."""
    return all(width(word) <= room for word in words.split()) and len(wrapped(words, room)) <= lines


def wrapped(words: str, room: float) -> tuple[str, ...]:
    """The words on lines of at most this width. A word that is wider breaks after a hyphen, or where the line ends."""
    lines = [""]
    for word in words.split():
        for glue, piece in _pieces(word, room):
            longer = lines[-1] + glue + piece if lines[-1] else piece
            if width(longer) <= room or not lines[-1]:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, room: float) -> Iterator[tuple[str, str]]:
    """A word as what may stand on lines of its own, each with what joins it to the piece before."""
    if width(word) <= room:
        yield " ", word
        return
    for index, fragment in enumerate(_FRAGMENT.findall(word)):
        for place, piece in enumerate(_broken(fragment, room)):
            yield ("" if index or place else " "), piece


def _broken(fragment: str, room: float) -> Iterator[str]:
    """A fragment without hyphens inside, with hyphens added where it is too wide for a line."""
    while width(fragment) > room and len(fragment) > 2 * _SHORTEST_PIECE:
        most = len(fragment) - _SHORTEST_PIECE
        end = next((end for end in range(most, _SHORTEST_PIECE, -1) if width(fragment[:end] + "-") <= room), None)
        end = end or _SHORTEST_PIECE
        yield fragment[:end] + "-"
        fragment = fragment[end:]
    yield fragment


def stacked(x: float, top: float, lines: Sequence[str]) -> tuple[Line, ...]:
    """Lines one below the other; `top` is the upper edge of the first."""
    return tuple(Line(rounded(x), rounded(top + _ASCENT + index * LEADING), words) for index, words in enumerate(lines))


def plain_words(phrase: str) -> str:
    """A phrase of Markdown without its marks: pictures have one weight and no links."""
    return html.unescape(_TAG.sub("", markdown.markdown(phrase.replace("<", "&lt;")))).strip()

"""The font that people fill forms in with: one with one byte for each character.

WeasyPrint embeds fonts with two bytes for each, which programs that fill in forms cannot write with.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

LAST = 255
ENCODING = "cp1252"
"""What PDF calls WinAnsiEncoding (ISO 32000-1, annex D): the letters of Western Europe."""
_SPARE_CODES = tuple(code for code in (*range(1, 32), 127, 129, 141, 143, 144, 157) if chr(code) not in "\t\n\r")
"""The codes that WinAnsiEncoding does not use."""


@dataclass(frozen=True)
class FormFont:
    """A font with the characters of WinAnsiEncoding, and some more. Measures are in thousandths of the font's size."""

    name: str
    opentype: bytes
    program: bytes
    """The bare outlines (Compact Font Format), as PDF embeds them."""
    more: Mapping[str, int]
    """The codes of characters beyond WinAnsiEncoding."""
    glyphs: Mapping[int, str]
    """What the font calls the drawing of each code."""
    widths: tuple[int, ...]
    """How wide each code from 0 to LAST is."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def width(self, text: str) -> int:
        """How wide a line is."""
        return sum(self.widths[code] for code in self.encoded(text))

    def has(self, text: str) -> bool:
        """Whether it has every character of a text."""
        return all(character in self.more or _in_encoding(character) for character in text)

    def encoded(self, text: str) -> bytes:
        """A text as bytes for the font, with question marks for what it lacks."""
        return b"".join(
            bytes([self.more[character]]) if character in self.more else character.encode(ENCODING, errors="replace")
            for character in text
        )


def _in_encoding(character: str) -> bool:
    try:
        return bool(character.encode(ENCODING))
    except UnicodeEncodeError:
        return False


@cache
def form_font(opentype: bytes, text: str) -> FormFont:
    """The part of an OpenType font that forms need. It has the rarer characters of a text too, if there are few."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(opentype), recalcTimestamp=False)
    known = font.getBestCmap()
    rare = sorted({character for character in text if not _in_encoding(character) and ord(character) in known})
    more = dict(zip(rare, _SPARE_CODES, strict=False))
    characters = {code: _character(code) for code in range(LAST + 1)} | {code: rare for rare, code in more.items()}
    options = subset.Options(layout_features=[], name_IDs=[1, 2, 6], notdef_outline=True, desubroutinize=True)
    options.drop_tables += ["DSIG", "BASE", "GDEF", "GPOS", "GSUB"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters.values() if character])
    subsetter.subset(font)
    saved = io.BytesIO()
    font.save(saved)
    return _measured(saved.getvalue(), more, characters)


def _measured(opentype: bytes, more: Mapping[str, int], characters: Mapping[int, str]) -> FormFont:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(opentype))
    scale, names = 1000 / font["head"].unitsPerEm, font.getBestCmap()
    glyphs = {code: names[ord(character)] for code, character in characters.items() if ord(character or "\0") in names}
    metrics, head = font["hmtx"], font["head"]
    return FormFont(
        name=font["CFF "].cff.fontNames[0],
        opentype=opentype,
        program=font.getTableData("CFF "),
        more=more,
        glyphs=glyphs,
        widths=tuple(round(metrics[glyphs.get(code, ".notdef")][0] * scale) for code in range(LAST + 1)),
        box=(round(head.xMin * scale), round(head.yMin * scale), round(head.xMax * scale), round(head.yMax * scale)),
        ascent=round(font["hhea"].ascent * scale),
        descent=round(font["hhea"].descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
    )


def _character(code: int) -> str:
    """The character of a code in the encoding, or nothing where it has none."""
    character = bytes([code]).decode(ENCODING, errors="ignore")
    return character if character.isprintable() or character == "\u00a0" else ""

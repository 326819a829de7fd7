"""The fonts of a form inside a PDF: those of WeasyPrint out, and ours in (ISO 32000-1, 9.6 and 9.8)."""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, Object, Pdf

from rolebook.render.form_font import LAST, FormFont

_LOOK = re.compile(r"((?:[\d.]+ )+)(rg|g|k)\b.*?/(\S+) ([\d.]+) Tf", re.DOTALL)
"""What WeasyPrint writes as a field's look: a colour, then a font and its size in points."""


def drop_fonts(document: Pdf) -> None:
    """Drop the fonts that only WeasyPrint's fields use: they are embedded whole."""
    looks = (str(field.DA) for field in document.Root.AcroForm.Fields if "/DA" in field)
    names = {match.group(3) for look in looks if (match := _LOOK.search(look))}
    drawn = b"\n".join(_drawn(page.obj) for page in document.pages)
    for name in names:
        if f"/{name} ".encode() not in drawn:
            for page in document.pages:
                fonts = page.Resources.Font
                if f"/{name}" in fonts:
                    del fonts[f"/{name}"]


def _drawn(page: Object) -> bytes:
    contents = page.Contents
    return b"\n".join(part.read_bytes() for part in (contents if isinstance(contents, Array) else [contents]))


def embedded(document: Pdf, font: FormFont) -> Dictionary:
    """The font as a PDF holds it, with one byte for each character."""
    program = document.make_stream(font.program, Subtype=Name.Type1C)
    name = Name(f"/FORMAA+{font.name}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=80,
        FontFile3=program,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=name,
        FirstChar=0,
        LastChar=LAST,
        Widths=Array(font.widths),
        Encoding=_encoding(font),
        FontDescriptor=document.make_indirect(descriptor),
    )


def _encoding(font: FormFont) -> Object:
    if not font.more:
        return Name.WinAnsiEncoding
    differences = [part for code in font.more.values() for part in (code, Name(f"/{font.glyphs[code]}"))]
    return Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=Array(differences))


def colour_and_size(written: str) -> tuple[str, float]:
    """The colour operator and the size of the font in points, from what WeasyPrint wrote."""
    match = _LOOK.search(written)
    if match is None:
        raise ValueError(f"this is not how WeasyPrint writes the look of a field: {written}")
    return f"{match.group(1)}{match.group(2)}", float(match.group(4))

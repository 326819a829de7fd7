"""Small pictures of PDFs, so that readers see what they are about to open."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

_COLOURS = 24
"""Enough for grey letters and two colours with their edges."""


def first_page_picture(pdf: bytes, width: int) -> bytes:
    """The first page of a PDF as a PNG, `width` pixels wide. The same PDF gives the same bytes."""
    with pypdfium2.PdfDocument(pdf) as document:
        if document.get_formtype():
            document.init_forms()
        page = document[0]
        drawn = page.render(scale=width / page.get_width(), rev_byteorder=True).to_pil().convert("RGB")
    # Why: rounding may make the page a pixel wider than asked for.
    exact = drawn.crop((0, 0, width, drawn.height)) if drawn.width != width else drawn
    saved = io.BytesIO()
    exact.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(saved, "PNG", optimize=True)
    return saved.getvalue()

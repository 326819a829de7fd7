"""The fonts of a document that stands alone: as small as browsers take them, and inside the document."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fontTools import subset

from rolebook.remembered import Remembered, key_of

_LATIN = frozenset(map(chr, (*range(0x20, 0x180), *range(0x2010, 0x2040), *map(ord, "\n€™→↑−≤≥▲▼◆✓"))))
"""What people type in languages with Latin letters, and the signs of Rolebook's own pages."""


def embedded_fonts(files: Mapping[str, Path], text: str, remembered: Remembered) -> Mapping[str, str]:
    """Each font as a `data:` address: WOFF2 with Latin letters, and with every other character of a text it has.

    Whole fonts would make a guide some 600 kB heavier; these weigh 120 kB in all.
    """
    more = "".join(sorted(set(text) - _LATIN))
    return {name: f"data:font/woff2;base64,{_encoded(path, more, remembered)}" for name, path in files.items()}


@cache
def _encoded(path: Path, more: str, remembered: Remembered) -> str:
    content = path.read_bytes()
    key = key_of(("web font", content, more))
    woff2 = remembered.get(key)
    if woff2 is None:
        woff2 = _subset(content, more)
        remembered.put(key, woff2)
    return base64.b64encode(woff2).decode()


def _subset(content: bytes, more: str) -> bytes:
    """A font with fewer characters. It loses its name, which its licence keeps for the original."""
    options = subset.Options(flavor="woff2", layout_features=["kern", "tnum"], hinting=False, obfuscate_names=True)
    font = subset.load_font(io.BytesIO(content), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(_LATIN)) + more)
    subsetter.subset(font)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()

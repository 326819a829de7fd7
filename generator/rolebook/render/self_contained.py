"""A document in one file: its fonts stand in it, so that it can be sent and opened anywhere."""

from __future__ import annotations

import re

from rolebook.remembered import Remembered
from rolebook.render.handbook import FONT_FILES
from rolebook.render.web_fonts import embedded_fonts

_FONT_ADDRESS = re.compile(r'url\("\.\./\.\./(rolebook/fonts/[a-z-]+\.otf)"\) format\("opentype"\)')


def self_contained(html: str, remembered: Remembered) -> str:
    """The document with the fonts of `sheet.css` in place of their addresses. Fonts are kept in `remembered`."""
    fonts = embedded_fonts(FONT_FILES, html, remembered)
    return _FONT_ADDRESS.sub(lambda match: f'url("{fonts[match[1]]}") format("woff2")', html)

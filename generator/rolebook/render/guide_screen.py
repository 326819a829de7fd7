"""The interviewer's guide to fill in on screen."""

from __future__ import annotations

from rolebook.model.about import About
from rolebook.remembered import Remembered
from rolebook.render.screen_page import screen_page
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.guide import Guide
from rolebook.views.guide_screen import guide_screen

SCRIPTS = ("print/guide/scoring.js", "print/guide/saved_interview.js", "print/guide/screen.js")
"""What the guide adds to the script, in order: the rules, the saved file, the page."""


def render_guide_screen(
    about: About, guide: Guide, templates: Templates, style: PageStyle, remembered: Remembered
) -> str:
    """The guide as a page to fill in, with style, fonts and script inside. Fonts are kept in `remembered`."""
    data = guide_screen(about, guide)
    return screen_page("print/guide_screen.html.j2", SCRIPTS, templates, remembered, view=guide, data=data, style=style)

"""The interviewer's guide to fill in on screen: one HTML file that needs no other, and asks for none."""

from __future__ import annotations

import base64
from hashlib import sha256

from rolebook.model.about import About
from rolebook.remembered import Remembered
from rolebook.render.self_contained import self_contained
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.guide import Guide
from rolebook.views.guide_screen import guide_screen

SCRIPTS = ("print/guide/scoring.js", "print/guide/saved_interview.js", "print/guide/screen.js")
"""What the script of the guide is made of, in order: the rules, the saved file, the page."""


def render_guide_screen(
    about: About, guide: Guide, templates: Templates, style: PageStyle, remembered: Remembered
) -> str:
    """The guide as a page to fill in, with style, fonts and script inside. Fonts are kept in `remembered`."""
    script = "\n".join(templates.file(name).decode() for name in SCRIPTS).replace("\r\n", "\n")
    html = templates.render(
        "print/guide_screen.html.j2",
        view=guide,
        data=guide_screen(about, guide),
        style=style,
        script=script,
        policy=_policy(script),
    )
    return self_contained(html, remembered)


def _policy(script: str) -> str:
    """What the page may do (Content Security Policy, level 3): run this script and show itself, and nothing else."""
    digest = base64.b64encode(sha256(script.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'sha256-{digest}'",
            "style-src 'unsafe-inline'",
            "img-src data:",
            "font-src data:",
            "connect-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )

"""A page to fill in on screen: one HTML file that needs no other, and asks for none."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from hashlib import sha256

from rolebook.remembered import Remembered
from rolebook.render.self_contained import self_contained
from rolebook.render.templates import Templates

_SHARED = tuple(f"print/screen/{name}.js" for name in ("page", "saved_file", "places", "desk", "contents"))
"""What the script of every page begins with."""


def screen_page(
    template: str, scripts: Sequence[str], templates: Templates, remembered: Remembered, **values: object
) -> str:
    """A page with style, fonts and script inside. `scripts` follow those that all pages share, in order.

    Fonts are kept in `remembered`.
    """
    script = "\n".join(templates.file(name).decode() for name in (*_SHARED, *scripts)).replace("\r\n", "\n")
    html = templates.render(template, script=script, policy=_policy(script), **values)
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

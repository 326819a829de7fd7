"""The panel's sheets as files: one HTML, the same as PDF, and a workbook that goes on counting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolebook.artifacts import Artifact
from rolebook.remembered import Remembered
from rolebook.render.panel_workbook import panel_workbook
from rolebook.render.pdf import Press
from rolebook.render.self_contained import self_contained
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.panel import PanelView

_PLACE = "print/panel/"
"""Where the document pretends to stand, so that its style sheet finds the fonts where that of a guide does."""
_MAX_NAMES = 60


def render_panel(view: PanelView, templates: Templates, style: PageStyle, press: Press | None) -> Iterator[Artifact]:
    """The files of one panel, named after the plan and the candidates. Without a press there is no PDF."""
    name = panel_name(view)
    html = templates.render("print/panel.html.j2", view=view, style=style)
    # Why the fonts are not remembered: which of their letters the sheets need tells of what stands in them.
    yield Artifact(f"{name}.html", self_contained(html, Remembered(None)).encode())
    yield Artifact(f"{name}.xlsx", panel_workbook(view, templates, style.paper))
    if press:
        document = Artifact(f"{_PLACE}{name}.html", html.encode())
        for pdf in press.pdfs([document], lambda _: None):
            yield Artifact(pdf.path.removeprefix(_PLACE), pdf.content)


def panel_name(view: PanelView) -> str:
    """A file name without its ending: the codes as they were given, where a file system takes them."""
    codes = [re.sub(r"[^\w-]+", "-", sheet.candidate).strip("-_") or "candidate" for sheet in view.sheets]
    joined = "_".join(codes)
    # Why not cut: two names cut alike would look like the same candidates.
    who = joined if len(joined.encode()) <= _MAX_NAMES else f"{len(codes)}-candidates"
    return f"panel-{view.sheet.plan.id}-{who}"

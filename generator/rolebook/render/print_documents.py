"""Forms as HTML: one file for screen, paper and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.addresses import form_document
from rolebook.views.form import form


def render_forms(
    framework: Framework, templates: Templates, style: PageStyle, advance: Callable[[int], None]
) -> Iterator[Artifact]:
    """The form of every questionnaire. `advance` is called after each with the number of forms."""
    for questionnaire in framework.questionnaires:
        content = templates.render("print/form.html.j2", view=form(framework, questionnaire), style=style)
        yield Artifact(form_document(questionnaire.id, "html"), content.encode())
        advance(len(framework.questionnaires))

"""Guides and forms as HTML: one file for screen, paper and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import planned_interview
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.addresses import form_document, guide_document
from rolebook.views.form import form
from rolebook.views.guide import guide


def render_print_documents(
    framework: Framework, templates: Templates, style: PageStyle, advance: Callable[[int], None]
) -> Iterator[Artifact]:
    """The guide of every interview plan and the form of every questionnaire. `advance` is called after each
    with the number of documents.
    """
    number = len(framework.plans) + len(framework.questionnaires)
    for plan in framework.plans:
        view = guide(framework, planned_interview(framework, plan))
        content = templates.render("print/guide.html.j2", view=view, style=style)
        yield Artifact(guide_document(plan.id, "html"), content.encode())
        advance(number)
    for questionnaire in framework.questionnaires:
        content = templates.render("print/form.html.j2", view=form(framework, questionnaire), style=style)
        yield Artifact(form_document(questionnaire.id, "html"), content.encode())
        advance(number)

"""The words of score workbooks, which stand in `print/workbook.yaml` among the templates."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.render.templates import Templates

_FILE = "print/workbook.yaml"


@dataclass(frozen=True)
class WorkbookWords:
    """Every word of a workbook by what it is for. Some hold names in braces, which `filled` replaces."""

    ratings: str
    consensus: str
    comparison: str
    scale: str
    ratings_title: str
    ratings_hint: str
    consensus_title: str
    consensus_hint: str
    comparison_title: str
    comparison_hint: str
    comparison_linked_hint: str
    scale_title: str
    candidate: str
    candidate_number: str
    interviewer: str
    date: str
    before_others: str
    yes: str
    no: str
    competency: str
    weight: str
    must_have: str
    minimum: str
    rating: str
    weighted: str
    check: str
    because: str
    spread: str
    discuss: str
    mean: str
    agreed: str
    reason: str
    basis: str
    difference: str
    highest: str
    label: str
    definition: str
    total: str
    possible: str
    percent: str
    pass_mark: str
    requirements: str
    recommendation: str
    recommendations: str
    strengths: str
    concerns: str
    ask_next: str
    dissent: str
    chair: str
    version: str
    page: str
    do_discuss: str
    do_not_discuss: str
    fails: str
    below: str
    met: str
    not_assessed: str
    passes: str
    passes_not: str
    is_agreed: str
    is_mean: str
    alike: str
    higher: str
    wrong_rating: str
    wrong_mean: str
    wrong_choice: str


def workbook_words(templates: Templates) -> WorkbookWords:
    """The words that the templates bring; a framework's own go before those of Rolebook."""
    return WorkbookWords(**templates.words(_FILE))


def filled(text: str, **values: object) -> str:
    """Words with each name in braces replaced by its value."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text

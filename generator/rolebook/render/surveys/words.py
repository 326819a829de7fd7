"""The words that survey tools show besides the framework's own; they stand in `print/survey.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.render.templates import Templates

_FILE = "print/survey.yaml"


@dataclass(frozen=True)
class SurveyWords:
    """Every word by what it is for. Some hold names in braces, which `filled` replaces."""

    opening: str
    name: str
    rated: str
    overall: str
    open: str
    background: str
    comment: str
    row: str
    period: str
    instructions: str
    answers: str
    answer: str
    promise: str
    mark: str
    entry_title: str
    entry_hint: str
    entry_off: str
    sheet: str
    codebook: str
    choices: str
    form: str
    page: str
    wrong_rating: str
    codebook_title: str
    codebook_hint: str
    codebook_number: str
    codebook_column: str
    codebook_question: str
    codebook_section: str
    codebook_kind: str
    codebook_item: str
    codebook_competency_id: str
    codebook_competency: str
    codebook_category: str
    codebook_values: str
    codebook_off_scale: str
    codebook_keyed: str


def survey_words(templates: Templates) -> SurveyWords:
    """The words that the templates bring; a framework's own go before those of Rolebook."""
    return SurveyWords(**templates.words(_FILE))

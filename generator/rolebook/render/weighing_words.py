"""The words of workbooks that weigh options, which stand in `print/weighing.yaml` among the templates."""

from __future__ import annotations

from dataclasses import dataclass

from rolebook.render.templates import Templates

_FILE = "print/weighing.yaml"


@dataclass(frozen=True)
class WeighingWords:
    """Every word of such a workbook by what it is for. Some hold names in braces, which `filled` replaces."""

    scores: str
    plane: str
    meaning: str
    scores_title: str
    scores_hint: str
    weights_hint: str
    letter: str
    what: str
    weight: str
    weighted: str
    lands: str
    plane_title: str
    plane_hint: str
    plane_described: str
    high_line: str
    meaning_title: str
    quadrant: str
    advice: str
    low: str
    high: str
    score: str
    label: str
    definition: str
    criterion: str
    axis: str
    framework_weight: str
    weight_reason: str
    guidance: str
    version: str
    page: str
    not_hundred_start: str
    not_hundred_end: str
    incomplete_start: str
    incomplete_end: str
    wrong_score: str
    wrong_weight: str


def weighing_words(templates: Templates) -> WeighingWords:
    """The words that the templates bring; a framework's own go before those of Rolebook."""
    return WeighingWords(**templates.words(_FILE))

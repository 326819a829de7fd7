"""How long it takes to fill in a questionnaire.

The time model: rows of a grid take 8 to 18 seconds, open answers 35 to 90 (published survey calculators); paper takes
a quarter longer than a screen.
"""

from __future__ import annotations

from rolebook.model.questionnaire import Questionnaire

SECONDS_FOR_INSTRUCTIONS = 60
SECONDS_FOR_ROW = 12
SECONDS_FOR_OPEN_QUESTION = 75
SECONDS_FOR_BACKGROUND = 8
SECONDS_FOR_OVERALL = 20
PAPER_FACTOR = 1.25


def seconds_to_fill_in(questionnaire: Questionnaire) -> int:
    """How many seconds the form takes on screen."""
    rows = sum(len(section.items) for section in questionnaire.sections)
    return (
        SECONDS_FOR_INSTRUCTIONS
        + rows * SECONDS_FOR_ROW
        + len(questionnaire.open_questions) * SECONDS_FOR_OPEN_QUESTION
        + len(questionnaire.background) * SECONDS_FOR_BACKGROUND
        + (SECONDS_FOR_OVERALL if questionnaire.overall else 0)
    )


def minutes_on_screen(questionnaire: Questionnaire) -> int:
    """How many minutes the form takes on a screen, as its page says."""
    return round(seconds_to_fill_in(questionnaire) / 60)


def minutes_on_paper(questionnaire: Questionnaire) -> int:
    """How many minutes the form takes on paper, as it says itself."""
    return round(seconds_to_fill_in(questionnaire) * PAPER_FACTOR / 60)

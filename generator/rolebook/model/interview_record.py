"""What one interviewer recorded about one candidate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.scoring import Ratings, mean


@dataclass(frozen=True)
class RatedQuestion:
    """A question of the interview with what the interviewer made of the answer.

    `code` is the number on the sheet, or R and a number for a reserve question; `question` and `competency` are ids.
    `rating` is None where none was marked, and where the answer could not be assessed, which `is_off_scale` tells.
    """

    code: str
    question: str
    competency: str
    rating: int | None = None
    is_off_scale: bool = False
    because: str = ""
    was_used: bool = False
    """Whether a reserve question was ticked as asked."""

    @property
    def is_reserve(self) -> bool:
        """Whether the question is only asked where another one does not suit."""
        return self.code.startswith("R")

    @property
    def was_answered(self) -> bool:
        """Whether the interviewer left anything here."""
        return self.was_used or self.is_off_scale or self.rating is not None or bool(self.because)


@dataclass(frozen=True)
class InterviewRecord:
    """One interviewer's sheets about one candidate. All of it is text from strangers, and may be empty."""

    file: str
    candidate: str
    interviewer: str
    date: str
    version: str
    """The version of the framework that the guide was made from."""
    form: str
    questions: tuple[RatedQuestion, ...]
    own: Mapping[str, Fraction]
    """The ratings on the score sheet that are not the mean of its questions, by the id of the competency."""
    before_others: bool
    """Whether the ratings were given before talking to the others, as the interviewer says. Only then do they count."""
    strengths: str = ""
    concerns: str = ""
    ask_next: str = ""
    recommendation: str = ""

    @property
    def ratings(self) -> Ratings:
        """The rating of each competency: the interviewer's own on the score sheet, or else the mean of its questions.

        The score sheet is what the interviewer signs, so it goes before what the questions give.
        """
        return {**self.question_ratings, **self.own}

    @property
    def question_ratings(self) -> Ratings:
        """The mean of the rated questions of each competency."""
        means = {
            competency: mean(
                each.rating for each in self.questions if each.competency == competency and each.rating is not None
            )
            for competency in dict.fromkeys(each.competency for each in self.questions)
        }
        return {competency: value for competency, value in means.items() if value is not None}

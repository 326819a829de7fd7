"""Scores follow the rules, exactly: the examples were worked out by hand, and hold for every calculation of scores."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from rolebook.model.interview import PlannedCompetency
from rolebook.model.interview_record import InterviewRecord, RatedQuestion
from rolebook.model.scoring import must_discuss, outcome, score, spread
from rolebook.model.vocabulary import Scale

EXAMPLES: dict[str, Any] = json.loads((Path(__file__).parent / "scoring_examples.json").read_text(encoding="utf-8"))
SCALE = Scale.model_validate(
    {"id": "five", "title": "Five", "points": [{"value": value, "label": str(value)} for value in range(1, 6)]}
)


def fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def record(questions: list[tuple[str, int | None]], own: dict[str, Fraction] | None = None) -> InterviewRecord:
    rated = tuple(
        RatedQuestion(str(code), f"q{code}", competency, rating, is_off_scale=rating is None)
        for code, (competency, rating) in enumerate(questions, start=1)
    )
    return InterviewRecord("f.json", "K-17", "Ada", "", "1.0.0", "", rated, own or {}, before_others=True)


def test_the_examples_were_found() -> None:
    assert (EXAMPLES["scale"], len(EXAMPLES["scores"]), len(EXAMPLES["spreads"])) == ({"lowest": 1, "top": 5}, 6, 8)


@pytest.mark.parametrize("example", EXAMPLES["scores"], ids=lambda example: example["says"])
def test_scores_are_as_worked_out_by_hand(example: dict[str, Any]) -> None:
    planned = [PlannedCompetency.model_validate(each) for each in example["planned"]]
    ratings = record(example["questions"]).ratings
    found = score(planned, ratings, SCALE)
    assert ratings == {competency: Fraction(value) for competency, value in example["ratings"].items()}
    assert (found.total, found.highest) == (Fraction(example["total"]), Fraction(example["highest"]))
    assert found.percent == fraction(example["percent"])
    assert found.passes(example["pass_mark"]) is example["passes"]
    outcomes = [outcome(each, ratings.get(each.competency), SCALE).value for each in planned]
    assert outcomes == example["outcomes"]


@pytest.mark.parametrize("example", EXAMPLES["spreads"], ids=lambda example: " ".join(example["ratings"]) or "none")
def test_a_spread_above_the_threshold_must_be_discussed(example: dict[str, Any]) -> None:
    apart = spread(Fraction(value) for value in example["ratings"])
    assert apart == fraction(example["spread"])
    assert must_discuss(apart, example["threshold"]) is example["discuss"]


def test_a_mark_is_reached_exactly_and_not_by_rounding() -> None:
    """Ratings of 10/3 throughout are 10 of 15: two thirds, which is more than 66 % and less than 67 %."""
    planned = [PlannedCompetency(competency=id_) for id_ in ("a", "b", "c")]
    found = score(planned, {"a": Fraction(10, 3), "b": Fraction(10, 3), "c": Fraction(10, 3)}, SCALE)
    assert found.percent == Fraction(200, 3)
    assert (found.passes(66), found.passes(67)) == (True, False)


def test_ones_own_rating_goes_before_the_mean_of_the_questions() -> None:
    """The questions about a give a 3, and those about c a 2; the score sheet says 5 for a, and 4 for b."""
    held = record([("a", 2), ("a", 4), ("b", None), ("c", 2)], {"a": Fraction(5), "b": Fraction(4)})
    assert held.ratings == {"a": Fraction(5), "b": Fraction(4), "c": Fraction(2)}

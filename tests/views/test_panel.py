"""The panel sees what the interviewers gave and what it comes to; all numbers were worked out by hand."""

from __future__ import annotations

from fractions import Fraction

from rolebook.model.scoring import Outcome
from saved import panel, saved

CHECKS, ROGGEN, SMILE = "checks-and-double-checks", "roggenvollkornsauerteigfuehrung", "serves-with-a-smile"
ADA = saved("K-17", "Ada", "3", "2", "3", fields={"q1.because": "Calm.", "recommendation": "Yes"})
OLAF = saved("K-17", "Olaf", "1", "1", "off_scale", fields={"recommendation": "No"})
OLAF_LATE = saved("K-17", "Olaf", "1", "1", "off_scale", before_others=False)
BETTER = (saved("K-22", "Ada", "2", "2", "2"), saved("K-22", "Olaf", "2", "2", "2"))


def test_each_competency_shows_ratings_spread_and_whether_to_discuss() -> None:
    """Ada's 2 and 3 about the dough are 5/2; Olaf's 1 stands alone, because the other question was not assessed."""
    (sheet,) = panel(ADA, OLAF).sheets
    assert sheet.candidate == "K-17"
    checks, roggen, smile = sheet.rows
    assert (checks.ratings, checks.spread, checks.discuss) == ((Fraction(3), Fraction(1)), Fraction(2), True)
    assert (roggen.ratings, roggen.spread, roggen.discuss) == ((Fraction(5, 2), Fraction(1)), Fraction(3, 2), True)
    assert (smile.ratings, smile.spread, smile.discuss, smile.mean) == ((None, None), None, False, None)
    assert (checks.mean, roggen.mean) == (Fraction(2), Fraction(7, 4))


def test_ratings_that_are_alike_need_no_discussion() -> None:
    (sheet,) = panel(saved("K", "Ada", "3", "2", "2"), saved("K", "Olaf", "2", "2", "2")).sheets
    assert [(row.spread, row.discuss) for row in sheet.rows] == [(1, False), (0, False), (None, False)]


def test_each_interviewer_has_a_total_and_a_verdict() -> None:
    """Ada: 2 x 3 + 5/2 of 2 x 3 + 3. Olaf: 2 x 1 + 1 of the same, with the must-have at the lowest."""
    (sheet,) = panel(ADA, OLAF).sheets
    ada, olaf = (seat.standing for seat in sheet.seats)
    assert (ada.score.total, ada.score.highest, ada.passes) == (Fraction(17, 2), Fraction(9), True)
    assert (olaf.score.total, olaf.score.highest, olaf.passes) == (Fraction(3), Fraction(9), False)
    assert (ada.failed, [each.id for each in olaf.failed]) == ((), [CHECKS])


def test_the_means_have_a_total_too() -> None:
    """2 x 2 + 7/4 are 23/4 of 9, which is 63.88… percent: above the mark of 60."""
    (sheet,) = panel(ADA, OLAF).sheets
    assert sheet.standing.score.percent == Fraction(575, 9)
    assert (sheet.standing.passes, sheet.rows[0].outcome) == (True, Outcome.MET)


def test_ratings_after_talking_are_shown_and_do_not_count() -> None:
    (sheet,) = panel(ADA, OLAF_LATE).sheets
    checks = sheet.rows[0]
    assert checks.ratings == (Fraction(3), Fraction(1))
    assert (checks.mean, checks.spread, checks.discuss) == (Fraction(3), None, False)
    assert [(seat.letter, seat.counts) for seat in sheet.seats] == [("A", True), ("B", False)]
    assert [seat.record.interviewer for seat in sheet.late] == ["Olaf"]


def test_reasons_stand_under_their_competency_with_the_word_of_the_scale() -> None:
    (sheet,) = panel(ADA, OLAF).sheets
    checks, roggen = sheet.reasons
    assert [(each.seat.letter, each.answer.because, each.label) for each in checks.reasons] == [
        ("A", "Calm.", "Golden"), ("B", "", "Burnt"),
    ]  # fmt: skip
    assert [(each.seat.letter, each.answer.code, each.label) for each in roggen.reasons] == [
        ("A", "2", "Pale"), ("A", "3", "Golden"), ("B", "2", "Burnt"), ("B", "3", "Not tasted"),
    ]  # fmt: skip


def test_questions_without_a_rating_name_who_left_them() -> None:
    (sheet,) = panel(saved("K", "Ada", "3", "", "off_scale"), saved("K", "Olaf", "2", "2", "")).sheets
    assert [
        (each.code, [seat.letter for seat in each.not_assessed], [seat.letter for seat in each.unmarked])
        for each in sheet.open_questions
    ] == [("2", [], ["A"]), ("3", ["A"], ["B"])]


def test_a_competency_rated_on_the_score_sheet_leaves_no_question_open() -> None:
    (sheet,) = panel(saved("K", "Ada", fields={f"score.{CHECKS}": "3", f"score.{ROGGEN}": "2"})).sheets
    assert sheet.open_questions == ()
    assert [row.mean for row in sheet.rows] == [3, 2, None]


def test_reserve_questions_count_and_show_only_where_they_were_used() -> None:
    questions = [
        {"code": "1", "question": "a-batch-gone-wrong", "competency": CHECKS},
        {"code": "R1", "question": "the-card-is-wet", "competency": CHECKS},
        {"code": "R2", "question": "why-at-night", "competency": ROGGEN},
    ]
    (sheet,) = panel(saved("K", "Ada", questions=questions, fields={"r1.used": True, "r1.rating": "2"})).sheets
    assert [row.mean for row in sheet.rows] == [2, None, None]
    assert [each.answer.code for group in sheet.reasons for each in group.reasons] == ["R1"]
    assert [each.code for each in sheet.open_questions] == ["1"]


def test_candidates_stand_side_by_side() -> None:
    """K-17 has the means 2 and 7/4, K-22 has 2 and 2."""
    view = panel(ADA, OLAF, *BETTER)
    assert [sheet.candidate for sheet in view.sheets] == ["K-17", "K-22"]
    checks, roggen, smile = view.compared
    assert [row.mean for row in roggen.rows] == [Fraction(7, 4), 2]
    assert (checks.apart, list(checks.highest)) == (Fraction(0), [])
    assert (roggen.apart, list(roggen.highest)) == (Fraction(1, 4), ["K-22"])
    assert (smile.apart, list(smile.highest)) == (None, [])


def test_a_single_candidate_is_compared_with_nobody() -> None:
    assert panel(ADA, OLAF).compared == ()

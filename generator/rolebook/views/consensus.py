"""What a panel looks at after the interviews with one candidate: who rated what and why, and what to talk about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rolebook.model.competency import Competency
from rolebook.model.framework import Framework
from rolebook.model.interview_record import InterviewRecord, RatedQuestion
from rolebook.model.scoring import Outcome, Ratings, Score, mean, must_discuss, outcome, score, spread
from rolebook.model.vocabulary import Scale
from rolebook.views.score_sheet import ScoredCompetency, ScoreSheet, interviewer_letters


@dataclass(frozen=True)
class Standing:
    """What ratings come to: the score, whether it passes, and the competencies that stand in the way."""

    score: Score
    passes: bool | None
    failed: tuple[Competency, ...]
    """Must-haves with the lowest rating: do not proceed."""
    below: tuple[Competency, ...]
    """Competencies below their minimum."""
    open: tuple[Competency, ...]
    """Must-haves and minimums that nobody rated."""


@dataclass(frozen=True)
class Seat:
    """An interviewer: a column of the sheet. `counts` is False for ratings that were given after talking to others."""

    letter: str
    record: InterviewRecord
    standing: Standing

    @property
    def counts(self) -> bool:
        """Whether the ratings are independent, so that they count in means and spreads."""
        return self.record.before_others


@dataclass(frozen=True)
class ConsensusRow:
    """A competency: each seat's rating in the order of the seats, and what those that count have in common."""

    scored: ScoredCompetency
    ratings: tuple[Fraction | None, ...]
    mean: Fraction | None
    spread: Fraction | None
    discuss: bool
    outcome: Outcome
    """What the mean says of a must-have or minimum. The panel's agreed rating may say otherwise."""


@dataclass(frozen=True)
class Reason:
    """Why an interviewer rated an answer as written beside it; `label` is the word of the scale, or empty."""

    seat: Seat
    answer: RatedQuestion
    label: str


@dataclass(frozen=True)
class Reasons:
    """All that interviewers wrote about one competency."""

    scored: ScoredCompetency
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """A question that some did not assess, and that some left without a mark."""

    code: str
    title: str
    not_assessed: tuple[Seat, ...]
    unmarked: tuple[Seat, ...]


@dataclass(frozen=True)
class ConsensusSheet:
    """One candidate. `standing` is that of the means of the ratings that count."""

    candidate: str
    dates: tuple[str, ...]
    seats: tuple[Seat, ...]
    rows: tuple[ConsensusRow, ...]
    standing: Standing
    reasons: tuple[Reasons, ...]
    open_questions: tuple[OpenQuestion, ...]

    @property
    def late(self) -> tuple[Seat, ...]:
        """Who does not say that the ratings were given before talking to the others."""
        return tuple(seat for seat in self.seats if not seat.counts)

    @property
    def has_remarks(self) -> bool:
        """Whether anybody wrote of strengths, of concerns or of what to ask next."""
        return any(seat.record.strengths or seat.record.concerns or seat.record.ask_next for seat in self.seats)


def consensus_sheet(framework: Framework, sheet: ScoreSheet, records: Sequence[InterviewRecord]) -> ConsensusSheet:
    """The sheet of one candidate from what each interviewer saved."""
    letters = interviewer_letters(len(records))
    seats = tuple(
        Seat(letter, record, _standing(sheet, record.ratings)) for letter, record in zip(letters, records, strict=True)
    )
    rows = tuple(_row(sheet, scored, seats) for scored in sheet.rows)
    means = {row.scored.planned.competency: row.mean for row in rows if row.mean is not None}
    return ConsensusSheet(
        candidate=records[0].candidate,
        dates=tuple(dict.fromkeys(record.date for record in records if record.date)),
        seats=seats,
        rows=rows,
        standing=_standing(sheet, means),
        reasons=tuple(_reasons(sheet, seats)),
        open_questions=tuple(_open_questions(framework, seats)),
    )


def _row(sheet: ScoreSheet, scored: ScoredCompetency, seats: Sequence[Seat]) -> ConsensusRow:
    ratings = tuple(seat.record.ratings.get(scored.planned.competency) for seat in seats)
    counting = [
        rating for rating, seat in zip(ratings, seats, strict=True) if seat.counts and rating is not None
    ]  # fmt: skip
    average, apart = mean(counting), spread(counting)
    return ConsensusRow(
        scored=scored,
        ratings=ratings,
        mean=average,
        spread=apart,
        discuss=must_discuss(apart, sheet.plan.consensus_threshold),
        outcome=outcome(scored.planned, average, sheet.scale),
    )


def _standing(sheet: ScoreSheet, ratings: Ratings) -> Standing:
    outcomes = [
        (row.competency, outcome(row.planned, ratings.get(row.planned.competency), sheet.scale)) for row in sheet.rows
    ]

    def those(which: Outcome) -> tuple[Competency, ...]:
        return tuple(competency for competency, found in outcomes if found is which)

    found = score([row.planned for row in sheet.rows], ratings, sheet.scale)
    passes = found.passes(sheet.plan.pass_mark)
    return Standing(found, passes, those(Outcome.FAILED), those(Outcome.BELOW), those(Outcome.OPEN))


def _reasons(sheet: ScoreSheet, seats: Sequence[Seat]) -> Iterator[Reasons]:
    for scored in sheet.rows:
        reasons = tuple(
            Reason(seat, answer, _label(sheet.scale, answer))
            for seat in seats
            for answer in seat.record.questions
            if answer.competency == scored.planned.competency and answer.was_answered
        )
        if reasons:
            yield Reasons(scored, reasons)


def _label(scale: Scale, answer: RatedQuestion) -> str:
    if answer.is_off_scale and scale.off_scale:
        return scale.off_scale.label
    return next((point.label for point in scale.points if point.value == answer.rating), "")


def _open_questions(framework: Framework, seats: Sequence[Seat]) -> Iterator[OpenQuestion]:
    """Those that anybody left open, and whose competency that interviewer did not rate on the score sheet either."""
    found: dict[tuple[str, str], tuple[list[Seat], list[Seat]]] = {}
    for seat in seats:
        for answer in seat.record.questions:
            if answer.rating is None and (answer.is_off_scale or not answer.is_reserve):
                place = found.setdefault((answer.code, answer.question), ([], []))
                if answer.is_off_scale:
                    place[0].append(seat)
                elif answer.competency not in seat.record.own:
                    place[1].append(seat)
    for (code, id_), (not_assessed, unmarked) in found.items():
        if not_assessed or unmarked:
            question = framework.question_index.get(id_)
            yield OpenQuestion(code, question.title if question else id_, tuple(not_assessed), tuple(unmarked))

"""Interviews: questions and the plans that choose from them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rolebook.model.entry import Entry, Shape
from rolebook.model.types import (
    CompetencyId,
    Count,
    Flag,
    Guard,
    Guarded,
    Line,
    OptionalLine,
    OptionalText,
    Phrase,
    QuestionId,
    ScaleId,
    Text,
    Whole,
)


class QuestionKind(StrEnum):
    """What a question asks for."""

    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    KNOWLEDGE = "knowledge"
    MOTIVATION = "motivation"
    WORK_SAMPLE = "work sample"


class StarPart(StrEnum):
    """The part of an answer that a probe asks for: the STAR order, and reflection at the end."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    REFLECTION = "reflection"


class Probe(Shape):
    """A follow-up question that the interviewer may ask."""

    text: Phrase
    """The question."""
    part: StarPart
    """The part of the answer it asks for: situation, task, action, result or reflection."""


class Anchor(Shape):
    """What an answer at one point of the rating scale looks like."""

    value: Whole
    """A value of the rating scale."""
    description: Phrase
    """What an answer worth this rating contains. Write it for this question, not in general."""


class SampleAnswer(Shape):
    """An answer that somebody might give, for interviewers to rate before the first interview and compare."""

    answer: Text
    """What the candidate says. Invent it: nobody may recognise a real person."""
    rating: Whole
    """The rating it is worth, a value of the rating scale."""
    reason: Text
    """Why it is worth that, in the words of the description at that rating."""


class Question(Entry):
    """An interview question."""

    text: Phrase
    """The question as it is read out."""
    kind: QuestionKind
    """`behavioural` (what did you do), `situational` (what would you do), `knowledge`, `motivation`, `work sample`."""
    competency: CompetencyId
    """The id of the competency it asks about."""
    also: tuple[CompetencyId, ...] = ()
    """Other competencies that an answer may show."""
    situations: tuple[Line, ...] = ()
    """The interview situations it suits. Leave it out if it suits all."""
    minutes: Count
    """How long question, answer and probes take."""
    level: Whole | None = None
    """The proficiency level it is written for, if it suits one only."""
    material: OptionalText = ""
    """What the candidate is handed, such as three messages to answer. Guides print it on a sheet of its own."""
    probes: tuple[Probe, ...] = ()
    """Follow-up questions, in the order situation, task, action, result, reflection."""
    look_for: Annotated[tuple[Phrase, ...], Guarded(Guard.INTERVIEW_ANSWERS)] = ()
    """What a good answer contains."""
    warning_signs: Annotated[tuple[Phrase, ...], Guarded(Guard.INTERVIEW_ANSWERS)] = ()
    """What in an answer should make you careful."""
    anchors: Annotated[tuple[Anchor, ...], Guarded(Guard.INTERVIEW_ANSWERS)] = ()
    """What answers at the points of the scale look like: at the lowest, the highest and one between them at least."""
    samples: Annotated[tuple[SampleAnswer, ...], Guarded(Guard.INTERVIEW_ANSWERS)] = ()
    """Answers to rate for practice before the first interview. Three are best: a weak, a middling and a strong one."""
    reserve: Flag = False
    """Whether it is only for candidates who lack the experience that the main question asks for."""
    candidate_visible: Flag = True
    """Whether candidates may be given the question beforehand."""
    interviewer_only: Flag = False
    """Whether the interviewer answers it from what was observed, without asking it."""


class PlannedCompetency(Shape):
    """A competency that an interview covers."""

    competency: CompetencyId
    """The id of the competency."""
    weight: Annotated[Count, Guarded(Guard.INTERVIEW_ANSWERS)] = 1
    """How much it counts. Equal weights are the rule (OPM); a different one needs a reason."""
    weight_reason: Annotated[OptionalText, Guarded(Guard.INTERVIEW_ANSWERS)] = ""
    """Why it counts more or less than the others."""
    must_have: Annotated[Flag, Guarded(Guard.INTERVIEW_ANSWERS)] = False
    """Whether the lowest rating here ends the candidacy."""
    minimum: Annotated[Whole | None, Guarded(Guard.INTERVIEW_ANSWERS)] = None
    """The lowest rating with which a candidate may go on."""


class PlannedQuestion(Shape):
    """A question that an interview asks."""

    question: QuestionId
    """The id of the question."""
    minutes: Count | None = None
    """How long it may take here, if not as long as the question says."""
    asked_by: OptionalLine = ""
    """Who on the panel asks it."""


class TimePlan(Shape):
    """The minutes around the questions."""

    opening: Count = 5
    """Welcome, explanation, consent to notes."""
    candidate_questions: Count = 10
    """The candidate's own questions."""
    closing: Count = 5
    """Thanks, next step, date."""


class InterviewPlan(Entry):
    """A plan for one interview. The interviewer's guide is made from it."""

    situation: Text
    """Who interviews whom, and for what."""
    situation_kind: OptionalLine = ""
    """The kind of situation, in the words that questions use in `situations`. Questions for others are not chosen."""
    role: Line
    """The role the candidate is interviewed for."""
    stage: OptionalLine = ""
    """Where the interview stands in the selection, such as "first of two"."""
    minutes: Count
    """The time box of the whole interview."""
    scale: ScaleId
    """The scale on which answers are rated."""
    competencies: tuple[PlannedCompetency, ...] = Field(min_length=1)
    """What the interview covers. Five to eight competencies fit into an hour (OPM)."""
    questions: tuple[PlannedQuestion, ...] = ()
    """The questions, in the order in which they are asked. Leave it out to have them chosen within the minutes."""
    timing: TimePlan = TimePlan()
    """The minutes around the questions."""
    purpose: Text
    """What the interview is to find out, in the words of the briefing."""
    briefing: tuple[Phrase, ...] = ()
    """What the interviewer should remember: rules for questions, notes and ratings."""
    do_not_ask: tuple[Phrase, ...] = ()
    """What must not be asked."""
    opening: Text
    """The words to open with."""
    closing: Text
    """The words to close with."""
    recommendations: tuple[Line, ...] = ()
    """The overall recommendations to choose from."""
    for_candidates: OptionalText = ""
    """What candidates are told beforehand, such as how to prepare and whom to ask for adjustments."""
    questions_beforehand: Flag = False
    """Whether the candidate's copy holds the questions, those with `candidate_visible: false` left out."""
    panel_size: Annotated[int, Field(strict=True, ge=1, le=6)] = 3
    """How many people rate each candidate. Keep it the same for all candidates (OPM)."""
    consensus_threshold: Count = 1
    """How far ratings may lie apart before the panel must discuss them."""
    pass_mark: Annotated[int | None, Field(strict=True, ge=1, le=100), Guarded(Guard.INTERVIEW_ANSWERS)] = None
    """The share of the highest possible total, in percent, from which a candidate passes."""
    coverage_note: OptionalText = ""
    """What the interview leaves out, and how that is found out instead."""
    retention_note: OptionalText = ""
    """How long filled-in guides are kept, and where."""
    jurisdiction_note: OptionalText = ""
    """What the law of the country asks for."""
    note_lines: Annotated[int, Field(strict=True, ge=4, le=40)] = 10
    """How many ruled lines each question gets for notes."""
    disclaimer: OptionalText = ""
    """A notice below the briefing, such as that it is not legal advice."""

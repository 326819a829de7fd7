"""What a saved interview must agree with: the plan, its scale, its questions, and the names of a guide's fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from rolebook.exchange.found import fit, line, shown
from rolebook.exchange.saved_interview import SavedInterview, SavedQuestion
from rolebook.model.framework import Framework
from rolebook.model.interview import InterviewPlan
from rolebook.model.vocabulary import Scale
from rolebook.problems import Problem, Severity, nearest

OFF_SCALE = "off_scale"
"""The value of a rating that says that the answer could not be assessed."""
MAX_TEXT = 20_000
"""The most characters of a text. More would not be the notes of an interview."""
_MAX_LINE = 200
_MAX_LISTED = 10
_LINES = ("candidate", "interviewer", "date")
_TICK = re.compile(
    r"adjustments|no_ties|pay_range|before_others|[qr][0-9]+\.(probe[0-9]+|used)|consensus\.[a-z0-9-]+\.discuss"
)
_TEXT = re.compile(
    r"candidate|interviewer|date|start_end|others|place|language|keep_until|candidate_questions|strengths|concerns"
    r"|ask_next|recommendation|signature|signed_on|chair|chair_date|[qr][0-9]+\.(notes|rating|because)"
    r"|practice\.[1-9][0-9]?[a-f]\.(rating|because)|compare\.([a-z0-9-]+\.([1-4]|why)|candidate[1-4]|decision|chair|date)"
    r"|score\.[a-z0-9-]+|consensus\.([a-z0-9-]+\.([a-f]|agreed|reason)|rater_[a-f]|dissent|chair|chair_date)"
)
_NUMBER = re.compile(r"-?[0-9]{1,4}([.,][0-9]{1,4})?")


@dataclass(frozen=True)
class Held:
    """A file that is a saved interview, beside the plan and the scale that it must agree with."""

    file: str
    saved: SavedInterview
    framework: Framework
    plan: InterviewPlan

    @property
    def scale(self) -> Scale:
        """The scale that the plan asks for."""
        return self.framework.scale_index[self.plan.scale]

    def text(self, name: str) -> str:
        """What stands in a text field; empty where nothing does."""
        value = self.saved.fields.get(name, "")
        return fit(value) if isinstance(value, str) else ""

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.saved.fields.get(name) is True

    def error(
        self, rule: str, message: str, found: str = "", allowed: tuple[str, ...] = (), advice: str = ""
    ) -> Problem:
        """Something that keeps the file from being used."""
        return Problem(self.file, 0, 0, rule, message, shown(found), allowed, nearest(found, allowed), advice)

    def warning(self, rule: str, message: str, found: str = "", advice: str = "") -> Problem:
        """Something that the panel should know of the file."""
        return replace(self.error(rule, message, found, advice=advice), severity=Severity.WARNING)


def check_origin(file: str, saved: SavedInterview, framework: Framework) -> Iterator[Problem]:
    """Whether the guide was made from this framework and a plan of it."""
    own, plans = framework.about.id, tuple(plan.id for plan in framework.plans)
    if (found := saved.framework.id) != own:
        message = "The interview belongs to another framework"
        advice = "Name the folder of its framework with --framework."
        yield Problem(file, 0, 0, "interview-other", message, found, (own,), nearest(found, (own,)), advice)
    elif (found := saved.plan) not in plans:
        message = "This framework has no such interview plan"
        advice = "Use the version of the framework that the guide was made from, or put the plan back."
        yield Problem(file, 0, 0, "interview-other", message, found, plans, nearest(found, plans), advice)


def _check_version(held: Held) -> Iterator[Problem]:
    version = held.framework.about.version
    if held.saved.framework.version != version:
        yield held.warning(
            "interview-version",
            f"The guide was made from another version; weights and minimums are those of {shown(version)}",
            held.saved.framework.version,
            "See what changed in between with `rolebook diff`.",
        )


def _check_scale(held: Held) -> Iterator[Problem]:
    values = tuple(point.value for point in held.scale.points)
    if (held.saved.scale.id, held.saved.scale.values) != (held.scale.id, values):
        yield held.error(
            "interview-other",
            "The interview was rated on another scale than the plan's",
            f"{held.saved.scale.id}: {', '.join(map(str, held.saved.scale.values))}",
            (f"{held.scale.id}: {', '.join(map(str, values))}",),
            "Ratings on different scales cannot be compared. Use the framework that the guide was made from.",
        )


def _check_questions(held: Held) -> Iterator[Problem]:
    planned = tuple(each.competency for each in held.plan.competencies)
    codes = [each.code for each in held.saved.questions]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield held.error("interview-other", f"Two questions have the code {code}")
    for each in held.saved.questions:
        known = held.framework.question_index.get(each.question)
        if each.competency not in planned:
            message = f"Question {each.code} counts for a competency that the plan does not cover"
            yield held.error("interview-other", message, each.competency, planned)
        elif known and known.competency != each.competency:
            message = f"Question {each.code} counts for another competency than in the framework"
            yield held.error("interview-other", message, each.competency, (known.competency,))
        elif not known:
            message = f"The framework has no longer the question {each.code}; its rating counts as the file says"
            yield held.warning("interview-version", message, each.question)


def _check_fields(held: Held) -> Iterator[Problem]:
    """The type and length of every known field, and one problem that lists the unknown ones."""
    unknown = [name for name in held.saved.fields if not _is_known(held, name)]
    for name, value in held.saved.fields.items():
        if name in unknown:
            continue
        if (value is not True) if _TICK.fullmatch(name) else isinstance(value, bool):
            kind = "true" if _TICK.fullmatch(name) else "text"
            yield held.error("interview-value", f"The field {name} holds the wrong kind of value", str(value), (kind,))
        elif isinstance(value, str) and len(value) > (_MAX_LINE if name in _LINES else MAX_TEXT):
            most = _MAX_LINE if name in _LINES else MAX_TEXT
            yield held.error("interview-value", f"The field {name} holds more than {most} characters", value)
    if unknown:
        listed = ", ".join(map(shown, unknown[:_MAX_LISTED])) + (", …" if len(unknown) > _MAX_LISTED else "")
        message = f"{len(unknown)} unknown field{'s were' if len(unknown) > 1 else ' was'} left out: {listed}"
        yield held.warning("interview-field", message, advice="Was the file changed, or saved by a newer guide?")


def _is_known(held: Held, name: str) -> bool:
    head, _, rest = name.partition(".")
    if not (_TICK.fullmatch(name) or _TEXT.fullmatch(name)):
        return False
    if head == "score":
        return rest in {planned.competency for planned in held.plan.competencies}
    return not re.fullmatch("[qr][0-9]+", head) or head in {prefix(each) for each in held.saved.questions}


def prefix(question: SavedQuestion) -> str:
    """What the names of a question's fields begin with."""
    return question.code.lower() if question.code.startswith("R") else f"q{question.code}"


def _check_ratings(held: Held) -> Iterator[Problem]:
    values = tuple(str(point.value) for point in held.scale.points)
    allowed = (*values, OFF_SCALE) if held.scale.off_scale else values
    advice = "Mark the rating again in the guide, and save."
    for each in held.saved.questions:
        rating = held.text(f"{prefix(each)}.rating")
        if rating and rating not in allowed:
            yield held.error(
                "interview-value", f"The rating of question {each.code} is not on the scale", rating, allowed, advice
            )
    for planned in held.plan.competencies:
        score = held.text(f"score.{planned.competency}")
        if score and score != OFF_SCALE and not _is_between(number(score), held.scale):
            message = f"The score sheet's rating of {planned.competency} is not on the scale"
            yield held.error("interview-value", message, score, (f"{values[0]} to {values[-1]}",), advice)


def number(text: str) -> Fraction | None:
    """A number as people write it, with a point or a comma; None for anything else."""
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _is_between(number: Fraction | None, scale: Scale) -> bool:
    return number is not None and scale.points[0].value <= number <= scale.points[-1].value


def _check_people(held: Held) -> Iterator[Problem]:
    if not line(held.text("candidate")):
        message, advice = "The interview names no candidate", "Open it in its guide, fill in the code, and save again."
        yield held.error("interview-candidate", message, advice=advice)
    if not line(held.text("interviewer")):
        message = "The interview names no interviewer, so its column has a letter only"
        yield held.warning("interview-interviewer", message)
    if not held.ticked("before_others"):
        yield held.warning(
            "interview-late",
            "The interviewer does not say that the ratings were given before talking to the others",
            advice="They are shown, but they count neither in means nor in spreads. If the tick was forgotten, let the "
            "interviewer set it and save again.",
        )


def _check_the_rest(held: Held) -> Iterator[Problem]:
    recommendation = held.text("recommendation")
    if recommendation and recommendation not in held.plan.recommendations:
        message = "The plan has no such recommendation; it is shown as it stands"
        yield held.warning("interview-value", message, recommendation)
    if any(name.startswith(("consensus.", "compare.", "chair")) for name in held.saved.fields):
        message = "What this file says on its consensus sheet is not taken over"
        yield held.warning("interview-consensus", message, advice="Copy it to the new sheet by hand.")


CHECKS: tuple[Callable[[Held], Iterator[Problem]], ...] = (
    _check_version,
    _check_scale,
    _check_questions,
    _check_fields,
    _check_ratings,
    _check_people,
    _check_the_rest,
)
"""Every check of a single file."""

"""How changes of single fields are called, where it is more than a text that was reworded or a setting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolebook.model.about import About
from rolebook.model.change import Nature
from rolebook.model.competency import Competency
from rolebook.model.entry import Shape
from rolebook.model.incentive import Measure
from rolebook.model.interview import InterviewPlan, PlannedCompetency, PlannedQuestion, Question, TimePlan
from rolebook.model.library import LibraryEntry
from rolebook.model.profile import Emphasis, Expectation, KnowledgeNeed
from rolebook.model.questionnaire import Item, Questionnaire
from rolebook.model.vocabulary import OffScale, Scale, ScalePoint
from rolebook.model.worksheet import Criterion, Weighing


@dataclass(frozen=True)
class FieldRule:
    """What it is called when a value rose or came, and when it fell or went."""

    up: Nature
    down: Nature


@dataclass(frozen=True)
class MemberRule:
    """What it is called when a member of a list came or went, and which of its fields says most about it."""

    came: Nature
    went: Nature
    shows: str


_MORE_OR_LESS = FieldRule(Nature.RAISED, Nature.LOWERED)
_MUST_HAVE = FieldRule(Nature.MUST_HAVE, Nature.NO_MUST_HAVE)


def _always(nature: Nature) -> FieldRule:
    return FieldRule(nature, nature)


FIELD_RULES: Mapping[tuple[type[Shape], str], FieldRule] = {
    (Expectation, "level"): _MORE_OR_LESS,
    (KnowledgeNeed, "level"): _MORE_OR_LESS,
    (PlannedCompetency, "minimum"): _MORE_OR_LESS,
    (InterviewPlan, "pass_mark"): _MORE_OR_LESS,
    (Expectation, "must_have"): _MUST_HAVE,
    (PlannedCompetency, "must_have"): _MUST_HAVE,
    (Expectation, "weight"): _always(Nature.REWEIGHTED),
    (Emphasis, "share"): _always(Nature.REWEIGHTED),
    (PlannedCompetency, "weight"): _always(Nature.REWEIGHTED),
    (Measure, "weight"): _always(Nature.REWEIGHTED),
    (Criterion, "weight"): _always(Nature.REWEIGHTED),
    (Competency, "number"): _always(Nature.RENUMBERED),
    (Competency, "category"): _always(Nature.MOVED),
    (Question, "competency"): _always(Nature.MOVED),
    (Item, "competency"): _always(Nature.MOVED),
    (LibraryEntry, "kind"): _always(Nature.MOVED),
    (LibraryEntry, "part_of"): _always(Nature.MOVED),
    (Scale, "off_scale"): _always(Nature.RESCALED),
    (ScalePoint, "label"): _always(Nature.RESCALED),
    (OffScale, "label"): _always(Nature.RESCALED),
    (InterviewPlan, "scale"): _always(Nature.RESCALED),
    (Questionnaire, "scale"): _always(Nature.RESCALED),
    (Weighing, "scale"): _always(Nature.RESCALED),
    (About, "proficiency_scale"): _always(Nature.RESCALED),
    (Question, "minutes"): _always(Nature.TIMED),
    (InterviewPlan, "minutes"): _always(Nature.TIMED),
    (PlannedQuestion, "minutes"): _always(Nature.TIMED),
    (TimePlan, "opening"): _always(Nature.TIMED),
    (TimePlan, "candidate_questions"): _always(Nature.TIMED),
    (TimePlan, "closing"): _always(Nature.TIMED),
    (Questionnaire, "minutes_target"): _always(Nature.TIMED),
}
"""The fields whose changes have a name of their own."""

MEMBER_RULES: Mapping[type[Shape], MemberRule] = {
    Expectation: MemberRule(Nature.EXPECTED, Nature.DROPPED, "level"),
    KnowledgeNeed: MemberRule(Nature.EXPECTED, Nature.DROPPED, "level"),
    PlannedCompetency: MemberRule(Nature.EXPECTED, Nature.DROPPED, ""),
    ScalePoint: MemberRule(Nature.RESCALED, Nature.RESCALED, "label"),
}
"""The lists whose members come and go under a name of their own."""

UNSEEN = frozenset(
    {
        "id",
        "aliases",
        "audience",
        "owner",
        "reviewed",
        "review_by",
        "hue",
        "orientation",
        "lines",
        "note_lines",
        "candidate_visible",
        "audience_defaults",
        "exceptions",
    }
)
"""Fields that say nothing to a reader about the content: who keeps it and until when, who may see it, how it is laid
out. What they do is seen elsewhere: an entry that changes its audience comes or goes with the edition."""
SUBJECTS_OF_THEIR_OWN = frozenset({"version", "released", "audiences", "categories", "perspectives", "library"})
"""Fields of framework.yaml that are compared one by one, or stand at the head of the comparison."""

"""Which form somebody gets who asks for another perspective."""

from __future__ import annotations

from made import about, competency, framework, item, questionnaire
from rolebook.model.framework import Framework
from rolebook.model.perspective_form import NeutralWords, PerspectiveForm, form_for_perspective
from rolebook.model.questionnaire import AnonymityMode, Questionnaire

WORDS = NeutralWords("{title} for {perspective}", "Purpose.", "They …", "I …", "How.", "None.", "Keep?", "Change?")
PERSPECTIVES = [
    {"id": "self", "title": "Self", "about_self": True},
    {"id": "peer", "title": "Peer {title}"},
    {"id": "lead", "title": "Lead"},
]
ITEMS = (
    item("a", "craft", "self", "peer"),
    item("b", "craft", "self", "peer"),
    item("c", "craft", "self", "peer"),
    item("d", "craft", "peer"),
)
ASKED = questionnaire("peers", "a", "b", "c", "d", perspective="peer", stem="She …", return_to="HR", overall="Well?")


def bank(*questionnaires: Questionnaire) -> Framework:
    return framework(
        about(perspectives=PERSPECTIVES),
        competencies=(competency("craft"),),
        items=ITEMS,
        questionnaires=questionnaires,
    )


def asked_for(perspective: str, *others: Questionnaire) -> PerspectiveForm | None:
    return form_for_perspective(bank(ASKED, *others), ASKED, perspective, WORDS)


def rows(questionnaire: Questionnaire) -> list[str]:
    return [id_ for section in questionnaire.sections for id_ in section.items]


def test_its_own_perspective_gives_the_form_itself() -> None:
    assert asked_for("peer") == PerspectiveForm(ASKED, (), (), is_derived=False)


def test_the_questionnaire_with_the_most_in_common_goes_first() -> None:
    """Self can rate a, b and c; two of three are enough, and three are more."""
    two, three = questionnaire("two", "a", "b"), questionnaire("three", "c", "b", "a")
    form = asked_for("self", two, three)
    assert form
    assert (form.questionnaire, form.is_derived) == (three, False)
    form = asked_for("self", two)
    assert form
    assert form.questionnaire is two
    assert [each.id for each in form.left_out] == ["d"]
    assert [each.id for each in form.not_asked] == ["c"]


def test_one_row_of_three_is_another_questionnaire() -> None:
    form = asked_for("self", questionnaire("one", "a"))
    assert form
    assert form.is_derived
    assert form.questionnaire.id == "peers-for-self"
    assert rows(form.questionnaire) == ["a", "b", "c"]


def test_nothing_that_was_said_to_others_stays() -> None:
    form = asked_for("self")
    assert form
    made = form.questionnaire
    assert (made.title, made.stem, made.perspective) == ("Peers for Self", "I …", "self")
    assert (made.purpose, made.instructions, made.anonymity.statement) == ("Purpose.", "How.", "None.")
    assert made.anonymity.mode is AnonymityMode.NAMED
    assert (made.return_to, made.overall, made.closing, made.background) == ("", "", "", ())
    assert [question.text for question in made.open_questions] == ["Keep?", "Change?"]


def test_who_can_observe_nothing_gets_no_form() -> None:
    assert asked_for("lead") is None

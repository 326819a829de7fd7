"""The choice of questions: never over the minutes, the best there is, and always the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from made import question
from rolebook.model.choice import Choice, Obstacle, Slot, choose
from rolebook.model.interview import PlannedCompetency

Slots = dict[str, list[Slot]]


def planned(id_: str, weight: int = 1, must_have: bool = False) -> PlannedCompetency:
    return PlannedCompetency(competency=id_, weight=weight, must_have=must_have)


def slots(**minutes: Sequence[int]) -> Slots:
    """Questions called `a1`, `a2` … about the competency `a`, with their minutes."""
    return {
        id_: [Slot(question(f"{id_}{number}", id_), each) for number, each in enumerate(row, start=1)]
        for id_, row in minutes.items()
    }


def ids(choice: Choice) -> list[str]:
    return [slot.question.id for slot in choice.slots]


def test_weight_decides_what_is_covered() -> None:
    choice = choose([planned("a"), planned("b", weight=3), planned("c")], slots(a=[5], b=[6], c=[5]), 11)
    assert ids(choice) == ["a1", "b1"]


def test_two_light_competencies_outweigh_a_heavier_one() -> None:
    assert ids(choose([planned("a", 3), planned("b", 2), planned("c", 2)], slots(a=[10], b=[5], c=[5]), 10)) == [
        "b1",
        "c1",
    ]


def test_a_must_have_comes_before_any_weight() -> None:
    choice = choose([planned("a", 9), planned("b", must_have=True)], slots(a=[6], b=[6]), 6)
    assert ids(choice) == ["b1"]


def test_time_left_goes_to_a_second_question_about_the_heaviest() -> None:
    choice = choose([planned("a"), planned("b", 2)], slots(a=[5, 5], b=[5, 5, 5]), 15)
    assert ids(choice) == ["a1", "b1", "b2"]


def test_questions_that_the_plan_lists_are_kept() -> None:
    choice = choose([planned("a"), planned("b")], slots(a=[5, 5], b=[5]), 10, listed=["a2"])
    assert ids(choice) == ["a2", "b1"]


def test_a_shorter_question_is_taken_where_the_listed_one_would_cost_a_competency() -> None:
    assert ids(choose([planned("a"), planned("b")], slots(a=[8, 5], b=[5]), 10, listed=["a1"])) == ["a2", "b1"]


def test_what_is_not_covered_says_why() -> None:
    choice = choose([planned("a"), planned("b"), planned("c")], slots(a=[5], b=[9, 7]), 9)
    assert ids(choice) == ["a1"]
    no_time, no_question = choice.uncovered
    assert (no_time.planned.competency, no_time.obstacle, no_time.shortest, no_time.left) == (
        "b",
        Obstacle.NO_TIME,
        7,
        4,
    )
    assert (no_question.planned.competency, no_question.obstacle) == ("c", Obstacle.NO_QUESTION)


def test_no_minutes_choose_nothing() -> None:
    assert choose([planned("a")], slots(a=[5]), 0).slots == ()
    assert choose([planned("a")], slots(a=[5]), -3).slots == ()


competency_lists = st.lists(
    st.tuples(st.integers(1, 4), st.booleans(), st.lists(st.integers(2, 9), max_size=4)), min_size=1, max_size=5
)


@settings(deadline=None)
@given(competency_lists, st.integers(0, 40), st.data())
def test_no_other_set_is_better(
    competencies: list[tuple[int, bool, list[int]]], minutes: int, data: st.DataObject
) -> None:
    """Against every set there is: each competency with nothing, one question or two."""
    names = "abcde"[: len(competencies)]
    plan = [planned(name, weight, must) for name, (weight, must, _) in zip(names, competencies, strict=True)]
    available = slots(**{name: row for name, (_, _, row) in zip(names, competencies, strict=True)})
    listed = data.draw(st.sets(st.sampled_from([s.question.id for row in available.values() for s in row] or ["none"])))

    def worth(chosen: Sequence[Slot]) -> tuple[int, int, int, int]:
        asked = [slot.question.competency for slot in chosen]
        covered = [each for each in plan if each.competency in asked]
        return (
            sum(each.must_have for each in covered),
            sum(each.weight for each in covered),
            sum(slot.question.id in listed for slot in chosen),
            sum(each.weight for each in covered if asked.count(each.competency) == 2),
        )

    sets = (
        [slot for part in parts for slot in part]
        for parts in product(
            *([(), *combinations(available[name], 1), *combinations(available[name], 2)] for name in names)
        )
    )
    best = max(worth(chosen) for chosen in sets if sum(slot.minutes for slot in chosen) <= minutes)
    choice = choose(plan, available, minutes, listed)
    assert sum(slot.minutes for slot in choice.slots) <= minutes
    assert worth(choice.slots) == best
    assert choose(plan, available, minutes, listed) == choice
    covered = {slot.question.competency for slot in choice.slots}
    assert {each.planned.competency for each in choice.uncovered} == set(names) - covered

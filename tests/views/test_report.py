"""What a report makes of results: who stands where, what counts as a difference, and what a plan begins with."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from reported import (
    LONG_NAME,
    MANAGER,
    MERGED,
    SELF,
    Answered,
    figures,
    full_year,
    hostile,
    nothing,
    own_only,
    results,
    seven_points,
    shipped,
    sixty,
    sixty_items,
    small,
)
from reported import ladder as ladder_framework
from rolebook.model.results import Comments, Group, Results
from rolebook.model.vocabulary import Scale, ScalePoint
from rolebook.views.report import Report, report
from rolebook.views.report_items import Seen, seen
from rolebook.views.report_plan import Why

CUSTOMERS = Group("customer", ("Customer",), 3)
FIRST, SECOND, THIRD = "owns-issues-to-the-end", "finds-the-right-person", "tells-of-problems-first"
"""The first three items of the shipped framework, of two competencies."""


def scale(*values: int) -> Scale:
    return Scale(id="s", title="S", points=tuple(ScalePoint(value=value, label=str(value)) for value in values))


def answered(own: dict[str, int], customers: dict[str, list[int | None]]) -> Results:
    given = [Answered(SELF, {id_: [mark] for id_, mark in own.items()}), Answered(CUSTOMERS, customers)]
    return results(shipped(), "frequency", "Ada", given)


def one(made: Report, id_: str) -> int:
    """The number of an item in the report."""
    return next(item.number for item in made.items if item.result.item.id == id_)


@pytest.mark.parametrize(
    ("gap", "word"),
    [
        (Fraction(1, 2), Seen.HIGHER),
        (Fraction(49, 100), Seen.ALIKE),
        (Fraction(0), Seen.ALIKE),
        (Fraction(-49, 100), Seen.ALIKE),
        (Fraction(-1, 2), Seen.LOWER),
    ],
)
def test_an_eighth_of_the_scale_is_worth_a_talk(gap: Fraction, word: Seen) -> None:
    """Of five points, half a point. Of seven, three quarters; of 0 to 100, twelve and a half."""
    assert seen(gap, scale(1, 2, 3, 4, 5)) is word
    assert seen(gap * Fraction(3, 2), scale(1, 2, 3, 4, 5, 6, 7)) is word
    assert seen(gap * 25, scale(0, 50, 100)) is word


def test_without_two_sides_there_is_no_difference() -> None:
    assert seen(None, scale(1, 2, 3)) is None


def test_items_stand_in_the_order_of_the_handbook_and_are_numbered_through() -> None:
    made = report(shipped(), full_year())
    order = [category.id for category in shipped().about.categories]
    assert [part.category.id for part in made.categories] == order
    assert [item.number for item in made.items] == list(range(1, len(full_year().items) + 1))
    for part in made.categories:
        assert {each.competency.category for each in part.competencies} == {part.category.id}


def test_a_group_that_was_not_asked_has_no_row_and_one_with_too_few_ratings_has_an_empty_one() -> None:
    found = answered({FIRST: 4}, {FIRST: [3, 4, 5], SECOND: [3, 3, 3]})
    only_self = {"self": found.items[1].item.wordings["self"]}
    items = (replace(found.items[0], figures={"self": found.items[0].figures["self"]}),
             replace(found.items[1], wordings=only_self))  # fmt: skip
    first, second = report(shipped(), replace(found, items=items)).items
    assert [(row.group.id, row.figures is None) for row in first.rows] == [("self", False), ("customer", True)]
    assert [row.group.id for row in second.rows] == ["self"]


def test_the_others_are_added_up_and_those_with_a_name_stand_beside_them() -> None:
    """Two groups of customers and operations: 1 + 0 and 2 + 3 marks. The manager's 1 is not among them."""
    operations = Group("operations", ("Operations",), 3)
    given = [
        Answered(SELF, {FIRST: [5]}),
        Answered(MANAGER, {FIRST: [1]}),
        Answered(CUSTOMERS, {FIRST: [2, 3, 3]}),
        Answered(operations, {FIRST: [3, 3, 3, None]}),
    ]
    made = report(shipped(), results(shipped(), "frequency", "Ada", given))
    (item,) = made.items
    assert item.together is not None
    assert (item.together.counts, item.together.off_scale) == ((0, 1, 5, 0, 0), 1)
    assert item.bars == ((0, 0), (1, 17), (5, 83), (0, 0), (0, 0))
    assert [group.id for group in made.others] == ["customer", "operations"]
    assert made.by_themselves == (MANAGER,)


def test_where_nobody_else_is_shown_the_manager_is_the_others() -> None:
    given = [Answered(SELF, {FIRST: [5]}), Answered(MANAGER, {FIRST: [1]})]
    made = report(shipped(), results(shipped(), "frequency", "Ada", given))
    assert (made.others, made.by_themselves) == ((MANAGER,), ())
    assert [item.together for item in made.items] == [figures([1], shipped().scale_index["frequency"])]


def test_the_largest_differences_come_first() -> None:
    """Gaps of 1, 5/3 and -1; then of 1 and 1, where the first on the form goes first."""
    made = report(
        shipped(),
        answered({FIRST: 4, SECOND: 5, THIRD: 2}, {FIRST: [3, 3, 3], SECOND: [3, 3, 4], THIRD: [3, 3, 3]}),
    )
    assert [item.result.item.id for item in made.lower] == [SECOND, FIRST]
    assert [item.result.item.id for item in made.higher] == [THIRD]
    equal = report(shipped(), answered({FIRST: 4, SECOND: 4}, {FIRST: [3, 3, 3], SECOND: [3, 3, 3]}))
    assert [item.result.item.id for item in equal.lower] == [FIRST, SECOND]
    assert len(report(shipped(), full_year()).lower) == 5


def test_what_somebody_by_name_sees_otherwise_stands_by_itself() -> None:
    """Gaps to the manager of 3 and -1, and one of 0; customers see the first as the person does and no other."""
    given = [
        Answered(SELF, {FIRST: [5], SECOND: [3], THIRD: [4]}),
        Answered(MANAGER, {FIRST: [2], SECOND: [4], THIRD: [4]}),
        Answered(CUSTOMERS, {FIRST: [5, 5, 5]}),
    ]
    made = report(shipped(), results(shipped(), "frequency", "Ada", given))
    (beside,) = made.beside
    assert [(each.item.result.item.id, each.gap) for each in beside.gaps] == [
        (FIRST, Fraction(3)),
        (SECOND, Fraction(-1)),
    ]
    assert (beside.group, beside.alike) == (MANAGER, 0)
    (item,) = [each for each in shipped().items if each.id == FIRST]
    assert beside.gaps[0].sentence == item.wordings["manager"], "as the manager read it"
    assert (made.lower, made.higher) == ((), ())


def test_what_is_as_far_apart_as_the_last_line_is_counted() -> None:
    """Seven sentences with a gap of 2, and one with a gap of 1."""
    ids = [item.id for item in shipped().items if {"self", "manager", "customer"} <= set(item.wordings)][:8]
    given = [
        Answered(SELF, {id_: [4] for id_ in ids}),
        Answered(MANAGER, {id_: [3 if place == 0 else 2] for place, id_ in enumerate(ids)}),
        Answered(CUSTOMERS, {id_: [4, 4, 4] for id_ in ids}),
    ]
    (beside,) = report(shipped(), results(shipped(), "frequency", "Ada", given)).beside
    assert (len(beside.gaps), beside.alike) == (5, 2)


def test_where_the_manager_is_the_others_nothing_stands_twice() -> None:
    given = [Answered(SELF, {FIRST: [5]}), Answered(MANAGER, {FIRST: [1]})]
    made = report(shipped(), results(shipped(), "frequency", "Ada", given))
    assert (len(made.lower), made.beside) == (1, ())


def test_a_list_says_how_many_more_would_fit_its_end() -> None:
    """Eighteen items: six at 5, six at 4 and six at 3. The lists name five of them each."""
    ids = [item.id for item in shipped().items if "customer" in item.wordings][:18]
    made = report(shipped(), answered({}, {id_: [5 - place // 6] * 3 for place, id_ in enumerate(ids)}))
    assert (len(made.strongest), len(made.weakest)) == (5, 5)
    assert (made.strongest_alike, made.weakest_alike) == (1, 1)
    single = report(shipped(), answered({}, {FIRST: [5, 5, 5], SECOND: [3, 3, 3]}))
    assert (single.strongest_alike, single.weakest_alike) == (0, 0)


def test_a_plan_begins_with_the_lowest_the_widest_gaps_and_a_strength() -> None:
    made = report(shipped(), full_year())
    assert [each.reasons for each in made.findings] == [
        (Why.LOWEST,), (Why.LOWEST,), (Why.LOWEST,), (Why.GAP,), (Why.GAP,), (Why.KEEP,),
    ]  # fmt: skip
    assert [each.group is not None for each in made.findings] == [False] * 4 + [True, False], "one by name"
    assert [each.item for each in made.findings[:3]] == list(made.weakest[:3])
    assert made.findings[3].item == made.lower[0]
    assert made.findings[-1].item == made.strongest[0]
    assert len(made.findings) + len(made.blank_lines) == 8, "what has room on a sheet"


def test_a_finding_stands_once_with_all_its_reasons() -> None:
    made = report(shipped(), answered({FIRST: 5, SECOND: 4}, {FIRST: [2, 2, 2], SECOND: [4, 4, 4]}))
    assert [(each.item.number, each.reasons) for each in made.findings] == [
        (one(made, FIRST), (Why.LOWEST, Why.GAP)),
        (one(made, SECOND), (Why.KEEP,)),
    ]


def test_columns_have_words_where_there_is_room_for_them() -> None:
    assert report(shipped(), full_year()).names_points
    assert report(small(), hostile()).names_points
    assert not report(ladder_framework(), seven_points()).names_points, "Strongly disagree, in a seventh of 80 mm"


def test_shapes_are_drawn_of_categories_then_of_competencies_then_bars() -> None:
    """Five categories; two categories with three competencies; one competency; nothing at all."""
    pictures = report(shipped(), full_year()).pictures
    assert [radar.group for radar in pictures.radars] == [MANAGER, MERGED]
    assert len(pictures.radars[0].drawing.names) == 5
    few = report(small(), hostile()).pictures
    assert [(radar.has_own, radar.has_other, len(radar.drawing.names)) for radar in few.radars] == [(False, True, 3)]
    single = report(shipped(), answered({FIRST: 5}, {FIRST: [1, 2, 3]})).pictures
    assert single.radars == ()
    assert single.bars is not None
    assert [[bar.mean for bar in subject.bars] for subject in single.bars.subjects] == [[5, 2]]
    none = report(shipped(), nothing()).pictures
    assert (none.radars, none.bars) == ((), None)


def test_somebody_alone_sees_their_own_shape() -> None:
    pictures = report(shipped(), own_only()).pictures
    assert [(radar.has_own, radar.has_other) for radar in pictures.radars] == [(True, False)]


def test_several_groups_are_also_drawn_together() -> None:
    groups = [radar.group for radar in report(ladder_framework(), seven_points()).pictures.radars]
    assert [group.id if group else "" for group in groups] == ["", "peer"], "leads and mentees rate too few categories"


def test_a_group_that_is_not_shown_says_nothing() -> None:
    secret = Comments("Anything else?", {"peer": ("canary",)})
    found = replace(full_year(), comments=(secret, *full_year().comments))
    made = report(shipped(), found)
    assert "canary" not in repr([each.groups for each in made.comments])
    assert [place.heading for place in made.comments] == ["Operational management", "What should continue as it is?"]


def test_characters_without_a_look_are_shown_as_such() -> None:
    odd = replace(
        full_year(), rated="Ada\n\x00 \ud800 Lovelace", comments=(Comments("?", {"self": ("a\x1bb\r\nc\td",)}),)
    )
    made = report(shipped(), odd)
    assert made.results.rated == "Ada \ufffd \ufffd Lovelace"
    assert made.comments[0].groups[0][1] == ("a\ufffdb\nc\td",)


def test_forms_are_counted_whether_they_are_shown_or_not() -> None:
    assert report(shipped(), full_year()).forms == 1 + 1 + 7 + 2
    assert report(shipped(), nothing()).forms == 2


def test_what_was_asked_about_comes_from_the_forms_of_those_who_answered() -> None:
    assert report(shipped(), full_year()).periods == ("The last twelve months",)
    assert report(small(), hostile()).periods == ("The last month",)
    assert report(shipped(), nothing()).periods == ()


def test_the_worksheets_for_the_talk_are_those_that_the_forms_name() -> None:
    assert [each.title for each in report(shipped(), full_year()).worksheets] == ["Review and action plan"]
    assert [each.id for each in report(small(), hostile()).worksheets] == ["first-month"]
    assert report(shipped(), nothing()).worksheets == ()


def test_reworded_and_reversed_sentences_are_named() -> None:
    made = report(shipped(), full_year())
    assert [item.result.item.id for item in made.reworded] == ["answers-in-agreed-time", "brings-new-ideas"]
    assert not made.has_reversed
    assert report(sixty_items(), sixty()).has_reversed
    assert len(report(sixty_items(), sixty()).items) == 60
    assert len(LONG_NAME) > 100

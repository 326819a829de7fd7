"""What moved since an earlier tally: only the same words on the same points, shown in both."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from answered import CUSTOMER, GUEST, MERGES, PEER, asks, forms, found, framework, item, scale, tally
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import Item
from rolebook.model.response import Response
from rolebook.model.results import Change, ItemResult, Results
from rolebook.model.saved_tally import SavedTally, saved_tally
from rolebook.model.tally_changes import Previous
from rolebook.model.tally_results import results

THEN = forms("customer", one=(1, 2, 3), two=(2, 2, 2), three=(5, 5))
NOW = forms("customer", one=(3, 3, 4), two=(5, 5, 5), three=(5, 5, 5))
"""Means then: 2, 2 and, with two ratings only, none. Means now: 10/3, 5 and 5."""


def earlier(framework_: Framework, responses: list[Response]) -> Previous:
    """An earlier tally as it comes out of its file."""
    kept = saved_tally(framework_, results(framework_, tally(*responses)))
    return Previous("2025", SavedTally.model_validate_json(kept.model_dump_json()))


def since(then: Framework, now: Framework, before: list[Response] = THEN, after: list[Response] = NOW) -> Results:
    return found(now, *after, previous=earlier(then, before))


def row(shown: Results, id_: str) -> ItemResult:
    return next(each for each in shown.items if each.item.id == id_)


def with_item(changed: Item) -> Framework:
    return framework(items=(changed, item("two"), item("three", "selling")))


def test_a_mean_that_is_shown_in_both_moved() -> None:
    """Baking was (2 + 2)/2 and is (10/3 + 5)/2; selling was not shown."""
    shown = since(framework(), framework())
    assert shown.compared_with == "2025"
    assert row(shown, "one").changes == {"customer": Change(Fraction(2), Fraction(10, 3))}
    assert row(shown, "one").changes["customer"].difference == Fraction(4, 3)
    assert (row(shown, "three").changes, row(shown, "three").is_reworded) == ({}, False)
    baking, selling = shown.competencies
    assert baking.changes == {"customer": Change(Fraction(2), Fraction(25, 6))}
    assert selling.changes == {}
    assert shown.categories[0].changes == baking.changes


OTHER_WORDS = item("one", wordings={"self": "one", "customer": "one in other words"})
REWORDED = {
    "other words": with_item(OTHER_WORDS),
    "turned round": with_item(item("one", reverse_keyed=True)),
    "another label": framework(scales=(scale().model_copy(update={"points": (
        *scale().points[:4], scale().points[4].model_copy(update={"label": "Each day"}))}),)),
    "another stem": framework(asks("customer", stem="My baker …")),
    "more points": framework(scales=(scale(highest=7),)),
}  # fmt: skip


@pytest.mark.parametrize("now", REWORDED.values(), ids=REWORDED)
def test_what_was_asked_otherwise_is_not_compared(now: Framework) -> None:
    shown = since(framework(CUSTOMER), now)
    assert (row(shown, "one").changes, row(shown, "one").is_reworded) == ({}, True)


def test_a_competency_is_compared_over_what_can_be_compared() -> None:
    """Of baking, only "two" was asked in the same words: 2 then, 5 now."""
    shown = since(framework(), with_item(OTHER_WORDS))
    assert [each.item.id for each in shown.items if each.is_reworded] == ["one"]
    assert shown.competencies[0].changes == {"customer": Change(Fraction(2), Fraction(5))}


def test_other_words_for_one_group_leave_the_others_comparable() -> None:
    before = [*THEN, *forms("guest", one=(1, 1, 1))]
    after = [*NOW, *forms("guest", one=(2, 2, 2))]
    guests = {**item("one").wordings, "guest": "one, reworded"}
    shown = since(framework(CUSTOMER, GUEST), with_item(item("one", wordings=guests)), before, after)
    assert (list(row(shown, "one").changes), row(shown, "one").is_reworded) == (["customer"], True)


def test_an_item_is_found_by_its_earlier_id() -> None:
    renamed = framework(
        asks("customer", "first", "two", "three"),
        items=(item("first", aliases=["one"], wordings=item("one").wordings), item("two"), item("three", "selling")),
    )
    after = forms("customer", first=(3, 3, 4))
    assert row(since(framework(), renamed, after=after), "first").changes["customer"].before == 2


def test_an_item_on_another_scale_is_not_compared() -> None:
    moved = framework(asks("customer", scale="well"), scales=(scale("well", 3), scale()))
    shown = since(framework(), moved, after=forms("customer", one=(3, 3, 3)))
    assert (row(shown, "one").changes, row(shown, "one").is_reworded) == ({}, True)


def test_groups_that_were_merged_are_compared_with_the_same_groups_only() -> None:
    merged = [*forms("customer", one=(1, 1)), *forms("peer", one=(2, 2))]
    both = framework(CUSTOMER, PEER)
    assert row(since(both, both, merged, merged), "one").changes["customer+peer"].difference == 0
    assert row(since(both, both, merged, NOW), "one").changes == {}
    assert not row(since(both, both, merged, NOW), "one").is_reworded


def test_somebody_else_is_not_compared() -> None:
    olaf = [Response("", "customer", "Olaf", "", {"one": 5}) for _ in range(3)]
    shown = since(framework(), framework(), after=olaf)
    assert (row(shown, "one").changes, shown.compared_with) == ({}, "2025")


def test_one_form_more_is_not_compared() -> None:
    """Then 3 rated "one" with 1, 2 and 3. With a fourth of 5, the mean is 11/4, and 4 * 11/4 - 3 * 2 is the fourth."""
    more = [*THEN, *forms("customer", one=[5], two=[1])]
    shown = since(framework(), framework(), THEN, more)
    assert shown.not_compared == ("customer",)
    assert (row(shown, "one").changes, row(shown, "two").changes, shown.competencies[0].changes) == ({}, {}, {})
    fewer = since(framework(), framework(), more, THEN)
    assert (fewer.not_compared, row(fewer, "one").changes) == (("customer",), {})


def test_one_form_more_is_not_compared_where_another_was_corrected() -> None:
    """The first of three changes a 1 to a 2, on one sentence of three; the fourth is new."""
    before = forms("customer", one=(1, 2, 3), two=(2, 2, 2), three=(5, 5, 5))
    after = forms("customer", one=(2, 2, 3, 5), two=(2, 2, 2, 1), three=(5, 5, 5, 4))
    assert since(framework(), framework(), before, after).not_compared == ("customer",)
    assert since(framework(), framework(), after, before).not_compared == ("customer",)


def test_one_form_more_is_not_compared_where_it_leaves_something_out() -> None:
    """Who came could not judge "one", so of that there are as many ratings as before."""
    before = forms("customer", one=(1, 2, 3), two=(2, 2, 2))
    after = forms("customer", one=(1, 2, 3, None), two=(2, 2, 2, 1))
    assert since(framework(), framework(), before, after).not_compared == ("customer",)


def test_another_year_with_one_form_more_is_compared() -> None:
    """Most sentences are marked otherwise than then, so these are other forms."""
    before = forms("customer", one=(1, 2, 3), two=(2, 2, 2), three=(3, 3, 4))
    after = forms("customer", one=(4, 4, 3, 5), two=(3, 3, 4, 4), three=(3, 4, 4, 5))
    shown = since(framework(), framework(), before, after)
    assert (shown.not_compared, len(row(shown, "two").changes)) == ((), 1)


def test_three_forms_more_and_other_forms_are_compared() -> None:
    three_more = [*THEN, *forms("customer", one=(5, 5, 4), two=(1, 2, 3))]
    others = forms("customer", one=(3, 3, 4, 5), two=(5, 5, 5, 2))
    for after in (three_more, others, THEN):
        shown = since(framework(), framework(), THEN, after)
        assert (shown.not_compared, len(row(shown, "one").changes)) == ((), 1)


def test_the_persons_own_form_is_compared_whatever_it_says() -> None:
    shown = since(framework(), framework(), forms("self", one=[2]), forms("self", one=[2], two=[2]))
    assert row(shown, "one").changes["self"].difference == 0


def test_what_is_kept_holds_nothing_hidden() -> None:
    """Two guests are too few, and so are two ratings of "three"."""
    hidden = [*THEN, *forms("guest", one=(4, 4))]
    kept = earlier(framework(asks("customer", anonymity=MERGES), GUEST), hidden).tally
    (only,) = kept.results
    assert only.figures == {"one": {"customer": (1, 1, 1, 0, 0)}, "two": {"customer": (0, 3, 0, 0, 0)}}
    assert [(each.id, list(each.sentences)) for each in kept.items] == [("one", ["customer"]), ("two", ["customer"])]


@pytest.mark.parametrize("counted_on", ["2025-11-24", ""])
def test_the_day_of_the_earlier_tally_is_known_where_it_was_kept(counted_on: str) -> None:
    framework_ = framework()
    kept = saved_tally(framework_, results(framework_, tally(*THEN)), counted_on)
    assert found(framework_, *NOW, previous=Previous("results-2025", kept)).compared_on == counted_on


def test_a_tally_from_before_days_were_kept_is_read() -> None:
    kept = earlier(framework(), THEN).tally.model_dump(mode="json")
    del kept["counted_on"]
    assert not SavedTally.model_validate(kept).counted_on
    with pytest.raises(ValidationError):
        SavedTally.model_validate({**kept, "counted_on": "<b>yesterday</b>"})

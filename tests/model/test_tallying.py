"""From forms to figures: every sum here is worked out by hand."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice

import pytest

import made
from answered import (
    CANNOT,
    CUSTOMER,
    GUEST,
    MERGES,
    NAMED,
    OWN,
    PEER,
    PERSPECTIVES,
    asks,
    form,
    forms,
    found,
    framework,
    item,
    scale,
    tally,
)  # fmt: skip
from rolebook.model.response import Response
from rolebook.model.results import HiddenGroup, ItemResult, Results, Summary
from rolebook.model.tally_results import results
from rolebook.model.tallying import Tally
from rolebook.model.vocabulary import Scale


def row(shown: Results, id_: str) -> ItemResult:
    return next(each for each in shown.items if each.item.id == id_)


def about(summaries: tuple[Summary, ...], id_: str) -> Summary:
    return next(each for each in summaries if each.id == id_)


def ids(shown: Results) -> list[str]:
    return [group.id for group in shown.groups]


# Figures


def test_a_mean_is_of_those_who_could_judge() -> None:
    """4, 5 and 5 are 14/3; the fourth could not judge, the fifth marked nothing."""
    shown = found(framework(), *forms("customer", one=(4, 5, CANNOT, 5), two=(1, 1, 1, 1, 1)))
    figures = row(shown, "one").figures["customer"]
    assert figures.counts == (0, 0, 0, 1, 2)
    assert (figures.number, figures.off_scale, figures.mean, figures.spread) == (3, 1, Fraction(14, 3), 1)
    assert shown.groups[0].forms == 5


def test_who_answers_by_name_and_could_not_judge_is_told_apart_from_who_skipped() -> None:
    """Of those who are hidden in a group nothing is told."""
    shown = found(
        framework(), form("self", {"one": CANNOT, "two": 3}), form("boss", {"one": CANNOT}),
        *forms("customer", one=(CANNOT, CANNOT, CANNOT), two=(1, 2, 3)),
    )  # fmt: skip
    assert {each.item.id: each.unjudged for each in shown.items} == {
        "one": {"self", "boss"}, "two": frozenset(), "three": frozenset(),
    }  # fmt: skip


def test_what_is_keyed_in_reverse_is_turned_round() -> None:
    """On five points, a 1 counts 5 and a 4 counts 2: 5, 5 and 2 are 12/3. The counts stay as marked."""
    turned = framework(items=(item("one", reverse_keyed=True), item("two"), item("three", "selling")))
    figures = row(found(turned, *forms("customer", one=(1, 1, 4))), "one").figures["customer"]
    assert (figures.counts, figures.values, figures.mean) == ((2, 0, 0, 1, 0), (5, 4, 3, 2, 1), Fraction(4))


def test_others_are_all_ratings_of_groups_that_are_shown_in_averages() -> None:
    """Customers 3+3+3 and peers 5+5+5+1 are 25 over 7 people; the boss signed, and stands by herself. Gap: 4 less."""
    answers = [*forms("self", one=[4]), *forms("boss", one=[1]), *forms("customer", one=(3, 3, 3)),
               *forms("peer", one=(5, 5, 5, 1))]  # fmt: skip
    shown = found(framework(), *answers)
    assert shown.others == ("customer", "peer")
    assert (row(shown, "one").others, row(shown, "one").gap) == (Fraction(25, 7), Fraction(3, 7))


def test_the_boss_is_the_others_where_nobody_else_is_shown() -> None:
    shown = found(framework(), *forms("self", one=[4]), *forms("boss", one=[1]), *forms("customer", one=(3, 3)))
    assert shown.others == ("boss",)
    assert (row(shown, "one").others, row(shown, "one").gap) == (Fraction(1), Fraction(3))


def test_there_is_no_gap_where_one_of_the_two_is_missing() -> None:
    shown = found(framework(), *forms("self", one=[4], two=[CANNOT]), *forms("customer", two=(3, 3, 3)))
    assert (row(shown, "one").others, row(shown, "one").gap) == (None, None)
    assert (row(shown, "two").others, row(shown, "two").gap) == (Fraction(3), None)


def test_each_item_counts_the_same_in_a_competency_and_in_a_category() -> None:
    """Baking is "one" and "two". Customers: means 4 and 2, so 3, and 2 apart. Self: 5 and nothing.

    The gap is that of "one" alone, 5 - 4: "two" has no other side.
    """
    answers = [*forms("self", one=[5], three=[1]), *forms("customer", one=(4, 4, 4, 4), two=(1, 2, 3), three=(2, 2, 2))]
    shown = found(framework(), *answers)
    baking = about(shown.competencies, "baking")
    assert (dict(baking.means), dict(baking.spreads)) == (
        {"self": Fraction(5), "customer": Fraction(3)},
        {"customer": Fraction(2)},
    )
    assert (baking.others, baking.gap) == (Fraction(3), Fraction(1))
    assert [each.id for each in shown.categories] == ["craft", "care"]
    assert about(shown.categories, "care").gap == -1


def test_the_overall_rating_is_a_figure_like_any_other() -> None:
    asked = asks("customer", overall="All in all, I buy again.")
    two_and_three = ([2, 4], [2, 4, 3])
    few, enough = (
        found(framework(asked), *(form("customer", {"one": 1}, overall=mark) for mark in marks), form("customer"))
        for marks in two_and_three
    )
    assert (few.overall, few.groups[0].forms) == ({}, 3)
    assert enough.overall["customer"].mean == 3
    assert enough.overall_sentences == {"customer": "All in all, I buy again."}


# Who is shown


@pytest.mark.parametrize(("marks", "shown", "hidden"), [((5, 5), [], 2), ((5, 5, 5), ["guest"], 0)])
def test_two_are_hidden_and_three_are_shown(marks: tuple[int, ...], shown: list[str], hidden: int) -> None:
    made = found(framework(), *forms("guest", one=marks))
    assert ids(made) == shown
    assert made.hidden == ((HiddenGroup("Guests", hidden, 3),) if hidden else ())
    assert len(made.items) == (3 if shown else 0)


def test_too_few_and_too_few_are_merged_where_both_were_told() -> None:
    """Two customers and two peers are four, as many as the larger minimum asks for: 1+2+3+4 are 10/4."""
    peers = asks("peer", anonymity={**MERGES, "min_raters": 4})
    answers = (*forms("customer", one=(1, 2), two=(1, 2)), *forms("peer", one=(3, 4), two=[3]))
    shown = found(framework(CUSTOMER, peers), *answers)
    assert [(group.id, group.titles, group.forms) for group in shown.groups] == [
        ("customer+peer", ("Customers", "Peers"), 4)
    ]
    assert row(shown, "one").figures["customer+peer"].mean == Fraction(10, 4)
    assert row(shown, "one").wordings == {"customer+peer": "one as customer reads it"}
    assert (shown.hidden, row(shown, "two").figures) == ((), {})


def test_nobody_is_merged_who_was_not_told() -> None:
    shown = found(framework(CUSTOMER, GUEST), *forms("customer", one=(1, 2)), *forms("guest", one=(3, 4)))
    assert (ids(shown), [each.title for each in shown.hidden]) == ([], ["Customers", "Guests"])


def test_nobody_is_merged_with_a_group_that_is_large_enough() -> None:
    shown = found(framework(), *forms("customer", one=(1, 2, 3)), *forms("peer", one=(5, 5)))
    assert (ids(shown), shown.hidden) == (["customer"], (HiddenGroup("Peers", 2, 3),))


def test_the_persons_own_form_and_the_boss_are_not_merged() -> None:
    shown = found(framework(), *forms("self", one=[1]), *forms("boss", one=[2]), *forms("customer", one=(3, 3)))
    assert (ids(shown), [each.title for each in shown.hidden]) == (["self", "boss"], ["Customers"])


def test_who_asks_for_more_than_there_are_does_not_keep_the_others_from_being_merged() -> None:
    """2 + 1 reach three; with the two guests they are five, and guests were promised ten."""
    guests = asks("guest", anonymity={**MERGES, "min_raters": 10})
    answers = (*forms("customer", one=(1, 2)), *forms("peer", one=[3]), *forms("guest", one=(5, 5)))
    shown = found(framework(CUSTOMER, PEER, guests), *answers)
    assert (ids(shown), shown.hidden) == (["customer+peer"], (HiddenGroup("Guests", 2, 10),))


def test_a_sentence_that_too_few_have_rated_has_no_figures_and_is_in_no_total() -> None:
    """Two of four rated "two": were its 1 and 1 in the mean of baking, anybody could work them out."""
    shown = found(framework(), *forms("customer", one=(4, 4, 4, 4), two=(1, 1)))
    assert (row(shown, "two").figures, row(shown, "two").others) == ({}, None)
    assert row(shown, "two").wordings == {"customer": "two as customer reads it"}
    assert about(shown.competencies, "baking").means == {"customer": 4}
    assert about(shown.categories, "craft").others == 4


def test_two_people_with_two_forms_each_are_two() -> None:
    again = asks("guest", "two", "three", id_="again")
    answers = (*forms("guest", one=(1, 2), two=(1, 2)), *forms("again", two=(1, 2), three=(1, 2)))
    hidden = found(framework(GUEST, again), *answers)
    assert (ids(hidden), hidden.hidden) == ([], (HiddenGroup("Guests", 2, 3),))
    third = found(framework(GUEST, again), *answers, *forms("guest", one=[3], two=[3]))
    assert third.groups[0].forms == 5
    assert row(third, "two").figures["guest"].counts == (2, 2, 1, 0, 0)
    assert "guest" not in row(third, "three").figures


def test_the_person_comes_first_wherever_the_framework_names_them() -> None:
    last = [*PERSPECTIVES[1:], PERSPECTIVES[0]]
    asked = replace(framework(), about=made.about(perspectives=last))
    assert ids(found(asked, *forms("boss", one=[1]), *forms("self", one=[1]))) == ["self", "boss"]


def test_values_are_turned_round_on_a_scale_with_gaps() -> None:
    """On 1, 2 and 5, the 1 counts 5, the 2 counts 4, and the 5 counts 1."""
    points = [{"value": value, "label": str(value)} for value in (1, 2, 5)]
    gaps = Scale.model_validate({"id": "often", "title": "often", "points": points})
    turned = (item("one", reverse_keyed=True), item("two"), item("three", "selling"))
    shown = found(framework(scales=(gaps,), items=turned), form("self", {"one": 2}))
    assert row(shown, "one").figures["self"].values == (5, 4, 1)
    assert row(shown, "one").figures["self"].mean == 4


def test_the_form_with_most_items_gives_the_order_and_the_person_comes_first() -> None:
    short = asks("peer", "three")
    shown = found(framework(short, CUSTOMER, OWN), *forms("peer", three=(1, 1, 1)), *forms("customer", one=(1, 1, 1)),
                  *forms("self", one=[1]))  # fmt: skip
    assert [each.item.id for each in shown.items] == ["one", "two", "three"]
    assert ids(shown) == ["self", "customer", "peer"]
    assert row(shown, "three").wordings["peer"] == "three as peer reads it"
    assert "peer" not in row(shown, "one").wordings


def test_each_scale_has_results_of_its_own() -> None:
    """Three customers on one scale and two on the other: the two stay hidden, whoever they are."""
    other = asks("customer", id_="other", scale="well")
    both = framework(CUSTOMER, other, scales=(scale(), scale("well", 3)))
    often, well = results(both, tally(*forms("customer", one=(4, 4, 4)), *forms("other", one=(1, 3))))
    assert (often.scale.id, ids(often), well.scale.id, ids(well)) == ("often", ["customer"], "well", [])


# Strongest and weakest


MANY = tuple(f"item-{number}" for number in range(1, 16))


def rated_by_three(*means: int) -> Results:
    """Items 1, 2, … with these means."""
    used = MANY[: len(means)]
    shop = framework(asks("customer", *used), items=tuple(map(item, used)))
    return found(shop, *(form("customer", dict(zip(used, means, strict=True))) for _ in range(3)))


def named(rows: tuple[ItemResult, ...]) -> list[int]:
    return [int(each.item.id.removeprefix("item-")) for each in rows]


def test_one_in_three_is_named_and_ties_are_in_the_order_of_the_form() -> None:
    """Six items, so two of each. The mean is 20/6: above it are 2, 4 and 6, below it 1, 3 and 5."""
    shown = rated_by_three(1, 5, 3, 5, 1, 5)
    assert (named(shown.strongest), named(shown.weakest)) == ([2, 4], [1, 5])


def test_no_more_than_five_are_named() -> None:
    shown = rated_by_three(1, 1, 1, 1, 1, 1, 2, 2, 2, 5, 5, 5, 5, 5, 5)
    assert (named(shown.strongest), named(shown.weakest)) == ([10, 11, 12, 13, 14], [1, 2, 3, 4, 5])


def test_what_all_rate_alike_is_neither_strong_nor_weak() -> None:
    """With 5, 3, 3, 3, 3, 3 the mean is 20/6, so one stands above it, and 3 is below it for all others alike."""
    assert (rated_by_three(3, 3, 3, 3, 3, 3).strongest, rated_by_three(3, 3, 3, 3, 3, 3).weakest) == ((), ())
    assert named(rated_by_three(5, 3, 3, 3, 3, 3).strongest) == [1]


def test_of_two_items_none_stands_out() -> None:
    assert (rated_by_three(1, 5).strongest, rated_by_three(1, 5).weakest) == ((), ())


def test_the_person_says_what_is_strongest_where_nobody_else_is_shown() -> None:
    own = forms("self", one=[5], two=[1], three=[3])
    alone = found(framework(), *own, *forms("customer", one=(1, 1), two=(5, 5), three=(3, 3)))
    assert ([each.item.id for each in alone.strongest], [each.item.id for each in alone.weakest]) == (["one"], ["two"])
    together = found(framework(), *own, *forms("customer", one=(1, 1, 1), two=(5, 5, 5), three=(3, 3, 3)))
    assert [each.item.id for each in together.strongest] == ["two"]


# Several questionnaires for one perspective


def test_the_largest_promise_of_a_perspective_holds() -> None:
    """Three are promised on one form and five on the other, for figures and for comments."""
    more = {"min_raters": 5, "min_raters_for_comments": 5}
    asked = framework(asks("guest"), asks("guest", id_="longer", anonymity=more))
    four, five = ([form("longer", {"one": 1}, comments={1: "a"})] * number for number in (4, 5))
    hidden, shown = (found(asked, form("guest", {"one": 1}), *forms_) for forms_ in (four, five))
    assert (ids(hidden), hidden.hidden) == ([], (HiddenGroup("Guests", 4, 5),))
    assert (ids(shown), len(shown.comments)) == (["guest"], 1)
    for_comments = framework(asks("guest"), asks("guest", id_="longer", anonymity={"min_raters_for_comments": 5}))
    assert found(for_comments, form("guest", {"one": 1}), *four).comments == ()


def test_the_largest_promise_of_those_who_are_merged_holds_for_comments() -> None:
    careful = asks("peer", anonymity={**MERGES, "min_raters_for_comments": 5})
    customers, peers = ([form(id_, {"one": 1}, comments={1: id_})] * 2 for id_ in ("customer", "peer"))
    shown = found(framework(CUSTOMER, careful), *customers, *peers)
    assert (ids(shown), shown.comments) == (["customer+peer"], ())


def test_one_form_without_leave_keeps_a_perspective_from_being_merged() -> None:
    asked = framework(CUSTOMER, PEER, asks("peer", id_="silent"))
    answers = (*forms("customer", one=(1, 2)), *forms("peer", one=(3, 4)), form("silent", {"one": 5}))
    assert ids(found(asked, *answers)) == []
    assert ids(found(asked, *answers[:-1])) == ["customer+peer"]


def test_signed_forms_are_no_cover_for_those_without_a_name() -> None:
    """Three signed a 5 each; whoever knows that reads the mark of the fourth, and what they wrote."""
    asked = framework(asks("guest", anonymity=NAMED), asks("guest", id_="secret"))
    signed = [form("guest", {"one": 5}, comments={1: f"signed {number}"}) for number in range(3)]
    secret = form("secret", {"one": 1}, comments={1: "alone"})
    assert ids(found(asked, *signed)) == ["guest"]
    hidden = found(asked, *signed, secret)
    assert (ids(hidden), hidden.comments, hidden.items) == ([], (), ())
    shown = found(asked, *signed, *[secret] * 3)
    assert row(shown, "one").figures["guest"].counts == (3, 0, 0, 0, 3)


# Comments


ASKS_MORE = [{"id": "keep", "text": "What should stay?"}]


def test_comments_are_sorted_and_need_three_who_wrote() -> None:
    asked = framework(asks("customer", open_questions=ASKS_MORE))
    one, two = form("customer", comments={1: "zest"}), form("customer", comments={1: " Apples "})
    silent, third = form("customer", {"one": 1}), form("customer", answers={"keep": "everything"})
    assert found(asked, one, two, silent).comments == ()
    assert found(asked, one, two, silent).hidden_comments == (HiddenGroup("Customers", 2, 3),)
    assert found(asked, silent, silent, silent).hidden_comments == ()
    shown = found(asked, one, two, silent, third)
    assert [(each.heading, dict(each.texts)) for each in shown.comments] == [
        ("All", {"customer": ("Apples", "zest")}),
        ("What should stay?", {"customer": ("everything",)}),
    ]
    assert shown.hidden_comments == ()


def test_comments_may_ask_for_more_people_than_figures() -> None:
    asked = framework(asks("customer", anonymity={"min_raters_for_comments": 4}))
    written = [form("customer", {"one": 5}, comments={1: f"says {number}"}) for number in range(3)]
    shown = found(asked, *written)
    assert (row(shown, "one").others, shown.comments) == (Fraction(5), ())
    assert shown.hidden_comments == (HiddenGroup("Customers", 3, 4),)


def test_nobody_in_a_merged_group_answers_alone() -> None:
    """Only the one peer was asked what should stay; the section "All" was on all three forms."""
    asked = framework(CUSTOMER, asks("peer", anonymity=MERGES, open_questions=ASKS_MORE))
    customers = [form("customer", comments={1: text}) for text in "cb"]
    shown = found(asked, *customers, form("peer", comments={1: "a"}, answers={"keep": "me"}))
    assert [(each.heading, dict(each.texts)) for each in shown.comments] == [
        ("All", {"customer+peer": ("a", "b", "c")})
    ]
    assert shown.hidden_comments == (HiddenGroup("Customers + Peers", 1, 3),)


def test_of_hidden_comments_the_fewest_writers_are_told() -> None:
    """Two wrote on a form with one place, and one on a form with two."""
    asked = framework(asks("guest"), asks("guest", id_="longer", open_questions=ASKS_MORE))
    shown = found(
        asked, *(form("guest", {"one": 1}, comments={1: "a"}) for _ in range(2)), form("guest", {"one": 1}),
        form("longer", {"one": 1}, answers={"keep": "b"}),
    )  # fmt: skip
    assert (shown.comments, shown.hidden_comments) == ((), (HiddenGroup("Guests", 1, 3),))


def test_a_hidden_group_says_nothing_and_the_boss_says_everything() -> None:
    shown = found(
        framework(), form("boss", comments={1: "Well done"}), *(form("guest", comments={1: "no"}) for _ in range(2))
    )
    assert [dict(each.texts) for each in shown.comments] == [{"boss": ("Well done",)}]
    assert shown.hidden_comments == ()


# People


def test_capitals_and_blanks_make_no_difference_to_a_name() -> None:
    """Two of three write Ada Lovelace."""
    names = ("Ada Lovelace", "ADA  LOVELACE", "Ada  Lovelace ")
    shown = found(framework(), *(form("guest", {"one": 1}, rated=name) for name in names))
    assert (shown.rated, shown.groups[0].forms) == ("Ada Lovelace", 3)


def test_letters_of_any_width_are_the_same() -> None:
    wide = form("guest", {"one": 1}, rated="\uff21\uff44\uff41")
    assert found(framework(), form("guest", {"one": 1}), form("guest", {"one": 1}), wide).groups[0].forms == 3


def test_people_come_by_name_with_what_could_not_be_counted() -> None:
    people = ("olaf", "Ada", "Zoë")
    counted = tally(*(form("boss", {"one": 1}, rated=name) for name in people))
    for name, is_by_folder in (("ADA", False), ("ada ", False), ("A-da", True), ("A-da", False), ("Nobody", False)):
        counted.leave_out(name, is_by_folder)
    shown = results(framework(), counted)
    assert [(each.rated, each.left_out) for each in shown] == [("Ada", 3), ("olaf", 0), ("Zoë", 0)]


def test_names_that_differ_in_signs_are_pointed_out() -> None:
    counted = tally(*(form("boss", rated=name) for name in ("K-17", "K 17", "K-18", "k-17")))
    assert list(counted.names_alike()) == [("K 17", "K-17")]


def test_a_folder_stands_for_the_one_whose_name_has_its_letters() -> None:
    in_folder = form("boss", {"one": 5}, rated="ada-lovelace", is_by_folder=True)
    by_name = form("self", {"one": 3}, rated="Ada Lovelace")
    for order in ((in_folder, by_name), (by_name, in_folder)):
        shown = found(framework(), *order)
        assert (shown.rated, row(shown, "one").gap) == ("Ada Lovelace", Fraction(-2))
    assert found(framework(), in_folder).rated == "ada-lovelace"


def test_forms_by_name_and_by_folder_are_counted_together_in_everything() -> None:
    asked = framework(asks("customer", overall="In all?", open_questions=ASKS_MORE))
    written = {"overall": 4, "comments": {1: "a"}, "answers": {"keep": "b"}}
    by_name = form("customer", {"one": 1}, rated="Ada Lovelace", **written)
    in_folder = form("customer", {"one": 3}, rated="ada-lovelace", is_by_folder=True, **written)
    shown = found(asked, by_name, in_folder, in_folder)
    assert [(group.id, group.forms) for group in shown.groups] == [("customer", 3)]
    assert row(shown, "one").figures["customer"].counts == (1, 0, 2, 0, 0)
    assert shown.overall["customer"].counts == (0, 0, 0, 3, 0)
    assert [dict(each.texts) for each in shown.comments] == [
        {"customer": ("a", "a", "a")}, {"customer": ("b", "b", "b")},
    ]  # fmt: skip
    two = tally(in_folder, by_name, form("self", rated="Ada-Lovelace!"))
    assert len(two.people()) == 3


# Room


def test_more_forms_need_no_more_room() -> None:
    """Half as many again would be noticed; counters hold numbers, whatever there is to count."""

    def peak(number: int) -> int:
        tracemalloc.start()
        counted = Tally()
        for response in islice(endless(), number):
            counted.add(response)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert counted.forms == number
        return most

    peak(100)
    assert peak(4000) <= 1.1 * peak(400)


def endless() -> Iterator[Response]:
    number = 0
    while True:
        number += 1
        yield form("customer", {"one": number % 5 + 1, "two": None, "three": 3}, rated=f"Person {number % 20}")

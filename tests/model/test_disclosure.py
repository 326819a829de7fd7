"""What is hidden cannot be told from what is shown, by sums and differences or in any other way.

Whatever an attacker does with the results is a function of them. So it is enough to show that the results stay the same
when something else is hidden behind them: then no function of them can tell the one from the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answered import MERGES, NAMED, SIDES, asks, form, framework, tally
from rolebook.model.framework import Framework
from rolebook.model.response import Response
from rolebook.model.results import Results
from rolebook.model.tally_results import results

MIN = 3
ASKS_MORE = [{"id": "keep", "text": "What should stay?"}]
QUESTIONNAIRES = (
    asks("self", anonymity=NAMED),
    asks("boss", anonymity=NAMED, overall="In all?"),
    asks("customer", anonymity=MERGES, overall="In all?"),
    asks("customer", "two", id_="short", anonymity=MERGES, open_questions=ASKS_MORE),
    asks("peer", "one", "two", anonymity=MERGES, open_questions=ASKS_MORE),
    asks("guest", overall="In all?"),
)
MADE = framework(*QUESTIONNAIRES)
OPEN = ("self", "boss")
SIDE_OF = {each.id: each.perspective for each in QUESTIONNAIRES}
IDS_OF = {side: [each.id for each in QUESTIONNAIRES if each.perspective == side] for side in SIDES}


@dataclass(frozen=True)
class Rater:
    """Somebody who answered from one side, on each of its questionnaires once at most."""

    side: str
    forms: tuple[Response, ...]


@st.composite
def a_form(draw: st.DrawFn, id_: str) -> Response:
    asked = next(each for each in QUESTIONNAIRES if each.id == id_)
    marks = {item: draw(st.sampled_from(("left out", None, 1, 2, 3, 4, 5))) for item in asked.item_ids}
    return form(
        id_,
        {item: mark for item, mark in marks.items() if mark != "left out"},  # type: ignore[misc]
        overall=draw(st.sampled_from((None, 1, 2, 3, 4, 5))) if asked.overall else None,
        comments={1: draw(st.sampled_from(("", "a", "b")))},
        answers={"keep": draw(st.sampled_from(("", "c", "d")))} if asked.open_questions else {},
    )


@st.composite
def a_rater(draw: st.DrawFn) -> Rater:
    side = draw(st.sampled_from(SIDES))
    used = draw(st.lists(st.sampled_from(IDS_OF[side]), min_size=1, unique=True))
    return Rater(side, tuple(draw(a_form(id_)) for id_ in used))


RATERS = st.lists(a_rater(), min_size=1, max_size=14)
SOME = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def shown_of(raters: Iterable[Rater]) -> Results:
    (only,) = results(MADE, tally(*(each for rater in raters for each in rater.forms)))
    return only


def group_of(shown: Results, side: str) -> str:
    """The id of the group that a side is in; empty where it is hidden."""
    return next((group.id for group in shown.groups if side in group.id.split("+")), "")


def figures_of(shown: Results, item: str) -> Mapping[str, object]:
    return next((each.figures for each in shown.items if each.item.id == item), {})


def otherwise(raters: Sequence[Rater], change: Callable[[Rater, Response], Response]) -> list[Rater]:
    return [replace(rater, forms=tuple(change(rater, each) for each in rater.forms)) for rater in raters]


@SOME
@given(RATERS, st.randoms(use_true_random=False))
def test_other_ratings_behind_what_is_hidden_change_nothing(raters: list[Rater], random: Random) -> None:
    shown = shown_of(raters)

    def change(rater: Rater, answered: Response) -> Response:
        group = group_of(shown, rater.side)
        ratings = {
            item: mark if mark is None or group in figures_of(shown, item) else random.randint(1, 5)
            for item, mark in answered.ratings.items()
        }
        overall = answered.overall
        if overall is not None and group not in shown.overall:
            overall = random.randint(1, 5)
        return replace(answered, ratings=ratings, overall=overall)

    assert shown_of(otherwise(raters, change)) == shown


@SOME
@given(RATERS)
def test_other_words_behind_comments_that_are_hidden_change_nothing(raters: list[Rater]) -> None:
    shown = shown_of(raters)
    headings = {each.heading: each.texts for each in shown.comments}

    def change(rater: Rater, answered: Response) -> Response:
        group = group_of(shown, rater.side)
        said, kept = answered.comments, answered.answers
        if group not in headings.get("All", {}):
            said = {place: text and "something else" for place, text in said.items()}
        if group not in headings.get("What should stay?", {}):
            kept = {place: text and "something else" for place, text in kept.items()}
        return replace(answered, comments=said, answers=kept)

    assert shown_of(otherwise(raters, change)) == shown


@SOME
@given(RATERS)
def test_members_of_a_merged_group_could_change_places(raters: list[Rater]) -> None:
    """Peers answer as customers did, one by one, and the other way round: whose marks they were cannot be told."""
    shown = shown_of(raters)
    group = group_of(shown, "customer")
    if "+" not in group:
        return
    sides = group.split("+")
    for item in ("one", "two"):
        places = [
            (who, which)
            for who, rater in enumerate(raters)
            for which, answered in enumerate(rater.forms)
            if rater.side in sides and answered.ratings.get(item) is not None
        ]
        moved = dict(zip(places, places[1:] + places[:1], strict=True))
        swapped = [
            replace(rater, forms=tuple(_with(answered, item, raters, moved.get((who, which)))
                                       for which, answered in enumerate(rater.forms)))
            for who, rater in enumerate(raters)
        ]  # fmt: skip
        assert shown_of(swapped) == shown


def _with(answered: Response, item: str, raters: Sequence[Rater], place: tuple[int, int] | None) -> Response:
    if place is None:
        return answered
    who, which = place
    return replace(answered, ratings={**answered.ratings, item: raters[who].forms[which].ratings[item]})


@SOME
@given(RATERS)
def test_whatever_is_shown_comes_from_three_people(raters: list[Rater]) -> None:
    shown = shown_of(raters)
    for group in shown.groups:
        members = [rater for rater in raters if rater.side in group.id.split("+")]
        if group.id in OPEN:
            continue
        assert len(members) >= MIN
        for row in shown.items:
            if group.id in row.figures:
                id_ = row.item.id
                assert sum(any(each.ratings.get(id_) is not None for each in rater.forms) for rater in members) >= MIN
        if group.id in shown.overall:
            assert sum(any(each.overall is not None for each in rater.forms) for rater in members) >= MIN
        if any(group.id in each.texts for each in shown.comments):
            assert sum(_wrote(rater) for rater in members) >= MIN


def _wrote(rater: Rater) -> bool:
    return any(any((*each.comments.values(), *each.answers.values())) for each in rater.forms)


@SOME
@given(RATERS)
def test_every_total_is_made_of_figures_that_are_shown(raters: list[Rater]) -> None:
    """Whoever adds up what is on the page finds the same sum, so a total tells nothing that is not on it."""
    shown = shown_of(raters)
    for row in shown.items:
        those = [row.figures[group] for group in shown.others if group in row.figures]
        number = sum(each.number for each in those)
        assert row.others == (sum(each.mean * each.number for each in those) / number if number else None)
    for summary in (*shown.competencies, *shown.categories):
        rows = [row for row in shown.items if summary.id in _places(MADE, row.item.competency)]
        for group, mean in summary.means.items():
            means = [row.figures[group].mean for row in rows if group in row.figures]
            assert mean == sum(means) / len(means)


def _places(made_: Framework, competency: str) -> tuple[str, str]:
    return competency, made_.competency_index[competency].category

"""The alignment matrix: what stands in its cells, what it finds wanting, and what it calls a contradiction."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from made import (
    about,
    competency,
    expects,
    framework,
    incentive,
    library_entry,
    measures,
    profile,
    question,
)
from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.source.editorial import EDITORIAL
from rolebook.views.alignment import UNPAID_RULE, AlignmentView, alignment_view, has_alignment
from rolebook.views.contradictions import Conflict
from rolebook.views.parts import Linker


def view(of: Framework) -> AlignmentView:
    return alignment_view(of, Linker.of(of))


def signs(of: AlignmentView) -> dict[str, list[str]]:
    """The rows of the matrix as a person would jot them down."""
    return {
        row.id: ["".join(("+" if mark.helps else "-") * (1 + mark.strong) for mark in cell) for cell in row.cells]
        for group in of.groups
        for row in group.rows
    }


MADE = framework(
    competencies=(competency("sawing"), competency("gluing"), competency("listening", "care")),
    library=(library_entry("tidy"), library_entry("trust", "idea"), library_entry("unnamed")),
    questions=(question("why-glue", "gluing"),),
    incentives=(
        incentive("warning", {"tidy": "some"}, {"listening": "strong"}, counter_example=True),
        incentive("bonus", {"sawing": "strong", "trust": "some"}, {"gluing": "some", "why-glue": "some"}),
        incentive("prize", {"sawing": "some"}, {"sawing": "strong"}),
        incentive("old-prize", {"listening": "strong"}, status="retired"),
    ),
)


def test_every_competency_has_a_row_and_of_other_entries_those_that_are_named() -> None:
    # Counter-examples stand last; what is retired is gone; one incentive may pull both ways.
    assert [column.incentive.id for column in view(MADE).columns] == ["bonus", "prize", "warning"]
    assert signs(view(MADE)) == {
        "sawing": ["++", "+--", ""],
        "gluing": ["-", "", ""],
        "listening": ["", "", "--"],
        "tidy": ["", "", "+"],
        "trust": ["+", "", ""],
        "why-glue": ["-", "", ""],
    }


def test_rows_are_grouped_by_category_then_by_kind() -> None:
    assert [(group.title, len(group.rows)) for group in view(MADE).groups] == [
        ("Craft", 2), ("Care", 1), ("Rules", 1), ("Ideas", 1), ("Question", 1),
    ]  # fmt: skip


def test_columns_count_the_rows_they_support_and_work_against() -> None:
    assert [(column.supported, column.harmed) for column in view(MADE).columns] == [(2, 2), (1, 1), (1, 1)]


def test_each_sign_leads_to_the_reason_on_the_page_of_the_incentive() -> None:
    reasons = [mark.reason for group in view(MADE).groups for row in group.rows for cell in row.cells for mark in cell]
    assert "incentives/bonus.md#supports-sawing" in reasons
    assert "incentives/warning.md#undermines-listening" in reasons


def test_a_counter_example_pays_for_nothing_and_harms_only_where_it_is_run() -> None:
    made = framework(
        competencies=(competency("sawing"), competency("gluing")),
        incentives=(
            incentive("bonus", {}, {"gluing": "some"}),
            incentive("warning", {"sawing": "strong"}, {"sawing": "strong"}, counter_example=True),
        ),
    )
    assert [line.competency.link.title for line in view(made).unpaid] == ["Sawing", "Gluing"]
    assert [line.competency.link.title for line in view(made).harmed] == ["Gluing"]


def test_what_nobody_pays_for_comes_with_the_reason_of_its_exception() -> None:
    exceptions = [
        {"rule": "coverage-item", "entries": ["gluing"], "reason": "Another rule."},
        {"rule": "coverage-incentive", "entries": ["gluing"], "reason": "Glue is its own reward."},
    ]
    made = replace(MADE, about=about(exceptions=exceptions))
    assert [(line.competency.link.title, line.reason) for line in view(made).unpaid] == [
        ("Gluing", "Glue is its own reward."),
        ("Listening", ""),
    ]
    assert [line.reason for line in view(for_audience(made, "all")).unpaid] == ["", ""]


def test_the_rule_it_asks_for_exceptions_exists() -> None:
    assert UNPAID_RULE in EDITORIAL


def test_an_incentive_that_is_hidden_leaves_no_trace() -> None:
    secret = incentive("secret", {"listening": "strong", "unnamed": "some"}, {"sawing": "strong"}, audience="hr")
    role = profile("joiner", expects("sawing", must_have=True), incentives=("secret", "bonus"))
    made = replace(MADE, incentives=(*MADE.incentives, secret), profiles=(role,))
    assert "secret" in repr(view(made))
    narrowed = view(for_audience(made, "all"))
    assert "secret" not in repr(narrowed).lower()
    assert "unnamed" not in repr(narrowed)
    assert [line.competency.link.title for line in narrowed.unpaid] == ["Gluing", "Listening"]


@pytest.mark.parametrize(
    "incentives", [(), (incentive("empty"),), (incentive("gone", {"sawing": "some"}, status="retired"),)]
)
def test_there_is_no_matrix_where_no_incentive_has_an_effect(incentives: tuple[object, ...]) -> None:
    assert not has_alignment(framework(competencies=(competency("sawing"),), incentives=incentives))
    assert has_alignment(MADE)


def role(*expectations: dict[str, object], incentives: tuple[str, ...] = ("bonus", "prize")) -> AlignmentView:
    return view(replace(MADE, profiles=(profile("joiner", *expectations, incentives=incentives),)))


def test_what_counts_most_in_a_role_is_what_it_must_have_or_weighs_most() -> None:
    expected = (expects("sawing", weight=3), expects("gluing", must_have=True), expects("listening", weight=2))
    lines = role(*expected).roles[0].counts_most
    assert [(line.competency.link.title, line.must_have, line.weight) for line in lines] == [
        ("Sawing", False, 3),
        ("Gluing", True, 1),
    ]
    assert [paid.incentive.title for paid in lines[0].pay.supporting] == ["Bonus", "Prize"]
    assert [paid.incentive.title for paid in lines[1].pay.undermining] == ["Bonus"]


def test_equal_weights_single_nothing_out() -> None:
    assert role(expects("sawing", weight=2), expects("gluing", weight=2)).roles[0].counts_most == ()


def test_a_role_sees_only_what_its_own_incentives_do() -> None:
    expected = (expects("sawing"), expects("gluing"), expects("listening"))
    both = role(*expected, incentives=("bonus", "prize", "warning")).roles[0]
    assert [pulled.link.title for pulled in both.one_way] == ["Gluing", "Why-glue"], "a counter-example pays nobody"
    assert [pulled.link.title for pulled in both.both_ways] == ["Sawing"]
    one = role(expects("sawing"), incentives=("bonus",)).roles[0]
    assert [pulled.link.title for pulled in one.one_way] == ["Why-glue"], "it does not expect gluing"
    assert one.both_ways == ()


def conflicts(*incentives: object, used: tuple[str, ...] = ("first", "second")) -> tuple[Conflict, ...]:
    made = framework(
        competencies=(competency("sawing"), competency("gluing")),
        incentives=incentives,
        profiles=(profile("joiner", expects("sawing"), incentives=used),),
    )
    return view(made).contradictions.conflicts


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        # Strongly for and strongly against.
        (("year", "strong"), ("year", "strong"), True),
        (("year", "strong"), ("year", "some"), False),
        (("year", "some"), ("year", "strong"), False),
        # A quarter against what is strong, or meant for years.
        (("year", "strong"), ("quarter", "some"), True),
        (("several years", "some"), ("quarter", "some"), True),
        (("year", "some"), ("quarter", "some"), False),
        (("several years", "some"), ("half-year", "some"), False),
    ],
)
def test_incentives_of_one_role_contradict_each_other(
    first: tuple[str, str], second: tuple[str, str], contradict: bool
) -> None:
    found = conflicts(
        incentive("first", {"sawing": first[1], "gluing": "strong"}, horizon=first[0]),
        incentive("second", {}, {"sawing": second[1]}, horizon=second[0]),
    )
    assert bool(found) is contradict
    for conflict in found:
        assert (conflict.supporter.id, conflict.underminer.id) == ("first", "second")
        assert [role.title for role in conflict.roles] == ["Joiner"]
        assert [clash.entry.title for clash in conflict.clashes] == ["Sawing"]


def test_incentives_that_no_role_uses_together_do_not_contradict_each_other() -> None:
    pair = (incentive("first", {"sawing": "strong"}), incentive("second", {}, {"sawing": "strong"}))
    assert conflicts(*pair)
    assert conflicts(*pair, used=("first",)) == ()


def test_a_counter_example_takes_back_what_is_strong_or_meant_for_years() -> None:
    made = framework(
        competencies=(competency("sawing"), competency("gluing"), competency("filing")),
        incentives=(
            incentive("yearly", {"sawing": "strong", "gluing": "some"}),
            incentive("lasting", {"gluing": "some"}, horizon="several years"),
            incentive("other", {"filing": "strong"}),
            incentive("warning", {}, {"sawing": "some", "gluing": "some"}, counter_example=True),
        ),
        profiles=(
            profile("joiner", incentives=("yearly",)),
            profile("carver", incentives=("warning",)),
        ),
    )
    (example,) = view(made).contradictions.counter_examples
    assert [role.title for role in example.named_by] == ["Carver"]
    assert [
        (
            conflict.supporter.id,
            [clash.entry.title for clash in conflict.clashes],
            [role.title for role in conflict.roles],
        )
        for conflict in example.conflicts
    ] == [("yearly", ["Sawing"], ["Joiner"]), ("lasting", ["Gluing"], [])]
    assert view(made).contradictions.conflicts == ()


@pytest.mark.parametrize(
    ("horizon", "timings", "late"),
    [
        ("several years", ("lagging", "lagging"), True),
        ("several years", ("lagging", "leading"), False),
        ("several years", (), False),
        ("year", ("lagging",), False),
    ],
)
def test_years_without_a_sign_on_the_way_are_too_late(horizon: str, timings: tuple[str, ...], late: bool) -> None:
    made = framework(
        competencies=(competency("sawing"),),
        incentives=(incentive("slow", {"sawing": "some"}, horizon=horizon, measures=measures(*timings)),),
    )
    assert [link.title for link in view(made).contradictions.late] == (["Slow"] if late else [])


def test_every_reason_has_a_place() -> None:
    marks = [mark for group in view(MADE).groups for row in group.rows for cell in row.cells for mark in cell]
    assert len(marks) == 8
    assert all(re.fullmatch(r"incentives/[a-z-]+\.md#(supports|undermines)-[a-z-]+", mark.reason) for mark in marks)

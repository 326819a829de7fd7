"""Explore: who needs what, from the bakery's two roles; worked out by hand from its YAML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.explore import Legend, ProfileTools, Tools, profile_tools, tools
from rolebook.views.explore_compare import compare_view
from rolebook.views.explore_matrix import matrix_view
from rolebook.views.explore_self_assessment import self_assessment_view
from rolebook.views.navigation import navigation
from rolebook.views.page import Headings, Surroundings
from rolebook.views.pages import handbook_pages
from rolebook.views.parts import Linker
from support import SMALL

WORDS = Headings(**dict.fromkeys(Headings.__dataclass_fields__, "x"))
BAKER, LEAD = "journeyman-baker", "lead-of-the-shop"
CHECKS, DOUGH, SERVES, PLANS = (
    "checks-and-double-checks", "roggenvollkornsauerteigfuehrung", "serves-with-a-smile", "plans-the-night-shift",
)  # fmt: skip


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


def without_expectations(framework: Framework, *ids: str) -> Framework:
    profiles = tuple(
        profile.model_copy(update={"expectations": ()}) if profile.id in ids else profile
        for profile in framework.profiles
    )
    return replace(framework, profiles=profiles)


def explore_paths(framework: Framework) -> list[str]:
    return [page.path for page in handbook_pages(framework, WORDS, Surroundings()) if page.path.startswith("explore/")]


def test_the_matrix_has_every_competency_and_every_role(small: Framework) -> None:
    view = matrix_view(small, Linker.of(small))
    assert [column.id for column in view.columns] == [BAKER, LEAD]
    said = {
        row.competency.id: [cell and (cell.level, cell.label, cell.weight, cell.must_have) for cell in row.cells]
        for row in view.rows
    }
    assert said == {
        CHECKS: [(3, "Master", 2, True), (1, "Apprentice", 1, False)],
        DOUGH: [(3, "Master", 1, False), None],
        SERVES: [(1, "Apprentice", 1, False), (3, "Master", 3, True)],
        PLANS: [(1, "Apprentice", 1, False), (1, "Apprentice", 2, False)],
    }
    assert [(row.competency.number, row.competency.category.title) for row in view.rows] == [
        (1, "Bakehouse"), (12, "Bakehouse"), (None, "Shop"), (None, "Office"),
    ]  # fmt: skip


def test_the_matrix_is_filtered_by_what_competencies_cite(small: Framework) -> None:
    view = matrix_view(small, Linker.of(small))
    # The wage survey is cited by a note on pay alone.
    assert [source.id for source in view.sources] == ["bread-book", "shop-book", "this-framework"]
    assert [category.id for category in view.categories] == ["cat-bakehouse", "cat-shop", "cat-office"]
    facts = {row.id: row for row in view.facts.rows}
    assert facts[CHECKS].sources == ("bread-book", "this-framework")
    assert facts[SERVES].category == "cat-shop"
    assert "hands over the right bag" in facts[SERVES].words


def test_the_legend_explains_only_what_is_there(small: Framework) -> None:
    assert matrix_view(small, Linker.of(small)).legend == Legend(must_have=True, usual_weight=1, unasked=True)
    lone = without_expectations(small, BAKER)
    assert matrix_view(lone, Linker.of(lone)).legend == Legend(must_have=True, usual_weight=1, unasked=True)
    plain = tuple(
        profile.model_copy(
            update={
                "expectations": tuple(
                    small.profiles[0]
                    .expectations[0]
                    .model_copy(update={"competency": c.id, "weight": 1, "must_have": False})
                    for c in small.competencies
                )
            }
        )
        for profile in small.profiles
    )
    even = replace(small, profiles=plain)
    assert matrix_view(even, Linker.of(even)).legend == Legend(must_have=False, usual_weight=None, unasked=False)


def test_a_comparison_lays_knowledge_and_emphasis_beside_each_other(small: Framework) -> None:
    view = compare_view(small, Linker.of(small))
    assert [(row.id, [cell and cell.level for cell in row.cells]) for row in view.knowledge] == [
        ("knowledge-flour", [2, 1])
    ]
    assert [(row.id, row.cells) for row in view.emphasis] == [("dim-craft", (70, None)), ("dim-counter", (30, 100))]
    lead = view.facts.profiles[1]
    assert (lead.knowledge, lead.emphasis) == ({"knowledge-flour": 1}, {"dim-counter": 100})
    assert [(asked, lead.competencies[asked].level) for asked in lead.competencies] == [
        (CHECKS, 1), (SERVES, 3), (PLANS, 1),
    ]  # fmt: skip


def test_a_comparison_brings_the_levels_that_a_way_can_pass(small: Framework) -> None:
    view = compare_view(small, Linker.of(small))
    # Checks lies between 1 and 3; the dough is asked at 3 alone, so its level 1 is of no use; others have no levels.
    assert [(step.competency, step.level, step.label) for step in view.descriptors] == [
        (CHECKS, 1, "Apprentice"), (CHECKS, 2, "Journeyman"), (CHECKS, 3, "Master"), (DOUGH, 3, "Master"),
    ]  # fmt: skip


def test_a_card_offers_every_level_in_the_competencys_own_words_where_it_has_some(small: Framework) -> None:
    view = self_assessment_view(small, Linker.of(small))
    cards = {card.competency.id: card for group in view.groups for card in group.cards}
    assert list(cards) == [CHECKS, DOUGH, SERVES, PLANS]
    assert [(choice.value, choice.description) for choice in cards[DOUGH].choices] == [
        (1, "Feeds the dough by the clock."),
        (2, "Does it alone."),  # what the scale says, since the competency does not describe this level
        (3, "Feeds the dough by smell, and knows the Qualitätssicherungsmaßnahmen by heart."),
    ]
    assert (view.facts.framework, view.facts.version) == ("small", "1.2.3")


def test_a_card_is_there_only_if_a_role_asks_for_it(small: Framework) -> None:
    lone = without_expectations(small, BAKER)
    groups = self_assessment_view(lone, Linker.of(lone)).groups
    assert [card.competency.id for group in groups for card in group.cards] == [CHECKS, SERVES, PLANS]


def test_what_an_audience_may_not_see_is_nowhere(small: Framework) -> None:
    narrowed = for_audience(small, "everyone")
    linker = Linker.of(narrowed)
    views = (matrix_view(narrowed, linker), compare_view(narrowed, linker), self_assessment_view(narrowed, linker))
    for view in views:
        assert "serves-with-a-smile" in repr(view)
        for hidden in ("night-shift", "cat-office", "Plans the night shift"):
            assert hidden not in repr(view)


def test_each_page_is_there_only_if_there_is_something_to_show(small: Framework) -> None:
    overviews = ["explore/alignment.md", "explore/coverage.md"]
    every = ["explore/index.md", "explore/matrix.md", "explore/compare.md", "explore/self-assessment.md", *overviews]
    assert explore_paths(small) == every
    one = without_expectations(small, LEAD)
    assert explore_paths(one) == [path for path in every if path != "explore/compare.md"]
    assert explore_paths(without_expectations(small, BAKER, LEAD)) == ["explore/index.md", *overviews]
    assert explore_paths(replace(small, profiles=())) == ["explore/index.md", *overviews]


def test_roles_lead_to_the_pages_with_themselves_chosen(small: Framework) -> None:
    baker, lead = small.profiles
    assert tools(small) == Tools("explore/matrix.md", "explore/compare.md", "explore/self-assessment.md")
    assert profile_tools(small, baker) == ProfileTools(
        "explore/compare.md#from=journeyman-baker", "explore/self-assessment.md#role=journeyman-baker"
    )
    one = without_expectations(small, LEAD)
    assert profile_tools(one, baker).compare == ""
    assert profile_tools(one, one.profiles[1]) == ProfileTools()
    assert lead.expectations


def test_explore_stands_between_the_library_and_the_page_about_the_edition(small: Framework) -> None:
    tops = [item.path for item in navigation(handbook_pages(small, WORDS, Surroundings()))]
    place = tops.index("explore/index.md")
    assert tops[place - 1] == "library/index.md"
    assert tops[place + 1] == "about/index.md"

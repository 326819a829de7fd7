"""Who keeps what, and what is due, on a fixed day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolebook.model.entry import Status
from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.about import ReviewLine, ReviewsView, reviews_view
from rolebook.views.parts import Linker
from rolebook.views.upkeep import Upkeep
from support import SMALL

# The framework is due on 2099-12-31, `checks-and-double-checks` on 2027-02-01; nothing else has a day of its own.
CHECKS, WHOLE = 'Checks & double-checks <before> "go"', "Bäckerei Sommer & Töchter"


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


def reviews(framework: Framework, today: str) -> ReviewsView:
    return reviews_view(framework, Linker.of(framework, Upkeep(today=today)))


def titles(lines: tuple[ReviewLine, ...]) -> list[str]:
    return [line.link.title for line in lines]


@pytest.mark.parametrize(
    ("today", "overdue", "soon", "later"),
    [
        ("2026-06-01", [], [], [CHECKS, WHOLE]),
        ("2026-11-02", [], [], [CHECKS, WHOLE]),  # 91 days before
        ("2026-11-03", [], [CHECKS], [WHOLE]),  # 90 days before
        ("2027-02-01", [], [CHECKS], [WHOLE]),
        ("2027-02-02", [CHECKS], [], [WHOLE]),
        ("2100-01-01", [CHECKS, WHOLE], [], []),
        ("", [], [], [CHECKS, WHOLE]),
    ],
)
def test_what_is_due_depends_on_the_day(
    small: Framework, today: str, overdue: list[str], soon: list[str], later: list[str]
) -> None:
    view = reviews(small, today)
    assert (titles(view.overdue), titles(view.soon), titles(view.later)) == (overdue, soon, later)


def test_the_framework_counts_once_for_all_entries_without_a_day(small: Framework) -> None:
    (checks, whole) = reviews(small, "2100-01-01").overdue
    assert checks.others == 0
    # 3 categories and 28 entries; `why-at-night` is retired, and one has a day of its own.
    assert len(small.entries) == 28
    assert whole.others == 3 + 28 - 1 - 1


def test_without_any_day_the_entries_without_one_are_counted(small: Framework) -> None:
    about = small.about.model_copy(update={"review_by": None})
    view = reviews(replace(small, about=about), "2026-06-01")
    assert (titles(view.later), view.undated) == ([CHECKS], 3 + 28 - 1 - 1)
    assert reviews(small, "2026-06-01").undated == 0


def test_who_keeps_what(small: Framework) -> None:
    keepers = reviews(small, "").keepers
    kept = [(keeper.owner, [link.title for link in keeper.entries], keeper.others) for keeper in keepers]
    assert kept == [
        ("Master baker", ["Fresh bread or full shelves?"], 0),
        ("Master baker, Bäckerei Sommer", [CHECKS], 0),
        ("Shop team", ["Serves with a smile"], 0),
        ("Frau Sommer & the masters", [], 3 + 28 - 1 - 3),
    ]


def test_where_nobody_keeps_the_rest_it_says_so(small: Framework) -> None:
    about = small.about.model_copy(update={"owner": ""})
    assert reviews(replace(small, about=about), "").keepers[-1].owner == ""


def test_what_was_never_read_through(small: Framework) -> None:
    unread = {kind.kind: (len(kind.entries), kind.out_of) for kind in reviews(small, "").unread}
    assert unread["Competency"] == (2, 4)
    assert unread["Question"] == (4, 4), "the retired one needs no review"
    assert "Tension" not in unread, "its only entry was read"


def test_retired_entries_are_not_due(small: Framework) -> None:
    competencies = tuple(competency.model_copy(update={"status": Status.RETIRED}) for competency in small.competencies)
    assert titles(reviews(replace(small, competencies=competencies), "2027-02-02").overdue) == []

"""Working with the handbook: folds that open when needed, old addresses, levels side by side, pages on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.pages import opened

COMPETENCY = "competencies/offers-solutions.html"
QUESTION = "a-complaint-that-is-half-right"
FOLD = f".rb-question:has(#{QUESTION}) details"
PROBE = "What would you want to be sure of before you answer?"


def fold(page: Page) -> bool:
    """Whether the question is open."""
    return bool(page.locator(FOLD).evaluate("fold => fold.open"))


def test_a_question_folds_and_says_what_is_inside(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / COMPETENCY) as page:
        head = page.locator(f"{FOLD} summary")
        words = head.inner_text()
        assert "Suppose a customer complains sharply" in words
        assert "Situational · 6 minutes · Probes, what to look for, warning signs, rating anchors" in words
        assert not page.get_by_text(PROBE).is_visible()
        head.press("Enter")
        assert page.get_by_text(PROBE).is_visible()


def test_an_address_opens_the_fold_it_leads_into(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / COMPETENCY) as page:
        assert not fold(page)
        page.evaluate(f"location.hash = '{QUESTION}'")
        page.wait_for_function(f"document.querySelector('{FOLD}').open")
        page.evaluate("location.hash = '%zz'")
    with opened(browser, shipped_site / COMPETENCY) as page:
        page.goto(f"{(shipped_site / COMPETENCY).as_uri()}?again#{QUESTION}")
        page.wait_for_function(f"document.querySelector('{FOLD}').open")


def test_search_finds_what_is_folded(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "index.html") as page:
        page.locator("input.md-search__input").fill("sure of before you answer")
        hits = page.locator(f"a.md-search-result__link[href*='{QUESTION}']")
        hits.first.wait_for(state="attached")


def test_the_home_page_opens_the_search(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "index.html", 360) as page:
        page.get_by_role("button", name="Search the handbook").press("Enter")
        page.wait_for_function("document.activeElement.matches('input.md-search__input')")


def test_folds_are_open_on_paper(browser: Browser, shipped_site: Path, tmp_path: Path) -> None:
    with opened(browser, shipped_site / COMPETENCY) as page:
        page.pdf(path=tmp_path / "page.pdf", format="A4")
        assert not fold(page), "and closed again on screen"
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    words = " ".join(text.split())
    assert PROBE in words
    assert "Stated in How to assess your vendor" in words
    for screen_only in ("Table of contents", "Previous:", "Competencies /"):
        assert screen_only not in words


def test_folds_are_open_on_paper_without_scripts(browser: Browser, shipped_site: Path, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((shipped_site / COMPETENCY).as_uri())
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    context.close()
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "page.pdf").pages)
    assert PROBE in " ".join(text.split())


@pytest.mark.parametrize("place", ["", "#greets-by-name"])
def test_an_old_address_leads_to_the_same_place(browser: Browser, small_site: Path, place: str) -> None:
    with opened(browser, small_site / "competencies" / "smiles.html") as page:
        page.goto(f"{(small_site / 'competencies' / 'smiles.html').as_uri()}?again{place}")
        page.wait_for_url(f"**/competencies/serves-with-a-smile.html{place}")
        assert page.locator("h1").inner_text().startswith("Serves with a smile")


def test_an_old_address_needs_no_script(browser: Browser, small_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / "competencies" / "smiles.html").as_uri())
    page.wait_for_url("**/competencies/serves-with-a-smile.html")
    context.close()


def test_an_old_place_on_a_shared_page_is_found(browser: Browser, small_site: Path) -> None:
    with opened(browser, small_site / "library" / "tension.html") as page:
        heading = page.locator("h2:has(#fresh-or-full)")
        assert heading.get_attribute("id") == "tension-fresh-or-full"


LEVELS = "[...document.querySelectorAll('.rb-level')].map(level => level.getBoundingClientRect())"


@pytest.mark.parametrize(("width", "rows"), [(1440, 1), (1024, 2), (360, 4)])
def test_levels_stand_side_by_side_where_there_is_room(
    browser: Browser, shipped_site: Path, width: int, rows: int
) -> None:
    with opened(browser, shipped_site / COMPETENCY, width) as page:
        places = page.evaluate(LEVELS)
        assert len(places) == 4
        assert len({round(place["top"]) for place in places}) == rows
        assert min(place["width"] for place in places) >= 180


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (2, 1), (3, 1), (5, 2), (6, 2)])
def test_any_number_of_levels_stays_readable(browser: Browser, shipped_site: Path, count: int, rows: int) -> None:
    with opened(browser, shipped_site / COMPETENCY) as page:
        page.evaluate(
            """count => {
                const row = document.querySelector(".rb-levels__row");
                while (row.children.length < count) row.append(row.firstElementChild.cloneNode(true));
                while (row.children.length > count) row.lastElementChild.remove();
            }""",
            count,
        )
        places = page.evaluate(LEVELS)
        assert len({round(place["top"]) for place in places}) == rows
        assert min(place["width"] for place in places) >= 200


def test_the_home_page_says_it_on_one_screen(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "index.html") as page:
        doors = page.locator(".rb-door")
        assert doors.count() == 3
        for index in range(3):
            box = doors.nth(index).bounding_box()
            assert box
            assert box["y"] + box["height"] <= 900

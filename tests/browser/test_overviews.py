"""The two overviews as a reader meets them: the alignment matrix and the coverage map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.pages import opened

ALIGNMENT = "explore/alignment.html"
COVERAGE = "explore/coverage.html"
OVERVIEWS = (ALIGNMENT, COVERAGE)


@pytest.mark.parametrize("overview", OVERVIEWS)
def test_a_phone_scrolls_the_table_and_not_the_page(browser: Browser, shipped_site: Path, overview: str) -> None:
    with opened(browser, shipped_site / overview, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        region = page.get_by_role("region").locator("visible=true").first
        assert region.evaluate("it => it.scrollWidth > it.clientWidth")
        head = page.locator(".rb-map tbody th[scope=row]").first
        before = head.bounding_box()
        region.evaluate("it => it.scrollLeft = 200")
        assert head.bounding_box() == before, "the first column stays"


@pytest.mark.parametrize("overview", OVERVIEWS)
def test_the_keyboard_scrolls_the_table_and_its_head_stays(browser: Browser, shipped_site: Path, overview: str) -> None:
    with opened(browser, shipped_site / overview) as page:
        region = page.get_by_role("region", name="Alignment matrix" if overview == ALIGNMENT else "Coverage map")
        region.focus()
        assert region.evaluate("it => it === document.activeElement")
        page.keyboard.press("End")
        page.wait_for_function("document.querySelector('.rb-wide').scrollTop > 100")
        head, top = page.locator(".rb-map thead").bounding_box(), region.bounding_box()
        assert head is not None
        assert top is not None
        assert abs(head["y"] - top["y"]) <= 2


@pytest.mark.parametrize("overview", OVERVIEWS)
def test_every_cell_belongs_to_a_row_and_a_column(browser: Browser, shipped_site: Path, overview: str) -> None:
    with opened(browser, shipped_site / overview) as page:
        columns = page.locator(".rb-map thead th[scope=col]").count()
        rows = page.locator(".rb-map tbody tr:has(th[scope=row])")
        assert rows.count() >= 25
        for row in rows.all():
            assert row.locator("th[scope=row]").count() == 1
            assert row.locator("td").count() == columns - 1


def test_each_sign_has_words_and_leads_to_its_reason(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / ALIGNMENT) as page:
        words = {link.text_content() for link in page.locator(".rb-map td a").all()}
        assert words == {"++supports strongly", "+supports", "−works against", "−−works strongly against"}
        page.locator(".rb-map tr#row-offers-solutions td a").first.click()
        page.wait_for_url("**/incentives/incentive-non-financial.html#supports-offers-solutions")
        reason = page.locator("li:has(#supports-offers-solutions)")
        assert "Offers solutions" in reason.inner_text()
        assert reason.bounding_box()["y"] < 900  # type: ignore[index]


def test_an_incentive_leads_to_its_column_and_the_competencies_to_the_map(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "incentives/incentive-multi-year.html") as page:
        page.get_by_role("link", name="Compare it with the other incentives").click()
        page.wait_for_url("**/explore/alignment.html#column-incentive-multi-year")
        assert page.locator("th#column-incentive-multi-year").inner_text() == "Multi-year incentive"
    with opened(browser, shipped_site / "competencies/index.html") as page:
        page.get_by_role("link", name="See what there is for each competency").click()
        page.wait_for_url("**/explore/coverage.html")


def test_paper_gets_the_whole_table(browser: Browser, shipped_site: Path) -> None:
    for overview in OVERVIEWS:
        with opened(browser, shipped_site / overview, width=1000) as page:
            page.emulate_media(media="print")
            region = page.locator(".rb-wide")
            assert region.evaluate(
                "it => it.scrollHeight <= it.clientHeight + 2 && it.scrollWidth <= it.clientWidth + 2"
            )


def test_the_map_of_the_small_framework_shows_its_holes(browser: Browser, small_site: Path) -> None:
    with opened(browser, small_site / COVERAGE) as page:
        # Main, reserve; anyone, self, apprentice; plans, questionnaires, worksheets; roles, incentives, library.
        assert cells(page, "Plans the night shift") == [
            "none", "none", "1", "none", "1", "none", "1", "none", "2", "1", "none",
        ]  # fmt: skip
        holes = page.locator(".rb-map tr:has(a:text-is('Plans the night shift')) .rb-hole")
        assert holes.count() == 2, "no question of its own, and no interview plan"
        said = page.locator("h2#holes + ul").inner_text()
        assert "2 competencies have no main question of their own: Serves with a smile, Plans the night shift." in said


def cells(page: Page, title: str) -> list[str]:
    row = page.locator(f".rb-map tr:has(th[scope=row] a:text-is('{title}'))")
    return [cell.strip() for cell in row.locator("td").all_inner_texts()]

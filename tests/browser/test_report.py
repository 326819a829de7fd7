"""A report on a screen: no barrier that axe finds, and no page that runs off a phone."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.pages import opened, serious_violations
from reported import CASES
from rolebook.project import packaged_templates
from rolebook.render.report import render_report
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.views.report import report

NAMES = ("year", "nothing", "hostile", "seven-points")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports on a screen")
    for name in NAMES:
        framework, found = CASES[name]
        view = report(framework(), found())
        for artifact in render_report(view, Templates((packaged_templates(),), "en"), PageStyle(), None, name):
            (folder / artifact.path).write_bytes(artifact.content)
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_serious(browser: Browser, reports: Path, name: str, scheme: str) -> None:
    with opened(browser, reports / f"{name}.html", scheme=scheme) as page:
        assert serious_violations(page) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_shows_every_figure_without_scrolling_sideways(browser: Browser, reports: Path, name: str) -> None:
    with opened(browser, reports / f"{name}.html", width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate("[...document.querySelectorAll('.wide')].every(e => e.scrollWidth <= e.clientWidth)")
        cells = page.evaluate(
            """[...document.querySelectorAll(':is(.rate, .means) tbody td')].map(cell => {
                const { left, right, top } = cell.getBoundingClientRect();
                const name = cell.parentElement.cells[0].getBoundingClientRect();
                return [left, right, top - name.bottom]; })"""
        )
        assert bool(cells) == (name != "nothing")
        for left, right, below in cells:
            assert 0 <= left < right <= 360
            assert below >= -1, "what a row is called stands above it"


def test_a_screen_has_links_to_the_chapters_and_paper_has_none(browser: Browser, reports: Path) -> None:
    with opened(browser, reports / "year.html") as page:
        links = page.locator(".ways a").all()
        assert len(links) > 8
        for link in links:
            target = page.locator(link.get_attribute("href") or "")
            assert target.locator("h2").count() >= 1
        assert links[0].is_visible()
        page.emulate_media(media="print")
        assert not links[0].is_visible()


def test_paper_is_white_where_screens_are_dark(browser: Browser, reports: Path) -> None:
    with opened(browser, reports / "year.html", scheme="dark") as page:
        colours = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
        on_screen = page.evaluate(colours)
        page.emulate_media(media="print")
        assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(29, 39, 51)"] != on_screen


def test_a_bar_is_as_high_as_its_part_of_all_who_rated(browser: Browser, reports: Path) -> None:
    """What a reader sees, beside the number that stands below: half of a column for two of four."""
    with opened(browser, reports / "hostile.html") as page:
        found = page.evaluate(
            """[...document.querySelectorAll('.item .bar')].map(bar => [
                bar.getBoundingClientRect().height / bar.parentElement.clientHeight,
                Number(bar.closest('td').innerText)])"""
        )
    # Reads the recipe aloud: 1 and 2 of 3; the dough and the names: 1 and 3 of 4.
    expected = [(1 / 3, 1), (2 / 3, 2), (1 / 4, 1), (3 / 4, 3), (1 / 4, 1), (3 / 4, 3)]
    assert [count for _, count in found] == [count for _, count in expected]
    assert [height for height, _ in found] == pytest.approx([height for height, _ in expected], abs=0.08)


def test_the_report_names_its_sentences_as_headings(browser: Browser, reports: Path) -> None:
    with opened(browser, reports / "year.html") as page:
        levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(each => Number(each.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))

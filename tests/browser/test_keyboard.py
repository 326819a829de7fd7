"""Everything on a page is reached with the Tab key, and one sees where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.pages import opened
from browser.test_pages import KINDS

REMEMBER = """() => {
  const reachable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const places = '.md-search__input, .md-tabs *, .md-sidebar *, .md-content *, .md-footer *';
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled;
  const isOther = (element) => element.type === 'radio' && !element.checked
    && document.querySelector(`input[name="${element.name}"]`) !== element;
  const all = [...document.querySelectorAll(reachable)]
    .filter((element) => element.matches(places) && seen(element) && !isOther(element));
  const ring = (element) => element && getComputedStyle(element).outlineStyle !== 'none'
    && parseFloat(getComputedStyle(element).outlineWidth) >= 1;
  window.left = new Set(all);
  window.unseen = [];
  document.addEventListener('focusin', ({ target }) => {
    const known = window.left.delete(target);
    if (known && !ring(target) && !ring(target.nextElementSibling)) window.unseen.push(target.outerHTML);
  });
  return all.length;
}"""
"""Notes all that can be reached, and from then on what has been, and what did not show it.

Of radio buttons that belong together, Tab reaches one; the arrow keys lead on.
"""


def not_reached(page: Page) -> list[str]:
    """What Tab does not lead to, in one round through the page."""
    number = page.evaluate(REMEMBER)
    assert number > 10
    for _ in range(number + 40):
        page.keyboard.press("Tab")
    left: list[str] = page.evaluate("[...window.left].map((element) => element.outerHTML)")
    return left


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_everything_and_shows_where_it_is(browser: Browser, shipped_site: Path, kind: str) -> None:
    with opened(browser, shipped_site / KINDS[kind]) as page:
        assert not_reached(page) == []
        assert page.evaluate("window.unseen") == []


def test_a_link_out_of_the_round_is_noticed(browser: Browser, small_site: Path) -> None:
    with opened(browser, small_site / "glossary.html") as page:
        page.evaluate("document.querySelector('.md-content a').tabIndex = -1")
        page.evaluate("document.querySelector('.md-tabs a').style.outline = 'none'")
        assert len(not_reached(page)) == 1
        assert len(page.evaluate("window.unseen")) == 1

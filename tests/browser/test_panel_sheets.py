"""The panel's sheets on a screen: no barrier that axe finds, and no page that runs off a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.pages import opened, serious_violations
from saved import content, saved
from support import SMALL, rolebook


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sheets")
    long = "She put the batch aside, told the shift, and wrote on the board what had gone wrong. " * 3
    for number, (who, by) in enumerate(
        ((who, by) for who in ("K-17", "K-22") for by in ("Ada Bäcker", "Olaf")), start=1
    ):
        fields = {"q1.because": long, "strengths": long, "recommendation": "Yes"}
        (folder / f"{number}.json").write_bytes(content(saved(who, by, str(number % 3 + 1), "2", "3", fields=fields)))
    files = sorted(folder.glob("*.json"))
    result = rolebook("panel", *files, "--framework", SMALL, "--out", folder / "out")
    assert result.returncode == 0, result.stderr
    return folder / "out" / "panel-trial-night-K-17_K-22.html"


def test_axe_finds_nothing_serious(browser: Browser, sheets: Path) -> None:
    with opened(browser, sheets) as page:
        assert serious_violations(page) == []


def test_a_phone_scrolls_tables_and_not_the_page(browser: Browser, sheets: Path) -> None:
    with opened(browser, sheets, width=360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        regions = page.locator(".wide")
        assert regions.count() >= 5
        assert page.evaluate(
            "[...document.querySelectorAll('.wide')].some(each => each.scrollWidth > each.clientWidth)"
        )

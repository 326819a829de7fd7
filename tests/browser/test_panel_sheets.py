"""The panel's sheets on a screen: no barrier that axe finds, and no page that runs off a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.on_screen import at_work, field
from browser.pages import opened, serious_violations
from browser.test_guide_screen import rate, rendered
from rolebook.exchange.interview_files import merged_interviews
from rolebook.views.panel import panel_view
from saved import content, saved, small
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


def test_what_a_guide_saves_is_what_a_panel_reads(browser: Browser, tmp_path: Path) -> None:
    """From the marks on the screen to the consensus sheet. The reserve question stands in for the first."""
    (tmp_path / "guide.html").write_text(rendered(small()), encoding="utf-8")
    with at_work(browser, tmp_path / "guide.html") as page:
        field(page, "candidate").fill("K-17")
        field(page, "interviewer").fill("Ada Bäcker")
        rate(page, "q1", 3)
        rate(page, "q2", 2)
        rate(page, "q3", "off_scale")
        field(page, "q1.because").fill("Stopped <the> sale.")
        field(page, "r1.used").check()
        field(page, "before_others").check()
        page.locator('[name="recommendation"][value="Yes"]').check()
        with page.expect_download() as download:
            page.get_by_role("button", name="Save to file").click()
        written = Path(download.value.path()).read_bytes()
    read = merged_interviews([("ada.json", written)], small())
    (sheet,) = panel_view(small(), read.plan, read.by_candidate, read.warnings).sheets
    (seat,) = sheet.seats
    assert [each.rule for each in read.warnings] == ["interview-panel"], "the plan asks for two"
    assert (sheet.candidate, seat.record.interviewer, seat.counts) == ("K-17", "Ada Bäcker", True)
    assert [row.mean for row in sheet.rows] == [3, 2, None]
    assert seat.record.recommendation == "Yes"
    assert [(each.answer.code, each.answer.because) for group in sheet.reasons for each in group.reasons] == [
        ("1", "Stopped <the> sale."), ("R1", ""), ("2", ""), ("3", ""),
    ]  # fmt: skip
    assert [each.code for each in sheet.open_questions] == ["3"]

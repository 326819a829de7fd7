"""What somebody fills in on screen is read as they meant it, from the file that the page saves and from its table."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser

from browser.on_screen import at_work, field
from came_back import FIELDS, FORM, expected, read
from rolebook.views.addresses import SheetFile


def test_a_form_on_screen_comes_back(browser: Browser, small_site: Path, tmp_path: Path) -> None:
    with at_work(browser, small_site / f"print/questionnaires/{FORM}.{SheetFile.SCREEN}") as page:
        for name, value in FIELDS.items():
            if field(page, name).first.get_attribute("type") == "radio":
                field(page, name).and_(page.locator(f'[value="{value}"]')).check()
            else:
                field(page, name).fill(value)
        for button, file in (("Save to file", "a.json"), ("Download CSV", "b.csv")):
            with page.expect_download() as download:
                page.get_by_role("button", name=button).click()
                page.get_by_role("button", name=re.compile("Leave (it|them) open")).click()
            download.value.save_as(tmp_path / file)
    responses, left, remarks = read(tmp_path, {})
    assert (left, [(each.file, each.message) for each in remarks]) == (
        [],
        [("b.csv", "A form says the same as a.json")],
    )
    assert responses == [expected("a.json"), expected("b.csv, row 2")]

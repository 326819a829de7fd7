"""Pages to fill in on screen, as somebody meets them: one file, opened by double-click, with no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Dialog, Page

HOSTILE = "<img src=x onerror=alert(1)>"


@contextmanager
def at_work(
    browser: Browser,
    file: Path,
    width: int = 1440,
    before: str = "",
    left: list[str] | None = None,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Page]:
    """The page in a browser of its own, at ten o'clock. Fails if it asks for anything, or complains of anything.

    `before` is a script that runs first. `left` receives the questions that the browser asks; else there may be none.
    """
    asked = [] if left is None else left
    seen: set[str] = set()
    errors: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    context = browser.new_context(viewport={"width": width, "height": 900}, timezone_id="UTC", color_scheme=scheme)
    context.clock.install(time=datetime(2026, 12, 1, 10, tzinfo=UTC))
    context.add_init_script(before)
    page = context.new_page()
    page.on("request", lambda request: seen.add(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.on("dialog", accept)
    page.goto(file.as_uri())
    yield page
    context.close()
    assert {url for url in seen if not url.startswith(("data:", "blob:"))} == {file.as_uri()}, "it asked for a file"
    assert errors == []
    assert left is not None or asked == []


def field(page: Page, name: str) -> Any:
    return page.locator(f'.sheet [name="{name}"]')


def said(page: Page) -> str:
    return page.locator("#message").inner_text()


def forget_what_was_said(page: Page) -> None:
    page.evaluate("document.getElementById('message').replaceChildren()")


def good(page: Page) -> str:
    """The file that the page saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to file").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


def fields(page: Page) -> dict[str, object]:
    """What the page would save."""
    saved: dict[str, object] = json.loads(good(page))["fields"]
    return saved


def offer(page: Page, content: str, name: str = "x.json") -> None:
    """Open a file, and wait until the page has said something about it."""
    forget_what_was_said(page)
    files = [{"name": name, "mimeType": "application/json", "buffer": content.encode()}]
    page.locator("#file").set_input_files(files)  # type: ignore[arg-type]
    page.locator("#message:not(:empty), dialog[open]").first.wait_for()


def keep(page: Page) -> None:
    """Agree that what is filled in is kept, and wait until the page has said what came of it."""
    forget_what_was_said(page)
    page.get_by_label("Keep on this device").click()
    page.get_by_role("button", name="Keep on this device").click()
    page.locator("#message:not(:empty)").wait_for()

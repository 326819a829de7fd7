"""Pages opened in a browser, as a reader opens them, and what axe says of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request

MATERIALS_OWN = {
    "aria-dialog-name",  # the search overlay has no name; it is Material's template
    "scrollable-region-focusable",  # the scrolling sidebar; its links take the focus
}
"""What axe finds in Material for MkDocs itself."""


@contextmanager
def opened(browser: Browser, file: Path, width: int = 1440, scheme: str = "light") -> Iterator[Page]:
    """A page opened from its file. Fails if it asks for anything that is not a file, or if a script of it fails.

    The test may go on from there to other pages.
    """
    requests: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            requests.append(request.url)

    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.on("request", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert requests == [], "a request left the machine"
    assert errors == []


def resize(page: Page, width: int) -> None:
    """Give a page that is open another width, and wait until it has settled."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")


def serious_violations(page: Page) -> list[str]:
    results = Axe().run(page).response
    assert results["passes"], "axe looked at nothing"
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in results["violations"]
        if violation["impact"] in {"serious", "critical"} and violation["id"] not in MATERIALS_OWN
        for node in violation["nodes"]
    ]

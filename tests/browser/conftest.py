"""A real browser: Debian's Chromium, or one that CHROMIUM names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from support import ROOT, built, require

# Why: without these a container's Chromium does not start, and any Chromium calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = require(os.environ.get("CHROMIUM", "chromium"), "pages are tested in it (Debian: chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped framework's handbook, in a folder whose name is awkward."""
    site = tmp_path_factory.mktemp("shipped") / "a folder with blänks" / "site"
    built(ROOT, "--no-pdf", "--out", site)
    return site

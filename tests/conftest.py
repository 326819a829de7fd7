"""Fixtures that several tests share, and the switch that renews golden files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from support import ROOT, SMALL, built, require

# Why: without these a container's Chromium does not start, and any Chromium calls home.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what is rendered now as the golden files.")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests away from the user's cache, and from the clock that a reproducible build would set.

    Several workers share one cache, so that a book that one of them laid out is there for the others.
    """
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared / "cache"))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small framework, built completely."""
    site = tmp_path_factory.mktemp("small") / "site"
    built(SMALL, "--out", site)
    return site


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the book of the small framework, its chapters and the Word document."""
    site = tmp_path_factory.mktemp("small-book") / "site"
    built(SMALL, "--only", "book", "--out", site)
    return site / "book"


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped framework, built completely into a folder whose name is awkward."""
    site = tmp_path_factory.mktemp("shipped") / "a folder with blänks" / "site"
    built(ROOT, "--out", site)
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or one that CHROMIUM names."""
    program = require(os.environ.get("CHROMIUM", "chromium"), "pages are tested in it (Debian: chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()

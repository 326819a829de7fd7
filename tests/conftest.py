"""Fixtures that several tests share, and the switch that renews golden files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from support import FRAMEWORKS, ROOT, SMALL, built, require

BuildOnce = Callable[..., Path]
"""Builds with these arguments into a folder of this name, and gives the site."""

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


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run of tests, which all workers share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def _own_cache(run_folder: Path) -> Iterator[None]:
    """Keep tests away from the user's cache, and from the clock that a reproducible build would set.

    Several workers share one cache, so that a book that one of them laid out is there for the others.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(run_folder / "cache"))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session")
def build_once(run_folder: Path) -> BuildOnce:
    """Builds a site once in a run: the worker that asks first builds it, and the others wait for it."""

    def build(name: str, *arguments: object) -> Path:
        site = run_folder / name / "site"
        with FileLock(run_folder / f"{site.parent.name}.lock"):
            if not site.exists():
                built(*arguments, "--out", site)
        return site

    return build


@pytest.fixture(scope="session")
def small_site(build_once: BuildOnce) -> Path:
    """The small framework, built completely."""
    return build_once("small", SMALL)


@pytest.fixture(scope="session")
def small_book(build_once: BuildOnce) -> Path:
    """The folder with the book of the small framework, its chapters and the Word document."""
    return build_once("small-book", SMALL, "--only", "book") / "book"


@pytest.fixture(scope="session")
def ladder_site(build_once: BuildOnce) -> Path:
    """The engineering ladder, built completely."""
    return build_once("ladder", FRAMEWORKS / "engineering-ladder", "--pdf", "required")


@pytest.fixture(scope="session")
def shipped_site(build_once: BuildOnce) -> Path:
    """The shipped framework, built completely into a folder whose name is awkward."""
    return build_once("a folder with blänks", ROOT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or one that CHROMIUM names."""
    program = require(os.environ.get("CHROMIUM", "chromium"), "pages are tested in it (Debian: chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()

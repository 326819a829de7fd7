"""Fixtures that several tests share, and the switch that renews golden files."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import SMALL, built


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write what is rendered now as the golden files.")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the user's cache, and from the clock that a reproducible build would set."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small framework, built completely."""
    site = tmp_path_factory.mktemp("small") / "site"
    built(SMALL, "--out", site)
    return site

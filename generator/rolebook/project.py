"""Where a project's things are: its framework, its mkdocs.yml, its templates; and the packaged ones beside them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path

from rolebook.model.layout import ABOUT_FILE
from rolebook.problems import UsageError

MKDOCS_FILE = "mkdocs.yml"
FRAMEWORK_FOLDER = "framework"
TEMPLATES_FOLDER = "site_templates"


@dataclass(frozen=True)
class Project:
    """A framework folder and what stands beside it. `mkdocs_file` is None where the project has none."""

    framework: Path
    mkdocs_file: Path | None
    templates: tuple[Path, ...]


def find_project(folder: Path | None) -> Project:
    """The project of a folder, which is a framework, holds one called `framework`, or is left to the current folder.

    Raises UsageError if there is no such folder.
    """
    start = folder or Path()
    if not start.is_dir():
        raise UsageError(f"There is no folder {start}.")
    inside = start / FRAMEWORK_FOLDER
    framework = inside if not (start / ABOUT_FILE).exists() and inside.is_dir() else start
    places = [framework, start] if framework == inside else [framework, framework.resolve().parent]
    mkdocs_file = next((place / MKDOCS_FILE for place in reversed(places) if (place / MKDOCS_FILE).is_file()), None)
    return Project(framework, mkdocs_file, template_folders(places[-1]))


def template_folders(beside: Path) -> tuple[Path, ...]:
    """The template folders in the order they are searched: the project's own first, if it has any."""
    own = beside / TEMPLATES_FOLDER
    packaged = packaged_templates()
    return (own, packaged) if own.is_dir() and own.resolve() != packaged.resolve() else (packaged,)


def packaged_templates() -> Path:
    """The templates that come with Rolebook: inside the installed package, or at the top of its repository."""
    return _packaged(TEMPLATES_FOLDER)


def starter_folder() -> Path:
    """The framework that `rolebook init` copies."""
    return packaged_templates() / "starter"


def _packaged(name: str) -> Path:
    package = Path(__file__).parent
    installed = package / name
    return installed if installed.is_dir() else package.parent.parent / name


def today() -> str:
    """The day as YYYY-MM-DD: SOURCE_DATE_EPOCH (reproducible-builds.org) if it is set, else the clock's, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.date().isoformat()


def cache_folder() -> Path:
    """The user's own folder for what Rolebook remembers between runs."""
    return user_cache_path("rolebook", appauthor=False)

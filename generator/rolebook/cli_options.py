"""What the commands share: options, and how a command ends where a user has something to mend."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from rolebook.problems import ProblemsFound, UsageError

if TYPE_CHECKING:
    from rolebook.mkdocs_engine import Site
    from rolebook.project import Project
    from rolebook.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(path_type=Path, file_okay=False)
PROBLEMS = 1
WRONG_USAGE = 2
LONGEST_LINE = 60


def for_people(command: F) -> F:
    """End a command with a message and an exit code where a user has something to mend; let bugs through."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        from rolebook.terminal import print_problems, print_usage_error

        try:
            command(*args, **kwargs)
        except ProblemsFound as error:
            print_problems(error.problems)
            sys.exit(PROBLEMS)
        except UsageError as error:
            print_usage_error(str(error))
            sys.exit(WRONG_USAGE)

    return run  # type: ignore[return-value]  # wraps() keeps the signature


def open_project(folder: Path | None) -> tuple[Project, Site, Settings]:
    """The project of a folder, the site it makes, and the settings that its mkdocs.yml asks for. Raises UsageError."""
    from rolebook.mkdocs_engine import default_config_file, open_site
    from rolebook.project import find_project

    project = find_project(folder)
    site = open_site(project.mkdocs_file or default_config_file())
    return project, site, replace(site.settings, framework=project.framework, templates=project.templates)


def audience_option(command: F) -> F:
    """The option that names the audience of an edition."""
    return click.option(
        "--audience", default="", metavar="ID", help="Make the edition for this audience; without it, the complete one."
    )(command)


def on_one_line(text: str, option: str) -> str:
    """The value of an option as one line, as it can stand at the foot of a page. Raises UsageError."""
    line = " ".join(text.split())
    if len(line) > LONGEST_LINE or not line.isprintable():
        raise UsageError(f"{option} takes {LONGEST_LINE} plain characters at most, on one line; this has {len(line)}.")
    return line


def day(value: str) -> str:
    """A day as YYYY-MM-DD, as the value of an option. Raises BadParameter, which click tells the user."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day. Write it like 2026-12-01: year, month, day.") from None

"""The commands for those who write a framework."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rolebook.cli_options import FOLDER, PROBLEMS, audience_option, for_people
from rolebook.problems import is_error
from rolebook.settings import Style


@click.command()
@click.argument("directory", type=FOLDER)
@for_people
def init(directory: Path) -> None:
    """Start a new framework in DIRECTORY, which builds at once.

    \b
    Example:
      rolebook init my-framework
    """
    from rolebook.project import starter_folder
    from rolebook.terminal import print_next_steps
    from rolebook.writing import copy_folder

    copy_folder(starter_folder(), directory)
    print_next_steps(directory)


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="text for people, json for programs, github for annotations in GitHub Actions.",
)
@click.option("--strict", is_flag=True, help="End with exit code 1 for warnings too.")
@for_people
def check(folder: Path | None, style: str, strict: bool) -> None:
    """List every problem and warning, each with its place and advice.

    Problems keep the framework from being built. Warnings do not.
    Exit code 0: no problem; 1: problems; 2: the command was called wrongly.

    \b
    Examples:
      rolebook check
      rolebook check my-framework --format json
    """
    from rolebook.project import cache_folder, find_project, today
    from rolebook.source.cache import Cache
    from rolebook.source.load import check_framework
    from rolebook.terminal import print_verdict

    project = find_project(folder)
    problems = check_framework(project.framework, Cache(cache_folder()), today())
    print_verdict(problems, style)
    sys.exit(PROBLEMS if any(strict or is_error(problem) for problem in problems) else 0)


@click.command()
@click.argument("old")
@click.argument("new", default="")
@click.option(
    "--format",
    "style",
    type=click.Choice([style.value for style in Style]),
    default=Style.TEXT.value,
    help="text for people, markdown for a changelog or a pull request, json for programs.",
)
@audience_option
@for_people
def diff(old: str, new: str, style: str, audience: str) -> None:
    """Say what changed between two versions of a framework.

    It also says which version the changes ask for.
    OLD and NEW are folders (a framework, or a folder that holds one called `framework`) or git revisions of the
    project in the current folder. Without NEW, its framework is compared as it is now.
    Exit code 0: compared; 1: one of the two has problems; 2: the command was called wrongly.

    \b
    Examples:
      rolebook diff v1.0.0
      rolebook diff v1.0.0 v1.1.0 --format markdown
      rolebook diff ../last-year --audience employee
    """
    from rolebook.pipeline import compare
    from rolebook.project import cache_folder, find_project
    from rolebook.render.changes import render_changes
    from rolebook.render.templates import Templates
    from rolebook.settings import Settings

    project = find_project(None)
    settings = Settings(project.framework, project.templates, audience=audience, cache=cache_folder())
    difference = compare(settings, old, new)
    templates = Templates(project.templates, difference.new.about.language)
    click.echo(render_changes(difference, templates, Style(style)), nl=False)


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option(
    "--reference", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page that explains every key."
)
@for_people
def schema(folder: Path | None, reference: Path | None) -> None:
    """Write the JSON Schemas that editors complete and check YAML from.

    They go into schema/ in the framework's folder.

    \b
    Examples:
      rolebook schema
      rolebook schema --reference docs/manual/reference.md
    """
    from rolebook.exchange.json_schema import json_schemas, reference_page
    from rolebook.model.layout import SCHEMA_FOLDER
    from rolebook.project import find_project
    from rolebook.terminal import print_written
    from rolebook.writing import write_artifacts, write_file

    target = find_project(folder).framework
    artifacts = json_schemas()
    write_artifacts(artifacts, target / SCHEMA_FOLDER)
    if reference:
        write_file(reference, reference_page())
    print_written(len(artifacts), target / SCHEMA_FOLDER)

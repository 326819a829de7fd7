"""The door on the command line: options in, summary out. Only doors print and exit."""

from __future__ import annotations

import gc
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolebook import __version__
from rolebook.cli_forms import form
from rolebook.cli_interviews import guide, panel
from rolebook.cli_options import FOLDER, PROBLEMS, audience_option, for_people, open_project
from rolebook.cli_tally import tally
from rolebook.problems import UsageError, is_error
from rolebook.settings import Output, Paper, Pdf, Style

if TYPE_CHECKING:
    from rolebook.project import Project


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rolebook")
def main() -> None:
    """Competency frameworks as code: YAML in, a handbook, interview guides and questionnaires out.

    \b
    Start here:
      rolebook init my-framework
      rolebook build my-framework
    """
    # Why: reading makes hundreds of thousands of small values that all stay; searching them for garbage again and again
    # takes a fifth of the time.
    gc.set_threshold(100_000, 20, 100)


for command in (guide, panel, form, tally):
    main.add_command(command)


@main.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--out", type=FOLDER, default=None, help="Where to write the site. Default: site, beside mkdocs.yml.")
@click.option(
    "--only",
    type=click.Choice([output.value for output in Output], case_sensitive=False),
    multiple=True,
    help="Make only this part; may be given several times.",
)
@click.option("--book", is_flag=True, help="Also make the book, which takes minutes: the handbook as PDF and Word.")
@audience_option
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper], case_sensitive=False),
    default=None,
    help="Paper of print documents.",
)
@click.option(
    "--pdf",
    type=click.Choice([pdf.value for pdf in Pdf], case_sensitive=False),
    default=None,
    help="auto: if the libraries are there; required: or stop with an error; off: none.",
)
@click.option("--no-pdf", "pdf", flag_value=Pdf.OFF.value, help="The same as --pdf off.")
@click.option(
    "--since",
    default="",
    metavar="VERSION",
    help="Add a page of what changed since this version: a folder or a git revision.",
)
@for_people
def build(  # noqa: PLR0913, PLR0917  # one for each option
    folder: Path | None,
    out: Path | None,
    only: tuple[str, ...],
    book: bool,
    audience: str,
    paper: str | None,
    pdf: str | None,
    since: str,
) -> None:
    """Build the site: handbook, print documents and data.

    FOLDER is the framework, or the folder that holds one called `framework`. Default: the current folder.

    \b
    Examples:
      rolebook build
      rolebook build --audience employee --out public
      rolebook build --only print --paper letter --out print-on-letter
      rolebook build --since v1.0.0
      rolebook build --book
    """
    started = time.monotonic()
    from rolebook.site_build import build_site
    from rolebook.terminal import StepProgress, print_summary

    project, site, settings = open_project(folder)
    settings = replace(
        settings,
        audience=audience or settings.audience,
        outputs=(frozenset(map(Output, only)) or settings.outputs) | ({Output.BOOK} if book else frozenset()),
        paper=Paper(paper) if paper else settings.paper,
        pdf=Pdf(pdf) if pdf else settings.pdf,
        compare_with=since or settings.compare_with,
    )
    target = out or _beside(project) / "site"
    with StepProgress() as progress:
        made = build_site(site, settings, target, progress)
    print_summary(made.summary, target, time.monotonic() - started, made.was_there)


def _beside(project: Project) -> Path:
    return project.mkdocs_file.parent if project.mkdocs_file else project.framework


@main.command()
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
    """List every problem and warning of a framework, each with its place and what to do.

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


@main.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--address", default=None, metavar="HOST:PORT", help="Where to serve. Default: 127.0.0.1:8000.")
@for_people
def serve(folder: Path | None, address: str | None) -> None:
    """Show the handbook in the browser and refresh it while you edit YAML files or templates.

    Stop it with Ctrl+C. The preview makes no PDFs.

    \b
    Examples:
      rolebook serve
      rolebook serve my-framework --address 127.0.0.1:8001
    """
    from rolebook.mkdocs_engine import serve as serve_site
    from rolebook.project import find_project

    config_file = find_project(folder).mkdocs_file
    if config_file is None:
        raise UsageError("The preview needs a mkdocs.yml beside the framework. `rolebook init` makes one to copy.")
    serve_site(config_file, address)


@main.command()
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
    """Say what changed between two versions of a framework, and which version the changes ask for.

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


@main.command()
@click.argument("directory", type=FOLDER)
@for_people
def init(directory: Path) -> None:
    """Start a new framework in DIRECTORY, with a mkdocs.yml; it builds at once.

    \b
    Example:
      rolebook init my-framework
    """
    from rolebook.project import starter_folder
    from rolebook.terminal import print_next_steps
    from rolebook.writing import copy_folder

    copy_folder(starter_folder(), directory)
    print_next_steps(directory)


@main.command()
@click.argument("directory", type=FOLDER)
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@audience_option
@for_people
def pages(directory: Path, folder: Path | None, audience: str) -> None:
    """Write the handbook as plain Markdown pages with their mkdocs.yml into DIRECTORY.

    Any engine that reads mkdocs.yml builds them: MkDocs without the plugin, or Zensical.

    \b
    Examples:
      rolebook pages handbook-pages
      cd handbook-pages && mkdocs build
    """
    from rolebook.pipeline import render
    from rolebook.terminal import print_pages

    _, site, settings = open_project(folder)
    settings = replace(settings, audience=audience or settings.audience, outputs=frozenset({Output.HANDBOOK}))
    rendered = render(settings)
    site.write_pages(rendered, directory)
    print_pages(rendered, directory)


@main.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option(
    "--reference", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page that explains every key."
)
@for_people
def schema(folder: Path | None, reference: Path | None) -> None:
    """Write the JSON Schemas that editors complete and check YAML from, into schema/ in the framework's folder.

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

"""The commands that make the handbook and its documents."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rolebook.cli_options import FOLDER, audience_option, for_people, open_project
from rolebook.problems import UsageError
from rolebook.settings import Output, Paper, Pdf

if TYPE_CHECKING:
    from rolebook.project import Project


@click.command()
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


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--address", default=None, metavar="HOST:PORT", help="Where to serve. Default: 127.0.0.1:8000.")
@for_people
def serve(folder: Path | None, address: str | None) -> None:
    """Show the handbook in the browser and refresh it while you edit.

    It watches YAML files and templates. Stop it with Ctrl+C. The preview makes no PDFs.

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


@click.command()
@click.argument("directory", type=FOLDER)
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@audience_option
@for_people
def pages(directory: Path, folder: Path | None, audience: str) -> None:
    """Write the handbook as plain Markdown pages for other engines.

    They go into DIRECTORY, with their mkdocs.yml. Any engine that reads mkdocs.yml builds them: MkDocs without the
    plugin, or Zensical.

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

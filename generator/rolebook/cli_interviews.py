"""The commands around an interview: what a panel makes of what its members saved."""

from __future__ import annotations

from pathlib import Path

import click

from rolebook.cli_options import FOLDER, for_people
from rolebook.settings import Paper

DEFAULT_PANEL_FOLDER = Path("panel")


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@click.option(
    "--out",
    type=FOLDER,
    default=DEFAULT_PANEL_FOLDER,
    help="Where to write the sheets. Default: panel, in the current folder.",
)
@click.option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper], case_sensitive=False),
    default=Paper.A4.value,
    help="Paper of the sheets.",
)
@for_people
def panel(files: tuple[Path, ...], folder: Path | None, out: Path, paper: str) -> None:
    """Merge the interviews that the members of a panel saved: a consensus sheet for each candidate.

    Each FILE is one interviewer's guide about one candidate, saved on screen. Several candidates give a comparison too.
    The sheets come as HTML, PDF and a workbook that adds up what the panel agrees.

    \b
    Examples:
      rolebook panel ada.json olaf.json
      rolebook panel K-17/*.json K-22/*.json --out decision --paper letter
    """
    from rolebook.panel import merge
    from rolebook.project import cache_folder, find_project
    from rolebook.settings import Settings
    from rolebook.terminal import print_merged
    from rolebook.writing import write_new

    project = find_project(folder)
    settings = Settings(project.framework, project.templates, paper=Paper(paper), cache=cache_folder())
    merged = merge(settings, files)
    write_new(merged.artifacts, out)
    print_merged(merged, out)

"""The command for those who evaluate forms."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from rolebook.cli_options import FOLDER, PROBLEMS, for_people, open_project
from rolebook.problems import UsageError
from rolebook.settings import Paper


@click.command()
@click.argument("answers", type=FOLDER, metavar="FOLDER")
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    default=None,
    metavar="PREVIOUS",
    help="Show what changed since an earlier tally: the folder it was written into, or its tally.json.",
)
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@click.option(
    "--out",
    type=FOLDER,
    default=Path("tally"),
    help="Where to write the reports. Default: tally, in the current folder.",
)
@click.option("--paper", type=click.Choice([each.value for each in Paper]), help="Paper of the reports.")
@for_people
def tally(answers: Path, since: Path | None, folder: Path | None, out: Path, paper: str | None) -> None:
    """Count the forms that came back, and report on each person.

    There is a report for each person the forms are about, as HTML, PDF and workbook.
    FOLDER holds the forms, in folders of its own too: PDFs, files saved on screen, workbooks and CSV, in any mixture.
    Groups that are too small stay hidden, and nothing that is shown tells what they said.

    Exit code 0: at least one form was counted; 1: none was, or the framework has problems; 2: the command was called
    wrongly.

    \b
    Examples:
      rolebook tally answers-2026 --out results-2026
      rolebook tally answers-2027 --out results-2027 --since results-2026
    """
    from rolebook.tally import count_forms
    from rolebook.terminal import StepProgress
    from rolebook.terminal_tally import print_nothing_counted, print_tally
    from rolebook.writing import write_new

    started = time.monotonic()
    if out.resolve().is_relative_to(answers.resolve()):
        raise UsageError(f"The reports would lie among the forms in {answers}. Name a folder elsewhere with --out.")
    _, _, settings = open_project(folder)
    settings = replace(settings, paper=Paper(paper) if paper else settings.paper)
    with StepProgress() as progress:
        counted = count_forms(settings, answers, since, progress)
        if counted.forms:
            write_new(counted.artifacts(), out)
    if not counted.forms:
        print_nothing_counted(counted)
        sys.exit(PROBLEMS)
    print_tally(counted, out, time.monotonic() - started)

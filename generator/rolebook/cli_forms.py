"""The command for those who hand out questionnaires and worksheets."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from rolebook.cli_options import FOLDER, day, for_people, on_one_line, open_project
from rolebook.settings import Paper, PrintSize


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--perspective", default="", metavar="ID", help="Who fills it in: the form that asks them the same.")
@click.option("--rated", default="", metavar="NAME", help="Who is rated, filled in beforehand.")
@click.option("--period", default="", metavar="TEXT", help="The period that the answers are about.")
@click.option("--return-by", type=day, help="The day to return it by, as YYYY-MM-DD.")
@click.option("--paper", type=click.Choice([each.value for each in Paper]), help="Paper of print documents.")
@click.option("--large-print", is_flag=True, help="Type of 16 point.")
@click.option("--language", default="", metavar="TAG", help="Refuse unless the framework is in this language.")
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@click.option("--out", type=FOLDER, default=None, help="Where to write the set. Default: a folder named for the form.")
@for_people
def form(  # noqa: PLR0913, PLR0917  # one for each option
    id_: str,
    perspective: str,
    rated: str,
    period: str,
    return_by: str | None,
    paper: str | None,
    large_print: bool,
    language: str,
    folder: Path | None,
    out: Path | None,
) -> None:
    """Make everything of one questionnaire or worksheet.

    ID is that of a questionnaire or a worksheet, such as the last part of its page's address. The site
    need not be built.

    \b
    Examples:
      rolebook form yearly-review --rated "A. Person" --return-by 2026-12-11
      rolebook form yearly-review --perspective self
      rolebook form action-plan --paper letter --large-print
    """
    from rolebook.forms import FormRequest, make_form
    from rolebook.terminal import StepProgress, print_form
    from rolebook.views.form import Filled
    from rolebook.writing import write_new

    started = time.monotonic()
    _, _, settings = open_project(folder)
    request = FormRequest(
        id=id_,
        perspective=perspective,
        language=language,
        period=on_one_line(period, "--period"),
        filled=Filled(on_one_line(rated, "--rated"), return_by or ""),
        size=PrintSize.LARGE if large_print else PrintSize.USUAL,
    )
    target = out or Path(id_)
    with StepProgress() as progress:
        made = make_form(replace(settings, paper=Paper(paper) if paper else settings.paper), request, progress)
    write_new(made.artifacts, target)
    print_form(made, target, time.monotonic() - started)

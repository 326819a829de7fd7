"""The commands for those who hold interviews."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import click

from rolebook.cli_options import FOLDER, day, for_people, on_one_line, open_project
from rolebook.problems import UsageError
from rolebook.settings import Paper, PrintSize

_MOST_ON_A_PANEL = 6


@click.command()
@click.argument("plan")
@click.option("--minutes", type=click.IntRange(10, 480), help="Another time box; the questions are chosen to fit it.")
@click.option("--candidate", default="", metavar="CODE", help="The candidate's name or code, printed on every sheet.")
@click.option(
    "--form",
    "form",
    type=click.Choice(["A", "B"], case_sensitive=False),
    default="A",
    help="Which of two parallel forms.",
)
@click.option("--panel", default="", metavar="NAMES", help="Who shares the questions, separated by commas.")
@click.option("--paper", type=click.Choice([each.value for each in Paper]), help="Paper of print documents.")
@click.option("--lines", type=click.IntRange(4, 40), help="Ruled lines for notes on each question.")
@click.option("--large-print", is_flag=True, help="Type of 16 point.")
@click.option("--compact", is_flag=True, help="Less room around the text, so that more fits on a page.")
@click.option("--date", type=day, help="The day of the interview, as YYYY-MM-DD.")
@click.option("--with-questions", is_flag=True, help="Give the candidate the questions beforehand.")
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@click.option("--out", type=FOLDER, default=None, help="Where to write the set. Default: a folder named for the plan.")
@for_people
def guide(  # noqa: PLR0913, PLR0917  # one for each option
    plan: str,
    minutes: int | None,
    candidate: str,
    form: str,
    panel: str,
    paper: str | None,
    lines: int | None,
    large_print: bool,
    compact: bool,
    date: str | None,
    with_questions: bool,
    folder: Path | None,
    out: Path | None,
) -> None:
    """Make the documents of one interview.

    They are the guide, the candidate's copy and the sheets. The site need not be built. PLAN is the id of an interview
    plan, such as the last part of its page's address.

    \b
    Examples:
      rolebook guide first-interview --candidate K-17 --date 2026-12-01
      rolebook guide first-interview --form B --minutes 45 --panel "chair,second"
      rolebook guide first-interview --paper letter --lines 16 --large-print
    """
    from rolebook.guides import GuideRequest, make_guide
    from rolebook.model.planned_interview import Form, Wishes
    from rolebook.terminal import StepProgress, print_guide
    from rolebook.views.guide import Particulars
    from rolebook.writing import write_new

    started = time.monotonic()
    _, _, settings = open_project(folder)
    request = GuideRequest(
        plan=plan,
        wishes=Wishes(minutes, Form(form), _names(panel)),
        particulars=Particulars(on_one_line(candidate, "--candidate"), date or "", lines),
        size=_size(large_print, compact),
        with_questions=with_questions,
    )
    target = out or Path(plan)
    with StepProgress() as progress:
        made = make_guide(replace(settings, paper=Paper(paper) if paper else settings.paper), request, progress)
    write_new(made.artifacts, target)
    print_guide(made, target, time.monotonic() - started)


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE...")
@click.option("--framework", "folder", type=FOLDER, default=None, help="The framework. Default: the current folder's.")
@click.option(
    "--out",
    type=FOLDER,
    default=Path("panel"),
    help="Where to write the sheets. Default: panel, in the current folder.",
)
@click.option("--paper", type=click.Choice([each.value for each in Paper]), help="Paper of the sheets.")
@for_people
def panel(files: tuple[Path, ...], folder: Path | None, out: Path, paper: str | None) -> None:
    """Merge the interviews that the members of a panel saved.

    Each FILE is one interviewer's guide about one candidate, saved on screen. There is a consensus sheet for each
    candidate, and a comparison where there are several.
    The sheets come as HTML, PDF and a workbook that adds up what the panel agrees.

    \b
    Examples:
      rolebook panel ada.json olaf.json
      rolebook panel K-17/*.json K-22/*.json --out decision --paper letter
    """
    from rolebook.panel import merge
    from rolebook.terminal import print_merged
    from rolebook.writing import write_new

    _, _, settings = open_project(folder)
    merged = merge(replace(settings, paper=Paper(paper) if paper else settings.paper), files)
    write_new(merged.artifacts, out)
    print_merged(merged, out)


def _size(large_print: bool, compact: bool) -> PrintSize:
    if large_print and compact:
        raise UsageError("--large-print and --compact exclude each other.")
    return PrintSize.LARGE if large_print else PrintSize.COMPACT if compact else PrintSize.USUAL


def _names(panel: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, (on_one_line(name, "--panel") for name in panel.split(",")))))
    if len(names) > _MOST_ON_A_PANEL:
        raise UsageError(f"--panel names {len(names)} people; a panel has {_MOST_ON_A_PANEL} at most.")
    return names

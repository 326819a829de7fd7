"""What the command line prints: problems, progress and summaries. Quiet, and plain where there is no terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from rolebook.console import counted as _count
from rolebook.console import errors as _err
from rolebook.console import output as _out
from rolebook.problems import Problem, is_error

if TYPE_CHECKING:
    from rolebook.built import Summary
    from rolebook.forms import FormMade
    from rolebook.guides import GuideMade
    from rolebook.panel import Merged
    from rolebook.pipeline import Rendered

_MAX_ALLOWED_SHOWN = 30


def print_usage_error(message: str) -> None:
    """Say what was wrong with the call."""
    _err().print(Text("Error: ", style="bold red") + Text(message))


def print_problems(problems: Sequence[Problem]) -> None:
    """Every problem like an editor's note, on the error stream, with their number at the end."""
    _list(_err(), problems)


def _list(console: Console, problems: Sequence[Problem]) -> None:
    for problem in problems:
        console.print(_problem_text(problem))
    console.print(Text(_counts(problems), style="bold"))


def _counts(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are, in words."""
    errors = sum(map(is_error, problems))
    parts = [_count(errors, "problem")] if errors else []
    if warnings := len(problems) - errors:
        parts.append(_count(warnings, "warning"))
    return ", ".join(parts)


def print_verdict(problems: Sequence[Problem], style: str) -> None:
    """The result of a check in one of the formats text, json and github."""
    if style == "json":
        sys.stdout.write(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1) + "\n")
    elif style == "github":
        sys.stdout.writelines(f"{_annotation(problem)}\n" for problem in problems)
    elif problems:
        _list(_out(), problems)
    else:
        _out().print("No problems.")


def _problem_text(problem: Problem) -> Text:
    rule = Text(problem.rule, style="red") if is_error(problem) else Text(f"warning {problem.rule}", style="yellow")
    text = Text(problem.place, style="bold") + Text("  ") + rule + Text(f"  {problem.message}.")
    details = []
    if problem.found and problem.found not in problem.message:
        details.append(f"Found: {problem.found}")
    if problem.nearest:
        details.append(f"Did you mean: {problem.nearest}")
    if problem.allowed:
        details.append(f"Allowed: {_listed(problem.allowed)}")
    if problem.advice:
        details.append(problem.advice)
    for detail in details:
        text += Text(f"\n    {detail}", style="dim")
    return text


def _listed(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_MAX_ALLOWED_SHOWN])
    more = len(words) - _MAX_ALLOWED_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _annotation(problem: Problem) -> str:
    """A GitHub Actions workflow command; its values are escaped as the runner expects (`%`, CR, LF, `:` and `,`)."""
    place = f"file={_escaped(problem.file)}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    message = ". ".join(part for part in (problem.message, problem.advice) if part)
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{problem.severity} {place},title={_escaped(problem.rule)}::{escaped}"


def _escaped(value: str) -> str:
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")):
        value = value.replace(character, code)
    return value


class StepProgress:
    """One quiet line that names the step at work and counts its pieces. It vanishes at the end."""

    def __init__(self) -> None:
        console = _err()
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("Reading the framework", total=None)
        self._step = ""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, step: str, pieces: int) -> None:
        """Count one more piece of a step; of 0 pieces where nobody knows how many there are."""
        if step != self._step:
            self._step = step
            self._progress.update(self._task, description=step, completed=0, total=pieces or None)
        self._progress.advance(self._task)


def print_summary(summary: Summary, folder: Path, seconds: float, was_there: bool) -> None:
    """What stands in a site's folder, whether it was there already, and what was left out and why."""
    console = _out()
    console.print(Text(summary.title, style="bold") + Text(f" · {summary.edition}"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for row in summary.rows:
        table.add_row(row.name, _count(row.number, row.word), Text(str(folder / row.place), style="dim"))
    console.print(Padding(table, (0, 0, 0, 2)))
    for reason in summary.left_out:
        console.print(Text("Left out  ", style="bold yellow") + Text(reason))
    if summary.warnings:
        count = Text(_count(summary.warnings, "warning").capitalize(), style="bold yellow")
        console.print(count + Text("  List them with: rolebook check"))
    done = f"Nothing has changed since it was built ({seconds:.1f} s)." if was_there else f"Done in {seconds:.1f} s."
    start = next((row.place for row in summary.rows if row.place.endswith(".html")), "")
    console.print(f"{done} Open {folder / start}" if start else done)


def print_guide(made: GuideMade, folder: Path, seconds: float) -> None:
    """What a guide holds, where its files are, and what was left out and why."""
    console, guide = _out(), made.guide
    used, number = guide.interview.minutes, len(guide.sheets)
    console.print(Text(guide.plan.title, style="bold") + Text(f" · form {guide.interview.form} · {used} minutes"))
    console.print(f"  {_count(number, 'question')}, {_count(guide.spare_minutes, 'minute')} in hand.")
    for row in guide.left_out:
        takes = f"its shortest question takes {_count(row.needs, 'minute')}; in hand: {row.left}"
        why = takes if row.needs else "there is no question about it for this situation"
        console.print(Text("  Not asked about  ", style="bold yellow") + Text(f"{row.competency.title}: {why}."))
    for sheet in guide.shared:
        title = f"{sheet.code} {sheet.question.title}"
        console.print(Text("  As in form A  ", style="bold yellow") + Text(f"{title}: there is no other like it."))
    for artifact in made.artifacts:
        console.print(Text(f"  {folder / artifact.path}", style="dim"))
    for reason in made.left_out:
        console.print(Text("Left out  ", style="bold yellow") + Text(reason))
    console.print(f"Done in {seconds:.1f} s.")


def print_form(made: FormMade, folder: Path, seconds: float) -> None:
    """Which form was made and why this one, where its files are, and what was left out and why."""
    console = _out()
    console.print(Text(made.title, style="bold"))
    for word, words in made.remarks:
        console.print(Text(f"  {word}  ", style="bold yellow") + Text(words))
    if made.action_plan:
        console.print(f"  With it, for those who evaluate: {made.action_plan}.")
    for artifact in made.artifacts:
        console.print(Text(f"  {folder / artifact.path}", style="dim"))
    for reason in made.left_out:
        console.print(Text("Left out  ", style="bold yellow") + Text(reason))
    console.print(f"Done in {seconds:.1f} s.")


def print_merged(merged: Merged, folder: Path) -> None:
    """Whose interviews were merged and where the sheets are; what is to be known about the files comes first."""
    if merged.remarks:
        print_problems(merged.remarks)
    console = _out()
    for candidate, number in merged.interviews:
        console.print(Text(candidate, style="bold") + Text(f"  {_count(number, 'interview')}"))
    for artifact in merged.artifacts:
        console.print(Text(f"  {folder / artifact.path}", style="dim"))
    for reason in merged.left_out:
        console.print(Text("Left out  ", style="bold yellow") + Text(reason))


def print_next_steps(folder: Path) -> None:
    """What to do after starting a framework."""
    console = _out()
    console.print(f"A new framework stands in {folder}.")
    console.print(f"Build it with:   rolebook build {folder}\nPreview it with: rolebook serve {folder}")


def print_pages(rendered: Rendered, folder: Path) -> None:
    """Where the Markdown pages went."""
    number = sum(artifact.is_page for artifact in rendered.artifacts)
    _out().print(f"{_count(number, 'page')} in {folder / 'docs'}, with {folder / 'mkdocs.yml'}.")


def print_written(number: int, folder: Path) -> None:
    """Where files went."""
    _out().print(f"{_count(number, 'file')} in {folder}.")

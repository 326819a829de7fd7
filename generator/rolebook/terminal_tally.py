"""What the command line prints of counted forms: little, however many forms and people there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from rolebook.console import counted, errors, output
from rolebook.model.framework import grouped
from rolebook.model.saved_tally import TALLY_FILE
from rolebook.problems import Problem
from rolebook.render.tally_file import LEFT_OUT_FILE

if TYPE_CHECKING:
    from rolebook.model.results import Results
    from rolebook.tally import Counted

MOST_PEOPLE = 20
MOST_NAMES = 5
MOST_REASONS = 10
_WIDEST_NAME = 40


def print_nothing_counted(tally: Counted) -> None:
    """Why not one of the forms could be counted."""
    console = errors()
    console.print(Text("Error: ", style="bold red") + Text("No form could be counted, so nothing was written."))
    problems = (*tally.left_problems, *tally.remarks)
    if len(problems) > MOST_REASONS:
        _print_reasons(console, problems)
        return
    for each in problems:
        console.print(Text(f"  {each.place}  ", style="bold") + Text(_what(each)))
        console.print(Text(f"    {each.advice}", style="dim"))


def print_tally(tally: Counted, folder: Path, seconds: float) -> None:
    """Who answered about whom, what was left out and why, where the files are and who may see which."""
    _print_doubts(tally, folder)
    console = output()
    people = list(tally.reports.values())
    width = min(_WIDEST_NAME, max(len(_name(each, people)) for each in people))
    for each in people[:MOST_PEOPLE]:
        console.print(Text(_name(each, people).ljust(width), style="bold") + Text(f"  {_answered(each)}"))
    if len(people) > MOST_PEOPLE:
        console.print(f"… and {counted(len(people) - MOST_PEOPLE, 'more report', 'more reports')}")
    number = len({each.rated for each in people})
    console.print(f"{counted(tally.forms, 'form')} about {counted(number, 'person', 'people')} in {folder}")
    _print_files(console, tally)
    for reason in tally.without:
        console.print(Text("Left out  ", style="bold yellow") + Text(reason))
    console.print(f"Done in {seconds:.1f} s.")


def _name(results: Results, people: Sequence[Results]) -> str:
    """The person; and the scale, where there are several."""
    scales = {each.scale.id for each in people}
    return _short(f"{results.rated} ({results.scale.title})" if len(scales) > 1 else results.rated)


def _short(text: str) -> str:
    fit = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return f"{fit[: _WIDEST_NAME - 1]}…" if len(fit) > _WIDEST_NAME else fit


def _answered(results: Results) -> str:
    """Each group with the number of its forms; those that are hidden last."""
    shown = [f"{' + '.join(group.titles)} {group.forms}" for group in results.groups]
    hidden = [f"{group.title} {group.forms} (hidden, fewer than {group.min_raters})" for group in results.hidden]
    return ", ".join((*shown, *hidden))


def _print_files(console: Console, tally: Counted) -> None:
    files = ", ".join(f"NAME.{ending}" for ending in tally.formats)
    rows = [(files, "for NAME, and for whoever talks with them about it")]
    if any(each.comments for each in tally.reports.values()):
        rows.append(("", "Read the comments before you pass them on: an example can give its writer away."))
    rows.append((TALLY_FILE, "for you: figures of everybody, for the next time (--since)"))
    if tally.left or tally.remarks:
        rows.append((LEFT_OUT_FILE, "for you alone: names of files can give away who answered"))
    width = max(len(file) for file, _ in rows)
    for file, who in rows:
        console.print(Text(f"  {file.ljust(width)}  ") + Text(who, style="dim"))


def _print_doubts(tally: Counted, folder: Path) -> None:
    console, where = errors(), f"each with its place in {folder / LEFT_OUT_FILE}"
    if tally.left:
        console.print(_heading(counted(len(tally.left), "form left out", "forms left out"), where))
        _print_reasons(console, tally.left_problems)
    if tally.remarks:
        console.print(_heading(counted(len(tally.remarks), "remark"), where))
        _print_reasons(console, tally.remarks)
    same = [each for each in tally.reports.values() if each.not_compared]
    if same:
        who = ", ".join(_short(each.rated) for each in same[:MOST_NAMES]) + (", …" if len(same) > MOST_NAMES else "")
        why = "groups have almost the same forms as in the earlier tally; a difference would tell who came or went"
        console.print(_heading("Not compared", f"{who}: {why}"))
    for names in tally.names_alike[:MOST_NAMES]:
        each = ", ".join(map(_short, names[:MOST_NAMES]))
        console.print(_heading("Names alike", f"{each}: taken for {len(names)} people"))
    if tally.names_alike:
        more = len(tally.names_alike) - MOST_NAMES
        others = f"{counted(more, 'more', 'more')} like these. " if more > 0 else ""
        console.print(Text(f"    {others}If they are one person, write the name alike on all forms.", style="dim"))


def _heading(what: str, more: str) -> Text:
    return Text(what, style="bold yellow") + Text(f"  {more}")


def _print_reasons(console: Console, problems: Iterable[Problem]) -> None:
    """Each reason with how often it was found, the most frequent first, and one example."""
    by_rule = grouped((problem.rule, problem) for problem in problems)
    for rule, same in sorted(by_rule.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        first = min(same)
        such_as = "such as " if len(same) > 1 else ""
        example = Text(f"  {such_as}{_short(first.file)}: {_what(first)}")
        console.print(Text(f"{len(same):>6}  ") + Text(rule, style="yellow") + example)


def _what(problem: Problem) -> str:
    found = f" Found: {problem.found}." if problem.found and problem.found not in problem.message else ""
    return f"{problem.message}.{found}"

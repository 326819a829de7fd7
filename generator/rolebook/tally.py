"""The path after the forms came back: files -> responses -> figures -> a report for each person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count, islice
from pathlib import Path

from rolebook.artifacts import Artifact
from rolebook.exchange.responses import Left, read_responses
from rolebook.exchange.saved_tally import read_previous
from rolebook.model.response import Response
from rolebook.model.results import Results
from rolebook.model.saved_tally import saved_tally
from rolebook.model.tally_results import results
from rolebook.model.tallying import Tally
from rolebook.pipeline import read_edition
from rolebook.problems import Problem
from rolebook.render.report import render_reports, report_name
from rolebook.render.tally_file import left_out_file, tally_file
from rolebook.settings import Output, PageStyle, Settings
from rolebook.views.report import report
from rolebook.workshop import Progress, Workshop, open_workshop

AT_A_TIME = 24
"""How many reports are held at a time: enough to keep all cores busy, however many people there are."""


@dataclass(frozen=True)
class Counted:
    """What forms came to, not yet rendered: people may be many, so their reports are made a few at a time.

    `reports` are by the name of their files, without its ending. `left` are the forms that were not counted, `remarks`
    what else is to be known about files, and `names_alike` are names of people that differ in signs
    only, `formats` the endings of the files, and `without` says what cannot be made, and why.
    """

    forms: int
    reports: Mapping[str, Results]
    left: tuple[Left, ...]
    remarks: tuple[Problem, ...]
    names_alike: tuple[tuple[str, ...], ...]
    formats: tuple[str, ...]
    without: tuple[str, ...]
    workshop: Workshop

    @property
    def left_problems(self) -> tuple[Problem, ...]:
        """Why each form that was left out could not be counted."""
        return tuple(each.problem for each in self.left)

    def artifacts(self) -> Iterator[Artifact]:
        """The reports, what a later tally needs, and the list of what was not counted."""
        workshop = self.workshop
        style, framework = PageStyle(workshop.settings.paper), workshop.framework
        today = workshop.settings.today
        names = iter(self.reports)
        while batch := tuple(islice(names, AT_A_TIME)):
            views = {name: report(framework, self.reports[name], today) for name in batch}
            for made in render_reports(views, workshop.templates, style, workshop.press):
                yield made
                workshop.progress("Making reports", len(self.reports) * len(self.formats))
        yield tally_file(saved_tally(framework, self.reports.values(), today))
        if self.left or self.remarks:
            yield left_out_file([(each.rated, each.problem) for each in self.left], self.remarks)


def count_forms(settings: Settings, folder: Path, since: Path | None, progress: Progress) -> Counted:
    """Count the forms in a folder. Raises ProblemsFound where the framework cannot be used, and UsageError."""
    # Why the complete edition: all that was asked counts, whatever readers of the handbook may see of it.
    framework = read_edition(replace(settings, audience="", compare_with="")).framework
    previous = read_previous(since, framework) if since else None
    read = _Read()
    for each in read_responses(folder, framework):
        read.take(each)
        progress("Reading forms", 0)
    # Why no cache: what people said of each other is confidential, and it is not the place for it.
    wanted = replace(settings, outputs=frozenset({Output.PRINT}), cache=None)
    workshop, without = open_workshop(wanted, framework, progress)
    found = tuple(results(framework, read.tally, previous))
    formats = ("html", "pdf", "xlsx") if workshop.press else ("html", "xlsx")
    return Counted(
        read.tally.forms,
        by_file(found),
        tuple(read.left),
        tuple(read.remarks),
        tuple(read.tally.names_alike()),
        formats,
        without,
        workshop,
    )


@dataclass(frozen=True)
class _Read:
    """What was read so far: forms are counted and forgotten, and what could not be counted is kept with its reason."""

    tally: Tally = field(default_factory=Tally)
    left: list[Left] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def take(self, read: Response | Left | Problem) -> None:
        if isinstance(read, Response):
            self.tally.add(read)
        elif isinstance(read, Left):
            self.left.append(read)
            self.tally.leave_out(read.rated, read.is_by_folder)
        else:
            self.remarks.append(read)


def by_file(found: Sequence[Results]) -> Mapping[str, Results]:
    """Results by the name of their files: that of the person, and the scale where the person has several.

    Names are unlike even where small and capital letters are one, as some file systems have it.
    """
    times = Counter(each.rated for each in found)
    names: dict[str, Results] = {}
    taken: set[str] = set()
    for each in found:
        wanted = f"{report_name(each.rated)}{f'-{each.scale.id}' if times[each.rated] > 1 else ''}"
        numbered = (f"{wanted}-{number}" for number in count(2))
        name = next(name for name in chain((wanted,), numbered) if name.casefold() not in taken)
        taken.add(name.casefold())
        names[name] = each
    return names

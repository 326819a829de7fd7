"""Measures Rolebook against its aims for speed and memory: `make bench`.

Every command runs as its own process and is timed from outside. What is compared runs in turns, A B A B, and a ratio is
taken from two neighbours, so that a busy machine slows both. A figure is the median of the rounds. Nothing is written
outside a temporary folder, and the exit code is 0 even where an aim is missed: this measures, it does not judge.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from large_framework import REPOSITORY, number_of_entries, write_framework
from returned_forms import write_forms

from rolebook.render.parallel import MAX_WORKERS, cores

OWN_COST = 1.10
"""How much longer Rolebook may take than MkDocs alone for the same pages."""
GROWTH = 1.2
"""How much longer a page may take in the largest handbook than in the smallest."""
PEAK_MEGABYTES = 400
"""How much memory the largest handbook may take."""
COLD_CHECK = 1.3
"""How much longer a first check may take than reading the YAML alone."""
WARM_CHECK_SECONDS = 0.5
"""How long a check may take where nothing changed."""

PRESS_COST = 1.2
"""How much longer guides may take as PDF than WeasyPrint alone needs, divided by the cores that are used."""
UNCHANGED = 0.2
"""How much of the time guides may take that are as they were."""

COMPLETE_SECONDS = 30
"""How long everything of the shipped framework may take from nothing, on two cores."""
COMPLETE_AGAIN_SECONDS = 3
"""And how long where nothing changed."""
MORE_FORMS = 1.1
"""How much more memory the largest number of forms may take than the smallest, where they are about as many people."""

MB = 1_000_000
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in: bytes on macOS, kibibytes on Linux."""

YAML_ALONE = """
import sys
from pathlib import Path
import yaml
for path in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""
"""The least that reading a framework can cost: PyYAML's C loader and nothing else."""

WEASYPRINT_ALONE = """
import sys
from pathlib import Path
from weasyprint import HTML
for path in sorted(Path(sys.argv[1]).glob("print/interviews/*.html")):
    HTML(path).write_pdf(path.with_suffix(".alone.pdf"), pdf_variant="pdf/ua-1")
"""
"""The least that PDFs can cost on one core."""

PRESS = """
import sys
from pathlib import Path
from rolebook.artifacts import Artifact
from rolebook.project import cache_folder
from rolebook.remembered import Remembered
from rolebook.render.pdf import Press
def main():
    site = Path(sys.argv[1])
    fonts = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob("rolebook/fonts/*")}
    pages = sorted(site.glob("print/interviews/*.html"))
    documents = [Artifact(path.relative_to(site).as_posix(), path.read_bytes()) for path in pages]
    for pdf in Press(fonts, Remembered(cache_folder())).pdfs(documents, lambda _: None):
        (site / pdf.path).write_bytes(pdf.content)
if __name__ == "__main__":
    main()
"""
"""What Rolebook does for PDFs, and nothing around it."""


@dataclass(frozen=True)
class Sizes:
    """How large the frameworks are, in competencies, and how many questions and items the checked one has for each.

    `guides` is the number of interview guides in a set, `forms` are numbers of forms that came back.
    """

    own_cost: int
    growth: tuple[int, ...]
    check: int
    check_questions: int = 3
    check_items: int = 1
    guides: int = 20
    forms: tuple[int, ...] = (1000, 10_000)


FULL = Sizes(own_cost=1000, growth=(200, 1000, 4000), check=2000)
QUICK = Sizes(own_cost=40, growth=(20, 40, 80), check=50, guides=4, forms=(100, 200))


@dataclass(frozen=True)
class Run:
    """How long a process took, and the most memory it held."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Figure:
    """A measured quantity, one value for each round. `aim` is the most it should be; None where it is only shown."""

    what: str
    values: tuple[float, ...]
    unit: str = ""
    aim: float | None = None
    decimals: int = 2

    @property
    def verdict(self) -> str:
        """Whether the median reaches the aim."""
        if self.aim is None:
            return ""
        return "met" if median(self.values) <= self.aim else "missed"

    @property
    def measured(self) -> str:
        """Median, and smallest to largest where there are several."""
        middle = self._shown(median(self.values))
        if len(self.values) == 1:
            return middle
        return f"{middle} ({min(self.values):.{self.decimals}f}–{max(self.values):.{self.decimals}f})"

    @property
    def aimed_at(self) -> str:
        """The aim in words."""
        return "" if self.aim is None else f"≤ {self._shown(self.aim)}"

    def _shown(self, value: float) -> str:
        return f"{value:.{self.decimals}f} {self.unit}".strip()


class CommandFailed(Exception):
    """A measured command ended with an error, so there is nothing to compare."""


@dataclass(frozen=True)
class Workshop:
    """A temporary folder with everything that is measured, and the ways to run things in it."""

    folder: Path

    @property
    def cache(self) -> Path:
        """Where Rolebook keeps what it remembers, far from the user's own cache."""
        return self.folder / "cache"

    def rolebook(self, *arguments: str | Path, cold: bool = False) -> Run:
        """Run Rolebook; `cold` makes it forget everything first."""
        if cold:
            shutil.rmtree(self.cache / "rolebook", ignore_errors=True)
        return self._run("-m", "rolebook", *arguments)

    def rolebook_handbook(self, project: Path, cold: bool = False) -> Run:
        """Build the handbook of a project."""
        return self.rolebook("build", "--only", "handbook", project, "--out", self._fresh_site(), cold=cold)

    def mkdocs(self, project: Path) -> Run:
        """Build a project with MkDocs alone."""
        return self._run("-m", "mkdocs", "build", "--quiet", "-f", project / "mkdocs.yml", "-d", self._fresh_site())

    def yaml_alone(self, framework: Path) -> Run:
        """Load every file of a framework with PyYAML alone."""
        return self._run("-c", YAML_ALONE, framework)

    def weasyprint_alone(self, site: Path) -> Run:
        """Make a PDF of every guide in a site with WeasyPrint alone."""
        return self._run("-c", WEASYPRINT_ALONE, site)

    def press(self, site: Path, cold: bool = False) -> Run:
        """Make a PDF of every guide in a site as Rolebook does."""
        if cold:
            shutil.rmtree(self.cache / "rolebook", ignore_errors=True)
        # Why a file: processes of their own begin with the program that started them, and it must be there to be read.
        program = self.folder / "press.py"
        program.write_text(PRESS, encoding="utf-8")
        return self._run(program, site)

    def complete(self, cold: bool = False) -> Run:
        """Build everything that there is of the shipped framework."""
        return self.rolebook("build", self.shipped(), "--out", self.folder / "complete", cold=cold)

    def forms(self, number: int) -> Path:
        """A folder with as many forms as asked for, that came back in any format."""
        folder, site = self.folder / f"forms-{number}", self.folder / "complete"
        if not site.exists():
            self.complete()
        if not folder.exists():
            write_forms(folder, self.shipped() / "framework", site, number)
        return folder

    def tally(self, forms: Path) -> Run:
        """Count forms and write the reports."""
        out = self.folder / "tally"
        shutil.rmtree(out, ignore_errors=True)
        return self.rolebook("tally", forms, "--framework", self.shipped(), "--out", out)

    def guides(self, number: int) -> Path:
        """A site with as many guides as asked for, as HTML: those of the shipped framework, again and again."""
        site = self.folder / f"guides-{number}"
        if not site.exists():
            self.rolebook("build", self.shipped(), "--only", "print", "--no-pdf", "--out", site)
            folder = site / "print" / "interviews"
            found = [path for path in sorted(folder.glob("*.html")) if "." not in path.stem]
            contents = [path.read_bytes() for path in found]
            shutil.rmtree(folder)
            folder.mkdir()
            for place in range(number):
                (folder / f"{place:03}.html").write_bytes(contents[place % len(contents)])
        return site

    def large(self, competencies: int, questions_each: int = 2, items_each: int = 1) -> Path:
        """A project with a large framework."""
        project = self.folder / f"large-{competencies}-{questions_each}-{items_each}"
        if not project.exists():
            write_framework(project, competencies, questions_each, items_each)
        return project

    def shipped(self) -> Path:
        """A copy of this repository's own project, so that nothing changes while it is measured."""
        project = self.folder / "shipped"
        if not project.exists():
            for name in ("framework", "docs", "site_templates"):
                if (REPOSITORY / name).is_dir():
                    shutil.copytree(REPOSITORY / name, project / name)
            shutil.copy(REPOSITORY / "mkdocs.yml", project)
        return project

    def pages_of_last_site(self) -> int:
        """How many pages the site built last has."""
        return sum(path.name != "404.html" for path in self._site.rglob("*.html"))

    @property
    def _site(self) -> Path:
        return self.folder / "site"

    def _fresh_site(self) -> Path:
        shutil.rmtree(self._site, ignore_errors=True)
        return self._site

    def _run(self, *arguments: str | Path) -> Run:
        command = [sys.executable, *map(str, arguments)]
        environment = os.environ | {"XDG_CACHE_HOME": str(self.cache), "NO_MKDOCS_2_WARNING": "1"}
        with tempfile.TemporaryFile(dir=self.folder) as output:
            started = time.perf_counter()
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            # Why wait4: it tells the memory of this one process; the module `resource` knows all children together.
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                output.seek(0)
                message = output.read().decode(errors="replace")[-2000:]
                raise CommandFailed(f"{' '.join(command[1:])} ended with {process.returncode}:\n{message}")
        return Run(seconds, usage.ru_maxrss * MAXRSS_UNIT / MB)


def own_cost(workshop: Workshop, name: str, project: Path, runs: int) -> Iterator[Figure]:
    """What Rolebook adds to MkDocs: its build of the handbook against MkDocs' build of the same pages as Markdown."""
    pages = workshop.folder / f"pages-{name}"
    workshop.rolebook("pages", pages, "--framework", project)
    bare: list[float] = []
    ours: dict[str, list[float]] = {"cold": [], "warm": []}
    ratios: dict[str, list[float]] = {"cold": [], "warm": []}
    for _ in _rounds(f"own cost, {name}", runs):
        for cache, seconds in ours.items():
            seconds.append(workshop.rolebook_handbook(project, cold=cache == "cold").seconds)
            bare.append(workshop.mkdocs(pages).seconds)
            ratios[cache].append(seconds[-1] / bare[-1])
    yield Figure(f"{name}: MkDocs alone", tuple(bare), "s")
    for cache, seconds in ours.items():
        yield Figure(f"{name}: Rolebook, {cache} cache", tuple(seconds), "s")
    for cache, factors in ratios.items():
        yield Figure(f"Own cost, {name}, {cache} cache: Rolebook / MkDocs", tuple(factors), aim=OWN_COST)


def growth(workshop: Workshop, sizes: Sequence[int], runs: int) -> Iterator[Figure]:
    """Whether a page costs the same in a large handbook as in a small one, and how much memory the largest takes."""
    projects = {size: workshop.large(size) for size in sizes}
    per_page: dict[int, list[float]] = {size: [] for size in sizes}
    memory: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in _rounds("growth", runs):
        for size, project in projects.items():
            run = workshop.rolebook_handbook(project, cold=True)
            per_page[size].append(run.seconds * 1000 / workshop.pages_of_last_site())
            memory[size].append(run.megabytes)
    for size in sizes:
        yield Figure(f"{size} competencies: time for a page", tuple(per_page[size]), "ms", decimals=1)
        yield Figure(f"{size} competencies: peak memory", tuple(memory[size]), "MB", decimals=0)
    smallest, largest = min(sizes), max(sizes)
    ratios = tuple(big / small for big, small in zip(per_page[largest], per_page[smallest], strict=True))
    yield Figure(f"Growth: time for a page, {largest} / {smallest} competencies", ratios, aim=GROWTH)
    yield Figure(f"Peak memory, {largest} competencies", tuple(memory[largest]), "MB", aim=PEAK_MEGABYTES, decimals=0)


def checking(workshop: Workshop, sizes: Sizes, runs: int) -> Iterator[Figure]:
    """What a check takes when everything is new, against reading the YAML alone, and when nothing changed."""
    counts = (sizes.check, sizes.check_questions, sizes.check_items)
    project = workshop.large(*counts)
    entries = number_of_entries(*counts)
    cold, yaml, ratios, warm = [], [], [], []
    for _ in _rounds(f"check, {entries} entries", runs):
        cold.append(workshop.rolebook("check", project, cold=True).seconds)
        yaml.append(workshop.yaml_alone(project / "framework").seconds)
        ratios.append(cold[-1] / yaml[-1])
        warm.append(workshop.rolebook("check", project).seconds)
    yield Figure(f"{entries} entries: PyYAML's C loader alone", tuple(yaml), "s")
    yield Figure(f"{entries} entries: check, cold cache", tuple(cold), "s")
    yield Figure(f"Check, {entries} entries, cold: Rolebook / PyYAML", tuple(ratios), aim=COLD_CHECK)
    yield Figure(f"Check, {entries} entries, nothing changed", tuple(warm), "s", aim=WARM_CHECK_SECONDS)


def guides_as_pdf(workshop: Workshop, number: int, runs: int) -> Iterator[Figure]:
    """What guides cost as PDF: new ones against WeasyPrint alone, and unchanged ones against new ones."""
    site, used = workshop.guides(number), min(number, cores(), MAX_WORKERS)
    alone, cold, warm = [], [], []
    for _ in _rounds(f"{number} guides as PDF", runs):
        alone.append(workshop.weasyprint_alone(site).seconds)
        cold.append(workshop.press(site, cold=True).seconds)
        warm.append(workshop.press(site).seconds)
    ratios = tuple(ours * used / theirs for ours, theirs in zip(cold, alone, strict=True))
    unchanged = tuple(again / first for again, first in zip(warm, cold, strict=True))
    yield Figure(f"{number} guides: WeasyPrint alone, one core", tuple(alone), "s")
    yield Figure(f"{number} guides: Rolebook, {used} cores", tuple(cold), "s")
    yield Figure(f"{number} guides: Rolebook, nothing changed", tuple(warm), "s")
    yield Figure(f"{number} guides: Rolebook / (WeasyPrint / {used})", ratios, aim=PRESS_COST)
    yield Figure(f"{number} guides: unchanged / new", unchanged, aim=UNCHANGED)


def everything(workshop: Workshop, runs: int) -> Iterator[Figure]:
    """What a complete build takes of the shipped framework: pages, documents in every format, sheets and data."""
    cold, warm = [], []
    for _ in _rounds("complete build", runs):
        cold.append(workshop.complete(cold=True).seconds)
        warm.append(workshop.complete().seconds)
    yield Figure("Complete build, from nothing", tuple(cold), "s", aim=COMPLETE_SECONDS, decimals=1)
    yield Figure("Complete build, nothing changed", tuple(warm), "s", aim=COMPLETE_AGAIN_SECONDS, decimals=1)


def forms_that_came_back(workshop: Workshop, numbers: Sequence[int], runs: int) -> Iterator[Figure]:
    """What it takes to count forms about ten people, and whether more forms need more memory."""
    folders = {number: workshop.forms(number) for number in numbers}
    measured: dict[int, list[Run]] = {number: [] for number in numbers}
    for _ in _rounds(f"{max(numbers)} forms", runs):
        for number, folder in folders.items():
            measured[number].append(workshop.tally(folder))
    for number, all_runs in measured.items():
        yield Figure(f"{number} forms: reports of ten people", tuple(run.seconds for run in all_runs), "s", decimals=1)
        yield Figure(f"{number} forms: peak memory", tuple(run.megabytes for run in all_runs), "MB", decimals=0)
    few, many = measured[min(numbers)], measured[max(numbers)]
    ratios = tuple(large.megabytes / small.megabytes for large, small in zip(many, few, strict=True))
    yield Figure(f"Peak memory, {max(numbers)} / {min(numbers)} forms", ratios, aim=MORE_FORMS)


def _rounds(name: str, runs: int) -> Iterator[int]:
    """The numbers of the rounds, each announced on the error stream, since a full run takes its time."""
    for number in range(1, runs + 1):
        print(f"{name}: round {number} of {runs}", file=sys.stderr, flush=True)
        yield number


def measure(workshop: Workshop, sizes: Sizes, runs: int) -> Iterator[Figure]:
    """Every figure, in the order of the table. A part that fails is named on the error stream and left out."""
    parts = (
        own_cost(workshop, "shipped framework", workshop.shipped(), runs),
        own_cost(workshop, f"{sizes.own_cost} competencies", workshop.large(sizes.own_cost), runs),
        growth(workshop, sizes.growth, runs),
        checking(workshop, sizes, runs),
        guides_as_pdf(workshop, sizes.guides, runs),
        everything(workshop, runs),
        forms_that_came_back(workshop, sizes.forms, runs),
    )
    for part in parts:
        try:
            yield from part
        except CommandFailed as error:
            print(f"Not measured: {error}", file=sys.stderr)


def table(figures: Sequence[Figure]) -> str:
    """The figures as columns of plain text, those with an aim last."""
    shown = [figure for figure in figures if figure.aim is None]
    judged = [figure for figure in figures if figure.aim is not None]
    head = ("", "Measured: median (min–max)", "Aim", "")
    rows = [(figure.what, figure.measured, figure.aimed_at, figure.verdict) for figure in (*shown, *judged)]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = [_columns(row, widths) for row in (head, *rows)]
    rule = "-" * max(map(len, lines))
    return "\n".join([lines[0], rule, *lines[1 : len(shown) + 1], rule, *lines[len(shown) + 1 :]])


def _columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure Rolebook's speed and memory against its aims.")
    parser.add_argument("--runs", type=int, default=3, help="rounds of each measurement (default: 3)")
    parser.add_argument("--quick", action="store_true", help="one round of small sizes, to try the benchmark out")
    wanted = parser.parse_args()
    runs, sizes = (1, QUICK) if wanted.quick else (max(1, wanted.runs), FULL)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    print(f"{machine}; rounds: {runs}", flush=True)
    with tempfile.TemporaryDirectory(prefix="rolebook-bench-") as folder:
        figures = list(measure(Workshop(Path(folder)), sizes, runs))
    print(f"\n{table(figures)}")
    if wanted.quick:
        print("\nThe aims are meant for the full sizes; where everything is small, starting up outweighs the rest.")


if __name__ == "__main__":
    main()

"""Reports on paper: valid PDF/UA-1, whole on either paper, and with nothing of those who may not be seen."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from pdf.test_pdf import verapdf
from reported import (
    LONG,
    LONG_NAME,
    full_year,
    hostile,
    ladder,
    nothing,
    own_only,
    seven_points,
    shipped,
    sixty,
    sixty_items,
    small,
)
from rolebook.model.framework import Framework
from rolebook.model.results import Comments, HiddenGroup, Results
from rolebook.project import packaged_templates
from rolebook.render.handbook import font_artifacts
from rolebook.render.pdf import Press
from rolebook.render.report import render_report
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper
from rolebook.views.report import Report, report
from rolebook.views.report_items import ReportItem
from support import require

CANARY = "Canary of the hidden"


def year() -> Results:
    """Everything at once: comments of two thousand characters, and hidden groups."""
    long = Comments("Operational management", {"manager": (LONG * 10,), "customer+operations": ("A.", LONG * 12)})
    return replace(full_year(), comments=(long, *full_year().comments[1:]), hidden=(HiddenGroup(CANARY, 2, 3),))


CASES: dict[str, tuple[Callable[[], Framework], Callable[[], Results], Paper]] = {
    "year": (shipped, year, Paper.A4),
    "alone": (shipped, own_only, Paper.A4),
    "nothing": (shipped, nothing, Paper.A4),
    "hostile": (small, hostile, Paper.A4),
    "seven-points": (ladder, seven_points, Paper.LETTER),
    "sixty": (sixty_items, sixty, Paper.LETTER),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    press = Press({font.path: font.content for font in font_artifacts()})
    templates = Templates((packaged_templates(),), "en")
    for name, (framework, found, paper) in CASES.items():
        view = report(framework(), found())
        for artifact in render_report(view, templates, PageStyle(paper), press, name):
            (folder / artifact.path).write_bytes(artifact.content)
    return {name: folder / f"{name}.pdf" for name in CASES}


def view_of(name: str) -> Report:
    framework, found, _ = CASES[name]
    return report(framework(), found())


@cache
def pages(file: Path) -> list[str]:
    """The words of each page. Poppler reads them, since pypdf knows no font with letters that it lacks."""
    pdftotext = require("pdftotext", "it reads PDFs (Debian: poppler-utils)")
    made = subprocess.run([pdftotext, "-raw", str(file), "-"], capture_output=True, text=True, check=True)
    return [" ".join(page.split()) for page in made.stdout.split("\f")[:-1]]


def test_every_report_is_pdf_ua(printed: dict[str, Path]) -> None:
    """Also with letters that no font here has, such as a smile."""
    files = [printed[name] for name in ("year", "seven-points", "hostile", "nothing")]
    result = verapdf(*files)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("compliant: true") == len(files)


@pytest.mark.parametrize("name", CASES)
def test_every_page_says_whose_it_is_that_it_is_confidential_and_which(printed: dict[str, Path], name: str) -> None:
    texts = pages(printed[name])
    who = view_of(name).results.rated
    for number, text in enumerate(texts, start=1):
        assert f"Page {number} of {len(texts)}" in text
        assert re.sub(r"\s", "", f"Confidential · {who}") in re.sub(r"\s", "", text)
        assert "Development report" in text


@pytest.mark.parametrize("name", ["year", "seven-points", "sixty"])
def test_no_sentence_is_split_and_titles_stay_with_what_follows(printed: dict[str, Path], name: str) -> None:
    texts = list(pages(printed[name]))
    start = next(number for number, text in enumerate(texts) if "Sentence by sentence" in text)
    texts[start] = texts[start].partition("Sentence by sentence")[2]
    for part in view_of(name).categories:
        for competency in part.competencies:
            title = words_of(competency.competency.title)
            for item in competency.items:
                head = words_of(f"{item.number} {item.result.item.title}")
                before = f"{title} " if item is competency.items[0] else ""
                found = [text for text in texts[start:] if f"{before}{head} {words_of(item.sentence)}" in text]
                assert len(found) == 1, head
                assert last_row(item) in found[0].split(head)[1], head


@pytest.mark.parametrize("name", ["year", "seven-points", "sixty", "alone"])
def test_chapters_follow_each_other_and_no_page_is_nearly_empty(printed: dict[str, Path], name: str) -> None:
    """The page before the plan may be: it ends what comes before. Words of the head and foot are not counted."""
    heads = 14
    *texts, _, _ = pages(printed[name])
    for number, text in enumerate(texts[1:], start=2):
        assert len(text.split()) - heads > 120, f"page {number} of {name}: {text}"
    chapters = view_of(name).categories
    begun = [text.split(words_of(part.category.title))[0] for part in chapters for text in texts
             if f"Sentence by sentence {words_of(part.category.title)}" in text]  # fmt: skip
    assert any(len(before.split()) > 60 for before in begun), "a chapter begins where the one before it ends"


def test_means_and_spreads_have_two_decimals_and_changes_stand_on_a_line(printed: dict[str, Path]) -> None:
    whole = " ".join(pages(printed["year"]))
    assert len(re.findall(r"[▲▼] \d\.\d\d (?:higher|lower)", whole)) == len(re.findall(r"[▲▼] \d", whole)) > 30
    assert len(re.findall(r"spread \d\.\d\d\b", whole)) == len(re.findall(r"spread \d", whole)) > 10
    assert re.search(r"\bYou 1 \d\.00 –", whole), "the mean of one rating"
    pdftotext = require("pdftotext", "it says where words stand (Debian: poppler-utils)")
    made = subprocess.run([pdftotext, "-bbox", str(printed["year"]), "-"], capture_output=True, text=True, check=True)
    words = re.findall(r'yMin="([-\d.]+)" [^>]*>([^<]*)</word>', made.stdout)
    ends = [
        (one, end) for one, end in pairwise(words) if end[1] in {"higher", "lower"} and re.fullmatch(r"[\d.]+", one[1])
    ]
    assert len(ends) > 30
    for (top, figure), (line, _) in ends:
        assert top == line, figure


def words_of(sentence: str) -> str:
    """A sentence as it is set."""
    return sentence.replace("'", "’")


def last_row(item: ReportItem) -> str:
    """The first words of the last row of a sentence: who, and the counts."""
    row = item.rows[-1]
    who = "You" if row.group.about_self else " and ".join(row.group.titles)
    return f"{who} {row.figures.counts[0]}" if row.figures and row.figures.number > 1 else who


@pytest.mark.parametrize("name", ["year", "sixty"])
def test_the_plan_is_one_sheet_across_the_paper(printed: dict[str, Path], name: str) -> None:
    reader = PdfReader(printed[name])
    (across,) = [number for number, page in enumerate(reader.pages) if page.mediabox.width > page.mediabox.height]
    text = pages(printed[name])[across]
    assert "Finding Action Owner Due Proof Status Review date" in text
    assert "Talked about with" in text
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert sizes == ({(595, 842), (842, 595)} if name == "year" else {(612, 792), (792, 612)})


@pytest.mark.parametrize("name", ["year", "seven-points", "sixty", "alone", "hostile"])
def test_nothing_runs_into_the_margins(printed: dict[str, Path], name: str) -> None:
    """Words stand at least 14 mm from the sides, and no two tables of a page lie on each other."""
    pdftotext = require("pdftotext", "it says where words stand (Debian: poppler-utils)")
    made = subprocess.run([pdftotext, "-bbox", str(printed[name]), "-"], capture_output=True, text=True, check=True)
    found = 0
    for page in re.split("<page ", made.stdout)[1:]:
        width = float(re.findall(r'width="([\d.]+)"', page)[0])
        for left, right in re.findall(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)"', page):
            assert float(left) >= 39
            assert float(right) <= width - 39
            found += 1
    assert found > 300


def test_hidden_groups_have_a_name_and_no_figures(printed: dict[str, Path]) -> None:
    texts = pages(printed["year"])
    assert [number for number, text in enumerate(texts) if CANARY in text] == [0], "on the cover, and nowhere else"
    assert re.search(rf"{CANARY} 2 Not shown", texts[0])


def test_long_comments_are_printed_to_the_end(printed: dict[str, Path]) -> None:
    whole = " ".join(pages(printed["year"]))
    assert whole.count("was last updated in June.") == 22


def test_a_long_name_is_there_in_full(printed: dict[str, Path]) -> None:
    assert re.sub(r"\s", "", LONG_NAME) in re.sub(r"\s", "", pages(printed["seven-points"])[0])


def test_bookmarks_lead_to_categories_and_sentences(printed: dict[str, Path]) -> None:
    titles = _flat(PdfReader(printed["year"]).outline)
    for part in view_of("year").categories:
        assert part.category.title in titles
    assert any(title.endswith("Answers in the agreed time") for title in titles)


def _flat(outline: object) -> list[str]:
    if isinstance(outline, list):
        return [title for each in outline for title in _flat(each)]
    return [" ".join(str(getattr(outline, "title", "")).split())]

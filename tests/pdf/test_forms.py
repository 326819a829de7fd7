"""Questionnaires on paper: whole rows below their headings, marks large enough, true promises, on both papers."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject

from pdf.test_fillable import widgets
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import AnonymityMode, Questionnaire
from rolebook.project import template_folders
from rolebook.render.form_set import FormSet, form_set
from rolebook.render.handbook import font_artifacts
from rolebook.render.pdf import Press
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper, PrintSize
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.form import Filled
from support import FRAMEWORKS, ROOT, SHIPPED, SMALL, require

MM = 72 / 25.4
STYLES = (PageStyle(Paper.A4), PageStyle(Paper.LETTER, PrintSize.LARGE))
TEMPLATES = Templates(template_folders(ROOT), "en")


@dataclass(frozen=True)
class Word:
    """A word where it stands, in points from the upper left corner of its page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Laid:
    """A form as it was laid out: on paper and to fill in."""

    made: FormSet
    style: PageStyle
    paper: Path
    to_fill_in: Path

    @property
    def questionnaire(self) -> Questionnaire:
        return self.made.view.questionnaire

    @property
    def labels(self) -> list[str]:
        scale = self.made.view.scale
        return [*(point.label for point in scale.points), *([scale.off_scale.label] if scale.off_scale else [])]


@pytest.fixture(scope="session")
def frameworks() -> tuple[Framework, ...]:
    folders = (SMALL / "framework", FRAMEWORKS / "engineering-ladder" / "framework", SHIPPED)
    return tuple(load_framework(folder, Cache(None))[0] for folder in folders)


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory, frameworks: tuple[Framework, ...]) -> list[Laid]:
    """Every form of three frameworks in the usual size on A4 and in large print on Letter."""
    folder = tmp_path_factory.mktemp("forms")
    sets = [form_set(each, form, f"{form.id}") for each in frameworks for form in each.questionnaires]
    press = Press({font.path: font.content for font in font_artifacts()})
    found = []
    for style in STYLES:
        place = folder / f"{style.paper}-{style.size}"
        place.mkdir()
        papers = press.pdfs([page for each in sets for page in each.pages(TEMPLATES, style)], lambda _: None)
        forms = press.forms([each.form(TEMPLATES, style) for each in sets], lambda _: None)
        for pdf in (*papers, *forms):
            (place / Path(pdf.path).name).write_bytes(pdf.content)
        names = ((each, place / f"{each.stem}.pdf", place / f"{each.stem}.to-fill-in.pdf") for each in sets)
        found += [Laid(each, style, paper, to_fill_in) for each, paper, to_fill_in in names]
    assert len(found) == 2 * 7
    return found


@cache
def words(pdf: Path) -> list[Word]:
    program = require("pdftotext", "it says where words stand (Debian: poppler-utils)")
    html = subprocess.run([program, "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = ET.fromstring(re.sub('<!DOCTYPE[^>]*>| xmlns="[^"]*"', "", html)).iter("page")
    found = [
        Word(word.text or "", number, *(float(word.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax")))
        for number, page in enumerate(pages)
        for word in page.iter("word")
    ]
    assert found
    return found


def text(pdf: Path, page: int | None = None) -> str:
    return " ".join(word.text for word in words(pdf) if page in {None, word.page})


def squeezed(shown: str) -> str:
    return re.sub(r"\W", "", shown)


def rows(form: Laid) -> Iterator[tuple[str, set[int]]]:
    """Each row's wording, without its formatting, and the pages on which its circles stand."""
    on: dict[str, set[int]] = defaultdict(set)
    for page, name, _ in widgets(form.to_fill_in):
        on[name].add(page)
    for section in form.made.view.sections:
        for row in section.rows:
            yield row.wording, on[row.item.id]


def test_no_row_is_split_and_the_answers_stand_above_each(laid: list[Laid]) -> None:
    continued = 0
    for form in laid:
        for wording, pages in rows(form):
            (page,) = pages
            shown = {squeezed(word.text) for word in words(form.to_fill_in) if word.page == page}
            # In large print a column's head may break inside a word.
            begun = [
                squeezed(word.text)
                for word in words(form.to_fill_in)
                if word.page == page and word.text.endswith(("-", "\N{HYPHEN}"))
            ]
            shown |= {start + end for start in begun for end in shown}
            for word in f"{wording} {' '.join(form.labels)}".split():
                assert squeezed(word) in shown | {""}, f"{form.to_fill_in}: {word} on page {page + 1}"
            continued += page > 0
    assert continued > 50


def test_a_comment_stands_with_the_last_rows_of_its_part(laid: list[Laid]) -> None:
    for form in laid:
        pages = {name: page for page, name, _ in widgets(form.to_fill_in)}
        for number, section in enumerate(form.made.view.sections, start=1):
            assert pages[f"comment.{number}"] == pages[section.rows[-1].item.id], f"{form.to_fill_in}: {number}"
            assert f"Comment on “{section.section.title}”" in text(form.to_fill_in, pages[f"comment.{number}"])


def test_marks_are_large_enough(laid: list[Laid]) -> None:
    for form in laid:
        line = 0.5  # a field is what its circle or square encloses
        least = (6 if form.style.is_large else 4) * MM - 2 * line
        for _, name, annotation in widgets(form.to_fill_in):
            if annotation.get("/FT", annotation.get("/Parent", {}).get("/FT")) == "/Btn":
                x1, y1, x2, y2 = map(float, annotation["/Rect"])
                assert min(abs(x2 - x1), abs(y2 - y1)) > least - 0.1, f"{form.to_fill_in}: {name}"


def test_open_questions_have_the_lines_asked_for(laid: list[Laid]) -> None:
    for form in laid:
        asked = {f"open.{each.id}": each.lines for each in form.questionnaire.open_questions}
        assert asked
        padding = 2 * MM + 1.1
        heights = {name: annotation["/Rect"] for _, name, annotation in widgets(form.to_fill_in) if name in asked}
        for name, (_, low, _, high) in heights.items():
            assert abs(float(high) - float(low)) > asked[name] * 8 * MM - padding, f"{form.to_fill_in}: {name}"
        assert heights.keys() == asked.keys()


def test_the_shipped_forms_give_five_lines_to_each_open_question(frameworks: tuple[Framework, ...]) -> None:
    lines = [each.lines for form in frameworks[-1].questionnaires for each in form.open_questions]
    assert len(lines) >= 12
    assert min(lines) >= 5


def test_no_word_leaves_the_page_or_stands_on_another(laid: list[Laid]) -> None:
    for form in laid:
        width, height = (float(each) for each in PdfReader(form.paper).pages[0].mediabox[2:])
        for word in words(form.paper):
            assert 10 * MM < word.left < word.right < width - 10 * MM, f"{form.paper}: {word}"
            assert 4 * MM < word.top < word.bottom < height - 4 * MM, f"{form.paper}: {word}"
        lines = sorted(words(form.paper), key=lambda word: (word.page, word.top, word.left))
        for one, other in pairwise(lines):
            if (one.page, one.top) == (other.page, other.top):
                assert one.right <= other.left + 1, f"{form.paper}: {one.text} runs into {other.text}"


def test_a_long_head_stays_in_its_place(tmp_path: Path, frameworks: tuple[Framework, ...]) -> None:
    """The longest name and period there may be push down what follows; nothing climbs out of its line or is cut off."""
    (asked,) = (each for each in frameworks[-1].questionnaires if each.id == "yearly-appraisal-by-customer")
    press = Press({font.path: font.content for font in font_artifacts()})
    for name in ("Alexandrina Wolfeschlegelsteinhausen", "Wolfeschlegelsteinhausen-Bergerdorff ".ljust(60, "W")):
        made = form_set(frameworks[-1], asked.model_copy(update={"period": name[:60]}), "form", Filled(name[:60]))
        for style in STYLES:
            (paper,) = (page for page in press.pdfs(list(made.pages(TEMPLATES, style)), lambda _: None))
            place = tmp_path / f"{len(name)}-{style.size}.pdf"
            place.write_bytes(paper.content)
            head = [word for word in words(place) if word.page == 0]
            for word in head:
                for other in head:
                    low, high = max(word.top, other.top), min(word.bottom, other.bottom)
                    is_abreast = min(word.right, other.right) - max(word.left, other.left) <= 1
                    # Letters of titles and of lines set close reach a little into the line above.
                    assert word is other or is_abreast or high - low < 0.3 * (word.bottom - word.top), (word, other)
            (form,) = press.forms([made.form(TEMPLATES, style)], lambda _: None)
            fields = {each: field for _, each, field in widgets(to_file(tmp_path / "form.pdf", form.content))}
            for field in (fields["header.rated"], fields["header.period"]):
                drawn = field["/AP"]["/N"].get_object()
                _, _, width, height = (float(each) for each in drawn["/BBox"])
                lines = drawn.get_data().count(b"T*") + 1
                assert lines * 1.25 * (14 if style.is_large else 9) < height + 2 < 12 * MM * lines, place
                assert width > 40 * MM


def to_file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_large_print_is_large(laid: list[Laid]) -> None:
    for form in (each for each in laid if each.style.is_large):
        sizes: dict[float, int] = defaultdict(int)
        for page in PdfReader(form.paper).pages:

            def visit(shown: str, _: object, matrix: list[float], __: object, size: float) -> None:
                sizes[round(abs(size * matrix[3]), 1)] += len(shown.strip())  # noqa: B023

            page.extract_text(visitor_text=visit)
        assert min(size for size, number in sizes.items() if number) >= 11, form.paper
        if len(form.made.view.scale.points) <= 5:
            smaller = sum(number for size, number in sizes.items() if 11 < size < 13.7)
            assert not smaller, f"{form.paper}: only lines at the head and foot of pages are smaller: {dict(sizes)}"
        assert max(sizes, key=sizes.__getitem__) >= 16, f"{form.paper}: {dict(sizes)}"


def test_the_promise_follows_the_mode(laid: list[Laid]) -> None:
    seen = set()
    for form in laid:
        promise, shown = form.questionnaire.anonymity, text(form.paper)
        fewest = f"{promise.min_raters} forms on"
        warning = f"If fewer than {promise.min_raters} people are asked,"
        asks_name = any(name == "header.name" for _, name, _ in widgets(form.to_fill_in))
        seen.add(promise.mode)
        if promise.mode is AnonymityMode.NAMED:
            assert "With your name" in shown
            assert warning not in shown
            assert asks_name
        else:
            assert fewest in shown
            assert warning in shown
            assert asks_name is (promise.mode is AnonymityMode.CONFIDENTIAL)
            assert ("Anonymous: write no name" in shown) is not asks_name
    assert seen == set(AnonymityMode)


def test_the_form_says_who_fills_it_in_and_how_to_correct_a_mark(laid: list[Laid]) -> None:
    for form in laid:
        assert f"filled in by: {form.made.view.perspective}" in text(form.paper, 0)
        assert "A mark crossed out and another: your answer is" in text(form.paper)
        assert "choose another circle in the same row" in text(form.to_fill_in)


def test_a_part_begins_on_a_new_page_where_it_should(laid: list[Laid]) -> None:
    sections = [
        (form, section)
        for form in laid
        for section in form.made.view.sections
        if section.section.new_page and not form.style.is_large
    ]
    assert sections
    for form, section in sections:
        pages = {name: page for page, name, _ in widgets(form.to_fill_in)}
        before = form.made.view.sections[form.made.view.sections.index(section) - 1]
        assert pages[section.rows[0].item.id] > pages[before.rows[-1].item.id]


def other_glyphs(pdf: Path) -> dict[str, frozenset[bytes]]:
    """The glyphs that were drawn with fonts of the machine, which have two bytes each, by the name of the font."""
    glyphs: dict[str, set[bytes]] = defaultdict(set)
    for page in PdfReader(pdf).pages:
        fonts = {name: font.get_object()["/BaseFont"] for name, font in page["/Resources"]["/Font"].items()}  # type: ignore[index]
        font = ""
        for operands, operator in ContentStream(page["/Contents"], page.pdf).operations:
            if operator == b"Tf":
                font = fonts[operands[0]]
            elif operator in {b"Tj", b"TJ"} and "Source" not in font:
                for piece in operands[0] if operator == b"TJ" else operands:
                    if isinstance(piece, TextStringObject | ByteStringObject):
                        code = piece.original_bytes
                        glyphs[font] |= {code[at : at + 2] for at in range(0, len(code), 2)}
    assert glyphs
    return {font: frozenset(found) for font, found in glyphs.items()}


def test_arabic_runs_from_right_to_left(tmp_path: Path, frameworks: tuple[Framework, ...]) -> None:
    """Letters that are joined take other glyphs at the beginning, in the middle and at the end of a word."""
    if not subprocess.run(["fc-list", ":lang=ar"], capture_output=True, check=False).stdout:
        pytest.skip("this machine has no font for Arabic (Debian: fonts-noto-core)")
    arabic = "بببب"
    small = frameworks[0]
    about = small.about.model_copy(update={"language": "ar"})
    asked = small.questionnaires[0].model_copy(update={"title": arabic, "stem": arabic})
    made = form_set(replace(small, about=about), asked, "form")
    press = Press({font.path: font.content for font in font_artifacts()})
    (pdf,) = press.pdfs(list(made.pages(TEMPLATES, PageStyle())), lambda _: None)
    (tmp_path / "form.pdf").write_bytes(pdf.content)
    assert arabic in text(tmp_path / "form.pdf").replace("\N{RIGHT-TO-LEFT MARK}", "")
    glyphs = set(other_glyphs(tmp_path / "form.pdf").values())
    assert {len(each) for each in glyphs} == {3}, "at the beginning, in the middle, at the end"
    heads = {squeezed(word.text): word.left for word in reversed(words(tmp_path / "form.pdf"))}
    assert heads["No"] > heads["Never"] > heads["Always"], "the first column stands on the right"


def test_circles_are_drawn_where_backgrounds_are_not_printed(browser: Browser, small_site: Path) -> None:
    page = browser.new_page()
    page.goto((small_site / "print" / "questionnaires" / "apprentices-view.html").as_uri())
    circles = page.locator(".circle").all()
    assert len(circles) > 20
    for circle in circles:
        style = circle.evaluate("e => [getComputedStyle(e).borderTopWidth, getComputedStyle(e).backgroundImage]")
        assert float(style[0].removesuffix("px")) >= 0.5
        assert style[1] == "none"
    page.close()

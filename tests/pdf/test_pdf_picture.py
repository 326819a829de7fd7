"""Pictures of PDFs: of the right page, small, and the same each time."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from rolebook.artifacts import Artifact
from rolebook.render.handbook import font_artifacts
from rolebook.render.pdf import Press
from rolebook.render.pdf_picture import first_page_picture

WORDS = "<p>Tell me about a batch that went wrong, and what you did about it that nobody had asked you for.</p>" * 40
HTML = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Two pages</title>
<style>@page {{ size: 100mm 150mm; margin: 0 }} p {{ margin: 0; font: 5pt "Source Sans" }}
@font-face {{ font-family: "Source Sans"; src: url("rolebook/fonts/sans-regular.otf"); }}
div {{ height: 30mm; background: #0f5e6b }} section {{ break-before: page; background: #9a3412; height: 150mm }}</style>
<div></div>{WORDS}<section></section>"""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Two pages of 100 by 150 mm: words below a band of teal, then rust all over."""
    files = {font.path: font.content for font in font_artifacts()}
    (made,) = Press(files).pdfs([Artifact("two.html", HTML.encode())], lambda _: None)
    return made.content


@pytest.mark.parametrize("width", [120, 333, 480])
def test_the_picture_shows_the_first_page_at_the_width_asked_for(pdf: bytes, width: int) -> None:
    picture = Image.open(io.BytesIO(first_page_picture(pdf, width)))
    assert picture.format == "PNG"
    assert picture.width == width
    assert abs(picture.height - width * 1.5) <= 1
    colours = picture.convert("RGB")
    assert colours.getpixel((width // 2, width // 10)) == (0x0F, 0x5E, 0x6B)
    assert colours.getpixel((width // 2, picture.height - 3)) == (255, 255, 255)
    white = Image.new("RGB", colours.size, "white")
    assert ImageChops.difference(colours, white).crop((0, width // 2, *colours.size)).getbbox(), "the words are drawn"


def test_the_picture_is_small(pdf: bytes) -> None:
    assert len(first_page_picture(pdf, 480)) < 40_000


def test_two_runs_give_the_same_picture(pdf: bytes) -> None:
    assert first_page_picture(pdf, 200) == first_page_picture(pdf, 200)

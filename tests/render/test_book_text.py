"""Pages on their way into the book: what is for screens goes, and what stays is whole."""

from __future__ import annotations

import re

import pytest

from rolebook.render.book_text import BookText, SectionText
from rolebook.views.book import Section

HERE = Section("roles.baker", "roles/baker.md", "Baker's role", 1)
THERE = Section("roles.miller", "roles/miller.md", "Miller", 1)


def section_text(source: str) -> SectionText:
    return BookText({section.path: section for section in (HERE, THERE)}, "").section_text(HERE, source)


def test_the_title_is_what_the_heading_shows() -> None:
    text = section_text('# <span class="rb-number">7</span> Baker\'s "role"\n\nText.\n')
    assert text.title == "7 Baker’s “role”"
    assert ">7</span> Baker’s “role”</h2>" in text.html


@pytest.mark.parametrize(
    "line",
    [
        "[See what is missing](../explore/coverage.md)",
        "[See what is missing](../explore/coverage.md).",
        "- [See what is missing](../explore/coverage.md)",
        "## Further\n\n- [See what is missing](../explore/coverage.md)\n- [Compare](../explore/compare.md)",
    ],
)
def test_a_line_that_only_leads_out_of_the_book_is_dropped(line: str) -> None:
    html = section_text(f"# Baker\n\nBefore.\n\n{line}\n\n## After\n\nText.\n").html
    assert re.sub(r"\s*<[^>]*>\s*", "|", html).strip("|").replace("||", "|") == "Baker|Before.|After|Text."


def test_other_words_stay_when_a_link_inside_them_leads_out() -> None:
    html = section_text("# Baker\n\nThe [matrix](../explore/matrix.md) and the [miller](miller.md#flour).\n").html
    assert 'The matrix and the <a href="#roles.miller:flour">miller</a>.' in html


def test_a_heading_that_lost_its_text_goes_and_others_stay() -> None:
    html = section_text(
        "# Baker\n\n## Lost\n\n[Out](../explore/x.md)\n\n## Kept\n\n### Below\n\nText.\n\n## Lost at the end\n"
    ).html
    assert re.findall(r"<h\d[^>]*>([^<]+)", html) == ["Baker", "Kept", "Below"]


def test_drawings_wider_than_paper_are_left_out() -> None:
    drawings = "".join(
        f'<svg class="rb-picture__drawing rb-picture__drawing--{size}"><title>{size}</title></svg>\n'
        for size in ("narrow", "wide")
    )
    html = section_text(f"# Baker\n\n<figure>\n{drawings}</figure>\n").html
    assert "narrow" in html
    assert "wide" not in html


def test_columns_share_the_page_by_what_they_hold() -> None:
    html = section_text("# Baker\n\n| No. | What |\n|---|---|\n| 1 | " + "Many words to read. " * 9 + "|\n").html
    widths = [float(width) for width in re.findall(r"<col style=\"width: ([\d.]+)%\">", html)]
    assert len(widths) == 2
    assert sum(widths) == pytest.approx(100, abs=0.2)
    assert widths[0] < 10, "three signs do not take half the page"

"""Another trade with the same program: an engineering ladder becomes a full site without a word of the shipped content.

Its categories, kinds, perspectives, audiences and scales (six, four and seven points) are its own.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from rolebook.source.cache import Cache
from rolebook.source.load import check_framework
from support import FRAMEWORKS, files_below

LADDER = FRAMEWORKS / "engineering-ladder"
ACCOUNT_MANAGEMENT = re.compile(
    r"\b(accounts?|account manage\w+|customers?|clients?|vendors?|sales|buyers?)\b", re.IGNORECASE
)


def said(path: Path, content: bytes) -> str:
    """What a reader or a search sees of a file; empty for pictures, fonts and programs."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        return " ".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
    text = content.decode("utf-8") if path.suffix in {".html", ".json", ".xml", ".md", ".txt"} else ""
    without_code = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", without_code))


def test_it_draws_neither_problems_nor_warnings() -> None:
    assert check_framework(LADDER / "framework", Cache(None), "2026-06-01") == ()


def test_it_says_nothing_of_account_management(ladder_site: Path) -> None:
    read = Counter[str]()
    found = []
    for name, content in files_below(ladder_site).items():
        text = said(ladder_site / name, content)
        read[Path(name).suffix] += bool(text.strip())
        found += [f"{name}: …{text[max(0, m.start() - 40) : m.end() + 40]}…" for m in ACCOUNT_MANAGEMENT.finditer(text)]
    assert (read[".html"] > 30, read[".pdf"] >= 3, read[".json"] >= 2) == (True, True, True), read
    assert found == []


def test_it_has_a_page_of_each_kind(ladder_site: Path) -> None:
    pages = {path.removesuffix(".html") for path in files_below(ladder_site) if path.endswith(".html")}
    kinds = ("competencies", "profiles", "incentives", "interviews", "questionnaires", "worksheets", "library")
    assert {f"{kind}/index" for kind in kinds} | {"index", "sources", "glossary"} <= pages
    assert {path.name for path in (ladder_site / "print").rglob("*.pdf")} == {
        *("senior-engineer-panel.pdf", "senior-engineer-panel.for-the-candidate.pdf", "peer-feedback.pdf"),
        *("self-review.pdf", "growth-plan.pdf", "senior-engineer-panel.to-fill-in.pdf", "peer-feedback.to-fill-in.pdf"),
        *("self-review.to-fill-in.pdf", "growth-plan.to-fill-in.pdf"),
        *("peer-feedback.large-print.pdf", "self-review.large-print.pdf"),
    }  # fmt: skip


def test_all_that_is_filled_in_is_there_on_screen(ladder_site: Path) -> None:
    names = ("senior-engineer-panel", "peer-feedback", "self-review", "growth-plan")
    assert {path.name for path in (ladder_site / "print").rglob("*.on-screen.html")} == {
        f"{x}.on-screen.html" for x in names
    }


@pytest.mark.parametrize(
    ("page", "points"),
    [
        # Read off scales.yaml: six levels, four ratings, seven degrees of agreement.
        (
            "competencies/reviews-with-care.html",
            ("1 Guided", "2 Capable", "3 Independent", "4 Team-wide", "5 Cross-team", "6 Company-wide"),
        ),
        (
            "print/interviews/senior-engineer-panel.html",
            ("4 Strong", "3 Solid", "2 Thin", "1 None", "Not covered"),
        ),
        (
            "print/questionnaires/peer-feedback.html",
            (
                "Strongly disagree", "Disagree", "Slightly disagree", "Neither", "Slightly agree", "Agree",
                "Strongly agree", "Cannot say",
            ),
        ),
        (
            "print/questionnaires/peer-feedback.on-screen.html",
            (
                "Strongly disagree", "Disagree", "Slightly disagree", "Neither", "Slightly agree", "Agree",
                "Strongly agree", "Cannot say",
            ),
        ),
    ],
)  # fmt: skip
def test_it_has_scales_of_its_own(page: str, points: tuple[str, ...], ladder_site: Path) -> None:
    text = re.sub(r'<a class="headerlink".*?</a>', "", (ladder_site / page).read_text(encoding="utf-8"))
    cells = re.findall(r"<(?:td|th|h3)\b[^>]*>(.*?)</(?:td|th|h3)>", text, flags=re.DOTALL)
    shown = [re.sub(r"<[^>]*>", "", cell).strip() for cell in cells]
    places = [shown.index(point) for point in points]
    assert places == sorted(places)

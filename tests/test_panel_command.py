"""`rolebook panel`: files in, sheets out; what strangers wrote runs nowhere, and nobody's work is overwritten."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from rolebook.render.panel import panel_name
from saved import content, panel, saved
from support import SMALL, files_below, rolebook

EVIL = "<script>alert(1)</script> & \"'</style>"
WHY = "Put the batch aside, and said so."


def put(folder: Path, *interviews: dict[str, object]) -> list[Path]:
    """Interviews as files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number}.json" for number in range(1, len(interviews) + 1)]
    for file, interview in zip(files, interviews, strict=True):
        file.write_bytes(content(interview))
    return files


def run(out: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return rolebook("panel", *arguments, "--framework", SMALL, "--out", out)


@pytest.fixture(scope="module")
def two_candidates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two interviewers saw K-17 and K-22. Olaf rated K-22 after talking."""
    folder = tmp_path_factory.mktemp("a panel with blänks")
    files = put(
        folder / "in",
        saved("K-17", "Ada", "3", "2", "3", fields={"q1.because": WHY, "recommendation": "Yes", "strengths": "Calm."}),
        saved("K-17", EVIL, "1", "1", "off_scale", fields={"q1.because": EVIL, "recommendation": "No"}),
        saved("K-22", "Ada", "2", "2", "2"),
        saved("K-22", "Olaf", "1", "1", "1", before_others=False),
    )
    result = run(folder / "out", *files)
    assert result.returncode == 0, result.stderr
    assert "interview-late" in result.stderr
    assert "1 warning" in result.stderr
    assert re.search(r"K-17 +2 interviews\nK-22 +2 interviews\n", result.stdout)
    return folder / "out"


NAME = "panel-trial-night-K-17_K-22"


def words(site: Path) -> str:
    html = (site / f"{NAME}.html").read_text(encoding="utf-8")
    return " ".join(re.sub("<[^>]+>", " ", re.sub("(?s)<style>.*?</style>", "", html)).split())


def test_there_is_one_file_of_each_kind(two_candidates: Path) -> None:
    assert list(files_below(two_candidates)) == [f"{NAME}.html", f"{NAME}.pdf", f"{NAME}.xlsx"]


def test_the_page_needs_no_other_file(two_candidates: Path) -> None:
    html = (two_candidates / f"{NAME}.html").read_text(encoding="utf-8")
    assert html.count("data:font/woff2;base64,") == 5
    assert not re.search(r'(?:src|href)=|url\("(?!data:)|@import|<script', html)


def test_the_page_shows_what_was_worked_out_by_hand(two_candidates: Path) -> None:
    """K-17: 17/2 of 9 and 3 of 9; the means 2 and 7/4 are 23/4 of 9. K-22: Ada's 2 and 2 are 6 of 9."""
    text = words(two_candidates)
    assert "8.5 of 9 3 of 9" in text
    assert "94.4 %" in text
    assert "5.75 of 9" in text
    assert "63.9 %" in text
    assert "6 of 9" in text
    assert "◆ discuss" in text
    assert "▲ K-22 higher by 0.25" in text
    assert "= alike" in text
    assert "Given after talking: B Olaf" in text
    assert f"question 1: 3 Golden . {WHY}" in text


def test_text_of_strangers_runs_nowhere(two_candidates: Path) -> None:
    html = (two_candidates / f"{NAME}.html").read_text(encoding="utf-8")
    assert EVIL not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3


def test_the_pdf_says_the_same_and_names_its_page(two_candidates: Path) -> None:
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(two_candidates / f"{NAME}.pdf").pages]
    assert "◆ discuss" in pages[0]
    assert "Candidate K-17" in pages[0]
    assert any("Candidates side by side" in page for page in pages)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Confidential" in page


def test_it_prints_on_letter(tmp_path: Path) -> None:
    files = put(tmp_path, saved("K-17", "Ada", "3"))
    assert run(tmp_path / "out", *files, "--paper", "letter").returncode == 0
    pages = PdfReader(tmp_path / "out" / "panel-trial-night-K-17.pdf").pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(792, 612)}


def test_two_runs_give_the_same_bytes_and_leave_them(tmp_path: Path, two_candidates: Path) -> None:
    files = put(tmp_path / "in", saved("K-17", "Ada", "3"), saved("K-17", "Olaf", "2"))
    assert run(tmp_path / "out", *files).returncode == 0
    once = files_below(tmp_path / "out")
    assert run(tmp_path / "out", *files).returncode == 0
    assert files_below(tmp_path / "out") == once


def test_what_the_panel_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    files = put(tmp_path / "in", saved("K-17", "Ada", "3"))
    (tmp_path / "out").mkdir()
    filled_in = tmp_path / "out" / "panel-trial-night-K-17.xlsx"
    filled_in.write_bytes(b"agreed")
    result = run(tmp_path / "out", *files)
    assert (result.returncode, "somebody may have filled it in" in result.stderr) == (2, True)
    assert files_below(tmp_path / "out") == {filled_in.name: b"agreed"}


def test_names_of_files_are_safe_and_tell_nothing_but_the_codes() -> None:
    hostile = panel(saved("../../K 17: Jörg?", "Ada", fields={"strengths": "secret"}), saved("K/2", "Ada"))
    assert panel_name(hostile) == "panel-trial-night-K-17-Jörg_K-2"


def test_many_candidates_do_not_make_an_endless_name() -> None:
    many = panel(*(saved(f"candidate-number-{number}-of-many", "Ada") for number in range(4)))
    assert panel_name(many) == "panel-trial-night-4-candidates"


def test_a_defect_ends_with_1_and_writes_nothing(tmp_path: Path) -> None:
    files = put(tmp_path / "in", saved("K-17", "Ada", "9"), saved("K-17", "Olaf", "2"))
    result = run(tmp_path / "out", *files, tmp_path / "missing.json")
    assert result.returncode == 1
    assert "1.json  interview-value  The rating of question 1 is not on the scale." in result.stderr
    assert "Allowed: 1, 2, 3, off_scale" in result.stderr
    assert "missing.json" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()

"""Guides made on demand: whole on either paper, named on every sheet, and silent towards candidates."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from pypdf import PageObject, PdfReader

from pdf.test_pdf import verapdf
from support import ROOT, SMALL, rolebook

PLAN = "trial-night"


def made(out: Path, *options: str, framework: Path = SMALL, plan: str = PLAN) -> Path:
    """The folder of a guide, made as a user makes it."""
    result = rolebook("guide", plan, "--framework", framework, "--out", out, *options)
    assert result.returncode == 0, result.stdout + result.stderr
    return out


def document(folder: Path, ending: str = "pdf") -> Path:
    """The one file of a guide with this ending, such as `pdf` or `for-the-candidate.pdf`."""
    (found,) = (path for path in folder.iterdir() if path.name.partition(".")[2] == ending)
    return found


def pages(pdf: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("guide") / "set"
    return made(out, "--candidate", "K-17", "--date", "2026-12-01", "--panel", "Chair,Owner")


def test_every_sheet_names_candidate_guide_version_and_number(guide: Path) -> None:
    found = pages(document(guide))
    assert len(found) >= 9
    for number, page in enumerate(found, start=1):
        assert "Candidate: K-17" in page
        assert PLAN in page
        assert "1.2.3" in page
        assert f"Page {number} of {len(found)}" in page


def test_without_a_candidate_every_sheet_has_room_for_a_name(tmp_path: Path) -> None:
    for page in pages(document(made(tmp_path / "set"))):
        assert re.search("Candidate: _{10,}", page)


def test_the_sheets_come_in_their_order(guide: Path) -> None:
    text = " ".join(pages(document(guide)))
    heads = (
        *("Candidate and panel", "Before you start", "Do not ask", "Run sheet", "To open", "Question 1 ·"),
        *("Question 3 ·", "What the candidate asked", "Score sheet:", "Consensus sheet:", "Comparison of candidates:"),
        *("Sources and version", "Hand-out for question", "Rate these answers", "Key to the practice answers"),
    )
    places = [text.find(head) for head in heads]
    assert -1 not in places, dict(zip(heads, places, strict=True))
    assert places == sorted(places)
    assert "1 December 2026" in text


def test_the_minutes_of_the_run_sheet_add_up_to_the_time_box(guide: Path) -> None:
    """1 for the opening, 5 + 6 + 5 for the questions, 2 for the candidate's, 1 for the closing: all 20."""
    (sheet,) = [page for page in pages(document(guide)) if "Run sheet" in page]
    minutes = [
        int(found) for found in re.findall(r" (\d+)(?= \d+ (?:[123] |The candidate|Closing|In hand|End))", sheet)
    ]
    assert "20 End 20" in sheet
    assert sum(minutes) == 20, sheet


def test_the_panel_shares_the_questions(guide: Path) -> None:
    cover = pages(document(guide))[0]
    assert re.search(r"Chair asks [\d, ]+ \(\d+ minutes\); Owner asks [\d, ]+ \(\d+ minutes\)\.", cover)


def _names_on(page: PageObject) -> set[str]:
    """The full names of the fields that can be filled in on a page."""
    found = set()
    for annotation in page.get("/Annots", []):
        field, parts = annotation.get_object(), []
        while field:
            parts += [str(field["/T"])] if "/T" in field else []
            field = field.get("/Parent", {})
        found.add(".".join(reversed(parts)))
    return found


def test_every_field_stands_on_the_page_of_its_question(guide: Path) -> None:
    reader = PdfReader(document(guide, "to-fill-in.pdf"))
    for number, probes in ((1, 5), (2, 0), (3, 0)):
        name = f"q{number}."
        homes = [page for page in reader.pages if any(field.startswith(name) for field in _names_on(page))]
        assert len(homes) == 1
        assert f"Question {number} ·" in homes[0].extract_text()
        assert {f"{name}notes", f"{name}rating", f"{name}because"} <= _names_on(homes[0])
        assert sum(field.startswith(f"{name}probe") for field in _names_on(homes[0])) == probes


def test_the_key_stands_on_the_last_page(guide: Path) -> None:
    found = pages(document(guide))
    assert "Secret reason, second" in found[-1]
    assert not any("Secret reason, second" in page for page in found[:-1])


def without_questions(folder: Path) -> Path:
    """The small framework, whose candidates then get no questions beforehand."""
    framework = Path(shutil.copytree(SMALL / "framework", folder / "framework"))
    file = framework / "interviews" / f"{PLAN}.yaml"
    file.write_text(file.read_text().replace("questions_beforehand: true\n", ""))
    return framework


def test_the_candidate_learns_nothing_of_how_answers_are_judged(guide: Path, tmp_path: Path) -> None:
    without = without_questions(tmp_path)
    asked_for = made(tmp_path / "asked", "--with-questions", framework=without)
    for folder, shows_questions in (
        (guide, True),
        (made(tmp_path / "set", framework=without), False),
        (asked_for, True),
    ):
        pdf = document(folder, "for-the-candidate.pdf")
        text = " ".join(pages(pdf))
        assert "Journeyman baker" in text
        assert "Checks &" in text
        assert ("Tell me about a batch" in text) is shows_questions
        assert not re.search("Secret|Look for|Warning|must have|Weight", text)
        assert b"Secret" not in pdf.read_bytes()
        assert "Secret" not in str(PdfReader(pdf).metadata)


@pytest.mark.parametrize("options", [["--paper", "a4"], ["--paper", "letter", "--large-print", "--form", "B"]])
def test_every_document_is_pdf_ua(tmp_path: Path, options: list[str]) -> None:
    files = sorted(made(tmp_path / "set", *options).glob("*.pdf"))
    assert len(files) >= 2
    result = verapdf(*files)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture
def extreme(tmp_path: Path) -> Path:
    """The small framework with a question of 300 characters, twelve probes, ten points and compound nouns."""
    folder = Path(shutil.copytree(SMALL / "framework", tmp_path / "extreme"))
    scales = yaml.safe_load((folder / "scales.yaml").read_text())
    rating = next(scale for scale in scales["scales"] if scale["id"] == "rating")
    compound = "Sauerteigführungsqualitätsbeurteilungsmaßstabsstufe"
    rating["points"] = [{"value": value, "label": f"{compound} {value}"} for value in range(1, 11)]
    (folder / "scales.yaml").write_text(yaml.safe_dump(scales, allow_unicode=True))
    file = folder / "questions" / "checks-and-double-checks.yaml"
    questions = yaml.safe_load(file.read_text())
    question = questions["questions"][0]
    question["text"] = "Tell me about a batch that went wrong, " + "and about what you then did, " * 9 + "in order."
    question["probes"] = [
        {"part": "action", "text": f"What did you do at step {number} of the work?"} for number in range(1, 13)
    ]
    question["samples"] = []
    file.write_text(yaml.safe_dump(questions, allow_unicode=True))
    return folder


@pytest.mark.parametrize("options", [["--paper", "a4"], ["--paper", "letter"], ["--large-print"]])
def test_what_is_too_long_for_a_page_continues_and_loses_nothing(
    tmp_path: Path, extreme: Path, options: list[str]
) -> None:
    found = pages(document(made(tmp_path / "set", *options, framework=extreme)))
    first = [page for page in found if "Question 1 Bäckerei Sommer" in page]
    assert len(first) >= 2, "the running head names the question on each of its pages"
    text = " ".join(first)
    for number in range(1, 13):
        assert f"What did you do at step {number} of the work?" in text
    assert "in order." in text
    (rating,) = [page for page in first if "Because" in page]
    assert "Secret anchor at three" in rating
    for value in range(1, 11):
        assert f"Sauerteigführungsqualitätsbeurteilungsmaßstabsstufe {value}" in rating, "the scale stays whole"


def test_lines_for_notes_are_as_many_as_asked_for(tmp_path: Path) -> None:
    few, many = (document(made(tmp_path / lines, "--lines", lines)) for lines in ("6", "16"))
    assert _rules(many) - _rules(few) == 10 * 3, "ten more on each of three questions"


def _rules(pdf: Path) -> int:
    """The ruled lines of a document: hairlines of 40 per cent grey, drawn as borders."""
    contents = (page.get_contents() for page in PdfReader(pdf).pages)
    drawn = (content.get_data().decode("latin-1") for content in contents if content is not None)
    return sum(len(re.findall(r"0\.6 0\.6 0\.6 (?:rg|RG)", page)) for page in drawn)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["nonsense"], "There is no interview plan `nonsense`"),
        (["trial-nigth"], "Did you mean `trial-night`?"),
        ([PLAN, "--minutes", "4"], "4 is not in the range"),
        ([PLAN, "--panel", "a,b,c,d,e,f,g"], "a panel has 6 at most"),
        ([PLAN, "--candidate", "x" * 61], "60 plain characters at most"),
        ([PLAN, "--date", "1.12.2026"], "'1.12.2026' is no day. Write it like 2026-12-01"),
    ],
)
def test_a_wish_that_cannot_be_met_says_why(tmp_path: Path, options: list[str], said: str) -> None:
    result = rolebook("guide", *options, "--framework", SMALL, "--out", tmp_path / "set")
    assert result.returncode == 2
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "set").exists()


def test_too_few_minutes_say_how_many_are_needed(tmp_path: Path, extreme: Path) -> None:
    file = extreme / "interviews" / f"{PLAN}.yaml"
    file.write_text(file.read_text().replace("opening: 1", "opening: 8"))
    file.write_text(file.read_text().replace("minutes: 20", "minutes: 40"))
    result = rolebook("guide", PLAN, "--minutes", "12", "--framework", extreme, "--out", tmp_path / "set")
    assert result.returncode == 2
    assert "11 are for opening, closing and the candidate's questions" in " ".join(result.stderr.split())


def test_a_guide_that_was_filled_in_is_never_replaced(tmp_path: Path) -> None:
    folder = made(tmp_path / "set")
    made(folder)
    pdf = document(folder)
    pdf.write_bytes(pdf.read_bytes() + b"% filled in")
    before = pdf.read_bytes()
    result = rolebook("guide", PLAN, "--framework", SMALL, "--out", folder)
    assert result.returncode == 2
    assert "somebody may have filled it in" in " ".join(result.stderr.split())
    assert pdf.read_bytes() == before


def test_two_runs_give_the_same_bytes(guide: Path, tmp_path: Path) -> None:
    again = made(tmp_path / "set", "--candidate", "K-17", "--date", "2026-12-01", "--panel", "Chair,Owner")
    for file in guide.iterdir():
        assert (again / file.name).read_bytes() == file.read_bytes(), file.name


def test_the_shipped_plans_have_a_complete_form_b(tmp_path: Path) -> None:
    result = rolebook(
        "guide", "customer-chooses-between-two", "--form", "B", "--framework", ROOT, "--out", tmp_path / "set"
    )
    assert result.returncode == 0, result.stderr
    assert "As in form A" not in result.stdout

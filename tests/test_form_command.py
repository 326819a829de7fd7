"""`rolebook form`: one questionnaire or worksheet on demand, for the right people, with nothing untrue on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from pdf.test_fillable import terminal_fields
from support import FRAMEWORKS, SMALL, files_below, rolebook

FORM = "apprentices-view"
LADDER = FRAMEWORKS / "engineering-ladder"
HEAD = ("--rated", "Olaf <b>&", "--return-by", "2026-12-11", "--period", "Since Easter")
SHEET_FILES = ("pdf", "to-fill-in.pdf", "on-screen.html", "docx")
SURVEY_FILES = (
    *("codebook.csv", "data-entry.xlsx", "google-forms.gs", "limesurvey.txt", "qualtrics.txt", "surveyjs.json"),
    "xlsform.xlsx",
)


def made(out: Path, id_: str, *options: str, framework: Path = SMALL) -> tuple[Path, str]:
    """The folder of a set, made as a user makes it, and what the terminal said."""
    result = rolebook("form", id_, "--framework", framework, "--out", out, *options)
    assert result.returncode == 0, result.stdout + result.stderr
    return out, " ".join(result.stdout.split())


def words(pdf: Path) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert text
    return " ".join(text.split())


@pytest.fixture(scope="module")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("form") / "a set with blänks", FORM, *HEAD)[0]


def test_a_set_holds_everything_of_the_form_and_the_worksheet_for_the_review(filled_in: Path) -> None:
    name = f"{FORM}-Olaf-b"
    assert sorted(files_below(filled_in)) == sorted(
        [
            *(f"{name}.{ending}" for ending in (*SHEET_FILES, *SURVEY_FILES)),
            *(f"first-month.{ending}" for ending in (*SHEET_FILES, "xlsx")),
        ]
    )


def test_the_head_is_filled_in_on_paper_and_in_the_pdf_to_fill_in(filled_in: Path) -> None:
    paper = words(filled_in / f"{FORM}-Olaf-b.pdf")
    for shown in ("Who is rated Olaf <b>&", "Period Since Easter", "Return by 11 December 2026"):
        assert shown in paper
    fields = terminal_fields(filled_in / f"{FORM}-Olaf-b.to-fill-in.pdf")
    values = {name: fields[f"header.{name}"].get("/V") for name in ("rated", "period", "return_by")}
    assert values == {"rated": "Olaf <b>&", "period": "Since Easter", "return_by": "11 December 2026"}


def test_the_period_goes_to_survey_tools_and_the_name_does_not(filled_in: Path) -> None:
    for ending in ("limesurvey.txt", "qualtrics.txt", "surveyjs.json"):
        text = (filled_in / f"{FORM}-Olaf-b.{ending}").read_text(encoding="utf-8-sig")
        assert "Since Easter" in text, ending
        assert "Olaf" not in text, ending


def test_a_name_is_nothing_to_remember(tmp_path: Path) -> None:
    def remembered(place: str, *options: str) -> list[Path]:
        cache = tmp_path / place
        rolebook(
            "form", FORM, "--framework", SMALL, "--out", tmp_path / f"{place}-set", *options, XDG_CACHE_HOME=f"{cache}"
        )
        return [path for path in cache.rglob("*") if path.is_file() and b"%PDF" in path.read_bytes()]

    assert remembered("without a name")
    assert not remembered("with a name", "--rated", "Olaf")


def test_a_perspective_gets_the_questionnaire_that_was_written_for_it(tmp_path: Path) -> None:
    folder, said = made(tmp_path / "set", "peer-feedback", "--perspective", "self", "--rated", "Ada", framework=LADDER)
    assert "Written for them `self-review` asks `self` the same" in said
    form = words(folder / "self-review-Ada.pdf")
    assert "Your name Ada" in form
    assert "averages and comments" not in form, "the promise made to peers"


def test_where_nobody_wrote_for_a_perspective_the_form_promises_nothing(tmp_path: Path) -> None:
    folder, said = made(tmp_path / "set", FORM, "--perspective", "self")
    assert "No promise Nobody has written a questionnaire for `self`" in said
    assert "Left out because they cannot observe it: Lets the apprentice feel the dough, Rota by Thursday." in said
    form = words(folder / f"{FORM}-for-self.pdf")
    assert "read the recipe aloud & tick each line" in form
    assert "reads the recipe aloud" not in form, "worded for the apprentice"
    for untrue in ("Nobody knows who answered", "The person who teaches me", "I learn a lot here", "Take a Brötchen"):
        assert untrue not in form
    assert "it promises nothing" in form
    fields = terminal_fields(folder / f"{FORM}-for-self.to-fill-in.pdf")
    rows = {"reads-the-recipe", "greets-by-name", "lets-me-feel-the-dough", "rota-by-thursday"}
    assert rows & {*fields} == {"reads-the-recipe", "greets-by-name"}, "called as on the other form"
    assert "header.name" in fields


def test_a_worksheet_comes_alone_on_the_paper_and_in_the_type_asked_for(tmp_path: Path) -> None:
    usual, _ = made(tmp_path / "usual", "first-month")
    large, _ = made(tmp_path / "large", "first-month", "--paper", "letter", "--large-print")
    assert sorted(files_below(large)) == sorted(f"first-month.{ending}" for ending in (*SHEET_FILES, "xlsx"))
    sheets = [PdfReader(folder / "first-month.pdf").pages for folder in (usual, large)]
    assert [(round(pages[0].mediabox.width), round(pages[0].mediabox.height)) for pages in sheets] == [
        (595, 842),
        (612, 792),
    ]
    assert len(sheets[1]) > len(sheets[0])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["aprentices-view"], "Did you mean `apprentices-view`?"),
        (["trial-night"], "There is no questionnaire or worksheet `trial-night`"),
        ([FORM, "--perspective", "slef"], "There is no perspective `slef`; there are self, apprentice."),
        (["first-month", "--rated", "Olaf"], "`first-month` is a worksheet"),
        ([FORM, "--language", "fr"], "this framework is written in `en`, and Rolebook translates nothing"),
        ([FORM, "--return-by", "11.12.2026"], "'11.12.2026' is no day. Write it like 2026-12-01"),
        ([FORM, "--rated", "x" * 61], "60 plain characters at most"),
        ([FORM, "--period", "a\x1b[31m"], "on one line"),
    ],
)
def test_what_cannot_be_made_says_why(tmp_path: Path, options: list[str], said: str) -> None:
    result = rolebook("form", *options, "--framework", SMALL, "--out", tmp_path / "set")
    assert result.returncode == 2
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "set").exists()


def test_a_perspective_that_can_observe_nothing_gets_no_form(tmp_path: Path) -> None:
    copy = tmp_path / "bakery"
    shutil.copytree(SMALL / "framework", copy)
    file = copy / "framework.yaml"
    file.write_text(
        file.read_text().replace("  - id: apprentice\n", "  - id: cat\n    title: Cat\n  - id: apprentice\n")
    )
    result = rolebook("form", FORM, "--perspective", "cat", "--framework", copy, "--out", tmp_path / "set")
    assert result.returncode == 2
    assert "No item of `apprentices-view` has a wording for `cat`" in result.stderr


def test_a_form_that_was_filled_in_is_never_replaced(filled_in: Path, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    shutil.copytree(filled_in, folder)
    made(folder, FORM, *HEAD)
    pdf = folder / f"{FORM}-Olaf-b.to-fill-in.pdf"
    pdf.write_bytes(pdf.read_bytes() + b"% filled in")
    result = rolebook("form", FORM, *HEAD, "--framework", SMALL, "--out", folder)
    assert result.returncode == 2
    assert "somebody may have filled it in" in " ".join(result.stderr.split())
    assert pdf.read_bytes().endswith(b"% filled in")

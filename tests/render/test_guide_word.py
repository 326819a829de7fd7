"""Guides in Word: whole, in order, true to the words, and made of what Word itself offers."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import Form, Wishes, planned_interview
from rolebook.problems import ProblemsFound
from rolebook.render.guide_word import GUIDE_TEMPLATE, guide_word
from rolebook.settings import PageStyle, Paper, PrintSize
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.guide import Guide, Particulars, guide
from support import ROOT, SHIPPED, SMALL

TEMPLATE = (ROOT / "site_templates" / GUIDE_TEMPLATE).read_bytes()
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
HOSTILE = 'Salt & <w:p> "fire" {{ view.plan.id }} {% raw %} &amp; ]]>'
ORDER = (
    "Before you start",
    "Run sheet",
    'Question 1: Checks & double-checks <before> "go"',
    "Question 2: Roggenvollkornsauerteigführung",
    "Question 3: Roggenvollkornsauerteigführung",
    "Reserve questions",
    "The candidate’s questions",
    "Score sheet: Trial night",
    "Consensus sheet: Trial night",
    "Comparison of candidates: Trial night",
    "Sources and version",
    "Hand-out for question 1",
    "Rate these answers to question 1",
    "Key to the practice answers",
)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


@pytest.fixture(scope="module")
def view(framework: Framework) -> Guide:
    particulars = Particulars(candidate="K-17", date="2026-12-01")
    return guide(framework, planned_interview(framework, framework.plans[0]), particulars)


@pytest.fixture(scope="module")
def word(view: Guide) -> Document:
    return opened(view)


def opened(view: Guide, style: PageStyle | None = None, template: bytes = TEMPLATE) -> Document:
    return docx.Document(io.BytesIO(guide_word(view, template, style or PageStyle())))


def headings(document: Document, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == f"Heading {level}"]


def all_text(document: Document) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p")))


def tables(document: Document) -> dict[str, list[list[str]]]:
    """The cells of each table, by what is read out for it."""
    found = {}
    for table in document.tables:
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        found[caption.get(qn("w:val"))] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


def test_the_sheets_come_in_the_order_of_the_printed_guide(word: Document) -> None:
    assert tuple(headings(word, 1)) == ORDER
    titles = [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Title"]
    assert titles == ["Trial night"]


def test_each_sheet_begins_on_a_page_of_its_own(word: Document) -> None:
    assert word.styles["Heading 1"].paragraph_format.page_break_before


def test_a_question_has_everything_to_ask_to_judge_and_to_write(word: Document) -> None:
    text = all_text(word)
    for words in (
        "Tell me about a batch that went wrong & what you did before it reached the shop.",
        "Minute 1 to 6",
        "Master baker",
        "What was in the oven? (situation)",
        "Hand over the hand-out for question 1",
    ):
        assert words in text
    found = tables(word)
    judged = found["How to judge answers to question 1"]
    assert judged[0] == ["Look for", "Warning signs"]
    assert judged[1][1] == "Secret warning of the batch."
    assert "looks for the cause second" in judged[1][0]
    assert found["Notes on question 1"] == [[""]], "an empty cell to type into"
    rating = found["Rating of question 1"]
    assert [row[1] for row in rating] == ["Rating (mark one)", "3 Golden", "2 Pale", "1 Burnt", "Not tasted"]
    assert rating[2][2] == "Secret anchor at two. Noticed late."
    assert found["Reason for the rating of question 1"] == [["Because", ""]]


def test_boxes_and_circles_can_be_ticked(word: Document) -> None:
    controls = {}
    for control in word.element.iter(qn("w:sdt")):
        properties = control.find(qn("w:sdtPr"))
        assert properties.find(f"{W14}checkbox/{W14}checked").get(f"{W14}val") == "0"
        sign = "".join(text.text for text in control.iter(qn("w:t")))
        controls[properties.find(qn("w:tag")).get(qn("w:val"))] = sign
        for name in ("w:tag", "w:alias"):
            assert 0 < len(properties.find(qn(name)).get(qn("w:val"))) <= 64, "what Word allows"
    assert {name: sign for name, sign in controls.items() if name.startswith("q1.")} == {
        **{f"q1.probe{number}": "☐" for number in range(1, 6)},
        **{f"q1.rating.{value}": "○" for value in ("3", "2", "1", "off_scale")},
    }
    others = {"adjustments", "no_ties", "pay_range", "r1.used", "recommendation", "before_others"}
    assert others <= set(controls)


def test_tables_have_heads_that_come_again_and_rows_that_stay_whole(word: Document) -> None:
    heads = [table for table in word.tables if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert len(heads) >= 12
    for table in heads:
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    for table in word.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")), "each table says what it is"


@pytest.mark.parametrize(("paper", "width"), [(Paper.A4, 210), (Paper.LETTER, 215.9)])
def test_columns_fill_the_paper(view: Guide, paper: Paper, width: float) -> None:
    document = opened(view, PageStyle(paper))
    section = document.sections[0]
    assert section.page_width == pytest.approx(Mm(width), abs=1000)
    for table in document.tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert len(grid) == len(table.rows[0].cells)
        assert sum(grid) == pytest.approx((width - 22 - 18) / 25.4 * 1440, abs=12)


def test_the_panel_has_a_column_for_each_of_its_people(framework: Framework) -> None:
    plan = framework.plans[0].model_copy(update={"panel_size": 4})
    view = guide(framework, planned_interview(framework, plan, Wishes(panel=("Ann & Co", "Bob"))))
    found = tables(opened(view))
    assert found["Ratings of the panel"][0] == [
        *("Competency", "A", "B", "C", "D", "Spread", "Discuss if above 1", "Agreed", "Reason")
    ]
    assert found["Who is who"] == [["A", "Ann & Co"], ["B", "Bob"], ["C", ""], ["D", ""]]
    assert found["What this interview covers"][0] == ["Competency", "Question", "Asked by", "Minutes"]


def test_what_is_known_beforehand_stands_there(word: Document) -> None:
    block = tables(word)["Candidate and panel"]
    assert block[0] == ["Candidate, or candidate code", "K-17", "Date", "1 December 2026"]
    assert block[1] == ["Interviewer", "", "Start and end", ""]
    assert "Candidate: K-17" in word.sections[0].header.paragraphs[0].text


def test_every_page_names_guide_version_and_number(word: Document) -> None:
    section = word.sections[0]
    assert "Trial night" in section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]
    assert "trial-night · " in foot.text
    assert "1.2.3 · Interviewers" in foot.text
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_words_survive_whatever_they_hold(framework: Framework) -> None:
    plan = framework.plans[0].model_copy(
        update={"title": HOSTILE, "do_not_ask": (HOSTILE,), "recommendations": (HOSTILE, "\a\f\x1bYes\x00")}
    )
    view = guide(framework, planned_interview(framework, plan), Particulars(candidate=HOSTILE))
    document = opened(view)
    assert f"Score sheet: {HOSTILE}" in headings(document, 1)
    assert f"Candidate: {HOSTILE}" in document.sections[0].header.paragraphs[0].text
    assert HOSTILE in [p.text.split("\t")[-1] for p in document.paragraphs]
    # The list is Markdown, in which quotation marks become typographic and tags are dropped.
    assert "Salt &" in tables(document)["Do not ask"][0][0]
    assert "{{ view.plan.id }} {% raw %}" in tables(document)["Do not ask"][0][0]
    assert document.core_properties.title == HOSTILE


def test_marked_words_look_marked(word: Document) -> None:
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.italic and run.text.strip()] == ["said"]
    assert any(run.bold and run.text == "one" for run in runs), "the hand-out's own emphasis"


def test_an_edition_without_answers_gives_none_away(framework: Framework) -> None:
    plain = replace(
        guide(framework, planned_interview(framework, framework.plans[0])), calibrations=(), reserves=(), readers=""
    )
    bare = tuple(
        replace(
            sheet,
            question=sheet.question.model_copy(
                update={"look_for": (), "warning_signs": (), "anchors": (), "samples": (), "probes": ()}
            ),
            points=tuple(replace(point, anchor="") for point in sheet.points),
        )
        for sheet in plain.sheets
    )
    document = opened(replace(plain, sheets=bare))
    assert "Secret" not in all_text(document)
    found = tables(document)
    assert found["Ratings"][0] == ["Competency", "Question", "Rating", ""]
    assert "Weight" not in found["Comparison of candidates"][0]
    assert "Key to the practice answers" not in headings(document, 1)
    assert "Probes (ask what you need)" not in headings(document, 2)


def test_form_b_says_so_on_every_page(framework: Framework) -> None:
    view = guide(framework, planned_interview(framework, framework.plans[0], Wishes(form=Form.B)))
    document = opened(view)
    assert document.paragraphs[0].text == "Interview guide · form B"
    assert "trial-night B · " in document.sections[0].footer.paragraphs[0].text


def test_large_print_enlarges_all_type(view: Guide) -> None:
    usual, large = opened(view), opened(view, PageStyle(size=PrintSize.LARGE))
    for name in ("Heading 1", "Rolebook Question", "Rolebook Small"):
        before, after = usual.styles[name].font.size, large.styles[name].font.size
        assert before is not None
        assert after is not None
        assert after / before == pytest.approx(16 / 10.5, rel=0.03)


def test_two_runs_give_the_same_bytes(view: Guide) -> None:
    made = guide_word(view, TEMPLATE, PageStyle())
    assert made == guide_word(view, TEMPLATE, PageStyle())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {file.date_time[:3] for file in archive.infolist()} == {(2026, 3, 29)}, "the day of the release"


def test_every_shipped_plan_and_its_second_form_becomes_a_guide() -> None:
    framework, _ = load_framework(SHIPPED, Cache(None))
    assert len(framework.plans) >= 6
    for plan in framework.plans:
        view = guide(framework, planned_interview(framework, plan))
        found = headings(opened(view), 1)
        assert sum(heading.startswith("Question ") for heading in found) == len(view.sheets)


def edited(old: str, new: str) -> bytes:
    """The template with another text in its body, as somebody might save it from Word."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as before, zipfile.ZipFile(saved, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            after.writestr(name, content)
    return saved.getvalue()


def test_people_may_reword_the_template(view: Guide) -> None:
    assert "Wie gemeint" in headings(opened(view, template=edited("Before you start", "Wie gemeint")), 1)


@pytest.mark.parametrize(
    "template",
    [
        b"no Word file",
        edited("{{ view.plan.title }}", "{{ view.plan.titel }}"),
        edited("{%p endfor %}", "{%p endif %}"),
        edited("{{ view.plan.title }}", "{{ view.__class__.__mro__ }}"),
    ],
    ids=["not-word", "unknown-word", "broken-loop", "reaches-into-the-program"],
)
def test_a_broken_template_is_a_problem_of_whoever_wrote_it(view: Guide, template: bytes) -> None:
    with pytest.raises(ProblemsFound) as found:
        guide_word(view, template, PageStyle())
    (problem,) = found.value.problems
    assert (problem.file, problem.rule) == (GUIDE_TEMPLATE, "template-broken")
    assert problem.message.startswith("This template cannot be used: ")
    assert len(problem.message) < 200


def test_the_narrowed_framework_makes_the_guide(framework: Framework) -> None:
    for audience in framework.about.audiences:
        edition = for_audience(framework, audience.id)
        for plan in edition.plans:
            assert headings(opened(guide(edition, planned_interview(edition, plan))), 1)

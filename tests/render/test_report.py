"""A report as files: what stands in them, that text of strangers stays text, and that the workbook counts."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from render.test_workbooks import Worked
from reported import (
    EVIL,
    LONG,
    full_year,
    hostile,
    ladder,
    nothing,
    own_only,
    results,
    seven_points,
    shipped,
    sixty,
    sixty_items,
    small,
)
from rolebook.artifacts import Artifact
from rolebook.model.framework import Framework
from rolebook.model.results import Comments, ItemResult, Results
from rolebook.project import packaged_templates
from rolebook.render.report import render_report, report_name
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper
from rolebook.views.report import report
from support import ROOT

TEMPLATES = Templates((packaged_templates(),), "en")
PACKAGE = ROOT / "generator" / "rolebook"


def files(
    framework: Framework, found: Results, templates: Templates = TEMPLATES, paper: Paper = Paper.A4
) -> dict[str, bytes]:
    made = render_report(report(framework, found), templates, PageStyle(paper), None)
    return {artifact.path: artifact.content for artifact in made}


def page(framework: Framework, found: Results, templates: Templates = TEMPLATES) -> str:
    return next(
        content.decode() for path, content in files(framework, found, templates).items() if path.endswith("html")
    )


@cache
def year() -> dict[str, bytes]:
    return files(shipped(), full_year())


def book(made: dict[str, bytes]) -> bytes:
    return next(content for path, content in made.items() if path.endswith("xlsx"))


def words(source: str) -> str:
    """What a reader reads."""
    body = re.sub(r"(?s)<style>.*?</style>|<title\b.*?</title>|<desc.*?</desc>", " ", source)
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", body)).split())


def item_block(source: str, title: str) -> str:
    """What a reader reads about one sentence."""
    (block,) = [each for each in source.split('<div class="item">') if f"</span> {title}</h4>" in each]
    return words(block.split("</table>")[0])


# The page


def test_there_is_a_page_and_a_workbook_named_after_the_person() -> None:
    assert sorted(year()) == ["Ada-Lovelace.html", "Ada-Lovelace.xlsx"]


def test_the_page_needs_no_other_file_and_runs_nothing() -> None:
    source = year()["Ada-Lovelace.html"].decode()
    assert source.count("data:font/woff2;base64,") == 5
    assert not re.search(r'(?:src|href)=(?!"#[\w-]+")|url\("(?!data:)|@import|<script|<form|<iframe|\son\w+=', source)
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', source)
    assert "default-src &#39;none&#39;" in policy or "default-src 'none'" in policy
    assert "script-src" not in policy


def test_a_sentence_shows_who_marked_what() -> None:
    """Five 4s and one 5 are 25 of 6: 4.17. One's own 5 lies 0.83 above. Last time the group's mean was 1/7 lower."""
    framework = shipped()
    (found,) = [row for row in full_year().items if row.item.id == "owns-issues-to-the-end"]
    group = full_year().groups[2].id
    figures = replace(found.figures[group], counts=(0, 0, 0, 5, 1), off_scale=1)
    changes = {group: replace(found.changes[group], before=Fraction(25, 6) - Fraction(1, 7), now=Fraction(25, 6))}
    row = replace(
        found, figures={"self": found.figures["self"], group: figures}, others=Fraction(25, 6),
        gap=5 - Fraction(25, 6), changes=changes,
    )  # fmt: skip
    text = item_block(
        page(framework, replace(full_year(), items=(row,), strongest=(), weakest=())), "Owns issues to the end"
    )
    assert "You see it higher than others do (difference +0.83)." in text
    assert "Customer and Operations 0 0 0 5 1 1 4.17 1.00 ▲ 0.14 higher" in text
    assert "You 1 5.00 – –" in text
    assert "Manager no rating" in text


def test_too_few_ratings_are_said_and_not_shown() -> None:
    (title,) = [
        row.item.title
        for row in full_year().items
        if "customer+operations" in row.wordings and "customer+operations" not in row.figures
    ]
    source = page(shipped(), full_year())
    assert item_block(source, title).endswith("Customer and Operations too few ratings to show")


def test_the_cover_says_who_is_merged_hidden_or_left_out_and_why() -> None:
    text = words(page(shipped(), full_year()))
    assert "Customer and Operations 7 Taken together as one group: at least one of them sent back too few forms" in text
    assert "Peers 2 Not shown: it takes 3 forms before a group is shown, so that nobody can be recognised." in text
    assert "One more file or row that seems to be about you held nothing that could be counted." in text
    assert "Operations: 2 forms with comments. They are not shown, because it takes 3 forms with comments" in text


def test_differences_are_named_plainly_and_kindly() -> None:
    text = words(page(shipped(), full_year()))
    assert "Others see less of this than you do Some call these blind spots." in text
    assert "in no sentence do you rate yourself clearly lower than others do" in text
    higher = words(page(ladder(), seven_points()))
    assert "Some call these hidden strengths." in higher


def test_comments_stand_as_they_were_written_with_a_note_on_their_order() -> None:
    long = LONG * 10
    assert len(long) > 2000
    found = replace(full_year(), comments=(Comments("Anything?", {"manager": (long, "First.\nSecond.")}),))
    source = page(shipped(), found)
    assert f'<li dir="auto">{long}</li>' in source
    assert '<li dir="auto">First.\nSecond.</li>' in source
    assert "in the order of the alphabet: so nobody can tell which of them belong together" in words(source)


def test_other_scripts_survive() -> None:
    source = page(shipped(), full_year())
    assert '<li dir="auto">الزيارات الشهرية مفيدة جدا</li>' in source
    assert "Her calm when things go wrong 🙂" in source


def test_somebody_alone_reads_nothing_of_others() -> None:
    text = words(page(shipped(), own_only()))
    assert "There is nobody else whose answers can be shown." in text
    assert "What you rate highest" in text
    assert not re.search("What others rate|Where you and others differ|blind spots|[Dd]ifference|Too few", text)


def test_where_nothing_can_be_shown_the_report_says_what_would_be_there() -> None:
    text = words(page(shipped(), nothing()))
    assert "There are no answers that can be shown yet." in text
    assert "Customer 2 Not shown: it takes 3 forms" in text
    assert "When enough forms are back, this report shows how each sentence was rated" in text
    assert not re.search("At a glance|Action plan|How to read|What people wrote", text)


def test_sentences_turned_round_are_marked() -> None:
    text = words(page(sixty_items(), sixty()))
    assert "Turned round: a low answer is the good one." in text
    assert "Their bars show what was marked; their means are turned round" in text
    assert "Turned round" not in words(page(shipped(), full_year()))


def test_what_was_worded_anew_is_listed_and_not_compared() -> None:
    text = words(page(shipped(), full_year()))
    since = r"since last time \(24 November 2025\)\. .* 5 Answers in the agreed time 30 Brings new ideas"
    assert re.search(rf"Not compared with last time .* {since}", text)
    assert "Not compared with last time" not in words(page(ladder(), seven_points()))


def test_numbers_stand_as_the_language_writes_them() -> None:
    german = words(page(shipped(), full_year(), Templates((packaged_templates(),), "de")))
    assert re.search(r"difference [+−]\d,\d\d\)", german)
    assert not re.search(r"difference [+−]\d\.\d\d\)", german)


def test_text_of_strangers_stays_text() -> None:
    source = page(small(), hostile())
    assert EVIL not in source
    assert source.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6
    assert "49 =1+1" not in source
    assert not re.search("<script|</style> \\{", source)


def test_two_runs_give_the_same_bytes() -> None:
    assert files(shipped(), full_year()) == year()


@pytest.mark.parametrize(
    ("rated", "name"),
    [
        ("Ada Lovelace", "Ada-Lovelace"),
        ("../../etc/passwd", "etc-passwd"),
        ("Zoë O'Neil, née Müller", "Zoë-O-Neil-née-Müller"),
        ("  ", "person"),
        ("???", "person"),
        ("con", "con-person"),
        ("Com1", "Com1-person"),
        ("ß" * 100, "ß" * 40),
        ("K\u0308", "K\u0308"[:1]),
        ("عمر خيام", "عمر-خيام"),
    ],
)
def test_a_name_becomes_that_of_a_file(rated: str, name: str) -> None:
    assert report_name(rated) == name


# The workbook


def sheet(content: bytes, name: str) -> Worksheet:
    return openpyxl.load_workbook(BytesIO(content))[name]


def rows(there: Worksheet, head: str) -> list[dict[str, object]]:
    """The rows below a head, by the titles of their columns."""
    lines = [[cell.value for cell in row] for row in there.iter_rows()]
    start = next(number for number, line in enumerate(lines) if line[0] == head)
    titles = [str(title) for title in lines[start]]
    return [dict(zip(titles, line, strict=True)) for line in lines[start + 1 :]]


def test_the_workbook_has_a_sheet_for_each_purpose() -> None:
    names = openpyxl.load_workbook(BytesIO(book(year()))).sheetnames
    assert names == ["Summary", "Items", "Competencies", "Comments", "Action plan"]


@pytest.mark.parametrize("name", ["year", "turned-round"])
def test_the_workbook_counts_what_the_report_shows(tmp_path: Path, name: str) -> None:
    """Every formula, worked out by another program, gives what was written beside it: also where items are reversed."""
    odd = replace(sixty(), items=tuple(map(on_an_odd_scale, sixty().items)))
    content = book(year()) if name == "year" else book(files(sixty_items(), odd))
    worked = Worked(content, {}, tmp_path)
    shown = openpyxl.load_workbook(BytesIO(content), data_only=True)
    compared = 0
    for there in worked.book.worksheets:
        for row in there.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    written = round(float(shown[there.title][cell.coordinate].value), 9)
                    assert worked.cell(there.title, cell.coordinate) == written, f"{there.title}!{cell.coordinate}"
                    compared += 1
    assert compared > 200


def on_an_odd_scale(row: ItemResult) -> ItemResult:
    """A sentence whose values, turned round, are not those of the scale the other way round."""
    if not row.item.reverse_keyed:
        return row
    return replace(row, figures={id_: replace(each, values=(9, 8, 4, 2, 1)) for id_, each in row.figures.items()})


def test_each_group_has_a_row_for_each_sentence_that_it_was_asked() -> None:
    found = rows(sheet(book(year()), "Items"), "No.")
    made = report(shipped(), full_year())
    assert len(found) == sum(len(item.rows) for item in made.items)
    (few,) = [row for row in found if row["Remark"] == "too few ratings"]
    assert (few["Ratings"], few["Mean"], few["1 Never"]) == (None, None, None)


def test_competencies_and_comments_are_there(tmp_path: Path) -> None:
    there = sheet(book(year()), "Competencies")
    (row,) = [
        each for each in rows(there, "Category") if (each["Competency"], each["Group"]) == ("Responds swiftly", "You")
    ]
    (summary,) = [each for each in full_year().competencies if each.id == "responds-swiftly"]
    assert row["Mean"] == float(summary.means["self"])
    texts = [each["Comment"] for each in rows(sheet(book(year()), "Comments"), "Place")]
    assert "Her calm when things go wrong 🙂" in texts
    assert len(texts) == sum(len(found) for place in full_year().comments for found in place.texts.values())


def test_charts_say_what_they_show() -> None:
    content = book(year())
    assert len(sheet(content, "Summary")._charts) == 2
    one_category = results(shipped(), "frequency", "Ada", [])
    assert len(sheet(book(files(shipped(), one_category)), "Summary")._charts) == 0
    assert len(sheet(book(files(small(), hostile())), "Summary")._charts) == 1, "two categories make no radar"


def test_what_somebody_by_name_sees_otherwise_is_listed_and_in_the_plan() -> None:
    made = report(shipped(), full_year())
    (beside,) = made.beside
    widest = beside.gaps[0]
    text = words(page(shipped(), full_year()))
    assert "Manager: seen otherwise Manager answered by name" in text
    assert f"{widest.item.number} {widest.item.result.item.title}" in text
    titles = [cell.value for (cell,) in sheet(book(year()), "Summary")["A1:A200"]]
    assert "Manager: seen otherwise" in titles
    ((own, given),) = [(each.item.own, each.given) for each in made.findings if each.group]
    assert own
    assert given
    assert f"You {float(own.mean):.2f}, Manager {float(given.mean):.2f}" in text


def test_the_day_of_the_tally_stands_on_the_cover() -> None:
    made = replace(full_year(), compared_with="results-2025", compared_on="2025-11-24")
    source = TEMPLATES.render("print/report.html.j2", view=report(shipped(), made, "2026-11-23"), style=PageStyle())
    assert "Counted on 23 November 2026" in words(source)
    assert "Compared with 24 November 2025 (results-2025)" in words(source)
    assert "since last time (24 November 2025)" in words(source)


def test_somebody_who_could_not_judge_did_not_forget() -> None:
    found = full_year().items[0]
    row = replace(
        found, figures={}, others=None, gap=None, changes={}, is_reworded=False, unjudged=frozenset({"manager"})
    )
    results = replace(full_year(), items=(row,), strongest=(), weakest=())
    text = item_block(page(shipped(), results), row.item.title)
    assert re.search("Manager cannot judge", text, flags=re.IGNORECASE)
    assert "You no rating" in text
    (remark,) = [
        each["Remark"]
        for each in rows(sheet(book(files(shipped(), results)), "Items"), "No.")
        if each["Group"] == "Manager"
    ]
    assert remark == "Cannot judge"


def test_the_plan_names_the_worksheet_for_the_talk() -> None:
    said = "For the talk itself there is the worksheet “Review and action plan”."
    assert said in words(page(shipped(), full_year()))
    assert said in str(sheet(book(year()), "Action plan")["A2"].value)


def test_the_plan_takes_a_status_of_the_list_and_days() -> None:
    there = sheet(book(year()), "Action plan")
    found = rows(there, "Finding")
    assert [row["Finding"] for row in found[:6]] == [
        f"{each.item.number} {each.item.result.item.title}" for each in report(shipped(), full_year()).findings
    ]
    rules = {str(rule.sqref): rule for rule in there.data_validations.dataValidation}
    statuses = [rule for place, rule in rules.items() if place.startswith("G")]
    assert {rule.formula1 for rule in statuses} == {'"Open,On time,Late,Done"'}
    assert len(statuses) == len(found)
    assert {rule.type for place, rule in rules.items() if place[0] in "EH"} == {"date"}
    assert not there["C8"].protection.locked
    assert there["A8"].protection.locked


def test_actions_are_counted_by_their_status(tmp_path: Path) -> None:
    typed = openpyxl.load_workbook(BytesIO(book(year())))
    typed["Action plan"]["G8"] = "Late"
    typed["Action plan"]["G9"] = "Done"
    typed["Action plan"]["G10"] = "Done"
    saved = BytesIO()
    typed.save(saved)
    worked = Worked(saved.getvalue(), {}, tmp_path)
    heads = {cell.value: cell.column_letter for cell in typed["Action plan"][4]}
    counts = {status: worked.cell("Action plan", f"{heads[status]}5") for status in ("Open", "On time", "Late", "Done")}
    assert counts == {"Open": 0, "On time": 0, "Late": 1, "Done": 2}


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(1)", "https://example.org", "=HYPERLINK(1)"])
def test_comments_and_names_are_no_formulas(evil: str) -> None:
    found = replace(full_year(), rated=evil, comments=(Comments("?", {"manager": (evil,)}),))
    content = openpyxl.load_workbook(BytesIO(book(files(shipped(), found))))
    cells = [cell for there in content.worksheets for row in there.iter_rows() for cell in row if cell.value == evil]
    assert cells
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_a_comment_longer_than_a_cell_is_cut_where_it_shows() -> None:
    found = replace(full_year(), comments=(Comments("?", {"manager": ("x" * 40_000,)}),))
    (row,) = rows(sheet(book(files(shipped(), found)), "Comments"), "Place")
    text = str(row["Comment"])
    assert len(text) == 32_767
    assert text.endswith("x…")


@pytest.mark.parametrize(("paper", "number"), [(Paper.A4, 9), (Paper.LETTER, 1)])
def test_each_sheet_prints_across_the_paper_with_its_heads(paper: Paper, number: int) -> None:
    content = openpyxl.load_workbook(BytesIO(book(files(shipped(), full_year(), paper=paper))))
    for there in content.worksheets:
        assert (int(there.page_setup.paperSize), there.page_setup.orientation) == (number, "landscape")
        assert there.page_setup.fitToHeight == 0
        assert "Ada Lovelace" in there.oddHeader.left.text
    titles = [content[name].print_title_rows for name in ("Items", "Competencies", "Comments", "Action plan")]
    assert titles == ["$6:$6", "$4:$4", "$4:$4", "$7:$7"]


def test_artifacts_are_made_one_after_the_other() -> None:
    first = next(iter(render_report(report(shipped(), full_year()), TEMPLATES, PageStyle(), None)))
    assert isinstance(first, Artifact)


def test_every_word_of_the_workbook_is_used() -> None:
    used = "".join(file.read_text(encoding="utf-8") for file in (PACKAGE / "render").glob("report_*.py"))
    unused = [key for key in TEMPLATES.words("print/report.yaml") if not re.search(rf"(words|self)\.{key}\b", used)]
    assert unused == []

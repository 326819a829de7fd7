"""Worksheets on paper: what places are called, and how wide columns are."""

from __future__ import annotations

from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.documents import sheet_documents
from rolebook.views.parts import Linker
from rolebook.views.sheet import Sheet, distinct, sheet
from support import SMALL


def of(**changes: object) -> Sheet:
    """The small worksheet with its third block changed: a table of three columns and two rows."""
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    assert isinstance(framework, Framework)
    (worksheet,) = framework.worksheets
    blocks = list(worksheet.blocks)
    blocks[2] = blocks[2].model_copy(update=changes)
    changed = worksheet.model_copy(update={"blocks": tuple(blocks)})
    return sheet(framework, Linker.of(framework), changed)


def test_what_is_said_twice_is_told_apart() -> None:
    assert list(distinct(["Due", "Who", "Due", "Due"])) == ["Due", "Who", "Due (2)", "Due (3)"]
    block = of(columns=("Who", "When", "When"), rows=("First", "First")).blocks[2]
    assert [column.label for column in block.columns] == ["Who", "When", "When (2)"]
    assert [row.label for row in block.rows] == ["First", "First (2)"]


def test_a_table_without_rows_has_as_many_blank_ones_as_it_has_lines() -> None:
    rows = of(rows=(), lines=4).blocks[2].rows
    assert [row.name for row in rows] == ["row_1", "row_2", "row_3", "row_4"]
    assert all(row.asks and not row.label for row in rows)


def test_letters_take_less_room_than_words() -> None:
    letters, words = (of(columns=("Account", "Letter"), rows=rows).blocks[2] for rows in (("A", "B"), ("Ants", "B")))
    assert letters.columns[0].share < 30 < words.columns[0].share
    assert (letters.has_words, words.has_words) == (False, True)


def test_letters_that_come_again_in_another_table_take_as_little_room() -> None:
    blocks = of(columns=("What", "When"), rows=("A", "B")).blocks
    assert blocks[8].columns[0].share == blocks[2].columns[0].share, "both tables begin with What"
    assert blocks[7].columns[0].share > 30, "and so does this one, but with words below"


def test_numbers_take_less_room_than_what_they_count() -> None:
    number, gap = (of(columns=(title, "Why it counts"), rows=()).blocks[2].columns[0] for title in ("No.", "Gap"))
    assert number.share < 20
    assert gap.share > 40


def test_what_is_long_to_write_has_more_room_than_a_date_or_a_state() -> None:
    block = of(columns=("Finding", "Action", "Owner", "Due", "Status"), short_columns=("Due", "Status")).blocks[2]
    shares = {each.title: each.share for each in block.columns}
    assert shares["Action"] > 1.3 * shares["Due"]
    assert shares["Due"] == shares["Status"]


def test_what_is_written_after_a_letter_and_a_colon_has_room() -> None:
    columns = ("What", "What is measured", "Who is paid")
    shares = [of(columns=columns, rows=rows).blocks[2].columns[0].share for rows in (("A", "B"), ("A:", "B:"))]
    assert shares[0] < 20
    assert shares[1] > 30


def test_one_writes_on_after_a_colon() -> None:
    rows = of(rows=("A:", "A")).blocks[2].rows
    assert [row.asks for row in rows] == [True, False]


def test_more_options_than_fit_abreast_get_tables_of_their_own() -> None:
    (weighing,) = [block.part.weighing for block in of().blocks if block.part.weighing]
    ten = of(weighing=weighing and of().blocks[5].part.block.weighing, lines=10).blocks[2].options
    assert ten == (tuple("ABCDEFGH"), ("I", "J"))
    many = of(weighing=of().blocks[5].part.block.weighing, lines=30).blocks[2].options
    assert many[0][0] == "1"
    assert many[-1][-1] == "30"


def test_only_a_worksheet_that_weighs_comes_as_a_workbook() -> None:
    worksheet = of().worksheet
    plain = worksheet.model_copy(update={"blocks": tuple(block for block in worksheet.blocks if not block.weighing)})
    endings = [[document.ending for document in sheet_documents(each, ("html",))] for each in (worksheet, plain)]
    assert endings == [["on-screen.html", "html", "docx", "xlsx"], ["on-screen.html", "html", "docx"]]
    assert sheet_documents(worksheet, ()) == ()


def test_the_script_of_a_weighing_is_told_what_the_framework_says() -> None:
    """Weights of 70 and 30, and of 100; mastery has three points, and the plane leaves half a step at either end."""
    (weighed,) = [block.weighed for block in of().blocks if block.weighed]
    assert (weighed.name, weighed.options, weighed.scores) == ("block_6", ("A", "B", "C"), (1, 2, 3))
    assert [(each.name, each.weight) for each in (*weighed.across, *weighed.upwards)] == [
        ("block_6.across_1", 70), ("block_6.across_2", 30), ("block_6.upwards_1", 100),
    ]  # fmt: skip
    assert {(each.first, each.second): each.title for each in weighed.quadrants} == {
        ("low", "high"): "Later", ("high", "high"): "With help", ("low", "low"): "Never mind", ("high", "low"): "First",
    }  # fmt: skip
    assert (weighed.plane.start, weighed.plane.end) == (0.5, 3.5)


def test_prompts_points_and_competencies_are_rated_under_names_of_their_own() -> None:
    """Two prompts, the one point of the library entry, and the two competencies of the bakehouse."""
    rated = of().blocks[10]
    assert [(place.name, place.number) for place in rated.prompts] == [
        *(("prompt_1", None), ("prompt_2", None), ("prompt_3", None)),
        *(("checks-and-double-checks", 1), ("roggenvollkornsauerteigfuehrung", 12)),
    ]
    assert rated.checks == (), "and none of them is ticked as well"
    assert rated.part.rate_on is not None
    assert [point.label for point in rated.part.rate_on.points] == ["Burnt", "Pale", "Golden"]


def test_prompts_with_choices_and_dates_are_told_apart() -> None:
    block = of(columns=(), rows=(), prompts=("Next?",), choices=("As before", "Anew"), dates=("Next?", "Exam")).blocks[
        2
    ]
    assert [(place.name, place.label) for place in (*block.prompts, *block.dates)] == [
        *(("prompt_1", "Next?"), ("date_1", "Next? (2)"), ("date_2", "Exam")),
    ]
    assert block.part.takes_marks
    assert not of(columns=(), rows=(), dates=("Exam",)).blocks[2].part.takes_marks

"""Questionnaires and worksheets on screen, as those who fill them in meet them: one file, with no network.

The questionnaire of the small framework is anonymous. It has four rows in three sections on a scale from 1 to 4, one of
them without "Cannot judge", a sentence about the whole, two open questions and two facts.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from browser.on_screen import HOSTILE, at_work, field, keep, offer, said
from browser.pages import serious_violations
from rolebook.exchange.responses import read_responses
from rolebook.model.framework import Framework
from rolebook.model.questionnaire import AnonymityMode, Questionnaire
from rolebook.model.response import Response
from rolebook.model.worksheet import Worksheet
from rolebook.project import template_folders
from rolebook.remembered import Remembered
from rolebook.render import web_fonts
from rolebook.render.sheets_screen import render_form_screen, render_worksheet_screen
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.columns import columns, fingerprint
from rolebook.views.form import Filled, form
from rolebook.views.parts import Linker
from rolebook.views.sheet import sheet
from support import FRAMEWORKS, ROOT, SHIPPED, SMALL, require

LADDER = FRAMEWORKS / "engineering-ladder"
ROWS = ("reads-the-recipe", "lets-me-feel-the-dough", "greets-by-name", "rota-by-thursday", "overall_rating")


def questionnaire_page(framework: Framework, questionnaire: Questionnaire, filled: Filled | None = None) -> str:
    templates = Templates(template_folders(FRAMEWORKS), framework.about.language)
    view = form(framework, questionnaire, filled)
    return render_form_screen(view, templates, PageStyle(), Remembered(None))


def worksheet_page(framework: Framework, worksheet: Worksheet) -> str:
    templates = Templates(template_folders(FRAMEWORKS), framework.about.language)
    view = sheet(framework, Linker.of(framework), worksheet)
    return render_worksheet_screen(view, templates, PageStyle(), Remembered(None))


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


@pytest.fixture(scope="module")
def shipped() -> Framework:
    return load_framework(SHIPPED, Cache(None))[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forms in a folder with blänks")


@pytest.fixture(scope="module")
def file(small: Framework, folder: Path) -> Path:
    """The anonymous questionnaire of the small framework."""
    path = folder / "anonymous.html"
    path.write_text(questionnaire_page(small, small.questionnaires[0]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def named_file(small: Framework, folder: Path) -> Path:
    """The same, but everybody gives their name."""
    asked = small.questionnaires[0]
    anonymity = asked.anonymity.model_copy(update={"mode": AnonymityMode.NAMED})
    path = folder / "named.html"
    path.write_text(questionnaire_page(small, asked.model_copy(update={"anonymity": anonymity})), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def worksheet_file(small: Framework, folder: Path) -> Path:
    path = folder / "worksheet.html"
    path.write_text(worksheet_page(small, small.worksheets[0]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shipped_file(shipped: Framework, folder: Path) -> Path:
    """The longest questionnaire that we ship."""
    longest = max(shipped.questionnaires, key=lambda each: sum(len(section.items) for section in each.sections))
    path = folder / "shipped.html"
    path.write_text(questionnaire_page(shipped, longest), encoding="utf-8")
    return path


def mark(page: Page, name: str, value: object) -> None:
    field(page, name).and_(page.locator(f'[value="{value}"]')).check()


def marked(page: Page, name: str) -> list[str | None]:
    return [each.get_attribute("value") for each in field(page, name).and_(page.locator(":checked")).all()]


def leave_open(page: Page) -> None:
    """Go on past the rows that are open, where some are."""
    if page.locator("#ask-open").is_visible():
        page.get_by_role("button", name=re.compile("Leave (it|them) open")).click()


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """The name and content of the file that a button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
        leave_open(page)
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def good(page: Page) -> str:
    return downloaded(page, "Save to file")[1].decode()


def fields(page: Page) -> dict[str, object]:
    saved: dict[str, object] = json.loads(good(page))["fields"]
    return saved


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.name || document.activeElement.id")
    return name


def words_of(pdf: Path) -> list[str]:
    require("pdftotext", "printed pages are read with it (Debian: poppler-utils)")
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return text.split()


# ---- The file


@pytest.mark.parametrize("name", ["file", "worksheet_file", "shipped_file"])
def test_the_file_is_small_and_names_no_other(name: str, request: pytest.FixtureRequest) -> None:
    html = request.getfixturevalue(name).read_text(encoding="utf-8")
    assert len(html.encode()) < 300_000
    assert html.count('src: url("data:font/woff2;base64,') == 5
    assert not re.search(r'url\((?!"data:)|\ssrc=|<link|@import', html)


def test_two_renderings_are_alike(small: Framework, file: Path, worksheet_file: Path) -> None:
    web_fonts._encoded.cache_clear()
    assert questionnaire_page(small, small.questionnaires[0]) == file.read_text(encoding="utf-8")
    assert worksheet_page(small, small.worksheets[0]) == worksheet_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("root", [ROOT, LADDER], ids=["shipped", "ladder"])
def test_all_of_them_open(browser: Browser, folder: Path, root: Path) -> None:
    framework = load_framework(root / "framework", Cache(None))[0]
    pages = {
        **{each.id: questionnaire_page(framework, each) for each in framework.questionnaires},
        **{each.id: worksheet_page(framework, each) for each in framework.worksheets},
    }
    assert len(pages) > 2
    for id_, html in pages.items():
        path = folder / f"{id_}.html"
        path.write_text(html, encoding="utf-8")
        with at_work(browser, path) as page:
            assert page.locator("#contents a").count() > 1
            assert {name for name in fields(page) if not name.endswith(".weight")} <= {"header.period"}


@pytest.mark.parametrize("name", ["file", "worksheet_file"])
def test_nothing_that_slips_in_can_run_or_call(browser: Browser, name: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(name)
    context = browser.new_context()
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("response", lambda response: told.append(response.url))
    page.goto(path.as_uri())
    page.evaluate(
        """() => {
          const add = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
          add("script", { textContent: "window.ran = true" });
          add("img", { src: "http://a.invalid/" });
          return fetch("http://a.invalid/").catch(() => {});
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert told.pop(0) == path.as_uri()
    assert len(told) >= 3
    assert all("Content Security Policy" in line for line in told), told
    context.close()


# ---- Filling in


def test_it_is_filled_in_by_keyboard_alone(browser: Browser, file: Path) -> None:
    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if focused(page) == name:
                return
        raise AssertionError(f"{name} cannot be reached from {focused(page)}")

    with at_work(browser, file) as page:
        tab_to("header.rated")
        page.keyboard.type("Olaf")
        tab_to("reads-the-recipe")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert marked(page, "reads-the-recipe") == ["3"]
        tab_to("lets-me-feel-the-dough")
        page.keyboard.press("ArrowLeft")
        assert marked(page, "lets-me-feel-the-dough") == ["off_scale"], "before the first comes the last"
        tab_to("comment.1")
        page.keyboard.type("In time.")
        tab_to("greets-by-name")
        page.keyboard.press("1")
        assert focused(page) == "rota-by-thursday", "a digit goes on to the next row, past the comment"
        page.keyboard.press("0")
        page.keyboard.press("4")
        assert focused(page) == "overall_rating", "from the last row there is nowhere to go on to"
        tab_to("open.more")
        page.keyboard.type("Rye & 1 cake")
        tab_to("background.year")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        assert page.locator("#marked").inner_text() == "5 of 5 rows marked"
        page.keyboard.press("Shift+Tab")
        tab_to("background.school")
        page.keyboard.press("Control+Home")
        page.locator("#save").focus()
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert saved["fields"] == {
        "header.rated": "Olaf",
        "header.period": "The last month",
        "reads-the-recipe": "3",
        "lets-me-feel-the-dough": "off_scale",
        "comment.1": "In time.",
        "greets-by-name": "1",
        "rota-by-thursday": "off_scale",
        "overall_rating": "4",
        "open.more": "Rye & 1 cake",
        "background.year": "Second",
    }


def test_keys_mark_rows_only_and_take_marks_back(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        assert "1 Never, 2 Sometimes, 3 Often, 4 Always, 0 Cannot judge." in page.locator(".keys").inner_text()
        field(page, "comment.1").press("2")
        assert field(page, "comment.1").input_value() == "2"
        field(page, "background.year").first.focus()
        page.keyboard.press("1")
        assert marked(page, "background.year") == []
        field(page, "reads-the-recipe").first.focus()
        page.keyboard.press("0")
        assert marked(page, "reads-the-recipe") == [], "this row offers no answer beside the scale"
        assert focused(page) == "reads-the-recipe"
        page.keyboard.press("9")
        page.keyboard.press("Control+2")
        assert marked(page, "reads-the-recipe") == []
        page.keyboard.press("2")
        page.keyboard.press("Shift+Tab")
        assert focused(page) == "reads-the-recipe"
        page.keyboard.press("Delete")
        assert marked(page, "reads-the-recipe") == []
        assert page.locator("#marked").inner_text() == "0 of 5 rows marked"


def test_a_click_anywhere_in_a_cell_marks_it_and_the_cross_takes_it_back(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        cell = page.locator("#row-greets-by-name td.mark").nth(1)
        box = cell.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        cell.click(position={"x": 4, "y": 4})
        assert marked(page, "greets-by-name") == ["2"]
        page.get_by_role("button", name="Take the mark back: 3. ").click()
        assert marked(page, "greets-by-name") == []
        mark(page, "background.year", "Second")
        page.get_by_role("button", name="Take the mark back: About you: In which year").click()
        assert marked(page, "background.year") == [], "nobody has to say more about themselves"
        mark(page, "background.year", "Third")
        page.keyboard.press("Delete")
        assert marked(page, "background.year") == []


def test_rows_are_groups_with_the_whole_sentence(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        group = page.get_by_role("radiogroup", name="1. reads the recipe aloud & ticks each line", exact=True)
        assert [each.get_attribute("value") for each in group.get_by_role("radio").all()] == ["1", "2", "3", "4"]
        assert group.get_by_role("radio", name="Sometimes", exact=True).count() == 1
        assert page.get_by_role("radiogroup", name="About you: In which year of training are you?").count() == 1
        assert page.get_by_role("region", name="Items to rate").count() == 0, "nothing scrolls sideways"


def test_it_says_how_far_one_is(browser: Browser, file: Path) -> None:
    # 4 rows of 12 seconds, 20 for the whole, 2 x 75 for open questions, 2 x 8 for facts, 60 to read: 294 seconds
    with at_work(browser, file) as page:
        assert page.locator("#marked").inner_text() == "0 of 5 rows marked"
        assert page.locator("#remaining").inner_text() == "about 5 min left"
        mark(page, "reads-the-recipe", 1)
        mark(page, "lets-me-feel-the-dough", 2)
        assert page.locator("#marked").inner_text() == "2 of 5 rows marked"
        # 294 - 60 - 2 x 12 = 210 seconds
        assert page.locator("#remaining").inner_text() == "about 4 min left"
        contents = page.locator("#contents")
        assert "In the bakehouse 2 of 2 ✓" in contents.inner_text()
        assert "In the shop 0 of 1" in contents.inner_text()
        for name, value in (("greets-by-name", 1), ("rota-by-thursday", 1), ("overall_rating", 4)):
            mark(page, name, value)
        for name in ("open.more", "open.less", "background.school"):
            field(page, name).fill("x")
        mark(page, "background.year", "First")
        assert page.locator("#remaining").inner_text() == ""
        assert page.get_by_role("button", name="Next open row").is_disabled()


def test_the_way_to_the_next_open_row(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        mark(page, "lets-me-feel-the-dough", 2)
        button = page.get_by_role("button", name="Next open row")
        button.click()
        assert focused(page) == "reads-the-recipe"
        page.keyboard.press("1")
        page.evaluate("document.activeElement.blur()")
        button.click()
        assert focused(page) == "greets-by-name"


# ---- Saving


def test_open_rows_are_told_before_saving_and_may_stay_open(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        mark(page, "reads-the-recipe", 1)
        mark(page, "overall_rating", 1)
        page.get_by_role("button", name="Save to file").click()
        dialog = page.get_by_role("dialog", name="3 rows are still open")
        assert dialog.get_by_role("link").count() == 3
        dialog.get_by_role("link", name="3. ").click()
        assert not dialog.is_visible()
        assert focused(page) == "greets-by-name"
        page.keyboard.press("1")
        page.keyboard.press("1")
        page.get_by_role("button", name="Save to file").click()
        dialog = page.get_by_role("dialog", name="One row is still open")
        dialog.get_by_role("button", name="Go back").click()
        assert said(page) == ""
        name, _ = downloaded(page, "Save to file")
        assert said(page).startswith(f"Saved as {name}, in the folder")
        assert "Return it to: The owner." in said(page)


FILLED = {
    "header.rated": "=Olaf Öz",
    "header.period": "The last month",
    "reads-the-recipe": "4",
    "lets-me-feel-the-dough": "off_scale",
    "comment.1": 'First line\n  "second", line \\ <b>',
    "overall_rating": "1",
    "open.less": "+49 calls",
    "background.year": "Third",
    "background.school": "Kappeln",
}


def fill(page: Page) -> None:
    for name, value in FILLED.items():
        if field(page, name).first.get_attribute("type") == "radio":
            mark(page, name, value)
        else:
            field(page, name).fill(value)


def test_what_is_saved_is_the_agreed_format_and_opens_again(browser: Browser, file: Path, small: Framework) -> None:
    with at_work(browser, file) as page:
        fill(page)
        name, content = downloaded(page, "Save to file")
        assert name == "apprentices-view-Olaf-Öz.json"
        saved = json.loads(content)
        assert saved == {
            "format": "rolebook-response",
            "format_version": 1,
            "framework": {"id": small.about.id, "version": "1.2.3"},
            "questionnaire": "apprentices-view",
            "questions": fingerprint(form(small, small.questionnaires[0])),
            "fields": FILLED,
        }
        assert list(saved) == ["format", "format_version", "framework", "questionnaire", "questions", "fields"]
        assert list(saved["fields"]) == list(FILLED), "in the order of the form"
    with at_work(browser, file) as page:
        offer(page, content.decode())
        assert said(page).startswith("Opened x.json.")
        assert fields(page) == FILLED
        assert page.locator("#marked").inner_text() == "3 of 5 rows marked"


def test_an_anonymous_form_holds_nothing_that_identifies(browser: Browser, file: Path, named_file: Path) -> None:
    with at_work(browser, named_file) as page:
        field(page, "header.name").fill("Ada")
        name, content = downloaded(page, "Save to file")
        assert (name, json.loads(content)["fields"]["header.name"]) == ("apprentices-view-Ada.json", "Ada")
        assert "does not say who you are" not in said(page)
    with at_work(browser, file) as page:
        assert page.locator("[name='header.name']").count() == 0
        first = downloaded(page, "Save to file")
        assert "The file does not say who you are." in said(page)
        page.clock.fast_forward("48:00:00")
        assert downloaded(page, "Save to file") == first, "no time, no number of its own"
        assert not re.search(rb"2026-12|10:0|time|saved", first[1])
        assert "Your name" not in page.locator("main").inner_text()


def test_the_csv_is_one_row_below_its_names(browser: Browser, file: Path, small: Framework) -> None:
    with at_work(browser, file) as page:
        fill(page)
        field(page, "open.more").fill("@more\n-less")
        field(page, "comment.2").fill("-1 for the rota")
        name, content = downloaded(page, "Download CSV")
        assert said(page).startswith("apprentices-view-Olaf-Öz.csv is in the folder")
    view = form(small, small.questionnaires[0])
    assert name == "apprentices-view-Olaf-Öz.csv"
    assert content.startswith(b"\xef\xbb\xbfframework,version,questionnaire,questions,who_is_rated,reads_the_recipe,")
    assert content.endswith(b"\r\n")
    head, row = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == ["framework", "version", "questionnaire", "questions", *(each.name for each in columns(view))]
    assert row[:4] == [small.about.id, "1.2.3", "apprentices-view", fingerprint(view)]
    assert dict(zip(head[4:], row[4:], strict=True)) == {
        "who_is_rated": "'=Olaf Öz",
        "reads_the_recipe": "4",
        "lets_me_feel_the_dough": "off_scale",
        "comment_1": 'First line\n  "second", line \\ <b>',
        "greets_by_name": "",
        "comment_2": "'-1 for the rota",
        "rota_by_thursday": "",
        "comment_3": "",
        "overall": "1",
        "more": "'@more\n-less",
        "less": "'+49 calls",
        "year": "Third",
        "school": "Kappeln",
    }


def test_what_comes_back_can_be_counted(browser: Browser, file: Path, small: Framework, tmp_path: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        (tmp_path / "one.json").write_bytes(downloaded(page, "Save to file")[1])
        field(page, "comment.1").fill("-Another")
        (tmp_path / "two.csv").write_bytes(downloaded(page, "Download CSV")[1])
    one, two = read_responses(tmp_path, small)
    assert isinstance(one, Response), one
    assert isinstance(two, Response), two
    assert one.ratings == {"reads-the-recipe": 4, "lets-me-feel-the-dough": None}
    assert (one.rated, one.overall, one.comments) == ("=Olaf Öz", 1, {1: FILLED["comment.1"]})
    assert one.answers == {"less": "+49 calls"}
    assert (two.ratings, two.rated, two.answers) == (one.ratings, one.rated, one.answers)
    assert two.comments == {1: "-Another"}


# ---- Opening

WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "nothing": (lambda _: {}, "is not a file that a questionnaire saved"),
    "null": (lambda _: None, "is not a file that a questionnaire saved"),
    "a list": (lambda _: [1], "is not a file that a questionnaire saved"),
    "no fields": (lambda file: {**file, "fields": ["open.more"]}, "is not a file that a questionnaire saved"),
    "an interview": (lambda file: {**file, "format": "rolebook-interview"}, "is not a file that a questionnaire saved"),
    "another format": (lambda file: {**file, "format_version": 2}, "in format 2."),
    "another framework": (lambda file: {**file, "framework": {"id": "b", "version": "1"}}, "another framework, b."),
    "no framework": (lambda file: {**file, "framework": None}, "another framework, undefined."),
    "another form": (lambda file: {**file, "questionnaire": HOSTILE}, f"another questionnaire, {HOSTILE}."),
    "other questions": (lambda file: {**file, "questions": "0" * 16}, "asks something else"),
    "off the scale": (lambda file: {**file, "fields": {"greets-by-name": "9"}}, "greets-by-name holds 9, which cannot"),
    "a number": (lambda file: {**file, "fields": {"greets-by-name": 3}}, "greets-by-name holds 3, which cannot"),
    "not offered": (lambda file: {**file, "fields": {"reads-the-recipe": "off_scale"}}, "reads-the-recipe holds off_"),
    "no such choice": (lambda file: {**file, "fields": {"background.year": "Ninth"}}, "background.year holds Ninth"),
    "an object": (lambda file: {**file, "fields": {"open.more": {"a": 1}}}, "open.more holds …"),
    "endless text": (lambda file: {**file, "fields": {"header.rated": "x" * 201}}, "header.rated holds xxx"),
    "a huge file": (lambda _: {"x": "x" * 2_000_000}, "too large to be a saved questionnaire"),
}


def test_what_cannot_be_used_is_refused_in_words(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        saved = good(page)
        for case, (broken, message) in WRONG.items():
            offer(page, json.dumps(broken(json.loads(saved))))
            assert message in said(page), case
            assert "Nothing was changed" in said(page), case
        for content in ("", "{", "[" * 100_000, "\0\0", '{"__proto__": {"format": "rolebook-response"}}'):
            offer(page, content)
            assert "is not a file that a questionnaire saved" in said(page), content[:20]
        assert fields(page) == FILLED


def test_another_version_and_unknown_fields_are_told(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        saved = json.loads(good(page))
        saved["framework"]["version"] = HOSTILE
        saved["fields"] = {"open.more": HOSTILE, "open.none": "Lost", "__proto__": "x", "viewport": "x"}
        offer(page, json.dumps(saved))
        assert f"It was saved from version {HOSTILE}; this questionnaire is of version 1.2.3" in said(page)
        assert "3 fields that this questionnaire does not have were left out: open.none, __proto__, vi" in said(page)
        assert fields(page) == {"open.more": HOSTILE}
        assert page.locator("img").count() == 0


def test_a_reload_keeps_what_was_agreed_and_nothing_otherwise(browser: Browser, file: Path) -> None:
    left: list[str] = []
    with at_work(browser, file, left=left) as page:
        fill(page)
        page.reload()
        assert left == ["beforeunload"], "it warns of what is neither kept nor saved"
        assert page.evaluate("localStorage.length") == 0
        assert fields(page) == {"header.period": "The last month"}
        fill(page)
        keep(page)
        assert "stored only on this device, in this browser" in said(page)
        page.reload()
        assert fields(page) == FILLED
        page.get_by_role("button", name="Clear", exact=True).click()
        page.get_by_role("button", name="Clear everything").click()
        page.get_by_text("Everything is cleared.").wait_for()
        assert page.evaluate("localStorage.length") == 0
        assert page.locator("#marked").inner_text() == "0 of 5 rows marked"
        page.reload()
        assert fields(page) == {"header.period": "The last month"}
    assert left == ["beforeunload"]


def test_what_is_kept_about_one_person_stays_with_them(browser: Browser, small: Framework, folder: Path) -> None:
    paths = [folder / "Ada.html", folder / "Olaf.html"]
    for path in paths:
        path.write_text(questionnaire_page(small, small.questionnaires[0], Filled(rated=path.stem)), encoding="utf-8")
    with at_work(browser, paths[0]) as page:
        field(page, "comment.1").fill("About Ada")
        keep(page)
        other = page.context.new_page()
        other.goto(paths[1].as_uri())
        assert (field(other, "header.rated").input_value(), field(other, "comment.1").input_value()) == ("Olaf", "")
        other.goto(paths[0].as_uri())
        assert field(other, "comment.1").input_value() == "About Ada"


# ---- Paper


# Why not Playwright's own waiting: it compiles a text now and then, which the page's policy forbids.
WATCH_PRINTING = """window.printing = new Promise((printed, fail) => {
  window.print = () => printed();
  setTimeout(() => fail(new Error("nothing was printed")), 20000);
});
null;"""


def choose_to_print(page: Page, how: str) -> None:
    """Choose a way to print, and wait until the page would print."""
    page.evaluate(WATCH_PRINTING)
    page.get_by_role("button", name="Print", exact=True).click()
    page.get_by_role("button", name=how).click()
    page.evaluate("window.printing")


def printed(page: Page, path: Path, how: str) -> list[str]:
    """The words on the pages that a way to print gives."""
    choose_to_print(page, how)
    page.pdf(path=path, prefer_css_page_size=True)
    return words_of(path)


def test_paper_shows_all_that_was_typed_or_nothing_of_it(browser: Browser, file: Path, tmp_path: Path) -> None:
    long = " ".join(f"n{number:03}" for number in range(400))
    assert len(long) > 1_990
    thick = "(choice) => parseFloat(getComputedStyle(choice).borderTopWidth) > 3"
    with at_work(browser, file) as page:
        fill(page)
        field(page, "comment.2").fill(long)
        filled = printed(page, tmp_path / "filled.pdf", "Print what I filled in")
        assert set(long.split()) <= set(filled)
        assert {"=Olaf", "Kappeln", '"second",'} <= set(filled)
        assert not {"Save", "Clear", "Keep", "Tab", "×"} & set(filled)
        assert len(PdfReader(tmp_path / "filled.pdf").pages) >= 3

        blank = printed(page, tmp_path / "blank.pdf", "Print a blank form")
        assert not {"n000", "=Olaf", "Kappeln", '"second",'} & set(blank)
        assert {"last", "month", "Cannot"} <= set(blank), "what came with the form stays"
        again = tmp_path / "again.pdf"
        page.pdf(path=again, prefer_css_page_size=True)
        assert set(long.split()) <= set(words_of(again)), "blank was for once"

        choose_to_print(page, "Print a blank form")
        page.emulate_media(media="print")
        assert page.locator(".choice:checked").count() == 4
        assert not any(choice.evaluate(thick) for choice in page.locator(".choice:checked").all())
        assert page.locator(".mirror .blank").count() == 3 * 3 + 3 + 5, "lines to write on"
        page.emulate_media(media="screen")
        assert fields(page)["comment.2"] == long


def test_nobody_is_asked_who_typed_nothing(browser: Browser, file: Path) -> None:
    with at_work(browser, file, before=WATCH_PRINTING) as page:
        page.get_by_role("button", name="Print", exact=True).click()
        page.evaluate("window.printing")


# ---- Strangers


def test_hostile_frameworks_stay_text(browser: Browser, small: Framework, folder: Path) -> None:
    name = f"</script>{HOSTILE}"
    asked = small.questionnaires[0]
    anonymity = asked.anonymity.model_copy(update={"statement": name})
    sections = tuple(section.model_copy(update={"title": name}) for section in asked.sections)
    changed = asked.model_copy(
        update={"title": name, "return_to": f"{name} [file]", "anonymity": anonymity, "sections": sections}
    )
    path = folder / "hostile.html"
    path.write_text(questionnaire_page(small, changed), encoding="utf-8")
    with at_work(browser, path) as page:
        assert name in page.locator("#contents").inner_text()
        good(page)
        assert f"Return it to: {name}" in said(page)
        assert page.locator("img").count() == 0


# ---- Worksheets

WRITTEN = {
    "filled_in_by": "Ada",
    "date": "2026-12-01",
    "block_1.prompt_1": "Rye.\n\nTwo loaves.",
    "block_2.check_2": True,
    "block_3.row_1.column_2": "Brötchen",
    "block_7.checks-and-double-checks": True,
    "block_8.serves-with-a-smile.column_2": "Olaf",
    "block_9.row_2.column_2": "In May",
    "block_9.row_3.column_1": "A third surprise",
    "block_11.prompt_2": "2",
    "block_11.checks-and-double-checks": "off_scale",
    "block_12.prompt_1": "With another teacher & oven",
    "block_12.date_1": "2027-01-15",
}
CIRCLES = ("block_11.prompt_2", "block_11.checks-and-double-checks", "block_12.prompt_1")


def write(page: Page) -> None:
    page.get_by_role("button", name="Add a row: Surprises").click()
    for name, value in WRITTEN.items():
        if value is True:
            field(page, name).check()
        elif name in CIRCLES:
            mark(page, name, value)
        else:
            field(page, name).fill(value)


def written(page: Page) -> dict[str, object]:
    """What the worksheet would save, without the weights that came with it."""
    return {name: value for name, value in fields(page).items() if not name.endswith(".weight")}


def test_a_worksheet_is_filled_in_saved_and_opened(browser: Browser, worksheet_file: Path, small: Framework) -> None:
    with at_work(browser, worksheet_file) as page:
        write(page)
        name, content = downloaded(page, "Save to file")
        assert name == "first-month-Ada-2026-12-01.json"
        saved = json.loads(content)
        assert list(saved) == ["format", "format_version", "framework", "worksheet", "questions", "fields"]
        assert (saved["format"], saved["format_version"]) == ("rolebook-worksheet", 1)
        assert saved["worksheet"] == "first-month"
        assert re.fullmatch("[0-9a-f]{16}", saved["questions"])
        assert written(page) == WRITTEN
    with at_work(browser, worksheet_file) as page:
        assert field(page, "block_9.row_3.column_1").count() == 0
        offer(page, content.decode())
        assert said(page).startswith("Opened x.json.")
        assert written(page) == WRITTEN
        assert page.get_by_label("Surprises, row 3: What").input_value() == "A third surprise"
        offer(page, json.dumps({**saved, "fields": {"date": "1 December"}}))
        assert "date holds 1 December, which cannot stand there" in said(page)
        offer(page, json.dumps({**saved, "fields": {"date": "2026-02-31"}}))
        assert "date holds 2026-02-31" in said(page)
        offer(page, json.dumps({**saved, "fields": {"block_9.row_2.column_1": 5}}))
        assert "block_9.row_2.column_1 holds 5" in said(page)
        offer(page, json.dumps({**saved, "fields": {"block_11.prompt_2": "4"}}))
        assert "block_11.prompt_2 holds 4, which cannot stand there" in said(page), "there are three points"
        offer(page, json.dumps({**saved, "worksheet": "second-month"}))
        assert "belongs to another worksheet, second-month" in said(page)
        assert written(page) == WRITTEN


def test_rows_are_added_where_rows_are_blank_and_nowhere_else(browser: Browser, worksheet_file: Path) -> None:
    with at_work(browser, worksheet_file) as page:
        buttons = page.locator(".add-row")
        assert [each.get_attribute("aria-label") for each in buttons.all()] == ["Add a row: Surprises"]
        buttons.focus()
        page.keyboard.press("Enter")
        assert focused(page) == "block_9.row_3.column_1", "one can go on typing"
        for _ in range(120):
            buttons.evaluate("button => button.click()")
        assert field(page, "block_9.row_100.column_2").count() == 1
        assert field(page, "block_9.row_101.column_1").count() == 0


def test_ratings_choices_and_dates_say_what_they_are_and_can_be_taken_back(
    browser: Browser, worksheet_file: Path
) -> None:
    with at_work(browser, worksheet_file) as page:
        row = page.get_by_role("radiogroup", name="How it went: Somebody told me what I did well.")
        row.get_by_role("radio", name="Golden").check()
        ones = page.get_by_role("radiogroup", name="What comes next: How shall we go on?")
        ones.get_by_text("<Not> at all").click()
        page.get_by_label("What comes next: Exam in the guild’s hall: Date").fill("2027-06-01")
        expected = {"block_11.prompt_2": "3", "block_12.prompt_1": "<Not> at all", "block_12.date_2": "2027-06-01"}
        assert written(page) == expected
        row.get_by_role("button", name="Take the mark back").click()
        assert focused(page) == "block_11.prompt_2"
        ones.get_by_role("radio", name="<Not> at all").focus()
        page.keyboard.press("Delete")
        assert written(page) == {"block_12.date_2": "2027-06-01"}
        assert page.locator(".take-back:visible").count() == 0
        page.get_by_role("button", name="Clear", exact=True).click()
        page.get_by_role("button", name="Clear everything").click()
        page.get_by_text("Everything is cleared.").wait_for()
        assert written(page) == {}


def test_a_worksheet_on_paper(browser: Browser, worksheet_file: Path, tmp_path: Path) -> None:
    long = " ".join(f"n{number:03}" for number in range(400))
    with at_work(browser, worksheet_file) as page:
        write(page)
        field(page, "block_9.row_3.column_1").fill(long)
        filled = printed(page, tmp_path / "filled.pdf", "Print what I filled in")
        assert set(long.split()) <= set(filled)
        assert " ".join(filled).count("1 December 2026") == 1
        assert " ".join(filled).count("15 January 2027") == 1
        assert filled.count("✓") == 2
        assert "Add" not in filled
        blank = printed(page, tmp_path / "blank.pdf", "Print a blank form")
        assert not {"n000", "Ada", "Brötchen", "December", "January", "✓"} & set(blank)


def test_weighings_follow_what_is_opened_and_what_is_printed(
    browser: Browser, worksheet_file: Path, tmp_path: Path
) -> None:
    total = "[data-total=across][data-option=A]"
    with at_work(browser, worksheet_file) as page:
        for name, score in (("across_1", "3"), ("across_2", "1"), ("upwards_1", "2")):
            field(page, f"block_6.{name}.A").fill(score)
        content = good(page)
    with at_work(browser, worksheet_file) as page:
        offer(page, content)
        # 70 % of 3 and 30 % of 1
        assert page.locator(total).inner_text() == "2.4"
        assert page.locator("[data-point]").count() == 1
        assert "2.4" in printed(page, tmp_path / "filled.pdf", "Print what I filled in")
        assert "2.4" not in printed(page, tmp_path / "blank.pdf", "Print a blank form")
        page.get_by_role("button", name="Clear", exact=True).click()
        page.get_by_role("button", name="Clear everything").click()
        page.get_by_text("Everything is cleared.").wait_for()
        assert page.locator(total).inner_text() == ""
        assert field(page, "block_6.across_1.weight").input_value() == "70", "what came with the sheet stays"


def test_a_worksheet_keeps_what_was_agreed(browser: Browser, worksheet_file: Path) -> None:
    with at_work(browser, worksheet_file) as page:
        write(page)
        keep(page)
        page.reload()
        assert written(page) == WRITTEN


# ---- For everybody


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_it_fits_and_axe_finds_nothing_serious(browser: Browser, shipped_file: Path, width: int) -> None:
    with at_work(browser, shipped_file, width) as page:
        page.locator(".rate input").first.focus()
        page.keyboard.press("3")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious_violations(page) == []
        page.get_by_role("button", name="Save to file").click()
        assert serious_violations(page) == []
        page.get_by_role("button", name=re.compile("Leave (it|them) open")).click()
        assert serious_violations(page) == []
        row = page.locator(".rate tr[role=radiogroup]").nth(1)
        shown = [label.bounding_box() for label in row.locator(".point__label").all()]
        assert len(shown) > 4
        is_card = [bool(box) and box["width"] > 20 for box in shown if box]
        assert is_card == [width < 700] * len(shown), "a card says what each choice means; a table has a head for that"


@pytest.mark.parametrize("width", [360, 1440])
def test_a_worksheet_fits_and_axe_finds_nothing_serious(browser: Browser, worksheet_file: Path, width: int) -> None:
    with at_work(browser, worksheet_file, width) as page:
        write(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious_violations(page) == []
        label = page.locator("label", has=page.locator('[name="block_3.row_1.column_2"]')).locator(".place__label")
        box = label.bounding_box()
        assert (box is not None and box["width"] > 20) == (width < 700)


def test_forms_can_be_read_where_screens_are_dark(browser: Browser, file: Path, worksheet_file: Path) -> None:
    for each in (file, worksheet_file):
        with at_work(browser, each, scheme="dark") as page:
            assert (
                page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor") == "rgb(22, 29, 36)"
            )
            assert serious_violations(page) == []
            page.emulate_media(media="print")
            assert page.evaluate("getComputedStyle(document.body).color") == "rgb(29, 39, 51)", "paper stays light"


def test_one_row_that_is_open_is_one(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        for name in ROWS[:-1]:
            mark(page, name, 2)
        page.get_by_role("button", name="Save to file").click()
        asked = page.locator("#ask-open").inner_text()
        assert "One row is still open" in asked
        assert "You may leave it open" in asked
        assert "them" not in asked
        page.get_by_role("button", name="Go back").click()
        page.get_by_role("button", name=re.compile("Take the mark back")).first.click()
        page.get_by_role("button", name="Save to file").click()
        assert "You may leave them open" in page.locator("#ask-open").inner_text()


def test_what_is_said_of_paper_stands_on_paper(browser: Browser, shipped_file: Path) -> None:
    with at_work(browser, shipped_file) as page:
        assert "cross it out" not in page.locator("main").inner_text()
        page.emulate_media(media="print")
        assert "cross it out" in page.locator("main").inner_text()


def test_a_part_with_an_entry_that_counts_nowhere_is_not_done(browser: Browser, worksheet_file: Path) -> None:
    with at_work(browser, worksheet_file) as page:
        done = page.locator(".contents a", has_text="Which bread first").locator(".contents__mark")
        assert done.count() == 1
        score, weight = field(page, "block_6.across_1.A"), field(page, "block_6.across_1.weight")
        assert done.is_hidden()
        score.fill("2")
        assert done.is_visible()
        score.fill("99")
        assert done.is_hidden()
        score.fill("2")
        weight.fill("80")
        assert done.is_hidden(), "the weights add up to 110"
        weight.fill("70")
        assert done.is_visible()


def test_long_words_stay_inside(browser: Browser, file: Path) -> None:
    with at_work(browser, file, 360) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        mark(page, "lets-me-feel-the-dough", "off_scale")
        assert serious_violations(page) == []


def test_the_row_in_hand_is_not_behind_a_bar(browser: Browser, shipped_file: Path) -> None:
    with at_work(browser, shipped_file, 360) as page:
        page.locator(".rate input").first.focus()
        for _ in range(12):
            page.keyboard.press("1")
            row = "(({ top, bottom }) => [top, bottom])(document.activeElement.closest('tr').getBoundingClientRect())"
            box = page.evaluate(row)
            bar = page.evaluate("document.getElementById('bar').getBoundingClientRect().bottom")
            foot = page.evaluate("document.querySelector('.bar__files').getBoundingClientRect().top")
            assert [bar, *box, foot] == sorted([bar, *box, foot])


@pytest.mark.parametrize(("name", "place"), [("file", "open.more"), ("worksheet_file", "block_1.prompt_1")])
def test_without_a_script_it_can_be_filled_in_and_printed(
    browser: Browser, name: str, place: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    long = " ".join(f"n{number:03}" for number in range(400))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(request.getfixturevalue(name).as_uri())
    assert not page.locator("#save").is_visible()
    assert page.locator("noscript p").first.is_visible()
    field(page, place).fill(long)
    page.pdf(path=tmp_path / "plain.pdf", prefer_css_page_size=True)
    context.close()
    assert set(long.split()) <= set(words_of(tmp_path / "plain.pdf"))

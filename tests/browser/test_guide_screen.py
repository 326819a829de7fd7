"""The guide on screen, as an interviewer meets it: one file, opened by double-click, with no network.

In the small framework, question 1 is about a must-have of weight 2 with a minimum of 2, and questions 2 and 3 about one
competency of weight 1; a third one of weight 1 has no question of its own. The scale goes from 1 to 3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from browser.on_screen import HOSTILE, at_work, field, fields, good, keep, offer, said
from browser.pages import serious_violations
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import planned_interview
from rolebook.project import template_folders
from rolebook.remembered import Remembered
from rolebook.render import web_fonts
from rolebook.render.guide_screen import render_guide_screen
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.guide import Particulars, guide
from support import FRAMEWORKS, ROOT, SHIPPED, SMALL

EXAMPLES = json.loads((ROOT / "tests" / "model" / "scoring_examples.json").read_text(encoding="utf-8"))
MUST_HAVE, DOUGH, SMILE = "checks-and-double-checks", "roggenvollkornsauerteigfuehrung", "serves-with-a-smile"


def rendered(framework: Framework, number: int = 0, candidate: str = "") -> str:
    templates = Templates(template_folders(FRAMEWORKS), framework.about.language)
    view = guide(framework, planned_interview(framework, framework.plans[number]), Particulars(candidate=candidate))
    return render_guide_screen(framework.about, view, templates, PageStyle(), Remembered(None))


def like(framework: Framework, **changes: object) -> Framework:
    """A framework with some of its lists changed."""
    own = {each.name: getattr(framework, each.name) for each in dataclass_fields(framework) if each.init}
    return Framework(**{**own, **changes})


@pytest.fixture(scope="module")
def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guides in a folder with blänks")


@pytest.fixture(scope="module")
def file(small: Framework, folder: Path) -> Path:
    path = folder / "small.html"
    path.write_text(rendered(small), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shipped_file(folder: Path) -> Path:
    path = folder / "shipped.html"
    path.write_text(rendered(load_framework(SHIPPED, Cache(None))[0]), encoding="utf-8")
    return path


def rate(page: Page, question: str, value: object) -> None:
    page.locator(f'[name="{question}.rating"][value="{value}"]').check()


# ---- The file


@pytest.mark.parametrize("name", ["small", "shipped"])
def test_the_file_is_small_and_names_no_other(name: str, file: Path, shipped_file: Path) -> None:
    html = (file if name == "small" else shipped_file).read_text(encoding="utf-8")
    assert len(html.encode()) < 300_000
    assert html.count('src: url("data:font/woff2;base64,') == 5
    assert not re.search(r'url\((?!"data:)|\ssrc=|<link|@import', html)


def test_two_renderings_are_alike(small: Framework, file: Path) -> None:
    web_fonts._encoded.cache_clear()
    assert rendered(small) == file.read_text(encoding="utf-8")


def test_nothing_that_slips_in_can_run_or_call(browser: Browser, file: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("response", lambda response: said.append(response.url))
    page.goto(file.as_uri())
    page.evaluate(
        """() => {
          const add = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
          add("script", { textContent: "window.ran = true" });
          add("img", { src: "http://a.invalid/" });
          add("iframe", { src: "http://a.invalid/" });
          return fetch("http://a.invalid/").catch(() => {});
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert said.pop(0) == file.as_uri()
    assert len(said) >= 4
    assert all("Content Security Policy" in line for line in said), said
    context.close()


@pytest.mark.parametrize("folder_name", ["framework", "tests/frameworks/engineering-ladder/framework"])
def test_every_plan_opens(browser: Browser, folder: Path, folder_name: str) -> None:
    framework = load_framework(ROOT / folder_name, Cache(None))[0]
    assert framework.plans
    for number, plan in enumerate(framework.plans):
        path = folder / f"{plan.id}.html"
        path.write_text(rendered(framework, number), encoding="utf-8")
        with at_work(browser, path) as page:
            sheets = page.locator(".question-sheet").count()
            assert sheets > 0
            assert page.locator("#rated").inner_text() == f"0 of {sheets} rated"


# ---- The rules


def exact(text: str | None) -> dict[str, int] | None:
    return None if text is None else {"n": Fraction(text).numerator, "d": Fraction(text).denominator}


@pytest.mark.parametrize("example", EXAMPLES["scores"], ids=lambda example: example["says"])
def test_scores_are_as_worked_out_by_hand(browser: Browser, file: Path, example: dict[str, Any]) -> None:
    scale = EXAMPLES["scale"]
    with at_work(browser, file) as page:
        found = page.evaluate(
            """([{ planned, questions, pass_mark }, lowest, top]) => {
              const of = (competency) => questions.filter(([id]) => id === competency);
              const number = (rating) => (rating === null ? null : scoring.fraction(rating));
              const ids = [...new Set(questions.map(([id]) => id))];
              const means = ids.map((id) => [id, scoring.mean(of(id).map(([, rating]) => number(rating)))]);
              const ratings = new Map(means.filter(([, mean]) => mean));
              const score = scoring.score(planned, ratings, top);
              return {
                ratings: Object.fromEntries(ratings), ...score, percent: scoring.percent(score),
                passes: scoring.passes(score, pass_mark),
                outcomes: planned.map((each) => scoring.outcome(each, ratings.get(each.competency) ?? null, lowest)),
              };
            }""",
            [example, scale["lowest"], scale["top"]],
        )
    assert found["ratings"] == {competency: exact(rating) for competency, rating in example["ratings"].items()}
    assert [found[key] for key in ("total", "highest", "percent")] == [
        exact(example[key]) for key in ("total", "highest", "percent")
    ]
    assert (found["passes"], found["outcomes"]) == (example["passes"], example["outcomes"])


def test_spreads_are_as_worked_out_by_hand(browser: Browser, file: Path) -> None:
    assert len(EXAMPLES["spreads"]) > 5
    with at_work(browser, file) as page:
        for example in EXAMPLES["spreads"]:
            apart, discuss = page.evaluate(
                """([ratings, threshold]) => {
                  const apart = scoring.spread(ratings.map(({ n, d }) => scoring.fraction(n, d)));
                  return [apart, scoring.mustDiscuss(apart, threshold)];
                }""",
                [[exact(rating) for rating in example["ratings"]], example["threshold"]],
            )
            assert (apart, discuss) == (exact(example["spread"]), example["discuss"]), example


def test_numbers_are_read_and_shown_as_people_write_them(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        read = page.evaluate("['3', ' 3,5 ', '2.25', '1e3', '0x1', '', '3.', 'three'].map(scoring.parse)")
        assert read == [exact("3"), exact("7/2"), exact("9/4"), None, None, None, None, None]
        shown = "[[11, 3], [5, 2], [3, 1], [1, 200]].map(([n, d]) => scoring.shown(scoring.fraction(n, d)))"
        assert page.evaluate(shown) == ["3.67", "2.5", "3", "0.01"]


# ---- What adds up


def test_ratings_add_up_on_the_score_sheet(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        rate(page, "q1", 3)
        rate(page, "q2", 1)
        assert page.locator("#rated").inner_text() == "2 of 3 rated"
        rate(page, "q3", 2)
        # 2 x 3 + 1 x 1.5 = 7.5 of 6 + 3 = 9: 83.3 %
        assert field(page, f"score.{DOUGH}").input_value() == "1.5"
        assert page.locator(".product").all_inner_texts() == ["6", "1.5", ""]
        assert page.locator("#total").inner_text() == "7.5 of 9, 83.3 %"
        assert page.locator("#verdict").inner_text() == "✓ Must-haves met"
        assert "✓ At or above the pass mark of 60 %." in page.locator(".score-sheet .outcome").inner_text()
        rate(page, "q3", "off_scale")
        assert field(page, f"score.{DOUGH}").input_value() == "1", "what was not assessed counts nowhere"
        assert page.locator("#rated").inner_text() == "3 of 3 rated"
        assert page.locator(".contents__mark:visible").count() == 3


def test_ones_own_rating_wins_and_is_marked(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        rate(page, "q1", 3)
        own = field(page, f"score.{MUST_HAVE}")
        own.fill("2,5")
        assert page.locator("#total").inner_text() == "5 of 6, 83.3 %"
        assert "Yours; the questions give 3." in page.locator(".score-sheet").inner_text()
        rate(page, "q1", 2)
        assert own.input_value() == "2,5"
        own.fill("7")
        assert "Not between 1 and 3" in page.locator(".score-sheet").inner_text()
        assert page.locator("#total").inner_text() == ""
        own.fill("")
        own.blur()
        assert own.input_value() == "2"
        assert "Yours" not in page.locator(".score-sheet").inner_text()


def test_the_lowest_rating_in_a_must_have_ends_it(browser: Browser, file: Path, shipped_file: Path) -> None:
    with at_work(browser, file) as page:
        for question, value in (("q1", 1), ("q2", 3), ("q3", 3)):
            rate(page, question, value)
        assert page.locator("#verdict").inner_text() == "× Do not proceed"
        assert "is a must-have and has the lowest rating" in page.locator(".score-sheet .outcome").inner_text()
    with at_work(browser, shipped_file) as page:
        rate(page, "q1", 2)
        assert page.locator("#verdict").inner_text() == "▼ Below a minimum"
        outcome = page.locator(".score-sheet .outcome").inner_text()
        assert "is rated 2, below its minimum of 3." in outcome
        assert "Not rated yet: Communicates proactively." in outcome


def test_two_and_four_must_be_discussed(browser: Browser, shipped_file: Path) -> None:
    with at_work(browser, shipped_file) as page:
        row = page.locator(".consensus-sheet tbody tr").first
        first, second = row.locator("[name$='.a']"), row.locator("[name$='.b']")
        first.fill("2")
        second.fill("3")
        assert row.locator(".spread").inner_text() == "1"
        assert not row.locator("[name$='.discuss']").is_checked()
        second.fill("4")
        assert row.locator(".spread").inner_text() == "2"
        assert row.locator("[name$='.discuss']").is_checked()
        assert "◆ Discuss" in row.inner_text()
        first.fill("9")
        assert row.locator(".spread").inner_text() == "", "what is not on the scale counts nowhere"


def test_agreed_ratings_and_candidates_add_up(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        field(page, f"consensus.{MUST_HAVE}.agreed").fill("2")
        field(page, f"consensus.{SMILE}.agreed").fill("3")
        # 2 x 2 + 3 = 7 of 6 + 3 = 9
        assert "total 7 of 9, that is 77.8 %" in page.locator(".consensus-sheet .outcome").inner_text()
        field(page, f"compare.{MUST_HAVE}.2").fill("3")
        field(page, f"compare.{DOUGH}.2").fill("1")
        assert field(page, "compare.total.2").input_value() == "7"
        assert field(page, "compare.total.1").input_value() == ""


def test_an_edition_without_answers_adds_up_without_weights(browser: Browser, small: Framework, folder: Path) -> None:
    hidden = {"anchors": (), "look_for": (), "warning_signs": (), "samples": ()}
    questions = tuple(question.model_copy(update=hidden) for question in small.questions)
    path = folder / "without-answers.html"
    path.write_text(rendered(like(small, questions=questions)), encoding="utf-8")
    assert '"competencies":[]' in path.read_text(encoding="utf-8")
    with at_work(browser, path) as page:
        rate(page, "q1", 1)
        rate(page, "q2", 2)
        rate(page, "q3", 3)
        assert field(page, f"score.{DOUGH}").input_value() == "2.5"
        field(page, f"compare.{DOUGH}.1").fill("3")
        assert [page.locator(place).inner_text() for place in ("#total", "#verdict")] == ["", ""]
        assert field(page, "compare.total.1").input_value() == ""


# ---- Time


def test_the_clock_runs_pauses_and_fills_the_run_sheet(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        clock, times = page.locator("#clock"), page.locator(".run-sheet tbody td:nth-child(2)")
        assert set(times.all_inner_texts()) == {""}
        clock.click()
        minutes = ["00", "01", "06", "09", "14", "16", "17", "20"]
        assert times.all_inner_texts() == [f"by 10:{minute}" for minute in minutes]
        page.clock.fast_forward("04:00")
        assert page.locator("#current").inner_text() == "Question 1 until 10:06, 2 min left"
        assert page.locator("#remaining").inner_text() == "16 min left"
        assert page.locator("#announce").inner_text() == ""
        page.clock.fast_forward("02:10")
        assert page.locator("#announce").inner_text() == "Question 1: the planned time is over."
        clock.click()
        page.clock.fast_forward("10:00")
        assert page.locator("#elapsed").inner_text().startswith("6:1")
        assert times.last.inner_text() == "by 10:30"
        page.locator(".question-sheet").nth(0).evaluate("sheet => sheet.scrollIntoView()")
        page.clock.fast_forward("00:02")
        assert page.locator("#current").inner_text() == "Question 1 until 10:16, 1 min over"


# ---- Keeping, saving, opening


def fill(page: Page) -> None:
    field(page, "candidate").fill("K-17 / Ämne")
    field(page, "interviewer").fill("Ada L.")
    field(page, "q1.notes").fill('First line\n  "second" line \\ <b>')
    field(page, "q1.because").fill("Stopped the sale.")
    field(page, "q1.probe2").check()
    rate(page, "q1", 1)
    rate(page, "q2", "off_scale")
    field(page, f"score.{DOUGH}").fill("2.5")
    field(page, f"consensus.{MUST_HAVE}.a").fill("1")
    field(page, f"consensus.{MUST_HAVE}.b").fill("3")
    field(page, f"consensus.{MUST_HAVE}.discuss").uncheck()
    field(page, "before_others").check()
    page.locator('[name="recommendation"][value="No"]').check()


FILLED = {
    "candidate": "K-17 / Ämne",
    "interviewer": "Ada L.",
    "q1.probe2": True,
    "q1.notes": 'First line\n  "second" line \\ <b>',
    "q1.rating": "1",
    "q1.because": "Stopped the sale.",
    "q2.rating": "off_scale",
    f"score.{MUST_HAVE}": "1",
    f"score.{DOUGH}": "2.5",
    "recommendation": "No",
    "before_others": True,
    f"consensus.{MUST_HAVE}.a": "1",
    f"consensus.{MUST_HAVE}.b": "3",
}


def test_what_is_saved_is_the_agreed_format(browser: Browser, file: Path, tmp_path: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save to file").click()
        assert download.value.suggested_filename == "trial-night-K-17-Ämne-Ada-L.json"
        saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
        assert list(saved) == [
            "format", "format_version", "framework", "plan", "form", "questions", "scale", "saved", "fields",
        ]  # fmt: skip
        assert saved["saved"].startswith("2026-12-01T10:00:")
        assert saved["questions"][0] == {"code": "1", "question": "a-batch-gone-wrong", "competency": MUST_HAVE}
        assert saved["scale"] == {"id": "rating", "values": [1, 2, 3]}
        assert (saved["framework"]["version"], saved["plan"], saved["form"]) == ("1.2.3", "trial-night", "A")
        assert saved["fields"] == FILLED
    with at_work(browser, file) as page:
        offer(page, json.dumps(saved))
        assert said(page).startswith("Opened x.json.")
        assert fields(page) == FILLED
        assert page.locator("#verdict").inner_text() == "× Do not proceed"


def test_opening_asks_before_it_replaces(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        content = good(page)
        field(page, "q1.notes").fill("Typed since")
        assert said(page) == "", "what was saved is no longer all"
        offer(page, content)
        page.get_by_role("button", name="Go back").click()
        assert field(page, "q1.notes").input_value() == "Typed since"
        offer(page, content)
        page.get_by_role("button", name="Replace").click()
        page.get_by_text("Opened x.json").wait_for()
        assert fields(page) == FILLED


WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "nothing": (lambda _: {}, "is not a file that an interview guide saved"),
    "null": (lambda _: None, "is not a file that an interview guide saved"),
    "a list": (lambda _: [1], "is not a file that an interview guide saved"),
    "no fields": (lambda file: {**file, "fields": ["q1.notes"]}, "is not a file that an interview guide saved"),
    "no questions": (lambda file: {**file, "questions": [None]}, "is not a file that an interview guide saved"),
    "another format": (lambda file: {**file, "format_version": 2}, "in format 2."),
    "another framework": (lambda file: {**file, "framework": {"id": "b", "version": "1"}}, "another framework, b."),
    "another plan": (lambda file: {**file, "plan": HOSTILE}, f"another interview, {HOSTILE}."),
    "another form": (lambda file: {**file, "form": "B"}, "another form of this interview, B."),
    "other questions": (lambda file: {**file, "questions": file["questions"][1:]}, "other questions"),
    "another scale": (lambda file: {**file, "scale": {"id": "rating", "values": [1, 2]}}, "another scale"),
    "off the scale": (lambda file: {**file, "fields": {"q1.rating": "9"}}, "q1.rating holds 9, which cannot"),
    "a tick that is text": (lambda file: {**file, "fields": {"before_others": "yes"}}, "before_others holds yes"),
    "text that is a number": (lambda file: {**file, "fields": {"q1.notes": 5}}, "q1.notes holds 5"),
    "endless text": (lambda file: {**file, "fields": {"candidate": "x" * 201}}, "candidate holds xxx"),
    "a huge file": (lambda _: {"x": "x" * 2_000_000}, "too large"),
}


def test_what_cannot_be_used_is_refused_in_words(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        saved = good(page)
        for case, (broken, message) in WRONG.items():
            offer(page, json.dumps(broken(json.loads(saved))))
            assert message in said(page), case
            assert "Nothing was changed" in said(page), case
        for content in ("", "{", "[" * 100_000, "\0\0", '{"__proto__": {"format": "rolebook-interview"}}'):
            offer(page, content)
            assert "is not a file that an interview guide saved" in said(page), content[:20]
        assert fields(page) == FILLED


def test_another_version_and_unknown_fields_are_told(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        saved = json.loads(good(page))
        saved["framework"]["version"] = "1.0.0"
        saved["fields"] = {"q1.notes": "Kept", "q9.notes": "Lost", "__proto__": "x", "constructor": "x"}
        offer(page, json.dumps(saved))
        assert "It was saved from version 1.0.0; this guide is of version 1.2.3" in said(page)
        assert "3 fields that this guide does not have were left out: q9.notes, __proto__, constructor." in said(page)
        assert fields(page) == {"q1.notes": "Kept"}


def test_a_reload_keeps_what_was_agreed_and_nothing_otherwise(browser: Browser, file: Path) -> None:
    left: list[str] = []
    with at_work(browser, file, left=left) as page:
        fill(page)
        page.reload()
        assert left == ["beforeunload"], "it warns of what is neither kept nor saved"
        assert page.evaluate("localStorage.length") == 0
        assert fields(page) == {}
        fill(page)
        page.get_by_label("Keep on this device").click()
        assert "stored only on this device, in this browser" in page.locator("#ask-keep").inner_text()
        page.keyboard.press("Escape")
        expect(page.get_by_label("Keep on this device")).not_to_be_checked()
        assert page.evaluate("localStorage.length") == 0
        keep(page)
        assert "stored only on this device, in this browser" in said(page)
        page.locator("#clock").click()
        page.reload()
        assert fields(page) == FILLED
        assert page.locator("#clock").inner_text() == "Pause", "the clock runs on"
        page.get_by_label("Keep on this device").click()
        assert page.evaluate("localStorage.length") == 0
    assert left == ["beforeunload"]


def test_clear_empties_fields_and_storage(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        keep(page)
        page.get_by_role("button", name="Clear", exact=True).click()
        page.get_by_role("button", name="Go back").click()
        assert page.evaluate("localStorage.length") == 1
        page.get_by_role("button", name="Clear", exact=True).click()
        page.get_by_role("button", name="Clear everything").click()
        page.get_by_text("Everything is cleared.").wait_for()
        assert page.evaluate("localStorage.length") == 0
        assert fields(page) == {}
        assert page.locator("#rated").inner_text() == "0 of 3 rated"
        page.reload()
        assert fields(page) == {}


def test_nobody_is_warned_who_typed_nothing_or_saved(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        page.locator("#current").click()
        page.reload()
        fill(page)
        fields(page)
        page.reload()


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, file: Path) -> None:
    refuses = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    with at_work(browser, file, before=refuses) as page:
        fill(page)
        keep(page)
        page.get_by_text("This browser does not let the guide keep anything").wait_for()
        assert not page.get_by_label("Keep on this device").is_checked()
        assert fields(page) == FILLED


def test_two_windows_do_not_overwrite_each_other(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        fill(page)
        keep(page)
        other = page.context.new_page()
        other.goto(file.as_uri())
        field(other, "q1.notes").fill("From the other window")
        page.get_by_text("This guide is open in another window").wait_for()
        fields(page)
        field(page, "q1.notes").fill("From the first window")
        assert "From the other window" in other.evaluate("localStorage.getItem(localStorage.key(0))")
        fields(page)


# ---- Strangers


def test_hostile_names_stay_text(browser: Browser, file: Path) -> None:
    in_css = '"; } } body { display: none } @page { @bottom-left { content: "'
    with at_work(browser, file) as page:
        for name in (HOSTILE, in_css):
            field(page, "candidate").fill(name)
            assert page.locator(".sheet-person").first.text_content() == f"Candidate: {name.strip()}"
            assert page.evaluate("document.getElementById('page-foot').sheet.cssRules.length") == 1
        saved = json.loads(good(page))
        hostile = dict.fromkeys(("candidate", "interviewer", "q1.notes", "q1.because", HOSTILE), HOSTILE)
        offer(page, json.dumps({**saved, "framework": {**saved["framework"], "version": HOSTILE}, "fields": hostile}))
        page.get_by_role("button", name="Replace").click()
        page.get_by_text("Opened x.json").wait_for()
        assert said(page).count(HOSTILE) == 2
        assert field(page, "q1.notes").input_value() == HOSTILE
        assert page.locator("img").count() == 0
        assert page.locator("body").is_visible()


def test_hostile_frameworks_stay_text(browser: Browser, small: Framework, folder: Path) -> None:
    name = f"</script>{HOSTILE}"
    competencies = tuple(each.model_copy(update={"title": name}) for each in small.competencies)
    about = small.about.model_copy(update={"version": name})
    path = folder / "hostile.html"
    path.write_text(rendered(like(small, about=about, competencies=competencies), candidate=HOSTILE), encoding="utf-8")
    with at_work(browser, path) as page:
        assert name in page.locator("#contents").inner_text()
        assert field(page, "candidate").input_value() == HOSTILE
        assert page.locator("img").count() == 0


# ---- Paper


def test_paper_shows_all_that_was_typed(browser: Browser, file: Path, tmp_path: Path) -> None:
    notes = " ".join(f"n{number:03}" for number in range(400))
    reason = " ".join(f"b{number:03}" for number in range(80))
    decision = " ".join(f"d{number:03}" for number in range(80))
    assert len(notes) > 1_990
    with at_work(browser, file) as page:
        field(page, "candidate").fill("K-17")
        field(page, "q1.notes").fill(notes)
        field(page, "q1.because").fill(reason)
        field(page, "compare.decision").fill(decision)
        field(page, f"consensus.{MUST_HAVE}.reason").fill(reason.replace("b", "c"))
        rate(page, "q1", 2)
        field(page, "q1.probe1").check()
        assert page.locator(".mirror:visible").count() == 0, "on screen the fields themselves show it"
        page.pdf(path=tmp_path / "guide.pdf", prefer_css_page_size=True)
        page.emulate_media(media="print")
        for hidden in ("#bar", "[name='q1.notes']", ".take-back"):
            assert not page.locator(hidden).first.is_visible(), hidden
        blanks = (
            page.locator(".question-sheet").nth(0).locator(".blank"),
            page.locator(".question-sheet").nth(1).locator(".blank"),
        )
        assert [lines.count() for lines in blanks] == [0, 6], "ruled lines where nothing was typed"
        thick = "(choice) => parseFloat(getComputedStyle(choice).borderTopWidth) > 3"
        ratings = page.locator("[name='q1.rating']").all()
        assert [choice.evaluate(thick) for choice in ratings] == [False, True, False, False]
        tick = "getComputedStyle(document.getElementsByName('q1.probe1')[0], '::after').content"
        assert page.evaluate(tick) == '"✓"'
    pages = [page.extract_text() for page in PdfReader(tmp_path / "guide.pdf").pages]
    words = " ".join(pages).split()
    for typed in (notes, reason, decision, reason.replace("b", "c")):
        assert set(typed.split()) <= set(words)
    assert all("K-17" in page for page in pages), "each sheet says whose it is"
    assert not {"Save", "Pause"} & set(words)


def test_notes_that_run_over_name_their_question(browser: Browser, file: Path, tmp_path: Path) -> None:
    with at_work(browser, file) as page:
        field(page, "q2.notes").fill("A long line of notes about the answer. " * 250)
        page.pdf(path=tmp_path / "guide.pdf", prefer_css_page_size=True)
    heads = [page.extract_text() for page in PdfReader(tmp_path / "guide.pdf").pages]
    assert sum("A long line of notes" in head for head in heads) == 2
    assert sum(bool(re.search(r"Question 2(?! ·)", head)) for head in heads) == 2


def test_paper_is_ready_before_anybody_prints(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        field(page, "q2.notes").fill("Two\nlines")
        assert field(page, "q2.notes").locator("xpath=following-sibling::*[1]").text_content() == "Two\nlines"


def test_without_a_script_it_can_be_filled_in_and_printed(browser: Browser, file: Path, tmp_path: Path) -> None:
    notes = " ".join(f"n{number:03}" for number in range(400))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert not page.locator("#save").is_visible()
    assert page.locator("noscript p").is_visible()
    field(page, "q1.notes").fill(notes)
    page.pdf(path=tmp_path / "guide.pdf", prefer_css_page_size=True)
    context.close()
    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "guide.pdf").pages).split()
    assert set(notes.split()) <= set(words)


# ---- For everybody


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_it_fits_and_axe_finds_nothing_serious(browser: Browser, shipped_file: Path, width: int) -> None:
    with at_work(browser, shipped_file, width) as page:
        rate(page, "q1", 1)
        rate(page, "q2", 4)
        page.locator(".consensus-sheet [name$='.a']").first.fill("2")
        page.locator(".consensus-sheet [name$='.b']").first.fill("9")
        page.locator("#clock").click()
        page.get_by_role("button", name="Save to file").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious_violations(page) == []
        page.get_by_label("Keep on this device").click()
        assert serious_violations(page) == []


def test_long_words_scroll_by_themselves(browser: Browser, file: Path) -> None:
    with at_work(browser, file, 360) as page:
        page.locator("#clock").click()
        assert page.locator("[role=region].wide").count() > 2
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert serious_violations(page) == []


def test_the_keyboard_reaches_everything(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        wanted = set(page.evaluate("[...document.querySelectorAll('.sheet [name]')].map((each) => each.name)"))
        wanted |= {"clock", "save", "open", "print", "clear", "keep"}
        assert len(wanted) > 60
        seen: set[str] = set()
        for _ in range(2 * len(wanted)):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("document.activeElement.name || document.activeElement.id"))
        assert wanted <= seen, wanted - seen


def test_digits_rate_inside_a_rating_only(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        field(page, "q1.because").press("2")
        assert field(page, "q1.because").input_value() == "2"
        field(page, "q1.rating").first.focus()
        page.keyboard.press("2")
        assert page.locator("[name='q1.rating']:checked").get_attribute("value") == "2"
        page.keyboard.press("ArrowDown")
        assert page.locator("[name='q1.rating']:checked").get_attribute("value") == "1"
        page.keyboard.press("9")
        page.get_by_role("button", name="Take this rating back").click()
        assert page.locator("[name='q1.rating']:checked").count() == 0


def test_forced_colours_keep_the_marks(browser: Browser, file: Path) -> None:
    with at_work(browser, file) as page:
        page.emulate_media(forced_colors="active")
        assert page.evaluate("getComputedStyle(document.getElementsByName('q1.rating')[0]).appearance") == "auto"

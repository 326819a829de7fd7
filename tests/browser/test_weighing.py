"""Options weighed on screen: totals, quadrants and the drawing follow what somebody types.

The numbers were worked out by hand; they stand in weighing_examples.json, to which the workbook is held too.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import combinations
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.pages import opened, serious_violations
from rolebook.project import packaged_templates
from rolebook.remembered import Remembered
from rolebook.render.self_contained import self_contained
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.parts import Linker
from rolebook.views.sheet import sheet
from support import ROOT, SHIPPED, SMALL

EXAMPLES: dict[str, Any] = json.loads((ROOT / "tests/model/weighing_examples.json").read_text(encoding="utf-8"))
SMALL_SHEET, LARGE_SHEET = EXAMPLES["worksheets"]
START = "\nlet started; addEventListener('load', () => { started = weighings.everywhere(document); });\n"


def rendered(folder: Path, id_: str, lines: int | None = None) -> str:
    """A worksheet with its options weighed on screen, on a page that runs this script and nothing else."""
    framework, _ = load_framework(folder, Cache(None))
    (worksheet,) = (each for each in framework.worksheets if each.id == id_)
    if lines:
        blocks = tuple(block.model_copy(update={"lines": lines}) for block in worksheet.blocks)
        worksheet = worksheet.model_copy(update={"blocks": blocks})
    templates = Templates((Path(__file__).parent, packaged_templates()), framework.about.language)
    script = templates.file("print/worksheet/quadrant.js").decode() + START
    html = templates.render(
        "weighing_page.html.j2",
        view=sheet(framework, Linker.of(framework), worksheet),
        style=PageStyle(),
        script=script,
        digest=f"sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}",
    )
    return self_contained(html, Remembered(None))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weighing with blänks")


@pytest.fixture(scope="module")
def small_file(folder: Path) -> Path:
    path = folder / "small.html"
    path.write_text(rendered(SMALL / "framework", SMALL_SHEET["worksheet"]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def large_file(folder: Path) -> Path:
    path = folder / "large.html"
    path.write_text(rendered(SHIPPED, LARGE_SHEET["worksheet"]), encoding="utf-8")
    return path


class Weighing:
    """The weighing of a page, as a reader sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("[data-weighing]")
        self.name = self.root.get_attribute("data-weighing")

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[name="{self.name}.{name}"]')

    def fill(self, options: list[dict[str, Any]]) -> None:
        for option in options:
            self.field(f"result_{option['letter']}.what").fill(option["name"])
            for side in ("across", "upwards"):
                for number, score in enumerate(option[side], start=1):
                    if score is not None:
                        self.field(f"{side}_{number}.{option['letter']}").fill(str(score))

    def result(self, letter: str) -> tuple[str, ...]:
        """What stands in the row of a letter: what it stands for, both weighted scores, and where it lands."""
        row = self.root.locator(f'[data-result="{letter}"] td')
        return tuple(text.strip() for text in row.all_inner_texts())

    def total(self, side: str, letter: str) -> str:
        return self.root.locator(f'[data-total="{side}"][data-option="{letter}"]').inner_text()

    def complaints(self, side: str) -> list[str]:
        return self.root.locator(f'[data-complaints="{side}"] li').all_inner_texts()

    def landed(self) -> list[str]:
        return self.root.locator("[data-landed] li").all_text_contents()

    def drawn(self) -> list[str]:
        return [str(each.get_attribute("data-letter")) for each in self.root.locator("svg [data-letter]").all()]


@contextmanager
def weighing(browser: Browser, file: Path, width: int = 1000) -> Iterator[Weighing]:
    with opened(browser, file, width) as page:
        yield Weighing(page)


def shown(total: float | None) -> str:
    """A weighted score as the page shows it: 4.0, 3.7, 4.05."""
    return "" if total is None else f"{total:.2f}".removesuffix("0")


def test_the_rules_give_what_was_worked_out_by_hand(browser: Browser, small_file: Path) -> None:
    with weighing(browser, small_file) as seen:
        for each in EXAMPLES["totals"]:
            found = seen.page.evaluate("each => weighings.weightedScore(each.scores, each.weights)", each)
            assert found == each["total"], each["says"]
        for each in EXAMPLES["weights"]:
            assert seen.page.evaluate("each => weighings.weightsAreValid(each.weights)", each) is each["valid"], each
        for each in EXAMPLES["quadrants"]:
            found = seen.page.evaluate("each => weighings.quadrant(each.across, each.upwards, each.high_from)", each)
            assert found == {"first": each["first"], "second": each["second"]}, each
        assert seen.page.evaluate("weighings.quadrant(null, 4, 4)") is None


@pytest.mark.parametrize("example", EXAMPLES["worksheets"], ids=lambda example: example["worksheet"])
def test_totals_and_quadrants_follow_the_scores(
    browser: Browser, example: dict[str, Any], small_file: Path, large_file: Path
) -> None:
    file = small_file if example is SMALL_SHEET else large_file
    with weighing(browser, file) as seen:
        seen.fill(example["options"])
        for option in example["options"]:
            letter, (across, upwards) = option["letter"], map(shown, option["totals"])
            lands = option["lands"] or "Incomplete: 1 of 8 scores missing"
            assert seen.result(letter) == (option["name"], across, upwards, lands)
            assert (seen.total("across", letter), seen.total("upwards", letter)) == (across, upwards)
        assert seen.drawn() == [option["letter"] for option in example["options"] if option["lands"]]


def test_a_list_says_what_the_drawing_shows(browser: Browser, large_file: Path) -> None:
    with weighing(browser, large_file) as seen:
        assert seen.landed() == ["Nothing has all its scores yet."]
        seen.fill(LARGE_SHEET["options"])
        lines = seen.landed()
        assert lines[0] == "A, Acme: 3.7 across, 4.05 upwards: Build the ability first"
        assert lines[4:] == ["E, Umbrella is incomplete: 1 of 8 scores missing. It is not drawn."]
        details = seen.root.locator("figure").get_attribute("aria-details")
        assert seen.root.locator("[data-landed]").get_attribute("id") == details


def test_points_stand_where_the_scores_meet(browser: Browser, large_file: Path) -> None:
    """The plane goes from 0.5 to 5.5 on both axes; B lies where both lines of high scores cross, at 4 and 4."""
    with weighing(browser, large_file) as seen:
        seen.fill(LARGE_SHEET["options"])
        plane = json.loads(str(seen.root.locator("[data-weighed]").text_content()))["plane"]
        assert (plane["start"], plane["end"]) == (0.5, 5.5)
        points = seen.root.locator("svg [data-point]").all()
        found = [float(each.get_attribute(key) or "") for each in points for key in ("cx", "cy")]
        width, height = plane["right"] - plane["left"], plane["bottom"] - plane["top"]
        expected = [
            value
            for across, upwards in ((3.7, 4.05), (4, 4), (4.1, 3.45), (1, 1.3))
            for value in (plane["left"] + (across - 0.5) / 5 * width, plane["bottom"] - (upwards - 0.5) / 5 * height)
        ]
        assert found == pytest.approx(expected)


@pytest.mark.parametrize("lines", [6, 30])
def test_letters_in_one_place_can_all_be_read(browser: Browser, folder: Path, lines: int) -> None:
    """All options have the same scores, in the middle or in the uppermost corner."""
    file = folder / f"crowded-{lines}.html"
    file.write_text(rendered(SMALL / "framework", "first-month", lines), encoding="utf-8")
    with weighing(browser, file) as seen:
        data = json.loads(str(seen.root.locator("[data-weighed]").text_content()))
        for score in ("2", "3"):
            seen.page.evaluate(
                """([score, data]) => {
                    for (const { name } of [...data.across, ...data.upwards])
                        for (const letter of data.options)
                            document.getElementsByName(`${name}.${letter}`)[0].value = score;
                    started[0].refresh();
                }""",
                [score, data],
            )
            assert seen.drawn() == data["options"]
            circles = [
                tuple(float(each.get_attribute(key) or "") for key in ("cx", "cy", "r"))
                for each in seen.root.locator("svg [data-letter]").all()
            ]
            assert len(circles) == lines
            for (x, y, radius), (other_x, other_y, _) in combinations(circles, 2):
                assert hypot(x - other_x, y - other_y) >= 2 * radius
            plane = data["plane"]
            for x, y, radius in circles:
                assert plane["left"] + radius <= x <= plane["right"] - radius
                assert plane["top"] + radius <= y <= plane["bottom"] - radius


def test_only_points_of_the_scale_count(browser: Browser, large_file: Path) -> None:
    with weighing(browser, large_file) as seen:
        seen.fill(LARGE_SHEET["options"][:1])
        cell = seen.field("across_1.A")
        beside = cell.locator("xpath=ancestor::td")
        for wrong in ("6", "0", "4.5", "high", "-1", "<img src=x onerror=alert(1)>"):
            cell.fill(wrong)
            assert cell.get_attribute("aria-invalid") == "true"
            assert "not a score" in beside.inner_text()
            expected = f"A, Our services fit the need: “{wrong}” is not on the scale. The scores are 1, 2, 3, 4, 5."
            assert seen.complaints("across") == [expected]
            described = cell.get_attribute("aria-describedby")
            assert seen.page.locator(f"#{described}").inner_text() == expected
            assert seen.result("A") == ("Acme", "", "4.05", "Incomplete: 1 of 8 scores missing")
        cell.fill("4")
        assert seen.complaints("across") == []
        assert (cell.get_attribute("aria-invalid"), cell.get_attribute("aria-describedby")) == (None, None)
        assert "not a score" not in beside.inner_text()
        assert seen.result("A")[1] == "3.7"


def test_other_weights_can_be_tried_and_taken_back(browser: Browser, small_file: Path) -> None:
    """Rye has 3 and 1. At 40 and 60 that is 120 + 60 = 180, which is low."""
    with weighing(browser, small_file) as seen:
        seen.fill(SMALL_SHEET["options"])
        back = seen.page.get_by_role("button", name="Back to the framework’s weights")
        expect(back).to_have_count(0)
        seen.field("across_1.weight").fill("40")
        assert seen.complaints("across") == [
            "The weights add up to 70, not to 100. Until they do, there are no weighted scores."
        ]
        assert seen.total("across", "A") == ""
        assert seen.result("A")[1:] == ("", "2.0", "")
        assert seen.drawn() == []
        expect(seen.root.locator("[data-waiting]")).to_contain_text("until the weights of both tables add up to 100")
        seen.field("across_2.weight").fill("60")
        assert seen.complaints("across") == []
        assert seen.result("A")[1:] == ("1.8", "2.0", "Later")
        back.click()
        assert [seen.field(f"across_{number}.weight").input_value() for number in (1, 2)] == ["70", "30"]
        assert seen.result("A")[1:] == ("2.4", "2.0", "With help")
        expect(back).to_have_count(0)
        expect(seen.field("across_1.weight")).to_be_focused()


def test_a_weight_is_a_whole_number_up_to_a_hundred(browser: Browser, small_file: Path) -> None:
    with weighing(browser, small_file) as seen:
        seen.fill(SMALL_SHEET["options"])
        for wrong in ("", "x", "12.5", "101"):
            seen.field("upwards_1.weight").fill(wrong)
            assert seen.complaints("upwards") == [
                "The weights add up to 0, not to 100. Until they do, there are no weighted scores.",
                f"Hours: “{wrong}” is not a weight. A weight is a whole number from 0 to 100.",
            ]
            assert seen.drawn() == []


def test_fields_set_from_outside_are_counted(browser: Browser, small_file: Path) -> None:
    """A saved file sets fields by their names, with an event or with refresh()."""
    values = {"across_1.A": "3", "across_2.A": "1", "upwards_1.A": "2", "result_A.what": "Rye"}
    with weighing(browser, small_file) as seen:
        fill = """([name, values]) => {
            for (const [key, value] of Object.entries(values))
                document.getElementsByName(`${name}.${key}`)[0].value = value;
        }"""
        seen.page.evaluate(fill, [seen.name, values])
        assert seen.drawn() == []
        seen.page.evaluate("started[0].refresh()")
        assert seen.result("A") == ("Rye", "2.4", "2.0", "With help")
        seen.page.evaluate(fill, [seen.name, {"across_1.A": "1"}])
        seen.field("across_1.A").dispatch_event("change")
        assert seen.result("A")[1:] == ("1.0", "2.0", "Later")


def test_field_names_are_those_of_paper_and_none_comes_twice(browser: Browser, folder: Path) -> None:
    """With ten options there are two tables for each axis, and one set of weights."""
    file = folder / "ten.html"
    file.write_text(rendered(SMALL / "framework", "first-month", 10), encoding="utf-8")
    with weighing(browser, file) as seen:
        names = seen.root.locator("[name]").evaluate_all("all => all.map((each) => each.name)")
        criteria = ("across_1", "across_2", "upwards_1")
        expected = {f"block_6.{name}.{letter}" for name in criteria for letter in "ABCDEFGHIJ"}
        expected |= {f"block_6.{name}.weight" for name in criteria}
        expected |= {f"block_6.result_{letter}.what" for letter in "ABCDEFGHIJ"}
        assert sorted(names) == sorted(expected)
        seen.field("across_1.weight").fill("65")
        assert seen.root.locator('[data-weight="block_6.across_1.weight"]').inner_text() == "65"


def test_scores_are_given_with_the_keyboard(browser: Browser, small_file: Path) -> None:
    with weighing(browser, small_file) as seen:
        seen.field("across_1.A").focus()
        seen.page.keyboard.type("3")
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.type("1")
        expect(seen.field("across_2.A")).to_have_value("1")
        assert seen.total("across", "A") == "2.4"
        seen.page.keyboard.press("Tab")
        expect(seen.field("across_2.B")).to_be_focused()
        seen.page.keyboard.press("ArrowUp")
        expect(seen.field("across_1.B")).to_be_focused()


@pytest.mark.parametrize("width", [1000, 360])
def test_it_is_accessible_and_stays_on_the_page(browser: Browser, large_file: Path, width: int) -> None:
    with weighing(browser, large_file, width) as seen:
        seen.fill(LARGE_SHEET["options"])
        seen.field("across_1.B").fill("six")
        seen.field("upwards_1.weight").fill("31")
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        edges = "all => all.map((each) => each.getBoundingClientRect().right)"
        (end,) = seen.root.evaluate_all(edges)
        assert max(seen.root.locator("input, output").evaluate_all(edges)) <= end + 1, "no field is cut off"
        # What stands around the weighing gets its labels from the page that it stands on.
        others = "section.sheet [title]:not([data-weighing] *)"
        seen.page.locator(others).evaluate_all("all => all.forEach((each) => { each.ariaLabel = each.title; })")
        assert serious_violations(seen.page) == []


def test_printed_it_shows_what_was_typed_and_no_buttons(browser: Browser, large_file: Path) -> None:
    with weighing(browser, large_file) as seen:
        seen.fill(LARGE_SHEET["options"])
        seen.field("across_1.weight").fill("31")
        seen.page.emulate_media(media="print")
        assert seen.field("result_A.what").is_visible()
        assert seen.field("across_1.A").evaluate("each => getComputedStyle(each).borderStyle") == "none"
        assert not seen.root.locator("button").is_visible()
        seen.field("across_1.weight").fill("30")
        inks = [each.get_attribute("fill") for each in seen.root.locator("svg [data-letter]").all()]
        assert inks == ["#ffffff"] * 4, "letters in rings, which need no colour"

"""Explore in a browser, from a folder: the matrix, the comparison, the self-assessment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from browser.pages import opened, serious_violations

MATRIX, COMPARE, RATE = "explore/matrix.html", "explore/compare.html", "explore/self-assessment.html"
BAKER, LEAD = "journeyman-baker", "lead-of-the-shop"
LEAD_TITLE = "Lead of the shop <counter> & “till”"
CHECKS, DOUGH, SERVES, PLANS = (
    "checks-and-double-checks", "roggenvollkornsauerteigfuehrung", "serves-with-a-smile", "plans-the-night-shift",
)  # fmt: skip


@contextmanager
def at(browser: Browser, site: Path, page: str, fragment: str = "", width: int = 1440) -> Iterator[Page]:
    """A page opened at an address with a fragment, as somebody opens a link that was shared."""
    with opened(browser, site / page, width) as tab:
        if fragment:
            tab.goto(f"{(site / page).as_uri()}#{fragment}")
            tab.reload()
        yield tab


@contextmanager
def asking(browser: Browser, site: Path, fragment: str) -> Iterator[tuple[Page, list[str]]]:
    """The self-assessment, with every question that the browser asks; each is answered with yes."""
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()

    def agree(dialog: Dialog) -> None:
        asked.append(f"{dialog.type}: {dialog.message}")
        dialog.accept()

    page.on("dialog", agree)
    page.goto(f"{(site / RATE).as_uri()}#{fragment}")
    yield page, asked
    context.close()


def rows_shown(page: Page) -> list[str]:
    rows = page.locator("#rb-matrix tbody tr:visible")
    return [row.get_attribute("data-row") or "" for row in rows.all()]


def rate(page: Page, competency: str, value: str) -> None:
    page.locator(f'[data-competency="{competency}"] input[value="{value}"]').check()


def rated(page: Page) -> dict[str, str]:
    ticked: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('#rb-rate input:checked')].map(i => [i.name, i.value]))"
    )
    return ticked


# The matrix


def test_the_matrix_filters_by_category_source_and_words(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, MATRIX) as page:
        assert rows_shown(page) == [CHECKS, DOUGH, SERVES, PLANS]
        expect(page.get_by_role("status")).to_have_text("4 of 4 competencies shown")
        page.get_by_label("Category", exact=True).select_option("cat-bakehouse")
        assert rows_shown(page) == [CHECKS, DOUGH]
        expect(page.get_by_role("status")).to_have_text("2 of 4 competencies shown")
        page.get_by_label("Words").fill("SAUERTEIGFUHRUNG")  # neither case nor accents matter
        assert rows_shown(page) == [DOUGH]
        page.get_by_label("Words").fill("no such word")
        assert rows_shown(page) == []
        expect(page.get_by_role("status")).to_contain_text("No competency fits")
        page.get_by_role("button", name="Clear filters").click()
        expect(page.get_by_role("status")).to_have_text("4 of 4 competencies shown")
        page.get_by_label("Source").select_option("shop-book")
        assert rows_shown(page) == [SERVES]


def test_the_matrix_sorts_by_every_column_from_the_keyboard(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, MATRIX) as page:
        expect(page.get_by_role("button", name="Sort by")).to_have_count(4)
        button = page.get_by_role("button", name=f"Sort by {LEAD_TITLE}")
        head = page.locator("th", has=button)
        button.focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        # Level 3; then two at level 1, of which the heavier one comes first; then what is not asked for.
        assert rows_shown(page) == [SERVES, PLANS, CHECKS, DOUGH]
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"
        assert rows_shown(page) == [DOUGH, CHECKS, PLANS, SERVES]
        page.get_by_role("button", name="Sort by Competency").click()
        assert rows_shown(page) == [CHECKS, PLANS, DOUGH, SERVES]
        expect(page.locator("[aria-sort]")).to_have_count(1)
        page.get_by_role("button", name="Sort by Category").click()
        assert rows_shown(page) == [CHECKS, DOUGH, PLANS, SERVES]
        page.get_by_role("button", name="Clear filters").click()
        expect(page.locator("[aria-sort]")).to_have_count(0)
        assert rows_shown(page) == [CHECKS, DOUGH, SERVES, PLANS]


def test_a_view_of_the_matrix_can_be_shared(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, MATRIX) as page:
        page.get_by_label("Category", exact=True).select_option("cat-bakehouse")
        page.get_by_label("Words").fill('check "go"')
        page.get_by_role("button", name="Sort by Journeyman baker").click()
        shared = page.url
    with opened(browser, small_site / MATRIX) as page:
        page.goto(shared)
        page.reload()
        assert rows_shown(page) == [CHECKS]
        assert page.get_by_label("Words").input_value() == 'check "go"'
        assert page.locator("[aria-sort]").inner_text().startswith("Journeyman baker")
        page.get_by_role("button", name="Clear filters").click()
        expect(page.get_by_role("status")).to_have_text("4 of 4 competencies shown")
        assert page.url == (small_site / MATRIX).as_uri()


@pytest.mark.parametrize("fragment", ["category=none&sort=none&source=%22%5D&text=%E0%A4%A", "from=x", "&&=&"])
def test_a_strange_address_is_no_trouble(browser: Browser, small_site: Path, fragment: str) -> None:
    for name in (MATRIX, COMPARE, RATE):
        with at(browser, small_site, name, fragment) as page:
            assert page.locator("h1").is_visible()


# The comparison


def way(page: Page, number: int = 0) -> dict[str, list[str]]:
    """The groups of a way, each with its items as a reader sees them."""
    found: dict[str, list[str]] = (
        page.locator(".rb-way")
        .nth(number)
        .evaluate(
            """section => {
          const said = li => li.innerText.replace(/\\s+/g, ' ').trim();
          const items = h => [...h.nextElementSibling.children].map(said);
          return Object.fromEntries([...section.querySelectorAll('h3')].map(h => [h.textContent, items(h)]));
        }"""
        )
    )
    return found


def test_the_way_from_one_role_to_another(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, COMPARE, f"from={BAKER}&to={LEAD}") as page:
        assert page.locator(".rb-way h2").inner_text() == f"From Journeyman baker to {LEAD_TITLE}"
        assert way(page) == {
            "Levels to climb": [
                "Serves with a smile from 1 Apprentice to 3 Master becomes a must have weight from 1 to 3"
            ],
            "The same level, counted differently": ["Plans the night shift weight from 1 to 2"],
            "Asks less": [
                "1 Checks & double-checks <before> “go” from 3 Master to 1 Apprentice no longer a must have "
                "weight from 2 to 1"
            ],
            "Falls away": ["12 Roggenvollkornsauerteigführung was 3 Master"],
        }
        tally = "1 to climb · 1 counted differently · 1 asking less · 1 falling away"
        expect(page.locator(".rb-way .rb-facts")).to_have_text(tally)


def test_a_way_says_what_the_levels_to_reach_look_like(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, COMPARE, f"from={LEAD}&to={BAKER}") as page:
        found = way(page)
        assert found["Levels to climb"] == [
            "1 Checks & double-checks <before> “go” from 1 Apprentice to 3 Master becomes a must have "
            "weight from 1 to 2 2 Journeyman Checks without the card and notices what looks | smells | sounds wrong. "
            "Puts it right alone. 3 Master Designs the checks, and teaches others why they are there."
        ]
        assert found["New in this role"] == [
            "12 Roggenvollkornsauerteigführung reach 3 Master Feeds the dough by smell, and knows the "
            "Qualitätssicherungsmaßnahmen by heart."
        ]
        assert found["Knowledge to deepen"] == [
            "Flour from 1 Apprentice to 2 Journeyman Deep enough to change the water when the flour changes."
        ]


def test_rows_that_differ_are_marked_in_words(browser: Browser, shipped_site: Path) -> None:
    roles = "from=internal-account-manager&to=key-account-manager&third=vendor-account-manager"
    with at(browser, shipped_site, COMPARE, roles) as page:
        heads = page.locator(".rb-way h2").all_inner_texts()
        assert len(heads) == 2
        assert all(head.startswith("From Internal account manager") for head in heads)
        rows = page.locator(".rb-wide").first.locator("tbody tr")
        words = [row.locator("td").all_inner_texts() for row in rows.all()]
        assert {len(cells) for cells in words} == {4}
        assert {cells[-1] for cells in words} == {"≠ differs", "same"}
        for *cells, mark in words:
            assert (len(set(cells)) > 1) == (mark == "≠ differs"), cells
        page.get_by_label("Only rows that differ").check()
        differing = page.locator(".rb-wide").first.locator("tbody tr td:last-child").all_inner_texts()
        assert len(differing) == sum(cells[-1] == "≠ differs" for cells in words)


def test_a_comparison_can_be_shared_and_starts_from_a_role(browser: Browser, shipped_site: Path) -> None:
    with opened(browser, shipped_site / "profiles" / "offshore-account-lead.html") as page:
        page.get_by_role("link", name="Compare it with another role").click()
        page.wait_for_url("**/compare.html#from=offshore-account-lead")
        assert page.get_by_label("From").input_value() == "offshore-account-lead"
        page.get_by_label("To", exact=True).select_option("key-account-manager")
        page.get_by_label("Or to").select_option("vendor-account-manager")
        assert page.url.endswith("#from=offshore-account-lead&to=key-account-manager&third=vendor-account-manager")
        assert page.title().startswith("From Offshore or outsourcing account manager to Key account manager · From ")
        page.get_by_label("To", exact=True).select_option("offshore-account-lead")
        page.get_by_label("Or to").select_option("")
        expect(page.get_by_role("status")).to_have_text("Choose two different roles.")
        expect(page.locator(".rb-way")).to_have_count(0)


# The self-assessment


def test_ratings_show_progress_gap_and_chart(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, RATE, f"role={BAKER}") as page:
        expect(page.locator("#rb-rate-count")).to_have_text("0 of 4 rated")
        rate(page, CHECKS, "1")  # 3 is asked for
        rate(page, DOUGH, "1")  # 3 is asked for
        rate(page, SERVES, "2")  # 1 is asked for
        rate(page, PLANS, "not-sure")
        expect(page.locator("#rb-rate-count")).to_have_text("3 of 4 rated, 1 not sure")
        lines = {
            row.get_attribute("data-row"): row.locator("td").all_inner_texts()[:3]
            for row in page.locator("#rb-result-table tbody tr").all()
        }
        assert lines == {
            CHECKS: ["3 Master", "1 Apprentice", "2 to climb"],
            DOUGH: ["3 Master", "1 Apprentice", "2 to climb"],
            SERVES: ["1 Apprentice", "2 Journeyman", "1 above"],
            PLANS: ["1 Apprentice", "not sure", "–"],
        }
        # The must-have comes first; each with the words of the level to reach.
        grow = page.locator("#rb-grow > li").all_inner_texts()
        assert [text.split("\n")[0].split(" from")[0].strip(" ·") for text in grow] == [
            "Checks & double-checks <before> “go”", "Roggenvollkornsauerteigführung",
        ]  # fmt: skip
        assert "from 1 Apprentice to 3 Master must have weight 2" in " ".join(grow[0].split())
        assert "Designs the checks, and teaches others why they are there." in grow[0]
        assert page.locator("#rb-strongest > li a").all_inner_texts() == ["Serves with a smile"]
        assert page.locator("#rb-unsure > li a").all_inner_texts() == ["Plans the night shift"]


def test_a_must_have_comes_before_weight_and_weight_before_distance(browser: Browser, shipped_site: Path) -> None:
    with at(browser, shipped_site, RATE, "role=key-account-manager") as page:
        rate(page, "single-point-of-contact", "1")  # 3 is asked for, with the usual weight
        rate(page, "skill-resource-management", "2")  # 3 is asked for, with weight 2
        rate(page, "trait-communication", "2")  # 3 is asked for, a must have
        rate(page, "offers-solutions", "2")  # 3 is asked for
        assert page.locator("#rb-grow > li a").all_inner_texts() == [
            "Communication", "Resource management", "Single point of contact", "Offers solutions",
        ]  # fmt: skip


def test_bars_start_at_zero_and_are_as_long_as_the_levels(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, RATE, f"role={BAKER}") as page:
        rate(page, CHECKS, "1")
        bars = page.locator(f'#rb-result-table [data-row="{CHECKS}"] svg rect')
        asked, own = (bar.evaluate("bar => bar.getBBox().width") for bar in bars.all())
        assert asked == pytest.approx(3 * own)
        unrated = page.locator(f'#rb-result-table [data-row="{SERVES}"] svg')
        expect(unrated.locator("rect")).to_have_count(1)
        assert unrated.locator("text").all_text_contents() == ["asked 1", "not rated"]


def test_another_role_keeps_the_ratings(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, RATE, f"role={BAKER}") as page:
        rate(page, SERVES, "2")
        page.get_by_label("Role", exact=True).select_option(LEAD)
        assert page.url.endswith(f"#role={LEAD}")
        expect(page.locator("#rb-rate-count")).to_have_text("1 of 3 rated")
        assert page.locator(f'[data-competency="{DOUGH}"]').is_hidden()
        row = page.locator(f'#rb-result-table [data-row="{SERVES}"] td')
        assert row.all_inner_texts()[:3] == ["3 Master", "2 Journeyman", "1 to climb"]


def test_it_works_with_the_keyboard_alone(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, RATE, f"role={BAKER}") as page:
        page.locator(f'[data-competency="{CHECKS}"] legend a').focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        assert rated(page) == {CHECKS: "2"}
        page.get_by_role("link", name="See where you stand").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "rb-result"
        assert page.url.endswith(f"#role={BAKER}")


def test_nothing_is_kept_unless_asked_for(browser: Browser, small_site: Path) -> None:
    with asking(browser, small_site, f"role={BAKER}") as (page, asked):
        rate(page, CHECKS, "2")
        assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('self-assessment'))") == []
        page.reload()
        assert [line.split(":")[0] for line in asked] == ["beforeunload"]
        assert rated(page) == {}


def test_what_is_kept_comes_back_until_it_is_cleared(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, RATE, f"role={BAKER}") as page:
        rate(page, CHECKS, "2")
        page.get_by_label("Keep on this device").check()
        rate(page, PLANS, "not-sure")
        page.goto((small_site / RATE).as_uri())  # no question is asked: `opened` would notice
        page.reload()
        assert rated(page) == {CHECKS: "2", PLANS: "not-sure"}
        assert page.get_by_label("Role", exact=True).input_value() == BAKER
        assert page.get_by_label("Keep on this device").is_checked()
        page.get_by_label("Keep on this device").uncheck()
        page.reload()
        assert rated(page) == {}


def test_a_browser_that_keeps_nothing_is_no_obstacle(browser: Browser, small_site: Path) -> None:
    refuse = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    with asking(browser, small_site, "") as (page, asked):
        stacks: list[str] = []
        page.on("pageerror", lambda error: stacks.append(error.stack or ""))
        page.add_init_script(refuse)
        page.goto(f"{(small_site / RATE).as_uri()}#role={BAKER}")
        page.reload()
        rate(page, CHECKS, "2")
        page.get_by_label("Keep on this device").click()
        expect(page.locator("#rb-rate-said")).to_contain_text("does not let the page keep anything")
        assert not page.get_by_label("Keep on this device").is_checked()
        expect(page.locator("#rb-rate-count")).to_have_text("1 of 4 rated")
        assert not any("explore.js" in stack for stack in stacks)  # Material's own script does complain
        assert asked == []


def saved_to(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_saved_file_can_be_opened_again(browser: Browser, small_site: Path, tmp_path: Path) -> None:
    with asking(browser, small_site, f"role={BAKER}") as (page, asked):
        rate(page, CHECKS, "2")
        rate(page, PLANS, "not-sure")
        page.get_by_label("Date, if you want one").fill("2026-11-21")
        file = saved_to(page, tmp_path)
        assert file.name == "self-assessment-journeyman-baker-2026-11-21.json"
        assert json.loads(file.read_text(encoding="utf-8")) == {
            "kind": "rolebook-self-assessment",
            "framework": "small",
            "version": "1.2.3",
            "profile": BAKER,
            "date": "2026-11-21",
            "ratings": {CHECKS: 2, PLANS: "not-sure"},
        }
        page.get_by_role("button", name="Clear ratings").click()
        assert rated(page) == {}
        page.get_by_label("Open a file").set_input_files(file)
        expect(page.locator("#rb-rate-said")).to_have_text(f"Opened {file.name}. Ratings taken over: 2.")
        assert rated(page) == {CHECKS: "2", PLANS: "not-sure"}
        expect(page.locator("#rb-result-subject")).to_contain_text("1.2.3 · 21 November 2026")
        assert asked == []  # everything was saved all the time


def written(folder: Path, **changes: object) -> Path:
    saved = {
        "kind": "rolebook-self-assessment", "framework": "small", "version": "1.2.3", "profile": BAKER, "ratings": {},
    }  # fmt: skip
    file = folder / "saved.json"
    file.write_text(json.dumps(saved | changes), encoding="utf-8")
    return file


def test_a_foreign_file_is_taken_over_as_far_as_it_fits(browser: Browser, small_site: Path, tmp_path: Path) -> None:
    ratings = {CHECKS: 3, SERVES: 9, "juggles": 2, "__proto__x": "<img src=x onerror=alert(1)>"}
    with at(browser, small_site, RATE, f"role={LEAD}") as page:
        file = written(tmp_path, version="0.9.0", profile="<b>miller</b>", ratings=ratings, date="soon")
        page.get_by_label("Open a file").set_input_files(file)
        expect(page.locator("#rb-rate-said p")).to_have_text(
            [
                "Opened saved.json. Ratings taken over: 1.",
                "It was saved with version 0.9.0; this is version 1.2.3. Levels may have been worded anew since.",
                "Its role, “<b>miller</b>”, is not in this handbook. Choose another.",
                "Left out, because these competencies are not in this handbook: juggles, __proto__x.",
                f"Left out, because the level is not on the scale: {SERVES} (9).",
            ]
        )
        assert rated(page) == {CHECKS: "3"}
        assert page.get_by_label("Role", exact=True).input_value() == LEAD
        page.get_by_label("Open a file").set_input_files(written(tmp_path, framework="bank", ratings={PLANS: 1}))
        expect(page.locator("#rb-rate-said")).to_contain_text("saved with another framework, “bank”")
        assert rated(page) == {PLANS: "1"}


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "null",
        '{"kind": "shopping", "ratings": {"checks-and-double-checks": 1}}',
        '{"kind": "rolebook-self-assessment"}',
    ],
)
def test_a_wrong_file_changes_nothing(browser: Browser, small_site: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "wrong.json").write_text(content, encoding="utf-8")
    with asking(browser, small_site, f"role={BAKER}") as (page, asked):
        rate(page, CHECKS, "2")
        page.get_by_label("Open a file").set_input_files(tmp_path / "wrong.json")
        expect(page.locator("#rb-rate-said")).to_contain_text("wrong.json is not a self-assessment")
        assert rated(page) == {CHECKS: "2"}
        assert asked == ["confirm: Open the file in place of your ratings? They are not saved."]


# Every page


@pytest.mark.parametrize("name", [MATRIX, COMPARE, RATE])
def test_pages_are_complete_without_javascript(browser: Browser, small_site: Path, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / name).as_uri())
    assert page.locator(".rb-tools").evaluate_all("forms => forms.every(form => form.hidden)")
    text = page.locator("article").inner_text()
    for word in ("Checks & double-checks", "Roggenvollkornsauerteigführung", "Serves with a smile", "3 Master"):
        assert word in text
    context.close()


def test_on_paper_everything_is_there_and_no_controls(browser: Browser, small_site: Path) -> None:
    with at(browser, small_site, MATRIX) as page:
        page.emulate_media(media="print")
        assert page.locator(".rb-tools").is_hidden()
        region = page.locator("#rb-matrix")
        assert region.evaluate("r => [r.scrollHeight - r.clientHeight, getComputedStyle(r).overflow]") == [0, "visible"]
    with at(browser, small_site, COMPARE, f"from={LEAD}&to={BAKER}") as page:
        page.emulate_media(media="print")
        assert page.locator(".rb-tools, button").evaluate_all("all => all.every(one => !one.checkVisibility())")
        assert page.locator(".rb-way h2").is_visible()
        assert page.locator(".rb-wide table").count() == 3
    with at(browser, small_site, RATE, f"role={BAKER}") as page:
        rate(page, CHECKS, "1")
        page.emulate_media(media="print")
        assert page.locator(".rb-tools:visible").count() == 0
        assert page.locator(f'[data-competency="{CHECKS}"] .rb-choice:visible').count() == 1
        assert page.locator(f'[data-competency="{DOUGH}"] .rb-choice:visible').count() == 4
        assert page.locator("#rb-result-table tbody tr:visible").count() == 4
        assert "Bäckerei Sommer & Töchter 1.2.3" in page.locator("#rb-result-subject").inner_text()


@pytest.mark.parametrize("name", ["explore/index.html", MATRIX, COMPARE, RATE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, shipped_site: Path, name: str, scheme: str) -> None:
    with opened(browser, shipped_site / name, scheme=scheme) as page:
        if name == RATE:
            page.get_by_label("Role", exact=True).select_option("key-account-manager")
            page.locator('input[value="2"]:visible').first.check()
        serious = serious_violations(page)
    assert serious == [], serious


@pytest.mark.parametrize("name", ["explore/index.html", MATRIX, COMPARE, RATE])
def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, shipped_site: Path, name: str) -> None:
    with opened(browser, shipped_site / name, 360) as page:
        if name == RATE:
            page.get_by_label("Role", exact=True).select_option("key-account-manager")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

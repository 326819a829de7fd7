"""Whatever a text holds, it starts no tag, no attribute and no link that it should not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from html.parser import HTMLParser

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rolebook.render import markup
from support import ROOT

_settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
EXTENSIONS = [name if isinstance(name, str) else next(iter(name)) for name in _settings["markdown_extensions"]]
"""The extensions that the handbook is read with, `attr_list` and `md_in_html` among them."""

MEANT = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a", "img", "h1", "h2", "h3",
         "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"}  # fmt: skip
ATTRIBUTES = {"href", "src", "alt", "title", "style", "id", "class"}

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<SVG/onload=alert(1)>",
    "`<b>` <b>bold</b>",
    "\\`<script>alert(1)</script>`",
    "<!-- comment --> <?php ?> <![CDATA[x]]>",
    "**bold**{: onclick=alert(1) }",
    "[x](https://example.org){ onclick=alert(1) }",
    "# heading {: onload=alert(1) }",
    "<div markdown>",
    "[a]: javascript:alert(1)",
    "> [a]: javascript:alert(1)",
]


class Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update({name: value or "" for name, value in attrs})

    def handle_comment(self, data: str) -> None:
        self.tags.add("comment")

    def handle_pi(self, data: str) -> None:
        self.tags.add("instruction")


def page(source: str) -> Collector:
    collector = Collector()
    collector.feed(markdown.markdown(source, extensions=EXTENSIONS))
    collector.close()
    return collector


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("spell", [markup.text, markup.phrase, markup.cell, markup.plain], ids=lambda f: f.__name__)
def test_no_payload_becomes_a_tag_or_an_attribute(spell: object, payload: str) -> None:
    assert callable(spell)
    found = page(f"Before {spell(payload)}\n\n{spell(payload)}\n\n- {spell(payload)}\n\n[a] and [x][a]\n")
    assert found.tags <= MEANT
    assert not {name for name in found.attributes if name.startswith("on")}
    assert "javascript" not in found.attributes.get("href", "")


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.text(alphabet=st.sampled_from("ab <>/!?{}[]():#*_`\\|\"'=&;-\n.1:"), max_size=60))
def test_no_text_becomes_a_tag_that_markdown_does_not_know(source: str) -> None:
    found = page(f"{markup.text(source)}\n\n| {markup.cell(source)} |\n")
    assert found.tags <= MEANT
    assert found.attributes.keys() <= ATTRIBUTES


@settings(deadline=None, derandomize=True, max_examples=400)
@given(st.text(alphabet=st.sampled_from("ab <>/!?{}[]():#*_`\\|\"'=&;-+.1"), min_size=1, max_size=40))
def test_a_title_is_shown_as_it_is_written(source: str) -> None:
    class Text(HTMLParser):
        said = ""

        def handle_data(self, data: str) -> None:
            self.said += data

    plain_extensions = [name for name in EXTENSIONS if name not in {"smarty", "toc"}]
    reader = Text()
    reader.feed(markdown.markdown(f"[{markup.plain(source)}](page.md)", extensions=plain_extensions))
    reader.close()
    assert reader.said.split() == source.split()


def test_a_style_string_cannot_end_its_element() -> None:
    hostile = '"; } </style><script>alert(1)</script>\n\\'
    spelt = markup.css_string(hostile)
    assert "<" not in spelt
    assert spelt.count('"') == 2


@dataclass(frozen=True)
class Said:
    words: str


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(alphabet=st.sampled_from('ab</script>!-&\u2028\u2029"\\{}*\n'), max_size=40))
def test_data_in_a_page_keeps_its_words_and_cannot_end_its_element(words: str) -> None:
    spelt = markup.json_data(Said(words))
    assert not set(spelt) & set("<>&\u2028\u2029\n")
    assert json.loads(spelt) == {"words": words}
    shown = markdown.markdown(f'<script type="application/json">{spelt}</script>\n\nAfter', extensions=EXTENSIONS)
    assert spelt in shown


def test_print_documents_keep_markdown_and_lose_html() -> None:
    html = markup.html_text("**Bold** <script>alert(1)</script> [x](javascript:alert(1)) <b onclick=x>b</b>")
    assert "<strong>Bold</strong>" in html
    assert "<script" not in html
    assert "javascript" not in html
    assert "onclick" not in html


def test_dates_are_written_out() -> None:
    assert markup.day("2026-11-21", "en") == "21 November 2026"
    assert markup.day("2026-11-21", "de-CH") == "21 November 2026"
    assert markup.day("2026-03-01", "fr") == "1 mars 2026"


def test_a_language_that_nobody_knows_keeps_the_date_as_it_is_written() -> None:
    assert markup.day("2026-11-21", "qx") == "2026-11-21"


def test_what_is_no_date_stays_as_it_is_written() -> None:
    assert [markup.day(written, "en") for written in ("", "next week", "2026-13-01")] == ["", "next week", "2026-13-01"]


def test_numbers_are_rounded_only_when_they_are_shown() -> None:
    """The same examples as those of the guide on screen, and half of the last digit goes up."""
    values = (Fraction(11, 3), Fraction(5, 2), Fraction(3), Fraction(1, 200), Fraction(20))
    assert [markup.number(value, "en") for value in values] == ["3.67", "2.5", "3", "0.01", "20"]
    assert markup.number(Fraction(200, 3), "en", digits=1) == "66.7"
    assert markup.number(Fraction(2469, 2), "de") == "1.234,5"
    assert markup.number(Fraction(5, 2), "qx") == "2.5"


def test_a_column_of_numbers_keeps_its_digits() -> None:
    values = [Fraction(4), Fraction(7, 2), Fraction(10, 3)]
    assert [markup.number(value, "en", least=2) for value in values] == ["4.00", "3.50", "3.33"]
    assert markup.number(Fraction(4), "de", least=2) == "4,00"
    assert markup.number(Fraction(7, 2), "qx", least=2) == "3.50"

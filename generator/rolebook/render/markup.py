"""Text on its way into a page: Markdown made safe, plain text made literal.

Text may come from strangers, so everything is escaped unless a filter here let it through. A handbook page is Markdown
and is read again by the site's engine, with `attr_list` and `md_in_html` switched on; what could start a tag, an
attribute list or a link definition is therefore written as an entity. Print documents are HTML and are cleaned by nh3.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import markdown
import nh3
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_DEFINITION = re.compile(r"\]:")
_HEADING = re.compile(r"^(\s*)(#{1,6}\s)", re.MULTILINE)
_BLANKS = re.compile(r"\s*\n\s*")
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#|])")
_APOSTROPHE = re.compile(r"(?<=\w)&#39;")
_LIST_START = re.compile(r"^(\d+)([.)])|^([+-])(?=\s)")

_ENDS_SCRIPT = re.compile("[<>&\u2028\u2029]")

_NOT_PLAIN = re.compile(r"[&<>\\`*_{}\[\]()#|:\n\r]|^[\s\d+-]|\s$")
"""What `plain` may have to change; most titles and labels hold nothing of it."""

_KEPT = 10_000
"""How many texts are kept as HTML: the same stand in a guide to print, to fill in, on screen and in Word."""
_EXTENSIONS = ("tables", "sane_lists", "smarty")
_BLOCK_TAGS = frozenset({"p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td", "hr"})
_INLINE_TAGS = frozenset({"em", "strong", "code", "a", "br", "sub", "sup", "abbr"})


def text(source: str) -> Markup:
    """Markdown of several paragraphs, for a place of its own on a Markdown page."""
    source = _TAG_START.sub("&lt;", source).replace("{", "&#123;")
    source = _DEFINITION.sub("]&#58;", source)
    return Markup(_HEADING.sub(r"\1\\\2", source))


def phrase(source: str) -> Markup:
    """Markdown as part of a line on a Markdown page: a list item, a quotation."""
    safe = str(text(source.strip()))
    return Markup(_BLANKS.sub(" ", safe) if "\n" in safe else safe)


def cell(source: str) -> Markup:
    """Markdown in a cell of a table on a Markdown page."""
    return Markup(str(phrase(source)).replace("|", "&#124;"))


def plain(source: str) -> Markup:
    """Plain text on a Markdown page: every character stands for itself."""
    if not _NOT_PLAIN.search(source):
        return Markup(source)
    escaped = html.escape(_BLANKS.sub(" ", source.strip()), quote=False)
    escaped = _PUNCTUATION.sub(r"\\\1", escaped).replace(":", "&#58;") if _has_syntax(escaped) else escaped
    return Markup(_LIST_START.sub(lambda match: "".join(f"&#{ord(c)};" for c in match.group()), escaped))


def _has_syntax(escaped: str) -> bool:
    return bool(_PUNCTUATION.search(escaped)) or ":" in escaped


def address(source: str) -> Markup:
    """A web address as the target of a link on a Markdown page; the shape of a source lets no bracket through."""
    return Markup(html.escape(source))


def front_matter(source: str) -> Markup:
    """Plain text as a quoted value in a page's front matter.

    Themes put titles and descriptions into HTML as they are, so they are escaped here already.
    """
    return Markup(json.dumps(html.escape(_BLANKS.sub(" ", source.strip())), ensure_ascii=False))


@cache
def _converter() -> markdown.Markdown:
    """Why one for all: it takes longer to make than most texts take to convert."""
    return markdown.Markdown(extensions=list(_EXTENSIONS))


@lru_cache(maxsize=_KEPT)
def html_text(source: str) -> Markup:
    """Markdown of several paragraphs as clean HTML."""
    converted = _converter().reset().convert(source)
    return Markup(nh3.clean(converted, tags=set(_BLOCK_TAGS | _INLINE_TAGS), url_schemes={"http", "https", "mailto"}))


@lru_cache(maxsize=_KEPT)
def html_phrase(source: str) -> Markup:
    """Markdown as part of a line of HTML."""
    converted = _converter().reset().convert(source)
    return Markup(nh3.clean(converted, tags=set(_INLINE_TAGS), url_schemes={"http", "https", "mailto"}).strip())


def html_title(source: str) -> Markup:
    """Plain text as part of a line of HTML, set with the quotes and dashes that a handbook page has."""
    return html_phrase(str(plain(source)))


def json_data(value: DataclassInstance) -> Markup:
    """A view as JSON for a `<script type="application/json">`, on one line; nothing in it can end the element.

    Besides what HTML reads as markup, the two line separators that JavaScript once took for ends of lines are escaped.
    """
    written = json.dumps(asdict(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(_ENDS_SCRIPT.sub(lambda match: f"\\u{ord(match.group()):04x}", written))


def without_markup(source: str) -> str:
    """The words of Markdown as plain text, for what knows no formatting."""
    return html.unescape(nh3.clean(str(html_text(source)), tags=set())).strip()


def css_string(source: str) -> Markup:
    """Plain text as a quoted string of CSS (CSS Syntax 3, chapter 4.3.5), safe inside a style element."""
    escaped = "".join(c if c not in '\\"<>&\n\r' else f"\\{ord(c):x} " for c in source)
    return Markup(f'"{escaped}"')  # everything that could end the string or the element is escaped


def picture(source: str) -> Markup:
    """A picture as a block of HTML that Markdown leaves alone: no line of it is blank or indented.

    Markdown sets no apostrophes in it either, so they are set here.
    """
    tidy = "\n".join(line.strip() for line in source.split("\n") if line.strip())
    return Markup(_APOSTROPHE.sub("’", tidy))


def day(iso: str, language: str) -> str:
    """A date in words, as 21 November 2026; as it is written where nobody knows the words of the language,
    or where it is no date.
    """
    try:
        return format_date(date.fromisoformat(iso), format="d MMMM y", locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return iso


def direction(tag: str) -> str:
    """How a language is written: `rtl` from right to left, else `ltr`."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def number(value: Fraction, language: str, digits: int = 2, least: int = 0) -> str:
    """A number as its language writes it, with at most so many digits after the point; half of the last is rounded up.

    `least` is how many digits stand there even if they are zeros, as in a column of means. The number has a point where
    nobody knows how the language writes numbers.
    """
    step = Decimal(1).scaleb(-digits)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(step, rounding=ROUND_HALF_UP).normalize()
    try:
        pattern = f"#,##0.{'0' * least}{'#' * (10 - least)}"
        return format_decimal(rounded, format=pattern, locale=language.replace("-", "_"))
    except UnknownLocaleError:
        return f"{rounded:.{max(least, -int(rounded.as_tuple().exponent), 0)}f}"


def language_name(tag: str, language: str) -> str:
    """The name of a language, such as English for `en`; the tag itself where nobody knows the language."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag

"""Rules for the Markdown in texts: what a link may point at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import markdown
from pydantic import BaseModel

from rolebook.model.references import Path
from rolebook.source.findings import Finding, Origin

_MAY_LINK = re.compile(r"\]\s*[(\[:]|<")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\x7f]")
_NESTED_TOO_DEEP = re.compile(r"^[ \t]*(?:(?:[-*+>]|\d+\.)[ \t]+){50}|^[ \t]{200}", re.MULTILINE)
_ALLOWED_LINKS = ("https:", "http:", "mailto:")


_MAY_NEST = re.compile(r"[-*+>.]\s+[-*+>\d]\.?\s+[-*+>\d]\.?\s+[-*+>\d]")


def may_be_unsafe(yaml_text: str) -> bool:
    """Whether a file's texts need a look. Most hold no link, and YAML hides signs by backslashes only."""
    if any(sign in yaml_text for sign in ("\\", "\t", " " * 200)):
        return True
    may_link = ("]" in yaml_text or "<" in yaml_text) and _MAY_LINK.search(yaml_text)
    return bool(may_link or _MAY_NEST.search(yaml_text))


def unsafe_text(shape: BaseModel, origin: Origin) -> Iterator[Finding]:
    """Every link or picture in the texts of a shape that a reader's browser should not follow.

    Nor may lists stand in lists without end: the Markdown library recurses into them and would end the whole process.
    """
    for path, text in _texts(shape):
        if _NESTED_TOO_DEEP.search(text):
            advice = "Use fewer levels."
            yield Finding(origin.at(*path), "value-form", "Lists stand too deep inside each other here", advice=advice)
        elif _MAY_LINK.search(text):
            for address, is_picture in _addresses(text):
                if not _is_safe(address, is_picture):
                    what = "picture" if is_picture else "link"
                    allowed = "a file of the handbook" if is_picture else "https://, mailto: or a page of the handbook"
                    message = f"This {what} must point at {allowed}"
                    yield Finding(origin.at(*path), "text-link", message, address, advice="Correct or delete it.")


def _texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _texts(member, (*path, index))
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield from _texts(member, (*path, key))


def _addresses(text: str) -> Iterator[tuple[str, bool]]:
    """The addresses in a text as the handbook's Markdown reads them, with whether each is a picture's."""
    collector = _Collector()
    collector.feed(markdown.markdown(text))
    return iter(collector.addresses)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[tuple[str, bool]] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses.extend((value or "", name == "src") for name, value in attrs if name in {"href", "src"})


def _is_safe(address: str, is_picture: bool) -> bool:
    """Invisible characters are left out first, as browsers do (WHATWG URL, basic URL parser)."""
    plain = _INVISIBLE.sub("", address)
    if plain.replace("\\", "/").startswith("//") or plain.startswith("\\"):
        return False
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return True
    return not is_picture and scheme.group().lower() in _ALLOWED_LINKS

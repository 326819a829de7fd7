"""The fields of a PDF that came back filled in, whatever program filled it in. The only module here that knows pikepdf.

qpdf gets limits while a file is read, since a small file can unpack to any size.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream, String

from rolebook.exchange.response_given import DAMAGED, MAX_FIELDS, UNKNOWN, Given, Refused
from rolebook.views.columns import ORIGIN_COLUMNS, Origin

_MAX_UNPACKED = 60_000_000
_LZW = re.compile(rb"/(L|#4[cC])(Z|#5[aA])(W|#57)")
"""A way to pack for which qpdf has no limit; no program writes it any more."""
_KEYWORDS = re.compile(r"rolebook-form (?P<framework>\S+) (?P<questionnaire>\S+) (?P<questions>\S+) (?P<version>.+)")
_BY_HAND = "Type the answers into the data-entry workbook, or ask for the PDF that was filled in."


def read_pdf(content: bytes) -> Given:
    """What was filled in. Raises Refused for a PDF without fields, and for what is no sound PDF."""
    if _LZW.search(content):
        raise Refused("response-file", "The PDF is packed in a way that is not read", _BY_HAND)
    try:
        with _limits(), pikepdf.open(io.BytesIO(content)) as document:
            fields = dict(_fields(document))
            keywords = str(document.docinfo.get("/Keywords", ""))
    except pikepdf.PasswordError:
        raise Refused("response-file", "The PDF is locked with a password", "Save it without one.") from None
    except Refused:
        raise
    except Exception:  # Why all: a broken PDF can make the library raise anything.
        raise Refused("response-file", "This is no PDF that can be read", DAMAGED) from None
    own = {name.removeprefix("origin."): fields.pop(name) for name in [*fields] if name.startswith("origin.")}
    return Given(_origin(own, keywords), fields)


def _origin(fields: Mapping[str, str], keywords: str) -> Origin:
    if all(fields.get(name) for name in ORIGIN_COLUMNS):
        return Origin(**{name: fields[name] for name in ORIGIN_COLUMNS})
    named = _KEYWORDS.fullmatch(keywords)
    return Origin(**named.groupdict()) if named else UNKNOWN


@contextmanager
def _limits() -> Iterator[None]:
    before = pikepdf.settings.set_qpdf_limits(
        parser_max_container_size=100_000,
        max_stream_filters=2,
        flate_max_memory=_MAX_UNPACKED,
        png_max_memory=_MAX_UNPACKED,
        run_length_max_memory=_MAX_UNPACKED,
        tiff_max_memory=_MAX_UNPACKED,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]  # what it gave, it takes


def _fields(document: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    form = document.Root.get("/AcroForm")
    top = form.get("/Fields") if isinstance(form, Dictionary) else None
    if top is None or not len(top):
        kind = "a form of Adobe LiveCycle" if form is not None and "/XFA" in form else "printed, scanned or flattened"
        raise Refused("response-file", f"The PDF has no fields: it was {kind}", _BY_HAND)
    for name, field in _leaves(top):
        yield name, _value(field)


def _leaves(top: Object) -> Iterator[tuple[str, Object]]:
    """Every field that can hold something, by its whole name."""
    waiting = [("", top)]
    visited = 0
    while waiting:
        path, fields = waiting.pop()
        visited += len(fields)
        if visited > MAX_FIELDS:
            raise Refused("response-file", f"The PDF has more than {MAX_FIELDS} fields", DAMAGED)
        for field in fields:
            name, kids = f"{path}{field.get('/T', '')}", field.get("/Kids")
            if kids is not None and len(kids) and "/T" in kids[0]:
                waiting.append((f"{name}.", kids))
            else:
                yield name, field


def _value(field: Object) -> str:
    value = field.get("/V")
    return _marked(field, value) if field.get("/FT") == Name.Btn else _text(value)


def _marked(field: Object, value: Object | None) -> str:
    """What the marked circle means. Some programs mark the circle and forget its field."""
    state = str(value or "").removeprefix("/")
    if state in {"", "Off"}:
        states = {str(kid.get("/AS", "/Off")).removeprefix("/") for kid in field.get("/Kids", ())} - {"Off"}
        state = states.pop() if len(states) == 1 else ""
    meanings = field.get("/Opt")
    if meanings is not None and state.isdecimal() and int(state) < len(meanings):
        return str(meanings[int(state)])
    return state


def _text(value: Object | None) -> str:
    if isinstance(value, Stream):
        return str(String(value.read_bytes()))
    return str(value) if isinstance(value, String | Name) else ""

"""Whatever strangers send in: nothing is raised, nothing runs out of bounds, and no form is lost without its reason."""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from came_back import COLUMNS, FIELDS, FORM, ROW, as_csv, as_json, as_xlsx, origin, read, saved_form, table
from rolebook.exchange.response_folder import MAX_BYTES
from rolebook.exchange.responses import Left, read_responses
from rolebook.model.response import Response
from rolebook.problems import Problem
from saved import small

UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def outcome(name: str, content: bytes) -> list[Response | Left | Problem]:
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(content)
        return [*read_responses(Path(folder), small())]


def sound(name: str, content: bytes) -> None:
    """Assert that a file gives something, and nothing that a page, a terminal or a program could not take."""
    found = outcome(name, content)
    for each in found:
        if isinstance(each, Response):
            texts = (each.rated, each.rater, *each.comments.values(), *each.answers.values())
            assert not any(UNFIT.search(text) for text in texts)
            assert {*each.ratings.values()} <= {None, 1, 2, 3, 4}
            assert each.rated
        else:
            problem = each.problem if isinstance(each, Left) else each
            assert problem.rule.startswith("response-")
            assert problem.message.isprintable()
            assert problem.found.isprintable()


@cache
def pdf() -> bytes:
    """A small PDF with the fields of the form, not packed, so that what is changed in it is understood."""
    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page()
    fields = [pikepdf.Dictionary(T=pikepdf.String(name), FT=pikepdf.Name.Tx, V=pikepdf.String(text)) for name, text in (
        *((f"origin.{name}", value) for name, value in zip(COLUMNS[:4], origin(), strict=True)), *FIELDS.items(),
    )]  # fmt: skip
    document.Root.AcroForm = document.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(fields)))
    document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return out.getvalue()


CONTENTS: dict[str, Callable[[], bytes]] = {
    "a.json": lambda: as_json(saved_form()),
    "a.pdf": pdf,
    "a.csv": lambda: as_csv(*table(ROW, (ROW[0], "3", *ROW[2:]))),
    "a.xlsx": lambda: as_xlsx(*table(ROW, (ROW[0], "3", *ROW[2:]))),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_the_form_that_is_broken_below_is_whole(name: str) -> None:
    assert all(isinstance(each, Response) for each in outcome(name, CONTENTS[name]()))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([*CONTENTS]), st.binary(max_size=400))
def test_no_bytes_raise_anything(name: str, content: bytes) -> None:
    sound(name, content)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([*CONTENTS]), st.floats(0, 1), st.integers(0, 40), st.binary(max_size=20))
def test_a_form_that_was_damaged_on_its_way_raises_nothing(name: str, where: float, cut: int, put: bytes) -> None:
    content = CONTENTS[name]()
    at = int(where * len(content))
    sound(name, content[:at] + put + content[at + cut :])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*saved_form()]), JSON)
def test_no_value_of_a_saved_form_raises_anything(key: str, value: object) -> None:
    sound("a.json", json.dumps(saved_form() | {key: value}).encode("utf-8", "surrogatepass"))


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from([*FIELDS]), st.text(max_size=30), max_size=8))
def test_no_text_in_a_field_raises_anything(fields: dict[str, str]) -> None:
    sound("a.json", json.dumps(saved_form({**FIELDS, **fields})).encode())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text(max_size=6) | st.sampled_from(COLUMNS), max_size=18), max_size=6))
def test_no_table_raises_anything(rows: list[list[str]]) -> None:
    sound("a.csv", as_csv(*rows).decode().encode("utf-8", "replace"))


# What a small file could become


def refused(name: str, content: bytes, says: str) -> None:
    """Assert that a file is refused within seconds of work. Without its limit, it would take minutes or gigabytes."""
    begun = process_time()
    (left,) = outcome(name, content)
    assert isinstance(left, Left)
    assert left.problem.rule == "response-file"
    assert says in left.problem.message
    assert process_time() - begun < 20


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    refused("a.xlsx", zipped(sheet=b" " * 70_000_000), "unpacks")
    refused("a.xlsx", zipped(**{f"part{number}": b"" for number in range(501)}), "unpacks")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_that_defines_entities_is_refused(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'
    refused("a.xlsx", zipped(workbook=text.encode(encoding)), "definitions")


def test_a_workbook_of_wide_and_far_away_cells_is_read_within_its_limits() -> None:
    content = as_xlsx(*table(ROW))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for info in book.infolist():
            part = book.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                wide = "".join(f'<row r="{row}"><c r="XFD{row}"><v>1</v></c></row>' for row in range(3, 15_000))
                far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
                part = part.replace(b"</sheetData>", f"{wide}{far}</sheetData>".encode())
                part = part.replace(b'<dimension ref="A1:Q2"/>', b'<dimension ref="A1:XFD1048576"/>')
                assert b"A1:XFD" in part
            changed.writestr(info, part)
    begun = process_time()
    assert [type(each) for each in outcome("a.xlsx", out.getvalue())] == [Response]
    assert process_time() - begun < 20


def packed_pdf(filters: str, data: bytes) -> bytes:
    """A PDF whose form stands in a packed stream of objects."""
    number = len(data)
    body = (
        b"%PDF-1.5\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Length "
        + f"{number}/Filter {filters}".encode()
        + b">>\nstream\n"
    ) + data
    body += b"\nendstream\nendobj\n"
    table_ = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(4, "big") + more.to_bytes(2, "big")
        for kind, place, more in ((0, 0, 0), (1, 9, 0), (2, 1, 0), (1, len(body), 0))
    )
    start = len(body)
    body += f"3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 2 0 R/Length {len(table_)}>>\nstream\n".encode() + table_
    return body + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    catalog = (
        b"2 0 <</Type/Catalog/Pages<</Type/Pages/Kids[]/Count 0>>/AcroForm<</Fields[<</T(greets-by-name)/V(2)>>]>>>>"
    )
    (sound_,) = outcome("a.pdf", packed_pdf("/FlateDecode", zlib.compress(catalog)))
    assert isinstance(sound_, Left)
    assert sound_.problem.rule == "response-other", "it holds a single field"
    refused("a.pdf", packed_pdf("/FlateDecode", zlib.compress(catalog + b" " * 100_000_000)), "no PDF")
    refused("a.pdf", packed_pdf("/L#5aWDecode", b"x"), "packed")


def test_a_pdf_whose_fields_go_round_in_circles_is_refused() -> None:
    document, out = pikepdf.new(), BytesIO()
    document.add_blank_page()
    field = document.make_indirect(pikepdf.Dictionary(T=pikepdf.String("x")))
    field.Kids = pikepdf.Array([field, field])
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    document.save(out)
    refused("a.pdf", out.getvalue(), "2000 fields")


def test_a_pdf_is_read_with_limits_that_others_do_not_have() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    outcome("a.pdf", pdf())
    outcome("a.pdf", b"")
    assert pikepdf.settings.get_qpdf_limits() == before


@pytest.mark.parametrize("name", ["a.pdf", "a.csv", "a.xlsx", "a.json"])
def test_a_file_without_end_is_refused(name: str) -> None:
    refused(name, b"\n" * (MAX_BYTES + 1), "larger than 20 million bytes")


def test_a_remark_says_the_worst_in_one_short_line(tmp_path: Path) -> None:
    heads = (*COLUMNS, *(f"\x1b[2J{'x' * 90}{number}" for number in range(500)))
    _, _, (remark,) = read(tmp_path, {"a.csv": as_csv(heads, (*origin(), *ROW))})
    assert remark.message.startswith("500 columns")
    assert len(remark.message) < 800
    assert remark.message.isprintable()


def test_a_name_of_a_file_may_be_anything(tmp_path: Path) -> None:
    files = {f"{FORM}\n\x1b[1m/ä\u202e.json": as_json(saved_form()), "scan\x07.pdf": b"x"}
    responses, left, _ = read(tmp_path, files)
    assert (len(responses), len(left)) == (1, 1)
    assert left[0].problem.file.isprintable()
    assert responses[0].place.isprintable()

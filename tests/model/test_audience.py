"""What an audience may not see is in no file of its edition: no text, search index, PDF, Word file or metadata."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from rolebook.model.about import AudienceDefaults
from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from support import SMALL, built, files_below

FOR_HR = ("450 francs", "pay-for-nights", "Wages in Twelve", "Secret statement on pay")
FOR_INTERVIEWERS = ("Secret look-for", "Secret warning", "Secret anchor", "Secret reason for the weight", "trial-night")
FOR_STAFF = ("cat-office", "plans-the-night-shift", "makes-the-rota", "Planning for the people who bake")
HIDDEN = {
    "everyone": (*FOR_HR, *FOR_INTERVIEWERS, *FOR_STAFF),
    "staff": (*FOR_HR, *FOR_INTERVIEWERS),
    "interviewer": FOR_HR,
    "hr": (),
}
SHOWN = {
    "staff": FOR_STAFF,
    "interviewer": (*FOR_STAFF, *FOR_INTERVIEWERS),
    "hr": (*FOR_STAFF, *FOR_INTERVIEWERS, *FOR_HR),
}


def small() -> Framework:
    return load_framework(SMALL / "framework", Cache(None))[0]


def everything_said_in(folder: Path) -> str:
    """All bytes of all files as text, with file names, all that PDFs hold and all parts of Word files and workbooks."""
    said: list[str] = []
    for name, content in files_below(folder).items():
        said += [name, content.decode("utf-8", errors="replace")]
        if name.endswith(".gz"):
            said.append(zlib.decompress(content, wbits=31).decode())
        if name.endswith(".pdf"):
            said += all_of_a_pdf(folder / name)
        if name.endswith((".docx", ".xlsx")):
            said += all_of_an_office_file(folder / name)
    return " ".join(" ".join(said).split())


def all_of_a_pdf(path: Path) -> list[str]:
    """Text, and every object: outline, names of places, alternative texts, and metadata in both of their forms."""
    reader = PdfReader(path)
    assert reader.xmp_metadata is not None
    texts = [page.extract_text() for page in reader.pages]
    objects = [str(reader.get_object(number)) for number in range(1, int(str(reader.trailer["/Size"])) - 1)]
    return [*texts, *objects, str(reader.metadata), reader.xmp_metadata.stream.get_data().decode()]


def all_of_an_office_file(path: Path) -> list[str]:
    """Every part, as it is and without its tags, since a word may be cut by them."""
    with zipfile.ZipFile(path) as file:
        parts = [file.read(name).decode("utf-8", errors="replace") for name in file.namelist()]
    assert any("Bäckerei Sommer" in part for part in parts)
    return [*parts, *(re.sub("<[^>]*>", "", part) for part in parts)]


@pytest.mark.parametrize(
    ("audience", "has_book"), [("everyone", True), ("staff", False), ("interviewer", True), ("hr", False)]
)
def test_an_edition_holds_what_its_audience_may_see_and_nothing_else(
    audience: str, has_book: bool, tmp_path: Path
) -> None:
    """The book is laid out for two of the audiences only: it is made of the pages that all of them are tested for."""
    built(SMALL, *(["--book"] if has_book else []), "--audience", audience, "--out", tmp_path / "site")
    assert (tmp_path / "site" / "book" / "handbook.pdf").exists() is has_book
    assert (tmp_path / "site" / "book" / "handbook.docx").exists() is has_book
    said = everything_said_in(tmp_path / "site")
    assert "Bäckerei Sommer" in said
    assert [word for word in HIDDEN[audience] if word in said] == []
    assert [word for word in SHOWN.get(audience, ()) if word not in said] == []


def test_the_complete_edition_is_the_framework_itself() -> None:
    framework = small()
    assert for_audience(framework, "hr") is framework


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(KeyError):
        for_audience(small(), "evryone")


def test_what_hangs_on_a_hidden_entry_goes_with_it() -> None:
    framework = for_audience(small(), "everyone")
    assert "plans-the-night-shift" not in framework.entries
    assert all(question.competency != "plans-the-night-shift" for question in framework.questions)
    assert all("plans-the-night-shift" not in question.also for question in framework.questions)
    assert framework.questions, "the questions about other competencies stay"


def test_guarded_fields_go_to_the_last_audience_where_nobody_is_named() -> None:
    framework = small()
    about = framework.about.model_copy(update={"audience_defaults": AudienceDefaults()})
    unset = replace(framework, about=about)
    assert any(question.look_for for question in for_audience(framework, "interviewer").questions)
    assert not any(question.look_for for question in for_audience(unset, "interviewer").questions)

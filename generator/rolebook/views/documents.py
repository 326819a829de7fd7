"""The files beside the pages: what there is to print, to fill in and to take into another program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolebook.model.worksheet import Worksheet
from rolebook.views.addresses import (
    LARGE_PRINT,
    GuideFile,
    SheetFile,
    SurveyFile,
    form_document,
    guide_document,
    worksheet_document,
)


@dataclass(frozen=True)
class Document:
    """A printable document; `ending` says in which format."""

    ending: str
    address: str


_WITH_PDF = (
    *(GuideFile.PDF, GuideFile.SCREEN, GuideFile.FORM, GuideFile.WORD, GuideFile.WORKBOOK),
    *(GuideFile.CANDIDATE_PDF, GuideFile.PICTURE),
)
_WITHOUT_PDF = (GuideFile.PAPER, GuideFile.SCREEN, GuideFile.WORD, GuideFile.WORKBOOK, GuideFile.CANDIDATE)
_SHEET_WITH_PDF = (SheetFile.SCREEN, SheetFile.PDF, SheetFile.FORM, SheetFile.PAPER, SheetFile.WORD)
_SHEET_WITHOUT_PDF = (SheetFile.SCREEN, SheetFile.PAPER, SheetFile.WORD)


def guide_documents(plan_id: str, endings: Sequence[str]) -> tuple[Document, ...]:
    """The files that are made of an interview plan where print documents come in these formats; first the guide."""
    files = _WITH_PDF if "pdf" in endings else _WITHOUT_PDF
    return tuple(Document(file, f"{guide_document(plan_id)}.{file}") for file in files if endings)


def form_documents(stem: str, endings: Sequence[str]) -> tuple[Document, ...]:
    """The files that are made of a questionnaire or a worksheet where print documents come in these formats; first the
    one to fill in on screen.
    """
    files = _SHEET_WITH_PDF if "pdf" in endings else _SHEET_WITHOUT_PDF
    return tuple(Document(file, f"{stem}.{file}") for file in files if endings)


def sheet_documents(worksheet: Worksheet, endings: Sequence[str]) -> tuple[Document, ...]:
    """The files that are made of a worksheet where print documents come in these formats: a workbook too, where options
    are weighed.
    """
    stem = worksheet_document(worksheet.id)
    is_weighed = bool(endings) and any(block.weighing for block in worksheet.blocks)
    workbook = (Document(SheetFile.WORKBOOK, f"{stem}.{SheetFile.WORKBOOK}"),) if is_weighed else ()
    return (*form_documents(stem, endings), *workbook)


def large_print(stem: str, endings: Sequence[str]) -> Document | None:
    """The form in large print, where there are PDFs."""
    return Document(LARGE_PRINT, f"{stem}.{LARGE_PRINT}") if "pdf" in endings else None


def survey_documents(questionnaire_id: str, endings: Sequence[str]) -> tuple[Document, ...]:
    """The files of a questionnaire for other programs, where print documents are made at all."""
    stem = form_document(questionnaire_id)
    return tuple(Document(file, f"{stem}.{file}") for file in SurveyFile if endings)

"""The files that a questionnaire gives to survey tools, spreadsheets and statistics programs."""

from __future__ import annotations

from collections.abc import Iterator

from rolebook.artifacts import Artifact
from rolebook.render.entry_workbook import entry_workbook
from rolebook.render.surveys.codebook import codebook_csv
from rolebook.render.surveys.google_forms import google_forms
from rolebook.render.surveys.limesurvey import limesurvey
from rolebook.render.surveys.qualtrics import qualtrics
from rolebook.render.surveys.survey import survey
from rolebook.render.surveys.surveyjs import surveyjs
from rolebook.render.surveys.words import survey_words
from rolebook.render.surveys.xlsform import xlsform
from rolebook.render.templates import Templates
from rolebook.views.addresses import SurveyFile
from rolebook.views.form import Form


def survey_files(form: Form, templates: Templates, stem: str) -> Iterator[Artifact]:
    """Every file of a form, in the order in which people are offered them; `stem` begins their names."""
    words = survey_words(templates)
    asked = survey(form, words)
    contents = {
        SurveyFile.XLSFORM: xlsform(asked, form.edition, words),
        SurveyFile.SURVEYJS: surveyjs(asked),
        SurveyFile.LIMESURVEY: limesurvey(asked),
        SurveyFile.QUALTRICS: qualtrics(asked),
        SurveyFile.GOOGLE_FORMS: google_forms(asked),
        SurveyFile.CODEBOOK: codebook_csv(asked),
        SurveyFile.DATA_ENTRY: entry_workbook(asked, form, words),
    }
    for file, content in contents.items():
        yield Artifact(f"{stem}.{file}", content)

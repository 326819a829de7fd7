"""The path of one form: framework -> a questionnaire or a worksheet -> everything that is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolebook.artifacts import Artifact, fit_for_file_name
from rolebook.model.framework import Framework
from rolebook.model.perspective_form import NeutralWords, PerspectiveForm, form_for_perspective
from rolebook.model.questionnaire import AnonymityMode, Questionnaire
from rolebook.model.worksheet import Worksheet
from rolebook.pipeline import read_edition
from rolebook.problems import UsageError, unknown
from rolebook.render.form_set import form_set, sheet_set
from rolebook.render.templates import Templates
from rolebook.settings import Output, PageStyle, PrintSize, Settings
from rolebook.views.form import Filled
from rolebook.workshop import PrintSet, Progress, no_progress, open_workshop

NEUTRAL_WORDS = "print/neutral_form.yaml"


@dataclass(frozen=True)
class FormRequest:
    """A form that somebody wants: which one, for whom, how its head is filled in and how it is laid out.

    `id` names a questionnaire or a worksheet. `perspective`, `language` and `period` are empty where the form decides.
    """

    id: str
    perspective: str
    language: str
    period: str
    filled: Filled
    size: PrintSize

    @property
    def is_about_answers(self) -> bool:
        """Whether it asks for something that only a questionnaire has."""
        return bool(self.perspective or self.period or self.filled != Filled())

    def name(self, id_: str) -> str:
        """What the files are called: the id of the form and the name of who is rated, fit for a file."""
        rated = fit_for_file_name(self.filled.rated)
        return f"{id_}-{rated}" if rated else id_


@dataclass(frozen=True)
class FormMade:
    """The files of one form, still in memory, and what was left out and why.

    `form` is None for a worksheet; `action_plan` is the title of the worksheet that comes along, if any.
    """

    title: str
    asked: str
    form: PerspectiveForm | None
    action_plan: str
    artifacts: tuple[Artifact, ...]
    left_out: tuple[str, ...]

    @property
    def remarks(self) -> Iterator[tuple[str, str]]:
        """What somebody who hands out the form should know, each with the words that lead in."""
        if self.form:
            yield from _remarks(self.asked, self.form)


def make_form(settings: Settings, request: FormRequest, progress: Progress = no_progress) -> FormMade:
    """Everything of one questionnaire, with the worksheet for those who evaluate it, or of one worksheet.

    Raises ProblemsFound, and UsageError for an unknown form, perspective or language, and for a worksheet with a head.
    """
    framework = read_edition(settings).framework
    _refuse_language(framework, request.language)
    # Why no cache for a person: who was rated is nothing to remember.
    cache = None if request.filled.rated else settings.cache
    settings = replace(settings, outputs=frozenset({Output.PRINT}), cache=cache)
    workshop, left_out = open_workshop(settings, framework, progress)
    title, form, sheets = _chosen(framework, request, workshop.templates)
    sets = [*_form_sets(framework, request, form), *(sheet_set(framework, each, each.id) for each in sheets)]
    artifacts = workshop.sets_alone(sets, PageStyle(settings.paper, request.size))
    action_plan = sheets[0].title if form and sheets else ""
    return FormMade(title, request.id, form, action_plan, artifacts, left_out)


def _chosen(
    framework: Framework, request: FormRequest, templates: Templates
) -> tuple[str, PerspectiveForm | None, tuple[Worksheet, ...]]:
    """The title, the form if it is a questionnaire, and the worksheets that belong to the set."""
    worksheets = {worksheet.id: worksheet for worksheet in framework.worksheets}
    questionnaires = {questionnaire.id: questionnaire for questionnaire in framework.questionnaires}
    if request.id in questionnaires:
        form = _for_perspective(framework, questionnaires[request.id], request.perspective, templates)
        plan = form.questionnaire.action_plan
        return form.questionnaire.title, form, (worksheets[plan],) if plan else ()
    if request.id not in worksheets:
        raise unknown("questionnaire or worksheet", request.id, [*questionnaires, *worksheets])
    if request.is_about_answers:
        message = f"`{request.id}` is a worksheet: it has no perspective, nobody is rated, and its head stays blank."
        raise UsageError(f"{message} Leave out --perspective, --rated, --period and --return-by.")
    return worksheets[request.id].title, None, (worksheets[request.id],)


def _for_perspective(
    framework: Framework, asked: Questionnaire, perspective: str, templates: Templates
) -> PerspectiveForm:
    declared = {each.id: each.title for each in framework.about.perspectives}
    if perspective and perspective not in declared:
        raise unknown("perspective", perspective, list(declared))
    words = NeutralWords(**templates.words(NEUTRAL_WORDS))
    form = form_for_perspective(framework, asked, perspective or asked.perspective, words)
    if form is None:
        raise UsageError(f"No item of `{asked.id}` has a wording for `{perspective}`: they cannot observe any of it.")
    return form


def _form_sets(framework: Framework, request: FormRequest, form: PerspectiveForm | None) -> list[PrintSet]:
    if form is None:
        return []
    questionnaire = form.questionnaire
    if request.period:
        questionnaire = questionnaire.model_copy(update={"period": request.period})
    return [form_set(framework, questionnaire, request.name(questionnaire.id), request.filled)]


def _refuse_language(framework: Framework, language: str) -> None:
    """Rolebook translates nothing, so it says which language there is."""
    own = framework.about.language
    if language and language.lower() not in {own.lower(), own.partition("-")[0].lower()}:
        raise UsageError(
            f"There is no form in `{language}`: this framework is written in `{own}`, and Rolebook translates nothing. "
            "A framework in another language stands in a folder of its own; name it with --framework."
        )


def _remarks(asked: str, form: PerspectiveForm) -> Iterator[tuple[str, str]]:
    questionnaire = form.questionnaire
    if form.is_derived:
        yield (
            "No promise",
            f"Nobody has written a questionnaire for `{questionnaire.perspective}`, so the rows of `{asked}` stand "
            "with neutral instructions, and the form does not say who reads the answers. Better write one first.",
        )
    elif questionnaire.id != asked:
        yield (
            "Written for them",
            f"`{questionnaire.id}` asks `{questionnaire.perspective}` the same, with instructions of its own, so it is "
            f"made in place of `{asked}`.",
        )
    if form.left_out:
        yield "Left out", f"because they cannot observe it: {', '.join(item.title for item in form.left_out)}."
    if form.not_asked:
        yield "Not asked", f"though they could tell: {', '.join(item.title for item in form.not_asked)}."
    fewest = questionnaire.anonymity.min_raters
    if fewest > 1 and questionnaire.anonymity.mode is not AnonymityMode.NAMED:
        yield "Smallest group", f"{fewest} forms. Where fewer people are asked, the promise on the form cannot be kept."

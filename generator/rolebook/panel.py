"""The path after the interviews: saved files -> records -> the panel's sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rolebook.artifacts import Artifact
from rolebook.exchange.interview_files import load_interviews
from rolebook.pipeline import read_edition
from rolebook.problems import Problem
from rolebook.render.panel import render_panel
from rolebook.settings import Output, PageStyle, Settings
from rolebook.views.panel import panel_view
from rolebook.workshop import no_progress, open_workshop


@dataclass(frozen=True)
class Merged:
    """The panel's sheets, still in memory, whom they are about, and what was left out and why.

    `interviews` is the number of files that count for each candidate.
    """

    artifacts: tuple[Artifact, ...]
    interviews: tuple[tuple[str, int], ...]
    remarks: tuple[Problem, ...]
    left_out: tuple[str, ...]


def merge(settings: Settings, files: Sequence[Path]) -> Merged:
    """The sheets of a panel from the interviews that its members saved.

    Raises ProblemsFound where the framework or one of the files cannot be used.
    """
    # Why the complete edition: weights and must-haves count, whatever readers of the handbook may see of them.
    framework = read_edition(replace(settings, audience="", compare_with="")).framework
    interviews = load_interviews(files, framework)
    view = panel_view(framework, interviews.plan, interviews.by_candidate, interviews.warnings)
    # Why no cache: the sheets are confidential, and it is not the place for them.
    wanted = replace(settings, outputs=frozenset({Output.PRINT}), cache=None)
    workshop, left_out = open_workshop(wanted, framework, no_progress)
    artifacts = tuple(render_panel(view, workshop.templates, PageStyle(settings.paper), workshop.press))
    numbers = tuple((sheet.candidate, len(sheet.seats)) for sheet in view.sheets)
    return Merged(artifacts, numbers, interviews.warnings, left_out)

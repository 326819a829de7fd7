"""What a guide has room for, `rolebook panel` knows: no field of a guide is unknown to whoever reads what it saved."""

from __future__ import annotations

import html
import re

import pytest

from rolebook.exchange.interview_files import merged_interviews
from rolebook.model.framework import Framework
from rolebook.model.planned_interview import Form, Wishes, planned_interview
from rolebook.project import packaged_templates
from rolebook.remembered import Remembered
from rolebook.render.guide_screen import render_guide_screen
from rolebook.render.templates import Templates
from rolebook.settings import PageStyle, Paper
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.guide import Guide, guide
from saved import content
from support import FRAMEWORKS, SHIPPED, SMALL

TEMPLATES = Templates((packaged_templates(),), "en")
FRAMES = {"shipped": SHIPPED, "small": SMALL / "framework", "ladder": FRAMEWORKS / "engineering-ladder" / "framework"}


def fields(framework: Framework, view: Guide) -> dict[str, object]:
    """Every field of the guide on screen, filled in as its kind allows; those of the page itself have no name."""
    page = render_guide_screen(framework.about, view, TEMPLATES, PageStyle(Paper.A4), Remembered(None))
    filled: dict[str, object] = {}
    for tag in re.findall(r"<(?:input|textarea)\b[^>]*>", page):
        name = re.search(r'\bname="([^"]+)"', tag)
        if name:
            value = re.search(r'\bvalue="([^"]*)"', tag)
            kind = "tick" if 'type="checkbox"' in tag else "radio" if 'type="radio"' in tag else "text"
            text = html.unescape(value[1]) if value and kind == "radio" else ""
            filled[html.unescape(name[1])] = True if kind == "tick" else text or "1"
    return filled


@pytest.mark.parametrize("name", FRAMES)
def test_every_field_of_a_guide_is_known(name: str) -> None:
    framework, _ = load_framework(FRAMES[name], Cache(None))
    assert framework.plans
    for plan in framework.plans:
        interview = planned_interview(framework, plan, Wishes(form=Form.A))
        view = guide(framework, interview)
        filled = fields(framework, view)
        assert len(filled) > 20
        asked = (*view.sheets, *view.reserves)
        whole = {
            "format": "rolebook-interview", "format_version": 1,
            "framework": {"id": framework.about.id, "version": framework.about.version},
            "plan": plan.id, "form": str(interview.form),
            "questions": [
                {"code": each.code, "question": each.question.id, "competency": each.competency.id} for each in asked
            ],
            "scale": {"id": view.scale.id, "values": [point.value for point in view.scale.points]},
            "saved": "2026-12-01T10:15:00", "fields": filled,
        }  # fmt: skip
        read = merged_interviews([("a.json", content(whole))], framework)
        assert {each.rule for each in read.warnings} <= {"interview-consensus", "interview-panel", "interview-score"}

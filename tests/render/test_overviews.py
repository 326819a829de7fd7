"""What the overviews say in words: contradictions as sentences, holes with their reasons."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rolebook.pipeline import render
from rolebook.project import template_folders
from rolebook.settings import Output, Pdf, Settings
from support import FRAMEWORKS, SHIPPED, SMALL

LADDER = FRAMEWORKS / "engineering-ladder" / "framework"


@cache
def said(framework: Path, page: str, audience: str = "") -> str:
    """The words of a page, without addresses and tags."""
    settings = Settings(
        framework=framework,
        templates=template_folders(FRAMEWORKS),
        audience=audience,
        outputs=frozenset({Output.HANDBOOK}),
        pdf=Pdf.OFF,
    )
    pages = {artifact.path: artifact.content for artifact in render(settings).artifacts}
    text = re.sub(r"<[^>]*>", "", pages[page].decode())
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def test_a_contradiction_says_who_what_why_and_what_to_do() -> None:
    text = said(LADDER, "explore/alignment.md")
    assert "1 contradiction to resolve" in text.replace("*", "")
    assert (
        "**Senior engineer** uses both Promotion case (looks at a year) and On-call allowance (looks at a quarter). "
        "The second works against what the first pays for:"
    ) in text
    assert "Promotion case: From the fourth level on, a case without others' growth does not pass." in text
    assert "On-call allowance: Somebody who relies on the money may hold on to shifts" in text
    assert "What to do: keep one of the two for this role, or hold the second to its guard-rails" in text


def test_the_ladder_has_that_one_contradiction_and_no_more() -> None:
    # On-call pays for running systems strongly; the promotion case works against it, but not strongly, and for a year.
    assert said(LADDER, "explore/alignment.md").count("What to do:") == 1


def test_the_shipped_counter_example_contradicts_others_and_no_role_contradicts_itself() -> None:
    text = said(SHIPPED, "explore/alignment.md")
    assert "No role is paid by incentives that contradict each other; see what the counter-example would undo." in text
    assert "is a counter-example. Beside it, these incentives lose what they support strongly" in text
    assert text.count("What to do:") == 1


def test_a_hole_with_a_reason_shows_it_in_the_complete_edition_only() -> None:
    for page in ("explore/alignment.md", "explore/coverage.md"):
        assert "Nobody is paid extra for careful work." in said(SMALL / "framework", page)
        assert "Nobody is paid extra for careful work." not in said(SMALL / "framework", page, "interviewer")


def test_an_edition_without_interviews_has_no_column_for_them() -> None:
    assert "Interview plans" in said(SMALL / "framework", "explore/coverage.md", "interviewer")
    assert "Interview plans" not in said(SMALL / "framework", "explore/coverage.md", "staff")

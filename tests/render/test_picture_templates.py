"""Every picture is well-formed, says in words what it shows, and takes hostile words for words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from rolebook.model.framework import Framework
from rolebook.model.results import Group
from rolebook.render.templates import Templates
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.parts import Link
from rolebook.views.pictures.bars import level_bars, share_bars
from rolebook.views.pictures.mean_bars import mean_bars
from rolebook.views.pictures.nesting import Node, nesting
from rolebook.views.pictures.plane import plane
from rolebook.views.pictures.points import steps, triangle
from rolebook.views.pictures.radar import radar
from rolebook.views.report_pictures import ComparedRadar
from support import ROOT, SMALL

HOSTILE = """</title></svg><script>alert(1)</script> "quoted' & {{ 7 * 7 }} <img src=x onerror=alert(1)>"""
TEMPLATES = Templates((ROOT / "site_templates",), "en")


@pytest.fixture(scope="module")
def views() -> Mapping[str, object]:
    """What each template draws, with hostile words wherever there are words."""
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    hostile = hostile_framework(framework)
    block = next(block for block in hostile.worksheets[0].blocks if block.weighing)
    assert block.weighing
    quadrants = [quadrant.model_copy(update={"title": HOSTILE}) for quadrant in block.weighing.quadrants]
    across, upwards = (axis.model_copy(update={"title": HOSTILE}) for axis in block.weighing.axes)
    return {
        "level-bars": level_bars(hostile, hostile.profiles[0]),
        "share-bars": share_bars([(HOSTILE, 60), ("b", 40)]),
        "steps": steps([HOSTILE, "b"]),
        "triangle": triangle([HOSTILE, "b", "c"]),
        "nesting": nesting([Node(Link(HOSTILE, "a.md"), (Node(Link("b", "b.md")),))]),
        "radar": [
            ComparedRadar(
                each, radar([HOSTILE, "b", "c"], hostile.scale_index["mastery"], own, [Fraction(2), None, Fraction(3)])
            )
            for each, own in ((Group("a", (HOSTILE,), 3), [Fraction(1), Fraction(2), Fraction(3)]), (None, None))
        ],
        "mean-bars": mean_bars(hostile.scale_index["mastery"], [(HOSTILE, [(HOSTILE, False, Fraction(5, 2))])]),
        "plane": plane((across, upwards), hostile.scale_index["mastery"], 2, quadrants),
        "plane_on_screen": plane((across, upwards), hostile.scale_index["mastery"], 2, quadrants),
    }


def hostile_framework(framework: Framework) -> Framework:
    retitled = {"title": HOSTILE}
    competencies = tuple(each.model_copy(update=retitled) for each in framework.competencies)
    categories = tuple(each.model_copy(update=retitled) for each in framework.about.categories)
    about = framework.about.model_copy(update={"categories": categories})
    return replace(framework, about=about, competencies=competencies)


NAMES = sorted(
    path.name.removesuffix(".svg.j2")
    for path in (ROOT / "site_templates" / "pictures").glob("*.svg.j2")
    if not path.name.startswith("_")
)


def test_every_template_is_tried(views: Mapping[str, object]) -> None:
    assert sorted(views) == NAMES


def drawn(views: Mapping[str, object], name: str) -> str:
    page = '{{ picture(name, view, "the-id", title, "the-table") }}'
    shown = TEMPLATES._markdown.from_string(page).render(name=name, view=views[name], title=HOSTILE)
    assert shown.startswith('<figure class="rb-picture" id="the-id" aria-details="the-table"')
    return str(shown)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_well_formed_and_names_itself(views: Mapping[str, object], name: str) -> None:
    figure = ElementTree.fromstring(drawn(views, name))
    drawings = figure.findall(".//svg")
    assert drawings
    for drawing in drawings:
        title, description = drawing.find("title"), drawing.find("desc")
        assert title is not None
        assert description is not None
        assert title.text
        assert description.text
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert drawing.get("role") == "img"
        assert drawing.get("viewBox", "").startswith("0 0 320.0 ")
    ids = Counter(element.get("id") for element in figure.iter() if element.get("id"))
    assert max(ids.values()) == 1


@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words(views: Mapping[str, object], name: str) -> None:
    figure = ElementTree.fromstring(drawn(views, name))
    known = {"figure", "div", "figcaption", "svg", "title", "desc", "g", "rect", "line", "path", "circle", "polygon",
             "text", "p", "span", "br"}  # fmt: skip
    assert {element.tag for element in figure.iter()} <= known
    assert not any(key.startswith("on") for element in figure.iter() for key in element.attrib)
    assert "alert(1)" in "".join(figure.itertext())


@pytest.mark.parametrize("name", NAMES)
def test_markdown_leaves_a_picture_alone(views: Mapping[str, object], name: str) -> None:
    """A blank line would end the block of HTML, and an indented one could become code."""
    assert not re.search(r"^\s*$|^\s", drawn(views, name), re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_the_colour_of_the_text(views: Mapping[str, object], name: str) -> None:
    """So that it shows on light pages, on dark pages and on paper; classes may add colour."""
    figure = ElementTree.fromstring(drawn(views, name))
    colours = {element.get(key) for element in figure.iter() for key in ("fill", "stroke", "color")}
    assert colours <= {None, "none", "currentColor"}


def test_apostrophes_are_typographic() -> None:
    shown = TEMPLATES._markdown.from_string('{{ picture("steps", view, "the-id") }}').render(view=steps(["a's", "b"]))
    assert ">a’s</text>" in shown


def test_a_picture_says_what_it_shows(views: Mapping[str, object]) -> None:
    words = " ".join(ElementTree.fromstring(drawn(views, "level-bars")).itertext())
    assert "◆ must have · weight 2" in words
    assert words.count("◆") == 1

"""Where things stand in pictures, by numbers worked out by hand, and that no words leave their boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import hypot

import font_source_sans_pro
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from rolebook.model.audience import for_audience
from rolebook.model.framework import Framework
from rolebook.model.kinds import Kind
from rolebook.model.vocabulary import Scale, ScalePoint
from rolebook.model.worksheet import Axis, Criterion, End, Quadrant
from rolebook.source.cache import Cache
from rolebook.source.load import load_framework
from rolebook.views.parts import Link, Linker
from rolebook.views.pictures.bars import level_bars, share_bars, steps_of
from rolebook.views.pictures.mean_bars import mean_bars
from rolebook.views.pictures.nesting import Box, Nesting, Node, nested_parts, nesting
from rolebook.views.pictures.overview import framework_map
from rolebook.views.pictures.plane import Plane, plane
from rolebook.views.pictures.points import steps, triangle
from rolebook.views.pictures.radar import radar
from rolebook.views.pictures.words import SIZE, plain_words, width, wrapped
from support import SMALL

COMPOUND = "Roggenvollkornsauerteigführungsnachweisformular"


@pytest.fixture(scope="module")
def small() -> Framework:
    framework, _ = load_framework(SMALL / "framework", Cache(None))
    return framework


def scale(*values: int, label: str = "") -> Scale:
    return Scale(id="s", title="S", points=tuple(ScalePoint(value=v, label=label or f"No {v}") for v in values))


# Words


@pytest.mark.parametrize("font", ["SourceSansPro", "SourceSansProSemibold"])
def test_no_character_is_wider_than_is_taken_for_it(font: str) -> None:
    file = TTFont(font_source_sans_pro.font_files_otf[font])
    names, advances = file.getBestCmap(), file["hmtx"]
    characters = [chr(code) for code in range(0x20, 0x250) if code in names and chr(code).isprintable()]
    assert len(characters) > 300
    wrong = [c for c in characters if width(c) < advances[names[ord(c)]][0] * SIZE / 1000 - 0.6]
    assert wrong == []


def test_words_are_as_wide_as_their_letters() -> None:
    # a 0.516, b 0.563 of 12 units; ä is an a with dots.
    assert width("ab") == pytest.approx(12.948)
    assert width("äb") == pytest.approx(12.948)


def test_lines_break_between_words() -> None:
    # "Single" is 31.98 wide and " point" 29.95, which together is more than 60.
    assert wrapped("Single point", 60) == ("Single", "point")
    assert wrapped("Single point", 62) == ("Single point",)


def test_a_long_word_breaks_after_its_own_hyphen_first() -> None:
    assert wrapped("Company-wide", 60) == ("Company-", "wide")


def test_a_compound_breaks_with_a_hyphen() -> None:
    lines = wrapped(COMPOUND, 100)
    assert len(lines) > 2
    assert all(width(line) <= 100 for line in lines)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == COMPOUND


@given(st.text(st.sampled_from("abWm -ßé漢"), max_size=60), st.integers(90, 320))
def test_lines_keep_every_letter_and_their_width(words: str, room: int) -> None:
    lines = wrapped(words, room)
    assert "".join(lines).replace(" ", "").replace("-", "") == words.replace(" ", "").replace("-", "")
    assert all(width(line) <= room for line in lines)


def test_marks_of_markdown_go_and_words_stay() -> None:
    assert plain_words("A **bold** [link](https://example.org/a?b&c) <b>& `code`</b>") == "A bold link <b>& code</b>"


# Bars


@pytest.mark.parametrize(
    ("values", "steps"),
    [((1, 2, 3), {1: 1, 2: 2, 3: 3}), ((0, 1, 2), {0: 0, 1: 1, 2: 2}), ((10, 25, 70), {10: 1, 25: 2, 70: 3})],
)
def test_a_level_is_as_many_steps_above_nothing(values: tuple[int, ...], steps: dict[int, int]) -> None:
    assert steps_of(scale(*values)) == steps


def test_levels_are_bars_from_zero(small: Framework) -> None:
    bakehouse, shop, office = level_bars(small, small.profiles[0])
    assert [panel.category.title for panel in (bakehouse, shop, office)] == ["Bakehouse", "Shop", "Office"]
    # Three levels share the 308 units right of the edge: 102.67 each, less a gap of 1.5.
    assert bakehouse.cells == (12.0, 114.7, 217.3)
    assert bakehouse.cell_width == 101.2
    assert [[bar.steps for bar in panel.bars] for panel in (bakehouse, shop, office)] == [[3, 3], [1], [1]]
    assert [bar.value.words for bar in bakehouse.bars] == ["3 Master", "3 Master"]
    # A line of head and two of axis (15 each) with gaps of 3 and 5 end at 53; the name ends 15, the marks 30 further.
    first, second = bakehouse.bars
    assert (first.name[0].y, first.marks and first.marks.y, first.y) == (64.0, 79.0, 83.0)
    # The next begins a bar of 7 and a gap of 10 further, and has no marks.
    assert (second.name[0].y, second.marks, second.y, bakehouse.height) == (111.0, None, 115.0, 122.0)
    # Three of four competencies weigh 1.
    assert (first.must_have, first.weight) == (True, 2)
    assert (second.must_have, second.weight) == (False, None)


def test_names_of_many_levels_leave_their_numbers_on_the_axis(small: Framework) -> None:
    proficiency = small.scale_index["mastery"].model_copy(
        update={"points": scale(*range(1, 8), label="Company-wide").points}
    )
    scales = tuple(proficiency if each.id == "mastery" else each for each in small.scales)
    panel = level_bars(replace(small, scales=scales), small.profiles[0])[0]
    # 308 units for seven levels leave 40 for a name, and "Company-wide" is wider.
    assert [[line.words for line in label] for label in panel.axis] == [[str(number)] for number in range(1, 8)]
    assert panel.axis[0][0].x == 34.0  # the middle of the first 44 units, after 12
    assert panel.bars[0].value.words == "3 Company-wide"


def test_shares_make_the_full_width() -> None:
    bars = share_bars([("Craft", 70), ("Counter", 30)])
    assert bars is not None
    assert [bar.length for bar in bars.bars] == [224.0, 96.0]  # of 320
    assert [bar.value.words for bar in bars.bars] == ["70\u00a0%", "30\u00a0%"]
    assert share_bars([]) is None


# Points


def test_steps_lead_down() -> None:
    first, second, third = steps(["a", "b", "c"]).steps
    # A line of 15 with 8 above and below; the arrow takes 16; each step begins 16 further right.
    assert [(step.x, step.y, step.width, step.height) for step in (first, second, third)] == [
        (0.5, 0.5, 319.0, 31.0),
        (16.5, 47.5, 303.0, 31.0),
        (32.5, 94.5, 287.0, 31.0),
    ]
    assert first.arrow is not None
    assert (first.arrow.x, first.arrow.top, first.arrow.tip) == (28.5, 31.5, 47.5)
    assert third.arrow is None
    assert [step.number.words for step in (first, second, third)] == ["1", "2", "3"]


def test_many_steps_keep_most_of_the_width() -> None:
    assert steps(["a"] * 25).steps[-1].width == 223.0  # 24 steps of 4 to the right


def test_a_triangle_has_its_corners_above_and_below() -> None:
    drawn = triangle(["Seller", "**Buyer**", "Partner"])
    top, left, right = drawn.corners
    assert [(corner.x, corner.y) for corner in (top, left, right)] == [(96.0, 0.5), (0.5, 115.5), (191.5, 115.5)]
    assert [corner.lines[0].words for corner in (top, left, right)] == ["Seller", "Buyer", "Partner"]
    assert [(side.x1, side.y1, side.x2, side.y2) for side in drawn.sides] == [
        (128.0, 31.5, 64.5, 115.5),
        (192.0, 31.5, 255.5, 115.5),
        (128.5, 131.0, 191.5, 131.0),
    ]
    assert drawn.height == 147.0


# Boxes in boxes


def node(title: str, *children: Node, count: int | None = None) -> Node:
    return Node(Link(title, f"{title}.md"), children, count)


def test_a_box_stands_in_its_whole() -> None:
    outer, inner = nesting([node("Outer", node("Inner"))]).boxes
    assert (outer.x, outer.y, outer.width, outer.height) == (0.5, 0.5, 319.0, 57.0)
    assert (inner.x, inner.y, inner.width, inner.height) == (8.5, 24.5, 303.0, 27.0)


def test_boxes_share_a_row_and_what_is_left_of_it() -> None:
    # "b" is 6.756 wide with 8 on either side: both ask 22.756; 319 less a gap of 6 leaves each 156.5.
    left, right = nesting([node("b"), node("b")]).boxes
    assert (left.x, left.width, right.x, right.width) == (0.5, 156.5, 163.0, 156.5)
    assert left.y == right.y


def chain(depth: int) -> Node:
    return node(COMPOUND, *([chain(depth - 1)] if depth > 1 else []), count=12)


@pytest.mark.parametrize(
    "nodes",
    [
        [chain(1)],
        [chain(40)],
        [
            chain(3),
            node("Short", node("A", count=1), node(COMPOUND), node("C")),
            *[node(f"Box {i}") for i in range(30)],
        ],
    ],
    ids=["one", "deep", "wide"],
)
def test_boxes_hold_their_words_and_their_parts(nodes: Sequence[Node]) -> None:
    drawn = nesting(nodes)
    assert len(drawn.boxes) == sum(map(size, nodes))
    for box in drawn.boxes:
        right = box.count.x - width(box.count.words) if box.count else box.x + box.width
        assert all(box.x < line.x and line.x + width(line.words) <= right + 0.2 for line in box.lines), box
        assert all(box.y < line.y < box.y + box.height for line in box.lines)
        assert box.x >= 0
        assert box.x + box.width <= drawn.width
        assert box.y + box.height <= drawn.height
        for part in parts_of(box, drawn):
            assert box.x < part.x
            assert part.x + part.width < box.x + box.width
            assert max(line.y for line in box.lines) < part.y
            assert part.y + part.height < box.y + box.height
    tops = [box for box in drawn.boxes if box.node in nodes]
    assert not any(overlap(a, b) for index, a in enumerate(tops) for b in tops[:index])


def size(node: Node) -> int:
    return 1 + sum(map(size, node.children))


def parts_of(box: Box, drawn: Nesting) -> list[Box]:
    return [part for part in drawn.boxes if any(part.node is child for child in box.node.children)]


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def test_entries_are_nested_by_what_they_are_part_of(small: Framework) -> None:
    drawn = nested_parts(small, Linker.of(small), "plan")
    assert drawn is not None
    assert [box.node.link.title for box in drawn.boxes] == [
        'Plan of the week <& "fortnight">',
        "Plan of the night",
        COMPOUND,
    ]
    assert nested_parts(small, Linker.of(small), "tension") is None
    # Its parts are of another kind.
    assert nested_parts(small, Linker.of(small), "dimension") is None


TITLES = {kind: kind.value for kind in Kind}


def counted(nodes: Sequence[Node]) -> dict[str, int | None]:
    return {node.link.title: node.count for node in nodes}


def test_the_map_counts_what_there_is(small: Framework) -> None:
    drawn = framework_map(small, Linker.of(small), TITLES)
    assert counted(drawn.nodes) == {
        "competency": 4,
        "success profile": 2,
        "incentive": 1,
        "interview plan": 1,
        "questionnaire": 1,
        "worksheet": 1,
        "library entry": 9,
    }
    competencies, library = drawn.nodes[0], drawn.nodes[-1]
    assert counted(competencies.children) == {"Bakehouse": 2, "Shop": 1, "Office": 1}
    assert counted(library.children) == {
        "Dimensions": 2,
        "Knowledge areas": 2,
        "Tensions": 1,
        "Plans": 3,
        "Notes on pay": 1,
    }
    # Each dimension has a knowledge area as its part, so it orders the library; plans hold only plans.
    assert counted(library.children[0].children) == {"Craft": 1, "Counter": 1}
    assert counted(library.children[3].children) == {}


def test_the_map_leaves_out_what_there_is_not(small: Framework) -> None:
    few = replace(small, incentives=(), library=())
    drawn = framework_map(few, Linker.of(few), TITLES)
    assert not {"incentive", "library entry"} & set(counted(drawn.nodes))
    nothing = Framework(about=small.about, audience=small.audience)
    assert framework_map(nothing, Linker.of(nothing), TITLES).nodes == ()


def test_the_map_is_flat_on_a_wide_screen(small: Framework) -> None:
    drawn = framework_map(small, Linker.of(small), TITLES)
    assert (drawn.narrow.width, drawn.wide.width) == (320.0, 900.0)
    assert [box.node for box in drawn.wide.boxes] == [box.node for box in drawn.narrow.boxes]
    assert drawn.wide.height < drawn.narrow.height
    assert max(box.x + box.width for box in drawn.wide.boxes) == 899.5


def test_the_map_of_an_audience_shows_no_more_than_it_may_see(small: Framework) -> None:
    everyone = for_audience(small, "everyone")
    drawn = framework_map(everyone, Linker.of(everyone), TITLES)
    assert counted(drawn.nodes[0].children) == {"Bakehouse": 2, "Shop": 1}
    assert "Notes on pay" not in counted(drawn.nodes[-1].children)


# The plane


def empty_plane(points: Scale, high_from: int, title: str = "Go") -> Plane:
    axes = [Axis(title=name, criteria=(Criterion(title="All", weight=100),)) for name in ("Across", "Up")]
    quarters = [(first, second) for second in (End.HIGH, End.LOW) for first in (End.LOW, End.HIGH)]
    quadrants = [Quadrant(title=title, first=a, second=b, advice="Do.") for a, b in quarters]
    return plane((axes[0], axes[1]), points, high_from, quadrants)


def test_the_plane_has_scores_and_the_line_from_which_they_are_high() -> None:
    drawn = empty_plane(scale(1, 2, 3, 4, 5), 4)
    # From 24 to 316 across, and from 298 up to 34; with half a step at either end, 4 is 3.5 of 5 steps away.
    assert (drawn.left, drawn.right, drawn.top, drawn.bottom) == (24.0, 316.0, 34.0, 298.0)
    assert (drawn.across, drawn.upwards) == (228.4, 113.2)
    assert [(tick.place, tick.label.words) for tick in drawn.across_ticks] == [
        (53.2, "1"), (111.6, "2"), (170.0, "3"), (228.4, "4"), (286.8, "5"),
    ]  # fmt: skip
    assert [tick.place for tick in drawn.upwards_ticks] == [271.6, 218.8, 166.0, 113.2, 60.4]
    assert [[line.words for line in quarter.lines] for quarter in drawn.quarters] == [["Go"]] * 4
    assert drawn.key == ()


@pytest.mark.parametrize(("high_from", "across"), [(-7, 72.7), (99, 267.3)])
def test_a_line_outside_the_scale_stands_at_its_last_point(high_from: int, across: float) -> None:
    assert empty_plane(scale(1, 2, 3), high_from).across == across


def test_many_scores_have_few_ticks() -> None:
    assert [tick.label.words for tick in empty_plane(scale(*range(101)), 50).across_ticks] == [
        str(score) for score in range(0, 101, 10)
    ]


def test_long_titles_stand_below_the_plane() -> None:
    drawn = empty_plane(scale(1, 2, 3, 4, 5), 5, COMPOUND)
    assert [quarter.lines[0].words for quarter in drawn.quarters] == ["I", "II", "III", "IV"]
    assert [row.letter.words for row in drawn.key] == ["I", "II", "III", "IV"]
    assert drawn.key[0].lines[0].y > drawn.bottom
    assert drawn.height > drawn.key[-1].lines[-1].y


# Radars and means


def test_a_radar_has_the_first_axis_upward_and_the_lowest_point_off_its_centre() -> None:
    """Four axes, points 1 to 3: a step is a third of 82 units."""
    drawn = radar(["n", "e", "s", "w"], scale(1, 2, 3), [Fraction(3), Fraction(1), Fraction(2), Fraction(3, 2)], None)
    assert drawn.own is not None
    x, y = drawn.centre.x, drawn.centre.y
    placed = [(round(spot.x - x, 1), round(y - spot.y, 1)) for spot in drawn.own.spots]
    assert placed == [(0, 82), (27.3, 0), (0, -54.7), (-41, 0)]
    assert [len(ring.corners) for ring in drawn.rings] == [4, 4, 4]
    assert [hypot(ring.corners[0].x - x, ring.corners[0].y - y) for ring in drawn.rings] == pytest.approx(
        [27.3, 54.7, 82], abs=0.1
    )
    assert drawn.other is None


def test_a_line_of_a_radar_has_a_gap_where_there_is_no_mean() -> None:
    drawn = radar(["a", "b", "c", "d"], scale(1, 2, 3), None, [Fraction(1), None, Fraction(2), Fraction(2)])
    assert drawn.other is not None
    assert len(drawn.other.spots) == 3
    assert len(drawn.other.strokes) == 2, "from c to d and from d to a"


@pytest.mark.parametrize("count", range(3, 9))
def test_no_name_of_an_axis_leaves_the_radar_or_covers_another(count: int) -> None:
    names = [f"{number} {COMPOUND} and expertise" for number in range(count)]
    drawn = radar(names, scale(1, 2, 3, 4, 5), [Fraction(5)] * count, None)
    boxes = []
    for name in drawn.names:
        for line in name.lines:
            left = {"start": 0.0, "middle": width(line.words) / 2, "end": width(line.words)}[name.anchor]
            assert line.x - left >= -0.5
            assert line.x - left + width(line.words) <= drawn.width + 0.5
            assert 10 <= line.y <= drawn.height
        boxes.append((min(line.y for line in name.lines), name.lines[0].x, name.anchor))
    assert len(set(boxes)) == count


def test_many_rings_are_not_all_numbered() -> None:
    drawn = radar(["a", "b", "c"], scale(*range(11)), [Fraction(1)] * 3, None)
    assert [ring.number.words for ring in drawn.rings if ring.number] == ["10"]


def test_bars_of_means_begin_a_step_below_the_lowest_point() -> None:
    """Points 1 to 4, so a step is 80 of 320 units. 5/2 ends in the middle between the second and the third."""
    drawn = mean_bars(scale(1, 2, 3, 4), [("Bread", [("You", True, Fraction(4)), ("Others", False, Fraction(5, 2))])])
    (subject,) = drawn.subjects
    assert [bar.length for bar in subject.bars] == [320, 200]
    assert [(tick.x, tick.words) for tick in drawn.ticks] == [(80, "1"), (160, "2"), (240, "3"), (320, "4")]
    assert subject.bars[0].y + drawn.thickness < subject.bars[1].name[0].y
    assert drawn.ticks[0].y <= drawn.height

"""A plane drawn by the spreadsheet itself: points at the values of cells, with their letters, on axes that stay."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

_INK, _SOFT, _HAIR = "#1D2733", "#4D5A67", "#C4C9CD"
_TYPE = {"name": "Calibri", "color": _INK}
_PLACES = ("right", "left", "above", "below")
"""Where letters stand beside their points, in turn, so that those of neighbours can both be read."""


@dataclass(frozen=True)
class PlaneAxis:
    """An axis of a plane: its title and the scores from its start to its end.

    `step` lies between two of them; it is None where they do not lie evenly on whole numbers.
    """

    title: str
    lowest: int
    highest: int
    step: int | None


@dataclass(frozen=True)
class PlanePoint:
    """The cells, such as ='Scores'!$A$1, of a point's name and of its place across and upwards."""

    name: str
    across: str
    upwards: str


@dataclass(frozen=True)
class PlaneLine:
    """The cells that a line goes through, across and upwards, and the cell of its name."""

    name: str
    across: str
    upwards: str


@dataclass(frozen=True)
class Plane:
    """What is drawn: points with their names, dashed lines, and words that stand at a place without a point."""

    across: PlaneAxis
    upwards: PlaneAxis
    points: tuple[PlanePoint, ...]
    lines: tuple[PlaneLine, ...]
    words: tuple[PlanePoint, ...]


def plane_chart(book: Workbook, plane: Plane) -> Chart:
    """The chart of a plane. Every option is a series of its own, so that each program shows its letter."""
    chart = book.add_chart({"type": "scatter"})
    for line in plane.lines:
        chart.add_series(_series(line) | {"line": {"color": _INK, "width": 1.25, "dash_type": "dash"}, "marker": _NONE})
    for words in plane.words:
        label = {
            "series_name": True,
            "value": False,
            "position": "center",
            "font": _TYPE | {"color": _SOFT, "size": 11},
        }
        chart.add_series(_series(words) | {"line": _NONE, "marker": _NONE, "data_labels": label})
    for number, point in enumerate(plane.points):
        look = {"line": _NONE, "marker": _DOT, "data_labels": _letter(number)}
        chart.add_series(_series(point) | _NOT_YET | look)
    chart.set_x_axis(_axis(plane.across))
    chart.set_y_axis(_axis(plane.upwards))
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": _NONE})
    # Why: what is hidden are the cells that the chart is drawn from, and what is not to be drawn is no number there.
    chart.show_hidden_data()
    return chart


_NONE = {"none": True, "type": "none"}
_NOT_YET = {"categories_data": [None], "values_data": [None]}
"""Why: a place that is no number yet would be kept as a word, or as 0, until a program works it out."""
_DOT = {"type": "circle", "size": 7, "fill": {"color": _INK}, "border": {"color": "#FFFFFF"}}


def _series(what: PlanePoint | PlaneLine) -> dict[str, object]:
    return {"name": what.name, "categories": what.across, "values": what.upwards}


def _letter(number: int) -> dict[str, object]:
    font = _TYPE | {"bold": True, "size": 12}
    return {"series_name": True, "value": False, "position": _PLACES[number % len(_PLACES)], "font": font}


def _axis(axis: PlaneAxis) -> dict[str, object]:
    steps = {"major_unit": axis.step} if axis.step else {}
    return steps | {
        "name": axis.title,
        "name_font": _TYPE | {"bold": True, "size": 11},
        "num_font": _TYPE | {"size": 10},
        "num_format": "General",
        "min": axis.lowest,
        "max": axis.highest,
        "crossing": "min",
        "line": {"color": _INK},
        "major_gridlines": {"visible": True, "line": {"color": _HAIR, "width": 0.5}},
    }

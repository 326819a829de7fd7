"""Charts of a workbook, whose series can be told apart in grey: by their lines and marks, or by their patterns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

_LINES = (
    ("solid", "circle", "#0F5E6B"),
    ("dash", "square", "#9A3412"),
    ("round_dot", "triangle", "#3F4A9C"),
    ("long_dash", "diamond", "#4A6B1F"),
    ("dash_dot", "x", "#7A2E6A"),
)
_PATTERNS = ("wide_upward_diagonal", "percent_20", "wide_downward_diagonal", "dark_vertical", "small_grid")
_FONT = {"name": "Calibri", "size": 10, "color": "#1D2733"}
_WIDTH = 560


class Shape(Enum):
    """How numbers are drawn."""

    RADAR = "radar"
    BARS = "bar"


@dataclass(frozen=True)
class Plotted:
    """A table to draw: a series for each column, an axis or a set of bars for each row.

    The names of the rows stand in the first column, those of the series in the row above the first. Values run from
    `lowest` to `highest`.
    """

    title: str
    text: str
    sheet: str
    rows: range
    columns: range
    lowest: int
    highest: int


def drawn(book: Workbook, shape: Shape, plotted: Plotted) -> Chart:
    """The chart, not yet on a sheet."""
    chart = book.add_chart({"type": shape.value, **({"subtype": "with_markers"} if shape is Shape.RADAR else {})})
    for number, column in enumerate(plotted.columns):
        chart.add_series(_series(shape, plotted, number, column))
    chart.set_title({"name": plotted.title, "name_font": {**_FONT, "size": 12, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": _FONT})
    values = {"min": plotted.lowest, "max": plotted.highest, "major_unit": 1, "num_format": "0"}
    scale = {**values, "num_font": _FONT, "major_gridlines": _GRID}
    if shape is Shape.BARS:
        # Why turned round: bars are drawn from below, and the table reads from above.
        chart.set_y_axis({"num_font": _FONT, "reverse": True})
        chart.set_x_axis({**scale, "label_position": "high"})
    else:
        chart.set_x_axis({"num_font": _FONT})
        chart.set_y_axis(scale)
    height = 340 if shape is Shape.RADAR else 90 + 24 * len(plotted.rows) * (1 + len(plotted.columns))
    chart.set_size({"width": _WIDTH, "height": height})
    return chart


_GRID = {"visible": True, "line": {"color": "#C4C9CD", "width": 0.5}}


def _series(shape: Shape, plotted: Plotted, number: int, column: int) -> dict[str, object]:
    rows, sheet = plotted.rows, plotted.sheet
    dash, mark, colour = _LINES[number % len(_LINES)]
    series: dict[str, object] = {
        "name": [sheet, rows[0] - 1, column],
        "categories": [sheet, rows[0], 0, rows[-1], 0],
        "values": [sheet, rows[0], column, rows[-1], column],
    }
    if shape is Shape.BARS:
        pattern = {"pattern": _PATTERNS[number % len(_PATTERNS)], "fg_color": colour, "bg_color": "#FFFFFF"}
        return {
            **series,
            "pattern": pattern,
            "border": {"color": colour},
            "data_labels": {"value": True, "font": _FONT},
        }
    marker = {"type": mark, "size": 7, "border": {"color": colour}, "fill": {"color": colour}}
    return {**series, "line": {"color": colour, "width": 2, "dash_type": dash}, "marker": marker}

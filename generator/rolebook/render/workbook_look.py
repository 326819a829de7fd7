"""How the cells of workbooks look."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

_INK, _SOFT, _LINE, _ACCENT, _ALARM = "#1D2733", "#4D5A67", "#999999", "#0F5E6B", "#9A3412"


class Look(Enum):
    """How a cell looks. What begins with FILL is to be filled in; everything else is locked."""

    TITLE = auto()
    HINT = auto()
    ALARM = auto()
    HEAD = auto()
    HEAD_INDENTED = auto()
    HEAD_RIGHT = auto()
    LABEL = auto()
    NAME = auto()
    TEXT = auto()
    LINE = auto()
    RIGHT = auto()
    NUMBER = auto()
    MEAN = auto()
    DECIMAL = auto()
    PERCENT = auto()
    CHOICE = auto()
    FILL = auto()
    FILL_RIGHT = auto()
    FILL_HEAD = auto()
    FILL_DAY = auto()


_Format = dict[str, object]
BASE: _Format = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "vcenter"}
"""What all looks have in common, in the words of XlsxWriter."""
_HEAD: _Format = {
    "bold": True,
    "font_color": _SOFT,
    "bottom": 1,
    "bottom_color": _INK,
    "text_wrap": True,
    "valign": "bottom",
}
_FILL: _Format = {"border": 1, "border_color": _LINE, "locked": False, "text_wrap": True}
_TEXT: _Format = {"text_wrap": True, "align": "left", "indent": 1}
_RIGHT: _Format = {"align": "right"}
FORMATS: Mapping[Look, _Format] = {
    Look.TITLE: {"font_size": 16, "bold": True, "font_color": _ACCENT},
    Look.HINT: {"font_color": _SOFT, "italic": True},
    Look.ALARM: {"font_color": _ALARM, "bold": True},
    Look.HEAD: _HEAD,
    Look.HEAD_INDENTED: _HEAD | {"align": "left", "indent": 1},
    Look.HEAD_RIGHT: _HEAD | _RIGHT,
    Look.LABEL: {"bold": True, "text_wrap": True},
    Look.NAME: {"bold": True},
    Look.TEXT: _TEXT,
    Look.LINE: {"align": "left", "indent": 1},
    Look.RIGHT: {"text_wrap": True, **_RIGHT},
    Look.NUMBER: _RIGHT,
    Look.MEAN: {"num_format": "0.0#"} | _RIGHT,
    Look.DECIMAL: {"num_format": "0.00"} | _RIGHT,
    Look.PERCENT: {"num_format": "0.0%"} | _RIGHT,
    Look.CHOICE: {"bold": True, "align": "left"},
    Look.FILL: _FILL,
    Look.FILL_RIGHT: _FILL | _RIGHT,
    Look.FILL_HEAD: _HEAD | _FILL | _RIGHT,
    Look.FILL_DAY: _FILL | {"num_format": 14, "valign": "top"},
}
"""What each look adds."""

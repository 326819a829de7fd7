"""Makes the forms in WeasyPrint's PDFs sound, so that any program can fill them in.

WeasyPrint 70 names each circle of a group as if it were a field of its own, calls their states by number, draws nothing
for a circle that is not marked, and knows the group by its first circle's words. Here the fields are built anew around
the same widgets: named as in HTML, in reading order, each with its label (ISO 32000-1, 12.7; ISO 14289-1, 7.18).
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from rolebook.render.form_controls import Control, Kind
from rolebook.render.form_embedding import colour_and_size, drop_fonts, embedded
from rolebook.render.form_font import FormFont
from rolebook.render.form_text import drawn_text

_FONT = "/FormText"
_HIDDEN, _PRINTED = 2, 4
_READ_ONLY, _REQUIRED, _LONG_TEXT, _CHOICE = 1, 1 << 1, 1 << 12, 1 << 15
_OF_FIELDS = ("/FT", "/T", "/TU", "/V", "/DV", "/Ff", "/MaxLen", "/Opt", "/Parent")
"""What belongs to a field, not to the places on pages where it shows."""
_Value = Object | int


@dataclass(frozen=True)
class _Widget:
    """A place on a page where a field is filled in. `value` is the HTML's, for a circle; empty for anything else."""

    annotation: Object
    value: str


def fillable(pdf: bytes, controls: Sequence[Control], font: FormFont, hidden: Mapping[str, str]) -> bytes:
    """A PDF whose form can be filled in. `controls` are those of the HTML it was made from, in reading order.

    Controls with the same name are one field, wherever they stand: what is typed into one shows in all. `hidden` are
    the values of fields that nobody sees or changes, by name.
    Raises ValueError where the PDF holds a field that the HTML does not.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        if "/AcroForm" not in document.Root:
            return pdf
        widgets = _widgets(document)
        if unknown := widgets.keys() - {control.name for control in controls}:
            raise ValueError(f"the form has fields that nobody named: {', '.join(sorted(unknown))}")
        drop_fonts(document)
        form = _Form(document, font, document.make_indirect(embedded(document, font)))
        by_name: dict[str, list[Control]] = defaultdict(list)
        for control in controls:
            by_name[control.name].append(control)
        fields = {name: form.field(found, widgets[name]) for name, found in by_name.items() if name in widgets}
        fields |= {name: form.hidden_field(name, value) for name, value in hidden.items()}
        document.Root.AcroForm = form.dictionary(fields, font.has(typed(controls).replace("\n", "")))
        saved = io.BytesIO()
        document.save(saved, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return saved.getvalue()


def typed(controls: Sequence[Control]) -> str:
    """All the text that stands in a form from the start."""
    return "".join(control.value for control in controls if control.kind in {Kind.LINE, Kind.LONG_TEXT})


def _widgets(document: Pdf) -> Mapping[str, Sequence[_Widget]]:
    """The places of each field, in the order of the pages."""
    found: dict[str, list[_Widget]] = defaultdict(list)
    for page in document.pages:
        for annotation in page.get("/Annots", Array()):
            if annotation.get("/Subtype") == Name.Widget:
                group = annotation.get("/Parent")
                name = str(annotation.T if group is None else group.T)
                found[name].append(_Widget(annotation, "" if group is None else _meaning(annotation, group)))
    return found


def _meaning(circle: Object, group: Object) -> str:
    (state,) = circle.AP.N.keys()
    return str(group.Opt[int(state[1:])])


@dataclass(frozen=True)
class _Form:
    """What all fields of a document share."""

    document: Pdf
    font: FormFont
    embedded: Object

    def dictionary(self, fields: Mapping[str, Object], is_complete: bool) -> Dictionary:
        """The form as a whole. Where it is not complete, viewers are asked to draw what stands in it."""
        form = Dictionary(Fields=Array(self._tree(fields)), DR=self._resources(), DA=f"0 g {_FONT} 10 Tf")
        if not is_complete:
            form.NeedAppearances = True
        return form

    def field(self, controls: Sequence[Control], widgets: Sequence[_Widget]) -> Object:
        """A field, without its name."""
        first = controls[0]
        parts = self._of_kind(first, controls, widgets)
        parts["/TU"] = String(first.group if first.kind is Kind.CHOICE else first.label)
        parts["/Ff"] = _flags(first)
        for widget in widgets:
            for key in (key for key in _OF_FIELDS if key in widget.annotation):
                del widget.annotation[key]
            widget.annotation.F = _PRINTED
        if first.kind is Kind.CHOICE or len(widgets) > 1:
            field: Object = self.document.make_indirect(Dictionary(parts))
            field.Kids = Array(widget.annotation for widget in widgets)
            labels = {control.value: control.label for control in controls}
            for widget in widgets:
                widget.annotation.Parent = field
                widget.annotation.TU = labels.get(widget.value, first.label)
            return field
        field = widgets[0].annotation
        for key, value in parts.items():
            field[key] = value
        return field

    def hidden_field(self, name: str, value: str) -> Object:
        """A field that only programs read. It has a place all the same, since some programs drop fields without one."""
        page = self.document.pages[0]
        place = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), F=_HIDDEN, P=page.obj)
        field = self.document.make_indirect(place)
        field.FT, field.V, field.TU, field.Ff = Name.Tx, String(value), String(name), _READ_ONLY
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(field)
        return field

    def _of_kind(self, first: Control, controls: Sequence[Control], widgets: Sequence[_Widget]) -> dict[str, _Value]:
        match first.kind:
            case Kind.CHOICE:
                return self._choice(controls, widgets)
            case Kind.TICK:
                return self._choice(controls, [_Widget(widget.annotation, first.value) for widget in widgets])
            case Kind.LIST:
                return {key: widgets[0].annotation[key] for key in _OF_FIELDS if key in widgets[0].annotation}
            case _:
                return self._text(first, widgets)

    def _choice(self, controls: Sequence[Control], widgets: Sequence[_Widget]) -> dict[str, _Value]:
        meanings = [widget.value for widget in widgets]
        states = dict(zip(meanings, _states(meanings), strict=True))
        marked = next((states[control.value] for control in controls if control.is_on), Name.Off)
        nothing = self.document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
        for widget in widgets:
            annotation, state = widget.annotation, states[widget.value]
            (mark,) = annotation.AP.N.values()
            annotation.AP.N = Dictionary({str(state): mark, "/Off": nothing})
            annotation.AS = state if state == marked else Name.Off
            del annotation["/MK"]
        parts: dict[str, _Value] = {"/FT": Name.Btn, "/V": marked, "/DV": marked}
        if any(str(state) != f"/{value}" for value, state in states.items()):
            parts["/Opt"] = Array(String(value) for value in meanings)
        return parts

    def _text(self, control: Control, widgets: Sequence[_Widget]) -> dict[str, _Value]:
        parts: dict[str, _Value] = {"/FT": Name.Tx}
        if "/MaxLen" in widgets[0].annotation:
            parts["/MaxLen"] = widgets[0].annotation.MaxLen
        if control.value:
            parts |= {"/V": String(control.value), "/DV": String(control.value)}
        for widget in widgets:
            colour, size = colour_and_size(str(widget.annotation.DA))
            look = f"{colour} {_FONT} {size:g} Tf"
            widget.annotation.DA = look
            parts.setdefault("/DA", String(look))
            if control.value:
                left, bottom, right, top = _upright(widget.annotation.Rect)
                room = (right - left, top - bottom)
                drawn = drawn_text(control.value, self.font, size, look, room, control.kind is Kind.LONG_TEXT)
                widget.annotation.AP = Dictionary(N=self._appearance(drawn, room))
        return parts

    def _appearance(self, drawn: bytes, room: tuple[float, float]) -> Object:
        resources, box = self._resources(), Array([0, 0, *room])
        return self.document.make_stream(drawn, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources)

    def _resources(self) -> Dictionary:
        return Dictionary(Font=Dictionary({_FONT: self.embedded}))

    def _tree(self, fields: Mapping[str, Object]) -> Iterator[Object]:
        """The top of the tree of fields: a name with points is a path, since names in PDF hold none."""
        groups: dict[tuple[str, ...], Object] = {}
        for name, field in fields.items():
            *path, field.T = _path(name, fields)
            below, place = field, tuple(path)
            while place and place not in groups:
                groups[place] = self._group(place[-1], below)
                below, place = groups[place], place[:-1]
            if place:
                groups[place].Kids.append(below)
                below.Parent = groups[place]
            else:
                yield below

    def _group(self, name: str, kid: Object) -> Object:
        group = self.document.make_indirect(Dictionary(T=name, Kids=Array([kid])))
        kid.Parent = group
        return group


def _path(name: str, names: Container[str]) -> Sequence[str]:
    """The steps to a field; only one, where another field has the name of a step and there is no way past it."""
    steps = name.split(".")
    above = (".".join(steps[:length]) for length in range(1, len(steps)))
    return [name] if not all(steps) or any(step in names for step in above) else steps


def _states(meanings: Sequence[str]) -> Sequence[Name]:
    """What PDF calls marks that mean this: the same, or numbers where a word would not do.

    Off is PDF's word for no mark, and not every program reads names with letters beyond ASCII.
    """
    are_names = all(meaning.isascii() and meaning.isprintable() and meaning != "Off" for meaning in meanings)
    return [Name(f"/{meaning if are_names else meanings.index(meaning)}") for meaning in meanings]


def _flags(control: Control) -> int:
    flags = (
        (_READ_ONLY, control.is_read_only),
        (_REQUIRED, control.is_required),
        (_LONG_TEXT, control.kind is Kind.LONG_TEXT),
        (_CHOICE, control.kind is Kind.CHOICE),
    )
    return sum(flag for flag, is_set in flags if is_set)


def _upright(rectangle: Object) -> tuple[float, float, float, float]:
    """Left, bottom, right and top; WeasyPrint starts at the top."""
    x1, y1, x2, y2 = (float(side) for side in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)

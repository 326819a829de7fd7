"""Writes site_templates/word/questionnaire.docx and worksheet.docx, from which Word documents of these are made.

Run it after a change here, and commit all: `python tools/form_word_template.py`. It takes the looks of handbook.docx
and the pieces of the guide's template. Whoever wants another look or other words changes a copy in Word; the manual
says how.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import word_template as handbook
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from guide_word_template import (
    CIRCLE,
    GAP,
    SPACES,
    TAB,
    WHOLE,
    _set_page,
    _set_styles,
    _sources,
    cell,
    columns,
    mark,
    markdown,
    para,
    row,
    run,
    steer,
    steer_rows,
    table,
)

_LINE = 8
"""How far ruled lines lie apart, in millimetres."""
_NUMBER, _WORDS, _POINT = 260, 2160, 480
"""The shares of the number, the words and each point in a row to rate."""
_FOR = 3500
"""The share of what there is a day for, beside the day."""
_CRITERION, _WEIGHT, _LETTER = 2400, 480, 330


def main() -> None:
    """Write both files."""
    _write("questionnaire.docx", "Questionnaire: {{ view.questionnaire.title }}", "questionnaire", _questionnaire)
    _write("worksheet.docx", "Worksheet: {{ view.worksheet.title }}", "worksheet", _worksheet)


def _write(name: str, head: str, entry: str, body: Callable[[], Iterable[str]]) -> None:
    document = Document(str(handbook.TARGET))
    _set_styles(document)
    _add_styles(document)
    _set_page(document)
    _set_lines(document, head, entry)
    names = {style.name: style.style_id for style in document.styles}
    there = document.element.body
    for child in list(there)[:-1]:
        there.remove(child)
    for xml in body():
        for style, id_ in names.items():
            xml = xml.replace(f'w:val="={style}"', f'w:val="{id_}"')  # noqa: PLW2901
        there[-1].addprevious(parse_xml(xml.replace(">", f" {SPACES}>", 1)))
    handbook._set_properties(document)
    handbook.TARGET.with_name(name).write_bytes(handbook._packed(document))


def _add_styles(document: WordDocument) -> None:
    """The styles of forms: lines to write on, what is asked, heads of tables and marks."""
    heading = document.styles["Heading 1"]
    heading.paragraph_format.page_break_before = False
    heading.font.size = Pt(16)
    handbook._space(heading, 18, 4)
    line = handbook._added(document, "Rolebook Line", handbook.SANS, 10.5, handbook.INK)
    handbook._space(line, 0, 0)
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Mm(_LINE)
    ruled = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>' for side in ("bottom", "between")
    )
    # Why before the spacing: Word insists on the order of properties.
    line.element.pPr.find(qn("w:spacing")).addprevious(parse_xml(f"<w:pBdr {nsdecls('w')}>{ruled}</w:pBdr>"))
    prompt = handbook._added(document, "Rolebook Prompt", handbook.SANS, 10.5, handbook.INK, bold=True)
    handbook._space(prompt, 8, 0)
    head = handbook._added(document, "Rolebook Cell Head", handbook.SANS, 9, handbook.SOFT, bold=True)
    handbook._space(head, 0.5, 0.5)
    for style in (prompt, head):
        style.paragraph_format.keep_with_next = True
    heads = handbook._added(document, "Rolebook Mark Head", handbook.SANS, 8, handbook.SOFT, bold=True)
    heads.paragraph_format.line_spacing = Pt(10)
    heads.paragraph_format.keep_with_next = True
    sign = handbook._added(document, "Rolebook Mark", handbook.SANS, 13, handbook.INK)
    for style in (heads, sign):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        handbook._space(style, 0, 0)


def _set_lines(document: WordDocument, head: str, entry: str) -> None:
    """What stands at the top and at the foot of every page."""
    section = document.sections[0]
    for line, texts in (
        (section.header.paragraphs[0], (head, "\t{{ view.edition.title }} {{ view.edition.version }}")),
        (section.footer.paragraphs[0], (f"{{{{ view.{entry}.id }}}}", "\tPage ")),
    ):
        for child in list(line._p):
            if not child.tag.endswith("}pPr"):
                line._p.remove(child)
        for text in texts:
            line.add_run(text)
    foot = section.footer.paragraphs[0]
    foot.runs[0].text += "{% if view.readers %} · {{ view.readers }}{% endif %}" if entry == "worksheet" else ""
    handbook._field(foot, "PAGE", "1")
    foot.add_run(" of ")
    handbook._field(foot, "NUMPAGES", "1")


# Pieces that forms need besides those of the guide.


def head_cell(text: str, width: str = "", *, right: bool = False) -> str:
    """The head of a column, which stays with the row below it."""
    made = cell(para("Rolebook Cell Head", text, right=right))
    return made.replace("<w:tcPr/>", _width(width)) if width else made


def wide_cell(content: str, width: str) -> str:
    """A cell whose share of the width is worked out when the template is filled."""
    return cell(content).replace("<w:tcPr/>", _width(width))


def _width(share: str) -> str:
    return f'<w:tcPr><w:tcW w:w="{share}" w:type="pct"/></w:tcPr>'


def middle_cell(content: str, share: int) -> str:
    """A cell whose words stand at the height of the marks beside them."""
    look = f'<w:tcPr><w:tcW w:w="{share}" w:type="pct"/><w:vAlign w:val="center"/></w:tcPr>'
    return cell(content).replace("<w:tcPr/>", look)


def mark_cell(content: str, *, apart: bool = False) -> str:
    """A narrow cell around a mark; what does not belong to the scale stands apart from it."""
    line = f'<w:tcBorders><w:left w:val="single" w:sz="8" w:space="0" w:color="{handbook.LINE}"/></w:tcBorders>'
    margins = '<w:tcMar><w:left w:w="30" w:type="dxa"/><w:right w:w="30" w:type="dxa"/></w:tcMar>'
    look = f'<w:tcW w:w="{_POINT}" w:type="pct"/>{line if apart else ""}{margins}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"


def ruled(number: str) -> Iterable[str]:
    """So many lines to write on, which stay together."""
    yield steer(f"for _ in range({number} - 1)")
    yield kept(para("Rolebook Line"))
    yield steer("endfor")
    yield para("Rolebook Line")


def legend(scale: str, title: str, first: str, *, with_values: bool) -> str:
    """What the points of a scale mean."""
    value = "{{ point.value }} " if with_values else ""
    return table(
        row(head_cell(first), head_cell("Means"), head=True),
        steer_rows(f"for point in {scale}"),
        row(cell(run(value + "{{ point.label }}", bold=True)), cell(run("{{r point.definition | runs }}"))),
        steer_rows("endfor"),
        shares=(1200, 3800),
        title=title,
    )


def kept(xml: str, condition: str = "1") -> str:
    """Paragraphs that stay with what follows, where a condition of the template holds."""
    keep = "<w:keepNext/>" if condition == "1" else f'<w:keepNext w:val="{{{{ 1 if {condition} else 0 }}}}"/>'
    # Why there: Word insists on the order of properties.
    return re.sub(r"(<w:pStyle [^>]*/>)", rf"\1{keep}", xml)


def _together(sources: Iterable[str]) -> Iterable[str]:
    """Sources on one page: a few lines on a page of their own are not worth the paper."""
    for xml in sources:
        yield kept(xml, "not loop.last" if '"=List Bullet"' in xml else "1")


# The questionnaire, in the order of the printed one.


def _questionnaire() -> Iterable[str]:
    eyebrow = (
        "Questionnaire · filled in by: {{ view.perspective }} · about {{ view.minutes_on_paper }} minutes on paper"
    )
    yield para("Rolebook Eyebrow", eyebrow)
    yield para("Title", "{{ view.questionnaire.title }}")
    yield from markdown("view.questionnaire.purpose", "Rolebook Statement")
    yield GAP
    yield _header()
    yield steer("if view.questionnaire.return_to")
    yield para("Rolebook Small", "Return it to: {{ view.questionnaire.return_to }}")
    yield steer("endif")
    yield from _how_to()
    yield from _promise()
    yield steer("for section in view.sections")
    yield from _section()
    yield steer("endfor")
    yield from _overall()
    yield from _background()
    yield GAP
    yield from markdown("view.questionnaire.closing", "Rolebook Statement")
    yield from _together(_sources())


def _header() -> str:
    def line(label: str, value: str) -> str:
        return row(cell(label), cell(value), height=8)

    return table(
        steer_rows("if view.questionnaire.anonymity.mode != 'anonymous'"),
        line("Your name", "{{ view.filled.rated if view.about_self else '' }}"),
        steer_rows("endif"),
        steer_rows("if not view.about_self"),
        line("Who is rated", "{{ view.filled.rated }}"),
        steer_rows("endif"),
        line("Period", "{{ view.questionnaire.period }}"),
        line("Return by", "{{ view.filled.return_by | day }}"),
        shares=(1400, 3600),
        title="About this form",
        head=False,
    )


def _how_to() -> Iterable[str]:
    yield para("Heading 2", "How to fill it in")
    yield from markdown("view.questionnaire.instructions")
    yield legend("view.scale.points", "The answers", "Answer", with_values=False)
    yield steer("if view.scale.off_scale")
    off = (run("{{ view.scale.off_scale.label }}: ", bold=True), run("{{r view.scale.off_scale.definition | runs }}"))
    yield para("Rolebook Small", *off)
    yield steer("endif")
    yield para(
        "Rolebook Small",
        "On a screen, click a circle to mark it, and click it again to take the mark away. On paper, mark a circle; to "
        "correct a mark, cross it out and mark another circle.",
    )
    yield _example()


def _example() -> str:
    """How to mark, and how to correct a mark on paper."""

    def line(words: str, condition: str, sign: str, other: str = "") -> str:
        shown = f"{{% if loop.index0 == view.example.{condition} %}}{sign}{other}{{% else %}}○{{% endif %}}"
        points = columns("for point in view.scale.points", mark_cell(para("Rolebook Mark", shown)))
        off = columns("if view.scale.off_scale", mark_cell(para("Rolebook Mark", "○"), apart=True))
        return row(cell(words), *points, *off)

    corrected = "{% elif loop.index0 == view.example.marked %}⊗"
    return table(
        row(head_cell("For example"), *_point_heads(), head=True),
        line("A mark: your answer is “{{ view.scale.points[view.example.marked].label }}”", "marked", "●"),
        steer_rows("if view.example.crossed is not none"),
        line(
            "A mark crossed out and another: your answer is “{{ view.scale.points[view.example.crossed].label }}”",
            "crossed", "●", corrected,
        ),
        steer_rows("endif"),
        shares=(_NUMBER + _WORDS,), title="How to mark: an example",
    )  # fmt: skip


def _point_heads(scale: str = "view.scale") -> Iterable[str]:
    head = mark_cell(para("Rolebook Mark Head", "{{ point.label }}"))
    off = mark_cell(para("Rolebook Mark Head", "{{ " + scale + ".off_scale.label }}"), apart=True)
    return [*columns(f"for point in {scale}.points", head), *columns(f"if {scale}.off_scale", off)]


def _promise() -> Iterable[str]:
    q = "view.questionnaire.anonymity"
    mode = (
        "{% if " + q + ".mode == 'named' %}With your name{% elif " + q + ".mode == 'confidential' %}Confidential"
        "{% else %}Anonymous: write no name{% endif %}"
    )
    least = "{% if " + q + ".min_raters > 1 %} · results from {{ " + q + ".min_raters }} forms on{% endif %}"
    comments = (
        "{% if " + q + ".min_raters_for_comments > 1 %} · comments from {{ " + q + ".min_raters_for_comments }} "
        "forms on{% endif %}"
    )
    yield para("Heading 2", "What happens with your answers")
    yield para("Rolebook Small", run(mode + least + comments, bold=True))
    yield from markdown(f"{q}.statement")
    yield steer("if " + q + ".mode != 'named' and " + q + ".min_raters > 1")
    few = "If fewer than {{ " + q + ".min_raters }} people are asked,"
    yield para("Normal", run(few, bold=True), run(" anybody can guess who gave which answer. Ask how many are, first."))
    yield steer("endif")


def _rated(words: str, number: str, name: str, *, always: bool) -> str:
    """A row to rate. `always` says that every row offers what stands beside the scale."""
    shown = "{{ point.value }} {{ point.label }}"
    sign = mark(name + ".{{ point.value }}", shown, CIRCLE)
    off = mark(name + ".off_scale", "{{ view.scale.off_scale.label }}", CIRCLE)
    offered = "view.scale.off_scale" + ("" if always else " and row.item.cannot_judge")
    blank = (
        []
        if always
        else columns(
            "if view.scale.off_scale and not row.item.cannot_judge", mark_cell(para("Rolebook Mark"), apart=True)
        )
    )
    return row(
        middle_cell(number, _NUMBER),
        middle_cell(run(words), _WORDS),
        *columns("for point in view.scale.points", mark_cell(para("Rolebook Mark", sign))),
        *columns(f"if {offered}", mark_cell(para("Rolebook Mark", off), apart=True)),
        *blank,
        height=9,
    )


def _section() -> Iterable[str]:
    yield steer("if section.section.new_page")
    page = para("Heading 1", "{{ section.section.title }}")
    yield page.replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>", 1)
    yield steer("else")
    yield para("Heading 1", "{{ section.section.title }}")
    yield steer("endif")
    for part in markdown("section.section.intro"):
        yield kept(part)
    stem = "{{ view.questionnaire.stem or 'Mark one circle in each row' }}"
    yield table(
        row(head_cell("No."), head_cell(stem), *_point_heads(), head=True),
        steer_rows("for row in section.rows"),
        _rated(
            "{{r row.wording | runs }}", "{{ row.number }}", "{{ row.item.id | truncate(50, True, '') }}", always=False
        ),
        steer_rows("endfor"),
        shares=(_NUMBER, _WORDS),
        title="Items to rate: {{ section.section.title }}",
    )
    yield para("Rolebook Prompt", "Comment on “{{ section.section.title }}”")
    yield from ruled("3")


def _overall() -> Iterable[str]:
    yield steer("if view.questionnaire.overall")
    yield para("Heading 1", "Overall")
    yield table(
        row(head_cell(""), head_cell("Mark one circle"), *_point_heads(), head=True),
        _rated("{{ view.questionnaire.overall }}", "", "overall_rating", always=True),
        shares=(_NUMBER, _WORDS),
        title="Overall rating",
    )
    yield steer("endif")
    yield steer("for question in view.questionnaire.open_questions")
    yield para("Rolebook Prompt", run("{{r question.text | runs }}"))
    yield from ruled("question.lines")
    yield steer("endfor")


def _background() -> Iterable[str]:
    yield steer("if view.questionnaire.background")
    yield para("Heading 1", "About you")
    yield steer("for fact in view.questionnaire.background")
    yield para("Rolebook Prompt", "{{ fact.text }}{% if fact.choices %} (mark one){% endif %}")
    yield steer("for choice in fact.choices")
    name = "background.{{ fact.id | truncate(40, True, '') }}.{{ loop.index }}"
    yield para("Rolebook Tick", mark(name, "{{ choice }}", CIRCLE), TAB, "{{ choice }}")
    yield steer("endfor")
    yield steer("if not fact.choices")
    yield para("Rolebook Line")
    yield steer("endif")
    yield steer("endfor")
    yield steer("endif")


# The worksheet, in the order of the printed one.


def _worksheet() -> Iterable[str]:
    yield para("Rolebook Eyebrow", "Worksheet")
    yield para("Title", "{{ view.worksheet.title }}")
    yield from markdown("view.worksheet.purpose", "Rolebook Statement")
    yield table(
        row(cell("Filled in by"), cell(), height=8), row(cell("Date"), cell(), height=8),
        shares=(1400, 3600), title="About this worksheet", head=False,
    )  # fmt: skip
    yield GAP
    yield from markdown("view.worksheet.instructions")
    yield steer("for block in view.blocks")
    yield steer("set part = block.part")
    yield para("Heading 1", "{{ part.block.title }}")
    for piece in markdown("part.block.guidance"):
        yield kept(piece)
    yield steer("if part.legend")
    yield legend("part.legend.points", "{{ part.legend.title }}", "{{ part.legend.title }}", with_values=True)
    yield GAP
    yield steer("endif")
    yield steer("if part.rate_on and block.prompts")
    yield _places_to_rate()
    yield GAP
    yield steer("endif")
    yield steer("if not part.rate_on")
    yield steer("for place in block.prompts")
    yield para("Rolebook Prompt", *_numbered(), run("{% if part.takes_marks %} (mark one){% endif %}"))
    yield from _choices()
    yield steer("if not part.takes_marks")
    yield from ruled("part.block.lines")
    yield steer("endif")
    yield steer("endfor")
    yield steer("endif")
    yield from _checks()
    yield from _dates()
    yield from _table_to_fill()
    yield steer("if part.points_of")
    yield para("Rolebook Small", "From the library: {{ part.points_of.title }}")
    yield steer("endif")
    yield steer("if part.weighing")
    yield from _weighing()
    yield steer("endif")
    yield steer("endfor")
    yield from _together(_sources())


def _numbered() -> tuple[str, ...]:
    """The words of a place, after the number of a competency."""
    return (run("{% if place.number %}{{ place.number }} {% endif %}"), *_said("place", "place.words"))


def _places_to_rate() -> str:
    name = "{{ block.name }}.{{ place.name | truncate(40, True, '') }}."
    sign = mark(name + "{{ point.value }}", "{{ point.value }} {{ point.label }}", CIRCLE)
    off = mark(name + "off_scale", "{{ part.rate_on.off_scale.label }}", CIRCLE)
    rated = row(
        middle_cell(para("Rolebook Cell", *_numbered()), _NUMBER + _WORDS),
        *columns("for point in part.rate_on.points", mark_cell(para("Rolebook Mark", sign))),
        *columns("if part.rate_on.off_scale", mark_cell(para("Rolebook Mark", off), apart=True)),
        height=9,
    )
    return table(
        row(head_cell("Mark one circle in each row"), *_point_heads("part.rate_on"), head=True),
        steer_rows("for place in block.prompts"),
        kept(rated, "block.has_few_prompts and place != block.prompts[-1]"),
        steer_rows("endfor"),
        shares=(_NUMBER + _WORDS,),
        title="To rate: {{ block.label }}",
    )


def _choices() -> Iterable[str]:
    yield steer("for choice in part.block.choices")
    name = "{{ block.name }}.{{ place.name | truncate(40, True, '') }}.{{ loop.index }}"
    yield kept(para("Rolebook Tick", mark(name, "{{ choice }}", CIRCLE), TAB, "{{ choice }}"), "not loop.last")
    yield steer("endfor")


def _dates() -> Iterable[str]:
    """What there is a day for, and room to write it."""
    words = para("Rolebook Cell", *_said("place", "place.words"))
    line = row(middle_cell(words, _FOR), middle_cell("", WHOLE - _FOR), height=9)
    yield steer("if block.dates")
    yield GAP
    yield table(
        row(head_cell("For"), head_cell("Date"), head=True),
        steer_rows("for place in block.dates"),
        kept(line, "place != block.dates[-1]"),
        steer_rows("endfor"),
        shares=(_FOR, WHOLE - _FOR),
        title="Dates: {{ block.label }}",
    )
    yield GAP
    yield steer("endif")


def _checks() -> Iterable[str]:
    yield steer("if block.prompts and block.checks")
    yield GAP
    yield steer("endif")
    yield steer("for place in block.checks")
    name = "{{ block.name }}.{{ place.name | truncate(50, True, '') }}"
    yield para("Rolebook Tick", mark(name, "{{ place.label }}"), TAB, *_numbered())
    yield steer("endfor")


def _said(place: str, words: str) -> tuple[str, str]:
    """The words of a place: a title as it stands, anything else as Markdown."""
    title = "{% if " + place + ".is_title %}{{ " + words + " }}{% endif %}"
    return run(title), run("{{r ('' if " + place + ".is_title else " + words + ") | runs }}")


def _table_to_fill() -> Iterable[str]:
    # Why a least share: the heads of narrow columns have cell margins beside them here.
    share = "{{ [column.share, 9] | max * 50 }}"
    number = run("{% if loop.first and row.number %}{{ row.number }} {% endif %}")
    words = para("Rolebook Cell", number, *_said("row", "(row.words if loop.first else '')"))
    line = row(*columns("for column in block.columns", wide_cell(words, share)))
    tall = '<w:trHeight w:val="{{ 1020 if block.has_words else 567 }}" w:hRule="atLeast"/></w:trPr>'
    yield steer("if block.columns")
    yield table(
        row(*columns("for column in block.columns", head_cell("{{ column.title }}", share)), head=True),
        steer_rows("for row in block.rows"),
        kept(line.replace("</w:trPr>", tall, 1), "block.is_short and row != block.rows[-1]"),
        steer_rows("endfor"),
        shares=[WHOLE],
        title="{{ block.label }}",
        boxed=True,
    )
    yield steer("endif")


def _weighing() -> Iterable[str]:
    yield steer("set weighing = part.weighing")
    yield legend("weighing.scale.points | reverse", "What the scores mean", "Score", with_values=True)
    yield GAP
    yield para(
        "Normal",
        "Give each letter a score in each row. Multiply each score by its weight, add up and divide by 100: that is "
        "the weighted score. {{ weighing.high_from }} or more counts as high.",
    )
    yield steer("for axis in (weighing.across, weighing.upwards)")
    yield steer("for letters in block.options")
    several = "{% if block.options | length > 1 %} ({{ letters[0] }} to {{ letters[-1] }}){% endif %}"
    yield para("Heading 2", "{{ axis.title }}" + several)
    yield _scores()
    yield steer("endfor")
    yield steer("endfor")
    yield from _plane()
    yield from _results()


def _scores() -> str:
    letter = columns("for letter in letters", wide_cell(para("Rolebook Cell"), str(_LETTER)))
    guidance = (
        steer("if criterion.guidance"), para("Rolebook Small", run("{{r criterion.guidance | runs }}")), steer("endif"),
    )  # fmt: skip
    return table(
        row(head_cell("Criterion"), head_cell("Weight", right=True),
            *columns("for letter in letters", head_cell("{{ letter }}", str(_LETTER))), head=True),
        steer_rows("for criterion in axis.criteria"),
        row(cell(para("Rolebook Cell", run("{{ criterion.title }}", bold=True)), *guidance),
            cell("{{ criterion.weight }} %", right=True), *letter, height=9),
        steer_rows("endfor"),
        row(cell(run("Weighted score", bold=True)), cell("100 %", right=True), *letter, height=9),
        shares=(_CRITERION, _WEIGHT), title="Scores: {{ axis.title }}", boxed=True,
    )  # fmt: skip


def _plane() -> Iterable[str]:
    """The four quadrants as they lie, each with its advice and room for letters."""
    advice = (
        para("Rolebook Cell", run("{{ quadrant.title }}", bold=True)),
        para("Rolebook Small", run("{{r quadrant.advice | runs }}")),
    )
    quarters = columns("for quadrant in pair", wide_cell("".join(advice), "2000"))
    side = "{% if loop.first %}high{% else %}low{% endif %}"
    yield para("Heading 2", "Where each lands")
    yield kept(para("Normal", "Write each letter into the quadrant where its two weighted scores meet."))
    yield table(
        row(head_cell(""), *(head_cell("{{ weighing.across.title }}: " + end) for end in ("low", "high")), head=True),
        steer_rows("for pair in weighing.plane"),
        kept(row(cell(run("{{ weighing.upwards.title }}: " + side, bold=True)), *quarters, height=38),
             "pair == weighing.plane[0]"),
        steer_rows("endfor"),
        shares=(1000, 2000, 2000), title="Where each lands", boxed=True,
    )  # fmt: skip


def _results() -> Iterable[str]:
    heads = ("Letter", "What it stands for", "{{ weighing.across.title }}", "{{ weighing.upwards.title }}", "Lands in")
    short = "block.options | length == 1 and not loop.last"
    yield para("Heading 2", "Results")
    yield table(
        row(*(head_cell(head) for head in heads), head=True),
        steer_rows("for letters in block.options"),
        steer_rows("for letter in letters"),
        kept(row(cell(run("{{ letter }}", bold=True)), cell(), cell(), cell(), cell(), height=9), short),
        steer_rows("endfor"),
        steer_rows("endfor"),
        shares=(450, 1600, 750, 750, 1450), title="Results", boxed=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()

"""Writes site_templates/word/guide.docx, from which interview guides are made as Word documents.

Run it after a change here, and commit both: `python tools/guide_word_template.py`. It takes the looks of handbook.docx.
Whoever wants another look or other words changes a copy in Word instead; the manual says how.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import word_template as handbook
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

TARGET = handbook.TARGET.with_name("guide.docx")
SPACES = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
WHOLE = 5000
"""The width of the page between the margins, in the fiftieths of a percent that Word counts in."""
SQUARE, CIRCLE = ("☐", "2610", "2612"), ("○", "25CB", "25CF")
"""What stands there to be ticked: as a sign, and the codes of the sign without and with a mark."""
SIGNS = "Segoe UI Symbol"


def main() -> None:
    """Write the file."""
    document = Document(str(handbook.TARGET))
    _set_styles(document)
    _set_page(document)
    names = {style.name: style.style_id for style in document.styles}
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    for xml in _guide():
        for name, id_ in names.items():
            xml = xml.replace(f'w:val="={name}"', f'w:val="{id_}"')  # noqa: PLW2901
        body[-1].addprevious(parse_xml(xml.replace(">", f" {SPACES}>", 1)))
    handbook._set_properties(document)
    TARGET.write_bytes(handbook._packed(document))


def _set_styles(document: WordDocument) -> None:
    for name, size, before, after in (("Title", 28, 0, 6), ("Heading 1", 18, 0, 4), ("Heading 2", 11.5, 9, 3)):
        style = document.styles[name]
        style.font.size = Pt(size)
        handbook._space(style, before, after)
    handbook._space(document.styles["Rolebook Statement"], 0, 5)
    question = handbook._added(document, "Rolebook Question", handbook.SERIF, 17, handbook.INK)
    handbook._space(question, 2, 6)
    eyebrow = handbook._added(document, "Rolebook Eyebrow", handbook.SANS, 9.5, handbook.ACCENT, bold=True)
    handbook._space(eyebrow, 0, 2)
    handbook._space(handbook._added(document, "Rolebook Small", handbook.SANS, 9, handbook.SOFT), 3, 3)
    cell = document.styles.add_style("Rolebook Cell", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style, cell.quick_style, cell.font.size = document.styles["Normal"], True, Pt(9.5)
    handbook._space(cell, 0.5, 0.5)
    gap = handbook._added(document, "Rolebook Gap", handbook.SANS, 4, handbook.INK)
    gap.paragraph_format.line_spacing = Pt(7)
    handbook._space(gap, 0, 0)
    tick = handbook._added(document, "Rolebook Tick", handbook.SANS, 10, handbook.INK)
    tick.paragraph_format.left_indent, tick.paragraph_format.first_line_indent = Mm(6.5), Mm(-6.5)
    tick.paragraph_format.tab_stops.add_tab_stop(Mm(6.5))
    handbook._space(tick, 0, 2)
    bullet = handbook._added(document, "Rolebook Cell Bullet", handbook.SANS, 9.5, handbook.INK)
    bullet.base_style = document.styles["List Bullet"]
    handbook._space(bullet, 0, 1)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = False
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for line in (head, foot):
        for child in list(line._p):
            if not child.tag.endswith("}pPr"):
                line._p.remove(child)
        line.paragraph_format.tab_stops.clear_all()
        line.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    head.add_run("{{ view.plan.title }}\tCandidate: {{ view.particulars.candidate or '____________________' }}")
    foot.add_run("{{ view.id }} · {{ view.edition.title }} {{ view.edition.version }}")
    foot.add_run("{% if view.readers %} · {{ view.readers }}{% endif %}\tPage ")
    handbook._field(foot, "PAGE", "1")
    foot.add_run(" of ")
    handbook._field(foot, "NUMPAGES", "1")


# Pieces of Word's XML (ISO 29500-1). A style is named as `=Name` until its id is known.


def run(text: str, *, bold: bool = False) -> str:
    """Text inside a paragraph; what stands in double braces is filled in."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def para(style: str, *runs: str, right: bool = False) -> str:
    """A paragraph."""
    side = '<w:jc w:val="right"/>' if right else ""
    inside = "".join(part if part.startswith("<") else run(part) for part in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="={style}"/>{side}</w:pPr>{inside}</w:p>'


def steer(command: str) -> str:
    """A command of the template that stands in a paragraph of its own, which vanishes."""
    return f"<w:p>{run('{%p ' + command + ' %}')}</w:p>"


def mark(name: str, title: str, sign: tuple[str, str, str] = SQUARE) -> str:
    """A box or a circle that people tick in Word: a content control. `name` is its tag, `title` what is read out."""
    shown, off, on = sign
    font = f'<w:rPr><w:rFonts w:ascii="{SIGNS}" w:hAnsi="{SIGNS}" w:eastAsia="{SIGNS}" w:cs="{SIGNS}"/></w:rPr>'
    states = (
        f'<w14:checkedState w14:val="{on}" w14:font="{SIGNS}"/><w14:uncheckedState w14:val="{off}" w14:font="{SIGNS}"/>'
    )
    box = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    about = f'<w:sdtPr><w:alias w:val="{escape(_short(title))}"/><w:tag w:val="{escape(name)}"/>{box}</w:sdtPr>'
    return f"<w:sdt>{about}<w:sdtContent><w:r>{font}<w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"


def _short(title: str) -> str:
    """Word allows the title of a content control 64 characters."""
    return title.replace(" }}", " | string | truncate(60) }}") if "{{" in title else title[:64]


UNMEASURED = "<w:tcPr/>"
"""Stands for the width of a cell until its table gives it one."""
TAB = "<w:r><w:tab/></w:r>"


def markdown(text: str, style: str = "Normal", bullet: str = "List Bullet") -> Iterable[str]:
    """Text of several paragraphs and lists."""
    yield steer(f"for block in {text} | blocks")
    yield steer("if block.is_item")
    yield para(bullet, run("{{r block.runs }}"))
    yield steer("else")
    yield para(style, run("{{r block.runs }}"))
    yield steer("endif")
    yield steer("endfor")


def bullets(items: str, style: str = "List Bullet") -> Iterable[str]:
    """A list, each item a line of Markdown."""
    yield steer(f"for item in {items}")
    yield para(style, run("{{r item | runs }}"))
    yield steer("endfor")


def cell(*content: str, right: bool = False) -> str:
    """A cell; text becomes a paragraph."""
    inside = "".join(
        part if part.startswith(("<w:p>", "<w:p ")) else para("Rolebook Cell", part, right=right) for part in content
    )
    return f"<w:tc>{UNMEASURED}{inside or para('Rolebook Cell')}</w:tc>"


def row(*cells: str, head: bool = False, height: float = 0) -> str:
    """A row; `height` is the least it has, in millimetres. A head comes again on each page."""
    tall = f'<w:trHeight w:val="{round(height * 56.7)}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def steer_rows(command: str) -> str:
    """A command of the template that stands in a row of its own, which vanishes."""
    return f"<w:tr><w:tc><w:p>{run('{%tr ' + command + ' %}')}</w:p></w:tc></w:tr>"


def table(*rows: str, shares: Sequence[int], title: str, head: bool = True, boxed: bool = False) -> str:
    """A table. `title` is what is read out.

    `shares` say how its columns share the width; columns that come several times or not at all count once.
    """
    look = ("0620", 1, 0) if head else ("0680", 0, 1)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{handbook.LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblStyle w:val="=Rolebook Table"/><w:tblW w:w="{WHOLE}" w:type="pct"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if boxed else "")
        + '<w:tblLayout w:type="fixed"/>'
        + ('<w:tblCellMar><w:left w:w="90" w:type="dxa"/></w:tblCellMar>' if boxed else "")
        + f'<w:tblLook w:val="{look[0]}" w:firstRow="{look[1]}" w:firstColumn="{look[2]}"'
        f' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{round(share / WHOLE * 9638)}"/>' for share in shares)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(_measured(row, shares) for row in rows)}</w:tbl>"


GAP = para("Rolebook Gap")
"""Two tables that touch would become one."""


def _measured(row: str, shares: Sequence[int]) -> str:
    for share in shares:
        row = row.replace(UNMEASURED, f'<w:tcPr><w:tcW w:w="{share}" w:type="pct"/></w:tcPr>', 1)
    return row


CANDIDATE = ("Candidate, or candidate code", "{{ view.particulars.candidate }}")


def fields(title: str, *labels: str | tuple[str, str], height: float = 8) -> str:
    """A table of things to fill in: what, and room for it, which may hold something already."""
    pairs = [(label, "") if isinstance(label, str) else label for label in labels]
    rows = (row(cell(label), cell(value), height=height) for label, value in pairs)
    return table(*rows, shares=(1700, 3300), title=title, head=False)


def tick(name: str, words: str) -> str:
    """A sentence to tick."""
    return para("Rolebook Tick", mark(name, words), TAB, words)


def columns(command: str, *cells: str) -> Sequence[str]:
    """Cells for which a command of the template holds."""
    start, end = command, "endif" if command.startswith("if") else "endfor"
    return [steer_columns(start), *cells, steer_columns(end)]


def steer_columns(command: str) -> str:
    """A command of the template that stands in a cell of its own, which vanishes."""
    return f"<w:tc><w:p>{run('{%tc ' + command + ' %}')}</w:p></w:tc>"


def if_panel(text: str) -> Sequence[str]:
    """A cell that is there where people share the questions."""
    return columns("if view.members", cell(text))


def if_answers(*cells: str) -> Sequence[str]:
    """Cells for those who may know how answers are judged."""
    return columns("if view.has_answers", *cells)


# The guide, sheet by sheet, in the order of the printed one.


def _guide() -> Iterable[str]:
    yield from _cover()
    yield from _briefing()
    yield from _run_sheet()
    yield steer("for sheet in view.sheets")
    yield from _question()
    yield steer("endfor")
    yield from _reserves()
    yield para("Heading 1", "The candidate’s questions")
    yield para("Rolebook Small", "What the candidate asked, and what you promised to find out.")
    yield table(row(cell(), height=150), shares=[WHOLE], title="The candidate’s questions", head=False, boxed=True)
    yield from _score_sheet()
    yield from _consensus_sheet()
    yield from _comparison()
    yield from _sources()
    yield from _hand_outs()
    yield steer("if view.calibrations")
    yield from _calibration()
    yield steer("endif")


def _cover() -> Iterable[str]:
    yield para("Rolebook Eyebrow", "Interview guide{% if view.interview.form == 'B' %} · form B{% endif %}")
    yield para("Title", "{{ view.plan.title }}")
    yield from markdown("view.plan.situation", "Rolebook Statement")
    yield para(
        "Normal", run("Role: ", bold=True), "{{ view.plan.role }}. ", run("Time: ", bold=True),
        "{{ view.interview.minutes }} minutes.{% if view.plan.stage %} ",
        run("Stage: ", bold=True), "{{ view.plan.stage }}.{% endif %}",
    )  # fmt: skip
    yield para("Heading 2", "Candidate and panel")
    date = "{% if view.particulars.date %}{{ view.particulars.date | day }}{% endif %}"
    pairs = (
        (*CANDIDATE, "Date", date),
        ("Interviewer", "", "Start and end", ""),
        ("Others on the panel, with their part", "", "Place or link", ""),
        ("Language of the interview", "", "Keep until (confidential once filled in)", ""),
    )
    yield table(
        *(
            row(cell(one), cell(first), cell(run(other, bold=True)), cell(second), height=9)
            for one, first, other, second in pairs
        ),
        shares=(1050, 1450, 1050, 1450),
        title="Candidate and panel",
        head=False,
        boxed=True,
    )
    yield GAP
    yield tick("adjustments", "Adjustments were offered and agreed. Details are kept elsewhere.")
    yield tick("no_ties", "I have no personal or business tie to the candidate, or I have declared it.")
    yield tick("pay_range", "The candidate knows the pay range, where this interview is about pay at all.")
    yield from _covered()
    for note in ("coverage_note", "retention_note"):
        yield from markdown(f"view.plan.{note}", "Rolebook Small")


def _covered() -> Iterable[str]:
    yield para("Heading 2", "What this interview covers")
    yield table(
        row(cell("Competency"), cell("Question"), *if_panel("Asked by"), cell("Minutes", right=True), head=True),
        steer_rows("for row in view.covered"),
        row(cell("{{ row.competency.title }}"), cell("{{ row.codes | join(', ') }}"),
            *if_panel("{{ row.asked_by | join(', ') }}"), cell("{{ row.minutes or '' }}", right=True)),
        steer_rows("endfor"),
        shares=(2400, 800, 1100, 700), title="What this interview covers",
    )  # fmt: skip
    yield steer("for member in view.members")
    asks = "{{ member.codes | join(', ') }} ({{ member.minutes }} minutes)"
    part = "{% if member.codes %}asks " + asks + "{% else %}asks nothing and takes notes{% endif %}"
    yield para("Rolebook Small", "{{ member.name }} " + part + ".")
    yield steer("endfor")
    yield steer("if view.left_out")
    yield para("Heading 2", "Not asked about")
    yield steer("for row in view.left_out")
    left = "{{ row.left }} {% if row.left == 1 %}is{% else %}are{% endif %} left."
    needs = "its shortest question takes {{ row.needs }} minutes, and " + left
    nothing = "the framework has no question about it for this situation."
    yield para(
        "List Bullet", "{{ row.competency.title }}: {% if row.needs %}" + needs + "{% else %}" + nothing + "{% endif %}"
    )
    yield steer("endfor")
    yield steer("endif")
    yield steer("if view.shared")
    codes = "{{ view.shared | map(attribute='code') | join(', ') }}."
    yield para(
        "Rolebook Small",
        "Form A asks {% if view.shared | length == 1 %}this question{% else %}these questions{% endif %} too, because "
        "there is no other of the same kind and length: " + codes,
    )
    yield steer("endif")


def _briefing() -> Iterable[str]:
    yield para("Heading 1", "Before you start")
    yield from markdown("view.plan.purpose")
    yield from bullets("view.plan.briefing")
    yield steer("if view.plan.do_not_ask")
    yield para("Heading 2", "Do not ask")
    yield table(
        row(cell(*bullets("view.plan.do_not_ask", "Rolebook Cell Bullet"))),
        shares=[WHOLE], title="Do not ask", head=False, boxed=True,
    )  # fmt: skip
    yield steer("endif")
    yield para("Heading 2", "The scale: {{ view.scale.title }}")
    yield table(
        row(cell("Rating"), cell("Means"), head=True),
        steer_rows("for point in view.scale.points | reverse"),
        row(cell(run("{{ point.value }} {{ point.label }}", bold=True)), cell(run("{{r point.definition | runs }}"))),
        steer_rows("endfor"),
        steer_rows("if view.scale.off_scale"),
        row(cell(run("{{ view.scale.off_scale.label }}", bold=True)),
            cell(run("{{r view.scale.off_scale.definition | runs }}"))),
        steer_rows("endif"),
        shares=(1500, 3500), title="The rating scale",
    )  # fmt: skip
    for note in ("jurisdiction_note", "disclaimer"):
        yield from markdown(f"view.plan.{note}", "Rolebook Small")


def _run_sheet() -> Iterable[str]:
    def line(minute: str, part: Sequence[str], minutes: str, person: str = "") -> str:
        words = cell(para("Rolebook Cell", *part))
        return row(cell(minute, right=True), cell(), words, *if_panel(person), cell(minutes, right=True), height=7)

    asked = (run("{{ sheet.code }} ", bold=True), "{{ sheet.competency.title }}: {{ sheet.question.title }}")
    head = (cell("Minute", right=True), cell("Clock"), cell("Part"), *if_panel("Asked by"), cell("Minutes", right=True))
    yield para("Heading 1", "Run sheet")
    yield table(
        row(*head, head=True),
        line("0", ["Opening"], "{{ view.plan.timing.opening }}"),
        steer_rows("for sheet in view.sheets"),
        line("{{ sheet.starts }}", asked, "{{ sheet.minutes }}", "{{ sheet.asked_by }}"),
        steer_rows("endfor"),
        line("{{ view.candidate_questions_start }}", ["The candidate’s questions"],
             "{{ view.plan.timing.candidate_questions }}"),
        line("{{ view.closing_start }}", ["Closing"], "{{ view.plan.timing.closing }}"),
        steer_rows("if view.spare_minutes"),
        line("{{ view.ends }}", ["In hand"], "{{ view.spare_minutes }}"),
        steer_rows("endif"),
        line("{{ view.interview.minutes }}", [run("End", bold=True)], "{{ view.interview.minutes }}"),
        shares=(640, 640, 2120, 950, 650), title="Run sheet",
    )  # fmt: skip
    for title, words in (("To open", "opening"), ("To close", "closing")):
        yield para("Heading 2", title)
        yield from markdown(f"view.plan.{words}", "Rolebook Statement")


def _question() -> Iterable[str]:
    yield para("Heading 1", "Question {{ sheet.code }}: {{ sheet.competency.title }}")
    yield para(
        "Rolebook Small", run("Minute {{ sheet.starts }} to {{ sheet.ends }}", bold=True),
        "{% if sheet.asked_by %} · {{ sheet.asked_by }}{% endif %}",
        "{% if sheet.competency.definition %} · {% endif %}", run("{{r sheet.competency.definition | runs }}"),
    )  # fmt: skip
    yield para("Rolebook Question", run("{{r sheet.question.text | runs }}"))
    yield steer("if sheet.question.interviewer_only")
    yield para("Rolebook Small", "Do not ask this. Answer it yourself from what you observed.")
    yield steer("endif")
    yield steer("if sheet.question.material")
    hand_over = "the hand-out for question {{ sheet.code }}; it stands near the end of this guide."
    yield para("Rolebook Small", run("Hand over ", bold=True), hand_over)
    yield steer("endif")
    yield steer("if sheet.probes")
    yield para("Heading 2", "Probes (ask what you need)")
    yield steer("for probe in sheet.probes")
    yield para(
        "Rolebook Tick", mark("{{ sheet.name }}.probe{{ loop.index }}", "{{ probe.text }}"), TAB,
        run("{{r probe.text | runs }}"), run(" ({{ probe.part }})"),
    )  # fmt: skip
    yield steer("endfor")
    yield steer("endif")
    yield from _answers()
    yield para("Heading 2", "Notes: what was said (the candidate may ask to see them)")
    tall = '<w:trPr><w:trHeight w:val="{{ notes_height }}" w:hRule="atLeast"/></w:trPr>'
    yield table(
        f"<w:tr>{tall}{cell()}</w:tr>",
        shares=[WHOLE], title="Notes on question {{ sheet.code }}", head=False, boxed=True,
    )  # fmt: skip
    yield GAP
    yield _anchors()
    yield fields("Reason for the rating of question {{ sheet.code }}", "Because", height=10)


def _answers() -> Iterable[str]:
    def listed(items: str) -> str:
        # Why: a cell without a paragraph is none, so an empty list leaves a blank one.
        empty = (steer(f"if not {items}"), para("Rolebook Cell"), steer("endif"))
        return cell(*bullets(items, "Rolebook Cell Bullet"), *empty)

    yield steer("if sheet.question.look_for or sheet.question.warning_signs")
    yield table(
        row(cell("Look for"), cell("Warning signs"), head=True),
        row(listed("sheet.question.look_for"), listed("sheet.question.warning_signs")),
        shares=(2500, 2500), title="How to judge answers to question {{ sheet.code }}",
    )  # fmt: skip
    yield steer("endif")


def _anchors() -> str:
    def line(value: str, label: str, anchor: str) -> str:
        sign = mark("{{ sheet.name }}.rating." + value, label, CIRCLE)
        return row(cell(para("Rolebook Cell", sign)), cell(run(label, bold=True)), cell(anchor))

    label = "{{ line.point.value }} {{ line.point.label }}"
    contains = "{% if sheet.question.anchors %}What the answer contains{% endif %}"
    return table(
        row(cell("Mark"), cell("Rating (mark one)"), cell(contains), head=True),
        steer_rows("for line in sheet.points"),
        line("{{ line.point.value }}", label, run("{{r line.anchor | runs }}")),
        steer_rows("endfor"),
        steer_rows("if view.scale.off_scale"),
        line("off_scale", "{{ view.scale.off_scale.label }}", ""),
        steer_rows("endif"),
        shares=(400, 1250, 3350),
        title="Rating of question {{ sheet.code }}",
    )


def _reserves() -> Iterable[str]:
    yield steer("if view.reserves")
    yield para("Heading 1", "Reserve questions")
    yield para(
        "Normal",
        "Use one only if the candidate has not had the experience that the question asks for. Tick it, and take notes "
        "and rate on the sheet of the question it replaces.",
    )
    yield steer("for sheet in view.reserves")
    yield para("Heading 2", "{{ sheet.code }}: {{ sheet.competency.title }}")
    used = mark("{{ sheet.name }}.used", "Used")
    yield para("Rolebook Statement", used, run(" "), run("{{r sheet.question.text | runs }}"))
    yield steer("if sheet.question.material")
    yield para("Rolebook Small", run("Hand over ", bold=True), "the hand-out for question {{ sheet.code }}.")
    yield steer("endif")
    yield steer("if sheet.question.anchors")
    yield table(
        row(cell("Rating"), cell("What the answer contains"), head=True),
        steer_rows("for line in sheet.points if line.anchor"),
        row(cell(run("{{ line.point.value }} {{ line.point.label }}", bold=True)),
            cell(run("{{r line.anchor | runs }}"))),
        steer_rows("endfor"),
        shares=(1250, 3750), title="What answers to reserve question {{ sheet.code }} contain",
    )  # fmt: skip
    yield steer("endif")
    yield steer("endfor")
    yield steer("endif")


def _score_sheet() -> Iterable[str]:
    def line(title: str, codes: str, must_have: str, weight: str, *rest: str, head: bool = False) -> str:
        judged = if_answers(cell(must_have), cell(weight, right=True))
        cells = (cell(title), cell(codes), *judged, *(cell(text) for text in rest or ("", "")))
        return row(*cells, head=head, height=0 if head else 8.5)

    needed = "{% if row.planned.must_have %}must have{% endif %}"
    least = "{% if row.planned.minimum %} at least {{ row.planned.minimum }}{% endif %}"
    product = "{% if view.has_answers %}Weight × rating{% endif %}"
    yield para("Heading 1", "Score sheet: {{ view.plan.title }}")
    yield para("Rolebook Eyebrow", "One for each interviewer. Complete it before you talk to the others.")
    yield fields("Who rates whom", CANDIDATE, "Interviewer", height=7)
    yield GAP
    yield table(
        line("Competency", "Question", "Must have", "Weight", "Rating", product, head=True),
        steer_rows("for row in view.covered"),
        line("{{ row.competency.title }}", "{{ row.codes | join(', ') }}", needed + least, "{{ row.planned.weight }}"),
        steer_rows("endfor"),
        line(run("Total", bold=True), "", "", ""),
        shares=(1600, 650, 900, 500, 600, 750),
        title="Ratings",
        boxed=True,
    )
    yield steer("if view.has_answers")
    yield steer("for row in view.covered if row.planned.weight_reason")
    counts = "{{ row.competency.title }} counts {{ row.planned.weight }}: "
    yield para("Rolebook Small", counts, run("{{r row.planned.weight_reason | runs }}"))
    yield steer("endfor")
    passes = "A candidate passes with {{ view.plan.pass_mark }} % of the highest total."
    yield para(
        "Rolebook Small",
        "A candidate with the lowest rating in a must-have is not recommended, whatever the total. Leave out what was "
        "not assessed. To compare candidates, divide each total by the sum of the weights that were rated."
        "{% if view.plan.pass_mark %} " + passes + "{% endif %}",
    )
    yield steer("endif")
    yield GAP
    yield fields("What to take along", "Strengths", "Concerns", "What to ask next", height=13)
    yield steer("if view.plan.recommendations")
    yield para("Heading 2", "Recommendation (mark one)")
    yield steer("for recommendation in view.plan.recommendations")
    yield para("Rolebook Tick", mark("recommendation", "{{ recommendation }}", CIRCLE), TAB, "{{ recommendation }}")
    yield steer("endfor")
    yield steer("endif")
    yield GAP
    yield tick("before_others", "I completed this sheet before talking to the other interviewers.")
    yield fields("Signature", "Signature", "Date and time")


def _consensus_sheet() -> Iterable[str]:
    discuss = mark("consensus.{{ row.competency.id | truncate(44, True, '') }}.discuss", "Discuss")
    yield para("Heading 1", "Consensus sheet: {{ view.plan.title }}")
    yield para(
        "Rolebook Eyebrow", "One for each candidate. Independent ratings first, then discuss, even if all agree."
    )
    yield fields("Whom the panel rates", CANDIDATE, "Chair", height=7)
    yield GAP
    yield table(
        row(cell("Competency"), *columns("for letter in view.raters", cell("{{ letter }}")), cell("Spread"),
            cell("Discuss if above {{ view.plan.consensus_threshold }}"), cell("Agreed"), cell("Reason"), head=True),
        steer_rows("for row in view.covered"),
        row(cell("{{ row.competency.title }}{% if row.planned.must_have %} (must have){% endif %}"),
            *columns("for letter in view.raters", cell()), cell(), cell(para("Rolebook Cell", discuss)), cell(), cell(),
            height=11),
        steer_rows("endfor"),
        shares=(1250, 350, 500, 650, 550, 1700), title="Ratings of the panel", boxed=True,
    )  # fmt: skip
    yield para("Rolebook Small", "Spread is the highest rating less the lowest.")
    people = "{% if loop.index <= view.members | length %}{{ view.members[loop.index0].name }}{% endif %}"
    yield para("Heading 2", "Who is who")
    yield table(
        steer_rows("for letter in view.raters"),
        row(cell("{{ letter }}"), cell(people), height=7),
        steer_rows("endfor"),
        shares=(400, 4600),
        title="Who is who",
        head=False,
    )
    yield GAP
    yield fields("How the panel ended", "Anyone who disagrees, and why", "Signature of the chair", "Date", height=10)


def _comparison() -> Iterable[str]:
    needed = "{% if row.planned.must_have %} (must have{% if row.planned.minimum %}, at least {{ row.planned.minimum }}"
    weight = if_answers(cell("Weight", right=True))
    blank = [cell() for _ in range(5)]
    yield para("Heading 1", "Comparison of candidates: {{ view.plan.title }}")
    yield para("Rolebook Eyebrow", "Once each candidate has a consensus sheet")
    yield para(
        "Rolebook Small",
        "Copy the agreed ratings. Compare must-haves first, then where candidates differ. A point or two in the total "
        "decides nothing.",
    )
    yield table(
        row(cell("Competency"), *weight, *(cell(f"Candidate {number}") for number in range(1, 5)),
            cell("What tells them apart"), head=True),
        steer_rows("for row in view.covered"),
        row(cell("{{ row.competency.title }}" + needed + "{% endif %}){% endif %}"),
            *if_answers(cell("{{ row.planned.weight }}", right=True)), *blank, height=11),
        steer_rows("endfor"),
        row(cell(run("Total", bold=True)), *if_answers(cell()), *blank, height=9),
        shares=(1200, 420, 620, 620, 620, 620, 900), title="Comparison of candidates", boxed=True,
    )  # fmt: skip
    yield GAP
    yield fields("The decision", "Decision, and the reasons for it", "Signature of the chair", "Date", height=12)


def _sources() -> Iterable[str]:
    yield para("Heading 1", "Sources and version")
    edition = "{{ view.edition.title }}, version {{ view.edition.version }} of {{ view.edition.released | day }}."
    yield para("Normal", edition)
    yield steer("for source in view.sources")
    yield para(
        "List Bullet",
        "{{ source.title }}{% if source.author %}, {{ source.author }}{% endif %}"
        "{% if source.publisher and source.publisher != source.author %}, {{ source.publisher }}{% endif %}"
        "{% if source.published %}, {{ source.published }}{% endif %}. Licence: {{ source.licence }}.",
    )
    yield steer("endfor")


def _hand_outs() -> Iterable[str]:
    yield steer("for sheet in view.sheets + view.reserves if sheet.question.material")
    yield para("Heading 1", "Hand-out for question {{ sheet.code }}")
    yield para("Rolebook Eyebrow", "For the candidate")
    yield from markdown("sheet.question.material", "Rolebook Statement")
    yield steer("endfor")


def _calibration() -> Iterable[str]:
    code = "{{ calibration.sheet.code }}"
    yield steer("for calibration in view.calibrations")
    yield para("Heading 1", f"Rate these answers to question {code}")
    yield para("Rolebook Eyebrow", "Practice for interviewers, before the first interview")
    yield para("Rolebook Statement", run("{{r calibration.sheet.question.text | runs }}"))
    yield para(
        "Rolebook Small",
        f"Read each answer, rate it by yourself with the descriptions on the sheet of question {code}, and write down "
        "why. Then compare with the others, and with the key at the end of this guide.",
    )
    yield steer("for row in calibration.samples")
    yield para("Heading 2", "Answer {{ row.letter }}")
    yield from markdown("row.sample.answer")
    yield fields(f"Your rating of answer {{{{ row.letter }}}} to question {code}", "My rating", "Because")
    yield GAP
    yield steer("endfor")
    yield steer("endfor")
    yield para("Heading 1", "Key to the practice answers")
    yield para("Rolebook Eyebrow", "Look at this page after you have rated")
    yield steer("for calibration in view.calibrations")
    yield para("Heading 2", f"Question {code}: {{{{ calibration.sheet.question.title }}}}")
    yield table(
        row(cell("Answer"), cell("Rating"), cell("Why"), head=True),
        steer_rows("for row in calibration.samples"),
        row(cell("{{ row.letter }}"), cell(run("{{ row.sample.rating }}", bold=True)),
            cell(run("{{r row.sample.reason | runs }}"))),
        steer_rows("endfor"),
        shares=(500, 500, 4000), title=f"Key to the answers to question {code}",
    )  # fmt: skip
    yield steer("endfor")
    apart = "If two of you lie more than {{ view.plan.consensus_threshold }} apart, find the words in the answer that "
    yield para("Rolebook Small", apart + "each of you went by, and read the descriptions again together.")


if __name__ == "__main__":
    main()

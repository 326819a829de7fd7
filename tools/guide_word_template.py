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
    handbook._space(handbook._added(document, "Rolebook Cell", handbook.SANS, 9.5, handbook.INK), 0.5, 0.5)
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
    head.add_run("{{ view.plan.title }}\tCandidate: ")
    foot.add_run("{{ view.plan.id }} · {{ view.edition.title }} {{ view.edition.version }}")
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


def cell(*content: str, share: int = 0, right: bool = False) -> str:
    """A cell; text becomes a paragraph."""
    width = f'<w:tcPr><w:tcW w:w="{share}" w:type="pct"/></w:tcPr>' if share else "<w:tcPr/>"
    inside = "".join(
        part if part.startswith(("<w:p>", "<w:p ")) else para("Rolebook Cell", part, right=right) for part in content
    )
    return f"<w:tc>{width}{inside or para('Rolebook Cell')}</w:tc>"


def row(*cells: str, head: bool = False, height: float = 0) -> str:
    """A row; `height` is the least it has, in millimetres. A head comes again on each page."""
    tall = f'<w:trHeight w:val="{round(height * 56.7)}" w:hRule="atLeast"/>' if height else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def steer_rows(command: str) -> str:
    """A command of the template that stands in a row of its own, which vanishes."""
    return f"<w:tr><w:tc><w:tcPr/><w:p>{run('{%tr ' + command + ' %}')}</w:p></w:tc></w:tr>"


def table(*rows: str, shares: Sequence[int], title: str, head: bool = True, boxed: bool = False) -> str:
    """A table. `shares` are the widths of its columns, of WHOLE; `title` is what is read out."""
    look = ("0620", 1, 0) if head else ("0680", 0, 1)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{handbook.LINE}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    properties = (
        f'<w:tblPr><w:tblStyle w:val="=Rolebook Table"/><w:tblW w:w="{WHOLE}" w:type="pct"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if boxed else "")
        + f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{look[0]}" w:firstRow="{look[1]}" w:firstColumn="{look[2]}"'
        f' w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
    )
    grid = "".join(f'<w:gridCol w:w="{round(share / WHOLE * 9638)}"/>' for share in shares)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


GAP = para("Rolebook Gap")
"""Two tables that touch would become one."""


def fields(title: str, *labels: str, height: float = 8) -> str:
    """A table of things to fill in: what, and room for it."""
    rows = (row(cell(label, share=1700), cell(share=3300), height=height) for label in labels)
    return table(*rows, shares=(1700, 3300), title=title, head=False)


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
    yield table(
        row(cell(share=WHOLE), height=150), shares=[WHOLE], title="The candidate’s questions", head=False, boxed=True
    )
    yield from _score_sheet()
    yield from _consensus_sheet()
    yield from _calibration()
    yield from _sources()
    yield from _hand_outs()


def _cover() -> Iterable[str]:
    yield para("Rolebook Eyebrow", "Interview guide")
    yield para("Title", "{{ view.plan.title }}")
    yield from markdown("view.plan.situation", "Rolebook Statement")
    yield para(
        "Normal", run("Role: ", bold=True), "{{ view.plan.role }}. ", run("Time: ", bold=True),
        "{{ view.plan.minutes }} minutes.{% if view.plan.stage %} ",
        run("Stage: ", bold=True), "{{ view.plan.stage }}.{% endif %}",
    )  # fmt: skip
    yield para("Heading 2", "Candidate and panel")
    yield fields(
        "Candidate and panel", "Candidate, or candidate code", "Interviewer", "Date", "Start and end",
        "Others on the panel, with their part", "Place or link", "Language of the interview",
        "Keep until (confidential once filled in)", height=7,
    )  # fmt: skip
    yield GAP
    adjusted = "Adjustments were offered and agreed. Details are kept elsewhere."
    untied = "I have no personal or business tie to the candidate, or I have declared it."
    yield para("Rolebook Tick", mark("adjustments", adjusted), TAB, adjusted)
    yield para("Rolebook Tick", mark("no_ties", untied), TAB, untied)
    yield para("Heading 2", "What this interview covers")
    yield table(
        row(cell("Competency", share=4200), cell("Minutes", share=800, right=True), head=True),
        steer_rows("for planned, competency, minutes in view.covered"),
        row(cell("{{ competency.title }}", share=4200), cell("{{ minutes }}", share=800, right=True)),
        steer_rows("endfor"),
        shares=(4200, 800), title="What this interview covers",
    )  # fmt: skip
    for note in ("coverage_note", "retention_note"):
        yield from markdown(f"view.plan.{note}", "Rolebook Small")


def _briefing() -> Iterable[str]:
    yield para("Heading 1", "Before you start")
    yield from markdown("view.plan.purpose")
    yield from bullets("view.plan.briefing")
    yield steer("if view.plan.do_not_ask")
    yield para("Heading 2", "Do not ask")
    yield table(
        row(cell(*bullets("view.plan.do_not_ask", "Rolebook Cell Bullet"), share=WHOLE)),
        shares=[WHOLE], title="Do not ask", head=False, boxed=True,
    )  # fmt: skip
    yield steer("endif")
    yield para("Heading 2", "The scale: {{ view.scale.title }}")
    yield table(
        row(cell("Rating", share=1500), cell("Means", share=3500), head=True),
        steer_rows("for point in view.scale.points | reverse"),
        row(cell(run("{{ point.value }} {{ point.label }}", bold=True), share=1500),
            cell(run("{{r point.definition | runs }}"), share=3500)),
        steer_rows("endfor"),
        steer_rows("if view.scale.off_scale"),
        row(cell(run("{{ view.scale.off_scale.label }}", bold=True), share=1500),
            cell(run("{{r view.scale.off_scale.definition | runs }}"), share=3500)),
        steer_rows("endif"),
        shares=(1500, 3500), title="The rating scale",
    )  # fmt: skip
    for note in ("jurisdiction_note", "disclaimer"):
        yield from markdown(f"view.plan.{note}", "Rolebook Small")


def _run_sheet() -> Iterable[str]:
    def line(minute: str, part: Sequence[str], minutes: str) -> str:
        return row(
            cell(minute, share=600, right=True), cell(share=900), cell(para("Rolebook Cell", *part), share=2800),
            cell(minutes, share=700, right=True), height=7,
        )  # fmt: skip

    asked = (
        run("{{ sheet.code }} ", bold=True),
        "{{ sheet.competency.title }}: {{ sheet.question.title }}{% if sheet.asked_by %} ({{ sheet.asked_by }}){% endif %}",
    )
    spare = (
        "{% if view.spare_minutes %}, {{ view.spare_minutes }} of {{ view.plan.minutes }} minutes in hand{% endif %}"
    )
    yield para("Heading 1", "Run sheet")
    yield table(
        row(cell("Minute", share=600, right=True), cell("Clock", share=900), cell("Part", share=2800),
            cell("Minutes", share=700, right=True), head=True),
        line("0", ["Opening"], "{{ view.plan.timing.opening }}"),
        steer_rows("for sheet in view.sheets"),
        line("{{ sheet.starts }}", asked, "{{ sheet.minutes }}"),
        steer_rows("endfor"),
        line("{{ view.candidate_questions_start }}", ["The candidate’s questions"],
             "{{ view.plan.timing.candidate_questions }}"),
        line("{{ view.closing_start }}", ["Closing"], "{{ view.plan.timing.closing }}"),
        line("{{ view.ends }}", [run("End", bold=True), spare], ""),
        shares=(600, 900, 2800, 700), title="Run sheet",
    )  # fmt: skip
    for title, words in (("To open", "opening"), ("To close", "closing")):
        yield para("Heading 2", title)
        yield from markdown(f"view.plan.{words}", "Rolebook Statement")


def _question() -> Iterable[str]:
    yield para(
        "Heading 1", "Question {{ sheet.code }}: ",
        "{{ sheet.competency.title }}",
    )  # fmt: skip
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
    hand_over = "the hand-out for question {{ sheet.code }}; it stands at the end of this guide."
    yield para("Rolebook Small", run("Hand over ", bold=True), hand_over)
    yield steer("endif")
    yield steer("if sheet.question.probes")
    yield para("Heading 2", "Probes (ask what you need)")
    yield steer("for probe in sheet.question.probes")
    yield para(
        "Rolebook Tick", mark("q{{ sheet.code }}.probe{{ loop.index }}", "{{ probe.text }}"), TAB,
        run("{{r probe.text | runs }}"), run(" ({{ probe.part }})"),
    )  # fmt: skip
    yield steer("endfor")
    yield steer("endif")
    yield from _answers()
    yield para("Heading 2", "Notes: what was said (the candidate may ask to see them)")
    yield table(
        '<w:tr><w:trPr><w:trHeight w:val="{{ notes_height }}" w:hRule="atLeast"/></w:trPr>' + cell(share=WHOLE) + "</w:tr>",
        shares=[WHOLE], title="Notes on question {{ sheet.code }}", head=False, boxed=True,
    )  # fmt: skip
    yield GAP
    yield _anchors()
    yield fields("Reason for the rating of question {{ sheet.code }}", "Because", height=10)


def _answers() -> Iterable[str]:
    yield steer("if sheet.question.look_for or sheet.question.warning_signs")
    yield table(
        row(cell("Look for", share=2500), cell("Warning signs", share=2500), head=True),
        row(
            cell(*bullets("sheet.question.look_for", "Rolebook Cell Bullet"), share=2500),
            cell(*bullets("sheet.question.warning_signs", "Rolebook Cell Bullet"), share=2500),
        ),
        shares=(2500, 2500), title="How to judge answers to question {{ sheet.code }}",
    )  # fmt: skip
    yield steer("endif")


def _anchors() -> str:
    def line(value: str, label: str, anchor: str) -> str:
        sign = mark("q{{ sheet.code }}.rating." + value, label, CIRCLE)
        return row(
            cell(para("Rolebook Cell", sign), share=350),
            cell(run(label, bold=True), share=1250),
            cell(anchor, share=3400),
        )

    contains = "{% if sheet.question.anchors %}What the answer contains{% endif %}"
    return table(
        row(cell(share=350), cell("Rating (mark one)", share=1250), cell(contains, share=3400), head=True),
        steer_rows("for line in sheet.points"),
        line("{{ line.point.value }}", "{{ line.point.value }} {{ line.point.label }}", run("{{r line.anchor | runs }}")),
        steer_rows("endfor"),
        steer_rows("if view.scale.off_scale"),
        line("off_scale", "{{ view.scale.off_scale.label }}", ""),
        steer_rows("endif"),
        shares=(350, 1250, 3400), title="Rating of question {{ sheet.code }}",
    )  # fmt: skip


def _reserves() -> Iterable[str]:
    yield steer("if view.reserves")
    yield para("Heading 1", "Reserve questions")
    yield para(
        "Normal",
        "Use one only if the candidate has not had the experience that the question asks for. Tick it, and take notes and "
        "rate on the sheet of the question it replaces.",
    )
    yield steer("for sheet in view.reserves")
    yield para("Heading 2", "{{ sheet.code }}: {{ sheet.competency.title }}")
    used = mark("r{{ sheet.code[1:] }}.used", "Used")
    yield para("Rolebook Statement", used, run(" "), run("{{r sheet.question.text | runs }}"))
    yield steer("if sheet.question.material")
    yield para("Rolebook Small", run("Hand over ", bold=True), "the hand-out for question {{ sheet.code }}.")
    yield steer("endif")
    yield steer("if sheet.question.anchors")
    yield table(
        row(cell("Rating", share=1250), cell("What the answer contains", share=3750), head=True),
        steer_rows("for line in sheet.points if line.anchor"),
        row(cell(run("{{ line.point.value }} {{ line.point.label }}", bold=True), share=1250),
            cell(run("{{r line.anchor | runs }}"), share=3750)),
        steer_rows("endfor"),
        shares=(1250, 3750), title="What answers to reserve question {{ sheet.code }} contain",
    )  # fmt: skip
    yield steer("endif")
    yield steer("endfor")
    yield steer("endif")


def _score_sheet() -> Iterable[str]:
    if_answers = "<w:tc><w:tcPr/><w:p>" + run("{%tc if view.has_answers %}") + "</w:p></w:tc>"
    end = "<w:tc><w:tcPr/><w:p>" + run("{%tc endif %}") + "</w:p></w:tc>"

    def line(title: str, must_have: str, weight: str, *rest: str, head: bool = False) -> str:
        return row(
            cell(title), if_answers, cell(must_have), cell(weight, right=True), end, *(cell(text) for text in rest or ("", "")),
            head=head, height=0 if head else 8.5,
        )  # fmt: skip

    must_have = "{% if planned.must_have %}must have{% endif %}{% if planned.minimum %} at least {{ planned.minimum }}{% endif %}"
    yield para("Heading 1", "Score sheet: {{ view.plan.title }}")
    yield para("Rolebook Eyebrow", "One for each interviewer. Complete it before you talk to the others.")
    yield fields("Who rates whom", "Candidate, or candidate code", "Interviewer", height=7)
    yield GAP
    yield table(
        line("Competency", "Must have", "Weight", "Rating", "Weight × rating", head=True),
        steer_rows("for planned, competency, minutes in view.covered"),
        line("{{ competency.title }}", must_have, "{{ planned.weight }}"),
        steer_rows("endfor"),
        line(run("Total", bold=True), "", ""),
        shares=(2100, 900, 500, 700, 800), title="Ratings",
    )  # fmt: skip
    passes = "{% if view.plan.pass_mark %} A candidate passes with {{ view.plan.pass_mark }} % of the highest total.{% endif %}"
    yield para(
        "Rolebook Small",
        "A candidate with the lowest rating in a must-have is not recommended, whatever the total. Leave out what was not "
        "assessed. To compare candidates, divide each total by the sum of the weights that were rated." + passes,
    )
    yield fields("What to take along", "Strengths", "Concerns", "What to ask next", height=14)
    yield steer("if view.plan.recommendations")
    yield para("Heading 2", "Recommendation (mark one)")
    yield steer("for recommendation in view.plan.recommendations")
    yield para("Rolebook Tick", mark("recommendation", "{{ recommendation }}", CIRCLE), TAB, "{{ recommendation }}")
    yield steer("endfor")
    yield steer("endif")
    before = "I completed this sheet before talking to the other interviewers."
    yield para("Rolebook Tick", mark("before_others", before), TAB, before)
    yield fields("Signature", "Signature", "Date and time")


def _consensus_sheet() -> Iterable[str]:
    def columns(command: str) -> str:
        return "<w:tc><w:tcPr/><w:p>" + run("{%tc " + command + " %}") + "</w:p></w:tc>"

    letters = columns("for letter in 'ABCDEF'[:view.plan.panel_size]")
    yield para("Heading 1", "Consensus sheet: {{ view.plan.title }}")
    yield para("Rolebook Eyebrow", "One for each candidate. Independent ratings first, then discuss.")
    yield fields("Whom the panel rates", "Candidate, or candidate code", "Chair", height=7)
    yield GAP
    discuss = mark("consensus.{{ competency.id | truncate(44, True, '') }}.discuss", "Discuss")
    yield table(
        row(cell("Competency"), letters, cell("{{ letter }}"), columns("endfor"), cell("Spread"),
            cell("Discuss if above {{ view.plan.consensus_threshold }}"), cell("Agreed"), cell("Reason"), head=True),
        steer_rows("for planned, competency, minutes in view.covered"),
        row(cell("{{ competency.title }}{% if planned.must_have %} (must have){% endif %}"), letters, cell(),
            columns("endfor"), cell(), cell(para("Rolebook Cell", discuss)), cell(), cell(), height=11),
        steer_rows("endfor"),
        shares=(1400, 500, 500, 700, 600, 1300), title="Ratings of the panel",
    )  # fmt: skip
    yield GAP
    yield fields("How the panel ended", "Anyone who disagrees, and why", "Signature of the chair", "Date", height=12)


def _calibration() -> Iterable[str]:
    return ()


def _sources() -> Iterable[str]:
    yield para("Heading 1", "Sources and version")
    yield para(
        "Normal", "{{ view.edition.title }}, version {{ view.edition.version }} of {{ view.edition.released | day }}."
    )
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


if __name__ == "__main__":
    main()

"""The page of a worksheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolebook.model.framework import Framework
from rolebook.model.vocabulary import Scale
from rolebook.model.worksheet import Axis, Block, End, Quadrant, Weighing, Worksheet
from rolebook.views.documents import Document, sheet_documents
from rolebook.views.listings import CompetencyLine, competency_line
from rolebook.views.parts import Cited, Grounds, Link, Linker, Related
from rolebook.views.pictures.plane import Plane, plane
from rolebook.views.upkeep import Facts


@dataclass(frozen=True)
class WeighingView:
    """Options to weigh. `plane` holds the quadrants as they lie: the high end of the upward axis first."""

    across: Axis
    upwards: Axis
    scale: Scale
    high_from: int
    plane: tuple[tuple[Quadrant, Quadrant], tuple[Quadrant, Quadrant]]
    drawing: Plane


@dataclass(frozen=True)
class BlockView:
    """A part of a worksheet, with the points of the library entry and the competencies that it asks about."""

    block: Block
    legend: Scale | None
    rate_on: Scale | None
    prompts: tuple[str, ...]
    rows: tuple[str, ...]
    competencies: tuple[CompetencyLine, ...]
    points_of: Link | None
    weighing: WeighingView | None

    @property
    def takes_marks(self) -> bool:
        """Whether each prompt, and each competency, is answered by marking one of several circles."""
        return bool(self.rate_on or self.block.choices)


@dataclass(frozen=True)
class WorksheetView:
    """The page of a worksheet, with the way to its printable documents."""

    worksheet: Worksheet
    blocks: tuple[BlockView, ...]
    documents: tuple[Document, ...]
    related: tuple[Related, ...]
    cited: tuple[Cited, ...]
    grounds: Grounds
    facts: Facts


def worksheet_view(
    framework: Framework, linker: Linker, worksheet: Worksheet, document_endings: Sequence[str]
) -> WorksheetView:
    """The page of a worksheet."""
    return WorksheetView(
        worksheet,
        block_views(framework, linker, worksheet),
        sheet_documents(worksheet, document_endings),
        linker.related(worksheet),
        linker.cited(worksheet),
        linker.grounds(worksheet),
        linker.facts(worksheet),
    )


def block_views(framework: Framework, linker: Linker, worksheet: Worksheet) -> tuple[BlockView, ...]:
    """The parts of a worksheet."""
    return tuple(_block(framework, linker, block) for block in worksheet.blocks)


def _block(framework: Framework, linker: Linker, block: Block) -> BlockView:
    asked = framework.library_index[block.points_of] if block.points_of else None
    points = asked.points if asked else ()
    competencies = tuple(
        competency_line(framework, linker, competency)
        for category in block.competencies_of
        for competency in framework.competencies_by_category[category]
    )
    return BlockView(
        block,
        legend=framework.scale_index[block.legend] if block.legend else None,
        rate_on=framework.scale_index[block.rate_on] if block.rate_on else None,
        prompts=block.prompts + (() if block.columns else points),
        rows=block.rows + (points if block.columns else ()),
        competencies=competencies,
        points_of=linker.link(asked) if asked else None,
        weighing=_weighing(framework, block.weighing) if block.weighing else None,
    )


def _weighing(framework: Framework, weighing: Weighing) -> WeighingView:
    quarter = {(quadrant.first, quadrant.second): quadrant for quadrant in weighing.quadrants}
    across, upwards = weighing.axes
    scale = framework.scale_index[weighing.scale]
    above = (quarter[End.LOW, End.HIGH], quarter[End.HIGH, End.HIGH])
    below = (quarter[End.LOW, End.LOW], quarter[End.HIGH, End.LOW])
    return WeighingView(
        across,
        upwards,
        scale,
        weighing.high_from,
        plane=(above, below),
        drawing=plane((across, upwards), scale, weighing.high_from, (*above, *below)),
    )

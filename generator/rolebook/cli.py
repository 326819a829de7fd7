"""The door on the command line: options in, summary out. Only doors print and exit."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from itertools import chain

import click

from rolebook import __version__
from rolebook.cli_forms import form
from rolebook.cli_framework import check, diff, init, schema
from rolebook.cli_interviews import guide, panel
from rolebook.cli_site import build, pages, serve
from rolebook.cli_tally import tally

SECTIONS: Mapping[str, Sequence[click.Command]] = {
    "Write a framework": (init, check, diff, schema),
    "Publish it": (build, serve, pages),
    "Interview": (guide, panel),
    "Ask, and count what comes back": (form, tally),
}
"""The commands by what somebody is about to do."""


class Door(click.Group):
    """A group that lists its commands by section."""

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a list for each section, with names in one column."""
        longest = max(map(len, self.commands))
        for title, commands in SECTIONS.items():
            rows = [(f"{each.name:{longest}}", each.get_short_help_str(formatter.width)) for each in commands]
            with formatter.section(title):
                formatter.write_dl(rows)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rolebook")
def main() -> None:
    """Competency frameworks as code: YAML in, a handbook, interview guides and questionnaires out.

    \b
    Start here:
      rolebook init my-framework
      rolebook build my-framework
    """
    # Why: reading makes hundreds of thousands of small values that all stay; searching them for garbage again and again
    # takes a fifth of the time.
    gc.set_threshold(100_000, 20, 100)


for command in chain.from_iterable(SECTIONS.values()):
    main.add_command(command)

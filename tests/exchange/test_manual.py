"""What is said of saved interviews and of forms that came back is explained in the manual."""

from __future__ import annotations

import re

import pytest

from support import ROOT

EXCHANGE = ROOT / "generator" / "rolebook" / "exchange"
MANUAL = ROOT / "docs" / "manual"


@pytest.mark.parametrize(
    ("subject", "page", "least"), [("interview", "interviews", 12), ("response", "questionnaires", 8)]
)
def test_the_manual_explains_every_remark_about_a_file(subject: str, page: str, least: int) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in EXCHANGE.glob(f"*{subject}*.py"))
    manual = (MANUAL / f"{page}.md").read_text(encoding="utf-8")
    explained = re.findall(rf"^\| `({subject}-[a-z]+)` \|", manual, flags=re.MULTILINE)
    assert len(explained) >= least
    assert {*re.findall(rf'"({subject}-[a-z]+)"', code)} == {*explained}

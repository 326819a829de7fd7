"""What is said of saved interviews is explained in the manual."""

from __future__ import annotations

import re

from support import ROOT

EXCHANGE = ROOT / "generator" / "rolebook" / "exchange"
MANUAL = ROOT / "docs" / "manual" / "interviews.md"


def test_the_manual_explains_every_remark_about_a_file() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in EXCHANGE.glob("*interview*.py"))
    explained = re.findall(r"^\| `(interview-[a-z]+)` \|", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(explained) >= 12
    assert {*re.findall(r'"(interview-[a-z]+)"', code)} == {*explained}

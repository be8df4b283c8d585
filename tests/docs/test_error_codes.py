from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_code_that_can_be_raised_is_explained_and_none_other() -> None:
    raised = {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in re.findall(r'OnrecordError\(\s*"(E\d{3})"', path.read_text(encoding="utf-8"))
    }
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert raised
    assert set(re.findall(r"^\| (E\d{3}) \|", page, re.MULTILINE)) | {"E900"} == raised

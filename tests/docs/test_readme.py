"""What the pages for people name must exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

import onrecord
from onrecord.cli.commands import app

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme_and_every_one_named_exists() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert set(re.findall(r"\$ onrecord (\w+)", README)) <= set(commands)
    for name in commands:
        assert re.search(rf"`?{name}\b", README), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_is_unfinished(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text) > 200
    assert "@@" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    for name in re.findall(
        r"`((?:docs|src|tests|training|bench|requirements)/[\w/.*-]+)`", page.read_text("utf-8")
    ):
        assert list(ROOT.glob(name.rstrip("/"))), name


def test_the_python_example_uses_what_there_is() -> None:
    example = README.split("## From Python")[1].split("##")[0]
    record = onrecord.open(":memory:")
    for name in re.findall(r"(?<!on)record\.(\w+)\(", example):
        assert callable(getattr(record, name)), name

"""What importing onrecord loads: it must stay quick, and load no model and no web framework."""

from __future__ import annotations

import subprocess
import sys

OURS = {
    "onrecord",
    "onrecord.collect",
    "onrecord.collect.decode",
    "onrecord.collect.files",
    "onrecord.collect.lines",
    "onrecord.collect.streams",
    "onrecord.nouns",
    "onrecord.nouns.actor",
    "onrecord.nouns.article",
    "onrecord.nouns.claim_lines",
    "onrecord.nouns.claims",
    "onrecord.nouns.errors",
    "onrecord.nouns.fields",
    "onrecord.nouns.judgement",
    "onrecord.nouns.lines",
    "onrecord.nouns.passage",
    "onrecord.nouns.results",
    "onrecord.nouns.span",
    "onrecord.nouns.statement",
    "onrecord.nouns.when",
    "onrecord.nouns.written",
    "onrecord.record",
    "onrecord.record.ahead",
    "onrecord.record.door",
    "onrecord.record.entries",
    "onrecord.record.excerpt",
    "onrecord.record.forgotten",
    "onrecord.record.held",
    "onrecord.record.intake",
    "onrecord.record.judging",
    "onrecord.record.names",
    "onrecord.record.record",
    "onrecord.record.reread",
    "onrecord.record.review",
    "onrecord.record.settling",
    "onrecord.record.stages",
    "onrecord.record.times",
    "onrecord.record.view",
    "onrecord.store",
    "onrecord.store.base",
    "onrecord.store.erasing",
    "onrecord.store.opening",
    "onrecord.store.sqlite",
}


def loaded(code: str) -> set[str]:
    code = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_onrecord_loads_these_modules_and_the_standard_library_only() -> None:
    found = loaded("import onrecord")
    assert {name for name in found if name.split(".")[0] == "onrecord"} == OURS
    foreign = {name.split(".")[0] for name in found} - set(sys.stdlib_module_names) - {"onrecord"}
    assert foreign == set()


def test_the_help_text_needs_no_model_and_no_record() -> None:
    found = loaded("import onrecord.cli\nonrecord.cli.run(['--version'])")
    for heavy in ("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "rich", "onrecord.pipeline"):
        assert heavy not in found

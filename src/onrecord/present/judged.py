"""What people are asked and what they answered: the rows of `review`, `judge` and `undo`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.text import Text

from onrecord.present.layout import counted, hanging, listed, quoted, shown
from onrecord.present.reconciled import utterance_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.nouns.judgement import Judgement
    from onrecord.present.rows import Sheet
    from onrecord.record import Doubt

_ASKED = {
    "statement": "Is this somebody's statement?",
    "speaker": "Who said it?",
    "act": "What kind of act is it?",
    "said": "When was it said?",
    "same": "Do these two say the same for one holder?",
    "tie": "How does the second answer the first?",
    "actor": "Are the speakers of these two one actor?",
    "matter": "What is it about?",
}


def review_page(sheet: Sheet, doubts: Iterable[Doubt]) -> Iterator[Text]:
    """Yield the questions, each with the words it is about and the answers it takes."""
    number = 0
    for number, doubt in enumerate(doubts, start=1):
        if number > 1:
            yield Text()
        head = f"{_ASKED[doubt.question.value]} [{doubt.id}]"
        yield from hanging("", head, sheet.width, indent=0, style="bold")
        for lead, name in zip(
            ("  first", "  second") if len(doubt.on) > 1 else ("",), doubt.on, strict=False
        ):
            yield from utterance_rows(sheet, lead, sheet.index.utterance(name))
        yield from hanging("  asked", shown(doubt.why), sheet.width)
        now = shown(doubt.machine) if doubt.machine else "unknown"
        yield from hanging("  now", now, sheet.width)
        yield from hanging("  answers", ", ".join(doubt.answers), sheet.width)
    if not number:
        yield Text("Nothing is unsure enough to be asked.")
    else:
        yield Text()
        yield Text(f"{counted(number, 'question')}. Answer with: onrecord judge ID ANSWER --by NAME", "dim")


def question_line(doubt: Doubt) -> dict[str, Any]:
    """Return a question as a line of JSON; it is no part of the record."""
    return {"type": "question", **asdict(doubt), "question": doubt.question.value}


def judged(judgement: Judgement) -> str:
    """Return a person's answer in a line."""
    said = f"{judgement.question.value}: {shown(judgement.answer)}"
    note = quoted(judgement.note, 200) if judgement.note else None
    back = f"taken back {judgement.revoked_at[:10]}" if judgement.revoked_at else None
    return listed((said, f"by {shown(judgement.by)}", judgement.at[:10], note, back, f"[{judgement.id}]"))

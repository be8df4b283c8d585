"""What a page rests on: which articles were read, which were not and why, and how well reading goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.nouns.article import READ
from onrecord.present.layout import counted, listed, shown
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.record import View


def coverage(view: View) -> tuple[str, ...]:
    """Return in a few sentences how many articles were read, how many not, and why."""
    articles = view.articles()
    copies = len({copy.article for copy in view.copies()})
    read = listed(
        (
            f"Read: {spread(articles)}",
            _published(articles),
            f"{copies} of them {'repeats another' if copies == 1 else 'repeat others'}" if copies else None,
        ),
        ", ",
    )
    missing = [f"{name} ({why})" for name, why in view.left_out]
    missing += [f"{one.article} (forgotten: {shown(one.reason)})" for one in view.forgotten()]
    left = (
        f"Not read: {counted(len(missing), 'article')}: {'; '.join(missing)}."
        if missing
        else "Not read: none."
    )
    kinds = Counter(b.kind.value for article in articles for b in article.blocks if b.kind not in READ)
    parts = ", ".join(
        f"{number} {kind}" for kind, number in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))
    )
    unread = (f"Left aside in what was read, labelled and kept: {parts}.",) if parts else ()
    return f"{read}.", f"{left} What was refused when it was to be added is not on record.", *unread


def spread(articles: tuple[Article, ...]) -> str:
    """Return how many articles there are and of how many outlets, those unknown apart: they may be any."""
    named = {article.outlet for article in articles if article.outlet}
    unknown = sum(not article.outlet for article in articles)
    number = counted(len(articles), "article")
    if not unknown:
        return f"{number} of {counted(len(named), 'outlet')}"
    if not named:
        return f"{number} of unknown outlet"
    return f"{number} of {counted(len(named), 'named outlet')}, {unknown} of unknown outlet"


def _published(articles: tuple[Article, ...]) -> str | None:
    known = [a.when for a in articles if a.when]
    ends = sorted(str(day) for when in known for day in (when.first, when.last) if day)
    return f"published {listed(dict.fromkeys((ends[0], ends[-1])), ' to ')}" if ends else None


def method() -> tuple[str, ...]:
    """Return how lines come about and how far to trust them, with the figures that were measured."""
    measured = table("measured")
    found, record = measured["attribution"], measured["record"]
    return (
        listed(
            (
                "A program found every line here, and nobody has checked it but where it says “judged”.",
                "Names, days and kinds of act are its own; words in quotation marks are the articles',",
                "and each reference says whether the article gives them as the speaker's.",
                "The day in brackets is that of saying; where it is not known, that of the report.",
                "Follow the reference before you rely on a line.",
            ),
            " ",
        ),
        listed(
            (
                "On the American political news it was measured on,",
                f"it finds {found['recall']:.0f} of 100 attributions that people marked,",
                f"and {found['precision']:.0f} of 100 that it finds are right.",
                f"Of these {record['speaker']:.0f} in 100 have the right speaker,",
                f"{record['act']:.0f} the right kind of act, {record['day']:.0f} the right day.",
                "What it did not find is missing here without a trace.",
            ),
            " ",
        ),
        "That something is denied or moved is a reading of two passages side by side: read both.",
    )

"""The steps of authority inside one article: whose mind, who spoke for them, what carried it to this page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.nouns.statement import Role, Step
from onrecord.read.printed import name_at, names
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from onrecord.nouns.statement import Attribution
    from onrecord.read.addressed import Medium

_CITED = re.compile(r"\b(?:citing|quoting|(?:which|that|who)\s+(?:cited|quoted|cites|quotes))\s+(?=[\w“\"])")
_NO_DOCUMENT = re.compile(r"\b(?:wake|light|response|reaction|addition|contrast|run-up|days?|weeks?)\b")
_CITED_END = re.compile(r"\s+(?:as|that|who|in|on|with|familiar|close|saying|and)\b|[,;:.]")
_LONGEST = 80


@cache
def _kinds(part: str) -> re.Pattern[str]:
    words = sorted(table("media")[part], key=len, reverse=True)
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b")


def steps(text: str, found: Attribution, sentence: Span, medium: Medium | None) -> tuple[Step, ...]:
    """Return the chain as printed, nearest to the page first; empty where no source is printed."""
    chain: list[Step] = []
    if medium:
        chain.append(Step(medium.role, medium.name, medium.span))
    paper = document(text, found, sentence)
    if paper:
        chain.append(paper)
    for span in found.source[:1]:
        chain += _source_steps(text, span)
    cited = _cited(text, found, sentence)
    if cited and not any(step.span.overlaps(cited.span) for step in chain):
        chain.append(cited)
    return tuple(chain)


def speaker_name(text: str, found: Attribution) -> str | None:
    """Return the name of the source as printed, without the office; None if only a pronoun or role is."""
    for source in found.source[:1]:
        spoken = _kinds("spokesmen").search(text, source.start, source.end)
        after = name_at(text, spoken.end() + 1, source.end) if spoken else None
        name = after or next(names(text, source.start, source.end), None)
        return name.of(text) if name else None
    return None


def _source_steps(text: str, source: Span) -> list[Step]:
    """Return what the source is: a spokesman and his principal, a document, somebody unnamed, or the mind."""
    words = source.of(text)
    spoken = _kinds("spokesmen").search(words)
    if spoken:
        principal = _principal(text, source, source.start + spoken.start(), source.start + spoken.end())
        steps_ = [Step(Role.SPOKESMAN, words, source)]
        return [*steps_, Step(Role.PRINCIPAL, principal.of(text), principal)] if principal else steps_
    named = any(True for _ in names(text, source.start, source.end))
    if _kinds("documents").search(words) and not _person_like(words):
        return [Step(Role.DOCUMENT, words, source)]
    if _kinds("unnamed").search(words) and not _ends_in_name(text, source):
        return [Step(Role.UNNAMED, words, source)]
    return [Step(Role.PRINCIPAL, words, source)] if named or words else []


def _principal(text: str, source: Span, start: int, end: int) -> Span | None:
    """Return whom a spokesman answers for: the name after "for", or right before the word."""
    after = re.compile(r"\s*(?:for|of)?\s+").match(text, end, source.end)
    joined = re.search(r"\b(?:for|of)\b", text[start:end]) or (
        after and re.search(r"\b(?:for|of)\b", after.group())
    )
    if after and joined:
        name = name_at(text, after.end(), source.end)
        if name:
            return _with_common_noun(text, name, source.end)
    before = [name for name in names(text, source.start, start) if not text[name.end : start].strip(" ’'s")]
    return before[-1] if before else None


def _with_common_noun(text: str, name: Span, stop: int) -> Span:
    """Return the name with what it owns: "Vellmark's ministry of transport" is more than Vellmark."""
    owned = re.compile(r"[’']s\s+[^\s,;.]+(?:\s+of\s+[^\s,;.]+)*").match(text, name.end, stop)
    return Span(name.start, owned.end()) if owned else name


def document(text: str, found: Attribution, sentence: Span) -> Step | None:
    """Return the document the sentence opens with: "In Ida Roe's book, an aide claimed …"."""
    firsts = [span.start for span in (*found.source, *found.cue, *found.content)]
    lead = re.compile(r"(?:In|According to|Citing|As)\s+").match(text, sentence.start, min(firsts))
    if not lead:
        return None
    end = text.find(",", lead.end(), min(firsts))
    stop = end if end > 0 else min(firsts)
    if stop - lead.end() > _LONGEST or not _kinds("papers").search(text, lead.end(), stop):
        return None
    if _NO_DOCUMENT.search(text, lead.end(), stop):
        return None
    span = trimmed(text, lead.end(), stop)
    return Step(Role.DOCUMENT, span.of(text), span) if span else None


def _cited(text: str, found: Attribution, sentence: Span) -> Step | None:
    """Return whom the source itself cites in the same sentence: "the Mail reported, citing two officials"."""
    for match in _CITED.finditer(text, sentence.start, sentence.end):
        if any(span.start <= match.start() < span.end for span in (*found.content, *found.cue)):
            continue
        end = _CITED_END.search(text, match.end(), min(sentence.end, match.end() + _LONGEST))
        span = trimmed(text, match.end(), end.start() if end else min(sentence.end, match.end() + _LONGEST))
        if span:
            role = Role.UNNAMED if _kinds("unnamed").search(span.of(text)) else Role.PRINCIPAL
            return Step(role, span.of(text), span)
    return None


def _ends_in_name(text: str, source: Span) -> bool:
    """Tell whether the source names somebody beside the common noun: "party official Ida Roe"."""
    printed = [name for name in names(text, source.start, source.end) if " " in name.of(text)]
    return bool(printed) and printed[-1].end >= source.end - 2


def _person_like(words: str) -> bool:
    """Tell whether a document word is only part of a description: "the letter's author"."""
    return bool(re.search(r"(?i)\b(?:author|writer|editor|columnist|reporter|researcher)s?\b", words))

"""Says which findings are nobody's statement, and why: the writer's own verdicts, guesses, what-ifs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.article import READ, BlockKind
from onrecord.nouns.statement import Act
from onrecord.read.acts import has_known_cue
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases, tokens

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Attribution
    from onrecord.text.phrases import Token

_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.DEK})
_OPENING = re.compile(r"[“\"«„‘]|(?<!\w)'(?=\w)")
_SMALL = frozenset({"the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr"})
_NAME_WORDS = 5
UNSURE = 0.4
_MARKS = frozenset("“\"‘«„'")
_IF = frozenset({"if", "unless"})
_UNREAL = frozenset({"would", "could", "might", "should"})
_STANCES = frozenset({Act.DECLINES, Act.REJECTS, Act.PRAISES})


@cache
def _phrases(part: str) -> Phrases:
    return Phrases({part: table("scope")["refused"][part]})


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("scope")["refused"][part])


def refusal(article: Article, found: Attribution, act: Act) -> str | None:
    """Return why this is no statement, None if it may be one."""
    text = article.text
    said = tuple(word for span in found.content for word in tokens(text, span.start, span.end))
    if not said:
        return "the content has no words"
    for span in (*found.content, *found.source):
        kind = article.kind_at(span.start)
        if kind not in READ:
            return f"it stands in a {kind or 'gap'}, which is not read"
    source = tuple(word for span in found.source for word in tokens(text, span.start, span.end))
    cue = tuple(word for span in found.cue for word in tokens(text, span.start, span.end))
    if not source and _in_a_title(article, found) and not _is_quoted(text, found):
        return "a title that names nobody who says it, nor quotes"
    if act is Act.SAYS and _is_name(text, found):
        return "the content is only a name"
    if not source and cue and _impersonal(text, found):
        return "impersonal: the writer's own view"
    if source and _phrases("nobody").find(source, 0, 1) and source[0].form != "any":
        return "the source is nobody"
    return _stray(text, found, said, cue, act) or _supposed(text, found, cue, act)


def _stray(
    text: str, found: Attribution, said: tuple[Token, ...], cue: tuple[Token, ...], act: Act
) -> str | None:
    """Return why the finding is too bare to say that somebody said something, None if it is not."""
    if all(word.form in _set("stray") for word in said):
        return "the content is a stray word"
    if act is Act.SAYS and all(word.form in _set("pronouns") for word in said):
        return "the content is a bare pronoun"
    quoted = any(span.of(text)[0] in _MARKS for span in found.content)
    if not quoted and _phrases("gloss").find(cue, 0, 1):
        return "the writer's gloss on what was said"
    if cue and not quoted and all(word.form in _set("helpers") for word in cue):
        return "the cue is only a helping verb"
    if not found.source and not quoted and found.cue and not has_known_cue(text, found.cue):
        return "nobody is printed who says it, nor that it is said"
    return None


def _in_a_title(article: Article, found: Attribution) -> bool:
    return any(article.kind_at(span.start) in _TITLES for span in found.content)


def _is_quoted(text: str, found: Attribution) -> bool:
    """Tell whether a content holds quotation marks; an apostrophe counts only where it begins a word."""
    return any(_OPENING.search(text, max(0, span.start - 1), span.end) for span in found.content)


def _is_name(text: str, found: Attribution) -> bool:
    """Tell whether the content is a bare name: a few words, each with a capital."""
    parts = [part for span in found.content for part in span.of(text).split()]
    names = [part.lstrip("“\"‘'(") for part in parts]
    capitals = [word[:1].isupper() for word in names if word.lower().strip(".,") not in _SMALL]
    quoted = any(part[0] in "“\"‘'" for part in parts)
    headline = bool(found.source and found.cue) and found.cue[0].of(text)[:1].isupper()
    return not quoted and not headline and 0 < len(parts) <= _NAME_WORDS and bool(capitals) and all(capitals)


def _impersonal(text: str, found: Attribution) -> bool:
    """Tell whether the cue, with the words before it, is of the kind "it is clear that"."""
    start = found.cue[0].start
    line = max(text.rfind("\n", 0, start) + 1, start - 24)
    words = tokens(text, line, found.cue[-1].end)
    return bool(_phrases("impersonal").find(words))


def _supposed(text: str, found: Attribution, cue: tuple[Token, ...], act: Act) -> str | None:
    """Return why the whole is only a guess, a supposition or advice, None if it is not."""
    forms = [word.form for word in cue]
    known = {base for form in forms for base in bases(form)}
    opening, stance = set(forms[:3]), bool(known & _set("stances")) or act in _STANCES
    first = min(span.start for span in (*found.source, *found.cue, *found.content))
    lead = tokens(text, max(0, first - 24), first)[-1:]
    if known & _set("mind") and opening & _set("guess"):
        return "a guess at somebody's mind"
    if found.cue and [span.start for span in found.source[:1]] == [first] and lead and lead[0].form in _IF:
        return "a supposition"
    if not found.source and forms[:2] == ["do", "not"]:
        return "advice to the reader"
    if opening & _UNREAL and "have" in opening and not stance:
        return "a supposition"
    if opening & {"would", "could"} and act is Act.SAYS and not stance:
        return "a supposition"
    if "should" in opening and known & _set("mind"):
        return "the writer's own advice"
    if found.cue and found.score < UNSURE and act is Act.SAYS and not has_known_cue(text, found.cue):
        return "no word of saying or thinking, and the reader is unsure"
    return None

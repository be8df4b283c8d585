"""Tells what kind of act a statement is: by its cue first, by its content where the cue only says "said".

High precision before reach: what no rule speaks for stays `says`. Tables: data/acts.toml, valence.toml.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.statement import Act
from onrecord.read.blame import is_aimed, is_strong, weight
from onrecord.read.clauses import Clause, content_words, main_clauses
from onrecord.read.falsehoods import called_false, is_false, names_a_claim
from onrecord.text.lexicon import table
from onrecord.text.phrases import Hit, Phrases, Token, bases, tokens

if TYPE_CHECKING:
    from onrecord.nouns.span import Span

_BEFORE, _AFTER = 4, 5  # words around the cue that may belong to its phrase
_REACH = 90  # characters looked at on either side of the cue
_DENYING = frozenset({"not", "never", "neither", "nor", "no", "without", "refuse", "decline", "stop"})
_HEAD = 8  # words of a clause in which its verb is looked for
_MANY = 3  # mild words of praise that together are praise
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
# Acts that a verb may name which only says what something is called.
_BRANDING = frozenset({None, Act.SAYS, Act.REJECTS, Act.ACCUSES})
_FUTURE = frozenset({"will", "would", "shall"})
# What an act becomes when its own cue is negated ("did not endorse", "has not confirmed").
_NEGATED = {
    Act.CONFIRMS: Act.DECLINES,
    Act.DENIES: Act.DECLINES,
    Act.PROMISES: Act.REJECTS,
    Act.PRAISES: Act.REJECTS,
    Act.ACCEPTS: Act.REJECTS,
    Act.OFFERS: Act.REJECTS,
    Act.INTENDS: Act.REJECTS,
    Act.EXPECTS: Act.EXPECTS,
    Act.DECLINES: Act.DECLINES,
}


@cache
def _phrases(name: str, part: str) -> Phrases:
    return Phrases(table(name)[part])


@cache
def _spokesmen() -> Phrases:
    return Phrases({"spokesman": table("media")["spokesmen"]})


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("clauses")[name])


@cache
def _rank() -> dict[str, int]:
    return {act: place for place, act in enumerate(table("acts")["order"])}


def act_of(text: str, content: tuple[Span, ...], source: tuple[Span, ...], cue: tuple[Span, ...]) -> Act:
    """Return the act. A cue that names an act decides; else the content does; else it is `says`."""
    named = _by_cue(text, cue)
    if named in {None, Act.SAYS, Act.ACCEPTS} and _is_document(text, source):
        return Act.SAYS
    if named is Act.DEMANDS and _own_programme(text, content, cue):
        return Act.INTENDS
    if named in _BRANDING and _calls_false(text, content, cue):
        return Act.DENIES
    if _undergone(text, source, cue):
        return Act.SAYS
    speakers = _source_names(text, source)
    clauses = main_clauses(text, content, speakers)
    if named is Act.WARNS and any(
        Act.THREATENS in _phrases("acts", "content").labels(c.words) for c in clauses[:1]
    ):
        return Act.THREATENS
    if named is not None and named is not Act.SAYS:
        return named
    if clauses and _speaks_for(text, source):
        named = _act_told(clauses[0])
    if named not in {None, Act.SAYS}:
        return named
    return _by_content(text, content, clauses, speakers) or Act.SAYS


def _calls_false(text: str, content: tuple[Span, ...], cue: tuple[Span, ...]) -> bool:
    """Tell whether the cue and what is behind it call a claim false: "dismissed the report as fiction"."""
    verbs = tuple(word for span in cue for word in tokens(text, span.start, span.end))
    behind = tuple(span for span in content if cue and span.start >= cue[0].end)
    return names_a_claim(verbs) and called_false((*_object(verbs), *content_words(text, behind)))


def _object(verbs: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words of a cue behind its verb: the object, where it is printed as part of the cue."""
    at = next((i for i, word in enumerate(verbs) if names_a_claim((word,))), len(verbs))
    return verbs[at + 1 :]


def _undergone(text: str, source: tuple[Span, ...], cue: tuple[Span, ...]) -> bool:
    """Tell whether the cue is a passive of which the source is the subject: nothing it does itself."""
    words = tuple(word for span in cue for word in tokens(text, span.start, span.end))
    if not source or not cue or source[0].start > cue[0].start or any(word.form == "by" for word in words):
        return False
    return any(_is_passive(words, at) for at in range(1, len(words)))


def _is_passive(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether a word is the participle of a passive: "was denied", "has been flatly rejected"."""
    done = words[at].form.endswith(("ed", "wn")) and not bases(words[at].form).isdisjoint(
        table("acts")["undergone"]["verbs"]
    )
    return done and any(word.form in _PASSIVE for word in words[max(0, at - 2) : at])


def has_known_cue(text: str, cue: tuple[Span, ...]) -> bool:
    """Tell whether the cue holds a phrase of the tables, be it one of plain saying."""
    return _by_cue(text, cue) is not None


def plover(act: Act) -> str:
    """Return the PLOVER root of an act, "none" for those that have none."""
    return str(table("acts")["plover"][act])


def cameo(act: Act) -> str:
    """Return the CAMEO root of an act, two digits."""
    return str(table("acts")["cameo"][act])


def _by_cue(text: str, cue: tuple[Span, ...]) -> Act | None:
    """Return the act the longest phrase in the cue names, None if no phrase is known."""
    if not cue:
        return None
    line_start = text.rfind("\n", 0, cue[0].start) + 1
    line_end = text.find("\n", cue[-1].end)
    before = tokens(text, max(line_start, cue[0].start - _REACH), cue[0].start)[-_BEFORE:]
    inside = tuple(word for span in cue for word in tokens(text, span.start, span.end))
    stop = min(len(text) if line_end < 0 else line_end, cue[-1].end + _REACH)
    words = (*before, *inside, *tokens(text, cue[-1].end, stop)[:_AFTER])
    first, last = len(before), len(before) + len(inside)
    # "neither … nor" and "did not" may stand before the span; the phrase must still end inside or behind it.
    hits = [hit for hit in _phrases("acts", "cue").find(words, max(0, first - 2), last) if hit.last > first]
    hits = [hit for hit in hits if hit.first >= first or words[hit.first].form in _DENYING]
    if not hits:
        return None
    best = min(hits, key=lambda hit: (-hit.weight, _rank()[hit.label], hit.first))
    act = Act(best.label)
    return _NEGATED.get(act, Act.SAYS) if _denied(words, best) else act


def _denied(words: tuple[Token, ...], hit: Hit) -> bool:
    """Tell whether a negation stands right before the phrase and is no part of it."""
    earlier = [word.form for word in words[max(0, hit.first - 3) : hit.first]]
    return any(not _DENYING.isdisjoint(bases(form)) for form in earlier)


def _source_names(text: str, source: tuple[Span, ...]) -> frozenset[str]:
    """Return the words with a capital in the source, in lower case: what the speaker may call himself by."""
    words = (word for span in source for word in tokens(text, span.start, span.end))
    return frozenset(
        word.form for word in words if text[word.start].isupper() and word.form not in _set("no_speakers")
    )


def _speaks_for(text: str, source: tuple[Span, ...]) -> bool:
    """Tell whether the source is printed as somebody's spokesman."""
    return any(_spokesmen().find(tokens(text, span.start, span.end)) for span in source)


def _act_told(clause: Clause) -> Act | None:
    """Return the act a spokesman tells of his principal: "the cabinet has expressed its approval of"."""
    hits = [hit for hit in _phrases("acts", "cue").find(clause.words, 1, _HEAD) if hit.label != Act.SAYS]
    hits = [hit for hit in hits if not _is_passive(clause.words, hit.first)]
    best = min(hits, key=lambda hit: (hit.first, -hit.weight, _rank()[hit.label]), default=None)
    return Act(best.label) if best is not None and not _denied(clause.words, best) else None


def _own_programme(text: str, content: tuple[Span, ...], cue: tuple[Span, ...]) -> bool:
    """Tell whether a call is for a measure, not on somebody: "called for ending the levy" is a plan."""
    asked = tokens(text, cue[0].start, cue[-1].end)
    first = tokens(text, content[0].start, content[0].end)[:1]
    measure = bool(first) and first[0].form.endswith("ing") and first[0].form not in _set("no_gerunds")
    return (
        measure
        and len(asked) > 1
        and [bases(word.form) & {"call", "for"} != frozenset() for word in asked[-2:]] == [True, True]
    )


def _is_document(text: str, source: tuple[Span, ...]) -> bool:
    """Tell whether the source is a poll, a study or figures."""
    documents = _set("documents")
    return any(word.form in documents for span in source for word in tokens(text, span.start, span.end))


def _by_content(
    text: str, content: tuple[Span, ...], clauses: tuple[Clause, ...], names: frozenset[str]
) -> Act | None:
    """Return the act the content shows, None if nothing speaks for one."""
    if not clauses:
        return None
    words = content_words(text, content)
    found = _phrases("acts", "content")
    first = clauses[0]
    labels = found.labels(first.words) - _phrases("acts", "unless").labels(first.words)
    anywhere = labels.union(*(found.labels(clause.words) for clause in clauses[1:]))
    if Act.DECLINES not in labels and is_false(first.words):
        return Act.DENIES
    for act in (Act.DECLINES, Act.DENIES, Act.ACCEPTS):
        if act in labels:
            return act
    blame, praise = weight(words, "blame"), weight(words, "praise")
    others = first.words[0].form != "i" or any(word.form in _set("others") for word in words)
    accused = others and blame > 1 and blame >= praise and is_aimed(text, clauses, names)
    if text[max(content[-1].start, content[-1].end - 3) : content[-1].end + 1].count("?"):
        return Act.ACCUSES if accused or any(c.words[0].form == "why" for c in clauses) else Act.ASKS
    if first.own and Act.THREATENS in labels and any(word.form in {"if", "unless"} for word in words):
        return Act.THREATENS
    if Act.OFFERS in labels:
        return Act.OFFERS
    if first.own and (Act.REJECTS in labels or Act.PROMISES in labels):
        return Act.REJECTS if Act.REJECTS in labels else Act.PROMISES
    if accused:
        return Act.ACCUSES
    for act in (Act.ASKS, Act.DEMANDS):
        if act in labels and first.words[0].form != "i":
            return act
    if praise > _MANY or (praise > 1 and praise > blame and is_strong(words, "praise")):
        return Act.PRAISES
    if Act.WARNS in anywhere:
        return Act.WARNS
    if Act.INTENDS in labels:
        return Act.INTENDS
    if first.own and any(word.form in _FUTURE for word in first.words[:3]):
        return Act.PROMISES
    return Act.EXPECTS if Act.EXPECTS in labels else None

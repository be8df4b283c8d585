"""The main clause of what is said, as far as it can be told without a parser: subject, verb, object, not.

Two statements oppose one another only if the same is affirmed and negated of the same. Where the clause
cannot be made out the answer is None, and nothing rests on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.reconcile.wording import stem, telling
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.phrases import Token

_WHEN = frozenset(
    {"if", "when", "while", "although", "though", "unless", "because", "since", "as", "after", "before"}
)
_BREAKS = frozenset(
    {
        "if",
        "when",
        "while",
        "unless",
        "because",
        "which",
        "who",
        "whom",
        "whose",
        "but",
        "although",
        "though",
        "after",
    }
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s"})
_HAVE = frozenset({"has", "have", "had"})
_DO = frozenset({"do", "does", "did"})
_MODAL = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must"})
_NOT = frozenset({"not", "never", "no", "nobody", "nothing", "none", "neither"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "there"}
)
_PLAIN_AFTER = frozenset({"i", "we"})  # behind these a verb needs no ending to be one
_BEFORE_NOUNS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "of", "by", "newly", "and"}
)
_EMPTY = frozenset(
    {"to", "a", "an", "the", "of", "in", "on", "at", "for", "with", "by", "and", "any", "all", "some"}
)
_EMBEDDING = frozenset(
    {"how", "why", "what", "who", "which", "whose", "whom", "that", "whether", "when", "where", "if", "about"}
)
_SUBJECT = 14  # words before the verb of a main clause, at most
_SAME_OBJECT = 0.5  # share of the words of an object that are the same
_TELLING = 0.35  # a verb that more articles hold than this allows is in any of them
_OBJECT = 9  # words behind it that say what it is about


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main clause: stems of subject and object, base forms of the verb, and how it is put."""

    subject: frozenset[str]
    pronoun: str | None
    verb: frozenset[str]
    object: frozenset[str]
    negated: bool
    modal: bool
    perfect: bool
    past: bool
    of_none: bool = False  # the subject is "nobody", "none of the boats"


def predicate(words: Sequence[Token], text: str) -> Predicate | None:
    """Return the main clause of a content, its first sentence alone; None if it cannot be made out."""
    words = _main(words, text)
    at = next((n for n, word in enumerate(words[: _SUBJECT + 1]) if _begins(words, n)), None)
    if at is None or at == 0:
        return None
    before = [word.form for word in words[:at]]
    if _EMBEDDING & set(before):
        return None
    helpers, verb_at = _helpers(words, at)
    if verb_at >= len(words):
        return None
    verb = words[verb_at].form
    behind = _until_break(words[verb_at + 1 : verb_at + 1 + _OBJECT])
    none = max((n + 1 for n, form in enumerate(before) if form in _NOT), default=0)
    negations = sum(form in _NOT for form in (*before, *helpers, *(w.form for w in behind[:2])))
    return Predicate(
        subject=_stems(before[none:]),
        pronoun=next((form for form in (before[-1], before[0]) if form in _PRONOUNS), None),
        verb=bases(verb),
        object=_stems([w.form for w in behind]) | _concepts(behind),
        negated=negations % 2 == 1,
        modal=bool(_MODAL & set(helpers)),
        perfect=bool(_HAVE & set(helpers)),
        past=verb not in _BE and is_past(verb),
        of_none=none > 0,
    )


def _main(words: Sequence[Token], text: str) -> Sequence[Token]:
    """Return the words of the first sentence without "that" and without a clause of condition before it."""
    kept = list(words[1:] if words and words[0].form == "that" else words)
    for at, word in enumerate(kept[1:], 1):
        between = text[kept[at - 1].end : word.start]
        if any(mark in between for mark in ".!?;…\n") and " " in between:
            kept = kept[:at]
            break
    if kept and kept[0].form in _WHEN:
        comma = next((n for n, w in enumerate(kept[:-1]) if text[w.end : w.end + 1] == ","), None)
        kept = [] if comma is None else kept[comma + 1 :]
    return kept


def _begins(words: Sequence[Token], at: int) -> bool:
    """Tell whether a main verb begins here: a helper, or a past form that is no participle before a noun."""
    form = words[at].form
    if form in _BE | _HAVE | _DO | _MODAL:
        return True
    if at > 0 and words[at - 1].form in _PLAIN_AFTER and form.isalpha() and form not in _BREAKS:
        return True
    return at > 0 and is_past(form) and words[at - 1].form not in _BEFORE_NOUNS and not form.endswith("ing")


def _helpers(words: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Return the helpers, adverbs and negations from a place on, and where the verb itself stands."""
    helpers = []
    while at < len(words):
        form = words[at].form
        if (
            form not in _BE | _HAVE | _DO | _MODAL | _NOT
            and not form.endswith("ly")
            and form not in _adverbs()
        ):
            break
        helpers.append(form)
        at += 1
    return helpers, at


@cache
def _adverbs() -> frozenset[str]:
    return frozenset({*table("inflections")["adverbs"], "to", "been", "ever", "yet"})


def _until_break(words: Sequence[Token]) -> Sequence[Token]:
    for at, word in enumerate(words):
        if word.form in _BREAKS:
            return words[:at]
    return words


def _stems(forms: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(form) for form in forms if form not in _EMPTY | _NOT and telling(form) > 0.2)


@cache
def concepts() -> Phrases:
    """Return the finder of concepts in running words."""
    return Phrases(table("concepts")["concepts"])


def _concepts(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(f"#{hit.label.removesuffix('-')}" for hit in concepts().find(words))


@cache
def _past_forms() -> frozenset[str]:
    irregular = table("inflections")["irregular"]
    return frozenset(
        form for forms in irregular.values() for form in forms if not form.endswith(("ing", "s"))
    )


def is_past(form: str) -> bool:
    """Tell whether a word is a past form or a participle."""
    return (form.endswith("ed") and not form.endswith("eed")) or form in _past_forms()


def one_verb(left: Predicate, right: Predicate) -> str | None:
    """Return the verb that both main clauses have, None if they have none in common."""
    shared = left.verb & right.verb
    return max(shared, key=lambda form: (len(form), form)) if shared else None


def share(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the smaller set that the other has too, 0 if one is empty."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def flipped(left: Predicate | None, right: Predicate | None, *, near: bool) -> str | None:
    """Return the verb that one affirms and the other negates of the same subject and object; None if not so.

    `near` tells that both stand in one article, where one subject may be understood from the other.
    """
    if left is None or right is None or left.negated == right.negated or left.modal != right.modal:
        return None
    verb = one_verb(left, right)
    if verb is None or (left.verb | right.verb) & frozenset(table("ties")["predicates"]["knowing"]):
        return None
    if left.of_none != right.of_none and telling(verb) > _TELLING and not (left.object and right.object):
        none, other = (left, right) if left.of_none else (right, left)
        return verb if not none.subject or none.subject & other.subject else None
    if left.object or right.object:
        if share(left.object, right.object) < _SAME_OBJECT:
            return None
    elif not left.subject & right.subject:
        return None
    same_subject = bool(left.subject & right.subject)
    unknown = not left.subject or not right.subject
    return verb if same_subject or (near and unknown) else None

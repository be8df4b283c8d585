"""Who cannot both be right: two sides of which one affirms and the other negates the same of the same.

Words in common never make an opposition: the main clauses must have the same verb, of the same subject and
object, put the same way but for the "not". Nobody contradicts himself here; that is a change.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.claims import TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.differing import of_other_events, one_rate, other_figure
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.order import order
from onrecord.reconcile.predicates import flipped
from onrecord.reconcile.sides import known, one_side, spoken_of
from onrecord.reconcile.states import undone
from onrecord.reconcile.wording import NOT, stem, telling
from onrecord.text.lexicon import table
from onrecord.text.names import folded
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.text.phrases import Token

_REACH = 12
_FACTS = frozenset({Act.SAYS, Act.ACCUSES, Act.CONFIRMS, Act.DENIES})
_TOLD = _FACTS | {Act.PROMISES, Act.EXPECTS, Act.REJECTS}
_ANSWER = 5  # statements after which a "no" is an answer no more
_ALIKE = 0.3  # share of words from which two may be of one matter
_MOST = 0.8  # the most that words in common may weigh between opposites
_OPENING = 14  # words of a content that show of whom it speaks
_FIRST = frozenset({"i", "we", "my", "our"})
_THIRD = frozenset({"he", "she", "it", "they"})
_SCOPE = 5  # words on which a "not" bears
_TELLING = 0.35  # words that more articles hold than this allows refute nothing
_SHARED = 0.7  # what the words that are negated here and affirmed there must tell together
_PLAIN = 25  # words of a content that says one thing
_BREAKS = frozenset(
    {"that", "which", "who", "because", "if", "whether", "when", "while", "but", "and", "after", "until"}
)
_AHEAD = frozenset({"will", "shall", "would", "should", "must"})
_HEDGES = frozenset({"would", "could", "might", "may", "should", "if", "whether", "unless"})


def opposed(setting: Setting) -> Iterator[Answer]:
    """Yield contradictions and differing figures, the earlier (else the first in its article) on the left."""
    done: set[tuple[str, str]] = set()  # one may be among the nearest of the other and not the other way
    for sense in setting.context.senses.values():
        if sense.act not in _TOLD:
            continue
        near = [(other, sense) for other in setting.before(sense, _REACH)]
        near += [
            (other, sense) if other.id < sense.id else (sense, other) for other in setting.elsewhere(sense)
        ]
        for left, right in near:
            if (left.id, right.id) in done or left.act not in _TOLD:
                continue
            done.add((left.id, right.id))
            if {left.act, right.act} & _FACTS and _may(setting, right, left):
                yield from _compared(setting, left, right)


def _may(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether two statements are of two holders (or of one document) and of one time."""
    if not (known(sense.holder) and known(other.holder)):
        return False
    if one_side(sense.holder, other.holder) and not _one_document(setting, sense, other):
        return False
    if any(_of_itself(setting, a, b) for a, b in ((sense, other), (other, sense))):
        return False
    if sense.act is other.act is Act.ACCUSES and sense.names & other.names:
        return False  # two who blame the same man
    return not _apart(sense, other)


def _apart(sense: Sense, other: Sense) -> bool:
    one, two = sense.said, other.said
    if not (one and two and one.first and one.last and two.first and two.last):
        return False
    return one.last < two.first or two.last < one.first


def _of_itself(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether somebody speaks of himself ("we will not", "spending a million"), the other not of him."""
    words = [word.form for word in setting.content(sense)[:_OPENING]]
    opening = words[1:] if words[:1] == ["that"] else words
    if _document(setting, sense) or not opening:
        return False
    own = _FIRST & set(words) or opening[0] in _THIRD
    if sense.act is not Act.ACCUSES:
        own = own or opening[0].endswith("ing") or opening[0] == "to"
    spoken = (word.form for word in setting.content(other))
    return bool(own) and not spoken_of(sense.holder, other.names, spoken)


def _document(setting: Setting, sense: Sense) -> bool:
    statement = setting.context.statements.get(sense.id)
    return statement is not None and statement.speaker_kind is ActorKind.DOCUMENT


def _one_document(setting: Setting, sense: Sense, other: Sense) -> bool:
    return sense.article == other.article and _document(setting, sense) and _document(setting, other)


def _compared(setting: Setting, left: Sense, right: Sense) -> Iterator[Answer]:
    then = order(left, right, setting) if left.article != right.article else None
    first, second = (then.first, then.second) if then else (left, right)
    if then is None and left.article != right.article:
        first, second = sorted((left, right), key=lambda s: (str(s.reported and s.reported.first), s.id))
    if then and (undone(setting, first) or undone(setting, second)):
        return  # what had not happened by one day may have by another
    if _of_whom(setting, first, second) and not then:
        first, second = second, first
    against = _against(setting, first, second)
    common = setting.common(first, second)
    if against:
        capped = tuple(replace(e, weight=min(e.weight, _MOST)) for e in common)
        answers = _plain_no(setting, first, second) or _of_whom(setting, second, first)
        kind = TieKind.DENIES if answers else TieKind.CONTRADICTS
        yield Answer(first.id, second.id, kind, (*capped, *against))
        return
    vague = any(figure.vague for figure in (*first.figures, *second.figures))
    if vague or one_side(first.holder, second.holder):
        return
    figures = None if of_other_events(setting, first, second) else other_figure(setting, first, second)
    if figures:
        found = (*common, Evidence(f"{figures[0]} against {figures[1]}", 2.0))
        if one_rate(setting, first, second):
            found = (*found, Evidence("by one measure", 1.0))
        yield Answer(first.id, second.id, TieKind.DIFFERS, found)


def _of_whom(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether one speaks of himself ("I pay") to what another says of him: the contrary denies it."""
    clause = setting.clause_of(sense)
    if clause is None or clause.pronoun not in _FIRST:
        return False
    return spoken_of(sense.holder, other.names, (word.form for word in setting.content(other)))


def _plain_no(setting: Setting, first: Sense, second: Sense) -> bool:
    """Tell whether one is the "no" of somebody the other speaks of, soon after: a denial without the verb."""
    if not second.negated or first.negated or first not in setting.before(second, _ANSWER):
        return False
    words = (word.form for word in setting.whole(first))
    return spoken_of(second.holder, first.names, words)


def _against(setting: Setting, left: Sense, right: Sense) -> tuple[Evidence, ...]:
    """Return why two statements cannot both be so."""
    one, two = setting.content(left), setting.content(right)
    contrast = setting.contrast(left, right)
    opposite = opposites(one, two) if contrast else None
    swapped = _swapped(setting, left, right)
    found = []
    if swapped:
        found.append(Evidence(f"“{swapped}” with the two the other way round", 2.2))
    elif opposite and max(len(one), len(two)) < _PLAIN:
        found.append(Evidence(f"“{opposite[0]}” against “{opposite[1]}”", 1.1))
    else:
        verb = flipped(setting.clause_of(left), setting.clause_of(right), near=left.article == right.article)
        if verb:
            found.append(Evidence(f"“{verb}” affirmed and negated of the same", 2.0))
        elif _one_document(setting, left, right) or _plain_no(setting, left, right):
            refuted = _refuted(setting, left, right)
            if refuted:
                found.append(Evidence(f"one says “{refuted}”, the other the same without", 1.4))
    if found and _of_whom(setting, right, left):
        found.append(Evidence("who answers is spoken of", 0.8))
    if found and contrast:
        found.append(Evidence(f"set against it by “{contrast}”", 1.2))
    if found and left.article != right.article:
        found.append(Evidence("in another article", -0.4))
    return tuple(found)


def _refuted(setting: Setting, left: Sense, right: Sense) -> str | None:
    """Return the negated words of one that the other says without, if both are of one matter."""
    if left.negated == right.negated or left.sign == right.sign or "?" in left.text + right.text:
        return None
    wording = setting.wording(left, right)
    if wording < _ALIKE / 2 or (wording < _ALIKE and not left.names & right.names):
        return None
    one, two = setting.content(left), setting.content(right)
    names = frozenset(part.lower() for name in left.names | right.names for part in name.split())
    negative, plain = (one, two) if left.negated else (two, one)
    return _negated([w for w in negative if w.form not in names], plain)


def _negated(one: Sequence[Token], two: Sequence[Token]) -> str | None:
    """Return the "not" of one whose words the other says without: most of what it bears on, and no guess."""
    plain = {stem(word.form) for word in two}
    if any(word.form in NOT or word.form in _HEDGES for word in two) or _denials().find(two):
        return None
    ahead = any(word.form in _AHEAD for word in two)
    for at, word in enumerate(one):
        longer = one[at + 1 : at + 2] and one[at + 1].form == "longer"
        if word.form not in NOT or longer or (not ahead and at and one[at - 1].form in _AHEAD):
            continue
        borne = []
        for after in one[at + 1 : at + 1 + _SCOPE]:
            if after.form in _BREAKS:
                break
            borne.append(after)
        told = {
            stem(w.form): telling(w.form) for w in borne if telling(w.form) > _TELLING and len(w.form) > 2
        }
        shared = sum(weight for name, weight in told.items() if name in plain)
        if shared >= _SHARED and shared * 2 >= sum(told.values()):
            return " ".join(w.form for w in (word, *borne))
    return None


@cache
def _denials() -> Phrases:
    return Phrases({"denies": table("concepts")["denials"]})


@cache
def _pairs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, two in table("ties")["opposites"]["pairs"]:
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def opposites(one: Sequence[Token], two: Sequence[Token]) -> tuple[str, str] | None:
    """Return a word of each that cannot both be said of one thing, if neither says both."""
    left = {base for word in one for base in bases(word.form)}
    right = {base for word in two for base in bases(word.form)}
    for word in sorted(left & _pairs().keys()):
        for other in sorted(_pairs()[word] & right):
            if other not in left and word not in right:
                return word, other
    return None


@cache
def _directed() -> Phrases:
    return Phrases({phrase: [phrase] for phrase in table("ties")["opposites"]["directed"]})


def _swapped(setting: Setting, left: Sense, right: Sense) -> str | None:
    """Return the verb that both use of the same two words with these in opposite places ("A leads B")."""
    one, two = (
        setting.kept("ends", sense, lambda told: _ends(setting.content(told))) for sense in (left, right)
    )
    return next((verb for verb, a, b in one if (verb, b, a) in two), None)


def _ends(words: Sequence[Token]) -> tuple[tuple[str, str, str], ...]:
    found = []
    for hit in _directed().find(words):
        before = words[hit.first - 1].form if hit.first else ""
        if before in {"is", "was", "are", "were", "be", "been", "has", "had", "have"} and hit.first > 1:
            before = words[hit.first - 2].form
        after = next((w.form for w in words[hit.last : hit.last + 3] if w.form not in {"the", "by", "a"}), "")
        if before and after:
            found.append((hit.label, folded(before), folded(after)))
    return tuple(found)

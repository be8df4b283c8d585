"""Who says that what another claimed is not so, or is so, or will not say: finds what the answer is about.

An answer that only points back ("denied this", "called the charges baseless") is about what stands right
before it. One that tells in full what is denied is about whoever claimed it, anywhere in the story.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.claims import TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence, total
from onrecord.reconcile.figures import alike
from onrecord.reconcile.openings import none_of, nothing_such, owns_up
from onrecord.reconcile.order import said_before
from onrecord.reconcile.pointing import denied_in_passing, dismisses, pointer, untrue_hearsay
from onrecord.reconcile.predicates import one_verb
from onrecord.reconcile.sides import known, one_side, spoken_of
from onrecord.reconcile.wording import NOT
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reconcile.holders import Holder
    from onrecord.reconcile.pointing import Pointer
    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting

_REACH = 14  # statements before an answer among which its target is looked for
_FAR = 0.5  # share of words from which an answer may be to what stands in another article
_OF_ONE = 0.25  # the same, of what is told there of who answers
_NEARLY = 0.6  # share of words from which an answer in full can be of nothing else
_AHEAD = 3  # an answer told first, and then what it answers
_QUOTED = 8  # words at the head of a quotation that only one utterance has
_OPENING = 8  # words at the head of a content
_RUN = 6  # charges that one denial may answer
_SEVERAL = 3  # claims of other articles that one answer may be to
_ALL_OF = frozenset({"both", "these"})
_POINTED = 3  # statements that a pointer reaches back over
_CLAIMING = frozenset(
    {Act.SAYS, Act.ACCUSES, Act.CONFIRMS, Act.EXPECTS, Act.WARNS, Act.ASKS, Act.INTENDS, Act.PROMISES}
)
_TOLD = frozenset({Act.SAYS, Act.ACCUSES, Act.CONFIRMS, Act.EXPECTS, Act.WARNS, None})
_KINDS = {Act.DENIES: TieKind.DENIES, Act.DECLINES: TieKind.DECLINES, Act.CONFIRMS: TieKind.CONFIRMS}
_CHARGING = frozenset({Act.ACCUSES, Act.SAYS})
_GOING_ON = frozenset({"he", "she", "they", "him", "her", "them"})
_AT_LENGTH = 4  # telling words, names and concepts from which a content says what is denied


def denials(setting: Setting) -> Iterator[Answer]:
    """Yield the answers of each statement that denies, confirms or will not speak of another's claim."""
    for sense in setting.context.senses.values():
        kind = _kind(setting, sense)
        if kind and known(sense.holder):
            yield from _answers(setting, sense, kind)


def _kind(setting: Setting, sense: Sense) -> TieKind | None:
    """Return what kind of answer a statement may be; calling a claim untrue denies it, whatever the cue."""
    if sense.act in _KINDS:
        return _KINDS[sense.act]
    if denied_in_passing(setting, sense):
        return TieKind.DENIES
    if sense.act is Act.ACCEPTS and not pointer(setting, sense) and _admits(setting, sense):
        return TieKind.CONFIRMS
    if sense.act in (Act.REJECTS, Act.ACCUSES, Act.SAYS) and (
        dismisses(setting, sense) or untrue_hearsay(setting, sense)
    ):
        return TieKind.DENIES
    if sense.act in (Act.SAYS, Act.DECLINES) and _neither_nor().find(setting.content(sense)):
        return TieKind.DECLINES
    if sense.act is Act.SAYS and not sense.negated and owns_up(setting.content(sense)):
        return TieKind.CONFIRMS
    if sense.act in (Act.SAYS, Act.REJECTS) and (
        none_of(setting.content(sense)) or nothing_such(setting.content(sense))
    ):
        return TieKind.DENIES
    return None


def _refuses(setting: Setting, sense: Sense) -> bool:
    """Tell whether cue or content says in so many words that something is not so."""
    return setting.refuses(sense) or untrue_hearsay(setting, sense)


def _admits(setting: Setting, sense: Sense) -> bool:
    """Tell whether a cue owns up to a fact, rather than taking up an offer."""
    admitting = frozenset(table("ties")["admitting"])
    return any(bases(word.form) & admitting for word in setting.cue(sense))


@cache
def _neither_nor() -> Phrases:
    return Phrases({"neither": table("ties")["neither"]})


def _answers(setting: Setting, sense: Sense, kind: TieKind) -> Iterator[Answer]:
    back = pointer(setting, sense)
    if back:
        yield from _pointed(setting, sense, kind, back)
        return
    content = setting.content(sense)
    hearsay = bool(content) and fold(content[0].form) in table("ties")["hearsay"]
    none = none_of(content) if kind is TieKind.DENIES else frozenset()
    owned = kind is TieKind.CONFIRMS and owns_up(content)
    near = [(other, at) for at, other in enumerate(setting.before(sense, _REACH))]
    if not setting.above(sense):
        near += [(other, at + 1) for at, other in enumerate(setting.after(sense, _AHEAD))]
    found = []
    for other, distance in (*near, *((far, -1) for far in setting.elsewhere(sense))):
        if not _can_be_answered(setting, sense, other, pointed=False) or setting.asks_to_be_unnamed(other):
            continue
        if distance < 0 and not _from_afar(setting, sense, other, hearsay=hearsay):
            continue
        if none and (
            not 0 <= distance < _POINTED
            or other.place > sense.place
            or other.sign < 0
            or none.isdisjoint(other.weights)
        ):
            continue
        if kind is TieKind.DECLINES and not _left_open(setting, sense, other, distance):
            continue
        plain = none or kind is not TieKind.DENIES or _refuses(setting, sense)
        if not plain and not _plain_answer(setting, sense, other):
            continue
        if owned and not _may_be_owned(setting, sense, other):
            continue
        evidence = (
            *_what_it_is(setting, sense, other, kind, pointed=False),
            *_nothing_shared(other, sense),
            *((_of_hearsay(setting, sense, other, content[0].form),) if hearsay else ()),
            *((Evidence("says that there is none", 1.2),) if none else ()),
            *((Evidence("owns up", 1.0),) if owned else ()),
            *setting.common(other, sense),
            *_how_near(other, sense, distance),
        )
        found.append(Answer(other.id, sense.id, kind, evidence))
    here = [a for a in found if setting.context.senses[a.left].article == sense.article]
    there = [a for a in found if setting.context.senses[a.left].article != sense.article]
    for some, most in ((here, 1), (there, _SEVERAL)):
        yield from sorted(some, key=lambda a: (-total(a.evidence), a.left))[:most]


def _no_charge(setting: Setting, sense: Sense, other: Sense, back: Pointer) -> tuple[Evidence, ...]:
    """Return the evidence against "the charges" where no charge against who answers was made."""
    charges = table("ties")["charges"]["nouns"]
    if back.noun not in charges or other.act is Act.ACCUSES or _about(setting, sense, other):
        return ()
    return (Evidence("no charge", -0.6),)


def _from_afar(setting: Setting, sense: Sense, other: Sense, *, hearsay: bool) -> bool:
    """Tell whether a statement may answer one of another article: a denial in so many words, of the same."""
    if sense.act is Act.DECLINES or other.act not in _TOLD:
        return False
    wording = setting.wording(other, sense)
    if _about(setting, sense, other) and other.act is not Act.EXPECTS:
        mutual = _of_each_other(setting, sense, other) and sense.concept_names & other.concept_names
        least = _NEARLY if sense.act in (Act.CONFIRMS, Act.ACCEPTS) else _OF_ONE
        done = sense.act is not Act.SAYS and _same_deed(setting, sense, other)
        if wording >= least or done or (mutual and sense.act is not Act.SAYS):
            return True
    if sense.act is Act.DENIES and not _refuses(setting, sense):
        return wording >= _FAR and other.act is Act.ACCUSES and _about(setting, sense, other)
    return wording >= _FAR or (hearsay and wording >= _FAR / 2)


def _may_be_owned(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether a "yes" may grant what another claimed: of who answers, or in much the same words."""
    if other.sign < 0 or not sense.weights.keys() & other.weights.keys():
        return False
    return _about(setting, sense, other) or setting.wording(other, sense) >= _FAR


def _left_open(setting: Setting, sense: Sense, other: Sense, distance: int) -> bool:
    """Tell whether who will not speak may be asked about this: it is about him, or it stands right before."""
    return (
        distance in (0, 1) or _about(setting, sense, other) or bool(_neither_nor().find(setting.whole(sense)))
    )


def _same_deed(setting: Setting, sense: Sense, other: Sense) -> str | None:
    """Return the main verb that both have, if they name two of the same or say it in much the same words."""
    mine, theirs = setting.clause_of(sense), setting.clause_of(other)
    verb = one_verb(mine, theirs) if mine and theirs else None
    if verb is None or verb in table("ties")["predicates"]["knowing"]:
        return None
    if mine is None or theirs is None:
        return None
    of_one = (mine.subject | mine.object) & (theirs.subject | theirs.object)
    return verb if of_one or len(sense.names & other.names) > 1 else None


def _of_each_other(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether each of two holders is spoken of by the other."""
    return _about(setting, sense, other) and spoken_of(other.holder, sense.names, ())


def _plain_answer(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether a "no" without a verb of denial is one to this: to a question, to what was said of one."""
    if other.act is Act.ASKS or _about(setting, sense, other):
        return True
    return setting.wording(other, sense) >= _FAR / 2


def _of_hearsay(setting: Setting, sense: Sense, other: Sense, noun: str) -> Evidence:
    """Return the evidence of "denied reports that …": reports of this, or of just anything."""
    names = len(sense.names & other.names) > 1 and bool(sense.concept_names & other.concept_names)
    same = names or setting.wording(other, sense) >= _FAR / 2
    return Evidence(f"denies {noun}", 1.0 if same else 0.5)


def _nothing_shared(other: Sense, sense: Sense) -> tuple[Evidence, ...]:
    """Return the evidence against an answer told at length that shares nothing with what it should answer."""
    if len(sense.weights) < _AT_LENGTH or sense.weights.keys() & other.weights.keys():
        return ()
    return (Evidence("nothing in common", -0.8),)


def _pointed(setting: Setting, sense: Sense, kind: TieKind, back: Pointer) -> Iterator[Answer]:
    """Yield what a pointer reaches: the nearest fitting statement, or the run of charges before it."""
    if back.noun and kind is TieKind.DENIES and back.noun not in table("ties")["claimed"]:
        return
    wanted = frozenset(table("pointers")["acts"].get(back.noun, ())) if back.noun else frozenset()
    charges = table("ties")["charges"]["nouns"]
    first: Sense | None = None
    holders: set[Holder] = set()
    missed = 0
    for distance, other in enumerate(setting.before(sense, _REACH)):
        fits = _can_be_answered(setting, sense, other, pointed=True) and not setting.asks_to_be_unnamed(other)
        fits = fits and (not wanted or other.act is None or other.act in wanted)
        if first is not None and one_side(sense.holder, other.holder):
            continue  # what the accused says himself does not end the run of charges
        charged = fits and (
            (back.noun in charges and other.act is Act.SAYS and _about(setting, sense, other))
            or (
                other.act is Act.ACCUSES
                and (other.holder in holders or _about(setting, sense, other) or _of_them(setting, other))
            )
        )
        if first is None:
            if distance >= _POINTED:
                return
            if not fits:
                continue
            first = other
        elif not (
            back.many
            and (_told_on(setting, sense, first, other, fits=fits) or (charged and first.act in _CHARGING))
        ):
            missed += 1
            if missed > 1 or not back.many:
                return
            continue
        holders.add(other.holder)
        yield Answer(
            other.id,
            sense.id,
            kind,
            (
                Evidence(f"points back ({back.noun or 'this'})", 2.0),
                *_what_it_is(setting, sense, other, kind, pointed=True),
                *_no_charge(setting, sense, other, back),
                *setting.common(other, sense),
                Evidence(f"{distance + 1} before", round(0.6 - 0.3 * distance, 2))
                if other is first
                else Evidence("one of a run", 0.6),
            ),
        )
        if distance >= _RUN:
            return


def _told_on(setting: Setting, sense: Sense, first: Sense, other: Sense, *, fits: bool) -> bool:
    """Tell whether "both claims" are of this one too: it stands right before by the same holder."""
    if not fits or setting.content(sense)[0].form not in _ALL_OF or other.holder != first.holder:
        return False
    return other in setting.before(first, 1)


def _can_be_answered(setting: Setting, sense: Sense, other: Sense, *, pointed: bool) -> bool:
    if (other.act is not None and other.act not in _CLAIMING) or said_before(sense, other):
        return False
    if any(word.form in NOT for word in setting.cue(other)):
        return False  # "did not say" claims nothing
    if any(word.form == "whether" for word in setting.content(other)[:_OPENING]):
        return False  # nor does "will establish whether"
    bears_out = sense.act in (Act.CONFIRMS, Act.ACCEPTS)
    if bears_out and (other.act in (Act.ASKS, Act.CONFIRMS, None) or _one_quotation(sense, other)):
        return False
    if other.act is Act.ASKS and not pointed and _refuses(setting, sense):
        return False
    if other.act is Act.EXPECTS and not pointed and not sense.weights.keys() & other.weights.keys():
        return False
    if not known(other.holder):
        return sense.act is Act.DENIES and (pointed or other.act is Act.ACCUSES)
    return other.act is None or not one_side(sense.holder, other.holder)


def _one_quotation(sense: Sense, other: Sense) -> bool:
    """Tell whether one is the other's quoted words again: nobody confirms by being quoted twice."""
    heads = {quote[:_QUOTED] for quote in other.quotes if len(quote) >= _QUOTED}
    return any(quote[:_QUOTED] in heads for quote in sense.quotes)


def _what_it_is(
    setting: Setting, sense: Sense, other: Sense, kind: TieKind, *, pointed: bool
) -> tuple[Evidence, ...]:
    wording = 0.0 if pointed else setting.wording(other, sense)
    plain = sense.act in _KINDS or (sense.act is Act.ACCEPTS and wording >= _NEARLY)
    found = [Evidence("the cue says so", 0.5)] if plain else []
    if kind is TieKind.DECLINES and _neither_nor().find(setting.whole(sense)):
        found.append(Evidence("neither confirms nor denies", 0.8))
    if wording >= _NEARLY:
        found.append(Evidence("nearly the same words", 0.6))
    elif sense.article != other.article and plain and _about(setting, sense, other):
        found.append(Evidence("tells in full what is told of it", 0.6))
    if other.act is Act.ASKS:
        found.append(Evidence("answers a question", 0.3))
    deed = None if pointed or kind is TieKind.DECLINES else _same_deed(setting, sense, other)
    if deed and _about(setting, sense, other):
        found.append(Evidence(f"“{deed}” of both", 0.8))
    if kind is TieKind.CONFIRMS and plain and _of_each_other(setting, sense, other):
        found.append(Evidence("each speaks of the other", 0.6))
    if kind is TieKind.DECLINES and len(sense.weights) == 1 and sense.weights.keys() <= other.weights.keys():
        found.append(Evidence("the very thing that it will not speak of", 0.5))
    if spoken_of(other.holder, sense.names, ()):
        found.append(Evidence("names whom it answers", 0.8))
    if _about(setting, sense, other):
        found.append(Evidence("who answers is spoken of", 0.8))
        if other.act is Act.ACCUSES:
            found.append(Evidence("answers a charge", 0.6))
    elif other.act is Act.ACCUSES and not pointed:
        found.append(Evidence("a charge against others", -0.8))
    opposite = sense.negated != other.negated
    if kind is TieKind.DENIES and not pointed and _refuses(setting, sense):
        found.append(
            Evidence("denies another thing", -1.2) if opposite else Evidence("what it says is denied", 0.4)
        )
    elif kind is TieKind.DENIES and pointed and other.negated and other.act is not Act.ACCUSES:
        found.append(Evidence("a “no” to a “no”", -0.6))
    elif kind is TieKind.DENIES and opposite and not pointed:
        found.append(Evidence("the one affirms what the other negates", 0.5))
    if kind is TieKind.CONFIRMS and opposite:
        found.append(Evidence("one affirms, one negates", -1.5))
    if kind is TieKind.CONFIRMS and _other_numbers(sense, other):
        found.append(Evidence("another figure", -1.5))
    if other.act is None:
        found.append(Evidence("the outlet's own words", -0.6))
    return tuple(found)


def _other_numbers(sense: Sense, other: Sense) -> bool:
    """Tell whether two contents count in one unit and agree on no number."""
    pairs = [(a, b) for a in sense.figures for b in other.figures if a.unit == b.unit]
    return bool(pairs) and not any(alike(a, b) for a, b in pairs)


def _of_them(setting: Setting, sense: Sense) -> bool:
    """Tell whether a content begins with "he" or "they": it goes on about whom the one before was about."""
    return any(word.form in _GOING_ON for word in setting.content(sense)[:2])


def _about(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether the other statement speaks of who answers."""
    words = other.text.lower().replace("’", " ").replace("'", " ").split()
    return spoken_of(sense.holder, setting.with_sides(other.names), words)


def _how_near(other: Sense, sense: Sense, distance: int) -> tuple[Evidence, ...]:
    if distance < 0:
        return (Evidence("in another article", -0.8),)
    if other.place > sense.place:
        return (Evidence("told after its answer", round(-0.3 * distance, 2)),)
    weight = round(0.8 - 0.25 * min(distance, 6), 2)
    return (Evidence("right before" if distance == 0 else f"{distance + 1} before", weight),)

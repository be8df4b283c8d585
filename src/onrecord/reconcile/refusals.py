"""Who refuses or takes up what another demands, asks, offers or threatens: finds what the answer is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.claims import TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence, total
from onrecord.reconcile.figures import alike
from onrecord.reconcile.order import said_before
from onrecord.reconcile.pointing import dismisses, pointer
from onrecord.reconcile.sides import known, one_side, spoken_of
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reconcile.pointing import Pointer
    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting

_REACH = 8
_POINTED = 5  # statements that a pointer reaches back over
_FAR = 0.4  # share of words from which an answer may be to what stands in another article
_ANOTHER = frozenset(
    {"a", "an", "earlier", "previous", "latest", "original", "initial"}
)  # not the one just told of
_SUPPOSING = frozenset({"once", "if", "unless", "until", "when", "whether", "should"})
_WANTING = frozenset({Act.DEMANDS, Act.ASKS, Act.OFFERS, Act.THREATENS, Act.PROMISES, Act.INTENDS})
_OFFERED = frozenset({"offer", "proposal", "demand", "invitation", "request", "compromise"})
_TAKING = frozenset({Act.SAYS, Act.ACCEPTS})  # who takes up a sum names it
_AHEAD = frozenset({"will", "would", "shall"})
_OPENING = 8  # words of a content among which its main verb is put off to what is to come
_KINDS = {Act.REJECTS: TieKind.REJECTS, Act.ACCEPTS: TieKind.ACCEPTS}


def refusals(setting: Setting) -> Iterator[Answer]:
    """Yield for every refusal or agreement the demand, offer or threat that it most likely answers."""
    for sense in setting.context.senses.values():
        kind = _kind(setting, sense)
        supposed = {word.form for word in setting.clause(sense)[:2]} & _SUPPOSING
        if kind and not supposed and known(sense.holder) and not dismisses(setting, sense):
            yield from _answers(setting, sense, kind)


@cache
def _refused() -> Phrases:
    return Phrases(
        {"refused": table("ties")["refused"]["phrases"], "taken": table("ties")["taken"]["phrases"]}
    )


def _kind(setting: Setting, sense: Sense) -> TieKind | None:
    if sense.act is Act.ACCEPTS and any(
        bases(w.form) & frozenset(table("ties")["admitting"]) for w in setting.cue(sense)
    ):
        return None
    if sense.act in _KINDS:
        return _KINDS[sense.act]
    if sense.act is Act.SAYS and not sense.negated and "taken" in _refused().labels(setting.content(sense)):
        return TieKind.ACCEPTS
    if sense.act is not None and "refused" in _refused().labels(setting.whole(sense)):
        return TieKind.REJECTS
    if _will_not(setting, sense):
        return TieKind.REJECTS
    return None


def _will_not(setting: Setting, sense: Sense) -> bool:
    """Tell whether somebody says that something will not be: a refusal, where it was asked for."""
    if sense.act not in (Act.SAYS, Act.PROMISES, Act.INTENDS) or sense.condition:
        return False
    head = [word.form for word in setting.content(sense)[:_OPENING]]
    ahead = [at for at, form in enumerate(head) if form in _AHEAD]
    return bool(ahead) and bool({"not", "never", "no", "nor"} & set(head[: ahead[0] + 3]))


def _answers(setting: Setting, sense: Sense, kind: TieKind) -> Iterator[Answer]:
    back = pointer(setting, sense)
    near = tuple(enumerate(setting.before(sense, _REACH)))
    far = (
        ()
        if back
        else tuple(
            (-1, o)
            for o in setting.elsewhere(sense)
            if setting.wording(o, sense) >= _FAR or (kind is TieKind.ACCEPTS and _same_figure(sense, o))
        )
    )
    here: list[Answer] = []
    there: list[Answer] = []
    for distance, other in (*near, *far):
        if back and distance >= _POINTED:
            continue
        if not known(other.holder) or one_side(sense.holder, other.holder) or said_before(sense, other):
            continue
        evidence = _evidence(setting, sense, other, back, distance)
        if evidence:
            (there if distance < 0 else here).append(Answer(other.id, sense.id, kind, evidence))
    for found in (here, there):
        if found:
            yield max(found, key=lambda a: (total(a.evidence), a.left))


def _evidence(
    setting: Setting, sense: Sense, other: Sense, back: Pointer | None, distance: int
) -> tuple[Evidence, ...]:
    """Return why one answers the other; nothing where the other wants nothing."""
    nouns = _nouns(setting, sense)
    named = sorted(nouns & _nouns(setting, other))
    elsewhere = bool(_ANOTHER & {word.form for word in setting.content(sense)[:3]})
    if back and elsewhere:
        return ()
    fits = sorted(
        n
        for n in nouns
        if not elsewhere and other.act in table("pointers")["acts"].get(n, ()) and other.act in _WANTING
    )
    conditional = bool(other.condition) and other.act in (Act.THREATENS, Act.WARNS, Act.OFFERS, Act.DEMANDS)
    concerned = _concerned(setting, sense, other)
    if other.act is Act.ASKS and _inquires(setting, other):
        return ()
    if distance < 0 and not _plainly_of(setting, sense, other, named):
        return ()
    plainly = named or concerned or (back and back.noun) or _same_figure(sense, other)
    if other.act in (Act.PROMISES, Act.INTENDS) and not plainly:
        return ()
    if _plain_no(setting, sense) and not _asked_for(setting, sense, other):
        return ()
    offered = bool(back) and other.act is Act.SAYS and bool(_nouns(setting, other) & _OFFERED)
    if other.act not in _WANTING and not (named and back) and not conditional and not offered:
        return ()
    found = [*setting.common(other, sense)]
    if other.act in _WANTING:
        found.append(Evidence(f"answers one that {other.act}", 0.7))
    if offered:
        found.append(Evidence("answers word of an offer", 0.7))
    if _same_figure(sense, other):
        found.append(Evidence("the same figure", 2.0 if sense.act in _TAKING else 1.0))
    if back:
        found.append(Evidence(f"points back ({back.noun or 'this'})", 1.2))
    if named:
        found.append(Evidence(f"the word itself: {named[0]}", 1.0))
    elif fits:
        found.append(Evidence(f"“{fits[0]}” fits one that {other.act}", 1.2))
    elif nouns and not offered:
        found.append(Evidence("wants something else", -0.8))
    if conditional and fits:
        found.append(Evidence("a condition is attached", 0.5))
    if concerned:
        found.append(Evidence("addressed to who answers", 0.8))
    if spoken_of(other.holder, sense.names, _small(sense.text)):
        found.append(Evidence("names whom it answers", 0.6))
    if distance < 0:
        far = -0.4 if _same_figure(sense, other) else -1.0
        found.append(Evidence("in another article", far))
    else:
        found.append(Evidence(f"{distance + 1} before", round(0.8 - 0.25 * distance, 2)))
    return tuple(found)


def _plain_no(setting: Setting, sense: Sense) -> bool:
    """Tell whether only a "will not" makes a refusal of it, no cue and no phrase."""
    spoken = "refused" in _refused().labels(setting.whole(sense))
    return sense.act not in _KINDS and not spoken and _will_not(setting, sense)


def _asked_for(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether what one will not do is what another demands, in much the same words."""
    wanted = other.act in (Act.DEMANDS, Act.ASKS) and other.sign > 0
    return wanted and setting.wording(other, sense) >= _FAR and _concerned(setting, sense, other)


def _plainly_of(setting: Setting, sense: Sense, other: Sense, named: list[str]) -> bool:
    """Tell whether one answers this from another article: by its noun or figure, or as the one asked."""
    if named or _same_figure(sense, other):
        return True
    return sense.act is not Act.ACCEPTS and _concerned(setting, sense, other)


def _same_figure(sense: Sense, other: Sense) -> bool:
    return any(a.unit == b.unit and alike(a, b) for a in sense.figures for b in other.figures)


def _inquires(setting: Setting, sense: Sense) -> bool:
    """Tell whether somebody asks to know, not to have: a question is neither refused nor taken up."""
    words = {word.form for word in setting.whole(sense)[:12]}
    return "?" in sense.text or bool(
        words & {"whether", "if", "know", "wonder", "wondering", "why", "how", "what"}
    )


def _concerned(setting: Setting, sense: Sense, other: Sense) -> bool:
    """Tell whether a demand or an offer is addressed to, or speaks of, who answers."""
    return spoken_of(sense.holder, (*other.names, *_addressed(setting, other)), _small(other.text))


def _addressed(setting: Setting, sense: Sense) -> tuple[str, ...]:
    statement = setting.context.statements.get(sense.id)
    return statement.to if statement else ()


def _nouns(setting: Setting, sense: Sense) -> frozenset[str]:
    """Return the words for demands, offers and threats that a statement uses."""
    known_nouns = table("pointers")["acts"]
    return frozenset(
        n for word in (*setting.cue(sense), *setting.content(sense)) if (n := fold(word.form)) in known_nouns
    )


def _small(text: str) -> tuple[str, ...]:
    return tuple(text.lower().replace("’", " ").replace("'", " ").replace(",", " ").split())

"""How far two contents agree: concepts with their polarity, names, figures, rare words, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.statement import Act
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.figures import DATE, alike
from onrecord.reconcile.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.reconcile.context import Context
    from onrecord.reconcile.figures import Figure
    from onrecord.reconcile.sense import Sense

_WORTH = {"#": 1.6, "@": 1.0}
_WORD = 1.5
_COVERED = 2.5  # if all of the shorter content stands in the longer one
_SEVERAL = 2
_TOGETHER = 3.5  # for concepts that go together in both
_WHOSE = 5.0
_UNLIKE = -1.8  # one affirms and one denies, where no concept tells what
_BOTH_NOT = 0.6  # fewer things are denied than affirmed
_NAMED, _ALL_NAMED = 0.5, 1.0  # for one name alone that both have, for several
_FULL = 1.5  # a content that tells less than this is easily covered
_APART = 0.5
_RARE = 0.85  # what tells so much is much by itself
_ASIDE = 0.5  # so much of the weight of what each says besides is left where the concepts are the same
_SLIGHT = 0.8  # what tells less in all is a fragment
_TELLS = 0.25  # what tells less in its story is not counted among what two have in common
_MOST = 4.0
_FIGURE = 2.3
_OTHER = 3.0  # against: another figure of the same thing
_COUNT = 1.2  # the same number of what is called otherwise
_EXACT = 1.0  # more for a figure of so many digits
_MANY = 3
_PAIR = 2  # "both", "two sides": no figure to be missed
_DATE = 1.2
_MEASURES = frozenset({"day", "%", "$", "€", "£", "¥"})
_COUNTED = 0.8  # what a figure tells, against a rare word's 1
_PART = 0.5  # what a content means by "these terms" counts so much of what it says itself
_LEAST = 0.15  # evidence smaller than this is not worth printing


def contents(left: Sense, right: Sense, context: Context) -> tuple[Evidence, ...]:
    """Return what the contents tell of two statements."""
    ours, theirs = _weights(left, context), _weights(right, context)
    signs = _signed(left), _signed(right)
    found: list[Evidence] = []
    turned: list[str] = []
    shared = 0.0
    telling: list[float] = []
    of_things: list[float] = []
    things = listed("things")
    agreed: list[str] = []
    for name in sorted(ours.keys() & theirs.keys()):
        value = (ours[name] + theirs[name]) / 2 if name[0] == "#" else min(ours[name], theirs[name])
        both = signs[0].get(name[1:]), signs[1].get(name[1:])
        if name[0] == "#" and both[0] and both[1]:
            if both[0].isdisjoint(both[1]):
                turned.append(name[1:])
                continue
            agreed.append(name[1:])
        shared += value
        if name[0] != "@" and value >= _TELLS:
            (of_things if name[1:] in things else telling).append(value)
        weight = value * _WORTH.get(name[0], _WORD)
        if weight >= _LEAST:
            found.append(Evidence(f"{name.lstrip('#@')!r} both", round(weight, 2)))
    together = _concepts(ours, theirs, agreed)
    found += together
    found += _named(ours, theirs, said=bool(telling or of_things))
    found += _owners(left, right, agreed)
    if turned:
        found.append(
            Evidence(f"{' and '.join(turned)}: one says so, one not", -2.6 if set(agreed) - things else -4.0)
        )
    elif left.sign == right.sign == -1 and agreed:
        found.append(Evidence("both say it is not so", _BOTH_NOT))
    elif left.sign != right.sign and set(agreed) <= things - {"only_if"}:
        found.append(Evidence("one says so, one not", _UNLIKE))
    figures = _figures(left, right)
    shared += _COUNTED * sum(one.weight > 0 for one in figures)
    telling += [1.0 for one in figures if one.weight > 0]
    few = not telling or len(telling) + len(of_things) < _SEVERAL
    same = _said(left.text) == _said(right.text)
    if few and not together and not same:
        rare = max(telling, default=0.0) >= _RARE
        found.append(Evidence("little in common", -0.5 if rare else -0.8 if telling else -2.0))
    if bool(left.condition) != bool(right.condition) and not left.act == right.act == Act.THREATENS:
        found.append(Evidence("a condition only on one side", -1.5))
    least = min(
        sum(weights.values()) + _COUNTED * len({f.unit for f in side.figures})
        for weights, side in ((ours, left), (theirs, right))
    )
    if least < _SLIGHT and len(agreed) < _SEVERAL and not same and not left.meant and not right.meant:
        found.append(Evidence("a fragment", -1.5 if left.act != right.act or left.act is Act.SAYS else -0.8))
    found += [*figures, *_coverage(min(shared, least), least, whole=_whole(ours, theirs, agreed))]
    return tuple(found)


def _concepts(
    ours: Mapping[str, float], theirs: Mapping[str, float], agreed: Sequence[str]
) -> tuple[Evidence, ...]:
    """Return what it tells that several concepts go together in both, few others beside them.

    Things alone are what two speak of, not what they say.
    """
    if len(agreed) < _SEVERAL or set(agreed) <= listed("things"):
        return ()
    least = min(sum(name[0] == "#" for name in ours), sum(name[0] == "#" for name in theirs))
    most = max(sum(name[0] == "#" for name in ours), sum(name[0] == "#" for name in theirs))
    share = len(agreed) / least + len(agreed) / most
    weight = _TOGETHER * (1 - 1 / len(agreed)) * min(1.0, share / 2)
    return (Evidence(f"{' with '.join(agreed)}", round(weight, 2)),)


def _named(ours: Mapping[str, float], theirs: Mapping[str, float], *, said: bool) -> tuple[Evidence, ...]:
    """Return what it tells that two contents name the same and nobody else, and have a word in common."""
    names = [frozenset(name for name in side if name[0] == "@") for side in (ours, theirs)]
    if not said or not names[0] or names[0] != names[1]:
        return ()
    return (Evidence("the same names and no others", _NAMED if len(names[0]) == 1 else _ALL_NAMED),)


def _whole(ours: Mapping[str, float], theirs: Mapping[str, float], agreed: Sequence[str]) -> bool:
    """Tell whether all concepts of one content stand in the other: what is said besides is an aside."""
    least = min(sum(name[0] == "#" for name in side) for side in (ours, theirs))
    return len(agreed) >= max(least, _SEVERAL)


def _owners(left: Sense, right: Sense, agreed: Sequence[str]) -> tuple[Evidence, ...]:
    """Return what speaks against: the wish of one side in one content, of another side in the other."""
    for name in agreed:
        if name not in listed("minds"):
            continue
        ours, theirs = left.whose.get(name, left.holder.side), right.whose.get(name, right.holder.side)
        if ours and theirs and ours != theirs:
            return (Evidence(f"{name}: of {ours} and of {theirs}", -_WHOSE),)
    return ()


def _coverage(shared: float, least: float, *, whole: bool) -> tuple[Evidence, ...]:
    """Return what it tells how much of the shorter content both share, and how much it says besides."""
    if least == 0.0:
        return ()
    share = shared / least
    found = [
        Evidence(f"{share:.0%} of the shorter shared", round(_COVERED * share * min(1.0, least / _FULL), 2))
    ]
    if share < 1.0:
        found.append(
            Evidence(
                "each says something else",
                -round(min(_APART * (least - shared) * (_ASIDE if whole else 1.0), _MOST), 2),
            )
        )
    return tuple(found)


def _weights(sense: Sense, context: Context) -> Mapping[str, float]:
    """Return what a content tells, with part of what it means by a pointer."""
    own = {name: value for name, value in sense.weights.items() if name[1:] != sense.holder.name}
    meant = context.senses.get(sense.meant or "")
    if meant is None:
        return own
    lent = {name: value * _PART for name, value in meant.weights.items() if name not in own}
    return own | {name: value for name, value in lent.items() if name[1:] != sense.holder.name}


def _signed(sense: Sense) -> Mapping[str, frozenset[int]]:
    """Return the polarity of each concept, turned round if the act or the cue refuses the whole."""
    turn = -1 if sense.refused else 1
    things = listed("things")
    found: dict[str, frozenset[int]] = {}
    for name, sign in sense.concepts:
        found[name] = found.get(name, frozenset()) | {1 if name in things else sign * turn}
    return found


def _figures(left: Sense, right: Sense) -> list[Evidence]:
    """Return what the figures tell: the same is much, another of the same unit is as much against."""
    found = []
    for unit in sorted({f.unit for f in left.figures} & {f.unit for f in right.figures}):
        ours, theirs = ([f for f in side.figures if f.unit == unit] for side in (left, right))
        same = [(min(_digits(a), _digits(b)), _told(a)) for a in ours for b in theirs if alike(a, b)]
        if same:
            digits, told = max(same)
            worth = _DATE if unit == DATE else _FIGURE + _EXACT * (digits >= _MANY)
            found.append(Evidence(f"{told!r} both", worth))
        else:
            found.append(Evidence(f"{_told(ours[0])!r} against {_told(theirs[0])!r}", -_OTHER))
    exact = [
        {f.value for f in side.figures if f.unit not in (*_MEASURES, DATE) and not f.vague and _digits(f) > 1}
        for side in (left, right)
    ]
    if not found and exact[0] & exact[1]:  # "51 hurt", "51 people taken to hospital"
        found.append(Evidence(f"'{min(exact[0] & exact[1]):,.10g}' of something both", _COUNT))
    ours, theirs = (
        [f for f in side.figures if f.value > _PAIR or f.unit in _MEASURES] for side in (left, right)
    )
    if not found and bool(ours) != bool(theirs):
        measured = any(f.unit in _MEASURES for f in (*ours, *theirs))
        found.append(Evidence("a figure only on one side", -1.5 if measured else -0.3))
    return found


def _digits(figure: Figure) -> int:
    """Return how many digits of a figure count: nobody says 916 but for the one thing, many say 900."""
    return len(f"{figure.value:.10g}".rstrip("0").replace(".", "").split("e")[0])


def _said(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _told(figure: Figure) -> str:
    """Return a figure in a few words."""
    if figure.unit == DATE:
        return f"day {figure.value % 100:.0f} of month {figure.value // 100:.0f}"
    return f"{figure.value:,.10g} {figure.unit}{'s' if figure.unit == 'day' and figure.value != 1 else ''}"

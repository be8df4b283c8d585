"""Whether two statements say the same for one holder: additive, printable evidence."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import BlockKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.agreement import contents
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.wording import stem, telling, verbal
from onrecord.text.lexicon import table
from onrecord.text.phrases import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.nouns.when import When
    from onrecord.reconcile.context import Context
    from onrecord.reconcile.sense import Sense

_OTHER = -20.0  # a different holder: nothing outweighs it but the same words in a copy
_COPY = 30.0
VETO = -3.0  # a reason that weighs so much against keeps two apart whatever else there is
SAME = 2.5  # the sum above which two statements are one claim
_LONG = 5  # words in a row inside quotation marks that only one utterance has
_RUN = 3
_NEAR = 14  # days within which one statement may be told in two stories
_BESIDE = -0.4  # two stories of one holder at one time
_FOREIGN = -3.5  # two stories far apart: copied words alone outweigh that
_ONCE = 1  # days between two reports of one occasion
_LATER = 7  # days after which another remark is on another event
_TOPIC = -1.2
_LONG_AFTER = 30  # days after which it is mostly another occasion
_REMARKS = frozenset({Act.SAYS, Act.CONFIRMS, Act.ACCUSES, Act.PRAISES, Act.WARNS})
_TOLD, _MUCH = 0.9, 2.0  # what words quoted by both must tell to count, and to count much
_PHRASE = 0.7  # what two neighbouring words must tell together
_BEHIND = re.compile(r",| (?:at|of|in|for|with|from|to|who|on|familiar|close|inside|near|within)\b")


def evidence(left: Sense, right: Sense, context: Context) -> tuple[Evidence, ...]:
    """Return what speaks for and against two statements being one claim; above `SAME` they are."""
    copied = _copied(left, right, context)
    if copied:
        return copied
    held = _holders(left, right)
    if held.weight == _OTHER:
        return (held,)
    return (
        held,
        *_acts(left, right),
        *_places(left, right, context),
        *_moments(left, right),
        *_quotes(left, right),
        *_phrases(left, right),
        *_pointers(left, right, context),
        *_topics(left, right),
        *contents(left, right, context),
    )


def _copied(left: Sense, right: Sense, context: Context) -> tuple[Evidence, ...]:
    """Return the proof that one is the other's words in a copy of its article."""
    if left.article == right.article or left.text != right.text or left.holder.name != right.holder.name:
        return ()
    if context.origins.get(left.article, left.article) != context.origins.get(right.article, right.article):
        return ()
    return (Evidence("the same words in a copy", _COPY),)


def _holders(left: Sense, right: Sense) -> Evidence:
    """Return what the holders tell: one, one answering for the other, or others."""
    ours, theirs = left.holder, right.holder
    unnamed = left.kind is right.kind is ActorKind.UNNAMED
    names = frozenset((ours.name or "").split("; ")) & frozenset((theirs.name or "").split("; ")) - {""}
    if names or (ours.id is not None and ours.id == theirs.id):
        if unnamed and left.article != right.article and (ours.name or "").islower():
            return Evidence("sources called the same", -0.3)  # "a witness" here and there may be two
        return Evidence("same holder", 1.0)
    if ours.side and ours.side == theirs.side and ours.side in (ours.name, theirs.name):
        return Evidence("one holder answers for the other", 0.1)
    if unnamed and heads(ours.name) & heads(theirs.name):
        return Evidence("sources called alike", -0.5)
    return Evidence("other holder", _OTHER)


@cache
def heads(name: str | None) -> frozenset[str]:
    """Return the noun of an unnamed source: "officials" of "two officials at the port"."""
    before = _BEHIND.split((name or "").lower())[0].split()
    return frozenset({stem(before[-1])}) if before else frozenset()


@cache
def _opposed() -> frozenset[frozenset[Act]]:
    return frozenset(frozenset(Act(name) for name in pair) for pair in table("sameness")["opposed"])


@cache
def _families() -> Mapping[Act, frozenset[Act]]:
    found: dict[Act, frozenset[Act]] = {}
    for family in table("sameness")["families"]:
        acts = frozenset(Act(name) for name in family)
        for act in acts:
            found[act] = found.get(act, frozenset()) | acts
    return found


def _acts(left: Sense, right: Sense) -> tuple[Evidence, ...]:
    if left.act is None or right.act is None:
        return ()
    both = frozenset({left.act, right.act})
    if len(both) == 1:
        return (Evidence(f"both {left.act}", 0.2 if left.act is Act.SAYS else 0.8),)
    if both in _opposed():
        return (Evidence(f"{left.act} and {right.act}", -2.0),)
    if right.act in _families().get(left.act, ()):
        return ()
    # "says" is also what an act is called whose stance the words do not show
    return (Evidence(f"{left.act} and {right.act}", -0.4 if Act.SAYS in both else -0.8),)


def _places(left: Sense, right: Sense, context: Context) -> tuple[Evidence, ...]:
    """Return what their places tell: reporters seldom say a thing twice, but for a headline."""
    if left.article == right.article:
        if _above(left, context) != _above(right, context):
            return ()
        return (Evidence("in one article", -2.5),)
    if left.story is None or left.story != right.story:
        apart = _apart(left.reported, right.reported)
        near = apart is not None and apart <= _NEAR
        return (
            Evidence(
                "in another story", _BESIDE if near and left.holder.name == right.holder.name else _FOREIGN
            ),
        )
    return ()


def _above(sense: Sense, context: Context) -> bool:
    article = context.articles.get(sense.article)
    return article is not None and article.kind_at(sense.place) in (BlockKind.HEADLINE, BlockKind.DEK)


def _moments(left: Sense, right: Sense) -> tuple[Evidence, ...]:
    """Return what the days tell: a standing position is taken again, a remark on an event is of its day."""
    if left.said and right.said and left.said.day and left.said.day == right.said.day:
        return (Evidence("same day", 0.6),)
    apart, told = _apart(left.said, right.said), _apart(left.reported, right.reported)
    later = told if apart is None else apart
    if later is not None and later > _LATER:
        remark = left.act in _REMARKS and right.act in _REMARKS
        weeks = -1.0 if later > _LONG_AFTER else 0.0
        return (Evidence("days apart", weeks + (-1.0 if remark else -0.4)),)
    if told is not None and told <= _ONCE and left.article != right.article and left.story == right.story:
        return (Evidence("reported at one time", 0.3),)
    return (Evidence("other days", -0.3),) if apart is not None and apart > 0 else ()


def _apart(left: When | None, right: When | None) -> int | None:
    """Return how many days lie between two intervals, None if that is open."""
    if left is None or right is None:
        return None
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max((left.first - right.last).days, (right.first - left.last).days)


def _quotes(left: Sense, right: Sense) -> tuple[Evidence, ...]:
    """Return what it tells that words quoted by one stand in the other: a whole quotation tells most."""
    ours, theirs = _forms(left.text), _forms(right.text)
    if ours == theirs and len(ours) >= _RUN:
        return (Evidence("the very same words", 3.0),)
    best, told, whole = 0, 0.0, False
    for quote, other in (*((q, theirs) for q in left.quotes), *((q, ours) for q in right.quotes)):
        run = _run(quote, other)
        if len(run) > best:
            best, told, whole = len(run), sum(map(telling, run)), run == quote
    if best < _RUN or told < _TOLD or (left.article == right.article and not whole):
        return ()
    weight = 3.0 if best >= _LONG and told >= _MUCH else 2.0 if whole else 1.0
    return (Evidence(f"{best} words quoted by both", weight),)


def _phrases(left: Sense, right: Sense) -> tuple[Evidence, ...]:
    """Return what it tells that two telling words stand together in both."""
    best, most = None, _PHRASE
    for pair in sorted(_neighbours(left.text) & _neighbours(right.text)):
        value = sum(min(left.weights.get(word, 0.0), right.weights.get(word, 0.0)) for word in pair)
        if value > most and all(word in left.weights and word in right.weights for word in pair):
            best, most = pair, value
    return (Evidence(f"{' '.join(best)!r} together in both", 0.8),) if best else ()


def _topics(left: Sense, right: Sense) -> tuple[Evidence, ...]:
    """Return what speaks against: one content only names a topic, and what is said of it stays open.

    What is demanded, refused or accepted is said by the act.
    """
    open_ones = [one for one in (left, right) if _names_only(one)]
    if not open_ones or _forms(left.text) == _forms(right.text) != ():
        return ()
    return (Evidence("only a topic", _TOPIC),)


def _names_only(sense: Sense) -> bool:
    return sense.act in _REMARKS and not sense.figures and not sense.quotes and not verbal(sense.text)


@lru_cache(maxsize=65536)
def _neighbours(text: str) -> frozenset[tuple[str, str]]:
    stems = [stem(form) for form in _forms(text)]
    return frozenset(pairwise(stems))


@lru_cache(maxsize=65536)
def _forms(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in tokens(text))


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Return the longest run of words that two have in common."""
    best, end, line = 0, 0, [0] * (len(right) + 1)
    for at, word in enumerate(left):
        fresh = [0] * (len(right) + 1)
        for there, other in enumerate(right):
            if word == other:
                fresh[there + 1] = line[there] + 1
                if fresh[there + 1] > best:
                    best, end = fresh[there + 1], at + 1
        line = fresh
    return left[end - best : end]


def _pointers(left: Sense, right: Sense, context: Context) -> tuple[Evidence, ...]:
    """Return what is known of what two contents point back at: refusing one man's terms is one refusal."""
    if (
        (left.meant == right.id or right.meant == left.id)
        and left.act == right.act
        and left.sign == right.sign
    ):
        return (Evidence("one points at the other", 5.0),)
    ours, theirs = context.senses.get(left.meant or ""), context.senses.get(right.meant or "")
    if ours is None or theirs is None:
        return ()
    if ours.id == theirs.id or (ours.holder.side and ours.holder.side == theirs.holder.side):
        weight = 2.5 if left.act == right.act and left.article != right.article else 0.5
        return (Evidence(f"both answer {ours.holder.side}", weight),)
    return (Evidence("they answer others", -1.5),)

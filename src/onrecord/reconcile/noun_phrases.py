"""Which words of a story name things, told from where they stand, and the phrases they are printed in.

There is no tagger: a word that follows "the", "of" or a possessive and ends its phrase is a noun in this
story; one that mostly follows "to" or "will", or has "the" behind it, is a verb.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.reconcile.wording import stem
from onrecord.text.lexicon import table
from onrecord.text.names import months, peoples, weekdays
from onrecord.text.phrases import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.text.phrases import Token

_LONGEST = 3
_FEW = 2
_NO_NOUNS = ("ly", "ed", "ist", "ists", "ful", "ous", "ible", "able", "less")
_ENDS = 0.4  # share of the phrases a noun stands in that end with it
_COUNTED = 0.7  # share of its places where a number precedes
_PLACED = 0.2  # share of its places where a name follows "in"
_SPACES = frozenset({"", " ", "\u00a0"})
Key = tuple[str, ...]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("matters")[name])


@cache
def _closed() -> frozenset[str]:
    """Return the words that are no part of a phrase."""
    times = table("times")
    dated = {word for part in ("months", "units") for forms in times[part].values() for word in forms}
    dated |= {*times["numbers"], *times["ordinals"]}
    small = ("determiners", "prepositions", "before_verbs", "function_words")
    return frozenset().union(*map(_listed, small)) | weekdays() | months() | dated | _plurals(dated)


def _plurals(words: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{word}s" for word in words)


@cache
def vague() -> frozenset[str]:
    """Return the stems of nouns that name no matter by themselves."""
    bodies = (*table("bodies")["business"], *table("bodies")["general"])
    return frozenset(map(root, (*_listed("vague"), *bodies))) | people()


@cache
def people() -> frozenset[str]:
    """Return the stems of nouns for who holds an office or does a work, and of peoples: no matters."""
    roles = (*table("offices")["roles"]["heads"], *table("offices")["unnamed"]["singular"])
    return frozenset(map(root, (*roles, *peoples())))


def _one(form: str) -> str:
    """Return a word without the ending of many."""
    if len(form) <= 3 or not form.endswith("s") or form.endswith("ss"):
        return form
    return form[:-3] + "y" if form.endswith("ies") and len(form) > 4 else form[:-1]


@lru_cache(maxsize=65536)
def root(form: str) -> str:
    """Return what the forms of a word have in common, one and many of a thing first of all."""
    return stem(_one(form))


class NounPhrases:
    """What the texts of a story tell about its words, and every phrase of up to three words in them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._seen: Counter[str] = Counter()
        self._nouns: Counter[str] = Counter()  # right behind what only nouns follow
        self._inside: Counter[str] = Counter()  # in a phrase that opens so
        self._heads: Counter[str] = Counter()  # at the end of one
        self._verbs: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()  # two words running, the first no small one
        self._paired: set[str] = set()  # the second words of those that come again
        self._counted: Counter[str] = Counter()
        self._places: Counter[str] = Counter()
        read = [(text, words, _joins(text, words)) for text in texts for words in (tokens(text),)]
        for text, words, joins in read:
            self._learn(text, words, joins)
        for counted in (
            self._seen,
            self._nouns,
            self._inside,
            self._heads,
            self._verbs,
            self._counted,
            self._places,
        ):
            for form, number in tuple(counted.items()):
                counted[_many(form)] += number
        self._printed: dict[Key, Counter[str]] = defaultdict(Counter)
        self._first: dict[Key, tuple[str, Sequence[Token]]] = {}  # of its forms the first in the alphabet
        self._known: dict[tuple[str, str], bool] = {}  # what was asked of a word already
        for text, words, joins in read:
            self._collect(text, words, joins)

    def _learn(self, text: str, words: Sequence[Token], joins: Sequence[bool]) -> None:
        determiners, closed = _listed("determiners"), _closed()
        behind, opens = determiners | _listed("objects"), determiners | _listed("prepositions")
        verbs, places, numbers = _listed("before_verbs"), _listed("before_places"), table("times")["numbers"]
        inside = False  # a phrase that began behind a determiner or preposition
        before = ""
        for at, word in enumerate(words):
            form, close = word.form, joins[at]
            before = words[at - 1].form if close else ""
            after = words[at + 1].form if at + 1 < len(words) and joins[at + 1] else ""
            opened = before in opens
            inside = opened or (inside and close and _content(before))
            if inside and not opened:
                self._pairs[before, form] += 1
                if self._pairs[before, form] == _FEW:
                    self._paired |= {form, _many(form)}
            self._seen[form] += 1
            self._nouns[form] += opened
            self._verbs[form] += before in verbs or after in behind
            self._inside[form] += inside
            self._heads[form] += inside and (not after or (after in closed and after not in behind))
            self._counted[form] += before[:1].isdigit() or before in numbers
            self._places[form] += before in places and text[word.start].isupper()

    def _collect(self, text: str, words: Sequence[Token], joins: Sequence[bool]) -> None:
        for first in range(len(words)):
            if not self._opens(words[first].form) or _within_name(text, words, joins, first):
                continue
            for last in range(first, min(len(words), first + _LONGEST)):
                if not _content(words[last].form) or (last > first and not joins[last]):
                    break
                if self._head(words[last].form) or self._before_verb(words, last):
                    chosen = words[first : last + 1]
                    printed = " ".join(text[chosen[0].start : chosen[-1].end].split())
                    key = tuple(root(word.form) for word in chosen)
                    self._printed[key][printed] += 1
                    if key not in self._first or printed < self._first[key][0]:
                        self._first[key] = printed, chosen

    def _told(self, form: str) -> str:
        """Return what tells most of a word: its own places, or, if they are few, those of one and many."""
        return form if self._nouns[form] + self._verbs[form] >= _FEW else _many(form)

    def _opens(self, form: str) -> bool:
        """Tell whether a phrase may begin with a word: never with a verb or an adverb."""
        key = "opens", form
        if key not in self._known:
            self._known[key] = self._may_open(form)
        return self._known[key]

    def _head(self, form: str) -> bool:
        """Tell whether a word names a thing in this story, so that a phrase can end with it."""
        key = "head", form
        if key not in self._known:
            self._known[key] = self._may_end(form)
        return self._known[key]

    def _may_open(self, form: str) -> bool:
        one = self._told(form)
        return _content(form) and not form.endswith("ly") and self._verbs[one] <= self._nouns[one]

    def _may_end(self, form: str) -> bool:
        if form.endswith(_NO_NOUNS) and len(form) > 4:
            return False
        one = self._told(form)
        if self._verbs[one] > self._nouns[one] or self._heads[one] < max(1.0, _ENDS * self._inside[one]):
            return False
        return self._counted[one] <= _COUNTED * self._seen[one]

    def _before_verb(self, words: Sequence[Token], at: int) -> bool:
        """Tell whether a word may end its phrase because what comes next may be a verb."""
        after = words[at + 1].form if at + 1 < len(words) else ""
        return _content(after) and not self.sure(after) and self.part(words[at].form)

    def part(self, form: str) -> bool:
        """Tell whether a word is mostly part of what names a thing: not a place, not what is counted."""
        one = self._told(form)
        if self._places[one] > _PLACED * self._seen[one] or self._counted[one] > _COUNTED * self._seen[one]:
            return False
        return self._opens(form) and (
            self._nouns[one] > 0 or (one in self._paired and not form.endswith("s"))
        )

    def sure(self, form: str) -> bool:
        """Tell whether a word is a noun for sure: in "the ferry runs" it is many of a thing, or a verb."""
        return not form.endswith("s") or self._nouns[self._told(form)] > 0

    def words(self, key: Key) -> Sequence[Token]:
        """Return the words of a phrase in the first of its forms."""
        return self._first[key][1]

    def phrases(self) -> Mapping[Key, Counter[str]]:
        """Return how often each phrase is printed in which form, by the stems of its words."""
        return self._printed


@lru_cache(maxsize=65536)
def _many(form: str) -> str:
    return f"{_one(form)}(s)"


def _joins(text: str, words: Sequence[Token]) -> tuple[bool, ...]:
    """Tell for each word whether nothing but a space stands between it and the one before it."""
    joined = (text[one.end : two.start] in _SPACES for one, two in pairwise(words))
    return (False, *joined)


def _within_name(text: str, words: Sequence[Token], joins: Sequence[bool], at: int) -> bool:
    """Tell whether a capital follows a capital: a phrase does not begin inside a name."""
    if not joins[at] or not _content(words[at - 1].form):
        return False
    return text[words[at].start].isupper() and text[words[at - 1].start].isupper()


def verb_here(words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a verb where it stands, whatever it is elsewhere: "to deal", "will deal"."""
    before = at - 1
    while before >= 0 and words[before].form.endswith("ly"):
        before -= 1
    return before >= 0 and words[before].form in _listed("before_verbs")


@lru_cache(maxsize=65536)
def _content(form: str) -> bool:
    return len(form) > 1 and form[0].isalpha() and form not in _closed()

"""Which articles retell another in new words and say so: credits held against outlets and bylines (layer 2).

A credit alone is no proof, outlets credit one another all day; shared rare wording alone is none either, two
reporters hear the same speech. Both together make a rewrite.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.group.precedence import known_before
from onrecord.nouns.article import READ, Article, Credit, CreditKind
from onrecord.nouns.results import Copy, CopyKind
from onrecord.text.likeness import Words, runs, words
from onrecord.text.vocabulary import fold, shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CREDITS = {
    CreditKind.REPUBLISHED_FROM: "republished from",
    CreditKind.BASED_ON: "based on",
    CreditKind.CARRIED_BY: "carried by",
}
UNCOMMON = 0.01  # a word in fewer news articles than this share; names are among them
SHARED = 0.4  # of the uncommon words of the text that has fewer; two reports of one event share a quarter
LEAST = 5  # uncommon words two texts must share

_NOT_NAME = re.compile(
    r"^(?:https?://)?(?:www\.)?|^the\s+|\.(?:[a-z]{2,7})(?:\.[a-z]{2})?(?:/.*)?$", re.IGNORECASE
)
_BYLINE = re.compile(r"^\s*by\s+", re.IGNORECASE)


def rewrites(articles: Sequence[Article], sources: Mapping[str, str]) -> tuple[Copy, ...]:
    """Return a rewrite for each article that credits another of the set and shares its rare wording.

    `sources` holds the links known already; none is returned that would close a ring with them.
    """
    named: dict[str, list[Article]] = defaultdict(list)
    reprinted: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for name in _names(article):
            named[name].append(article)
        for credit in article.credits:
            if credit.kind is CreditKind.REPUBLISHED_FROM:
                reprinted[_key(credit.name)].append(article)

    def called(credit: Credit) -> list[Article]:
        """Return whom a credit may mean; a reprint stands for its outlet, but not to another reprint."""
        own = named.get(_key(credit.name), [])
        return (
            own if credit.kind is CreditKind.REPUBLISHED_FROM else own + reprinted.get(_key(credit.name), [])
        )

    crediting = [a for a in articles if any(called(c) for c in a.credits if c.kind in CREDITS)]
    if not crediting:
        return ()
    texts = {a.id: words(a.text, a.spans(*READ)) for a in articles}
    links = dict(sources)
    out = []
    for article in crediting:
        if article.id in links:
            continue
        found = [
            (strength, source, credit, why)
            for credit in article.credits
            if credit.kind in CREDITS
            for source in called(credit)
            if source.id != article.id
            and not known_before(article, source)
            and not _leads_to(source.id, article.id, links)
            for strength, why in [_wording(texts[article.id], texts[source.id])]
            if strength
        ]
        if not found:
            continue
        _, source, credit, why = min(found, key=lambda f: (-f[0], f[1].id, f[2].span))
        links[article.id] = source.id
        out.append(
            Copy(
                article.id,
                source.id,
                CopyKind.REWRITE,
                runs(texts[article.id], texts[source.id]),
                f"it says that it is {CREDITS[credit.kind]} {credit.name}, and {why}",
            )
        )
    return tuple(out)


def owes(article: Article) -> bool:
    """Tell whether an article says that its matter is another outlet's."""
    own = _names(article)
    return any(credit.kind in CREDITS and _key(credit.name) not in own for credit in article.credits)


def _leads_to(start: str, end: str, links: Mapping[str, str]) -> bool:
    at = start
    while at in links:
        at = links[at]
        if at == end:
            return True
    return at == end


def _wording(here: Words, there: Words) -> tuple[float, str]:
    """Return the share of uncommon words two texts have in common (0: not enough) and that in words."""
    left, right = _uncommon(here), _uncommon(there)
    both = sorted(left & right, key=lambda form: (-len(form), form))
    share = len(both) / max(1, min(len(left), len(right)))
    if len(both) < LEAST or share < SHARED:
        return 0.0, ""
    return share, f"shares {share:.0%} of its uncommon words with it ({', '.join(both[:4])})"


def _uncommon(text: Words) -> set[str]:
    known = shares()
    folded = {fold(form) for form in text.forms if not form.isdigit()}
    return {form for form in folded if known.get(form, 0.0) < UNCOMMON}


def _names(article: Article) -> set[str]:
    """Return what a credit may call this article: its outlet, or its reporter."""
    names = [article.outlet or "", *re.split(r",|\band\b|\|", _BYLINE.sub("", article.byline or ""))]
    return {_key(name) for name in names if _key(name)}


def _key(name: str) -> str:
    """Return a name without article, domain and case: "The Bay Post" and "baypost.example" are one."""
    bare = _NOT_NAME.sub("", name.strip().casefold())
    return re.sub(r"\W+", "", bare)

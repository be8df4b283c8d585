"""When two articles are the same one: by address, else by id, else by outlet, day and words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.nouns.span import digest

if TYPE_CHECKING:
    from onrecord.nouns.article import Article, Page

_TRACKING = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|gclsrc|mc_[ce]id|_ga|_gl|igshid?|ref_?src|ref_url|referrer|cmpid?|ncid|ocid|icid|"
    r"smid|smtyp|share\w*|sr_share|at_\w+|s?xtor|wt_?mc\w*|__twitter_impression|guce?\w*|amp|outputtype",
    re.IGNORECASE,
)
# Tracking on one site, the number of the article on another: a number is kept.
_DOUBTFUL = re.compile(r"cid|ref|partner|source|src", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_PORTS = {"http": 80, "https": 443}
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_OWN_FILE = re.compile(r"^-$|\.(?:txt|html?)(?:\.gz)?$", re.IGNORECASE)
_AMP = re.compile(r"/amp/?$|\.amp(?=\.html?$|$)", re.IGNORECASE)


def canonical(url: str) -> str | None:
    """Return the address in the one form all its variants share; None if it is no web address.

    Dropped: scheme, user, "www.", "m." and "amp.", default ports, fragments, tracking parameters, the order
    of the others, a closing slash.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _PORTS or "." not in host:
        return None
    host = _MOBILE.sub("", host) + ("" if port in {None, *_PORTS.values()} else f":{port}")
    path = _AMP.sub("", _INDEX.sub("/", re.sub(r"/{2,}", "/", parts.path))).rstrip("/")
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(*pair))
    return f"{host}{path}" + (f"?{urlencode(query)}" if query else "")


def _tracks(key: str, value: str) -> bool:
    return bool(_TRACKING.fullmatch(key) or (_DOUBTFUL.fullmatch(key) and not value.isdigit()))


def sameness(of: Article | Page, text: str, *, given_id: str | None) -> str:
    """Return the key that two versions of one article share: address, else id, else outlet, day and words."""
    address = canonical(of.url) if of.url else None
    if address is not None:
        return f"url:{address}"
    if given_id is not None:
        return f"id:{given_id}"
    words = digest(text)
    if of.outlet and of.published:
        return f"text:{digest(of.outlet, of.published, words)}"
    return f"file:{digest(of.file or '', words)}"


def identity(article: Article) -> str:
    """Return the key that every version of this article shares.

    The id of a file of its own is only its name, which another folder may have as well: it is the same
    article by its name and its words. What cleaning found out (outlet, day) does not count: it may improve.
    """
    if _OWN_FILE.search(article.file or ""):
        address = canonical(article.url) if article.url else None
        return f"url:{address}" if address else f"file:{digest(article.file, digest(article.text))}"
    return sameness(article, article.text, given_id=article.id)

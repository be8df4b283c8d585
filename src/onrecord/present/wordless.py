"""Record lines without the articles' words: what may be passed on where the texts may not.

Of each type of line only the fields named here stay, and of names only those of actors that have one. On top
of that no value stays that has four words in a row as an article prints them, its headline included; ids
and addresses are let be, as nothing could be found again without them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onrecord.nouns.actor import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.nouns.lines import Line
    from onrecord.record import View

RUN = 4  # so many words in a row, as an article prints them, are its words
_WORD = re.compile(r"[^\W_]+")  # "Roe's" counts as two, so that nobody's way of counting finds a run of four
_LISTED: Mapping[str, str] = {
    "article": "id version url outlet lang published published_interval published_basis published_evidence "
    "fetched blocks blocks.span blocks.kind story",
    "statement": "id article story mode content source cue speaker_id speaker_kind chain chain.role "
    "chain.span act negated condition hedge said said_basis said_evidence reported confidence made_by "
    "recorded",
    "report": "id article content negated when when_basis when_evidence",
    "actor": "id kind offices offices.office offices.first offices.last offices.basis offices.evidence",
    "claim": "id story gist_of holder_id act matter statements outlets origins said_verdict so_verdict state "
    "links links.left links.right links.score",
    "tie": "id left right kind score",
    "position": "id story actor_id matter claim state since since_basis since_evidence last last_basis "
    "last_evidence condition condition.article condition.span passages passages.article passages.span",
    "change": "id story actor_id matter kind before after at at_basis at_evidence passages passages.article "
    "passages.span",
    "story": "id articles first last",
    "copy": "article of kind runs",
    "judgement": "id on on.article on.kind on.spans on.words question answer by at note revoked_at",
}
FIELDS: Mapping[str, frozenset[str]] = {kind: frozenset(keys.split()) for kind, keys in _LISTED.items()}
NAMES = frozenset(
    {
        *("statement.speaker", "statement.for", "statement.via", "statement.to", "statement.about"),
        *("statement.chain.name", "report.about", "actor.name", "actor.forms"),
        *("claim.holder", "position.actor", "change.actor"),
    }
)
_FOUND_BY = frozenset(
    {
        *("type", "id", "article", "articles", "story", "url", "speaker_id", "holder_id", "actor_id"),
        *("gist_of", "statements", "left", "right", "claim", "before", "after", "of", "words"),
    }
)


def wordless(view: View, lines: Iterable[Line]) -> Iterator[Line]:
    """Yield record lines of a view; null, or less of a list, stands for what has an article's words."""
    named = {
        name
        for actor in view.actors()
        if actor.kind is not ActorKind.UNNAMED
        for name in (actor.name, *actor.forms)
    }
    kept = [_listed(line, line["type"], "", named) for line in lines]
    sought = {run for line in kept for value in _values(line) for run in _runs(value)}
    texts = (text for article in view.articles() for text in (article.text, article.title or ""))
    printed = {run for text in texts for run in _runs(text) if run in sought}
    for line in kept:
        yield _cleared(line, printed)


def _listed(line: Line, kind: str, inside: str, named: set[str]) -> Line:
    """Return an object with what is not listed for its type left out; `inside` is the key it stands under."""
    out: Line = {}
    for key, value in line.items():
        path = f"{inside}{key}"
        if path == "type":
            out[key] = value
        elif f"{kind}.{path}" in NAMES:
            out[key] = [one for one in value if one in named] if isinstance(value, list) else value
            if isinstance(value, str) and value not in named:
                out[key] = None
        elif path not in FIELDS[kind]:
            out[key] = [] if isinstance(value, list) else None
        elif isinstance(value, dict):
            out[key] = _listed(value, kind, f"{path}.", named)
        elif isinstance(value, list):
            out[key] = [
                _listed(one, kind, f"{path}.", named) if isinstance(one, dict) else one for one in value
            ]
        else:
            out[key] = value
    return out


def _values(value: object) -> Iterator[str]:
    """Yield the strings of an object that may hold words."""
    match value:
        case str():
            yield value
        case dict():
            for key, one in value.items():
                if key not in _FOUND_BY:
                    yield from _values(one)
        case list():
            for one in value:
                yield from _values(one)


def _cleared(line: Line, printed: set[tuple[str, ...]]) -> Line:
    return {key: value if key in _FOUND_BY else _clear(value, printed) for key, value in line.items()}


def _clear(value: Any, printed: set[tuple[str, ...]]) -> Any:  # noqa: ANN401  (any value of JSON)
    match value:
        case str():
            return None if any(run in printed for run in _runs(value)) else value
        case dict():
            return _cleared(value, printed)
        case list():
            cleared = (_clear(one, printed) for one in value)
            return [new for new, old in zip(cleared, value, strict=True) if new is not None or old is None]
        case _:
            return value


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return zip(*(words[at:] for at in range(RUN)), strict=False)

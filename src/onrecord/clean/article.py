"""Page to article, the second stage: cuts and labels the text, gathers what is known of its origin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.clean.blocks import label
from onrecord.clean.credits import filed_by
from onrecord.clean.identity import canonical, sameness
from onrecord.clean.language import language
from onrecord.clean.markup import plain
from onrecord.clean.outlets import known_as, outlet_of
from onrecord.clean.page import Extract, extract
from onrecord.clean.published import published
from onrecord.nouns.article import MAX_CHARACTERS, READ, Article, BlockKind, CreditKind
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.span import digest, joined
from onrecord.text.wrapped import unwrapped

if TYPE_CHECKING:
    from onrecord.nouns.article import Block, Credit, Page

_STORY = (BlockKind.BODY, BlockKind.DEK, BlockKind.SUBHEAD, BlockKind.CORRECTION)
_SITE = re.compile(r"https?://(?:www\.)?(?P<host>[^\s/]+)/?")
_NOT_NAME = re.compile(r"^www\.|^the\s+|\.[a-z]{2,}$|\s+", re.IGNORECASE)


def clean(page: Page) -> Article:
    """Return the article a page holds. Raises E104 if it has no text, E106 if it has too much of it."""
    found = _extract(page)
    text = found.text
    title = page.title or found.title
    flowing = unwrapped(text)
    labelled = label(flowing, title)
    url = page.url or (found.url if found.url and canonical(found.url) else None)
    title = title or _headline(flowing, labelled.blocks)
    when = published(flowing, labelled.blocks, title=title, given=page.published, page_day=found.published)
    outlet = page.outlet or _by_name(found.outlet) or labelled.outlet or outlet_of(url)
    filed = filed_by(flowing, labelled.blocks)
    sources = [credit for credit in (*labelled.credits, filed) if credit and not _own(credit, outlet)]
    return Article(
        id=page.given_id if page.given_id is not None else digest(sameness(page, text, given_id=None)),
        text=text,
        blocks=labelled.blocks,
        title=title,
        byline=labelled.byline or found.byline,
        outlet=outlet,
        url=url,
        lang=language(joined(flowing, (b.span for b in labelled.blocks if b.kind in READ), " ")),
        published=when.day.isoformat() if when and when.day else None,
        when=when,
        credits=tuple(sorted(sources, key=lambda credit: credit.span)),
        file=page.file,
        fetched=page.fetched,
    )


def main_text(article: Article) -> str:
    """Return the story alone: the text without its headline and without what pages wrap around it."""
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.kind in _STORY)


def _extract(page: Page) -> Extract:
    found = (extract(page.html, page.url) if page.html is not None else Extract(page.text or "")) or Extract(
        ""
    )
    if not any(character.isalnum() for character in found.text):
        what = "no text in the page" if page.html is not None else "no words in the text"
        step = "save the page with its text (some are filled by scripts), or add the text as .txt"
        raise OnrecordError("E104", what, step)
    if len(found.text) > MAX_CHARACTERS:
        raise OnrecordError(
            "E106", f"the article has more than {MAX_CHARACTERS:,} characters", "split it into its articles"
        )
    return found


def _by_name(outlet: str | None) -> str | None:
    """Return what a page calls its outlet, without the parts of an address."""
    address = _SITE.fullmatch(outlet or "")
    return known_as(address["host"]) if address else outlet


def _own(credit: Credit, outlet: str | None) -> bool:
    """Tell whether an article would be carried or republished from the outlet that prints it."""
    if credit.kind not in {CreditKind.REPUBLISHED_FROM, CreditKind.CARRIED_BY}:
        return False
    return len({_NOT_NAME.sub("", known_as(name)).casefold() for name in (credit.name, outlet or "")}) == 1


def _headline(text: str, blocks: tuple[Block, ...]) -> str | None:
    spans = [block.span for block in blocks if block.kind is BlockKind.HEADLINE]
    return " ".join(plain(joined(text, spans, " ")).split()) or None

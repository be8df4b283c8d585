"""Web page to text and what its markup says of it: trafilatura for the words, htmldate for the day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_PAIRS = (("_", " "), ("  ", " "))
_LATEST = "2100-01-01"  # the result must not depend on the day this runs


@dataclass(frozen=True, slots=True)
class Extract:
    """The main text of a page, and its metadata as far as the markup has any."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None


def extract(html: str, url: str | None = None) -> Extract | None:
    """Return the main text and metadata of a page, None if no text can be found in it."""
    # Loaded here: the two take longer to load than most records take to print.
    from htmldate import find_date  # noqa: PLC0415
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    tree = load_html(html)
    if tree is None:
        return None
    day = find_date(html, original_date=True, url=url, max_date=_LATEST)
    meta = extract_metadata(tree, url, date_config={"original_date": True, "extensive_search": False})
    found = bare_extraction(html, url=url, include_comments=False)
    text = getattr(found, "text", None) if found is not None else None
    if not text or not text.strip():
        return None
    return Extract(
        text=text,
        title=_tidy(meta.title),
        byline=_tidy(meta.author),
        outlet=_tidy(meta.sitename),
        url=_tidy(meta.url),
        published=date.fromisoformat(day) if day else None,
    )


def _tidy(value: str | None) -> str | None:
    return re.sub(r"\s+", " ", value).strip() or None if value else None

"""Page to article: blocks that partition the text, title, byline, outlet, day (layer 2)."""

from onrecord.clean.article import clean, main_text
from onrecord.clean.identity import identity

__all__ = ["clean", "identity", "main_text"]

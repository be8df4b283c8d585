"""The brief: the record in sentences, each of which quotes the passages it rests on."""

from onrecord.present.brief.as_html import html
from onrecord.present.brief.as_markdown import markdown
from onrecord.present.brief.chapters import Brief, brief

__all__ = ["Brief", "brief", "html", "markdown"]

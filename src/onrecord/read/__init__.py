"""Article to statements and reports (layer 2): `read` is the one door."""

from onrecord.read.article import read

__all__ = ["read"]

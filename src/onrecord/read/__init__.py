"""Statements and reports of one article (layer 2)."""

"""Copies and stories (layer 2)."""

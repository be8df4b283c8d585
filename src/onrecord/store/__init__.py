"""The record on disk (layer 2)."""

"""The shipped weights: one pass over a text, its words with offsets, tags and links as a frozen value."""

from onrecord.text.encoder.encoder import Encoder, Links, Marks

__all__ = ["Encoder", "Links", "Marks"]

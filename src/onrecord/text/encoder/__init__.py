"""The shipped weights: one pass over a text, its words with offsets, tags and links as a frozen value."""

from onrecord.text.encoder.encoder import Encoder, Links, Marks
from onrecord.text.encoder.windows import FAST, STEADY, Pace

__all__ = ["FAST", "STEADY", "Encoder", "Links", "Marks", "Pace"]

"""What statements make together: claims, ties, support, positions and changes (layer 2)."""

from onrecord.reconcile.reconcile import reconcile

__all__ = ["reconcile"]

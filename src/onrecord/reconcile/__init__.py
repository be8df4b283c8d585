"""What statements make together: claims, ties, support, positions and changes (layer 2)."""

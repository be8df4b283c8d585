"""Who it was and when it was said (layer 2)."""

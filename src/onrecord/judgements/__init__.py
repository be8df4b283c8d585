"""People's answers to what the machine found (layer 2)."""

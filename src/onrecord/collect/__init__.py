"""Files and pages into the house, one broken input never stopping the rest (layer 2)."""

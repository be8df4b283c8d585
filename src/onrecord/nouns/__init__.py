"""What the stages hand to one another: frozen values, standard library only (layer 0)."""

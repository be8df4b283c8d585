"""Page to article: blocks that partition the text, title, byline, outlet, day (layer 2)."""

"""Language without news: sentences, quotation marks, times, likeness, tables, the encoder (layer 1)."""

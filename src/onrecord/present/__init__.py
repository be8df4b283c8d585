"""What a person or a program is shown: a read-only view of the record (layer 4)."""

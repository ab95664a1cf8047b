"""Find events and relations in a parse: `base.py` is the seam, each other file one way of doing it."""

"""Turn text into records: documents are read, parsed, resolved, searched for events, judged and composed.

spaCy lives here and nowhere else. The stages do not know each other; `reader.py` puts them in a row.
"""

"""What is known before reading: the ontology, its lexicon and cues, and the catalogue of actors and places."""

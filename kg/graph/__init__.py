"""Records become RDF, and RDF is stored, derived, asked and exported."""

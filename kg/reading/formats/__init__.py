"""Kinds of files that documents are read from: one module a kind, all alike to who calls."""

"""Graphs as files, one format a module."""

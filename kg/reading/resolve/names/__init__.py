"""Proper names: where they stand, how far they go, and whom they mean."""

"""Pronouns and descriptions: whom they can mean, and whom they mean."""

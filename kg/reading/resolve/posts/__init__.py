"""Posts and titles: whose they are, and who holds them."""

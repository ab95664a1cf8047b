"""Say who is meant: proper names, posts and their holders, bodies and groups, pronouns and descriptions."""

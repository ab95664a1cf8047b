"""What embeds an event: its governors, climbed one by one, and the cues that each of them brings."""

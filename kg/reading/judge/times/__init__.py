"""Times: the expressions of a text, the days that they mean, and the events that they belong to."""

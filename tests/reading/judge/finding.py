"""The one time of a sentence, for tests of what is found and of what it means."""

from kg.reading.judge.times.dating import TimeExpression, find_times
from kg.reference.dating import DatingCues


def only_time(sentence: str, cues: DatingCues) -> TimeExpression:
    times = find_times(sentence, cues)
    assert len(times) == 1, times
    assert sentence[times[0].begin : times[0].end] == times[0].text
    return times[0]

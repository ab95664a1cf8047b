"""What somebody brings to an end is told by what it was, in whatever words: halted, called off, put on hold."""

import pytest

from kg.reading.reader import Reader

_ENDINGS = [
    "halted {}",
    "suspended {}",
    "broke off {}",
    "called off {}",
    "scrapped {}",
    "put {} on hold",
    "wound down {}",
]
_ENDED = [
    ("its aid to Togo", "dip:Sanction"),
    ("military cooperation with Togo", "dip:Sanction"),
    ("a joint exercise with Togo", "dip:Sanction"),
    ("its mediation between Togo and Ghana", "dip:Sanction"),
    ("talks with Togo", "dip:Rejection"),
    ("the treaty with Togo", "dip:Rejection"),
    ("the truce with Togo", "dip:Rejection"),
    ("diplomatic relations with Togo", "dip:RelationsSevered"),
    ("its recognition of Togo", "dip:RelationsSevered"),
    ("its attacks on Togo", "dip:Concession"),
    ("the embargo on Togo", "dip:Concession"),
    ("its membership of the Commonwealth", "dip:Withdrawal"),
]


@pytest.mark.parametrize("ending", _ENDINGS)
@pytest.mark.parametrize(("ended", "kind"), _ENDED)
def test_an_end_is_told_by_what_is_ended(reader: Reader, ending: str, ended: str, kind: str) -> None:
    events = reader.read(f"Benin {ending.format(ended)} on Monday.").events

    assert [e.kind for e in events if e.factuality == "Fact"] == [kind]


@pytest.mark.parametrize("verb", ["halted", "suspended", "paused"])
@pytest.mark.parametrize(
    "ended", ["its withdrawal from Togo", "the deployment of troops to Togo", "the release of rebels"]
)
def test_what_is_stopped_before_it_is_done_is_denied(reader: Reader, verb: str, ended: str) -> None:
    events = reader.read(f"Benin {verb} {ended} on Monday.").events

    assert [e.factuality for e in events] == ["Negated"]

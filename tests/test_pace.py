"""How many documents a build expects to read, and so how much time it says is left."""

import gzip
import json

import pytest
from command import run

from kg.pace import Pace
from kg.reading.documents import read_documents
from kg.reading.meter import Meter
from kg.reading.places import measure_places

TEXT = "France recalled its ambassador to Australia on Friday, and Australia regretted it. "


@pytest.fixture
def corpus(tmp_path):
    """Return a folder with 40 documents, in files of several kinds."""
    folder = tmp_path / "corpus"
    (folder / "below").mkdir(parents=True)
    for number in range(10):
        (folder / "below" / f"{number}.txt").write_text(TEXT * 4)
    lines = [json.dumps({"id": f"line {number}", "text": TEXT * 4}) + "\n" for number in range(30)]
    (folder / "some.jsonl").write_text("".join(lines[:20]))
    with gzip.open(folder / "more.jsonl.gz", "wt") as packed:
        packed.writelines(lines[20:])
    (folder / "not read.png").write_bytes(b"x" * 100)
    return folder


def test_the_meter_reaches_the_bytes_of_all_files(corpus):
    meter = Meter(lambda: measure_places([corpus]))
    assert len(list(read_documents(corpus, meter=meter))) == 40
    there = sum(file.stat().st_size for file in corpus.rglob("*.*") if file.suffix != ".png")
    assert meter.done == meter.all == there


def test_what_comes_from_standard_input_has_no_known_size(corpus):
    assert measure_places([corpus, "-"]) is None


def test_the_estimate_nears_the_number_of_documents_and_leaves_out_what_did_not_change(corpus):
    meter = Meter(lambda: measure_places([corpus / "below"]))
    pace = Pace(meter)
    assert pace.estimate() is None
    told = []
    for number, _ in enumerate(read_documents(corpus / "below", meter=meter)):
        if number < 4:
            pace.skip()
            continue
        pace.assign()
        pace.finish(1)
        told.append(pace.estimate())
    assert told == [6] * 6


def test_documents_that_are_being_read_are_not_taken_for_read():
    meter = Meter(lambda: 1000)
    pace = Pace(meter)
    for end in range(100, 600, 100):
        meter.reach(end)
        pace.assign()
    pace.finish(2)
    assert pace.estimate() == 10


def test_a_build_logs_the_seconds_that_are_left(corpus, tmp_path):
    built = run("build", corpus, "-o", tmp_path / "output", "--json-log")
    assert built.exit_code == 0, built.output
    reading = [step for line in built.stderr.splitlines() if (step := json.loads(line))["step"] == "reading"]
    assert len(reading) > 3
    assert all(step["estimated"] for step in reading)
    assert "seconds_left" in reading[1]
    assert (reading[-1]["documents"], reading[-1]["of"], reading[-1]["seconds_left"]) == (40, 40, 0.0)

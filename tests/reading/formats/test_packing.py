import gzip
import io
import json
import random

import pytest
from pyarrow import compress

from kg.errors import DocumentError
from kg.reading.formats.packing import unpacked
from kg.reading.formats.records import read_json_lines

CHANCE = random.Random(1)  # noqa: S311 - not for secrets
#: Texts that do not pack well, so that a cut falls among many.
LINES = [json.dumps({"id": str(n), "text": CHANCE.randbytes(1000).hex()}).encode() + b"\n" for n in range(600)]
PACK = {".gz": gzip.compress, ".zst": lambda content: compress(content, "zstd", asbytes=True), "": bytes}


def read(content, packing):
    with unpacked(io.BufferedReader(io.BytesIO(content)), packing, "a") as stream:
        for draft in read_json_lines("a", stream):
            yield draft.id


@pytest.mark.parametrize("packing", PACK)
def test_every_line_comes_out(packing):
    assert list(read(PACK[packing](b"".join(LINES)), packing)) == [str(n) for n in range(600)]


@pytest.mark.parametrize("packing", [".gz", ".zst"])
def test_what_was_packed_in_pieces_is_read_whole(packing):
    pieces = b"".join(PACK[packing](b"".join(LINES[n : n + 100])) for n in range(0, 600, 100))
    assert list(read(pieces, packing)) == [str(n) for n in range(600)]


@pytest.mark.parametrize(("packing", "kind"), [(".gz", "gzip"), (".zst", "zstd")])
@pytest.mark.parametrize("part", [0.5, 0.999])
def test_what_came_before_a_cut_is_kept_and_the_cut_is_told(packing, kind, part):
    packed = PACK[packing](b"".join(LINES))
    found = []
    with pytest.raises(DocumentError, match=f"a: is damaged, or no {kind} file; what came before the damage was read"):
        found += read(packed[: int(len(packed) * part)], packing)  # what comes before the error is added all the same
    assert found == [str(n) for n in range(len(found))]
    assert len(found) > 600 * part - 130  # zstd packs up to 128 KiB in one piece, which is good or lost


@pytest.mark.parametrize("packing", [".gz", ".zst"])
def test_a_large_file_is_not_unpacked_before_it_is_read(packing):
    packed = io.BytesIO(PACK[packing](b"".join(LINES)))
    with unpacked(io.BufferedReader(packed), packing, "a") as stream:
        assert next(read_json_lines("a", stream)).id == "0"
        assert packed.tell() < len(packed.getbuffer()) / 2


def test_a_fault_of_the_disk_is_not_taken_for_one_of_the_packing():
    class Failing(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            raise OSError(5, "Input/output error")

    for packing in (".gz", ".zst"):
        with (
            pytest.raises(OSError, match="Input/output error"),
            unpacked(io.BufferedReader(Failing()), packing, "a") as stream,
        ):
            stream.read()

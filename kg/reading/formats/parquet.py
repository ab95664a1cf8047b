"""Read Parquet: many documents in the columns of one table, a few rows at a time."""

import datetime as dt
import io
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from kg.errors import DocumentError
from kg.reading.formats.base import Draft
from kg.reading.formats.records import FIELDS, demand_text, make_draft

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows that are in memory at a time, and bytes of a column that are read at once.
_ROWS, _BYTES = 64, 1 << 20


def read_parquet(where: str, stream: io.BufferedReader) -> Iterator[Draft | DocumentError]:
    """Yield a document for each row; a faulty row is named by its number, counted from one."""
    # Imported here because it takes longer to load than most files take to read.
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    number = 0
    try:
        with _seekable(stream) as whole, ParquetFile(whole, buffer_size=_BYTES, pre_buffer=False) as table:
            columns = _choose_columns(where, table.schema_arrow.names)
            for batch in table.iter_batches(batch_size=_ROWS, columns=list(columns)):
                for row in _rows_of(batch, columns):
                    number += 1
                    try:
                        yield _read_row(f"{where}:{number}", row)
                    except DocumentError as problem:
                        yield problem
    except (ArrowException, OSError) as fault:
        if isinstance(fault, OSError) and fault.errno is not None:
            raise
        reason = str(fault).partition("\n")[0].rstrip(".")
        what = f"is damaged, or no Parquet file ({reason}); {number} rows before the damage were read."
        raise DocumentError(where, what, "Fetch it again, or write it anew.") from fault


@contextmanager
def _seekable(stream: io.BufferedReader) -> Iterator[IO[bytes]]:
    """Yield a file in which one can go back and forth, as a table's end says where its rows are; fetched if need be."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as fetched:
        shutil.copyfileobj(stream, fetched)
        yield fetched


def _choose_columns(where: str, names: list[str]) -> Mapping[str, str]:
    """Return the columns that say something, each with its field."""
    fields = {name: name.strip().lower() for name in names}
    demand_text(where, list(fields.values()))
    return {name: field for name, field in fields.items() if field in ("text", *FIELDS)}


def _rows_of(batch: "pa.RecordBatch", columns: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    """Yield the rows of a part of the table; times lose what is less than a second, which Python may not hold."""
    from pyarrow import timestamp, types

    cells = {}
    for name, field in columns.items():
        column = batch.column(name)
        if types.is_timestamp(column.type):
            column = column.cast(timestamp("s", column.type.tz), safe=False)
        cells[field] = column.to_pylist()
    for row in zip(*cells.values(), strict=True):
        yield dict(zip(cells, row, strict=True))


def _read_row(where: str, row: Mapping[str, object]) -> Draft:
    values: dict[str, str] = {}
    for field, value in row.items():
        if isinstance(value, dt.date | dt.datetime):
            value = value.isoformat()[:10]
        elif isinstance(value, int) and field == "id" and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            kind = type(value).__name__
            raise DocumentError(where, f'the column "{field}" holds no text but {kind}.', "Write it as a string.")
        values[field] = value or ""
    return make_draft(where, values)

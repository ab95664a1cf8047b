"""Make an Arrow table of the rows of a SELECT, which data frames take over as it is: no row passes through Python.

A column whose values are all of one simple datatype gets that type: whole numbers, decimals, days, truths. Any other is
of texts: an IRI, or the text of a literal.
"""

import io
from collections.abc import Sequence

import pyarrow as pa
from pyarrow import compute, json

from kg.names import PREFIXES

_XSD = PREFIXES["xsd"]
_TYPES = {
    "integer": pa.int64(),
    "decimal": pa.float64(),
    "double": pa.float64(),
    "float": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}
_TERM = pa.struct([("value", pa.string()), ("datatype", pa.string())])


def read_table(content: bytes, variables: Sequence[str]) -> pa.Table:
    """Return the table of an answer in SPARQL JSON.

    >>> row = b'{"x":{"type":"literal","value":"7","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}'
    >>> read_table(b'{"head":{"vars":["x"]},"results":{"bindings":[' + row + b"]}}", ["x"]).to_pylist()
    [{'x': 7}]
    """
    rows = pa.struct([(name, _TERM) for name in variables])
    schema = pa.schema([("results", pa.struct([("bindings", pa.list_(rows))]))])
    read = json.read_json(
        io.BytesIO(content),
        read_options=json.ReadOptions(use_threads=False, block_size=len(content) + 1),
        parse_options=json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    bindings = read.column("results").combine_chunks().field("bindings").flatten()
    columns = [_read_column(bindings.field(number)) for number in range(len(variables))]
    return pa.table(columns, names=list(variables))


def _read_column(terms: pa.StructArray) -> pa.Array:
    values, datatypes = terms.field("value"), terms.field("datatype")
    kinds = compute.unique(datatypes.filter(compute.is_valid(values))).to_pylist()
    target = {_TYPES.get((kind or "").removeprefix(_XSD)) for kind in kinds}
    if len(target) != 1 or None in target:
        return values
    try:
        return values.cast(target.pop())
    except pa.ArrowInvalid:
        return values

"""The rest of the program, each part loaded when a command first uses it.

This is the one place where commands import late: spaCy and the RDF libraries take seconds to load, `kg --help` must
not. `parts.build(...)` is `kg.build.build(...)`, to a type checker as well.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.build import BuildReport, build
    from kg.check import check_data
    from kg.engine.opening import EngineChoice
    from kg.graph.answer import Rows, write_answer
    from kg.graph.compare import compare
    from kg.graph.graph import open_graph
    from kg.graph.identity.judgements import Judgement
    from kg.graph.load import load_into
    from kg.graph.store.opening import open_store
    from kg.graph.validate import validate
    from kg.identities import judge, list_duplicates
    from kg.ledger import is_output_folder, writing
    from kg.parts import find_parts
    from kg.prepare import BuildOptions
    from kg.reading.documents import read_documents
    from kg.reading.reader import Reader
    from kg.reference.lexicon import load_lexicon
    from kg.reference.lexicon_words import count_families, count_words, find_near_words, find_senses
    from kg.reference.ontology import load_ontology
    from kg.reference.queries import bind, get_query, load_queries
    from kg.reference.reference import load_reference
    from kg.upkeep import load_parts, merge_file, put_right, rebuild, remove, take_back
    from kg.view.render import render_page

__all__ = [
    "BuildOptions",
    "BuildReport",
    "EngineChoice",
    "Judgement",
    "Reader",
    "Rows",
    "bind",
    "build",
    "check_data",
    "compare",
    "count_families",
    "count_words",
    "find_near_words",
    "find_parts",
    "find_senses",
    "get_query",
    "is_output_folder",
    "judge",
    "list_duplicates",
    "load_into",
    "load_lexicon",
    "load_ontology",
    "load_parts",
    "load_queries",
    "load_reference",
    "merge_file",
    "open_graph",
    "open_store",
    "put_right",
    "read_documents",
    "rebuild",
    "remove",
    "render_page",
    "take_back",
    "validate",
    "write_answer",
    "writing",
]

_HOMES = {
    "BuildOptions": "kg.prepare",
    "BuildReport": "kg.build",
    "EngineChoice": "kg.engine.opening",
    "Judgement": "kg.graph.identity.judgements",
    "Reader": "kg.reading.reader",
    "Rows": "kg.graph.answer",
    "bind": "kg.reference.queries",
    "build": "kg.build",
    "check_data": "kg.check",
    "compare": "kg.graph.compare",
    "count_families": "kg.reference.lexicon_words",
    "count_words": "kg.reference.lexicon_words",
    "find_near_words": "kg.reference.lexicon_words",
    "find_parts": "kg.parts",
    "find_senses": "kg.reference.lexicon_words",
    "get_query": "kg.reference.queries",
    "is_output_folder": "kg.ledger",
    "judge": "kg.identities",
    "list_duplicates": "kg.identities",
    "load_into": "kg.graph.load",
    "load_lexicon": "kg.reference.lexicon",
    "load_ontology": "kg.reference.ontology",
    "load_parts": "kg.upkeep",
    "load_queries": "kg.reference.queries",
    "load_reference": "kg.reference.reference",
    "merge_file": "kg.upkeep",
    "open_graph": "kg.graph.graph",
    "open_store": "kg.graph.store.opening",
    "read_documents": "kg.reading.documents",
    "put_right": "kg.upkeep",
    "rebuild": "kg.upkeep",
    "remove": "kg.upkeep",
    "render_page": "kg.view.render",
    "take_back": "kg.upkeep",
    "validate": "kg.graph.validate",
    "write_answer": "kg.graph.answer",
    "writing": "kg.ledger",
}


def __getattr__(name: str) -> object:
    """Load one part from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg.cli.parts' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

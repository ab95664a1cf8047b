"""The parse as columns: the same as the model's document, wherever in a text it stands."""

import pytest

from kg.reading.parse import Parse

TEXT = "Ishaq Dar met Wang Yi in Kabul.  They spoke – at length – of naïve “hopes” \U0001f600 there."


@pytest.fixture(scope="module")
def parse(reader):
    return Parse(reader.nlp(TEXT))


def test_every_token_is_found_at_its_offsets(parse):
    assert [TEXT[b:e] for b, e in zip(parse.begin, parse.end, strict=True)] == parse.words


def test_a_piece_of_a_text_counts_its_offsets_in_the_whole(reader):
    text = "DAKAR, May 3 - " + TEXT
    piece = Parse(reader.nlp(TEXT), text.index(TEXT), text)
    assert [text[b:e] for b, e in zip(piece.begin, piece.end, strict=True)] == piece.words
    assert piece.words_between(0, 1) == "Ishaq Dar"


def test_heads_and_children_agree(parse):
    for token, head in enumerate(parse.head):
        assert token == head or token in parse.children[head]
        assert parse.sentence_of[token] == parse.sentence_of[head]


def test_sentences_cover_all_tokens_in_order(parse):
    assert [t for first, stop in parse.sentences for t in range(first, stop)] == list(range(len(parse)))


def test_entities_and_sentences_are_those_of_the_model(reader):
    doc = reader.nlp("Ishaq Dar met Wang Yi in Kabul. On 3 May the United Nations left New York.")
    parse = Parse(doc)
    assert parse.entities == [(e.start, e.end, e.label_) for e in doc.ents]
    assert parse.sentences == [(s.start, s.end) for s in doc.sents]


def test_a_subtree_holds_what_hangs_below_a_token(parse):
    met = parse.words.index("met")
    assert parse.words_between(parse.subtree(met)[0], parse.subtree(met)[-1]) == "Ishaq Dar met Wang Yi in Kabul."
    assert parse.climb(parse.words.index("Kabul"))[-1] == met
    assert parse.verb_of(parse.words.index("Kabul")) == met


def test_what_is_coordinated_is_listed_in_text_order(bench):
    marked = bench("*China*, Pakistan and Iran met.")
    assert [marked.parse.words[t] for t in marked.parse.conjuncts(marked.word)] == ["China", "Pakistan", "Iran"]


def test_an_empty_text_has_no_tokens(reader):
    assert len(Parse(reader.nlp(""))) == 0

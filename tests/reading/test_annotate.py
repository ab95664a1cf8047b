"""Loading a model, and cutting a text into what a parser can take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SettingsError
from kg.reading.annotate import Dateline, annotate, cut, find_dateline, load_model


@pytest.mark.parametrize("name", ["no-such-model", "/no/such/folder"])
def test_a_model_that_is_not_there_is_told_with_what_to_do(name):
    with pytest.raises(SettingsError) as raised:
        load_model(name)
    assert f"model {name}" in str(raised.value)
    assert "install" in str(raised.value).lower()


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(SettingsError, match="no tagger and parser"):
        load_model(str(tmp_path))


@given(st.text(alphabet="ab. \n", max_size=300), st.integers(8, 60))
def test_pieces_join_to_the_text_and_none_is_too_long(text, longest):
    pieces = cut(text, longest)
    assert "".join(text[b:e] for b, e in pieces) == text
    assert all(e - b <= longest for b, e in pieces)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One two three.\n\nFour five six seven.", "One two three.\n\n"),
        ("One two three. Four five six seven.", "One two three."),
        ("One two three four five six seven", "One two three four"),
        ("onetwothreefourfivesixseven", "onetwothreefourfivesi"),
    ],
)
def test_a_text_is_cut_between_paragraphs_else_sentences_else_words(text, first):
    begin, end = cut(text, 21)[0]
    assert text[begin:end].strip() == first.strip()


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("NEW DELHI, July 21 - The minister left.", "NEW DELHI", "The minister left."),
        ("GENEVA, 24 November (Agency) — The talks ended.", "GENEVA", "The talks ended."),
        ("BOGOTÁ, December 1 — The vote was held.", "BOGOTÁ", "The vote was held."),
        ("KABUL: The talks ended.", "KABUL", "The talks ended."),
        ("LONDON (Reuters) - The talks ended.", "LONDON", "The talks ended."),
        ("QUITO (Andes), 5 March - The talks ended.", "QUITO", "The talks ended."),
        ("SUVA/APIA, 5 March [PACNEWS] - The talks ended.", "SUVA", "The talks ended."),
        ("PERU: Plan rejected\n\nLIMA, 5 March (Andina) - The talks ended.", "LIMA", "The talks ended."),
        ("KENYA: Pact signed\nNAIROBI (KNA) -- The talks ended.", "NAIROBI", "The talks ended."),
        ("KABUL: The talks ended.\nNobody signed.", "KABUL", "The talks ended.\nNobody signed."),
        ("KABUL - Talks ended.\nLIMA, May 3 - Talks began.", "KABUL", "Talks ended.\nLIMA, May 3 - Talks began."),
    ],
)
def test_a_dateline_ends_where_the_report_begins(text, place, rest):
    dateline = find_dateline(text)
    assert dateline is not None
    assert (dateline.place, text[dateline.end :]) == (place, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The minister left New Delhi - in haste.",
        "NATO and the EU met.",
        "UN - the minister left.",
        "A: The minister left.",
        "He left. NEW DELHI, July 21 - The minister left.",
    ],
)
def test_prose_has_no_dateline(text):
    assert find_dateline(text) is None


def test_a_dateline_is_a_plain_record():
    assert find_dateline("PARIS - He left.") == Dateline("PARIS", 8)


@pytest.mark.parametrize("heading", ["Minister leaves\n\n", "MINISTER LEAVES\n", "Minister leaves\nA long day\n\n"])
def test_a_dateline_may_stand_below_a_headline(heading):
    found = find_dateline(heading + "PARIS, May 3 (AP) - He left.")
    assert found == Dateline("PARIS", len(heading) + 20, len(heading))


@pytest.mark.parametrize(
    "text", ["An interview\n\nMINISTER: We left.", "Paris. He left.\nIt was late in MAY - he said."]
)
def test_a_speaker_or_a_dash_further_down_is_no_dateline(text):
    assert find_dateline(text) is None


def test_documents_come_out_in_order_with_what_they_were_given(reader):
    texts = [("One.", 1), ("", 2), ("Three three.", 3)]
    assert [(doc.text, number) for doc, number in annotate(reader.nlp, texts)] == texts


def test_a_line_of_date_above_a_report_is_a_sentence_of_its_own():
    ((doc, _),) = annotate(load_model(), [("Monday, 4 May 2009\n\nYesterday in Oslo\nthe envoys met.", None)])
    assert [sentence.text for sentence in doc.sents] == ["Monday, 4 May 2009\n\n", "Yesterday in Oslo\nthe envoys met."]


@pytest.mark.parametrize("word", ["re-established", "Re-opened", "co-operate", "cease-fire"])
def test_that_a_prefix_and_its_word_are_one_token(reader, word):
    assert word in [token.text for token in reader.nlp(f"Chad {word} talks with Mali, re: aid and Co-op 4.")]

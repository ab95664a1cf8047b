"""Parts of speech and base forms that are looked up are those that spaCy gives."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.reading.annotate import DEFAULT_MODEL, load_model
from kg.reading.forms import Forms
from kg.reading.memory import WordMemory
from kg.reading.parse import Parse

TEXTS = (
    "There is no deal, let's go: Jordan's envoys aren't leaving, and they ain't gonna leave.",
    "It was there that it had been staged. You gotta see what they did, y'all; c'm on!",
    "That the ministers met is news; that ministry has not said so, but for one.\n\nTALKS RESUMED\n  They do talk.",
    "“We have to act,” she said on 3 May; to act is what he'd done, as have others 1,000 times.",
)


@pytest.fixture(scope="module")
def nlp():
    return load_model()


def columns(parse):
    return list(zip(parse.words, parse.pos, parse.lemma, strict=True))


def test_what_is_looked_up_is_what_the_pipes_say(nlp):
    forms = Forms(nlp)
    assert forms.replaced == ("attribute_ruler", "lemmatizer")
    for text in (*TEXTS, *TEXTS):
        looked_up = Parse(nlp(text, disable=list(forms.replaced)), forms=forms)
        assert columns(looked_up) == columns(Parse(nlp(text)))
        assert {"", "X"}.isdisjoint(looked_up.pos)


def test_a_word_is_asked_for_once(nlp, monkeypatch):
    forms = Forms(nlp)
    doc = nlp("Peru met Chile.", disable=list(forms.replaced))
    first = columns(Parse(doc, forms=forms))
    monkeypatch.setattr(forms, "_ask", lambda *asked: pytest.fail(f"asked again: {asked}"))
    assert columns(Parse(doc, forms=forms)) == first


@Language.component("test_word_counter")
def count_words(doc: Doc) -> Doc:
    return doc


def add_a_pipe(nlp):
    nlp.add_pipe("test_word_counter")


def look_at_three_words(nlp):
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "as"}, {"LOWER": "of"}, {"LOWER": "now"}]], {"POS": "ADV"})


def look_at_what_may_repeat(nlp):
    nlp.get_pipe("attribute_ruler").add([[{"LOWER": "very", "OP": "+"}]], {"POS": "ADV"})


def have_no_lemmatizer(nlp):
    nlp.remove_pipe("lemmatizer")


@pytest.mark.parametrize("change", [add_a_pipe, look_at_three_words, look_at_what_may_repeat, have_no_lemmatizer])
def test_a_pipeline_whose_rules_look_further_runs_them_itself(change):
    nlp = spacy.load(DEFAULT_MODEL)
    change(nlp)
    forms = Forms(nlp)
    assert forms.replaced == ()
    assert columns(Parse(nlp(TEXTS[0]), forms=forms)) == columns(Parse(nlp(TEXTS[0])))


def test_words_are_forgotten_with_their_texts(nlp):
    memory = WordMemory(nlp, kept=3)
    with memory.reading():
        Parse(nlp(TEXTS[0], disable=list(memory.forms.replaced)), strings=memory.strings, forms=memory.forms)
        assert len(memory.forms) > 6
    assert len(memory.forms) == 0

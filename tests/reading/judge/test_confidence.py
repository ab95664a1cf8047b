"""A reading is the surer the less of it may be wrong: the word, a missing party, the attachment, who is meant."""

import pytest


def confidence(read, text, kind):
    (event,) = (event for event in read(text).events if event.kind == kind)
    return event.confidence


@pytest.mark.parametrize(
    ("surer", "less_sure", "kind"),
    [
        # a party that is missing
        ("France attacked Libya.", "Libya was attacked.", "dip:Assault"),
        ("France attacked Libya.", "France attacked.", "dip:Assault"),
        # a phrase that may belong to another word
        ("Chile met Peru.", "Chile met with Peru.", "dip:Meeting"),
        # a name, then a pronoun
        ("Emmanuel Macron visited Libya.", "Emmanuel Macron left. He visited Libya.", "dip:Visit"),
        ("France condemned Libya.", "France condemned Tripoli.", "dip:Accusation"),
    ],
)
def test_what_may_be_wrong_lowers_it(read, surer, less_sure, kind):
    assert confidence(read, surer, kind) > confidence(read, less_sure, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("France recalled its ambassador to Libya.", "dip:Recall"),
        ("France did not recall its ambassador to Libya.", "dip:Recall"),
        ("Peru said that France may recall its ambassador to Libya.", "dip:Recall"),
    ],
)
def test_how_real_an_event_is_told_to_be_does_not_change_it(read, text, kind):
    plain = confidence(read, "France recalled its ambassador to Libya.", "dip:Recall")
    assert confidence(read, text, kind) == plain


def test_it_is_the_product_of_the_reasons_that_lower_it(reader):
    for text in ("The visit to Peru was long.", "France sent aid to Libya.", "He condemned Tripoli."):
        for sentence in reader.explain(text).sentences:
            for telling in sentence.told:
                value = 0.9
                for _, factor in telling.lowered_by:
                    value *= factor
                assert telling.confidence == pytest.approx(value, abs=0.006)

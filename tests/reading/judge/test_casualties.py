import pytest


@pytest.mark.parametrize(
    ("sentence", "count", "words"),
    [
        ("The rebels attacked the town of Bama, killing at least 12 civilians.", 12, "at least 12 civilians"),
        ("An attack by Chad in Sudan killed about 50 people.", 50, "about 50 people"),
        ("Government troops killed twenty-three miners near Oruro.", 23, "twenty-three miners"),
        ("Russian forces shelled Kharkiv and left 1,200 people dead.", 1200, "1,200 people"),
        ("Two thousand prisoners were executed by the junta in 1977.", 2000, "Two thousand prisoners"),
    ],
)
def test_the_dead_are_counted_with_the_words_that_say_so(read, sentence, count, words):
    counted = [(e.casualties, e.casualties_text) for e in read(sentence).events if e.casualties is not None]
    assert (count, words) in counted


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebels attacked the town and killed dozens of civilians.",
        "Two battalions attacked the town on 3 May.",
        "Israel arrested 30 people in Nablus.",
        "The minister killed the bill in 2004.",
    ],
)
def test_what_is_no_number_of_dead_is_not_counted(read, sentence):
    assert [e.casualties for e in read(sentence).events if e.casualties is not None] == []

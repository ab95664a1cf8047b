"""Times in sentences: what is found, of which kind, and what only looks like one; their days are in test_dating."""

import re
from pathlib import Path
from time import process_time
from timeit import repeat

import pytest
from finding import only_time

from kg.errors import VocabularyError
from kg.reading.judge.times.dating import find_times
from kg.reading.judge.times.grammar import compile_grammar
from kg.reference.dating import DatingCues, load_dating_cues
from kg.reference.files import find_files

NO_TIMES = [
    "He may march to the capital.",
    "May the talks succeed, he said.",
    "Theresa May visited Ankara.",
    "Prime Minister May visited Ankara.",
    "May's government fell.",
    "The talks were led by May's envoy.",
    "Protesters march; Marines march too.",
    "The march of the protesters was an august sight.",
    "Augusta and April O'Neil agreed.",
    "It was the second meeting.",
    "The Sun reported the deal.",
    "He sat in the sun and wed later.",
    "Some 1,500 people fled.",
    "Some 2000 people fled.",
    "About 1900 fled.",
    "They sent 2000 troops.",
    "More than 2,025 died.",
    "Resolution 1701 was adopted.",
    "Resolution 2231 (2015) was adopted.",
    "They cited Article 15 and Article 1945.",
    "Vision 2030 and Agenda 2063 were praised.",
    "They returned to the 1967 borders.",
    "They left the 2015 nuclear deal.",
    "They honour the 1975 Helsinki Accords.",
    "They want a pre-1967 line.",
    "Call +92 51 920 5000 or 555-2024-1.",
    "The G20 and the COP26 talks failed.",
    "The September 11 attacks shocked them.",
    "The Arab Spring and the Prague Spring failed.",
    "The October Revolution shook Europe.",
    "The Good Friday Agreement holds.",
    "The Six-Day War changed the map.",
    "It was the 15th summit.",
    "They spoke on the 15th anniversary.",
    "They spoke on the 20th floor.",
    "The fall of Kabul shocked them.",
    "In the fall of Mosul many died.",
    "They met at the last minute.",
    "On the last day of the talks they agreed.",
    "The price was $2015.",
    "The vote was 15-12.",
    "He scored 2015.5 points.",
    "The A2020 road and the 1990-style plan failed.",
    "He serves day after day.",
    "He said that Sunday Times reporters left.",
    "They pay two thousand a head.",
    "A three-day visit ended.",
    "The six-month ceasefire holds.",
    "The weekly briefing was short.",
    "They sat in\n\nMay day by day.",
    "Daylight and Mondale are no times, nor is a Marchioness.",
    "",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_what_only_looks_like_a_time_is_not_found(sentence: str, cues: DatingCues) -> None:
    assert [time.text for time in find_times(sentence, cues)] == []


def test_times_come_in_text_order_with_their_exact_words(cues: DatingCues) -> None:
    text = "On Friday he said that, since\nMay 2021, talks on 3–5 June and last\nmonth had failed.\n\nToday they go on."
    times = find_times(text, cues)
    assert [(time.text, time.bound, time.kind) for time in times] == [
        ("Friday", "", "weekday"),
        ("May 2021", "since", "date"),
        ("3–5 June", "", "range"),
        ("last\nmonth", "", "relative"),
        ("Today", "", "relative"),
    ]
    assert [text[time.begin : time.end] for time in times] == [time.text for time in times]
    assert [time.begin for time in times] == sorted(time.begin for time in times)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They left days after the talks.", "anchored"),
        ("They left a year earlier.", "anchored"),
        ("They talked for six months.", "duration"),
        ("They left within a week.", "duration"),
        ("They will meet in two weeks.", "relative"),
        ("It was the first visit in two weeks.", "duration"),
        ("They will meet in the coming days.", "vague"),
        ("They met two days after May 15.", "relative"),
    ],
)
def test_the_kind_says_how_a_time_can_be_placed(sentence: str, kind: str, cues: DatingCues) -> None:
    assert only_time(sentence, cues).kind == kind


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("months:", "monhts:", "monhts"),
        ("5: {names: [May]", "13: {names: [May]", "months.13"),
        ("5: {names: [May]", "5: {names: []", "months.5: has no name"),
        ("ambiguous_months: [March", "ambiguous_months: [Marhc", "Marhc is no month"),
        ("ago: [ago]", "ago: [no]", "ago.0"),
        ("months:", "months: [", "no readable YAML"),
    ],
)
def test_a_fault_in_the_cues_is_named(old: str, new: str, fault: str, tmp_path: Path) -> None:
    shipped = next(path for path in find_files("cues/dating.yaml"))
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues/dating.yaml").write_text(shipped.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(VocabularyError, match=re.escape(fault)):
        load_dating_cues(tmp_path)


def test_a_word_added_to_the_cues_is_found(tmp_path: Path) -> None:
    shipped = next(path for path in find_files("cues/dating.yaml"))
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues/dating.yaml").write_text(
        shipped.read_text("utf-8").replace("vague:\n", "vague:\n  - in bygone times\n", 1), "utf-8"
    )
    assert only_time("They met in bygone times.", load_dating_cues(tmp_path)).text == "in bygone times"


@pytest.mark.parametrize(
    "text", ["May " * 5000, "day\n" * 5000, "on Friday, " * 2000, "1" * 50000, "the end of " * 5000]
)
def test_a_text_full_of_words_of_time_is_read_in_time_that_grows_with_it(text: str, cues: DatingCues) -> None:
    compile_grammar(cues)
    short, long = (
        min(repeat(lambda t=t: find_times(t, cues), process_time, repeat=2, number=1)) for t in (text, text * 3)
    )
    assert long < 8 * short + 0.05

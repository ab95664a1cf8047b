"""Write short news texts that never repeat themselves, so that no cache of the parser or the reader can help.

Two sentences in three tell an event, as in a dense agency report; the rest is the prose between. Names of persons and
numbers are new in every sentence, states change with every paragraph.
"""

import random
from collections.abc import Iterator, Sequence

from kg.model import Document
from kg.reference.catalogue import Catalogue

_EVENTS = (
    "{State}'s Foreign Minister {Person} arrived in {capital} on {day} for talks with {other} officials.",
    "{Person}, the {adj} prime minister, met {Person2}, the president of {Other}, in {capital} on {month} {n}.",
    "{State} and {Other} signed an agreement on {topic} worth {n} million dollars in {capital} last {month}.",
    "{State} recalled its ambassador from {capital2} after {Other} accused it of {doing}.",
    '"We will not accept {topic} on such terms," said {Person}, who leads the {adj} delegation of {n} people.',
    "{Other} has denied that its forces killed {n} {adj} soldiers near the border on {day}.",
    "{Person} is expected to visit {capital2} next {month}, the foreign ministry of {State} said.",
    "The government of {Other} expelled {few} {adj} diplomats and closed the consulate in {City}.",
    "{State} plans to appoint {Person} as its ambassador to {Other}, according to two {adj} officials.",
    "{capital2} urged {State} to withdraw {n} troops from the province and to resume negotiations over {topic}.",
    "President {Person} told reporters on {day} that {State} might impose sanctions on {Other} over {topic}.",
    "The two countries agreed to restore diplomatic relations, which {State} had broken off in {year}.",
    "At least {n} people were wounded when protesters attacked the {adj} embassy in {capital2}, police said.",
    "He also thanked {Person}, who had mediated between {State} and {Other} for {few} months.",
    "{Other} said on {day} it would send {n} tonnes of aid to {State} within {few} weeks.",
    "{Person2} was sworn in as prime minister of {Other} in {year}, {few} days after {Person} stepped down.",
)
_PROSE = (
    "The road to the border, which is {n} kilometres long, is closed in winter.",
    "Trade between the neighbours fell by {few} per cent to {n} million dollars in {year}, mostly in grain and timber.",
    "Analysts say that the dispute over {topic} has little to do with the {n} families who live there.",
    "In {City}, a port of {n},000 people, shops stayed open and few seemed to care.",
    "It was not clear on {day} evening whether the paper, {n} pages long, would ever be made public.",
    "{Person}, {few}8, studied law at the university of {City} and wrote {few} books about {topic}.",
    "Much of what was said behind closed doors remains unknown, and both sides prefer it so.",
    "The price of bread in {City} has risen {few} times since {month} {year}.",
)
_TOPICS = "fishing rights;the river's water;grain exports;the pipeline;border markets;prisoner exchanges;rail freight"
_DOINGS = "arming rebels;shelling villages;spying on its officials;breaking the ceasefire;sheltering smugglers"
_DAYS = "Monday;Tuesday;Wednesday;Thursday;Friday;Saturday;Sunday"
_MONTHS = "January;February;March;April;May;June;July;August;September;October;November;December"
_FEW = "two;three;four;five;six;seven;eight;nine"
_ONSETS = "B;D;F;G;H;J;K;L;M;N;P;R;S;T;V;Y;Z;Ch;Sh;Kh;Dr;Kr;Tr;Br"
_VOWELS = "a;e;i;o;u;ai;ou;ee"
_ENDS = "n;r;l;s;k;m;d;v;ndo;rov;ski;dze;nen;lu;ko;ni"


def list_states(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """Return name, adjective and capital of every state that exists and has all three."""
    adjectives: dict[str, str] = {}
    for name, senses in catalogue.senses.items():
        if senses[0].use == "adjective":
            adjectives.setdefault(senses[0].entity, name)
    return [
        (entry.label, adjectives[entry.id], catalogue.entries[entry.capital].label)
        for entry in sorted(catalogue.entries.values(), key=lambda entry: entry.id)
        if entry.kind == "dip:State" and entry.capital and entry.ended is None and entry.id in adjectives
    ]


def write_documents(
    count: int, sentences: int, states: Sequence[tuple[str, str, str]], seed: int = 1
) -> Iterator[Document]:
    """Yield `count` documents of so many sentences; a state is its name, adjective and capital.

    >>> states = [("France", "French", "Paris"), ("Peru", "Peruvian", "Lima")]
    >>> one, two = write_documents(2, 3, states)
    >>> one.text == two.text, list(write_documents(2, 3, states)) == [one, two]
    (False, True)
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    for number in range(count):
        told = chance.sample(_EVENTS, min(len(_EVENTS), -(-2 * sentences // 3)))
        told += chance.choices(_EVENTS + _PROSE, k=max(0, sentences - len(told) - sentences // 3))
        told += chance.choices(_PROSE, k=sentences - len(told))
        chance.shuffle(told)
        paragraphs = [told[i : i + 3] for i in range(0, len(told), 3)]
        text = "\n\n".join(_fill(paragraph, chance, states) for paragraph in paragraphs)
        yield Document(f"text-{number:05}", text)


def _fill(paragraph: Sequence[str], chance: random.Random, states: Sequence[tuple[str, str, str]]) -> str:
    here, there = chance.sample(states, 2)
    return " ".join(_word(sentence, chance, here, there) for sentence in paragraph)


def _word(sentence: str, chance: random.Random, here: tuple[str, str, str], there: tuple[str, str, str]) -> str:
    """Return `sentence` with names, numbers and days in it."""
    return sentence.format(
        State=here[0],
        adj=here[1],
        capital=chance.choice((here[2], there[2])),
        Other=there[0],
        other=there[1],
        capital2=there[2],
        Person=f"{invent_name(chance)} {invent_name(chance)}",
        Person2=f"{invent_name(chance)} {invent_name(chance)}",
        City=invent_name(chance),
        n=chance.randint(11, 987),
        few=_pick(chance, _FEW),
        day=_pick(chance, _DAYS),
        month=_pick(chance, _MONTHS),
        year=chance.randint(1950, 2025),
        topic=_pick(chance, _TOPICS),
        doing=_pick(chance, _DOINGS),
    )


def _pick(chance: random.Random, words: str) -> str:
    return chance.choice(words.split(";"))


def invent_name(chance: random.Random) -> str:
    """Make up a name of two or three syllables."""
    middle = "".join(_pick(chance, _ONSETS).lower() + _pick(chance, _VOWELS) for _ in range(chance.randint(0, 1)))
    return (
        _pick(chance, _ONSETS)
        + _pick(chance, _VOWELS)
        + middle
        + _pick(chance, _ONSETS).lower()
        + (_pick(chance, _VOWELS) + _pick(chance, _ENDS))
    )

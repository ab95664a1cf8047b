"""Who does what to whom, however the sentence is built; the marked word is the predicate."""

import pytest

RECALL = {"subject": ["Ankara"], "object": ["envoy"]}


@pytest.mark.parametrize(
    "sentence",
    [
        # voice
        "Ankara *recalled* the envoy.",
        "The envoy was *recalled* by Ankara.",
        "The envoy has been *recalled* by Ankara.",
        # control and raising
        "Ankara wants to *recall* the envoy.",
        "Ankara seems to have *recalled* the envoy.",
        "Ankara was forced to *recall* the envoy.",
        "Cairo urged Ankara to *recall* the envoy.",
        "Ankara promised Cairo to *recall* the envoy.",
        "Ankara insisted on *recalling* the envoy.",
        "Ankara is ready to *recall* the envoy.",
        "Cairo prevented Ankara from *recalling* the envoy.",
        "Ankara stopped short of *recalling* the envoy.",
        "Far from *recalling* the envoy, Ankara sent a second one.",
        "Ankara's decision to *recall* the envoy surprised nobody.",
        "The decision of Ankara to *recall* the envoy surprised nobody.",
        "Ankara took the decision to *recall* the envoy.",
        # coordination
        "Ankara protested and *recalled* the envoy.",
        "Ankara protested, waited and then *recalled* the envoy.",
        "Ankara wants to protest and to *recall* the envoy.",
        # relative clauses
        "Ankara, which *recalled* the envoy, was angry.",
        "It was Ankara that *recalled* the envoy.",
        "The envoy whom Ankara *recalled* was angry.",
        "The envoy that Ankara *recalled* was angry.",
        "The envoy who was *recalled* by Ankara was angry.",
        # participles
        "The envoy *recalled* by Ankara was angry.",
        "Ankara protested, *recalling* the envoy.",
        "Having *recalled* the envoy, Ankara waited.",
        "After *recalling* the envoy, Ankara waited.",
        "Ankara answered by *recalling* the envoy.",
    ],
)
def test_subject_and_object_are_found_in_every_construction(bench, sentence):
    functions = bench(sentence).functions()
    assert {name: functions.get(name) for name in RECALL} == RECALL


@pytest.mark.parametrize(
    ("sentence", "function", "words"),
    [
        # what a verb goes on from
        ("Ankara protested and *recalled* the envoy.", "first", ["protested"]),
        ("Ankara protested, *recalling* the envoy.", "first", ["protested"]),
        # what a verb governs by a preposition
        ("Ankara *met* with Cairo.", "with", ["Cairo"]),
        ("Ankara *withdrew* its soldiers from Libya.", "from", ["Libya"]),
        ("The soldiers *withdrew* out of Libya.", "of", ["Libya"]),
        ("Ankara *gave* them weapons.", "indirect", ["them"]),
        ("Ankara *gave* weapons to the rebels.", "to", ["rebels"]),
        ("The rebels were *given* weapons.", "indirect", ["rebels"]),
        ("Ankara *says* that Cairo waited.", "clause", ["waited"]),
        ("Ankara *agreed* to wait.", "infinitive", ["wait"]),
        ("They *named* him ambassador.", "attribute", ["ambassador"]),
        # what somebody waits for
        ("Ankara will not *return* until Cairo apologises.", "until", ["apologises"]),
        # laws and resolutions do what whoever issues them does
        ("Ankara signed a decree *banning* strikes.", "subject", ["Ankara"]),
        ("Ankara signed a decree that *bans* strikes.", "subject", ["Ankara"]),
        ("A decree *banning* strikes was signed by Ankara.", "subject", ["Ankara"]),
        ("Ankara vetoed a resolution *banning* strikes.", "subject", ["resolution"]),
        # to whom something goes, hung inside the thing
        ("Ankara *returned* a vase that was stolen in 1990 to Cairo.", "to", ["Cairo"]),
        # support verbs lend their subject and what else they govern to the event noun
        ("Ankara held *talks* with Cairo.", "lender", ["Ankara"]),
        ("Ankara held *talks* with Cairo.", "with", ["Cairo"]),
        ("Ankara held *talks* in Doha.", "in", ["Doha"]),
        ("*Talks* were held by Ankara.", "lender", ["Ankara"]),
        ("Ankara paid a *visit* to Cairo.", "lender", ["Ankara"]),
        ("Ankara carried out an *attack* on the port.", "lender", ["Ankara"]),
        ("Ankara acted as a *mediator*.", "lender", ["Ankara"]),
        ("Cairo acknowledged Ankara's role as *mediator*.", "lender", ["Ankara"]),
        # a preposition that a passive leaves behind keeps its noun
        ("A truce *called* for by Ankara began.", "for", ["truce"]),
        ("Ankara called for *talks* with Cairo.", "lender", ["Ankara"]),
        # what stands around an event noun
        ("Ankara's *attack* on the port failed.", "possessor", ["Ankara"]),
        ("The Turkish *attack* on the port failed.", "modifier", ["Turkish"]),
        ("The *attack* by Ankara on the port failed.", "by", ["Ankara"]),
        ("The *attack* on the port failed.", "on", ["port"]),
        ("The *expulsion* of the envoy by Ankara was wrong.", "of", ["envoy"]),
    ],
)
def test_other_functions_are_named_by_preposition_or_kind(bench, sentence, function, words):
    assert bench(sentence).functions().get(function) == words


@pytest.mark.parametrize(
    ("sentence", "function"),
    [
        ("The envoy was *recalled*.", "subject"),
        ("Ankara regretted the *attack*.", "lender"),
        ("Ankara urged Cairo to *wait*.", "object"),
        ("The envoy who protested was *recalled*.", "subject"),
        ("Ankara *returned* the envoys who were sent to Cairo.", "to"),
        ("Ankara *apologised*, according to Cairo.", "to"),
        ("Ankara *waited* because of the war.", "of"),
        ("A truce *called* for by Ankara began.", "object"),
        ("Ankara called for a *truce*.", "lender"),
        ("Ankara proposed *talks* between Cairo and Doha.", "lender"),
    ],
)
def test_nothing_is_made_up_for_what_is_not_said(bench, sentence, function):
    assert function not in bench(sentence).functions()


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Ankara *recalled* the envoy.", False),
        ("Ankara has *recalled* the envoy.", False),
        ("The envoy was *recalled*.", True),
        ("The envoy *recalled* by Ankara waited.", True),
        ("The envoy was arrested and *recalled*.", True),
        ("Ankara is *recalling* the envoy.", False),
        ("The embassy is to be *closed*.", True),
    ],
)
def test_the_voice_is_told(bench, sentence, passive):
    marked = bench(sentence)
    assert marked.grammar.is_passive(marked.word) is passive


def test_a_path_is_followed_step_by_step(bench):
    marked = bench("Ankara *rejected* the plan of Cairo for Libya.")
    followed = marked.grammar.follow(marked.word, ("object", "of"))
    assert [marked.parse.words[t] for t in followed] == ["Cairo"]
    assert marked.grammar.follow(marked.word, ("indirect", "of")) == []

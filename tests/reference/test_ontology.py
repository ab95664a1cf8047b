"""The ontology says what the contract says, is whole, and tells every fault at once."""

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import kg
from kg.errors import VocabularyError
from kg.names import DIP, expand, shrink
from kg.reference.files import find_files, shipped_folder
from kg.reference.ontology import Ontology, load_ontology

SYMMETRIC = {
    "dip:Consultation", "dip:Meeting", "dip:Negotiation", "dip:Call", "dip:Agreement", "dip:Cooperation",
    "dip:RelationsEstablished", "dip:TreatySigning",
}  # fmt: skip
PLOVER = {
    "CONSULT": "Consultation Meeting Visit Call Negotiation Mediation",
    "AGREE": "Agreement",
    "SUPPORT": "Support Recognition RelationsEstablished Appointment CredentialsPresented MissionOpened TreatySigning",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "CONCEDE": "Concession",
    "RETREAT": "Withdrawal",
    "REQUEST": "Request",
    "ACCUSE": "Accusation Summons",
    "REJECT": "Rejection",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanction RelationsSevered Recall DiplomatExpulsion MissionClosed",
    "MOBILIZE": "Mobilization",
    "COERCE": "Coercion Expulsion Arrest",
    "ASSAULT": "Assault",
    None: "Event PublicStatement PowerTransition IndependenceDeclaration WarDeclaration",
}
SHORTCUTS = {
    "Meeting": "metWith", "Visit": "visited", "Call": "calledUp", "Negotiation": "negotiatesWith",
    "Mediation": "mediatesFor", "Agreement": "agreesWith", "Support": "supports", "Recognition": "recognizes",
    "Appointment": "appointsEnvoyTo", "Cooperation": "cooperatesWith", "Aid": "aids", "Concession": "concedesTo",
    "Withdrawal": "withdrawsFrom", "Request": "requestsOf", "Accusation": "accuses", "Rejection": "rejects",
    "Threat": "threatens", "Protest": "protestsAgainst", "Sanction": "sanctions", "Expulsion": "expels",
    "Coercion": "coerces", "Mobilization": "mobilizesAgainst", "Assault": "attacks", "Summons": "accuses",
    "Recall": "sanctions", "TreatySigning": "supports", "Arrest": "coerces",
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.mark.parametrize(("plover", "names"), PLOVER.items())
def test_every_event_class_has_the_plover_type_of_the_table(ontology, plover, names):
    assert {name: ontology.plover(f"dip:{name}") for name in names.split()} == dict.fromkeys(names.split(), plover)
    assert all(ontology.is_a(f"dip:{name}", "dip:Event") for name in names.split())


def test_the_table_of_plover_types_leaves_no_event_class_out(ontology):
    told = {f"dip:{name}" for names in PLOVER.values() for name in names.split()}
    assert {kind for kind in ontology.classes if ontology.is_a(kind, "dip:Event")} - told == {"dip:ActualEvent"}


@pytest.mark.parametrize(("name", "shortcut"), SHORTCUTS.items())
def test_a_class_has_its_own_shortcut_or_its_superclass_s(ontology, name, shortcut):
    assert ontology.shortcut(f"dip:{name}") == f"dip:{shortcut}"
    assert f"dip:{shortcut}" in ontology.properties


@pytest.mark.parametrize("name", ["Consultation", "PublicStatement", "PowerTransition", "WarDeclaration"])
def test_some_classes_have_no_shortcut(ontology, name):
    assert ontology.shortcut(f"dip:{name}") is None


def test_just_these_classes_are_symmetric(ontology):
    assert {kind for kind in ontology.classes if ontology.is_symmetric(kind)} == SYMMETRIC


@pytest.mark.parametrize(
    ("kind", "ancestor", "answer"),
    [
        ("dip:Official", "dip:Person", True),
        ("dip:Official", "dip:Actor", True),
        ("dip:Person", "dip:Official", False),
        ("dip:Place", "dip:Actor", False),
        ("dip:Visit", "dip:Visit", True),
    ],
)
def test_a_class_is_itself_and_whatever_lies_above_it(ontology, kind, ancestor, answer):
    assert ontology.is_a(kind, ancestor) is answer


def test_an_unknown_class_is_told_with_the_nearest(ontology):
    with pytest.raises(VocabularyError, match=r"no class dip:Recal\. Did you mean dip:Recall\?"):
        ontology.plover("dip:Recal")


def test_every_term_has_a_label_a_definition_and_an_example():
    (path,) = [path for path in find_files("*.ttl") if path.name == "diplomacy.ttl"]
    said: dict[str, set[str]] = {}
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        if quad.subject.value.startswith(DIP):
            said.setdefault(quad.subject.value, set()).add(quad.predicate.value)
    needed = {expand("rdfs:label"), expand("rdfs:comment"), expand("skos:example")}
    assert {term: needed - found for term, found in said.items() if needed - found} == {}


def test_the_ontology_uses_no_term_that_it_does_not_declare():
    (path,) = [path for path in find_files("*.ttl") if path.name == "diplomacy.ttl"]
    quads = list(parse(path=path, format=RdfFormat.TURTLE))
    declared = {quad.subject.value for quad in quads}
    used = {t.value for q in quads for t in (q.predicate, q.object) if t.value.startswith(DIP)} - {DIP}
    assert used - declared == set()


def test_every_class_has_a_parent_but_the_widest(ontology):
    assert {kind for kind, told in ontology.classes.items() if not told.parents} == {
        "dip:Actor", "dip:Document", "dip:Event", "dip:Evidence", "dip:Factuality", "dip:InferredGraph",
        "dip:Initiative", "dip:Naming", "dip:Occurrence", "dip:Place", "dip:Rejected", "dip:Status",
    }  # fmt: skip


def test_every_property_tells_what_it_is_said_of_but_those_that_may_be_said_of_all(ontology):
    assert {name for name, told in ontology.properties.items() if not told.domain} == {
        "dip:partOf", "dip:hasPart", "dip:ploverType", "dip:shortcut", "dip:symmetric"
    }  # fmt: skip


def test_the_ontology_has_no_blank_nodes():
    assert "[" not in re.sub(r'"[^"]*"', "", find_files("diplomacy.ttl")[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name", ["alignment.ttl", "shapes.ttl", *(f"queries/{path.name}" for path in find_files("queries/*.rq"))]
)
def test_other_files_use_no_term_that_the_ontology_does_not_declare(name):
    (path,) = find_files(name)
    declared = {
        q.subject.value.removeprefix(DIP)
        for q in parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE)
        if q.subject.value.startswith(DIP)
    }
    used = set(re.findall(r"\bdip:(\w+)", path.read_text(encoding="utf-8")))
    assert used
    assert used - declared == set()


def test_no_file_of_the_package_uses_a_term_that_the_ontology_does_not_declare():
    declared = {
        q.subject.value.removeprefix(DIP)
        for q in parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE)
        if q.subject.value.startswith(DIP)
    }
    files = [path for folder in (Path(kg.__file__).parent, shipped_folder()) for path in folder.rglob("*.*")]
    read = [path for path in files if path.suffix in {".py", ".js", ".html", ".yaml", ".csv", ".rq", ".ttl"}]
    used = {word: path for path in read for word in re.findall(r"\bdip:(\w+)", path.read_text(encoding="utf-8"))}
    assert len(used) > 150
    # "dip:Class" stands for any class in what is said of a fault.
    assert {word: path for word, path in used.items() if word not in declared} == {
        "Class": Path(kg.__file__).parent / "reference" / "lexicon_entries.py"
    }


def test_what_is_disjoint_shares_no_class_below(ontology):
    apart = [
        (shrink(q.subject.value), shrink(q.object.value))
        for q in parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE)
        if q.predicate.value == expand("owl:disjointWith")
    ]
    assert len(apart) > 100
    for one, other in apart:
        assert [kind for kind in ontology.classes if ontology.is_a(kind, one) and ontology.is_a(kind, other)] == []


def test_what_the_shapes_allow_once_is_functional_and_nothing_else():
    functional = {
        q.subject.value
        for q in parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE)
        if q.object.value == expand("owl:FunctionalProperty")
    }
    quads = list(parse(path=find_files("shapes.ttl")[0], format=RdfFormat.TURTLE))
    path = {q.subject: q.object.value for q in quads if q.predicate.value == expand("sh:path")}
    once = {path[q.subject] for q in quads if q.predicate.value == expand("sh:maxCount") and q.object.value == "1"}
    assert {shrink(name) for name in once if name.startswith(DIP)} - {"dip:ploverType"} == set(map(shrink, functional))


def test_every_factuality_and_plover_type_is_a_concept_of_a_scheme(ontology):
    quads = list(parse(path=find_files("diplomacy.ttl")[0], format=RdfFormat.TURTLE))
    of = {q.subject.value: shrink(q.object.value) for q in quads if q.predicate.value == expand("skos:inScheme")}
    codes = {q.object.value for q in quads if q.predicate.value == expand("skos:notation")}
    assert {shrink(term) for term, scheme in of.items() if scheme == "dip:FactualityValues"} == {
        "dip:Fact", "dip:Negated", "dip:Planned", "dip:Possible"
    }  # fmt: skip
    assert codes == {code for code in PLOVER if code}


def test_plover_types_are_matched_as_the_classes_code_them(ontology):
    (path,) = find_files("alignment.ttl")
    matched = {
        shrink(q.subject.value): shrink(q.object.value)
        for q in parse(path=path, format=RdfFormat.TURTLE)
        if q.object.value.startswith(DIP + "Plover")
    }
    assert {kind: match.removeprefix("dip:Plover").upper() for kind, match in matched.items()} == {
        kind: told.plover for kind, told in ontology.classes.items() if told.plover
    }


def test_a_user_s_file_adds_a_class_and_changes_the_version(ontology, tmp_path: Path):
    (tmp_path / "mine.ttl").write_text(
        "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'dip:StateVisit a owl:Class ; rdfs:subClassOf dip:Visit ; rdfs:label "state visit"@en .\n'
    )
    mine = load_ontology(tmp_path)
    assert mine.ancestors("dip:StateVisit")[:2] == ("dip:StateVisit", "dip:Visit")
    assert (mine.shortcut("dip:StateVisit"), mine.plover("dip:StateVisit")) == ("dip:visited", "CONSULT")
    assert mine.version != ontology.version


def test_broken_turtle_is_told_with_file_line_and_column(tmp_path: Path):
    (tmp_path / "mine.ttl").write_text(
        "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\ndip:A nope:b dip:C .\n"
    )
    with pytest.raises(VocabularyError, match=r"mine\.ttl, line 2, column 7: is not Turtle"):
        load_ontology(tmp_path)


def test_all_faults_are_told_at_once(tmp_path: Path):
    (tmp_path / "mine.ttl").write_text(
        "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "dip:A a owl:Class ; rdfs:subClassOf dip:Visitt ; dip:shortcut dip:visit .\n"
        "dip:B a owl:Class ; rdfs:subClassOf dip:C . dip:C a owl:Class ; rdfs:subClassOf dip:B .\n"
        "dip:p a owl:ObjectProperty ; rdfs:domain dip:Nowhere .\n"
    )
    with pytest.raises(VocabularyError) as raised:
        load_ontology(tmp_path)
    message = str(raised.value)
    assert "dip:A uses dip:Visitt, which is not declared. Did you mean dip:Visit?" in message
    assert "dip:A uses dip:visit, which is not declared. Did you mean dip:visited?" in message
    assert "dip:B lies under itself." in message
    assert "dip:p uses dip:Nowhere" in message

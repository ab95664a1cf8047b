"""The lexicon's files become senses by word; a fault is told with its file and entry."""

import pytest

from kg.errors import VocabularyError
from kg.reference.files import shipped_folder
from kg.reference.lexicon import load_lexicon
from kg.reference.lexicon_entries import FUNCTIONS, ROLES, parse_path
from kg.reference.ontology import load_ontology

ENTRY = """
wave:
  event: dip:Visit
  roles: {agent: [subject], recipient: [object]}
  triggers:
    - {verb: [wave, wave off], needs: {object: [dip:State, "@party"]}, unless: {to: [crowd]}}
    - {noun: [wave, heat wave], of: subject, roles: {recipient: [to]}}
"""
GROUPS = "party: [guest, host]"


@pytest.fixture(scope="module")
def ontology():
    return load_ontology()


@pytest.fixture(scope="module")
def shipped(ontology):
    return load_lexicon(ontology)


@pytest.fixture
def load(ontology, tmp_path):
    """Load the shipped lexicon with one file laid over it."""

    def make(content, name="user.yaml"):
        folder = tmp_path / "lexicon"
        (folder / "shared").mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
        return load_lexicon(ontology, tmp_path)

    return make


@pytest.fixture
def refused(load):
    """Return what is told where a file cannot be laid over the shipped lexicon."""

    def tell(content, name="user.yaml"):
        with pytest.raises(VocabularyError) as raised:
            load(content, name)
        return str(raised.value)

    return tell


def test_the_shipped_lexicon_covers_every_event_class(ontology, shipped):
    worded = {entry.event for entry in shipped.entries.values() if entry.event}
    leaves = {c for c in ontology.classes if ontology.plover(c) and c != "dip:Event"}
    assert leaves - worded == set()


def test_all_paths_are_made_of_known_functions_or_prepositions(shipped):
    for senses in shipped.senses.values():
        for sense in senses:
            steps = {step for _, paths in sense.roles for path in paths for step in path}
            assert all(step in FUNCTIONS or step.replace(" ", "").isalpha() for step in steps), sense.entry
            assert {role for role, _ in sense.roles} <= ROLES


def test_the_sense_with_most_conditions_is_tried_first(shipped):
    for senses in shipped.senses.values():
        weights = [sense.weight for sense in senses]
        assert weights == sorted(weights, reverse=True)


def test_a_word_is_found_by_its_lemma_and_keeps_its_particle(load):
    lexicon = load(ENTRY.replace("@party", "guest"))
    particles = {sense.particle for sense in lexicon.senses["verb", "wave"] if sense.entry == "wave"}
    assert particles == {"", "off"}
    nouns = {sense.particle for sense in lexicon.senses["noun", "wave"] if sense.entry == "wave"}
    assert nouns == {"", "heat"}


def test_a_path_that_a_trigger_takes_for_a_role_is_no_other_roles(load):
    lexicon = load(
        ENTRY.replace("@party", "guest").replace("roles: {recipient: [to]}", "roles: {recipient: [subject]}")
    )
    sense = next(s for s in lexicon.senses["noun", "wave"] if s.entry == "wave")
    roles = dict(sense.roles)
    assert ("subject",) not in roles.get("agent", ())
    assert roles["recipient"][0] == ("subject",)


def test_a_group_stands_for_its_words(load, ontology, tmp_path):
    shared = tmp_path / "lexicon" / "shared"
    shared.mkdir(parents=True)
    groups = (shipped_folder() / "lexicon" / "shared" / "groups.yaml").read_text(encoding="utf-8")
    (shared / "groups.yaml").write_text(groups + "\n" + GROUPS, encoding="utf-8")
    sense = next(s for s in load(ENTRY).senses["verb", "wave"] if s.entry == "wave")
    assert sense.needs == ((("object",), frozenset({"dip:State", "guest", "host"})),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("wave: {event: dip:Vist, triggers: [{verb: wave}]}", "Did you mean dip:Visit?"),
        ("wave: {event: dip:Visit, relation: dip:governs, triggers: [{verb: wave}]}", "either `event` or `relation`"),
        ("wave: {triggers: [{verb: wave}]}", "either `event` or `relation`"),
        ("wave: {event: dip:Visit, triggers: [{verb: wave, noun: wave}]}", "exactly one of verb, noun, adjective"),
        ("wave: {event: dip:Visit, triggers: [{}]}", "exactly one of verb, noun, adjective"),
        ("wave: {event: dip:Visit, triggers: []}", "triggers"),
        ("wave: {event: dip:Visit}", "triggers"),
        ("wave: {event: dip:Visit, frame: nowhere, triggers: [{verb: wave}]}", "there is no frame nowhere"),
        ("wave: {event: dip:Visit, roles: {giver: [subject]}, triggers: [{verb: wave}]}", "unknown role giver"),
        ('wave: {event: dip:Visit, triggers: [{verb: wave, needs: {object: "@nobody"}}]}', "there is no group @nobody"),
        ("wave: {event: dip:Visit, triggers: [{verb: wave, needs: {object: dip:Nobody}}]}", "no class dip:Nobody"),
        ("wave: {event: dip:Visit, triggers: [{verb: wave, needs: {objct: dip:State}}]}", "Did you mean object?"),
        ("wave: {event: dip:Visit, roles: {agent: subject > off > by of}, triggers: [{verb: wave}]}", "no function or"),
        ("wave: {event: dip:Visit, colour: red, triggers: [{verb: wave}]}", "colour"),
        ("wave: [", "user.yaml"),
        ("- wave", "is not a mapping"),
    ],
)
def test_a_fault_is_told_with_its_file_and_what_is_wrong(refused, content, told):
    fault = refused(content)
    assert "user.yaml" in fault
    assert told in fault


def test_prepositions_that_are_not_listed_are_one_fault(refused):
    told = refused("lends_subject: [hold]", name="shared/support.yaml")
    assert told.strip() == "ontology/lexicon/shared/support.yaml: the list prepositions is missing."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("deeds: {nouns: [move]}", "group deeds: must have the lists nouns and events."),
        ("deeds: [move]", "group deeds: must have the lists nouns and events."),
        ("deeds: {nouns: [move], events: [dip:Deed]}", "group deeds: the ontology has no class dip:Deed."),
    ],
)
def test_a_fault_in_the_words_that_point_to_events_is_told(refused, content, told):
    assert told in refused(content, name="shared/pointers.yaml")


def test_all_faults_are_told_at_once(refused):
    told = refused("a: {event: dip:Vist, triggers: [{verb: a}]}\nb: {event: dip:Meting, triggers: [{verb: b}]}")
    assert "dip:Vist" in told
    assert "dip:Meting" in told


def test_an_entry_has_one_home(load, shipped):
    known = min(shipped.entries)
    with pytest.raises(VocabularyError, match="is already an entry of"):
        load(f"{known}: {{event: dip:Visit, triggers: [{{verb: wave}}]}}")


def test_the_version_tells_another_content_from_the_shipped_one(load, shipped, ontology):
    assert load_lexicon(ontology).version == shipped.version
    assert load(ENTRY.replace("@party", "guest")).version != shipped.version


@pytest.mark.parametrize(
    ("path", "steps"), [("object", ("object",)), ("object > to", ("object", "to")), (" a>b ", ("a", "b"))]
)
def test_a_path_is_split_into_steps(path, steps):
    assert parse_path(path) == steps

import time

import pytest

from kg.errors import SettingsError, VocabularyError
from kg.reference.catalogue import load_catalogue

HEADER = "id,class,label,aliases,acronyms,adjectives,state,preferred,caution\n"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def best(catalogue, name):
    return catalogue.senses[name][0]


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Pakistan", "state/PAK"),
        ("U.S.", "state/USA"),
        ("US", "state/USA"),
        ("USA", "state/USA"),
        ("United States of America", "state/USA"),
        ("America", "state/USA"),
        ("U.K.", "state/GBR"),
        ("Britain", "state/GBR"),
        ("Great Britain", "state/GBR"),
        ("UAE", "state/ARE"),
        ("Emirates", "state/ARE"),
        ("PRC", "state/CHN"),
        ("ROK", "state/KOR"),
        ("DPRK", "state/PRK"),
        ("Russian Federation", "state/RUS"),
        ("Islamic Republic of Iran", "state/IRN"),
        ("Persia", "state/IRN"),
        ("Holy See", "state/VAT"),
        ("Vatican", "state/VAT"),
        ("Czech Republic", "state/CZE"),
        ("Türkiye", "state/TUR"),
        ("Turkiye", "state/TUR"),
        ("Ivory Coast", "state/CIV"),
        ("Cote d'Ivoire", "state/CIV"),
        ("Burma", "state/MMR"),
        ("Swaziland", "state/SWZ"),
        ("DRC", "state/COD"),
        ("DR Congo", "state/COD"),
        ("Kosovo", "state/XKX"),
        ("Taiwan", "state/TWN"),
        ("Palestine", "state/PSE"),
        ("Abkhazia", "state/abkhazia"),
        ("USSR", "state/soviet-union"),
        ("East Germany", "state/east-germany"),
        ("Zaire", "state/zaire"),
        ("Palestinian Authority", "government/palestinian-authority"),
        ("Islamic Emirate", "government/taliban-government"),
        ("U.N.", "org/united-nations"),
        ("NATO", "org/north-atlantic-treaty-organization"),
        ("IAEA", "org/international-atomic-energy-agency"),
        ("P5+1", "org/p5-1"),
        ("Normandy Format", "org/normandy-format"),
        ("Security Council", "org/united-nations-security-council"),
        ("Taliban", "actor/taliban"),
        ("M23", "actor/march-23-movement"),
        ("al Qaeda", "actor/al-qaeda"),
        ("Houthi rebels", "actor/houthis"),
        ("State Department", "org/united-states-department-of-state"),
        ("Knesset", "org/knesset"),
        ("Xinhua", "org/xinhua"),
        ("CPEC", "initiative/china-pakistan-economic-corridor"),
        ("JCPOA", "initiative/joint-comprehensive-plan-of-action"),
        ("Kiev", "place/kyiv-ukr"),
        ("Paktika", "place/paktika-afg"),
        ("Strait of Hormuz", "place/strait-of-hormuz"),
        ("Lahore", "place/lahore-pak"),
    ],
)
def test_a_name_means_first_what_diplomatic_texts_mean_by_it(catalogue, name, entity):
    assert best(catalogue, name).entity == entity


@pytest.mark.parametrize(
    ("adjective", "people", "state"),
    [
        ("Pakistani", ["Pakistani", "Pakistanis"], "PAK"),
        ("British", ["Briton", "Britons"], "GBR"),
        ("Afghan", ["Afghan", "Afghans"], "AFG"),
        ("Spanish", ["Spaniard", "Spaniards"], "ESP"),
        ("Polish", ["Pole", "Poles"], "POL"),
        ("Chinese", ["Chinese"], "CHN"),
        ("Swiss", ["Swiss"], "CHE"),
        ("Philippine", ["Filipino", "Filipinos"], "PHL"),
        ("Saudi", ["Saudi", "Saudis"], "SAU"),
        ("Dutch", ["Dutchman", "Dutchmen"], "NLD"),
        ("Soviet", ["Soviets"], "soviet-union"),
        ("American", ["American", "Americans"], "USA"),
    ],
)
def test_adjectives_and_people_are_told_apart(catalogue, adjective, people, state):
    assert best(catalogue, adjective).use == "adjective"
    assert best(catalogue, adjective).entity == f"state/{state}"
    for noun in people:
        assert next(s.entity for s in catalogue.senses[noun] if s.use == "people") == f"state/{state}"


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        ("Congolese", ["state/COD", "state/COG"]),
        ("Korean", ["state/KOR", "state/PRK"]),
        ("Guinean", ["state/GIN", "state/GNB"]),
        ("Dominican", ["state/DOM", "state/DMA"]),
        ("Congo", ["state/COD", "state/COG"]),
    ],
)
def test_an_ambiguous_demonym_keeps_all_its_states_and_asks_for_caution(catalogue, name, entities):
    assert list(dict.fromkeys(sense.entity for sense in catalogue.senses[name])) == entities
    assert all(sense.caution for sense in catalogue.senses[name])


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Guinea", "Turk", "Pole", "Senate", "Santiago", "Nice"])
def test_a_name_that_is_also_a_word_or_person_asks_for_caution(catalogue, name):
    assert best(catalogue, name).caution


@pytest.mark.parametrize("name", ["Pakistan", "Mali", "Cuba", "Turkey", "Niger", "US", "China", "Beijing", "Paris"])
def test_a_plain_name_needs_no_caution(catalogue, name):
    assert not best(catalogue, name).caution


@pytest.mark.parametrize(
    "word",
    ["Bath", "Reading", "Mobile", "Of", "Most", "Split the", "Orange", "Surprise", "Salem", "us", "Man", "Jackson"],
)
def test_words_and_surnames_are_no_names(catalogue, word):
    assert word not in catalogue.senses


@pytest.mark.parametrize("name", ["Luxembourg", "Singapore", "Kuwait", "Djibouti", "Mexico", "Panama", "Guatemala"])
def test_a_state_wins_over_the_city_that_shares_its_name(catalogue, name):
    assert {sense.entity.partition("/")[0] for sense in catalogue.senses[name]} == {"state"}


@pytest.mark.parametrize(
    ("capital", "state"),
    [
        ("Beijing", "CHN"),
        ("Washington", "USA"),
        ("Moscow", "RUS"),
        ("Kabul", "AFG"),
        ("Pristina", "XKX"),
        ("Rome", "ITA"),
    ],
)
def test_a_capital_is_a_place_that_leads_to_its_state(catalogue, capital, state):
    place = best(catalogue, capital).entity
    assert best(catalogue, capital).use == "name"
    assert place in catalogue.capitals
    assert catalogue.entries[place].state == f"state/{state}"
    assert catalogue.entries[f"state/{state}"].capital == place


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        ("Kremlin", "RUS"),
        ("White House", "USA"),
        ("Downing Street", "GBR"),
        ("Quai d'Orsay", "FRA"),
        ("Élysée", "FRA"),
        ("Elysee", "FRA"),
        ("Blue House", "KOR"),
        ("Casa Rosada", "ARG"),
        ("Planalto", "BRA"),
        ("Zhongnanhai", "CHN"),
    ],
)
def test_a_seat_of_government_leads_to_its_state(catalogue, seat, state):
    sense = best(catalogue, seat)
    assert (sense.use, catalogue.entries[sense.entity].state) == ("seat", f"state/{state}")


@pytest.mark.parametrize(("form", "state"), [("Sino-", "CHN"), ("Russo-", "RUS"), ("Anglo-", "GBR"), ("Indo-", "IND")])
def test_combining_forms_keep_their_hyphen(catalogue, form, state):
    assert (best(catalogue, form).use, best(catalogue, form).entity) == ("combining", f"state/{state}")


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("dip:State", 258),
        ("dip:InternationalOrganization", 150),
        ("dip:NonStateActor", 120),
        ("dip:Organization", 200),
        ("dip:Initiative", 150),
        ("dip:Place", 5_500),
    ],
)
def test_the_catalogue_is_broad(catalogue, kind, least):
    assert sum(entry.kind == kind for entry in catalogue.entries.values()) >= least


def test_every_iso_territory_has_codes_and_wikidata_id(catalogue):
    iso = [entry for entry in catalogue.entries.values() if entry.iso2]
    assert len(iso) == 250  # 249 of ISO 3166 and Kosovo
    assert all(entry.wikidata and entry.wikidata[0] == "Q" for entry in iso)
    assert len({entry.iso2 for entry in iso}) == 250


def test_no_two_entries_are_the_same_wikidata_item(catalogue):
    items = [entry.wikidata for entry in catalogue.entries.values() if entry.wikidata]
    assert sorted(items) == sorted(set(items))


def test_former_states_have_their_years(catalogue):
    soviet = catalogue.entries["state/soviet-union"]
    assert (soviet.began, soviet.ended) == (1922, 1991)


def test_groups_know_their_members(catalogue):
    members = catalogue.entries["org/p5-1"].members
    assert members == tuple(f"state/{code}" for code in ("CHN", "FRA", "DEU", "RUS", "GBR", "USA"))
    assert "org/european-union" in catalogue.entries["org/middle-east-quartet"].members


def test_names_are_keyed_with_straight_apostrophes(catalogue):
    assert not [name for name in catalogue.senses if "’" in name]


def test_the_version_says_what_was_read(catalogue, tmp_path):
    extra = tmp_path / "mine.csv"
    extra.write_text(HEADER + "org/my-club,dip:Organization,My Club,,,,,,\n", encoding="utf-8")
    assert load_catalogue().version == catalogue.version != load_catalogue(extra=extra).version


def test_loading_is_fast():
    times = []
    for _ in range(3):
        begin = time.process_time()
        load_catalogue()
        times.append(time.process_time() - begin)
    assert min(times) < 0.4  # 0.12 on a quiet machine


class TestAUsersOwnTable:
    def load(self, tmp_path, *rows):
        extra = tmp_path / "mine.csv"
        extra.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return load_catalogue(extra=extra)

    def test_its_names_win(self, tmp_path):
        catalogue = self.load(tmp_path, "org/georgia-club,dip:Organization,Georgia Club,Georgia,,,,,")
        assert [sense.entity for sense in catalogue.senses["Georgia"]][:2] == ["org/georgia-club", "state/GEO"]

    def test_a_name_of_two_of_its_states_needs_a_mark(self, tmp_path):
        with pytest.raises(VocabularyError, match=r"'Twin' is a name of state/one and of state/two"):
            self.load(tmp_path, "state/one,dip:State,One,Twin,,,,,", "state/two,dip:State,Two,Twin,,,,,")

    def test_a_known_id_gains_names_and_keeps_the_rest(self, tmp_path):
        catalogue = self.load(tmp_path, "state/PAK,,,Land of the Pure,,,,,")
        assert best(catalogue, "Land of the Pure").entity == best(catalogue, "Pakistan").entity == "state/PAK"
        assert catalogue.entries["state/PAK"].label == "Pakistan"
        assert catalogue.entries["state/PAK"].wikidata == "Q843"

    def test_a_new_label_leaves_the_old_one_as_alias(self, tmp_path):
        entry = self.load(tmp_path, "state/TUR,dip:State,Türkiye,,,,,,").entries["state/TUR"]
        assert entry.label == "Türkiye"
        assert "Turkey" in entry.aliases

    def test_a_missing_file_is_a_wrong_call(self, tmp_path):
        with pytest.raises(SettingsError, match=r"none\.csv: cannot be read"):
            load_catalogue(extra=tmp_path / "none.csv")


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("id,label\norg/a,A\n", "mine.csv:1: the column class is missing"),
            ("id,class,label,aliasses\norg/a,dip:Organization,A,\n", "Did you mean aliases?"),
            ("id,class,label\norg/a,dip:Organisation,A\n", "Did you mean dip:Organization?"),
            (
                "id,class,label\norg/a,dip:Organization,A\norg/a,dip:Organization,B\n",
                "mine.csv:3: org/a stands already in",
            ),
            ("id,class,label\norg/a,dip:Organization\n", "mine.csv:2: the row has 2 cells, the header 3"),
            ("id,class,label\na,dip:Organization,A\n", "'a' is no id"),
            ("id,class,label\norg/a,dip:Organization,\n", "org/a is new and lacks class or label"),
            ("id,class,label,state\norg/a,dip:Organization,A,state/ABC\n", "the catalogue has no 'state/ABC'"),
            ("id,class,label,began\norg/a,dip:Organization,A,long ago\n", "'long ago' in column began is no year"),
            ("id,class,label,caution\norg/a,dip:Organization,A,B\n", "'B' is marked, but org/a has no such name"),
            ('id,class,label\norg/a,dip:Organization,"A\n', "is no table"),
        ],
    )
    def test_a_fault_is_told_with_its_place(self, tmp_path, text, told):
        extra = tmp_path / "mine.csv"
        extra.write_text(text, encoding="utf-8")
        with pytest.raises(VocabularyError) as error:
            load_catalogue(extra=extra)
        assert told in str(error.value)

    def test_all_faults_are_told_at_once(self, tmp_path):
        extra = tmp_path / "mine.csv"
        extra.write_text("id,class,label\na,dip:Nothing,A\norg/b,dip:Place,\n", encoding="utf-8")
        with pytest.raises(VocabularyError) as error:
            load_catalogue(extra=extra)
        assert "3 faults" in str(error.value)
        assert "mine.csv:2" in str(error.value)
        assert "mine.csv:3" in str(error.value)

    def test_a_name_of_two_states_needs_a_mark(self, tmp_path):
        folder = tmp_path / "catalogue"
        folder.mkdir()
        rows = "state/one,dip:State,One,Twin,,,,{},\nstate/two,dip:State,Two,Twin,,,,,\n"
        (folder / "more.csv").write_text(HEADER + rows.format(""), encoding="utf-8")
        with pytest.raises(VocabularyError, match=r"'Twin' is a name of state/one and of state/two"):
            load_catalogue(tmp_path)
        (folder / "more.csv").write_text(HEADER + rows.format("Twin"), encoding="utf-8")
        assert [sense.entity for sense in load_catalogue(tmp_path).senses["Twin"]] == ["state/one", "state/two"]

    def test_a_file_that_is_not_utf8_is_told(self, tmp_path):
        extra = tmp_path / "mine.csv"
        extra.write_bytes("id,class,label\norg/a,dip:Organization,Café\n".encode("cp1252"))
        with pytest.raises(VocabularyError, match="Save it as CSV in UTF-8"):
            load_catalogue(extra=extra)

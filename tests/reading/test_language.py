import pytest

from kg.reading.language import other_language

FRENCH = "Le ministre des affaires étrangères s'est rendu à Kaboul le mois dernier. " * 3
ENGLISH = "The foreign minister went to Kabul last month, and nobody was told about it. " * 3
NAMES = (
    "Ishaq Dar, Wang Yi, Amir Khan Muttaqi, Sergey Lavrov, Marco Rubio, Hakan Fidan, S. Jaishankar, Abbas Araghchi, "
    "Péter Szijjártó, Jean-Noël Barrot, Annalena Baerbock, Penny Wong, Winston Peters, Mélanie Joly"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "French"),
        ("Der Außenminister reiste im vergangenen Monat nach Kabul, um dort zu verhandeln. " * 3, "German"),
        ("Министр иностранных дел посетил Кабул. " * 6, "Russian"),
        (ENGLISH, None),
        (ENGLISH.upper(), None),
        (ENGLISH + FRENCH[:70], None),
        (NAMES, None),
        (FRENCH[:199], None),
        ("1234 5678 90 " * 30, None),
    ],
)
def test_a_text_is_judged_if_it_is_long_enough(text, language):
    assert other_language(text) == language


@pytest.mark.parametrize(
    ("stated", "language"),
    [("en", None), ("en-GB", None), ("EN_us", None), ("English", None), ("und", "French"), ("", "French"),
     ("de", "German"), ("pt-BR", "Portuguese"), ("Urdu", "Urdu"), ("qqq", '"qqq"')],
)  # fmt: skip
def test_what_is_stated_is_believed(stated, language):
    assert other_language(FRENCH, stated) == language

"""Gather the proper names of a parse: each step adds names, takes some away or says what one of many meanings is."""

from kg.reading.parse import Parse
from kg.reading.resolve.names.body_names import free_bodies
from kg.reading.resolve.names.finding import find_names
from kg.reading.resolve.names.index import Name, NameIndex
from kg.reading.resolve.names.longer_names import LongerNames
from kg.reading.resolve.names.meanings import choose_meanings
from kg.reading.resolve.names.persons import PersonRegister, with_leaders
from kg.reading.resolve.names.short_names import ShortNames
from kg.reading.resolve.posts.offices import Post
from kg.reading.resolve.posts.titled import without_titles
from kg.reading.resolve.referents import Register
from kg.reading.resolve.setting import Setting
from kg.reading.resolve.speakers import with_speakers
from kg.reading.voices import Voices
from kg.reference.cues import Cues


def gather_names(
    voices: Voices, index: NameIndex, cues: Cues, register: Register, persons: PersonRegister, setting: Setting | None
) -> list[Name]:
    """Return the proper names of a parse, before it is known which posts they hold."""
    parse = voices.parse
    names = without_titles(find_names(parse, index, cues.nouns, cues.offices), parse, cues.offices)
    names = free_bodies(parse, names, index.catalogue, cues)
    names = LongerNames(parse, names, index.catalogue, cues).read()
    names = with_leaders(names, parse, cues.leaders)
    names = with_speakers(names, voices, cues.nouns)
    names = choose_meanings(parse, names, index.catalogue, register, cues.offices.local)
    names = ShortNames(parse, names, index.catalogue, register, cues.nouns, setting).read()
    return with_surnames(names, parse, persons)


def by_token(names: list[Name]) -> dict[int, Name]:
    """Return the name that each token is part of."""
    return {t: n for n in names for t in range(n.first, n.last + 1)}


def with_surnames(names: list[Name], parse: Parse, persons: PersonRegister) -> list[Name]:
    """Return the names with surnames of known persons added; a surname wins over what it was taken for."""
    persons.learn(parse, [n for n in names if n.kind == "dip:Person"])
    surnames = {n.first: n for n in persons.recognise(parse, names, by_token(names))}
    return sorted([*(n for n in names if n.first not in surnames), *surnames.values()], key=lambda n: n.first)


def with_holders(names: list[Name], posts: list[Post], parse: Parse, persons: PersonRegister) -> list[Name]:
    """Return the names with the holders of posts, which win over what only the recogniser knows."""
    holders = {post.holder.first: post.holder for post in posts if post.holder is not None}
    persons.learn(parse, list(holders.values()))
    held = {t for h in holders.values() for t in range(h.first, h.last + 1)}
    others = [n for n in names if n.senses or not held.intersection(range(n.first, n.last + 1))]
    return sorted([*others, *holders.values()], key=lambda n: n.first)

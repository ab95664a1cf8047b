"""Put right what the parser gets wrong in ways that the words themselves betray.

Each rule looks at the columns of one parse and changes heads and labels in place. All of them are about news prose:
long appositions, fronted places, lists, headlines and relative clauses behind titles.
"""

from collections.abc import Callable

from kg.reading.mending import arguments, clauses, fronts, headlines, noun_phrases, passives, relatives, speech
from kg.reading.mending.columns import FINITE, Columns

_VERBAL = frozenset((*FINITE, "VBG", "VBN"))
_PLURAL = frozenset(("NNS", "NNPS"))


def mend(c: Columns) -> None:
    """Put right what can be."""
    for i, tag in enumerate(c.tag):
        if tag in _VERBAL:
            noun_phrases.read_acronym_as_name(c, i)
        elif tag in _PLURAL:
            headlines.read_only_verb(c, i)
    for i, dep in enumerate(c.dep):
        for put_right in _BY_LABEL.get(dep, ()):
            put_right(c, i)
    for i, dep in enumerate(c.dep):
        if dep == "pobj" and c.head[i] < i:
            fronts.part_place_from_subject(c, i)
            fronts.part_date_from_subject(c, i)
            noun_phrases.part_seat_from_owner(c, i)


#: What may be wrong with a word of each label, in the order in which it is looked at.
_BY_LABEL: dict[str, tuple[Callable[[Columns, int], None], ...]] = {
    "compound": (
        noun_phrases.head_by_consulate,
        noun_phrases.hang_helper_on_participle,
        headlines.read_noun_as_verb_of_headline,
        headlines.read_noun_as_verb_of_several,
        headlines.read_compound_as_verb,
    ),
    "amod": (noun_phrases.read_alleged_as_adjective, noun_phrases.read_gerund_as_doing),
    "advmod": (arguments.hang_together_on_verb,),
    "appos": (
        arguments.appose_first_of_his_kind,
        arguments.read_apposition_as_naming,
        noun_phrases.join_states_of_list,
        arguments.read_plural_as_verb,
    ),
    "poss": (clauses.raise_clause_with_whose, arguments.read_her_as_object),
    "pobj": (
        fronts.part_town_from_person,
        fronts.part_people_from_front,
        clauses.raise_clause_behind_preposition,
        clauses.read_object_as_subject,
        clauses.read_list_as_subject,
        noun_phrases.hang_party_on_document,
    ),
    "conj": (
        clauses.read_past_as_participle,
        clauses.take_subject_from_object,
        speech.hang_speech_on_speech,
        clauses.hang_finite_on_finite,
        clauses.hang_past_on_main_verb,
        clauses.part_second_from_gap,
        speech.hang_demand_on_speech,
        speech.raise_speaker,
        speech.put_under_report,
        speech.hang_on_what_was_told,
        speech.put_both_under_report,
        arguments.hang_charge_on_verb,
        noun_phrases.join_owner_to_owner,
        headlines.read_plural_as_next_verb,
    ),
    "pcomp": (speech.hang_message_on_sender, clauses.read_gerund_as_happening),
    "advcl": (
        relatives.hang_aim_over_aside,
        relatives.hang_clause_over_day,
        headlines.read_infinitive_of_headline,
        speech.read_that_clause_as_said,
        speech.hang_speech_on_demand,
        speech.hang_message_on_note,
        speech.hang_what_is_made_clear,
        passives.read_as_suffered,
    ),
    "ccomp": (
        clauses.hang_condition_by_order,
        clauses.read_which_as_relative,
        clauses.part_object_from_next_subject,
        headlines.chain_doings,
        speech.hang_what_is_made_clear,
        passives.read_as_suffered,
    ),
    "ROOT": (
        passives.read_as_shot,
        speech.raise_speaker,
        headlines.read_plural_as_verb_of_headline,
        headlines.read_noun_with_subject_as_verb,
        headlines.read_noun_as_verb_of_resolution,
        fronts.part_subject_from_front,
        clauses.hang_condition_by_order,
    ),
    "xcomp": (relatives.hang_aim_over_aside,),
    "acl": (
        headlines.read_infinitive_of_headline,
        noun_phrases.read_gerund_as_noun,
        clauses.raise_main_verb,
        clauses.read_that_as_object,
        clauses.hang_infinitive_on_verb,
        speech.hang_message_on_sender,
    ),
    "parataxis": (speech.raise_report,),
    "npadvmod": (
        arguments.read_place_as_object,
        arguments.read_respite_as_object,
        arguments.appose_first_of_his_kind,
    ),
    "csubj": (headlines.chain_doings,),
    "dep": (headlines.join_loose_verb, arguments.appose_first_of_his_kind),
    "nsubj": (
        headlines.part_topic_from_subject,
        headlines.read_plural_as_verb_above_infinitive,
        headlines.chain_doings,
        arguments.part_host_from_guest,
        noun_phrases.part_members_from_subject,
        headlines.read_noun_as_verb_of_headline,
        arguments.appose_in_brackets,
        arguments.hang_subject_on_participle,
        arguments.read_second_subject_as_object,
        headlines.join_subjects_of_headline,
        arguments.part_object_from_what_it_is,
        arguments.hang_on_preposition,
        fronts.part_address_from_subject,
        fronts.part_front_from_subject,
        fronts.part_people_from_front,
        passives.read_as_called_off,
    ),
    "nsubjpass": (fronts.part_people_from_front,),
    "relcl": (
        relatives.hang_claim_over_place,
        relatives.hang_clause_over_day,
        clauses.hang_who_on_person,
        clauses.hang_infinitive_on_verb,
        clauses.read_which_as_object,
    ),
    "dobj": (
        relatives.read_what_whom_is_called,
        headlines.read_plural_as_verb_of_headline,
        arguments.read_home_as_direction,
        arguments.appose_first_of_his_kind,
        arguments.appose_second_object,
        arguments.part_post_from_appointed,
        arguments.part_object_from_its_name,
        arguments.read_plural_as_verb,
        arguments.hang_object_on_stranded_preposition,
        noun_phrases.part_such_from_verb,
    ),
    "prep": (
        noun_phrases.read_under_as_title,
        noun_phrases.hang_on_dated,
        speech.hang_time_on_speech,
        arguments.read_particle,
        arguments.hang_charge_on_verb,
        noun_phrases.part_guest_from_host,
        noun_phrases.hang_doer_on_deed,
    ),
    "agent": (clauses.lower_reduced_relative, arguments.hang_agent_on_object, passives.read_as_helped),
    "oprd": (arguments.part_post_from_appointed,),
    "aux": (noun_phrases.read_may_as_month,),
}

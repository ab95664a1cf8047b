"""Name the parser's labels that are asked for together.

Parts of speech are Universal Dependencies', the relations those of the CLEAR style that spaCy's English models use.
"""

#: Parts of speech of a verb, auxiliary or not.
VERBS = ("VERB", "AUX")
#: Parts of speech of a noun, common or proper.
NOUNS = ("NOUN", "PROPN")
#: Relations of a subject to its verb, active or passive.
SUBJECTS = ("nsubj", "nsubjpass")
#: Relations of a word to the noun behind it that it tells more of.
MODIFIERS = ("amod", "compound", "nmod")
#: Tags of a verb in the present tense.
PRESENT = ("VBZ", "VBP")

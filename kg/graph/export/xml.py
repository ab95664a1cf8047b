"""What XML cannot hold, not even escaped, and so becomes the sign for something unreadable."""

_NOT_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")


def replace_unwritable(words: str) -> str:
    r"""Return `words` as XML can hold them.

    >>> replace_unwritable("a\x01b")
    'a�b'
    """
    return words.translate(_NOT_XML)

"""Give the words that stand for those of the first person where somebody else reports them."""

from functools import cache

from archiver.languages.registry import join_words


@cache
def reported_persons() -> dict[str, frozenset[str]]:
    """Map each word of the first person to those that report it, in any language.

    >>> sorted(reported_persons()["my"])
    ['her', 'his', 'their']
    """
    table: dict[str, set[str]] = {}
    for pair in join_words(lambda language: language.grammar.reported.persons):
        own, _, reported = pair.partition("=")
        table.setdefault(own, set()).add(reported)
    return {own: frozenset(reported) for own, reported in table.items()}

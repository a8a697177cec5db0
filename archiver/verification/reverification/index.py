"""Index quotations by the terms of wordings and speakers that may affect them.

The other way round than `search`: by the same runs and words by which a quotation is sought
among wordings it is found here. Holds no text, and nothing that a quotation's row does not say.
"""

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from zlib import crc32

from archiver.archive.connection import transaction
from archiver.archive.index import candidates, quotations
from archiver.matching import shingles
from archiver.matching.people.names import name_words
from archiver.matching.quotation import PreparedQuotation, prepare_quotation, strip_outer_marks
from archiver.matching.stretch import SHORT
from archiver.text.words import RULES

FIRST = "^"
"""Before the first run of a quotation or of a segment: what holds them whole holds that."""
NAMED, BARE, CALLED = "=", "%", "~"
"""Before the words of a speaker's name, those without initials, and what may be a handle."""
FEW = "!"
"""Before both where a few words are sought in all posts of the speaker."""
TELLING = "#"
"""Before the number of a quotation's telling words, of which no more than `MANY` are told apart."""
MANY = 30
_LONGEST = 20_000
"""Characters from which on no quotation is judged."""
_BATCH = 2_000
REVISION = 8
"""Of how the rules are followed. Raise it where quotations come out otherwise: the next run of each
archive then judges all of its quotations again."""
BY_THESE = crc32(f"{RULES} {REVISION}".encode())
"""The rules by which quotations are read and judged, as `tallies` notes them."""


def keep_up(connection: sqlite3.Connection) -> None:
    """Index the quotations that are not indexed yet; all of them after a change of the rules.

    In transactions of its own, so that nobody waits long and what was killed goes on.
    """
    marks = quotations.load_tallies(connection)
    if marks["indexed_rules"] != BY_THESE:
        with transaction(connection):
            quotations.clear_quotation_index(connection)
            quotations.set_tally(connection, "indexed_quotes", 0)
            quotations.set_tally(connection, "indexed_rules", BY_THESE)
    last = quotations.load_tallies(connection)["indexed_quotes"]
    while quotations.quotations_after(connection, last, 1):
        with transaction(connection):
            # Somebody else may have indexed some meanwhile, and none may be in twice.
            last = quotations.load_tallies(connection)["indexed_quotes"]
            batch = quotations.quotations_after(connection, last, _BATCH)
            quotations.add_quotation_terms(
                connection,
                [
                    (quotation.id, terms_of_quotation(quotation.text, quotation.speaker))
                    for quotation in batch
                ],
            )
            last = batch[-1].id if batch else last
            quotations.set_tally(connection, "indexed_quotes", last)


def terms_of_quotation(text: str, speaker: str | None) -> list[str]:
    """List the terms by which a quotation is indexed; none for one that is never judged."""
    if len(text) > _LONGEST:
        return []
    quotation = prepare_quotation(strip_outer_marks(text))
    norms = quotation.words.norms
    calls = terms_meaning(speaker) if speaker else []
    found = list(calls)
    if calls and any(True for _ in has_few_words(quotation)):
        found += [FEW + call for call in calls]
    starts = [(0, len(norms)), *(quotation.segments if quotation.declared else ())]
    for start, end in starts:
        found += [FIRST + run for run in shingles.run_terms(norms[start:end][: shingles.RUN])]
    if len(norms) >= SHORT or speaker:
        runs, telling = candidates.search_terms(norms)
        found += [*runs, *telling, f"{TELLING}{min(len(telling), MANY)}"]
    return found


def has_few_words(quotation: PreparedQuotation) -> Iterator[tuple[int, int]]:
    """Yield ranges of words so short that all posts of the speaker are compared with them."""
    size = len(quotation)
    if size < SHORT:
        yield (0, size)
    if quotation.declared and size >= shingles.RUN:
        yield from (part for part in quotation.segments if part[1] - part[0] < shingles.RUN)


def terms_meaning(speaker: str) -> list[str]:
    """Return the terms of a speaker: the words of the name, and what of it may be a handle.

    >>> terms_meaning("Senator Ana Brook"), terms_meaning("@AnaBrook")
    (['%ana_brook', '=ana_brook', '~anabrook'], ['=@anabrook', '~@anabrook', '~anabrook'])
    """
    named = name_words(speaker)
    found = [*by_initials(named), by_name(named), terms_called("".join(named))] if named else []
    said = speaker.strip()
    if not any(map(str.isspace, said)):
        found.append(terms_called(said.lstrip("@")))
    return list(dict.fromkeys(found))


def by_name(named: Sequence[str]) -> str:
    """Return the term of all speakers whose name has exactly these words."""
    return NAMED + _term("_".join(named))


def by_initials(named: Sequence[str]) -> list[str]:
    """Return the term of all speakers whose names differ from these words by initials alone."""
    bare = [word for word in named if len(word) > 1]
    return [BARE + _term("_".join(bare))] if len(bare) > 1 else []


def terms_called(handle: str) -> str:
    """Return the term of all speakers who are named by what may be this handle."""
    return CALLED + _term(handle.casefold())


def _term(text: str) -> str:
    """Drop what would end a term of the index."""
    return "".join(one for one in text if unicodedata.category(one) not in _ENDS)


_ENDS = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})

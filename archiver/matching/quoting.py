"""Tell whether words of a speech are not its speaker's own: read out, asked, or somebody else's.

"He said the pier is closed" and "Is the pier closed?" say nothing of what the speaker thinks.
In doubt the words count as another's, for then nobody is accused.
"""

from typing import Literal

import regex

from archiver.languages.base import wordset
from archiver.languages.registry import all_languages, join_words
from archiver.languages.speech_acts import HANDED_DOWN
from archiver.languages.stop_words import fold_words
from archiver.languages.verbs import neutral_verbs
from archiver.matching.people.accusation import stands_in_marks
from archiver.matching.quotation import PreparedPost, PreparedQuotation
from archiver.models.verdict_records import Match
from archiver.text.words import word_norms

Voice = Literal["own", "asked", "another"]
"""Whose the matched words are: the speaker's, a question, or somebody else's that are handed on."""

# Not French "on", which in "a man on the ferry told me" is another word.
_OWN = fold_words(join_words(lambda language: language.spoken.own_voice)) - {"on"}
_SAYING = fold_words(
    word
    for language in all_languages()
    for word in language.uttering.speech | language.uttering.statement
)
_PLAIN = fold_words(neutral_verbs())
_READ_OUT = wordset("quote quotes zitat zitiere cita citation citazione citaat")
"""Words right before what is read out: "he said, quote, the pier is closed"."""
_BEFORE = 200
"""Characters before a match in which its sentence may begin."""
_BETWEEN = 4
"""Words between a verb that only says and what was said: "he said that, well, ..."; others, such as
"began" and "noted", stand right before it."""
_LINKS = wordset("me us them reporters that how mir uns dass nous moi que qu che mij ons dat")
"""Words between a verb of saying and what was said: "she told me that"."""
_TELLING = _PLAIN | wordset(
    "told tells explained explains admitted admits warned warns argued argues erklärte erklärt "
    "erzählte erzählt explique expliqué raconte raconté explica explicó cuenta contó spiega "
    "spiegato racconta raccontato"
)
"""Verbs that only hand words on; others, such as "go" and "begin", say so of speech alone."""
_SUBJECT = 3
"""Words before it among which who said it is."""
_INFINITIVE = frozenset({"to", "zu"})
"""Words behind which a verb tells nothing: "you have to ask yourself"."""
_AFTER = 400
# Matches "New from the coroner: the ladder" up to "ladder"; not "by 8:30", "https://a.example".
_INTRODUCED = regex.compile(r"(?P<by>[^.!?…\n:]{3,80}):(?=[\s\"“”„«»‘’'])[^.!?…\n:]*$")
_FIRST_PERSON = _OWN | fold_words(
    wordset(
        "me my mine our ours us mein meine meiner unser unsere mir mich uns mon ma mes notre nos "
        "moi mi mis mío nuestra nuestro mio mia miei mie nostra nostro meu minha"
    )
)
_SOURCES = wordset(
    "from via statement statements quote quotes quoting source sources hearing overheard "
    "transcript verdict testimony said says told tells asked answer answers reply replied "
    "aus laut zitat zitiert erklärung sitzung aussage antwort mitteilung selon citation communiqué "
    "déclaration réponse audience según cita comunicado declaración respuesta secondo citazione "
    "dichiarazione comunicato risposta dalla dal volgens verklaring uit antwoord segundo resposta"
)
"""Words of an introduction that say where words are from: "New from the coroner:"."""
_TELLERS = fold_words(
    wordset("he she they er sie elle il lui lei él ella ele ela hij zij ze han hon hun on ona")
)
"""Pronouns of whom a post tells: "the pier is shut, she told the hearing"."""
_TOLD_BEHIND = 40
"""Characters behind a match in which its post says who said that."""
_PEOPLE = fold_words(
    join_words(
        lambda language: (
            language.names.relations
            | language.grammar.unnamed.men
            | language.grammar.unnamed.women
            | language.grammar.unnamed.others
        )
    )
) | wordset("boss baas chef chefin colleague friend jefa jefe kollege kollegin patron teacher")
"""Words for the people whom one tells of: "My boss just now: ..."."""
_SENTENCE_END = regex.compile(r"[.!?…。！？](?=\s|[\"”»'’]|$)|\n")
_QUESTION = regex.compile(r"[?？؟]")


def find_voice(quotation: PreparedQuotation, source: PreparedPost, match: Match) -> Voice:
    """Tell whose words a match in a speech are."""
    if stands_in_marks(source, match) or _is_said_by_another(source.words.raw, match.span[0]):
        return "another"
    if not _QUESTION.search(quotation.raw) and _is_asked(source.words.raw, match.span[1]):
        return "asked"
    return "own"


def may_report(source: PreparedPost, match: Match) -> bool:
    """Tell whether a post may report what somebody else said, who need not be named in it.

    By "she told me that" or "as my aunt used to say" before the words, "she told the hearing"
    behind them, or by a colon: "New from the coroner: ...", "My boss just now: ...". "My view:" and
    "Let me be clear:" introduce the author's own.
    """
    text, start = source.words.raw, match.span[0]
    if _is_told_by_another(text, start) or HANDED_DOWN.search(_raw_before(text, start)):
        return True
    if _is_told_behind(text, match.span[1]):
        return True
    found = _INTRODUCED.search(text, max(0, start - _BEFORE), start)
    if found is None:
        return False
    norms = word_norms(found["by"])
    if not _PEOPLE.isdisjoint(norms):
        return True
    return _FIRST_PERSON.isdisjoint(norms) and not _SOURCES.isdisjoint(norms)


def _is_said_by_another(text: str, start: int) -> bool:
    """Tell whether "he said" or its like stands right before a place, in the same sentence."""
    norms = _sentence_before(text, start)
    if norms and norms[-1] in _READ_OUT:
        return True
    for index in range(len(norms) - 1, max(-1, len(norms) - 2 - _BETWEEN), -1):
        right_before = index == len(norms) - 1
        if norms[index] in (_SAYING if right_before else _PLAIN):
            return _is_of_another(norms, index)
    return False


def _is_told_by_another(text: str, start: int) -> bool:
    """Tell whether "she told me that" or its like stands right before a place."""
    norms = _sentence_before(text, start)
    index = len(norms) - 1
    while index >= 0 and norms[index] in _LINKS:
        index -= 1
    return index >= 0 and norms[index] in _TELLING and _is_of_another(norms, index)


def _is_told_behind(text: str, end: int) -> bool:
    """Tell whether "she told" or its like stands right behind a place, in its sentence."""
    behind = text[end : end + _TOLD_BEHIND].lstrip(" ,\"”»“’'")
    ends = _SENTENCE_END.search(behind)
    norms = word_norms(behind[: ends.start()] if ends else behind)[:2]
    return not (_TELLERS.isdisjoint(norms) or (_SAYING | _TELLING).isdisjoint(norms))


def _sentence_before(text: str, start: int) -> tuple[str, ...]:
    return word_norms(_raw_before(text, start))


def _raw_before(text: str, start: int) -> str:
    """Return what stands before a place in its sentence."""
    before = text[max(0, start - _BEFORE) : start]
    ends = [found.end() for found in _SENTENCE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _is_of_another(norms: tuple[str, ...], index: int) -> bool:
    """Tell whether the subject of a verb is neither who writes nor left out."""
    subject = norms[max(0, index - _SUBJECT) : index]
    bare = {word.split("'")[0] for word in subject}
    return bool(subject) and bare.isdisjoint(_OWN) and subject[-1] not in _INFINITIVE


def _is_asked(text: str, end: int) -> bool:
    """Tell whether the sentence in which a match ends is a question."""
    found = _SENTENCE_END.search(text, max(0, end - 1), end + _AFTER)
    return found is not None and _QUESTION.match(found[0]) is not None

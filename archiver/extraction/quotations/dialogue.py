"""Find quotations that a dash at the beginning of a paragraph marks, and no quotation mark.

Swedish and Norwegian papers write `– Bron är stängd, säger Ana Brook. Vi väntar.`, Spanish and
Portuguese ones `—El puente está cerrado —dijo Ana Brook—. Esperamos.`, Polish and Russian ones
`– Most jest zamknięty – powiedziała Ana Brook.` A list has such dashes too, so that some verb of
uttering has to stand in one of a text's paragraphs; never reads a word for who speaks.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

import regex as re

from archiver.extraction.quotations.marks import MarkedSpan
from archiver.extraction.quotations.single_quotes import covered, crosses
from archiver.languages.base import Grammar, Language
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language
from archiver.models.records import Span

DASHES = frozenset("—–―-")
"""Marks that begin speech in some language."""
_LONGEST = 4_000  # characters of a paragraph that are read
_MOST_PARTS = 20  # of a paragraph
_LIST = 3  # paragraphs in a row that nobody is said to have spoken
_FEWEST = 2  # spaces in speech without an attribution
# Matches the `– ` of `– Vi väntar` and the `—` of `—Esperamos`; not `-5` or `–`.
_BEGINNING = re.compile(r"[ \t\xa0]*([—–―-])([ \t\xa0]*)(?=[\p{L}¿¡«“„\"‘'…(])")
# Matches `, säger Ana`, ` —dijo Ana` and `. — сказал`; the verb is told by others.
_CUT = re.compile(
    r"(?:(?<=[,!?…])[ \xa0]+|[,.]?[ \xa0]?(?P<dash>[—–―])[ \xa0]?|(?P<hyphen>[ \xa0]-[ \xa0]))"
    r"(?=(?P<words>\p{Ll}[\p{L}'’\-]*(?:[ \xa0]\p{L}[\p{L}'’\-]*){0,4}))"
)
# Matches the `—. ` of `dijo Ana—. Esperamos` and the `. — ` of `сказал Иван. — Мы`.
_RETURN = re.compile(r"[.,;:]?[ \xa0]?[—–―][ \xa0]?[.,;:]?[ \xa0]*")
# Matches the stop and the spaces of `säger Ana. Vi`; not of `säger Ana.`
_STOP = re.compile(r"(?<!\b\p{Lu})[.!?…][ \xa0]+(?=[\p{Lu}¿¡])")
_ENDS = frozenset(".!?…")


class _Paragraph(NamedTuple):
    """The speech of one paragraph, and whether a verb of uttering stands in it."""

    parts: list[MarkedSpan]
    attributed: bool


def with_dialogue(
    text: str, spans: Sequence[Span], marked: Sequence[MarkedSpan], language: Language
) -> list[MarkedSpan]:
    """Give the quotations of a text in order, with those that a dash of its language marks."""
    if not language.dialogue_dashes:
        return list(marked)
    words, verbs = grammar(language.code), verbs_of_language(language.code)
    read: dict[int, _Paragraph] = {}
    for number, (start, stop) in enumerate(spans):
        begin = _BEGINNING.match(text, start, stop)
        if begin is None or begin[1] not in language.dialogue_dashes:
            continue
        if begin[1] == "-" and not begin[2]:
            continue
        parts = _speech(text, begin, min(stop, start + _LONGEST), words, verbs, language)
        read[number] = parts
    if not any(paragraph.attributed for paragraph in read.values()):
        return list(marked)
    spoken = [
        part
        for number, paragraph in read.items()
        if paragraph.attributed or _goes_on(text, read, number)
        for part in paragraph.parts
    ]
    taken = [part.outer for part in spoken]
    others = [span for span in marked if not covered(span.outer, taken)]
    outer = [span.outer for span in others]
    return sorted([*others, *(part for part in spoken if not crosses(part.outer, outer))])


def _goes_on(text: str, read: dict[int, _Paragraph], number: int) -> bool:
    """Tell whether a paragraph without a verb of uttering is speech, and no entry of a list."""
    first = last = number
    while first - 1 in read and not read[first - 1].attributed and number - first < _LIST:
        first -= 1
    while last + 1 in read and not read[last + 1].attributed and last - number < _LIST:
        last += 1
    part = read[number].parts[-1]
    inner = text[slice(*part.inner)]
    return last - first + 1 < _LIST and inner[-1] in _ENDS and inner.count(" ") >= _FEWEST


def _speech(
    text: str,
    begin: "re.Match[str]",
    stop: int,
    words: Grammar,
    verbs: Container[str],
    language: Language,
) -> _Paragraph:
    """Give the parts of a paragraph behind its dash that are spoken."""
    parts: list[MarkedSpan] = []
    at, outer, attributed = begin.end(), begin.start(1), False
    while at < stop and len(parts) < _MOST_PARTS:
        cut = next((m for m in _CUT.finditer(text, at, stop) if _attributes(m, words, verbs)), None)
        end = stop if cut is None else cut.start()
        while end > at and text[end - 1].isspace():
            end -= 1
        if end > at:
            parts.append(MarkedSpan((outer, end), (at, end)))
        if cut is None:
            break
        attributed = True
        at = outer = _resumed(text, cut, stop, language)
    return _Paragraph(parts, attributed and bool(parts))


def _attributes(cut: "re.Match[str]", words: Grammar, verbs: Container[str]) -> bool:
    """Tell whether words behind a comma or a dash say who speaks: `säger Ana`, `le dijo Ana`."""
    found = cut["words"].split()
    verb = next((n for n, word in enumerate(found[:3]) if word.lower() in verbs), None)
    if verb is None:
        return False
    if cut["dash"]:
        return True
    behind = found[verb + 1 : verb + 4]
    named = any(one[:1].isupper() or words.has_pronoun(one.lower()) for one in behind)
    return verb < 2 and (named or any(one.lower() in words.determiners for one in behind[:1]))


def _resumed(text: str, cut: "re.Match[str]", stop: int, language: Language) -> int:
    """Tell where speech goes on behind an attribution, or the paragraph's end."""
    back = _RETURN.search(text, cut.end(), stop)
    if cut["dash"]:
        return back.end() if back else stop
    end = _STOP.search(text, cut.end(), stop)
    if back and (end is None or back.start() <= end.end()):
        return back.end()
    return end.end() if end and language.dialogue_goes_on else stop

"""Names before the words of a turn: "BROOK:", "Ana Brook:", "[ANA BROOK] …", "[Laughter]"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from archiver.languages.name_words import TITLES
from archiver.languages.registry import join_words
from archiver.languages.stop_words import fold_words
from archiver.text.text_cache import TextCache

_WORD = r"[^\W\d_][^\W_]*(?:['’.\-][^\W_]*)*"
_ADDED = r"(?:[ \t]*[(\[][^()\[\]\n]{1,60}[)\]])"
_BARE = rf"{_WORD}(?:[ \t]+(?:{_WORD}|#?\d{{1,3}})){{0,5}}"
# Matches "ANA BROOK", "Ms. Brook", "Brook (off mic)", "SPEAKER 2"; not "he had: one thing".
_NAME = rf"{_BARE}{_ADDED}{{0,2}}"
_COLON = r"(?::(?=\s|$)|(?<=[\u3040-\u9fff\uac00-\ud7af]):|：)"
_LABEL = re.compile(rf"(?P<name>{_NAME})[ \t]*{_COLON}[ \t]*")
# Matches "ODO MARSH, MAYOR OF PELLIWICK (via telephone):" and "Odo Marsh, Mayor of Pelliwick:".
_OFFICE_LABEL = re.compile(
    rf"(?P<name>{_NAME}),[ \t]+(?P<office>[^\W\d_][^\n:：!?]{{1,100}}?){_ADDED}{{0,2}}"
    rf"[ \t]*{_COLON}[ \t]*"
)
_ALONE = re.compile(rf"{_NAME}[ \t]*$")
# Matches "[ANA BROOK] The seal" and "(Man): Why?"; not "[to the hall, quietly] Well".
_BOXED = re.compile(rf"[(\[][ \t]*(?P<name>{_BARE})[ \t]*[)\]](?:[ \t]*{_COLON})?[ \t]*")
# Matches "[Speaker: Ana Brook] The seal" and "[Sprecherin: 2]"; not "[Note: late]", by its word.
_CALLED_SPEAKER = re.compile(
    r"\[[ \t]*(?P<word>[^\W\d_]{3,20})[ \t]*:[ \t]*(?P<name>[^\[\]:\n]{1,60}?)[ \t]*\]"
    r"[ \t]*:?[ \t]*"
)
# Matches "CORVIN ASH:" behind the end of a sentence of somebody else.
_INSIDE = re.compile(rf"(?<=[.!?…—–\-)\]\"”»])[ \t]+(?P<name>{_NAME})[ \t]*{_COLON}[ \t]*")
# Matches "(Applause – Corvin Ash [Harbour]: Nonsense!)": what others call is no words of a speaker.
_CALLED = re.compile(r"[(\[][^:：]{2,200}[:：].{1,400}[)\]]$")
_IN_BRACKETS = re.compile(r"[(\[].*")
_LONGEST = 80
_SMALL = frozenset(
    {*("of", "the", "and", "for", "de", "da", "do", "du", "van", "von", "der", "den", "la")}
)
_ARTICLES = frozenset({*("the", "first", "former", "ex", "vice", "il", "le", "el", "die")})
"""Words that stand before a title, and of the titles the ones that stand before any word."""
_TIMES = 2
_ROLE_WORDS = 4
"""Words of the longest name such as "Some hon. members" and "A voice in the gallery"."""
_NEARLY_ALL = 0.8
"""The share of lines that begin with a name, from which others before a colon are names too."""

_SOUNDS = fold_words(join_words(lambda language: language.spoken.sounds))
_SPEAKERS = fold_words(join_words(lambda language: language.spoken.speakers))
_TITLES = fold_words(TITLES) - _SMALL - _ARTICLES


def split_label(line: str, trusted: frozenset[str]) -> tuple[str, str] | None:
    """Part a line into the name that it begins with and its words; None where it names nobody.

    >>> split_label("ANA BROOK: The seal queued.", frozenset())
    ('ANA BROOK', 'The seal queued.')
    >>> split_label("One thing: it queued.", frozenset()) is None
    True
    """
    found = _match_label(line)
    if not found:
        return None
    name = found["name"].strip()
    if len(name) > _LONGEST or not (_in_capitals(name) or bare_name(name) in trusted):
        return None
    return name, line[found.end() :]


def may_name_another(line: str) -> bool:
    """Tell whether a line may begin with a name that nothing shows to be one: "Chorus: Late!".

    Whose its words are nobody can tell, so they are not those of whoever spoke before.
    """
    found = _match_label(line)
    return found is not None and (is_like_name(found["name"]) or _is_device(found["name"]))


def _is_device(name: str) -> bool:
    """Tell whether a word is written as what people speak through: "iPhone"."""
    return name[:1].islower() and name.isalpha() and not name.islower()


def split_box(line: str, trusted: frozenset[str]) -> tuple[str, str] | None:
    """Part a line into the name in brackets that it begins with and its words.

    None for what was heard, "[Applause]", and for what is neither surely.

    >>> split_box("[ANA BROOK] The seal queued.", frozenset())
    ('ANA BROOK', 'The seal queued.')
    >>> split_box("[Speaker: Ana Brook] The seal queued.", frozenset())
    ('Ana Brook', 'The seal queued.')
    >>> split_box("[APPLAUSE] The seal queued.", frozenset()) is None
    True
    """
    called = _CALLED_SPEAKER.match(line[: _LONGEST + 60]) if line[:1] == "[" else None
    if called and is_role_word(called["word"]):
        name, word = called["name"], called["word"]
        whole = name if any(map(str.isalpha, name)) else f"{word} {name}"
        return whole, line[called.end() :]
    found = _BOXED.match(line[: _LONGEST + 60]) if line[:1] in {"(", "["} else None
    name = found["name"].strip() if found else ""
    if not found or not _is_boxed_name(name):
        return None
    words = line[found.end() :]
    known = name in trusted or _is_role(name)
    return (name, words) if known or (words.strip() and _in_capitals(name)) else None


def trusted_boxes(lines: Iterable[str]) -> frozenset[str]:
    """Give the names that stand in brackets before the words of two lines or more.

    Where one does, others of two words or more are taken for names as well.
    """
    found = (_BOXED.match(line[: _LONGEST + 60]) for line in lines if line[:1] in {"(", "["})
    counts = Counter(name for one in found if one and _is_boxed_name(name := one["name"].strip()))
    often = {name for name, count in counts.items() if count >= _TIMES}
    return frozenset(often | {name for name in counts if often and len(name.split()) >= _TIMES})


def _is_boxed_name(name: str) -> bool:
    return is_like_name(name) and _SOUNDS.isdisjoint(_folded(name))


def is_called(line: str) -> bool:
    """Tell whether a line is in brackets and has what somebody called: "(Mr. Ash: Shame!)"."""
    return line[:1] in {"(", "["} and _CALLED.match(line) is not None


def split_inside(
    words: str, speaker: str | None, trusted: frozenset[str]
) -> Iterator[tuple[str | None, str]]:
    """Yield the words of a line with who says them: another's name may follow a sentence in it.

    >>> [*split_inside("It is late. CORVIN ASH: Is it?", "ANA BROOK", frozenset())]
    [('ANA BROOK', 'It is late.'), ('CORVIN ASH', 'Is it?')]
    """
    at = 0
    for found in _INSIDE.finditer(words) if ":" in words or "：" in words else ():
        name = found["name"].strip()
        if bare_name(name) not in trusted and not (
            _in_capitals(name) and len(name.split()) >= _TIMES
        ):
            continue
        yield speaker, words[at : found.start()]
        speaker, at = name, found.end()
    yield speaker, words[at:]


def trusted_labels(lines: Iterable[str]) -> frozenset[str]:
    """Give what stands before a colon as a name would, at the beginning of two lines or more.

    Where some name does, or two are in capitals or have a title, others of two words or more, and
    those in the place of a name, are taken for names at their first line: else what they say would
    be the words of whoever spoke before. Where nearly all lines begin so, "iPad of Ute" is one.
    """
    counts: Counter[str] = Counter()
    every: set[str] = set()
    written = labelled = 0
    for line in lines:
        written += bool(line.strip())
        found = _match_label(line)
        if not found:
            continue
        labelled += 1
        name = bare_name(found["name"])
        every.add(name)
        if is_like_name(name):
            counts[name] += 1
    often = {name for name, count in counts.items() if count >= _TIMES}
    sure = {name for name in counts if _in_capitals(name) or has_title(name)}
    if not often and len(sure) >= _TIMES:
        often = sure
    if not often:
        return frozenset()
    others = {name for name in counts if len(name.split()) >= _TIMES}
    # "All: No!" calls somebody; "us all: when they" goes on in the middle of a sentence.
    others |= {name for name in every if _is_role(name) and not name[:1].islower()}
    if labelled >= _NEARLY_ALL * written:
        others |= {name for name in every if _ends_as_name(name)}
    return frozenset(often | others)


def _ends_as_name(name: str) -> bool:
    """Tell whether the last of several words begins in a capital, or no letter has any."""
    *before, last = bare_name(name).split() or [""]
    return bool(before and last[:1].isupper()) or not (name.lower() != name or name.upper() != name)


def _match_label(line: str) -> re.Match[str] | None:
    if ":" not in line and "：" not in line:
        return None
    head = line[: 2 * _LONGEST]
    return _LABEL.match(head) or (_match_office(head) if "," in head else None)


def _match_office(line: str) -> re.Match[str] | None:
    """Match a name with an office behind a comma: both in capitals, or both written as names are.

    The name is of two words at the least, for "Yes, Minister: it is" names nobody.
    """
    found = _OFFICE_LABEL.match(line)
    if not found or len(bare_name(found["name"]).split()) < _TIMES:
        return None
    name, office = found["name"], found["office"]
    if _in_capitals(name):
        return found if _in_capitals(office) else None
    return found if is_like_name(name) and is_like_name(office) else None


def bare_name(name: str) -> str:
    """Give a name without what is added to it in brackets: "Ana Brook (Harbour)"."""
    return _BARE_NAMES[name]


def _without_added(name: str) -> str:
    return _IN_BRACKETS.sub("", name).strip()


def _in_capitals(name: str) -> bool:
    return _IN_CAPITALS[name]


def _has_capitals_alone(name: str) -> bool:
    bare = bare_name(name)
    letters = [letter for letter in bare if letter.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def _folded(name: str) -> frozenset[str]:
    words = bare_name(name).split()
    return frozenset(fold_words(word.strip(".,") for word in words))


def has_title(name: str) -> bool:
    """Tell whether a title stands before a name: "Ms. Brook"; not "Mayor"."""
    words = bare_name(name).split()
    return len(words) >= _TIMES and not fold_words([words[0].strip(".")]).isdisjoint(_TITLES)


def is_title_word(word: str) -> bool:
    """Tell whether a word is a title or an office: "ministre", "Senator", "rapporteur"."""
    return not fold_words([word]).isdisjoint(_TITLES | _SPEAKERS)


def is_role_word(word: str) -> bool:
    """Tell whether a word stands for whoever speaks: "Speaker", "Sprecherin"."""
    return not _SPEAKERS.isdisjoint(fold_words([word.strip(".")]))


def _is_role(name: str) -> bool:
    """Tell whether a name is of somebody who is not named: "Some hon. members", "A voice"."""
    return len(name.split()) <= _ROLE_WORDS and not _SPEAKERS.isdisjoint(_folded(name))


def is_like_name(name: str) -> bool:
    """Tell whether all words of a text begin as those of a name do.

    >>> is_like_name("Ana van den Brook (off mic)"), is_like_name("The train left at")
    (True, False)
    """
    return _LIKE_NAMES[name]


def _begins_as_names(name: str) -> bool:
    words = bare_name(name).split()
    if _TIMES <= len(words) <= _ROLE_WORDS and _is_surname(words[-1]) and words[0][0].isupper():
        return True
    return any(not word[0].islower() for word in words) and all(
        not word[0].islower() or word.rstrip(".") in _SMALL or word.rstrip(".") in TITLES
        for word in words
    )


def _is_surname(word: str) -> bool:
    """Tell whether a word is in capitals as last names are: "De heer LUND"."""
    return len(word) > _TIMES and word.isalpha() and word.isupper()


def names_above(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Give the names that stand on a line of their own above the words of most of some texts.

    As a meeting's captions have them that are saved as text: each has another line, and each of
    these names two words or more, and most stand there twice.
    """
    firsts = Counter(lines[0] for lines in texts if len(lines) > 1)
    # These make four fifths at least, so that no more than three fifths of the texts differ.
    if firsts.total() * 5 < len(texts) * 4 or len(firsts) * 5 > len(texts) * 3:
        return frozenset()
    names = {name: count for name, count in firsts.items() if _ALONE.match(name)}
    named = sum(names.values())
    if named * 5 < len(texts) * 4 or named < _TIMES * len(names):
        return frozenset()
    return frozenset(name for name in names if is_like_name(name) and len(name.split()) >= _TIMES)


# A meeting has a dozen names in a thousand lines.
_BARE_NAMES = TextCache(_without_added, most=500_000)
_IN_CAPITALS = TextCache(_has_capitals_alone, most=500_000)
_LIKE_NAMES = TextCache(_begins_as_names, most=500_000)

"""The lines of a text in, where a name begins a turn out: each text has its own way to write one.

"BROOK: …", "Ana Brook (00:12): …", "[Ana Brook] …", "Mr. BROOK. …", "Ana Brook (Harbour). – …",
a name on a line of its own, "Q. …", and a dash before what nobody known says.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from archiver.importers.transcripts.speaker_labels import (
    bare_name,
    has_title,
    is_called,
    is_like_name,
    is_title_word,
    may_name_another,
    split_box,
    split_inside,
    split_label,
    trusted_boxes,
    trusted_labels,
)
from archiver.importers.transcripts.text_lines import is_blank, split_marked
from archiver.languages.registry import join_words

Turn = tuple[str | None, str, float | None]
"""Who speaks, what follows the name on its line, and the second that stands beside the name."""

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
# Matches "[00:12:03]", "(12:03)", "[00:12 - 00:19]", "00:12:03.5 -"; not "12:30 is late".
_STAMP = re.compile(
    rf"\s*(?:[\[(]\s*(-?{_CLOCK})(?:\s*(?:-{{1,2}}>?|–|—)\s*{_CLOCK})?\s*[\])]"
    r"|((?:\d{1,3}:)\d{1,2}:\d{2}(?:[.,]\d{1,3})?)(?=\s|$))\s*[-–]?\s*"
)
# Matches "00:12 Ana Brook: Yes", which counts where a name follows.
_SHORT_STAMP = re.compile(r"\s*()(\d{1,3}:\d{2}(?:[.,]\d{1,3})?)\s*[-–]?\s+(?=\S)")
# Matches "Ana Brook 0:12", "Ana Brook (00:12):" and "SPEAKER_00 [00:12.000 --> 00:14.000]: Yes."
_TIMED_NAME = re.compile(
    r"(?P<name>[^\W\d_][^\n:;!?()\[\]]{0,50}?)[ \t]*"
    rf"(?:[\[(](?P<boxed>{_CLOCK})[^\])\n]{{0,30}}[\])]|[ \t](?P<bare>{_CLOCK}))"
    r"[ \t]*(?:$|:(?:$|[ \t]+(?P<words>.*)))"
)
# Matches "Ana Brook [00:00:12] Good morning", as other programs write it; not with round brackets.
_TIMED_BEFORE_WORDS = re.compile(
    rf"(?P<name>[^\W\d_][^\n:;!?()\[\]]{{0,50}}?)[ \t]*\[(?P<boxed>{_CLOCK})\][ \t]+(?P<words>\S.*)"
)
# Matches "[00:00:12] Good morning" behind "Ana Brook:".
_TIME_BEHIND = re.compile(rf"[\[(]({_CLOCK})[\])](?:[ \t]+|$)")
_WORD = r"[^\W\d_][^\W_]*(?:['’\-][^\W_]*)*"
_ADDED = r"(?:[ \t]*\([^()\n]{1,60}\))"
# Matches "Mr. LUND of Pelliwick", "The SPEAKER pro tempore", "PRESIDENTE", "M. le président".
_NAME = rf"(?:[^\W\d_]{{1,4}}\.[ \t]+)?{_WORD}(?:[ \t]+{_WORD}|[ \t]+[^\W\d_]\.){{0,5}}"
# Matches "Mr. LUND. The" and "Mme Wren Talbot, ministre des ports. Il", by the first of the office.
_POINTED = re.compile(
    rf"(?P<name>{_NAME}){_ADDED}?(?:,[ \t](?P<office>[^\W\d_]+)(?![^\W\d_])[^.,–—:\n]{{0,80}})?"
    r"\.[ \t]+(?=\S)"
)
# Matches "President. – The next", "Ana Brook, rapporteur. – Mr", and "ANA BROOK — The ferry".
_POINT_DASH = re.compile(
    rf"(?P<name>{_NAME})(?:,[ \t][^.–—\n]{{1,80}})?{_ADDED}?(?:\.|[ \t])[ \t]*[–—][ \t]+(?=\S)"
)
# Matches "— Why?" and "– ¿Por qué?"; not "— and so on" and "- one of a list".
_DASH = re.compile(r"[–—][ \t]*(?=[^\W\d_a-zß-öø-ÿ]|[¿¡“\"«])")
# Matches the beginnings of "Q: Why?", "Q.  Why?" and "Q    Why?"; not of "Q is a letter".
_ASKED = re.compile(r"(?P<who>[^\W\d_]{1,12})(?:[.:][ \t]+|[ \t]{2,}|\t)(?=\S)")
_BARE_NAME = re.compile(r"[^\W\d_][^\n:!?]{1,60}$")
_OF_PLACE = re.compile(r"[ \t]+of[ \t].*")
_ANOTHER = ">>"
"""What stands before the words of another speaker than the last, named or not."""
_TIMES, _MOST_WORDS, _SHORTEST = 2, 5, 3
_QUESTION = ("?", "？", "؟")

_LETTERS = {
    word: role
    for entry in join_words(lambda language: language.spoken.turn_letters)
    for word, _, role in [entry.partition("=")]
}


def clock_seconds(clock: str) -> float:
    """Read "1:02:03.5" as seconds."""
    total = 0.0
    for part in clock.lstrip("-").replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return -total if clock.startswith("-") else total


def find_stamp(line: str, labels: "SpeakerLabels | None" = None) -> re.Match[str] | None:
    """Find the time that a line begins with; one of minutes alone counts before a name."""
    if ":" not in line:
        return None
    found = _STAMP.match(line)
    if found:
        return found
    short = _SHORT_STAMP.match(line)
    if not short:
        return None
    behind = line[short.end() :]
    named = labels.split(behind) if labels else None
    return short if named or (labels is None and may_name_another(behind)) else None


def timed_name(line: str) -> Turn | None:
    """Part a line that begins with a name and a time into these, in seconds, and its words."""
    if ":" not in line[:120]:
        return None
    found = _TIMED_NAME.match(line) or _TIMED_BEFORE_WORDS.match(line)
    if not found or not is_like_name(found["name"]):
        return None
    given = found.groupdict()
    seconds = clock_seconds(given["boxed"] or given["bare"])
    return found["name"].strip(), given["words"] or "", seconds


def _unstamped(line: str) -> str:
    found = find_stamp(line)
    bare = (line[found.end() :] if found else line).strip()
    return bare.lstrip("> ") if bare.startswith(_ANOTHER) else bare


class SpeakerLabels:
    """The ways in which one text names who speaks."""

    def __init__(self, lines: Sequence[str]) -> None:
        bare = [_unstamped(line) for line in lines if not is_blank(line)]
        self._lines = lines
        self._trusted = trusted_labels(bare)
        self._boxes = trusted_boxes(bare)
        self._timed = _twice(timed_name(line) for line in bare)
        self._letters = _letters_of(bare)
        self._alone = _names_alone(lines)
        colons = sum(split_label(line, self._trusted) is not None for line in bare)
        others = colons >= _TIMES or self._timed or len(self._boxes) > 0
        self._dash_names = self._pointed = frozenset[str]()
        if not others:
            self._dash_names = _names_by(_POINT_DASH, is_like_name, bare)
        if not (others or self._dash_names):
            self._pointed = _names_by(_POINTED, _is_printed_name, bare)
        self._dashed = sum(_DASH.match(line) is not None for line in bare) >= _TIMES

    def turns(self) -> Iterator[Turn]:
        """Yield what begins the turn of somebody named."""
        for place, line in enumerate(self._lines):
            if is_blank(line):
                continue
            stamp = find_stamp(line, self)
            bare = (line[stamp.end() :] if stamp else line).strip()
            before, after = (
                self._lines[max(place - 1, 0) : place],
                self._lines[place + 1 : place + 2],
            )
            turn = self.split(bare, before, after)
            if turn and turn[0]:
                yield turn

    def split(
        self, words: str, before: Sequence[str] = (), after: Sequence[str] = ()
    ) -> Turn | None:
        """Part a line without its stamp into who begins to speak and the words; None for nobody.

        `before` and `after` hold the lines beside it.
        """
        if words.startswith(_ANOTHER):
            bare = words.lstrip("> ")
            return self.split(bare, before, after) or (None, bare, None)
        if self._timed and (at := timed_name(words)):
            return at
        if self._letters and (asked := _ASKED.match(words)) and asked["who"] in self._letters:
            # Who asks is not told: nobody's words, least of all those of who spoke before.
            return asked["who"], words[asked.end() :], None
        named = (
            split_marked(words)
            or split_label(words, self._trusted)
            or split_box(words, self._boxes)
        )
        if named:
            behind = _TIME_BEHIND.match(named[1])
            if behind:
                return named[0], named[1][behind.end() :], clock_seconds(behind[1])
            return *named, None
        if alone := self._name_alone(words, before, after):
            return alone, "", None
        for names, pattern in ((self._dash_names, _POINT_DASH), (self._pointed, _POINTED)):
            found = pattern.match(words) if names else None
            name = _printed_name(found) if found else ""
            if found and name in names:
                return name, words[found.end() :], None
        if self._dashed and (dash := _DASH.match(words)):
            return None, words[dash.end() :], None
        return None

    def _name_alone(self, words: str, before: Sequence[str], after: Sequence[str]) -> str:
        """Give the name that is all of a line, '' where it is none."""
        if self._trusted and words.endswith((":", "：")) and may_name_another(words):
            return words[:-1].rstrip()
        known = bare_name(words) in self._alone
        return words if known and _stands_alone(words, before, after, self._alone) else ""

    def is_aside(self, words: str) -> bool:
        """Tell whether a line is not surely the speaker's: called by others, or by a name unknown.

        What may be a name that stands before a colon once alone is nobody's up to a blank line.
        """
        return is_called(words) or (bool(self._trusted) and may_name_another(words))

    def parts(self, words: str, speaker: str | None) -> Iterator[tuple[str | None, str]]:
        """Yield the words of a line with who says them."""
        return split_inside(words, speaker, self._trusted)


def _twice(found: Iterable[object]) -> bool:
    count = 0
    for one in found:
        count += one is not None
        if count == _TIMES:
            return True
    return False


def _letters_of(lines: Iterable[str]) -> frozenset[str]:
    """Give the letters and words that stand for who asks and who answers in a text.

    They count where what follows the one for who asks is a question, or it is a Q.
    """
    counts: Counter[str] = Counter()
    questions = 0
    for line in lines:
        found = _ASKED.match(line)
        if found and found["who"][:1].isupper() and found["who"].casefold() in _LETTERS:
            counts[found["who"]] += 1
            asks = _LETTERS[found["who"].casefold()] == "asked"
            questions += asks and (found["who"] == "Q" or line.rstrip().endswith(_QUESTION))
    return frozenset(counts) if questions else frozenset()


def _names_alone(lines: Sequence[str]) -> frozenset[str]:
    """Give the names that stand on a line of their own: in capitals, or behind a blank line, twice.

    Where one does, others of two words or more are names as well.
    """
    capitals: Counter[str] = Counter()
    mixed: Counter[str] = Counter()
    for place, line in enumerate(lines[:-1]):
        if is_blank(line) or is_blank(lines[place + 1]):
            continue
        name, below = _unstamped(line), lines[place + 1].strip()
        if not _BARE_NAME.match(name) or not _is_short(name):
            continue
        if name.isupper():
            capitals[bare_name(name)] += not below.isupper()
        elif is_like_name(name) and not name.endswith("."):
            stamped = find_stamp(line) is not None
            behind_blank = not place or not lines[place - 1].strip()
            mixed[bare_name(name)] += (stamped or behind_blank) and not _is_mixed_name(below)
    found = {name for name, count in capitals.items() if count >= _TIMES}
    often = {name for name, count in mixed.items() if count >= _TIMES}
    if often:
        found |= often | {name for name, count in mixed.items() if count and " " in name}
    return frozenset(found)


def _is_mixed_name(line: str) -> bool:
    return _is_short(line) and is_like_name(line) and not line.endswith((".", "!", "?", "…"))


def _is_short(name: str) -> bool:
    return 1 <= len(bare_name(name).split()) <= _MOST_WORDS


def _stands_alone(
    words: str, before: Sequence[str], after: Sequence[str], names: frozenset[str]
) -> bool:
    """Tell whether a name alone begins a turn here: words are below, and it goes on from none."""
    below = after[0].strip() if after else ""
    if words.isupper():
        return True
    above = before[0].strip() if before else ""
    return bool(below) and bare_name(below) not in names and (not above or above in names)


def _names_by(
    pattern: re.Pattern[str], may_name: Callable[[str], bool], lines: Iterable[str]
) -> frozenset[str]:
    """Give the names, without their places, that a pattern finds before words: all, or none.

    They count where one of them stands so twice.
    """
    counts = Counter(
        name
        for line in lines
        if (found := pattern.match(line))
        if may_name(found["name"]) and (name := _printed_name(found))
    )
    return frozenset(counts) if any(count >= _TIMES for count in counts.values()) else frozenset()


def _printed_name(found: re.Match[str]) -> str:
    """Give a name without its place; '' where what follows a comma behind it is no office."""
    office = found.groupdict().get("office")
    return "" if office and not is_title_word(office) else _OF_PLACE.sub("", found["name"])


def _is_printed_name(name: str) -> bool:
    """Tell whether a name is as parliaments print one before a full stop: "Mr. LUND", "Mr. Lund".

    In capitals with or without a title, or with a title in any letters; its place is not looked at.
    """
    bare = _OF_PLACE.sub("", name)
    return has_title(bare) or any(map(_is_in_capitals, bare.split()))


def _is_in_capitals(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isupper()

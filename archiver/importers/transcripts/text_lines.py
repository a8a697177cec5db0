"""The text of a transcript in, its lines out, without what its printer put there.

Numbers of a court's lines, marks of Markdown, pages' numbers and running titles go. What marks a
name in a way of its own, a tab behind it or a circle before it, is written with one sign, so that
no other line is taken for it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from archiver.importers.transcripts.speaker_labels import (
    is_like_name,
    is_role_word,
    may_name_another,
)

_MARKED = "\ue000"
"""What stands before and behind a name that the text marks as one."""
_NUMBERED = re.compile(r"\s{0,8}\d{1,2}(?:\s+|$)")
_HEADING = re.compile(r"#{1,6}[ \t]+")
_BOLD = re.compile(r"(?:\*\*|__)(?P<name>[^*_\n]{1,80}?)(?P<colon>[:：]?)(?:\*\*|__)(?P<after>:?)")
_CLOCK = r"[\[(]?(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?"
# Matches "Ana Brook<tab>Yes." and "00:12<tab>Ana Brook<tab>Yes."; not three cells of other kinds.
_TABBED = re.compile(
    rf"(?P<before>(?:{_CLOCK}\t)?)(?P<name>[^\W\d_][^\t\n:]{{1,50}}?):?\t+(?P<words>[^\t\n]+)$"
)
# Matches "○佐藤花子君　" and "○国務大臣（鈴木次郎君）　", as Japanese minutes print who speaks.
_CIRCLED = re.compile(
    r"[○◯〇](?:[^\s（）:：]{1,40}（(?P<inner>[^\s（）]{1,20}?)君?）|(?P<name>[^\s（）:：]{1,20}?)君?)\u3000+"
)
# Matches "Page 3 of 12", "- 3 -", "3/12", "Seite 3 von 12" and "3"; not "Speaker 3", by its word.
_PAGE = re.compile(
    r"\W{0,3}(?P<word>[^\W\d_]{1,10}\.?[ \t]+)?(?P<page>\d{1,4})"
    r"(?:[ \t]*(?:/|[^\W\d_]{1,6})[ \t]*\d{1,4})?\W{0,3}$"
)
_FIGURES = re.compile(r"\d+")
_ENDED = (".", "!", "?", "…", ",", ":", ";", "。", "！", "？", "-", "–", "—", ")", "]", '"', "”")
_TIMES, _OFTEN, _LONGEST_TITLE = 2, 3, 120
_NEARLY_ALL = 0.8
_LEAST_WORDS = 3
"""Words that stand behind a name and a tab on the average: cells of other tables have fewer."""


def plain_lines(text: str) -> list[str]:
    """Give the lines of a text without what was printed around them, each in its place.

    A name that stands alone in bold or as a heading gets a colon, as it has elsewhere.
    """
    lines = text.lstrip("\ufeff").replace(_MARKED, "").splitlines()
    written = [line for line in lines if line.strip()]
    numbered = sum(_NUMBERED.match(line) is not None for line in written)
    if numbered >= max(_TIMES, _NEARLY_ALL * len(written)):
        lines = [_NUMBERED.sub("", line, count=1) for line in lines]
    if "**" in text or "__" in text or "#" in text:
        lines = [_without_markdown(line) for line in lines]
    if "\t" in text:
        lines = _mark_tabbed(lines)
    if "\u3000" in text:
        lines = [_CIRCLED.sub(_mark_circled, line, count=1) for line in lines]
    return _without_pages(lines)


def is_blank(line: str) -> bool:
    """Tell whether a line has nothing but spaces, as half of the lines of many transcripts."""
    return not line or line.isspace()


def split_marked(line: str) -> tuple[str, str] | None:
    """Part a line into the name that its text marks as one and its words; None for another."""
    if not line.startswith(_MARKED):
        return None
    _, name, words = line.split(_MARKED, 2)
    return name, words.lstrip()


def _without_markdown(line: str) -> str:
    bold = _BOLD.sub(lambda found: f"{found['name']}{found['colon'] or found['after']}", line)
    head = _HEADING.match(bold)
    bare = bold[head.end() :] if head else bold
    is_alone = head is not None or (bare != line and not _BOLD.sub("", line).strip())
    if is_alone and is_like_name(bare) and not bare.rstrip().endswith((":", "：")):
        return f"{bare.rstrip()}:"
    return bare


def _mark_circled(found: re.Match[str]) -> str:
    return f"{_MARKED}{found['inner'] or found['name']}{_MARKED}"


def _mark_tabbed(lines: list[str]) -> list[str]:
    """Mark names before tabs, where nearly all lines have one, some twice, and then a sentence."""
    matched = [_TABBED.match(line) for line in lines]
    found = [one for one in matched if one and is_like_name(one["name"])]
    names = Counter(one["name"] for one in found)
    words = sum(len(one["words"].split()) for one in found)
    written = sum(bool(line.strip()) for line in lines)
    if not found or max(names.values()) < _TIMES or len(found) < _NEARLY_ALL * written:
        return lines
    if words < _LEAST_WORDS * len(found):
        return lines
    return [
        f"{one['before']}{_MARKED}{one['name'].strip()}{_MARKED}{one['words']}"
        if one and is_like_name(one["name"])
        else line
        for one, line in zip(matched, lines, strict=True)
    ]


def _without_pages(lines: list[str]) -> list[str]:
    """Empty the lines of pages' numbers, and of titles that stand beside them or again and again.

    Only numbers that go up tell pages. A title ends as no sentence does, and is nobody's name.
    """
    pages = _places_of_pages(lines)
    if not pages:
        return lines
    written = [place for place, line in enumerate(lines) if line.strip()]
    beside: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for at, place in enumerate(written):
        if place in pages or not _may_be_title(lines[place]):
            continue
        title = _skeleton(lines[place])
        near = written[max(at - 1, 0) : at] + written[at + 1 : at + 2]
        beside[title] += not pages.isdisjoint(near)
        alone[title] += _stands_alone(lines, place, pages)
    titles = {one for one, count in beside.items() if count >= _TIMES}
    titles |= {one for one, count in alone.items() if count >= _OFTEN}
    gone = {
        place
        for place in written
        if place in pages or (titles and _is_title(lines, place, titles, pages))
    }
    return ["" if place in gone else line for place, line in enumerate(lines)]


def _is_title(lines: Sequence[str], place: int, titles: set[str], pages: frozenset[int]) -> bool:
    line = lines[place]
    return (
        _may_be_title(line)
        and _skeleton(line) in titles
        and (_stands_alone(lines, place, pages) or not pages.isdisjoint((place - 1, place + 1)))
    )


def _places_of_pages(lines: Sequence[str]) -> frozenset[int]:
    """Give the lines that number pages: written alike, and each with a higher number.

    Twice where nothing else stands in them, else three times, and by one each time.
    """
    bare: dict[str, list[tuple[int, int]]] = {}
    titled: dict[str, list[tuple[int, int]]] = {}
    for place, line in enumerate(lines):
        words = line.strip("\f \t\r\n")
        if not words:
            continue
        one = (
            _PAGE.match(words) if words[-1:].isalnum() or words.endswith(("-", "–", "—")) else None
        )
        if one and not is_role_word((one["word"] or "").strip()):
            bare.setdefault(_skeleton(words), []).append((place, int(one["page"])))
        elif not one and words[-1:].isdecimal() and _may_be_title(words):
            last = int(_FIGURES.findall(words)[-1][-9:])
            titled.setdefault(_skeleton(words), []).append((place, last))
    told = [some for some in bare.values() if len(some) >= _TIMES and _rises(some)]
    told += [
        some
        for some in titled.values()
        if len(some) >= _OFTEN and _rises(some) and some[-1][1] - some[0][1] < len(some)
    ]
    return frozenset(place for some in told for place, _ in some)


def _rises(pages: Sequence[tuple[int, int]]) -> bool:
    return all(one < other for (_, one), (_, other) in pairwise(pages))


def _skeleton(line: str) -> str:
    """Give a line with its figures alike, and without the blanks about it."""
    return _FIGURES.sub("0", line.strip())


def _may_be_title(line: str) -> bool:
    bare = line.strip()
    return (
        0 < len(bare) <= _LONGEST_TITLE
        and not bare.endswith(_ENDED)
        and _MARKED not in bare
        and not may_name_another(bare)
        and " " in bare
    )


def _stands_alone(lines: Sequence[str], place: int, pages: frozenset[int]) -> bool:
    """Tell whether a line has blank ones or pages' numbers on both sides."""
    return all(
        not 0 <= at < len(lines) or not lines[at].strip() or at in pages
        for at in (place - 1, place + 1)
    )

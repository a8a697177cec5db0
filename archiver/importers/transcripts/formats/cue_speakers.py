"""Cues in, turns out: by voices, labels, brackets, dashes and lines above is told who speaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain

from archiver.importers.transcripts.parsed import ParsedTranscript
from archiver.importers.transcripts.speaker_labels import (
    is_called,
    may_name_another,
    names_above,
    split_box,
    split_inside,
    split_label,
    trusted_boxes,
    trusted_labels,
)

Cue = tuple[int, float | None, float | None, list[str]]
"""The line it begins at, its seconds, and its lines with their marks."""

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,200})>")
# Matches "<c.yellow>", "</v>", "<00:00:01.520>", "{\an8}"; not "a < b".
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|</>|<\d[\d:.]{4,15}>|\{\\[^{}]{1,100}\}")
MARKS = ("<", "{", "&", "\u200b")
"""What a line has that is not shown as it stands, but for white space around it."""
_LABEL_MARK = re.compile(r">>|[:：\[(]")
"""What a line has that may say who speaks."""
# Matches the beginning of "- Who?" and "–Nobody.", as subtitles part two voices; not of "-5".
_DASHED = re.compile(r"^[-–—][ \t]*(?=[^\W\d_]|[¿¡“\"«])", re.MULTILINE)
_SENTENCE_ENDS = (".", "!", "?", "…", "-", "–", "—", ")", "]", '"', "”", "»")


@dataclass(frozen=True, slots=True)
class _Names:
    """What stands in a file as a name, before a colon or in brackets; and if dashes part turns."""

    labels: frozenset[str]
    boxes: frozenset[str]
    dashed: bool


def unmarked_line(line: str) -> str:
    """Give a line without marks; entities stand for what they are."""
    if "<" in line or "{" in line:
        line = _TAG.sub("", line)
    if "&" in line:
        line = unescape(line)
    return line.replace("\u200b", "").strip()


def add_cues(
    found: ParsedTranscript, cues: list[Cue], shown: list[list[str]], *, voices: bool
) -> None:
    """Add cues as turns; `shown` are their lines without marks, which may be of `voices`."""
    whole = "\n".join(chain(*shown))
    dashed = len(_DASHED.findall(whole)) > 1
    above = frozenset() if voices else names_above(shown)
    if not (voices or dashed or above or _LABEL_MARK.search(whole)):
        found.add_captions(
            (number, start, end, plain[0] if len(plain) == 1 else " ".join(plain))
            for (number, start, end, _), plain in zip(cues, shown, strict=True)
        )
        return
    firsts = [line.lstrip("> ") for plain in shown for line in plain[:2]]
    names = _Names(_labels_of(shown), trusted_boxes(firsts), dashed)
    speaker: str | None = None
    before = ""
    for (number, start, end, lines), plain in zip(cues, shown, strict=True):
        if plain and plain[0] in above:
            found.add_turn(number, " ".join(plain[1:]), speaker=plain[0], start=start, end=end)
            continue
        joined = "\n".join(plain)
        if not voices and not dashed and not _LABEL_MARK.search(joined):
            text = joined.replace("\n", " ")
            found.add_turn(number, text, speaker=speaker, start=start, end=end)
            before = text or before
            continue
        voiced = list(_voices(lines)) if voices else [(None, joined)]
        for voice, words in voiced:
            if voice is not None:
                found.add_turn(number, words, speaker=voice, start=start, end=end)
                continue
            for label, part in _labelled(words, names, before):
                if label is not None:
                    speaker = label or None
                if ":" not in part and "：" not in part:
                    found.add_turn(number, part, speaker=speaker, start=start, end=end)
                    continue
                for said_by, said in split_inside(part, speaker, names.labels):
                    speaker = said_by
                    found.add_turn(number, said, speaker=speaker, start=start, end=end)
        before = joined or before


def _labels_of(shown: list[list[str]]) -> frozenset[str]:
    """Give the names before a colon: of first lines where nearly all have one, else of two."""
    firsts = [plain[0].lstrip("> ") for plain in shown if plain]
    seconds = [plain[1] for plain in shown if len(plain) > 1]
    return trusted_labels(firsts) | trusted_labels([*firsts, *seconds])


def _voices(lines: list[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the words of each voice that a cue marks; all of it where it marks none."""
    joined = "\n".join(lines)
    if "<v" not in joined:
        yield None, "\n".join(filter(None, map(unmarked_line, lines)))
        return
    pieces = _VOICE.split(joined)
    if pieces[0].strip() or len(pieces) == 1:
        yield None, "\n".join(filter(None, map(unmarked_line, pieces[0].split("\n"))))
    for name, words in zip(pieces[1::2], pieces[2::2], strict=True):
        # Other names and words may follow the closing tag of a voice.
        yield (
            unescape(_TAG.sub("", name)).strip(),
            "\n".join(filter(None, map(unmarked_line, words.split("\n")))),
        )


def _labelled(words: str, names: _Names, before: str) -> Iterator[tuple[str | None, str]]:
    """Yield a cue's words with the speaker they begin with: '' for another who is not named.

    `before` are the words of the cue before it.
    """
    if not names.dashed and not _LABEL_MARK.search(words):
        yield None, " ".join(words.split("\n"))
        return
    label: str | None = None
    held: list[str] = []
    for line in words.split("\n"):
        dash = _DASHED.match(line) if names.dashed else None
        changed = dash is not None or line.startswith(">>")
        bare = line[dash.end() :] if dash else line.lstrip("> ").lstrip() if changed else line
        found = split_label(bare, names.labels) or split_box(bare, names.boxes)
        ended = not before or before.endswith(_SENTENCE_ENDS)
        if not found and names.labels and ended:
            # It may be a name that stands once alone, and what somebody calls is not theirs either.
            changed = changed or may_name_another(bare) or is_called(bare)
        if found or changed:
            if held:
                yield label, " ".join(held)
            label, held = (found[0] if found else ""), []
            bare = found[1] if found else bare
        held.append(bare)
        before = line or before
    yield label, " ".join(held)

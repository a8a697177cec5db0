"""Where an attacker's text is met among spoken words: in files of them, and beside a quotation."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from archiver.errors import ArchiverError
from archiver.importers.transcripts.parsed import TranscriptFacts
from archiver.importers.transcripts.reading import read_transcripts
from archiver.matching.cleaned import compare_one_speech
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.models.records import PostVersion

Work = Callable[[], object]


def _compared(text: str) -> Work:
    """A speech, and what is said to be quoted from it: its beginning, and the same otherwise."""
    part = text[:6_000]
    quotes = [
        prepare_quotation(one)
        for one in (part, part.replace(" ", " uh ") + " -- end", f"the {part[:200]} … end")
    ]

    def work() -> object:
        source = prepare_post(PostVersion(text=text[:100_000]))
        return [
            compare_one_speech(one, source, near=near) for one in quotes for near in (True, False)
        ]

    return work


def _transcript(
    name: str, begin: str, end: str = "", written: Callable[[str], str] = str
) -> Callable[[str], Work]:
    def target(text: str) -> Work:
        path = Path(tempfile.mkdtemp(prefix="fuzz")) / name
        path.write_bytes((begin + written(text) + end).encode("utf-8", "surrogatepass"))
        return lambda: _read(path)

    return target


def _read(path: Path) -> object:
    try:
        return sum(
            one.transcript is not None or one.prepared is not None
            for one in read_transcripts(path, TranscriptFacts())
        )
    except ArchiverError as error:
        return error


def _in_cues(text: str) -> str:
    """Write forty characters a cue, of a second each."""
    return "".join(
        f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.000 --> "
        f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.900\n{text[at * 40 : at * 40 + 40]}\n\n"
        for at in range(len(text) // 40 + 1)
    )


def _in_json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _in_markup(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


_CAPTIONS = "WEBVTT\n\n"
_TURNS = "ANA BROOK: Good morning.\n\nODO FINCH: It is.\n\nANA BROOK: Is it? "
_SEGMENTS = '{"segments":[{"start":0,"end":1,"speaker":"Ana Brook","text":"'
_TABLE = "speaker,start,text\nAna Brook,0,Good morning.\nOdo Finch,2,"
_EVENTS = '{"wireMagic":"pb3","events":[{"tStartMs":0,"dDurationMs":900,"segs":[{"utf8":"'
_TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader/><text><body>'
    '<div type="debateSection"><u who="#AnaBrook"><seg>'
)
_PAGE = (
    "<html><body><article><p>Ana Brook: Good morning.</p><p>Odo Finch: It is.</p>"
    "<p>Ana Brook: Is it?</p><p>Odo Finch: Yes.</p><p>Ana Brook: "
)

SPEECH_TARGETS: dict[str, Callable[[str], Work]] = {
    "speech": _compared,
    "captions": _transcript("a.vtt", f"{_CAPTIONS}00:00:01.000 --> 00:00:03.000\n"),
    "captions, cues": _transcript("a.vtt", _CAPTIONS, "", _in_cues),
    "captions, raw": _transcript("a.vtt", _CAPTIONS),
    "captions, commands": _transcript(
        "a.ass",
        "[Script Info]\n[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,",
    ),
    "captions, numbered": _transcript("a.srt", "1\n00:00:01,000 --> 00:00:03,000\na\n\n"),
    "speaker text": _transcript("a.txt", _TURNS),
    "speech json": _transcript("a.json", _SEGMENTS, '"}]}', _in_json),
    "speech json, raw": _transcript("a.json", '{"segments":[{"start":0,"end":1,"text":"a"},'),
    "caption events": _transcript("a.json3", _EVENTS, '"}]}]}', _in_json),
    "turn table": _transcript("a.csv", _TABLE),
    "sittings": _transcript("a.xml", _TEI, "</seg></u></div></body></text></TEI>", _in_markup),
    "sittings, markup": _transcript("a.xml", _TEI, "</seg></u></div></body></text></TEI>"),
    "published page": _transcript("a.html", _PAGE, "</p></article></body></html>", _in_markup),
    "published page, markup": _transcript("a.html", _PAGE, "</p></article></body></html>"),
}
